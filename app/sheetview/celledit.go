package sheetview

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
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

// FinishCell is FinishEdit for an open cell alone: a note stays open.
func (v *View) FinishCell() bool {
	if _, note := v.Editing(); note {
		return true
	}
	return v.FinishEdit()
}

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
	x := &cellEdit{box: b, was: v.written(v.workbook, b.Cell), fresh: fresh, pad: v.padOf(b)}
	text := x.was
	if fresh {
		text = ""
	}
	v.begin(x, &entryTheme{ground: color.Transparent, border: color.Transparent}, text, b.Lines, letters)
	if v.cfg.CellOpened != nil {
		v.cfg.CellOpened()
	}
}

// padOf returns the space between the edge of a cell and its text, as it is laid out.
func (v *View) padOf(b layout.CellBox) geom.MM {
	on := b.Rect.Moved(geom.Pt{}.Sub(v.desk[b.Page].Min()))
	pad := cellPad
	if b.Lines {
		pad = 0 // its frame lies outside
	}
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
	if x.box.Lines {
		text = strings.TrimRight(text, " \t\r\n")
	}
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

// frame returns the rectangle of the desk that the open cell covers.
func (x *cellEdit) frame(v *View, e *editor) geom.Rect {
	pos, size := e.over.Position(), e.over.Size()
	from, to := v.view.desk(pos), v.view.desk(pos.Add(size))
	r := geom.R(from.X, x.box.Rect.Y, to.X-from.X, x.box.Rect.H)
	if x.box.Lines {
		r.H = to.Y - r.Y
	}
	return r.Union(x.box.Rect)
}

func (x *cellEdit) sizes(v *View) (text, pad float32) {
	return v.view.units(max(x.box.Size, 1)), v.view.units(x.pad)
}

// place lays the entry over the cell. A line that is wider than the cell reaches beyond it, on the
// side to which it is not aligned; several lines reach down as far as they need.
func (x *cellEdit) place(v *View, e *editor) {
	pos, size := v.view.box(x.box.Rect)
	if x.box.Lines {
		rise := e.theme.text * 0.2 // as of notes
		size.Height = max(size.Height+rise, e.needs(size.Width))
		e.over.Move(pos.SubtractXY(0, rise))
		e.over.Resize(size)
		return
	}
	const caret = 3 // units that the caret takes
	height := e.measure("Mg").Height + 2*e.theme.pad
	need := e.measure(e.entry.Text).Width + 2*e.theme.pad + caret
	width := max(size.Width, need)
	switch x.box.Align {
	case canvas.AlignEnd: // the toolkit's entries cannot: it is as wide as its text
		pos.X += size.Width - need + caret
		width = need
	case canvas.AlignCenter:
		pos.X += (size.Width - need) / 2
		width = need
	}
	pos.Y += (size.Height - height) / 2
	e.over.Move(pos)
	e.over.Resize(fyne.NewSize(width, height))
}

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
		x.canceled = !x.box.Lines // a text is not lost by a key; undo takes it back
		if x.canceled {
			v.answered()
		}
		v.FinishEdit()
		return true
	case fyne.KeyTab:
		return after(func() { v.tab(shift, true) })
	case fyne.KeyReturn, fyne.KeyEnter:
		if !x.box.Lines {
			return after(func() { v.goOn(shift) })
		}
	case fyne.KeyUp:
		if !x.box.Lines {
			return after(func() { v.step(gesture.Above) })
		}
	case fyne.KeyDown:
		if !x.box.Lines {
			return after(func() { v.step(gesture.Below) })
		}
	case fyne.KeyLeft:
		if x.fresh && !x.box.Lines && !shift {
			return after(func() { v.step(gesture.Left) })
		}
	case fyne.KeyRight:
		if x.fresh && !x.box.Lines && !shift {
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
		e.entry.Entry.TypedShortcut(s)
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
	if v.editor == nil {
		return false
	}
	x, ok := v.editor.of.(*cellEdit)
	return ok && x.frame(v, v.editor).Contains(v.view.desk(at))
}
