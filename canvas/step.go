package canvas

import (
	"cmp"
	"slices"
)

// A sheet is explained step by step: sources and notes appear one after another, in an order that
// somebody has set. What has no step is there from the start, and an arrow appears when both its ends
// do. Numbers in records may have gaps, where something is hidden or gone; what is said and shown is
// the place in the order, from 1.

// Steps returns what appears with each step of a sheet, the first step first. Only what the sheet can
// show counts: what is hidden there, or brings nothing in the period, has its step and waits.
func (w Workbook) Steps(sheet RecordID) [][]Item {
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return nil
	}
	at := map[int][]Item{}
	for _, r := range w.kinds[KindPlacement] {
		if p, ok := r.(Placement); ok && p.Sheet == sheet && p.Step > 0 && !p.Hidden && w.atWorkOn(sh, Item{p.Source, p.Column}) {
			at[p.Step] = append(at[p.Step], Item{p.Source, p.Column})
		}
	}
	for _, n := range w.notesOn(sheet) {
		if n.Step > 0 {
			at[n.Step] = append(at[n.Step], Item{n.ID, n.Column})
		}
	}
	var numbers []int
	for n := range at {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	out := make([][]Item, len(numbers))
	for i, n := range numbers {
		out[i] = at[n]
		slices.SortFunc(out[i], func(a, b Item) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Column, b.Column)) })
	}
	return out
}

// StepOf returns with which step of a sheet an item appears, from 1; 0 is from the start.
func (w Workbook) StepOf(sheet RecordID, it Item) int {
	if w.step(sheet, it) == 0 {
		return 0
	}
	return 1 + slices.IndexFunc(w.Steps(sheet), func(of []Item) bool { return slices.Contains(of, it) })
}

// step returns the number that the records of an item have, which may be beyond a gap.
func (w Workbook) step(sheet RecordID, it Item) int {
	if n, ok := Get[Note](w, it.ID); ok {
		if n.Sheet != sheet {
			return 0
		}
		return n.Step
	}
	p, _ := Get[Placement](w, PlacementID(it.ID, sheet, it.Column))
	return p.Step
}

// atWorkOn reports whether a source brings something in the period that a sheet shows, or in its
// column.
func (w Workbook) atWorkOn(sh Sheet, it Item) bool {
	period := it.Column
	if period == "" {
		period = sh.Period
	}
	return w.liesOn(sh, it) && w.Record(FundingID(it.ID, period)) != nil
}

// StepItems has sources and notes of a sheet appear with a step, from 1; 0 is from the start, and one
// more than there are is a new step. Steps with which nothing appears any more are closed up. What
// else is among the items stays as it is; where there is nothing else it is refused.
func StepItems(w Workbook, sheet RecordID, items []Item, n int) (Change, error) {
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	var those []Item
	for _, it := range items {
		if w.liesOn(sh, it) && !slices.Contains(those, it) {
			those = append(those, it)
		}
	}
	order := w.Steps(sheet)
	switch {
	case len(those) == 0:
		return Change{}, refused("refused-step")
	case n < 0 || n > len(order)+1:
		return Change{}, refused("refused-value")
	}
	c := on(w)
	for i, of := range order {
		order[i] = slices.DeleteFunc(of, func(it Item) bool { return slices.Contains(those, it) })
	}
	if n > 0 {
		order = append(order, nil)
		order[n-1] = append(order[n-1], those...)
	} else {
		for _, it := range those {
			c.appear(target{sheet: sh}, it, 0)
		}
	}
	if err := c.order(sh, order); err != nil {
		return Change{}, err
	}
	return c.named("step", moved(those)), nil
}

// MoveStep has a step of a sheet come before or after others: it becomes the one with the number to.
func MoveStep(w Workbook, sheet RecordID, from, to int) (Change, error) {
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	order := w.Steps(sheet)
	if from < 1 || from > len(order) || to < 1 || to > len(order) {
		return Change{}, refused("refused-value")
	}
	moving := order[from-1]
	order = slices.Insert(slices.Delete(order, from-1, from), to-1, moving)
	c := on(w)
	if err := c.order(sh, order); err != nil {
		return Change{}, err
	}
	return c.labelled("step-move"), nil
}

// SetSteps has what a sheet shows appear in an order, the first step first; what is in none of the
// steps is there from the start.
func SetSteps(w Workbook, sheet RecordID, order [][]Item) (Change, error) {
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	c := on(w)
	have := map[Item]bool{}
	for _, of := range order {
		for _, it := range of {
			if !w.liesOn(sh, it) || have[it] {
				return Change{}, refused("refused-step")
			}
			have[it] = true
		}
	}
	for _, of := range w.Steps(sheet) {
		for _, it := range of {
			if !have[it] {
				c.appear(target{sheet: sh}, it, 0)
			}
		}
	}
	if err := c.order(sh, order); err != nil {
		return Change{}, err
	}
	return c.labelled("step-order"), nil
}

// ClearSteps has everything on a sheet be there from the start.
func ClearSteps(w Workbook, sheet RecordID) (Change, error) {
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	c := on(w)
	for _, p := range where(w, func(p Placement) bool { return p.Sheet == sheet && p.Step > 0 }) {
		c.appear(target{sheet: sh}, Item{p.Source, p.Column}, 0)
	}
	for _, n := range where(w, func(n Note) bool { return n.Sheet == sheet && n.Step > 0 }) {
		c.appear(target{sheet: sh}, Item{n.ID, n.Column}, 0)
	}
	return c.labelled("step-clear"), nil
}

// order numbers steps through, leaving out those with which nothing appears.
func (c *changed) order(sh Sheet, order [][]Item) error {
	n := 0
	for _, of := range order {
		if len(of) == 0 {
			continue
		}
		if n++; n > MaxSteps {
			return refused("refused-steps")
		}
		for _, it := range of {
			c.appear(target{sheet: sh}, it, n)
		}
	}
	return nil
}

// appear gives an item of a sheet the number of its step.
func (c *changed) appear(t target, it Item, step int) {
	if n, ok := c.record(it.ID).(Note); ok {
		n.Step = step
		c.put(n)
		return
	}
	id := PlacementID(it.ID, t.sheet.ID, it.Column)
	p, ok := c.record(id).(Placement)
	switch {
	case !ok && step == 0:
		return
	case !ok:
		p = Placement{ID: id, Source: it.ID, Sheet: t.sheet.ID, Column: it.Column}
	case step == 0 && p == (Placement{ID: id, Source: it.ID, Sheet: t.sheet.ID, Column: it.Column, Step: p.Step}):
		c.remove(id)
		return
	}
	p.Step = step
	c.put(p)
}
