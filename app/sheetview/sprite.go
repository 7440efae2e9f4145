package sheetview

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/export/raster"
)

// sprite is what hangs on the pointer: a picture of some items, painted once and then only moved.
type sprite struct {
	object *fynecanvas.Image
	items  []canvas.Item
	turn   int       // counts pictures, so that an old one that comes late is not shown
	area   geom.Rect // what the picture shows, on the desk
	box    geom.Rect // the items in it, without their shadows
	at     geom.Pt   // where area lies now, from where it was
	stays  bool      // the hand has let go; the picture stays until the tiles show the same
	scale  float64   // pixels for a millimetre that the picture was painted with
}

// spriteMargin is the room for shadows around what hangs on the pointer, in mm.
const spriteMargin geom.MM = 2

// spriteMost is how many pixels a picture has at most: more is painted coarser.
const spriteMost = 4 << 20

// spritePale is how much of the sheet shows through.
const spritePale = 0.12

func newSprite() *sprite {
	o := &fynecanvas.Image{FillMode: fynecanvas.ImageFillStretch, ScaleMode: fynecanvas.ImageScaleFastest, Translucency: spritePale}
	o.Hide()
	return &sprite{object: o}
}

// hold takes items as they lie in a result. The picture is painted as a job that comes before the
// tiles without them, so that nothing vanishes in between.
func (s *sprite) hold(items []canvas.Item, res layout.Result, v viewport, t *tiles) {
	s.turn++
	if s.items == nil || s.stays { // else the picture before stays until the new one is there
		s.object.Hide()
	}
	s.items, s.stays, s.at = items, false, geom.Pt{}
	desk := gesture.NewDesk(res)
	want := make(map[canvas.Item]bool, len(items))
	for _, it := range items {
		want[it] = true
	}
	s.box = geom.Rect{}
	for _, slot := range res.Slots {
		if want[slot.Item] {
			s.box = s.box.Union(desk.Lift(slot.Page, slot.Rect))
		}
	}
	s.area = s.box.Inset(-spriteMargin)
	if s.box.Empty() {
		return
	}
	turn, area, k := s.turn, s.area, v.pxPerMM()
	if n := area.W * area.H * k * k; n > spriteMost {
		k *= math.Sqrt(spriteMost / n)
	}
	t.before(func() func() {
		img := paintItems(t.renderer, res, desk, want, area, k)
		return func() {
			if s.turn == turn && s.items != nil {
				s.object.Image, s.scale = img, k
				s.object.Show()
				s.object.Refresh()
				s.place(t.view)
			}
		}
	})
}

// paintItems paints some items of a result, and nothing else, on clear ground.
func paintItems(r *raster.Renderer, res layout.Result, desk gesture.Desk, want map[canvas.Item]bool, area geom.Rect, pxPerMM float64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, max(1, round(area.W*pxPerMM)), max(1, round(area.H*pxPerMM))))
	for i := range res.Pages {
		if !desk[i].Overlaps(area) {
			continue
		}
		only := scene.Scene{Size: res.Pages[i].Size}
		for _, x := range res.Pages[i].Items {
			if it, ok := itemOf(x.Common().Ref); ok && want[it] {
				only.Items = append(only.Items, x)
			}
		}
		r.Draw(img, &only, area.Min().Sub(desk[i].Min()), pxPerMM)
	}
	return img
}

// move brings the picture to an offset from where the items lie.
func (s *sprite) move(by geom.Pt, v viewport) {
	s.at = by
	s.place(v)
}

// place brings the picture to the viewport.
func (s *sprite) place(v viewport) {
	if s.items == nil || s.box.Empty() {
		return
	}
	pos, size := v.box(s.area.Moved(s.at))
	if img, ok := s.object.Image.(*image.RGBA); ok && s.scale == v.pxPerMM() {
		size = v.pixelSize(img.Rect.Size()) // pixel for pixel
	}
	s.object.Move(snapped(pos, v))
	s.object.Resize(size)
}

// snapped returns a position on a whole pixel, where pictures are sharp.
func snapped(pos fyne.Position, v viewport) fyne.Position {
	return v.pixelPosition(image.Pt(round(float64(pos.X)*v.scale), round(float64(pos.Y)*v.scale)))
}

// letGo keeps the picture where the items now lie until the tiles show them.
func (s *sprite) letGo(by geom.Pt, v viewport) {
	if s.items == nil {
		return
	}
	s.stays = true
	s.move(by, v)
}

// drop takes the picture away.
func (s *sprite) drop() {
	s.turn++
	s.items, s.stays = nil, false
	s.object.Hide()
	s.object.Image = nil
}
