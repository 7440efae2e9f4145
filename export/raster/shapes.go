package raster

import (
	"math"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// dense is how near in pixels a corner of an outline may lie to the one before to be left out:
// flattened arcs that are seen from afar have most of their corners there.
const dense = 0.2

func (t *tile) polygon(p scene.Polygon) {
	if len(p.Points) < 3 {
		return
	}
	r, upright := p.Points.Upright()
	pts := p.Points
	if !upright {
		pts = t.thinned(pts)
	}
	if p.Fill != nil {
		in := inkOf(*p.Fill, p.Alpha)
		if upright {
			x0, y0 := t.fixed(t.at(r.Min()))
			x1, y1 := t.fixed(t.at(geom.Pt{X: r.Right(), Y: r.Bottom()}))
			t.rect(x0, y0, x1, y1, in)
		} else {
			t.begin()
			t.ring(pts)
			t.fill(in)
		}
	}
	if p.Pen.Width > 0 {
		t.begin()
		if p.Pen.Dash == [2]geom.MM{} {
			t.frame(pts, p.Pen.Width/2)
		} else {
			t.dashes(pts, true, p.Pen)
		}
		t.fill(inkOf(p.Pen.Color, p.Alpha))
	}
}

func (t *tile) polyline(p scene.Polyline) {
	if !(p.Pen.Width > 0) {
		return
	}
	t.begin()
	if p.Pen.Dash == [2]geom.MM{} {
		t.ring(geom.Stroke(p.Points, p.Pen.Width, false))
	} else {
		t.dashes(p.Points, false, p.Pen)
	}
	t.fill(inkOf(p.Pen.Color, p.Alpha))
}

// dashes adds the dashes of a line; their ends are flat.
func (t *tile) dashes(pts []geom.Pt, closed bool, pen scene.Pen) {
	for _, d := range geom.Dashes(pts, closed, pen.Dash) {
		t.bar(d, pen.Width/2)
	}
}

// begin starts a shape.
func (t *tile) begin() { t.work.coverage.reset(t.size.X, t.size.Y) }

// fill paints the shape.
func (t *tile) fill(in ink) {
	t.work.coverage.sweep(func(y, x0, x1 int, a uint32) { t.span(y, x0, x1, in, a) })
}

// ring adds a closed outline to the shape.
func (t *tile) ring(pts []geom.Pt) {
	if len(pts) < 2 {
		return
	}
	c := &t.work.coverage
	x0, y0 := t.fixed(t.at(pts[len(pts)-1]))
	for _, p := range pts {
		x1, y1 := t.fixed(t.at(p))
		c.line(x0, y0, x1, y1)
		x0, y0 = x1, y1
	}
}

// thinned returns an outline without the corners that cannot be told apart at this scale. It
// looks at neighbors only, so that all pieces see the same outline.
func (t *tile) thinned(pts geom.Polygon) geom.Polygon {
	if len(pts) <= 8 {
		return pts
	}
	out, near := t.work.points[:0], dense/t.scale
	for i, p := range pts {
		if i == 0 || math.Abs(p.X-out[len(out)-1].X) > near || math.Abs(p.Y-out[len(out)-1].Y) > near {
			out = append(out, p)
		}
	}
	t.work.points = out
	if len(out) < 3 {
		return pts
	}
	return out
}

// frame adds a line of twice the width half along a closed outline: its outer edge, and its inner
// edge the other way round. Corners are mitered.
func (t *tile) frame(pts []geom.Pt, half geom.MM) {
	w := t.work
	w.outline = edge(w.outline[:0], pts, half, true, false)
	t.ring(w.outline)
	w.outline = edge(w.outline[:0], pts, half, true, true)
	t.ring(w.outline)
}

// bar adds a line of twice the width half along pts, with flat ends and mitered corners.
func (t *tile) bar(pts []geom.Pt, half geom.MM) {
	w := t.work
	w.outline = edge(w.outline[:0], pts, half, false, false)
	w.outline = edge(w.outline, pts, half, false, true)
	t.ring(w.outline)
}

// edge appends the left edge of a line along pts, or along pts from their end if back.
func edge(out, pts []geom.Pt, half geom.MM, closed, back bool) []geom.Pt {
	n := len(pts)
	get := func(i int) geom.Pt {
		if i = (i + n) % n; back {
			return pts[n-1-i]
		}
		return pts[i]
	}
	last := geom.Pt{} // direction of the segment before
	var reach geom.MM // its length
	if closed {
		for i := n - 1; i > 0 && reach == 0; i-- {
			last, reach = direction(get(i), get(0))
		}
	}
	segments := n - 1
	if closed {
		segments = n
	}
	for i := range segments {
		here := get(i)
		next, length := direction(here, get(i+1))
		if length == 0 {
			continue
		}
		left := geom.Pt{X: next.Y, Y: -next.X}.Mul(half)
		if reach == 0 {
			out = append(out, here.Add(left))
		} else {
			out = corner(out, here, geom.Pt{X: last.Y, Y: -last.X}.Mul(half), left, half, math.Min(reach, length))
		}
		last, reach = next, length
	}
	if !closed && reach > 0 {
		out = append(out, get(n-1).Add(geom.Pt{X: last.Y, Y: -last.X}.Mul(half)))
	}
	return out
}

// corner appends the edge at a bend: from and to are the offsets of the edge before and after.
func corner(out []geom.Pt, at, from, to geom.Pt, half, reach geom.MM) []geom.Pt {
	cos := 1 + (from.X*to.X+from.Y*to.Y)/(half*half) // 2 cos² of half the turn
	outside := from.X*to.Y-from.Y*to.X >= 0
	switch {
	case outside && cos*miterLimit*miterLimit >= 2,
		!outside && half*half*(2-cos) <= reach*reach*cos:
		return append(out, at.Add(from.Add(to).Mul(1/cos)))
	case outside:
		return append(out, at.Add(from), at.Add(to))
	}
	return append(out, at.Add(from), at, at.Add(to))
}

// direction returns the unit vector from a to b, and their distance.
func direction(a, b geom.Pt) (geom.Pt, geom.MM) {
	d := b.Sub(a)
	length := math.Sqrt(d.X*d.X + d.Y*d.Y)
	if length < 1e-9 {
		return geom.Pt{}, 0
	}
	return d.Mul(1 / length), length
}
