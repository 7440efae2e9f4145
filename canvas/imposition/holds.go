package imposition

import (
	"math"
	"slices"

	"clustercanvas/canvas/geom"
)

// StickyNotes are the sizes of sticky notes that are sold everywhere, in mm; the first is what people mean by one.
var StickyNotes = []geom.Size{{W: 76, H: 76}, {W: 51, H: 38}, {W: 127, H: 76}, {W: 152, H: 102}}

// LooseGap is what hands leave between notes and cards that they lay side by side, in mm.
const LooseGap geom.MM = 4

// Holds returns how many pieces of a size lie in a rectangle as they are read, side by side and one under another,
// with LooseGap between them.
func Holds(room, piece geom.Size) int {
	if !(piece.W > 0 && piece.H > 0 && room.W > 0 && room.H > 0) {
		return 0
	}
	along := func(room, piece geom.MM) int { return int(math.Floor((room + LooseGap + grain) / (piece + LooseGap))) }
	return along(room.W, piece.W) * along(room.H, piece.H)
}

// LargestCard returns the largest of CardSizes of which each of some rooms holds at least so many. It reports false
// where even the smallest is too large; without rooms it is the usual size.
func LargestCard(rooms []geom.Size, each int) (CardSize, bool) {
	if len(rooms) == 0 {
		return CardSizes[0], true
	}
	var best CardSize
	for _, s := range CardSizes {
		fits := !slices.ContainsFunc(rooms, func(r geom.Size) bool { return Holds(r, s.Size) < each })
		if fits && s.Size.W*s.Size.H > best.Size.W*best.Size.H {
			best = s
		}
	}
	return best, best.Name != ""
}
