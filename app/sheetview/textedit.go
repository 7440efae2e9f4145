package sheetview

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/text"
)

// editor is a text open for typing: an entry of the toolkit over the box of what is typed into, in
// the type size of the sheet.
type editor struct {
	of    typed
	entry *sheetEntry
	theme *entryTheme
	over  *container.ThemeOverride
}

// typed is what an editor types into: a note, or a cell of a table.
type typed interface {
	// changed hears of every letter.
	changed(v *View, e *editor)
	// follow brings the entry to what the workbook says after a change, which may have been undo.
	// It reports false where there is nothing to type into any more.
	follow(v *View, e *editor) bool
	// sizes returns the size of type and the space around the text, in units, at the zoom that there is.
	sizes(v *View) (text, pad float32)
	// place lays the entry over the sheet, at the zoom that there is.
	place(v *View, e *editor)
	// take takes what was typed, once the editor is closed. It reports false where that cannot be:
	// the editor then stays.
	take(v *View, e *editor) bool
	// key answers a key that means something else here than in any text.
	key(v *View, e *editor, k *fyne.KeyEvent) bool
	// shortcut does the same for a shortcut.
	shortcut(v *View, e *editor, s fyne.Shortcut) bool
	// left hears that the keyboard went elsewhere.
	left(v *View, e *editor)
}

// editZoom is the least zoom, as a part of the actual size, at which one types.
const editZoom = 0.6

// Edit opens a note of the sheet for typing. A source has no text here: it goes to Config.Open.
func (v *View) Edit(it canvas.Item) {
	v.open(it, false)
}

// open opens a note as soon as the button is up. What is typed until then is kept for it: a fast
// hand types on right after the double-click.
func (v *View) open(it canvas.Item, fresh bool) {
	v.opening, v.ahead = true, nil
	v.later(func() { v.editNote(it, fresh) })
}

// begin opens an editor with a text, with the caret at its end. Letters come after the text.
func (v *View) begin(of typed, look *entryTheme, s string, lines bool, letters []rune) {
	e := &editor{of: of, theme: look}
	e.entry = &sheetEntry{view: v}
	e.entry.MultiLine, e.entry.Scroll = lines, fyne.ScrollNone
	if lines {
		e.entry.Wrapping = fyne.TextWrapWord
	}
	e.entry.ExtendBaseWidget(e.entry)
	e.entry.SetMinRowsVisible(1)
	e.entry.SetText(s)
	e.entry.OnChanged = func(string) {
		if v.editor == e {
			of.changed(v, e)
		}
	}
	look.text, look.pad = of.sizes(v)
	e.over = container.NewThemeOverride(e.entry, e.theme)
	v.editor = e
	v.typing.Objects = []fyne.CanvasObject{e.over}
	v.redraw()
	v.focus(e.entry)
	e.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	if s != "" {
		e.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // to the end, nothing selected
	}
	for _, r := range letters {
		e.entry.TypedRune(r)
	}
}

// focus gives the keyboard to something.
func (v *View) focus(to fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(to)
	}
}

// focused reports whether the keyboard is with an editor.
func (v *View) focused(e *editor) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(v)
	return c != nil && c.Focused() == fyne.Focusable(e.entry)
}

// FinishEdit closes what is open for typing, if there is something, and takes what was typed. It
// reports false where that cannot be read: it stays open then, with the reason.
func (v *View) FinishEdit() bool {
	e := v.editor
	if e == nil {
		return true
	}
	v.editor = nil
	if !e.of.take(v, e) {
		v.editor = e
		v.redraw()
		return false
	}
	v.shut(e)
	return true
}

// leave closes what is open for typing on a sheet that goes out of view. What cannot be taken is
// told once more.
func (v *View) leave() {
	if e := v.editor; !v.FinishEdit() {
		v.shut(e)
	}
	v.dropCell()
}

// shut takes an editor away.
func (v *View) shut(e *editor) {
	if v.editor == e {
		v.editor = nil
	}
	v.typing.Objects = nil
	if v.focused(e) {
		v.focus(v)
	}
	if v.cfg.EditDone != nil {
		v.cfg.EditDone()
	}
	v.redraw()
}

// followEdit brings the entry to what the workbook says, which undo may have changed.
func (v *View) followEdit() {
	if e := v.editor; e != nil && !e.of.follow(v, e) {
		v.shut(e)
	}
}

// placeEdit lays the entry over its box, at the zoom that there is.
func (v *View) placeEdit() {
	e := v.editor
	if e == nil {
		return
	}
	if text, pad := e.of.sizes(v); e.theme.text != text || e.theme.pad != pad {
		e.theme.text, e.theme.pad = text, pad
		e.over.Refresh()
	}
	e.of.place(v, e)
}

