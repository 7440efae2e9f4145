package canvas

import (
	"fmt"

	"clustercanvas/canvas/geom"
)

// Moved is an item and the free place that it shall have; At counts only where the section
// places freely.
type Moved struct {
	Item Item
	At   geom.Pt
}

// MoveItems takes sources and notes of one sheet to a spot, in their order. A source that comes
// to the other side, or into another group, is taken there; one that comes to another column
// moves what it brings to that period.
func MoveItems(w Workbook, moves []Moved, s Spot) (Change, error) {
	c, t, err := startMove(w, moves, s)
	if err != nil {
		return Change{}, err
	}
	for _, m := range moves {
		if err := w.mayTouch(s.Sheet, m.Item); err != nil {
			return Change{}, err
		}
	}
	ranks := s.ranks(len(moves))
	as := map[Item]Item{} // what lies in another column now
	for i, m := range moves {
		if m.Item.Column != t.column() {
			as[m.Item] = Item{m.Item.ID, t.column()}
		}
		spot := s
		spot.At = m.At
		if n, ok := Get[Note](w, m.Item.ID); ok {
			rank := ranks[i]
			if s.Free && rank == "" && !(n.Free && n.Section == s.Section && n.Sheet == s.Sheet) {
				rank = c.over(s)
			}
			c.put(n.at(spot, rank, w))
			if n.Sheet != s.Sheet {
				c.removeLinks(n.Sheet, func(id RecordID) bool { return id == n.ID })
			}
			continue
		}
		if c.moveRow(m.Item.ID, t, ranks[i]) {
			continue
		}
		source, ok := Get[Source](w, m.Item.ID)
		if !ok {
			return Change{}, refused("refused-gone")
		}
		if err := c.moveFunding(source, m.Item.Column, t); err != nil {
			return Change{}, err
		}
		next := source.adapted(t.section.Role)
		c.put(next)
		c.place(source.ID, t, spot, ranks[i])
		if m.Item.Column != t.column() {
			c.appear(t, Item{source.ID, t.column()}, w.step(s.Sheet, m.Item))
		}
		if next != source {
			c.forgetSections(next)
		}
	}
	c.relink(s.Sheet, as)
	return c.named("move", moves), nil
}

// DuplicateItems is MoveItems that leaves the originals: in the same period it makes a second
// source, with nothing yet to bring; in another period the source goes on with what it brings.
// Arrows between them are doubled as well. It returns the new items, to be selected.
func DuplicateItems(w Workbook, ids IDs, moves []Moved, s Spot) (Change, []Item, error) {
	c, t, err := startMove(w, moves, s)
	if err != nil {
		return Change{}, nil, err
	}
	ranks := s.ranks(len(moves))
	last := atEnd(w.sourcesOf(t.period.Scenario))
	var made []Item
	for i, m := range moves {
		spot := s
		spot.At = m.At
		if n, ok := Get[Note](w, m.Item.ID); ok {
			n.ID, n.Locked = ids(), false
			if s.Free && ranks[i] == "" {
				ranks[i] = c.over(s)
			}
			c.put(n.at(spot, ranks[i], w))
			made = append(made, Item{n.ID, t.column()})
			continue
		}
		if id, ok := c.copyRow(m.Item.ID, t, ids, ranks[i]); ok {
			made = append(made, Item{id, t.column()})
			continue
		}
		source, ok := Get[Source](w, m.Item.ID)
		if !ok {
			return Change{}, nil, refused("refused-gone")
		}
		funding, ok := w.fundingOf(m.Item, t)
		if !ok {
			return Change{}, nil, refused("refused-gone")
		}
		if m.Item.Column == t.column() {
			source.ID, source.Rank, source.SameAs = ids(), last, ""
			last = RankBetween(last, "")
			c.put(source.adapted(t.section.Role))
			funding.Value = Value{}
		} else if c.record(FundingID(source.ID, t.period.ID)) != nil {
			return Change{}, nil, refused("refused-already-there", w.name(source.ID)...)
		}
		funding.ID, funding.Source, funding.Period = FundingID(source.ID, t.period.ID), source.ID, t.period.ID
		c.put(funding)
		if next := source.adapted(t.section.Role); next != source && m.Item.Column != t.column() {
			c.put(next)
			c.forgetSections(next)
		}
		c.place(source.ID, t, spot, ranks[i])
		c.appear(t, Item{source.ID, t.column()}, w.step(s.Sheet, m.Item))
		made = append(made, Item{source.ID, t.column()})
	}
	as := map[Item]Item{}
	for i, m := range moves {
		as[m.Item] = made[i]
	}
	c.copyLinks(s.Sheet, s.Sheet, as)
	return c.named("duplicate", moves), made, nil
}

