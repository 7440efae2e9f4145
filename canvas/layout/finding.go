package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/words"
)

// FindingText returns the sentence for a finding in a language: on sheets, in the window and on
// the command line alike. Its arguments stand in the order of the words: names, then the share,
// then the amount.
func FindingText(language string, w canvas.Workbook, f analysis.Finding) string {
	var args []any
	for _, a := range f.Args {
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
