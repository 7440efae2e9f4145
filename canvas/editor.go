package canvas

import (
	"slices"
	"time"
)

// UndoReach is how many changes undo goes back.
const UndoReach = 5000

// joinWithin is how long a burst of one kind of change, such as typing, may pause and still be
// one step of undo.
const joinWithin = time.Second

// IDs makes new random ids. It is given from outside: this package rolls no dice.
type IDs func() RecordID

// Editor holds the present workbook and its past. It is the only thing in the program that a
// workbook changes in. Used from one goroutine.
type Editor struct {
	workbook  Workbook
	ids       IDs
	past      []Change // all that happened, in order
	done      []Change // of it, what undo takes back
	undone    []undone
	joinable  bool // the last change may still grow
	listeners []func(Change)
}

// undone is a change taken back, and the change that took it back.
type undone struct {
	change Change
	by     ChangeID
}

// NewEditor returns an editor of a workbook whose past is known: undo goes on where it was.
func NewEditor(w Workbook, ids IDs, past []Change) *Editor {
	e := &Editor{workbook: w, ids: ids}
	for _, c := range past {
		e.remember(c)
	}
	return e
}

// Workbook returns the present state.
func (e *Editor) Workbook() Workbook { return e.workbook }

// Past returns all that happened, in order, undo and redo among it: a copy.
func (e *Editor) Past() []Change { return slices.Clone(e.past) }

// Newest returns the last thing that happened, an undo perhaps; one without an id where nothing did.
func (e *Editor) Newest() Change {
	if len(e.past) == 0 {
		return Change{}
	}
	return e.past[len(e.past)-1]
}

// Listen calls f after every change, with the change as it shall be kept: one that has the id of
// an earlier change replaces that one.
func (e *Editor) Listen(f func(Change)) { e.listeners = append(e.listeners, f) }

// Do applies a change that a command made. An empty change does nothing. Errors are those of
// Workbook.Apply, and nothing has changed then.
func (e *Editor) Do(now time.Time, c Change) error {
	if len(c.Diff) == 0 {
		return nil
	}
	next, err := e.workbook.Apply(c.Diff)
	if err != nil {
		return err
	}
	c.ID, c.At, c.Undoes = ChangeID(e.ids()), now, ""
	if last, ok := e.Last(); ok && e.joinable && c.Key != "" && last.Key == c.Key && now.Sub(last.At) < joinWithin {
		c.ID, c.Diff, c.Assets = last.ID, last.Diff.Then(c.Diff), append(last.Assets[:len(last.Assets):len(last.Assets)], c.Assets...)
		e.done = e.done[:len(e.done)-1]
	}
	e.workbook = next.WithAssets(c.Assets)
	e.remember(c)
	e.joinable = len(c.Diff) > 0
	e.tell(c)
	return nil
}

// Seal ends a burst: the next change is a step of its own, whatever its key.
func (e *Editor) Seal() { e.joinable = false }

// Undo takes the last change back and returns the change that did so.
func (e *Editor) Undo(now time.Time) (Change, bool) {
	last, ok := e.Last()
	if !ok {
		return Change{}, false
	}
	return e.answer(now, "undo", last, last.Diff.Reverse(), last.ID)
}

// Redo does again what was undone last and returns the change that did so.
func (e *Editor) Redo(now time.Time) (Change, bool) {
	next, ok := e.Next()
	if !ok {
		return Change{}, false
	}
	return e.answer(now, "redo", next, next.Diff, e.undone[len(e.undone)-1].by)
}

func (e *Editor) answer(now time.Time, verb string, of Change, d Diff, undoes ChangeID) (Change, bool) {
	next, err := e.workbook.Apply(d)
	if err != nil {
		return Change{}, false // only a past that does not belong to this workbook gets here
	}
	c := Change{
		ID: ChangeID(e.ids()), At: now, Diff: d, Undoes: undoes,
		Label: Label{Key: verb, Args: append([]string{of.Label.Key}, of.Label.Args...)},
	}
	e.workbook = next
	e.remember(c)
	e.joinable = false
	e.tell(c)
	return c, true
}

// Last returns the change that Undo would take back.
func (e *Editor) Last() (Change, bool) {
	if len(e.done) == 0 {
		return Change{}, false
	}
	return e.done[len(e.done)-1], true
}

// Next returns the change that Redo would do again.
func (e *Editor) Next() (Change, bool) {
	if len(e.undone) == 0 {
		return Change{}, false
	}
	return e.undone[len(e.undone)-1].change, true
}

// remember keeps the two stacks: it is the same for a change made now and one read from a file.
func (e *Editor) remember(c Change) {
	e.log(c)
	last, some := e.Last()
	switch {
	case c.Joins > 0: // too long ago to be undone
		e.done, e.undone = nil, nil
	case c.Undoes == "" && len(c.Diff) == 0: // a burst that ended where it began: nothing to undo
		e.undone = nil
	case c.Undoes == "":
		e.done, e.undone = append(e.done, c), nil
		if len(e.done) > UndoReach {
			e.done = e.done[len(e.done)-UndoReach:]
		}
	case some && c.Undoes == last.ID:
		e.done = e.done[:len(e.done)-1]
		e.undone = append(e.undone, undone{change: last, by: c.ID})
	case len(e.undone) > 0 && c.Undoes == e.undone[len(e.undone)-1].by:
		e.done = append(e.done, e.undone[len(e.undone)-1].change)
		e.undone = e.undone[:len(e.undone)-1]
	default: // what it undoes is further back than is known
		e.done, e.undone = nil, nil
	}
}

// log keeps what happened; a burst that goes on replaces what it was.
func (e *Editor) log(c Change) {
	if n := len(e.past); n > 0 && e.past[n-1].ID == c.ID {
		e.past[n-1] = c
		return
	}
	e.past = append(e.past, c)
}

func (e *Editor) tell(c Change) {
	for _, f := range e.listeners {
		f(c)
	}
}
