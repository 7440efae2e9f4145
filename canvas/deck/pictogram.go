package deck

import (
	_ "embed"
	"maps"
	"slices"
	"sync"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// Grid is the width and height of the square on which pictograms are drawn.
const Grid = 24

// OwnCard is the pictogram of cards that are not of the deck.
const OwnCard = "star"

// Pictogram returns the name of the pictogram of a card: the user's choice if there is such a
// pictogram, else the deck's, else OwnCard. Outlines has it in any case.
func Pictogram(c canvas.Card) string {
	if _, ok := drawings()[c.Pictogram]; ok {
		return c.Pictogram
	}
	if e, ok := Find(c.Deck); ok {
		return e.Pictogram
	}
	return OwnCard
}

// Outlines returns a pictogram as outlines on a square of Grid units, y downwards, to be filled
// by the non-zero rule, one by one or together: all run clockwise. Callers must not change them.
func Outlines(name string) ([]geom.Polygon, bool) {
	outlines, ok := drawings()[name]
	return outlines, ok
}

// Pictograms returns the names of all pictograms, sorted.
func Pictograms() []string { return slices.Sorted(maps.Keys(drawings())) }

//go:embed pictograms.json
var pictogramsJSON []byte

// drawings returns the outlines of every pictogram by name.
var drawings = sync.OnceValue(func() map[string][]geom.Polygon {
	var file struct {
		Grid       float64 `json:"grid"`
		Stroke     float64 `json:"stroke"` // width of all lines, in units of the grid
		Pictograms map[string][]struct {
			Points [][2]float64 `json:"points"`
			Closed bool         `json:"closed"`
		} `json:"pictograms"`
	}
	decode("pictograms.json", pictogramsJSON, &file)
	all := make(map[string][]geom.Polygon, len(file.Pictograms))
	for name, strokes := range file.Pictograms {
		for _, s := range strokes {
			pts := make([]geom.Pt, len(s.Points))
			for i, p := range s.Points {
				pts[i] = geom.Pt{X: p[0], Y: p[1]}
			}
			all[name] = append(all[name], geom.Stroke(pts, file.Stroke, s.Closed))
		}
	}
	return all
})
