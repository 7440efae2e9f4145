package printing_test

import (
	"math"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/export"
)

// Segments of a bar have no sign of their group, so in gray the groups are told by lightness alone: it differs by
// what eyes tell apart.
func TestGrey_KeepsTheGroupsOfBarsApart(t *testing.T) {
	lightness := func(g canvas.Group) float64 {
		c := layout.GroupColor(g)
		page := scene.Scene{Items: []scene.Item{scene.Polygon{Points: geom.R(0, 0, 1, 1).Polygon(), Fill: &c}}}
		return scene.Lightness(*export.Themed(page, export.ThemeGrey).Items[0].(scene.Polygon).Fill)
	}
	for i, a := range canvas.Groups {
		for _, b := range canvas.Groups[:i] {
			if d := math.Abs(lightness(a) - lightness(b)); d < 6 {
				t.Errorf("%s and %s differ by %.1f in gray", a, b, d)
			}
		}
	}
}
