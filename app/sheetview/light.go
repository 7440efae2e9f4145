package sheetview

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// Light leaves some items and cells of the sheet as they are and dims all else, as a search does
// with what it has found. With dims false nothing is dimmed any more. What is dimmed stays what it
// is: it can be clicked and dragged.
func (v *View) Light(dims bool, items []canvas.Item, cells []canvas.Cell) {
	v.veil.on, v.veil.items, v.veil.cells, v.veil.stale = dims, items, cells, true
	v.redraw()
}

// Lit returns where what is not dimmed lies, on the desk.
func (v *View) Lit() []geom.Rect {
	var out []geom.Rect
	for _, it := range v.veil.items {
		out = append(out, v.homes[it]...)
	}
	for _, c := range v.veil.cells {
		if b, ok := v.boxOf(c); ok {
			out = append(out, b.Rect)
		}
	}
	return out
}

// boxOf returns where a cell lies, on the desk.
func (v *View) boxOf(c canvas.Cell) (layout.CellBox, bool) {
	for _, b := range v.table {
		if b.Cell == c {
			return b, true
		}
	}
	return layout.CellBox{}, false
}

// ShowCell makes a cell the active one and brings it into view.
func (v *View) ShowCell(c canvas.Cell) {
	if b, ok := v.boxOf(c); ok {
		v.activate(b)
		v.redraw()
	}
}

// veil is a picture over the pages that lets through what is lit. It is painted anew when the view
// or what is lit has changed.
type veil struct {
	image *fynecanvas.Image
	on    bool
	items []canvas.Item
	cells []canvas.Cell
	stale bool
	shown viewport
}

// How strongly paper covers what is dimmed, and the frame of what is not. Amber is the color of
// nothing on a sheet and of no selection.
var (
	veilColor = color.RGBA{R: 0xB4, G: 0xB4, B: 0xB4, A: 0xB4} // white, as pictures hold it
	litColor  = color.RGBA{R: 0xB2, G: 0x74, B: 0x00, A: 0xFF}
)

const (
	litGrow  = 3 // how far the light reaches around a thing, in units
	litFrame = 2
)

func newVeil() *veil {
	i := &fynecanvas.Image{FillMode: fynecanvas.ImageFillStretch, ScaleMode: fynecanvas.ImageScaleFastest}
	i.Hide()
	return &veil{image: i}
}

// draw brings the veil to a view of pages.
func (x *veil) draw(v viewport, pages []geom.Rect, lit func() []geom.Rect) {
	if !x.on {
		if x.image.Visible() {
			x.image.Hide()
		}
		return
	}
	if !x.stale && v == x.shown {
		return
	}
	x.stale, x.shown = false, v
	showImage(x.image, veilOf(v, pages, lit()), fyne.NewSize(float32(v.w), float32(v.h)))
}

// veilOf paints the veil of a view.
func veilOf(v viewport, pages, lit []geom.Rect) *image.RGBA {
	img := image.NewRGBA(v.bounds())
	for _, p := range pages {
		paintRect(img, v.page(p), veilColor)
	}
	grow, frame := round(litGrow*v.scale), max(1, round(litFrame*v.scale))
	around := func(r geom.Rect) image.Rectangle {
		pos, size := v.box(r)
		x0, y0 := round(float64(pos.X)*v.scale), round(float64(pos.Y)*v.scale)
		return image.Rect(x0, y0, x0+round(float64(size.Width)*v.scale), y0+round(float64(size.Height)*v.scale)).Inset(-grow)
	}
	for _, r := range lit { // all frames first: what lies over another frame must not be cut by it
		paintRect(img, around(r), litColor)
	}
	for _, r := range lit {
		paintRect(img, around(r).Inset(frame), color.RGBA{})
	}
	return img
}
