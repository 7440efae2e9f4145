package imposition

import (
	"cmp"
	"slices"
	"strings"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/text"
)

const regular = text.Regular

func textWidth(size geom.MM, s string) geom.MM { return text.Width(regular, size, s) }

// The sizes of what is written on sheets, in mm: as a rule, where it is still read with ease, and the least.
const (
	cardWords      geom.MM = 2.5
	easyCardWords  geom.MM = 2.2
	leastCardWords geom.MM = 1.6
)

// fitting returns the size at which a line has room in a rectangle, 0 where there is none.
func fitting(r geom.Rect, said string, least geom.MM) geom.MM {
	size := min(cardWords, r.H/1.3)
	if width := textWidth(size, said); width > r.W {
		size *= 0.999 * r.W / width
	}
	if size < least {
		return 0
	}
	return size
}

// cardRoom is where a sheet has room for words, place by place, the best ones first.
type cardRoom struct{ top, foot, right []geom.Rect }

// room returns what of the margins is free: beyond the marks, and between them.
func (s *cardSheet) room() cardRoom {
	g := s.grid
	if g.Split {
		return cardRoom{}
	}
	const aside, offMarks = 1, 0.3
	out := g.Bleed + aside
	beside, above := g.free()
	w := g.Sheet.W - 2*g.Margin
	var top, right []geom.Rect
	if long := marked(above); long > 0 {
		top = append(top, geom.R(g.Margin, g.Margin, w, above-long-offMarks))
	}
	if long := marked(beside); long > 0 {
		wide := beside - long - offMarks
		right = append(right, geom.R(g.Sheet.W-g.Margin-wide, g.first.Y, wide, g.Sheet.H-2*g.first.Y))
	}
	// Between the marks there is room up to the cards.
	for i, spans := range [][]geom.MM{g.edges(g.first.X, g.step.W, g.unit.W, g.Cols), g.edges(g.first.Y, g.step.H, g.unit.H, g.Rows)} {
		for j := 0; j+1 < len(spans); j++ {
			from, long := spans[j]+aside, spans[j+1]-spans[j]-2*aside
			if i == 0 {
				top = append(top, geom.R(from, g.Margin, long, g.first.Y-out-g.Margin))
			} else {
				wide := g.first.X - out - g.Margin
				right = append(right, geom.R(g.Sheet.W-g.Margin-wide, from, wide, long))
			}
		}
	}
	room := cardRoom{top: roomy(top), right: roomy(right)}
	for _, r := range room.top {
		r.Y = g.Sheet.H - r.Bottom()
		room.foot = append(room.foot, r)
	}
	return room
}

// edges returns where a direction of the grid has its cuts.
func (g CardGrid) edges(first, step, unit geom.MM, n int) []geom.MM {
	var out []geom.MM
	for i := range n {
		at := first + geom.MM(i)*step
		if len(out) == 0 || at-out[len(out)-1] > grain {
			out = append(out, at)
		}
		out = append(out, at+unit)
	}
	return out
}

// roomy leaves out what is too narrow for anything, and puts the longest places first.
func roomy(places []geom.Rect) []geom.Rect {
	least := 1.3 * leastCardWords
	places = slices.DeleteFunc(places, func(r geom.Rect) bool { return min(r.W, r.H) < least })
	slices.SortStableFunc(places, func(a, b geom.Rect) int {
		long, other := max(a.W, a.H), max(b.W, b.H)
		if abs(long-other) < grain {
			return 0
		}
		return cmp.Compare(other, long)
	})
	return places
}

// header writes what a sheet says of itself: all of it in one line, or part by part between the marks; smaller
// if it must be, and without its last parts.
func (s *cardSheet) header(places []geom.Rect, parts []string) {
	for _, try := range []struct {
		without int
		least   geom.MM
	}{{0, easyCardWords}, {1, easyCardWords}, {0, leastCardWords}, {1, leastCardWords}, {2, leastCardWords}} {
		n := min(len(parts), 3-try.without)
		for _, r := range places {
			said := strings.Join(parts[:n], " · ")
			if size := fitting(r, said, try.least); size > 0 {
				s.centered(r, size, said)
				return
			}
		}
		if s.spread(places, parts[:n], try.least) {
			return
		}
	}
}

