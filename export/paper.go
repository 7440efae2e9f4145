package export

import (
	"math"
	"strings"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// papers are sizes in mm, lying on their long side.
var papers = []struct {
	name string
	size geom.Size
}{
	{"a0", geom.Size{W: 1189, H: 841}},
	{"a1", geom.Size{W: 841, H: 594}},
	{"a2", geom.Size{W: 594, H: 420}},
	{"a3", geom.Size{W: 420, H: 297}},
	{"a4", geom.Size{W: 297, H: 210}},
	{"letter", geom.Size{W: 279.4, H: 215.9}},
	{"tabloid", geom.Size{W: 431.8, H: 279.4}},
	{"arch c", geom.Size{W: 609.6, H: 457.2}},
	{"arch d", geom.Size{W: 914.4, H: 609.6}},
}

// PaperNames returns the names that PaperSize knows.
func PaperNames() []string {
	names := make([]string, len(papers))
	for i, p := range papers {
		names[i] = p.name
	}
	return names
}

// PaperSize returns the size of a paper in mm, lying on its long side, by its name in any case;
// "arch c" may be written "archc" and "arch-c" too.
func PaperSize(name string) (geom.Size, bool) {
	plain := strings.NewReplacer(" ", "", "-", "", "_", "")
	name = plain.Replace(strings.ToLower(name))
	for _, p := range papers {
		if plain.Replace(p.name) == name {
			return p.size, true
		}
	}
	return geom.Size{}, false
}

// Scaled returns s on another paper: enlarged or reduced as a whole until it just fits, and
// centered. The paper is turned as the page is. On paper of the same shape, such as any A size,
// the page fills it.
func Scaled(s scene.Scene, to geom.Size) scene.Scene {
	if (s.Size.W < s.Size.H) != (to.W < to.H) {
		to.W, to.H = to.H, to.W
	}
	if !(s.Size.W > 0 && s.Size.H > 0 && to.W > 0 && to.H > 0) {
		return s
	}
	k := math.Min(to.W/s.Size.W, to.H/s.Size.H)
	p := placing{k: k, by: geom.Pt{X: (to.W - k*s.Size.W) / 2, Y: (to.H - k*s.Size.H) / 2}}
	out := s
	out.Size = to
	out.Items = make([]scene.Item, len(s.Items))
	for i, item := range s.Items {
		out.Items[i] = p.item(item)
	}
	out.Areas = make([]scene.Area, len(s.Areas))
	for i, a := range s.Areas {
		out.Areas[i] = scene.Area{Ref: a.Ref, Outline: p.points(a.Outline), Content: p.rect(a.Content)}
	}
	return out
}

// placing scales by k and then moves.
type placing struct {
	k  float64
	by geom.Pt
}

func (p placing) item(i scene.Item) scene.Item {
	switch i := i.(type) {
	case scene.Polygon:
		i.Attrs, i.Points, i.Pen = p.attrs(i.Attrs), p.points(i.Points), p.pen(i.Pen)
		return i
	case scene.Polyline:
		i.Attrs, i.Points, i.Pen = p.attrs(i.Attrs), p.points(i.Points), p.pen(i.Pen)
		return i
	case scene.Text:
		i.Attrs, i.At, i.Size, i.Width = p.attrs(i.Attrs), p.point(i.At), p.k*i.Size, p.k*i.Width
		i.Runs = p.runs(i.Runs)
		return i
	case scene.Image:
		i.Attrs, i.Rect = p.attrs(i.Attrs), p.rect(i.Rect)
		return i
	case scene.Symbol:
		i.Attrs, i.At, i.Size = p.attrs(i.Attrs), p.point(i.At), p.k*i.Size
		return i
	}
	panic(unknownItem(i))
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

func (p placing) pen(pen scene.Pen) scene.Pen {
	pen.Width *= p.k
	pen.Dash[0] *= p.k
	pen.Dash[1] *= p.k
	return pen
}

func (p placing) attrs(a scene.Attrs) scene.Attrs {
	if a.Clip != nil {
		clip := p.rect(*a.Clip)
		a.Clip = &clip
	}
	return a
}

func (p placing) runs(runs []scene.Run) []scene.Run {
	out := make([]scene.Run, len(runs))
	for i, r := range runs {
		r.X, r.Spacing = p.k*r.X, p.k*r.Spacing
		glyphs := make([]scene.Glyph, len(r.Glyphs))
		for j, g := range r.Glyphs {
			g.X, g.Advance = p.k*g.X, p.k*g.Advance
			glyphs[j] = g
		}
		r.Glyphs = glyphs
		out[i] = r
	}
	return out
}
