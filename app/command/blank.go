package command

import (
	"fmt"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// blankCurrency is that of a new file: most clusters that use the tools count in it, and it is
// changed in one place.
const blankCurrency = "EUR"

// Blank returns a new workbook in a language: a cluster without a name, one scenario with three
// periods, and a Map of the first.
func Blank(ids canvas.IDs, language string) (canvas.Workbook, error) {
	language = words.Known(language)
	labels := strings.Split(words.Text(language, "new-periods"), "|")
	info := canvas.Info{Currency: blankCurrency, Language: language}
	w, problems := canvas.NewWorkbook(canvas.Start(ids, info, words.Text(language, "new-scenario"), labels))
	if len(problems) > 0 {
		return w, fmt.Errorf("command: new workbook: %s", problems[0].Reason)
	}
	w, _, err := withFirst(w, ids)
	return w, err
}

// withFirst returns the workbook with a sheet of the tool that is easiest to begin with, the first
// of those that come with the program, and that sheet: the first one that it has, or a new one of
// the first scenario and period.
func withFirst(w canvas.Workbook, ids canvas.IDs) (canvas.Workbook, canvas.Sheet, error) {
	tool := canvas.BuiltIn()[0]
	first, err := tool.Parsed()
	if err != nil {
		return w, canvas.Sheet{}, err
	}
	for _, s := range w.Sheets() {
		if w.Template(s).ID == first.ID {
			return w, s, nil
		}
	}
	scenarios := w.Scenarios()
	if len(scenarios) == 0 || len(w.Periods(scenarios[0].ID)) == 0 {
		return w, canvas.Sheet{}, fmt.Errorf("command: no period that a sheet could show")
	}
	scenario := scenarios[0].ID
	change, id, err := canvas.AddSheet(w, ids, tool, scenario, w.Periods(scenario)[0].ID, "")
	if err != nil {
		return w, canvas.Sheet{}, err
	}
	w, err = w.Apply(change.Diff)
	sheet, _ := canvas.Get[canvas.Sheet](w, id)
	return w, sheet, err
}
