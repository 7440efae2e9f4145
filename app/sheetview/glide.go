package sheetview

import (
	"time"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas/geom"
)

// glideTime is how long the way to another part of the sheet takes: long enough for the eye to
// follow, and not to wait.
const glideTime = 320 * time.Millisecond

// Glide shows a rectangle of the desk as great as it fits, also when the view gets another size; all
// pages when it is empty. It goes there on a short way, or at once where nothing may move by itself.
func (v *View) Glide(r geom.Rect) {
	if !v.sized() || v.unfitted || !moves() || len(v.tiles.shown) == 0 {
		v.ShowRect(r)
		return
	}
	if r.Empty() {
		r = v.desk.Bounds()
	}
	v.stopGlide()
	from, to := v.view.seen(), v.view.fitted(r, mostZoom).seen()
	if alike(from, to) {
		v.fit(r)
		return
	}
	v.glide = fyne.NewAnimation(glideTime, func(part float32) {
		a := v.glide
		if a == nil {
			return
		}
		p := float64(part)
		at := geom.R(from.X+(to.X-from.X)*p, from.Y+(to.Y-from.Y)*p, from.W+(to.W-from.W)*p, from.H+(to.H-from.H)*p)
		view := v.view
		view.zoom = view.w / at.W
		v.glide = nil // or bring would end it
		if part >= 1 {
			v.tiles.hold = false
			v.fit(r)
			return
		}
		v.bring(view.centered(at.Center()))
		v.glide = a
	})
	v.goal = r
	v.tiles.hold = true // what is seen on the way is not worth being painted
	v.glide.Curve = fyne.AnimationEaseInOut
	v.moved()
	v.glide.Start()
}

// ShowRect is Glide that is there at once.
func (v *View) ShowRect(r geom.Rect) {
	if r.Empty() {
		r = v.desk.Bounds()
	}
	v.unfitted = false
	v.fit(r)
}

// stopGlide ends the way to another part of the sheet where it is.
func (v *View) stopGlide() {
	if v.glide != nil {
		v.glide.Stop()
		v.glide, v.tiles.hold = nil, false
	}
}

// Gliding reports whether the view is on its way to another part of the sheet.
func (v *View) Gliding() bool { return v.glide != nil }

// moves reports whether something may move by itself.
func moves() bool { return fyne.CurrentApp().Settings().ShowAnimations() }

// alike reports whether two rectangles of the desk look the same.
func alike(a, b geom.Rect) bool {
	return a.Min().Dist(b.Min()) < 0.1 && a.Center().Dist(b.Center()) < 0.1
}

// Seen returns the part of the desk that is seen.
func (v *View) Seen() geom.Rect { return v.view.seen() }

// Pages returns where the pages lie on the desk. It must not be changed.
func (v *View) Pages() []geom.Rect { return v.desk }
