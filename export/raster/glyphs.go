package raster

import (
	"math"
	"sync"
	"sync/atomic"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

const (
	// maskSize is the greatest size, in pixels, of what is kept as masks. Larger ones are few
	// and are filled anew.
	maskSize = 64
	// maskBytes is how much memory masks may take. It holds several zoom levels of a full
	// sheet; beyond it all are dropped, which costs some milliseconds once.
	maskBytes = 24 << 20
	// sizeSteps per pixel: sizes are rounded to 1/64 px, which no pixel shows.
	sizeSteps = 64
	// quarter: masks are kept for every quarter of a pixel in x and in y.
	quarter = 4
)

// strikeKey is one size of a face, or of a shape.
type strikeKey struct {
	face  int
	shape *scene.Shape
	size  int // in 1/sizeSteps px
}

// strike holds the masks of one size: a page for every 256 glyphs, made when needed.
type strike struct {
	key   strikeKey
	pages [256]atomic.Pointer[[256]atomic.Pointer[places]]
}

// places are the masks of one glyph at every quarter of a pixel.
type places [quarter * quarter]atomic.Pointer[mask]

// masks keeps the masks of all sizes in use. Reading takes no lock but one per line of text; two
// goroutines may make the same mask at a time, and either is right.
type masks struct {
	mu      sync.RWMutex
	strikes map[strikeKey]*strike
	bytes   atomic.Int64
}

func (m *masks) strike(key strikeKey) *strike {
	m.mu.RLock()
	s := m.strikes[key]
	m.mu.RUnlock()
	if s != nil && m.bytes.Load() < maskBytes {
		return s
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.strikes == nil || m.bytes.Load() >= maskBytes {
		m.strikes = map[strikeKey]*strike{}
		m.bytes.Store(0)
	}
	if s = m.strikes[key]; s == nil {
		s = &strike{key: key}
		m.strikes[key] = s
		m.bytes.Add(4 << 10)
	}
	return s
}

// mask returns the mask of a glyph whose origin lies x and y quarters of a pixel into a pixel.
func (m *masks) mask(s *strike, c *coverage, glyph uint16, x, y int) *mask {
	page := made(&s.pages[glyph>>8])
	place := &made(&page[glyph&255])[y*quarter+x]
	if k := place.Load(); k != nil {
		return k
	}
	k := s.draw(c, glyph, float64(x)/quarter, float64(y)/quarter)
	place.Store(k)
	m.bytes.Add(int64(len(k.pix)) + 200) // and what holds it
	return k
}

// made returns what p points to, and makes it if there is nothing.
func made[T any](p *atomic.Pointer[T]) *T {
	if v := p.Load(); v != nil {
		return v
	}
	p.CompareAndSwap(nil, new(T))
	return p.Load()
}

func (s *strike) draw(c *coverage, glyph uint16, x, y float64) *mask {
	size := float64(s.key.size) / sizeSteps
	var o outline
	if s.key.shape != nil {
		o.shape(s.key.shape, geom.Pt{X: x, Y: y}, size)
	} else {
		o.glyph(s.key.face, glyph, geom.Pt{X: x, Y: y}, size)
	}
	if o.empty() {
		return &mask{}
	}
	// What sticks out far is cut off: an outline of a file from elsewhere may have any size.
	const before, behind = -2 * maskSize, 4 * maskSize
	m := &mask{x: max(o.x0>>oneShift, before), y: max(o.y0>>oneShift, before)}
	m.w, m.h = min(o.x1>>oneShift, behind)+1-m.x, min(o.y1>>oneShift, behind)+1-m.y
	if m.w <= 0 || m.h <= 0 {
		return &mask{}
	}
	m.pix = make([]uint8, m.w*m.h)
	c.reset(m.w, m.h)
	o.add(c, m.x, m.y)
	c.sweep(func(y, x0, x1 int, a uint32) {
		row := m.pix[y*m.w : (y+1)*m.w]
		for i := x0; i < x1; i++ {
			row[i] = uint8(a)
		}
	})
	return m
}

// outline is an outline as edges in fixed-point numbers.
type outline struct {
	edges          [][4]int
	x0, y0, x1, y1 int // around the edges
	start, pen     [2]int
}

func (o *outline) empty() bool { return len(o.edges) == 0 }

// add adds the outline to a shape whose first pixel is x, y.
func (o *outline) add(c *coverage, x, y int) {
	x, y = x*one, y*one
	for _, e := range o.edges {
		c.line(e[0]-x, e[1]-y, e[2]-x, e[3]-y)
	}
}

func (o *outline) move(px geom.Pt) {
	o.close()
	o.start = [2]int{fixed(px.X), fixed(px.Y)}
	o.pen = o.start
}

func (o *outline) line(px geom.Pt) {
	to := [2]int{fixed(px.X), fixed(px.Y)}
	if to == o.pen {
		return
	}
	if o.empty() {
		o.x0, o.y0, o.x1, o.y1 = to[0], to[1], to[0], to[1]
	}
	o.x0, o.x1 = min(o.x0, o.pen[0], to[0]), max(o.x1, o.pen[0], to[0])
	o.y0, o.y1 = min(o.y0, o.pen[1], to[1]), max(o.y1, o.pen[1], to[1])
	o.edges = append(o.edges, [4]int{o.pen[0], o.pen[1], to[0], to[1]})
	o.pen = to
}

func (o *outline) close() {
	if o.pen != o.start {
		o.line(geom.Pt{X: float64(o.start[0]) / one, Y: float64(o.start[1]) / one})
	}
}

// curve adds a quadratic curve as lines that leave it by less than a twentieth of a pixel.
func (o *outline) curve(a, b, c geom.Pt) {
	bend := math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y) / 4
	n := max(1, int(math.Ceil(math.Sqrt(bend/0.05))))
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		o.line(lerp(lerp(a, b, t), lerp(b, c, t), t))
	}
}

