package photo

import (
	"math"
	"slices"

	"clustercanvas/canvas/geom"
)

// triple is three finders that may be those of a code: the corner between the others, and these clockwise.
type triple struct {
	corner, right, down finder
	odd                 float64 // how little it looks like a code
	sizes               []int   // modules to a side that it may have, the likeliest first
}

// Sizes of codes that are looked for, in modules to a side.
var codeSizes = []int{21, 25, 29, 33}

const (
	mostTriples = 1200
	farthest    = 40 // modules between finders of one code: those of the largest, seen at an angle
)

// triples returns what may be codes, the likeliest first.
func triples(all []finder) []triple {
	var out []triple
	for i, c := range all {
		var near []finder
		for j, f := range all {
			if d := f.at.Dist(c.at); j != i && d < farthest*max(c.module, f.module) && d > 6*min(c.module, f.module) && alike(c.module, f.module, 1.8) {
				near = append(near, f)
			}
		}
		for _, r := range near {
			for _, d := range near {
				if t, ok := tripleOf(c, r, d); ok {
					out = append(out, t)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b triple) int {
		switch {
		case a.odd < b.odd:
			return -1
		case a.odd > b.odd:
			return 1
		}
		return 0
	})
	return out[:min(len(out), mostTriples)]
}

func alike(a, b, most float64) bool { return max(a, b) <= most*min(a, b) }

// tripleOf reports whether three finders may be those of a code that is seen at up to sixty degrees.
func tripleOf(c, r, d finder) (triple, bool) {
	u, v := r.at.Sub(c.at), d.at.Sub(c.at)
	lu, lv := math.Hypot(u.X, u.Y), math.Hypot(v.X, v.Y)
	sine := (u.X*v.Y - u.Y*v.X) / (lu * lv)
	if sine < 0.7 || !alike(lu, lv, 2.1) || !alike(r.module, d.module, 1.9) {
		return triple{}, false
	}
	// Lines through a square that is turned cross more of it.
	mean := (c.module + r.module + d.module) / 3
	module := mean * turned(u)
	sides := (lu + lv) / 2 / module // modules between the middles of finders
	t := triple{corner: c, right: r, down: d}
	best := math.Inf(1)
	for _, n := range codeSizes {
		off := math.Abs(math.Log(sides / float64(n-7)))
		if off < 0.38 {
			t.sizes = append(t.sizes, n)
		}
		best = min(best, off)
	}
	if len(t.sizes) == 0 {
		return triple{}, false
	}
	slices.SortStableFunc(t.sizes, func(a, b int) int {
		if math.Abs(math.Log(sides/float64(a-7))) < math.Abs(math.Log(sides/float64(b-7))) {
			return -1
		}
		return 1
	})
	spread := max(c.module, r.module, d.module)/min(c.module, r.module, d.module) - 1
	t.odd = (1 - sine) + math.Abs(math.Log(lu/lv)) + 0.5*spread + best
	return t, true
}

// turned returns how much narrower modules are than upright lines see them, of a code one of whose sides
// runs along u.
func turned(u geom.Pt) float64 {
	l := math.Hypot(u.X, u.Y)
	return max(math.Abs(u.X), math.Abs(u.Y)) / l
}
