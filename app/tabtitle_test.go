package app

import (
	"testing"

	"clustercanvas/canvas"
)

func TestTabs_TellSheetsOfOneToolApart(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	first := w.workbook().Sheets()[0]
	if got := w.tabTitle(first); got != w.sheetTitle(first) {
		t.Errorf("alone it is called %q", got)
	}
	c, draft, err := canvas.CopyScenario(w.workbook(), s.p.ids, first.Scenario, "Draft")
	w.do(c, err)
	for _, sheet := range w.workbook().Sheets() {
		want := w.sheetTitle(sheet) + " · "
		if sheet.Scenario == draft {
			want += "Draft"
		} else {
			x, _ := canvas.Get[canvas.Scenario](w.workbook(), sheet.Scenario)
			want += w.scenarioTitle(x)
		}
		if got := w.tabTitle(sheet); got != want {
			t.Errorf("it is called %q, not %q", got, want)
		}
	}
}
