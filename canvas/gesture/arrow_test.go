package gesture

import (
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// An arrow follows the hand while it drags, not only once it lets go.
func TestDrag_ArrowsFollow(t *testing.T) {
	r := newRobot(t, 0)
	a, b := r.card("pri-membership", "private"), r.card("pub-national-program", "public")
	for _, it := range []canvas.Item{a, b} {
		r.drag(r.on(it), r.on(it).Add(geom.Pt{X: 5, Y: 5})).release()
	}
	c, _, err := canvas.AddLink(r.w(), r.sheet, a, b)
	if err != nil {
		t.Fatal(err)
	}
	r.do(c)
	r.press(r.on(a)).to(r.on(a).Add(geom.Pt{Y: 20}))
	first := r.effect.Preview
	if first == nil {
		t.Fatal("the arrow would stay behind")
	}
	if r.to(r.pointer.Add(geom.Pt{Y: 20})); r.effect.Preview == nil || r.effect.Preview == first {
		t.Error("the arrow would not go on")
	}
}
