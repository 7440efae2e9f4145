package imposition

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// page is an A3 with something in its upper left and its lower right corner, and nothing between.
func page() scene.Scene {
	ink := layout.Ink
	return scene.Scene{Size: papers["A3"], Title: "Map", Items: []scene.Item{
		scene.Polygon{Points: geom.R(10, 10, 20, 20).Polygon(), Fill: &ink},
		scene.Polygon{Points: geom.R(405, 280, 8, 8).Polygon(), Fill: &ink},
	}}
}

func grid(t *testing.T, poster, paper string) Grid {
	t.Helper()
	g, err := Sheets{Poster: papers[poster], Paper: papers[paper], Margin: UsualMargin, Overlap: UsualOverlap}.Grid()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

var labels = Labels{Sheet: "Map", Glue: "glue"}

func TestPoster_LeavesEmptySheetsOut(t *testing.T) {
	g := grid(t, "A0", "A4")
	sheets := Poster(page(), g, labels)
	var names []string
	for _, s := range sheets {
		names = append(names, s.Name)
	}
	if last := Name(g.Cols-1, g.Rows-1); !slices.Equal(names, []string{"A1", last}) {
		t.Errorf("%v are printed", names)
	}
	if left := leftOut(g, sheets); len(left) == 0 || left[0] != "A2" {
		t.Errorf("%q are left out", left)
	}
}

// full is a page with something everywhere.
func full() scene.Scene {
	p := page()
	tint := layout.Quiet
	p.Items = append([]scene.Item{scene.Polygon{Points: geom.R(0, 0, p.Size.W, p.Size.H).Polygon(), Fill: &tint}}, p.Items...)
	return p
}

// crosses returns the middles of the crosses of a sheet, in tenths of a millimeter of the poster.
func crosses(g Grid, s Sheet) map[[2]int]bool {
	part := g.Part(s.Col, s.Row)
	out := map[[2]int]bool{}
	for _, item := range s.Scene.Items {
		if l, ok := item.(scene.Polyline); ok && l.Pen == crossPen && l.Points[0].Y == l.Points[1].Y {
			x, y := (l.Points[0].X+l.Points[1].X)/2, l.Points[0].Y
			out[[2]int{int(math.Round(10 * (x - g.Margin + part.X))), int(math.Round(10 * (y - g.Margin + part.Y)))}] = true
		}
	}
	return out
}

func TestPoster_CrossesAreTheSameOnNeighbors(t *testing.T) {
	g := grid(t, "A1", "A4")
	at := map[[2]int]Sheet{}
	for _, s := range Poster(full(), g, labels) {
		at[[2]int{s.Col, s.Row}] = s
	}
	if len(at) != 12 {
		t.Fatalf("%d sheets", len(at))
	}
	meets := func(a, b Sheet) {
		t.Helper()
		one, other, shared := crosses(g, a), crosses(g, b), 0
		for c := range one {
			if other[c] {
				shared++
			}
		}
		if shared < 2 {
			t.Errorf("%s and %s share %d crosses of %v and %v", a.Name, b.Name, shared, one, other)
		}
	}
	for row := range g.Rows {
		for col := range g.Cols {
			if col > 0 {
				meets(at[[2]int{col - 1, row}], at[[2]int{col, row}])
			}
			if row > 0 {
				meets(at[[2]int{col, row - 1}], at[[2]int{col, row}])
			}
		}
	}
}

// Everything on a sheet is where the printer prints; the picture is cut off at its part; each sheet but
// the last, where nothing is free, says its name outside of what is seen.
func TestPoster_KeepsToThePaper(t *testing.T) {
	for _, poster := range []string{"A3", "A1", "A0", "Arch D"} {
		for _, paper := range []string{"A4", "A3", "Letter"} {
			g := grid(t, poster, paper)
			if f, ok := g.Fewer(); ok {
				g = f
			}
			for _, s := range Poster(full(), g, labels) {
				where := fmt.Sprint(poster, " on ", paper, ", ", s.Name)
				seen, part := g.Seen(s.Col, s.Row), g.Part(s.Col, s.Row)
				if s.Scene.Size != g.Paper {
					t.Errorf("%s is %v large", where, s.Scene.Size)
				}
				named := false
				for _, item := range s.Scene.Items {
					box := item.Bounds()
					if clip := item.Common().Clip; clip != nil {
						box = box.Intersect(*clip)
					}
					if l, ok := item.(scene.Polyline); ok && l.Pen == crossPen {
						continue // half of it is cut away
					}
					if box.X < g.Margin-0.5 || box.Y < g.Margin-0.5 || box.Right() > g.Paper.W-g.Margin+0.5 || box.Bottom() > g.Paper.H-g.Margin+0.5 {
						t.Errorf("%s: %T at %v is not printed", where, item, box)
					}
					if x, ok := item.(scene.Text); ok {
						named = named || x.Plain == s.Name
						on := geom.R(g.Margin, g.Margin, seen.W, seen.H)
						if box.Overlaps(on.Inset(0.01)) {
							t.Errorf("%s: %q lies on the poster", where, x.Plain)
						}
					}
				}
				free := g.Paper.H-2*g.Margin-seen.H >= 5 || g.Paper.W-2*g.Margin-seen.W >= 7
				if !named && free {
					t.Errorf("%s does not say its name; its part is %v", where, part)
				}
			}
		}
	}
}