func (o *outline) cubic(a, b, c, d geom.Pt) {
	bend := math.Max(math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y), math.Hypot(b.X-2*c.X+d.X, b.Y-2*c.Y+d.Y)) * 3 / 4
	n := max(1, int(math.Ceil(math.Sqrt(bend/0.05))))
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		ab, bc, cd := lerp(a, b, t), lerp(b, c, t), lerp(c, d, t)
		o.line(lerp(lerp(ab, bc, t), lerp(bc, cd, t), t))
	}
}

// glyph adds a glyph with its origin at a place, at a size in pixels per em.
func (o *outline) glyph(face int, id uint16, at geom.Pt, size float64) {
	style := text.Style(face)
	scale := size / float64(text.UnitsPerEm(style))
	var pen geom.Pt
	for _, s := range text.Outline(style, id) {
		var p [3]geom.Pt
		for i, q := range s.Points {
			p[i] = geom.Pt{X: at.X + float64(q[0])*scale, Y: at.Y - float64(q[1])*scale}
		}
		switch s.Op {
		case 'M':
			o.move(p[0])
			pen = p[0]
		case 'L':
			o.line(p[0])
			pen = p[0]
		case 'Q':
			o.curve(pen, p[0], p[1])
			pen = p[1]
		case 'C':
			o.cubic(pen, p[0], p[1], p[2])
			pen = p[2]
		}
	}
	o.close()
}

// shape adds a shape with its upper left corner at a place, at a size in pixels.
func (o *outline) shape(s *scene.Shape, at geom.Pt, size float64) {
	scale := size / s.Grid
	for _, p := range s.Outlines {
		for i, q := range p {
			if px := at.Add(q.Mul(scale)); i == 0 {
				o.move(px)
			} else {
				o.line(px)
			}
		}
		o.close()
	}
}

func lerp(a, b geom.Pt, t float64) geom.Pt { return a.Add(b.Sub(a).Mul(t)) }
