package app

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
)

// A sheet is explained in the window itself: it is shown as it is with each step, and can be worked on
// meanwhile. In the room the keys that turn views go through the steps first.

// togglePlay shows the sheet from its beginning, step by step, or all of it again.
func (w *Window) togglePlay() {
	if w.showing.played {
		w.endSteps()
		return
	}
	if !w.view.FinishEdit() {
		return // it says why
	}
	if w.view.Ordering() {
		w.view.TakeSteps()
	}
	w.doc.editor.Seal()
	w.choose(nil)
	w.showing.played = true
	w.showStep(0)
	w.focusSheet()
	w.showWhole()
	w.say(w.text("steps-hint"), false)
}

func played(w *Window) bool { return w.doc != nil && w.showing.played }

// endSteps shows all of the sheet again.
func (w *Window) endSteps() {
	w.showing.played, w.showing.step = false, 0
	w.say("", false)
	w.refresh()
	w.probe.log("step", "none")
}

// showStep shows the sheet as it is with a step.
func (w *Window) showStep(n int) {
	w.showing.step = n
	w.refresh()
	w.followStep()
	w.probe.log("step", itoa(n))
}

// stepOn goes to the next step (+1) or the one before (-1). It reports false where there is none.
func (w *Window) stepOn(by int) bool {
	to := w.showing.step + by
	if !w.showing.played || to < 0 || to > w.steps.Count() {
		return false
	}
	w.showStep(to)
	return true
}

// followStep brings the page into view on which something has appeared, where a sheet has several.
func (w *Window) followStep() {
	pages := w.view.Pages()
	if len(pages) < 2 {
		return
	}
	for _, it := range w.steps.Appear(w.showing.step) {
		for _, s := range w.result.Slots {
			if s.Item != it || s.Page >= len(pages) {
				continue
			}
			if !w.view.Seen().Contains(gesture.NewDesk(w.result).Lift(s.Page, s.Rect).Center()) {
				w.view.Glide(pages[s.Page])
			}
			return
		}
	}
}

// atStep returns the sheet in view as it is with the step that is shown.
func (w *Window) atStep(b canvas.Workbook, r layout.Result) layout.Result {
	w.steps = layout.StepsOf(b, w.sheet, r)
	switch {
	case w.showing.played && w.steps.Count() == 0: // the last one was taken away meanwhile
		w.showing.played, w.showing.step = false, 0
	case w.showing.played:
		w.showing.step = min(w.showing.step, w.steps.Count())
		return w.steps.At(r, w.showing.step)
	}
	return r
}

// stepWords says what has appeared with the step that is shown.
func (w *Window) stepWords() string {
	said, err := layout.Speak(w.workbook(), w.sheet, w.layoutOptions(), w.steps)
	if err != nil || w.showing.step >= len(said.Steps) {
		return ""
	}
	return said.Steps[w.showing.step]
}

// playKeys are the keys that go through the steps. While something is selected only those do that a
// clicker has: the others are for the selection.
var playKeys = map[fyne.KeyName]int{
	fyne.KeyPageDown: +1, fyne.KeyPageUp: -1, fyne.KeyRight: +1, fyne.KeyLeft: -1, fyne.KeyDown: +1, fyne.KeyUp: -1,
	fyne.KeySpace: +1, fyne.KeyBackspace: -1,
}

// playKey answers a key while a sheet is explained, before the sheet does.
func (w *Window) playKey(e *fyne.KeyEvent) bool {
	if !w.showing.played || len(w.modals) > 0 || w.blank != blankNone {
		return false
	}
	_, onCell := w.view.ActiveCell()
	by, turns := playKeys[e.Name]
	clicker := e.Name == fyne.KeyPageDown || e.Name == fyne.KeyPageUp
	switch {
	case (len(w.selection) > 0 || onCell) && !clicker:
		return false
	case turns:
		if e.Name == fyne.KeySpace && w.shift() != 0 {
			by = -by
		}
		if !w.stepOn(by) && w.inRoom() {
			w.stepView(by)
		} else if by > 0 && w.showing.step == w.steps.Count() {
			w.say(w.text("steps-done"), false)
		}
	case e.Name == fyne.KeyHome:
		w.showStep(0)
	case e.Name == fyne.KeyEnd:
		w.showStep(w.steps.Count())
	case e.Name == fyne.KeyEscape:
		w.endSteps()
	default:
		return false
	}
	return true
}
