package sheetview

import (
	"encoding/binary"
	"math"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/export/raster"
)

// planCells is into how many rows and columns a page is divided to tell where it looks different.
const planCells = 64

// plan is a page ready to be painted: without what hangs on the pointer, and with a fingerprint of
// everything in each cell of a grid. It is made and read on any goroutine and never changes.
type plan struct {
	prepared *raster.Prepared
	cell     geom.Size
	cells    [planCells * planCells]uint64
}

// newPlan prepares a page. Items that stand for one of hidden are left out.
func newPlan(s *scene.Scene, hidden map[canvas.Item]bool) *plan {
	if len(hidden) > 0 {
		s = without(s, hidden)
	}
	p := &plan{prepared: raster.Prepare(s), cell: geom.Size{W: max(s.Size.W, 1) / planCells, H: max(s.Size.H, 1) / planCells}}
	for _, i := range s.Items {
		h := uint64(fingerprint(i))
		x0, y0, x1, y1 := p.span(reach(i))
		for y := y0; y <= y1; y++ {
			row := p.cells[y*planCells+x0 : y*planCells+x1+1]
			for x := range row {
				row[x] = mix(row[x], h) // in drawing order: what lies on top matters
			}
		}
	}
	return p
}

// without returns a scene without what stands for some items.
func without(s *scene.Scene, hidden map[canvas.Item]bool) *scene.Scene {
	out := *s
	out.Items = make([]scene.Item, 0, len(s.Items))
	for _, i := range s.Items {
		if it, ok := itemOf(i.Common().Ref); !ok || !hidden[it] {
			out.Items = append(out.Items, i)
		}
	}
	return &out
}

// itemOf returns the source or note that a ref stands for.
func itemOf(r scene.Ref) (canvas.Item, bool) {
	if r.Kind != scene.RefSource && r.Kind != scene.RefNote {
		return canvas.Item{}, false
	}
	return canvas.Item{ID: canvas.RecordID(r.ID), Column: canvas.RecordID(r.Column)}, true
}

// look returns a fingerprint of how a rectangle of the page looks: what is equal looks the same.
func (p *plan) look(r geom.Rect) uint64 {
	h := uint64(1)
	x0, y0, x1, y1 := p.span(r)
	for y := y0; y <= y1; y++ {
		for _, c := range p.cells[y*planCells+x0 : y*planCells+x1+1] {
			h = mix(h, c)
		}
	}
	return h
}

// span returns the cells that a rectangle touches.
func (p *plan) span(r geom.Rect) (x0, y0, x1, y1 int) {
	in := func(v float64) int {
		if v != v {
			return 0
		}
		return int(max(0, min(planCells-1, v)))
	}
	return in(r.X / p.cell.W), in(r.Y / p.cell.H), in(r.Right() / p.cell.W), in(r.Bottom() / p.cell.H)
}

// reach returns a rectangle that holds all of an item: corners of frames stick out, as do strokes
// of pictograms, and a pixel may be touched that is covered only in part.
func reach(i scene.Item) geom.Rect {
	out := geom.MM(0.3)
	switch i := i.(type) {
	case scene.Polygon:
		out += 5 * i.Pen.Width
	case scene.Symbol:
		out += i.Size / 8
	case scene.Polyline, scene.Text, scene.Image: // nothing of these sticks out further
	}
	b := i.Bounds()
	return geom.R(b.X-out, b.Y-out, b.W+2*out, b.H+2*out)
}

// imprint is a fingerprint that grows.
type imprint uint64

// fingerprint returns a number that is the same for items that look the same. What an item stands
// for does not count.
func fingerprint(i scene.Item) imprint {
	h := imprint(1469598103934665603)
	a := i.Common()
	h.number(uint64(a.Alpha))
	if a.Clip != nil {
		h.lengths(a.Clip.X, a.Clip.Y, a.Clip.W, a.Clip.H)
	}
	switch i := i.(type) {
	case scene.Polygon:
		h.number(1)
		h.points(i.Points)
		if i.Fill != nil {
			h.color(*i.Fill)
		}
		h.pen(i.Pen)
	case scene.Polyline:
		h.number(2)
		h.points(i.Points)
		h.pen(i.Pen)
	case scene.Text:
		h.number(3)
		h.lengths(i.At.X, i.At.Y, i.Size, i.Width)
		h.color(i.Color)
		for _, r := range i.Runs { // glyphs follow from letters, face and size
			h.number(uint64(r.Face))
			h.lengths(r.X, r.Spacing)
			h.letters(r.Text)
		}
	case scene.Image:
		h.number(4)
		h.lengths(i.Rect.X, i.Rect.Y, i.Rect.W, i.Rect.H)
		h.letters(i.Hash)
	case scene.Symbol:
		h.number(5)
		h.lengths(i.At.X, i.At.Y, i.Size)
		h.color(i.Color)
		if i.Shape != nil {
			h.letters(i.Shape.Name)
		}
	}
	return h
}

func mix(h, x uint64) uint64 {
	h = (h ^ x) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}

func (h *imprint) number(x uint64) { *h = imprint(mix(uint64(*h), x)) }

func (h *imprint) lengths(of ...float64) {
	for _, x := range of {
		h.number(math.Float64bits(x))
	}
}

func (h *imprint) points(of []geom.Pt) {
	h.number(uint64(len(of)))
	for _, p := range of {
		h.number(math.Float64bits(p.X))
		h.number(math.Float64bits(p.Y))
	}
}

func (h *imprint) color(c scene.Color) {
	h.number(1<<24 | uint64(c.R)<<16 | uint64(c.G)<<8 | uint64(c.B))
}

func (h *imprint) pen(p scene.Pen) {
	if p.Width > 0 {
		h.lengths(p.Width, p.Dash[0], p.Dash[1])
		h.color(p.Color)
	}
}

func (h *imprint) letters(s string) {
	h.number(uint64(len(s)))
	for ; len(s) >= 8; s = s[8:] {
		h.number(binary.LittleEndian.Uint64([]byte(s[:8])))
	}
	var last [8]byte
	copy(last[:], s)
	h.number(binary.LittleEndian.Uint64(last[:]))
}
