package app

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
)

// traveling does something that may bring another period into sight, and lets the sources of the sheet
// go to where they lie then: from column to column, or on the same sheet.
func (w *Window) traveling(change func()) {
	sheet, before, there := w.sheet, w.result, w.second.result
	from, column := w.shownPeriod(), w.showing.lit.Column
	change()
	_, t := w.inView()
	if w.sheet != sheet || t == nil {
		return
	}
	to := canvas.RecordID("")
	if t.Of.Repeats() {
		if from, to = column, w.showing.lit.Column; from == "" || to == "" || from == to {
			return
		}
	} else if from == w.shownPeriod() {
		return
	} else {
		from = ""
	}
	w.view.Travel(before, layout.Travel(w.workbook(), before, w.result, from, to))
	if s := w.second; s.view != nil {
		s.view.Travel(there, layout.Travel(s.book, there, s.result, from, to))
	}
}

// shownPeriod returns the period that the sheet in view shows; empty where it shows several.
func (w *Window) shownPeriod() canvas.RecordID {
	s, _ := w.inView()
	return s.Period
}
