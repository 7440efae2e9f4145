package sheetview

import (
	"image"
	"slices"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas/geom"
	"clustercanvas/export/raster"
)

// staleTile is a square of another zoom.
type staleTile struct {
	object *fynecanvas.Image
	page   int
	rect   geom.Rect // on the page
}

// makeStale keeps what is in sight as the ground for another zoom. What is incomplete itself is
// given up for what it was to replace.
func (t *tiles) makeStale() {
	complete := len(t.shown) > 0
	for _, s := range t.shown {
		complete = complete && s.has
	}
	if !complete && len(t.stale) > 0 {
		for key := range t.shown {
			t.release(key)
		}
		return
	}
	t.dropStale()
	for key, s := range t.shown {
		delete(t.shown, key)
		if !s.has || key.page >= len(t.pages) {
			t.discard(s.object)
			continue
		}
		px := tileBox(key, raster.PixelSize(t.pages[key.page].size, key.pxPerMM))
		k := key.pxPerMM
		t.stale = append(t.stale, staleTile{
			object: s.object, page: key.page,
			rect: geom.R(float64(px.Min.X)/k, float64(px.Min.Y)/k, float64(px.Dx())/k, float64(px.Dy())/k),
		})
	}
	t.layer()
}

// layer sorts the objects: stale ones below.
func (t *tiles) layer() {
	below := make(map[fyne.CanvasObject]bool, len(t.stale))
	for _, s := range t.stale {
		below[s.object] = true
	}
	all := append(slices.Clone(t.old.Objects), t.sharp.Objects...)
	t.old.Objects, t.sharp.Objects = nil, nil
	for _, o := range all {
		if below[o] {
			t.old.Objects = append(t.old.Objects, o)
		} else {
			t.sharp.Objects = append(t.sharp.Objects, o)
		}
	}
}

func (t *tiles) dropStale() {
	if len(t.stale) == 0 {
		return
	}
	for _, s := range t.stale {
		t.discard(s.object)
	}
	t.stale = nil
	t.layer()
}

// placeStale stretches the old tiles to the present zoom.
func (t *tiles) placeStale() {
	k := t.view.pxPerMM()
	for _, s := range t.stale {
		at := t.view.page(t.desk[s.page]).Min
		from := at.Add(image.Pt(round(s.rect.X*k), round(s.rect.Y*k)))
		to := at.Add(image.Pt(round(s.rect.Right()*k), round(s.rect.Bottom()*k)))
		s.object.Move(t.view.pixelPosition(from))
		s.object.Resize(t.view.pixelSize(to.Sub(from)))
	}
}
