package imposition

import (
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
)

// What a section holds has room in it, one piece more beside or below it has not, and a larger section or a
// smaller piece never means fewer.
func TestLaw_HoldsWhatHasRoom(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		size := func(name string, most float64) geom.Size {
			return geom.Size{W: rapid.Float64Range(1, most).Draw(rt, name+" width"), H: rapid.Float64Range(1, most).Draw(rt, name+" height")}
		}
		room, piece := size("room", 1200), size("piece", 300)
		n := Holds(room, piece)
		covered := float64(n) * (piece.W + LooseGap) * (piece.H + LooseGap)
		if bound := (room.W + LooseGap + 1) * (room.H + LooseGap + 1); covered > bound {
			rt.Fatalf("%v holds %d of %v, which need %.0f mm²", room, n, piece, covered)
		}
		across, down := Holds(geom.Size{W: room.W, H: piece.H}, piece), Holds(geom.Size{W: piece.W, H: room.H}, piece)
		if n != across*down {
			rt.Fatalf("%v holds %d of %v, and %d beside each other in %d rows", room, n, piece, across, down)
		}
		wider := float64(across+1)*(piece.W+LooseGap) - LooseGap
		if got := Holds(geom.Size{W: wider, H: piece.H}, piece); got != across+1 {
			rt.Fatalf("%d of %v beside each other need %.2f mm, which hold %d", across+1, piece, wider, got)
		}
		more := size("more", 200)
		if got := Holds(geom.Size{W: room.W + more.W, H: room.H + more.H}, piece); got < n {
			rt.Fatalf("%v holds %d, and only %d where it is larger", room, n, got)
		}
		if got := Holds(room, geom.Size{W: piece.W / (1 + more.W/200), H: piece.H / (1 + more.H/200)}); got < n {
			rt.Fatalf("%v holds %d of %v, and only %d where they are smaller", room, n, piece, got)
		}
	})
}
