package scene

import (
	"fmt"

	"clustercanvas/canvas/geom"
)

// Placed returns the scene k times as large, with its upper left corner moved to a point: as it is
// set into another page. Areas and the boxes for cutting move with it; the size of the page is that of the picture. The
// scene itself is not changed.
func (s Scene) Placed(k float64, at geom.Pt) Scene {
	p := placing{k: k, by: at}
	items := make([]Item, len(s.Items))
	for i, item := range s.Items {
		items[i] = p.put(item)
	}
	areas := make([]Area, len(s.Areas))
	for i, a := range s.Areas {
		areas[i] = Area{Ref: a.Ref, Outline: p.points(a.Outline), Content: p.rect(a.Content)}
	}
	outline := make([]Entry, len(s.Outline))
	for i, e := range s.Outline {
		e.At = p.point(e.At)
		outline[i] = e
	}
	s.Size = geom.Size{W: k * s.Size.W, H: k * s.Size.H}
	s.Items, s.Areas, s.Outline = items, areas, outline
	for _, box := range []*geom.Rect{&s.Trim, &s.Bleed} {
		if !box.Empty() {
			*box = p.rect(*box)
		}
	}
	return s
}

// placing scales by k and then moves.
type placing struct {
	k    float64
	by   geom.Pt
	clip *geom.Rect // what shows, once all is placed; nil: all of it
}

func (p placing) put(i Item) Item {
	switch i := i.(type) {
	case Polygon:
		i.Attrs, i.Points, i.Pen = p.attrs(i.Attrs), p.points(i.Points), p.pen(i.Pen)
		return i
	case Polyline:
		i.Attrs, i.Points, i.Pen = p.attrs(i.Attrs), p.points(i.Points), p.pen(i.Pen)
		return i
	case Text:
		i.Attrs, i.At, i.Size, i.Width = p.attrs(i.Attrs), p.point(i.At), p.k*i.Size, p.k*i.Width
		i.Runs = p.runs(i.Runs)
		return i
	case Image:
		i.Attrs, i.Rect = p.attrs(i.Attrs), p.rect(i.Rect)
		return i
	case Symbol:
		i.Attrs, i.At, i.Size = p.attrs(i.Attrs), p.point(i.At), p.k*i.Size
		return i
	}
	panic(fmt.Sprintf("scene: unknown item %T", i))
}

func (p placing) point(q geom.Pt) geom.Pt { return q.Mul(p.k).Add(p.by) }

func (p placing) points(pts []geom.Pt) []geom.Pt {
	out := make([]geom.Pt, len(pts))
	for i, q := range pts {
		out[i] = p.point(q)
	}
	return out
}

func (p placing) rect(r geom.Rect) geom.Rect {
	at := p.point(r.Min())
	return geom.R(at.X, at.Y, p.k*r.W, p.k*r.H)
}

func (p placing) pen(pen Pen) Pen {
	pen.Width *= p.k
	pen.Dash[0] *= p.k
	pen.Dash[1] *= p.k
	return pen
}

func (p placing) attrs(a Attrs) Attrs {
	clip := p.clip
	if a.Clip != nil {
		own := p.rect(*a.Clip)
		if clip != nil {
			own = own.Intersect(*clip)
		}
		clip = &own
	}
	a.Clip = clip
	return a
}

func (p placing) runs(runs []Run) []Run {
	out := make([]Run, len(runs))
	for i, r := range runs {
		r.X, r.Spacing = p.k*r.X, p.k*r.Spacing
		glyphs := make([]Glyph, len(r.Glyphs))
		for j, g := range r.Glyphs {
			g.X, g.Advance = p.k*g.X, p.k*g.Advance
			glyphs[j] = g
		}
		r.Glyphs = glyphs
		if r.Clusters != nil {
			clusters := make([]Cluster, len(r.Clusters))
			for j, c := range r.Clusters {
				c.X, c.Advance = p.k*c.X, p.k*c.Advance
				clusters[j] = c
			}
			r.Clusters = clusters
		}
		out[i] = r
	}
	return out
}
