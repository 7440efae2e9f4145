package imposition

import (
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

const (
	rulerLong geom.MM = 100
	rulerHigh geom.MM = 2
)

var rulerPen = scene.Pen{Width: 0.15, Color: layout.Ink}

// ruler draws a ruler with a tick for every millimeter, longer ones for five and ten, on a line that begins at
// a point, and its label behind it or, where there is no room, above. It returns how wide all is.
func (p *paper) ruler(at geom.Pt, label string, in geom.Rect) geom.MM {
	p.line(rulerPen, at, geom.Pt{X: at.X + rulerLong, Y: at.Y})
	for mm := range int(rulerLong) + 1 {
		x := at.X + geom.MM(mm)
		p.line(rulerPen, geom.Pt{X: x, Y: at.Y}, geom.Pt{X: x, Y: at.Y - tick(mm)})
	}
	const apart = 1.5
	width := textWidth(easyCardWords, label)
	if at.X+rulerLong+apart+width <= in.Right() {
		p.words(regular, easyCardWords, layout.Secondary, geom.Pt{X: at.X + rulerLong + apart, Y: at.Y - 0.3}, label)
		return rulerLong + apart + width
	}
	if in.H >= rulerHigh+1.2*easyCardWords {
		p.words(regular, easyCardWords, layout.Secondary, geom.Pt{X: at.X + (rulerLong-width)/2, Y: at.Y - rulerHigh - 0.6}, label)
	}
	return rulerLong
}

// uprightRuler draws the ruler from below to above, in the middle of a place.
func (p *paper) uprightRuler(r geom.Rect, label string) {
	x, y := r.Right()-0.2, r.Y+(r.H+rulerLong)/2
	p.line(rulerPen, geom.Pt{X: x, Y: y}, geom.Pt{X: x, Y: y - rulerLong})
	for mm := range int(rulerLong) + 1 {
		at := y - geom.MM(mm)
		p.line(rulerPen, geom.Pt{X: x, Y: at}, geom.Pt{X: x - tick(mm), Y: at})
	}
	below := geom.R(r.X, y, r.W, min(r.Bottom()-y, 1.5*easyCardWords))
	if size := min(easyCardWords, fitting(below, label, leastCardWords)); size > 0 {
		p.words(regular, size, layout.Secondary, geom.Pt{X: r.Right() - textWidth(size, label), Y: y + 1.2*size}, label)
	}
}

func tick(mm int) geom.MM {
	switch {
	case mm%10 == 0:
		return rulerHigh
	case mm%5 == 0:
		return 0.7 * rulerHigh
	}
	return 0.4 * rulerHigh
}
