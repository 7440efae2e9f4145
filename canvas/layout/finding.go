package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/words"
)

// FindingText returns the sentence for a finding in a language: on sheets, in the window and on
// the command line alike. Its arguments stand in the order of the words: names, then the share,
// then the amount. In a public one, what is confidential has no name.
func FindingText(language string, w canvas.Workbook, f analysis.Finding, public bool) string {
	var args []any
	for i, a := range f.Args {
		if i == 0 && public && confidential(w.Record(f.Item.ID)) {
			a = words.Text(language, "not-named")
		}
		args = append(args, a)
	}
	if f.Shown != 0 {
		args = append(args, words.Percent(language, f.Shown, f.Places))
	}
	if f.Amount != 0 {
		args = append(args, words.Money(language, int64(f.Amount), w.Info().Currency))
	}
	return words.Text(language, f.Key, args...)
}

// confidential reports whether a source or a cost line must not be named in public. Findings name
// no notes.
func confidential(r canvas.Record) bool {
	switch x := r.(type) {
	case canvas.Source:
		return x.Confidential
	case canvas.CostLine:
		return x.Confidential
	default:
		return false
	}
}