// spread writes each part in a place of its own, in one size, and returns false where one has no room.
func (s *cardSheet) spread(places []geom.Rect, parts []string, least geom.MM) bool {
	long := slices.MaxFunc(parts, func(a, b string) int { return cmp.Compare(textWidth(1, a), textWidth(1, b)) })
	var in []geom.Rect
	for _, r := range slices.Backward(places) { // the shortest ones first: the longest lies along all of them
		if fitting(r, long, least) > 0 && !slices.ContainsFunc(in, r.Overlaps) {
			in = append(in, r)
		}
	}
	if len(in) < len(parts) {
		return false
	}
	slices.SortFunc(in, func(a, b geom.Rect) int { return cmp.Compare(a.X, b.X) })
	for i, said := range parts {
		s.centered(in[i], fitting(in[i], long, least), said)
	}
	return true
}

func (s *cardSheet) centered(r geom.Rect, size geom.MM, said string) {
	width := textWidth(size, said)
	s.words(regular, size, layout.Secondary, geom.Pt{X: r.X + (r.W-width)/2, Y: r.Y + r.H/2 + 0.36*size}, said)
}

// foot draws a ruler of 100 mm at the foot, or upright at the right, and the credit line below it or beside it.
func (s *cardSheet) foot(room cardRoom, label string) {
	credit := s.labels.Credit
	for _, r := range room.foot {
		const row = 1.65 * easyCardWords
		below := geom.R(r.X, r.Bottom()-row, r.W, row)
		if size := min(easyCardWords, fitting(below, credit, easyCardWords)); credit != "" && size > 0 && r.H >= rulerHigh+0.2+row {
			s.centered(below, size, credit)
			for i, other := range room.foot {
				if other.Overlaps(below) {
					room.foot[i].H = max(0, below.Y-other.Y)
				}
			}
			credit = ""
			break
		}
	}
	drawn := geom.Rect{}
	for _, r := range room.foot {
		const aside = 1.6
		if r.W < rulerLong+aside || r.H < rulerHigh+0.2-grain {
			continue
		}
		// In the middle of the sheet, where the eye expects it, else of its place.
		x := max(r.X, min(s.grid.Sheet.W/2-rulerLong/2, r.Right()-rulerLong))
		wide := s.ruler(geom.Pt{X: x, Y: r.Bottom() - 0.2}, label, r)
		drawn = geom.R(x, r.Y, wide, r.H)
		break
	}
	if drawn.Empty() {
		for _, r := range room.right {
			if r.H >= rulerLong+1 && r.W >= rulerHigh {
				s.uprightRuler(r, label)
				break
			}
		}
	}
	if credit != "" {
		s.credit(credit, room.foot, drawn)
	}
}

// credit writes the credit line at the foot, right of the ruler or in a place of its own, in few lines and as large
// as can be.
func (s *cardSheet) credit(said string, places []geom.Rect, ruler geom.Rect) {
	const apart, pitch = 4, 1.2
	for size := easyCardWords; size >= leastCardWords; size -= 0.1 {
		for _, r := range places {
			middle := !r.Overlaps(ruler)
			if !middle {
				r = geom.R(ruler.Right()+apart, r.Y, r.Right()-ruler.Right()-apart, r.H)
			}
			if r.W < 20 {
				continue
			}
			lines := text.Wrap(regular, size, r.W, said)
			if pitch*size*geom.MM(len(lines)) > r.H {
				continue
			}
			for i, l := range lines {
				if l.Text.Width > r.W {
					return // a word that is longer than the place
				}
				x := l.Text
				x.Color, x.Role = layout.Secondary, "sheet"
				x.At = geom.Pt{X: r.Right() - x.Width, Y: r.Bottom() - 0.3*size - geom.MM(len(lines)-1-i)*pitch*size}
				if middle {
					x.At.X = r.X + (r.W-x.Width)/2
				}
				s.add(x)
			}
			return
		}
	}
}
