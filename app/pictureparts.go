package app

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
)

// offered returns the sections that the picture can show alone: those that its form has.
func (d *pictureDialog) offered() []canvas.Section {
	s, _ := canvas.Get[canvas.Sheet](d.window.workbook(), d.sheet)
	t := d.window.workbook().Template(s)
	var out []canvas.Section
	for _, id := range layout.SectionsOn(t, d.wishes.Layout) {
		section, _ := t.Section(id)
		out = append(out, section)
	}
	return out
}

// tellParts says which sections the picture shows. Those that its form has not are forgotten.
func (d *pictureDialog) tellParts() {
	w, offered := d.window, d.offered()
	d.parts = slices.DeleteFunc(d.parts, func(id canvas.SectionID) bool {
		return !slices.ContainsFunc(offered, func(s canvas.Section) bool { return s.ID == id })
	})
	said := w.text("picture-all")
	switch len(d.parts) {
	case 0:
	case 1:
		i := slices.IndexFunc(offered, func(s canvas.Section) bool { return s.ID == d.parts[0] })
		said = offered[i].Title.In(w.fileLanguage())
	default:
		said = w.text("picture-some", itoa(len(d.parts)), itoa(len(offered)))
	}
	d.part.setText(said)
	d.part.setOff(len(offered) < 2)
}

// choose asks which sections the picture shall show.
func (d *pictureDialog) choose() {
	w := d.window
	rows := newColumn(6)
	for _, s := range d.offered() {
		c := newCheck(s.Title.In(w.fileLanguage()), func(on bool) {
			d.parts = slices.DeleteFunc(d.parts, func(id canvas.SectionID) bool { return id == s.ID })
			if on {
				d.parts = append(d.parts, s.ID)
			}
			d.changed()
		})
		c.set(slices.Contains(d.parts, s.ID), false)
		rows.Add(c)
	}
	var m *modal
	m = w.open(w.text("picture-parts-title"), 400, rows, nil,
		newButton(flat, "", w.text("picture-all"), func() {
			d.parts = nil
			d.changed()
			m.close()
		}),
		newButton(primary, "", w.text("done"), func() { m.close() }))
}
