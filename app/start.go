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

// newStart returns the start screen: a new file, doors by role, files that were open lately, worked
// examples.
func newStart(w *Window) fyne.CanvasObject {
	const leftWidth, rightWidth, gap = 340, 420, 48
	newFile := w.actionButton(primary, "new", w.text("start-new"), "file-new")
	open := w.actionButton(outlined, "folder", w.text("start-open"), "file-open")
	left := newColumn(10,
		newLabel(programName, sizeHeading, true, colorInk),
		newProse(w.text("start-lead"), sizeBody, colorSecondary, leftWidth),
		fixedHeight(6), newFile, open, fixedHeight(12),
		newLabel(w.text("start-doors"), sizeBody, true, colorInk))
	ways := newColumn(2)
	for _, d := range doors() {
		ways.Add(newStartRow(w, "door:"+d.ID, d.Icon, w.text("door-"+d.ID), w.text("door-"+d.ID+"-detail"), func() { w.openDoor(d) }))
	}
	left.Add(ways)
	recent := w.recentRows(rightWidth)
	left.Add(fixedHeight(12))
	left.Add(newLabel(w.text("start-recent"), sizeBody, true, colorInk))
	if len(recent) == 0 {
		left.Add(newProse(w.text("start-no-recent"), sizeCaption, colorSecondary, leftWidth))
	}
	for _, r := range recent {
		left.Add(r)
	}
	right := newColumn(4, newLabel(w.text("start-examples"), sizeBody, true, colorInk), fixedHeight(4))
	for _, e := range examples.All() {
		right.Add(newStartRow(w, "example:"+e.ID, "file", e.In(w.program.words.language), "", func() { w.openExample(e) }))
	}
	ground := newSurface(colorGround, colorNone, 0)
	body := container.New(startLayout{w.probe, leftWidth, rightWidth, gap}, newSurface(colorPanel, colorHair, 10), left, right)
	return container.NewStack(ground, newScroller(body))
}

func fixedHeight(h float32) fyne.CanvasObject {
	return container.New(fixed{height: h}, newSurface(colorNone, colorNone, 0))
}

// startLayout puts two columns onto a panel in the middle of the window.
type startLayout struct {
	probe            *probe
	left, right, gap float32
}

const startPad float32 = 36

func (l startLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	m := l.panel(o)
	x, y := float32(int((s.Width-m.Width)/2)), max(24, float32(int((s.Height-m.Height)/2.6)))
	box(o[0], x, y, m.Width, m.Height)
	box(o[1], x+startPad, y+startPad, l.left, m.Height-2*startPad)
	box(o[2], x+startPad+l.left+l.gap, y+startPad, l.right, m.Height-2*startPad)
	l.probe.touch()
}

func (l startLayout) panel(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*startPad+l.left+l.gap+l.right, 2*startPad+max(o[1].MinSize().Height, o[2].MinSize().Height))
}

func (l startLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return l.panel(o).AddWidthHeight(32, 48)
}

// recentRows are the files that were open lately. Whether they are still there is found out
// beside: a file on a medium that does not answer must not hold the window up.
func (w *Window) recentRows(width float32) []fyne.CanvasObject {
	const most = 6
	var rows []fyne.CanvasObject
	for i, path := range w.program.prefs.recent() {
		if i == most {
			break
		}
		name := strings.TrimSuffix(filepath.Base(path), extension)
		row := newStartRow(w, "recent:"+itoa(i), "clock", name, shortFolder(filepath.Dir(path)), func() { w.openFile(path) })
		rows = append(rows, row)
		go func() {
			_, err := os.Stat(path)
			if err != nil {
				w.program.ui(func() { row.setDetail(w.text("missing")) })
			}
		}()
	}
	return rows
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

func (r *startRow) setDetail(s string) {
	r.detail = s
	r.Refresh()
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
