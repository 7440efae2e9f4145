package imposition

import (
	"errors"
	"math"
	"strconv"

	"clustercanvas/canvas/geom"
)

// Sheets is how a poster is printed on paper: how large, on which paper, and how the sheets overlap.
type Sheets struct {
	Poster  geom.Size // in mm
	Paper   geom.Size // of one sheet, in mm, either way up
	Margin  geom.MM   // at each edge of the paper, where the printer prints nothing; 0 to 20
	Overlap geom.MM   // of a sheet and the next one, where they are glued; 0 to 25
}

// The usual margin and overlap, in mm: what home printers leave free, and what a stick of glue needs.
const (
	UsualMargin  geom.MM = 5
	UsualOverlap geom.MM = 10
	MostMargin   geom.MM = 20
	MostOverlap  geom.MM = 25
)

// ErrRoom says that nothing of a poster has room on a sheet.
var ErrRoom = errors.New("imposition: margin and overlap leave no room on the paper")

// Grid is how a poster is cut into parts, one for each sheet. The first column begins at the left edge
// of the poster, the first row at its top; every part but the last ones reaches Overlap into the next.
type Grid struct {
	Sheets
	Cols, Rows int
	Scale      float64 // of the poster as it is printed: 1, or less where it was fitted onto fewer sheets
	step       geom.Size
}

// For returns the same with the poster lying or standing, as a page does.
func (s Sheets) For(page geom.Size) Sheets {
	if (page.W < page.H) != (s.Poster.W < s.Poster.H) {
		s.Poster.W, s.Poster.H = s.Poster.H, s.Poster.W
	}
	return s
}

// most is how many sheets a poster may take.
const most = 400

// Grid returns the grid with the fewest sheets; of two with as many, that with the paper lying on its
// longer side. It fails with ErrRoom.
func (s Sheets) Grid() (Grid, error) {
	var best Grid
	for _, paper := range ways(s.Paper) {
		s.Paper = paper
		step := s.step()
		if step.W < 20 || step.H < 20 || !(s.Poster.W > 0) || !(s.Poster.H > 0) {
			continue
		}
		g := Grid{Sheets: s, Cols: parts(s.Poster.W, step.W, s.Overlap), Rows: parts(s.Poster.H, step.H, s.Overlap), Scale: 1, step: step}
		if g.Count() <= most && (best.Cols == 0 || g.Count() < best.Count()) {
			best = g
		}
	}
	if best.Cols == 0 {
		return best, ErrRoom
	}
	return best, nil
}

// least is how much smaller a poster may become for fewer sheets: a reader does not see it, and what
// was designed for the poster still fits.
const least = 0.92

// Fewer returns the grid with the fewest sheets on which the poster has room when it is made a little
// smaller, to 92 % at most; of those with as many sheets the one with the largest poster. It returns
// false where no smaller poster saves a sheet.
func (g Grid) Fewer() (Grid, bool) {
	var best Grid
	for _, paper := range ways(g.Paper) {
		s := g.Sheets
		s.Paper = paper
		step := s.step()
		for cols := 1; cols <= g.Count(); cols++ {
			for rows := 1; cols*rows < g.Count(); rows++ {
				scale := min(1, (geom.MM(cols)*step.W+s.Overlap)/s.Poster.W, (geom.MM(rows)*step.H+s.Overlap)/s.Poster.H)
				if scale < least {
					continue
				}
				if n := cols * rows; best.Cols == 0 || n < best.Count() || n == best.Count() && scale > best.Scale {
					best = Grid{Sheets: s, Cols: cols, Rows: rows, Scale: scale, step: step}
				}
			}
		}
	}
	if best.Cols == 0 {
		return g, false
	}
	best.Poster = geom.Size{W: g.Poster.W * best.Scale, H: g.Poster.H * best.Scale}
	return best, true
}

// Count returns how many sheets there are.
func (g Grid) Count() int { return g.Cols * g.Rows }

// Part returns what of the poster is printed on a sheet, flaps included, counted from 0.
func (g Grid) Part(col, row int) geom.Rect {
	x, y := geom.MM(col)*g.step.W, geom.MM(row)*g.step.H
	return geom.R(x, y, min(g.step.W+g.Overlap, g.Poster.W-x), min(g.step.H+g.Overlap, g.Poster.H-y))
}

// Seen returns what of the poster a sheet shows when all are glued: its part without the flaps, over
// which the next sheets lie.
func (g Grid) Seen(col, row int) geom.Rect {
	r := g.Part(col, row)
	if col < g.Cols-1 {
		r.W -= g.Overlap
	}
	if row < g.Rows-1 {
		r.H -= g.Overlap
	}
	return r
}

// Name returns what a sheet is called: its row as a letter, its column as a number, "B3".
func Name(col, row int) string {
	letters := ""
	for n := row; ; n = n/26 - 1 {
		letters = string(rune('A'+n%26)) + letters
		if n < 26 {
			break
		}
	}
	return letters + strconv.Itoa(col+1)
}

// step returns how far the next sheet is: what the printer prints, less the overlap.
func (s Sheets) step() geom.Size {
	return geom.Size{W: s.Paper.W - 2*s.Margin - s.Overlap, H: s.Paper.H - 2*s.Margin - s.Overlap}
}

// parts returns how many parts a length takes.
func parts(length, step, overlap geom.MM) int {
	return max(1, int(math.Ceil((length-overlap)/step-grain)))
}

// ways returns a paper lying on its longer side, and standing.
func ways(paper geom.Size) []geom.Size {
	long, short := max(paper.W, paper.H), min(paper.W, paper.H)
	return []geom.Size{{W: long, H: short}, {W: short, H: long}}
}
