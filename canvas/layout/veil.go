package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Lit is the section that a sheet is looked at for: of a section that repeats, in one column, or in
// all of them where none is named.
type Lit struct {
	Section canvas.SectionID // empty: nothing is greyed, unless a column is named
	Column  canvas.RecordID
}

// veilAlpha is how much of what is greyed shows through, of 255.
const veilAlpha = 64

// Veiled returns a sheet with everything greyed but what is lit, and but the title and the foot of its
// pages. What is greyed stays what it is, and where. A sheet that has nothing of what is lit stays as
// it is.
func Veiled(r Result, lit Lit) Result {
	if lit == (Lit{}) {
		return r
	}
	clear, any := make([]geom.Rect, len(r.Pages)), false
	for i, p := range r.Pages {
		clear[i] = lit.on(p, r.Body)
		any = any || !clear[i].Empty()
	}
	if !any {
		return r
	}
	pages := make([]scene.Scene, len(r.Pages))
	for i, s := range r.Pages {
		s.Items = s.Items[:len(s.Items):len(s.Items)] // the result given keeps its own
		p := &page{Scene: s}
		p.veil(r.Body, clear[i])
		pages[i] = p.Scene
	}
	r.Pages = pages
	return r
}

// on returns what of a page with a body is lit; empty is nothing.
func (l Lit) on(s scene.Scene, body geom.Rect) geom.Rect {
	var out geom.Rect
	if l == (Lit{}) {
		return out
	}
	for _, a := range s.Areas {
		if a.Ref.Kind == scene.RefSection && (l.Section == "" || a.Ref.ID == string(l.Section)) && (l.Column == "" || a.Ref.Column == string(l.Column)) {
			out = out.Union(a.Outline.Bounds())
		}
	}
	if l.Section == "" && !out.Empty() { // a column has a title above its sections, and a bar below
		out.Y, out.H = body.Y, body.H
	}
	return out
}

// Where returns where what is lit lies, on the first page that has some of it; false is nowhere.
func (l Lit) Where(r Result) (page int, box geom.Rect, ok bool) {
	for i, s := range r.Pages {
		if box := l.on(s, r.Body); !box.Empty() {
			return i, box, true
		}
	}
	return 0, geom.Rect{}, false
}

// veil greys a part of a page around what stays clear.
func (p *page) veil(all, clear geom.Rect) {
	const grow = 0.6 // the frame of what is clear belongs to it
	clear = clear.Inset(-grow).Intersect(all)
	if clear.Empty() {
		clear = geom.R(all.X, all.Bottom(), 0, 0)
	}
	for _, r := range []geom.Rect{
		geom.R(all.X, all.Y, all.W, clear.Y-all.Y),
		geom.R(all.X, clear.Y, clear.X-all.X, clear.H),
		geom.R(clear.Right(), clear.Y, all.Right()-clear.Right(), clear.H),
		geom.R(all.X, clear.Bottom(), all.W, all.Bottom()-clear.Bottom()),
	} {
		if !r.Empty() {
			c := Paper
			p.Items = append(p.Items, scene.Polygon{Attrs: scene.Attrs{Alpha: veilAlpha}, Points: r.Polygon(), Fill: &c})
		}
	}
}
