package app

import (
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
)

// linkForm is the fields of an arrow.
type linkForm struct {
	*form
	window *Window
	link   canvas.Link
}

func newLinkForm(w *Window) *form {
	f := &linkForm{window: w}
	f.form = newForm(f.fits, func() string { return string(f.link.ID) })
	f.heading(w.text("arrow"))
	f.Add(newProse(w.text("arrow-explain"), sizeCaption, colorSecondary, formWidth))
	f.text(w, "arrow-label", func() string { return f.link.Label }, func(s string) error {
		return w.fieldChange(canvas.Edit(w.workbook(), f.link.ID, "set-arrow-label", func(l *canvas.Link) { l.Label = oneLine(s) }))
	})
	turn := newButton(outlined, "", w.text("action-arrange-turn"), func() { w.perform("arrange-turn") })
	remove := newButton(outlined, "trash", w.text("delete"), func() { w.perform("edit-delete") })
	f.named["turn"], f.named["delete"] = turn, remove
	f.Add(container.New(inset{0, 6, 0, 0}, newRow(8, -1, turn, remove)))
	f.onLoad(func() {
		turn.setOff(w.doc.readOnly())
		remove.setOff(w.doc.readOnly())
	})
	return f.form
}

func (f *linkForm) fits() bool {
	item, one := f.window.only()
	if !one {
		return false
	}
	l, ok := canvas.Get[canvas.Link](f.window.workbook(), item.ID)
	f.link = l
	return ok
}
