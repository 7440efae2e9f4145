package app

import (
	"clustercanvas/canvas"
)

// clusterForm is what holds for a sheet of the cluster: its title, the points in time that the
// cluster looks ahead to, and what is known of it.
type clusterForm struct {
	*form
	window *Window
}

func newClusterForm(w *Window) *form {
	f := &clusterForm{window: w}
	f.form = newForm(f.fits, func() string { return string(w.sheet) })
	f.heading(w.text("sheet"))
	f.sheetTitle(w)
	f.rule()
	f.horizons()
	f.heading(w.text("profile"))
	f.profile(w)
	return f.form
}

func (f *clusterForm) fits() bool {
	_, t := f.window.inView()
	return t != nil && t.Of == canvas.OfCluster && len(f.window.selection) == 0
}

// horizons are the points in time: their words and years, one more, one less. They are in view
// where the sheet looks ahead.
func (f *clusterForm) horizons() {
	const yearWidth = 64
	w := f.window
	part := f.part()
	part.heading(w.text("horizons"))
	none := newProse(w.text("horizons-explain"), sizeCaption, colorSecondary, formWidth)
	usual := newButton(outlined, "plus", w.text("usual-horizons"), func() { w.step(w.program.usualHorizons(w.workbook())) })
	part.Add(none)
	part.Add(usual)
	part.rows("horizon", func() []canvas.RecordID {
		var out []canvas.RecordID
		for _, h := range w.workbook().Horizons() {
			out = append(out, h.ID)
		}
		return out
	}, func(id canvas.RecordID) *formRow {
		horizon := func() canvas.Horizon { h, _ := canvas.Get[canvas.Horizon](w.workbook(), id); return h }
		edit := func(set func(*canvas.Horizon)) error {
			return w.fieldChange(canvas.Edit(w.workbook(), id, "set-horizon", set))
		}
		row := newFormRow(0)
		row.field(w, "label", 0, func() string { return horizon().Label }, func(s string) error {
			return edit(func(h *canvas.Horizon) { h.Label = oneLine(s) })
		}).suggest(w.text("untitled"))
		row.field(w, "year", yearWidth, func() string { return typedYear(horizon().Year) }, func(s string) error {
			y, err := parseYear(s)
			if err != nil {
				return err
			}
			return edit(func(h *canvas.Horizon) { h.Year = y })
		}).suggest(w.text("year-placeholder"))
		row.remove(w, func() { w.step(canvas.RemoveHorizon(w.workbook(), id)) })
		return row
	})
	add := newButton(flat, "plus", w.text("add-horizon"), w.addHorizon)
	add.start = true
	part.Add(add)
	part.rule()
	f.named["usual-horizons"], f.named["add-horizon"] = usual, add
	f.onLoad(func() {
		_, t := w.inView()
		n := len(w.workbook().Horizons())
		visible(part.Container, n > 0 || (t != nil && t.Has(canvas.RoleMetrics)))
		visible(none, n == 0)
		visible(usual, n == 0)
		visible(add, n > 0 && n < canvas.MaxHorizons)
		usual.setOff(w.doc.readOnly())
		add.setOff(w.doc.readOnly())
	})
}

// addHorizon adds a horizon after the last, as far from that one as that is from the one before.
func (w *Window) addHorizon() {
	list := w.workbook().Horizons()
	label, year := "", 0
	if n := len(list); n > 1 && list[n-1].Year > list[n-2].Year && list[n-2].Year > 0 {
		year = 2*list[n-1].Year - list[n-2].Year
		if first := list[0].Year; first > 0 {
			label = newWording(w.fileLanguage()).text("horizon-ahead", itoa(year-first))
		}
	}
	c, _, err := canvas.AddHorizon(w.workbook(), w.program.ids, "", label, year)
	w.step(c, err)
}
