package app

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// viewStrip lists the views under the sheet, each with a small picture, in the order in which they are
// shown. It has the keyboard as one: the arrow keys go through the views.
type viewStrip struct {
	widget.BaseWidget
	window  *Window
	ground  *surface
	rule    *surface
	title   *label
	keep    *button
	present *button
	tiles   *fyne.Container
	scroll  *scroller
	shown   map[canvas.RecordID]*viewTile
	drag    *rowDrag
	focused bool
	stamp   string // of the state of the document that the pictures show
	waits   int
}

// Measures of the strip, in units of the toolkit.
const (
	stripHeight   float32 = 104
	stripHead     float32 = 176
	viewTileWidth float32 = 108
	viewPicture   float32 = 88
)

// picturesAfter is how long nothing must have changed for the pictures to follow.
const picturesAfter = 900 * time.Millisecond

func newViewStrip(w *Window) *viewStrip {
	s := &viewStrip{
		window: w, ground: newSurface(colorPanel, colorNone, 0), rule: newHairline(),
		title: newLabel(w.text("outline-views"), sizeBody, true, colorInk),
		tiles: container.New(row{stretch: -1}), shown: map[canvas.RecordID]*viewTile{},
	}
	s.scroll = newSideways(s.tiles)
	s.drag = newRowDrag(s.tiles, s.scroll, 8)
	s.keep = w.actionButton(outlined, "plus", w.text("view-keep-short"), "present-keep")
	s.present = w.actionButton(flat, "play", w.text("present-short"), "present-start")
	w.probe.put("button:present-keep", s.keep)
	w.probe.put("button:present-start", s.present)
	s.ExtendBaseWidget(s)
	return s
}

// load shows the views as they are now. Their pictures follow when nothing changes for a moment.
func (s *viewStrip) load() {
	w := s.window
	if !s.Visible() {
		return
	}
	var objects []fyne.CanvasObject
	shown := map[canvas.RecordID]*viewTile{}
	for i, v := range w.workbook().Views() {
		t := s.shown[v.ID]
		if t == nil {
			t = newViewTile(s)
		}
		t.set(v, i+1, w.viewTitle(v), v.ID == w.showing.view)
		w.probe.put("view:"+string(v.ID), t)
		shown[v.ID] = t
		objects = append(objects, t)
	}
	s.shown, s.tiles.Objects = shown, objects
	s.keep.setOff(w.doc.readOnly())
	s.tiles.Refresh()
	s.scroll.Refresh()
	s.Refresh()
	if t := shown[w.showing.view]; t != nil {
		s.scroll.reveal(t.Position().X, t.Position().X+t.Size().Width)
	}
	if s.stamp == "" {
		s.picture()
		return
	}
	s.waits++
	n := s.waits
	time.AfterFunc(picturesAfter, func() {
		w.program.ui(func() {
			if s.waits == n && w.strip == s && w.doc != nil {
				s.picture()
			}
		})
	})
}

// picture has the pictures show the document as it is now.
func (s *viewStrip) picture() {
	w := s.window
	newest := w.doc.editor.Newest()
	s.stamp = fmt.Sprintf("%s %d %t", newest.ID, newest.At.UnixNano(), w.doc.public)
	for _, t := range s.shown {
		t.paint()
	}
}

// step goes to the view so many after the current one; to the first where there is none.
func (s *viewStrip) step(by int) {
	views := s.window.workbook().Views()
	if len(views) == 0 {
		return
	}
	_, i, ok := s.window.currentView()
	to := 0
	if ok {
		to = min(max(0, i+by), len(views)-1)
	}
	s.window.goToView(views[to].ID)
	s.window.win.Canvas().Focus(s)
}

// FocusGained frames the current view.
func (s *viewStrip) FocusGained() { s.setFocused(true) }

// FocusLost takes the frame away.
func (s *viewStrip) FocusLost() { s.setFocused(false) }

