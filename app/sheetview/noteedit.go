package sheetview

import (
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// noteEdit is a note open for typing. Every letter is committed as it is typed; the sheet below is
// always right.
type noteEdit struct {
	item  canvas.Item
	fresh bool // the note was made to be typed in: left empty it goes again
}

// notePad is the space between the edge of a note and its text, noteType the size of its type
// where it has no text to tell; both in mm.
const (
	notePad  geom.MM = 2
	noteType geom.MM = 3.6
)

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
	v.readable(boxes[0], noteType)
	look := &entryTheme{border: accent, ground: opaque(layout.TintColor(n.Tint))}
	v.begin(&noteEdit{item: it, fresh: fresh}, look, n.Text, true, ahead)
}

// changed commits what is in the entry. A burst of typing becomes one step of undo by its key.
func (x *noteEdit) changed(v *View, e *editor) {
	if n, ok := canvas.Get[canvas.Note](v.workbook, x.item.ID); !ok || n.Text == e.entry.Text {
		return
	}
	v.do(canvas.SetText(v.workbook, x.item.ID, e.entry.Text))
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
	e.theme.ground = opaque(layout.TintColor(n.Tint))
	if e.entry.Text != n.Text {
		e.entry.SetText(n.Text)
	}
	return true
}

func (x *noteEdit) sizes(v *View) (text, pad float32) {
	return v.view.units(v.noteSize(x.item)), v.view.units(notePad)
}

func (x *noteEdit) place(v *View, e *editor) {
	boxes := v.homes[x.item]
	if len(boxes) == 0 {
		return
	}
	pos, size := v.view.box(boxes[0])
	// The toolkit sets lines farther apart than the sheet, and may break them elsewhere: the first
	// line lies where it does on the sheet, and the entry reaches down as far as it needs.
	rise := e.theme.text * 0.2
	size.Height = max(size.Height+rise, e.needs(size.Width))
	e.over.Move(pos.SubtractXY(0, rise))
	e.over.Resize(size)
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

// noteSize returns the size of type of a note as it is laid out: of its own text, else of that of
// another note.
func (v *View) noteSize(it canvas.Item) geom.MM {
	other := noteType
	for _, p := range v.result.Pages {
		for _, i := range p.Items {
			t, ok := i.(scene.Text)
			if !ok || t.Ref.Kind != scene.RefNote || t.Role != "note" {
				continue
			}
			if of, _ := itemOf(t.Ref); of == it {
				return t.Size
			}
			other = t.Size
		}
	}
	return other
}
