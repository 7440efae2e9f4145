package sheetview

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/typing"
)

// editor is a text open for typing: what keys do to it, and what is done with what comes of it.
type editor struct {
	of    typed
	entry *textBox
}

// typed is what an editor types into: a note, a text of the cluster, or a cell of a table.
type typed interface {
	// changed hears of every letter.
	changed(v *View, e *editor)
	// follow brings the text to what the workbook says after a change, which may have been undo. It
	// reports false where there is nothing to type into any more.
	follow(v *View, e *editor) bool
	// lines returns how the text is set, on the desk.
	lines(v *View, text string) []typing.Line
	// area returns the rectangle of the desk that is open, without what of the text reaches beyond it.
	area(v *View) geom.Rect
	// live reports whether every letter is committed as it is typed.
	live() bool
	// paints reports whether the sheet does not show the text while it is typed: the editor then does,
	// set as it says.
	paints() (typing.Setting, bool)
	// take takes what was typed, once the editor is closed. It reports false where that cannot be:
	// the editor then stays.
	take(v *View, e *editor) bool
	// key answers a key that means something else here than in any text.
	key(v *View, e *editor, k *fyne.KeyEvent) bool
	// shortcut does the same for a shortcut.
	shortcut(v *View, e *editor, s fyne.Shortcut) bool
	// left hears that the keyboard went elsewhere.
	left(v *View, e *editor)
}

// editZoom is the least zoom, as a part of the actual size, at which one types.
const editZoom = 0.6

// Edit opens a note of the sheet for typing. A source has no text here: it goes to Config.Open.
func (v *View) Edit(it canvas.Item) {
	v.open(it, false)
}

// open opens a note as soon as the button is up. What is typed until then is kept for it: a fast
// hand types on right after the double-click.
func (v *View) open(it canvas.Item, fresh bool) {
	v.opening, v.ahead = true, nil
	v.later(func() { v.editNote(it, fresh) })
}

// begin opens an editor with a text, with the caret at its end. Letters come after the text.
func (v *View) begin(of typed, s string, letters []rune) {
	e := &editor{of: of, entry: newTextBox(v, s)}
	v.editor = e
	v.typing.Objects = []fyne.CanvasObject{e.entry}
	v.redraw()
	v.focus(e.entry)
	for _, r := range letters {
		e.entry.TypedRune(r)
	}
}

// focus gives the keyboard to something.
func (v *View) focus(to fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(to)
	}
}

// focused reports whether the keyboard is with an editor.
func (v *View) focused(e *editor) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(v)
	return c != nil && c.Focused() == fyne.Focusable(e.entry)
}

// FinishEdit closes what is open for typing, if there is something, and takes what was typed. It
// reports false where that cannot be read: it stays open then, with the reason.
func (v *View) FinishEdit() bool {
	e := v.editor
	if e == nil {
		return true
	}
	v.editor = nil
	if !e.of.take(v, e) {
		v.editor = e
		v.redraw()
		return false
	}
	v.shut(e)
	return true
}

// leave closes what is open for typing on a sheet that goes out of view. What cannot be taken is
// told once more.
func (v *View) leave() {
	if e := v.editor; !v.FinishEdit() {
		v.shut(e)
	}
	v.dropCell()
}

// shut takes an editor away.
func (v *View) shut(e *editor) {
	if v.editor == e {
		v.editor = nil
	}
	e.entry.still()
	v.typing.Objects = nil
	if v.focused(e) {
		v.focus(v)
	}
	v.sealed()
	v.redraw()
}

// followEdit brings the text to what the workbook says, which undo may have changed.
func (v *View) followEdit() {
	if e := v.editor; e != nil && !e.of.follow(v, e) {
		v.shut(e)
	}
}

// placeEdit brings the editor to the zoom that there is.
func (v *View) placeEdit() {
	if v.editor != nil {
		v.editor.entry.place()
	}
}

// openFrame returns the rectangle of the desk that an editor covers: its box, and what of the text
// reaches beyond it.
func (v *View) openFrame(e *editor) geom.Rect {
	box := e.of.area(v)
	if _, paints := e.of.paints(); !paints {
		return box
	}
	for _, l := range e.of.lines(v, e.entry.Text) {
		from, to := l.Stops[0].X, l.Stops[len(l.Stops)-1].X
		box = box.Union(geom.R(from-1, l.Top, to-from+2, l.Bottom-l.Top))
	}
	return box
}

// lift brings lines from their pages to the desk.
func (v *View) lift(lines []typing.Line) []typing.Line {
	for i, l := range lines {
		if l.Page < len(v.desk) {
			lines[i] = l.Moved(v.desk[l.Page].Min())
		}
	}
	return lines
}

// readable brings the view to where a type of some size can be read and a rectangle is in sight.
func (v *View) readable(box geom.Rect, size geom.MM) {
	zoom := editZoom * ActualSize * noteType / max(size, 1)
	if v.view.zoom < zoom {
		v.see(v.view.zoomed(zoom, v.view.position(box.Center())))
	}
	v.see(v.view.revealed(box))
}
