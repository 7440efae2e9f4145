package outline

import (
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// scenario tells a scenario: its periods, its sources by group, and its costs by group.
func (t *teller) scenario(s canvas.Scenario) {
	w := t.w
	id := string(s.ID)
	row := Row{
		ID: id, Record: s.ID, Key: "outline-scenario", Value: s.Title,
		Set:    func(typed string) (canvas.Change, error) { return rename(w, s.ID, "rename-scenario", typed) },
		Remove: func() (canvas.Change, error) { return canvas.RemoveScenario(w, s.ID) },
		Add: []Add{{Key: "outline-add-scenario", Do: func(ids canvas.IDs) (canvas.Change, string, error) {
			c, made, err := canvas.CopyScenario(w, ids, s.ID, s.Title+" 2")
			return c, string(made), err
		}}},
	}
	t.branch(row, func() {
		t.branch(Row{ID: id + "/periods", Record: s.ID, Key: "outline-periods"}, func() {
			for _, p := range w.Periods(s.ID) {
				t.period(s, p)
			}
		})
		for _, g := range canvas.Groups {
			t.sources(s, g)
		}
		for _, g := range canvas.CostGroups {
			t.costs(s, g)
		}
	})
}

func rename(w canvas.Workbook, id canvas.RecordID, label, typed string) (canvas.Change, error) {
	return canvas.Edit(w, id, label, func(s *canvas.Scenario) { s.Title = oneLine(typed) })
}

func (t *teller) period(s canvas.Scenario, p canvas.Period) {
	w := t.w
	row := Row{
		ID: string(p.ID), Record: p.ID, Key: "outline-period", Value: p.Label,
		Set: func(typed string) (canvas.Change, error) {
			return canvas.Edit(w, p.ID, "rename-period", func(x *canvas.Period) { x.Label = oneLine(typed) })
		},
		Remove: func() (canvas.Change, error) { return canvas.RemovePeriod(w, p.ID) },
		Add: []Add{{Key: "outline-add-period", Do: func(ids canvas.IDs) (canvas.Change, string, error) {
			c, made, err := canvas.AddPeriod(w, ids, s.ID, p.ID, "", false)
			return c, string(made), err
		}}},
	}
	t.branch(row, func() {
		year := func(key string, value int, set func(*canvas.Period, int)) {
			t.row(Row{ID: string(p.ID) + "/" + key, Record: p.ID, Key: key, Value: number(value), Set: func(typed string) (canvas.Change, error) {
				n := 0
				if !readNumber(typed, &n) {
					return canvas.Change{}, canvas.Refusal{Key: "refused-year", Args: []string{typed}}
				}
				return canvas.Edit(w, p.ID, "set-years", func(x *canvas.Period) { set(x, n) })
			}})
		}
		year("field-from-year", p.FromYear, func(x *canvas.Period, n int) { x.FromYear = n })
		year("field-to-year", p.ToYear, func(x *canvas.Period, n int) { x.ToYear = n })
		for _, of := range canvas.TotalsOf {
			c := canvas.Cell{What: canvas.CellTotal, Column: p.ID, Key: string(of)}
			t.row(Row{ID: string(p.ID) + "/total:" + string(of), Record: canvas.TotalID(p.ID, of), Key: "field-total-" + string(of), Value: c.Written(w, t.language), Set: t.typed(c)})
		}
		t.texts(p.ID, string(p.ID)+"/")
	})
}

// sources tells the sources of a group.
func (t *teller) sources(s canvas.Scenario, g canvas.Group) {
	var of []canvas.Source
	for _, x := range t.w.Sources(s.ID) {
		if x.Group == g {
			of = append(of, x)
		}
	}
	row := Row{ID: string(s.ID) + "/" + string(g), Record: s.ID, Key: "group-" + string(g), Value: count(len(of)), Add: t.cards(s, g)}
	t.branch(row, func() {
		for _, x := range of {
			t.source(s, x)
		}
	})
}

// count says how many there are, in brackets of no language.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// cards returns the cards of a group that can be put to work, the user's own first.
func (t *teller) cards(s canvas.Scenario, g canvas.Group) []Add {
	w := t.w
	periods := w.Periods(s.ID)
	if len(periods) == 0 {
		return nil
	}
	var out []Add
	add := func(card canvas.Card) {
		out = append(out, Add{Key: "outline-add-source", Name: deck.Plain(deck.Title(card, t.language)), Do: func(ids canvas.IDs) (canvas.Change, string, error) {
			c, made, err := canvas.AddSource(w, ids, card, periods[0].ID)
			return c, string(made), err
		}})
	}
	for _, c := range w.Cards() {
		if c.Deck == "" && c.Group == g {
			add(c)
		}
	}
	for _, e := range deck.All() {
		if e.Group == g {
			add(e.Card())
		}
	}
	return out
}

func (t *teller) source(s canvas.Scenario, x canvas.Source) {
	w, id := t.w, x.ID
	card, _ := canvas.Get[canvas.Card](w, x.Card)
	row := Row{
		ID: string(id), Record: id, Name: deck.Plain(deck.Title(card, t.language)), Value: x.Title, Item: canvas.Item{ID: id},
		Set: func(typed string) (canvas.Change, error) {
			return canvas.Edit(w, id, "rename-source", func(x *canvas.Source) { x.Title = oneLine(typed) })
		},
		Remove: func() (canvas.Change, error) { return canvas.RemoveSource(w, id) },
		Add:    t.cards(s, x.Group),
	}
	t.branch(row, func() {
		for _, p := range w.Periods(s.ID) {
			t.funding(x, p)
		}
		text(t, id, "field-payer", "set-payer", x.Payer, func(r *canvas.Source, s string) { r.Payer = s })
		t.row(Row{ID: string(id) + "/field-group", Record: id, Key: "field-group", Value: string(x.Group), Words: wordsOf("group-", canvas.Groups), Set: func(typed string) (canvas.Change, error) {
			return canvas.SetGroup(w, id, canvas.Group(typed))
		}})
		t.row(Row{ID: string(id) + "/field-side", Record: id, Key: "field-side", Value: string(x.Side), Words: wordsOf("side-", canvas.Sides), Set: func(typed string) (canvas.Change, error) {
			return canvas.SetSide(w, id, canvas.Side(typed))
		}})
		word(t, id, "field-use", "set-use", "use-", x.Use, canvas.Uses, func(r *canvas.Source, u canvas.Use) { r.Use = u })
		t.month(id, "field-starts", "set-starts", x.Starts, func(r *canvas.Source, m canvas.YearMonth) { r.Starts = m })
		t.month(id, "field-ends", "set-ends", x.Ends, func(r *canvas.Source, m canvas.YearMonth) { r.Ends = m })
		flag(t, id, "confidential", "set-confidential", x.Confidential, func(r *canvas.Source, on bool) { r.Confidential = on })
	})
}

// month tells a month of a source, as 2027-04.
func (t *teller) month(id canvas.RecordID, key, label string, value canvas.YearMonth, set func(*canvas.Source, canvas.YearMonth)) {
	w := t.w
	t.row(Row{ID: string(id) + "/" + key, Record: id, Key: key, Value: value.String(), Set: func(typed string) (canvas.Change, error) {
		m, err := canvas.ParseYearMonth(oneLine(typed))
		if err != nil {
			return canvas.Change{}, err
		}
		return canvas.Edit(w, id, label, func(r *canvas.Source) { set(r, m) })
	}})
}

// funding tells what a source brings in a period.
func (t *teller) funding(x canvas.Source, p canvas.Period) {
	w, id := t.w, canvas.FundingID(x.ID, p.ID)
	f, here := canvas.Get[canvas.Funding](w, id)
	row := Row{
		ID: string(id), Record: id, Name: p.Label, Item: canvas.Item{ID: x.ID, Column: p.ID}, Value: yesNo(here),
		Words: []Word{{Value: "no", Key: "outline-not-at-work"}, {Value: "yes", Key: "outline-at-work"}},
		Set:   func(typed string) (canvas.Change, error) { return canvas.SetAtWork(w, x.ID, p.ID, typed == "yes") },
	}
	if !here {
		t.row(row)
		return
	}
	t.branch(row, func() {
		c := canvas.Cell{What: canvas.CellShare, Record: x.ID, Column: p.ID}
		share, amount := "", ""
		switch f.Value.Kind {
		case canvas.ShareValue:
			share = c.Written(w, t.language)
		case canvas.AmountValue:
			amount = c.Written(w, t.language)
		}
		t.row(Row{ID: string(id) + "/share", Record: id, Key: "outline-share", Value: share, Set: t.typed(c)})
		c.What = canvas.CellAmount
		t.row(Row{ID: string(id) + "/amount", Record: id, Key: "field-amount", Value: amount, Set: t.typed(c)})
		word(t, id, "field-status", "set-status", "status-", f.Status, canvas.Statuses, func(r *canvas.Funding, s canvas.Status) { r.Status = s })
		word(t, id, "field-basis", "set-basis", "basis-", f.Basis, canvas.Bases, func(r *canvas.Funding, s canvas.Basis) { r.Basis = s })
		text(t, id, "field-origin", "set-origin", f.Origin, func(r *canvas.Funding, s string) { r.Origin = s })
		flag(t, id, "confidential-figure", "set-confidential", f.Confidential, func(r *canvas.Funding, on bool) { r.Confidential = on })
	})
}

// costs tells the cost lines of a group.
func (t *teller) costs(s canvas.Scenario, g canvas.CostGroup) {
	w := t.w
	var adds []Add
	for _, e := range deck.Costs() {
		if e.Group == g {
			adds = append(adds, Add{Key: "outline-add-cost", Name: deck.Plain(e.Title.In(t.language)), Do: func(ids canvas.IDs) (canvas.Change, string, error) {
				c, made, err := canvas.AddCostLine(w, ids, s.ID, g, e.ID, "")
				return c, string(made), err
			}})
		}
	}
	adds = append(adds, Add{Key: "outline-add-own-cost", Do: func(ids canvas.IDs) (canvas.Change, string, error) {
		c, made, err := canvas.AddCostLine(w, ids, s.ID, g, "", "?")
		return c, string(made), err
	}})
	var of []canvas.CostLine
	for _, l := range w.CostLines(s.ID) {
		if l.Group == g {
			of = append(of, l)
		}
	}
	t.branch(Row{ID: string(s.ID) + "/cost:" + string(g), Record: s.ID, Key: "cost-group-" + string(g), Value: count(len(of)), Add: adds}, func() {
		for _, l := range of {
			t.costLine(s, l, adds)
		}
	})
}

func (t *teller) costLine(s canvas.Scenario, l canvas.CostLine, adds []Add) {
	w, id := t.w, l.ID
	row := Row{
		ID: string(id), Record: id, Name: deck.Plain(deck.CostTitle(canvas.CostLine{Deck: l.Deck}, t.language)), Value: l.Title, Item: canvas.Item{ID: id}, Add: adds,
		Set: func(typed string) (canvas.Change, error) {
			return canvas.Edit(w, id, "rename-cost", func(x *canvas.CostLine) { x.Title = oneLine(typed) })
		},
		Remove: func() (canvas.Change, error) { return canvas.RemoveRecord(w, id) },
	}
	t.branch(row, func() {
		for _, p := range w.Periods(s.ID) {
			t.cost(l, p)
		}
		flag(t, id, "confidential", "set-confidential", l.Confidential, func(r *canvas.CostLine, on bool) { r.Confidential = on })
	})
}

// cost tells what a cost line takes in a period.
func (t *teller) cost(l canvas.CostLine, p canvas.Period) {
	id := canvas.CostID(l.ID, p.ID)
	c := canvas.Cell{What: canvas.CellCost, Record: l.ID, Column: p.ID}
	row := Row{ID: string(id), Record: id, Name: p.Label, Value: c.Written(t.w, t.language), Set: t.typed(c)}
	x, here := canvas.Get[canvas.Cost](t.w, id)
	if !here {
		t.row(row)
		return
	}
	t.branch(row, func() {
		word(t, id, "field-status", "set-status", "status-", x.Status, canvas.Statuses, func(r *canvas.Cost, s canvas.Status) { r.Status = s })
		word(t, id, "field-basis", "set-basis", "basis-", x.Basis, canvas.Bases, func(r *canvas.Cost, s canvas.Basis) { r.Basis = s })
		text(t, id, "field-origin", "set-origin", x.Origin, func(r *canvas.Cost, s string) { r.Origin = s })
		flag(t, id, "confidential-figure", "set-confidential", x.Confidential, func(r *canvas.Cost, on bool) { r.Confidential = on })
	})
}
