package imposition

import (
	"math"
	"testing"

	"clustercanvas/canvas/geom"

	"pgregory.net/rapid"
)

var papers = map[string]geom.Size{
	"A0": {W: 1189, H: 841}, "A1": {W: 841, H: 594}, "A2": {W: 594, H: 420}, "A3": {W: 420, H: 297}, "A4": {W: 297, H: 210},
	"Letter": {W: 279.4, H: 215.9}, "Tabloid": {W: 431.8, H: 279.4}, "Arch C": {W: 609.6, H: 457.2}, "Arch D": {W: 914.4, H: 609.6},
}

// The numbers of sheets that are usual for posters, with 5 mm margins and 10 mm overlap, or a quarter
// and half an inch.
func TestGrid_TakesTheUsualNumberOfSheets(t *testing.T) {
	for _, c := range []struct {
		poster, paper string
		sheets, fewer int
		scale         float64
	}{
		{"A3", "A4", 4, 2, 0.929}, {"A2", "A4", 8, 4, 0.929}, {"A1", "A4", 12, 9, 0.976}, {"A0", "A4", 21, 18, 0.967},
		{"A2", "A3", 4, 2, 0.949}, {"A1", "A3", 6, 4, 0.949}, {"A0", "A3", 9, 8, 0.940},
		{"Arch D", "Letter", 15, 0, 0}, {"Arch D", "Tabloid", 8, 0, 0}, {"Arch C", "Letter", 8, 0, 0}, {"Arch C", "Tabloid", 4, 0, 0}, {"Tabloid", "Letter", 4, 0, 0},
	} {
		s := Sheets{Poster: papers[c.poster], Paper: papers[c.paper], Margin: UsualMargin, Overlap: UsualOverlap}
		if c.fewer == 0 {
			s.Margin, s.Overlap = 6.35, 12.7
		}
		g, err := s.Grid()
		if err != nil || g.Count() != c.sheets {
			t.Errorf("%s on %s takes %d sheets, not %d: %v", c.poster, c.paper, g.Count(), c.sheets, err)
		}
		if c.fewer == 0 {
			continue
		}
		f, ok := g.Fewer()
		if !ok || f.Count() != c.fewer || math.Abs(f.Scale-c.scale) > 0.0006 {
			t.Errorf("%s on %s becomes %d sheets at %.3f, not %d at %.3f", c.poster, c.paper, f.Count(), f.Scale, c.fewer, c.scale)
		}
	}
}

// Whatever the sizes: what the sheets show is the poster, each of its points once; what they print has
// room on the paper, and neighbors print the same of what they share.
func TestGrid_ShowsThePosterOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		size := func(name string, least, most float64) geom.Size {
			return geom.Size{W: rapid.Float64Range(least, most).Draw(rt, name+" w"), H: rapid.Float64Range(least, most).Draw(rt, name+" h")}
		}
		s := Sheets{
			Poster: size("poster", 20, 1300), Paper: size("paper", 120, 500),
			Margin: rapid.Float64Range(0, float64(MostMargin)).Draw(rt, "margin"), Overlap: rapid.Float64Range(0, float64(MostOverlap)).Draw(rt, "overlap"),
		}
		g, err := s.Grid()
		if err != nil {
			rt.Skip(err)
		}
		if rapid.Bool().Draw(rt, "fewer") {
			g, _ = g.Fewer()
		}
		var area float64
		for row := range g.Rows {
			for col := range g.Cols {
				part, seen := g.Part(col, row), g.Seen(col, row)
				if part.W > g.Paper.W-2*g.Margin+1e-6 || part.H > g.Paper.H-2*g.Margin+1e-6 {
					rt.Fatalf("%s prints %v on %v", Name(col, row), part, g.Paper)
				}
				if seen.W <= 0 || seen.H <= 0 {
					rt.Fatalf("%s shows nothing: %v", Name(col, row), seen)
				}
				area += seen.W * seen.H
				if col > 0 && math.Abs(g.Seen(col-1, row).Right()-seen.X) > 1e-6 || row > 0 && math.Abs(g.Seen(col, row-1).Bottom()-seen.Y) > 1e-6 {
					rt.Fatalf("%s does not begin where its neighbors end", Name(col, row))
				}
				if col < g.Cols-1 && part.Right()-seen.Right() < g.Overlap-1e-6 {
					rt.Fatalf("%s has a flap of %v", Name(col, row), part.Right()-seen.Right())
				}
			}
		}
		if last := g.Seen(g.Cols-1, g.Rows-1); math.Abs(last.Right()-g.Poster.W) > 1e-6 || math.Abs(last.Bottom()-g.Poster.H) > 1e-6 {
			rt.Errorf("the last sheet ends at %v, %v of %v", last.Right(), last.Bottom(), g.Poster)
		}
		if want := g.Poster.W * g.Poster.H; math.Abs(area-want) > 1e-3*want {
			rt.Errorf("the sheets show %v of %v", area, want)
		}
	})
}

func TestGrid_RefusesPaperWithoutRoom(t *testing.T) {
	for _, s := range []Sheets{
		{Poster: papers["A1"], Paper: geom.Size{W: 60, H: 60}, Margin: 20, Overlap: 10},
		{Poster: papers["A1"]}, {Paper: papers["A4"]}, {Poster: geom.Size{W: math.NaN(), H: 10}, Paper: papers["A4"]},
		{Poster: geom.Size{W: 1e9, H: 1e9}, Paper: papers["A4"]},
	} {
		if g, err := s.Grid(); err == nil {
			t.Errorf("%+v takes %d sheets", s, g.Count())
		}
	}
}

func TestName(t *testing.T) {
	for want, at := range map[string][2]int{"A1": {0, 0}, "B3": {2, 1}, "Z10": {9, 25}, "AA1": {0, 26}, "BA2": {1, 52}} {
		if got := Name(at[0], at[1]); got != want {
			t.Errorf("column %d, row %d is %s, not %s", at[0], at[1], got, want)
		}
	}
}