// measure returns the size of a line in the type of the entry, in units.
func (e *editor) measure(s string) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, e.theme.text, fyne.TextStyle{}, sheetFont)
	return size
}

// needs returns how high the entry must be at a width to show all of its text, in units.
func (e *editor) needs(width float32) float32 {
	room := width - 2*e.theme.pad
	rows := 0
	for _, paragraph := range strings.Split(e.entry.Text, "\n") {
		rows++
		line := ""
		for _, word := range strings.SplitAfter(paragraph, " ") {
			if line != "" && e.measure(strings.TrimRight(line+word, " ")).Width > room {
				rows++
				line = ""
			}
			line += word
			for wide := e.measure(line).Width; wide > room && line == word && room > 0; wide -= room {
				rows++ // a word longer than a line is broken
			}
		}
	}
	return float32(rows)*e.measure("Mg").Height + 2*e.theme.pad + 2*entryBorder
}

// readable brings the view to where a type of some size can be read and a rectangle is in sight.
func (v *View) readable(box geom.Rect, size geom.MM) {
	zoom := editZoom * ActualSize * noteType / max(size, 1)
	if v.view.zoom < zoom {
		v.see(v.view.zoomed(zoom, v.view.position(box.Center())))
	}
	v.see(v.view.revealed(box))
}

// entryBorder is how wide the frame of an entry is, in units.
const entryBorder = 1.5

// sheetEntry is the entry of an open text. It leaves undo to the window, so that there is one
// history, and closes by the keys.
type sheetEntry struct {
	widget.Entry
	view *View
}

// of returns the editor that the entry is of; nil when that is closed.
func (e *sheetEntry) of() *editor {
	if e.view.editor == nil || e.view.editor.entry != e {
		return nil
	}
	return e.view.editor
}

// AcceptsTab is for the toolkit: Tab goes on to what comes next on the sheet.
func (e *sheetEntry) AcceptsTab() bool { return true }

// KeyDown is for the toolkit.
func (e *sheetEntry) KeyDown(k *fyne.KeyEvent) {
	e.Entry.KeyDown(k)
	e.view.input.held |= modifierOf(k.Name)
}

// KeyUp is for the toolkit.
func (e *sheetEntry) KeyUp(k *fyne.KeyEvent) {
	e.Entry.KeyUp(k)
	e.view.input.held &^= modifierOf(k.Name)
}

// TypedKey is for the toolkit.
func (e *sheetEntry) TypedKey(k *fyne.KeyEvent) {
	if ed := e.of(); ed == nil || !ed.of.key(e.view, ed, k) {
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut is for the toolkit.
func (e *sheetEntry) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
		e.Entry.TypedShortcut(s)
		return
	case *desktop.CustomShortcut:
		switch s.KeyName {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete: // by words
			e.Entry.TypedShortcut(s)
			return
		}
	}
	if ed := e.of(); ed == nil || !ed.of.shortcut(e.view, ed, s) {
		e.view.TypedShortcut(s)
	}
}

// FocusLost is for the toolkit: a click elsewhere has ended the typing.
func (e *sheetEntry) FocusLost() {
	e.Entry.FocusLost()
	if ed := e.of(); ed != nil {
		ed.of.left(e.view, ed)
	}
}

// isEnter reports whether a shortcut is Enter with something held down.
func isEnter(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
}

// entryTheme makes an entry look like the sheet below it, whatever the theme of the window: paper
// stays paper.
type entryTheme struct {
	ground    color.Color
	border    color.Color
	text, pad float32
}

var sheetFont = fyne.NewStaticResource("sheet.ttf", text.Bytes(text.Regular))

// Color returns the colors of the sheet.
func (t *entryTheme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameInputBackground, theme.ColorNameBackground:
		return t.ground
	case theme.ColorNameForeground:
		return opaque(layout.Ink)
	case theme.ColorNamePrimary, theme.ColorNameFocus, theme.ColorNameInputBorder:
		return t.border
	case theme.ColorNameSelection:
		return faded(accent, 0x40)
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
}

// Font returns the type of sheets.
func (t *entryTheme) Font(s fyne.TextStyle) fyne.Resource {
	if s.Symbol || s.Monospace {
		return theme.DefaultTheme().Font(s)
	}
	return sheetFont
}

// Icon returns those of the toolkit.
func (t *entryTheme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size returns the sizes of the text at the zoom that there is.
func (t *entryTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return t.text
	case theme.SizeNameInnerPadding:
		return t.pad
	case theme.SizeNameInputBorder:
		return entryBorder
	case theme.SizeNameInputRadius:
		return t.pad * 0.4
	}
	return theme.DefaultTheme().Size(name)
}
