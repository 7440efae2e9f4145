package sheetview

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
)

// travelTime is how long sources are on their way: longer than a glance, because the eye follows
// several at once.
const travelTime = 900 * time.Millisecond

// travel is sources on their way to where they lie now. Each is a picture that was painted once and is
// only moved; the tiles leave them out until they have arrived.
type travel struct {
	layer  *fyne.Container
	trips  []layout.Trip // none: nothing travels
	from   gesture.Desk  // where the pages lay that they come from
	images []*fynecanvas.Image
	part   float64 // of the way that is behind them
	stays  bool    // they have arrived; the pictures stay until the tiles show the same
	turn   int     // counts journeys, so that pictures that come late are not shown
	goes   *fyne.Animation
}

// Travel shows how sources come to where they lie now from where they lay in a result that was shown
// before. Where nothing may move by itself they are there at once.
func (v *View) Travel(from layout.Result, trips []layout.Trip) {
	v.endTravel()
	if len(trips) == 0 || !moves() || !v.sized() {
		return
	}
	t := v.travel
	t.turn++
	t.trips, t.from, t.part, t.stays = trips, gesture.NewDesk(from), 0, false
	v.display()
	v.redraw()
	turn, res, k := t.turn, v.result, v.view.pxPerMM()
	if v.glide != nil {
		k = v.view.fitted(v.goal, mostZoom).pxPerMM()
	}
	desk := gesture.NewDesk(res)
	v.tiles.before(func() func() {
		made := make([]*image.RGBA, len(trips))
		for i, x := range trips {
			area := desk.Lift(x.ToPage, x.End).Inset(-spriteMargin)
			fine := k
			if n := area.W * area.H * k * k; n > spriteMost/8 {
				fine *= math.Sqrt(spriteMost / 8 / n)
			}
			made[i] = paintItems(v.cfg.Renderer, res, desk, map[canvas.Item]bool{x.To: true}, area, fine)
		}
		return func() {
			if t.turn == turn && len(t.trips) > 0 {
				v.setOut(made)
			}
		}
	})
}

// setOut begins the journey with the pictures of who travels.
func (v *View) setOut(pictures []*image.RGBA) {
	t := v.travel
	t.images, t.layer.Objects = nil, nil
	for _, p := range pictures {
		i := fynecanvas.NewImageFromImage(p)
		i.FillMode, i.ScaleMode = fynecanvas.ImageFillStretch, fynecanvas.ImageScaleFastest
		t.images = append(t.images, i)
		t.layer.Objects = append(t.layer.Objects, i)
	}
	v.placeTravel()
	t.layer.Refresh()
	turn := t.turn
	t.goes = fyne.NewAnimation(travelTime, func(part float32) {
		if t.turn != turn || len(t.trips) == 0 {
			return
		}
		t.part = float64(part)
		v.placeTravel()
		fynecanvas.Refresh(v.ground)
		if part >= 1 {
			v.arrive()
		}
	})
	t.goes.Curve = fyne.AnimationEaseInOut
	t.goes.Start()
}

// arrive has the tiles show what has arrived.
func (v *View) arrive() {
	t := v.travel
	t.goes, t.stays = nil, true
	v.display()
	v.redraw()
	if v.tiles.isSettled() {
		v.endTravel()
	}
}

// endTravel takes the pictures away: everything is where it lies.
func (v *View) endTravel() {
	t := v.travel
	if t.goes != nil {
		t.goes.Stop()
		t.goes = nil
	}
	if len(t.trips) == 0 {
		return
	}
	t.trips, t.images, t.layer.Objects, t.stays = nil, nil, nil, false
	t.turn++
	t.layer.Refresh()
	v.display()
	v.redraw()
}

// travels returns what the tiles leave out, because it is on its way.
func (t *travel) travels() []canvas.Item {
	if t.stays {
		return nil
	}
	var out []canvas.Item
	for _, x := range t.trips {
		out = append(out, x.To)
	}
	return out
}

// placeTravel brings the pictures to where they are on their way, in the viewport.
func (v *View) placeTravel() {
	t := v.travel
	for i, o := range t.images {
		x := t.trips[i]
		if x.FromPage >= len(t.from) || x.ToPage >= len(v.desk) {
			continue
		}
		r := x.At(t.part, t.from[x.FromPage].Min(), v.desk[x.ToPage].Min())
		grow := spriteMargin * r.W / max(x.End.W, 1) // the picture has room for a shadow
		pos, size := v.view.box(geom.R(r.X-grow, r.Y-grow, r.W+2*grow, r.H+2*grow))
		o.Move(snapped(pos, v.view))
		if o.Size() != size {
			o.Resize(size)
		}
	}
}

// Traveling reports whether something is on its way.
func (v *View) Traveling() bool { return len(v.travel.trips) > 0 }
