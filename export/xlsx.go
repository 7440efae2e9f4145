package export

import (
	"fmt"
	"io"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/words"
)

// XLSXOptions says how a workbook becomes a spreadsheet.
type XLSXOptions struct {
	Language string // empty: the workbook's
}

// WriteXLSX writes a workbook as a spreadsheet: a worksheet that puts the periods side by side, one
// for each scenario and period, laid out like a financing model, and one of metrics where there
// are some. What was typed is a constant; what follows from it is a formula, with the value that
// it has now. The same workbook gives the same bytes.
func WriteXLSX(out io.Writer, w canvas.Workbook, o XLSXOptions) error {
	if err := writeWorksheets(out, w.Info().Cluster, tableLanguage(w, o.Language), worksheets(w, o)); err != nil {
		return fmt.Errorf("export: xlsx: %w", err)
	}
	return nil
}

// worksheets composes the worksheets.
func worksheets(w canvas.Workbook, o XLSXOptions) []*xlsxSheet {
	b := xlsxBook{Workbook: w, language: tableLanguage(w, o.Language)}
	titles := []string{b.word("table-overview")}
	var periods []canvas.Period
	for _, s := range w.Scenarios() {
		for _, p := range w.Periods(s.ID) {
			periods = append(periods, p)
			titles = append(titles, joined(" · ", s.Title, b.periodLabel(p)))
		}
	}
	metrics := len(w.Metrics(false))+len(w.Metrics(true)) > 0
	if metrics {
		titles = append(titles, b.word("table-metrics"))
	}
	names := worksheetNames(titles)
	var sheets []*xlsxSheet
	var models []*periodSheet
	for i, p := range periods {
		m := b.period(p, names[i+1])
		models, sheets = append(models, m), append(sheets, m.xlsxSheet)
	}
	sheets = append([]*xlsxSheet{b.overview(names[0], models)}, sheets...)
	if metrics {
		sheets = append(sheets, b.metrics(names[len(names)-1]))
	}
	return sheets
}

// xlsxBook is a workbook on its way into worksheets.
type xlsxBook struct {
	canvas.Workbook
	language string
}

// tableLanguage returns the language in which tables are written.
func tableLanguage(w canvas.Workbook, wanted string) string {
	return words.Known(firstOf(wanted, w.Info().Language))
}

// word returns a word of tables.
func (b *xlsxBook) word(key string, args ...any) string { return words.Text(b.language, key, args...) }

// periodLabel returns what a period is called.
func (b *xlsxBook) periodLabel(p canvas.Period) string {
	if p.Label != "" {
		return p.Label
	}
	return years(p)
}

// years returns the years of a period: "2027", "2027–2029".
func years(p canvas.Period) string {
	switch {
	case p.FromYear == 0 && p.ToYear == 0:
		return ""
	case p.FromYear == 0 || p.ToYear == 0 || p.FromYear == p.ToYear:
		return fmt.Sprint(max(p.FromYear, p.ToYear))
	}
	return fmt.Sprintf("%d–%d", p.FromYear, p.ToYear)
}

// sourceTitle returns what a source is called: its title, or that of its card.
func sourceTitle(w canvas.Workbook, s canvas.Source, language string) string {
	if s.Title != "" {
		return s.Title
	}
	card, _ := canvas.Get[canvas.Card](w, s.Card)
	return deck.Plain(deck.Title(card, language))
}

// joined joins the texts that are not empty.
func joined(between string, texts ...string) string {
	var out []string
	for _, s := range texts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, between)
}
