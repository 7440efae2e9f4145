package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// field is an entry that hands on what it does not need itself: the keys of the window, and the
// shortcuts that the toolkit would keep from them.
type field struct {
	widget.Entry
	shortcuts func(fyne.Shortcut) bool // of the window; nil is none
	left      func()                   // the keyboard has left the field
	gained    func()                   // the keyboard has come
	escaped   func()                   // Escape was pressed
	keys      func(fyne.KeyName) bool  // looks at keys first; true is: nothing more to do
	focused   bool
	placed    *container.ThemeOverride
}

// object returns what is to be put into a layout: the field in the theme of fields.
func (f *field) object() fyne.CanvasObject {
	if f.placed == nil {
		bars := float32(0)
		if f.MultiLine {
			bars = 3
		}
		f.placed = container.NewThemeOverride(f, fieldLook{fyne.CurrentApp().Settings().Theme(), bars})
	}
	return f.placed
}

// fieldLook is the theme of fields: the shadows and the bar with which the toolkit says that a
// line is longer than its field would lie over the letters.
type fieldLook struct {
	fyne.Theme
	bars float32
}

// Color returns a color of the theme.
func (l fieldLook) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameShadow {
		return color.Transparent
	}
	return l.Theme.Color(name, v)
}

// Size returns a measure of the theme.
func (l fieldLook) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameScrollBar || name == theme.SizeNameScrollBarSmall {
		return l.bars
	}
	return l.Theme.Size(name)
}

// fieldRenderer draws the frame of a field on whole pixels, which the toolkit's own does not.
type fieldRenderer struct {
	fyne.WidgetRenderer
	field *field
	frame *fynecanvas.Rectangle
}

// CreateRenderer makes what draws the field.
func (f *field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{WidgetRenderer: f.Entry.CreateRenderer(), field: f, frame: fynecanvas.NewRectangle(themed(colorPanel))}
	r.frame.StrokeWidth, r.frame.CornerRadius = 1, radius
	r.paint()
	return r
}

// Objects replaces the two that draw ground and frame.
func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.frame}, r.WidgetRenderer.Objects()[2:]...)
}

// Layout gives the frame the size of the field.
func (r *fieldRenderer) Layout(s fyne.Size) {
	r.frame.Resize(s)
	r.WidgetRenderer.Layout(s)
}

// Refresh colors the frame.
func (r *fieldRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

func (r *fieldRenderer) paint() {
	r.frame.FillColor, r.frame.StrokeColor = themed(colorPanel), themed(colorFrame)
	switch r.frame.StrokeWidth = 1; {
	case r.field.Disabled():
		r.frame.FillColor, r.frame.StrokeColor = themed(colorQuiet), themed(colorHair)
	case r.field.focused:
		r.frame.StrokeColor, r.frame.StrokeWidth = themed(colorFocus), focusWidth()
	}
	r.frame.Refresh()
}

func newField(w *Window) *field {
	f := &field{}
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if w != nil {
		f.shortcuts = w.shortcut
	}
	f.ExtendBaseWidget(f)
	return f
}

func newTextArea(w *Window, rows int) *field {
	f := newField(w)
	f.MultiLine, f.Wrapping = true, fyne.TextWrapWord
	f.SetMinRowsVisible(rows)
	return f
}

// FocusGained notes that the keyboard is here.
func (f *field) FocusGained() {
	f.focused = true
	f.Entry.FocusGained()
	if f.gained != nil {
		f.gained()
	}
}

// FocusLost tells that the keyboard has left.
func (f *field) FocusLost() {
	f.focused = false
	f.Entry.FocusLost()
	if f.left != nil {
		f.left()
	}
}

// TypedKey hands Escape and the function keys on.
func (f *field) TypedKey(e *fyne.KeyEvent) {
	if f.keys != nil && f.keys(e.Name) {
		return
	}
	if isFunctionKey(e.Name) {
		passKey(f, e)
		return
	}
	switch e.Name {
	case fyne.KeyEscape:
		if f.escaped != nil {
			f.escaped()
		}
		passKey(f, e)
	default:
		f.Entry.TypedKey(e)
	}
}

// TypedShortcut hands on what the entry has no use for.
func (f *field) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok && f.shortcuts != nil && f.shortcuts(custom) {
		return
	}
	f.Entry.TypedShortcut(s)
}

// passKey gives a key that a widget has no use for to its window.
func passKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		if typed := c.OnTypedKey(); typed != nil {
			typed(e)
		}
	}
}
