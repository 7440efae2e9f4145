package photo

import (
	"context"
	"math"

	"clustercanvas/canvas/geom"
)

// finder is a dark square in a light one in a dark one, as codes have in three of their corners.
type finder struct {
	at     geom.Pt // in pixels of the photo
	module float64 // how wide a module is, in pixels along the lines that it was seen on
	seen   int     // on how many lines
}

const (
	windowRadius = 24  // pixels around one that say what is dark: more than half of a finder in the range below
	leastModule  = 2.2 // pixels of a module at the size in which it is looked for
	mostModule   = 9
	bandRows     = 512 // rows of the photo that are doubled at a time
	mostFinders  = 6000
)

// finders returns the finders of a photo, of all sizes: smallest ones in the photo doubled, large ones in
// smaller copies of it.
func finders(ctx context.Context, pyramid []plane) ([]finder, error) {
	all := &collection{cells: map[[2]int][]int{}}
	p := pyramid[0]
	const overlap = 40
	for from := 0; from < p.h; from += bandRows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		top := max(0, from-overlap)
		scan(p.doubled(top, min(p.h, from+bandRows+overlap)), func(f finder) {
			all.add(finder{geom.Pt{X: f.at.X / 2, Y: float64(top) + f.at.Y/2}, f.module / 2, 1})
		})
	}
	for i, p := range pyramid {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		k := float64(int(1) << i)
		scan(p, func(f finder) { all.add(finder{f.at.Mul(k), f.module * k, 1}) })
	}
	var out []finder
	for _, f := range all.found {
		if f.seen >= 2 {
			out = append(out, f)
		}
	}
	return out, nil
}

// collection is the finders that were seen, each once.
type collection struct {
	found []finder
	cells map[[2]int][]int // of 8 by 8 pixels
}

const cellSide = 8

func (c *collection) add(f finder) {
	x, y := int(f.at.X/cellSide), int(f.at.Y/cellSide)
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			for _, i := range c.cells[[2]int{x + dx, y + dy}] {
				g := &c.found[i]
				if g.at.Dist(f.at) > 1.2*min(g.module, f.module)+0.5 || max(g.module, f.module) > 1.7*min(g.module, f.module) {
					continue
				}
				n := float64(g.seen)
				g.at = g.at.Mul(n / (n + 1)).Add(f.at.Mul(1 / (n + 1)))
				g.module = (g.module*n + f.module) / (n + 1)
				g.seen++
				return
			}
		}
	}
	if len(c.found) < mostFinders {
		key := [2]int{x, y}
		c.cells[key] = append(c.cells[key], len(c.found))
		c.found = append(c.found, f)
	}
}

// scan tells of every finder that a row of the plane crosses, in pixels of the plane.
func scan(p plane, tell func(finder)) {
	if p.w < 16 || p.h < 16 {
		return
	}
	b := binary(p)
	edges := make([]int, 0, p.w)
	for y := range p.h {
		row := b.pix[y*p.w:][:p.w]
		edges = edges[:0]
		dark := uint8(0)
		for x, v := range row {
			if v != dark {
				edges = append(edges, x)
				dark = v
			}
		}
		// Edges alternate: the first is from light to dark.
		for i := 0; i+5 < len(edges); i += 2 {
			var runs [5]float64
			for j := range runs {
				runs[j] = float64(edges[i+j+1] - edges[i+j])
			}
			m, ok := finderRuns(runs)
			if !ok {
				continue
			}
			x := (edges[i+2] + edges[i+3]) / 2
			down, my, ok := b.cross(x, y, 0, 1, m)
			if !ok {
				continue
			}
			across, mx, ok := b.cross(x, y+down, 1, 0, m)
			if !ok {
				continue
			}
			tell(finder{at: geom.Pt{X: float64(x+across) + 0.5, Y: float64(y+down) + 0.5}, module: (mx + my) / 2})
		}
	}
}

