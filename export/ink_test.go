package export

import (
	"bytes"
	"math"
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/examples"
)

// A white page takes no ink, a black one all of it, a half black one half of it; colors take what their inks
// add up to; and saving ink takes no more but for thin frames.
func TestInk_IsWhatIsCovered(t *testing.T) {
	page := func(c scene.Color, share float64) scene.Scene {
		return scene.Scene{Size: geom.Size{W: 200, H: 100}, Items: []scene.Item{scene.Polygon{Points: geom.R(0, 0, 200*share, 100).Polygon(), Fill: &c}}}
	}
	for _, c := range []struct {
		name string
		page scene.Scene
		want float64
	}{
		{"nothing", scene.Scene{Size: geom.Size{W: 200, H: 100}}, 0},
		{"white", page(scene.Color{R: 255, G: 255, B: 255}, 1), 0},
		{"black", page(scene.Color{}, 1), 1},
		{"half black", page(scene.Color{}, 0.5), 0.5},
		{"gray", page(scene.Color{R: 51, G: 51, B: 51}, 1), 0.8},
		{"red is magenta and yellow", page(scene.Color{R: 255}, 1), 2},
		{"cyan", page(scene.Color{G: 255, B: 255}, 0.25), 0.25},
		{"no size", scene.Scene{}, 0},
	} {
		if got := Ink(c.page, nil); math.Abs(got-c.want) > 0.002 {
			t.Errorf("%s takes %.3f, not %.3f", c.name, got, c.want)
		}
	}
	e, _ := examples.Find("ocean-tech")
	w, err := ReadJSON(bytes.NewReader(e.JSON), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range w.Sheets() {
		res, err := layout.Sheet(w, s.ID, layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		p := res.Pages[0]
		color, saved := Ink(p, nil), Ink(Themed(p, ThemeInk), nil)
		if saved > color+0.01 || color > 0.6 || saved < 0.002 {
			t.Errorf("%s takes %.3f, and %.3f where ink is saved", p.Title, color, saved)
		}
	}
}

func BenchmarkInk(b *testing.B) {
	p := sample()
	for b.Loop() {
		Ink(p, nil)
	}
}
