package app

import (
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// tooltip says in a small box what something does and by which key, once the pointer or the
// keyboard has rested on it. The box lies beside the thing and never under the pointer: a box
// there would take the pointer from the thing, and come and go.
type tooltip struct {
	window *Window
	layer  *fyne.Container // over everything but dialogs
	over   *fyne.Container // where the box is now: the layer, or that of a dialog
	box    *fyne.Container
	ground *fynecanvas.Rectangle
	lines  []*fynecanvas.Text

	text  string
	where func() (fyne.Position, fyne.Size) // of the thing, in the window
	asked int                               // how often a tip was asked for: an old wish is none
	left  time.Time                         // when a box was taken away
	delay time.Duration
}

const (
	tipDelay = 600 * time.Millisecond // less is a nuisance to a hand that passes by
	tipAgain = 300 * time.Millisecond // from one thing to its neighbor the box goes along at once
	tipWidth = 280
)

func newTooltip(w *Window) *tooltip {
	t := &tooltip{window: w, layer: container.NewWithoutLayout(), ground: fynecanvas.NewRectangle(themed(colorStrong)), delay: tipDelay}
	t.ground.CornerRadius = radius
	t.box = container.NewWithoutLayout(t.ground)
	return t
}

// hint says a tip over an object once the pointer has rested there; an empty one takes it away.
func (w *Window) hint(o fyne.CanvasObject, text string) {
	w.tips.say(text, func() (fyne.Position, fyne.Size) { return offset(o), o.Size() })
}

// say shows a text beside a thing, after a moment; an empty one takes it away at once.
func (t *tooltip) say(text string, where func() (fyne.Position, fyne.Size)) {
	t.asked++
	if text == "" {
		t.hide()
		return
	}
	now := t.window.program.now()
	if t.over != nil || !t.left.IsZero() && now.Sub(t.left) < tipAgain {
		t.hide()
		t.text, t.where = text, where
		t.show()
		return
	}
	t.text, t.where = text, where
	asked := t.asked
	time.AfterFunc(t.delay, func() {
		t.window.program.ui(func() {
			if t.asked == asked {
				t.show()
			}
		})
	})
}

// shown returns what the box says; empty is no box.
func (t *tooltip) shown() string {
	if t.over == nil {
		return ""
	}
	return t.text
}

func (t *tooltip) hide() {
	if t.over == nil {
		return
	}
	t.over.Remove(t.box)
	t.over = nil
	t.left = t.window.program.now()
}

func (t *tooltip) show() {
	const padX, padY, gap, edge, pitch = 9, 6, 6, 6, 17
	w := t.window
	t.over = t.layer
	if n := len(w.modals); n > 0 {
		t.over = w.modals[n-1].layer
	}
	style := fyne.TextStyle{}
	words := wrapped(t.text, sizeCaption, style, tipWidth)
	t.box.Objects = []fyne.CanvasObject{t.ground}
	wide := float32(0)
	for i, line := range words {
		if i == len(t.lines) {
			t.lines = append(t.lines, fynecanvas.NewText("", nil))
		}
		l := t.lines[i]
		l.Text, l.TextSize, l.Color = line, sizeCaption, themed(colorOnStrong)
		m := l.MinSize()
		wide = max(wide, m.Width)
		box(l, padX, padY+float32(i)*pitch+(pitch-m.Height)/2, m.Width, m.Height)
		t.box.Objects = append(t.box.Objects, l)
	}
	t.ground.FillColor = themed(colorStrong)
	size := fyne.NewSize(wide+2*padX, float32(len(words))*pitch+2*padY)
	t.ground.Resize(size)
	at, of := t.where()
	room := w.win.Canvas().Size()
	x := max(edge, min(at.X+(of.Width-size.Width)/2, room.Width-size.Width-edge))
	y := at.Y + of.Height + gap
	if y+size.Height > room.Height-edge {
		y = at.Y - gap - size.Height
	}
	t.box.Resize(size)
	t.box.Move(fyne.NewPos(float32(int(x)), float32(int(y))).Subtract(offset(t.over)))
	t.over.Add(t.box)
	t.box.Refresh()
	w.probe.log("tip", t.text)
	w.probe.touch()
}
