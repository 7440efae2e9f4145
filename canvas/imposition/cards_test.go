package imposition

import (
	"errors"
	"math"
	"testing"

	"clustercanvas/canvas/geom"

	"pgregory.net/rapid"
)

func sized(t testing.TB, name string) geom.Size {
	t.Helper()
	s, ok := CardSizeNamed(name)
	if !ok {
		t.Fatalf("no cards are called %q", name)
	}
	return s.Size
}

// How many cards a sheet holds: margins of 5 mm on A4, a quarter of an inch on Letter. Crop marks do not
// count: where they have no room, light lines stand for them. Split: A7 and A6 edge to edge.
func TestCards_AsManyAsAreUsualFitASheet(t *testing.T) {
	for _, c := range []struct {
		card                               string
		a4, a4Bleed, letter, a4Split, fold int
	}{
		{"poker", 9, 8, 9, 0, 4}, {"poker-us", 9, 8, 9, 0, 4}, {"bridge", 10, 9, 8, 0, 4}, {"tarot", 4, 4, 4, 0, 2},
		{"a7", 4, 4, 4, 8, 2}, {"a6", 2, 2, 2, 4, 1}, {"business", 10, 9, 9, 0, 5}, {"mini", 16, 12, 12, 0, 8},
		{"sticky", 6, 6, 6, 0, 3}, {"square", 8, 6, 6, 0, 4},
	} {
		for _, on := range []struct {
			name  string
			cards Cards
			want  int
		}{
			{"A4", Cards{Paper: papers["A4"], Margin: UsualMargin}, c.a4},
			{"A4 with bleed", Cards{Paper: papers["A4"], Margin: UsualMargin, Bleed: UsualBleed}, c.a4Bleed},
			{"Letter", Cards{Paper: papers["Letter"], Margin: 6.35}, c.letter},
			{"A4, split", Cards{Paper: papers["A4"], Margin: UsualMargin, Split: true}, c.a4Split},
			{"A4, folded", Cards{Paper: papers["A4"], Margin: UsualMargin, Backs: FoldOver}, c.fold},
		} {
			if on.want == 0 {
				continue
			}
			on.cards.Card = sized(t, c.card)
			g, err := on.cards.Grid()
			if err != nil || g.Count() != on.want {
				t.Errorf("%s on %s: %d cards (%d × %d), not %d: %v", c.card, on.name, g.Count(), g.Cols, g.Rows, on.want, err)
			}
		}
	}
}

