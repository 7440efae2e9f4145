package export

import (
	"cmp"
	"math"
	"slices"

	"clustercanvas/canvas/geom"
)

// withHoles joins each outline that runs the other way around, which is a hole, to the part that it lies in, by
// a line that is drawn there and back: gopdf draws polygons of one outline. The line lies within the part, so
// that no printer shows it, however it takes what has no area.
func withHoles(parts []geom.Polygon) []geom.Polygon {
	var outer, holes []geom.Polygon
	for _, p := range parts {
		if len(p) < 3 {
			continue
		}
		if p.Area() < 0 && slices.ContainsFunc(parts, func(q geom.Polygon) bool { return q.Area() > 0 && holds(q, p) }) {
			holes = append(holes, p)
		} else {
			outer = append(outer, p)
		}
	}
	// From the left, so that what lies to the left of a hole is joined already.
	slices.SortStableFunc(holes, func(a, b geom.Polygon) int { return cmp.Compare(leftmost(a).X, leftmost(b).X) })
	for _, h := range holes {
		best, at, hit := -1, 0, geom.Pt{X: math.Inf(-1)}
		for i, p := range outer {
			if edge, q, ok := firstToTheLeft(p, leftmost(h)); ok && q.X > hit.X {
				best, at, hit = i, edge, q
			}
		}
		if best < 0 {
			outer = append(outer, h)
			continue
		}
		outer[best] = keyhole(outer[best], at, hit, h)
	}
	return outer
}

// holds reports whether an outline surrounds a hole: a point a little outside of the hole's left end.
func holds(p, hole geom.Polygon) bool {
	at := leftmost(hole)
	_, _, ok := firstToTheLeft(p, at)
	return ok && p.Contains(geom.Pt{X: at.X - 1e-6, Y: at.Y})
}

// leftmost returns the corner of an outline that is farthest to the left, moved a hair along its edges, so
// that a line from it meets no corner of another outline.
func leftmost(p geom.Polygon) geom.Pt {
	best := 0
	for i, q := range p {
		if q.X < p[best].X {
			best = i
		}
	}
	a, before, after := p[best], p[(best+len(p)-1)%len(p)], p[(best+1)%len(p)]
	to := after
	if before.X < after.X {
		to = before
	}
	return a.Add(to.Sub(a).Mul(0.37))
}

// firstToTheLeft returns which edge of an outline is met first by a line to the left, and where.
func firstToTheLeft(p geom.Polygon, from geom.Pt) (edge int, at geom.Pt, ok bool) {
	at = geom.Pt{X: math.Inf(-1), Y: from.Y}
	for i, a := range p {
		b := p[(i+1)%len(p)]
		if (a.Y > from.Y) == (b.Y > from.Y) {
			continue
		}
		x := a.X + (b.X-a.X)*(from.Y-a.Y)/(b.Y-a.Y)
		if x < from.X && x > at.X {
			edge, at.X, ok = i, x, true
		}
	}
	return edge, at, ok
}

// keyhole returns an outline with a hole in it, joined by a line to a point of one of its edges.
func keyhole(p geom.Polygon, edge int, at geom.Pt, hole geom.Polygon) geom.Polygon {
	from := leftmost(hole)
	cut := 0 // the edge of the hole that the line begins on
	for i, a := range hole {
		b := hole[(i+1)%len(hole)]
		if math.Abs(a.Dist(from)+from.Dist(b)-a.Dist(b)) < 1e-9 {
			cut = i
			break
		}
	}
	out := slices.Clone(p[:edge+1])
	out = append(out, at, from)
	for i := range hole {
		out = append(out, hole[(cut+1+i)%len(hole)])
	}
	out = append(out, from, at)
	return append(out, p[edge+1:]...)
}
