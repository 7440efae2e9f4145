package layout

import (
	"math"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

const (
	refSource = scene.RefSource
	refNote   = scene.RefNote
)

// packFree lays out a section in which people place things by hand: these lie where they were
// put, moved only so far that they stay in the section, and may lie on each other. The others
// take free slots of a grid, in the band of their level where there are bands.
func (a *area) packFree(d density, size canvas.CardSize) packing {
	out := packing{density: d, size: size}
	_, least, most := cardBox(size, d)
	gap := gapOf(size)
	cols, width := columnsOf(a.content.W, least, most, gap, false)
	g := grid{in: a.content, cols: cols, step: geom.Pt{X: width + gap}}
	if rows := g.rowsOf(d, size, gap); len(a.cards) > cols*rows && d.compact != a.b.frame.scale.floor().compact {
		// More cards than the section can show side by side: they are drawn smaller even if all
		// were placed by hand, down to the floor. There, hands may lay them on each other.
		out.rest.cards = a.cards
		return out
	}
	var hand, cards []placed
	for _, c := range a.cards {
		x := placed{card: c, rect: geom.R(0, 0, width, c.height(width, size, d))}
		if c.place.Free {
			x.free, x.rect = true, a.byHand(x.rect, c.place.At)
			hand = append(hand, x)
		}
		cards = append(cards, x)
	}
	var notes []placed
	for _, n := range a.notes {
		w := math.Min(n.freeWidth(), a.content.W)
		x := placed{note: n, rect: geom.R(0, 0, w, n.height(w, d))}
		if n.note.Free && x.rect.H <= a.content.H {
			x.free, x.rect = true, a.byHand(x.rect, n.note.At)
			hand = append(hand, x)
		} else {
			notes = append(notes, x)
		}
	}
	g.taken = boxes(hand)
	out.placed = a.automatic(&g, cards, d, size, gap, &out.rest)
	for _, n := range notes {
		if rect, ok := g.find(n.rect); ok {
			n.rect = rect
			g.taken = append(g.taken, rect)
			out.placed = append(out.placed, n)
		} else {
			out.rest.notes = append(out.rest.notes, n.note)
		}
	}
	slices.SortStableFunc(hand, func(x, y placed) int { return compareRank(x.rank(), y.rank(), x.id(), y.id()) })
	out.placed = append(out.placed, hand...)
	return out
}

func (x placed) rank() canvas.Rank {
	if x.card != nil {
		return x.card.rank()
	}
	return x.note.rank()
}

func (x placed) id() canvas.RecordID {
	if x.card != nil {
		return x.card.source.ID
	}
	return x.note.note.ID
}

// byHand returns a rectangle where a hand put it, within the section.
func (a *area) byHand(r geom.Rect, at geom.Pt) geom.Rect {
	r.X, r.Y = a.content.X+at.X, a.content.Y+at.Y
	return r.Clamp(a.content)
}

// automatic puts cards that nobody placed into the slots of the grid, each in the band of its level
// first. Every card has a slot by its order, also one that was placed by hand and leaves it empty:
// so the others stay where they are when a hand takes one of them away. Where a hand has laid
// something over a slot, its card goes to one that is left.
func (a *area) automatic(g *grid, cards []placed, d density, size canvas.CardSize, gap geom.MM, rest *overflow) []placed {
	h, _, _ := cardBox(size, d)
	hand := 0
	for _, x := range cards {
		if x.free {
			hand++
		} else {
			h = max(h, x.rect.H)
		}
	}
	if hand == len(cards) {
		return nil
	}
	if len(a.place.Bands) > 0 { // those that have a band choose before those that do not mind
		slices.SortStableFunc(cards, func(x, y placed) int {
			return len(a.bandsFor(y.card.card.Level)) - len(a.bandsFor(x.card.card.Level))
		})
	}
	slots := g.slots(h, gap, a.bands())
	var out, late []placed
	take := func(x placed, s *slot) {
		s.held = true
		x.rect.X, x.rect.Y = s.at.X, s.at.Y
		out = append(out, x)
	}
	next := make(map[int]int) // the first slot of each band that may still be free
	for _, x := range cards {
		s := a.slotFor(x.card.card.Level, slots, next)
		switch {
		case x.free && s != nil:
			s.kept = true
		case x.free:
		case s == nil:
			late = append(late, x)
		case s.covered:
			s.kept = true
			late = append(late, x)
		default:
			take(x, s)
		}
	}
	for _, x := range late {
		open := func(s slot) bool { return !s.held && !s.covered && !s.kept }
		i := slices.IndexFunc(slots, open)
		if i < 0 {
			i = slices.IndexFunc(slots, func(s slot) bool { return !s.held && !s.covered })
		}
		if i < 0 {
			rest.cards = append(rest.cards, x.card)
			continue
		}
		take(x, &slots[i])
	}
	g.taken = append(g.taken, boxes(out)...)
	return out
}

// slotFor returns the first slot for a card of a level that no other card has by its order.
func (a *area) slotFor(l canvas.Level, slots []slot, next map[int]int) *slot {
	for _, band := range a.bandsFor(l) {
		for i := next[band]; i < len(slots); i++ {
			if s := &slots[i]; (s.band == band || band == anyBand) && !s.held && !s.kept {
				next[band] = i
				return s
			}
		}
		next[band] = len(slots)
	}
	return nil
}

// anyBand is where a card may lie when its own band is full.
const anyBand = -1

// bandsFor returns the bands in which a card of a level may lie, best first.
func (a *area) bandsFor(l canvas.Level) []int {
	var out []int
	for _, level := range nearLevels(l) {
		for i, band := range a.place.Bands {
			if band.Level == level {
				out = append(out, i)
			}
		}
	}
	return append(out, anyBand)
}

// nearLevels returns the levels that stand for one: those that it is made of.
func nearLevels(l canvas.Level) []canvas.Level {
	switch l {
	case canvas.LevelLocalRegional:
		return []canvas.Level{l, canvas.LevelRegional, canvas.LevelLocal}
	case canvas.LevelNationalRegional:
		return []canvas.Level{l, canvas.LevelNational, canvas.LevelRegional}
	}
	return []canvas.Level{l}
}

// bands returns where the bands of the content begin and end; one band for all where the section
// has none.
func (a *area) bands() []geom.Rect {
	if len(a.place.Bands) == 0 {
		return []geom.Rect{a.content}
	}
	out := make([]geom.Rect, len(a.place.Bands))
	for i := range out {
		out[i] = geom.R(a.content.X, a.content.Y+geom.MM(i)*a.bandHeight(), a.content.W, a.bandHeight())
	}
	return out
}

// grid is the free room of a section.
type grid struct {
	in    geom.Rect
	cols  int
	step  geom.Pt
	taken []geom.Rect
}

// slot is a place for one card.
type slot struct {
	at      geom.Pt
	band    int
	covered bool // something placed by hand lies over it
	kept    bool // it is that of a card placed by hand
	held    bool // a card lies there
}

// rowsOf returns how many rows of cards the content has room for.
func (g *grid) rowsOf(d density, size canvas.CardSize, gap geom.MM) int {
	h, _, _ := cardBox(size, d)
	return int((g.in.H + gap) / (h + gap))
}

// slots returns the places of a grid of cards of a height, band by band.
func (g *grid) slots(h, gap geom.MM, bands []geom.Rect) []slot {
	var out []slot
	for i, band := range bands {
		for y := band.Y; y+h <= band.Bottom()+1e-6; y += h + gap {
			for col := range g.cols {
				at := geom.Pt{X: g.in.X + geom.MM(col)*g.step.X, Y: y}
				out = append(out, slot{at: at, band: i, covered: g.hits(geom.R(at.X, at.Y, g.step.X-gap, h))})
			}
		}
	}
	return out
}

// find returns the first free place of the size of r, going down in steps and along columns.
func (g *grid) find(r geom.Rect) (geom.Rect, bool) {
	const step = 4
	for y := g.in.Y; y+r.H <= g.in.Bottom()+1e-6; y += step {
		for x := g.in.X; x+r.W <= g.in.Right()+1e-6; x += step {
			if at := geom.R(x, y, r.W, r.H); !g.hits(geom.R(x-noteGap, y-noteGap, r.W+2*noteGap, r.H+2*noteGap)) {
				return at, true
			}
		}
	}
	return r, false
}

func (g *grid) hits(r geom.Rect) bool {
	return slices.ContainsFunc(g.taken, r.Overlaps)
}

func boxes(of []placed) []geom.Rect {
	out := make([]geom.Rect, len(of))
	for i, x := range of {
		out[i] = x.rect
	}
	return out
}
