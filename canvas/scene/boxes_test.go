package scene

import (
	"testing"

	"clustercanvas/canvas/geom"
)

func TestBoxes_LieWithinEachOther(t *testing.T) {
	for _, c := range []struct {
		name              string
		trim, bleed       geom.Rect
		wantTrim, wantOut geom.Rect
	}{
		{"nothing said", geom.Rect{}, geom.Rect{}, geom.R(0, 0, 100, 80), geom.R(0, 0, 100, 80)},
		{"cut alone", geom.R(10, 10, 50, 50), geom.Rect{}, geom.R(10, 10, 50, 50), geom.R(10, 10, 50, 50)},
		{"cut and bleed", geom.R(10, 10, 50, 50), geom.R(7, 7, 56, 56), geom.R(10, 10, 50, 50), geom.R(7, 7, 56, 56)},
		{"bleed within the cut", geom.R(10, 10, 50, 50), geom.R(20, 20, 10, 10), geom.R(10, 10, 50, 50), geom.R(10, 10, 50, 50)},
		{"beyond the page", geom.R(-5, -5, 200, 50), geom.R(-8, -8, 206, 56), geom.R(0, 0, 100, 45), geom.R(0, 0, 100, 48)},
	} {
		trim, bleed := Scene{Size: geom.Size{W: 100, H: 80}, Trim: c.trim, Bleed: c.bleed}.Boxes()
		if trim != c.wantTrim || bleed != c.wantOut {
			t.Errorf("%s: %v and %v, want %v and %v", c.name, trim, bleed, c.wantTrim, c.wantOut)
		}
	}
}

func TestPlaced_TakesTheBoxesAlong(t *testing.T) {
	s := Scene{Size: geom.Size{W: 100, H: 80}, Trim: geom.R(10, 10, 50, 50), Bleed: geom.R(7, 7, 56, 56)}
	out := s.Placed(2, geom.Pt{X: 1, Y: 2})
	if out.Trim != geom.R(21, 22, 100, 100) || out.Bleed != geom.R(15, 16, 112, 112) {
		t.Errorf("boxes are %v and %v", out.Trim, out.Bleed)
	}
	if out := (Scene{Size: s.Size}).Placed(2, geom.Pt{X: 1, Y: 2}); !out.Trim.Empty() || !out.Bleed.Empty() {
		t.Errorf("a page without boxes has %v and %v", out.Trim, out.Bleed)
	}
}
