package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// blankKind is what the room sees instead of the sheet.
type blankKind string

// What the room may see instead.
const (
	blankNone  blankKind = ""
	blankBlack blankKind = "black"
	blankWhite blankKind = "white"
)

func (k blankKind) color() color.Color {
	if k == blankWhite {
		return color.White
	}
	return color.Black
}

// setBlank shows black or white instead of the sheet, on the second screen too, or the sheet again.
func (w *Window) setBlank(k blankKind) {
	if w.blank == k {
		return
	}
	w.blank = k
	w.roomLayer.load()
	w.second.load()
	w.probe.log("blank", string(k))
	w.probe.touch()
}

// toggleBlank shows black or white, or the sheet again.
func toggleBlank(k blankKind) func(*Window) {
	return func(w *Window) {
		if w.blank == k {
			k = blankNone
		}
		w.setBlank(k)
	}
}

// blankScreen covers a window. A click on it calls the sheet back.
type blankScreen struct {
	widget.BaseWidget
	fill    *fynecanvas.Rectangle
	pressed func()
}

func newBlankScreen(pressed func()) *blankScreen {
	b := &blankScreen{fill: fynecanvas.NewRectangle(color.Black), pressed: pressed}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// show covers the window, or uncovers it.
func (b *blankScreen) show(k blankKind) {
	b.fill.FillColor = k.color()
	visible(b, k != blankNone)
	b.Refresh()
}

// MouseDown calls the sheet back.
func (b *blankScreen) MouseDown(*desktop.MouseEvent) { b.pressed() }

// MouseUp does nothing.
func (b *blankScreen) MouseUp(*desktop.MouseEvent) {}

// MouseIn does nothing: what lies under it does not light up.
func (b *blankScreen) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (b *blankScreen) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (b *blankScreen) MouseOut() {}

// Scrolled does nothing.
func (b *blankScreen) Scrolled(*fyne.ScrollEvent) {}

// Cursor hides the pointer.
func (b *blankScreen) Cursor() desktop.Cursor { return desktop.HiddenCursor }

// CreateRenderer makes what draws it.
func (b *blankScreen) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{
		objects: []fyne.CanvasObject{b.fill},
		layout:  func(s fyne.Size) { b.fill.Resize(s) },
		min:     func() fyne.Size { return fyne.Size{} },
		refresh: func() { b.fill.Refresh() },
	}
}
