package imposition

import (
	"slices"
	"strings"

	"clustercanvas/canvas/geom"
)

// CardSize is a size of cards that people know by a name.
type CardSize struct {
	Name  string // "poker", for preferences and the command line
	Size  geom.Size
	Split bool // it is a part of a sheet of paper, and may be made by cutting that into equal parts
}

// CardSizes lists the sizes, the usual one first: it is that of sleeves and of the pages of binders.
var CardSizes = []CardSize{
	{Name: "poker", Size: geom.Size{W: 63, H: 88}},
	{Name: "poker-us", Size: geom.Size{W: 63.5, H: 88.9}},
	{Name: "bridge", Size: geom.Size{W: 57, H: 89}},
	{Name: "tarot", Size: geom.Size{W: 70, H: 120}},
	{Name: "a7", Size: geom.Size{W: 74, H: 105}, Split: true},
	{Name: "a6", Size: geom.Size{W: 105, H: 148}, Split: true},
	{Name: "business", Size: geom.Size{W: 85, H: 55}},
	{Name: "mini", Size: geom.Size{W: 44, H: 68}},
	{Name: "sticky", Size: geom.Size{W: 76, H: 76}},
	{Name: "square", Size: geom.Size{W: 70, H: 70}},
}

// CardSizeNamed returns a size by its name, in upper or lower case; false where there is none.
func CardSizeNamed(name string) (CardSize, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	i := slices.IndexFunc(CardSizes, func(s CardSize) bool { return s.Name == name })
	if i < 0 {
		return CardSize{}, false
	}
	return CardSizes[i], true
}
