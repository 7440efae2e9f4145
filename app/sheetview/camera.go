package sheetview

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
)

// Camera returns which part of the desk is seen.
func (v *View) Camera() Camera {
	if v.unfitted && v.awaited.Zoom > 0 {
		return v.awaited
	}
	if v.glide != nil { // it is on its way
		to := v.view.fitted(v.goal, mostZoom)
		return Camera{Zoom: to.zoom, Center: to.seen().Center(), Fitted: v.goal}
	}
	return Camera{Zoom: v.view.zoom, Center: v.view.seen().Center(), Fitted: v.fitted}
}

// SetCamera shows a part of the desk, as soon as the view has a size. Without a zoom it does
// nothing.
func (v *View) SetCamera(c Camera) {
	if !(c.Zoom > 0) {
		return
	}
	if !v.sized() {
		v.unfitted, v.awaited = true, c
		return
	}
	v.unfitted, v.awaited = false, Camera{}
	if !c.Fitted.Empty() {
		v.fit(c.Fitted)
		return
	}
	view := v.view
	view.zoom = min(max(c.Zoom, leastZoom*ActualSize), mostZoom*ActualSize)
	v.see(view.centered(c.Center))
}

// ZoomPercent returns the zoom in per cent of real paper on a screen of 96 dots per inch.
func (v *View) ZoomPercent() int { return v.view.percent() }

// Fit shows all pages.
func (v *View) Fit() {
	v.unfitted = false
	v.fit(v.desk.Bounds())
}

// fit shows a part of the desk as great as it fits, now and when the view gets another size.
func (v *View) fit(r geom.Rect) {
	v.bring(v.view.fitted(r, mostZoom))
	v.fitted = r
	v.moved()
}

// moved tells that another part of the desk is in sight, or will be.
func (v *View) moved() {
	if v.cfg.Moved != nil {
		v.cfg.Moved()
	}
}

// FitPage shows the page in the middle of the view as great as it fits.
func (v *View) FitPage() {
	if page, _, _ := v.desk.Page(v.view.seen().Center()); page >= 0 {
		v.unfitted = false
		v.fit(v.desk[page])
	}
}

// ZoomFitWidth shows a page as wide as the view.
func (v *View) ZoomFitWidth() {
	if page, _, _ := v.desk.Page(v.view.seen().Center()); page >= 0 {
		v.unfitted = false
		v.see(v.view.widened(v.desk[page]))
	}
}

// ZoomIn shows everything a notch greater, around the middle of the view.
func (v *View) ZoomIn() { v.see(v.view.zoomed(v.view.stepped(2*wheelSteps), v.middle())) }

// ZoomOut shows everything a notch smaller.
func (v *View) ZoomOut() { v.see(v.view.zoomed(v.view.stepped(-2*wheelSteps), v.middle())) }

// ZoomTo shows everything in a part of its real size, around the middle of the view.
func (v *View) ZoomTo(percent int) {
	v.see(v.view.zoomed(ActualSize*float64(percent)/100, v.middle()))
}

// ZoomActual shows paper in its real size.
func (v *View) ZoomActual() { v.see(v.view.zoomed(ActualSize, v.middle())) }

// ZoomToSelection shows what is selected as great as it fits, but not above four times its size;
// all pages where nothing is selected.
func (v *View) ZoomToSelection() {
	var box geom.Rect
	for _, it := range v.selection {
		for _, r := range v.homes[it] {
			box = box.Union(r)
		}
	}
	v.ZoomToRect(box)
}

// ZoomToSection shows the section that the pointer is over, else that of the selection, as great as
// it fits; all pages where there is neither.
func (v *View) ZoomToSection() {
	box, _ := gesture.SectionBox(v.context(), v.input.hand())
	v.ZoomToRect(box)
}

// ZoomToRect shows a rectangle of the desk as great as it fits, but not above four times its size,
// such as what is selected; all pages when it is empty.
func (v *View) ZoomToRect(r geom.Rect) {
	if r.Empty() {
		v.Fit()
		return
	}
	const most = 4
	if w, h := v.view.w/(most*ActualSize), v.view.h/(most*ActualSize); r.W < w && r.H < h {
		c := r.Center()
		r = geom.R(c.X-w/2, c.Y-h/2, w, h)
	}
	v.Glide(r)
}

// Reveal moves the view as little as it takes to show what is selected.
func (v *View) Reveal() {
	if len(v.selection) == 0 {
		return
	}
	boxes := v.homes[v.selection[0]]
	if len(boxes) == 0 {
		return
	}
	if to := v.view.revealed(boxes[0]); to != v.view { // what is in sight stays fitted
		v.see(to)
	}
}

// Pan moves what is seen by so many units.
func (v *View) Pan(dx, dy float32) { v.see(v.view.panned(dx, dy)) }

func (v *View) middle() fyne.Position {
	return fyne.NewPos(float32(v.view.w/2), float32(v.view.h/2))
}

// see brings the view to a viewport, and tells so.
func (v *View) see(to viewport) {
	v.bring(to)
	v.moved()
}

// bring brings the view to a viewport. It is the one way to move the camera.
func (v *View) bring(to viewport) {
	v.stopGlide()
	v.fitted = geom.Rect{}
	before := v.view.percent()
	to.w, to.h, to.scale = v.view.w, v.view.h, v.view.scale
	v.view = to.kept(v.desk.Bounds())
	if v.view.percent() != before && v.cfg.Zoomed != nil {
		v.cfg.Zoomed(v.view.percent())
	}
	v.tellAstray()
	v.redraw()
}

// resized takes the size and the scale of the screen over; the middle of the view stays there, and
// what was fitted into the view is fitted into it again.
func (v *View) resized(size fyne.Size) {
	center := v.view.seen().Center()
	had := v.view.w > 0 && v.view.h > 0
	v.view.w, v.view.h, v.view.scale = float64(size.Width), float64(size.Height), v.screenScale()
	if had {
		v.view = v.view.centered(center)
	}
	v.fitOnce()
	if v.glide != nil {
		v.stopGlide()
		v.fitted = v.goal
	}
	if !v.fitted.Empty() && v.sized() {
		v.fit(v.fitted)
		return
	}
	v.see(v.view)
}

// screenScale returns how many pixels of the screen a unit has.
func (v *View) screenScale() float64 {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(v)
	if c == nil { // not drawn yet: the window to be is most likely the newest
		all := driver.AllWindows()
		if len(all) == 0 {
			return v.view.scale
		}
		c = all[len(all)-1].Canvas()
	}
	const far = 4096 // far enough that rounding does not matter
	x, _ := c.PixelCoordinateForPosition(fyne.NewPos(far, far))
	if x <= 0 {
		return v.view.scale
	}
	return float64(x) / far
}

// sized reports whether the view has been given a size.
func (v *View) sized() bool { return v.view.w > 1 && v.view.h > 1 }

// fitOnce fits a sheet that is shown for the first time as soon as the view has a size.
func (v *View) fitOnce() {
	if !v.unfitted || !v.sized() || len(v.desk) == 0 {
		return
	}
	if v.awaited.Zoom > 0 {
		v.SetCamera(v.awaited)
		return
	}
	v.unfitted = false
	v.fit(v.desk[0])
}
