package canvas

import "slices"

// AddSheet adds a sheet of a tool after the last. The workbook gets a copy of the template if it
// has none. The period counts only for tools that show one. It returns the sheet.
func AddSheet(w Workbook, ids IDs, tool TemplateCopy, scenario, period RecordID, title string) (Change, RecordID, error) {
	t, err := tool.Parsed()
	if err != nil {
		return Change{}, "", err
	}
	c := on(w)
	if own, has := w.templates[tool.ID]; has {
		t = own
	} else {
		c.put(tool)
	}
	s := Sheet{ID: ids(), Template: tool.ID, Scenario: scenario, Title: title, Rank: atEnd(All[Sheet](w))}
	if t.Of.OnePeriod() {
		s.Period = period
	}
	if p, ok := Get[Period](w, period); t.Of.OnePeriod() && (!ok || p.Scenario != scenario) {
		return Change{}, "", refused("refused-no-period")
	}
	if _, ok := Get[Scenario](w, scenario); !ok && t.Of != OfCluster {
		return Change{}, "", refused("refused-gone")
	}
	switch t.Of {
	case OfCluster:
		s.Scenario = ""
	case OfPair:
		s.Against = w.comparedWith(period)
		if periods := w.Periods(scenario); len(periods) > 1 && s.Against == periods[1].ID && period == periods[0].ID {
			s.Against, s.Period = period, s.Against // the earlier one comes first
		}
	}
	if s.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c.put(s)
	return c.labelled("add-sheet", t.Short.In(w.Info().Language)), s.ID, nil
}

// CopySheet copies a sheet with its placements and notes; the money stays where it is. It returns
// the copy, which lies right after the original.
func CopySheet(w Workbook, ids IDs, sheet RecordID, title string) (Change, RecordID, error) {
	s, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, "", refused("refused-sheet-gone")
	}
	c := on(w)
	made := ids()
	name := w.sheetName(s)
	as := w.itself(sheet)
	for _, n := range w.Notes(sheet) {
		was := Item{n.ID, n.Column}
		n.ID, n.Sheet = ids(), made
		as[was] = Item{n.ID, n.Column}
		c.put(n)
	}
	c.copyLinks(sheet, made, as)
	for _, p := range where(w, func(p Placement) bool { return p.Sheet == sheet }) {
		p.Sheet = made
		p.ID = PlacementID(p.Source, p.Sheet, p.Column)
		c.put(p)
	}
	s.ID, s.Title, s.Rank = made, title, behind(w.Sheets(), sheet)
	if s.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c.put(s)
	return c.labelled("copy-sheet", name), made, nil
}

// MoveSheet puts a sheet right after another; an empty after makes it the first.
func MoveSheet(w Workbook, sheet, after RecordID) (Change, error) {
	s, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	c := on(w)
	sheets := w.Sheets()
	before := RecordID("") // the sheet that it lies after now
	for i := 1; i < len(sheets); i++ {
		if sheets[i].ID == sheet {
			before = sheets[i-1].ID
		}
	}
	switch after {
	case before, sheet:
	case "":
		s.Rank = RankBetween("", sheets[0].Rank)
	default:
		s.Rank = behind(sheets, after)
	}
	c.put(s)
	return c.labelled("move-sheet", w.sheetName(s)), nil
}

// ShowPeriod lets a sheet show another period, maybe of another scenario. Notes stay; on sheets
// that repeat over periods they go to the column that stands at the same place.
func ShowPeriod(w Workbook, sheet, scenario, period RecordID) (Change, error) {
	s, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	from, to := w.Periods(s.Scenario), w.Periods(scenario)
	if len(to) == 0 {
		return Change{}, refused("refused-no-period")
	}
	c := on(w)
	if s.Scenario != scenario {
		column := map[RecordID]RecordID{"": ""}
		for i, p := range from {
			column[p.ID] = to[min(i, len(to)-1)].ID
		}
		for _, n := range w.Notes(sheet) {
			n.Column = column[n.Column]
			c.put(n)
		}
		for _, p := range where(w, func(p Placement) bool { return p.Sheet == sheet && p.Column != "" }) {
			c.remove(p.ID)
		}
	}
	s.Scenario = scenario
	if w.Template(s).Of.OnePeriod() {
		p, ok := Get[Period](w, period)
		if !ok || p.Scenario != scenario {
			return Change{}, refused("refused-no-period")
		}
		s.Period = period
	}
	c.put(s)
	return c.labelled("show-period", w.sheetName(s)), nil
}

// ShowAgainst lets a sheet that compares two periods show another one as the first of them.
func ShowAgainst(w Workbook, sheet, period RecordID) (Change, error) {
	s, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	if _, ok := Get[Period](w, period); !ok || w.Template(s).Of != OfPair {
		return Change{}, refused("refused-no-period")
	}
	c := on(w)
	if s.Period == period {
		s.Period, s.Against = s.Against, s.Period // the two change places
		if p, ok := Get[Period](w, s.Period); ok {
			s.Scenario = p.Scenario
		}
	}
	s.Against = period
	c.put(s)
	return c.labelled("show-period", w.sheetName(s)), nil
}

// comparedWith returns what a period is most likely to be compared with: the one that it was
// copied from, else the one before it, else the one after it, else itself.
func (w Workbook) comparedWith(period RecordID) RecordID {
	p, _ := Get[Period](w, period)
	if _, ok := Get[Period](w, p.SameAs); ok {
		return p.SameAs
	}
	periods := w.Periods(p.Scenario)
	i := slices.IndexFunc(periods, func(x Period) bool { return x.ID == period })
	switch {
	case i > 0:
		return periods[i-1].ID
	case len(periods) > 1:
		return periods[1].ID
	}
	return period
}

// sheetName returns what a label may call a sheet.
func (w Workbook) sheetName(s Sheet) string {
	if s.Title != "" {
		return s.Title
	}
	return w.Template(s).Short.In(w.Info().Language)
}
