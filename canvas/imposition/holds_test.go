package imposition

import (
	"testing"

	"clustercanvas/canvas/geom"
)

func TestHolds_CountsWhatLiesSideBySide(t *testing.T) {
	note := StickyNotes[0]
	for _, c := range []struct {
		w, h geom.MM
		want int
	}{{76, 76, 1}, {75.9, 200, 0}, {156, 76, 2}, {155.9, 76, 1}, {156, 156, 4}, {160, 240, 6}, {0, 100, 0}, {-5, -5, 0}} {
		if got := Holds(geom.Size{W: c.w, H: c.h}, note); got != c.want {
			t.Errorf("%v × %v holds %d notes, not %d", c.w, c.h, got, c.want)
		}
	}
}

func TestLargestCard_FitsEveryRoom(t *testing.T) {
	for _, c := range []struct {
		rooms []geom.Size
		each  int
		want  string
	}{
		{nil, 4, "poker"},
		{[]geom.Size{{W: 440, H: 310}}, 8, "a6"}, // four beside each other, two rows
		{[]geom.Size{{W: 440, H: 310}, {W: 200, H: 180}}, 4, "sticky"},
		{[]geom.Size{{W: 100, H: 140}}, 4, "mini"},
		{[]geom.Size{{W: 40, H: 60}}, 1, ""},
	} {
		got, ok := LargestCard(c.rooms, c.each)
		if got.Name != c.want || ok != (c.want != "") {
			t.Errorf("%d in each of %v: %q, not %q", c.each, c.rooms, got.Name, c.want)
		}
	}
}
