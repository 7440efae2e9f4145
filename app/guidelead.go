package app

import (
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/guide"
)

// leadLabel says what a step of the guide leads to: what of it is not there yet. It is empty where
// all of it is in view already.
func (w *Window) leadLabel(o guide.Opens) string {
	if o.Action != "" {
		a, _ := findAction(o.Action)
		return w.actionLabel(a)
	}
	if t, _, ok := builtInTool(o.Tool); ok {
		if _, shown := w.inView(); shown == nil || shown.ID != o.Tool {
			key := "guide-open"
			if _, there := w.sheetOf(o.Tool); !there {
				key = "guide-make"
			}
			return w.text(key, t.Short.In(w.program.words.language))
		}
	}
	if i := slices.IndexFunc(w.side.pages, func(p sidePage) bool { return p.id == o.Panel }); i >= 0 {
		return w.text("guide-show", w.side.pages[i].title)
	}
	return ""
}

// canLead reports whether a step can lead where it wants: not where it would have to make a sheet in
// what may only be looked at.
func (w *Window) canLead(o guide.Opens) bool {
	if o.Tool != "" && w.doc.readOnly() {
		if _, there := w.sheetOf(o.Tool); !there {
			return false
		}
	}
	a, ok := findAction(o.Action)
	return !ok || a.enabled == nil || a.enabled(w)
}

// leadBy goes where a step leads. A sheet that the file does not have yet is made, which can be
// undone like any change.
func (w *Window) leadBy(o guide.Opens) {
	if o.Tool != "" && !w.showTool(o.Tool) {
		return
	}
	if o.Panel != "" {
		w.side.show(o.Panel)
	}
	if w.side.page() == "selection" && o.Panel != "" {
		w.chooseSource()
		return
	}
	if o.Action != "" {
		w.perform(o.Action)
		return
	}
	w.focusSheet()
}

// chooseSource selects a source on the sheet where none is: one without a figure, else the first. Its
// figure gets the keyboard: the page of the selection speaks of nothing before.
func (w *Window) chooseSource() {
	if len(w.selection) == 1 {
		if _, is := canvas.Get[canvas.Source](w.workbook(), w.selection[0].ID); is {
			w.focusFigure()
			return
		}
	}
	var first canvas.Item
	for _, slot := range w.result.Slots {
		if _, is := canvas.Get[canvas.Source](w.workbook(), slot.Item.ID); !is {
			continue
		}
		period := slot.Item.Column
		if period == "" {
			period = w.period
		}
		f, _ := canvas.Get[canvas.Funding](w.workbook(), canvas.FundingID(slot.Item.ID, period))
		if silent := f.Value.Kind == canvas.NothingYet; silent || first.ID == "" {
			if first = slot.Item; silent {
				break
			}
		}
	}
	if first.ID == "" {
		w.focusSheet()
		return
	}
	w.choose([]canvas.Item{first})
	w.focusFigure()
}

// showTool brings a sheet of a tool into view: the one that is, else one of the scenario in view,
// else any, else a new one.
func (w *Window) showTool(tool string) bool {
	if s, ok := w.sheetOf(tool); ok {
		w.showSheet(s.ID)
		return w.sheet == s.ID
	}
	_, copied, ok := builtInTool(tool)
	if !ok {
		return false
	}
	w.doc.editor.Seal()
	w.addSheet(copied)
	_, shown := w.inView()
	return shown != nil && shown.ID == tool
}

// sheetOf returns the sheet of a tool that is nearest: the one in view, one of the scenario in view,
// or the first.
func (w *Window) sheetOf(tool string) (canvas.Sheet, bool) {
	sheets := slices.DeleteFunc(w.workbook().Sheets(), func(s canvas.Sheet) bool { return w.workbook().Template(s).ID != tool })
	if len(sheets) == 0 {
		return canvas.Sheet{}, false
	}
	scenario, _ := w.figures()
	near := func(s canvas.Sheet) int {
		switch {
		case s.ID == w.sheet:
			return 0
		case s.Period == w.period && s.Period != "":
			return 1
		case s.Scenario == scenario.ID:
			return 2
		}
		return 3
	}
	return slices.MinFunc(sheets, func(a, b canvas.Sheet) int { return near(a) - near(b) }), true
}

// builtInTool returns a tool that comes with the program, and the copy of it that a file gets.
func builtInTool(id string) (*canvas.Template, canvas.TemplateCopy, bool) {
	copies := canvas.BuiltIn()
	for i, t := range canvas.BuiltInTemplates() {
		if t.ID == id {
			return t, copies[i], true
		}
	}
	return nil, canvas.TemplateCopy{}, false
}

// showGuide shows the guide, and gives it the keyboard.
func (w *Window) showGuide() {
	w.side.show("guide")
	w.win.Canvas().Focus(w.guide.first())
}

// startWay shows a way of the guide beside the deck: what a beginner needs.
func (w *Window) startWay(way string) {
	if !w.program.prefs.panel("deck") {
		w.perform("view-deck")
	}
	w.guide.way = way
	w.side.show("guide")
}

// guideFootHeight is the height of the strip that says how far the way is, under other pages.
const guideFootHeight float32 = 36

// guideLine is what the strip says: "2 of 6 · Write the shares".
func (p *guidePanel) line() string {
	parts := []string{p.progress(p.state)}
	if p.state.Next >= 0 {
		parts = append(parts, p.say(p.state.Steps[p.state.Next].Title))
	}
	return strings.Join(parts, " · ")
}
