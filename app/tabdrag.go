package app

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// Dragged takes the tab along: a line shows where it would go.
func (t *tab) Dragged(e *fyne.DragEvent) {
	if r := t.window.tabs; !t.window.doc.readOnly() {
		r.drag.take(t.sheet, e.AbsolutePosition.X, r)
	}
}

// DragEnd puts the sheet where the line is.
func (t *tab) DragEnd() {
	sheet, to, ok := t.window.tabs.drag.drop()
	if !ok {
		return
	}
	w := t.window
	sheets := w.workbook().Sheets()
	after := canvas.RecordID("")
	for _, s := range sheets[:min(to, len(sheets))] {
		if s.ID != sheet {
			after = s.ID
		}
	}
	w.do(canvas.MoveSheet(w.workbook(), sheet, after))
}
