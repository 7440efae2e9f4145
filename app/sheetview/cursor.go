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
	switch {
	case v.laser.on:
		return desktop.HiddenCursor
	case v.input.panning:
		return cursors().grab
	case v.input.space || v.input.grabs:
		return cursors().hand
	case v.state.Name() == "marquee":
		return desktop.CrosshairCursor
	}
	switch v.effect.Cursor {
	case gesture.CursorMove:
		return cursors().grab
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

type drawnCursors struct{ hand, grab, plus, no *drawnCursor }

// cursorSize is the side of the pictures in pixels.
const cursorSize = 24

var cursors = sync.OnceValue(func() drawnCursors {
	arrow := geom.Polygon{{X: 3, Y: 2}, {X: 3, Y: 17}, {X: 7, Y: 13.4}, {X: 9.6, Y: 19}, {X: 12, Y: 18}, {X: 9.5, Y: 12.4}, {X: 14.6, Y: 12}}
	plus := []geom.Polygon{arrow, geom.R(15, 17.2, 7, 1.8).Polygon(), geom.R(17.6, 14.6, 1.8, 7).Polygon()}
	ring := geom.Stroke(geom.Circle(geom.Pt{X: 12, Y: 12}, 8), 2.4, true)
	slash := geom.Stroke([]geom.Pt{{X: 6.5, Y: 6.5}, {X: 17.5, Y: 17.5}}, 2.4, false)
	return drawnCursors{
		hand: &drawnCursor{drawCursor(handShape(4, 4.5, 12.5)), 12, 12},
		grab: &drawnCursor{drawCursor(handShape(8.5, 7, 14)), 12, 12},
		plus: &drawnCursor{drawCursor(plus), 3, 2},
		no:   &drawnCursor{drawCursor([]geom.Polygon{ring, slash}), 12, 12},
	}
})

// handShape is a hand: how high its fingers reach, and where the tip of its thumb is.
func handShape(top, thumbX, thumbY float64) []geom.Polygon {
	shapes := []geom.Polygon{
		{{X: 7, Y: 11.5}, {X: 18.2, Y: 11.5}, {X: 18.2, Y: 16.5}, {X: 15.8, Y: 21}, {X: 10.2, Y: 21}, {X: 7, Y: 17}},
		geom.Stroke([]geom.Pt{{X: thumbX, Y: thumbY}, {X: 9, Y: 17.5}}, 2.6, false),
	}
	for i, lower := range []float64{1.6, 0, 0.4, 2} {
		x := 8.3 + 2.9*float64(i)
		shapes = append(shapes, geom.Stroke([]geom.Pt{{X: x, Y: top + lower}, {X: x, Y: 13}}, 2.3, false))
	}
	return shapes
}

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
