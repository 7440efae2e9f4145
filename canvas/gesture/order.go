package gesture

import (
	"strconv"

	"clustercanvas/canvas"
)

// StepTool returns the state in which presses say in which order things appear while the sheet is
// explained. A press gives a card or a note the next number, with Shift that of the last step; a press
// on one that has a number takes it away. It lasts until Escape.
func StepTool() State { return ordering{} }

// ordering waits for the next thing.
type ordering struct{}

// Name returns "ordering".
func (ordering) Name() string { return "ordering" }

// Event gives what is pressed its number.
func (s ordering) Event(c Context, e Event) (State, Effect) {
	switch e.Kind {
	case Down:
		if e.Secondary {
			return Idle{}, Effect{}
		}
		it, ok := c.linkable(e.At)
		if !ok {
			return s, s.look(c, e)
		}
		change, err := canvas.StepItems(c.Workbook, c.Sheet, []canvas.Item{it}, s.next(c, it, e.Shift))
		if err != nil {
			out := refusing(err)
			out.Cursor = CursorCross
			return s, out
		}
		out := s.look(c, e)
		out.Commit = &change
		return s, out
	case Escape:
		return Idle{}, Effect{}
	case DragCard, DropCard:
		return carrying{}.Event(c, e)
	}
	return s, s.look(c, e) // another state of the sheet is no reason to stop: a number was taken back
}

// next returns the number that a press gives to a thing.
func (s ordering) next(c Context, it canvas.Item, together bool) int {
	last := len(c.Workbook.Steps(c.Sheet))
	switch has := c.Workbook.StepOf(c.Sheet, it); {
	case together && has != last:
		return max(1, last)
	case has > 0:
		return 0
	}
	return last + 1
}

// look says what the next press would do.
func (s ordering) look(c Context, e Event) Effect {
	out := Effect{Cursor: CursorCross, Hint: Hint{Key: "hint-steps"}}
	it, ok := c.linkable(e.At)
	if !ok {
		return out
	}
	out.Hover = it
	n := s.next(c, it, e.Shift)
	out.Hint = Hint{Key: "hint-step", Args: []string{strconv.Itoa(n)}}
	if n == 0 {
		out.Hint = Hint{Key: "hint-step-off"}
	}
	return out
}
