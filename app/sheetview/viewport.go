package sheetview

import (
	"image"
	"math"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas/geom"
	"clustercanvas/export/raster"
)

// ActualSize is the zoom, in units of the toolkit for a millimetre, at which paper is as great on
// a screen of 96 dots per inch as it is in the hand.
const ActualSize = 96 / 25.4

// The limits of the zoom, as parts of the actual size.
const (
	leastZoom = 0.05
	mostZoom  = 8.0
)

// zoomSteps is how many steps of zoom double the size. A notch of the wheel is wheelSteps of them:
// eight notches double. Zooms lie on these steps, so that tiles painted once fit again.
const (
	zoomSteps  = 32
	wheelSteps = 4
)

// viewport is which part of the desk is seen. It is the only place where millimetres, units of
// the toolkit and pixels of the screen are turned into each other.
type viewport struct {
	origin geom.Pt // what of the desk lies in the upper left corner of the view
	zoom   float64 // units for a millimetre
	scale  float64 // pixels for a unit
	w, h   float64 // of the view, in units
}

// pxPerMM returns how many pixels of the screen a millimetre has.
func (v viewport) pxPerMM() float64 { return v.zoom * v.scale }

// corner returns the place of the view on the desk in whole pixels: everything is drawn from
// there, so that it stays sharp.
func (v viewport) corner() image.Point {
	return image.Pt(round(v.origin.X*v.pxPerMM()), round(v.origin.Y*v.pxPerMM()))
}

// desk returns the point of the desk at a position in the view.
func (v viewport) desk(pos fyne.Position) geom.Pt {
	c, k := v.corner(), v.pxPerMM()
	return geom.Pt{X: (float64(pos.X)*v.scale + float64(c.X)) / k, Y: (float64(pos.Y)*v.scale + float64(c.Y)) / k}
}

// position returns where a point of the desk lies in the view.
func (v viewport) position(p geom.Pt) fyne.Position {
	c, k := v.corner(), v.pxPerMM()
	return fyne.NewPos(float32((p.X*k-float64(c.X))/v.scale), float32((p.Y*k-float64(c.Y))/v.scale))
}

// box returns where a rectangle of the desk lies in the view.
func (v viewport) box(r geom.Rect) (fyne.Position, fyne.Size) {
	return v.position(r.Min()), fyne.NewSize(v.units(r.W), v.units(r.H))
}

// units returns a length in units of the toolkit.
func (v viewport) units(l geom.MM) float32 { return float32(l * v.zoom) }

// pixelPosition and pixelSize return what a place and a size in pixels of the screen are in units.
func (v viewport) pixelPosition(p image.Point) fyne.Position {
	return fyne.NewPos(float32(float64(p.X)/v.scale), float32(float64(p.Y)/v.scale))
}

func (v viewport) pixelSize(p image.Point) fyne.Size {
	return fyne.NewSize(float32(float64(p.X)/v.scale), float32(float64(p.Y)/v.scale))
}

// page returns where a page of the desk lies in the view, in pixels. The corner is a whole pixel
// and so are all tiles.
func (v viewport) page(r geom.Rect) image.Rectangle {
	at := image.Pt(round(r.X*v.pxPerMM()), round(r.Y*v.pxPerMM())).Sub(v.corner())
	return image.Rectangle{Min: at, Max: at.Add(raster.PixelSize(r.Size(), v.pxPerMM()))}
}

// bounds returns the view in pixels.
func (v viewport) bounds() image.Rectangle {
	return image.Rect(0, 0, int(math.Ceil(v.w*v.scale)), int(math.Ceil(v.h*v.scale)))
}

// seen returns the part of the desk that is seen.
func (v viewport) seen() geom.Rect {
	return geom.R(v.origin.X, v.origin.Y, v.w/v.zoom, v.h/v.zoom)
}

// percent returns the zoom in per cent of the actual size.
func (v viewport) percent() int { return round(v.zoom / ActualSize * 100) }

