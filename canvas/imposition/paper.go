package imposition

import (
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// paper is a page while it is drawn.
type paper struct{ scene scene.Scene }

func (p *paper) add(items ...scene.Item) { p.scene.Items = append(p.scene.Items, items...) }

func (p *paper) line(pen scene.Pen, a, b geom.Pt) {
	p.add(scene.Polyline{Points: []geom.Pt{a, b}, Pen: pen})
}

// words writes a line and returns its width.
func (p *paper) words(style text.Style, size geom.MM, color scene.Color, at geom.Pt, s string) geom.MM {
	l := text.Set(style, size, 0, s).Text
	if len(l.Runs) == 0 {
		return 0
	}
	l.At, l.Color, l.Role = at, color, "sheet"
	p.add(l)
	return l.Width
}