// Nine poker cards on A4 that stands: 189 × 264 mm in 210 × 297 mm, so the first one is cut at 10.5 and 16.5.
// Eight with bleed on A4 that lies: every 69 and 94 mm, the first one at 13.5 and 14.
func TestCardGrid_PlacesComputedByHand(t *testing.T) {
	nine := Cards{Card: geom.Size{W: 63, H: 88}, Paper: papers["A4"], Margin: 5}
	eight := nine
	eight.Bleed = 3
	for _, c := range []struct {
		name        string
		cards       Cards
		backs       Backs
		place       int
		front, back geom.Pt
		turned      bool
	}{
		{"standing, long edge: the axis is upright, columns change places", nine, LongEdge, 0, geom.Pt{X: 10.5, Y: 16.5}, geom.Pt{X: 136.5, Y: 16.5}, false},
		{"standing, long edge, in the middle", nine, LongEdge, 4, geom.Pt{X: 73.5, Y: 104.5}, geom.Pt{X: 73.5, Y: 104.5}, false},
		{"standing, long edge, last of the first row", nine, LongEdge, 2, geom.Pt{X: 136.5, Y: 16.5}, geom.Pt{X: 10.5, Y: 16.5}, false},
		{"standing, short edge: the axis is level, rows change places", nine, ShortEdge, 0, geom.Pt{X: 10.5, Y: 16.5}, geom.Pt{X: 10.5, Y: 192.5}, true},
		{"standing, short edge, second row", nine, ShortEdge, 5, geom.Pt{X: 136.5, Y: 104.5}, geom.Pt{X: 136.5, Y: 104.5}, true},
		{"lying, long edge: the axis is level", eight, LongEdge, 0, geom.Pt{X: 13.5, Y: 14}, geom.Pt{X: 13.5, Y: 108}, true},
		{"lying, short edge: the axis is upright", eight, ShortEdge, 0, geom.Pt{X: 13.5, Y: 14}, geom.Pt{X: 220.5, Y: 14}, false},
		{"lying, short edge, second row", eight, ShortEdge, 5, geom.Pt{X: 82.5, Y: 108}, geom.Pt{X: 151.5, Y: 108}, false},
	} {
		c.cards.Backs = c.backs
		g, err := c.cards.Grid()
		if err != nil {
			t.Fatal(err)
		}
		front, back := g.Front(c.place), g.Back(c.place)
		if front.Min().Dist(c.front) > 1e-9 || back.Min().Dist(c.back) > 1e-9 || front.Size() != g.Card || back.Size() != g.Card {
			t.Errorf("%s: front at %v, back at %v, not %v and %v", c.name, front, back, c.front, c.back)
		}
		if g.Turned() != c.turned {
			t.Errorf("%s: turned is %t", c.name, g.Turned())
		}
	}
	nine.Backs = FoldOver
	g, err := nine.Grid() // two pairs of 126 mm beside each other on paper that lies, 252 × 176 mm in 297 × 210 mm
	if err != nil || g.Front(3) != geom.R(148.5, 105, 63, 88) || g.Back(3) != geom.R(211.5, 105, 63, 88) {
		t.Errorf("folded: %v and %v: %v", g.Front(3), g.Back(3), err)
	}
}

// holds reports whether a rectangle lies within another, as far as can be computed.
func holds(r, in geom.Rect) bool {
	const near = 1e-6
	return in.X >= r.X-near && in.Y >= r.Y-near && in.Right() <= r.Right()+near && in.Bottom() <= r.Bottom()+near
}

func drawCards(rt *rapid.T) Cards {
	size := func(name string, least, most float64) geom.Size {
		return geom.Size{W: rapid.Float64Range(least, most).Draw(rt, name+" w"), H: rapid.Float64Range(least, most).Draw(rt, name+" h")}
	}
	c := Cards{Card: size("card", 20, 160), Paper: size("paper", 120, 500)}
	if rapid.Bool().Draw(rt, "of the tables") {
		c.Card = rapid.SampledFrom(CardSizes).Draw(rt, "card").Size
		c.Paper = papers[rapid.SampledFrom([]string{"A4", "A3", "Letter", "Tabloid"}).Draw(rt, "paper")]
	}
	c.Margin = rapid.Float64Range(0, MostMargin).Draw(rt, "margin")
	c.Bleed = rapid.SampledFrom([]geom.MM{0, 0, 1, 3, MostBleed}).Draw(rt, "bleed")
	c.Gap = rapid.SampledFrom([]geom.MM{0, 0, 2, 7, MostGap}).Draw(rt, "gap")
	c.Split = rapid.Bool().Draw(rt, "split")
	c.Backs = rapid.SampledFrom(AllBacks).Draw(rt, "backs")
	c.Order = rapid.SampledFrom([]Order{Alternate, FrontsFirst}).Draw(rt, "order")
	c.Guides = rapid.Bool().Draw(rt, "guides")
	return c
}

