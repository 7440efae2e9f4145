package geom

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestDashes_FollowTheLine(t *testing.T) {
	check := func(name string, pts []Pt, closed bool, pattern [2]MM, want [][]Pt) {
		t.Helper()
		got := Dashes(pts, closed, pattern)
		if len(got) != len(want) {
			t.Fatalf("%s: %d dashes, want %d: %v", name, len(got), len(want), got)
		}
		for i := range want {
			if len(got[i]) != len(want[i]) {
				t.Fatalf("%s: dash %d is %v, want %v", name, i, got[i], want[i])
			}
			for j, p := range want[i] {
				if got[i][j].Dist(p) > 1e-9 {
					t.Errorf("%s: dash %d is %v, want %v", name, i, got[i], want[i])
				}
			}
		}
	}
	check("straight", []Pt{{0, 0}, {10, 0}}, false, [2]MM{3, 2}, [][]Pt{{{0, 0}, {3, 0}}, {{5, 0}, {8, 0}}})
	check("round a corner", []Pt{{0, 0}, {4, 0}, {4, 4}}, false, [2]MM{6, 1}, [][]Pt{{{0, 0}, {4, 0}, {4, 2}}, {{4, 3}, {4, 4}}})
	check("no gap", []Pt{{0, 0}, {10, 0}}, false, [2]MM{3, 0}, [][]Pt{{{0, 0}, {10, 0}}})
	check("not a number", []Pt{{0, 0}, {10, 0}}, false, [2]MM{math.NaN(), 1}, [][]Pt{{{0, 0}, {10, 0}}})
	check("closed", []Pt{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, true, [2]MM{14, 1}, [][]Pt{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 2}}, {{0, 1}, {0, 0}}})
	check("one point", []Pt{{1, 1}}, false, [2]MM{1, 1}, nil)
}

func TestDashes_HaveTheLengthOfThePattern(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 8).Draw(t, "points")
		at := rapid.Float64Range(0, 50)
		var pts []Pt
		length := 0.0
		for i := range n {
			pts = append(pts, Pt{at.Draw(t, "x"), at.Draw(t, "y")})
			if i > 0 {
				length += pts[i-1].Dist(pts[i])
			}
		}
		pattern := [2]MM{rapid.Float64Range(0.5, 5).Draw(t, "dash"), rapid.Float64Range(0.5, 5).Draw(t, "gap")}
		whole, rest := math.Modf(length / (pattern[0] + pattern[1]))
		want := whole*pattern[0] + math.Min(pattern[0], rest*(pattern[0]+pattern[1]))
		got := 0.0
		for _, d := range Dashes(pts, false, pattern) {
			for i := 1; i < len(d); i++ {
				got += d[i-1].Dist(d[i])
			}
		}
		if math.Abs(got-want) > 1e-6 {
			t.Fatalf("dashes are %.6f mm long together, want %.6f", got, want)
		}
	})
}
