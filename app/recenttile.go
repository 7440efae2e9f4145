package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// recentTile is a file that was open lately: a picture of its sheet, its name, and where it lies.
type recentTile struct {
	widget.BaseWidget
	window           *Window
	path             string
	missing          bool
	picture          *fynecanvas.Image // without an image where none is kept
	hovered, focused bool
}

// Measures of a tile.
const (
	tileWidth   float32 = 168
	tilePicture float32 = 112
	tileHeight  float32 = tilePicture + 50
	tilePad     float32 = 8 // around the picture, for the light under the pointer
)

func newRecentTile(w *Window, path string) *recentTile {
	t := &recentTile{window: w, path: path, missing: w.program.missing[path], picture: fynecanvas.NewImageFromImage(nil)}
	t.picture.FillMode, t.picture.ScaleMode = fynecanvas.ImageFillContain, fynecanvas.ImageScaleSmooth
	t.ExtendBaseWidget(t)
	memory, ui := w.program.memory, w.program.ui
	go func() {
		if img := memory.picture(path); img != nil {
			ui(func() {
				t.picture.Image = img
				t.picture.Refresh()
				t.Refresh()
			})
		}
	}()
	return t
}

func (t *recentTile) setMissing(missing bool) {
	t.missing = missing
	t.Refresh()
}

func (t *recentTile) run() { t.window.openFile(t.path) }

// Tapped opens the file.
func (t *recentTile) Tapped(*fyne.PointEvent) { t.run() }

// TappedSecondary shows what else can be done.
func (t *recentTile) TappedSecondary(e *fyne.PointEvent) {
	openMenuAt(t.window.win.Canvas(), e.AbsolutePosition, t.menu())
}

func (t *recentTile) menu() []*fyne.MenuItem {
	w := t.window
	items := []*fyne.MenuItem{fyne.NewMenuItem(w.text("open"), t.run)}
	if t.missing {
		items = append(items, fyne.NewMenuItem(w.text("recent-locate"), func() { w.locate(t.path) }))
	}
	return append(items, fyne.NewMenuItem(w.text("recent-remove"), func() { w.program.forgetRecent(t.path) }))
}

// MouseIn lights the tile up, and says where the file lies.
func (t *recentTile) MouseIn(*desktop.MouseEvent) { t.light(true, t.focused) }

// MouseMoved does nothing.
func (t *recentTile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (t *recentTile) MouseOut() { t.light(false, t.focused) }

// FocusGained shows that the keyboard is here.
func (t *recentTile) FocusGained() { t.light(t.hovered, true) }

// FocusLost shows that the keyboard has left.
func (t *recentTile) FocusLost() { t.light(t.hovered, false) }

func (t *recentTile) light(hovered, focused bool) {
	t.hovered, t.focused = hovered, focused
	t.Refresh()
}

// TypedRune does nothing.
func (t *recentTile) TypedRune(rune) {}

// TypedKey opens the file by Enter and takes it out of the list by Delete.
func (t *recentTile) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.run()
	case fyne.KeyDelete, fyne.KeyBackspace:
		t.window.program.forgetRecent(t.path)
	default:
		passKey(t, e)
	}
}

// CreateRenderer makes what draws the tile.
func (t *recentTile) CreateRenderer() fyne.WidgetRenderer {
	const pad, iconSize = tilePad, 24
	ground, paper := fynecanvas.NewRectangle(themed(colorNone)), fynecanvas.NewRectangle(themed(colorQuiet))
	ground.CornerRadius, paper.StrokeWidth = radius, 1
	image := newIconImage("file", colorSecondary)
	name, where := fynecanvas.NewText("", themed(colorInk)), fynecanvas.NewText("", themed(colorSecondary))
	name.TextSize, where.TextSize = sizeBody, sizeCaption
	d := &drawn{objects: []fyne.CanvasObject{ground, paper, t.picture, image, name, where}}
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		wide := s.Width - 2*pad
		box(paper, pad, pad, wide, tilePicture)
		box(t.picture, pad+1, pad+1, wide-2, tilePicture-2)
		box(image, pad+(wide-iconSize)/2, pad+(tilePicture-iconSize)/2, iconSize, iconSize)
		name.Text = shortened(workbookName(t.path), sizeBody, name.TextStyle, wide)
		where.Text = shortened(t.detail(), sizeCaption, where.TextStyle, wide)
		box(name, pad, pad+tilePicture+4, wide, name.MinSize().Height)
		box(where, pad, pad+tilePicture+20, wide, where.MinSize().Height)
	}
	d.min = func() fyne.Size { return fyne.NewSize(tileWidth, tileHeight) }
	d.refresh = func() {
		fill, detail := colorNone, colorSecondary
		if t.hovered {
			fill = colorHover
		}
		if t.missing {
			detail = colorWarning
		}
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = themed(fill), themed(colorFocus), 0
		if t.focused {
			ground.StrokeWidth = focusWidth()
		}
		paper.FillColor, paper.StrokeColor = themed(colorQuiet), themed(colorHair)
		t.picture.Hidden = t.picture.Image == nil || t.missing
		image.Hidden = !t.picture.Hidden
		name.Color, where.Color = themed(colorInk), themed(detail)
		setIcon(image, map[bool]string{false: "file", true: "warning"}[t.missing], detail)
		d.layout(t.Size())
		fynecanvas.Refresh(t)
	}
	d.refresh()
	return d
}

// detail is where the file lies, or that it does not.
func (t *recentTile) detail() string {
	if t.missing {
		return t.window.text("missing")
	}
	return shortFolder(filepath.Dir(t.path))
}
