package deck_test

import (
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
)

// What sections of templates and the window use beside the cards' own.
const used = `link calendar-check gift heart-handshake send users user-plus hand-coins orbit boxes
	receipt landmark flask-conical undo-2 redo-2 search plus minus check triangle-alert circle-alert
	file folder-open download printer x chevron-down chevron-right chevron-left eye eye-off trash-2
	copy clipboard sticky-note maximize panel-left panel-right ellipsis lightbulb info lock star map
	columns-3 calendar-range layout-grid clock settings circle-help pencil tag euro percent`

func TestPictograms_HoldWhatSheetsAndWindowUse(t *testing.T) {
	names := deck.Pictograms()
	if !slices.IsSorted(names) {
		t.Error("the names are not sorted")
	}
	for _, name := range strings.Fields(used) {
		if !slices.Contains(names, name) {
			t.Errorf("there is no pictogram %q", name)
		}
	}
	if _, ok := deck.Outlines("unicorn"); ok {
		t.Error("there is a pictogram that nobody drew")
	}
}

func TestOutlines_LieWithinTheGrid(t *testing.T) {
	grid := geom.R(0, 0, deck.Grid, deck.Grid)
	for _, name := range deck.Pictograms() {
		outlines, ok := deck.Outlines(name)
		if !ok || len(outlines) == 0 {
			t.Errorf("%s: no outlines", name)
			continue
		}
		all := outlines[0].Bounds()
		for _, o := range outlines {
			if len(o) < 3 || o.Area() <= 0 {
				t.Errorf("%s: an outline of %d points and area %.3f", name, len(o), o.Area())
			}
			all = all.Union(o.Bounds())
		}
		const slack = 0.5
		if all.X < grid.X-slack || all.Y < grid.Y-slack || all.Right() > grid.Right()+slack || all.Bottom() > grid.Bottom()+slack {
			t.Errorf("%s: covers %v", name, all)
		}
		if c := all.Center(); all.W < 8 && all.H < 8 || c.X < 8 || c.X > 16 || c.Y < 8 || c.Y > 16 {
			t.Errorf("%s: too small or off the middle: %v", name, all)
		}
	}
}

// Two pictograms of the deck that cover the same places cannot be told apart on a small card.
func TestOutlines_OfTheCardsDiffer(t *testing.T) {
	const cells = 12
	masks := map[string][]bool{}
	for _, e := range deck.All() {
		outlines, _ := deck.Outlines(e.Pictogram)
		for i := range cells * cells {
			at := geom.Pt{X: float64(i%cells)*2 + 1.01, Y: float64(i/cells)*2 + 1.01}
			inside := slices.ContainsFunc(outlines, func(o geom.Polygon) bool { return o.Contains(at) })
			masks[e.Pictogram] = append(masks[e.Pictogram], inside)
		}
	}
	for a, maskA := range masks {
		for b, maskB := range masks {
			same, either := 0, 0
			for i := range maskA {
				if maskA[i] && maskB[i] {
					same++
				}
				if maskA[i] || maskB[i] {
					either++
				}
			}
			if a < b && 10*same > 7*either {
				t.Errorf("%s and %s share %d of %d places", a, b, same, either)
			}
		}
	}
}
