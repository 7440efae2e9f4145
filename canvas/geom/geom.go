// Package geom holds the geometry of sheets: points, rectangles and polygons in millimetres.
//
// It is apart because everything that draws or hits needs it and it needs nothing: no
// other package of ours, no toolkit. The origin is the upper left corner of a page, x grows
// to the right and y downwards.
package geom

import "math"

// MM is a length in millimetres on paper.
type MM = float64

// Pt is a point or an offset, in millimetres.
type Pt struct {
	X MM `json:"x"`
	Y MM `json:"y"`
}

// Add returns p moved by q.
func (p Pt) Add(q Pt) Pt { return Pt{p.X + q.X, p.Y + q.Y} }

// Sub returns the offset from q to p.
func (p Pt) Sub(q Pt) Pt { return Pt{p.X - q.X, p.Y - q.Y} }

// Mul returns p scaled by k.
func (p Pt) Mul(k float64) Pt { return Pt{p.X * k, p.Y * k} }

// Dist returns the distance between p and q in millimetres.
func (p Pt) Dist(q Pt) MM { return math.Hypot(p.X-q.X, p.Y-q.Y) }

// Size is a width and a height in millimetres.
type Size struct{ W, H MM }

// Rect is an upright rectangle: its upper left corner and its size. W and H are not negative.
type Rect struct {
	X MM `json:"x"`
	Y MM `json:"y"`
	W MM `json:"w"`
	H MM `json:"h"`
}

// R returns the rectangle with the given corner and size.
func R(x, y, w, h MM) Rect { return Rect{x, y, w, h} }

// Right returns the x of the right edge.
func (r Rect) Right() MM { return r.X + r.W }

// Bottom returns the y of the lower edge.
func (r Rect) Bottom() MM { return r.Y + r.H }

// Min returns the upper left corner.
func (r Rect) Min() Pt { return Pt{r.X, r.Y} }

// Center returns the middle of r.
func (r Rect) Center() Pt { return Pt{r.X + r.W/2, r.Y + r.H/2} }

// Size returns width and height of r.
func (r Rect) Size() Size { return Size{r.W, r.H} }

// Empty reports whether r has no area.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Contains reports whether p lies in r; left and upper edge belong to it, right and lower do not.
func (r Rect) Contains(p Pt) bool {
	return p.X >= r.X && p.X < r.Right() && p.Y >= r.Y && p.Y < r.Bottom()
}

// Overlaps reports whether r and s share an area.
func (r Rect) Overlaps(s Rect) bool {
	return r.X < s.Right() && s.X < r.Right() && r.Y < s.Bottom() && s.Y < r.Bottom()
}

// Inset returns r made smaller by d on every side; never less than empty.
func (r Rect) Inset(d MM) Rect {
	return Rect{r.X + d, r.Y + d, math.Max(0, r.W-2*d), math.Max(0, r.H-2*d)}
}

// Moved returns r moved by d.
func (r Rect) Moved(d Pt) Rect { return Rect{r.X + d.X, r.Y + d.Y, r.W, r.H} }

// Union returns the smallest rectangle around r and s. An empty rectangle adds nothing.
func (r Rect) Union(s Rect) Rect {
	if r.Empty() {
		return s
	}
	if s.Empty() {
		return r
	}
	x, y := math.Min(r.X, s.X), math.Min(r.Y, s.Y)
	return Rect{x, y, math.Max(r.Right(), s.Right()) - x, math.Max(r.Bottom(), s.Bottom()) - y}
}

// Clamp returns r moved, not resized, so that it lies within s as far as its size allows; the
// upper left corner wins.
func (r Rect) Clamp(s Rect) Rect {
	r.X = math.Max(s.X, math.Min(r.X, s.Right()-r.W))
	r.Y = math.Max(s.Y, math.Min(r.Y, s.Bottom()-r.H))
	return r
}
