package photo

import (
	"math"

	"clustercanvas/canvas/geom"
)

// Homography takes points of one plane to those of another that is seen at an angle, row by row of its
// matrix. The zero value is none.
type Homography [9]float64

// Valid reports whether it is a homography at all.
func (h Homography) Valid() bool { return h != Homography{} }

// Apply returns where a point goes. Points on the horizon, and all points where there is no homography, go
// nowhere: infinitely far.
func (h Homography) Apply(p geom.Pt) geom.Pt {
	w := h[6]*p.X + h[7]*p.Y + h[8]
	if math.Abs(w) < 1e-12 {
		return geom.Pt{X: math.Inf(1), Y: math.Inf(1)}
	}
	return geom.Pt{X: (h[0]*p.X + h[1]*p.Y + h[2]) / w, Y: (h[3]*p.X + h[4]*p.Y + h[5]) / w}
}

// Polygon returns where the corners of a polygon go.
func (h Homography) Polygon(p geom.Polygon) geom.Polygon {
	out := make(geom.Polygon, len(p))
	for i, q := range p {
		out[i] = h.Apply(q)
	}
	return out
}

// Inverse returns the way back; none where there is none.
func (h Homography) Inverse() Homography {
	a := Homography{
		h[4]*h[8] - h[5]*h[7], h[2]*h[7] - h[1]*h[8], h[1]*h[5] - h[2]*h[4],
		h[5]*h[6] - h[3]*h[8], h[0]*h[8] - h[2]*h[6], h[2]*h[3] - h[0]*h[5],
		h[3]*h[7] - h[4]*h[6], h[1]*h[6] - h[0]*h[7], h[0]*h[4] - h[1]*h[3],
	}
	det := h[0]*a[0] + h[1]*a[3] + h[2]*a[6]
	if det == 0 || math.IsNaN(det) {
		return Homography{}
	}
	for i := range a {
		a[i] /= det
	}
	return a
}

// after returns the homography that goes by way of g first.
func (h Homography) after(g Homography) Homography {
	var out Homography
	for r := range 3 {
		for c := range 3 {
			out[3*r+c] = h[3*r]*g[c] + h[3*r+1]*g[3+c] + h[3*r+2]*g[6+c]
		}
	}
	return out
}

// homographyOf returns the homography that takes points to others as nearly as can be, by least squares: the
// direct linear transform, with both sets brought to a middle of zero and a size of one, so that figures stay
// exact. It needs four pairs, no three of them on a line; without them there is none.
func homographyOf(from, to []geom.Pt) Homography {
	if len(from) < 4 || len(from) != len(to) {
		return Homography{}
	}
	a, b := normal(from), normal(to)
	var m [8][9]float64 // the normal equations, and their right side
	add := func(row [9]float64) {
		for i := range 8 {
			for j := range 9 {
				m[i][j] += row[i] * row[j]
			}
		}
	}
	for i := range from {
		p, q := a.Apply(from[i]), b.Apply(to[i])
		add([9]float64{p.X, p.Y, 1, 0, 0, 0, -p.X * q.X, -p.Y * q.X, q.X})
		add([9]float64{0, 0, 0, p.X, p.Y, 1, -p.X * q.Y, -p.Y * q.Y, q.Y})
	}
	x, ok := solve(m)
	if !ok {
		return Homography{}
	}
	h := Homography{x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], 1}
	return b.Inverse().after(h).after(a)
}

// normal returns what brings points to a middle of zero and a mean distance of one from it.
func normal(pts []geom.Pt) Homography {
	var middle geom.Pt
	for _, p := range pts {
		middle = middle.Add(p.Mul(1 / float64(len(pts))))
	}
	var far float64
	for _, p := range pts {
		far += p.Dist(middle) / float64(len(pts))
	}
	if far == 0 {
		far = 1
	}
	return Homography{1 / far, 0, -middle.X / far, 0, 1 / far, -middle.Y / far, 0, 0, 1}
}

// solve returns the solution of eight equations, by elimination; it reports false where they have none.
func solve(m [8][9]float64) (x [8]float64, ok bool) {
	for c := range 8 {
		best := c
		for r := c + 1; r < 8; r++ {
			if math.Abs(m[r][c]) > math.Abs(m[best][c]) {
				best = r
			}
		}
		if math.Abs(m[best][c]) < 1e-12 {
			return x, false
		}
		m[c], m[best] = m[best], m[c]
		for r := c + 1; r < 8; r++ {
			f := m[r][c] / m[c][c]
			for k := c; k < 9; k++ {
				m[r][k] -= f * m[c][k]
			}
		}
	}
	for r := 7; r >= 0; r-- {
		x[r] = m[r][8]
		for k := r + 1; k < 8; k++ {
			x[r] -= m[r][k] * x[k]
		}
		x[r] /= m[r][r]
	}
	return x, true
}
