package app

import (
	"clustercanvas/canvas"
)

// align lines the selected things up along an edge.
func align(edge canvas.Edge) func(*Window) {
	return func(w *Window) {
		w.arrange(canvas.AlignItems(w.workbook(), w.sheet, w.view.Lying(w.selection), edge))
	}
}

// distribute makes the gaps between the selected things equal.
func distribute(axis canvas.Axis) func(*Window) {
	return func(w *Window) {
		w.arrange(canvas.DistributeItems(w.workbook(), w.sheet, w.view.Lying(w.selection), axis))
	}
}

// stack brings the selected things forward or back.
func stack(to canvas.Depth) func(*Window) {
	return func(w *Window) {
		w.arrange(canvas.StackItems(w.workbook(), w.sheet, w.view.Lying(nil), w.selection, to))
	}
}

// arrange does what a command has arranged, and says where there was nothing to do.
func (w *Window) arrange(c canvas.Change, err error) {
	if err == nil && len(c.Diff) == 0 {
		w.say(w.text("nothing-to-arrange"), false)
		return
	}
	if w.do(c, err) {
		w.doc.editor.Seal()
	}
}

// toggleLock locks what is selected, or unlocks it where all of it is locked.
func (w *Window) toggleLock() {
	lock := !allLocked(w)
	if w.do(canvas.LockItems(w.workbook(), w.sheet, w.view.Lying(w.selection), lock)) {
		w.doc.editor.Seal()
		if lock {
			w.say(w.program.words.count("locked", len(things(w))), false)
		}
	}
}

// unlockAll unlocks everything on the sheet.
func (w *Window) unlockAll() {
	var locked []canvas.Lying
	for _, l := range w.view.Lying(nil) {
		if w.workbook().LockedOn(w.sheet, l.Item) {
			locked = append(locked, l)
		}
	}
	if len(locked) == 0 {
		w.say(w.text("nothing-locked"), false)
		return
	}
	w.do(canvas.LockItems(w.workbook(), w.sheet, locked, false))
}

func allLocked(w *Window) bool {
	return hasSelection(w) && w.workbook().AllLocked(w.sheet, things(w))
}

func lockLabel(w *Window) string {
	if allLocked(w) {
		return w.text("action-arrange-unlock")
	}
	return w.text("action-arrange-lock")
}

// canArrange returns whether at least so many things are selected in a file that can be changed.
func canArrange(least int) func(*Window) bool {
	return func(w *Window) bool { return canEdit(w) && len(things(w)) >= least }
}
