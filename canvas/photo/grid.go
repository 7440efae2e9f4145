package photo

import (
	"math"

	"clustercanvas/canvas/code"
	"clustercanvas/canvas/geom"
)

// grid is the modules of a code laid over a photo: n to a side, and where the four corners of the code are, from
// the upper left one clockwise, in pixels.
type grid struct {
	n       int
	corners [4]geom.Pt
}

// gridOf returns the grid that has three finders in their places, as if it were seen from straight above.
func gridOf(n int, corner, right, down geom.Pt) grid {
	k := 1 / float64(n-7)
	u, v := right.Sub(corner).Mul(k), down.Sub(corner).Mul(k)
	at := func(x, y float64) geom.Pt { return corner.Add(u.Mul(x - 3.5)).Add(v.Mul(y - 3.5)) }
	w := float64(n)
	return grid{n, [4]geom.Pt{at(0, 0), at(w, 0), at(w, w), at(0, w)}}
}

// toPhoto returns what takes places in modules to pixels.
func (g grid) toPhoto() Homography {
	// From the unit square in closed form, as this is done very often.
	a, b, c, d := g.corners[0], g.corners[1], g.corners[2], g.corners[3]
	sx, sy := a.X-b.X+c.X-d.X, a.Y-b.Y+c.Y-d.Y
	dx1, dy1, dx2, dy2 := b.X-c.X, b.Y-c.Y, d.X-c.X, d.Y-c.Y
	det := dx1*dy2 - dx2*dy1
	if det == 0 {
		return Homography{}
	}
	p, q := (sx*dy2-dx2*sy)/det, (dx1*sy-sx*dy1)/det
	k := 1 / float64(g.n)
	return Homography{
		(b.X - a.X + p*b.X) * k, (d.X - a.X + q*d.X) * k, a.X,
		(b.Y - a.Y + p*b.Y) * k, (d.Y - a.Y + q*d.Y) * k, a.Y,
		p * k, q * k, 1,
	}
}

// module returns how wide a module is, in pixels: the root of its area.
func (g grid) module() float64 {
	return math.Sqrt(math.Abs(geom.Polygon(g.corners[:]).Area())) / float64(g.n)
}

// probe is a place in a code of which it is known how light it is.
type probe struct {
	at    geom.Pt // in modules
	light float64 // 0 is dark, 1 light
}

// fixed returns the modules that every code of a size has, whatever it says: the finders, the light around
// them, and the lines of changing modules between.
func fixed(n int) []probe {
	var out []probe
	add := func(x, y int, dark bool) {
		p := probe{at: geom.Pt{X: float64(x) + 0.5, Y: float64(y) + 0.5}, light: 1}
		if dark {
			p.light = 0
		}
		out = append(out, p)
	}
	for _, c := range [3][2]int{{0, 0}, {n - 7, 0}, {0, n - 7}} {
		for y := -1; y <= 7; y++ {
			for x := -1; x <= 7; x++ {
				ring := max(abs(x-3), abs(y-3))
				add(c[0]+x, c[1]+y, ring == 3 || ring <= 1)
			}
		}
	}
	for i := 8; i < n-8; i++ {
		add(i, 6, i%2 == 0)
		add(6, i, i%2 == 0)
	}
	if n > 21 {
		for y := -2; y <= 2; y++ {
			for x := -2; x <= 2; x++ {
				add(n-7+x, n-7+y, max(abs(x), abs(y)) != 1)
			}
		}
	}
	return out
}

// whole returns the modules of a code of which everything is known, and the light ones around it.
func whole(s code.Squares) []probe {
	var out []probe
	for y := -1; y <= s.N; y++ {
		for x := -1; x <= s.N; x++ {
			p := probe{at: geom.Pt{X: float64(x) + 0.5, Y: float64(y) + 0.5}, light: 1}
			if s.Dark(x, y) {
				p.light = 0
			}
			out = append(out, p)
		}
	}
	return out
}

// coarse returns what every code of a size is like to somebody who sees no single module: three dark corners,
// grey between, light around.
func coarse(n int) []probe {
	const around = 5
	side := n + 2*around
	v := make([]float64, side*side)
	for i := range v {
		v[i] = 1
	}
	for y := range n {
		for x := range n {
			v[(y+around)*side+x+around] = 0.5
		}
	}
	for _, p := range fixed(n) {
		x, y := int(math.Floor(p.at.X))+around, int(math.Floor(p.at.Y))+around
		v[y*side+x] = p.light
	}
	v = softened(softened(softened(v, side, 0.3), side, 0.3), side, 0.25)
	var out []probe
	for y := around - 3; y < side-around+3; y += 2 {
		for x := around - 3; x < side-around+3; x += 2 {
			out = append(out, probe{geom.Pt{X: float64(x-around) + 0.5, Y: float64(y-around) + 0.5}, v[y*side+x]})
		}
	}
	return out
}

