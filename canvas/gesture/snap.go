package gesture

import (
	"math"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// snapReach is how near, in pixels, something must come to a line or an equal distance to fall into
// it; tick is half the length of the strokes at the ends of a distance.
const (
	snapReach = 5
	tick      = 4
)

// sameLine is how far from a line, in mm, still lies on it.
const sameLine geom.MM = 1e-6

// company is what lies in the section that something is dragged over, without what is dragged: what
// that can line up with. It is looked for once for each section.
type company struct {
	spot  canvas.Spot // the section and the column, nothing else
	page  int
	own   bool        // what is dragged stays as well, for it is doubled
	boxes []geom.Rect // on the desk
	all   geom.Rect   // the content of the section
}

// companyAt returns the company of a landing: the one that is known, if it is that. What is dragged is
// part of it where it is doubled: the copy can line up with what it was made of.
func (c Context) companyAt(known *company, l Landing, moving map[canvas.Item]layout.Slot, doubled bool) *company {
	spot := canvas.Spot{Section: l.Spot.Section, Column: l.Spot.Column}
	if known != nil && known.spot == spot && known.page == l.Page && known.own == doubled {
		return known
	}
	desk := c.desk()
	out := &company{spot: spot, page: l.Page, own: doubled, all: desk.Lift(l.Page, l.Area.Content)}
	for _, s := range c.Layout.Slots {
		if s.Section != spot.Section || s.Item.Column != spot.Column || s.Page != l.Page {
			continue
		}
		if _, along := moving[s.Item]; !along || doubled {
			out.boxes = append(out.boxes, desk.Lift(s.Page, s.Rect))
		}
	}
	return out
}

// snap returns how far a rectangle of the desk must be moved to line up with its company or with
// the section, by edges or by middles, or to lie at equal distances in a row or a column; and the
// lines that show it. Each direction is looked at by itself, and the nearest wins.
func (c Context) snap(near *company, box geom.Rect) (geom.Pt, [][2]geom.Pt) {
	reach := c.px(snapReach)
	across, down := newAxis(reach, near, box, false), newAxis(reach, near, box, true)
	by := geom.Pt{X: across.by, Y: down.by}
	to := box.Moved(by)
	stroke := c.px(tick)
	return by, append(across.guides(near, to, stroke), down.guides(near, to, stroke)...)
}

// view is a rectangle as one direction sees it: where it begins and ends along it, and across it.
type view struct{ from, to, low, high geom.MM }

func (v view) size() geom.MM   { return v.to - v.from }
func (v view) middle() geom.MM { return (v.from + v.to) / 2 }

// beside reports whether two rectangles lie beside each other: some of both is at the same height.
func (v view) beside(w view) bool { return v.low < w.high && w.low < v.high }

// axis is what was found in one direction: along the width, or along the height.
type axis struct {
	height bool
	by     geom.MM
	found  bool
	reach  geom.MM
	row    row
}

func newAxis(reach geom.MM, near *company, box geom.Rect, height bool) *axis {
	a := &axis{height: height, reach: reach}
	me := a.look(box)
	a.lineUp(me, a.look(near.all))
	for _, r := range near.boxes {
		a.lineUp(me, a.look(r))
	}
	a.row = rowOf(me, near.boxes, a.look, reach)
	for _, to := range a.row.places(me.size()) {
		a.offer(to - me.from)
	}
	return a
}

// look returns a rectangle as the direction sees it.
func (a *axis) look(r geom.Rect) view {
	if a.height {
		return view{r.Y, r.Bottom(), r.X, r.Right()}
	}
	return view{r.X, r.Right(), r.Y, r.Bottom()}
}

// lineUp looks at the start, the middle and the end of another rectangle.
func (a *axis) lineUp(me, other view) {
	a.offer(other.from - me.from)
	a.offer(other.middle() - me.middle())
	a.offer(other.to - me.to)
}

func (a *axis) offer(d geom.MM) {
	if math.Abs(d) <= a.reach && (!a.found || math.Abs(d) < math.Abs(a.by)) {
		a.by, a.found = d, true
	}
}

// guides returns the lines that show with what a rectangle that has snapped lines up.
func (a *axis) guides(near *company, box geom.Rect, stroke geom.MM) [][2]geom.Pt {
	if !a.found {
		return nil
	}
	var out [][2]geom.Pt
	me := a.look(box)
	for _, of := range [...]func(view) geom.MM{
		func(v view) geom.MM { return v.from }, view.middle, func(v view) geom.MM { return v.to },
	} {
		at, lies := of(me), false
		low, high := me.low, me.high
		for _, r := range near.boxes {
			if v := a.look(r); math.Abs(of(v)-at) < sameLine {
				low, high, lies = min(low, v.low), max(high, v.high), true
			}
		}
		if all := a.look(near.all); !lies && math.Abs(of(all)-at) < sameLine {
			low, high, lies = all.low, all.high, true
		}
		if lies {
			out = append(out, a.line(at, low, at, high))
		}
	}
	return append(out, a.gaps(me, stroke)...)
}

// gaps returns the lines that show equal distances in the row, with a stroke at each end.
func (a *axis) gaps(me view, stroke geom.MM) [][2]geom.Pt {
	var out [][2]geom.Pt
	for _, g := range a.row.equal(me) {
		at := g.at
		out = append(out, a.line(g.from, at, g.to, at), a.line(g.from, at-stroke, g.from, at+stroke), a.line(g.to, at-stroke, g.to, at+stroke))
	}
	return out
}

// line returns a line from one point to another, each given along the axis and across it.
func (a *axis) line(along0, across0, along1, across1 geom.MM) [2]geom.Pt {
	if a.height {
		return [2]geom.Pt{{X: across0, Y: along0}, {X: across1, Y: along1}}
	}
	return [2]geom.Pt{{X: along0, Y: across0}, {X: along1, Y: across1}}
}
