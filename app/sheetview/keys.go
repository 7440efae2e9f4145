package sheetview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
)

// The steps of the arrow keys: how far they move what lies at a free place, in mm, and how far
// they pan where nothing is selected, in units.
const (
	nudgeStep      geom.MM = 1
	nudgeShiftStep geom.MM = 5
	panStep                = 60
)

// FocusGained is for the toolkit.
func (v *View) FocusGained() {}

// FocusLost is for the toolkit. Which keys are up again is not told to who has not the focus.
func (v *View) FocusLost() {
	v.input.held, v.input.space = 0, false
}

// AcceptsTab is for the toolkit: Tab goes through what lies on the sheet.
func (v *View) AcceptsTab() bool { return true }

// KeyDown is for the toolkit.
func (v *View) KeyDown(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		v.input.space = true
		return
	}
	v.hold(v.input.held|modifierOf(e.Name), e.Name)
	// The toolkit makes no shortcut of Shift and a figure: it is a letter to it.
	if _, typing := v.ActiveCell(); !typing && v.modifiers() == fyne.KeyModifierShift && len(e.Name) == 1 && e.Name[0] >= '0' && e.Name[0] <= '9' {
		v.TypedShortcut(&desktop.CustomShortcut{KeyName: e.Name, Modifier: fyne.KeyModifierShift})
	}
}

// KeyUp is for the toolkit.
func (v *View) KeyUp(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		v.input.space = false
		return
	}
	v.hold(v.input.held&^modifierOf(e.Name), e.Name)
}

// hold keeps which modifiers are down, and tells a drag that they are others: Ctrl doubles from
// the moment it is down.
func (v *View) hold(held fyne.KeyModifier, key fyne.KeyName) {
	if modifierOf(key) == 0 {
		return
	}
	v.input.held = held
	if v.input.button != 0 && !v.input.panning {
		v.send(v.event(gesture.Move))
	}
}

func modifierOf(key fyne.KeyName) fyne.KeyModifier {
	switch key {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		return fyne.KeyModifierShift
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		return fyne.KeyModifierControl
	case desktop.KeyAltLeft, desktop.KeyAltRight:
		return fyne.KeyModifierAlt
	case desktop.KeySuperLeft, desktop.KeySuperRight:
		return fyne.KeyModifierSuper
	}
	return 0
}

// TypedKey is for the toolkit.
func (v *View) TypedKey(e *fyne.KeyEvent) {
	v.answered()
	if v.cfg.KeyFirst != nil && v.editor == nil && v.state.Name() == "idle" && v.cfg.KeyFirst(e) {
		return
	}
	shift := v.modifiers()&fyne.KeyModifierShift != 0
	if v.cellKey(e, shift) {
		return
	}
	step := nudgeStep
	if shift {
		step = nudgeShiftStep
	}
	switch e.Name {
	case fyne.KeyEscape:
		if v.state.Name() == "idle" && len(v.selection) == 0 {
			if v.input.grabs { // first what is selected, then the tool
				v.grab(false)
				return
			}
			v.key(e)
			return
		}
		if v.state.Name() == "card" {
			v.DeckCancel()
			v.key(e) // the deck still has it
			return
		}
		v.send(gesture.Event{Kind: gesture.Escape, At: v.input.at})
	case fyne.KeyTab:
		if it, ok := gesture.Next(v.context(), shift); ok {
			v.choose([]canvas.Item{it})
			v.Reveal()
		}
	case fyne.KeyLeft:
		v.nudge(geom.Pt{X: -step})
	case fyne.KeyRight:
		v.nudge(geom.Pt{X: step})
	case fyne.KeyUp:
		v.nudge(geom.Pt{Y: -step})
	case fyne.KeyDown:
		v.nudge(geom.Pt{Y: step})
	case fyne.KeyPageUp:
		v.Pan(0, float32(v.view.h)*0.9)
	case fyne.KeyPageDown:
		v.Pan(0, -float32(v.view.h)*0.9)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		if len(v.selection) == 1 {
			v.Edit(v.selection[0])
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if v.cfg.Delete != nil && len(v.selection) > 0 {
			v.cfg.Delete(v.selection)
		}
	default:
		v.key(e)
	}
}

func (v *View) key(e *fyne.KeyEvent) {
	if v.cfg.Key != nil {
		v.cfg.Key(e)
	}
}

// grab takes up the hand that moves the view, or puts it away.
func (v *View) grab(on bool) {
	if on == v.input.grabs || on && v.state.Name() != "idle" {
		return
	}
	v.input.grabs = on
	if v.cfg.Hand != nil {
		v.cfg.Hand(on)
	}
	v.redraw()
}

// leaveTool goes back to selecting, from whatever tool was taken up.
func (v *View) leaveTool() {
	v.grab(false)
	if name := v.state.Name(); name == "arrow" || name == "ordering" || name == "linking" && v.input.button == 0 {
		v.send(gesture.Event{Kind: gesture.Escape, At: v.input.at})
	}
}

// nudge moves the selection by the keys; without one, the view.
func (v *View) nudge(by geom.Pt) {
	if len(v.selection) == 0 {
		unit := panStep / max(by.Dist(geom.Pt{}), 1e-9)
		v.Pan(float32(-by.X*unit), float32(-by.Y*unit))
		return
	}
	if v.state.Name() != "idle" {
		return
	}
	v.do(gesture.Nudge(v.context(), by))
}

// TypedRune is for the toolkit. Letters come here rather than as keys, because where they lie
// depends on the keyboard.
func (v *View) TypedRune(r rune) {
	if v.opening {
		v.ahead = append(v.ahead, r)
		return
	}
	if v.modifiers()&^fyne.KeyModifierShift != 0 {
		return
	}
	if _, ok := v.ActiveCell(); ok && v.state.Name() == "idle" {
		v.answered()
		v.typeInto(v.cell, true, []rune{r})
		return
	}
	if v.cfg.RuneFirst != nil && v.state.Name() == "idle" && v.cfg.RuneFirst(r) {
		return
	}
	switch r {
	case 'n', 'N', 's', 'S', 't', 'T':
		v.NewNote()
	case 'a', 'A':
		v.TakeArrow()
	case 'h', 'H':
		v.grab(!v.input.grabs)
	case 'v', 'V':
		v.leaveTool()
	case '+', '=':
		v.ZoomIn()
	case '-', '−':
		v.ZoomOut()
	case '0':
		v.ZoomActual()
	case '1':
		v.FitPage()
	case '2':
		v.ZoomToSelection()
	case '3':
		v.ZoomToSection()
	default:
		if v.cfg.Letter != nil {
			v.cfg.Letter(r)
		}
	}
}

// TypedShortcut is for the toolkit: a widget that has the focus keeps shortcuts from the window,
// so they are handed on.
func (v *View) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierShortcutDefault && v.cellShortcut(c.KeyName) {
		return
	}
	if v.cfg.Shortcut != nil {
		v.cfg.Shortcut(s)
	}
}
