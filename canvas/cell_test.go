package canvas

import (
	"testing"

	"pgregory.net/rapid"
)

// typed types into a cell, in English, and returns the cell as it is called from then on.
func (b *book) typed(c Cell, text string) Cell {
	b.t.Helper()
	change, now, err := TypeCell(b.Workbook, b.ids, c, text, "en")
	b.do(change, err)
	return now
}

// horizons gives the book the usual horizons and returns their ids.
func (b *book) horizons() []RecordID {
	b.t.Helper()
	b.do(AddHorizons(b.Workbook, b.ids, 2026, []string{"Today", "10 years"}))
	var out []RecordID
	for _, h := range b.Horizons() {
		out = append(out, h.ID)
	}
	return out
}

func TestTypeCell_KeepsWhatWasTyped(t *testing.T) {
	b := newBook(t)
	source, at := b.drop(grant, "public"), b.periods[0]
	horizon := b.horizons()[1]
	for _, x := range []struct {
		cell        Cell
		typed, then string
	}{
		{Cell{What: CellAmount, Record: source, Column: at}, "€ 3 000", "3\u2009000"},
		{Cell{What: CellAmount, Record: source, Column: at}, "1.2m", "1\u2009200\u2009000"},
		{Cell{What: CellAmount, Record: source, Column: at}, "12.50", "12.50"},
		{Cell{What: CellAmount, Record: source, Column: at}, "35 %", "35\u00a0%"},
		{Cell{What: CellShare, Record: source, Column: at}, "33.3333", "33.3333\u00a0%"},
		{Cell{What: CellShare, Record: source, Column: at}, "", ""},
		{Cell{What: CellSource, Record: source}, "  State \n program ", "State program"},
		{Cell{What: CellCost, New: "team:ceo", Column: at}, "180k", "180\u2009000"},
		{Cell{What: CellCostLine, New: "operations:", Column: at}, "Boat", "Boat"},
		{Cell{What: CellText, Key: "ambition"}, "To lead.", "To lead."},
		{Cell{What: CellText, Key: "funding-round", Column: at}, "Second", "Second"},
		{Cell{What: CellMetric}, "Jobs", "Jobs"},
		{Cell{What: CellCandidate}, "Patents", "Patents"},
		{Cell{What: CellHorizon, Record: horizon}, "Soon", "Soon"},
		{Cell{What: CellHorizonYear, Record: horizon}, "2036", "2036"},
		{Cell{What: CellPeer}, "Harbor", "Harbor"},
		{Cell{What: CellPeerValue}, "−1,200.5", "−1\u2009200.5"},
		{Cell{What: CellPeerYear}, "2021", "2021"},
		{Cell{What: CellTotal, Column: at, Key: string(TotalReserve)}, "50k", "50\u2009000"},
	} {
		now := b.typed(x.cell, x.typed)
		if got := now.Written(b.Workbook, "en"); got != x.then {
			t.Errorf("%+v: typed %q, there is %q, not %q", x.cell, x.typed, got, x.then)
		}
	}
	metric := b.Metrics(false)[0].ID
	target := Cell{What: CellTarget, Record: metric, Column: horizon}
	b.typed(target, "14 000")
	if got := target.Written(b.Workbook, "de"); got != "14\u2009000" {
		t.Errorf("the target is %q", got)
	}
	b.typed(target, "")
	if _, ok := Get[Target](b.Workbook, TargetID(metric, horizon)); ok {
		t.Error("the target is still there")
	}
}

