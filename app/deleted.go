package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
)

// maxDeleted is how many things the list of what was deleted shows: the last ones.
const maxDeleted = 200

// askBringBack lists what was deleted, the last first. Each can be brought back by itself, with all
// that went with it.
func (w *Window) askBringBack() {
	const inner, height = 420, 340
	list := newColumn(8)
	scroll := newScroller(list)
	var m *modal
	load := func() {
		list.Objects = nil
		h := w.doc.history()
		gone := h.Removed(w.workbook())
		for i, r := range gone {
			if i == maxDeleted {
				list.Add(newLabel(w.program.words.count("further", len(gone)-i), sizeCaption, false, colorSecondary))
				break
			}
			list.Add(w.deletedRow(h, r, m))
		}
		if len(gone) == 0 {
			list.Add(newProse(w.text("deleted-none"), sizeBody, colorSecondary, inner))
		}
		list.Refresh()
		scroll.Refresh()
	}
	m = w.open(w.text("deleted-title"), inner+40, container.New(fixed{height: height}, scroll), nil,
		newButton(primary, "", w.text("ok"), func() { m.close() }))
	m.load = load
	load()
}

// deletedRow is something that was deleted.
func (w *Window) deletedRow(h canvas.History, r canvas.Removed, m *modal) fyne.CanvasObject {
	then, err := h.At(w.workbook(), r.Before)
	if err != nil {
		return newLabel(w.text("history-gone"), sizeCaption, false, colorSecondary)
	}
	title := w.thingTitle(then, r.Record)
	back := newButton(outlined, "", w.text("bring-back"), func() {
		c, err := canvas.BringBack(w.workbook(), then, r.Record.RecordID())
		if w.do(c, err) {
			w.say(w.text("brought-back", title), false)
			w.probe.log("brought-back", title)
		} else {
			m.close() // the status bar says why
		}
	})
	return container.New(deletedRow{}, newLabel(title, sizeBody, true, colorInk).cutting(),
		newLabel(w.text("deleted-when", w.program.words.moment(r.At)), sizeCaption, false, colorSecondary).cutting(), back)
}

// deletedRow is the layout of something that was deleted: two lines, and a button at the right.
type deletedRow struct{}

// Layout gives every part its place.
func (deletedRow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	wide := o[2].MinSize().Width
	right := s.Width - wide - 22 // the bar of the list lies at the right
	box(o[0], 0, 0, right, 21)
	box(o[1], 0, 21, right, 19)
	box(o[2], s.Width-wide-12, 5, wide, controlHeight)
}

// MinSize is that of two lines.
func (deletedRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 42) }
