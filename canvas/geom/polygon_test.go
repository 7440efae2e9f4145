package geom

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func TestRounded_HasTheAreaAndTheBoundsOfARoundedRectangle(t *testing.T) {
	r := R(10, 20, 40, 30)
	for _, radii := range [][4]MM{{0, 0, 0, 0}, {3, 3, 3, 3}, {0, 5, 0, 5}, {15, 15, 15, 15}} {
		t.Run(fmt.Sprint(radii), func(t *testing.T) {
			p := r.Rounded(radii[0], radii[1], radii[2], radii[3])
			want := r.W * r.H
			for _, radius := range radii {
				want -= radius * radius * (1 - math.Pi/4)
			}
			near(t, "area", p.Area(), want, 2*Tolerance*(r.W+r.H))
			sameBounds(t, p.Bounds(), r)
		})
	}
}

func TestRounded_EachRadiusBelongsToItsCorner(t *testing.T) {
	r := R(0, 0, 40, 30)
	corners := []Pt{{0.5, 0.5}, {39.5, 0.5}, {39.5, 29.5}, {0.5, 29.5}} // cut off by a radius of 5
	for round := range corners {
		var radii [4]MM
		radii[round] = 5
		p := r.Rounded(radii[0], radii[1], radii[2], radii[3])
		for i, corner := range corners {
			if p.Contains(corner) == (i == round) {
				t.Errorf("with corner %d round, contains corner %d: %v", round, i, i != round)
			}
		}
	}
}

func TestRounded_CutsRadiiAboveHalfASide(t *testing.T) {
	p := R(0, 0, 10, 40).Round(30)
	near(t, "area", p.Area(), 10*30+25*math.Pi, 1)
	sameBounds(t, p.Bounds(), R(0, 0, 10, 40))
}

func TestArc_GoesClockwiseOnPaperWithinTolerance(t *testing.T) {
	center := Pt{5, 7}
	for _, radius := range []MM{0.01, 0.3, 2, 50, 400} {
		arc := Arc(center, radius, -math.Pi/2, math.Pi) // from above, by the right and below, to the left
		first, last := arc[0], arc[len(arc)-1]
		near(t, "first", first.Dist(Pt{5, 7 - radius}), 0, 1e-9)
		near(t, "last", last.Dist(Pt{5 - radius, 7}), 0, 1e-9)
		for i, p := range arc {
			near(t, "distance from the center", p.Dist(center), radius, 1e-9)
			if i == 0 {
				continue
			}
			middle := p.Add(arc[i-1]).Mul(0.5)
			if sag := radius - middle.Dist(center); sag > Tolerance+1e-9 {
				t.Fatalf("radius %v: a chord lies %v mm inside of the arc", radius, sag)
			}
		}
	}
	if got := Arc(center, 0, 0, math.Pi); len(got) != 1 || got[0] != center {
		t.Errorf("an arc without radius is %v, want the center", got)
	}
}

func TestCircle_RunsClockwiseAndDoesNotRepeatItsFirstPoint(t *testing.T) {
	c := Circle(Pt{3, 4}, 10)
	near(t, "area", c.Area(), 100*math.Pi, 2*math.Pi*10*Tolerance)
	if d := c[0].Dist(c[len(c)-1]); d < 0.1 {
		t.Errorf("first and last point are %v mm apart", d)
	}
}

func TestArea_IsPositiveClockwiseOnPaper(t *testing.T) {
	p := R(1, 2, 3, 4).Polygon()
	near(t, "clockwise", p.Area(), 12, 1e-12)
	near(t, "the other way", Polygon{p[3], p[2], p[1], p[0]}.Area(), -12, 1e-12)
	near(t, "moved", p.Moved(Pt{100, -50}).Area(), 12, 1e-9)
	near(t, "nothing", Polygon{}.Area(), 0, 0)
}

