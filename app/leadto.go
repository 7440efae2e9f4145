package app

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/scene"
)

// findingOf returns which finding a ref stands for; -1 is none.
func findingOf(ref scene.Ref) int {
	n, err := strconv.Atoi(ref.ID)
	if err != nil {
		return -1
	}
	return n
}

// leadTo brings the place that a finding is about into view: the sheet, the period, and what is to
// be looked at, selected.
func (w *Window) leadTo(f analysis.Finding) {
	if f.Sheet != "" {
		w.showSheet(f.Sheet)
	}
	item := f.Item
	if item.ID == "" {
		item.ID = f.Record
	}
	if item.ID == "" {
		return
	}
	if s, ok := w.sheetWith(item.ID, f.Period); ok && f.Sheet == "" {
		w.showSheet(s)
	}
	for _, slot := range w.result.Slots {
		if slot.Item.ID == item.ID && (f.Period == "" || slot.Item.Column == "" || slot.Item.Column == f.Period) {
			w.choose([]canvas.Item{slot.Item})
			w.view.Reveal()
			w.side.show("selection")
			return
		}
	}
}

// sheetWith returns the sheet on which a record lies: the one in view if it does, else the first
// that shows the period.
func (w *Window) sheetWith(id, period canvas.RecordID) (canvas.RecordID, bool) {
	lies := func(sheet canvas.RecordID) bool {
		res, err := w.layout(w.workbook(), sheet)
		if err != nil {
			return false
		}
		for _, slot := range res.Slots {
			if slot.Item.ID == id && (period == "" || slot.Item.Column == "" || slot.Item.Column == period) {
				return true
			}
		}
		return false
	}
	shows := func(s canvas.Sheet) bool {
		return period == "" || slices.ContainsFunc(w.workbook().Columns(s), func(p canvas.Period) bool { return p.ID == period })
	}
	if s, t := w.inView(); t != nil && shows(s) && lies(w.sheet) {
		return w.sheet, true
	}
	for _, s := range w.workbook().Sheets() {
		if shows(s) && lies(s.ID) {
			return s.ID, true
		}
	}
	return "", false
}

// insightSheets are the tools that answer questions and hold nothing themselves: to print what the
// panel shows.
func (w *Window) insightSheets() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, c := range canvas.BuiltIn() {
		t, err := c.Parsed()
		if err != nil || !answers(t) {
			continue
		}
		items = append(items, fyne.NewMenuItem(t.Title.In(w.program.words.language), func() { w.addSheet(c) }))
	}
	return items
}

// answers reports whether sheets of a tool are mostly answers.
func answers(t *canvas.Template) bool {
	return slices.ContainsFunc(t.Layouts[0].Ornaments, func(o canvas.Ornament) bool {
		return o.Kind == canvas.OrnamentInsight && (o.Insight == canvas.InsightChecks || o.Insight == canvas.InsightHundred || o.Insight == canvas.InsightComparison)
	})
}