func TestTypeCell_RefusesWhatItCannotRead(t *testing.T) {
	cell := func(c func(b *book) Cell, text string) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			change, _, err := TypeCell(b.Workbook, b.ids, c(b), text, "en")
			return change, err
		}
	}
	of := func(what What) func(b *book) Cell {
		return func(b *book) Cell {
			return Cell{What: what, Record: b.Sources(b.scenario)[0].ID, Column: b.periods[0], New: "team:ceo"}
		}
	}
	cost := func(b *book) Cell { return Cell{What: CellCost, New: "team:ceo", Column: b.periods[0]} }
	refusesAll(t, func(b *book) { b.drop(grant, "public"); b.horizons() }, []asked{
		{"no amount", "refused-amount", cell(of(CellAmount), "about ten")},
		{"two currencies", "refused-amount", cell(of(CellAmount), "3 000 EUR USD")},
		{"over what fits", "refused-amount", cell(of(CellAmount), "99 999 999 999 999 999")},
		{"a negative amount", "refused-amount", cell(of(CellAmount), "-5")},
		{"over the whole", "refused-share", cell(of(CellShare), "101 %")},
		{"a cost that is no amount", "refused-amount", cell(cost, "30 %")},
		{"a new cost of no group", "refused-value", cell(func(b *book) Cell { return Cell{What: CellCost, New: "boats:", Column: b.periods[0]} }, "1")},
		{"a new cost of no period", "refused-no-period", cell(func(b *book) Cell { return Cell{What: CellCost, New: "team:"} }, "1")},
		{"no year", "refused-year", cell(func(b *book) Cell { return Cell{What: CellHorizonYear, Record: b.Horizons()[0].ID} }, "soon")},
		{"no quantity", "refused-quantity", cell(func(b *book) Cell { return Cell{What: CellPeerValue} }, "many")},
		{"a target of nothing", "refused-gone", cell(func(b *book) Cell { return Cell{What: CellTarget, Record: "x", Column: b.Horizons()[0].ID} }, "1")},
		{"the income as a share", "refused-amount", cell(func(b *book) Cell { return Cell{What: CellTotal, Column: b.periods[0], Key: string(TotalIncome)} }, "5 %")},
		{"what is not there", "refused-gone", cell(func(b *book) Cell { return Cell{What: CellSource, Record: "gone"} }, "x")},
		{"what no cell holds", "refused-value", cell(func(b *book) Cell { return Cell{What: "moon", Record: "x"} }, "x")},
	})
}

func TestTypeCell_NothingIntoANewRowMakesNone(t *testing.T) {
	b := newBook(t)
	before := b.Len()
	for _, c := range []Cell{{What: CellCost, New: "team:ceo", Column: b.periods[0]}, {What: CellMetric}, {What: CellPeer}} {
		b.typed(c, "  ")
	}
	if b.Len() != before {
		t.Errorf("%d records are there, not %d", b.Len(), before)
	}
}

func TestTypeCell_ANewRowIsOneStep(t *testing.T) {
	b := newBook(t)
	c, _, err := TypeCell(b.Workbook, b.ids, Cell{What: CellCost, New: "team:ceo", Column: b.periods[0]}, "180k", "en")
	if err != nil || len(c.Diff) != 2 || c.Label.Key != "add-cost" {
		t.Fatalf("%v: %+v", err, c)
	}
	w, _ := b.Apply(c.Diff)
	back, err := w.Apply(c.Diff.Reverse())
	if err != nil || !same(back, b.Workbook) {
		t.Errorf("taken back, %v, something is left", err)
	}
}

// What a cell shows can be typed again and says the same, in every language.
func TestTypeCell_WhatIsWrittenCanBeTyped(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(rt)
		language := rapid.SampledFrom([]string{"en", "de", "nb", ""}).Draw(rt, "language")
		source := b.drop(grant, "public")
		v := drawValue(rt)
		b.value(source, 0, v)
		c := Cell{What: CellAmount, Record: source, Column: b.periods[0]}
		change, _, err := TypeCell(b.Workbook, b.ids, c, c.Written(b.Workbook, language), language)
		b.do(change, err)
		if got := has[Funding](b, FundingID(source, b.periods[0])).Value; got != v {
			rt.Fatalf("%+v is written %q and read as %+v", v, c.Written(b.Workbook, language), got)
		}
		q := drawQuantity(rt)
		if got, err := ParseQuantity(q.Written(language), language); err != nil || got != q {
			rt.Fatalf("%d is written %q and read as %d, %v", q, q.Written(language), got, err)
		}
	})
}
