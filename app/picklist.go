package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pick is a line of a list to choose from: its words, what stands small beside them, and a key.
type pick struct {
	text, aside, key string
	off              bool // it cannot be chosen now
}

// pickList is a list of lines of which one is the current one. It shows a few of them and has as
// many widgets as that, however long the list is. The keyboard stays in the field above, which
// hands its arrow keys down.
type pickList struct {
	widget.BaseWidget
	items   []pick
	rows    []*pickRow
	first   int // the item in the first row
	current int
	chosen  func(int)
}

const pickHeight float32 = 32

func newPickList(rows int, chosen func(int)) *pickList {
	l := &pickList{chosen: chosen}
	for range rows {
		r := &pickRow{list: l}
		r.ExtendBaseWidget(r)
		l.rows = append(l.rows, r)
	}
	l.ExtendBaseWidget(l)
	return l
}

// load shows other items, from the first one on.
func (l *pickList) load(items []pick) {
	l.items, l.first, l.current = items, 0, 0
	l.show()
}

// key goes through the list; false is: not a key for lists.
func (l *pickList) key(k fyne.KeyName) bool {
	page := len(l.rows) - 1
	switch k {
	case fyne.KeyUp:
		l.to(l.current - 1)
	case fyne.KeyDown:
		l.to(l.current + 1)
	case fyne.KeyPageUp:
		l.to(max(0, l.current-page))
	case fyne.KeyPageDown:
		l.to(min(len(l.items)-1, l.current+page))
	default:
		return false
	}
	return true
}

// to makes an item the current one, going round at the ends.
func (l *pickList) to(i int) {
	n := len(l.items)
	if n == 0 {
		return
	}
	l.current = (i + n) % n
	l.first = min(l.first, l.current)
	l.first = max(l.first, l.current-len(l.rows)+1)
	l.show()
}

// choose takes the current item.
func (l *pickList) choose() {
	if l.current < len(l.items) {
		l.chosen(l.current)
	}
}

// Scrolled moves the list with the wheel.
func (l *pickList) Scrolled(e *fyne.ScrollEvent) {
	const lines = 3
	by := lines
	if e.Scrolled.DY > 0 {
		by = -lines
	}
	l.first = max(0, min(l.first+by, len(l.items)-len(l.rows)))
	l.show()
}

func (l *pickList) show() {
	for i, r := range l.rows {
		at := l.first + i
		if at >= len(l.items) {
			r.Hide()
			continue
		}
		r.at, r.pick, r.current = at, l.items[at], at == l.current
		r.Show()
		r.Refresh()
	}
}

// CreateRenderer makes what draws the list.
func (l *pickList) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	for _, r := range l.rows {
		d.objects = append(d.objects, r)
	}
	d.layout = func(s fyne.Size) {
		for i, r := range l.rows {
			box(r, 0, float32(i)*pickHeight, s.Width, pickHeight)
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, float32(len(l.rows))*pickHeight) }
	d.refresh = func() {
		for _, r := range l.rows {
			r.Refresh()
		}
	}
	return d
}

// pickRow is one line in view.
type pickRow struct {
	widget.BaseWidget
	list    *pickList
	at      int
	pick    pick
	current bool
	hovered bool
}

// Tapped takes the line.
func (r *pickRow) Tapped(*fyne.PointEvent) {
	r.list.to(r.at)
	r.list.choose()
}

// MouseIn lights the line up. It does not make it the current one: the pointer may only lie where
// the list has come up.
func (r *pickRow) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.Refresh()
}

// MouseMoved does nothing.
func (r *pickRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (r *pickRow) MouseOut() {
	r.hovered = false
	r.Refresh()
}

// CreateRenderer makes what draws the line.
func (r *pickRow) CreateRenderer() fyne.WidgetRenderer {
	const pad, gap = 10, 14
	ground := fynecanvas.NewRectangle(themed(colorNone))
	ground.CornerRadius = radius
	text, aside, key := fynecanvas.NewText("", themed(colorInk)), fynecanvas.NewText("", themed(colorSecondary)), fynecanvas.NewText("", themed(colorSecondary))
	text.TextSize, aside.TextSize, key.TextSize = sizeBody, sizeCaption, sizeCaption
	key.TextStyle.Bold = true
	d := &drawn{objects: []fyne.CanvasObject{ground, text, aside, key}}
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		right := s.Width - pad
		put := func(t *fynecanvas.Text, words string, most float32) {
			t.Text = shortened(words, t.TextSize, t.TextStyle, most)
			if words == "" {
				return
			}
			m := t.MinSize()
			right -= m.Width
			box(t, right, (s.Height-m.Height)/2, m.Width, m.Height)
			right -= gap
		}
		put(key, r.pick.key, right)
		put(aside, r.pick.aside, (right-pad)*0.55)
		text.Text = shortened(r.pick.text, sizeBody, text.TextStyle, right-pad)
		m := text.MinSize()
		box(text, pad, (s.Height-m.Height)/2, right-pad, m.Height)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, pickHeight) }
	d.refresh = func() {
		fill, front := colorNone, colorInk
		switch {
		case r.current:
			fill = colorHover
		case r.hovered:
			fill = colorQuiet
		}
		if r.pick.off {
			front = colorSecondary
		}
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = themed(fill), themed(colorFocus), 0
		if r.current {
			ground.StrokeWidth = 1
		}
		text.Color, aside.Color, key.Color = themed(front), themed(colorSecondary), themed(colorSecondary)
		d.layout(r.Size())
		for _, o := range d.objects {
			o.Refresh()
		}
	}
	d.refresh()
	return d
}
