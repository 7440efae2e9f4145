package find

import (
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// Query is what is looked for. The zero Query finds nothing.
type Query struct {
	Text string // words that must all be there, in any order, each as a part of a word
	Filter
}

// Filter leaves only what has a property. Fields that are empty leave everything.
type Filter struct {
	Kind         canvas.Kind   // of the record: source, note, cost_line, metric, reference, field
	Tint         canvas.Tint   // of a note
	Author       string        // of a note
	Group        canvas.Group  // of a source
	Status       canvas.Status // of what a source brings or a cost line takes in the period that the item shows
	Confidential bool          // it, or its figure, is not for everybody
	Unplaced     bool          // a source that the sheet has given its place, because nobody else did
}

// Empty reports whether the filter leaves everything.
func (f Filter) Empty() bool { return f == Filter{} }

// Search is a query made ready for one state of a workbook.
type Search struct {
	workbook  canvas.Workbook
	query     Query
	words     []string // of the text, folded
	languages []string
}

// New makes a query ready. Titles of the deck are looked for in each of the languages.
func New(w canvas.Workbook, q Query, languages ...string) Search {
	slices.Sort(languages)
	return Search{workbook: w, query: q, words: strings.Fields(Folded(q.Text)), languages: slices.Compact(languages)}
}

// Empty reports whether nothing is looked for.
func (s Search) Empty() bool { return len(s.words) == 0 && s.query.Filter.Empty() }

// Item reports whether an item of a sheet is found. What a search for nothing finds is nothing.
func (s Search) Item(sheet canvas.Sheet, it canvas.Item) bool {
	if s.Empty() {
		return false
	}
	period := it.Column
	if period == "" {
		period = sheet.Period
	}
	switch r := s.workbook.Record(it.ID).(type) {
	case canvas.Source:
		return s.source(r, sheet, it.Column, period)
	case canvas.Note:
		return s.leaves(canvas.KindNote, about{tint: r.Tint, author: r.Author, confidential: r.Confidential}) && s.has(r.Text, r.Author)
	case canvas.CostLine:
		cost, _ := canvas.Get[canvas.Cost](s.workbook, canvas.CostID(r.ID, period))
		return s.leaves(canvas.KindCostLine, about{status: cost.Status, confidential: r.Confidential || cost.Confidential}) &&
			s.has(append(s.spoken(func(l string) string { return deck.CostTitle(r, l) }), cost.Origin)...)
	case canvas.Metric:
		return s.leaves(canvas.KindMetric, about{}) && s.has(r.Title, r.Unit, r.Owner, r.Origin)
	case canvas.Reference:
		return s.leaves(canvas.KindReference, about{}) && s.has(r.Cluster, r.Measure, r.Unit, r.Origin)
	default: // nothing that lies on a sheet
		return false
	}
}

// Cell reports whether a cell is found that stands for no item: a text of the cluster or of a
// period.
func (s Search) Cell(c canvas.Cell) bool {
	return c.What == canvas.CellText && !s.Empty() && s.leaves(canvas.KindField, about{}) && s.has(s.workbook.Text(c.Column, c.Key))
}

func (s Search) source(r canvas.Source, sheet canvas.Sheet, column, period canvas.RecordID) bool {
	funding, _ := canvas.Get[canvas.Funding](s.workbook, canvas.FundingID(r.ID, period))
	placed, _ := canvas.Get[canvas.Placement](s.workbook, canvas.PlacementID(r.ID, sheet.ID, column))
	a := about{
		group: r.Group, status: funding.Status,
		confidential: r.Confidential || funding.Confidential,
		unplaced:     placed.Section == "",
	}
	if !s.leaves(canvas.KindSource, a) {
		return false
	}
	card, _ := canvas.Get[canvas.Card](s.workbook, r.Card)
	texts := s.spoken(func(l string) string { return deck.Title(card, l) })
	texts = append(texts, s.spoken(func(l string) string { return deck.Short(card, l) })...)
	return s.has(append(texts, r.Title, r.Payer, funding.Origin)...)
}

// spoken returns a text in each of the languages.
func (s Search) spoken(in func(language string) string) []string {
	out := make([]string, 0, 2*len(s.languages)+3)
	for _, l := range s.languages {
		out = append(out, in(l))
	}
	return slices.Compact(out) // the user's own words are the same in all of them
}

// about is what a filter asks of an item.
type about struct {
	tint                   canvas.Tint
	author                 string
	group                  canvas.Group
	status                 canvas.Status
	confidential, unplaced bool
}

// leaves reports whether the filter leaves an item.
func (s Search) leaves(kind canvas.Kind, a about) bool {
	f := s.query.Filter
	return (f.Kind == "" || f.Kind == kind) &&
		(f.Tint == "" || f.Tint == a.tint) &&
		(f.Author == "" || Folded(f.Author) == Folded(a.author)) &&
		(f.Group == "" || f.Group == a.group) &&
		(f.Status == "" || f.Status == a.status) &&
		(!f.Confidential || a.confidential) &&
		(!f.Unplaced || a.unplaced)
}

// has reports whether some texts have all the words between them.
func (s Search) has(texts ...string) bool {
	if len(s.words) == 0 {
		return true
	}
	var said strings.Builder
	for i, text := range texts {
		if text != "" && !slices.Contains(texts[:i], text) {
			said.WriteString(text)
			said.WriteByte('\n')
		}
	}
	all := Folded(said.String())
	for _, word := range s.words {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// Authors returns the authors of the notes of a workbook, each once, in order.
func Authors(w canvas.Workbook) []string {
	var out []string
	for _, n := range canvas.All[canvas.Note](w) {
		if n.Author != "" {
			out = append(out, n.Author)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
