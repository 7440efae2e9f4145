package sheetview

import (
	"image"
	"sync"

	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/scene"
	"clustercanvas/export/raster"
)

// Cursor is for the toolkit.
func (v *View) Cursor() desktop.Cursor {
	if v.input.panning || v.input.space || v.input.grabs {
		return cursors().move
	}
	switch v.effect.Cursor {
	case gesture.CursorMove:
		return desktop.PointerCursor
	case gesture.CursorCopy:
		return cursors().plus
	case gesture.CursorNo:
		return cursors().no
	case gesture.CursorLink:
		return desktop.PointerCursor
	case gesture.CursorText:
		return desktop.TextCursor
	case gesture.CursorCross:
		return desktop.CrosshairCursor
	case gesture.CursorResize:
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// drawnCursor is a cursor that the toolkit lacks. The toolkit compares cursors, so there is one
// value of each.
type drawnCursor struct {
	img  image.Image
	x, y int
}

// Image returns the picture of the cursor and its point.
func (c *drawnCursor) Image() (image.Image, int, int) { return c.img, c.x, c.y }

type drawnCursors struct{ move, plus, no *drawnCursor }

// cursorSize is the side of the pictures in pixels.
const cursorSize = 24

var cursors = sync.OnceValue(func() drawnCursors {
	arrow := geom.Polygon{{X: 3, Y: 2}, {X: 3, Y: 17}, {X: 7, Y: 13.4}, {X: 9.6, Y: 19}, {X: 12, Y: 18}, {X: 9.5, Y: 12.4}, {X: 14.6, Y: 12}}
	plus := []geom.Polygon{arrow, geom.R(15, 17.2, 7, 1.8).Polygon(), geom.R(17.6, 14.6, 1.8, 7).Polygon()}
	ring := geom.Stroke(geom.Circle(geom.Pt{X: 12, Y: 12}, 8), 2.4, true)
	slash := geom.Stroke([]geom.Pt{{X: 6.5, Y: 6.5}, {X: 17.5, Y: 17.5}}, 2.4, false)
	move := []geom.Polygon{geom.R(11, 4, 2, 16).Polygon(), geom.R(4, 11, 16, 2).Polygon()}
	for _, d := range []geom.Pt{{X: 0, Y: -1}, {X: 0, Y: 1}, {X: -1, Y: 0}, {X: 1, Y: 0}} {
		tip, across := geom.Pt{X: 12 + 10*d.X, Y: 12 + 10*d.Y}, geom.Pt{X: d.Y, Y: d.X}
		back := tip.Sub(d.Mul(4.5))
		move = append(move, geom.Polygon{tip, back.Add(across.Mul(3.6)), back.Sub(across.Mul(3.6))})
	}
	return drawnCursors{
		move: &drawnCursor{drawCursor(move), 12, 12},
		plus: &drawnCursor{drawCursor(plus), 3, 2},
		no:   &drawnCursor{drawCursor([]geom.Polygon{ring, slash}), 12, 12},
	}
})

// drawCursor paints shapes in ink with a white edge, to be seen on any ground.
func drawCursor(shapes []geom.Polygon) image.Image {
	ink, white := scene.Color{R: 0x1B, G: 0x27, B: 0x33}, scene.Color{R: 0xFF, G: 0xFF, B: 0xFF}
	s := scene.Scene{Size: geom.Size{W: cursorSize, H: cursorSize}}
	for _, p := range shapes {
		s.Items = append(s.Items, scene.Polygon{Points: geom.Stroke(append(p, p[0]), 2.6, true), Fill: &white})
	}
	for _, p := range shapes {
		s.Items = append(s.Items, scene.Polygon{Points: p, Fill: &ink})
	}
	img := image.NewRGBA(image.Rect(0, 0, cursorSize, cursorSize))
	raster.New(nil).Draw(img, &s, geom.Pt{}, 1)
	return img
}
