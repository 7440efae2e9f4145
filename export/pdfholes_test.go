package export

import (
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas/code"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// TestWithHoles_FillsWhatIsDark: of codes of all kinds, each module is filled or not, as it shall be, by polygons
// of one outline each.
func TestWithHoles_FillsWhatIsDark(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mark := rapid.SampledFrom([]code.Mark{
			code.Deck(rapid.IntRange(1, 30).Draw(t, "n")), code.Of(rapid.StringMatching(`[A-Z2-7]{26}`).Draw(t, "id")),
			{Kind: code.Blank, Number: 3}, {Kind: code.Corner, Corner: 2, Layout: 1, ID: "map", Page: 1},
		}).Draw(t, "mark")
		shape, ok := code.Shape(mark)
		squares, _ := code.SquaresOf(mark)
		if !ok {
			t.Fatal(mark)
		}
		parts := withHoles(shape.Outlines)
		for y := range squares.N {
			for x := range squares.N {
				at := geom.Pt{X: code.Quiet + float64(x) + 0.51, Y: code.Quiet + float64(y) + 0.53}
				filled := slices.ContainsFunc(parts, func(p geom.Polygon) bool { return p.Contains(at) })
				if filled != squares.Dark(x, y) {
					t.Fatalf("%v: module %d, %d is filled: %v", mark, x, y, filled)
				}
			}
		}
		for _, p := range parts {
			if p.Area() <= 0 {
				t.Fatalf("a hole is left by itself: %v", p)
			}
		}
	})
}

// TestPDF_CodesCanBeRead: what poppler makes of a code in a PDF is the code.
func TestPDF_CodesCanBeRead(t *testing.T) {
	mark := code.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	shape, _ := code.Shape(mark)
	squares, _ := code.SquaresOf(mark)
	s := scene.Scene{Size: geom.Size{W: 30, H: 30}, Language: "en", Items: []scene.Item{scene.Symbol{At: geom.Pt{X: 5, Y: 5}, Size: 20, Shape: shape}}}
	in := filepath.Join(t.TempDir(), "code")
	writeTwice(t, PDF, Input{Pages: []scene.Scene{s}}, in+".pdf")
	img := byPoppler.show(t, in+".pdf", 1)
	perMM := float64(img.Bounds().Dx()) / s.Size.W
	got, err := code.Read(squares.N, func(x, y int) bool {
		at := func(i int) int { return int((5 + 20*(code.Quiet+float64(i)+0.5)/shape.Grid) * perMM) }
		r, _, _, _ := img.At(at(x), at(y)).RGBA()
		return r < 0x8000
	})
	if err != nil || got != mark {
		t.Errorf("read is %v: %v", got, err)
	}
}
