package app

import (
	"math"
	"strings"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/words"
)

// millimetersPerInch is exact.
const millimetersPerInch = 25.4

// lengths returns lengths of paper in words, in the units that somebody likes: "210 × 297 mm",
// "8.5 × 11 in".
func (w *Window) lengths(of ...geom.MM) string {
	unit, places := w.text("unit-mm"), 0
	if w.program.prefs.units() == inches {
		unit, places = w.text("unit-inch"), 1
	}
	var parts []string
	for _, l := range of {
		if places > 0 {
			l = l / millimetersPerInch * 10
		}
		figure := words.Decimal(w.figureLanguage(), int64(math.Round(float64(l))), places)
		if places > 0 {
			figure = strings.TrimSuffix(figure, words.Point(w.figureLanguage())+"0")
		}
		parts = append(parts, figure)
	}
	return strings.Join(parts, " × ") + "\u00a0" + unit
}
