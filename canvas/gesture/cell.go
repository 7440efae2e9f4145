package gesture

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// Table is the cells of a sheet as they lie on the desk, in reading order. What is a row and what
// a column is told by where they lie alone: no tool has to say it.
type Table []layout.CellBox

// NewTable returns the cells of a sheet.
func NewTable(res layout.Result) Table {
	desk := NewDesk(res)
	t := slices.Clone(res.Cells)
	for i := range t {
		t[i].Rect = desk.Lift(t[i].Page, t[i].Rect)
	}
	return t
}

// Find returns where a cell lies: of several places the one nearest to a point.
func (t Table) Find(cell canvas.Cell, near geom.Pt) (layout.CellBox, bool) {
	var best layout.CellBox
	found := false
	for _, b := range t {
		if b.Cell == cell && (!found || distance(b.Rect, near) < distance(best.Rect, near)) {
			best, found = b, true
		}
	}
	return best, found
}

// Follow returns the cell that takes the place of one after a change: the same one wherever it
// lies now, else what lies where it lay.
func (t Table) Follow(was layout.CellBox) (layout.CellBox, bool) {
	middle := was.Rect.Center()
	if b, ok := t.Find(was.Cell, middle); ok {
		return b, true
	}
	for _, b := range t {
		if b.Cell.What == was.Cell.What && b.Rect.Contains(middle) {
			return b, true
		}
	}
	return layout.CellBox{}, false
}

// Way is a direction on the desk: one of Left, Right, Above and Below.
type Way struct{ x, y float64 }

// The four ways.
var (
	Left  = Way{x: -1}
	Right = Way{x: 1}
	Above = Way{y: -1}
	Below = Way{y: 1}
)

// Step returns the nearest cell to one side: of the same row or column, else any that lies there.
// It reports false where there is none.
func (t Table) Step(from geom.Rect, w Way) (layout.CellBox, bool) {
	if b, ok := t.Beside(from, w); ok {
		return b, true
	}
	return t.nearest(from, w, func(gap, aside, _ geom.MM) (geom.MM, bool) { return gap + 2*aside, true })
}

// Beside is Step within the row or the column.
func (t Table) Beside(from geom.Rect, w Way) (layout.CellBox, bool) {
	return t.nearest(from, w, func(gap, _, common geom.MM) (geom.MM, bool) { return gap, common >= 0.5 })
}

// nearest returns the cell to one side that costs least. The cost is told how far away a cell is,
// how far beside the way, and how much of the narrower of the two lies in the way of the other, as
// a part of 1.
func (t Table) nearest(from geom.Rect, w Way, cost func(gap, aside, common geom.MM) (geom.MM, bool)) (layout.CellBox, bool) {
	const touch geom.MM = 0.2 // neighbors may share a line
	var best layout.CellBox
	var least geom.MM
	found := false
	for _, b := range t {
		r := b.Rect
		var gap, aside, common geom.MM
		if w.x != 0 {
			gap = max(r.X-from.Right(), from.X-r.Right())
			if (w.x > 0) != (r.Center().X > from.Center().X) {
				continue
			}
			aside, common = apart(from.Y, from.Bottom(), r.Y, r.Bottom())
		} else {
			gap = max(r.Y-from.Bottom(), from.Y-r.Bottom())
			if (w.y > 0) != (r.Center().Y > from.Center().Y) {
				continue
			}
			aside, common = apart(from.X, from.Right(), r.X, r.Right())
		}
		if gap < -touch {
			continue
		}
		c, ok := cost(gap, aside, common)
		c += 0.01 * r.Center().Dist(from.Center()) // of two that are as near, the one straight ahead
		if ok && (!found || c < least) {
			best, least, found = b, c, true
		}
	}
	return best, found
}

// apart returns how far two stretches are apart, and how much of the shorter one lies within the
// other, as a part of 1.
func apart(a0, a1, b0, b1 geom.MM) (gap, common geom.MM) {
	over := min(a1, b1) - max(a0, b0)
	if over <= 0 {
		return -over, 0
	}
	return 0, over / max(min(a1-a0, b1-b0), 1e-6)
}

// Next returns the cell after one in reading order, or the one before it, going round.
func (t Table) Next(from layout.CellBox, back bool) (layout.CellBox, bool) {
	if len(t) == 0 {
		return layout.CellBox{}, false
	}
	at := slices.IndexFunc(t, func(b layout.CellBox) bool { return b.Cell == from.Cell && b.Rect == from.Rect })
	switch {
	case at < 0 && back:
		return t[len(t)-1], true
	case back:
		return t[(at+len(t)-1)%len(t)], true
	}
	return t[(at+1)%len(t)], true
}

// Edge returns the last cell of a row to one side.
func (t Table) Edge(from layout.CellBox, w Way) layout.CellBox {
	for range t {
		b, ok := t.Beside(from.Rect, w)
		if !ok {
			break
		}
		from = b
	}
	return from
}

// CellAt returns the cell under a point of the desk. What lies on top of a cell hides it, unless it
// is the cell's own row.
func (c Context) CellAt(at geom.Pt) (layout.CellBox, bool) {
	page, on, inside := c.desk().Page(at)
	if !inside {
		return layout.CellBox{}, false
	}
	for i := len(c.Layout.Cells) - 1; i >= 0; i-- {
		b := c.Layout.Cells[i]
		if b.Page != page || !b.Rect.Contains(on) {
			continue
		}
		if s, ok := c.slotAt(at); ok && s.Item.ID != b.Cell.Record {
			return layout.CellBox{}, false
		}
		b.Rect = c.desk().Lift(page, b.Rect)
		return b, true
	}
	return layout.CellBox{}, false
}

// sheetAt returns the sheet that a click at a point of the desk opens.
func (c Context) sheetAt(at geom.Pt) (canvas.RecordID, bool) {
	page, on, inside := c.desk().Page(at)
	if !inside {
		return "", false
	}
	for _, i := range c.Layout.Pages[page].Items {
		if ref := i.Common().Ref; ref.Kind == scene.RefSheet && i.Bounds().Contains(on) {
			_, there := canvas.Get[canvas.Sheet](c.Workbook, canvas.RecordID(ref.ID))
			return canvas.RecordID(ref.ID), there
		}
	}
	return "", false
}
