package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// scenarioChoices are the scenarios that the sheet in view can show, and what can be done with
// the one that it shows.
func (w *Window) scenarioChoices() []*fyne.MenuItem {
	b := w.workbook()
	s, _ := w.inView()
	var items []*fyne.MenuItem
	for _, x := range b.Scenarios() {
		item := fyne.NewMenuItem(w.scenarioTitle(x), func() { w.showScenario(x.ID) })
		item.Checked = x.ID == s.Scenario
		items = append(items, item)
	}
	if w.doc.readOnly() {
		return items
	}
	now, _ := canvas.Get[canvas.Scenario](b, s.Scenario)
	return append(items,
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.text("scenario-copy"), func() { w.copyScenario(now) }),
		fyne.NewMenuItem(w.text("scenario-empty"), func() { w.emptyScenario(now) }),
		fyne.NewMenuItem(w.text("scenario-rename"), func() { w.renameScenario(now) }),
		fyne.NewMenuItem(w.text("scenario-delete"), func() { w.deleteScenario(now) }))
}

func (w *Window) scenarioTitle(s canvas.Scenario) string {
	if s.Title != "" {
		return s.Title
	}
	return w.text("untitled")
}

// showScenario lets the sheet in view show another scenario, at the period that stands at the
// same place.
func (w *Window) showScenario(to canvas.RecordID) {
	s, t := w.inView()
	if t == nil || to == s.Scenario {
		return
	}
	b := w.workbook()
	at := 0
	for i, p := range b.Periods(s.Scenario) {
		if p.ID == w.period {
			at = i
		}
	}
	periods := b.Periods(to)
	period := canvas.RecordID("")
	if len(periods) > 0 {
		period = periods[min(at, len(periods)-1)].ID
	}
	if w.doc.readOnly() {
		w.say(w.sentence(errReadOnly), true)
		return
	}
	w.do(canvas.ShowPeriod(b, w.sheet, to, period))
}

// copyScenario makes a new scenario of what is in view, sheets and all, and goes to it.
func (w *Window) copyScenario(from canvas.Scenario) {
	at := w.sheetIndex()
	w.ask(w.text("scenario-copy"), w.text("field-title"), w.text("copy-of", w.scenarioTitle(from)), w.text("create"), func(title string) string {
		before := w.workbook().Sheets()
		c, made, err := canvas.CopyScenario(w.workbook(), w.program.ids, from.ID, strings.TrimSpace(title))
		if reason := w.answer(c, err); reason != "" {
			return reason
		}
		// The copies come in the order of the originals.
		nth := 0
		for _, s := range before[:at] {
			if s.Scenario == from.ID {
				nth++
			}
		}
		for _, s := range w.workbook().Sheets() {
			if s.Scenario == made {
				if nth == 0 {
					w.showSheet(s.ID)
					break
				}
				nth--
			}
		}
		return ""
	})
}

// emptyScenario makes a scenario with the same periods and nothing in them; the sheet in view
// shows it.
func (w *Window) emptyScenario(like canvas.Scenario) {
	w.ask(w.text("scenario-empty"), w.text("field-title"), w.text("new-draft"), w.text("create"), func(title string) string {
		b := w.workbook()
		c, made, err := canvas.AddScenario(b, w.program.ids, strings.TrimSpace(title), like.ID)
		if err != nil {
			return w.sentence(err)
		}
		c, err = joined(b, []func(canvas.Workbook) (canvas.Change, error){
			func(canvas.Workbook) (canvas.Change, error) { return c, nil },
			func(b canvas.Workbook) (canvas.Change, error) {
				s, _ := w.inView()
				shown, _, err := canvas.AddSheet(b, w.program.ids, w.toolOf(s), made, b.Periods(made)[0].ID, "")
				return shown, err
			},
		})
		if reason := w.answer(c, err); reason != "" {
			return reason
		}
		sheets := w.workbook().Sheets()
		w.showSheet(sheets[len(sheets)-1].ID)
		return ""
	})
}

// toolOf returns the template of a sheet as the file holds it.
func (w *Window) toolOf(s canvas.Sheet) canvas.TemplateCopy {
	c, _ := canvas.Get[canvas.TemplateCopy](w.workbook(), s.Template)
	return c
}

func (w *Window) renameScenario(s canvas.Scenario) {
	w.ask(w.text("scenario-rename"), w.text("field-title"), s.Title, w.text("rename"), func(title string) string {
		return w.answer(canvas.Edit(w.workbook(), s.ID, "rename-scenario", func(s *canvas.Scenario) { s.Title = strings.TrimSpace(title) }))
	})
}

