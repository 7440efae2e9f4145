package app

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// tabDrag is a tab on its way to another place in the row.
type tabDrag struct {
	sheet canvas.RecordID
	to    int // before which tab it would go; the number of tabs is the end
	over  bool
}

// Dragged takes the tab along: a line shows where it would go.
func (t *tab) Dragged(e *fyne.DragEvent) {
	r := t.window.tabs
	if t.window.doc.readOnly() {
		return
	}
	if r.drag == nil {
		r.drag = &tabDrag{sheet: t.sheet}
	}
	if r.drag.over {
		return // given up: until the hand lets go
	}
	r.drag.to = r.placeAt(e.AbsolutePosition.X)
	r.showMark()
}

// DragEnd puts the sheet where the line is.
func (t *tab) DragEnd() {
	r := t.window.tabs
	d := r.drag
	r.drag = nil
	r.mark.Hide()
	if d == nil || d.over {
		return
	}
	w := t.window
	sheets := w.workbook().Sheets()
	after := canvas.RecordID("")
	for _, s := range sheets[:min(d.to, len(sheets))] {
		if s.ID != d.sheet {
			after = s.ID
		}
	}
	w.do(canvas.MoveSheet(w.workbook(), d.sheet, after))
}

// cancelDrag gives a drag up; false is: there is none.
func (t *tabRow) cancelDrag() bool {
	if t.drag == nil || t.drag.over {
		return false
	}
	t.drag.over = true
	t.mark.Hide()
	return true
}

// placeAt returns before which tab something goes that is let go at a place in the window.
func (t *tabRow) placeAt(x float32) int {
	for i, o := range t.tabs.Objects {
		if x < offset(o).X+o.Size().Width/2 {
			return i
		}
	}
	return len(t.tabs.Objects)
}

// showMark draws the line where the tab would go.
func (t *tabRow) showMark() {
	n := len(t.tabs.Objects)
	if n == 0 {
		return
	}
	at := t.tabs.Objects[min(t.drag.to, n-1)]
	x := offset(at).X - offset(t).X
	if t.drag.to == n {
		x += at.Size().Width
	}
	left := t.scroll.Position().X
	x = max(left, min(x, left+t.scroll.Size().Width))
	box(t.mark, x-1, 4, 3, t.Size().Height-8)
	t.mark.Show()
}