func abs(i int) int { return max(i, -i) }

// agreement returns how well a photo shows what is known, from -1 to 1: the correlation of what is seen and what
// is known.
func (g grid) agreement(p plane, known []probe) float64 {
	h := g.toPhoto()
	var sum, sum2, light, light2, both float64
	for i := range known {
		k := &known[i]
		v := p.near(h, k.at)
		sum += v
		sum2 += v * v
		light += k.light
		light2 += k.light * k.light
		both += v * k.light
	}
	n := float64(len(known))
	spread, known2 := sum2-sum*sum/n, light2-light*light/n
	if spread < n || known2 <= 0 {
		return 0
	}
	return (both - sum*light/n) / math.Sqrt(spread*known2)
}

// move is one way to change a grid: how far each corner goes, in steps across and down.
type move [4]geom.Pt

// The ways: moved, sheared and stretched both ways as a whole, and one corner alone.
var (
	wholeMoves  = moves(geom.Pt{X: 1, Y: 1}, geom.Pt{X: 1, Y: 1}, geom.Pt{X: 1, Y: 1}, geom.Pt{X: 1, Y: 1})
	rightMoves  = moves(geom.Pt{}, geom.Pt{X: 1, Y: 1}, geom.Pt{X: 1, Y: 1}, geom.Pt{})
	downMoves   = moves(geom.Pt{}, geom.Pt{}, geom.Pt{X: 1, Y: 1}, geom.Pt{X: 1, Y: 1})
	cornerMoves = moves(geom.Pt{}, geom.Pt{}, geom.Pt{X: 1, Y: 1}, geom.Pt{})
	affine      = append(append(append([]move(nil), wholeMoves...), rightMoves...), downMoves...)
	projective  = append(append([]move(nil), affine...), cornerMoves...)
)

// moves returns the four directions in which corners go.
func moves(by ...geom.Pt) []move {
	var out []move
	for _, d := range [4]geom.Pt{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}} {
		var m move
		for i, b := range by {
			m[i] = geom.Pt{X: d.X * b.X, Y: d.Y * b.Y}
		}
		out = append(out, m)
	}
	return out
}

// settled returns the grid moved to where it agrees best with known modules, and how well it does there: in
// steps of parts of a module, ever smaller.
func (g grid) settled(p plane, known []probe, ways []move, steps []float64) (grid, float64) {
	best := g.agreement(p, known)
	for _, step := range steps {
		by := step * g.module()
		for better := true; better; {
			better = false
			for _, m := range ways {
				next := g
				for i := range next.corners {
					next.corners[i] = next.corners[i].Add(m[i].Mul(by))
				}
				if a := next.agreement(p, known); a > best+1e-6 {
					g, best, better = next, a, true
				}
			}
		}
	}
	return g, best
}

// values returns the brightness of all modules.
func (g grid) values(p plane) []float64 {
	h := g.toPhoto()
	out := make([]float64, 0, g.n*g.n)
	for y := range g.n {
		for x := range g.n {
			out = append(out, p.at(h.Apply(geom.Pt{X: float64(x) + 0.5, Y: float64(y) + 0.5})))
		}
	}
	return out
}

// sharpening says how much of what blur took from a module, and gave to those beside it, is given back.
var sharpening = []float64{0, 0.6, 1.4}

// read reads the code under a grid.
func (g grid) read(p plane) (code.Mark, error) {
	v := g.values(p)
	err := error(code.ErrUnreadable)
	for _, s := range sharpening {
		sharp := sharpened(v, g.n, s)
		for _, radius := range []int{g.n, 3} {
			light := levels(sharp, g.n, radius)
			m, e := code.Read(g.n, func(x, y int) bool { return sharp[y*g.n+x] < light[y*g.n+x] })
			if e == nil {
				return m, nil
			}
			if e != code.ErrUnreadable {
				err = e
			}
		}
	}
	return code.Mark{}, err
}

func sharpened(v []float64, n int, by float64) []float64 {
	if by == 0 {
		return v
	}
	out := make([]float64, len(v))
	for y := range n {
		for x := range n {
			i := y*n + x
			around := v[y*n+max(0, x-1)] + v[y*n+min(n-1, x+1)] + v[max(0, y-1)*n+x] + v[min(n-1, y+1)*n+x]
			out[i] = v[i] + by*(v[i]-around/4)
		}
	}
	return out
}

// levels returns for each module the brightness between dark and light there: the mean of those around, up to so
// many modules away.
func levels(v []float64, n, radius int) []float64 {
	out := make([]float64, len(v))
	for y := range n {
		for x := range n {
			var sum float64
			count := 0
			for j := max(0, y-radius); j <= min(n-1, y+radius); j++ {
				for i := max(0, x-radius); i <= min(n-1, x+radius); i++ {
					sum += v[j*n+i]
					count++
				}
			}
			out[y*n+x] = sum / float64(count)
		}
	}
	return out
}
