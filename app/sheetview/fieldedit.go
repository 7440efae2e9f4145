package sheetview

import (
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/typing"
)

// fieldEdit is a text of the cluster, or of a period, that is open for typing: like a note, it is in
// the workbook letter by letter, and the sheet shows it as the paper will.
type fieldEdit struct {
	cell layout.CellBox
}

func (x *fieldEdit) text(v *View) string { return v.workbook.Text(x.cell.Cell.Column, x.cell.Cell.Key) }

func (x *fieldEdit) set(v *View, text string) {
	v.do(canvas.SetField(v.workbook, x.cell.Cell.Column, x.cell.Cell.Key, text))
}

func (x *fieldEdit) changed(v *View, e *editor) {
	if x.text(v) == e.entry.Text {
		return
	}
	x.set(v, e.entry.Text)
	x.follow(v, e) // what was refused is not there
}

// take leaves the text as it is, without empty space around it.
func (x *fieldEdit) take(v *View, _ *editor) bool {
	text := x.text(v)
	if bare := strings.TrimSpace(text); bare != text {
		x.set(v, bare)
	}
	return true
}

func (x *fieldEdit) follow(v *View, e *editor) bool {
	b, ok := v.table.Find(x.cell.Cell, x.cell.Rect.Center())
	if !ok {
		return false
	}
	x.cell = b
	e.entry.Draft = e.entry.Follow(x.text(v))
	return true
}

func (x *fieldEdit) live() bool { return true }

func (x *fieldEdit) paints() (set typing.Setting, paints bool) { return set, false }

func (x *fieldEdit) lines(_ *View, text string) []typing.Line { return x.cell.LinesOf(text, 0) }

func (x *fieldEdit) area(*View) geom.Rect { return x.cell.Rect.Inset(-1) }

func (x *fieldEdit) key(v *View, _ *editor, k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape:
		v.FinishEdit()
	case fyne.KeyTab:
		shift := v.modifiers()&fyne.KeyModifierShift != 0
		if v.FinishEdit() {
			v.tab(shift, true)
		}
	default:
		return false
	}
	return true
}

func (x *fieldEdit) shortcut(v *View, _ *editor, s fyne.Shortcut) bool {
	if isEnter(s) {
		v.FinishEdit()
		return true
	}
	return false
}

func (x *fieldEdit) left(v *View, e *editor) {
	v.cfg.UI(func() { // another window takes the keyboard only for a while
		if v.editor == e && !v.focused(e) {
			v.FinishEdit()
		}
	})
}
