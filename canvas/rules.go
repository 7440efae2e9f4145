package canvas

import (
	"slices"

	"clustercanvas/canvas/geom"
)

// Spot is a place on a sheet where something is to lie.
type Spot struct {
	Sheet   RecordID
	Section SectionID
	Column  RecordID // the period, on sheets that repeat over periods; else empty
	After   Rank     // of the neighbor before it in the section; empty: none
	Before  Rank     // of the neighbor behind it; with both empty it takes no place in the order
	Free    bool     // At is meant: the section places freely
	At      geom.Pt  // from the corner of the section's content, in mm of the template's page
}

// ranks returns the order keys of n things that are to lie at the spot; empty ones where the
// spot says nothing of order.
func (s Spot) ranks(n int) []Rank {
	if s.After == "" && s.Before == "" {
		return make([]Rank, n)
	}
	return Ranks(s.After, s.Before, n)
}

// Item is a source or a note as it lies on a sheet. The column is the period, on sheets that
// repeat over periods; else empty.
type Item struct {
	ID     RecordID
	Column RecordID
}

// target is a spot with what it means.
type target struct {
	sheet    Sheet
	template *Template
	section  Section
	period   Period
}

// resolve finds what a spot means, or refuses.
func (w Workbook) resolve(s Spot) (target, error) {
	sheet, ok := Get[Sheet](w, s.Sheet)
	if !ok {
		return target{}, refused("refused-sheet-gone")
	}
	t := w.Template(sheet)
	section, ok := t.Section(s.Section)
	if !ok {
		return target{}, refused("refused-no-section")
	}
	if t.Of == OfCluster {
		return target{sheet: sheet, template: t, section: section}, nil
	}
	p, ok := w.columnOf(sheet, s.Column)
	if !ok {
		return target{}, refused("refused-no-period")
	}
	return target{sheet, t, section, p}, nil
}

// column returns the column that records of the sheet carry.
func (t target) column() RecordID {
	if t.template.Of.Repeats() {
		return t.period.ID
	}
	return ""
}

// columnOf returns the period that a column of a sheet shows; the column is empty where the sheet
// shows one.
func (w Workbook) columnOf(s Sheet, column RecordID) (Period, bool) {
	if !w.Template(s).Of.Repeats() {
		column = s.Period
	}
	columns := w.Columns(s)
	i := slices.IndexFunc(columns, func(p Period) bool { return p.ID == column })
	if i < 0 || (w.Template(s).Of != OfPair && columns[i].Scenario != s.Scenario) {
		return Period{}, false
	}
	return columns[i], true
}

// hasColumn reports whether what lies on a sheet may carry a column: a period of its scenario where
// it repeats over periods, else none.
func (w Workbook) hasColumn(s Sheet, column RecordID) bool {
	if !w.Template(s).Of.Repeats() {
		return column == ""
	}
	_, ok := w.columnOf(s, column)
	return ok
}

// MayDropSources reports why sources may not lie in a section: nil when they may.
func (w Workbook) MayDropSources(s Spot) error { return w.MayDrop(s, AcceptSources) }

// MayDropNotes reports why notes may not lie in a section: nil when they may.
func (w Workbook) MayDropNotes(s Spot) error { return w.MayDrop(s, AcceptNotes) }

// MayDrop reports why things of a kind may not lie in a section: nil when they may.
func (w Workbook) MayDrop(s Spot, a Accept) error {
	t, err := w.resolve(s)
	if err != nil || t.section.Takes(a) {
		return err
	}
	title := t.section.Title.In(w.Info().Language)
	switch a {
	case AcceptSources:
		return refused("refused-notes-only", title)
	case AcceptNotes:
		return refused("refused-sources-only", title)
	case AcceptCosts:
		return refused("refused-no-costs", title)
	}
	return refused("refused-no-rows", title)
}

// adapted returns a source as it must be to lie in a section of a role: taken to its side or
// group. Public money lies on the public side, private money on the private one.
func (s Source) adapted(r Role) Source {
	if side, ok := r.Side(); ok && s.Side != side {
		return s.onSide(side)
	}
	if group, ok := r.Group(); ok && s.Group != group {
		return s.inGroup(group)
	}
	return s
}

func (s Source) onSide(side Side) Source {
	s.Side = side
	if s.Group != GroupProject {
		s.Group = Group(side)
	}
	return s
}

func (s Source) inGroup(g Group) Source {
	s.Group = g
	if g != GroupProject {
		s.Side = Side(g)
	}
	return s
}
