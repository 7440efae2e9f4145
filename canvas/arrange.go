package canvas

import (
	"cmp"
	"slices"
	"strconv"

	"clustercanvas/canvas/geom"
)

// Edge is a line along which things are lined up: a side of them, or their middle.
type Edge string

// The edges.
const (
	EdgeLeft   Edge = "left"
	EdgeCenter Edge = "center" // of the width
	EdgeRight  Edge = "right"
	EdgeTop    Edge = "top"
	EdgeMiddle Edge = "middle" // of the height
	EdgeBottom Edge = "bottom"
)

// Edges lists every edge.
var Edges = []Edge{EdgeLeft, EdgeCenter, EdgeRight, EdgeTop, EdgeMiddle, EdgeBottom}

// Axis is a direction in which things are spread.
type Axis string

// The axes.
const (
	Across Axis = "across"
	Down   Axis = "down"
)

// AlignItems lines things up along an edge of them all, or of those that are locked, which stay
// where they are. Things in sections that have an order of their own stay; with fewer than two
// others it is refused. Nothing leaves its section.
func AlignItems(w Workbook, sheet RecordID, things []Lying, edge Edge) (Change, error) {
	if !slices.Contains(Edges, edge) {
		return Change{}, refused("refused-value")
	}
	free, err := arrangeable(things, 2, "refused-align-two")
	if err != nil {
		return Change{}, err
	}
	var all, fixed geom.Rect
	var loose []Lying
	for _, l := range free {
		all = all.Union(l.Box)
		if w.LockedOn(sheet, l.Item) {
			fixed = fixed.Union(l.Box)
		} else {
			loose = append(loose, l)
		}
	}
	to := all
	if !fixed.Empty() {
		to = fixed
	}
	for i, l := range loose {
		loose[i].Box = l.Box.Moved(edge.offset(l.Box, to))
	}
	c, err := PlaceItems(w, sheet, loose)
	return relabelled(c, "align-many", len(loose)), err
}

// offset returns how far a box must be moved so that its edge is that of another.
func (e Edge) offset(box, to geom.Rect) geom.Pt {
	switch e {
	case EdgeLeft:
		return geom.Pt{X: to.X - box.X}
	case EdgeCenter:
		return geom.Pt{X: to.Center().X - box.Center().X}
	case EdgeRight:
		return geom.Pt{X: to.Right() - box.Right()}
	case EdgeTop:
		return geom.Pt{Y: to.Y - box.Y}
	case EdgeMiddle:
		return geom.Pt{Y: to.Center().Y - box.Center().Y}
	case EdgeBottom:
		return geom.Pt{Y: to.Bottom() - box.Bottom()}
	}
	return geom.Pt{}
}

// DistributeItems makes the gaps between things equal in one direction; the first and the last
// stay. Where there is not room enough the gaps are equal overlaps. Things in sections that have an
// order of their own stay; with fewer than three others it is refused, and so it is where one
// between the ends is locked.
func DistributeItems(w Workbook, sheet RecordID, things []Lying, axis Axis) (Change, error) {
	start := func(r geom.Rect) geom.MM { return r.X }
	size := func(r geom.Rect) geom.MM { return r.W }
	switch axis {
	case Across:
	case Down:
		start = func(r geom.Rect) geom.MM { return r.Y }
		size = func(r geom.Rect) geom.MM { return r.H }
	default:
		return Change{}, refused("refused-value")
	}
	free, err := arrangeable(things, 3, "refused-distribute-three")
	if err != nil {
		return Change{}, err
	}
	slices.SortStableFunc(free, func(a, b Lying) int {
		return cmp.Or(cmp.Compare(start(a.Box)+size(a.Box)/2, start(b.Box)+size(b.Box)/2), cmp.Compare(a.Item.ID, b.Item.ID))
	})
	first, last := free[0].Box, free[len(free)-1].Box
	gap := start(last) + size(last) - start(first)
	for _, l := range free {
		gap -= size(l.Box)
	}
	gap /= float64(len(free) - 1)
	at := start(first)
	inner := free[1 : len(free)-1]
	for i, l := range free[:len(free)-1] {
		if i > 0 {
			by := at - start(l.Box)
			if axis == Across {
				inner[i-1].Box.X += by
			} else {
				inner[i-1].Box.Y += by
			}
		}
		at += size(l.Box) + gap
	}
	c, err := PlaceItems(w, sheet, inner)
	return relabelled(c, "distribute-many", len(free)), err
}

// arrangeable returns the things that lie freely, in their order, or refuses where they are too few.
func arrangeable(things []Lying, least int, key string) ([]Lying, error) {
	var out []Lying
	for _, l := range things {
		if l.Free {
			out = append(out, l)
		}
	}
	switch {
	case len(out) >= least:
		return out, nil
	case len(things) >= least:
		return nil, refused("refused-flows")
	}
	return nil, refused(key)
}

// relabelled gives a change other words, which say how many things it is about.
func relabelled(c Change, key string, n int) Change {
	c.Label = Label{Key: key, Args: []string{strconv.Itoa(n)}}
	return c
}
