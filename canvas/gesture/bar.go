package gesture

import (
	"strconv"

	"clustercanvas/canvas"
)

// barring moves a boundary in the bar of shares, in whole per cent.
type barring struct {
	on      boundary
	offset  float64 // from the pointer to the boundary, in mm
	preview *canvas.Change
	to      canvas.Share
}

// Name returns "bar".
func (barring) Name() string { return "bar" }

// grip is the button going down on a boundary.
func grip(c Context, b boundary, e Event) (State, Effect) {
	_, on, _ := c.desk().Page(e.At)
	s := barring{on: b, offset: b.left.Rect.Right() - on.X, to: -1}
	return s.moved(c, e)
}

// Event moves the boundary.
func (s barring) Event(c Context, e Event) (State, Effect) {
	switch e.Kind {
	case Move:
		return s.moved(c, e)
	case Up:
		next, out := s.moved(c, e)
		commit := next.(barring).preview
		if out.Hint.Refused {
			return Idle{}, Effect{Hint: out.Hint}
		}
		return Idle{}, Effect{Commit: commit, Cursor: CursorResize}
	case Escape, Down:
		return givenUp{}, Effect{}
	case Cancel:
		return Idle{}, Effect{}
	}
	return s, Effect{}
}

func (s barring) moved(c Context, e Event) (State, Effect) {
	// Measured on the page where the bar lies, wherever the pointer has gone.
	x := e.At.X - c.desk()[s.on.left.Page].X + s.offset
	to := canvas.Share((x - s.on.left.Rect.X) / max(s.on.left.Whole, 1e-6) * float64(canvas.Whole))
	to = max(to, 0)
	rest := canvas.Share(0)
	if s.on.right.Funding == "" {
		rest = s.on.right.Share
	}
	change, err := canvas.ShiftShare(c.Workbook, s.on.left.Funding, s.on.right.Funding, to, rest)
	if err != nil {
		s.preview = nil
		return s, refusing(err)
	}
	got, other := s.shares(c, change)
	if got != s.to { // the same whole per cent is the same preview
		s.to, s.preview = got, nil
		if len(change.Diff) > 0 {
			s.preview = &change
		}
	}
	out := Effect{Preview: s.preview, Cursor: CursorResize}
	out.Hint = Hint{Key: "hint-bar", Args: []string{percent(got), percent(other)}}
	return s, out
}

// shares returns what the two neighbors would have.
func (s barring) shares(c Context, change canvas.Change) (left, right canvas.Share) {
	of := func(id canvas.RecordID) canvas.Share {
		if f, ok := change.Diff[id].After.(canvas.Funding); ok {
			return f.Value.Share
		}
		f, _ := canvas.Get[canvas.Funding](c.Workbook, id)
		return f.Value.Share
	}
	left = of(s.on.left.Funding)
	if s.on.right.Funding != "" {
		return left, of(s.on.right.Funding)
	}
	before, _ := canvas.Get[canvas.Funding](c.Workbook, s.on.left.Funding)
	return left, before.Value.Share + s.on.right.Share - left
}

// percent returns a share as people read it, without a sign: "35", "12.5".
func percent(s canvas.Share) string {
	return strconv.FormatFloat(float64(s)*100/float64(canvas.Whole), 'f', -1, 64)
}
