package sheetview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
)

// input is what the toolkit has told of mouse and keys.
type input struct {
	button     desktop.MouseButton // that is down; 0 is none
	panning    bool
	last       fyne.Position // of the pointer, in the view
	absolute   fyne.Position // the same, in the window
	inside     bool
	pinned     bool    // a menu is open, or was a moment ago: what is chosen there is meant for where it was asked for
	pin        geom.Pt // that place, on the desk
	at         geom.Pt // the same, on the desk, when it last moved
	presses    int     // in quick succession in one place
	pressed    time.Time
	pressedAt  fyne.Position
	space      bool
	grabs      bool             // the hand is the tool: a drag moves the view
	held       fyne.KeyModifier // by the keys that we saw go down
	wheel      float64          // notches that are not a step yet
	pending    []func()
	committing bool
	card       deckCard
	scroll     *fyne.Animation // along an edge, while something is dragged there
	pull       fyne.Delta
}

// The double-click: two presses within this time and this far from each other, in units.
const (
	doubleTime  = 400 * time.Millisecond
	doubleReach = 4
)

// MouseDown is for the toolkit.
func (v *View) MouseDown(e *desktop.MouseEvent) {
	if v.pressedInCell(e.Position) || !v.FinishEdit() {
		v.cfg.UI(func() {
			if v.editor != nil {
				v.focus(v.editor.entry)
			}
		})
		return
	}
	v.takeFocus()
	v.answered()
	v.input.held = e.Modifier
	v.pointer(e.Position, e.AbsolutePosition)
	clicks := v.countPress(e)
	if v.input.button != 0 { // a second button while one is down gives the gesture up
		v.send(gesture.Event{Kind: gesture.Escape, At: v.input.at})
		return
	}
	v.input.button = e.Button
	if e.Button == desktop.MouseButtonTertiary || e.Button == desktop.MouseButtonPrimary && (v.input.space || v.input.grabs) {
		v.input.panning = true
		return
	}
	ev := v.event(gesture.Down)
	ev.Clicks, ev.Secondary = clicks, e.Button == desktop.MouseButtonSecondary
	v.send(ev)
}

// countPress returns how many presses there were in quick succession; a third begins anew.
func (v *View) countPress(e *desktop.MouseEvent) int {
	now, in := v.cfg.Now(), &v.input
	near := math.Abs(float64(e.Position.X-in.pressedAt.X)) <= doubleReach && math.Abs(float64(e.Position.Y-in.pressedAt.Y)) <= doubleReach
	if in.presses == 1 && near && now.Sub(in.pressed) <= doubleTime && e.Button == desktop.MouseButtonPrimary {
		in.presses = 2
	} else {
		in.presses = 1
	}
	if e.Button != desktop.MouseButtonPrimary {
		in.presses = 0
		return 1
	}
	in.pressed, in.pressedAt = now, e.Position
	return in.presses
}

// MouseUp is for the toolkit.
func (v *View) MouseUp(e *desktop.MouseEvent) {
	if v.input.button != e.Button {
		return
	}
	v.input.held = e.Modifier
	v.pointer(e.Position, e.AbsolutePosition)
	v.release()
}

// release is the end of what the button that is down began.
func (v *View) release() {
	v.stopScroll()
	button, panned := v.input.button, v.input.panning
	v.input.button, v.input.panning = 0, false
	if !panned && button != desktop.MouseButtonSecondary {
		v.send(v.event(gesture.Up))
	}
	for _, f := range v.input.pending {
		v.cfg.UI(f)
	}
	v.input.pending = nil
}

// Dragged is for the toolkit. It comes while a button is held down, also outside of the view.
func (v *View) Dragged(e *fyne.DragEvent) {
	if v.input.button == 0 {
		return
	}
	before := v.input.last
	if v.input.panning {
		v.input.last, v.input.absolute = e.Position, e.AbsolutePosition
		v.Pan(e.Position.X-before.X, e.Position.Y-before.Y)
		return
	}
	v.pointer(e.Position, e.AbsolutePosition)
	v.send(v.event(gesture.Move))
	v.scrollAtEdge()
}

// DragEnd is for the toolkit: where the release of the button was told to nobody, it comes here.
func (v *View) DragEnd() {
	if v.input.button != 0 {
		v.release()
	}
}