// finderRuns reports whether five runs are one, one, three, one and one modules long, and returns the module.
// Where blur or ink makes what is dark wider or narrower, a dark and a light run together keep their length.
func finderRuns(r [5]float64) (module float64, ok bool) {
	pairs := [4]float64{r[0] + r[1], r[1] + r[2], r[2] + r[3], r[3] + r[4]}
	module = (pairs[0] + pairs[1] + pairs[2] + pairs[3]) / 12
	if module < leastModule || module > mostModule {
		return module, false
	}
	off := 0.3*module + 0.8
	for i, want := range [4]float64{2, 4, 4, 2} {
		if math.Abs(pairs[i]-want*module) > off*math.Sqrt(want/2) {
			return module, false
		}
	}
	return module, r[2] > 1.8*module && r[0] < 2*module && r[4] < 2*module && r[1] < 2*module && r[3] < 2*module
}

// bits is a plane of 1 for dark and 0 for light.
type bits struct {
	w, h int
	pix  []uint8
}

// cross looks whether a line through a point, in a direction, is that of a finder of about that module, and
// returns how far from the point its middle is.
func (b bits) cross(x, y, dx, dy int, about float64) (off int, module float64, ok bool) {
	most := int(6*about) + 3
	dark := func(i int) (uint8, bool) {
		px, py := x+i*dx, y+i*dy
		if px < 0 || py < 0 || px >= b.w || py >= b.h {
			return 0, false
		}
		return b.pix[py*b.w+px], true
	}
	if v, in := dark(0); !in || v == 0 {
		return 0, 0, false
	}
	var ends [2][3]int // where the middle, the light and the outer ring end, on both sides
	for side, step := range [2]int{-1, 1} {
		i, state := step, uint8(1)
		for n := 0; n < 3; {
			v, in := dark(i)
			if !in {
				if n == 2 { // the ring ends with the picture
					ends[side][n] = i
					break
				}
				return 0, 0, false
			}
			if v != state {
				ends[side][n] = i
				state = v
				n++
			}
			if i += step; i > most || -i > most {
				if n == 3 {
					break
				}
				return 0, 0, false
			}
		}
	}
	l, r := ends[0], ends[1]
	runs := [5]float64{float64(l[1] - l[2]), float64(l[0] - l[1]), float64(r[0] - l[0] - 1), float64(r[1] - r[0]), float64(r[2] - r[1])}
	module, ok = finderRuns(runs)
	if !ok || module > 1.6*about || about > 1.6*module {
		return 0, 0, false
	}
	return int(math.Floor(float64(l[0]+1+r[0]-1)/2 + 0.5)), module, true
}

// binary returns what is darker than its surroundings.
func binary(p plane) bits {
	b := bits{p.w, p.h, make([]uint8, len(p.pix))}
	columns := make([]int, p.w) // sums of the rows around
	rows := 0
	for y := -windowRadius; y < p.h; y++ {
		if in := y + windowRadius; in < p.h {
			for x, v := range p.pix[in*p.w:][:p.w] {
				columns[x] += int(v)
			}
			rows++
		}
		if out := y - windowRadius - 1; out >= 0 {
			for x, v := range p.pix[out*p.w:][:p.w] {
				columns[x] -= int(v)
			}
			rows--
		}
		if y < 0 {
			continue
		}
		sum, wide := 0, 0
		for x := 0; x < min(windowRadius, p.w); x++ {
			sum += columns[x]
			wide++
		}
		src, dst := p.pix[y*p.w:][:p.w], b.pix[y*p.w:][:p.w]
		for x := range dst {
			if in := x + windowRadius; in < p.w {
				sum += columns[in]
				wide++
			}
			if out := x - windowRadius - 1; out >= 0 {
				sum -= columns[out]
				wide--
			}
			// Dark is what is a 32nd darker than the mean, so that paper is light.
			if n := rows * wide; int(src[x])*n*32 < sum*31 {
				dst[x] = 1
			}
		}
	}
	return b
}
