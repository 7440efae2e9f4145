package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
)

// stepView shows the next view (+1) or the one before (-1); of a file without views, the sheets.
func (w *Window) stepView(by int) {
	if w.stepOn(by) { // while the sheet is explained, its steps come first
		return
	}
	views := w.workbook().Views()
	if len(views) == 0 {
		sheets := w.workbook().Sheets()
		if to := w.sheetIndex() + by; to >= 0 && to < len(sheets) {
			w.goToSheet(sheets[to].ID)
			return
		}
		w.say(w.text(map[bool]string{true: "last-sheet", false: "first-sheet"}[by > 0]), false)
		return
	}
	_, i, ok := w.currentView()
	switch {
	case !ok && by < 0:
		i = len(views)
	case !ok:
		i = -1
	}
	if to := i + by; to >= 0 && to < len(views) {
		w.goToView(views[to].ID)
		return
	}
	w.say(w.text(map[bool]string{true: "last-view", false: "first-view"}[by > 0]), false)
}

// stepSection shows the next section of the sheet (+1) or the one before (-1), as great as it fits, and
// after the last one all of the sheet.
func (w *Window) stepSection(by int) {
	all := slices.DeleteFunc(w.sections(), func(l layout.Lit) bool {
		_, ok := w.whereLit(l)
		return !ok
	})
	w.stepLit(all, by)
}

// stepLit goes on in a list of what can be in sight, and at its ends to all of the sheet.
func (w *Window) stepLit(all []layout.Lit, by int) {
	at := slices.Index(all, w.showing.lit)
	switch {
	case at < 0 && by < 0:
		at = len(all) - 1
	case at < 0:
		at = 0
	default:
		at += by
	}
	if at < 0 || at >= len(all) {
		w.lightUp(layout.Lit{})
		return
	}
	w.lightUp(all[at])
}

// lightUp brings a section or a column into sight; nothing is all of the sheet.
func (w *Window) lightUp(lit layout.Lit) {
	w.showing.lit = lit
	if w.showing.veiled {
		w.refresh()
	}
	box, ok := w.whereLit(lit)
	if !ok || lit == (layout.Lit{}) {
		w.showWhole()
	} else {
		w.view.Glide(box)
	}
	w.probe.log("section", at(string(lit.Section), string(lit.Column)))
	w.probe.touch()
}

// showAll shows all of the sheet again.
func (w *Window) showAll() { w.lightUp(layout.Lit{}) }

// stepPeriod goes to the next period (+1) or the one before (-1): on a sheet of one period to what it
// would be then, on a sheet of several from column to column.
func (w *Window) stepPeriod(by int) {
	s, t := w.inView()
	if t == nil || t.Of == canvas.OfPair || t.Of == canvas.OfCluster {
		w.say(w.text("no-periods"), false)
		return
	}
	if t.Of.Repeats() {
		w.traveling(func() { w.stepLit(w.columnsLit(), by) })
		return
	}
	periods := w.workbook().Periods(s.Scenario)
	i := slices.IndexFunc(periods, func(p canvas.Period) bool { return p.ID == s.Period }) + by
	if i < 0 || i >= len(periods) {
		w.say(w.text(map[bool]string{true: "last-period", false: "first-period"}[by > 0]), false)
		return
	}
	w.traveling(func() {
		w.showing.period = periods[i].ID
		if own, _ := canvas.Get[canvas.Sheet](w.doc.editor.Workbook(), w.sheet); own.Period == periods[i].ID {
			w.showing.period = ""
		}
		w.refresh()
	})
	w.probe.log("period", string(periods[i].ID))
}

// toggleVeil greys everything but the section in sight, or shows everything again.
func (w *Window) toggleVeil() {
	w.showing.veiled = !w.showing.veiled
	if w.showing.lit == (layout.Lit{}) && w.showing.veiled {
		if section := w.view.AimedSection(); section != "" {
			w.showing.lit = layout.Lit{Section: section}
		}
	}
	w.refresh()
}

// hideChoices are what can be left out of the sheet while it is shown. Of the view that was gone to
// they are changed as well.
func (w *Window) hideChoices() []*fyne.MenuItem {
	if w.doc == nil {
		return nil
	}
	var items []*fyne.MenuItem
	for _, x := range []struct {
		key string
		of  *bool
		set func(*canvas.View, bool)
	}{
		{"view-hides-amounts", &w.showing.without.Amounts, func(v *canvas.View, on bool) { v.HidesAmounts = on }},
		{"view-hides-notes", &w.showing.without.Notes, func(v *canvas.View, on bool) { v.HidesNotes = on }},
		{"view-hides-prompts", &w.showing.silent, func(v *canvas.View, on bool) { v.HidesPrompts = on }},
	} {
		item := fyne.NewMenuItem(w.text(x.key), func() {
			*x.of = !*x.of
			on := *x.of
			if v, _, ok := w.currentView(); ok && canEdit(w) {
				w.do(canvas.Edit(w.workbook(), v.ID, "update-view", func(v *canvas.View) { x.set(v, on) }))
			}
			w.refresh()
		})
		item.Checked = *x.of
		items = append(items, item)
	}
	return items
}
