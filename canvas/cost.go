package canvas

// AddCostLine adds a cost line to a scenario, after the last of its group: one of the usual lines
// by its id in the deck, or the user's own by its title. It returns the line.
func AddCostLine(w Workbook, ids IDs, scenario RecordID, group CostGroup, deck, title string) (Change, RecordID, error) {
	if _, ok := Get[Scenario](w, scenario); !ok {
		return Change{}, "", refused("refused-gone")
	}
	l := CostLine{ID: ids(), Scenario: scenario, Rank: atEnd(w.CostLines(scenario)), Group: group, Deck: deck, Title: title}
	if l.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c := on(w)
	c.put(l)
	return c.labelled("add-cost", w.costName(l)...), l.ID, nil
}

// SetCost sets what a cost line takes in a period, per year. What was said of the figure before,
// its status and its origin, stays.
func SetCost(w Workbook, line, period RecordID, amount Money) (Change, error) {
	l, ok := Get[CostLine](w, line)
	p, there := Get[Period](w, period)
	if !ok || !there || p.Scenario != l.Scenario {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	c.put(w.costWith(line, period, amount))
	if c.record(CostID(line, period)).(Cost).check() != nil {
		return Change{}, refused("refused-value")
	}
	change := c.labelled("set-cost", w.costName(l)...)
	change.Key = "cost:" + string(CostID(line, period))
	return change, nil
}

// costWith returns the cost of a line in a period with another amount.
func (w Workbook) costWith(line, period RecordID, amount Money) Cost {
	x, ok := Get[Cost](w, CostID(line, period))
	if !ok {
		x = Cost{ID: CostID(line, period), Line: line, Period: period, Status: AsIs, Basis: Stated}
	}
	x.Amount = amount
	return x
}

// ClearCost takes away what is known of a cost line in a period. The line stays.
func ClearCost(w Workbook, line, period RecordID) (Change, error) {
	l, ok := Get[CostLine](w, line)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	c.remove(CostID(line, period))
	return c.labelled("clear-cost", w.costName(l)...), nil
}

// costName returns what a label may call a cost line: its own title, or the id of the usual line,
// which the reader's deck translates.
func (w Workbook) costName(l CostLine) []string {
	if l.Title != "" {
		return []string{l.Title}
	}
	return []string{"cost:" + l.Deck}
}
