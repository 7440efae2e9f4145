package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
)

// The order in which the things of a sheet appear while it is explained: what sets it. stepplay.go
// shows it.

// stepped returns what of the selection can appear step by step.
func (w *Window) stepped() []canvas.Item {
	var out []canvas.Item
	for _, it := range things(w) {
		switch w.workbook().Record(it.ID).(type) {
		case canvas.Source, canvas.Note:
			out = append(out, it)
		default:
		}
	}
	return out
}

func canStep(w *Window) bool { return canEdit(w) && len(w.stepped()) > 0 }

func hasSteps(w *Window) bool { return w.doc != nil && len(w.workbook().Steps(w.sheet)) > 0 }

func canEditSteps(w *Window) bool { return canEdit(w) && hasSteps(w) }

// canSuggestSteps reports whether something on the sheet can appear step by step.
func canSuggestSteps(w *Window) bool {
	return canEdit(w) && len(analysis.StepOrder(w.workbook(), w.sheet)) > 0
}

// toggleOrder takes up the tool that gives numbers to what is clicked, or puts it away.
func (w *Window) toggleOrder() {
	if w.showing.played {
		w.endSteps()
	}
	w.focusSheet()
	w.view.TakeSteps()
}

func ordering(w *Window) bool { return w.view != nil && w.view.Ordering() }

// ordered hears that the tool was taken up or put away: the numbers show as long as it is in hand.
func (w *Window) ordered(on bool) {
	w.refresh()
	if on {
		w.say(w.text("ordering-explain"), false)
		w.probe.log("ordering", "yes")
		return
	}
	w.say("", false)
	w.probe.log("ordering", "no")
}

// stepNext has what is selected appear with a new step, after all others.
func (w *Window) stepNext() {
	w.step(canvas.StepItems(w.workbook(), w.sheet, w.stepped(), len(w.workbook().Steps(w.sheet))+1))
}

// stepTogether has what is selected appear with the last step.
func (w *Window) stepTogether() {
	w.step(canvas.StepItems(w.workbook(), w.sheet, w.stepped(), max(1, len(w.workbook().Steps(w.sheet)))))
}

// moveStep moves the step of what is selected one to the front (-1) or to the end (+1).
func moveStep(by int) func(*Window) {
	return func(w *Window) {
		n := w.stepSelected()
		w.step(canvas.MoveStep(w.workbook(), w.sheet, n, n+by))
	}
}

// canMoveStep reports whether the step of what is selected has another one before or after it.
func canMoveStep(by int) func(*Window) bool {
	return func(w *Window) bool {
		if !canStep(w) {
			return false
		}
		n := w.stepSelected()
		return n > 0 && n+by >= 1 && n+by <= len(w.workbook().Steps(w.sheet))
	}
}

// stepSelected returns the step of what is selected: the first that something of it has.
func (w *Window) stepSelected() int {
	for _, it := range w.stepped() {
		if n := w.workbook().StepOf(w.sheet, it); n > 0 {
			return n
		}
	}
	return 0
}

func (w *Window) suggestSteps() {
	w.step(canvas.SetSteps(w.workbook(), w.sheet, analysis.StepOrder(w.workbook(), w.sheet)))
	w.say(w.text("steps-suggested", itoa(len(w.workbook().Steps(w.sheet)))), false)
}

func (w *Window) clearSteps() { w.step(canvas.ClearSteps(w.workbook(), w.sheet)) }

// stepLabels are the steps with which something can appear: from the start, each step, a new one.
func (w *Window) stepLabels() []string {
	n := len(w.workbook().Steps(w.sheet))
	out := []string{w.text("step-from-start")}
	for i := range n {
		out = append(out, w.text("step-number", itoa(i+1)))
	}
	return append(out, w.text("step-new", itoa(n+1)))
}

// stepChoices are the steps with which what is selected can appear.
func (w *Window) stepChoices() []*fyne.MenuItem {
	if w.doc == nil {
		return nil
	}
	those := w.stepped()
	if len(those) == 0 {
		return nil
	}
	labels := w.stepLabels()
	items := make([]*fyne.MenuItem, len(labels))
	for n, label := range labels {
		items[n] = fyne.NewMenuItem(label, func() { w.step(canvas.StepItems(w.workbook(), w.sheet, w.stepped(), n)) })
		items[n].Checked = !slices.ContainsFunc(those, func(it canvas.Item) bool { return w.workbook().StepOf(w.sheet, it) != n })
	}
	return items
}

// appears adds when the one thing that is selected appears.
func (f *form) appears(w *Window) {
	choice := newListChoice(nil, func(n int) {
		w.step(canvas.StepItems(w.workbook(), w.sheet, w.stepped(), n))
	})
	f.line(w, "appears", choice.button)
	f.onLoad(func() {
		if item, one := w.only(); one {
			choice.labels = w.stepLabels()
			choice.set(w.workbook().StepOf(w.sheet, item), w.doc.readOnly())
		}
	})
}
