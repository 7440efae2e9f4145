package geom

import (
	"math"
	"slices"
)

// Tolerance is how far a flattened curve may lie from the true one, in millimetres: a fifth of
// the thinnest line a printer draws.
const Tolerance MM = 0.02

// Polygon is a closed outline: its corners in order, the last joined to the first. Where it
// crosses itself the non-zero rule says what is inside.
type Polygon []Pt

// Polygon returns the four corners of r, clockwise on paper from the upper left.
func (r Rect) Polygon() Polygon {
	return Polygon{{r.X, r.Y}, {r.Right(), r.Y}, {r.Right(), r.Bottom()}, {r.X, r.Bottom()}}
}

// Rounded returns r with corners of the given radii in millimetres, flattened to Tolerance, in
// the order upper left, upper right, lower right, lower left. Radii above half a side are cut.
func (r Rect) Rounded(ul, ur, lr, ll MM) Polygon {
	limit := math.Min(r.W, r.H) / 2
	corners := [4]struct {
		at     Pt
		radius MM
	}{{r.Min(), ul}, {Pt{r.Right(), r.Y}, ur}, {Pt{r.Right(), r.Bottom()}, lr}, {Pt{r.X, r.Bottom()}, ll}}
	var arc []Pt // a quarter of a circle around the origin, from left to top
	var p Polygon
	for i, c := range corners {
		radius := math.Min(c.radius, limit)
		if i == 0 || c.radius != corners[i-1].radius {
			arc = Arc(Pt{}, radius, math.Pi, 1.5*math.Pi)
			p = slices.Grow(p, (len(corners)-i)*len(arc))
		}
		for _, q := range arc {
			q = q.Add(Pt{radius, radius}) // from the corner
			for range i {
				q.X, q.Y = -q.Y, q.X // a quarter turn, clockwise on paper
			}
			p = append(p, c.at.Add(q))
		}
	}
	return p
}

// Round returns r with all four corners of one radius.
func (r Rect) Round(radius MM) Polygon { return r.Rounded(radius, radius, radius, radius) }

// Arc returns points on a circle from one angle to another, in radians, clockwise on paper, both
// ends included, flattened to Tolerance. A radius of zero gives one point.
func Arc(center Pt, radius MM, from, to float64) []Pt {
	if radius <= 0 {
		return []Pt{center}
	}
	n := arcSteps(radius, math.Abs(to-from))
	pts := make([]Pt, 0, n+1)
	for i := 0; i <= n; i++ {
		a := from + (to-from)*float64(i)/float64(n)
		pts = append(pts, Pt{center.X + radius*math.Cos(a), center.Y + radius*math.Sin(a)})
	}
	return pts
}

// Circle returns a circle flattened to Tolerance.
func Circle(center Pt, radius MM) Polygon {
	pts := Arc(center, radius, 0, 2*math.Pi)
	return Polygon(pts[:len(pts)-1])
}

func arcSteps(radius MM, angle float64) int {
	step := math.Pi / 2
	if radius > Tolerance {
		step = math.Min(step, 2*math.Acos(1-Tolerance/radius))
	}
	return max(1, int(math.Ceil(angle/step)))
}

// Bounds returns the smallest upright rectangle around p.
func (p Polygon) Bounds() Rect {
	if len(p) == 0 {
		return Rect{}
	}
	x0, y0, x1, y1 := p[0].X, p[0].Y, p[0].X, p[0].Y
	for _, q := range p[1:] {
		x0, x1 = min(x0, q.X), max(x1, q.X)
		y0, y1 = min(y0, q.Y), max(y1, q.Y)
	}
	return Rect{x0, y0, x1 - x0, y1 - y0}
}

// Contains reports whether q lies inside p by the non-zero rule.
func (p Polygon) Contains(q Pt) bool {
	winding := 0
	for i := range p {
		a, b := p[i], p[(i+1)%len(p)]
		cross := (b.X-a.X)*(q.Y-a.Y) - (b.Y-a.Y)*(q.X-a.X)
		switch {
		case a.Y <= q.Y && b.Y > q.Y && cross > 0:
			winding++
		case a.Y > q.Y && b.Y <= q.Y && cross < 0:
			winding--
		}
	}
	return winding != 0
}

