package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// modal is a dialog over the window: a title, a body, and buttons at the lower right. Escape is
// its cancel, Enter its last button. Nothing else in the window can be reached meanwhile.
type modal struct {
	widget.BaseWidget
	window   *Window
	title    *label
	body     fyne.CanvasObject
	buttons  []*button
	width    float32
	canceled func()                  // nil: it cannot be left by Escape
	keys     func(fyne.KeyName) bool // looks at keys first; true is: nothing more to do; nil: none
	layer    *fyne.Container         // over the dialog: tips
	covers   bool                    // nothing of the window is seen behind it
	load     func()                  // shows the document as it is now; nil: it shows nothing of it
}

// margin is the free space at the edges of panels and dialogs.
const margin float32 = 16

// open shows a dialog of a width. The last button is the one that Enter presses; cancel may be
// nil.
func (w *Window) open(title string, width float32, body fyne.CanvasObject, cancel func(), buttons ...*button) *modal {
	m := &modal{window: w, title: newLabel(title, sizeTitle, true, colorInk), body: body, buttons: buttons, width: width, layer: container.NewWithoutLayout()}
	m.canceled = func() {
		m.close()
		if cancel != nil {
			cancel()
		}
	}
	m.ExtendBaseWidget(m)
	w.tips.say("", nil) // what it was said of lies under the dialog
	w.modals = append(w.modals, m)
	c := w.win.Canvas()
	c.Overlays().Add(m)
	m.Resize(c.Size())
	w.probe.log("dialog", title)
	w.probe.touch()
	return m
}

// cover hides the window behind the dialog, for what must not be seen meanwhile.
func (m *modal) cover() {
	m.covers = true
	m.Refresh()
}

// close takes the dialog away.
func (m *modal) close() {
	w := m.window
	// The toolkit does not tell a field that it is gone: its cursor would go on blinking.
	w.win.Canvas().Unfocus()
	for i, other := range w.modals {
		if other == m {
			w.modals = append(w.modals[:i], w.modals[i+1:]...)
			break
		}
	}
	w.win.Canvas().Overlays().Remove(m)
	w.focusIfNothing()
	w.probe.touch()
}

// key answers a key that nothing in the dialog wanted.
func (m *modal) key(e *fyne.KeyEvent) {
	if m.keys != nil && m.keys(e.Name) {
		return
	}
	switch e.Name {
	case fyne.KeyEscape:
		m.canceled()
	case fyne.KeyReturn, fyne.KeyEnter:
		if n := len(m.buttons); n > 0 {
			m.buttons[n-1].press()
		}
	}
}

// focus gives the keyboard to something in the dialog.
func (m *modal) focus(f fyne.Focusable) { m.window.win.Canvas().Focus(f) }

// Tapped does nothing: what lies under the dialog cannot be reached.
func (m *modal) Tapped(*fyne.PointEvent) {}

// TappedSecondary does nothing.
func (m *modal) TappedSecondary(*fyne.PointEvent) {}

// Scrolled does nothing.
func (m *modal) Scrolled(*fyne.ScrollEvent) {}

// MouseIn does nothing.
func (m *modal) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (m *modal) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (m *modal) MouseOut() {}

// CreateRenderer makes what draws the dialog.
func (m *modal) CreateRenderer() fyne.WidgetRenderer {
	const pad, gap = 20, 14
	scrim := fynecanvas.NewRectangle(scrimColor)
	panel := newSurface(colorPanel, colorHair, radius+2)
	objects := []fyne.CanvasObject{scrim, panel, m.title, m.body}
	for _, b := range m.buttons {
		objects = append(objects, b)
	}
	objects = append(objects, m.layer)
	foot := func() float32 {
		if len(m.buttons) == 0 {
			return 0
		}
		return controlHeight + gap + 4
	}
	d := &drawn{objects: objects}
	d.layout = func(s fyne.Size) {
		scrim.Resize(s)
		m.layer.Resize(s)
		width := min(m.width, s.Width-2*pad)
		head := m.title.MinSize().Height + gap
		height := min(2*pad+head+m.body.MinSize().Height+foot(), s.Height-2*pad)
		x, y := float32(int((s.Width-width)/2)), float32(int((s.Height-height)/2.4))
		box(panel, x, y, width, height)
		box(m.title, x+pad, y+pad, width-2*pad, head-gap)
		box(m.body, x+pad, y+pad+head, width-2*pad, height-2*pad-head-foot())
		right := x + width - pad
		for i := len(m.buttons) - 1; i >= 0; i-- {
			b := m.buttons[i]
			wide := max(b.MinSize().Width, 84)
			right -= wide
			box(b, right, y+height-pad-controlHeight, wide, controlHeight)
			right -= 8
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, 0) }
	d.refresh = func() { // what is in the dialog may have grown
		scrim.FillColor = scrimColor
		if m.covers {
			scrim.FillColor = themed(colorGround)
		}
		d.layout(m.Size())
		fynecanvas.Refresh(m)
	}
	return d
}

// scrimColor dims the window under a dialog.
var scrimColor = color.NRGBA{R: 16, G: 22, B: 28, A: 96}

// tell opens a dialog that says something.
func (w *Window) tell(title, sentence string) *modal {
	var m *modal
	ok := newButton(primary, "", w.text("ok"), func() { m.close() })
	m = w.open(title, 440, newProse(sentence, sizeBody, colorInk, 400), nil, ok)
	return m
}

// ask opens a dialog with one line to fill in. Done gets what was typed; it says why that cannot
// be, or nothing, and the dialog closes.
func (w *Window) ask(title, what, given, doneWord string, done func(string) string) *modal {
	const inner = 360
	entry := newField(w)
	entry.SetText(given)
	wrong := newProse("", sizeCaption, colorWarning, inner)
	body := newColumn(8, newLabel(what, sizeCaption, false, colorSecondary), entry.object(), wrong)
	var m *modal
	finish := func() {
		if reason := done(entry.Text); reason != "" {
			wrong.set(reason, colorWarning)
			m.Refresh()
			m.focus(entry)
			return
		}
		m.close()
	}
	m = w.open(title, inner+40, body, nil,
		newButton(outlined, "", w.text("cancel"), func() { m.close() }),
		newButton(primary, "", doneWord, finish))
	entry.OnSubmitted = func(string) { finish() }
	m.focus(entry)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	return m
}
