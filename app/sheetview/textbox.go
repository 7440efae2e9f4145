package sheetview

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/typing"
)

// textBox has the keyboard and the pointer while a text is open for typing. It shows caret and
// selection over the sheet, which shows the letters; those of a cell, which the sheet does not have yet,
// it paints itself, as the sheet would.
type textBox struct {
	widget.BaseWidget
	typing.Draft
	view     *View
	steps    typing.Steps
	disabled bool
	typed    bool // since the last step of undo was sealed

	marks   *fyne.Container // over what is selected
	letters *fynecanvas.Image
	caret   *fynecanvas.Rectangle
	blink   *fyne.Animation

	presses   int
	pressed   time.Time
	pressedAt geom.Pt
	words     [2]int // what the press that began a drag has selected
}

var (
	_ fyne.Focusable     = (*textBox)(nil)
	_ fyne.Tabbable      = (*textBox)(nil)
	_ fyne.Shortcutable  = (*textBox)(nil)
	_ fyne.Disableable   = (*textBox)(nil)
	_ fyne.Draggable     = (*textBox)(nil)
	_ desktop.Mouseable  = (*textBox)(nil)
	_ desktop.Keyable    = (*textBox)(nil)
	_ desktop.Cursorable = (*textBox)(nil)
)

// caretWidth is how wide the caret is, in units; caretBeat how long it is seen, and then not.
const (
	caretWidth = 1.5
	caretBeat  = 530 * time.Millisecond
)

func newTextBox(v *View, s string) *textBox {
	b := &textBox{
		view: v, Draft: typing.NewDraft(s), marks: &fyne.Container{},
		letters: &fynecanvas.Image{FillMode: fynecanvas.ImageFillStretch, ScaleMode: fynecanvas.ImageScaleFastest},
		caret:   fynecanvas.NewRectangle(opaque(layout.Ink)),
	}
	b.letters.Hide()
	b.ExtendBaseWidget(b)
	return b
}

// of returns the editor that the box is of; nil when that is closed.
func (b *textBox) of() *editor {
	if b.view.editor == nil || b.view.editor.entry != b {
		return nil
	}
	return b.view.editor
}

// lines returns how the text is set, on the desk.
func (b *textBox) lines() []typing.Line {
	if e := b.of(); e != nil {
		return e.of.lines(b.view, b.Text)
	}
	return nil
}

// SetText puts another text in the place of all of it, with the caret at its end.
func (b *textBox) SetText(s string) {
	b.edit(typing.NewDraft(s), false)
}

// edit takes up a draft that a key has made. Of letters in a row, burst is set.
func (b *textBox) edit(next typing.Draft, burst bool) {
	e := b.of()
	if e == nil {
		return
	}
	if next.Text == b.Text {
		b.move(next)
		return
	}
	if burst = burst && b.Selected() == ""; !burst {
		b.seal() // a paste, or what takes the place of a selection, is a step of its own
	}
	b.steps.Keep(b.Draft, burst)
	b.Draft, b.typed = next, true
	b.warn()
	e.of.changed(b.view, e)
	b.shown()
}

// move takes up a draft with another caret.
func (b *textBox) move(next typing.Draft) {
	b.steps.Pause()
	b.seal()
	b.Draft = next
	b.shown()
}

// seal ends a burst of typing: what comes is a step of undo of its own.
func (b *textBox) seal() {
	if b.typed {
		b.typed = false
		b.view.sealed()
	}
}

// shown brings the caret into sight.
func (b *textBox) shown() {
	if b.of() == nil {
		return
	}
	if from, to, ok := typing.CaretAt(b.lines(), b.Caret); ok {
		if r := geom.R(from.X-1, from.Y, 2, to.Y-from.Y); !b.view.view.seen().Contains(r.Center()) {
			b.view.see(b.view.view.revealed(r))
		}
	}
	b.beat()
	b.view.redraw()
}

// warn tells of letters that no font has, as soon as they are typed: they print as boxes.
func (b *textBox) warn() {
	if !text.Has(text.Regular, b.Text) {
		stops := typing.Clusters(b.Text)
		for i, at := range stops[1:] {
			if letter := b.Text[stops[i]:at]; !text.Has(text.Regular, letter) {
				b.view.notice = notice{hint: gesture.Hint{Key: "hint-no-letter", Args: []string{letter}, Refused: true}}
				return
			}
		}
	}
	b.view.answered()
}

