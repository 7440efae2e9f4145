package imposition

import (
	"fmt"
	"math"
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// What a calibration sheet says has room in every language, on every paper, and keeps off its scales.
func TestCalibrationPages_HaveRoomForTheirWords(t *testing.T) {
	papers := map[string]geom.Size{"A4": papers["A4"], "Letter": papers["Letter"], "A3": papers["A3"], "A5": {W: 148, H: 210}}
	for name, paper := range papers {
		for _, card := range []string{"poker", "a6"} {
			for _, backs := range []Backs{LongEdge, ShortEdge} {
				g, err := Cards{Card: sized(t, card), Paper: paper, Backs: backs}.Grid()
				if err != nil {
					t.Fatal(err)
				}
				for _, language := range words.Languages {
					pages := g.CalibrationPages(language)
					if len(pages) != 2 || pages[0].Turned || pages[1].Turned != g.Turned() {
						t.Fatalf("%s: %d pages", name, len(pages))
					}
					for i, page := range pages {
						where := fmt.Sprintf("%s, %s, %s, %s, page %d", name, card, backs, language, i+1)
						drawn := lines(page, scalePen, rulerPen)
						var texts []geom.Rect
						for _, item := range page.Items {
							x, ok := item.(scene.Text)
							if !ok {
								continue
							}
							r := geom.R(x.At.X, x.At.Y-0.75*x.Size, x.Width, 0.95*x.Size)
							if !holds(geom.R(0, 0, g.Sheet.W, g.Sheet.H).Inset(5), r) {
								t.Errorf("%s: %q at %v leaves the page", where, x.Plain, r)
							}
							for _, other := range append(texts, drawn...) {
								if r.Overlaps(other.Inset(-0.1)) {
									t.Errorf("%s: %q at %v lies over %v", where, x.Plain, r, other)
								}
							}
							texts = append(texts, r)
						}
					}
				}
			}
		}
	}
}

// Who types what the folds show prints in place: a printer that prints two millimeters too far to the right has
// the fold at minus two, and with that number prints where it should.
func TestCalibrationPages_ReadWhatIsMissing(t *testing.T) {
	g, err := Cards{Card: sized(t, "poker"), Paper: papers["A4"], Margin: 5, Backs: LongEdge}.Grid()
	if err != nil {
		t.Fatal(err)
	}
	// numbers returns the places of the numbers of the level and the upright scale, from the middle of the page.
	numbers := func(page scene.Scene) (across, down map[string]geom.MM) {
		across, down = map[string]geom.MM{}, map[string]geom.MM{}
		for _, item := range page.Items {
			x, ok := item.(scene.Text)
			if !ok {
				continue
			}
			if dx, dy := x.At.X+x.Width/2-g.Sheet.W/2, x.At.Y-0.36*x.Size-g.Sheet.H/2; math.Abs(dx) <= 15 && dy < -15 && dy > -25 {
				across[x.Plain] = dx
			} else if math.Abs(dy) <= 15 && dx < -25 {
				down[x.Plain] = dy
			}
		}
		return across, down
	}
	const right, below = 2, -0.5 // of the printer
	for i, page := range g.CalibrationPages("en") {
		across, down := numbers(page)
		for _, n := range []int64{-10, -5, 0, 5, 10} {
			key := words.Number(n)
			if math.Abs(across[key]-geom.MM(n)) > 1e-6 || math.Abs(down[key]-geom.MM(n)) > 1e-6 {
				t.Fatalf("page %d: %s is at %.2f and %.2f", i+1, key, across[key], down[key])
			}
		}
	}
	// The fold is in the middle of the paper: where the printer sets what has the number minus right.
	g.Calibration = Calibration{FrontX: -right, FrontY: -below}
	across, down := numbers(g.CalibrationPages("en")[0])
	if x, y := across["0"]+right, down["0"]+below; math.Abs(x) > 1e-6 || math.Abs(y) > 1e-6 {
		t.Errorf("with its numbers, the printer is %.2f and %.2f beside its place", x, y)
	}
}