func TestContains_FollowsTheNonZeroRule(t *testing.T) {
	square := R(0, 0, 10, 10).Polygon()
	// A star of five points drawn in one line: by the non-zero rule its middle is inside.
	var star Polygon
	for i := range 5 {
		star = append(star, around(Pt{}, 10, -math.Pi/2+float64(i)*4*math.Pi/5))
	}
	// A frame: outer edge clockwise, inner edge the other way.
	frame := Polygon{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}, {3, 3}, {3, 7}, {7, 7}, {7, 3}, {3, 3}}
	for _, c := range []struct {
		name string
		p    Polygon
		at   Pt
		want bool
	}{
		{"inside", square, Pt{5, 5}, true},
		{"left of it", square, Pt{-1, 5}, false},
		{"right of it", square, Pt{11, 5}, false},
		{"above, at the height of no edge", square, Pt{5, -1}, false},
		{"level with a corner", square, Pt{-1, 0}, false},
		{"middle of a star", star, Pt{0, 0}, true},
		{"point of a star", star, Pt{0, -9}, true},
		{"between the points of a star", star, Pt{0, 6}, false},
		{"in a frame", frame, Pt{1.5, 5}, true},
		{"in the hole of a frame", frame, Pt{5, 5}, false},
		{"nothing", nil, Pt{0, 0}, false},
	} {
		if got := c.p.Contains(c.at); got != c.want {
			t.Errorf("%s: contains %v is %v", c.name, c.at, got)
		}
	}
}

// strokes are lines with every kind of bend: both ways, sharp, smooth, tighter than the line is
// wide, back on itself, and points so near that the edges cannot meet.
var strokes = []struct {
	name   string
	pts    []Pt
	closed bool
}{
	{"straight", []Pt{{2, 12}, {22, 12}}, false},
	{"dot", []Pt{{12, 17}, {12.01, 17}}, false},
	{"right turn", []Pt{{2, 2}, {20, 2}, {20, 20}}, false},
	{"left turn", []Pt{{2, 20}, {20, 20}, {20, 2}}, false},
	{"zigzag", []Pt{{2, 6}, {9, 17}, {12, 5}, {15, 19}, {22, 4}}, false},
	{"hairpin", []Pt{{2, 12}, {20, 12}, {3, 13}}, false},
	{"there and back", []Pt{{2, 12}, {20, 12}, {10, 12}}, false},
	{"tight arc", Arc(Pt{12, 12}, 0.4, 0, 1.5*math.Pi), false},
	{"tight arc the other way", Arc(Pt{12, 12}, 0.4, 0, -1.5*math.Pi), false},
	{"wide arc", Arc(Pt{12, 12}, 9, 0, 1.8*math.Pi), false},
	{"wide arc the other way", Arc(Pt{12, 12}, 9, 0, -1.8*math.Pi), false},
	{"short steps", []Pt{{4, 4}, {12, 4}, {12, 4.2}, {11.9, 4.3}, {12.1, 4.4}, {12, 12}, {11.8, 12}, {11.8, 4}}, false},
	{"ring", Circle(Pt{12, 12}, 8), true},
	{"ring the other way", Arc(Pt{12, 12}, 8, 2*math.Pi, 0), true},
	{"filled ring", Circle(Pt{12, 12}, 0.5), true},
	{"box", R(3, 3, 18, 18).Polygon(), true},
	{"box with round corners", R(3, 3, 18, 18).Round(2), true},
	{"triangle", []Pt{{12, 3}, {22, 20}, {2, 20}, {12, 3}}, true},
	{"two points as a ring", []Pt{{2, 12}, {20, 12}}, true},
}

func TestStroke_CoversExactlyWhatIsNearTheLine(t *testing.T) {
	const width = 1.75
	for _, c := range strokes {
		t.Run(c.name, func(t *testing.T) { coversTheLine(t, Stroke(c.pts, width, c.closed), c.pts, width, c.closed) })
	}
}

