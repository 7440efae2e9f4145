package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// scenarioChoices are the scenarios that the sheet in view can show, and what can be done with
// the one that it shows.
func (w *Window) scenarioChoices() []*fyne.MenuItem {
	if w.doc == nil {
		return nil
	}
	if _, t := w.inView(); t != nil && t.Of == canvas.OfPair {
		return w.pairChoices(true)
	}
	now, _ := w.figures()
	var items []*fyne.MenuItem
	for _, x := range w.workbook().Scenarios() {
		item := fyne.NewMenuItem(w.scenarioTitle(x), func() { w.showScenario(x.ID) })
		item.Checked = x.ID == now.ID
		items = append(items, item)
	}
	if w.doc.readOnly() {
		return items
	}
	items = append(items, fyne.NewMenuItemSeparator())
	if others := w.compareChoices(); len(others) > 0 {
		compare := fyne.NewMenuItem(w.text("scenario-compare"), nil)
		compare.ChildMenu = fyne.NewMenu("", others...)
		items = append(items, compare)
	}
	return append(items,
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
	from, now := w.figures()
	_, t := w.inView()
	if t == nil || to == from.ID {
		return
	}
	b := w.workbook()
	period := placeOf(b, now, to)
	if t.Of == canvas.OfCluster {
		w.speakOf(period)
		return
	}
	if w.doc.readOnly() {
		w.say(w.sentence(errReadOnly), true)
		return
	}
	w.do(canvas.ShowPeriod(b, w.sheet, to, period))
}

// placeOf returns the period of a scenario that stands at the same place as one of another.
func placeOf(b canvas.Workbook, p canvas.Period, scenario canvas.RecordID) canvas.RecordID {
	periods := b.Periods(scenario)
	if len(periods) == 0 {
		return ""
	}
	at := slices.IndexFunc(b.Periods(p.Scenario), func(x canvas.Period) bool { return x.ID == p.ID })
	return periods[min(max(at, 0), len(periods)-1)].ID
}

// speakOf lets the panels beside the sheet speak of another period; the sheet stays as it is.
func (w *Window) speakOf(period canvas.RecordID) {
	w.period = period
	w.choose(nil)
	w.refresh()
}

// copyScenario makes a new scenario of what is in view, sheets and all, and goes to it.
func (w *Window) copyScenario(from canvas.Scenario) {
	at, period := w.sheetIndex(), w.period
	w.ask(w.text("scenario-copy"), w.text("field-title"), w.text("copy-of", w.scenarioTitle(from)), w.text("create"), func(title string) string {
		before := w.workbook().Sheets()
		c, made, err := canvas.CopyScenario(w.workbook(), w.program.ids, from.ID, strings.TrimSpace(title))
		if reason := w.answer(c, err); reason != "" {
			return reason
		}
		p, _ := canvas.Get[canvas.Period](w.workbook(), period)
		w.period = placeOf(w.workbook(), p, made)
		if s, _ := w.inView(); s.Scenario != from.ID { // it is of the cluster: there is no copy of it
			w.speakOf(w.period)
			return ""
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
				shown, _, err := canvas.AddSheet(b, w.program.ids, w.toolOfScenario(), made, b.Periods(made)[0].ID, "")
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

// toolOfScenario returns the tool of the sheet in view; where that is one of the cluster, or
// compares, the first of the file that shows a scenario, or of the program.
func (w *Window) toolOfScenario() canvas.TemplateCopy {
	b := w.workbook()
	now, _ := w.inView()
	for _, s := range append([]canvas.Sheet{now}, b.Sheets()...) {
		if t := b.Template(s); t != nil && (t.Of == canvas.OfPeriod || t.Of == canvas.OfScenario) {
			c, _ := canvas.Get[canvas.TemplateCopy](b, s.Template)
			return c
		}
	}
	return canvas.BuiltIn()[0]
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
	if w.doc == nil {
		return nil
	}
	_, t := w.inView()
	if t == nil {
		return nil
	}
	if t.Of == canvas.OfPair {
		return w.pairChoices(false)
	}
	scenario, now := w.figures()
	var items []*fyne.MenuItem
	for _, p := range w.workbook().Periods(scenario.ID) {
		item := fyne.NewMenuItem(w.periodLabel(p), func() { w.showPeriod(p.ID) })
		item.Checked = p.ID == w.period
		items = append(items, item)
	}
	if w.doc.readOnly() {
		return items
	}
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
	switch t.Of {
	case canvas.OfPeriod:
		w.do(canvas.ShowPeriod(w.workbook(), w.sheet, s.Scenario, period))
	case canvas.OfPair:
		w.showPair(false, period)
	default:
		w.speakOf(period)
	}
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
