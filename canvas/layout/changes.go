package layout

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// ChangesSince lays a sheet out as it is now, with a sign at whatever is new or has changed since
// then; what is gone lies faded where it was, or beside what lies there now. A sheet that is gone itself is shown as it was. The
// error is that of Sheet.
func ChangesSince(then, now canvas.Workbook, sheet canvas.RecordID, o Options) (Result, error) {
	before, errBefore := Sheet(then, sheet, o)
	after, err := Sheet(now, sheet, o)
	if err != nil {
		return before, errBefore
	}
	if errBefore != nil {
		before = Result{} // all of it is new
	}
	c := changes{diff: canvas.Between(then, now), sheet: sheet}
	if s, ok := canvas.Get[canvas.Sheet](now, sheet); ok {
		for _, p := range now.Columns(s) {
			c.periods = append(c.periods, p.ID)
		}
	}
	c.collectOwners()
	pages := make([]*page, len(after.Pages))
	for i, s := range after.Pages {
		s.Items = s.Items[:len(s.Items):len(s.Items)]
		pages[i] = &page{Scene: s}
	}
	was, is := slotsByItem(before), slotsByItem(after)
	room := newRoom(after)
	for _, slot := range before.Slots {
		if _, still := is[slot.Item]; still || slot.Page >= len(pages) {
			continue
		}
		if by, ok := room.take(slot); ok {
			pages[slot.Page].gone(before.Pages[slot.Page], slot, by)
		}
	}
	for _, slot := range after.Slots {
		switch _, both := was[slot.Item]; {
		case !both:
			pages[slot.Page].changeSign(slot, analysis.MarkNew)
		case c.touches(slot.Item):
			pages[slot.Page].changeSign(slot, analysis.MarkChanged)
		}
	}
	for i, p := range pages {
		after.Pages[i] = p.Scene
	}
	return after, nil
}

func slotsByItem(r Result) map[canvas.Item]Slot {
	out := make(map[canvas.Item]Slot, len(r.Slots))
	for _, s := range r.Slots {
		out[s.Item] = s
	}
	return out
}

// changes tells which items of a sheet a diff touches.
type changes struct {
	diff    canvas.Diff
	sheet   canvas.RecordID
	periods []canvas.RecordID        // that the sheet shows
	owners  map[canvas.RecordID]bool // metrics of which a figure was touched, cards of which a word was
}

func (c *changes) collectOwners() {
	c.owners = map[canvas.RecordID]bool{}
	for _, x := range c.diff {
		for _, r := range []canvas.Record{x.Before, x.After} {
			switch r := r.(type) {
			case canvas.Target:
				c.owners[r.Metric] = true
			case canvas.Reading:
				c.owners[r.Metric] = true
			default:
			}
		}
	}
}

func (c *changes) touches(i canvas.Item) bool {
	has := func(id canvas.RecordID) bool {
		_, ok := c.diff[id]
		return ok
	}
	if has(i.ID) || c.owners[i.ID] || has(canvas.PlacementID(i.ID, c.sheet, i.Column)) {
		return true
	}
	for _, p := range c.periods {
		if (i.Column == "" || i.Column == p) && (has(canvas.FundingID(i.ID, p)) || has(canvas.CostID(i.ID, p))) {
			return true
		}
	}
	return false
}

// goneAlpha is how much of what is gone can be seen through.
const goneAlpha = 150

// gone draws what lay in a slot of another page, faded, moved, and with its sign. What stands for
// the same thing elsewhere, such as its part of a bar, is left out.
func (p *page) gone(from scene.Scene, slot Slot, by geom.Pt) {
	within := slot.Rect.Inset(-0.5)
	for _, item := range from.Items {
		ref := item.Common().Ref
		if ref.ID == string(slot.Item.ID) && ref.Column == string(slot.Item.Column) && within.Contains(item.Bounds().Center()) {
			p.Items = append(p.Items, faded(item, by))
		}
	}
	slot.Rect = slot.Rect.Moved(by)
	p.changeSign(slot, analysis.MarkGone)
}

// room is what is taken of the pages, while what is gone is put between what is there.
type room struct {
	taken [][]geom.Rect // by page
	tries int           // how many more places may be looked for
}

