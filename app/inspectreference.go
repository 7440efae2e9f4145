package app

import (
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
)

// referenceForm is the fields of a figure of another cluster.
type referenceForm struct {
	*form
	window    *Window
	reference canvas.Reference
}

func newReferenceForm(w *Window) *form {
	f := &referenceForm{window: w}
	f.form = newForm(f.fits, func() string { return string(f.reference.ID) })
	f.heading(w.text("reference"))
	f.Add(newProse(w.text("reference-explain"), sizeCaption, colorSecondary, formWidth))
	f.word("peer", func(r *canvas.Reference) *string { return &r.Cluster })
	f.word("measure", func(r *canvas.Reference) *string { return &r.Measure })
	figure := f.text(w, "quantity", func() string { return f.reference.Value.Written(w.figureLanguage()) }, func(s string) error {
		q, err := w.parseQuantity(s)
		if err != nil {
			return err
		}
		return w.fieldChange(f.set(func(r *canvas.Reference) { r.Value = q }))
	})
	f.figure = figure.field
	f.word("unit", func(r *canvas.Reference) *string { return &r.Unit }).suggest(w.text("unit-placeholder"))
	f.text(w, "year", func() string { return typedYear(f.reference.Year) }, func(s string) error {
		y, err := parseYear(s)
		if err != nil {
			return err
		}
		return w.fieldChange(f.set(func(r *canvas.Reference) { r.Year = y }))
	})
	f.word("published", func(r *canvas.Reference) *string { return &r.Origin })
	compared := newMetricChoice(w, func() canvas.RecordID { return "none such" }, func(id canvas.RecordID) {
		w.step(f.set(func(r *canvas.Reference) { r.Metric = id }))
	})
	f.line(w, "compared", compared.button)
	remove := w.actionButton(outlined, "trash", w.text("delete"), "edit-delete")
	f.named["delete"] = remove
	f.Add(container.New(inset{0, 6, 0, 0}, newRow(8, -1, remove)))
	f.onLoad(func() {
		compared.load(f.reference.Metric, w.doc.readOnly())
		remove.setOff(w.doc.readOnly())
	})
	return f.form
}

func (f *referenceForm) fits() bool {
	item, one := f.window.only()
	if !one {
		return false
	}
	r, ok := canvas.Get[canvas.Reference](f.window.workbook(), item.ID)
	f.reference = r
	return ok
}

func (f *referenceForm) set(change func(*canvas.Reference)) (canvas.Change, error) {
	return canvas.Edit(f.window.workbook(), f.reference.ID, "set-reference", change)
}

func (f *referenceForm) word(key string, of func(*canvas.Reference) *string) *input {
	return f.text(f.window, key, func() string { return *of(&f.reference) }, func(s string) error {
		return f.window.fieldChange(f.set(func(r *canvas.Reference) { *of(r) = oneLine(s) }))
	})
}
