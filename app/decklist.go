package app

import (
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

const (
	deckPitch     float32 = 38 // from one row to the next
	deckRowHeight float32 = 34
	deckHeadPitch float32 = 30
)

// deckList is the rows of the deck under the headings of the groups. It has the keyboard as one:
// the arrow keys go through the rows, Enter puts a card to work.
type deckList struct {
	widget.BaseWidget
	panel   *deckPanel
	rows    []*deckRow // in view, in order
	made    map[canvas.RecordID]*deckRow
	heads   map[canvas.Group]*deckHead
	shown   []canvas.Group // the groups that have rows
	current int
	focused bool
	drag    *deckDrag
}

func newDeckList(p *deckPanel) *deckList {
	l := &deckList{panel: p, made: map[canvas.RecordID]*deckRow{}, heads: map[canvas.Group]*deckHead{}}
	for _, g := range canvas.Groups {
		l.heads[g] = newDeckHead(g, p.window.text("group-"+string(g)))
	}
	l.ExtendBaseWidget(l)
	return l
}

// load shows cards, and how many sources each has at work.
func (l *deckList) load(cards []canvas.Card, atWork map[canvas.RecordID]int) {
	was := l.rows
	l.rows, l.shown = nil, nil
	for _, c := range cards {
		r := l.made[c.ID]
		if r == nil {
			r = newDeckRow(l)
			l.made[c.ID] = r
		}
		r.set(c, atWork[c.ID])
		l.rows = append(l.rows, r)
		if n := len(l.shown); n == 0 || l.shown[n-1] != c.Group {
			l.shown = append(l.shown, c.Group)
		}
	}
	l.current = max(0, min(l.current, len(l.rows)-1))
	l.markCurrent()
	if !sameRows(was, l.rows) {
		l.Refresh()
	}
}

func sameRows(a, b []*deckRow) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// addCurrent puts the current card to work.
func (l *deckList) addCurrent() {
	if l.current < len(l.rows) {
		l.panel.window.addCard(l.rows[l.current].card)
	}
}

// currentRow returns the current row; nil where there is none.
func (l *deckList) currentRow() *deckRow {
	if l.current < 0 || l.current >= len(l.rows) {
		return nil
	}
	return l.rows[l.current]
}

// make a row the current one.
func (l *deckList) setCurrent(i int) {
	if i < 0 || i >= len(l.rows) {
		return
	}
	l.current = i
	l.markCurrent()
	l.panel.detail.show(l.rows[i].card)
	top := l.rows[i].Position().Y
	l.panel.scroll.reveal(top-deckHeadPitch, top+deckPitch)
}

func (l *deckList) markCurrent() {
	for i, r := range l.rows {
		r.mark(l.focused && i == l.current)
	}
}

func (l *deckList) indexOf(r *deckRow) int {
	for i, other := range l.rows {
		if other == r {
			return i
		}
	}
	return -1
}

// FocusGained marks the current row.
func (l *deckList) FocusGained() {
	l.focused = true
	l.markCurrent()
	if l.current < len(l.rows) {
		l.panel.detail.show(l.rows[l.current].card)
	}
}

// FocusLost takes the mark away.
func (l *deckList) FocusLost() {
	l.focused = false
	l.markCurrent()
}

// TypedRune goes on in the search.
func (l *deckList) TypedRune(r rune) {
	l.panel.window.win.Canvas().Focus(l.panel.search)
	l.panel.search.TypedRune(r)
}

// TypedKey goes through the rows.
func (l *deckList) TypedKey(e *fyne.KeyEvent) {
	const page = 8
	switch e.Name {
	case fyne.KeyUp:
		l.setCurrent(l.current - 1)
	case fyne.KeyDown:
		l.setCurrent(l.current + 1)
	case fyne.KeyPageUp:
		l.setCurrent(max(0, l.current-page))
	case fyne.KeyPageDown:
		l.setCurrent(min(len(l.rows)-1, l.current+page))
	case fyne.KeyHome:
		l.setCurrent(0)
	case fyne.KeyEnd:
		l.setCurrent(len(l.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.addCurrent()
	default:
		passKey(l, e)
	}
}

// CreateRenderer makes what draws the rows.
func (l *deckList) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	d.layout = func(s fyne.Size) {
		var y float32
		group := canvas.Group("")
		for _, r := range l.rows {
			if r.card.Group != group {
				group = r.card.Group
				box(l.heads[group], margin, y, s.Width-2*margin, deckHeadPitch)
				y += deckHeadPitch
			}
			box(r, margin, y, s.Width-2*margin, deckRowHeight)
			y += deckPitch
		}
	}
	d.min = func() fyne.Size {
		return fyne.NewSize(0, float32(len(l.rows))*deckPitch+float32(len(l.shown))*deckHeadPitch+8)
	}
	d.refresh = func() {
		d.objects = nil
		for _, g := range l.shown {
			d.objects = append(d.objects, l.heads[g])
		}
		for _, r := range l.rows {
			d.objects = append(d.objects, r)
		}
		d.layout(l.Size())
		fynecanvas.Refresh(l)
	}
	d.refresh()
	return d
}

// deckHead is the heading of a group: its mark and its name.
type deckHead struct {
	widget.BaseWidget
	group canvas.Group
	name  string
}

func newDeckHead(g canvas.Group, name string) *deckHead {
	h := &deckHead{group: g, name: name}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer makes what draws the heading.
func (h *deckHead) CreateRenderer() fyne.WidgetRenderer {
	full, _ := groupColor(h.group)
	mark := newIconImage("group-"+string(h.group), full)
	words := fynecanvas.NewText(h.name, themed(full))
	words.TextSize, words.TextStyle.Bold = sizeCaption, true
	return &drawn{
		objects: []fyne.CanvasObject{mark, words},
		layout: func(s fyne.Size) {
			const size = 9
			box(mark, 1, (s.Height-size)/2+1, size, size)
			m := words.MinSize()
			box(words, 18, (s.Height-m.Height)/2+1, s.Width-18, m.Height)
		},
		min: func() fyne.Size { return fyne.NewSize(0, deckHeadPitch) },
		refresh: func() {
			setIcon(mark, "group-"+string(h.group), full)
			words.Color = themed(full)
			words.Refresh()
		},
	}
}

// deckRow is one card of the deck.
type deckRow struct {
	widget.BaseWidget
	list    *deckList
	card    canvas.Card
	title   string
	short   string
	atWork  int
	current bool
	hovered bool
	pressed time.Time
}

func newDeckRow(l *deckList) *deckRow {
	r := &deckRow{list: l}
	r.ExtendBaseWidget(r)
	return r
}

func (r *deckRow) set(c canvas.Card, atWork int) {
	if r.card == c && r.atWork == atWork {
		return
	}
	language := r.list.panel.window.program.words.language
	r.card, r.atWork = c, atWork
	r.title, r.short = deck.Plain(deck.Title(c, language)), deck.Plain(deck.Short(c, language))
	r.Refresh()
}

func (r *deckRow) mark(current bool) {
	if r.current != current {
		r.current = current
		r.Refresh()
	}
}

// MouseDown makes the row the current one; a second press soon after puts its card to work.
func (r *deckRow) MouseDown(e *desktop.MouseEvent) {
	w := r.list.panel.window
	w.win.Canvas().Focus(r.list)
	r.list.setCurrent(r.list.indexOf(r))
	now := w.program.now()
	if e.Button == desktop.MouseButtonSecondary {
		w.showCardMenu(e.AbsolutePosition)
		return
	}
	if e.Button == desktop.MouseButtonPrimary && now.Sub(r.pressed) < doublePress {
		r.pressed = time.Time{}
		r.list.addCurrent()
		return
	}
	r.pressed = now
}

// MouseUp does nothing.
func (r *deckRow) MouseUp(*desktop.MouseEvent) {}

// MouseIn says more about the card.
func (r *deckRow) MouseIn(*desktop.MouseEvent) {
	if r.list.drag != nil {
		return // a card is carried over the rows
	}
	r.hovered = true
	r.list.panel.detail.show(r.card)
	r.Refresh()
}

// MouseMoved does nothing.
func (r *deckRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (r *deckRow) MouseOut() {
	r.hovered = false
	r.Refresh()
}

// Dragged takes the card along with the pointer.
func (r *deckRow) Dragged(e *fyne.DragEvent) {
	r.pressed = time.Time{}
	r.list.panel.window.dragCard(r.card, e.AbsolutePosition)
}

// DragEnd lets the card go.
func (r *deckRow) DragEnd() { r.list.panel.window.dropCard() }

// CreateRenderer makes what draws the row.
func (r *deckRow) CreateRenderer() fyne.WidgetRenderer {
	const spine, disc, picture, left = 4, 24, 14, 44
	full, tint := groupColor(r.card.Group)
	ground := fynecanvas.NewRectangle(themed(colorPanel))
	ground.CornerRadius, ground.StrokeWidth = 5, 1
	back := fynecanvas.NewRectangle(themed(full))
	back.TopLeftCornerRadius, back.BottomLeftCornerRadius = 5, 5
	circle := fynecanvas.NewCircle(themed(tint))
	image := newIconImage(deck.Pictogram(r.card), full)
	title := fynecanvas.NewText("", themed(colorInk))
	title.TextSize = sizeBody
	count := fynecanvas.NewText("", themed(colorInk))
	count.TextSize, count.TextStyle.Bold, count.Alignment = sizeCaption, true, fyne.TextAlignTrailing
	d := &drawn{objects: []fyne.CanvasObject{ground, back, circle, image, title, count}}
	paint := func() {
		full, tint = groupColor(r.card.Group)
		fill, frame := colorPanel, colorHair
		if r.hovered {
			fill = colorHover
		}
		if ground.StrokeWidth = 1; r.current {
			frame, ground.StrokeWidth = colorFocus, focusWidth()
		}
		ground.FillColor, ground.StrokeColor = themed(fill), themed(frame)
		back.FillColor, circle.FillColor = themed(full), themed(tint)
		setIcon(image, deck.Pictogram(r.card), full)
		title.Color, count.Color = themed(colorInk), themed(full)
		if count.Text = ""; r.atWork > 0 {
			count.Text = itoa(r.atWork)
		}
		for _, o := range []fyne.CanvasObject{ground, back, circle, title, count} {
			o.Refresh()
		}
	}
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		box(back, 0, 0, spine, s.Height)
		box(circle, spine+9, (s.Height-disc)/2, disc, disc)
		box(image, spine+9+(disc-picture)/2, (s.Height-picture)/2, picture, picture)
		right := s.Width - 10
		if count.Text != "" {
			m := count.MinSize()
			box(count, right-m.Width, (s.Height-m.Height)/2, m.Width, m.Height)
			right -= m.Width + 8
		}
		title.Text = r.title
		if fyne.MeasureText(r.title, sizeBody, title.TextStyle).Width > right-left {
			title.Text = shortened(r.short, sizeBody, title.TextStyle, right-left)
		}
		m := title.MinSize()
		box(title, left, (s.Height-m.Height)/2, right-left, m.Height)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, deckRowHeight) }
	d.refresh = func() {
		paint()
		d.layout(r.Size())
		fynecanvas.Refresh(r)
	}
	paint()
	return d
}