// deleteScenario deletes a scenario and says what went with it; undo brings it back.
func (w *Window) deleteScenario(s canvas.Scenario) {
	b := w.workbook()
	sheets := 0
	for _, x := range b.Sheets() {
		if x.Scenario == s.ID {
			sheets++
		}
	}
	// A workbook without a sheet would show nothing.
	if sheets == len(b.Sheets()) && len(b.Scenarios()) > 1 {
		w.say(w.text("refused-last-sheet"), true)
		return
	}
	sources := len(b.Sources(s.ID))
	if w.do(canvas.RemoveScenario(b, s.ID)) {
		w.say(w.text("removed-scenario", w.scenarioTitle(s),
			w.program.words.count("sheets", sheets), w.program.words.count("sources", sources)), false)
	}
}

// periodChoices are the periods that can be in view, and what can be done with the one that is.
func (w *Window) periodChoices() []*fyne.MenuItem {
	b := w.workbook()
	s, t := w.inView()
	if t == nil {
		return nil
	}
	var items []*fyne.MenuItem
	for _, p := range b.Periods(s.Scenario) {
		item := fyne.NewMenuItem(w.periodLabel(p), func() { w.showPeriod(p.ID) })
		item.Checked = p.ID == w.period
		items = append(items, item)
	}
	if w.doc.readOnly() {
		return items
	}
	now, _ := canvas.Get[canvas.Period](b, w.period)
	return append(items,
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.text("period-copy", w.periodLabel(now)), func() { w.addPeriod(now, true) }),
		fyne.NewMenuItem(w.text("period-empty"), func() { w.addPeriod(now, false) }),
		fyne.NewMenuItem(w.text("period-rename"), func() { w.renamePeriod(now) }),
		fyne.NewMenuItem(w.text("period-delete"), func() { w.deletePeriod(now) }))
}

func (w *Window) periodLabel(p canvas.Period) string {
	if p.Label != "" {
		return p.Label
	}
	return w.text("untitled")
}

// showPeriod brings a period into view: on the sheet, or, where the sheet shows all of them, in
// the deck, the inspector and the sums.
func (w *Window) showPeriod(period canvas.RecordID) {
	s, t := w.inView()
	if t == nil || period == w.period {
		return
	}
	if t.Of == canvas.OfScenario || t.Of == canvas.OfCluster {
		w.period = period
		w.choose(nil)
		w.refresh()
		return
	}
	w.do(canvas.ShowPeriod(w.workbook(), w.sheet, s.Scenario, period))
}

func (w *Window) addPeriod(after canvas.Period, copied bool) {
	title, given := w.text("period-empty"), ""
	if copied {
		title, given = w.text("period-copy", w.periodLabel(after)), w.text("copy-of", w.periodLabel(after))
	}
	w.ask(title, w.text("field-label"), given, w.text("create"), func(label string) string {
		c, made, err := canvas.AddPeriod(w.workbook(), w.program.ids, after.Scenario, after.ID, strings.TrimSpace(label), copied)
		if reason := w.answer(c, err); reason != "" {
			return reason
		}
		w.showPeriod(made)
		return ""
	})
}

func (w *Window) renamePeriod(p canvas.Period) {
	w.ask(w.text("period-rename"), w.text("field-label"), p.Label, w.text("rename"), func(label string) string {
		return w.answer(canvas.Edit(w.workbook(), p.ID, "rename-period", func(p *canvas.Period) { p.Label = strings.TrimSpace(label) }))
	})
}

// deletePeriod deletes a period. Sheets that show it show its neighbor from then on.
func (w *Window) deletePeriod(p canvas.Period) {
	b := w.workbook()
	var neighbor canvas.RecordID
	periods := b.Periods(p.Scenario)
	for i, x := range periods {
		if x.ID == p.ID && i > 0 {
			neighbor = periods[i-1].ID
		} else if x.ID == p.ID && i+1 < len(periods) {
			neighbor = periods[i+1].ID
		}
	}
	var steps []func(canvas.Workbook) (canvas.Change, error)
	for _, s := range b.Sheets() {
		if s.Period == p.ID && neighbor != "" {
			steps = append(steps, func(b canvas.Workbook) (canvas.Change, error) {
				return canvas.ShowPeriod(b, s.ID, p.Scenario, neighbor)
			})
		}
	}
	gone, err := canvas.RemovePeriod(b, p.ID)
	if err == nil {
		steps = append(steps, func(b canvas.Workbook) (canvas.Change, error) { return canvas.RemovePeriod(b, p.ID) })
		label := gone.Label
		gone, err = joined(b, steps)
		gone.Label = label
	}
	fundings := len(b.At(p.ID))
	if w.do(gone, err) {
		w.say(w.text("removed-period", w.periodLabel(p), w.program.words.count("sources", fundings)), false)
	}
}
