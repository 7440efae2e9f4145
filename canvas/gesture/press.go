package gesture

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// pressing is the button held down and not yet moved. Selecting happens when the button goes
// down; only what a drag could still need is left for when it goes up.
type pressing struct {
	at     geom.Pt
	on     canvas.Item // what was pressed; none on empty ground
	item   bool
	drag   []canvas.Item // what a drag would take
	before []canvas.Item // the selection that a rubber band adds to
	click  []canvas.Item // the selection if there is no drag
	clicks bool          // click is meant
	double bool          // the second press of a double-click, unless there is a drag
	cell   layout.CellBox
	inCell bool            // cell was pressed
	goes   canvas.RecordID // the sheet that a click opens
}

// Name returns "pressing".
func (pressing) Name() string { return "pressing" }

// press is the button going down somewhere.
func press(c Context, e Event) (State, Effect) {
	if b, ok := c.boundaryAt(e.At); ok {
		return grip(c, b, e)
	}
	if from, ok := c.handleAt(e.At); ok && !e.Shift && !e.Ctrl {
		return linking{from: from, at: e.At, held: true, handle: true}, Effect{Cursor: CursorCross}
	}
	it, ok := c.ItemAt(e.At)
	if !ok {
		return pressGround(c, e)
	}
	if c.isArrow(it) { // it lies where its ends are, and is not dragged
		out := Effect{Selects: true, Select: toggled(c.Selection, it, e.Shift || e.Ctrl), Cells: true}
		if e.Clicks == 2 {
			out.Edit = it
		}
		return givenUp{}, out
	}
	if _, lies := c.slotAt(e.At); !lies { // a segment of the bar stands for a source, and stays
		return givenUp{}, Effect{Selects: true, Select: toggled(c.Selection, it, e.Shift || e.Ctrl), Cells: true}
	}
	s := pressing{at: e.At, on: it, item: true, double: e.Clicks == 2 && !e.Shift && !e.Ctrl}
	has := slices.Contains(c.Selection, it)
	out := Effect{Hover: it, Cells: true}
	if !e.Shift && !e.Ctrl {
		s.cell, s.inCell = c.CellAt(e.At)
		out.Cell = s.cell
	}
	switch {
	case has && (e.Shift || e.Ctrl):
		s.drag, s.click, s.clicks = c.Selection, toggled(c.Selection, it, true), true
	case has:
		s.drag, s.click, s.clicks = c.Selection, []canvas.Item{it}, true
	case e.Ctrl: // a drag would double this one; without a drag it joins the selection
		s.drag, s.click, s.clicks = []canvas.Item{it}, toggled(c.Selection, it, true), true
	default:
		s.drag = toggled(c.Selection, it, e.Shift)
		out.Selects, out.Select = true, s.drag
	}
	return s, out
}

// pressGround is the button going down where nothing lies: twice for a new note, once for a
// rubber band, and in a cell to type there.
func pressGround(c Context, e Event) (State, Effect) {
	if e.Shift || e.Ctrl {
		return pressing{at: e.At, before: c.Selection}, Effect{Cells: true}
	}
	s := pressing{at: e.At, double: e.Clicks == 2}
	if s.cell, s.inCell = c.CellAt(e.At); !s.inCell {
		s.goes, _ = c.sheetAt(e.At)
	}
	return s, Effect{Selects: true, Cells: true, Cell: s.cell}
}

// toggled returns a selection with one item added or, if it is there, taken out; or, without
// adding, that item alone. The selection itself is left as it is.
func toggled(selection []canvas.Item, it canvas.Item, add bool) []canvas.Item {
	if !add {
		return []canvas.Item{it}
	}
	if i := slices.Index(selection, it); i >= 0 {
		return slices.Delete(slices.Clone(selection), i, i+1)
	}
	return append(slices.Clone(selection), it)
}

// Event becomes a drag or a rubber band once the pointer has moved far enough.
func (s pressing) Event(c Context, e Event) (State, Effect) {
	switch e.Kind {
	case Move:
		if e.At.Dist(s.at) < c.px(start) {
			return s, Effect{Hover: s.on}
		}
		if !s.item {
			next, out := marquee{from: s.at, before: s.before}.Event(c, e)
			out.Cells = s.inCell
			return next, out
		}
		if c.locked(s.on) {
			return fixed{}.Event(c, e)
		}
		next, out := newDragging(c, c.unlocked(s.drag), s.on, s.at).Event(c, e)
		if !slices.Equal(s.drag, c.Selection) {
			out.Selects, out.Select = true, s.drag
		}
		out.Cells = s.inCell // a drag is of the row
		return next, out
	case Up:
		return Idle{}, s.clicked(c)
	case Escape:
		return givenUp{}, Effect{}
	case Down: // another button: the hand has changed its mind
		return givenUp{}, Effect{}
	case Cancel:
		return Idle{}, Effect{}
	}
	return s, Effect{}
}

// clicked is the button going up where it went down.
func (s pressing) clicked(c Context) Effect {
	switch {
	case s.double && s.inCell:
		return Effect{Selects: s.clicks, Select: s.click, Cells: true, Cell: s.cell, Type: true, Hover: s.on}
	case s.goes != "":
		return Effect{Goes: s.goes}
	case s.double && !s.item:
		return c.NewNote(s.at)
	case s.double && c.isNote(s.on) && c.locked(s.on):
		return Effect{Hint: lockedHint, Hover: s.on}
	case s.double:
		return Effect{Selects: true, Select: []canvas.Item{s.on}, Edit: s.on, Hover: s.on}
	}
	return Effect{Selects: s.clicks, Select: s.click, Hover: s.on}
}
