package printing_test

import (
	"math"
	"testing"

	"clustercanvas/canvas/text"
	"clustercanvas/export/printing"
)

// Letters are read from two hundred times the height that capitals have in the faces that are printed.
func TestReadFrom_KnowsTheCapitalsOfTheFont(t *testing.T) {
	for _, style := range text.Styles {
		id, _ := text.Glyph(style, 'H')
		high := float32(0)
		for _, seg := range text.Outline(style, id) {
			for _, p := range seg.Points {
				high = max(high, p[1])
			}
		}
		want := 200 * float64(high) / float64(text.UnitsPerEm(style))
		if got := printing.ReadFrom(1); high == 0 || math.Abs(got-want) > 0.2 {
			t.Errorf("face %v: letters of 1 mm are read from %.1f mm, and by their capitals from %.1f", style, got, want)
		}
	}
}
