package app

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/examples"
)

// Measures of the start screen.
const (
	startLeft float32 = 340
	startGap  float32 = 36
	startPad  float32 = 28
	tileGap   float32 = 8
	tilesMost         = 6 // how many recent files have a picture on the start screen
)

// newStart returns the start screen: a new file and doors by role at the left, at the right files
// that were open lately and worked examples.
func newStart(w *Window) fyne.CanvasObject {
	left := newColumn(10,
		newLabel(programName, sizeHeading, true, colorInk),
		newProse(w.text("start-lead"), sizeBody, colorSecondary, startLeft),
		fixedHeight(6),
		newButton(primary, "new", w.text("start-new"), func() { w.perform("file-new") }),
		newButton(outlined, "folder", w.text("start-open"), func() { w.perform("file-open") }),
		fixedHeight(10),
		newLabel(w.text("start-doors"), sizeBody, true, colorInk))
	ways := newColumn(2)
	for _, d := range doors() {
		ways.Add(newStartRow(w, "door:"+d.ID, d.Icon, w.text("door-"+d.ID), w.text("door-"+d.ID+"-detail"), func() { w.openDoor(d) }))
	}
	left.Add(ways)
	if len(w.program.prefs.recent()) == 0 {
		left.Add(newProse(w.text("start-no-recent"), sizeCaption, colorSecondary, startLeft))
	}
	tiles, right := w.recentTiles(), newColumn(4)
	if len(tiles.Objects) > 0 {
		right.Add(newLabel(w.text("start-recent"), sizeBody, true, colorInk))
		right.Add(container.New(inset{-tilePad, 0, -tilePad, 0}, tiles)) // pictures begin where words do
		right.Add(fixedHeight(10))
	}
	right.Add(newLabel(w.text("start-examples"), sizeBody, true, colorInk))
	for _, e := range examples.All() {
		right.Add(newStartRow(w, "example:"+e.ID, "file", e.In(w.program.words.language), "", func() { w.openExample(e) }))
	}
	grid := tiles.Layout.(*tileGrid)
	body := container.New(startLayout{w.probe, grid}, newSurface(colorPanel, colorHair, 10), left, right)
	return container.New(startRoom{grid}, newSurface(colorGround, colorNone, 0), newScroller(body))
}

// recentTiles are the files that were open lately.
func (w *Window) recentTiles() *fyne.Container {
	w.tiles = map[string]*recentTile{}
	grid := container.New(&tileGrid{columns: 3})
	for i, path := range w.program.prefs.recent() {
		if i == tilesMost {
			break
		}
		t := newRecentTile(w, path)
		w.tiles[path] = t
		w.probe.put("recent:"+itoa(i), t)
		grid.Add(t)
	}
	w.program.lookForRecent()
	return grid
}

func fixedHeight(h float32) fyne.CanvasObject {
	return container.New(fixed{height: h}, newSurface(colorNone, colorNone, 0))
}

// tileGrid is the layout of tiles in rows.
type tileGrid struct{ columns int }

func (g *tileGrid) width() float32 {
	return float32(g.columns)*tileWidth + float32(g.columns-1)*tileGap
}

func (g *tileGrid) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	for i, tile := range o {
		x, y := float32(i%g.columns)*(tileWidth+tileGap), float32(i/g.columns)*(tileHeight+tileGap)
		box(tile, x, y, tileWidth, tileHeight)
	}
}

func (g *tileGrid) MinSize(o []fyne.CanvasObject) fyne.Size {
	rows := (len(o) + g.columns - 1) / g.columns
	return fyne.NewSize(g.width(), float32(rows)*(tileHeight+tileGap)-tileGap)
}

// startRoom gives the start screen the whole window, and its tiles as many columns as fit.
type startRoom struct{ grid *tileGrid }

func (r startRoom) Layout(o []fyne.CanvasObject, s fyne.Size) {
	r.grid.columns = 3
	if s.Width < startWidth(r.grid) {
		r.grid.columns = 2
	}
	for _, part := range o {
		box(part, 0, 0, s.Width, s.Height)
	}
}

func (r startRoom) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(startWidth(&tileGrid{columns: 2}), 420)
}

// startWidth returns how wide the window must be for the start screen.
func startWidth(g *tileGrid) float32 { return 2*startPad + startLeft + startGap + g.width() + 16 }

