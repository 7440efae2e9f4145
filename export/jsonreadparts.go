package export

import (
	"fmt"

	"clustercanvas/canvas"
)

func (r *exchangeReader) readScenarios() {
	r.scenarios = newExchangeIndex("scenario")
	r.of = map[canvas.RecordID]exchangeParts{}
	r.periods = newExchangeIndex("period")
	ranks := exchangeGivenRanks(r.file.Scenarios, func(s exchangeScenario) string { return s.Rank })
	for i, s := range r.file.Scenarios {
		path := exchangeItem("scenarios", i)
		id := r.id(s.ID, path, fmt.Sprintf("scenario-%d", i+1))
		r.scenarios.add(id, s.Title)
		r.records = append(r.records, canvas.Scenario{
			ID: id, Title: s.Title, Rank: ranks[i], BasedOn: canvas.RecordID(s.BasedOn),
		})
		periods := r.readPeriods(path, id, s.Periods)
		for j, p := range s.Periods {
			r.periods.addPeriod(periods.order[j].id, s.Title, p.Label)
		}
		sources := r.readSources(path, id, s.Sources, periods)
		r.readTotals(path, s.Totals, periods)
		r.readCosts(path, id, s.Costs, periods)
		r.of[id] = exchangeParts{periods, sources}
	}
}

func (r *exchangeReader) readPeriods(path string, scenario canvas.RecordID, list []exchangePeriod) *exchangeIndex {
	index := newExchangeIndex("period")
	if len(list) > canvas.MaxPeriods {
		r.add(path+".periods", "there are %d periods; a scenario has at most %d", len(list), canvas.MaxPeriods)
	}
	ranks := exchangeGivenRanks(list, func(p exchangePeriod) string { return p.Rank })
	for i, p := range list {
		at := exchangeItem(path+".periods", i)
		id := r.id(p.ID, at, fmt.Sprintf("%s-period-%d", scenario, i+1))
		index.add(id, p.Label)
		r.records = append(r.records, canvas.Period{
			ID: id, Scenario: scenario, Label: p.Label, Rank: ranks[i],
			FromYear: p.From, ToYear: p.To, SameAs: canvas.RecordID(p.SameAs),
		})
		r.readTexts(at+".texts", id, p.Texts)
	}
	return index
}

func (r *exchangeReader) readSources(
	path string, scenario canvas.RecordID, list []exchangeSource, periods *exchangeIndex,
) *exchangeIndex {
	index := newExchangeIndex("source")
	ranks := exchangeGivenRanks(list, func(s exchangeSource) string { return s.Rank })
	for i, s := range list {
		at := exchangeItem(path+".sources", i)
		id := r.id(s.ID, at, fmt.Sprintf("%s-source-%d", scenario, i+1))
		index.add(id, s.Title, s.Card)
		card, ok := r.cardAt(at+".card", s.Card)
		if !ok {
			continue
		}
		source := canvas.Source{
			ID: id, Scenario: scenario, Card: card.ID, SameAs: canvas.RecordID(s.SameAs), Rank: ranks[i],
			Title: s.Title, Payer: s.Payer, Confidential: s.Confidential,
			Group:  exchangeWord(r, at+".group", s.Group, card.Group, canvas.Groups),
			Use:    exchangeWord(r, at+".use", s.Use, card.Use, canvas.Uses),
			Starts: r.month(at+".starts", s.Starts),
			Ends:   r.month(at+".ends", s.Ends),
		}
		source.Side = exchangeWord(r, at+".side", s.Side, exchangeSide(source.Group, card.Side), canvas.Sides)
		r.records = append(r.records, source)
		for j, f := range s.Fundings {
			r.readFunding(exchangeItem(at+".fundings", j), id, f, periods)
		}
	}
	return index
}

func (r *exchangeReader) readFunding(path string, source canvas.RecordID, f exchangeFunding, periods *exchangeIndex) {
	value := r.value(path, f.Share, f.Amount)
	status := exchangeWord(r, path+".status", f.Status, exchangeStatus, canvas.Statuses)
	basis := exchangeWord(r, path+".basis", f.Basis, exchangeBasis, canvas.Bases)
	period, err := periods.pick(f.Period)
	if err != nil {
		r.add(path+".period", "%s", err)
		return
	}
	id := canvas.FundingID(source, period)
	if r.claimed(id, path, "what the source brings in this period is already said in") {
		r.records = append(r.records, canvas.Funding{
			ID: id, Source: source, Period: period, Value: value, Status: status, Basis: basis, Origin: f.Origin,
			Confidential: f.Confidential,
		})
	}
}

