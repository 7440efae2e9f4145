package imposition

import (
	"errors"
	"math"

	"clustercanvas/canvas/geom"
)

// Cards is how cards are printed on sheets of paper. All lengths are in mm.
type Cards struct {
	Card   geom.Size // as it is cut, and as it is read: higher than wide, or wider than high
	Paper  geom.Size // of one sheet, either way up: it lies or stands, as more cards have room
	Margin geom.MM   // at each edge of the paper, where the printer prints nothing; 0 to 20
	Bleed  geom.MM   // how far the picture of a card goes on beyond the cut; 0 to 5, none or 3 as a rule
	Gap    geom.MM   // between a card with its bleed and the next one; 0 to 20. With neither, one cut parts two cards
	// Split cuts the whole sheet into 2, 4, 8 … equal parts of about the size of the card, by folding and
	// cutting and with no strip left over. The face keeps away from the edges of each part by SplitBorder,
	// where no printer has to print. Bleed and Gap are of no account.
	Split       bool
	Backs       Backs
	Order       Order
	Guides      bool // light lines along all cuts, across the whole sheet
	Calibration Calibration
}

// Backs says where the backs of cards are printed.
type Backs uint8

// Where backs are printed: not at all, on the other side of the sheet, which is turned over its longer or
// its shorter edge, or beside the fronts, to be folded over.
const (
	NoBacks Backs = iota
	LongEdge
	ShortEdge
	FoldOver
)

var backNames = [...]string{"none", "long-edge", "short-edge", "fold-over"}

// AllBacks lists the ways in which backs are printed.
var AllBacks = []Backs{NoBacks, LongEdge, ShortEdge, FoldOver}

// String returns the name that preferences and the command line have for it.
func (b Backs) String() string { return backNames[min(int(b), len(backNames)-1)] }

// TwoSided reports whether both sides of the sheet are printed.
func (b Backs) TwoSided() bool { return b == LongEdge || b == ShortEdge }

// Order says how fronts and backs follow each other.
type Order uint8

// The orders: each sheet with its back, for printers that turn sheets over by themselves; or all fronts and
// then all backs, for those who put the paper in again.
const (
	Alternate Order = iota
	FrontsFirst
)

// What cards usually have, and the most that they may have, in mm.
const (
	UsualBleed  geom.MM = 3
	MostBleed   geom.MM = 5
	MostGap     geom.MM = 20
	SplitBorder geom.MM = 6 // of white inside each part of a sheet that is split
)

// ErrCard says that not even one card has room on a sheet, or that sizes are none.
var ErrCard = errors.New("imposition: the card has no room on the paper")

// CardGrid is how cards lie on a sheet: centered both ways, always, so that fronts and backs meet however
// the sheet is turned over. Places are counted from 0, row by row.
type CardGrid struct {
	Cards
	Sheet      geom.Size // the paper, lying or standing
	Cols, Rows int
	unit       geom.Size // what is cut out: a card, or front and back beside each other
	step       geom.Size // from one to the next
	first      geom.Pt   // the upper left corner of the first one
}

const (
	leastCard = 10   // mm
	mostCards = 400  // on a sheet
	grain     = 1e-6 // mm: what a conversion of inches may be off
)

// Grid returns the grid on which most cards have room. Where as many have room on the paper lying and
// standing, it is the way in which backs need not be turned, and else standing. It fails with ErrCard.
func (c Cards) Grid() (CardGrid, error) {
	for _, v := range []geom.MM{c.Card.W, c.Card.H, c.Paper.W, c.Paper.H} {
		if !(v >= leastCard) || math.IsInf(v, 0) {
			return CardGrid{}, ErrCard
		}
	}
	if !(c.Margin >= 0) || !(c.Bleed >= 0) || !(c.Gap >= 0) {
		return CardGrid{}, ErrCard
	}
	if c.Split {
		c.Bleed, c.Gap = 0, 0
	}
	var best CardGrid
	papers := ways(c.Paper)
	if c.Backs != ShortEdge {
		papers[0], papers[1] = papers[1], papers[0]
	}
	for _, paper := range papers {
		g := CardGrid{Cards: c, Sheet: paper, unit: c.whole()}
		if g.Split {
			g.split()
		} else {
			g.fill()
		}
		if n := g.Count(); n >= 1 && n <= mostCards && n > best.Count() {
			best = g
		}
	}
	if best.Count() == 0 {
		return best, ErrCard
	}
	return best, nil
}

// whole returns what is cut out for one card.
func (c Cards) whole() geom.Size {
	if c.Backs == FoldOver {
		return geom.Size{W: 2 * c.Card.W, H: c.Card.H}
	}
	return c.Card
}