// zoomed returns the viewport at another zoom, within the limits, with the point of the desk at a
// position staying there.
func (v viewport) zoomed(zoom float64, at fyne.Position) viewport {
	zoom = min(max(zoom, leastZoom*ActualSize), mostZoom*ActualSize)
	x, y := float64(at.X), float64(at.Y)
	v.origin.X += x/v.zoom - x/zoom
	v.origin.Y += y/v.zoom - y/zoom
	v.zoom = zoom
	return v
}

// stepped returns the zoom so many steps nearer, on the lattice of steps.
func (v viewport) stepped(steps int) float64 {
	at := math.Log2(v.zoom/ActualSize) * zoomSteps
	on := math.Round(at)
	switch { // from between two steps, to the next one first
	case steps > 0 && on > at+1e-6:
		on--
	case steps < 0 && on < at-1e-6:
		on++
	}
	return ActualSize * math.Exp2((on+float64(steps))/zoomSteps)
}

// panned returns the viewport with its content moved by so many units.
func (v viewport) panned(dx, dy float32) viewport {
	v.origin.X -= float64(dx) / v.zoom
	v.origin.Y -= float64(dy) / v.zoom
	return v
}

// edge is how much of the desk, in units, stays in sight however far one pans.
const edge = 80

// kept returns the viewport moved so that the desk is not lost out of sight.
func (v viewport) kept(desk geom.Rect) viewport {
	if desk.Empty() {
		return v
	}
	seen := v.seen()
	in := edge / v.zoom
	x, y := min(in, desk.W/2, seen.W/2), min(in, desk.H/2, seen.H/2)
	v.origin.X = min(max(v.origin.X, desk.X+x-seen.W), desk.Right()-x)
	v.origin.Y = min(max(v.origin.Y, desk.Y+y-seen.H), desk.Bottom()-y)
	return v
}

// fitMargin is the space around what is fitted into the view, in units.
const fitMargin = 24

// fitted returns the viewport that shows all of a rectangle of the desk, in the middle.
func (v viewport) fitted(r geom.Rect, most float64) viewport {
	if r.Empty() || v.w <= 0 || v.h <= 0 {
		return v
	}
	zoom := min(max(v.w-2*fitMargin, 1)/r.W, max(v.h-2*fitMargin, 1)/r.H, most*ActualSize)
	v.zoom = min(max(zoom, leastZoom*ActualSize), mostZoom*ActualSize)
	return v.centered(r.Center())
}

// widened returns the viewport in which a rectangle of the desk is as wide as the view, from its
// top.
func (v viewport) widened(r geom.Rect) viewport {
	if r.Empty() || v.w <= 0 {
		return v
	}
	zoom := max(v.w-2*fitMargin, 1) / r.W
	v.zoom = min(max(zoom, leastZoom*ActualSize), mostZoom*ActualSize)
	v = v.centered(r.Center())
	if r.H*v.zoom > v.h-2*fitMargin {
		v.origin.Y = r.Y - fitMargin/v.zoom
	}
	return v
}

// centered returns the viewport with a point of the desk in its middle.
func (v viewport) centered(p geom.Pt) viewport {
	v.origin = geom.Pt{X: p.X - v.w/2/v.zoom, Y: p.Y - v.h/2/v.zoom}
	return v
}

// revealed returns the viewport moved as little as it takes to show a rectangle of the desk.
func (v viewport) revealed(r geom.Rect) viewport {
	seen := v.seen().Inset(min(fitMargin/v.zoom, v.w/v.zoom/4))
	shift := func(from, to, lo, hi float64) float64 {
		switch {
		case from < lo || to-from > hi-lo:
			return from - lo
		case to > hi:
			return to - hi
		}
		return 0
	}
	v.origin.X += shift(r.X, r.Right(), seen.X, seen.Right())
	v.origin.Y += shift(r.Y, r.Bottom(), seen.Y, seen.Bottom())
	return v
}

func round(x float64) int { return int(math.Round(x)) }