func (r *exchangeReader) readTotals(path string, list []exchangeTotal, periods *exchangeIndex) {
	for i, t := range list {
		at := exchangeItem(path+".totals", i)
		value := r.value(at, t.Share, t.Amount)
		if t.Share == nil && t.Amount == nil {
			r.add(at, "a total needs a share or an amount")
		}
		if canvas.TotalOf(t.Of).OnlyAmount() && t.Share != nil {
			r.add(at+".share", "the income is an amount: everything else is a share of it")
		}
		basis := exchangeWord(r, at+".basis", t.Basis, exchangeBasis, canvas.Bases)
		of := exchangeWord(r, at+".of", t.Of, "", canvas.TotalsOf)
		period, err := periods.pick(t.Period)
		if err != nil {
			r.add(at+".period", "%s", err)
			continue
		}
		if id := canvas.TotalID(period, of); r.claimed(id, at, "this total is already given in") {
			r.records = append(r.records, canvas.Total{
				ID: id, Period: period, Of: of, Value: value, Basis: basis, Origin: t.Origin, Confidential: t.Confidential,
			})
		}
	}
}

func (r *exchangeReader) readSheets() {
	r.sheets, r.shown = newExchangeIndex("sheet"), map[canvas.RecordID]*exchangeIndex{}
	ranks := exchangeGivenRanks(r.file.Sheets, func(s exchangeSheet) string { return s.Rank })
	for i, s := range r.file.Sheets {
		path := exchangeItem("sheets", i)
		sheet := canvas.Sheet{
			ID: r.id(s.ID, path, fmt.Sprintf("sheet-%d", i+1)), Title: s.Title, Rank: ranks[i],
		}
		tool, ok := r.toolAt(path+".tool", s.Tool)
		if !ok {
			continue
		}
		parts := exchangeParts{newExchangeIndex("period"), newExchangeIndex("source")}
		var err error
		if s.Scenario != "" || r.templates[tool].Of != canvas.OfCluster {
			if sheet.Scenario, err = r.scenarios.pick(s.Scenario); err != nil {
				r.add(path+".scenario", "%s", err)
				continue
			}
			parts = r.of[sheet.Scenario]
		}
		sheet.Template = tool
		if s.Period != "" || r.templates[tool].Of.OnePeriod() {
			if sheet.Period, err = parts.periods.pick(s.Period); err != nil {
				r.add(path+".period", "%s", err)
			}
		}
		sheet.Against = r.loose(path+".against", s.Against, parts.periods, r.periods)
		r.records = append(r.records, sheet)
		r.sheets.add(sheet.ID, sheet.Title)
		r.shown[sheet.ID] = parts.periods
		on := exchangeOn{sheet: sheet.ID, tool: r.templates[tool], parts: parts}
		r.readPlacements(path, on, s.Placements)
		r.readLinks(path, on, r.readNotes(path, on, s.Notes), s.Links)
	}
}

// toolAt returns the template that a sheet names; a built-in one comes along when it is named.
func (r *exchangeReader) toolAt(path, ref string) (canvas.RecordID, bool) {
	id, known, err := r.tools.find(ref)
	builtIn, there := exchangeBuiltIn().copy[ref]
	switch {
	case err != nil:
		r.add(path, "%s", err)
	case known:
		return id, true
	case !there:
		r.add(path, "no tool %q; built in are %s", ref, exchangeList(exchangeBuiltIn().names))
	case r.claim(builtIn.ID, path):
		r.takeTemplate(builtIn)
		return builtIn.ID, true
	}
	return "", false
}

// exchangeOn is the sheet that placements and notes lie on.
type exchangeOn struct {
	sheet canvas.RecordID
	tool  *canvas.Template
	parts exchangeParts
}

