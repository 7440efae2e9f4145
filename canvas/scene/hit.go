package scene

import "clustercanvas/canvas/geom"

// reach is how far beside a line a point still hits it: a millimetre is what a hand can aim at
// on a sheet that fills the screen.
const reach geom.MM = 1

// At returns what lies under a point: the topmost item that stands for something, else the area.
// Filled polygons are hit inside their outline, everything else inside its bounds. It reports
// false where there is neither.
func At(s Scene, p geom.Pt) (Ref, bool) {
	for i := len(s.Items) - 1; i >= 0; i-- {
		a := s.Items[i].Common()
		if a.Ref.Kind != RefNone && (a.Clip == nil || a.Clip.Contains(p)) && hits(s.Items[i], p) {
			return a.Ref, true
		}
	}
	if a, ok := AreaAt(s, p); ok {
		return a.Ref, true
	}
	return Ref{}, false
}

// AreaAt returns the area under a point, whatever items lie over it; of areas that overlap, the
// last.
func AreaAt(s Scene, p geom.Pt) (Area, bool) {
	for i := len(s.Areas) - 1; i >= 0; i-- {
		if s.Areas[i].Outline.Contains(p) {
			return s.Areas[i], true
		}
	}
	return Area{}, false
}

// In returns the sources and notes that a rectangle touches, each once, in drawing order: what a
// rubber band takes.
func In(s Scene, r geom.Rect) []Ref {
	var out []Ref
	seen := map[Ref]bool{}
	for _, i := range s.Items {
		a := i.Common()
		if a.Ref.Kind != RefSource && a.Ref.Kind != RefNote {
			continue
		}
		if len(out) > 0 && out[len(out)-1] == a.Ref {
			continue // the items of a card follow each other
		}
		if b, ok := visible(i, a); ok && b.Overlaps(r) && !seen[a.Ref] {
			seen[a.Ref] = true
			out = append(out, a.Ref)
		}
	}
	return out
}

// BoundsOf returns the rectangle around all items of a record or section; empty if it has none.
func BoundsOf(s Scene, ref Ref) geom.Rect {
	var out geom.Rect
	for _, i := range s.Items {
		if a := i.Common(); a.Ref == ref {
			if b, ok := visible(i, a); ok {
				out = out.Union(b)
			}
		}
	}
	return out
}

func hits(i Item, p geom.Pt) bool {
	switch i := i.(type) {
	case Polygon:
		if i.Fill == nil {
			return i.Bounds().Contains(p)
		}
		return i.Points.Contains(p)
	case Polyline:
		return grow(i.Bounds(), reach).Contains(p) && near(i.Points, p, reach+i.Pen.Width/2)
	default:
		return i.Bounds().Contains(p)
	}
}

// visible returns the bounds of an item within its clip.
func visible(i Item, a Attrs) (geom.Rect, bool) {
	b := i.Bounds()
	if a.Clip == nil {
		return b, true
	}
	return b.Intersect(*a.Clip), b.Overlaps(*a.Clip)
}

// near reports whether a line passes within d of p.
func near(pts []geom.Pt, p geom.Pt, d geom.MM) bool {
	for i := 1; i < len(pts); i++ {
		along := pts[i].Sub(pts[i-1])
		t, length := 0.0, along.X*along.X+along.Y*along.Y
		if to := p.Sub(pts[i-1]); length > 0 {
			t = min(1, max(0, (to.X*along.X+to.Y*along.Y)/length))
		}
		if pts[i-1].Add(along.Mul(t)).Dist(p) <= d {
			return true
		}
	}
	return false
}
