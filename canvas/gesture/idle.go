package gesture

import (
	"slices"

	"clustercanvas/canvas"
)

// Idle is the pointer doing nothing but look.
type Idle struct{}

// Name returns "idle".
func (Idle) Name() string { return "idle" }

// Event begins the other gestures.
func (s Idle) Event(c Context, e Event) (State, Effect) {
	switch e.Kind {
	case Move:
		return s, c.look(e)
	case Down:
		if e.Secondary {
			return s, c.ask(e)
		}
		return press(c, e)
	case Escape:
		return s, Effect{Selects: true}
	case DragCard, DropCard:
		return carrying{}.Event(c, e)
	}
	return s, Effect{}
}

// look tells what is under the pointer.
func (c Context) look(e Event) Effect {
	if _, ok := c.boundaryAt(e.At); ok {
		return Effect{Cursor: CursorResize}
	}
	if _, ok := c.handleAt(e.At); ok {
		return Effect{Cursor: CursorCross, Hover: c.Selection[0]}
	}
	it, lies := c.ItemAt(e.At)
	out := Effect{Hover: it}
	if cell, ok := c.CellAt(e.At); ok && (cell.Lines || cell.Cell == c.Cell) {
		out.Cursor = CursorText
	} else if !lies {
		if _, ok := c.sheetAt(e.At); ok {
			out.Cursor = CursorLink
		}
	}
	return out
}

// ask selects what is under the right button and shows what can be done with it.
func (c Context) ask(e Event) Effect {
	out := c.look(e)
	out.Menu = true
	out.Cells = true
	out.Cell, _ = c.CellAt(e.At)
	it, ok := c.ItemAt(e.At)
	if ok && !slices.Contains(c.Selection, it) {
		out.Selects, out.Select = true, []canvas.Item{it}
	} else if !ok {
		out.Selects = true
	}
	return out
}
