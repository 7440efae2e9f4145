package photo

import (
	"cmp"
	"context"
	"math"
	"slices"

	"clustercanvas/canvas/geom"
)

// Codes that are so small or so blurred that their finders run together are still grey squares on white paper.
// Blobs finds these.

const (
	blobLeast = 18 // pixels of a side, at the size in which it is looked for
	blobMost  = 52
	leastGrey = 0.75 // agreement of a grey square with what every code is like
	mostBlobs = 3000 // in each copy of the photo
	mostTried = 400
)

// grey is a grey square that is like a code as a whole.
type grey struct {
	grid   grid
	agrees float64
}

// tryBlobs reads what grey squares may be, those first that are most like codes. In a photo of gravel there are
// thousands: the rest is left.
func (s *search) tryBlobs(ctx context.Context) error {
	var all []grey
	for level, p := range s.pyramid {
		soft := boxed(p, 1)
		k := float64(int(1) << level)
		for _, q := range blobsOf(p) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if s.taken(q[0].Add(q[2]).Mul(k / 2)) {
				continue
			}
			// Where the corners are is known within some modules only; what it is like as a whole tells that better.
			g, agrees := grid{codeSizes[0], [4]geom.Pt(q)}.settled(soft, coarse(codeSizes[0]), affine, []float64{1.5, 0.7, 0.3})
			if agrees >= leastGrey {
				all = append(all, grey{g.scaled(k), agrees})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b grey) int { return cmp.Compare(b.agrees, a.agrees) })
	for _, c := range all[:min(len(all), mostTried)] {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.blob(c.grid)
	}
	return nil
}

// blob tries to read a grey square in each of the sizes that a code may have, and the ways in which it may be turned.
func (s *search) blob(g grid) {
	if s.taken(g.corners[0].Add(g.corners[2]).Mul(0.5)) {
		return
	}
	var grids []grid
	for _, n := range s.sizes() {
		for turn := range 4 {
			turned := grid{n: n}
			for i := range 4 {
				turned.corners[i] = g.corners[(i+turn)%4]
			}
			grids = append(grids, turned)
		}
	}
	s.any(grids)
}

// blobsOf returns the outlines of grey squares in a plane.
func blobsOf(p plane) []geom.Polygon {
	if p.w < blobLeast || p.h < blobLeast {
		return nil
	}
	const fine, wide = 3, 40
	near := boxed(p, fine)
	far := boxed(p, wide)
	dark := make([]bool, len(p.pix))
	for i := range dark {
		dark[i] = int(near.pix[i])*100 < int(far.pix[i])*86
	}
	var out []geom.Polygon
	var stack, members []int32
	for start := range dark {
		if !dark[start] {
			continue
		}
		stack, members = append(stack[:0], int32(start)), members[:0]
		dark[start] = false
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			members = append(members, at)
			x := int(at) % p.w
			for _, to := range [4]int32{at - 1, at + 1, at - int32(p.w), at + int32(p.w)} {
				if to < 0 || int(to) >= len(dark) || !dark[to] || (to == at-1 && x == 0) || (to == at+1 && x == p.w-1) {
					continue
				}
				dark[to] = false
				stack = append(stack, to)
			}
		}
		if n := len(members); n < blobLeast*blobLeast/2 || n > blobMost*blobMost*3/2 {
			continue
		}
		if q, ok := quadOf(members, p.w); ok {
			out = append(out, q)
		}
		if len(out) >= mostBlobs {
			break
		}
	}
	return out
}

// quadOf returns the four corners of pixels that lie as in a square that is seen at an angle, and whether they do.
func quadOf(members []int32, w int) (geom.Polygon, bool) {
	at := func(i int32) geom.Pt { return geom.Pt{X: float64(int(i)%w) + 0.5, Y: float64(int(i)/w) + 0.5} }
	// Only ends of rows can be corners.
	var ends []geom.Pt
	rows := map[int][2]float64{}
	var middle geom.Pt
	for _, m := range members {
		p := at(m)
		middle = middle.Add(p)
		y := int(p.Y)
		r, ok := rows[y]
		if !ok {
			r = [2]float64{p.X, p.X}
		}
		rows[y] = [2]float64{min(r[0], p.X), max(r[1], p.X)}
	}
	middle = middle.Mul(1 / float64(len(members)))
	if len(rows) < blobLeast/2 || len(rows) > 2*blobMost {
		return nil, false
	}
	for y, r := range rows {
		ends = append(ends, geom.Pt{X: r[0], Y: float64(y) + 0.5}, geom.Pt{X: r[1], Y: float64(y) + 0.5})
	}
	farthest := func(score func(geom.Pt) float64) geom.Pt {
		var best geom.Pt
		most := math.Inf(-1)
		for _, p := range ends {
			if s := score(p); s > most || s == most && (p.Y < best.Y || p.Y == best.Y && p.X < best.X) {
				best, most = p, s
			}
		}
		return best
	}
	a := farthest(func(p geom.Pt) float64 { return p.Dist(middle) })
	c := farthest(func(p geom.Pt) float64 { return p.Dist(a) })
	side := func(p geom.Pt) float64 { return (c.X-a.X)*(p.Y-a.Y) - (c.Y-a.Y)*(p.X-a.X) }
	b := farthest(func(p geom.Pt) float64 { return -side(p) })
	d := farthest(side)
	q := geom.Polygon{a, b, c, d}
	area := q.Area()
	short, long := math.Inf(1), 0.0
	for i := range q {
		l := q[i].Dist(q[(i+1)%4])
		short, long = min(short, l), max(long, l)
	}
	filled := float64(len(members)) / area
	return q, short >= 0.6*blobLeast && long <= 1.4*blobMost && long < 2.3*short && filled > 0.8 && filled < 1.45
}

// boxed returns the plane with each pixel the mean of those around it, up to a distance.
func boxed(p plane, radius int) plane {
	out := plane{p.w, p.h, make([]uint8, len(p.pix))}
	columns := make([]int, p.w)
	rows := 0
	for y := -radius; y < p.h; y++ {
		if in := y + radius; in < p.h {
			for x, v := range p.pix[in*p.w:][:p.w] {
				columns[x] += int(v)
			}
			rows++
		}
		if gone := y - radius - 1; gone >= 0 {
			for x, v := range p.pix[gone*p.w:][:p.w] {
				columns[x] -= int(v)
			}
			rows--
		}
		if y < 0 {
			continue
		}
		sum, wide := 0, 0
		for x := 0; x < min(radius, p.w); x++ {
			sum += columns[x]
			wide++
		}
		dst := out.pix[y*p.w:][:p.w]
		for x := range dst {
			if in := x + radius; in < p.w {
				sum += columns[in]
				wide++
			}
			if gone := x - radius - 1; gone >= 0 {
				sum -= columns[gone]
				wide--
			}
			dst[x] = uint8(sum / (rows * wide))
		}
	}
	return out
}
