package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
)

// CSVOptions says how a workbook becomes a table.
type CSVOptions struct {
	Language string // of titles that come from the deck; empty: the workbook's
}

// WriteCSV writes the sources, the costs and the typed totals of all scenarios and periods as one
// long table: RFC 4180 in UTF-8, with the columns of TableColumns, a heading first. Figures have a
// point and no thousands; words of lists are those of the exchange format. A text that a spreadsheet
// program might run as a formula has an apostrophe before it, which ReadTable takes off.
func WriteCSV(out io.Writer, w canvas.Workbook, o CSVOptions) error {
	t := csvWriter{Writer: bufio.NewWriter(out), w: w, o: o}
	t.o.Language = tableLanguage(w, o.Language)
	heading := csvRow{}
	for _, c := range TableColumns {
		heading[c] = string(c)
	}
	t.row(heading)
	scenarios := w.Scenarios()
	titles := distinct(scenarios, func(s canvas.Scenario) string { return s.Title })
	for n, s := range scenarios {
		s.Title = titles[n]
		periods := w.Periods(s.ID)
		labels := distinct(periods, func(p canvas.Period) string { return firstOf(p.Label, years(p)) })
		for i, p := range periods {
			p.Label = labels[i]
			t.sources(s, p)
			t.costs(s, p, i == 0)
			t.totals(s, p)
		}
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("export: csv: %w", err)
	}
	return nil
}

// distinct returns what each of a list is called; where others are called so, with a number behind.
func distinct[T any](of []T, name func(T) string) []string {
	taken := map[string]bool{}
	out := make([]string, len(of))
	for i, x := range of {
		base := firstOf(strings.TrimSpace(clean(name(x))), strconv.Itoa(i+1))
		out[i] = base
		for n := 2; taken[fold(out[i])]; n++ {
			out[i] = fmt.Sprintf("%s (%d)", base, n)
		}
		taken[fold(out[i])] = true
	}
	return out
}

// csvWriter writes rows. Errors wait in the buffer until it is flushed.
type csvWriter struct {
	*bufio.Writer
	w canvas.Workbook
	o CSVOptions
}

// csvRow is what a row says, by columns.
type csvRow map[ColumnOf]string

func (t *csvWriter) row(r csvRow) {
	for i, c := range TableColumns {
		if i > 0 {
			t.WriteByte(',')
		}
		t.WriteString(csvCell(r[c]))
	}
	t.WriteString("\r\n")
}

// csvCell writes a cell: with quotation marks where something in it would end it, or where a
// spreadsheet program might take it for the end.
func csvCell(s string) string {
	s = guard(clean(strings.ReplaceAll(s, "\r\n", "\n")))
	if s == "" || !strings.ContainsAny(s, ",;\t\n\r\"") && strings.TrimSpace(s) == s {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

func (t *csvWriter) sources(s canvas.Scenario, p canvas.Period) {
	shares := analysis.Of(t.w, p.ID)
	for _, x := range shares.Parts {
		card, _ := canvas.Get[canvas.Card](t.w, x.Source.Card)
		row := csvRow{
			OfKind: string(RowSource), OfScenario: s.Title, OfPeriod: p.Label, OfGroup: string(x.Source.Group), OfSide: string(x.Source.Side),
			OfName: sourceTitle(t.w, x.Source, t.o.Language), OfCard: firstOf(card.Title, card.Deck), OfPayer: x.Source.Payer,
			OfUse: string(x.Source.Use), OfStatus: string(x.Funding.Status), OfBasis: string(x.Funding.Basis),
			OfStarts: x.Source.Starts.String(), OfEnds: x.Source.Ends.String(), OfOrigin: x.Funding.Origin,
		}
		row.figure(x.Funding.Value)
		if x.Known && shares.Den > 0 && x.Funding.Value.Kind == canvas.AmountValue {
			row[OfComputedShare] = percentWritten(canvas.Share(float64(x.Num)/float64(shares.Den)*float64(canvas.Whole) + 0.5))
		}
		if x.AmountKnown && x.Funding.Value.Kind == canvas.ShareValue {
			row[OfComputedAmount] = moneyWritten(x.Amount)
		}
		t.row(row)
	}
}

// figure sets what was typed.
func (r csvRow) figure(v canvas.Value) {
	switch v.Kind {
	case canvas.ShareValue:
		r[OfShare] = percentWritten(v.Share)
	case canvas.AmountValue:
		r[OfAmount] = moneyWritten(v.Amount)
	default:
	}
}

// costs writes the cost lines of a period. A line of which nothing is known in any period stands
// in the first, so that it is not lost.
func (t *csvWriter) costs(s canvas.Scenario, p canvas.Period, first bool) {
	for _, l := range t.w.CostLines(s.ID) {
		c, known := canvas.Get[canvas.Cost](t.w, canvas.CostID(l.ID, p.ID))
		if !known && !(first && t.idle(l)) {
			continue
		}
		row := csvRow{
			OfKind: string(RowCost), OfScenario: s.Title, OfPeriod: p.Label, OfGroup: string(l.Group),
			OfName: deck.Plain(deck.CostTitle(l, t.o.Language)), OfCard: l.Deck,
			OfStatus: string(c.Status), OfBasis: string(c.Basis), OfOrigin: c.Origin,
		}
		if known {
			row.figure(canvas.AmountOf(c.Amount))
		}
		t.row(row)
	}
}

// idle reports whether a cost line has no cost in any period.
func (t *csvWriter) idle(l canvas.CostLine) bool {
	for _, p := range t.w.Periods(l.Scenario) {
		if _, ok := canvas.Get[canvas.Cost](t.w, canvas.CostID(l.ID, p.ID)); ok {
			return false
		}
	}
	return true
}

// totals writes the typed totals of a period, the reserve among them. What each is the total of
// stands in the column of cards.
func (t *csvWriter) totals(s canvas.Scenario, p canvas.Period) {
	shares := analysis.Of(t.w, p.ID)
	for _, of := range canvas.TotalsOf {
		x, ok := canvas.Get[canvas.Total](t.w, canvas.TotalID(p.ID, of))
		if !ok {
			continue
		}
		row := csvRow{
			OfKind: string(RowTotal), OfScenario: s.Title, OfPeriod: p.Label, OfCard: string(of),
			OfBasis: string(x.Basis), OfOrigin: x.Origin,
		}
		row.figure(x.Value)
		if x.Value.Kind == canvas.ShareValue && shares.IncomeKnown {
			row[OfComputedAmount] = moneyWritten(shareOfMoney(shares.Income, x.Value.Share))
		}
		t.row(row)
	}
}

// percentWritten writes a share with all its four decimals, which no language takes for thousands.
func percentWritten(s canvas.Share) string {
	return fmt.Sprintf("%d.%04d", s/canvas.Percent(1), s%canvas.Percent(1))
}

// moneyWritten writes an amount with its two decimals.
func moneyWritten(m canvas.Money) string { return fmt.Sprintf("%d.%02d", m/100, m%100) }
