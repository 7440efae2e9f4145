package geom

import "math"

// Intersect returns the area that r and s share; empty, and lying in r, where there is none.
func (r Rect) Intersect(s Rect) Rect {
	x, y := math.Max(r.X, s.X), math.Max(r.Y, s.Y)
	w, h := math.Min(r.Right(), s.Right())-x, math.Min(r.Bottom(), s.Bottom())-y
	if w <= 0 || h <= 0 {
		return Rect{X: r.X, Y: r.Y}
	}
	return Rect{x, y, w, h}
}

// Upright returns the rectangle that p is, and false if p is anything but the four corners of an
// upright rectangle in order. Such polygons are most of a sheet, and are drawn faster.
func (p Polygon) Upright() (Rect, bool) {
	if len(p) == 5 && p[0] == p[4] {
		p = p[:4]
	}
	if len(p) != 4 {
		return Rect{}, false
	}
	across := p[0].Y == p[1].Y && p[1].X == p[2].X && p[2].Y == p[3].Y && p[3].X == p[0].X
	down := p[0].X == p[1].X && p[1].Y == p[2].Y && p[2].X == p[3].X && p[3].Y == p[0].Y
	return p.Bounds(), across || down
}