func (s *viewStrip) setFocused(on bool) {
	s.focused = on
	for _, t := range s.shown {
		t.Refresh()
	}
}

// TypedRune does nothing.
func (s *viewStrip) TypedRune(rune) {}

// TypedKey goes through the views; with Shift an arrow key moves the current one.
func (s *viewStrip) TypedKey(e *fyne.KeyEvent) {
	w := s.window
	moved := w.shift() != 0
	switch {
	case e.Name == fyne.KeyLeft && moved:
		w.perform("present-left")
	case e.Name == fyne.KeyRight && moved:
		w.perform("present-right")
	case e.Name == fyne.KeyLeft:
		s.step(-1)
	case e.Name == fyne.KeyRight:
		s.step(+1)
	case e.Name == fyne.KeyHome:
		s.step(-len(s.shown))
	case e.Name == fyne.KeyEnd:
		s.step(len(s.shown))
	case e.Name == fyne.KeyF2:
		w.perform("present-rename")
	case e.Name == fyne.KeyDelete, e.Name == fyne.KeyBackspace:
		w.perform("present-remove")
	case e.Name == desktop.KeyMenu:
		if t := s.shown[w.showing.view]; t != nil {
			openMenuAt(w.win.Canvas(), offset(t).AddXY(8, 8), w.contextMenu(menuView))
		}
	default:
		passKey(s, e)
	}
}

// CreateRenderer makes what draws the strip.
func (s *viewStrip) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{s.ground, s.rule, s.title, s.keep, s.present, s.scroll, s.drag.mark}
	return &drawn{
		objects: objects,
		layout: func(size fyne.Size) {
			s.ground.Resize(size)
			box(s.rule, 0, 0, size.Width, 1)
			box(s.title, margin, 8, stripHead-2*margin, 22)
			box(s.keep, margin, 34, stripHead-2*margin, controlHeight)
			box(s.present, margin, 68, stripHead-2*margin, controlHeight)
			box(s.scroll, stripHead, 1, max(0, size.Width-stripHead), size.Height-1)
		},
		min: func() fyne.Size { return fyne.NewSize(0, stripHeight) },
		refresh: func() {
			for _, o := range objects {
				o.Refresh()
			}
		},
	}
}

// viewTile is one view in the strip.
type viewTile struct {
	widget.BaseWidget
	strip   *viewStrip
	view    canvas.View
	text    string
	current bool
	hovered bool
	pressed time.Time
	picture *thumbnail
}

func newViewTile(s *viewStrip) *viewTile {
	t := &viewTile{strip: s, picture: newThumbnail(s.window.thumbs, viewPicture)}
	t.ExtendBaseWidget(t)
	return t
}

func (t *viewTile) set(v canvas.View, n int, title string, current bool) {
	text := itoa(n) + "  " + title
	if t.view == v && t.text == text && t.current == current {
		return
	}
	again := t.view != v && t.view.ID != ""
	t.view, t.text, t.current = v, text, current
	if again || t.strip.stamp != "" && t.picture.key == "" {
		t.paint()
	}
	t.Refresh()
}

// paint asks for the picture of what the view shows.
func (t *viewTile) paint() {
	w, v := t.strip.window, t.view
	book := w.workbook().ShownFor(v.Sheet, v.Period)
	lit := layout.Lit{Section: v.Section, Column: w.columnOn(v.Sheet, v.Period)}
	o := layout.Options{
		Date: w.program.now(), Prompts: !v.HidesPrompts, Without: layout.Without{Amounts: v.HidesAmounts, Notes: v.HidesNotes},
		Layout: w.layoutOf(v),
	}
	if o.Layout == "" {
		o.Layout = canvas.WideLayout
	}
	key := fmt.Sprintf("view %s %+v", t.strip.stamp, v)
	t.picture.showPart(key, func() (scene.Scene, geom.Rect, bool) {
		r, err := layout.Sheet(book, v.Sheet, o)
		if err != nil || len(r.Pages) == 0 {
			return scene.Scene{}, geom.Rect{}, false
		}
		if v.Veiled {
			r = layout.Veiled(r, lit)
		}
		page, part := 0, geom.Rect{}
		if (v.Frame != geom.Rect{}) {
			page, part = min(v.Page, len(r.Pages)-1), v.Frame
		} else if n, box, ok := lit.Where(r); ok && lit != (layout.Lit{}) {
			page, part = n, box
		}
		return r.Pages[page], part, true
	})
}