func newRoom(r Result) *room {
	x := &room{taken: make([][]geom.Rect, len(r.Pages)), tries: 60}
	for _, s := range r.Slots {
		x.taken[s.Page] = append(x.taken[s.Page], s.Rect)
	}
	return x
}

// take finds a place for what lay in a slot and returns how far it must move: not at all, where
// nothing lies there now, or to the nearest place in its section. It reports false where there is
// none: what is gone must not cover what is there.
func (x *room) take(s Slot) (by geom.Pt, ok bool) {
	if x.free(s.Page, s.Rect) {
		x.taken[s.Page] = append(x.taken[s.Page], s.Rect)
		return geom.Pt{}, true
	}
	if x.tries--; x.tries < 0 {
		return geom.Pt{}, false
	}
	const step = 1.5
	best := geom.MM(0)
	for y := s.Content.Y; y+s.Rect.H <= s.Content.Bottom(); y += step {
		for at := s.Content.X; at+s.Rect.W <= s.Content.Right(); at += step {
			d := geom.Pt{X: at, Y: y}.Sub(s.Rect.Min())
			if far := d.Dist(geom.Pt{}); (!ok || far < best) && x.free(s.Page, s.Rect.Moved(d)) {
				by, best, ok = d, far, true
			}
		}
	}
	if ok {
		x.taken[s.Page] = append(x.taken[s.Page], s.Rect.Moved(by))
	}
	return by, ok
}

func (x *room) free(page int, r geom.Rect) bool {
	const apart = 1.2
	return !slices.ContainsFunc(x.taken[page], func(t geom.Rect) bool { return t.Overlaps(r.Inset(-apart)) })
}

// faded returns an item, moved, that can be seen through and stands for nothing: it cannot be
// pressed.
func faded(item scene.Item, by geom.Pt) scene.Item {
	fade := func(a scene.Attrs) scene.Attrs {
		a.Ref, a.Alpha, a.Link = scene.Ref{}, max(a.Alpha, goneAlpha), ""
		if a.Clip != nil {
			clip := a.Clip.Moved(by)
			a.Clip = &clip
		}
		return a
	}
	switch x := item.(type) {
	case scene.Polygon:
		x.Attrs, x.Points = fade(x.Attrs), x.Points.Moved(by)
		return x
	case scene.Polyline:
		x.Attrs, x.Points = fade(x.Attrs), geom.Polygon(x.Points).Moved(by)
		return x
	case scene.Text:
		x.Attrs, x.At = fade(x.Attrs), x.At.Add(by)
		return x
	case scene.Image:
		x.Attrs, x.Rect = fade(x.Attrs), x.Rect.Moved(by)
		return x
	case scene.Symbol:
		x.Attrs, x.At = fade(x.Attrs), x.At.Add(by)
		return x
	}
	return item
}

// changeSign frames a slot and puts the sign of what happened to it at its corner, or before a row.
func (p *page) changeSign(slot Slot, m analysis.Mark) {
	const around = 0.5
	pen := scene.Pen{Width: 0.5, Color: Ink}
	switch m {
	case analysis.MarkChanged:
		pen.Color = ActionInk
	case analysis.MarkGone:
		pen.Color, pen.Dash = Warning, [2]geom.MM{1.6, 1.2}
	default:
	}
	r := geom.R(slot.Rect.X-around, slot.Rect.Y-around, slot.Rect.W+2*around, slot.Rect.H+2*around)
	p.frame(r.Round(1.2), pen)
	badge := geom.MM(4.4)
	at := geom.Pt{X: r.X + 0.6, Y: r.Y + 0.6}
	if r.H < 2*badge { // a row, whose words begin at the corner
		badge = min(3.4, r.H)
		at = geom.Pt{X: r.X - badge/2 - 0.2, Y: r.Center().Y}
	}
	p.fill(geom.R(at.X-badge/2, at.Y-badge/2, badge, badge).Round(badge/2), Paper, scene.Pen{Width: 0.4, Color: pen.Color})
	p.markSign(m, at, 0.5*badge)
}
