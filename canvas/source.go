package canvas

import "slices"

// DropCard puts a card of the deck, or the user's own, to work where it is dropped. A source of
// the same card that is in the scenario already, and not yet at work in this period, goes on;
// otherwise a new source is made: the second EU project is a second source of the same card.
// It returns the source as well, to be selected.
func DropCard(w Workbook, ids IDs, card Card, s Spot) (Change, RecordID, error) {
	if err := w.MayDropSources(s); err != nil {
		return Change{}, "", err
	}
	t, err := w.resolve(s)
	if err != nil {
		return Change{}, "", err
	}
	c := on(w)
	if known, ok := Get[Card](w, card.ID); ok {
		card = known // as the user may have changed it
	} else if w.Record(card.ID) != nil || card.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c.put(card)
	source, goesOn := w.goesOn(card.ID, t)
	if !goesOn {
		source = Source{
			ID: ids(), Scenario: t.period.Scenario, Card: card.ID, Rank: atEnd(w.sourcesOf(t.period.Scenario)),
			Group: card.Group, Side: card.Side, Use: card.Use,
		}.adapted(t.section.Role)
		c.put(source)
	}
	c.put(Funding{
		ID: FundingID(source.ID, t.period.ID), Source: source.ID, Period: t.period.ID,
		Status: AsIs, Basis: Stated,
	})
	c.place(source.ID, t, s, s.ranks(1)[0])
	return c.labelled("add-source", w.sourceName(source, card)...), source.ID, nil
}

// AddSource puts a card to work in a period, wherever each sheet then shows it: what DropCard does
// without a sheet. It returns the source.
func AddSource(w Workbook, ids IDs, card Card, period RecordID) (Change, RecordID, error) {
	p, ok := Get[Period](w, period)
	if !ok {
		return Change{}, "", refused("refused-gone")
	}
	if known, ok := Get[Card](w, card.ID); ok {
		card = known
	} else if w.Record(card.ID) != nil || card.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c := on(w)
	c.put(card)
	s := Source{
		ID: ids(), Scenario: p.Scenario, Card: card.ID, Rank: atEnd(w.sourcesOf(p.Scenario)),
		Group: card.Group, Side: card.Side, Use: card.Use,
	}
	c.put(s)
	c.put(Funding{ID: FundingID(s.ID, period), Source: s.ID, Period: period, Status: AsIs, Basis: Stated})
	return c.labelled("add-source", w.sourceName(s, card)...), s.ID, nil
}

