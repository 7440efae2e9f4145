package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// scroller shows a part of something that is longer than the room for it. Unlike the toolkit's it
// casts no shadows, and its bar lies beside the content and not over it.
type scroller struct {
	widget.BaseWidget
	content    fyne.CanvasObject
	horizontal bool
	offset     float32
	bar        *scrollBar
	moved      func() // it shows another part; may be nil
}

func newScroller(content fyne.CanvasObject) *scroller {
	s := &scroller{content: content}
	s.bar = &scrollBar{scroller: s}
	s.bar.ExtendBaseWidget(s.bar)
	s.ExtendBaseWidget(s)
	return s
}

// tall is the layout of a scroller that wishes to show all of its content.
type tall struct{}

func (tall) Layout(o []fyne.CanvasObject, s fyne.Size) { box(o[0], 0, 0, s.Width, s.Height) }

func (tall) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].(*scroller).content.MinSize() }

// newSideways returns a scroller that goes to the left and right, without a bar.
func newSideways(content fyne.CanvasObject) *scroller {
	s := newScroller(content)
	s.horizontal = true
	return s
}

// lengths returns how long the content is, and the room for it.
func (s *scroller) lengths() (content, room float32) {
	if s.horizontal {
		return s.content.MinSize().Width, s.Size().Width
	}
	return s.content.MinSize().Height, s.Size().Height
}

// to scrolls so that the content begins at an offset, as far as that goes.
func (s *scroller) to(offset float32) {
	content, room := s.lengths()
	offset = max(0, min(offset, content-room))
	if offset != s.offset {
		s.offset = offset
		s.Refresh()
		if s.moved != nil {
			s.moved()
		}
	}
}

// reveal scrolls as little as it takes to show a stretch of the content.
func (s *scroller) reveal(from, to float32) {
	_, room := s.lengths()
	switch {
	case from < s.offset:
		s.to(from)
	case to > s.offset+room:
		s.to(to - room)
	}
}

// Scrolled moves the content with the wheel.
func (s *scroller) Scrolled(e *fyne.ScrollEvent) {
	by := e.Scrolled.DY
	if s.horizontal && by == 0 {
		by = e.Scrolled.DX
	}
	s.to(s.offset - by)
}

// CreateRenderer makes what draws the content and the bar.
func (s *scroller) CreateRenderer() fyne.WidgetRenderer {
	const barWidth = 8
	d := &drawn{objects: []fyne.CanvasObject{s.content, s.bar}}
	d.layout = func(size fyne.Size) {
		content, room := s.lengths()
		s.offset = max(0, min(s.offset, content-room))
		long := max(content, room)
		if s.horizontal {
			box(s.content, -s.offset, 0, long, size.Height)
		} else {
			box(s.content, 0, -s.offset, size.Width, long)
		}
		if s.horizontal || content <= room+0.5 {
			s.bar.Hide()
			return
		}
		s.bar.Show()
		length := max(32, room*room/content)
		s.bar.room = room - length
		box(s.bar, size.Width-barWidth, s.offset/(content-room)*s.bar.room, barWidth, length)
	}
	d.min = func() fyne.Size {
		if s.horizontal {
			return fyne.NewSize(0, s.content.MinSize().Height)
		}
		return fyne.NewSize(s.content.MinSize().Width, 0)
	}
	d.refresh = func() {
		d.layout(s.Size())
		s.bar.Refresh()
		fynecanvas.Refresh(s)
	}
	return d
}

// scrollBar says which part of the content is seen, and can be dragged.
type scrollBar struct {
	widget.BaseWidget
	scroller *scroller
	room     float32 // how far it can be moved
	hovered  bool
}

// Dragged scrolls along.
func (b *scrollBar) Dragged(e *fyne.DragEvent) {
	content, room := b.scroller.lengths()
	if b.room > 0 {
		b.scroller.to(b.scroller.offset + e.Dragged.DY/b.room*(content-room))
	}
}

// DragEnd does nothing.
func (b *scrollBar) DragEnd() {}

// MouseIn makes the bar easier to see.
func (b *scrollBar) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.Refresh()
}

// MouseMoved does nothing.
func (b *scrollBar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut makes it quiet again.
func (b *scrollBar) MouseOut() {
	b.hovered = false
	b.Refresh()
}

// CreateRenderer makes what draws the bar.
func (b *scrollBar) CreateRenderer() fyne.WidgetRenderer {
	rect := fynecanvas.NewRectangle(themed(colorHair))
	rect.CornerRadius = 2
	return &drawn{
		objects: []fyne.CanvasObject{rect},
		layout:  func(s fyne.Size) { box(rect, 2, 2, s.Width-4, s.Height-4) },
		min:     func() fyne.Size { return fyne.NewSize(8, 8) },
		refresh: func() {
			rect.FillColor = themed(colorHair)
			if b.hovered {
				rect.FillColor = themed(colorPale)
			}
			rect.Refresh()
		},
	}
}
