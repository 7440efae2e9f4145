package geom

import "testing"

func TestUpright_KnowsRectangles(t *testing.T) {
	r := R(3, 4, 50, 60)
	p := r.Polygon()
	turned := Polygon{p[2], p[1], p[0], p[3]}
	closed := append(append(Polygon{}, p...), p[0])
	for name, p := range map[string]Polygon{"rectangle": p, "the other way round": turned, "closed": closed} {
		if got, ok := p.Upright(); !ok || got != r {
			t.Errorf("%s: %v is upright: %v %v", name, p, got, ok)
		}
	}
	for name, p := range map[string]Polygon{
		"slanted": {{0, 0}, {10, 1}, {10, 10}, {0, 10}},
		"crossed": {{0, 0}, {10, 10}, {10, 0}, {0, 10}},
		"rounded": r.Round(2),
		"nothing": nil,
		"diamond": {{0, 5}, {5, 0}, {10, 5}, {5, 10}},
	} {
		if got, ok := p.Upright(); ok {
			t.Errorf("%s is taken for the rectangle %v", name, got)
		}
	}
}

func TestIntersect(t *testing.T) {
	r := R(10, 10, 20, 20)
	if got := r.Intersect(R(20, 0, 100, 15)); got != R(20, 10, 10, 5) {
		t.Errorf("shared area is %v", got)
	}
	if got := r.Intersect(R(30, 10, 5, 5)); !got.Empty() {
		t.Errorf("rectangles side by side share %v", got)
	}
}
