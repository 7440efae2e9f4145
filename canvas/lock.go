package canvas

import "slices"

// LockedOn reports whether a source or a note is locked on a sheet: it stays where it lies there, and
// a note keeps its text, until it is unlocked.
func (w Workbook) LockedOn(sheet RecordID, it Item) bool {
	if n, ok := Get[Note](w, it.ID); ok {
		return n.Locked && n.Sheet == sheet
	}
	p, ok := Get[Placement](w, PlacementID(it.ID, sheet, it.Column))
	return ok && p.Locked
}

// isLocked reports whether a record keeps all that it says until it is unlocked.
func isLocked(r Record) bool {
	switch r := r.(type) {
	case Note:
		return r.Locked
	case Placement:
		return r.Locked
	default:
		return false
	}
}

// mayTouch reports why an item of a sheet may not be moved or deleted: nil when it may.
func (w Workbook) mayTouch(sheet RecordID, it Item) error {
	if n, ok := Get[Note](w, it.ID); ok {
		sheet = n.Sheet
	}
	if w.LockedOn(sheet, it) {
		return refused("refused-locked")
	}
	return nil
}

// LockItems locks things of a sheet, or unlocks them. A source that layout has placed is from then on
// where it lies. Only sources and notes can be locked; what is so already stays as it is.
func LockItems(w Workbook, sheet RecordID, things []Lying, locked bool) (Change, error) {
	verb := "lock"
	if !locked {
		verb = "unlock"
	}
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	c := on(w)
	for _, l := range things {
		if !w.liesOn(sh, l.Item) {
			return Change{}, refused("refused-lock")
		}
		if w.LockedOn(sheet, l.Item) == locked {
			continue
		}
		switch x := w.Record(l.Item.ID).(type) {
		case Note:
			if x.Locked = locked; l.Free && locked {
				x.Free, x.At = true, l.at()
			}
			c.put(x)
		case Source:
			id := PlacementID(x.ID, sheet, l.Item.Column)
			p, placed := Get[Placement](w, id)
			if !placed || p.Section != l.Section {
				p = Placement{ID: id, Source: x.ID, Sheet: sheet, Column: l.Item.Column, Section: l.Section, Rank: l.Rank, Step: p.Step}
			}
			if p.Locked = locked; l.Free && locked {
				p.Free, p.At = true, l.at()
			}
			c.put(p)
		default:
		}
	}
	return c.named(verb, moved(itemsOf(things))), nil
}

// AllLocked reports whether all of some items are locked on a sheet, and there are any.
func (w Workbook) AllLocked(sheet RecordID, items []Item) bool {
	return len(items) > 0 && !slices.ContainsFunc(items, func(it Item) bool { return !w.LockedOn(sheet, it) })
}
