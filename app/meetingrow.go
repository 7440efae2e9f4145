package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// meetingRow is a line of a meeting: a small picture, what was said or asked, and more about it below. A
// press opens it, and one on the picture shows what was seen.
type meetingRow struct {
	widget.BaseWidget
	panel    *meetingPanel
	ground   *surface
	picture  *thumbnail
	said     *prose
	caption  *prose
	pictured bool
	open     func()
	look     func()
	hovered  bool
	focused  bool
}

const (
	rowPicture float32 = 74
	rowPad     float32 = 6
)

func newMeetingRow(p *meetingPanel) *meetingRow {
	const width = formWidth - rowPicture - 3*rowPad
	r := &meetingRow{
		panel: p, ground: newSurface(colorPanel, colorNone, radius), picture: newThumbnail(p.window.thumbs, rowPicture),
		said: newProse("", sizeBody, colorInk, width), caption: newProse("", sizeCaption, colorSecondary, width), pictured: true,
	}
	r.ExtendBaseWidget(r)
	return r
}

// set shows what was said, and more about it.
func (r *meetingRow) set(said, caption string, strong bool) {
	r.said.bold = strong
	r.said.set(said, colorInk)
	r.said.Refresh()
	r.caption.set(caption, colorSecondary)
	r.Refresh()
}

// hasPicture says whether there is something to be seen at all.
func (r *meetingRow) hasPicture(on bool) {
	r.pictured = on
	visible(r.picture, on)
	width := formWidth - 2*rowPad
	if on {
		width -= rowPicture + rowPad
	}
	r.said.width, r.caption.width = width, width
}

// Tapped opens the row, or shows what was seen.
func (r *meetingRow) Tapped(e *fyne.PointEvent) {
	if r.pictured && e.Position.X < rowPicture+rowPad && r.look != nil {
		r.look()
		return
	}
	if r.open != nil {
		r.open()
	}
}

// MouseIn lights the row up.
func (r *meetingRow) MouseIn(*desktop.MouseEvent) { r.light(true, r.focused) }

// MouseMoved does nothing.
func (r *meetingRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (r *meetingRow) MouseOut() { r.light(false, r.focused) }

// FocusGained shows that the keyboard is here.
func (r *meetingRow) FocusGained() { r.light(r.hovered, true) }

// FocusLost shows that the keyboard has left.
func (r *meetingRow) FocusLost() { r.light(r.hovered, false) }

func (r *meetingRow) light(hovered, focused bool) {
	r.hovered, r.focused = hovered, focused
	r.Refresh()
}

// TypedRune does nothing.
func (r *meetingRow) TypedRune(rune) {}

// TypedKey opens the row by Enter, and shows what was seen by Space.
func (r *meetingRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.open()
	case fyne.KeySpace:
		r.look()
	default:
		passKey(r, e)
	}
}

// Cursor says that the row can be pressed.
func (r *meetingRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer makes what draws the row.
func (r *meetingRow) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.ground, r.picture, r.said, r.caption}
	d := &drawn{objects: objects}
	d.layout = func(s fyne.Size) {
		r.ground.Resize(s)
		left := rowPad
		if r.pictured {
			m := r.picture.MinSize()
			box(r.picture, rowPad, rowPad, m.Width, m.Height)
			left += m.Width + rowPad
		}
		m := r.said.MinSize()
		box(r.said, left, rowPad-2, m.Width, m.Height)
		n := r.caption.MinSize()
		box(r.caption, left, rowPad+m.Height, n.Width, n.Height)
	}
	d.min = func() fyne.Size {
		h := r.said.MinSize().Height + r.caption.MinSize().Height
		if r.pictured {
			h = max(h, r.picture.MinSize().Height)
		}
		return fyne.NewSize(formWidth, h+2*rowPad)
	}
	d.refresh = func() {
		fill, frame := colorPanel, colorNone
		if r.hovered || r.focused {
			fill = colorQuiet
		}
		if r.focused {
			frame = colorFocus
		}
		r.ground.set(fill, frame)
		for _, o := range objects {
			o.Refresh()
		}
		d.layout(r.Size())
		fynecanvas.Refresh(r)
	}
	return d
}
