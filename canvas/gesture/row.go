package gesture

import (
	"math"

	"clustercanvas/canvas/geom"
)

// row is what lies before and behind something in one direction, beside it: the nearest two on each
// side, of which those that are there are marked.
type row struct {
	before, behind neighbors
}

type neighbors struct {
	near, far       view
	hasNear, hasFar bool
}

// rowOf finds the row of a rectangle that may still move by a reach.
func rowOf(me view, boxes []geom.Rect, look func(geom.Rect) view, reach geom.MM) row {
	var out row
	for _, r := range boxes {
		v := look(r)
		if !v.beside(me) {
			continue
		}
		switch {
		case v.to <= me.from+reach:
			out.before.add(v, v.to > out.before.near.to, v.to > out.before.far.to)
		case v.from >= me.to-reach:
			out.behind.add(v, v.from < out.behind.near.from, v.from < out.behind.far.from)
		}
	}
	// What overlaps the nearest one has no distance from it.
	if b := &out.before; b.hasFar && b.far.to > b.near.from {
		b.hasFar = false
	}
	if b := &out.behind; b.hasFar && b.far.from < b.near.to {
		b.hasFar = false
	}
	return out
}

// add keeps a view that is nearer than the near one, or than the far one.
func (n *neighbors) add(v view, nearer, second bool) {
	switch {
	case !n.hasNear || nearer:
		n.far, n.hasFar = n.near, n.hasNear
		n.near, n.hasNear = v, true
	case !n.hasFar || second:
		n.far, n.hasFar = v, true
	}
}

// places returns where something of a size would begin to have equal distances in the row.
func (r row) places(size geom.MM) []geom.MM {
	var out []geom.MM
	if a, b := r.before, r.behind; a.hasNear && b.hasNear {
		out = append(out, (a.near.to+b.near.from-size)/2)
	}
	if b := r.before; b.hasFar {
		out = append(out, b.near.to+(b.near.from-b.far.to))
	}
	if b := r.behind; b.hasFar {
		out = append(out, b.near.from-(b.far.from-b.near.to)-size)
	}
	return out
}

// gap is a distance in a row, and at which height it is shown.
type gap struct{ from, to, at geom.MM }

func between(a, b view) gap {
	return gap{a.to, b.from, (max(a.low, b.low) + min(a.high, b.high)) / 2}
}

// equal returns the distances that are equal to one beside a rectangle; none where there is no such.
func (r row) equal(me view) []gap {
	var mine, out []gap
	if r.before.hasNear {
		mine = append(mine, between(r.before.near, me))
	}
	if r.behind.hasNear {
		mine = append(mine, between(me, r.behind.near))
	}
	all := mine
	if r.before.hasFar {
		all = append(all, between(r.before.far, r.before.near))
	}
	if r.behind.hasFar {
		all = append(all, between(r.behind.near, r.behind.far))
	}
	for _, m := range mine {
		out = out[:0]
		for _, g := range all {
			if math.Abs((g.to-g.from)-(m.to-m.from)) < sameLine && g.to > g.from {
				out = append(out, g)
			}
		}
		if len(out) > 1 {
			return out
		}
	}
	return nil
}
