package app

import (
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
)

// currentView returns the view that was gone to last, and which of all it is; false where there is none.
func (w *Window) currentView() (canvas.View, int, bool) {
	if w.doc == nil {
		return canvas.View{}, 0, false
	}
	views := w.workbook().Views()
	i := slices.IndexFunc(views, func(v canvas.View) bool { return v.ID == w.showing.view })
	if i < 0 {
		return canvas.View{}, 0, false
	}
	return views[i], i, true
}

func hasViews(w *Window) bool { return w.doc != nil && len(w.workbook().Views()) > 0 }

func canEditView(w *Window) bool {
	_, _, ok := w.currentView()
	return ok && canEdit(w)
}

// keepView makes a view of what is on the screen, behind the one that was gone to last.
func (w *Window) keepView() {
	v := w.onScreen()
	v.Title = w.proposedTitle(v)
	c, made, err := canvas.KeepView(w.workbook(), w.program.ids, v, w.showing.view)
	if !w.do(c, err) {
		return
	}
	w.doc.editor.Seal()
	w.showing.view = made
	w.program.prefs.setPanel("views", true)
	w.showPanels()
	w.refresh()
	w.say(w.text("view-kept", w.viewTitle(v)), false)
}

// proposedTitle returns what a new view is called: as the section that is in sight. One of a whole
// sheet is called as that, by having no title.
func (w *Window) proposedTitle(v canvas.View) string {
	_, t := w.inView()
	if v.Section == "" || t == nil {
		return ""
	}
	x, _ := t.Section(v.Section)
	return oneLine(x.Title.In(w.fileLanguage()))
}

// viewTitle returns what a view is called: by its own title, or as its sheet.
func (w *Window) viewTitle(v canvas.View) string {
	if v.Title != "" {
		return v.Title
	}
	s, ok := canvas.Get[canvas.Sheet](w.workbook(), v.Sheet)
	if !ok {
		return w.text("thing-view")
	}
	title := w.sheetTitle(s)
	if p, ok := canvas.Get[canvas.Period](w.workbook(), v.Period); ok {
		title += " · " + w.periodLabel(p)
	}
	return title
}

// updateView has the view that was gone to show what is on the screen.
func (w *Window) updateView() {
	v, _, ok := w.currentView()
	if !ok {
		return
	}
	if w.do(canvas.UpdateView(w.workbook(), v.ID, w.onScreen())) {
		w.doc.editor.Seal()
		w.say(w.text("view-updated", w.viewTitle(v)), false)
	}
}

func (w *Window) renameView() {
	v, _, ok := w.currentView()
	if !ok {
		return
	}
	w.ask(w.text("rename-view"), w.text("field-title"), w.viewTitle(v), w.text("rename"), func(title string) string {
		title = strings.TrimSpace(title)
		if plain := v; title == func() string { plain.Title = ""; return w.viewTitle(plain) }() {
			title = ""
		}
		return w.answer(canvas.Edit(w.workbook(), v.ID, "rename-view", func(x *canvas.View) { x.Title = title }))
	})
}

// removeView deletes the view that was gone to; the next one is the current one then.
func (w *Window) removeView() {
	v, i, ok := w.currentView()
	if !ok {
		return
	}
	title := w.viewTitle(v)
	if !w.do(canvas.RemoveView(w.workbook(), v.ID)) {
		return
	}
	if views := w.workbook().Views(); len(views) > 0 {
		w.showing.view = views[min(i, len(views)-1)].ID
	}
	w.refresh()
	w.say(w.text("view-removed", title), false)
}

// moveView moves the view that was gone to one place to the left (-1) or right (+1).
func (w *Window) moveView(by int) {
	v, i, ok := w.currentView()
	views := w.workbook().Views()
	if to := i + by; !ok || to < 0 || to >= len(views) {
		return
	}
	w.putView(v.ID, i+by+max(0, by))
}

// putView puts a view before the one that is at a place in the order; the number of views is the end.
func (w *Window) putView(view canvas.RecordID, before int) {
	after := canvas.RecordID("")
	views := w.workbook().Views()
	for _, v := range views[:min(before, len(views))] {
		if v.ID != view {
			after = v.ID
		}
	}
	w.do(canvas.MoveView(w.workbook(), view, after))
}

// goToView shows a view: its sheet, what of it is in sight, and what is left out.
func (w *Window) goToView(id canvas.RecordID) {
	v, ok := canvas.Get[canvas.View](w.workbook(), id)
	if !ok {
		return
	}
	other := v.Sheet != w.sheet
	if other {
		w.showSheet(v.Sheet)
		if w.sheet != v.Sheet {
			return // what is typed cannot be read: it says why
		}
	} else if !w.view.FinishEdit() {
		return
	}
	w.doc.editor.Seal()
	how := showing{
		view: v.ID, period: v.Period, lit: layout.Lit{Section: v.Section, Column: w.columnOn(v.Sheet, v.Period)}, veiled: v.Veiled,
		without: layout.Without{Amounts: v.HidesAmounts, Notes: v.HidesNotes}, silent: v.HidesPrompts, layout: w.layoutOf(v),
	}
	w.traveling(func() { w.showAs(how, v, other) })
	w.probe.log("view", string(id))
}

// layoutOf returns the page layout that a part of a sheet was cut out of; empty: the one that suits.
func (w *Window) layoutOf(v canvas.View) string {
	s, _ := canvas.Get[canvas.Sheet](w.workbook(), v.Sheet)
	if t := w.workbook().Template(s); t != nil && (v.Frame != geom.Rect{}) {
		return t.Layout(v.Layout).ID
	}
	return ""
}

// columnOn returns a period as the column of a sheet; empty where the sheet has no such column.
func (w *Window) columnOn(sheet, period canvas.RecordID) canvas.RecordID {
	s, _ := canvas.Get[canvas.Sheet](w.workbook(), sheet)
	t := w.workbook().Template(s)
	if t == nil || !t.Of.Repeats() || !slices.ContainsFunc(w.workbook().Columns(s), func(p canvas.Period) bool { return p.ID == period }) {
		return ""
	}
	return period
}

// showAs shows the sheet in view in some way, and of it what a view has in sight: at once where it is
// another sheet, on a short way where it is the same.
func (w *Window) showAs(how showing, v canvas.View, other bool) {
	w.showing = how
	w.refresh()
	desk := gesture.NewDesk(w.result)
	if len(desk) == 0 {
		return
	}
	box := desk[0]
	if (v.Frame != geom.Rect{}) {
		box = desk.Lift(min(v.Page, len(desk)-1), v.Frame)
	} else if at, ok := w.whereLit(how.lit); ok && how.lit != (layout.Lit{}) {
		box = at
	}
	if other {
		w.view.ShowRect(box)
		return
	}
	w.view.Glide(box)
}
