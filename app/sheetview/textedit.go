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
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// editor is a note open for typing: an entry of the toolkit over the box of the note, in its type
// size and color. Every letter is committed as it is typed; the sheet below is always right.
type editor struct {
	item  canvas.Item
	fresh bool // the note was made to be typed in: left empty it goes again
	entry *noteEntry
	theme *noteTheme
	over  *container.ThemeOverride
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
	v.later(func() { v.edit(it, fresh) })
}

// Editing returns the note that is open for typing.
func (v *View) Editing() (canvas.Item, bool) {
	if v.editor == nil {
		return canvas.Item{}, false
	}
	return v.editor.item, true
}

func (v *View) edit(it canvas.Item, fresh bool) {
	ahead := v.ahead
	v.opening, v.ahead = false, nil
	n, ok := canvas.Get[canvas.Note](v.workbook, it.ID)
	if !ok {
		if v.cfg.Open != nil {
			v.cfg.Open(it)
		}
		return
	}
	v.FinishEdit()
	boxes := v.homes[it]
	if len(boxes) == 0 {
		return
	}
	if v.view.zoom < editZoom*ActualSize {
		v.see(v.view.zoomed(editZoom*ActualSize, v.view.position(boxes[0].Center())))
	}
	v.see(v.view.revealed(boxes[0]))
	e := &editor{item: it, fresh: fresh, theme: &noteTheme{tint: n.Tint}}
	e.entry = &noteEntry{view: v}
	e.entry.MultiLine, e.entry.Wrapping, e.entry.Scroll = true, fyne.TextWrapWord, fyne.ScrollNone
	e.entry.ExtendBaseWidget(e.entry)
	e.entry.SetMinRowsVisible(1)
	e.entry.SetText(n.Text)
	e.entry.OnChanged = v.typed
	v.scaleEdit(e)
	e.over = container.NewThemeOverride(e.entry, e.theme)
	v.editor = e
	v.typing.Objects = []fyne.CanvasObject{e.over}
	v.redraw()
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(e.entry)
	}
	e.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	if n.Text != "" {
		e.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // to the end, nothing selected
	}
	for _, r := range ahead {
		e.entry.TypedRune(r)
	}
}

// typed commits what is in the entry. A burst of typing becomes one step of undo by its key.
func (v *View) typed(s string) {
	if v.editor == nil {
		return
	}
	if n, ok := canvas.Get[canvas.Note](v.workbook, v.editor.item.ID); !ok || n.Text == s {
		return
	}
	v.do(canvas.SetText(v.workbook, v.editor.item.ID, s))
}

// FinishEdit closes the note that is open for typing, if there is one. Empty space at its end
// goes; so does a new note in which nothing was typed.
func (v *View) FinishEdit() {
	e := v.editor
	if e == nil {
		return
	}
	v.editor = nil
	v.typing.Objects = nil
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && c.Focused() == e.entry {
		c.Focus(v)
	}
	if n, ok := canvas.Get[canvas.Note](v.workbook, e.item.ID); ok {
		switch rest := strings.TrimRight(n.Text, " \t\r\n"); {
		case rest == "" && e.fresh:
			v.do(canvas.RemoveItems(v.workbook, v.sheet, []canvas.Item{e.item}))
		case rest != n.Text:
			v.do(canvas.SetText(v.workbook, e.item.ID, rest))
		}
	}
	if v.cfg.EditDone != nil {
		v.cfg.EditDone()
	}
	v.redraw()
}

// followEdit brings the entry to what the workbook says, which undo may have changed.
func (v *View) followEdit() {
	e := v.editor
	if e == nil {
		return
	}
	n, ok := canvas.Get[canvas.Note](v.workbook, e.item.ID)
	if !ok || len(v.homes[e.item]) == 0 {
		v.FinishEdit()
		return
	}
	e.theme.tint = n.Tint
	if e.entry.Text != n.Text {
		e.entry.SetText(n.Text)
	}
}

// placeEdit lays the entry over the box of its note, at the zoom that there is.
func (v *View) placeEdit() {
	e := v.editor
	if e == nil || len(v.homes[e.item]) == 0 {
		return
	}
	if v.scaleEdit(e) {
		e.over.Refresh()
	}
	pos, size := v.view.box(v.homes[e.item][0])
	// The toolkit sets lines farther apart than the sheet, and may break them elsewhere: the first
	// line lies where it does on the sheet, and the entry reaches down as far as it needs.
	rise := e.theme.text * 0.2
	size.Height = max(size.Height+rise, e.needs(size.Width))
	e.over.Move(pos.SubtractXY(0, rise))
	e.over.Resize(size)
}

