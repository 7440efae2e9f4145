package sheetview

import (
	"math"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
)

// The sizes of what shows of arrows over the sheet, in units.
const (
	arrowWidth = 2
	arrowTip   = 10 // how long the head of an arrow is that is being drawn
	handleSize = 9  // across, of the handles from which arrows are drawn
)

// TakeArrow takes up the tool that draws an arrow from one card or note to another. Where one is
// selected the arrow begins there.
func (v *View) TakeArrow() {
	if v.state.Name() != "idle" || !v.FinishEdit() {
		return
	}
	if v.readOnly() {
		v.refuse(v.cfg.Locked())
		v.redraw()
		return
	}
	v.input.grabs = false
	v.setCell(layout.CellBox{})
	v.state = gesture.ArrowTool(v.context())
	v.send(v.event(gesture.Move))
}

// arrowsOf returns the arrows of a sheet with their lines as they lie on the desk.
func arrowsOf(res layout.Result, desk gesture.Desk) map[canvas.Item][]geom.Pt {
	out := make(map[canvas.Item][]geom.Pt, len(res.Arrows))
	for _, a := range res.Arrows {
		path := make([]geom.Pt, len(a.Path))
		for i, p := range a.Path {
			path[i] = p.Add(desk[a.Page].Min())
		}
		out[a.Item] = path
	}
	return out
}

// around returns the rectangle around a line.
func around(path []geom.Pt) geom.Rect { return geom.Polygon(path).Bounds() }

// arrow draws a straight arrow that is not there yet.
func (o *overlay) arrow(v viewport, from, to geom.Pt) {
	a, z := v.position(from), v.position(to)
	o.line(a, z, arrowWidth, accent)
	turn := math.Atan2(float64(z.Y-a.Y), float64(z.X-a.X))
	for _, side := range [...]float64{math.Pi - 0.45, math.Pi + 0.45} {
		sin, cos := math.Sincos(turn + side)
		o.line(z, z.AddXY(float32(arrowTip*cos), float32(arrowTip*sin)), arrowWidth, accent)
	}
}

// path lights an arrow up that is selected, or that the pointer is over.
func (o *overlay) path(v viewport, path []geom.Pt, width float32) {
	for i := 1; i < len(path); i++ {
		o.line(v.position(path[i-1]), v.position(path[i]), width, accent)
	}
}

// handles draws the places from which an arrow can be drawn.
func (o *overlay) handles(v viewport, at []geom.Pt) {
	for len(o.knobs) < len(at) {
		knob := fynecanvas.NewCircle(accent)
		knob.StrokeColor, knob.StrokeWidth = opaqueWhite, 1.5
		knob.Resize(fyne.NewSquareSize(handleSize))
		o.knobs = append(o.knobs, knob)
		o.layer.Objects = append(o.layer.Objects, knob)
	}
	for i, knob := range o.knobs {
		if i >= len(at) {
			knob.Hide()
			continue
		}
		knob.Move(v.position(at[i]).SubtractXY(handleSize/2.0, handleSize/2.0))
		knob.Show()
	}
}

// shownHandles returns where handles are to be seen: while nothing else is going on.
func (v *View) shownHandles() []geom.Pt {
	if _, editing := v.Editing(); editing || v.state.Name() != "idle" && v.state.Name() != "linking" || v.readOnly() {
		return nil
	}
	return gesture.Handles(v.context())
}

// readOnly reports whether nothing on the sheet can be changed.
func (v *View) readOnly() bool { return v.cfg.Locked != nil && v.cfg.Locked() != nil }
