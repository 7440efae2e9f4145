package sheetview

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// overlay is what only the screen shows, over the tiles: frames around what is selected, where
// something would land, the rubber band, guides. It is drawn anew from nothing at every change,
// with the same few objects.
type overlay struct {
	layer *fyne.Container
	rects []*fynecanvas.Rectangle
	lines []*fynecanvas.Line
	locks []*fynecanvas.Image
	knobs []*fynecanvas.Circle
	used  int
	drawn int
	many  *fynecanvas.Image
}

// The colors of the overlay. A selection has the color of no group.
var (
	accent  = color.NRGBA{R: 0x1F, G: 0x6F, B: 0xEB, A: 0xFF}
	guide   = color.NRGBA{R: 0xE0, G: 0x3E, B: 0x8A, A: 0xFF}
	warning = opaque(layout.Warning)

	opaqueWhite = color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}
)

const (
	frameWidth  = 2   // of a selection, in units
	targetWidth = 2.5 // of the section that something would land in
	framesMost  = 40  // above that many frames one picture holds them all
)

// cellFrame is the frame around the active cell; open for typing it is a white box.
type cellFrame struct {
	rect  geom.Rect
	color color.NRGBA
	grow  float32 // how far outside it lies, in units
	open  bool
	clear bool // what it frames shows as it is
}

func (o *overlay) cell(v viewport, c cellFrame) {
	fill := color.Color(faded(c.color, 0x0C))
	switch {
	case c.open:
		fill = color.White
	case c.clear:
		fill = color.Transparent
	}
	o.frame(v, c.rect, c.grow, frameWidth, c.color, fill)
}

func newOverlay() *overlay {
	many := &fynecanvas.Image{FillMode: fynecanvas.ImageFillStretch, ScaleMode: fynecanvas.ImageScaleFastest}
	many.Hide()
	return &overlay{layer: &fyne.Container{Objects: []fyne.CanvasObject{many}}, many: many}
}

func opaque(c scene.Color) color.NRGBA { return color.NRGBA{R: c.R, G: c.G, B: c.B, A: 0xFF} }

func faded(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

// toneColor returns the color of a section: that of its group, or the accent.
func toneColor(t canvas.Tone) color.NRGBA {
	switch t {
	case canvas.TonePublic:
		return opaque(layout.GroupColor(canvas.GroupPublic))
	case canvas.TonePrivate:
		return opaque(layout.GroupColor(canvas.GroupPrivate))
	case canvas.ToneProject:
		return opaque(layout.GroupColor(canvas.GroupProject))
	}
	return accent
}

// draw shows what the view is about to do: e is the effect of the present gesture, boxes are where
// the selected items lie, paths those of the selected arrows, hover where the item under the pointer
// lies, over the arrow there, lands where what is dragged
// would land, cell the active cell; all on the desk.
func (o *overlay) draw(v viewport, e gesture.Effect, boxes []geom.Rect, paths [][]geom.Pt, hover geom.Rect, over []geom.Pt, lands []geom.Rect, cell cellFrame) {
	o.used, o.drawn = 0, 0
	if h := e.Highlight; h != nil {
		o.target(v, *h)
	}
	if !hover.Empty() {
		o.frame(v, hover, 0.5, 1, faded(accent, 0xB0), nil)
	}
	o.path(v, over, 1.5)
	for _, p := range paths {
		o.path(v, p, 2.5)
	}
	o.selection(v, boxes, cell)
	if !cell.rect.Empty() {
		o.cell(v, cell)
	}
	for _, r := range lands {
		fill := color.Color(faded(accent, 0x18))
		o.frame(v, r, 1, 1.5, faded(accent, 0xC0), fill)
	}
	for _, g := range e.Guides {
		o.line(v.position(g[0]), v.position(g[1]), 1, guide)
	}
	if e.Arrow != nil {
		o.arrow(v, e.Arrow[0], e.Arrow[1])
	}
	if e.Marquee != nil {
		o.frame(v, *e.Marquee, 0, 1, accent, faded(accent, 0x20))
	}
	for _, r := range o.rects[o.used:] {
		r.Hide()
	}
	for _, l := range o.lines[o.drawn:] {
		l.Hide()
	}
}

// target frames the section that something would land in.
func (o *overlay) target(v viewport, h gesture.Highlight) {
	c := toneColor(h.Tone)
	if h.Refused {
		c = warning
	}
	box := h.Outline.Bounds()
	if h.Outline.Area() > 0.97*box.W*box.H { // a rectangle, its corners round or not
		o.frame(v, box, 0, targetWidth, c, faded(c, 0x0C))
		return
	}
	const most = 60 // sides: more are too short to be told apart
	step := (len(h.Outline) + most - 1) / most
	var pts []fyne.Position
	for i := 0; i < len(h.Outline); i += step {
		pts = append(pts, v.position(h.Outline[i]))
	}
	for i := range pts {
		o.line(pts[i], pts[(i+1)%len(pts)], targetWidth, c)
	}
}

// frame draws a rectangle of the desk with its stroke around it, grown by some units.
func (o *overlay) frame(v viewport, r geom.Rect, grow, width float32, stroke color.Color, fill color.Color) {
	pos, size := v.box(r)
	grow += width / 2
	pos, size = pos.SubtractXY(grow, grow), size.AddWidthHeight(2*grow, 2*grow)
	if pos.X > float32(v.w) || pos.Y > float32(v.h) || pos.X+size.Width < 0 || pos.Y+size.Height < 0 {
		return
	}
	if fill == nil {
		fill = color.Transparent
	}
	rect := o.rect()
	changed := rect.StrokeColor != stroke || rect.StrokeWidth != width || rect.FillColor != fill || !rect.Visible()
	rect.StrokeColor, rect.StrokeWidth, rect.FillColor, rect.CornerRadius = stroke, width, fill, min(3, size.Width/4)
	rect.Move(pos)
	rect.Resize(size)
	if changed {
		rect.Show()
		rect.Refresh()
	}
}

func (o *overlay) rect() *fynecanvas.Rectangle {
	if o.used == len(o.rects) {
		r := fynecanvas.NewRectangle(color.Transparent)
		o.rects = append(o.rects, r)
		o.layer.Objects = append(o.layer.Objects, r)
	}
	o.used++
	return o.rects[o.used-1]
}

func (o *overlay) line(from, to fyne.Position, width float32, stroke color.Color) {
	if o.drawn == len(o.lines) {
		l := fynecanvas.NewLine(stroke)
		o.lines = append(o.lines, l)
		o.layer.Objects = append(o.layer.Objects, l)
	}
	l := o.lines[o.drawn]
	o.drawn++
	l.Position1, l.Position2, l.StrokeColor, l.StrokeWidth = from, to, stroke, width
	l.Show()
	l.Refresh()
}

// selection frames what is selected: a few frames as objects, many as one picture of the view.
func (o *overlay) selection(v viewport, boxes []geom.Rect, cell cellFrame) {
	seen := v.seen()
	boxes = slices.DeleteFunc(slices.Clone(boxes), func(r geom.Rect) bool { return !r.Overlaps(seen) })
	if len(boxes) <= framesMost {
		o.many.Hide()
		for _, r := range boxes {
			if !cell.rect.Empty() && r.Overlaps(cell.rect) { // its row steps back
				o.frame(v, r, 1, 1, faded(accent, 0x70), nil)
				continue
			}
			o.frame(v, r, 1, frameWidth, accent, nil)
		}
		return
	}
	showImage(o.many, framesOf(v, boxes), fyne.NewSize(float32(v.w), float32(v.h)))
}
