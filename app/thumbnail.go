package app

import (
	"image"
	"slices"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// thumbnails paints small pictures of sheets, one after another and beside the hand, and keeps the
// last of them. It belongs to a window and is used on the toolkit's goroutine.
type thumbnails struct {
	window *Window
	kept   []keptThumbnail // the one that was used last is the last
	wanted []*thumbnail    // those that wait, the most urgent last
	busy   bool
}

type keptThumbnail struct {
	key   string
	image *image.RGBA
}

// maxThumbnails is how many pictures are kept: at the largest size about ten megabytes.
const maxThumbnails = 40

func (t *thumbnails) find(key string) *image.RGBA {
	i := slices.IndexFunc(t.kept, func(k keptThumbnail) bool { return k.key == key })
	if i < 0 {
		return nil
	}
	k := t.kept[i]
	t.kept = append(slices.Delete(t.kept, i, i+1), k)
	return k.image
}

func (t *thumbnails) keep(key string, img *image.RGBA) {
	t.kept = append(t.kept, keptThumbnail{key, img})
	if n := len(t.kept); n > maxThumbnails {
		t.kept = slices.Clone(t.kept[n-maxThumbnails:])
	}
}

// want asks for the picture of a thumbnail. What was asked for long ago and is not in view any
// more is forgotten.
func (t *thumbnails) want(x *thumbnail) {
	t.wanted = append(slices.DeleteFunc(t.wanted, func(o *thumbnail) bool { return o == x }), x)
	if n := len(t.wanted); n > maxThumbnails/2 {
		t.wanted = slices.Clone(t.wanted[n-maxThumbnails/2:])
	}
	t.next()
}

// next paints the most urgent picture, unless one is being painted.
func (t *thumbnails) next() {
	n := len(t.wanted)
	if t.busy || n == 0 {
		return
	}
	x := t.wanted[n-1]
	t.wanted = t.wanted[:n-1]
	if img := t.find(x.key); img != nil {
		x.shown(img)
		t.next()
		return
	}
	t.busy = true
	key, lay, width := x.key, x.lay, float64(x.wide)*float64(max(1, t.window.win.Canvas().Scale()))
	painter, ui := t.window.program.painter, t.window.program.ui
	go func() {
		var img *image.RGBA
		if s, part, ok := lay(); ok && s.Size.W > 0 {
			if part.Empty() {
				part = geom.R(0, 0, s.Size.W, s.Size.H)
			}
			img = paintPart(painter, s, part, min(width/part.W, width*thumbnailShape/part.H))
		}
		ui(func() {
			t.busy = false
			if img != nil {
				t.keep(key, img)
			}
			if x.key == key {
				x.shown(img)
			}
			t.next()
			t.window.probe.touch()
		})
	}()
}

// thumbnail is a small picture of a sheet, or the empty frame of one that is not painted yet.
type thumbnail struct {
	widget.BaseWidget
	from  *thumbnails
	wide  float32
	frame *surface
	image *fynecanvas.Image
	key   string                                // what it shows
	lay   func() (scene.Scene, geom.Rect, bool) // the page, and what of it is shown, empty for all; looks at nothing that changes
}

// thumbnailShape is the height of a thumbnail for its width: that of paper.
const thumbnailShape = 0.707

func newThumbnail(from *thumbnails, wide float32) *thumbnail {
	t := &thumbnail{from: from, wide: wide, frame: newSurface(colorQuiet, colorHair, 2), image: fynecanvas.NewImageFromImage(nil)}
	t.image.FillMode, t.image.ScaleMode = fynecanvas.ImageFillContain, fynecanvas.ImageScaleSmooth
	t.ExtendBaseWidget(t)
	return t
}

// show asks for the picture of a page by its key.
func (t *thumbnail) show(key string, lay func() (scene.Scene, bool)) {
	t.showPart(key, func() (scene.Scene, geom.Rect, bool) {
		s, ok := lay()
		return s, geom.Rect{}, ok
	})
}

// showPart is show for a part of a page; an empty part is all of it.
func (t *thumbnail) showPart(key string, lay func() (scene.Scene, geom.Rect, bool)) {
	if key == t.key {
		return
	}
	t.key, t.lay = key, lay
	if img := t.from.find(key); img != nil {
		t.shown(img)
		return
	}
	t.from.want(t)
}

func (t *thumbnail) shown(img *image.RGBA) {
	if t.image.Image = nil; img != nil {
		t.image.Image = img
	}
	t.image.Refresh()
}

// CreateRenderer makes what draws the picture.
func (t *thumbnail) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{
		objects: []fyne.CanvasObject{t.frame, t.image},
		layout: func(s fyne.Size) {
			t.frame.Resize(s)
			box(t.image, 1, 1, s.Width-2, s.Height-2)
		},
		min: func() fyne.Size { return fyne.NewSize(t.wide, float32(int(t.wide*thumbnailShape))) },
		refresh: func() {
			t.frame.Refresh()
			t.image.Refresh()
		},
	}
}
