package app

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// registerKeys hears the keys that nothing else wants.
func (w *Window) registerKeys() {
	c := w.win.Canvas()
	c.SetOnTypedKey(w.typedKey)
	c.SetOnTypedRune(func(r rune) {
		if len(w.modals) == 0 {
			w.letter(r)
		}
	})
	for _, a := range actions {
		for _, k := range a.keys {
			if s, ok := k.shortcut().(*desktop.CustomShortcut); ok && s.Modifier != 0 {
				c.AddShortcut(s, func(s fyne.Shortcut) { w.shortcut(s) })
			}
		}
	}
}

// letter performs the action that has a letter, or a sign, for its key. Letters are heard as what
// they are and not as keys, because where they lie depends on the keyboard.
func (w *Window) letter(r rune) bool {
	if r == '?' {
		w.perform("help-keys")
		return true
	}
	for _, a := range actions {
		if !a.room && a.hasKey(0, letterKey(r)) {
			w.perform(a.id)
			return true
		}
	}
	return false
}

// letterKey returns the key that a letter is known by.
func letterKey(r rune) fyne.KeyName { return fyne.KeyName(unicode.ToUpper(r)) }

// typedKey answers a key that nothing with the keyboard has used.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	if n := len(w.modals); n > 0 {
		w.modals[n-1].key(e)
		return
	}
	if w.doc != nil && e.Name == fyne.KeyEscape {
		if !w.deck.cancelDrag() && !w.tabs.drag.cancel() && !w.strip.drag.cancel() && !w.escapeBack(e) {
			if focused := w.win.Canvas().Focused(); w.inRoom() && (focused == nil || focused == fyne.Focusable(w.view)) {
				w.leaveRoom()
			}
			w.focusSheet()
		}
		return
	}
	focused := w.win.Canvas().Focused()
	onSheet := w.view != nil && (focused == nil || focused == fyne.Focusable(w.view))
	if onSheet && focused == nil && w.roomKey(e) {
		return
	}
	for _, a := range actions {
		if len(e.Name) == 1 {
			break // a letter: the sheet hears it as one
		}
		if !a.room && a.hasKey(w.shift(), e.Name) && (onSheet || isFunctionKey(e.Name)) {
			w.perform(a.id)
			return
		}
	}
	if w.view != nil && focused == nil {
		w.focusSheet()
		w.view.TypedKey(e)
	}
}

// shift returns Shift where it is held down: the toolkit makes no shortcut of it alone.
func (w *Window) shift() fyne.KeyModifier {
	if d, ok := w.program.app.Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers() & shift
	}
	return 0
}

// shortcut performs the action that has a shortcut.
func (w *Window) shortcut(s fyne.Shortcut) bool {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return false
	}
	for _, a := range actions {
		if a.hasKey(k.Mod(), k.Key()) {
			w.perform(a.id)
			return true
		}
	}
	return false
}
