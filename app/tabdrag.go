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
func (r *tabRow) cancelDrag() bool {
	if r.drag == nil || r.drag.over {
		return false
	}
	r.drag.over = true
	r.mark.Hide()
	return true
}

// placeAt returns before which tab something goes that is let go at a place in the window.
func (r *tabRow) placeAt(x float32) int {
	for i, o := range r.tabs.Objects {
		if x < offset(o).X+o.Size().Width/2 {
			return i
		}
	}
	return len(r.tabs.Objects)
}

// showMark draws the line where the tab would go.
func (r *tabRow) showMark() {
	n := len(r.tabs.Objects)
	if n == 0 {
		return
	}
	at := r.tabs.Objects[min(r.drag.to, n-1)]
	x := offset(at).X - offset(r).X
	if r.drag.to == n {
		x += at.Size().Width
	}
	left := r.scroll.Position().X
	x = max(left, min(x, left+r.scroll.Size().Width))
	box(r.mark, x-1, 4, 3, r.Size().Height-8)
	r.mark.Show()
}