// MouseIn is for the toolkit.
func (v *View) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved is for the toolkit. A drag of less than its threshold comes here as well.
func (v *View) MouseMoved(e *desktop.MouseEvent) {
	v.input.inside = true
	before := v.input.last
	v.pointer(e.Position, e.AbsolutePosition)
	if v.input.panning {
		v.Pan(e.Position.X-before.X, e.Position.Y-before.Y)
		return
	}
	if v.cfg.Pointed != nil && v.input.button == 0 {
		v.cfg.Pointed(e.Position)
	}
	v.send(v.event(gesture.Move))
}

// MouseOut is for the toolkit.
func (v *View) MouseOut() {
	v.input.inside = false
	if v.laser.on && v.input.button == 0 {
		v.PointAway()
	}
	if v.input.button == 0 && v.effect.Hover.ID != "" {
		v.effect.Hover.ID, v.effect.Hover.Column = "", ""
		v.redraw()
	}
}

// pointer keeps where the pointer is.
func (v *View) pointer(pos, absolute fyne.Position) {
	v.input.pinned = false
	v.input.last, v.input.absolute = pos, absolute
	v.input.at = v.view.desk(pos)
	if v.laser.on {
		v.PointAt(v.input.at)
	}
}

// hand returns where on the desk the hand points; far away when it points elsewhere.
func (in *input) hand() geom.Pt {
	if in.pinned {
		return in.pin
	}
	if !in.inside {
		return geom.Pt{X: -1e6, Y: -1e6}
	}
	return in.at
}

// event returns an event where the pointer is, with what keys are held down.
func (v *View) event(kind gesture.EventKind) gesture.Event {
	held := v.modifiers()
	return gesture.Event{
		Kind: kind, At: v.input.at,
		Shift: held&fyne.KeyModifierShift != 0,
		Ctrl:  held&fyne.KeyModifierShortcutDefault != 0,
	}
}

// modifiers returns which modifiers are held down. The toolkit's own record loses a key that is
// held down for long; ours knows nothing while another widget has the focus. Each errs only by
// leaving out.
func (v *View) modifiers() fyne.KeyModifier {
	held := v.input.held
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		held |= d.CurrentKeyModifiers()
	}
	return held
}

// notch is what the toolkit makes of one notch of a wheel; trackpads send less at a time.
const notch = 25

// Scrolled is for the toolkit: the wheel pans, sideways with Shift; with Ctrl it zooms at the
// pointer, and without it as well where people want that of their mouse.
func (v *View) Scrolled(e *fyne.ScrollEvent) {
	v.pointer(e.Position, e.AbsolutePosition)
	held := v.modifiers()
	d := e.Scrolled
	if held&fyne.KeyModifierShortcutDefault != 0 || v.wheelZooms() && held&fyne.KeyModifierShift == 0 {
		v.input.wheel += float64(d.DY) / notch * wheelSteps
		steps := int(v.input.wheel)
		v.input.wheel -= float64(steps)
		if steps != 0 {
			v.see(v.view.zoomed(v.view.stepped(steps), e.Position))
			v.afterCamera()
		}
		return
	}
	if math.Mod(float64(d.DX), notch) == 0 && math.Mod(float64(d.DY), notch) == 0 {
		d.DX, d.DY = 2*d.DX, 2*d.DY // a wheel, not fingers: a notch is some lines
	}
	if held&fyne.KeyModifierShift != 0 && d.DX == 0 {
		d.DX, d.DY = d.DY, 0
	}
	v.Pan(d.DX, d.DY)
	v.afterCamera()
}

// wheelZooms reports whether the wheel zooms without a key.
func (v *View) wheelZooms() bool { return v.cfg.WheelZooms != nil && v.cfg.WheelZooms() }

// afterCamera tells the gesture that the desk has moved under the pointer.
func (v *View) afterCamera() {
	v.input.at = v.view.desk(v.input.last)
	if !v.input.panning {
		v.send(v.event(gesture.Move))
	}
}

// takeFocus has the keys come here: in this toolkit a click alone does not.
func (v *View) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && c.Focused() != v {
		c.Focus(v)
	}
}