// SetAtWork has a source bring something in a period, with nothing yet known of it, or takes it out of
// the period; out of its last one it goes with all that it owns.
func SetAtWork(w Workbook, source, period RecordID, atWork bool) (Change, error) {
	s, ok := Get[Source](w, source)
	p, known := Get[Period](w, period)
	if !ok || !known || p.Scenario != s.Scenario {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	if atWork {
		if c.record(FundingID(source, period)) == nil {
			c.put(Funding{ID: FundingID(source, period), Source: source, Period: period, Status: AsIs, Basis: Stated})
		}
		return c.labelled("add-source", w.name(source)...), nil
	}
	c.remove(FundingID(source, period))
	c.forgetPeriod(source, period)
	c.removeIdleSources()
	return c.labelled("remove-one", w.name(source)...), nil
}

// goesOn finds a source of a card that could go on into a period.
func (w Workbook) goesOn(card RecordID, t target) (Source, bool) {
	for _, s := range w.Sources(t.period.Scenario) {
		_, here := Get[Funding](w, FundingID(s.ID, t.period.ID))
		if s.Card == card && !here && t.section.Role.Shows(s) {
			return s, true
		}
	}
	return Source{}, false
}

// sourceName returns what a label may call a source: its own title, or the title or deck id of
// its card, which the reader's deck translates.
func (w Workbook) sourceName(s Source, card Card) []string {
	switch {
	case s.Title != "":
		return []string{s.Title}
	case card.Title != "":
		return []string{card.Title}
	}
	return []string{"deck:" + card.Deck}
}

// name returns what a label may call an item: source or note.
func (w Workbook) name(id RecordID) []string {
	if s, ok := Get[Source](w, id); ok {
		card, _ := Get[Card](w, s.Card)
		return w.sourceName(s, card)
	}
	switch r := w.Record(id).(type) {
	case CostLine:
		return w.costName(r)
	case Metric:
		return []string{r.Title}
	case Reading:
		m, _ := Get[Metric](w, r.Metric)
		return []string{m.Title}
	case Reference:
		return []string{r.Cluster}
	case Scenario:
		return []string{r.Title}
	case Sheet:
		return []string{w.sheetName(r)}
	case View:
		return []string{w.viewName(r)}
	case Meeting:
		return []string{r.Title}
	case Decision:
		return []string{shortened(r.Text)}
	case Poll:
		return []string{r.Title}
	case Answer:
		if r.Person == 0 { // what somebody answered is not told
			return []string{r.Title}
		}
		return nil
	default:
	}
	if n, ok := Get[Note](w, id); ok {
		text := []rune(n.Text)
		if i := slices.Index(text, '\n'); i >= 0 {
			text = text[:i]
		}
		if len(text) > 40 {
			text = append(text[:39], '…')
		}
		return []string{string(text)}
	}
	return nil
}

// place gives a source its place on a sheet, where the spot says one.
func (c *changed) place(source RecordID, t target, s Spot, rank Rank) {
	id := PlacementID(source, t.sheet.ID, t.column())
	p, ok := Get[Placement](c.w, id)
	if !s.Free && rank == "" {
		if ok && (p.Hidden || p.Section != s.Section) {
			c.unplace(p)
		}
		return
	}
	if rank == "" { // at a free place: it keeps its depth there, or comes to lie on top
		if ok && p.Free && p.Section == s.Section {
			rank = p.Rank
		} else {
			rank = c.over(Spot{Sheet: t.sheet.ID, Section: s.Section, Column: t.column()})
		}
	}
	c.put(Placement{
		ID: id, Source: source, Sheet: t.sheet.ID, Column: t.column(), Section: s.Section,
		Rank: rank, Free: s.Free, At: s.At, Step: p.Step,
	})
}

// unplace takes away where a source lies by hand, or that it is hidden. With which step it appears
// stays.
func (c *changed) unplace(p Placement) {
	if p.Step == 0 {
		c.remove(p.ID)
		return
	}
	c.put(Placement{ID: p.ID, Source: p.Source, Sheet: p.Sheet, Column: p.Column, Step: p.Step})
}

// SetValue sets what a source brings in a period: one value, as it was typed.
func SetValue(w Workbook, funding RecordID, v Value) (Change, error) {
	f, ok := Get[Funding](w, funding)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	if err := v.check(); err != nil {
		return Change{}, refused("refused-value")
	}
	c := on(w)
	f.Value = v
	c.put(f)
	change := c.labelled("set-value", w.name(f.Source)...)
	change.Key = "value:" + string(funding)
	return change, nil
}

// SetSide takes a source to a side: the group follows, except for project money.
func SetSide(w Workbook, source RecordID, side Side) (Change, error) {
	return setSource(w, source, func(s Source) Source { return s.onSide(side) })
}

// SetGroup takes a source to a group: the side follows, except for project money.
func SetGroup(w Workbook, source RecordID, group Group) (Change, error) {
	return setSource(w, source, func(s Source) Source { return s.inGroup(group) })
}

func setSource(w Workbook, source RecordID, set func(Source) Source) (Change, error) {
	s, ok := Get[Source](w, source)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	next := set(s)
	if err := next.check(); err != nil {
		return Change{}, refused("refused-value")
	}
	c := on(w)
	c.put(next)
	if next.Side != s.Side || next.Group != s.Group {
		c.forgetSections(next)
	}
	return c.labelled("set-side", w.name(source)...), nil
}

// forgetSections takes away the places of a source by hand in sections that do not show it as it
// is now: project money that changes sides keeps its place among the projects.
func (c *changed) forgetSections(s Source) {
	for _, p := range where(c.w, func(p Placement) bool { return p.Source == s.ID && !p.Hidden }) {
		sheet, _ := Get[Sheet](c.w, p.Sheet)
		section, _ := c.w.Template(sheet).Section(p.Section)
		if _, touched := c.diff[p.ID]; !touched && !section.Role.Shows(s) {
			c.unplace(p)
		}
	}
}

// SetTotal sets the typed total of a side, a group or the income in a period; a value of nothing
// takes it away.
func SetTotal(w Workbook, period RecordID, of TotalOf, v Value, b Basis) (Change, error) {
	if _, ok := Get[Period](w, period); !ok {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	total := Total{ID: TotalID(period, of), Period: period, Of: of, Value: v, Basis: b}
	if v.Kind == NothingYet {
		c.remove(total.ID)
		return c.labelled("clear-total"), nil
	}
	if old, ok := Get[Total](w, total.ID); ok {
		total.Origin, total.Confidential = old.Origin, old.Confidential
	}
	if err := total.check(); err != nil {
		return Change{}, refused("refused-value")
	}
	c.put(total)
	return c.labelled("set-total"), nil
}

// ShiftShare moves the boundary between two neighbors in a bar of shares: the left funding gets
// to a share of whole per cent, the right one gives or takes the difference. Where right is
// empty the neighbor is the part that nobody has, and rest says how great it is.
func ShiftShare(w Workbook, left, right RecordID, to Share, rest Share) (Change, error) {
	l, ok := Get[Funding](w, left)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	if l.Value.Kind != ShareValue {
		return Change{}, refused("refused-bar-amounts", w.name(l.Source)...)
	}
	c := on(w)
	both := min(l.Value.Share+max(rest, 0), Whole)
	r, neighbor := Get[Funding](w, right)
	if right != "" {
		switch {
		case !neighbor:
			return Change{}, refused("refused-gone")
		case r.Value.Kind != ShareValue:
			return Change{}, refused("refused-bar-amounts", w.name(r.Source)...)
		}
		both = l.Value.Share + r.Value.Share
	}
	percent := Whole / 100
	to = (min(max(to, 0), Whole) + percent/2) / percent * percent
	// Neither part can be above the whole, even where the two of them are.
	to = max(min(to, both, Whole), both-Whole)
	l.Value.Share = to
	c.put(l)
	if right != "" {
		r.Value.Share = both - to
		c.put(r)
	}
	change := c.labelled("shift-share", w.name(l.Source)...)
	change.Key = "bar:" + string(left) + ":" + string(right)
	return change, nil
}
