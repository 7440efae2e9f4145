package layout

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
)

// However long the figures are, columns keep out of each other and leave room for a name.
func TestColumnsFor_KeepToTheWidth(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		heads := make([]string, rapid.SampledFrom([]int{5, 8}).Draw(rt, "columns"))
		l := line{cells: make([]string, len(heads))}
		for i := range l.cells {
			l.cells[i] = strings.Repeat("8", rapid.IntRange(0, 40).Draw(rt, "digits"))
		}
		width, word := rapid.Float64Range(120, 400).Draw(rt, "width"), rapid.Float64Range(0, 25).Draw(rt, "word")
		columns := columnsFor([]line{l}, heads, width, word)
		const nothing geom.MM = 1e-6
		if columns[1].at != word || columns[1].width < 20-nothing {
			rt.Fatalf("the name has %v of %v after %v", columns[1].width, width, word)
		}
		left := columns[1].at + columns[1].width
		for _, c := range columns[2:] {
			if c.at-c.width < left-nothing || c.at > width+nothing || c.width < 0 {
				rt.Fatalf("%+v in %v", columns, width)
			}
			left = c.at
		}
	})
}
