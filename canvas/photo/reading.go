package photo

import (
	"image"
	"math"
	"slices"

	"clustercanvas/canvas/code"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// reading makes of the codes that were read what they say together.
func (s *search) reading(o Options) Reading {
	var r Reading
	for _, c := range s.read {
		f := Found{Mark: c.mark, InPhoto: slices.Clone(geom.Polygon(c.grid.corners[:]))}
		if c.mark.Kind == code.Corner {
			r.Corners = append(r.Corners, f)
		} else {
			r.Cards = append(r.Cards, f)
		}
	}
	for _, g := range s.unread {
		p := slices.Clone(geom.Polygon(g.corners[:]))
		middle := p[0].Add(p[2]).Mul(0.5)
		if !s.taken(middle) && !slices.ContainsFunc(r.Unread, func(q geom.Polygon) bool { return q.Contains(middle) }) {
			r.Unread = append(r.Unread, p)
		}
	}
	r.choosePage(o)
	for i := range r.Corners {
		r.Corners[i].place(r.ToPage)
	}
	for i := range r.Cards {
		r.Cards[i].place(r.ToPage)
	}
	slices.SortStableFunc(r.Cards, func(a, b Found) int {
		if a.InPhoto.Bounds().Center().Y < b.InPhoto.Bounds().Center().Y {
			return -1
		}
		return 1
	})
	if len(r.Unread) > 0 {
		r.Problems = append(r.Problems, SomeUnread)
	}
	return r
}

// choosePage finds the page of which most corners are seen, and how it lies.
func (r *Reading) choosePage(o Options) {
	if len(r.Corners) == 0 {
		if len(r.Cards) == 0 {
			r.Problems = append(r.Problems, NoCodes)
		} else {
			r.Problems = append(r.Problems, NoCorner)
		}
		return
	}
	count := map[code.Mark]int{}
	for _, c := range r.Corners {
		count[pageOf(c.Mark)]++
	}
	for _, c := range r.Corners { // in their order, so that the same photo gives the same
		if p := pageOf(c.Mark); count[p] > count[r.Sheet] {
			r.Sheet = p
		}
	}
	if len(count) > 1 {
		r.Problems = append(r.Problems, OtherPage)
		r.Corners = slices.DeleteFunc(r.Corners, func(f Found) bool { return pageOf(f.Mark) != r.Sheet })
	}
	known := false
	if o.Page != nil {
		r.Page, known = o.Page(r.Sheet)
	}
	if !known {
		r.Problems = append(r.Problems, UnknownPage)
		return
	}
	r.lay()
}

// pageOf returns what the codes of a page have in common, as the mark of its first corner.
func pageOf(m code.Mark) code.Mark {
	m.Corner = 1
	return m
}

// farOff is how far on the page, of its width, a corner of a code may lie from where the others say.
const farOff = 0.02

// lay finds how the page lies by all corners of its codes. Where a corner is seen twice, as of two copies
// of a poster side by side, it takes those that belong together.
func (r *Reading) lay() {
	var by [4][]Found
	for _, c := range r.Corners {
		if !r.Page.Codes[c.Mark.Corner-1].Empty() {
			by[c.Mark.Corner-1] = append(by[c.Mark.Corner-1], c)
		}
	}
	var best []Found
	var h Homography
	off := math.Inf(1)
	var choose func(corner int, chosen []Found)
	choose = func(corner int, chosen []Found) {
		if corner < 4 {
			for i := range min(len(by[corner]), 3) {
				choose(corner+1, append(slices.Clip(chosen), by[corner][i]))
			}
			choose(corner+1, chosen) // without it
			return
		}
		if len(chosen) < 2 || len(chosen) < len(best) {
			return
		}
		found, far := r.Page.fit(chosen)
		if far < farOff*r.Page.Size.W && (len(chosen) > len(best) || far < off) {
			best, h, off = chosen, found, far
		}
	}
	choose(0, nil)
	switch {
	case len(best) == 0:
		r.Problems = append(r.Problems, OneCorner)
		return
	case len(best) == 2:
		r.Problems = append(r.Problems, FewCorners)
	}
	if len(best) < len(r.Corners) && !slices.Contains(r.Problems, OtherPage) {
		r.Problems = append(r.Problems, OtherPage)
	}
	r.ToPage, r.Corners = h, best
}

// fit returns how a page lies by some of its corners, and how far in mm the one that fits least is off. Where
// codes would lie in more than one way it is infinitely far.
func (p Page) fit(corners []Found) (h Homography, off geom.MM) {
	var from, to []geom.Pt
	for _, c := range corners {
		box := p.Codes[c.Mark.Corner-1]
		squares, ok := code.SquaresOf(c.Mark)
		if !ok {
			return h, math.Inf(1)
		}
		dark := box.Inset(box.W * code.Quiet / float64(squares.N+2*code.Quiet))
		from, to = append(from, c.InPhoto...), append(to, dark.Polygon()...)
	}
	h = homographyOf(from, to)
	for i, q := range from {
		off = max(off, h.Apply(q).Dist(to[i]))
	}
	if !h.Valid() || math.IsNaN(off) {
		return h, math.Inf(1)
	}
	return h, off
}

// place says where on the page something lies.
func (f *Found) place(toPage Homography) {
	f.OnPage, f.Angle = nil, angleOf(f.InPhoto)
	if toPage.Valid() {
		f.OnPage = toPage.Polygon(f.InPhoto)
		f.Angle = angleOf(f.OnPage)
	}
}

// scale brings everything from the plane that was read to the photo that it was made of.
func (r *Reading) scale(k float64, at image.Point) {
	back := Homography{k, 0, float64(at.X), 0, k, float64(at.Y), 0, 0, 1}
	for _, all := range [][]Found{r.Corners, r.Cards} {
		for i := range all {
			all[i].InPhoto = back.Polygon(all[i].InPhoto)
		}
	}
	for i, p := range r.Unread {
		r.Unread[i] = back.Polygon(p)
	}
	if r.ToPage.Valid() {
		r.ToPage = r.ToPage.after(back.Inverse())
	}
}

// Card returns where the whole of a card lies on the page, from the place of its code on it; box is that of the
// code on a card of a size, the quiet zone included, in the same unit. It is nil where OnPage is.
func (f Found) Card(size geom.Size, box geom.Rect) geom.Polygon {
	squares, ok := code.SquaresOf(f.Mark)
	if f.OnPage == nil || !ok || box.Empty() {
		return nil
	}
	dark := box.Inset(box.W * code.Quiet / float64(squares.N+2*code.Quiet))
	u, v := f.OnPage[1].Sub(f.OnPage[0]).Mul(1/dark.W), f.OnPage[3].Sub(f.OnPage[0]).Mul(1/dark.H)
	var out geom.Polygon
	for _, c := range geom.R(0, 0, size.W, size.H).Polygon() {
		out = append(out, f.OnPage[0].Add(u.Mul(c.X-dark.X)).Add(v.Mul(c.Y-dark.Y)))
	}
	return out
}

// SectionAt returns the section, with its column where the sheet has several, that something on a page lies in:
// the one that most of it covers; that of its middle where two have the same. It reports false for what lies in
// none.
func SectionAt(page scene.Scene, outline geom.Polygon) (scene.Ref, bool) {
	if len(outline) < 3 {
		return scene.Ref{}, false
	}
	const steps = 9
	count := map[scene.Ref]int{}
	var best scene.Ref
	look := func(p geom.Pt, weight int) {
		if a, ok := scene.AreaAt(page, p); ok {
			count[a.Ref] += weight
			if count[a.Ref] > count[best] {
				best = a.Ref
			}
		}
	}
	box := outline.Bounds()
	look(box.Center(), 1)
	for y := range steps {
		for x := range steps {
			p := geom.Pt{X: box.X + box.W*(float64(x)+0.5)/steps, Y: box.Y + box.H*(float64(y)+0.5)/steps}
			if outline.Contains(p) {
				look(p, 1)
			}
		}
	}
	return best, count[best] > 0
}
