// Package public makes the public version of a workbook: one without what is confidential, from
// which nobody can work it out. All that leaves the program for the public (sheets, answers,
// spreadsheets, tables, exchange files, copies) is made of that workbook and of nothing else, so
// that what draws and writes needs no word of secrecy and cannot forget one.
//
// Notes and sources that are confidential are gone, with their cards, places, arrows and pictures, and
// so are decisions. What each person answered in a poll is for those in the room: a public version has
// only votes, which are counted.
// Sums stay: what is gone stands in them as money that is not split, as where only a total is known.
// So that no figure is the difference of two others, what is not split is never one secret alone:
// suppress.go says how, and rounding.go what happens where figures are rounded instead.
package public

import (
	"maps"

	"clustercanvas/canvas"
	"clustercanvas/canvas/guide"
)

// Of returns the public version of a workbook. Words that it needs are in the given language; empty
// is the workbook's. A public workbook is its own public version.
func Of(w canvas.Workbook, language string) canvas.Workbook {
	if _, already := w.Public(); already {
		return w
	}
	if language == "" {
		language = w.Info().Language
	}
	m := &maker{w: w, secrets: secretsOf(w), language: language, diff: canvas.Diff{}, missing: map[canvas.RecordID]int{}}
	m.rounds = w.Info().Discretion == canvas.RoundFigures
	m.things()
	m.money()
	out, err := w.AsPublic(m.diff, canvas.Public{Rounded: m.rounds && m.rounded, Missing: m.missing})
	if err != nil { // a rule of the workbook was broken: better nothing at all than too much
		out, _ = canvas.Workbook{}.AsPublic(nil, canvas.Public{})
	}
	return out
}

// maker is a public version while it is made.
type maker struct {
	w        canvas.Workbook
	secrets  secrets
	language string
	rounds   bool // figures are rounded rather than hidden
	rounded  bool // some are
	diff     canvas.Diff
	missing  map[canvas.RecordID]int
}

// put gives a record a new content; the same one changes nothing.
func (m *maker) put(r canvas.Record) {
	delete(m.diff, r.RecordID())
	if before := m.w.Record(r.RecordID()); before != r {
		m.diff[r.RecordID()] = canvas.Delta{Before: before, After: r}
	}
}

// remove takes a record away, and all that cannot be without it.
func (m *maker) remove(r canvas.Record) {
	m.diff[r.RecordID()] = canvas.Delta{Before: r}
}

// things takes the confidential sources, cost lines and notes away. What the past of the
// confidential ones may tell goes too: of whom something was copied. So does how far the work has come.
func (m *maker) things() {
	for _, f := range canvas.All[canvas.Field](m.w) {
		if guide.IsHand(f.Key) {
			m.remove(f)
		}
	}
	gone := map[canvas.RecordID]bool{}
	shown, used := map[canvas.RecordID]bool{}, map[canvas.RecordID]bool{} // cards by who uses them
	for _, s := range canvas.All[canvas.Source](m.w) {
		used[s.Card] = true
		if m.secrets.source(s) {
			gone[s.ID] = true
			for _, f := range m.w.Fundings(s.ID) {
				m.missing[f.Period]++
			}
			continue
		}
		shown[s.Card] = true
	}
	for id := range used {
		if !shown[id] {
			gone[id] = true // a card that only confidential sources use
		}
	}
	for _, l := range canvas.All[canvas.CostLine](m.w) {
		if m.secrets.line(l) {
			gone[l.ID] = true
			m.missing[l.Scenario]++
		}
	}
	for _, n := range canvas.All[canvas.Note](m.w) {
		if n.Confidential {
			gone[n.ID] = true
			m.missing[n.Sheet]++
		}
	}
	for _, d := range canvas.All[canvas.Decision](m.w) {
		gone[d.ID] = gone[d.ID] || d.Confidential
	}
	for _, p := range canvas.All[canvas.Poll](m.w) { // what somebody answered is for those in the room
		gone[p.ID] = p.Confidential || p.Asks.ByPerson()
	}
	m.removeAll(gone)
}

// removeAll removes records by their ids, and what belongs to them: in the order of kinds, owners
// come before what they own.
func (m *maker) removeAll(gone map[canvas.RecordID]bool) {
	gone = maps.Clone(gone)
	for _, r := range m.w.Records() {
		for _, owner := range r.Owners() {
			gone[r.RecordID()] = gone[r.RecordID()] || gone[owner]
		}
		if gone[r.RecordID()] {
			m.remove(r)
		}
	}
}

// money goes over all periods until no further figure has to be held back: one that is held back in
// a period is held back wherever it is the same, or the others would tell it.
func (m *maker) money() {
	var periods []canvas.Period
	for _, s := range m.w.Scenarios() {
		periods = append(periods, m.w.Periods(s.ID)...)
	}
	if m.rounds {
		for _, p := range periods {
			m.roundIncome(p)
			m.roundCosts(p)
		}
		return
	}
	for {
		n := len(m.secrets.chosen)
		for _, p := range periods {
			m.foldIncome(p, false)
			m.foldCosts(p, false)
		}
		if len(m.secrets.chosen) == n {
			break
		}
	}
	for _, p := range periods {
		m.foldIncome(p, true)
		m.foldCosts(p, true)
	}
}
