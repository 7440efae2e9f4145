package imposition

import (
	"math"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

const (
	pointMM              = 25.4 / 72
	markLong     geom.MM = 5
	markShort    geom.MM = 3
	markAway     geom.MM = 2   // from the cut
	markOffBleed geom.MM = 0.5 // and from the picture
)

// Marks are a quarter of a point wide. Lines within cards are paler: half of them may stay on the card.
var (
	markPen  = scene.Pen{Width: 0.25 * pointMM, Color: layout.Secondary}
	guidePen = scene.Pen{Width: 0.25 * pointMM, Color: layout.Hairline}
	foldPen  = scene.Pen{Width: 0.15, Color: layout.Pale, Dash: [2]geom.MM{1.5, 1.5}}
)

// away returns how far from the cut marks begin.
func (g CardGrid) away() geom.MM { return max(markAway, g.Bleed+markOffBleed*sign(g.Bleed)) }

func sign(v geom.MM) geom.MM {
	if v > 0 {
		return 1
	}
	return 0
}

// free returns what the margins of the grid hold for marks and words: from where marks begin to where the
// printer ends, beside the grid and above it.
func (g CardGrid) free() (beside, above geom.MM) {
	return g.first.X - g.away() - g.Margin, g.first.Y - g.away() - g.Margin
}

// marked returns how long marks are in a margin that has so much room: as long as they leave room for words,
// and not less than short. It is 0 where the printer would print less of them.
func marked(room geom.MM) geom.MM {
	if room < markShort-grain {
		return 0
	}
	return max(markShort, min(markLong, room-wordsHigh))
}

// wordsHigh is what a ruler and a line of words below it need in a margin.
const wordsHigh geom.MM = 6.2

// marks draws where the cards are cut, and folded: short lines outside of all cards and their bleed, in line
// with the cuts. Where the printer has no room for them in the margin, light lines along the cuts do instead.
func (s *cardSheet) marks(cuts []geom.Rect) {
	g := s.grid
	if len(cuts) == 0 {
		return
	}
	beside, above := g.free()
	upright, level := marked(above), marked(beside)
	for _, r := range cuts {
		if g.Backs == FoldOver {
			s.fold(r)
		}
	}
	if g.Split {
		s.crossings()
	}
	if g.Guides || upright == 0 && !g.Split {
		s.guides(cuts, true, reach(g.first.Y-g.away(), upright))
	}
	if g.Guides || level == 0 && !g.Split {
		s.guides(cuts, false, reach(g.first.X-g.away(), level))
	}
	if g.Split {
		return
	}
	m := marking{sheet: s, cuts: cuts, drawn: map[[4]int]bool{}}
	for _, r := range cuts {
		for _, x := range []geom.MM{r.X, r.Right()} {
			m.from(geom.Pt{X: x, Y: r.Y}, 0, -1, upright)
			m.from(geom.Pt{X: x, Y: r.Bottom()}, 0, 1, upright)
		}
		for _, y := range []geom.MM{r.Y, r.Bottom()} {
			m.from(geom.Pt{X: r.X, Y: y}, -1, 0, level)
			m.from(geom.Pt{X: r.Right(), Y: y}, 1, 0, level)
		}
	}
}

// marking draws crop marks, each once.
type marking struct {
	sheet *cardSheet
	cuts  []geom.Rect
	drawn map[[4]int]bool
}

// from draws a mark that leads away from a corner of a card. Between cards it is as long as has room, or not
// there.
func (m *marking) from(corner geom.Pt, dx, dy float64, long geom.MM) {
	g := m.sheet.grid
	dir := geom.Pt{X: dx, Y: dy}
	a := corner.Add(dir.Mul(g.away()))
	for ; long >= markShort-grain; long-- {
		b := corner.Add(dir.Mul(g.away() + long))
		if m.touches(a, b) {
			continue
		}
		key := [4]int{hundredths(a.X), hundredths(a.Y), hundredths(b.X), hundredths(b.Y)}
		if !m.drawn[key] {
			m.drawn[key] = true
			m.sheet.line(markPen, a, b)
		}
		return
	}
}

func hundredths(v geom.MM) int { return int(math.Round(100 * v)) }

// touches reports whether a line touches a card or its bleed.
func (m *marking) touches(a, b geom.Pt) bool {
	const near = 0.1
	out := m.sheet.grid.Bleed + near
	for _, r := range m.cuts {
		if max(a.X, b.X) > r.X-out && min(a.X, b.X) < r.Right()+out && max(a.Y, b.Y) > r.Y-out && min(a.Y, b.Y) < r.Bottom()+out {
			return true
		}
	}
	return false
}

// reach returns how far from the edge of the paper guides begin: where marks end, as words are beyond them,
// or at the edge where there are no marks.
func reach(marks, long geom.MM) geom.MM {
	if long == 0 {
		return 0
	}
	return marks - long
}

// guides draws light lines along all cuts, across the sheet.
func (s *cardSheet) guides(cuts []geom.Rect, upright bool, from geom.MM) {
	g, drawn := s.grid, map[int]bool{}
	for _, r := range cuts {
		at := []geom.MM{r.Y, r.Bottom()}
		if upright {
			at = []geom.MM{r.X, r.Right()}
		}
		for _, v := range at {
			if drawn[hundredths(v)] {
				continue
			}
			drawn[hundredths(v)] = true
			if upright {
				s.line(guidePen, geom.Pt{X: v, Y: from}, geom.Pt{X: v, Y: g.Sheet.H - from})
			} else {
				s.line(guidePen, geom.Pt{X: from, Y: v}, geom.Pt{X: g.Sheet.W - from, Y: v})
			}
		}
	}
}

// fold draws where a card is folded, beyond its bleed as well.
func (s *cardSheet) fold(r geom.Rect) {
	x, out := r.X+r.W/2, s.grid.Bleed
	s.line(foldPen, geom.Pt{X: x, Y: r.Y - out}, geom.Pt{X: x, Y: r.Bottom() + out})
}

// crossings marks where the cuts of a split sheet cross, and where they leave the paper, within the white
// border of the cards.
func (s *cardSheet) crossings() {
	g := s.grid
	const arm = SplitBorder / 2
	for col := range g.Cols + 1 {
		for row := range g.Rows + 1 {
			inX, inY := col > 0 && col < g.Cols, row > 0 && row < g.Rows
			at := geom.Pt{X: geom.MM(col) * g.step.W, Y: geom.MM(row) * g.step.H}
			if inX {
				s.line(guidePen, geom.Pt{X: at.X, Y: max(0, at.Y-arm)}, geom.Pt{X: at.X, Y: min(g.Sheet.H, at.Y+arm)})
			}
			if inY {
				s.line(guidePen, geom.Pt{X: max(0, at.X-arm), Y: at.Y}, geom.Pt{X: min(g.Sheet.W, at.X+arm), Y: at.Y})
			}
		}
	}
}
