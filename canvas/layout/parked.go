package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// ratingRoom is how wide the column of one rating is.
const ratingRoom geom.MM = 15

// ratings are the four tests of a candidate, in their order.
func ratings(m canvas.Metric) [4]canvas.Rating {
	return [4]canvas.Rating{m.Available, m.Understood, m.Trackable, m.Outcome}
}

var ratingKeys = [4]string{"rated-available", "rated-understood", "rated-trackable", "rated-outcome"}

// drawCandidate draws a parked metric as a line: its name, and a sign for each of the four tests.
func (a *area) drawCandidate(p *page, l *lineThing, r geom.Rect, d density, pageIndex int) {
	s := a.lineStyle(d)
	base := r.Y + r.H/2 + 0.36*s.size
	f := face{size: s.size, color: Ink, role: "line"}
	name := l.name
	if name == "" {
		name, f = words.Text(a.b.language, "untitled-metric"), f.in(Pale)
	}
	room := r.W - 4*ratingRoom - 2
	g := shrunk(f, 2, room, name)
	p.text(g, geom.Pt{X: r.X, Y: base}, canvas.AlignStart, cut(g, room, name))
	for i, x := range ratings(l.metric) {
		p.ratingSign(x, geom.Pt{X: r.Right() - ratingRoom*(3.5-geom.MM(i)), Y: r.Y + r.H/2}, min(1.5, r.H*0.28))
	}
	p.line(scene.Pen{Width: 0.15, Color: Hairline}, geom.Pt{X: r.X, Y: r.Bottom()}, geom.Pt{X: r.Right(), Y: r.Bottom()})
	a.b.cell(pageIndex, l.named, geom.R(r.X-1, r.Y, room+1, r.H), s.size, canvas.AlignStart)
}

// ratingSign draws a rating around a point: a full circle, one with a full half, an empty one, or
// a dash for what is not rated.
func (p *page) ratingSign(x canvas.Rating, at geom.Pt, radius geom.MM) {
	pen := scene.Pen{Width: 0.35, Color: Ink}
	switch x {
	case canvas.RatedYes:
		p.fill(geom.Circle(at, radius), Ink, pen)
	case canvas.RatedPart:
		p.fill(geom.Circle(at, radius), Paper, pen)
		half := geom.Polygon{}
		for _, q := range geom.Circle(at, radius) {
			if q.X <= at.X+1e-9 {
				half = append(half, q)
			}
		}
		p.fill(half, Ink, scene.Pen{})
	case canvas.RatedNo:
		p.fill(geom.Circle(at, radius), Paper, pen)
	default:
		p.line(scene.Pen{Width: 0.3, Color: Pale}, geom.Pt{X: at.X - radius*0.8, Y: at.Y}, geom.Pt{X: at.X + radius*0.8, Y: at.Y})
	}
}

// candidateHeads sets the names of the four tests at the end of the title row.
func (a *area) candidateHeads(p *page, base geom.MM) {
	for i, key := range ratingKeys {
		f := face{size: 2.5, color: Secondary, role: "label"}
		s := words.Text(a.b.language, key)
		f = shrunk(f, 1.9, ratingRoom-1, s)
		p.text(f, geom.Pt{X: a.content.Right() - ratingRoom*(3.5-geom.MM(i)), Y: base}, canvas.AlignCenter, s)
	}
}
