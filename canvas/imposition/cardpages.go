package imposition

import (
	"strconv"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// CardLabels is what sheets of cards say of themselves, where the paper has room beside the cards.
type CardLabels struct {
	Deck     string // its name, also the title of the pages
	Author   string
	Language string
	Credit   string // at the foot, where there is room; each card has a credit line of its own
}

// Pages lays cards on sheets, as many as PagesFor says. There is a back for each front, or one for all, or
// none. A scene is as large as Face, with the bleed of the grid beyond it on each side, or has its Trim; it may
// be without bleed, and one of another size is made to fit. Nothing of a card shows beyond its bleed, and nothing of it
// comes onto the face beside it, where it is folded. The pages are for the printer: what is on their other
// side may be upside down (scene.Turned), and all of a page is moved by the calibration.
func (g CardGrid) Pages(fronts, backs []scene.Scene, l CardLabels) []scene.Scene {
	var front, back []scene.Scene
	sheets := g.SheetsFor(len(fronts))
	for n := range sheets {
		from := n * g.Count()
		s := cardSheet{grid: g, labels: l, number: n + 1, of: sheets, used: min(g.Count(), len(fronts)-from)}
		front = append(front, s.front(fronts[from:from+s.used], backsOf(backs, from, s.used)))
		if g.Backs.TwoSided() {
			back = append(back, s.back(backsOf(backs, from, s.used)))
		}
	}
	if len(back) == 0 || g.Order == FrontsFirst {
		return append(front, back...)
	}
	var out []scene.Scene
	for i := range front {
		out = append(out, front[i], back[i])
	}
	return out
}

// backsOf returns the backs of a sheet: as many as there are, or the one of all.
func backsOf(backs []scene.Scene, from, count int) []scene.Scene {
	if len(backs) == 1 {
		one := make([]scene.Scene, count)
		for i := range one {
			one[i] = backs[0]
		}
		return one
	}
	return backs[min(from, len(backs)):min(from+count, len(backs))]
}

// cardSheet is one side of a sheet of cards while it is drawn.
type cardSheet struct {
	grid       CardGrid
	labels     CardLabels
	number, of int
	used       int // how many places have cards
	paper
}

func (s cardSheet) front(fronts, backs []scene.Scene) scene.Scene {
	g := s.grid
	s.begin()
	for i, c := range fronts {
		s.place(c, g.Front(i), false)
	}
	if g.Backs == FoldOver {
		for i, c := range backs {
			s.place(c, g.Back(i), true)
		}
	}
	cuts := make([]geom.Rect, s.used)
	for i := range cuts {
		cuts[i] = g.cut(i)
	}
	s.marks(cuts)
	s.tell(false)
	return g.Calibration.apply(s.scene, false)
}

// back draws the other side as it is read, and turns all of it where the sheet is turned over so.
func (s cardSheet) back(backs []scene.Scene) scene.Scene {
	g := s.grid
	s.begin()
	cuts := make([]geom.Rect, s.used)
	for i := range cuts {
		r := g.Back(i)
		if g.Turned() {
			r.X, r.Y = g.Sheet.W-r.Right(), g.Sheet.H-r.Bottom()
		}
		cuts[i] = r
		if i < len(backs) {
			s.place(backs[i], r, false)
		}
	}
	s.scene.Turned = g.Turned()
	s.marks(cuts)
	s.tell(true)
	return g.Calibration.apply(s.scene, true)
}

func (s *cardSheet) begin() {
	l := s.labels
	s.scene = scene.Scene{Size: s.grid.Sheet, Title: l.Deck, Author: l.Author, Language: l.Language}
}

// place sets a face where it is cut. The back of a card that is folded ends at the fold, on its left.
func (s *cardSheet) place(face scene.Scene, at geom.Rect, right bool) {
	if face.Size.W <= 0 || face.Size.H <= 0 {
		return
	}
	g, size := s.grid, s.grid.Face()
	trim := trimmed(face, size, g.Bleed)
	shown := geom.R(at.X-g.Bleed, at.Y-g.Bleed, at.W+2*g.Bleed, at.H+2*g.Bleed)
	if g.Backs == FoldOver {
		shown.W -= g.Bleed
		if right {
			shown.X += g.Bleed
		}
	}
	if g.Split {
		shown = at.Inset(SplitBorder)
	}
	k := min(size.W/trim.W, size.H/trim.H)
	center := at.Center().Sub(trim.Center().Mul(k))
	placed := face.Placed(k, center)
	s.scene.Problems = append(s.scene.Problems, placed.Problems...)
	s.add(placed.Cut(shown, shown.Min()).Items...)
}

// trimmed returns what is left of a face that is cut: what it says itself, or all but the bleed that it has.
func trimmed(face scene.Scene, size geom.Size, bleed geom.MM) geom.Rect {
	if !face.Trim.Empty() {
		trim, _ := face.Boxes()
		return trim
	}
	page := geom.R(0, 0, face.Size.W, face.Size.H)
	const near = 0.05
	if bleed > 0 && abs(page.W-size.W-2*bleed) < near && abs(page.H-size.H-2*bleed) < near {
		return page.Inset(bleed)
	}
	return page
}

func abs(v geom.MM) geom.MM { return max(v, -v) }

// tell writes which sheet it is and how it is printed, and draws a ruler, where the margins have room.
func (s *cardSheet) tell(back bool) {
	say := func(key string, args ...any) string { return words.Text(s.labels.Language, key, args...) }
	key := "cards-front"
	switch {
	case back:
		key = "cards-back"
	case s.grid.Backs == FoldOver:
		key = "cards-sheet"
	}
	parts := []string{say(key, s.labels.Deck, strconv.Itoa(s.number), strconv.Itoa(s.of)), say("cards-actual")}
	if how := howBacks[s.grid.Backs]; how != "" && !back {
		parts = append(parts, say(how))
	}
	room := s.room()
	s.header(room.top, parts)
	s.foot(room, say("poster-ruler"))
}

var howBacks = map[Backs]string{LongEdge: "cards-long-edge", ShortEdge: "cards-short-edge", FoldOver: "cards-fold"}
