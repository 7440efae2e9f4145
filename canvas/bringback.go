package canvas

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// bringable are the kinds of what can be brought back by itself.
var bringable = []Kind{KindScenario, KindSource, KindCostLine, KindMetric, KindReference, KindSheet, KindNote, KindLink, KindView, KindMeeting, KindDecision, KindPoll}

// CanBringBack reports whether BringBack takes records of a kind.
func CanBringBack(k Kind) bool { return slices.Contains(bringable, k) }

// BringBack puts a record that is gone back as it was then, with all that it owned: a source with
// what it brought and where it lay. What else has happened since stays. It is refused where what
// the record belonged to is gone as well.
func BringBack(now, then Workbook, id RecordID) (Change, error) {
	r := then.Record(id)
	if r == nil || now.Record(id) != nil || !CanBringBack(r.Kind()) {
		return Change{}, refused("refused-gone")
	}
	c := on(now)
	for _, owner := range r.Owners() {
		if now.Record(owner) != nil {
			continue
		}
		card, ok := then.Record(owner).(Card)
		if !ok {
			return Change{}, refused("refused-owner-gone")
		}
		c.put(card)
	}
	if !c.joins(r) {
		return Change{}, refused("refused-owner-gone")
	}
	if m, ok := r.(Meeting); ok && !m.Over {
		if _, another := now.MeetingNow(); another {
			m.Over = true // one goes on at most
			r = m
		}
	}
	c.put(r)
	for _, kind := range Kinds { // owners come before what they own
		for _, id := range slices.Sorted(maps.Keys(then.kinds[kind])) { // and options before answers
			if x := then.kinds[kind][id]; c.belongs(x) {
				c.put(x)
			}
		}
	}
	if s, ok := r.(Source); ok && !slices.ContainsFunc(then.Fundings(s.ID), func(f Funding) bool { return c.record(f.ID) != nil }) {
		return Change{}, refused("refused-owner-gone") // none of its periods is left
	}
	return c.labelled("bring-back", then.name(id)...), nil
}

// belongs reports whether a record that is gone was owned by something that is being brought back,
// and has all its owners.
func (c *changed) belongs(x Record) bool {
	if c.record(x.RecordID()) != nil || !c.joins(x) {
		return false
	}
	back := false
	for _, owner := range x.Owners() {
		if c.record(owner) == nil {
			return false
		}
		if d, touched := c.diff[owner]; touched && d.Before == nil && d.After.Kind() != KindCard {
			back = true
		}
	}
	return back
}

// joins reports whether an arrow still has both its ends on its sheet: a note may have gone to another
// one since. What is no arrow has no ends.
func (c *changed) joins(x Record) bool {
	l, arrow := x.(Link)
	if !arrow {
		return true
	}
	return !slices.ContainsFunc([]RecordID{l.From, l.To}, func(end RecordID) bool {
		n, note := c.record(end).(Note)
		return note && n.Sheet != l.Sheet
	})
}

// Removed is something that was deleted and is still gone.
type Removed struct {
	Record Record
	At     time.Time // when it was deleted
	Before ChangeID  // the last change before that; empty: there was none
}

// Removed lists what was deleted and can be brought back, the last first. What went with its owner
// is not listed by itself, and neither is what only an undo has taken away.
func (h History) Removed(now Workbook) []Removed {
	var out []Removed
	seen := map[RecordID]bool{}
	for i, c := range slices.Backward(h.Changes) {
		if c.Undoes != "" {
			continue
		}
		for id, x := range c.Diff {
			if x.After != nil || seen[id] || now.Record(id) != nil || !CanBringBack(x.Before.Kind()) || c.removesOwner(x.Before) {
				continue
			}
			seen[id] = true
			before := ChangeID("")
			if i > 0 {
				before = h.Changes[i-1].ID
			}
			out = append(out, Removed{Record: x.Before, At: c.At, Before: before})
		}
	}
	slices.SortStableFunc(out, func(a, b Removed) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Record.RecordID(), b.Record.RecordID()))
	})
	return out
}

func (c Change) removesOwner(r Record) bool {
	return slices.ContainsFunc(r.Owners(), func(owner RecordID) bool {
		x, touched := c.Diff[owner]
		return touched && x.After == nil && x.Before.Kind() != KindCard
	})
}
