package gesture

import (
	"slices"

	"clustercanvas/canvas"
)

// lockedHint says why something cannot be moved, and how it could.
var lockedHint = Hint{Key: "refused-locked", Refused: true}

// locked reports whether an item is locked on the sheet.
func (c Context) locked(it canvas.Item) bool { return c.Workbook.LockedOn(c.Sheet, it) }

// unlocked returns the items that are not locked.
func (c Context) unlocked(items []canvas.Item) []canvas.Item {
	if !slices.ContainsFunc(items, c.locked) {
		return items
	}
	return slices.DeleteFunc(slices.Clone(items), c.locked)
}

// Loose returns everything on the sheet that is not locked, each thing once, in drawing order: what
// is selected when all is.
func Loose(c Context) []canvas.Item {
	var out []canvas.Item
	have := map[canvas.Item]bool{}
	for _, s := range c.Layout.Slots {
		if !s.Locked && !have[s.Item] {
			have[s.Item] = true
			out = append(out, s.Item)
		}
	}
	return out
}

// fixed is the hand pulling at something that is locked.
type fixed struct{}

// Name returns "locked".
func (fixed) Name() string { return "locked" }

// Event says why nothing moves until the hand lets go.
func (s fixed) Event(_ Context, e Event) (State, Effect) {
	switch e.Kind {
	case Move:
		return s, Effect{Hint: lockedHint, Cursor: CursorNo}
	case Up:
		return Idle{}, Effect{Hint: lockedHint}
	case Escape, Down:
		return givenUp{}, Effect{}
	case Cancel:
		return Idle{}, Effect{}
	}
	return s, Effect{}
}
