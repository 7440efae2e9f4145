package app

import (
	"time"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
)

// lookBack is an earlier state of the document that the window shows instead of the present one.
// Meanwhile nothing can be changed.
type lookBack struct {
	entry     canvas.Entry // the line of history that was chosen; without ids it is the beginning
	book      canvas.Workbook
	comparing bool // what has changed since then is shown on the sheets of now
}

// begun is the line of history before all others: the file as it began.
var begun = canvas.Entry{}

func isBegun(e canvas.Entry) bool { return e.After() == "" && !e.IsMark() }

// lookAt shows the document as it was at a line of history. The newest is the present itself.
func (w *Window) lookAt(e canvas.Entry) {
	if w.doc.back != nil && w.doc.back.entry.After() == e.After() && w.doc.back.entry.Mark.ID == e.Mark.ID {
		return
	}
	if w.doc.public {
		w.say(w.sentence(errPublicView), true)
		return
	}
	if !w.view.FinishEdit() {
		return
	}
	w.doc.editor.Seal()
	book, err := w.doc.history().At(w.doc.editor.Workbook(), e.After())
	if err != nil {
		w.say(w.text("history-gone"), true)
		return
	}
	comparing := w.doc.back != nil && w.doc.back.comparing
	w.showBack(&lookBack{entry: e, book: book, comparing: comparing})
	w.probe.log("back", w.called(e))
}

// backToNow shows the present again.
func (w *Window) backToNow() {
	if w.doc == nil || w.doc.back == nil {
		return
	}
	w.showBack(nil)
	w.probe.log("now")
}

// compareWithNow shows on the sheets of now what has changed since the state that is looked at, or
// that state itself again.
func (w *Window) compareWithNow() {
	back := *w.doc.back
	back.comparing = !back.comparing
	w.showBack(&back)
	if back.comparing {
		w.probe.log("compare", w.called(back.entry))
	}
}

func (w *Window) showBack(b *lookBack) {
	changes := (b == nil) != (w.doc.back == nil)
	w.doc.back = b
	w.choose(nil)
	w.say("", false)
	if changes {
		w.inspector.renew() // its fields are open again, or closed
	}
	w.lookBar.load()
	w.refresh()
}

// restore makes the document what it was in the state that is looked at, as a change like any
// other.
func (w *Window) restore() {
	back := w.doc.back
	if back == nil || w.doc.fixed() {
		return
	}
	w.backToNow()
	w.restoreTo(back.book, w.nameOf(back.entry))
}

// restoreTo makes the document what it was, as a change like any other.
func (w *Window) restoreTo(then canvas.Workbook, called string) {
	c := canvas.Restore(w.workbook(), then, called)
	if len(c.Diff) == 0 {
		w.say(w.text("nothing-to-restore"), false)
		return
	}
	if w.do(c, nil) {
		w.say(w.text("restored", w.program.words.argument(called)), false)
		w.probe.log("restored", called)
	}
}

// goBackToOpened makes the document what it was when it was opened.
func (w *Window) goBackToOpened() {
	w.backToNow()
	w.restoreTo(w.doc.asOpened, canvas.Moment+w.doc.opened.UTC().Format(time.RFC3339))
}

// hasChangedSinceOpened reports whether there is anything to go back from.
func hasChangedSinceOpened(w *Window) bool {
	return w.doc != nil && !w.doc.fixed() && w.doc.editor.Newest().ID != w.doc.newest
}

// nameOf returns what a state is called in the label of a change that restores it.
func (w *Window) nameOf(e canvas.Entry) string {
	if e.Mark.Kind == canvas.MarkSnapshot {
		return e.Mark.Name
	}
	if isBegun(e) {
		return canvas.Moment
	}
	return canvas.Moment + e.At().UTC().Format(time.RFC3339)
}

// called returns what a state is called, in words.
func (w *Window) called(e canvas.Entry) string { return w.program.words.argument(w.nameOf(e)) }

// comparing returns the state that is compared with now, or nil.
func (w *Window) comparing() *lookBack {
	if w.doc == nil || w.doc.back == nil || !w.doc.back.comparing {
		return nil
	}
	return w.doc.back
}

// changedSince lays a sheet out as it is now, with signs at what has changed since the state that
// is looked at.
func (w *Window) changedSince(back *lookBack) (layout.Result, error) {
	return layout.ChangesSince(back.book, w.doc.editor.Workbook(), w.sheet, w.layoutOptions())
}

// escapeBack leaves an earlier state by the Escape key.
func (w *Window) escapeBack(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyEscape || w.doc == nil || w.doc.back == nil {
		return false
	}
	w.backToNow()
	return true
}

// bringBack puts something back that is gone since the state that is compared with now.
func (w *Window) bringBack(t changedThing) {
	back := w.doc.back
	if back == nil || w.doc.fixed() {
		return
	}
	c, err := canvas.BringBack(w.doc.editor.Workbook(), back.book, t.id)
	if err != nil {
		w.say(w.sentence(err), true)
		return
	}
	w.doc.back = nil // for as long as the change takes
	done := w.do(c, nil)
	w.doc.back = back
	w.refresh()
	if done {
		w.say(w.text("brought-back", t.title), false)
		w.probe.log("brought-back", t.title)
	}
}

// showHistory brings the history into view and gives it the keyboard.
func (w *Window) showHistory() {
	w.side.show("history")
	w.win.Canvas().Focus(w.past.list)
}
