package canvas

import "slices"

// RemoveScenario deletes a scenario with its periods, sources, fundings, totals, costs, sheets,
// placements and notes. The last one stays, and so does one that has all the sheets.
func RemoveScenario(w Workbook, scenario RecordID) (Change, error) {
	s, ok := Get[Scenario](w, scenario)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	if len(All[Scenario](w)) == 1 {
		return Change{}, refused("refused-last-scenario")
	}
	sheets := All[Sheet](w)
	if len(sheets) > 0 && !slices.ContainsFunc(sheets, func(s Sheet) bool { return s.Scenario != scenario }) {
		return Change{}, refused("refused-last-sheet")
	}
	c := on(w)
	c.removeOwned(scenario)
	return c.labelled("remove-scenario", s.Title), nil
}

// RemovePeriod deletes a period with its fundings, totals, and the sheets that show only it;
// sources at work in no other period go as well. The last one stays.
func RemovePeriod(w Workbook, period RecordID) (Change, error) {
	p, ok := Get[Period](w, period)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	if len(w.Periods(p.Scenario)) == 1 {
		return Change{}, refused("refused-last-period")
	}
	c := on(w)
	c.removeOwned(period)
	c.removeIdleSources()
	return c.labelled("remove-period", p.Label), nil
}

// RemoveCard deletes a card of the user's own, or the changes made to one of the deck, with all
// its sources in every scenario.
func RemoveCard(w Workbook, card RecordID) (Change, error) {
	k, ok := Get[Card](w, card)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	c.removeOwned(card)
	return c.labelled("remove-card", w.sourceName(Source{}, k)...), nil
}

// RemoveSource deletes a source with all its fundings and placements.
func RemoveSource(w Workbook, source RecordID) (Change, error) {
	if _, ok := Get[Source](w, source); !ok {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	c.removeOwned(source)
	return c.labelled("remove-one", w.name(source)...), nil
}

// RemoveSheet deletes a sheet with its placements and notes. The last one stays.
func RemoveSheet(w Workbook, sheet RecordID) (Change, error) {
	s, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	if len(All[Sheet](w)) == 1 {
		return Change{}, refused("refused-last-sheet")
	}
	c := on(w)
	c.removeOwned(sheet)
	return c.labelled("remove-sheet", w.sheetName(s)), nil
}

// removeOwned removes a record and, again and again, what cannot be without what was removed.
// Kinds are listed owners first, so that one pass finds everything.
func (c *changed) removeOwned(id RecordID) {
	gone := map[RecordID]bool{id: true}
	c.remove(id)
	for _, kind := range Kinds {
		for other, r := range c.w.kinds[kind] {
			for _, owner := range r.Owners() {
				if gone[owner] && !gone[other] {
					gone[other] = true
					c.remove(other)
				}
			}
		}
	}
}

// removeIdleSources removes the sources whose last funding this change takes away.
func (c *changed) removeIdleSources() {
	lost := map[RecordID]bool{}
	for _, x := range c.diff {
		if f, ok := x.Before.(Funding); ok && x.After == nil {
			lost[f.Source] = true
		}
	}
	if len(lost) == 0 {
		return
	}
	for _, f := range All[Funding](c.w) {
		if x, touched := c.diff[f.ID]; lost[f.Source] && (!touched || x.After != nil) {
			delete(lost, f.Source)
		}
	}
	for _, x := range c.diff {
		if f, ok := x.After.(Funding); ok {
			delete(lost, f.Source)
		}
	}
	for source := range lost {
		c.removeOwned(source)
	}
}
