package sheetview

import (
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/typing"
)

// noteEdit is a note open for typing. Every letter is committed as it is typed; the sheet below is
// always right.
type noteEdit struct {
	item  canvas.Item
	fresh bool // the note was made to be typed in: left empty it goes again
}

// noteType is the size of type, in mm, that is read at the least zoom.
const noteType geom.MM = 3.6

// Editing returns the note that is open for typing.
func (v *View) Editing() (canvas.Item, bool) {
	if v.editor != nil {
		if n, ok := v.editor.of.(*noteEdit); ok {
			return n.item, true
		}
	}
	return canvas.Item{}, false
}

func (v *View) editNote(it canvas.Item, fresh bool) {
	ahead := v.ahead
	v.opening, v.ahead = false, nil
	n, ok := canvas.Get[canvas.Note](v.workbook, it.ID)
	if !ok {
		if v.cfg.Open != nil {
			v.cfg.Open(it)
		}
		return
	}
	if n.Locked {
		v.refuse(canvas.Refusal{Key: "refused-locked"})
		v.redraw()
		return
	}
	if !v.FinishEdit() {
		return
	}
	boxes := v.homes[it]
	if len(boxes) == 0 {
		return
	}
	v.readable(boxes[0], min(v.noteSize(it), noteType))
	v.begin(&noteEdit{item: it, fresh: fresh}, n.Text, ahead)
}

// noteSize returns the size of type of a note as it is laid out, in mm.
func (v *View) noteSize(it canvas.Item) geom.MM {
	for _, s := range v.result.Slots {
		if s.Item == it && s.Note.Size > 0 {
			return s.Note.Size
		}
	}
	return noteType
}

// changed commits what is typed. A burst of typing becomes one step of undo by its key.
func (x *noteEdit) changed(v *View, e *editor) {
	n, ok := canvas.Get[canvas.Note](v.workbook, x.item.ID)
	if !ok || n.Text == e.entry.Text {
		return
	}
	v.do(canvas.SetText(v.workbook, x.item.ID, e.entry.Text))
	x.follow(v, e) // what was refused is not there
}

// take leaves the note as it is. Empty space at its end goes; so does a new note in which nothing
// was typed.
func (x *noteEdit) take(v *View, _ *editor) bool {
	n, ok := canvas.Get[canvas.Note](v.workbook, x.item.ID)
	if !ok {
		return true
	}
	switch rest := strings.TrimRight(n.Text, " \t\r\n"); {
	case rest == "" && x.fresh:
		v.do(canvas.RemoveItems(v.workbook, v.sheet, []canvas.Item{x.item}))
	case rest != n.Text:
		v.do(canvas.SetText(v.workbook, x.item.ID, rest))
	}
	return true
}

func (x *noteEdit) follow(v *View, e *editor) bool {
	n, ok := canvas.Get[canvas.Note](v.workbook, x.item.ID)
	if !ok || len(v.homes[x.item]) == 0 {
		return false
	}
	e.entry.Draft = e.entry.Follow(n.Text)
	return true
}

func (x *noteEdit) paints() (set typing.Setting, paints bool) { return set, false }

func (x *noteEdit) lines(v *View, text string) []typing.Line {
	var out []typing.Line
	for _, s := range v.result.Slots {
		if s.Item == x.item {
			out = append(out, s.Lines(text)...)
		}
	}
	return v.lift(out)
}

func (x *noteEdit) live() bool { return true }

// area returns the part of the note in which the caret is.
func (x *noteEdit) area(v *View) geom.Rect {
	boxes := v.homes[x.item]
	if len(boxes) == 0 {
		return geom.Rect{}
	}
	if e := v.editor; e != nil {
		if at, _, ok := typing.CaretAt(x.lines(v, e.entry.Text), e.entry.Caret); ok {
			for _, b := range boxes {
				if b.Contains(at) {
					return b
				}
			}
		}
	}
	return boxes[0]
}

func (x *noteEdit) key(v *View, _ *editor, k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape:
		v.FinishEdit()
	case fyne.KeyTab:
		v.FinishEdit()
		v.TypedKey(k)
	default:
		return false
	}
	return true
}

func (x *noteEdit) shortcut(v *View, _ *editor, s fyne.Shortcut) bool {
	if isEnter(s) {
		v.NextNote()
		return true
	}
	return false
}

func (x *noteEdit) left(v *View, _ *editor) { v.FinishEdit() }
