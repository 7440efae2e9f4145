package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// pairChoices are the periods that the sheet in view can compare, of all scenarios: for the first
// of the two, or for the second.
func (w *Window) pairChoices(first bool) []*fyne.MenuItem {
	s, _ := w.inView()
	chosen := s.Period
	if first {
		chosen = s.Against
	}
	return w.periodsByScenario(func(p canvas.Period) *fyne.MenuItem {
		item := fyne.NewMenuItem(w.periodLabel(p), func() { w.showPair(first, p.ID) })
		item.Checked = p.ID == chosen
		return item
	})
}

// periodsByScenario makes an entry of every period, under the title of its scenario where there
// are several. Where the entry is nil there is none.
func (w *Window) periodsByScenario(entry func(canvas.Period) *fyne.MenuItem) []*fyne.MenuItem {
	b := w.workbook()
	var items []*fyne.MenuItem
	for _, scenario := range b.Scenarios() {
		var of []*fyne.MenuItem
		for _, p := range b.Periods(scenario.ID) {
			if item := entry(p); item != nil {
				of = append(of, item)
			}
		}
		if len(of) > 0 && len(b.Scenarios()) > 1 {
			if len(items) > 0 {
				items = append(items, fyne.NewMenuItemSeparator())
			}
			title := fyne.NewMenuItem(w.scenarioTitle(scenario), nil)
			title.Disabled = true
			items = append(items, title)
		}
		items = append(items, of...)
	}
	return items
}

// pairLabel returns what a period is called where it stands beside one of another scenario.
func (w *Window) pairLabel(period canvas.RecordID) string {
	p, ok := canvas.Get[canvas.Period](w.workbook(), period)
	if !ok {
		return w.text("choose")
	}
	if len(w.workbook().Scenarios()) == 1 {
		return w.periodLabel(p)
	}
	s, _ := canvas.Get[canvas.Scenario](w.workbook(), p.Scenario)
	return w.scenarioTitle(s) + " · " + w.periodLabel(p)
}

// showPair lets the sheet in view compare another period: as the first of the two, or as the
// second. The two change places where it is the other one already.
func (w *Window) showPair(first bool, period canvas.RecordID) {
	s, _ := w.inView()
	b := w.workbook()
	p, _ := canvas.Get[canvas.Period](b, period)
	switch {
	case first && period == s.Against, !first && period == s.Period:
	case w.doc.readOnly():
		w.say(w.sentence(errReadOnly), true)
	case first:
		w.do(canvas.ShowAgainst(b, s.ID, period))
	case period == s.Against:
		w.do(canvas.ShowAgainst(b, s.ID, s.Period))
	default:
		w.do(canvas.ShowPeriod(b, s.ID, p.Scenario, period))
	}
}

// compareChoices are the periods that the one in view can be compared with, where there is a tool
// that compares.
func (w *Window) compareChoices() []*fyne.MenuItem {
	if _, ok := w.toolOf(canvas.OfPair); !ok {
		return nil
	}
	return w.periodsByScenario(func(p canvas.Period) *fyne.MenuItem {
		if p.ID == w.period {
			return nil
		}
		return fyne.NewMenuItem(w.periodLabel(p), func() { w.compare(w.period, p.ID) })
	})
}

// compare shows two periods side by side: on a sheet that does so already, or on a new one. The
// one that comes first in the file, such as the as-is, stands first.
func (w *Window) compare(one, other canvas.RecordID) {
	b := w.workbook()
	order := func(period canvas.RecordID) int {
		n := 0
		for _, s := range b.Scenarios() {
			for _, p := range b.Periods(s.ID) {
				if n++; p.ID == period {
					return n
				}
			}
		}
		return n
	}
	if order(other) < order(one) {
		one, other = other, one
	}
	for _, s := range b.Sheets() {
		if b.Template(s).Of == canvas.OfPair && s.Against == one && s.Period == other {
			w.showSheet(s.ID)
			return
		}
	}
	tool, ok := w.toolOf(canvas.OfPair)
	p, known := canvas.Get[canvas.Period](b, other)
	if !ok || !known {
		return
	}
	var made canvas.RecordID
	c, err := joined(b, []func(canvas.Workbook) (canvas.Change, error){
		func(b canvas.Workbook) (c canvas.Change, err error) {
			c, made, err = canvas.AddSheet(b, w.program.ids, tool, p.Scenario, p.ID, "")
			return c, err
		},
		func(b canvas.Workbook) (canvas.Change, error) { return canvas.ShowAgainst(b, made, one) },
	})
	if w.do(c, err) {
		w.showSheet(made)
	}
}

// toolOf returns the first tool whose sheets show something: of those that come with the program,
// else of those that only the file has.
func (w *Window) toolOf(of canvas.Of) (canvas.TemplateCopy, bool) {
	tools := append(canvas.BuiltIn(), canvas.All[canvas.TemplateCopy](w.workbook())...)
	i := slices.IndexFunc(tools, func(c canvas.TemplateCopy) bool {
		t, err := c.Parsed()
		return err == nil && t.Of == of
	})
	if i < 0 {
		return canvas.TemplateCopy{}, false
	}
	return tools[i], true
}