func (r *exchangeReader) readPlacements(path string, on exchangeOn, list []exchangePlacement) {
	for i, p := range list {
		at := exchangeItem(path+".placements", i)
		source, err := on.parts.sources.pick(p.Source)
		if err != nil {
			r.add(at+".source", "%s", err)
			continue
		}
		column := r.column(at, on, p.Section, p.Column)
		if p.Section != "" {
			r.section(at, on, p.Section, canvas.AcceptSources)
		}
		free := p.At != nil
		if p.Free != nil {
			free = *p.Free
		}
		if id := canvas.PlacementID(source, on.sheet, column); r.claimed(id, at, "the place of this source is already given in") {
			r.records = append(r.records, canvas.Placement{
				ID: id, Source: source, Sheet: on.sheet, Column: column, Section: canvas.SectionID(p.Section),
				Rank: canvas.Rank(p.Rank), Free: free, At: exchangeAt(p.At), Hidden: p.Hidden, Locked: p.Locked, Step: p.Step,
			})
		}
	}
}

// readNotes returns the ids of the notes.
func (r *exchangeReader) readNotes(path string, on exchangeOn, list []exchangeNote) map[canvas.RecordID]bool {
	notes := map[canvas.RecordID]bool{}
	ranks := exchangeGivenRanks(list, func(n exchangeNote) string { return n.Rank })
	for i, n := range list {
		at := exchangeItem(path+".notes", i)
		r.section(at, on, n.Section, canvas.AcceptNotes)
		free := n.At != nil
		if n.Free != nil {
			free = *n.Free
		}
		id := r.id(n.ID, at, fmt.Sprintf("%s-note-%d", on.sheet, i+1))
		notes[id] = true
		r.records = append(r.records, canvas.Note{
			ID: id, Sheet: on.sheet,
			Column: r.column(at, on, n.Section, n.Column), Section: canvas.SectionID(n.Section),
			Rank: ranks[i], Free: free, At: exchangeAt(n.At),
			Size: exchangeWord(r, at+".size", n.Size, exchangeSize, canvas.NoteSizes),
			Tint: exchangeWord(r, at+".tint", n.Tint, exchangeTint, canvas.Tints),
			Part: exchangeWord(r, at+".part", n.Part, canvas.NoPart, append([]canvas.Part{canvas.NoPart}, canvas.Parts...)),
			Text: n.Text, Heading: n.Heading, Author: n.Author, Confidential: n.Confidential, Locked: n.Locked, Picture: n.Picture, Step: n.Step,
		})
	}
	return notes
}

// section checks that a section is there and takes what shall lie in it.
func (r *exchangeReader) section(path string, on exchangeOn, ref string, what canvas.Accept) {
	s, ok := on.tool.Section(canvas.SectionID(ref))
	short := on.tool.Short.In("en")
	switch {
	case !ok:
		var ids []canvas.SectionID
		for _, s := range on.tool.Sections {
			ids = append(ids, s.ID)
		}
		r.add(path+".section", "the %s has no section %q, only %s", short, ref, exchangeList(ids))
	case !s.Takes(what):
		r.add(path+".section", "the section %q of the %s takes no %s", ref, short, what)
	}
}

// column returns the period in whose column something lies. A section that repeats over the
// periods needs one.
func (r *exchangeReader) column(path string, on exchangeOn, section, ref string) canvas.RecordID {
	place, _ := on.tool.Layouts[0].Place(canvas.SectionID(section))
	if ref == "" && !place.Repeat {
		return ""
	}
	period, err := on.parts.periods.pick(ref)
	if err != nil {
		r.add(path+".column", "%s", err)
	}
	return period
}

// value reads a share or an amount; neither is nothing yet.
func (r *exchangeReader) value(path string, share, amount *exchangeFigure) canvas.Value {
	v, field, err := exchangeValue(share, amount)
	if err != nil && field != "" {
		path += "." + field
	}
	if err != nil {
		r.add(path, "%s", err)
	}
	return v
}

func (r *exchangeReader) month(path, s string) canvas.YearMonth {
	m, err := exchangeMonth(s)
	if err != nil {
		r.add(path, "%s", err)
	}
	return m
}

// exchangeGivenRanks returns the ranks of a list, those that are missing filled in.
func exchangeGivenRanks[T any](list []T, rank func(T) string) []canvas.Rank {
	given := make([]canvas.Rank, len(list))
	for i, item := range list {
		given[i] = canvas.Rank(rank(item))
	}
	return exchangeRanks(given)
}
