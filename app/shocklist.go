package app

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas/deck"
)

// shockList is the shock cards under a heading of their own, below the cards of financing.
type shockList struct {
	*fyne.Container
	rows []*shockRow
}

func newShockList(p *deckPanel) *shockList {
	list := &shockList{Container: container.New(column{gap: deckPitch - deckRowHeight})}
	list.Add(container.New(inset{margin, 8, margin, 0}, newLabel(p.window.text("shock-cards"), sizeCaption, true, colorSecondary)))
	for _, s := range deck.Shocks() {
		r := newShockRow(p, s)
		list.rows = append(list.rows, r)
		list.Add(r.line)
	}
	return list
}

// load shows the shock cards whose title or description holds what was typed into the search.
func (l *shockList) load(typed string) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	l.Hide()
	for _, r := range l.rows {
		body := deck.Plain(r.shock.Body.In(r.panel.window.program.words.language))
		if !strings.Contains(strings.ToLower(r.title()+" "+body), typed) {
			r.line.Hide()
			continue
		}
		r.line.Show()
		l.Show()
	}
}

// shockRow is one shock card: dropped on any sheet, or pressed twice, it is tried on the period in
// view.
type shockRow struct {
	widget.BaseWidget
	panel   *deckPanel
	shock   deck.Shock
	line    *fyne.Container // what holds it in the list
	hovered bool
	focused bool
	pressed time.Time
	ghost   fyne.CanvasObject // hangs on the pointer
	at      fyne.Position
}

func newShockRow(p *deckPanel, s deck.Shock) *shockRow {
	r := &shockRow{panel: p, shock: s}
	r.ExtendBaseWidget(r)
	r.line = container.New(inset{margin, 0, margin, 0}, r)
	return r
}

func (r *shockRow) title() string {
	return deck.Plain(r.shock.Title.In(r.panel.window.program.words.language))
}

// MouseDown tells what the card is about; a second press soon after tries it.
func (r *shockRow) MouseDown(e *desktop.MouseEvent) {
	w := r.panel.window
	w.win.Canvas().Focus(r)
	now := w.program.now()
	if e.Button == desktop.MouseButtonPrimary && now.Sub(r.pressed) < doublePress {
		r.pressed = time.Time{}
		w.shock(r.shock)
		return
	}
	r.pressed = now
	w.say(deck.Plain(r.shock.Body.In(w.program.words.language)), false)
}

// MouseUp does nothing.
func (r *shockRow) MouseUp(*desktop.MouseEvent) {}

// MouseIn lights the row up.
func (r *shockRow) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.Refresh()
}

// MouseMoved does nothing.
func (r *shockRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (r *shockRow) MouseOut() {
	r.hovered = false
	r.Refresh()
}

// FocusGained shows that the keyboard is here.
func (r *shockRow) FocusGained() {
	r.focused = true
	r.panel.scroll.reveal(offset(r).Y-offset(r.panel.scroll.content).Y, offset(r).Y-offset(r.panel.scroll.content).Y+deckRowHeight)
	r.Refresh()
}

// FocusLost shows that the keyboard has left.
func (r *shockRow) FocusLost() {
	r.focused = false
	r.Refresh()
}

// TypedRune does nothing.
func (r *shockRow) TypedRune(rune) {}

// TypedKey tries the card at Enter.
func (r *shockRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.panel.window.shock(r.shock)
	case fyne.KeyEscape:
		r.letGo()
		passKey(r, e)
	default:
		passKey(r, e)
	}
}

// Dragged takes the card along with the pointer.
func (r *shockRow) Dragged(e *fyne.DragEvent) {
	w := r.panel.window
	r.pressed = time.Time{}
	if r.ghost == nil {
		label := newLabel(r.title(), sizeBody, true, colorInk)
		r.ghost = container.NewStack(newSurface(colorPanel, colorWarning, 5), container.New(inset{12, 8, 12, 8}, label))
		r.ghost.Resize(r.ghost.MinSize())
		w.layer.Add(r.ghost)
	}
	r.at = e.AbsolutePosition
	r.ghost.Move(r.at.SubtractXY(20, 16).Subtract(offset(w.layer)))
}

// DragEnd tries the card where it was let go over a sheet.
func (r *shockRow) DragEnd() {
	w := r.panel.window
	if r.ghost == nil {
		return
	}
	r.letGo()
	from, size := offset(w.view), w.view.Size()
	if in := r.at.Subtract(from); in.X >= 0 && in.Y >= 0 && in.X < size.Width && in.Y < size.Height {
		w.shock(r.shock)
	}
}

func (r *shockRow) letGo() {
	if r.ghost != nil {
		r.panel.window.layer.Remove(r.ghost)
		r.ghost = nil
	}
}

// CreateRenderer makes what draws the row.
func (r *shockRow) CreateRenderer() fyne.WidgetRenderer {
	const picture, left = 16, 40
	ground := fynecanvas.NewRectangle(themed(colorPanel))
	ground.CornerRadius, ground.StrokeWidth = 5, 1
	image := newIconImage(r.shock.Pictogram, colorWarning)
	title := fynecanvas.NewText("", themed(colorInk))
	title.TextSize = sizeBody
	d := &drawn{objects: []fyne.CanvasObject{ground, image, title}}
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		box(image, 13, (s.Height-picture)/2, picture, picture)
		title.Text = shortened(r.title(), sizeBody, title.TextStyle, s.Width-left-8)
		m := title.MinSize()
		box(title, left, (s.Height-m.Height)/2, s.Width-left-8, m.Height)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, deckRowHeight) }
	d.refresh = func() {
		fill, frame := colorPanel, colorHair
		if r.hovered {
			fill = colorHover
		}
		if ground.StrokeWidth = 1; r.focused {
			frame, ground.StrokeWidth = colorFocus, focusWidth()
		}
		ground.FillColor, ground.StrokeColor = themed(fill), themed(frame)
		setIcon(image, r.shock.Pictogram, colorWarning)
		title.Color = themed(colorInk)
		ground.Refresh()
		d.layout(r.Size())
		fynecanvas.Refresh(r)
	}
	d.refresh()
	return d
}