// needs returns how high the entry must be at a width to show all of its text, in units.
func (e *editor) needs(width float32) float32 {
	style := fyne.TextStyle{}
	measure := func(s string) fyne.Size {
		size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, e.theme.text, style, noteFont)
		return size
	}
	room := width - 2*e.theme.pad
	rows := 0
	for _, paragraph := range strings.Split(e.entry.Text, "\n") {
		rows++
		line := ""
		for _, word := range strings.SplitAfter(paragraph, " ") {
			if line != "" && measure(strings.TrimRight(line+word, " ")).Width > room {
				rows++
				line = ""
			}
			line += word
			for wide := measure(line).Width; wide > room && line == word && room > 0; wide -= room {
				rows++ // a word longer than a line is broken
			}
		}
	}
	return float32(rows)*measure("Mg").Height + 2*e.theme.pad + 2*entryBorder
}

// scaleEdit sets the sizes of the entry and reports whether they are others than before.
func (v *View) scaleEdit(e *editor) bool {
	size, pad := v.view.units(v.noteSize(e.item)), v.view.units(notePad)
	if e.theme.text == size && e.theme.pad == pad {
		return false
	}
	e.theme.text, e.theme.pad = size, pad
	return true
}

// entryBorder is how wide the frame of the entry is, in units.
const entryBorder = 1.5

// notePad is the space between the edge of a note and its text, noteType the size of its type
// where it has no text to tell; both in mm.
const (
	notePad  geom.MM = 2
	noteType geom.MM = 3.6
)

// noteSize returns the size of type of a note as it is laid out: of its own text, else of that of
// another note.
func (v *View) noteSize(it canvas.Item) geom.MM {
	other := noteType
	for _, p := range v.result.Pages {
		for _, i := range p.Items {
			t, ok := i.(scene.Text)
			if !ok || t.Ref.Kind != scene.RefNote || t.Role != "note" {
				continue
			}
			if of, _ := itemOf(t.Ref); of == it {
				return t.Size
			}
			other = t.Size
		}
	}
	return other
}

// noteEntry is the entry of an open note. It leaves undo to the window, so that there is one
// history, and closes by the keys.
type noteEntry struct {
	widget.Entry
	view *View
}

// TypedKey is for the toolkit.
func (e *noteEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		e.view.FinishEdit()
	case fyne.KeyTab:
		e.view.FinishEdit()
		e.view.TypedKey(k)
	default:
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut is for the toolkit.
func (e *noteEntry) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
		e.Entry.TypedShortcut(s)
		return
	case *desktop.CustomShortcut:
		switch s.KeyName {
		case fyne.KeyReturn, fyne.KeyEnter:
			e.view.FinishEdit()
			return
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete: // by words
			e.Entry.TypedShortcut(s)
			return
		}
	}
	e.view.TypedShortcut(s)
}

// FocusLost is for the toolkit: a click elsewhere has ended the typing.
func (e *noteEntry) FocusLost() {
	e.Entry.FocusLost()
	if e.view.editor != nil && e.view.editor.entry == e {
		e.view.FinishEdit()
	}
}

// noteTheme makes an entry look like the note below it, whatever the theme of the window: paper
// stays paper.
type noteTheme struct {
	tint      canvas.Tint
	text, pad float32
}

var noteFont = fyne.NewStaticResource("sheet.ttf", text.Bytes(text.Regular))

// Color returns the colors of the note.
func (t *noteTheme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameInputBackground, theme.ColorNameBackground:
		return opaque(layout.TintColor(t.tint))
	case theme.ColorNameForeground:
		return opaque(layout.Ink)
	case theme.ColorNamePrimary, theme.ColorNameFocus, theme.ColorNameInputBorder:
		return accent
	case theme.ColorNameSelection:
		return faded(accent, 0x40)
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
}

// Font returns the type of sheets.
func (t *noteTheme) Font(s fyne.TextStyle) fyne.Resource {
	if s.Symbol || s.Monospace {
		return theme.DefaultTheme().Font(s)
	}
	return noteFont
}

// Icon returns those of the toolkit.
func (t *noteTheme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size returns the sizes of the note at the zoom that there is.
func (t *noteTheme) Size(name fyne.ThemeSizeName) float32 {
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
