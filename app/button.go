package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// buttonKind is how much a button asks for attention.
type buttonKind int

const (
	flat     buttonKind = iota // no frame until the pointer is over it
	outlined                   // a hairline around it
	primary                    // dark: one in a view
)

// controlHeight is the height of buttons, fields and choices.
const controlHeight float32 = 30

// bigger is how much larger the type of what is shown to a room is.
const bigger = 1.3

// button is something to press: an icon, words, or both.
type button struct {
	widget.BaseWidget
	text, icon string
	kind       buttonKind
	start      bool // words at the left instead of in the middle
	menu       bool // a small arrow says that it opens a menu
	cut        bool // words that are too long are cut, and the button asks for no width for them
	quiet      bool // words in the secondary color
	off        bool // cannot be pressed now
	big        bool // to be read across a room
	tip        string
	tipNow     func() string                   // instead of tip, where it depends on the document
	hint       func(fyne.CanvasObject, string) // shows the tip over the button; empty takes it away
	run        func()
	choices    func() []*fyne.MenuItem // of a choice: what its menu holds

	hovered, focused bool
}

func newButton(kind buttonKind, icon, text string, run func()) *button {
	b := &button{kind: kind, icon: icon, text: text, run: run}
	b.ExtendBaseWidget(b)
	return b
}

// hinted gives the button a tip, and whom to tell it.
func (b *button) hinted(hint func(fyne.CanvasObject, string), tip string) *button {
	b.hint, b.tip = hint, tip
	return b
}

// actionButton returns a button that performs an action, whose tip says what it does and its key.
func (w *Window) actionButton(kind buttonKind, icon, text, id string) *button {
	b := newButton(kind, icon, text, func() { w.perform(id) })
	b.hint, b.tipNow = w.hint, func() string { return w.tip(id) }
	return b
}

func (b *button) setText(text string) {
	if b.text != text {
		b.text = text
		b.Refresh()
	}
}

func (b *button) setOff(off bool) {
	if b.off != off {
		b.off = off
		b.Refresh()
	}
}

// say shows the tip, or takes it away.
func (b *button) say(on bool) {
	switch {
	case b.hint == nil:
	case on && b.tipNow != nil:
		b.hint(b, b.tipNow())
	case on:
		b.hint(b, b.tip)
	default:
		b.hint(b, "")
	}
}

func (b *button) press() {
	b.say(false)
	if !b.off && b.run != nil {
		b.run()
	}
}

// Tapped presses the button.
func (b *button) Tapped(*fyne.PointEvent) { b.press() }

// FocusGained shows that the keyboard is here, and the tip.
func (b *button) FocusGained() { b.setFocused(true) }

// FocusLost shows that the keyboard has left.
func (b *button) FocusLost() { b.setFocused(false) }

func (b *button) setFocused(on bool) {
	b.focused = on
	b.say(on)
	b.Refresh()
}

// TypedRune does nothing: a button takes no letters.
func (b *button) TypedRune(rune) {}

// TypedKey presses the button by Space and Enter.
func (b *button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.press()
	default:
		passKey(b, e)
	}
}

// MouseIn shows the tip.
func (b *button) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.say(true)
	b.Refresh()
}

// MouseMoved does nothing.
func (b *button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tip away.
func (b *button) MouseOut() {
	b.hovered = false
	b.say(false)
	b.Refresh()
}

// CreateRenderer makes what draws the button.
func (b *button) CreateRenderer() fyne.WidgetRenderer {
	ground := fynecanvas.NewRectangle(themed(colorNone))
	ground.CornerRadius = radius
	words := fynecanvas.NewText(b.text, themed(colorInk))
	words.TextSize, words.TextStyle.Bold = sizeBody, b.kind != flat && !b.start
	objects := []fyne.CanvasObject{ground, words}
	var picture, arrow *fynecanvas.Image
	if b.icon != "" {
		picture = newIconImage(b.icon, colorInk)
		objects = append(objects, picture)
	}
	if b.menu {
		arrow = newIconImage("down", colorSecondary)
		objects = append(objects, arrow)
	}
	iconSize, pad, between, arrowSize, high := float32(16), float32(10), float32(7), float32(12), controlHeight
	if b.big {
		words.TextSize *= bigger
		iconSize, pad, high = 24, 12, 44
	}
	d := &drawn{objects: objects}
	paint := func() {
		front, fill, frame := colorInk, colorNone, colorNone
		switch b.kind {
		case outlined:
			fill, frame = colorPanel, colorFrame
		case primary:
			front, fill = colorOnStrong, colorStrong
		}
		if b.quiet {
			front = colorSecondary
		}
		switch {
		case b.off && b.kind == primary:
			fill, front = colorHover, colorPale
		case b.off:
			front = colorPale
		case b.hovered && b.kind != primary:
			fill = colorHover
		}
		if b.focused {
			frame = colorFocus
		}
		ground.FillColor, ground.StrokeColor = themed(fill), themed(frame)
		switch ground.StrokeWidth = 1; {
		case b.focused:
			ground.StrokeWidth = focusWidth()
		case frame == colorNone:
			ground.StrokeWidth = 0
		}
		words.Text, words.Color = b.text, themed(front)
		if b.hovered && b.kind == primary && !b.off {
			ground.StrokeColor, ground.StrokeWidth = themed(colorSecondary), 2
		}
		if picture != nil {
			setIcon(picture, b.icon, front)
		}
		if arrow != nil {
			setIcon(arrow, "down", colorSecondary)
		}
		ground.Refresh()
		words.Refresh()
	}
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		left, right := pad, s.Width-pad
		if b.icon != "" && b.text == "" {
			left = (s.Width - iconSize) / 2
		}
		if arrow != nil {
			box(arrow, right-arrowSize+2, (s.Height-arrowSize)/2, arrowSize, arrowSize)
			right -= arrowSize + between - 4
		}
		wide := fyne.MeasureText(b.text, words.TextSize, words.TextStyle)
		if picture != nil {
			if !b.start && b.text != "" {
				left = max(pad, (right+pad-wide.Width-iconSize-between)/2)
			}
			box(picture, left, (s.Height-iconSize)/2, iconSize, iconSize)
			left += iconSize + between
		} else if !b.start {
			left = max(pad, (right+pad-wide.Width)/2)
		}
		words.Text = b.text
		if b.cut {
			words.Text = shortened(b.text, words.TextSize, words.TextStyle, right-left)
		}
		box(words, left, (s.Height-wide.Height)/2, right-left, wide.Height)
	}
	d.min = func() fyne.Size {
		width := 2 * pad
		if b.icon != "" {
			width += iconSize
		}
		if b.text != "" && !b.cut {
			width += fyne.MeasureText(b.text, words.TextSize, words.TextStyle).Width
			if b.icon != "" {
				width += between
			}
		}
		if b.menu {
			width += arrowSize + between - 4
		}
		if b.text == "" {
			width = high
		}
		return fyne.NewSize(width, high)
	}
	d.refresh = func() {
		paint()
		d.layout(b.Size())
		fynecanvas.Refresh(b)
	}
	paint()
	return d
}
