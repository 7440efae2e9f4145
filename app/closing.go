package app

import "slices"

// close saves and closes the window.
func (w *Window) close() {
	if w.closing {
		return
	}
	if w.doc == nil || w.doc.fixed() {
		w.rememberPlace(w.leave)
		return
	}
	if !w.view.FinishEdit() {
		return // it says why: nothing that was typed is lost unseen
	}
	w.backToNow()
	w.closing = true
	w.rememberPlace(func() {
		w.doc.saver.close(func(err error) {
			w.closing = false
			if err != nil {
				w.askAboutUnsaved(err)
				return
			}
			w.leave()
		})
	})
}

// leave takes the window away, and its second screen.
func (w *Window) leave() {
	w.second.close()
	if !w.win.FullScreen() {
		w.program.prefs.setSize(w.win.Canvas().Size())
	}
	w.program.windows = slices.DeleteFunc(w.program.windows, func(o *Window) bool { return o == w })
	w.program.keepPictures()
	w.probe.log("closed", w.title)
	w.probe.end()
	w.win.Close()
	w.program.listWindows()
	if len(w.program.windows) == 0 && w.program.ended != nil {
		w.program.ended()
	}
}

// askAboutUnsaved says why a window cannot be closed without loss, and what can be done.
func (w *Window) askAboutUnsaved(err error) {
	var m *modal
	body := newColumn(10,
		newProse(w.sentence(err), sizeBody, colorInk, 440),
		newProse(w.text("unsaved-explain"), sizeBody, colorSecondary, 440))
	m = w.open(w.text("unsaved-title"), 480, body, nil,
		newButton(flat, "", w.text("close-without-saving"), func() {
			m.close()
			w.doc.saver.abandon(w.leave)
		}),
		newButton(outlined, "", w.text("cancel"), func() {
			m.close()
			w.doc.saver.retry()
		}),
		newButton(primary, "", w.text("save-elsewhere"), func() {
			m.close()
			w.perform("file-save-as")
		}))
}

// quit closes all windows, one after another; it ends where one has to ask.
func (p *program) quit() {
	for _, w := range append([]*Window(nil), p.windows...) {
		w.close()
	}
}