// place lays the box over what is open, and caret and selection over its letters.
func (b *textBox) place() {
	e := b.of()
	if e == nil {
		return
	}
	v := b.view
	pos, size := v.view.box(v.openFrame(e))
	b.Move(pos)
	b.Resize(size)
	lines := b.lines()
	from, to := b.Selection()
	b.mark(typing.Marked(lines, from, to), pos)
	b.paint(lines, pos, size)
	if from, to, ok := typing.CaretAt(lines, b.Caret); ok {
		top, foot := v.view.position(from), v.view.position(to)
		high := foot.Y - top.Y
		b.caret.Move(top.Subtract(pos).AddXY(-caretWidth/2, 0.04*high))
		b.caret.Resize(fyne.NewSize(caretWidth, 0.88*high))
	}
}

// mark lays rectangles over what is selected.
func (b *textBox) mark(rects []geom.Rect, corner fyne.Position) {
	for len(b.marks.Objects) < len(rects) {
		b.marks.Objects = append(b.marks.Objects, fynecanvas.NewRectangle(faded(accent, 0x48)))
	}
	for i, o := range b.marks.Objects {
		if i >= len(rects) {
			o.Hide()
			continue
		}
		pos, size := b.view.view.box(rects[i])
		o.Move(pos.Subtract(corner))
		o.Resize(size)
		o.Show()
	}
}

// paint draws the letters that the sheet does not have yet.
func (b *textBox) paint(lines []typing.Line, corner fyne.Position, size fyne.Size) {
	set, paints := b.of().of.paints()
	if !paints || len(lines) == 0 {
		b.letters.Hide()
		return
	}
	v := b.view
	k := v.view.pxPerMM()
	t := text.Set(set.Style, set.Size, 0, b.Text).Text
	t.At, t.Color = set.Start(lines[0]).Sub(v.view.desk(corner)), layout.Ink
	s := scene.Scene{Items: []scene.Item{t}}
	s.Size = geom.Size{W: float64(size.Width) / v.view.zoom, H: float64(size.Height) / v.view.zoom}
	img := image.NewRGBA(image.Rect(0, 0, max(1, round(s.Size.W*k)), max(1, round(s.Size.H*k))))
	v.cfg.Renderer.Draw(img, &s, geom.Pt{}, k)
	b.letters.Image = img
	b.letters.Move(fyne.Position{})
	b.letters.Resize(v.view.pixelSize(img.Rect.Size()))
	b.letters.Show()
	b.letters.Refresh()
}

// beat shows the caret, and has it blink from now on, unless nothing shall move.
func (b *textBox) beat() {
	b.still()
	b.caret.Show()
	if !fyne.CurrentApp().Settings().ShowAnimations() {
		return
	}
	b.blink = fyne.NewAnimation(2*caretBeat, func(part float32) {
		if b.blink == nil || (part < 0.5) == b.caret.Visible() {
			return
		}
		if part < 0.5 {
			b.caret.Show()
		} else {
			b.caret.Hide()
		}
		b.view.repaint()
	})
	b.blink.Curve, b.blink.RepeatCount = fyne.AnimationLinear, fyne.AnimationRepeatForever
	b.blink.Start()
}

// still ends the blinking.
func (b *textBox) still() {
	if b.blink != nil {
		b.blink.Stop()
		b.blink = nil
	}
}

// CreateRenderer is for the toolkit.
func (b *textBox) CreateRenderer() fyne.WidgetRenderer {
	return &textBoxRenderer{objects: []fyne.CanvasObject{b.letters, b.marks, b.caret}}
}

// textBoxRenderer leaves everything where place has laid it.
type textBoxRenderer struct{ objects []fyne.CanvasObject }

func (r *textBoxRenderer) Destroy()                     {}
func (r *textBoxRenderer) Layout(fyne.Size)             {}
func (r *textBoxRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *textBoxRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textBoxRenderer) Refresh()                     {}

// Cursor is for the toolkit.
func (b *textBox) Cursor() desktop.Cursor { return desktop.TextCursor }

// SelectedText returns what is selected.
func (b *textBox) SelectedText() string { return b.Selected() }

// Enable, Disable and Disabled are for the toolkit. What cannot be typed into is not opened.
func (b *textBox) Enable()        { b.disabled = false }
func (b *textBox) Disable()       { b.disabled = true }
func (b *textBox) Disabled() bool { return b.disabled }