// fill lays as many units on the sheet as have room within the margins, with their bleed.
func (g *CardGrid) fill() {
	apart := 2*g.Bleed + g.Gap
	g.step = geom.Size{W: g.unit.W + apart, H: g.unit.H + apart}
	count := func(paper, step geom.MM) int {
		n := math.Floor((paper - 2*g.Margin + g.Gap + grain) / step)
		return int(max(0, min(n, mostCards)))
	}
	g.Cols, g.Rows = count(g.Sheet.W, g.step.W), count(g.Sheet.H, g.step.H)
	g.center(apart)
}

// split cuts the sheet in two, across its longer side, until its parts are about as large as the unit. It
// leaves no place where they then stand while the unit lies, or have no room within their borders.
func (g *CardGrid) split() {
	times := max(0, int(math.Round(math.Log2(g.Sheet.W*g.Sheet.H/(g.unit.W*g.unit.H)))))
	part := g.Sheet
	g.Cols, g.Rows = 1, 1
	for range min(times, 8) {
		if part.W > part.H {
			part.W, g.Cols = part.W/2, 2*g.Cols
		} else {
			part.H, g.Rows = part.H/2, 2*g.Rows
		}
	}
	stands := part.H >= part.W
	if stands != (g.unit.H >= g.unit.W) {
		g.Cols = 0
		return
	}
	g.unit, g.step = part, part
	if face := g.Face(); face.W < leastCard || face.H < leastCard {
		g.Cols = 0
	}
	g.center(0)
}

func (g *CardGrid) center(apart geom.MM) {
	g.first = geom.Pt{
		X: (g.Sheet.W - geom.MM(g.Cols)*g.step.W + apart) / 2,
		Y: (g.Sheet.H - geom.MM(g.Rows)*g.step.H + apart) / 2,
	}
}

// Count returns how many cards are on a sheet.
func (g CardGrid) Count() int { return g.Cols * g.Rows }

// SheetsFor returns how many sheets of paper a number of cards takes.
func (g CardGrid) SheetsFor(cards int) int { return (cards + g.Count() - 1) / max(1, g.Count()) }

// PagesFor returns how many pages Pages makes of a number of cards.
func (g CardGrid) PagesFor(cards int) int {
	if g.Backs.TwoSided() {
		return 2 * g.SheetsFor(cards)
	}
	return g.SheetsFor(cards)
}

// Face returns the size for which faces of cards are to be drawn, as large as they are printed: that of the
// card, or of what a part of a split sheet holds within its border.
func (g CardGrid) Face() geom.Size {
	if !g.Split {
		return g.Card
	}
	r := geom.R(0, 0, g.unit.W, g.unit.H)
	if g.Backs == FoldOver {
		r.W /= 2
	}
	return r.Inset(SplitBorder).Size()
}

// Turned reports whether backs are printed upside down. People turn a card over like the page of a book, from
// right to left. A sheet that is turned over in the same way, about an axis that is upright in reading, needs
// nothing more; that is the long edge of paper that stands and the short edge of paper that lies. A sheet that
// is turned over like the page of a calendar on a wall brings the back of each card upside down, unless it is
// printed upside down.
func (g CardGrid) Turned() bool { return g.Backs.TwoSided() && !g.upright() }

// upright reports whether the sheet is turned over about an axis that is upright in reading.
func (g CardGrid) upright() bool {
	stands := g.Sheet.H >= g.Sheet.W
	return (g.Backs == LongEdge) == stands
}

// cut returns what is cut out at a place.
func (g CardGrid) cut(i int) geom.Rect {
	col, row := i%g.Cols, i/g.Cols
	return geom.R(g.first.X+geom.MM(col)*g.step.W, g.first.Y+geom.MM(row)*g.step.H, g.unit.W, g.unit.H)
}

// Front returns where the front of a card is cut, on the sheet as it is read.
func (g CardGrid) Front(i int) geom.Rect {
	r := g.cut(i)
	if g.Backs == FoldOver {
		r.W /= 2
	}
	return r
}

// Back returns where its back is cut: beside the front, or on the other side of the sheet after it was turned
// over, behind the front. It is empty where there are no backs.
func (g CardGrid) Back(i int) geom.Rect {
	r := g.cut(i)
	switch {
	case g.Backs == NoBacks:
		return geom.Rect{}
	case g.Backs == FoldOver:
		return geom.R(r.X+r.W/2, r.Y, r.W/2, r.H)
	case g.upright():
		r.X = g.Sheet.W - r.Right()
	default:
		r.Y = g.Sheet.H - r.Bottom()
	}
	return r
}
