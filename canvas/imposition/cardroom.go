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
	for _, r := range places {
		if fitting(r, long, least) > 0 {
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

// foot draws a ruler of 100 mm at the foot, or upright at the right, and the credit line beside it.
func (s *cardSheet) foot(room cardRoom, label string) {
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
	s.credit(room, drawn)
}

// credit writes the credit line at the foot, right of the ruler, in one line or in two.
func (s *cardSheet) credit(room cardRoom, ruler geom.Rect) {
	said := s.labels.Credit
	if said == "" {
		return
	}
	const apart = 4
	for _, r := range room.foot {
		if r.Overlaps(ruler) {
			r = geom.R(ruler.Right()+apart, r.Y, r.Right()-ruler.Right()-apart, r.H)
		}
		size := min(easyCardWords, fitting(r, said, leastCardWords))
		if size > 0 {
			width := textWidth(size, said)
			s.words(regular, size, layout.Secondary, geom.Pt{X: r.Right() - width, Y: r.Bottom() - 0.3*size}, said)
			return
		}
		lines := text.Wrap(regular, leastCardWords, r.W, said)
		if len(lines) != 2 || r.H < 2.5*leastCardWords {
			continue
		}
		for i, l := range lines {
			x := l.Text
			x.Color, x.Role = layout.Secondary, "sheet"
			x.At = geom.Pt{X: r.Right() - x.Width, Y: r.Bottom() - 0.3*leastCardWords - geom.MM(1-i)*1.2*leastCardWords}
			s.add(x)
		}
		return
	}
}
