package canvas

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// History is what happened to a workbook.
type History struct {
	Changes []Change // in order, undo and redo among them; the last one led to the present
	Marks   []Mark   // in the order in which they were set
}

// ErrNoState means that a history does not know the state that was asked for.
var ErrNoState = errors.New("canvas: the history does not reach back to that state")

// At returns the workbook as it was after a change, where now is the present one; an empty id is
// before the first change. It takes back everything since at once, whatever there was between.
func (h History) At(now Workbook, after ChangeID) (Workbook, error) {
	first := 0
	if after != "" {
		if first = h.index(after) + 1; first == 0 {
			return now, fmt.Errorf("%w: change %q", ErrNoState, after)
		}
	}
	back := Diff{}
	for i := len(h.Changes) - 1; i >= first; i-- {
		for id, x := range h.Changes[i].Diff {
			back[id] = Delta{After: x.Before}
		}
	}
	for id, x := range back {
		if x.Before = now.Record(id); x.Before == x.After {
			delete(back, id)
			continue
		}
		back[id] = x
	}
	return now.Apply(back)
}

// index returns where a change is, or -1.
func (h History) index(id ChangeID) int {
	return slices.IndexFunc(h.Changes, func(c Change) bool { return c.ID == id })
}

// Between returns what differs between two workbooks: the diff that leads from a to b.
func Between(a, b Workbook) Diff {
	d := Diff{}
	for _, kind := range Kinds {
		for id, x := range a.kinds[kind] {
			if b.kinds[kind][id] != x {
				d[id] = Delta{Before: x, After: b.Record(id)}
			}
		}
		for id, y := range b.kinds[kind] {
			if _, both := a.kinds[kind][id]; !both {
				d[id] = Delta{Before: a.Record(id), After: y}
			}
		}
	}
	return d
}

// Moment begins an argument of a label that is a moment; RFC 3339 follows, or nothing where it is
// before everything else.
const Moment = "at:"

// Restore makes a workbook what it was: an ordinary change, so that history goes on and undo takes
// it back. Called is
// the name of that state, or Moment and when it was, for the label.
func Restore(now, then Workbook, called string) Change {
	return Change{Label: Label{Key: "restore", Args: []string{called}}, Diff: Between(now, then)}
}

// Joined returns the history with what undo does not reach joined between the marks, and with old
// checkpoints thinned out. What is left leads through the same states at every mark that is left,
// and every snapshot is, and so is every state that a record stands at, such as a decision: a joined
// change keeps the id of the last of its changes.
func (h History) Joined(now time.Time) History { return h.joined(now, UndoReach) }

func (h History) joined(now time.Time, reach int) History {
	old := h.Changes[:h.reachedFrom(reach)]
	if len(old) == 0 {
		return h
	}
	isOld := map[ChangeID]bool{"": true}
	for _, c := range old {
		isOld[c.ID] = true
	}
	var marks []Mark // among what is old
	for _, m := range h.Marks {
		if isOld[m.After] {
			marks = append(marks, m)
		}
	}
	kept := map[MarkID]bool{}
	ends := h.pins()
	ends[old[len(old)-1].ID] = true
	for _, m := range thinned(marks, now) {
		kept[m.ID], ends[m.After] = true, true
	}
	out := History{Marks: slices.DeleteFunc(slices.Clone(h.Marks), func(m Mark) bool { return isOld[m.After] && !kept[m.ID] })}
	start := 0
	for i, c := range old {
		if ends[c.ID] {
			out.Changes = append(out.Changes, join(old[start:i+1]))
			start = i + 1
		}
	}
	out.Changes = append(out.Changes, h.Changes[len(old):]...)
	return out
}

// join makes one change of several. A single one that undoes nothing stays as it is.
func join(of []Change) Change {
	last := of[len(of)-1]
	if len(of) == 1 && last.Undoes == "" {
		return last
	}
	out := Change{ID: last.ID, At: last.At, Since: of[0].begun(), Diff: Diff{}}
	for _, c := range of {
		out.Joins += max(c.Joins, 1)
		out.Diff.absorb(c.Diff)
	}
	out.Label = Label{Key: "joined", Args: []string{strconv.Itoa(out.Joins)}}
	return out
}

// begun returns when a change began: the first of those that were joined.
func (c Change) begun() time.Time {
	if c.Joins > 0 {
		return c.Since
	}
	return c.At
}

// reachedFrom returns the index of the first change that undo or redo may still need. What was
// done and undone again lies between the changes that count, so more may be reached than undo
// takes steps, but not more than four times as many.
func (h History) reachedFrom(reach int) int {
	e := NewEditor(Workbook{}, nil, h.Changes)
	first := len(h.Changes)
	need := func(id ChangeID) { first = min(first, max(h.index(id), 0)) }
	if n := len(e.done); n > 0 {
		need(e.done[max(0, n-reach)].ID)
	}
	for _, u := range e.undone {
		need(u.change.ID)
	}
	return max(first, len(h.Changes)-4*reach)
}

// Entry is a line of a history: a change, or a mark.
type Entry struct {
	Change Change
	Mark   Mark // with an id where it is a mark
}

// IsMark reports whether the line is a mark.
func (e Entry) IsMark() bool { return e.Mark.ID != "" }

// After returns the change after which a workbook was as the line tells.
func (e Entry) After() ChangeID {
	if e.IsMark() {
		return e.Mark.After
	}
	return e.Change.ID
}

// At returns when it was.
func (e Entry) At() time.Time {
	if e.IsMark() {
		return e.Mark.At
	}
	return e.Change.At
}

// Entries returns the lines of a history, the newest first. A change that came to nothing, such as
// a letter that was typed and taken away at once, has none.
func (h History) Entries() []Entry {
	marks := map[ChangeID][]Mark{}
	for _, m := range h.Marks {
		marks[m.After] = append(marks[m.After], m)
	}
	var out []Entry
	behind := func(id ChangeID) {
		for _, m := range slices.Backward(marks[id]) {
			out = append(out, Entry{Mark: m})
		}
	}
	for _, c := range slices.Backward(h.Changes) {
		behind(c.ID)
		if len(c.Diff) > 0 || c.Joins > 0 {
			out = append(out, Entry{Change: c})
		}
	}
	behind("")
	return out
}
