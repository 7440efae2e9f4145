package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// sheetTitle returns what a tab calls a sheet: its own title, or the tool's.
func (w *Window) sheetTitle(s canvas.Sheet) string {
	if s.Title != "" {
		return s.Title
	}
	if t := w.workbook().Template(s); t != nil {
		return t.Short.In(w.program.words.language)
	}
	return string(s.ID)
}

// tabTitle is sheetTitle, with what tells the sheet from others that are called the same: its
// scenario, its period, or both.
func (w *Window) tabTitle(s canvas.Sheet) string {
	title := w.sheetTitle(s)
	scenarios, periods := false, false
	for _, other := range w.workbook().Sheets() {
		if other.ID == s.ID || w.sheetTitle(other) != title {
			continue
		}
		scenarios = scenarios || other.Scenario != s.Scenario
		periods = periods || other.Scenario == s.Scenario && other.Period != s.Period
	}
	if x, ok := canvas.Get[canvas.Scenario](w.workbook(), s.Scenario); ok && scenarios {
		title += " · " + w.scenarioTitle(x)
	}
	if p, ok := canvas.Get[canvas.Period](w.workbook(), s.Period); ok && periods {
		title += " · " + w.periodLabel(p)
	}
	return title
}

// toolChoices are the tools of which a sheet can be added: those that come with the program, and
// those that only this file has; first those of the money, then those of the cluster, then those
// that only tell.
func (w *Window) toolChoices() []*fyne.MenuItem {
	items, _ := w.toolMenu()
	return items
}

// toolMenu returns the choices of tools, and the tool of each.
func (w *Window) toolMenu() ([]*fyne.MenuItem, map[*fyne.MenuItem]canvas.TemplateCopy) {
	if w.doc == nil {
		return nil, nil
	}
	tools := map[*fyne.MenuItem]canvas.TemplateCopy{}
	var groups [3][]*fyne.MenuItem
	known := map[canvas.RecordID]bool{}
	offer := func(c canvas.TemplateCopy) {
		t, err := c.Parsed()
		if err != nil || known[c.ID] {
			return
		}
		known[c.ID] = true
		at := 0
		switch {
		case !slices.ContainsFunc(t.Sections, func(s canvas.Section) bool { return len(s.Accepts) > 0 }):
			at = 2
		case t.Of == canvas.OfCluster:
			at = 1
		}
		item := fyne.NewMenuItem(t.Title.In(w.program.words.language), func() { w.addSheet(c) })
		tools[item] = c
		groups[at] = append(groups[at], item)
	}
	for _, c := range canvas.BuiltIn() {
		offer(c)
	}
	for _, c := range canvas.All[canvas.TemplateCopy](w.workbook()) {
		offer(c)
	}
	var items []*fyne.MenuItem
	for _, g := range groups {
		if len(items) > 0 && len(g) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		items = append(items, g...)
	}
	return items, tools
}

// addSheet adds a sheet of a tool for the scenario and period in view.
func (w *Window) addSheet(tool canvas.TemplateCopy) {
	scenario, period := w.figures()
	var made canvas.RecordID
	c, err := joined(w.workbook(), []func(canvas.Workbook) (canvas.Change, error){
		func(b canvas.Workbook) (c canvas.Change, err error) {
			c, made, err = canvas.AddSheet(b, w.program.ids, tool, scenario.ID, period.ID, "")
			return c, err
		},
		func(b canvas.Workbook) (canvas.Change, error) { return w.program.horizonsFor(b, made) },
	})
	if w.do(c, err) {
		w.showSheet(made)
	}
}

// horizonsFor sets up the usual horizons where a sheet shows metrics and there are none yet.
func (p *program) horizonsFor(b canvas.Workbook, sheet canvas.RecordID) (canvas.Change, error) {
	s, _ := canvas.Get[canvas.Sheet](b, sheet)
	if !b.Template(s).Has(canvas.RoleMetrics) {
		return canvas.Change{}, nil
	}
	return p.usualHorizons(b)
}

// usualHorizons adds the usual horizons, from this year on, in the words of the file.
func (p *program) usualHorizons(b canvas.Workbook) (canvas.Change, error) {
	t := newWording(words.Known(b.Info().Language))
	var labels []string
	for _, ahead := range canvas.HorizonYears {
		label := t.text("horizon-ahead", itoa(ahead))
		if ahead == 0 {
			label = t.text("horizon-today")
		}
		labels = append(labels, label)
	}
	return canvas.AddHorizons(b, p.ids, p.now().Year(), labels)
}

func (w *Window) copySheet() {
	s, _ := w.inView()
	c, made, err := canvas.CopySheet(w.workbook(), w.program.ids, w.sheet, w.text("copy-of", w.sheetTitle(s)))
	if w.do(c, err) {
		w.showSheet(made)
	}
}

func (w *Window) renameSheet() {
	s, t := w.inView()
	if t == nil {
		return
	}
	w.ask(w.text("rename-sheet"), w.text("field-title"), w.sheetTitle(s), w.text("rename"), func(title string) string {
		title = strings.TrimSpace(title)
		if title == t.Short.In(w.program.words.language) {
			title = ""
		}
		return w.answer(canvas.Edit(w.workbook(), s.ID, "rename-sheet", func(s *canvas.Sheet) { s.Title = title }))
	})
}

// answer applies a change for a dialog: it returns why it cannot be, or nothing.
func (w *Window) answer(c canvas.Change, err error) string {
	if err == nil {
		err = w.commit(c)
	}
	if err != nil {
		return w.sentence(err)
	}
	w.doc.editor.Seal()
	return ""
}

func (w *Window) deleteSheet() {
	s, _ := w.inView()
	title, at := w.sheetTitle(s), w.sheetIndex()
	if !w.do(canvas.RemoveSheet(w.workbook(), w.sheet)) {
		return
	}
	sheets := w.workbook().Sheets()
	w.showSheet(sheets[min(at, len(sheets)-1)].ID)
	w.say(w.text("removed-sheet", title), false)
}

func (w *Window) sheetIndex() int {
	return slices.IndexFunc(w.workbook().Sheets(), func(s canvas.Sheet) bool { return s.ID == w.sheet })
}

// moveSheet moves the sheet in view one place to the left (-1) or right (+1).
func (w *Window) moveSheet(by int) {
	sheets, at := w.workbook().Sheets(), w.sheetIndex()
	to := at + by
	if to < 0 || to >= len(sheets) {
		return
	}
	after := canvas.RecordID("")
	switch {
	case by > 0:
		after = sheets[to].ID
	case to > 0:
		after = sheets[to-1].ID
	}
	w.do(canvas.MoveSheet(w.workbook(), w.sheet, after))
}

// stepSheet shows the next sheet (+1) or the one before (-1), round and round.
func (w *Window) stepSheet(by int) {
	sheets := w.workbook().Sheets()
	if n := len(sheets); n > 0 {
		w.showSheet(sheets[(w.sheetIndex()+by+n)%n].ID)
	}
}