// startMove checks that a section takes what shall lie in it.
func startMove(w Workbook, moves []Moved, s Spot) (*changed, target, error) {
	t, err := w.resolve(s)
	if err != nil {
		return nil, t, err
	}
	for _, m := range moves {
		var err error
		switch x := w.Record(m.Item.ID).(type) {
		case Source:
			err = w.MayDropSources(s)
			if err == nil && x.Scenario != t.period.Scenario {
				err = refused("refused-other-scenario")
			}
		case Note:
			err = w.MayDropNotes(s)
		case CostLine:
			err = w.mayDropCosts(t, x)
		case Metric, Reference:
			err = t.mayMoveRow(x)
		default:
			err = refused("refused-gone")
		}
		if err != nil {
			return nil, t, err
		}
	}
	return on(w), t, nil
}

// fundingOf returns what an item brings in the period in which it was taken.
func (w Workbook) fundingOf(it Item, t target) (Funding, bool) {
	period := it.Column
	if period == "" {
		period = t.period.ID
	}
	return Get[Funding](w, FundingID(it.ID, period))
}

// moveFunding takes what a source brings from one column to another.
func (c *changed) moveFunding(s Source, from RecordID, t target) error {
	if from == t.column() {
		return nil
	}
	f, ok := Get[Funding](c.w, FundingID(s.ID, from))
	if !ok {
		return refused("refused-gone")
	}
	if c.record(FundingID(s.ID, t.period.ID)) != nil { // maybe from a third column, just now
		return refused("refused-already-there", c.w.name(s.ID)...)
	}
	c.remove(f.ID)
	c.forgetPeriod(s.ID, from)
	f.ID, f.Period = FundingID(s.ID, t.period.ID), t.period.ID
	c.put(f)
	return nil
}

// forgetPeriod takes away where a source lies on sheets that show a period.
func (c *changed) forgetPeriod(source, period RecordID) {
	for _, p := range where(c.w, func(p Placement) bool { return p.Source == source }) {
		sheet, _ := Get[Sheet](c.w, p.Sheet)
		if p.Column == period || sheet.Period == period {
			c.remove(p.ID)
		}
	}
}

// RemoveItems deletes notes and arrows, and takes sources out of the period that they were selected
// in, everywhere. A source that is at work in no period afterwards is gone with all it owns.
func RemoveItems(w Workbook, sheet RecordID, items []Item) (Change, error) {
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	c := on(w)
	notes := map[RecordID]bool{}
	for _, it := range items {
		if err := w.mayTouch(sheet, it); err != nil {
			return Change{}, err
		}
		switch w.Record(it.ID).(type) {
		case Note:
			notes[it.ID] = true
			continue
		case Link:
			c.remove(it.ID)
			continue
		default:
		}
		if c.removeRow(it, sh) {
			continue
		}
		if _, isSource := Get[Source](w, it.ID); !isSource {
			return Change{}, refused("refused-gone")
		}
		period := sh.Period
		if it.Column != "" {
			period = it.Column
		}
		if _, ok := Get[Period](w, period); !ok {
			return Change{}, refused("refused-no-period")
		}
		c.remove(FundingID(it.ID, period))
		c.forgetPeriod(it.ID, period)
	}
	c.removeNotes(sheet, notes)
	c.removeIdleSources()
	if len(items) == 1 {
		if _, link := Get[Link](w, items[0].ID); link {
			return c.labelled("remove-link"), nil
		}
	}
	return c.named("remove", moved(items)), nil
}

// HideItems hides sources on one sheet, and only there. Notes cannot be hidden.
func HideItems(w Workbook, sheet RecordID, items []Item) (Change, error) {
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	c := on(w)
	for _, it := range items {
		if _, ok := Get[Source](w, it.ID); !ok {
			return Change{}, refused("refused-hide-note")
		}
		if err := w.mayTouch(sheet, it); err != nil {
			return Change{}, err
		}
		if !w.hasColumn(sh, it.Column) {
			return Change{}, refused("refused-no-period")
		}
		id := PlacementID(it.ID, sheet, it.Column)
		p, ok := Get[Placement](w, id)
		if !ok {
			p = Placement{ID: id, Source: it.ID, Sheet: sheet, Column: it.Column}
		}
		p.Hidden = true
		c.put(p)
	}
	return c.named("hide", moved(items)), nil
}

// ShowHidden shows every source that is hidden on a sheet.
func ShowHidden(w Workbook, sheet RecordID) (Change, error) {
	c := on(w)
	for _, p := range where(w, func(p Placement) bool { return p.Sheet == sheet && p.Hidden }) {
		p.Hidden = false
		if p.Section == "" {
			c.unplace(p)
			continue
		}
		c.put(p)
	}
	return c.labelled("show-hidden"), nil
}

func moved(items []Item) []Moved {
	out := make([]Moved, len(items))
	for i, it := range items {
		out[i].Item = it
	}
	return out
}

// named labels a change of items: by name for one, by number for several.
func (c *changed) named(verb string, moves []Moved) Change {
	if len(moves) == 1 {
		return c.labelled(verb+"-one", c.w.name(moves[0].Item.ID)...)
	}
	return c.labelled(verb+"-many", fmt.Sprint(len(moves)))
}