// Whatever the sizes: cards lie within what the printer prints, with their bleed, and not over each other;
// the grid is in the middle of the sheet; and when the sheet is turned over about its edge, every back lies
// behind its front.
func TestCardGrid_BacksLieBehindFronts(t *testing.T) {
	const near = 1e-6
	rapid.Check(t, func(rt *rapid.T) {
		g, err := drawCards(rt).Grid()
		if err != nil {
			rt.Skip(err)
		}
		sheet := geom.R(0, 0, g.Sheet.W, g.Sheet.H)
		printed := sheet.Inset(g.Margin)
		if g.Split {
			printed = sheet
		}
		var all geom.Rect
		var faces []geom.Rect
		for i := range g.Count() {
			front, back := g.Front(i), g.Back(i)
			all = all.Union(front)
			faces = append(faces, front)
			switch g.Backs {
			case NoBacks:
			case FoldOver:
				all = all.Union(back)
				faces = append(faces, back)
				if back.X != front.Right() || back.Y != front.Y || back.Size() != front.Size() {
					rt.Fatalf("%v is folded onto %v", back, front)
				}
			default:
				// Turned over about the longer edge, a sheet that stands has its left side at the right, and
				// one that lies its upper side below.
				behind := front
				if (g.Backs == LongEdge) == (g.Sheet.H >= g.Sheet.W) {
					behind.X = g.Sheet.W - front.Right()
				} else {
					behind.Y = g.Sheet.H - front.Bottom()
				}
				if behind.Min().Dist(back.Min()) > near || behind.Size() != back.Size() {
					rt.Fatalf("the back at %v is not behind the front at %v, but %v", back, front, behind)
				}
			}
			for _, f := range []geom.Rect{front, back} {
				out := geom.R(f.X-g.Bleed, f.Y-g.Bleed, f.W+2*g.Bleed, f.H+2*g.Bleed)
				if !f.Empty() && !holds(printed, out) {
					rt.Fatalf("place %d at %v is not printed on %v", i, out, printed)
				}
			}
		}
		if math.Abs(all.Center().X-g.Sheet.W/2) > near || math.Abs(all.Center().Y-g.Sheet.H/2) > near {
			rt.Fatalf("the middle of the grid is at %v of %v", all.Center(), g.Sheet)
		}
		for i, f := range faces {
			for _, other := range faces[:i] {
				if f.Inset(near).Overlaps(other) {
					rt.Fatalf("%v lies over %v", f, other)
				}
			}
		}
		if !g.Split && g.Front(0).Size() != g.Card {
			rt.Fatalf("a card is %v large", g.Front(0))
		}
		if face := g.Face(); face.W > g.Front(0).W || face.H > g.Front(0).H {
			rt.Fatalf("a face of %v is cut to %v", face, g.Front(0))
		}
	})
}

func TestCards_RefusePaperWithoutRoom(t *testing.T) {
	nan := math.NaN()
	poker := geom.Size{W: 63, H: 88}
	for _, c := range []Cards{
		{}, {Card: poker}, {Paper: papers["A4"]}, {Card: geom.Size{W: nan, H: 88}, Paper: papers["A4"]},
		{Card: poker, Paper: geom.Size{W: 70, H: 90}, Margin: 5}, {Card: geom.Size{W: 300, H: 300}, Paper: papers["A4"]},
		{Card: poker, Paper: papers["A4"], Margin: nan}, {Card: poker, Paper: papers["A4"], Bleed: -1}, {Card: poker, Paper: geom.Size{W: math.Inf(1), H: 200}},
		{Card: geom.Size{W: 200, H: 200}, Paper: papers["A4"], Margin: 5, Backs: FoldOver},
		{Card: geom.Size{W: 12, H: 17}, Paper: papers["A4"], Split: true}, // the border takes all of it
	} {
		if g, err := c.Grid(); !errors.Is(err, ErrCard) {
			t.Errorf("%+v takes %d cards: %v", c, g.Count(), err)
		}
	}
}

func TestCardSizeNamed(t *testing.T) {
	for _, s := range CardSizes {
		if got, ok := CardSizeNamed(" " + s.Name + " "); !ok || got != s {
			t.Errorf("%q is %v", s.Name, got)
		}
	}
	if _, ok := CardSizeNamed("A7"); !ok {
		t.Error("A7 is not a7")
	}
	if s, ok := CardSizeNamed("a3"); ok {
		t.Errorf("a3 is %v", s)
	}
}
