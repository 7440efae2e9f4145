package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// field is an entry that hands on what it does not need itself: the keys of the window, and the
// shortcuts that the toolkit would keep from them.
type field struct {
	widget.Entry
	shortcuts func(fyne.Shortcut) bool // of the window; nil is none
	left      func()                   // the keyboard has left the field
	escaped   func()                   // Escape was pressed
	keys      func(fyne.KeyName) bool  // looks at keys first; true is: nothing more to do
	focused   bool
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
	switch e.Name {
	case fyne.KeyEscape:
		if f.escaped != nil {
			f.escaped()
		}
		passKey(f, e)
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF6, fyne.KeyF11:
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

// check is a box to tick with its words.
type check struct {
	widget.BaseWidget
	box *widget.Check
}

func newCheck(text string, changed func(bool)) *check {
	c := &check{box: widget.NewCheck(text, nil)}
	c.box.OnChanged = changed
	c.ExtendBaseWidget(c)
	return c
}

// set ticks the box without telling anybody; off is one that cannot be changed.
func (c *check) set(on, off bool) {
	if off {
		c.box.Disable()
	}
	if c.box.Checked == on {
		return
	}
	changed := c.box.OnChanged
	c.box.OnChanged = nil
	c.box.SetChecked(on)
	c.box.OnChanged = changed
}

// CreateRenderer makes what draws the box.
func (c *check) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{
		objects: []fyne.CanvasObject{c.box},
		layout: func(s fyne.Size) {
			const shift = 5 // the toolkit's own padding, so that the box aligns with fields
			box(c.box, -shift, 0, s.Width+shift, s.Height)
		},
		min:     func() fyne.Size { return fyne.NewSize(0, controlHeight-2) },
		refresh: c.box.Refresh,
	}
}
