package layout

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// TestSheets_AgreeAfterAnyChange: whatever number is typed wherever, Map, Evolution Map, Canvas and
// Financing Model say the same share of every source, and it is that of the analysis.
func TestSheets_AgreeAfterAnyChange(t *testing.T) {
	tools := []string{"map", "evolution", "canvas", "financing"}
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(rt, "en")
		for range rapid.IntRange(1, 7).Draw(rt, "sources") {
			e := rapid.SampledFrom(deck.All()).Draw(rt, "card")
			b.drop(e.ID, canvas.Spot{Sheet: b.at["financing"], Section: canvas.SectionID(e.Group)})
		}
		for range rapid.IntRange(1, 12).Draw(rt, "changes") {
			source := rapid.SampledFrom(b.Sources(b.Scenarios()[0].ID)).Draw(rt, "source").ID
			cell := canvas.Cell{What: canvas.CellAmount, Record: source, Column: b.period(0)}
			b.typed(cell, rapid.SampledFrom([]string{"", "1", "99.99", "1 200 000", "3.5m", "12 %", "33.3 %", "0"}).Draw(rt, "typed"))
			if rapid.IntRange(0, 3).Draw(rt, "moved") == 0 {
				change, err := canvas.SetGroup(b.Workbook, source, rapid.SampledFrom(canvas.Groups).Draw(rt, "group"))
				b.do(change, err)
			}
			if rapid.IntRange(0, 4).Draw(rt, "income") == 0 {
				b.typed(canvas.Cell{What: canvas.CellTotal, Column: b.period(0), Key: string(canvas.TotalIncome)}, "5m")
			}
			shares := analysis.Of(b.Workbook, b.period(0))
			for _, tool := range tools {
				res := b.lay(tool, Options{})
				for _, part := range shares.Parts {
					want := "–"
					switch {
					case part.Known:
						want = words.Percent("en", part.Shown, shares.Places)
					case part.Source.Use == canvas.UseInKind || part.AmountKnown:
						continue // shown as typed: it is no part of the income, or there is no income yet
					}
					if got := shareOn(res, part.Source.ID); !slices.Contains(got, want) {
						rt.Fatalf("%s says %q of a source that has %s", tool, got, want)
					}
				}
			}
		}
	})
}

// shareOn returns what a sheet says of the share of a source in the first period: every text of it
// that is a percentage or a dash.
func shareOn(res Result, source canvas.RecordID) []string {
	var out []string
	for _, p := range res.Pages {
		for _, i := range p.Items {
			x, ok := i.(scene.Text)
			if ok && x.Ref.Kind == scene.RefSource && x.Ref.ID == string(source) && (x.Plain == "–" || strings.HasSuffix(x.Plain, "%")) {
				out = append(out, x.Plain)
			}
		}
	}
	return out
}
