package canvas

// Start returns the records of a new workbook: what is known of the cluster, one scenario with
// periods of the given labels, and no sheet yet.
func Start(ids IDs, info Info, scenario string, labels []string) []Record {
	info.ID = InfoID
	s := Scenario{ID: ids(), Title: scenario, Rank: RankBetween("", "")}
	out := []Record{info, s}
	ranks := Ranks("", "", len(labels))
	for i, label := range labels {
		out = append(out, Period{ID: ids(), Scenario: s.ID, Label: label, Rank: ranks[i]})
	}
	return out
}

// Years returns the first and the last year of a period; where only one of them is known, the
// period is that year.
func (r Period) Years() (first, last int, known bool) {
	first, last = r.FromYear, r.ToYear
	if first == 0 {
		first = last
	}
	if last == 0 {
		last = first
	}
	return first, last, first > 0
}

// AddScenario adds an empty scenario with the periods of another, labels and all.
func AddScenario(w Workbook, ids IDs, title string, like RecordID) (Change, RecordID, error) {
	c := on(w)
	s := Scenario{ID: ids(), Title: title, Rank: atEnd(All[Scenario](w))}
	if s.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c.put(s)
	periods := w.Periods(like)
	if len(periods) == 0 { // a scenario has one at least
		return Change{}, "", refused("refused-gone")
	}
	for _, p := range periods {
		p.SameAs = p.ID
		p.ID, p.Scenario = ids(), s.ID
		c.put(p)
	}
	return c.labelled("add-scenario", title), s.ID, nil
}

// CopyScenario copies a scenario with its periods, sources, fundings, totals, cost lines, costs,
// texts of periods, sheets, placements, notes and arrows. Views still show the original. It returns
// the copy.
func CopyScenario(w Workbook, ids IDs, scenario RecordID, title string) (Change, RecordID, error) {
	s, ok := Get[Scenario](w, scenario)
	if !ok {
		return Change{}, "", refused("refused-gone")
	}
	c := on(w)
	as := map[RecordID]RecordID{"": ""} // the id in the copy
	old := s.Title
	as[s.ID] = ids()
	s.BasedOn, s.ID, s.Title, s.Rank = s.ID, as[s.ID], title, atEnd(All[Scenario](w))
	if s.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c.put(s)
	for _, p := range w.Periods(scenario) {
		as[p.ID] = ids()
		p.SameAs, p.ID, p.Scenario = p.ID, as[p.ID], s.ID
		c.put(p)
		for _, t := range where(w, func(t Total) bool { return t.Period == p.SameAs }) {
			t.Period = p.ID
			t.ID = TotalID(t.Period, t.Of)
			c.put(t)
		}
		for _, f := range where(w, func(f Field) bool { return f.Of == p.SameAs }) {
			f.Of = p.ID
			f.ID = FieldID(f.Of, f.Key)
			c.put(f)
		}
	}
	for _, l := range w.CostLines(scenario) {
		as[l.ID] = ids()
		l.SameAs, l.ID, l.Scenario = l.ID, as[l.ID], s.ID
		c.put(l)
		for _, x := range where(w, func(x Cost) bool { return x.Line == l.SameAs }) {
			x.Line, x.Period = l.ID, as[x.Period]
			x.ID = CostID(x.Line, x.Period)
			c.put(x)
		}
	}
	for _, x := range w.Sources(scenario) {
		as[x.ID] = ids()
		fundings := w.Fundings(x.ID)
		x.SameAs, x.ID, x.Scenario = x.ID, as[x.ID], s.ID
		c.put(x)
		for _, f := range fundings {
			f.Source, f.Period = x.ID, as[f.Period]
			f.ID = FundingID(f.Source, f.Period)
			c.put(f)
		}
	}
	end := lastOf(All[Sheet](w))
	for _, sh := range w.Sheets() {
		if sh.Scenario != scenario {
			continue
		}
		notes, from := w.Notes(sh.ID), sh.ID
		as[sh.ID], end = ids(), RankBetween(end, "")
		sh.ID, sh.Scenario, sh.Period, sh.Rank = as[sh.ID], s.ID, as[sh.Period], end
		if own, ok := as[sh.Against]; ok {
			sh.Against = own
		}
		c.put(sh)
		items := map[Item]Item{}
		for _, n := range notes {
			was := Item{n.ID, n.Column}
			n.ID, n.Sheet, n.Column = ids(), sh.ID, as[n.Column]
			items[was] = Item{n.ID, n.Column}
			c.put(n)
		}
		for it := range w.itself(from) {
			items[it] = Item{as[it.ID], as[it.Column]}
		}
		c.copyLinks(from, sh.ID, items)
		for _, p := range where(w, func(p Placement) bool { return p.Sheet == from && as[p.Source] != "" }) {
			p.Source, p.Sheet, p.Column = as[p.Source], sh.ID, as[p.Column]
			p.ID = PlacementID(p.Source, p.Sheet, p.Column)
			c.put(p)
		}
	}
	return c.labelled("copy-scenario", old), s.ID, nil
}

// AddPeriod adds a period right after another of the scenario; after the last where that one is
// empty. Where copied is set, it begins with what the sources bring in that one, its typed totals and
// its costs but those of starting up. It returns the period.
func AddPeriod(w Workbook, ids IDs, scenario, after RecordID, label string, copied bool) (Change, RecordID, error) {
	periods := w.Periods(scenario)
	if len(periods) >= MaxPeriods {
		return Change{}, "", refused("refused-six-periods")
	}
	_, ok := Get[Scenario](w, scenario)
	if p, known := Get[Period](w, after); !ok || (after != "" && (!known || p.Scenario != scenario)) {
		return Change{}, "", refused("refused-gone")
	}
	c := on(w)
	p := Period{ID: ids(), Scenario: scenario, Label: label, Rank: behind(periods, after)}
	if p.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c.put(p)
	if copied {
		for _, x := range w.At(after) {
			f := x.Funding
			f.Period = p.ID
			f.ID = FundingID(f.Source, f.Period)
			c.put(f)
		}
		for _, t := range where(w, func(t Total) bool { return t.Period == after }) {
			t.Period = p.ID
			t.ID = TotalID(t.Period, t.Of)
			c.put(t)
		}
		for _, x := range where(w, func(x Cost) bool { return x.Period == after }) {
			if l, _ := Get[CostLine](w, x.Line); l.Group == CostStartUp {
				continue // one-time: it does not come again
			}
			x.Period = p.ID
			x.ID = CostID(x.Line, x.Period)
			c.put(x)
		}
	}
	return c.labelled("add-period", label), p.ID, nil
}
