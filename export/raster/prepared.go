package raster

import (
	"math"
	"math/bits"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

const (
	gridCells = 64 // per side of the page: a card on a sheet of ten thousand is about one cell
	wideCells = 16 // what lies on more cells is looked at for every piece
)

// farAway is a distance from the page in mm, a hundred metres, at which nothing is painted.
const farAway = 1e5

// miterLimit is how far a corner of a frame may stick out, in widths of the pen: that of PDF.
const miterLimit = 10

// Prepared is a scene and where its items lie, so that a piece of it is painted without looking
// at all of them. It does not change and may be shared.
type Prepared struct {
	scene  *scene.Scene
	bounds []geom.Rect
	cell   geom.Size
	starts []int32 // of each cell in items
	items  []int32
	wide   []int32
}

// Prepare returns s prepared for painting. S must not change afterwards.
func Prepare(s *scene.Scene) *Prepared {
	p := &Prepared{scene: s, bounds: make([]geom.Rect, len(s.Items)), starts: make([]int32, gridCells*gridCells+1)}
	p.cell = geom.Size{W: math.Max(s.Size.W, 1) / gridCells, H: math.Max(s.Size.H, 1) / gridCells}
	narrow := make([]bool, len(s.Items))
	for i, item := range s.Items {
		b, ok := extent(item)
		p.bounds[i] = b
		if !ok {
			continue
		}
		x0, y0, x1, y1 := p.cells(b)
		if (x1-x0+1)*(y1-y0+1) > wideCells {
			p.wide = append(p.wide, int32(i))
			continue
		}
		narrow[i] = true
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				p.starts[y*gridCells+x+1]++
			}
		}
	}
	for i := range gridCells * gridCells {
		p.starts[i+1] += p.starts[i]
	}
	p.items = make([]int32, p.starts[gridCells*gridCells])
	next := append([]int32(nil), p.starts...)
	for i, b := range p.bounds {
		if !narrow[i] {
			continue
		}
		x0, y0, x1, y1 := p.cells(b)
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				n := &next[y*gridCells+x]
				p.items[*n] = int32(i)
				*n++
			}
		}
	}
	return p
}

// each calls paint for every item that may touch an area, in drawing order.
func (p *Prepared) each(area geom.Rect, set *[]uint64, paint func(scene.Item)) {
	if n := (len(p.bounds) + 63) / 64; len(*set) < n {
		*set = make([]uint64, n)
	}
	mark := func(items []int32) {
		for _, i := range items {
			if p.bounds[i].Overlaps(area) {
				(*set)[i>>6] |= 1 << (i & 63)
			}
		}
	}
	mark(p.wide)
	x0, y0, x1, y1 := p.cells(area)
	for y := y0; y <= y1; y++ {
		mark(p.items[p.starts[y*gridCells+x0]:p.starts[y*gridCells+x1+1]])
	}
	for i, word := range *set {
		(*set)[i] = 0
		for ; word != 0; word &= word - 1 {
			paint(p.scene.Items[i<<6+bits.TrailingZeros64(word)])
		}
	}
}

// cells returns the first and last columns and rows of the grid that r touches. What lies beside
// the page belongs to the cells at its edge.
func (p *Prepared) cells(r geom.Rect) (x0, y0, x1, y1 int) {
	in := func(v float64) int {
		if !(v > 0) {
			return 0
		}
		return int(min(gridCells-1, v))
	}
	return in(r.X / p.cell.W), in(r.Y / p.cell.H), in(r.Right() / p.cell.W), in(r.Bottom() / p.cell.H)
}

// extent returns a rectangle that holds every pixel of an item, and false for one that lies far
// away, whose figures are no numbers, or that has nothing to paint.
func extent(i scene.Item) (geom.Rect, bool) {
	b := i.Bounds()
	switch i := i.(type) {
	case scene.Polygon:
		if len(i.Points) == 0 {
			return b, false
		}
		b = b.Inset(-i.Pen.Width / 2 * miterLimit)
	case scene.Polyline:
		if len(i.Points) == 0 {
			return b, false
		}
	case scene.Symbol:
		b = b.Inset(-i.Size / 8) // a stroke may stick out of the grid
	case scene.Text, scene.Image: // their bounds hold every pixel
	}
	within := func(v float64) bool { return math.Abs(v) < farAway }
	return b, within(b.X) && within(b.Y) && within(b.Right()) && within(b.Bottom())
}
