package sheetview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas/typing"
)

// pageLines is how many lines Page up and Page down go.
const pageLines = 10

// FocusGained is for the toolkit.
func (b *textBox) FocusGained() {
	b.beat()
	b.view.repaint()
}

// FocusLost is for the toolkit: a click elsewhere has ended the typing.
func (b *textBox) FocusLost() {
	b.still()
	b.caret.Hide()
	if e := b.of(); e != nil {
		e.of.left(b.view, e)
	}
}

// AcceptsTab is for the toolkit: Tab goes on to what comes next on the sheet.
func (b *textBox) AcceptsTab() bool { return true }

// KeyDown is for the toolkit.
func (b *textBox) KeyDown(k *fyne.KeyEvent) { b.view.input.held |= modifierOf(k.Name) }

// KeyUp is for the toolkit.
func (b *textBox) KeyUp(k *fyne.KeyEvent) { b.view.input.held &^= modifierOf(k.Name) }

// TypedRune is for the toolkit: whatever the layout of the keyboard makes of its keys, accents and
// letters of a compose key too.
func (b *textBox) TypedRune(r rune) {
	b.edit(b.Insert(string(r)), true)
}

// TypedKey is for the toolkit.
func (b *textBox) TypedKey(k *fyne.KeyEvent) {
	e := b.of()
	if e == nil || e.of.key(b.view, e, k) {
		return
	}
	keep := b.view.modifiers()&fyne.KeyModifierShift != 0
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.edit(b.Insert("\n"), true)
	case fyne.KeyBackspace:
		b.edit(b.Backspace(false), true)
	case fyne.KeyDelete:
		b.edit(b.Draft.Delete(false), true)
	default:
		b.travel(k.Name, false, keep)
	}
}

// travel moves the caret by a key: by letters and lines or, far, by words and to the ends of the text.
// It reports false for a key that does not.
func (b *textBox) travel(name fyne.KeyName, far, keep bool) bool {
	d := b.Draft
	switch name {
	case fyne.KeyLeft:
		d = d.Left(far, keep)
	case fyne.KeyRight:
		d = d.Right(far, keep)
	case fyne.KeyUp:
		d = d.Up(b.lines(), 1, keep)
	case fyne.KeyDown:
		d = d.Up(b.lines(), -1, keep)
	case fyne.KeyPageUp:
		d = d.Up(b.lines(), pageLines, keep)
	case fyne.KeyPageDown:
		d = d.Up(b.lines(), -pageLines, keep)
	case fyne.KeyHome:
		d = d.Home(b.lines(), far, keep)
	case fyne.KeyEnd:
		d = d.End(b.lines(), far, keep)
	default:
		return false
	}
	b.move(d)
	return true
}

// TypedShortcut is for the toolkit.
func (b *textBox) TypedShortcut(s fyne.Shortcut) {
	e := b.of()
	if e == nil {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		b.copy(s.Clipboard)
		return
	case *fyne.ShortcutCut:
		b.copy(s.Clipboard)
		if b.Selected() != "" {
			b.edit(b.Backspace(false), false)
		}
		return
	case *fyne.ShortcutPaste:
		b.edit(b.Insert(pasted(e, s.Clipboard.Content())), false)
		b.steps.Pause()
		b.seal()
		return
	case *fyne.ShortcutSelectAll:
		b.move(b.All())
		return
	case *desktop.CustomShortcut:
		if b.byWords(s) {
			return
		}
	}
	if !e.of.shortcut(b.view, e, s) {
		b.view.TypedShortcut(s)
	}
}

// byWords answers the keys that go by words, and to the ends of the text.
func (b *textBox) byWords(s *desktop.CustomShortcut) bool {
	keep := s.Modifier&fyne.KeyModifierShift != 0
	if held := s.Modifier &^ fyne.KeyModifierShift; held != fyne.KeyModifierShortcutDefault && held != fyne.KeyModifierAlt {
		return false
	}
	switch s.KeyName {
	case fyne.KeyBackspace:
		b.edit(b.Backspace(true), false)
		return true
	case fyne.KeyDelete:
		b.edit(b.Draft.Delete(true), false)
		return true
	case fyne.KeyPageUp, fyne.KeyPageDown: // these go to another sheet
		return false
	}
	return b.travel(s.KeyName, true, keep)
}

// step takes back what was typed into what is in no history yet, or does it again.
func (b *textBox) step(s fyne.Shortcut) {
	next := b.steps.Redo
	if _, undo := s.(*fyne.ShortcutUndo); undo {
		next = b.steps.Undo
	}
	b.Draft = next(b.Draft)
	if e := b.of(); e != nil {
		e.of.changed(b.view, e)
	}
	b.shown()
}

func (b *textBox) copy(to fyne.Clipboard) {
	if s := b.Selected(); s != "" && to != nil {
		to.SetContent(s)
	}
}

// isEnter reports whether a shortcut is Enter with something held down.
func isEnter(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
}

// oneLine returns a text without line breaks, for what has one line.
func oneLine(s string) string {
	return strings.Join(strings.Fields(typing.Clean(s)), " ")
}

// pasted returns what of a clipboard can be typed: in one line where there is but one.
func pasted(e *editor, s string) string {
	if _, paints := e.of.paints(); paints {
		return oneLine(s)
	}
	return typing.Clean(s)
}
