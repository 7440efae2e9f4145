package gesture

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// Landing is a section in which something would land, and where in it.
type Landing struct {
	Spot canvas.Spot
	Page int
	Area scene.Area // on its page

	section canvas.Section
	tone    canvas.Tone
	at      geom.Pt // the point that was asked for, on the desk
	same    bool    // what flows here would lie in the order that it lies in
}

// LandingAt returns where things would land that are let go at a point of the desk: in a section
// that places freely with their corner at that point, in the others between the two neighbors
// that the point lies between. Moving names what is on the move and so is nobody's neighbor;
// notes says that notes are dropped, which flow apart from the sources. It reports false beside
// every section.
func LandingAt(c Context, at geom.Pt, moving []canvas.Item, notes bool) (Landing, bool) {
	area, page, ok := c.areaAt(at)
	if !ok {
		return Landing{}, false
	}
	return c.landingIn(area, page, at, moving, notes)
}

// landingIn is LandingAt in a section, wherever the point lies.
func (c Context) landingIn(area scene.Area, page int, at geom.Pt, moving []canvas.Item, notes bool) (Landing, bool) {
	_, t := c.template()
	if t == nil {
		return Landing{}, false
	}
	l := Landing{Page: page, Area: area, Spot: canvas.Spot{
		Sheet: c.Sheet, Section: canvas.SectionID(area.Ref.ID), Column: canvas.RecordID(area.Ref.Column),
	}}
	l.section, _ = t.Section(l.Spot.Section)
	place, ok := c.pageLayout(t).Place(l.Spot.Section)
	if !ok {
		return Landing{}, false
	}
	l.tone, l.at = place.Tone, at
	on := at.Sub(c.desk()[page].Min())
	// On a further page everything flows: there is no free room that belongs to the section.
	if place.Flow == canvas.FlowFree && page == 0 {
		l.Spot.Free, l.Spot.At = true, on.Sub(area.Content.Min())
		return l, true
	}
	c.order(&l, on, moving, notes)
	return l, true
}

// pageLayout returns the page layout of a template that the sheet is laid out in: the one that
// has its page.
func (c Context) pageLayout(t *canvas.Template) canvas.Layout {
	for _, l := range t.Layouts {
		if len(c.Layout.Pages) > 0 && c.Layout.Pages[0].Size == (geom.Size{W: l.Page[0], H: l.Page[1]}) {
			return l
		}
	}
	return t.Layouts[0]
}

// order finds the neighbors between which a point of the page lies.
func (c Context) order(l *Landing, on geom.Pt, moving []canvas.Item, notes bool) {
	flow := c.flowing(l.Spot, notes)
	onTheMove := make(map[canvas.Item]bool, len(moving))
	for _, it := range moving {
		onTheMove[it] = true
	}
	rest := slices.DeleteFunc(slices.Clone(flow), func(s layout.Slot) bool { return onTheMove[s.Item] })
	i := insertion(rest, l.Page, on)
	if i > 0 {
		l.Spot.After = rest[i-1].Rank
	}
	if i < len(rest) {
		l.Spot.Before = rest[i].Rank
	}
	// The order is as it was when the moving ones, all of them from here, already lie at i.
	l.same = len(flow)-len(rest) == len(moving) && len(moving) > 0
	for j := range moving {
		l.same = l.same && flow[i+j].Item == moving[j]
	}
}

// flowing returns what lies in the flow of a section, in its order, each thing once.
func (c Context) flowing(s canvas.Spot, notes bool) []layout.Slot {
	var out []layout.Slot
	have := map[canvas.Item]bool{}
	for _, x := range c.Layout.Slots {
		if x.Section == s.Section && x.Item.Column == s.Column && !x.Free && c.isNote(x.Item) == notes && !have[x.Item] {
			have[x.Item] = true
			out = append(out, x)
		}
	}
	return out
}

// insertion returns the place in a flow that a point of a page means: beside the slot that is
// nearest, before or behind its middle.
func insertion(flow []layout.Slot, page int, on geom.Pt) int {
	best, least := -1, 0.0
	last, bottom := -1, 0.0 // of the slots on this page
	for i, s := range flow {
		if s.Page != page {
			continue
		}
		last, bottom = i, max(bottom, s.Rect.Bottom())
		if d := distance(s.Rect, on); best < 0 || d < least {
			best, least = i, d
		}
	}
	switch {
	case best < 0: // nothing of the flow is on this page: it ends before, or begins behind
		if len(flow) > 0 && flow[0].Page > page {
			return 0
		}
		return len(flow)
	case on.Y >= bottom:
		return last + 1
	}
	near := flow[best].Rect
	d := on.Sub(near.Center())
	behind := d.X > 0
	switch columns(flow, page) {
	case stacked:
		behind = d.Y > 0
	case unknown:
		behind = d.X/near.W+d.Y/near.H > 0
	}
	if behind {
		best++
	}
	return best
}

// direction is how the slots of a page follow each other.
type direction uint8

const (
	unknown direction = iota // there is only one
	stacked
	inRows
)

func columns(flow []layout.Slot, page int) direction {
	out := unknown
	for i := 1; i < len(flow); i++ {
		if flow[i].Page != page || flow[i-1].Page != page {
			continue
		}
		if flow[i].Rect.X != flow[i-1].Rect.X {
			return inRows
		}
		out = stacked
	}
	return out
}

// highlight lights the section up.
func (l Landing) highlight(c Context, refused bool) *Highlight {
	return &Highlight{
		Ref: l.Area.Ref, Outline: l.Area.Outline.Moved(c.desk()[l.Page].Min()), Tone: l.tone, Refused: refused,
	}
}

// title returns what the section is called, and in which column it is.
func (l Landing) title(c Context) []string {
	title := l.section.Title.In(c.Workbook.Info().Language)
	if p, ok := canvas.Get[canvas.Period](c.Workbook, l.Spot.Column); ok && p.Label != "" {
		title += " · " + p.Label
	}
	return []string{title}
}
