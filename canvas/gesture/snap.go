package gesture

import (
	"math"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// snapReach is how near, in pixels, an edge must come to another to line up with it.
const snapReach = 5

// snap returns how far a rectangle of the desk must be moved to line up with what else lies at a
// free place in the section, by edges or by middles, and the lines along which it then does.
func (c Context) snap(l Landing, box geom.Rect, moving map[canvas.Item]layout.Slot) (geom.Pt, [][2]geom.Pt) {
	desk := c.desk()
	across, down := newAxis(c.px(snapReach)), newAxis(c.px(snapReach))
	for _, s := range c.Layout.Slots {
		if s.Section != l.Spot.Section || s.Item.Column != l.Spot.Column || s.Page != l.Page {
			continue
		}
		if _, along := moving[s.Item]; along {
			continue
		}
		r := desk.Lift(s.Page, s.Rect)
		across.offer(box.X, box.W, r.X, r.W, r)
		down.offer(box.Y, box.H, r.Y, r.H, r)
	}
	by := geom.Pt{X: across.by, Y: down.by}
	to := box.Moved(by)
	var guides [][2]geom.Pt
	if across.found {
		y0, y1 := min(to.Y, across.with.Y), max(to.Bottom(), across.with.Bottom())
		guides = append(guides, [2]geom.Pt{{X: across.at, Y: y0}, {X: across.at, Y: y1}})
	}
	if down.found {
		x0, x1 := min(to.X, down.with.X), max(to.Right(), down.with.Right())
		guides = append(guides, [2]geom.Pt{{X: x0, Y: down.at}, {X: x1, Y: down.at}})
	}
	return by, guides
}

// axis is the nearest line in one direction.
type axis struct {
	by, at geom.MM
	with   geom.Rect
	found  bool
	reach  geom.MM
}

func newAxis(reach geom.MM) *axis { return &axis{reach: reach} }

// offer looks at the start, the middle and the end of another rectangle.
func (a *axis) offer(pos, size, other, otherSize geom.MM, with geom.Rect) {
	for _, k := range [...]float64{0, 0.5, 1} {
		d := other + k*otherSize - (pos + k*size)
		if math.Abs(d) <= a.reach && (!a.found || math.Abs(d) < math.Abs(a.by)) {
			a.by, a.at, a.with, a.found = d, other+k*otherSize, with, true
		}
	}
}
