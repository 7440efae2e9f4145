package app

import (
	"time"

	"fyne.io/fyne/v2"

	"clustercanvas/app/sheetview"
	"clustercanvas/canvas"
)

// room is the window as it is shown to people in a room: full screen, the sheet alone in the layout for
// a projector, and everything can be worked on as before. It is nothing to be remembered: who opens a
// file wants to see what there is.
type room struct {
	full   bool             // the window was full before
	size   fyne.Size        // of it then, in units of the toolkit
	sheet  canvas.RecordID  // that was in view before, and
	camera sheetview.Camera // what of it
	panels map[string]bool  // that were called meanwhile
}

func (w *Window) inRoom() bool { return w.room != nil }

// present shows the window to the room: from the first view on, or the sheet in view.
func (w *Window) present(fromFirst bool) {
	if w.inRoom() && !fromFirst {
		w.leaveRoom()
		return
	}
	if !w.view.FinishEdit() {
		return // it says why
	}
	if !w.inRoom() {
		w.enterRoom()
	}
	if views := w.workbook().Views(); fromFirst && len(views) > 0 {
		w.goToView(views[0].ID)
	}
}

func (w *Window) enterRoom() {
	if w.outline.shown() {
		w.toggleOutline()
	}
	w.room = &room{full: w.win.FullScreen(), size: w.win.Canvas().Size(), sheet: w.sheet, camera: w.view.Camera(), panels: map[string]bool{}}
	w.showing.layout = ""
	w.win.SetFullScreen(true)
	w.showBars()
	w.goToSheet(w.sheet)
	w.tellRoom(w.text("room-hint", w.text("key-escape")))
	w.probe.log("room", "yes")
}

// tellRoom says something over the sheet, for a while: the status bar is away.
func (w *Window) tellRoom(words string) {
	w.view.Say(words)
	w.sayings++
	n, view := w.sayings, w.view
	time.AfterFunc(tellsFor, func() {
		w.program.ui(func() {
			if w.sayings == n && w.view == view && w.inRoom() {
				view.Say("")
			}
		})
	})
}

// tellsFor is how long something said over the sheet stays.
const tellsFor = 5 * time.Second

// leaveRoom brings the window back as it was.
func (w *Window) leaveRoom() {
	before := w.room
	if !w.second.open() {
		w.endTimer()
		w.laserOff()
	}
	w.blank, w.room = blankNone, nil
	w.showing = showing{view: w.showing.view}
	w.win.SetFullScreen(before.full)
	if !before.full {
		w.win.Resize(before.size) // the toolkit leaves it as large as the screen
	}
	w.view.Say("")
	w.showBars()
	if w.sheet == before.sheet {
		w.view.SetCamera(before.camera)
	} else {
		w.view.Fit()
	}
	w.probe.log("room", "no")
}

// showBars shows the bars and panels that belong to how the window is shown, and the sheet with what
// room is left.
func (w *Window) showBars() {
	for _, o := range []fyne.CanvasObject{w.top, w.tabs, w.status} {
		visible(o, !w.inRoom())
	}
	w.showPanels()
	w.showMenu()
	w.roomLayer.load()
	w.win.Content().Refresh()
	w.win.SetContent(w.win.Content()) // the toolkit does not take the room of a menu back by itself
	w.refresh()
	w.focusSheet()
}

// goToSheet shows all of a sheet.
func (w *Window) goToSheet(id canvas.RecordID) {
	w.showSheet(id)
	if pages := w.view.Pages(); len(pages) > 0 {
		w.view.ShowRect(pages[0])
	}
}

// showWhole shows all of the first page.
func (w *Window) showWhole() {
	if pages := w.view.Pages(); len(pages) > 0 {
		w.view.Glide(pages[0])
	}
}

// panelShown reports whether a panel is to be seen.
func (w *Window) panelShown(name string) bool {
	if w.inRoom() {
		return w.room.panels[name]
	}
	return w.program.prefs.panel(name)
}

// roomKey answers a key in the room before the sheet does: nothing but the keys that a clicker has
// while something is selected or a cell is open, which have a use for the others.
func (w *Window) roomKey(e *fyne.KeyEvent) bool {
	if !w.inRoom() {
		return false
	}
	_, onCell := w.view.ActiveCell()
	turns := e.Name == fyne.KeyPageDown || e.Name == fyne.KeyPageUp
	if w.blank == blankNone && (len(w.selection) > 0 || onCell) && !turns {
		return false
	}
	return w.shownKey(e)
}

// shownKey answers a key that goes through what is shown.
func (w *Window) shownKey(e *fyne.KeyEvent) bool {
	if len(w.modals) > 0 || len(e.Name) == 1 {
		return false // a letter comes as a key and then as itself
	}
	if w.blank != blankNone {
		w.setBlank(blankNone)
		return true
	}
	return w.roomAction(key{w.shift(), e.Name})
}

// roomRune is roomKey for a letter, which is heard as what it is.
func (w *Window) roomRune(r rune) bool { return w.inRoom() && w.shownRune(r) }

// shownRune is shownKey for a letter.
func (w *Window) shownRune(r rune) bool {
	if len(w.modals) > 0 {
		return false
	}
	if w.blank != blankNone {
		w.setBlank(blankNone)
		return true
	}
	return w.roomAction(key{0, letterKey(r)})
}

func (w *Window) roomAction(k key) bool {
	for _, a := range actions {
		if a.room && a.hasKey(k.mod, k.name) {
			w.perform(a.id)
			return true
		}
	}
	return false
}

// isShown is when an action can be done that has sense only where something is shown to the room: the
// window itself, or a second screen.
func isShown(w *Window) bool { return w.doc != nil && (w.inRoom() || w.second.open()) }
