package gesture

import (
	"math"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

const (
	arrowReach   = 6 // how near to an arrow the pointer must be to be on it, in pixels
	handleAway   = 7 // how far outside of a thing its handles lie
	handleRadius = 8 // how near to the middle of a handle the pointer must be to take it
)

// arrowAt returns the arrow under a point of the desk: the nearest one within reach.
func (c Context) arrowAt(at geom.Pt) (layout.Arrow, bool) {
	page, on, inside := c.desk().Page(at)
	if !inside {
		return layout.Arrow{}, false
	}
	var best layout.Arrow
	least, found := c.px(arrowReach), false
	for _, a := range c.Layout.Arrows {
		if a.Page != page {
			continue
		}
		away := fromPath(a.Path, on)
		if a.Label.Contains(on) {
			away = 0
		}
		if away <= least {
			best, least, found = a, away, true
		}
	}
	return best, found
}

// fromPath returns how far a point lies from a line of several pieces.
func fromPath(path []geom.Pt, p geom.Pt) geom.MM {
	least := math.Inf(1)
	for i := 1; i < len(path); i++ {
		a, d := path[i-1], path[i].Sub(path[i-1])
		part := 0.0
		if long := d.X*d.X + d.Y*d.Y; long > 0 {
			part = min(max(((p.X-a.X)*d.X+(p.Y-a.Y)*d.Y)/long, 0), 1)
		}
		least = min(least, a.Add(d.Mul(part)).Dist(p))
	}
	return least
}

// Handles returns where an arrow can be drawn out of what is selected, on the desk: at the middle of
// its four sides, where it is one card or note. Where something else lies there is none: that is to
// be taken hold of itself.
func Handles(c Context) []geom.Pt {
	return slices.DeleteFunc(c.handles(), c.overSomething)
}

func (c Context) overSomething(at geom.Pt) bool {
	_, lies := c.slotAt(at)
	return lies
}

// handles returns the handles without looking at what lies there.
func (c Context) handles() []geom.Pt {
	if len(c.Selection) != 1 || c.Cell != (canvas.Cell{}) || !c.links(c.Selection[0]) {
		return nil
	}
	home, ok := c.homesOf(c.Selection)[c.Selection[0]]
	if !ok {
		return nil
	}
	r, away := home.Rect, c.px(handleAway)
	middle := r.Center()
	return []geom.Pt{
		{X: r.Right() + away, Y: middle.Y}, {X: r.X - away, Y: middle.Y},
		{X: middle.X, Y: r.Bottom() + away}, {X: middle.X, Y: r.Y - away},
	}
}

// handleAt returns what an arrow is drawn out of at a point of the desk.
func (c Context) handleAt(at geom.Pt) (canvas.Item, bool) {
	for _, h := range c.handles() {
		if h.Dist(at) <= c.px(handleRadius) && !c.overSomething(h) {
			if under, lies := c.slotAt(at); lies && under.Item != c.Selection[0] {
				return canvas.Item{}, false
			}
			return c.Selection[0], true
		}
	}
	return canvas.Item{}, false
}

// links reports whether arrows can begin and end at an item.
func (c Context) links(it canvas.Item) bool {
	switch c.Workbook.Record(it.ID).(type) {
	case canvas.Source, canvas.Note:
		return true
	default:
		return false
	}
}

// linkable returns the card or note under a point of the desk.
func (c Context) linkable(at geom.Pt) (canvas.Item, bool) {
	s, ok := c.slotAt(at)
	return s.Item, ok && c.links(s.Item)
}

// ArrowTool returns the state in which the next press begins an arrow, or ends one where one card or
// note is selected: the arrow then begins there.
func ArrowTool(c Context) State {
	if len(c.Selection) == 1 && c.links(c.Selection[0]) {
		if _, lies := c.homesOf(c.Selection)[c.Selection[0]]; lies {
			return linking{from: c.Selection[0], held: false}
		}
	}
	return arrowTool{}
}

// arrowTool waits for the card or note that an arrow shall begin at.
type arrowTool struct{}

// Name returns "arrow".
func (arrowTool) Name() string { return "arrow" }

// Event begins an arrow where the button goes down on a card or a note.
func (s arrowTool) Event(c Context, e Event) (State, Effect) {
	switch e.Kind {
	case Move, Up:
		return s, s.look(c, e)
	case Down:
		if e.Secondary {
			return Idle{}, Effect{}
		}
		it, ok := c.linkable(e.At)
		if !ok {
			return s, Effect{Hint: Hint{Key: "hint-arrow-nothing", Refused: true}, Cursor: CursorCross}
		}
		return linking{from: it, at: e.At, held: true}, Effect{Selects: true, Select: []canvas.Item{it}, Cells: true, Cursor: CursorCross}
	case Escape, Cancel:
		return Idle{}, Effect{}
	case DragCard, DropCard:
		return carrying{}.Event(c, e)
	}
	return s, Effect{}
}

func (s arrowTool) look(c Context, e Event) Effect {
	out := Effect{Cursor: CursorCross, Hint: Hint{Key: "hint-arrow"}}
	if it, ok := c.linkable(e.At); ok {
		out.Hover = it
	}
	return out
}

// linking draws an arrow out of something, to what the pointer is over.
type linking struct {
	from   canvas.Item
	at     geom.Pt // where the button went down
	held   bool    // the button is down: letting go ends the arrow
	handle bool    // it began at a handle, beside the thing: a click alone is none of an arrow
	moved  bool    // farther than a trembling hand
}

// Name returns "linking".
func (linking) Name() string { return "linking" }

// Event draws the arrow, and ends it where the button is let go or, after a click, goes down again.
func (s linking) Event(c Context, e Event) (State, Effect) {
	switch e.Kind {
	case Move:
		s.moved = s.moved || !s.held || e.At.Dist(s.at) >= c.px(start)
		return s, s.show(c, e)
	case Up:
		switch {
		case !s.held:
			return s, s.show(c, e)
		case s.moved:
			return Idle{}, s.ended(c, e)
		case s.handle: // a click beside the thing: on what lies there, if anything
			if it, ok := c.ItemAt(e.At); ok {
				return Idle{}, Effect{Selects: true, Select: []canvas.Item{it}}
			}
			return Idle{}, Effect{}
		}
		s.held = false // a click on the first one: the next click ends it
		return s, s.show(c, e)
	case Down:
		if s.held || e.Secondary {
			return givenUp{}, Effect{}
		}
		return givenUp{}, s.ended(c, e)
	case Escape:
		if s.held {
			return givenUp{}, Effect{}
		}
		return Idle{}, Effect{}
	case Cancel:
		return Idle{}, Effect{}
	case DragCard, DropCard:
		return carrying{}.Event(c, e)
	}
	return s, Effect{}
}

// show draws the arrow as far as the pointer, or to the thing that it is over.
func (s linking) show(c Context, e Event) Effect {
	out := Effect{Cursor: CursorCross, Hint: Hint{Key: "hint-arrow-to"}}
	home, ok := c.homesOf([]canvas.Item{s.from})[s.from]
	if !ok || !s.moved {
		return out
	}
	out.Arrow = &[2]geom.Pt{border(home.Rect, e.At), e.At}
	to, ok := c.linkable(e.At)
	if !ok || to == s.from {
		return out
	}
	if _, _, err := canvas.AddLink(c.Workbook, c.Sheet, s.from, to); err != nil {
		refused := refusing(err)
		refused.Arrow = out.Arrow
		return refused
	}
	target := c.homesOf([]canvas.Item{to})[to].Rect
	out.Arrow = &[2]geom.Pt{border(home.Rect, target.Center()), border(target, home.Rect.Center())}
	out.Landing = []geom.Rect{target}
	return out
}

// ended is the end of the arrow: over a card or a note it is drawn.
func (s linking) ended(c Context, e Event) Effect {
	to, ok := c.linkable(e.At)
	if !ok || to == s.from {
		return Effect{}
	}
	change, link, err := canvas.AddLink(c.Workbook, c.Sheet, s.from, to)
	if err != nil {
		return Effect{Hint: hintOf(err)}
	}
	return Effect{Commit: &change, Selects: true, Select: []canvas.Item{link}}
}

// border returns where the straight way from the middle of a rectangle to a point leaves it.
func border(r geom.Rect, to geom.Pt) geom.Pt {
	c := r.Center()
	d := to.Sub(c)
	part := 1.0
	if d.X != 0 {
		part = min(part, math.Abs(r.W/2/d.X))
	}
	if d.Y != 0 {
		part = min(part, math.Abs(r.H/2/d.Y))
	}
	return c.Add(d.Mul(part))
}

// isArrow reports whether an item is an arrow of the sheet.
func (c Context) isArrow(it canvas.Item) bool {
	return slices.ContainsFunc(c.Layout.Arrows, func(a layout.Arrow) bool { return a.Item == it })
}
