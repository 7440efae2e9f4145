package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// check is a box to tick, with its words.
type check struct {
	widget.BaseWidget
	text    string
	on, off bool // off: it cannot be changed now
	changed func(bool)

	hovered, focused bool
}

func newCheck(text string, changed func(bool)) *check {
	c := &check{text: text, changed: changed}
	c.ExtendBaseWidget(c)
	return c
}

// set ticks the box without telling anybody; off is one that cannot be changed.
func (c *check) set(on, off bool) {
	if c.on != on || c.off != off {
		c.on, c.off = on, off
		c.Refresh()
	}
}

func (c *check) toggle() {
	if !c.off {
		c.on = !c.on
		c.Refresh()
		c.changed(c.on)
	}
}

// Tapped ticks the box, or takes the tick away.
func (c *check) Tapped(*fyne.PointEvent) { c.toggle() }

// MouseIn lights the box up.
func (c *check) MouseIn(*desktop.MouseEvent) { c.light(true, c.focused) }

// MouseMoved does nothing.
func (c *check) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (c *check) MouseOut() { c.light(false, c.focused) }

// FocusGained shows that the keyboard is here.
func (c *check) FocusGained() { c.light(c.hovered, true) }

// FocusLost shows that the keyboard has left.
func (c *check) FocusLost() { c.light(c.hovered, false) }

func (c *check) light(hovered, focused bool) {
	c.hovered, c.focused = hovered, focused
	c.Refresh()
}

// TypedRune does nothing.
func (c *check) TypedRune(rune) {}

// TypedKey ticks the box by Space.
func (c *check) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		c.toggle()
		return
	}
	passKey(c, e)
}

// CreateRenderer makes what draws the box.
func (c *check) CreateRenderer() fyne.WidgetRenderer {
	const side, tick, left = 16, 12, 25
	square := fynecanvas.NewRectangle(themed(colorPanel))
	square.CornerRadius, square.StrokeWidth = 4, 1
	mark := newIconImage("check", colorOnStrong)
	words := fynecanvas.NewText(c.text, themed(colorInk))
	words.TextSize = sizeBody
	paint := func() {
		fill, frame, front := colorPanel, colorFrame, colorInk
		switch {
		case c.on && c.off:
			fill, frame = colorPale, colorPale
		case c.on:
			fill, frame = colorStrong, colorStrong
		case c.hovered:
			fill = colorHover
		}
		if c.off {
			front = colorPale
		}
		square.StrokeWidth = 1
		if c.focused {
			frame, square.StrokeWidth = colorFocus, focusWidth()
		}
		square.FillColor, square.StrokeColor, words.Color = themed(fill), themed(frame), themed(front)
		setIcon(mark, "check", colorOnStrong)
		mark.Hidden = !c.on
		square.Refresh()
		words.Refresh()
	}
	paint()
	return &drawn{
		objects: []fyne.CanvasObject{square, mark, words},
		layout: func(s fyne.Size) {
			box(square, 1, (s.Height-side)/2, side, side)
			box(mark, 1+(side-tick)/2, (s.Height-tick)/2, tick, tick)
			h := words.MinSize().Height
			box(words, left, (s.Height-h)/2, s.Width-left, h)
		},
		min: func() fyne.Size {
			return fyne.NewSize(left+fyne.MeasureText(c.text, sizeBody, words.TextStyle).Width, controlHeight-2)
		},
		refresh: func() {
			paint()
			fynecanvas.Refresh(c)
		},
	}
}
