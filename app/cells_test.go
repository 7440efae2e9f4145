package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
)

// financing opens a new file with two sources and the sheet that shows them as a table.
func (s *stage) financing() *Window {
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	s.addCard(w, "pri-membership")
	w.addSheet(canvas.BuiltIn()[3])
	w.choose(nil)
	w.focusSheet()
	return w
}

func typeKeys(w *Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// tabTo goes to the next cell of a kind by Tab.
func tabTo(w *Window, what canvas.What) {
	for range len(w.result.Cells) {
		typeKeys(w, fyne.KeyTab)
		if cell, _ := w.view.ActiveCell(); cell.What == what {
			return
		}
	}
}

func typeText(w *Window, text string) {
	for _, r := range text {
		w.win.Canvas().Focused().TypedRune(r)
	}
}

func TestCells_CopyAndPasteAreOfTheCell(t *testing.T) {
	s := newStage(t)
	w := s.financing()
	tabTo(w, canvas.CellAmount)
	s.p.app.Clipboard().SetContent("30 000\n10 000\nmuch")
	w.perform("edit-paste")
	if !strings.Contains(w.status.said, "There was no cell") && !strings.Contains(w.status.said, "“much”") {
		t.Errorf("the status bar says %q", w.status.said)
	}
	shares := analysis.Of(w.workbook(), w.period)
	if len(shares.Parts) != 2 || shares.Parts[0].Shown != 75 || shares.Parts[1].Shown != 25 {
		t.Fatalf("the shares are %+v", shares.Parts)
	}
	w.perform("edit-copy")
	if got := s.p.app.Clipboard().Content(); got != "30000" {
		t.Errorf("on the clipboard is %q", got)
	}
	w.perform("edit-cut")
	if f := w.workbook().At(w.period)[0].Funding; f.Value.Kind != canvas.NothingYet {
		t.Errorf("after cut there is %v", f.Value)
	}
	if n := len(w.workbook().At(w.period)); n != 2 {
		t.Errorf("cut leaves %d sources", n)
	}
	w.perform("edit-undo")
	if f := w.workbook().At(w.period)[0].Funding; f.Value.Kind != canvas.AmountValue {
		t.Errorf("undo brings back %v", f.Value)
	}
	if !onCell(w) {
		t.Error("after undo no cell is active")
	}
}

func TestCells_NothingTypedIsLostToAnAction(t *testing.T) {
	s := newStage(t)
	w := s.financing()
	sheet := w.sheet
	tabTo(w, canvas.CellAmount)
	typeText(w, "12 000")
	w.perform("sheet-previous")
	if w.sheet == sheet {
		t.Fatal("the sheet is still in view")
	}
	if f := w.workbook().At(w.period)[0].Funding; f.Value != canvas.AmountOf(12_000_00) {
		t.Errorf("the source brings %v", f.Value)
	}
	w.showSheet(sheet)
	w.choose(nil)
	tabTo(w, canvas.CellAmount)
	typeText(w, "a lot")
	for what, act := range map[string]func(){
		"an action": func() { w.perform("sheet-previous") }, "a tab": func() { w.showSheet(w.workbook().Sheets()[0].ID) }, "the end": w.close,
	} {
		if act(); w.sheet != sheet || w.closing || !strings.Contains(w.status.said, "“a lot” is not an amount") {
			t.Errorf("%s takes away what cannot be read; the status bar says %q", what, w.status.said)
		}
	}
	typeKeys(w, fyne.KeyEscape)
	w.showSheet(w.workbook().Sheets()[0].ID)
	if w.sheet == sheet {
		t.Error("Escape does not let it go")
	}
}