// startLayout puts two columns onto a panel in the middle of the window.
type startLayout struct {
	probe *probe
	grid  *tileGrid
}

func (l startLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	m := l.panel(o)
	x, y := max(8, float32(int((s.Width-m.Width)/2))), max(16, float32(int((s.Height-m.Height)/2.6)))
	box(o[0], x, y, m.Width, m.Height)
	box(o[1], x+startPad, y+startPad, startLeft, m.Height-2*startPad)
	box(o[2], x+startPad+startLeft+startGap, y+startPad, l.grid.width(), m.Height-2*startPad)
	l.probe.touch()
}

func (l startLayout) panel(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(startWidth(l.grid)-16, 2*startPad+max(o[1].MinSize().Height, o[2].MinSize().Height))
}

func (l startLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return l.panel(o).AddWidthHeight(16, 32)
}

// shortFolder returns a folder as people call it: from their own on.
func shortFolder(folder string) string {
	if home, err := os.UserHomeDir(); err == nil {
		if rel, err := filepath.Rel(home, folder); err == nil && !strings.HasPrefix(rel, "..") {
			if rel == "." {
				return "~"
			}
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(folder)
}

// startRow is something that can be opened.
type startRow struct {
	widget.BaseWidget
	icon, title, detail string
	name                string // for the probe
	run                 func()
	hovered, focused    bool
}

func newStartRow(w *Window, name, icon, title, detail string, run func()) *startRow {
	r := &startRow{icon: icon, title: title, detail: detail, name: name, run: run}
	r.ExtendBaseWidget(r)
	w.probe.put(name, r)
	return r
}

// Tapped opens it.
func (r *startRow) Tapped(*fyne.PointEvent) { r.run() }

// MouseIn lights the row up.
func (r *startRow) MouseIn(*desktop.MouseEvent) { r.light(true, r.focused) }

// MouseMoved does nothing.
func (r *startRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (r *startRow) MouseOut() { r.light(false, r.focused) }

// FocusGained shows that the keyboard is here.
func (r *startRow) FocusGained() { r.light(r.hovered, true) }

// FocusLost shows that the keyboard has left.
func (r *startRow) FocusLost() { r.light(r.hovered, false) }

func (r *startRow) light(hovered, focused bool) {
	r.hovered, r.focused = hovered, focused
	r.Refresh()
}

// TypedRune does nothing.
func (r *startRow) TypedRune(rune) {}

// TypedKey opens it by Enter.
func (r *startRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.run()
	default:
		passKey(r, e)
	}
}

// CreateRenderer makes what draws the row.
func (r *startRow) CreateRenderer() fyne.WidgetRenderer {
	const height, pad, picture = 34, 10, 16
	ground := fynecanvas.NewRectangle(themed(colorNone))
	ground.CornerRadius = radius
	image := newIconImage(r.icon, colorSecondary)
	title, detail := fynecanvas.NewText(r.title, themed(colorInk)), fynecanvas.NewText(r.detail, themed(colorSecondary))
	title.TextSize, detail.TextSize = sizeBody, sizeCaption
	d := &drawn{objects: []fyne.CanvasObject{ground, image, title, detail}}
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		box(image, pad, (s.Height-picture)/2, picture, picture)
		left := float32(pad + picture + 10)
		title.Text = shortened(r.title, sizeBody, title.TextStyle, s.Width-left-pad)
		m := title.MinSize()
		box(title, left, (s.Height-m.Height)/2, m.Width, m.Height)
		left += m.Width + 12
		detail.Text = ""
		if room := s.Width - left - pad; room > 40 {
			detail.Text = shortened(r.detail, sizeCaption, detail.TextStyle, room)
		}
		h := detail.MinSize().Height
		box(detail, left, (s.Height-h)/2+0.5, max(0, s.Width-left-pad), h)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, height) }
	d.refresh = func() {
		fill, frame := colorNone, colorNone
		if r.hovered {
			fill = colorHover
		}
		if r.focused {
			frame = colorFocus
		}
		ground.FillColor, ground.StrokeColor = themed(fill), themed(frame)
		if ground.StrokeWidth = 0; frame != colorNone {
			ground.StrokeWidth = focusWidth()
		}
		title.Color, detail.Color = themed(colorInk), themed(colorSecondary)
		setIcon(image, r.icon, colorSecondary)
		d.layout(r.Size())
		fynecanvas.Refresh(r)
	}
	d.refresh()
	return d
}
