package canvas

import (
	"cmp"
	"slices"
)

// AddLink draws an arrow from one source or note of a sheet to another. One that is there already is
// refused.
func AddLink(w Workbook, sheet RecordID, from, to Item) (Change, Item, error) {
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, Item{}, refused("refused-sheet-gone")
	}
	if from == to {
		return Change{}, Item{}, refused("refused-link-itself")
	}
	for _, end := range []Item{from, to} {
		if err := w.mayLink(sh, end); err != nil {
			return Change{}, Item{}, err
		}
	}
	l := Link{ID: LinkID(sheet, from, to), Sheet: sheet, From: from.ID, FromColumn: from.Column, To: to.ID, ToColumn: to.Column}
	if w.Record(l.ID) != nil {
		return Change{}, Item{}, refused("refused-linked")
	}
	c := on(w)
	c.put(l)
	return c.labelled("link"), Item{ID: l.ID}, nil
}

// mayLink reports why an arrow may not begin or end at an item: nil when it may.
func (w Workbook) mayLink(sh Sheet, it Item) error {
	switch {
	case w.liesOn(sh, it):
		return nil
	case w.Record(it.ID) == nil:
		return refused("refused-gone")
	}
	return refused("refused-link")
}

// liesOn reports whether an item is a source or a note that a sheet can show.
func (w Workbook) liesOn(sh Sheet, it Item) bool {
	switch x := w.Record(it.ID).(type) {
	case Note:
		return x.Sheet == sh.ID && x.Column == it.Column
	case Source:
		return x.Scenario == sh.Scenario && w.hasColumn(sh, it.Column)
	default:
		return false
	}
}

// ReverseLink turns an arrow around.
func ReverseLink(w Workbook, link RecordID) (Change, Item, error) {
	l, ok := Get[Link](w, link)
	if !ok {
		return Change{}, Item{}, refused("refused-gone")
	}
	l.From, l.FromColumn, l.To, l.ToColumn = l.To, l.ToColumn, l.From, l.FromColumn
	from, to := l.Ends()
	l.ID = LinkID(l.Sheet, from, to)
	if w.Record(l.ID) != nil {
		return Change{}, Item{}, refused("refused-linked")
	}
	c := on(w)
	c.remove(link)
	c.put(l)
	return c.labelled("reverse-link"), Item{ID: l.ID}, nil
}

// Links returns the arrows of a sheet, by id.
func (w Workbook) Links(sheet RecordID) []Link {
	of := where(w, func(l Link) bool { return l.Sheet == sheet })
	slices.SortFunc(of, func(a, b Link) int { return cmp.Compare(a.ID, b.ID) })
	return of
}

// relink has arrows follow items that are called otherwise now, because they lie in another column.
func (c *changed) relink(sheet RecordID, as map[Item]Item) {
	now := func(it Item) Item {
		if next, ok := as[it]; ok {
			return next
		}
		return it
	}
	var moved []Link
	for _, l := range c.w.Links(sheet) {
		if from, to := l.Ends(); now(from) != from || now(to) != to {
			moved = append(moved, l)
			c.remove(l.ID)
		}
	}
	for _, l := range moved { // after all are gone: one may get the id of another
		from, to := l.Ends()
		c.putLink(l, sheet, now(from), now(to))
	}
}

// copyLinks draws the arrows between items that were copied between their copies as well.
func (c *changed) copyLinks(from, to RecordID, as map[Item]Item) {
	for _, l := range c.w.Links(from) {
		a, b := l.Ends()
		start, haveStart := as[a]
		end, haveEnd := as[b]
		if haveStart && haveEnd {
			c.putLink(l, to, start, end)
		}
	}
}

func (c *changed) putLink(l Link, sheet RecordID, from, to Item) {
	l.ID, l.Sheet = LinkID(sheet, from, to), sheet
	l.From, l.FromColumn, l.To, l.ToColumn = from.ID, from.Column, to.ID, to.Column
	if from != to {
		c.put(l)
	}
}

// removeNotes deletes notes with the arrows that begin or end at them.
func (c *changed) removeNotes(sheet RecordID, gone map[RecordID]bool) {
	for id := range gone {
		c.remove(id)
	}
	if len(gone) > 0 {
		c.removeLinks(sheet, func(id RecordID) bool { return gone[id] })
	}
}

// removeLinks deletes the arrows of a sheet that begin or end at some records.
func (c *changed) removeLinks(sheet RecordID, at func(RecordID) bool) {
	for _, l := range c.w.Links(sheet) {
		if at(l.From) || at(l.To) {
			c.remove(l.ID)
		}
	}
}

// itself maps the sources at the ends of the arrows of a sheet to themselves: a copy of the sheet
// shows the same ones.
func (w Workbook) itself(sheet RecordID) map[Item]Item {
	as := map[Item]Item{}
	for _, l := range w.Links(sheet) {
		from, to := l.Ends()
		for _, it := range []Item{from, to} {
			if _, ok := Get[Source](w, it.ID); ok {
				as[it] = it
			}
		}
	}
	return as
}