// Area returns the area of p in square millimetres; positive when p runs clockwise on paper.
func (p Polygon) Area() float64 {
	var sum float64
	for i := range p {
		a, b := p[i], p[(i+1)%len(p)]
		sum += a.X*b.Y - b.X*a.Y
	}
	return sum / 2
}

// Moved returns p moved by d.
func (p Polygon) Moved(d Pt) Polygon {
	q := make(Polygon, len(p))
	for i := range p {
		q[i] = p[i].Add(d)
	}
	return q
}

// Stroke returns the outline of a line of the given width along pts, with round caps and joins
// flattened to Tolerance, as one polygon to be filled by the non-zero rule. It runs clockwise on
// paper whichever way pts run, so that strokes that overlap may be filled together. A closed
// line ends where it began and is a ring, its two edges joined by a bridge without width. It
// exists because the PDF writer knows no round caps.
func Stroke(pts []Pt, width MM, closed bool) Polygon {
	pts = distinct(pts)
	if closed && len(pts) > 1 && pts[0].Dist(pts[len(pts)-1]) <= sameSpot {
		pts = pts[:len(pts)-1]
	}
	r := width / 2
	switch {
	case len(pts) == 0:
		return nil
	case len(pts) == 1:
		return Circle(pts[0], r)
	case len(pts) == 2:
		closed = false // there and back again looks the same
	}
	back := slices.Clone(pts)
	if closed {
		slices.Reverse(back[1:]) // both edges begin at one point, so that the bridge is short
	} else {
		slices.Reverse(back)
	}
	return leftEdge(leftEdge(nil, pts, r, closed), back, r, closed)
}

// leftEdge appends the left edge of a thick line along pts. An open one ends with its cap, a
// closed one where the edge began.
func leftEdge(out Polygon, pts []Pt, r MM, closed bool) Polygon {
	n, start := len(pts), len(out)
	if closed {
		for i := range pts {
			out = leftJoin(out, pts[(i+n-1)%n], pts[i], pts[(i+1)%n], r)
		}
		return append(out, out[start])
	}
	left := heading(pts[0], pts[1]) - math.Pi/2
	out = append(out, around(pts[0], r, left))
	for i := 1; i+1 < n; i++ {
		out = leftJoin(out, pts[i-1], pts[i], pts[i+1], r)
	}
	left = heading(pts[n-2], pts[n-1]) - math.Pi/2
	return append(out, Arc(pts[n-1], r, left, left+math.Pi)...)
}

// leftJoin appends the left edge of the bend at b, on the way from a to c.
func leftJoin(out Polygon, a, b, c Pt, r MM) Polygon {
	left := heading(a, b) - math.Pi/2
	turn := math.Remainder(heading(b, c)-heading(a, b), 2*math.Pi)
	if math.Abs(turn) > math.Pi-1e-6 {
		turn = math.Pi // a line that turns back has no inner side: both get the round end
	}
	// Where the two edges meet, seen from b: a little outside of the round join, or inside.
	corner := r / math.Cos(turn/2)
	reach := r * math.Tan(math.Abs(turn)/2)
	switch {
	case turn >= 0 && corner-r <= Tolerance:
		return append(out, around(b, corner, left+turn/2))
	case turn >= 0:
		return append(out, Arc(b, r, left, left+turn)...)
	case reach <= math.Min(a.Dist(b), b.Dist(c))/2:
		return append(out, around(b, corner, left+turn/2))
	}
	// The line is too short for its edges to meet inside of the bend. By way of b the outline is
	// the sum of the thick pieces of the line, all of them clockwise, and so leaves no holes.
	return append(out, around(b, r, left), b, around(b, r, left+turn))
}

// heading returns the direction from p to q in radians, clockwise on paper from the right.
func heading(p, q Pt) float64 { return math.Atan2(q.Y-p.Y, q.X-p.X) }

// around returns the point at a distance and in a direction from c.
func around(c Pt, distance MM, direction float64) Pt {
	return Pt{c.X + distance*math.Cos(direction), c.Y + distance*math.Sin(direction)}
}

// sameSpot is the distance in millimetres within which two points of a line are one.
const sameSpot MM = 1e-9

func distinct(pts []Pt) []Pt {
	var out []Pt
	for _, p := range pts {
		if len(out) == 0 || out[len(out)-1].Dist(p) > sameSpot {
			out = append(out, p)
		}
	}
	return out
}