func TestStroke_CoversRandomLines(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	for i := range 40 {
		pts := make([]Pt, 2+rng.IntN(9))
		step := []float64{0.5, 3, 12}[i%3] // crowded, middling and far apart
		pts[0] = Pt{12, 12}
		for j := 1; j < len(pts); j++ {
			pts[j] = around(pts[j-1], step*rng.Float64(), 2*math.Pi*rng.Float64())
		}
		closed := i%2 == 0
		t.Run(fmt.Sprint(i), func(t *testing.T) { coversTheLine(t, Stroke(pts, 1.75, closed), pts, 1.75, closed) })
	}
}

// coversTheLine probes a lattice: what is within half the width of the line is inside, and
// winds clockwise so that strokes filled together never cancel; what is farther is outside.
func coversTheLine(t *testing.T, got Polygon, pts []Pt, width MM, closed bool) {
	t.Helper()
	line := distinct(pts)
	if closed {
		line = append(line, line[0])
	}
	bounds := got.Bounds().Inset(-1)
	misses := 0
	for x := bounds.X; x < bounds.Right(); x += 0.217 {
		for y := bounds.Y; y < bounds.Bottom(); y += 0.231 {
			q := Pt{x, y}
			d := distance(q, line) - width/2
			if math.Abs(d) <= Tolerance+1e-6 {
				continue
			}
			if w := winding(got, q); (d < 0) != (w > 0) || w < 0 {
				if misses++; misses <= 3 {
					t.Errorf("at %.3f, %.3f, %.3f mm from the edge, the outline winds %d times", x, y, d, w)
				}
			}
			if got.Contains(q) != (d < 0) {
				t.Fatalf("contains %v is %v", q, d >= 0)
			}
		}
	}
}

func TestStroke_IsLeanOnSmoothCurves(t *testing.T) {
	circle := Circle(Pt{12, 12}, 10)
	if got, most := len(Stroke(circle, 1.75, true)), 2*len(circle)+2; got > most {
		t.Errorf("a ring of %d points has an outline of %d, want at most %d", len(circle), got, most)
	}
}

func TestStroke_OfOnePointIsADot(t *testing.T) {
	for _, pts := range [][]Pt{{{4, 5}}, {{4, 5}, {4, 5}}} {
		near(t, "area", Stroke(pts, 2, false).Area(), math.Pi, 0.15)
	}
	if got := Stroke(nil, 2, true); got != nil {
		t.Errorf("a line of no points has the outline %v", got)
	}
}

func TestStroke_LeavesItsPointsAlone(t *testing.T) {
	pts := []Pt{{1, 1}, {5, 1}, {5, 5}}
	Stroke(pts, 1, true)
	if pts[0] != (Pt{1, 1}) || pts[1] != (Pt{5, 1}) || pts[2] != (Pt{5, 5}) {
		t.Errorf("the points are now %v", pts)
	}
}

func winding(p Polygon, q Pt) int {
	var angle float64
	for i := range p {
		a, b := p[i], p[(i+1)%len(p)]
		if a != b {
			angle += math.Remainder(heading(q, b)-heading(q, a), 2*math.Pi)
		}
	}
	return int(math.Round(angle / (2 * math.Pi)))
}

func distance(q Pt, line []Pt) MM {
	nearest := q.Dist(line[0])
	for i := 1; i < len(line); i++ {
		a, d := line[i-1], line[i].Sub(line[i-1])
		if d == (Pt{}) {
			continue
		}
		along := ((q.X-a.X)*d.X + (q.Y-a.Y)*d.Y) / (d.X*d.X + d.Y*d.Y)
		nearest = math.Min(nearest, q.Dist(a.Add(d.Mul(math.Max(0, math.Min(1, along))))))
	}
	return nearest
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.Abs(got-want) > within {
		t.Errorf("%s is %v, want %v within %v", what, got, want, within)
	}
}

func sameBounds(t *testing.T, got, want Rect) {
	t.Helper()
	near(t, "left", got.X, want.X, 1e-9)
	near(t, "top", got.Y, want.Y, 1e-9)
	near(t, "width", got.W, want.W, 1e-9)
	near(t, "height", got.H, want.H, 1e-9)
}
