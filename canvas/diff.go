package canvas

import (
	"maps"
	"time"
)

// Delta is what happened to one record: Before nil = created, After nil = removed.
type Delta struct{ Before, After Record }

// Diff is a set of deltas, at most one for each record, none idle.
type Diff map[RecordID]Delta

// Reverse returns the diff that undoes d.
func (d Diff) Reverse() Diff {
	r := make(Diff, len(d))
	for id, x := range d {
		r[id] = Delta{Before: x.After, After: x.Before}
	}
	return r
}

// Then returns one diff that does what d and then e do.
func (d Diff) Then(e Diff) Diff {
	out := make(Diff, len(d)+len(e))
	maps.Copy(out, d)
	out.absorb(e)
	return out
}

// absorb makes d do what d and then e do.
func (d Diff) absorb(e Diff) {
	for id, y := range e {
		if x, both := d[id]; both {
			y.Before = x.Before
		}
		if y.Before == y.After {
			delete(d, id)
			continue
		}
		d[id] = y
	}
}

// ChangeID names a change. Random, like the ids of records.
type ChangeID string

// Label names a change for people: a key of the translations and its arguments, so that history
// speaks the language of its reader.
type Label struct {
	Key  string   `json:"key"`
	Args []string `json:"args,omitempty"`
}

// Change is a diff with the words for it: one line of history.
type Change struct {
	ID     ChangeID
	Label  Label
	Key    string // changes with the same key, close in time, become one; empty never joins
	At     time.Time
	Diff   Diff
	Undoes ChangeID // the change that this one undoes; an undone undo is a redo
	Assets []Asset  // pictures that the change brings, beside what its records name already

	// Of changes that lie further back than undo goes, and were joined to one (History.Joined):
	Joins int       // how many they were; 0 is an ordinary change
	Since time.Time // when the first of them was made; At is of the last
}

// changed collects deltas against a workbook; commands are written with it.
type changed struct {
	w    Workbook
	diff Diff
	tops map[Spot]Rank // what was laid on top of sections so far (depth.go)
}

func on(w Workbook) *changed { return &changed{w: w, diff: Diff{}} }

// put sets a record as it shall be afterwards.
func (c *changed) put(r Record) { c.set(r.RecordID(), r) }

// remove takes a record away.
func (c *changed) remove(id RecordID) { c.set(id, nil) }

// record returns a record as it will be, or nil.
func (c *changed) record(id RecordID) Record {
	if x, touched := c.diff[id]; touched {
		return x.After
	}
	return c.w.Record(id)
}

func (c *changed) set(id RecordID, after Record) {
	before := c.w.Record(id)
	if before == after {
		delete(c.diff, id)
		return
	}
	c.diff[id] = Delta{Before: before, After: after}
}

// labelled returns the change with its words.
func (c *changed) labelled(key string, args ...string) Change {
	return Change{Label: Label{Key: key, Args: args}, Diff: c.diff}
}
