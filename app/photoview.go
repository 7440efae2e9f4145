package app

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/draw"

	"clustercanvas/canvas/geom"
)

// photoView shows a photo, and over it the outlines of what was found.
type photoView struct {
	widget.BaseWidget
	image *fynecanvas.Image
	full  image.Rectangle // of the photo
	size  fyne.Size       // that it is shown in
	marks []photoMark
}

// photoMark is an outline over a photo.
type photoMark struct {
	outline geom.Polygon // in pixels of the photo
	words   string       // beside it; empty: none
	color   fyne.ThemeColorName
	thick   float32
}

// newPhotoView returns a view of a photo that is at most so large. Twice as many pixels are kept, for screens
// that are finer.
func newPhotoView(photo *image.RGBA, most fyne.Size) *photoView {
	b := photo.Bounds()
	k := min(most.Width/float32(b.Dx()), most.Height/float32(b.Dy()))
	v := &photoView{full: b, size: fyne.NewSize(float32(int(float32(b.Dx())*k)), float32(int(float32(b.Dy())*k)))}
	shown := photo
	if w, h := int(2*v.size.Width), int(2*v.size.Height); w < b.Dx() && w > 0 && h > 0 {
		shown = image.NewRGBA(image.Rect(0, 0, w, h))
		draw.ApproxBiLinear.Scale(shown, shown.Bounds(), photo, b, draw.Src, nil)
	}
	v.image = fynecanvas.NewImageFromImage(shown)
	v.image.FillMode, v.image.ScaleMode = fynecanvas.ImageFillStretch, fynecanvas.ImageScaleSmooth
	v.ExtendBaseWidget(v)
	return v
}

func (v *photoView) show(marks []photoMark) {
	v.marks = marks
	v.Refresh()
}

// at returns where a pixel of the photo is shown.
func (v *photoView) at(p geom.Pt) fyne.Position {
	return fyne.NewPos(
		float32(p.X-float64(v.full.Min.X))*v.size.Width/float32(v.full.Dx()),
		float32(p.Y-float64(v.full.Min.Y))*v.size.Height/float32(v.full.Dy()))
}

// CreateRenderer makes what draws the photo and the outlines.
func (v *photoView) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	d.layout = func(fyne.Size) {
		v.image.Resize(v.size)
		v.image.Move(fyne.Position{})
	}
	d.min = func() fyne.Size { return v.size }
	d.refresh = func() {
		d.objects = []fyne.CanvasObject{v.image}
		for _, m := range v.marks {
			d.objects = append(d.objects, v.lines(m)...)
		}
		var taken []photoBox
		for _, m := range v.marks { // words over all lines
			d.objects = append(d.objects, v.words(m, &taken)...)
		}
		d.layout(v.size)
		fynecanvas.Refresh(v)
	}
	d.refresh()
	return d
}

// lines returns the edges of an outline.
func (v *photoView) lines(m photoMark) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i, p := range m.outline {
		l := fynecanvas.NewLine(themed(m.color))
		l.StrokeWidth = m.thick
		l.Position1, l.Position2 = v.inside(p), v.inside(m.outline[(i+1)%len(m.outline)])
		out = append(out, l)
	}
	return out
}

// inside returns where a pixel is shown, or the nearest place within the photo.
func (v *photoView) inside(p geom.Pt) fyne.Position {
	at := v.at(p)
	return fyne.NewPos(min(max(at.X, 0), v.size.Width), min(max(at.Y, 0), v.size.Height))
}

// photoBox is where words stand on a photo.
type photoBox struct {
	at   fyne.Position
	size fyne.Size
}

func (b photoBox) overlaps(c photoBox) bool {
	return b.at.X < c.at.X+c.size.Width && c.at.X < b.at.X+b.size.Width &&
		b.at.Y < c.at.Y+c.size.Height && c.at.Y < b.at.Y+b.size.Height
}

// words returns the words beside an outline, on a dark ground with an edge of its color: above it or below it,
// whole or their beginning, so that they lie over no others as far as that goes.
func (v *photoView) words(m photoMark, taken *[]photoBox) []fyne.CanvasObject {
	if m.words == "" || len(m.outline) == 0 {
		return nil
	}
	const pad, most, least = 4, 150, 34
	var text *fynecanvas.Text
	var at photoBox
	free := false
	for i := 0; i < 4 && !free; i++ {
		width := float32(most)
		if i >= 2 {
			width = least
		}
		text = fynecanvas.NewText(shortened(m.words, sizeSmall, fyne.TextStyle{}, width), color.White)
		text.TextSize = sizeSmall
		size := text.MinSize()
		at.size = fyne.NewSize(size.Width+2*pad, size.Height+2)
		corner := m.corner(i%2 == 1)
		at.at = v.inside(corner)
		at.at.X = max(0, min(at.at.X, v.size.Width-at.size.Width))
		if i%2 == 0 {
			at.at.Y = max(0, at.at.Y-at.size.Height-1)
		} else {
			at.at.Y = min(v.size.Height-at.size.Height, at.at.Y+1)
		}
		free = !slices.ContainsFunc(*taken, at.overlaps)
	}
	*taken = append(*taken, at)
	ground := fynecanvas.NewRectangle(photoInk)
	ground.CornerRadius = 3
	ground.StrokeColor, ground.StrokeWidth = themed(m.color), 1.5
	ground.Move(at.at)
	ground.Resize(at.size)
	text.Move(at.at.AddXY(pad, 1))
	text.Resize(text.MinSize())
	return []fyne.CanvasObject{ground, text}
}

// corner returns the upper left corner of an outline, or the lower left one.
func (m photoMark) corner(low bool) geom.Pt {
	y := func(p geom.Pt) float64 {
		if low {
			return -p.Y
		}
		return p.Y
	}
	best := m.outline[0]
	for _, p := range m.outline {
		if p.X+y(p) < best.X+y(best) {
			best = p
		}
	}
	return best
}

// photoInk is the ground of words on a photo: dark, whatever the window looks like.
var photoInk = color.NRGBA{R: 20, G: 26, B: 32, A: 225}
