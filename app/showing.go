package app

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
)

// showing is how the window shows the sheet in view beside what the workbook says of it: as one of the
// views wants it, or as somebody has stepped to. It changes nothing in the document, and ends with the
// next sheet.
type showing struct {
	view    canvas.RecordID // that was gone to; empty: none
	period  canvas.RecordID // for which the sheet is shown; empty: its own
	lit     layout.Lit      // the section that is in sight
	veiled  bool            // all else is greyed
	without layout.Without  // what is left out
	silent  bool            // empty sections ask nothing
	layout  string          // the page layout; empty: the one that suits
	played  bool            // it is explained step by step
	step    int             // with what has appeared until then
}

// shownFor returns a workbook in which the sheet in view shows the period that it is shown for.
func (w *Window) shownFor(b canvas.Workbook) canvas.Workbook {
	if w.showing.period == "" {
		return b
	}
	return b.ShownFor(w.sheet, w.showing.period)
}

// ownChange returns a change of what the window shows as one of the document. Where it gives the sheet
// another period or scenario, the sheet is shown for that one from now on.
func (w *Window) ownChange(c canvas.Change) canvas.Change {
	if w.showing.period == "" {
		return c
	}
	own := c.ForOwn(w.doc.editor.Workbook(), w.sheet, w.showing.period)
	if x, touched := c.Diff[w.sheet]; touched {
		before, _ := x.Before.(canvas.Sheet)
		if after, stays := x.After.(canvas.Sheet); stays && after.Period != before.Period {
			w.showing.period = ""
			w.showing.view = ""
		}
	}
	return own
}

// layoutOptions are how sheets are laid out in the window, whichever is in view.
func (w *Window) layoutOptions() layout.Options {
	o := layout.Options{Date: w.program.now(), Prompts: !w.showing.silent, Without: w.showing.without, Layout: w.showing.layout}
	if o.Layout == "" && w.inRoom() {
		o.Layout = canvas.WideLayout // a tool without one is shown in its first
	}
	return o
}

// laid returns what the layout of the sheet in view looks like in the window.
func (w *Window) laid(b canvas.Workbook, r layout.Result) layout.Result {
	r = w.atStep(b, r)
	if ordering(w) {
		return w.steps.Numbered(b, r)
	}
	if w.showing.veiled {
		r = layout.Veiled(r, w.showing.lit)
	}
	return r
}

// onScreen returns what of the sheet in view is on the screen now, as a view.
func (w *Window) onScreen() canvas.View {
	s, t := w.inView()
	v := canvas.View{
		Sheet: w.sheet, Veiled: w.showing.veiled, HidesAmounts: w.showing.without.Amounts, HidesNotes: w.showing.without.Notes,
		HidesPrompts: w.showing.silent,
	}
	if t != nil && t.Of == canvas.OfPeriod {
		v.Period = s.Period
	}
	desk, camera := gesture.NewDesk(w.result), w.view.Camera()
	if len(desk) == 0 || alike(camera.Fitted, desk.Bounds()) || alike(camera.Fitted, desk[0]) {
		return v
	}
	if lit, ok := w.litAt(camera.Fitted); ok {
		v.Section = lit.Section
		if lit.Column != "" {
			v.Period = lit.Column
		}
		return v
	}
	seen := w.view.Seen()
	page, _, _ := desk.Page(seen.Center())
	v.Frame, v.Page, v.Veiled = seen.Moved(geom.Pt{}.Sub(desk[page].Min())), page, false
	if t != nil {
		v.Layout = t.Layout(w.layoutOptions().Layout).ID
	}
	return v
}

// litAt returns the section, or the column, that lies in a rectangle of the desk, to a hair.
func (w *Window) litAt(box geom.Rect) (layout.Lit, bool) {
	for _, lit := range append(w.sections(), w.columnsLit()...) {
		if at, ok := w.whereLit(lit); ok && alike(at, box) {
			return lit, true
		}
	}
	return layout.Lit{}, false
}

// whereLit returns where a section lies on the desk.
func (w *Window) whereLit(lit layout.Lit) (geom.Rect, bool) {
	page, box, ok := lit.Where(w.result)
	if !ok {
		return geom.Rect{}, false
	}
	return gesture.NewDesk(w.result).Lift(page, box), true
}

// sections returns the sections of the sheet in view, in the order of the tool; those that repeat once
// for each column, column after column.
func (w *Window) sections() []layout.Lit {
	s, t := w.inView()
	if t == nil {
		return nil
	}
	var out []layout.Lit
	page := t.Layout(w.layoutOptions().Layout)
	for _, column := range w.workbook().Columns(s) {
		for _, x := range t.Sections {
			if place, ok := page.Place(x.ID); ok && place.Repeat {
				out = append(out, layout.Lit{Section: x.ID, Column: column.ID})
			}
		}
	}
	for _, x := range t.Sections {
		if place, ok := page.Place(x.ID); ok && !place.Repeat {
			out = append(out, layout.Lit{Section: x.ID})
		}
	}
	return out
}

// columnsLit returns the columns of the sheet in view, where its sections repeat.
func (w *Window) columnsLit() []layout.Lit {
	s, t := w.inView()
	if t == nil || !t.Of.Repeats() {
		return nil
	}
	var out []layout.Lit
	for _, p := range w.workbook().Columns(s) {
		out = append(out, layout.Lit{Column: p.ID})
	}
	return out
}

// alike reports whether two rectangles are the same to the eye; an empty one is like none.
func alike(a, b geom.Rect) bool {
	const hair = 0.5
	return !a.Empty() && a.Min().Dist(b.Min()) < hair && geom.Pt{X: a.Right(), Y: a.Bottom()}.Dist(geom.Pt{X: b.Right(), Y: b.Bottom()}) < hair
}
