package app

import (
	"image"
	"image/color"

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
		for _, m := range v.marks { // words over all lines
			d.objects = append(d.objects, v.words(m)...)
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

// words returns the words over the top of an outline, on a ground of its color.
func (v *photoView) words(m photoMark) []fyne.CanvasObject {
	if m.words == "" || len(m.outline) == 0 {
		return nil
	}
	const pad, most = 4, 150
	text := fynecanvas.NewText(shortened(m.words, sizeSmall, fyne.TextStyle{}, most), color.White)
	text.TextSize = sizeSmall
	size := text.MinSize()
	box := m.outline.Bounds()
	at := v.inside(geom.Pt{X: box.X, Y: box.Y})
	at.X = max(0, min(at.X, v.size.Width-size.Width-2*pad))
	at.Y = max(0, at.Y-size.Height-3)
	ground := fynecanvas.NewRectangle(photoInk)
	ground.CornerRadius = 3
	ground.StrokeColor, ground.StrokeWidth = themed(m.color), 1.5
	ground.Move(at)
	ground.Resize(fyne.NewSize(size.Width+2*pad, size.Height+2))
	text.Move(at.AddXY(pad, 1))
	text.Resize(size)
	return []fyne.CanvasObject{ground, text}
}

// photoInk is the ground of words on a photo: dark, whatever the window looks like.
var photoInk = color.NRGBA{R: 20, G: 26, B: 32, A: 225}
