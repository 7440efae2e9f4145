package photo

import (
	"math"

	"clustercanvas/canvas/code"
)

// known is the codes that may be seen, as a lens would see them: a code of which too little is left to be read
// may still be like one of them and like no other.
type known struct {
	looks []look
	has   map[code.Mark]bool
	data  map[int][]bool // by size: which modules are not the same in every code
}

// look is how a code looks through a lens that blurs it.
type look struct {
	mark    code.Mark
	squares code.Squares
	blurs   [][]float64 // its modules for each blur, without what is wider than a few of them; of length 1 together
}

// Blurs are how much of a module goes to each of the two beside it, across and down.
var blurs = []float64{0, 0.12, 0.2, 0.26}

const (
	leastLike = 0.5  // correlation of what is seen with a code, over the modules that differ between codes
	leastLead = 0.14 // before the next code
)

func newKnown(marks []code.Mark) *known {
	k := &known{data: map[int][]bool{}, has: map[code.Mark]bool{}}
	k.add(marks...)
	return k
}

func (k *known) add(marks ...code.Mark) {
	for _, m := range marks {
		if k.has[m] {
			continue
		}
		k.has[m] = true
		squares, ok := code.SquaresOf(m)
		if !ok {
			continue
		}
		k.looks = append(k.looks, k.lookOf(m, squares))
	}
}

func (k *known) lookOf(m code.Mark, squares code.Squares) look {
	n := squares.N
	l := look{mark: m, squares: squares}
	v := make([]float64, n*n)
	for i := range v {
		if !squares.Dark(i%n, i/n) {
			v[i] = 1
		}
	}
	for _, b := range blurs {
		l.blurs = append(l.blurs, k.telling(softened(v, n, b), n))
	}
	return l
}

// dataOf returns which modules of a size differ between codes.
func (k *known) dataOf(n int) []bool {
	if d, ok := k.data[n]; ok {
		return d
	}
	d := make([]bool, n*n)
	for i := range d {
		d[i] = true
	}
	for _, p := range fixed(n) {
		if x, y := int(math.Floor(p.at.X)), int(math.Floor(p.at.Y)); x >= 0 && y >= 0 && x < n && y < n {
			d[y*n+x] = false
		}
	}
	k.data[n] = d
	return d
}

// telling returns what of the values of modules tells codes apart: of those that differ, without light and shade
// that are wider than a few modules, as a vector of length 1.
func (k *known) telling(v []float64, n int) []float64 {
	mean := levels(v, n, 3)
	var out []float64
	var sum float64
	for i, data := range k.dataOf(n) {
		if data {
			out = append(out, v[i]-mean[i])
			sum += v[i] - mean[i]
		}
	}
	var length float64
	for i := range out {
		out[i] -= sum / float64(len(out))
		length += out[i] * out[i]
	}
	if length = math.Sqrt(length); length > 0 {
		for i := range out {
			out[i] /= length
		}
	}
	return out
}

// softened returns the values of modules of which each gives a part to those beside it. What lies around a code is
// light.
func softened(v []float64, n int, by float64) []float64 {
	if by == 0 {
		return v
	}
	at := func(v []float64, x, y int) float64 {
		if x < 0 || y < 0 || x >= n || y >= n {
			return 1
		}
		return v[y*n+x]
	}
	across := make([]float64, n*n)
	out := make([]float64, n*n)
	for i := range across {
		x, y := i%n, i/n
		across[i] = (1-2*by)*v[i] + by*(at(v, x-1, y)+at(v, x+1, y))
	}
	for i := range out {
		x, y := i%n, i/n
		out[i] = (1-2*by)*across[i] + by*(at(across, x, y-1)+at(across, x, y+1))
	}
	return out
}

// recognize returns the code that lies under a grid, if it is like one of those that are known and like no
// other; and the grid settled on it.
func (k *known) recognize(p plane, g grid) (code.Mark, grid, bool) {
	seen := k.telling(g.values(p), g.n)
	type guess struct {
		look *look
		like float64
	}
	var best [3]guess
	for i := range k.looks {
		l := &k.looks[i]
		if l.squares.N != g.n {
			continue
		}
		c := guess{l, l.like(seen)}
		for j := range best {
			if c.like > best[j].like {
				c, best[j] = best[j], c
			}
		}
	}
	if best[0].like < 0.6*leastLike {
		return code.Mark{}, g, false
	}
	settled := g
	for i, b := range best {
		if b.look == nil {
			continue
		}
		own, _ := g.settled(p, whole(b.look.squares), affine, []float64{0.25, 0.1})
		best[i].like = b.look.like(k.telling(own.values(p), g.n))
		if i == 0 {
			settled = own
		} else if best[i].like > best[0].like {
			best[0], best[i] = best[i], best[0]
			settled = own
		}
	}
	if best[0].like < leastLike || best[0].like-max(best[1].like, best[2].like) < leastLead {
		return code.Mark{}, g, false
	}
	return best[0].look.mark, settled, true
}

// like returns how like a code is to what is seen, up to 1, with the blur that suits best.
func (l *look) like(seen []float64) float64 {
	most := -1.0
	for _, b := range l.blurs {
		var sum float64
		for i, v := range b {
			sum += v * seen[i]
		}
		most = max(most, sum)
	}
	return most
}
