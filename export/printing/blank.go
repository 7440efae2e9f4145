package printing

import (
	"slices"

	"clustercanvas/canvas"
)

// blankKinds are the records that a workbook needs for its sheets to be there.
var blankKinds = []canvas.Kind{canvas.KindInfo, canvas.KindScenario, canvas.KindPeriod, canvas.KindTemplate, canvas.KindSheet}

// Blank returns a workbook in which every sheet is empty: there is nothing but the cluster, its scenarios and
// periods, the tools and their sheets.
func Blank(w canvas.Workbook) canvas.Workbook {
	keep := slices.DeleteFunc(w.Records(), func(r canvas.Record) bool { return !slices.Contains(blankKinds, r.Kind()) })
	out, _ := canvas.NewWorkbook(keep)
	return out
}