// MouseDown shows the view; a double-click asks for its title, the right button opens its menu.
func (t *viewTile) MouseDown(e *desktop.MouseEvent) {
	w := t.strip.window
	w.goToView(t.view.ID)
	w.win.Canvas().Focus(t.strip)
	now := w.program.now()
	double := now.Sub(t.pressed) < doublePress
	t.pressed = now
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		openMenuAt(w.win.Canvas(), e.AbsolutePosition, w.contextMenu(menuView))
	case double:
		t.pressed = time.Time{}
		w.perform("present-rename")
	}
}

// MouseUp does nothing.
func (t *viewTile) MouseUp(*desktop.MouseEvent) {}

// MouseIn lights the tile up.
func (t *viewTile) MouseIn(*desktop.MouseEvent) {
	t.hovered = true
	t.strip.window.hint(t, t.text)
	t.Refresh()
}

// MouseMoved does nothing.
func (t *viewTile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (t *viewTile) MouseOut() {
	t.hovered = false
	t.strip.window.hint(t, "")
	t.Refresh()
}

// Dragged takes the view along: a line shows where it would go.
func (t *viewTile) Dragged(e *fyne.DragEvent) {
	if s := t.strip; !s.window.doc.readOnly() {
		s.drag.take(t.view.ID, e.AbsolutePosition.X, s)
	}
}

// DragEnd puts the view where the line is.
func (t *viewTile) DragEnd() {
	if view, to, ok := t.strip.drag.drop(); ok {
		t.strip.window.putView(view, to)
	}
}

// CreateRenderer makes what draws the tile.
func (t *viewTile) CreateRenderer() fyne.WidgetRenderer {
	ground := fynecanvas.NewRectangle(themed(colorNone))
	ground.CornerRadius = 5
	words := fynecanvas.NewText("", themed(colorInk))
	words.TextSize = sizeSmall
	d := &drawn{objects: []fyne.CanvasObject{ground, t.picture, words}}
	d.layout = func(s fyne.Size) {
		box(ground, 2, 4, s.Width-4, s.Height-8)
		m := t.picture.MinSize()
		box(t.picture, (s.Width-m.Width)/2, 9, m.Width, m.Height)
		words.Text = shortened(t.text, words.TextSize, words.TextStyle, s.Width-14)
		wide := words.MinSize()
		box(words, (s.Width-wide.Width)/2, 11+m.Height, wide.Width, wide.Height)
	}
	d.min = func() fyne.Size { return fyne.NewSize(viewTileWidth, stripHeight-1) }
	d.refresh = func() {
		fill, frame, width := colorNone, colorNone, float32(0)
		if t.hovered || t.current {
			fill = colorHover
		}
		if t.current && t.strip.focused {
			frame, width = colorFocus, focusWidth()
		}
		words.TextStyle.Bold, words.Color = t.current, themed(colorInk)
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = themed(fill), themed(frame), width
		d.layout(t.Size())
		for _, o := range d.objects {
			o.Refresh()
		}
		fynecanvas.Refresh(t)
	}
	d.refresh()
	return d
}

// loadStrip shows the views, or hides their strip where there are none.
func (w *Window) loadStrip() {
	if shown := w.panelShown("views") && hasViews(w); shown != w.strip.Visible() {
		visible(w.strip, shown)
		w.win.Content().Refresh()
	}
	w.strip.load()
}
