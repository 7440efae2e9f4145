package gesture

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// barReach is how near to a boundary of the bar the pointer must be, in pixels.
const barReach = 5

// ItemAt returns the source, note or arrow under a point of the desk: of several, the one that is
// drawn on top. Arrows lie under everything else.
func (c Context) ItemAt(at geom.Pt) (canvas.Item, bool) {
	if s, ok := c.slotAt(at); ok {
		return s.Item, true
	}
	page, on, inside := c.desk().Page(at)
	if !inside {
		return canvas.Item{}, false
	}
	for _, s := range c.Layout.Segments {
		if s.Page == page && s.Funding != "" && s.Rect.Contains(on) {
			return c.funded(s)
		}
	}
	if a, ok := c.arrowAt(at); ok {
		return a.Item, true
	}
	return canvas.Item{}, false
}

// slotAt returns the topmost slot under a point of the desk.
func (c Context) slotAt(at geom.Pt) (layout.Slot, bool) {
	page, on, inside := c.desk().Page(at)
	if !inside {
		return layout.Slot{}, false
	}
	for i := len(c.Layout.Slots) - 1; i >= 0; i-- {
		if s := c.Layout.Slots[i]; s.Page == page && s.Rect.Contains(on) {
			return s, true // slots are in drawing order
		}
	}
	return layout.Slot{}, false
}

// funded returns the source that a segment of the bar stands for, as it lies on the sheet.
func (c Context) funded(s layout.Segment) (canvas.Item, bool) {
	f, ok := canvas.Get[canvas.Funding](c.Workbook, s.Funding)
	_, t := c.template()
	if !ok || t == nil {
		return canvas.Item{}, false
	}
	it := canvas.Item{ID: f.Source}
	if t.Of.Repeats() {
		it.Column = s.Column
	}
	return it, true
}

// boundary is where two neighbors of a bar of shares meet.
type boundary struct {
	left, right layout.Segment
}

// boundaryAt returns the boundary under a point of the desk that can be moved: one with a source
// on its left.
func (c Context) boundaryAt(at geom.Pt) (boundary, bool) {
	page, on, inside := c.desk().Page(at)
	if !inside {
		return boundary{}, false
	}
	var best boundary
	least, found := c.px(barReach), false
	for i := 1; i < len(c.Layout.Segments); i++ {
		l, r := c.Layout.Segments[i-1], c.Layout.Segments[i]
		same := l.Page == page && r.Page == page && l.Column == r.Column && l.Rect.Y == r.Rect.Y
		if !same || l.Funding == "" || on.Y < l.Rect.Y || on.Y >= l.Rect.Bottom() {
			continue
		}
		// Of a narrow segment half belongs to the boundary, so that it can still be selected.
		away := max(on.X-l.Rect.Right(), l.Rect.Right()-on.X)
		if away <= min(least, max(l.Rect.W, r.Rect.W)/2) {
			best, least, found = boundary{l, r}, away, true
		}
	}
	return best, found
}

// areaAt returns the section under a point of the desk, and the page that it lies on.
func (c Context) areaAt(at geom.Pt) (scene.Area, int, bool) {
	page, on, inside := c.desk().Page(at)
	if !inside {
		return scene.Area{}, page, false
	}
	a, ok := scene.AreaAt(c.Layout.Pages[page], on)
	return a, page, ok
}

// SectionAt returns the section under a point of the desk; empty is none.
func SectionAt(c Context, at geom.Pt) canvas.SectionID {
	a, _, ok := c.areaAt(at)
	if !ok || a.Ref.Kind != scene.RefSection {
		return ""
	}
	return canvas.SectionID(a.Ref.ID)
}

// SectionBox returns the outline, on the desk, of the section under a point or else of the one where
// the last thing selected lies. It reports false where there is neither.
func SectionBox(c Context, at geom.Pt) (geom.Rect, bool) {
	if a, page, ok := c.areaAt(at); ok {
		return c.desk().Lift(page, a.Outline.Bounds()), true
	}
	if len(c.Selection) == 0 {
		return geom.Rect{}, false
	}
	it := c.Selection[len(c.Selection)-1]
	home, ok := c.homesOf([]canvas.Item{it})[it]
	if !ok {
		return geom.Rect{}, false
	}
	for _, a := range c.Layout.Pages[home.Page].Areas {
		if a.Ref.ID == string(home.Section) && a.Ref.Column == string(it.Column) {
			return c.desk().Lift(home.Page, a.Outline.Bounds()), true
		}
	}
	return geom.Rect{}, false
}

// ItemsIn returns the sources and notes that a rectangle of the desk touches and that are not locked,
// each once, in drawing order: what a rubber band takes.
func (c Context) ItemsIn(r geom.Rect) []canvas.Item {
	desk := c.desk()
	var out []canvas.Item
	have := map[canvas.Item]bool{}
	for _, s := range c.Layout.Slots {
		if !s.Locked && desk.Lift(s.Page, s.Rect).Overlaps(r) && !have[s.Item] {
			have[s.Item] = true
			out = append(out, s.Item)
		}
	}
	return out
}

// homesOf returns where items lie: the slot of each, with its rectangle on the desk. Of a note
// that goes on to the next page it is the first part.
func (c Context) homesOf(items []canvas.Item) map[canvas.Item]layout.Slot {
	want := make(map[canvas.Item]bool, len(items))
	for _, it := range items {
		want[it] = true
	}
	desk := c.desk()
	out := make(map[canvas.Item]layout.Slot, len(items))
	for _, s := range c.Layout.Slots {
		if _, have := out[s.Item]; want[s.Item] && !have {
			s.Rect = desk.Lift(s.Page, s.Rect)
			out[s.Item] = s
		}
	}
	return out
}

// Lying returns how items lie on the sheet, in the order of drawing; nil asks for everything. Of a
// note that goes on to the next page it is the first part.
func (c Context) Lying(items []canvas.Item) []canvas.Lying {
	want := make(map[canvas.Item]bool, len(items))
	for _, it := range items {
		want[it] = true
	}
	free := c.freeSections()
	desk := c.desk()
	var out []canvas.Lying
	have := map[canvas.Item]bool{}
	for _, s := range c.Layout.Slots {
		if have[s.Item] || items != nil && !want[s.Item] {
			continue
		}
		have[s.Item] = true
		out = append(out, canvas.Lying{
			Item: s.Item, Section: s.Section, Rank: s.Rank, Box: desk.Lift(s.Page, s.Rect), Content: desk.Lift(s.Page, s.Content),
			Free: s.Page == 0 && free[s.Section], ByHand: s.Free,
		})
	}
	return out
}

// freeSections returns the sections in which hands place freely, on the first page.
func (c Context) freeSections() map[canvas.SectionID]bool {
	out := map[canvas.SectionID]bool{}
	_, t := c.template()
	if t == nil {
		return out
	}
	layout := c.pageLayout(t)
	for _, s := range t.Sections {
		if place, ok := layout.Place(s.ID); ok && place.Flow == canvas.FlowFree {
			out[s.ID] = true
		}
	}
	return out
}

func (c Context) isNote(it canvas.Item) bool {
	_, ok := canvas.Get[canvas.Note](c.Workbook, it.ID)
	return ok
}
