package sheetview

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/typing"
)

// cellEdit is a cell open for typing. What is typed is taken when the cell is left, all at once.
type cellEdit struct {
	box      layout.CellBox
	was      string // before
	fresh    bool   // typing has replaced what was there: arrows leave the cell
	refused  bool   // it cannot be read as it is
	pad      geom.MM
	canceled bool
}

// cellPad is the space between the edge of a cell and its text where it has none to tell.
const cellPad geom.MM = 1

// FinishCell is FinishEdit for a cell that is not taken before it is closed: a note, or a text, stays
// open.
func (v *View) FinishCell() bool { return v.TypesLive() || v.FinishEdit() }

// TypesLive reports whether a text is open whose every letter is in the workbook as soon as it is
// typed, so that undo is that of the workbook.
func (v *View) TypesLive() bool { return v.editor != nil && v.editor.of.live() }

// typeLater opens a cell that was double-clicked, as soon as the toolkit leaves it the keyboard.
func (v *View) typeLater(b layout.CellBox) {
	v.opening, v.ahead = true, nil
	v.later(func() {
		ahead := v.ahead
		v.opening, v.ahead = false, nil
		v.typeInto(b, false, ahead)
	})
}

// typeInto opens a cell for typing: as it is or, with fresh, empty. Letters come after the text.
func (v *View) typeInto(b layout.CellBox, fresh bool, letters []rune) {
	b, ok := v.table.Find(b.Cell, b.Rect.Center())
	if !ok || !v.FinishEdit() || v.locked() {
		return
	}
	v.setCell(b)
	v.readable(b.Rect, b.Size)
	was := v.written(v.workbook, b.Cell)
	text := was
	if fresh {
		text = ""
	}
	if b.Lines {
		v.begin(&fieldEdit{cell: b}, was, nil)
		if fresh {
			v.editor.entry.edit(v.editor.entry.All().Backspace(false), false)
		}
		for _, r := range letters {
			v.editor.entry.TypedRune(r)
		}
	} else {
		v.begin(&cellEdit{box: b, was: was, fresh: fresh, pad: v.padOf(b)}, text, letters)
	}
	if v.cfg.CellOpened != nil {
		v.cfg.CellOpened()
	}
}

// padOf returns the space between the edge of a cell and its text, as it is laid out.
func (v *View) padOf(b layout.CellBox) geom.MM {
	on := b.Rect.Moved(geom.Pt{}.Sub(v.desk[b.Page].Min()))
	pad := cellPad
	for _, i := range v.result.Pages[b.Page].Items {
		t, ok := i.(scene.Text)
		if !ok || t.Size != b.Size || !on.Contains(t.Bounds().Center()) {
			continue
		}
		switch b.Align {
		case canvas.AlignEnd:
			pad = on.Right() - t.At.X - t.Width
		case canvas.AlignCenter:
		default:
			pad = t.At.X - on.X
		}
		break
	}
	return min(max(pad, 0), 4)
}

func (x *cellEdit) changed(v *View, e *editor) {
	x.refused = false
	v.answered()
	v.redraw()
}

// take types into the cell. Nothing new changes nothing.
func (x *cellEdit) take(v *View, e *editor) bool {
	text := e.entry.Text
	if x.canceled || text == x.was {
		return true
	}
	c, cell, err := canvas.TypeCell(v.workbook, v.cfg.IDs, x.box.Cell, text, v.language())
	if err == nil && len(c.Diff) > 0 {
		err = v.commit(c)
	}
	if err != nil {
		x.refused = true
		v.refuse(err)
		return false
	}
	if b, ok := v.table.Find(cell, x.box.Rect.Center()); ok {
		v.setCell(b)
		v.choose(v.rowOf(b))
	}
	return true
}

func (x *cellEdit) follow(v *View, _ *editor) bool {
	b, ok := v.table.Find(x.box.Cell, x.box.Rect.Center())
	if ok {
		x.box = b
	}
	return ok
}

func (x *cellEdit) paints() (typing.Setting, bool) { return x.box.Setting(), true }

// lines returns the one line of the cell. Where it is wider than the cell it reaches beyond it, on the
// side to which it is not aligned.
func (x *cellEdit) lines(_ *View, text string) []typing.Line { return x.box.LinesOf(text, x.pad) }

func (x *cellEdit) area(*View) geom.Rect { return x.box.Rect }

func (x *cellEdit) live() bool { return false }

func (x *cellEdit) key(v *View, e *editor, k *fyne.KeyEvent) bool {
	shift := v.modifiers()&fyne.KeyModifierShift != 0
	after := func(f func()) bool {
		if v.FinishEdit() {
			f()
		}
		return true
	}
	switch k.Name {
	case fyne.KeyEscape:
		x.canceled = true
		v.answered()
		v.FinishEdit()
		return true
	case fyne.KeyTab:
		return after(func() { v.tab(shift, true) })
	case fyne.KeyReturn, fyne.KeyEnter:
		return after(func() { v.goOn(shift) })
	case fyne.KeyUp:
		return after(func() { v.step(gesture.Above) })
	case fyne.KeyDown:
		return after(func() { v.step(gesture.Below) })
	case fyne.KeyLeft:
		if x.fresh && !shift {
			return after(func() { v.step(gesture.Left) })
		}
	case fyne.KeyRight:
		if x.fresh && !shift {
			return after(func() { v.step(gesture.Right) })
		}
	}
	return false
}

func (x *cellEdit) shortcut(v *View, e *editor, s fyne.Shortcut) bool {
	if isEnter(s) {
		v.FinishEdit()
		return true
	}
	switch s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo: // of the letters; the cell is not in the history yet
		e.entry.step(s)
		return true
	}
	return !v.FinishEdit()
}

// left takes what was typed once it is clear that the keyboard went to something else: another
// window takes it only for a while.
func (x *cellEdit) left(v *View, e *editor) {
	v.cfg.UI(func() {
		if v.editor != e || v.focused(e) || !x.refused && v.FinishEdit() {
			return
		}
		c := fyne.CurrentApp().Driver().CanvasForObject(v)
		if c != nil && (c.Focused() == nil || c.Focused() == fyne.Focusable(v)) {
			c.Focus(e.entry)
		}
	})
}

// pressedInCell reports whether a point of the view lies in an open cell, beside its text.
func (v *View) pressedInCell(at fyne.Position) bool {
	return v.editor != nil && v.openFrame(v.editor).Contains(v.view.desk(at))
}
