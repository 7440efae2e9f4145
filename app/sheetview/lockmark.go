package sheetview

import (
	"image"
	"math"
	"sync"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/export/raster"
)

// lockSize is the side of the mark on something selected that is locked, in units.
const lockSize = 18

// lockPicture is a padlock on a white ground, with four pixels for a unit.
var lockPicture = sync.OnceValue(func() image.Image {
	ink, white := scene.Color{R: accent.R, G: accent.G, B: accent.B}, scene.Color{R: 0xFF, G: 0xFF, B: 0xFF}
	bow := []geom.Pt{{X: 6.6, Y: 8.6}, {X: 6.6, Y: 6.4}}
	bow = append(bow, geom.Arc(geom.Pt{X: 9, Y: 6.4}, 2.4, math.Pi, 2*math.Pi)...)
	bow = append(bow, geom.Pt{X: 11.4, Y: 8.6})
	s := scene.Scene{Size: geom.Size{W: lockSize, H: lockSize}, Items: []scene.Item{
		scene.Polygon{Points: geom.Circle(geom.Pt{X: 9, Y: 9}, 9), Fill: &ink},
		scene.Polygon{Points: geom.R(4.9, 8.2, 8.2, 5.8).Round(1.2), Fill: &white},
		scene.Polygon{Points: geom.Stroke(bow, 1.5, false), Fill: &white},
	}}
	const sharp = 4
	img := image.NewRGBA(image.Rect(0, 0, lockSize*sharp, lockSize*sharp))
	raster.New(nil).Draw(img, &s, geom.Pt{}, sharp)
	return img
})

// lockMarks marks the corners of what is selected and locked.
func (o *overlay) lockMarks(v viewport, boxes []geom.Rect) {
	for len(o.locks) < len(boxes) {
		mark := fynecanvas.NewImageFromImage(lockPicture())
		mark.Resize(fyne.NewSquareSize(lockSize))
		o.locks = append(o.locks, mark)
		o.layer.Objects = append(o.layer.Objects, mark)
	}
	for i, mark := range o.locks {
		if i >= len(boxes) {
			mark.Hide()
			continue
		}
		pos, size := v.box(boxes[i])
		mark.Move(pos.AddXY(size.Width-lockSize/2, -lockSize/2))
		mark.Show()
	}
}

// lockedBoxes returns where what is selected and locked lies, as far as it is few.
func (v *View) lockedBoxes() []geom.Rect {
	if len(v.selection) > framesMost || len(v.effect.Sprite.Items) > 0 {
		return nil
	}
	var out []geom.Rect
	for _, it := range v.selection {
		if boxes := v.homes[it]; len(boxes) > 0 && v.locks(it) {
			out = append(out, boxes[0])
		}
	}
	return out
}

// locks reports whether an item is locked on the sheet.
func (v *View) locks(it canvas.Item) bool { return v.workbook.LockedOn(v.sheet, it) }
