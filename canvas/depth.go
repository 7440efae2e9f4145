package canvas

import "slices"

// Depth is where in a pile something is to lie.
type Depth string

// The depths.
const (
	ToFront  Depth = "front"    // over everything
	Forward  Depth = "forward"  // over the next thing that lies on it
	Backward Depth = "backward" // under the next thing that it lies on
	ToBack   Depth = "back"     // under everything that was placed by hand
)

// Depths lists every depth.
var Depths = []Depth{ToFront, Forward, Backward, ToBack}

// StackItems brings things of a sheet forward or back, within their sections. All is what lies on the
// sheet, in the order of drawing. A thing that layout has placed is from then on where it lies. Where
// nothing is to be passed the change has no diff. Things in sections that have an order of their own
// do not lie on each other: that is refused where there are no others.
func StackItems(w Workbook, sheet RecordID, all []Lying, items []Item, to Depth) (Change, error) {
	if !slices.Contains(Depths, to) {
		return Change{}, refused("refused-value")
	}
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, refused("refused-sheet-gone")
	}
	c := on(w)
	moving := map[Item]bool{}
	piles := map[Spot][]Lying{} // what lies in one section and one column
	var spots []Spot
	for _, l := range lyingOf(all, items) {
		if !l.Free || !w.liesOn(sh, l.Item) {
			continue
		}
		if err := w.mayTouch(sheet, l.Item); err != nil {
			return Change{}, err
		}
		moving[l.Item] = true
		if s := (Spot{Sheet: sheet, Section: l.Section, Column: l.Item.Column}); piles[s] == nil {
			piles[s], spots = []Lying{}, append(spots, s)
		}
	}
	if len(moving) == 0 {
		return Change{}, refused("refused-flows-depth")
	}
	for _, l := range all {
		s := Spot{Sheet: sheet, Section: l.Section, Column: l.Item.Column}
		if pile, ok := piles[s]; ok && l.Free && w.liesOn(sh, l.Item) {
			piles[s] = append(pile, l)
		}
	}
	for _, s := range spots {
		c.restack(s, piles[s], moving, to)
	}
	return relabelled(Change{Diff: c.diff}, "stack-"+string(to), len(items)), nil
}

// restack gives what moves in a pile its new ranks.
func (c *changed) restack(s Spot, pile []Lying, moving map[Item]bool, to Depth) {
	var block, rest []Lying
	for _, l := range pile {
		if moving[l.Item] {
			block = append(block, l)
		} else {
			rest = append(rest, l)
		}
	}
	at, passes := passing(pile, rest, moving, to)
	if !passes {
		return
	}
	// What layout has placed lies under all others and has no rank of its own.
	hand := slices.IndexFunc(rest, func(l Lying) bool { return l.ByHand })
	if hand < 0 {
		hand = len(rest)
	}
	rest, at = rest[hand:], max(at-hand, 0)
	after, before := Rank(""), Rank("")
	if at > 0 {
		after = rest[at-1].Rank
	}
	if at < len(rest) {
		before = rest[at].Rank
	}
	if before == "" || after < before {
		for i, rank := range Ranks(after, before, len(block)) {
			c.layAt(s, block[i], rank)
		}
		return
	}
	// Two neighbors of one rank leave no room between them.
	order := slices.Insert(slices.Clone(rest), at, block...)
	for i, rank := range Ranks("", "", len(order)) {
		c.layAt(s, order[i], rank)
	}
}

// passing returns before which of the rest what moves is to lie, and whether that is elsewhere than
// where it lies.
func passing(pile, rest []Lying, moving map[Item]bool, to Depth) (int, bool) {
	place := make(map[Item]int, len(pile)) // in the order of drawing
	var lowest, highest = len(pile), -1
	for i, l := range pile {
		place[l.Item] = i
		if moving[l.Item] {
			lowest, highest = min(lowest, i), max(highest, i)
		}
	}
	touches := func(l Lying) bool {
		return slices.ContainsFunc(pile, func(m Lying) bool { return moving[m.Item] && m.Box.Overlaps(l.Box) })
	}
	switch to {
	case ToFront:
		return len(rest), len(rest) > 0 && place[rest[len(rest)-1].Item] > lowest
	case ToBack:
		first := slices.IndexFunc(rest, func(l Lying) bool { return l.ByHand })
		return 0, first >= 0 && place[rest[first].Item] < highest
	case Forward:
		for i, l := range rest {
			if place[l.Item] > lowest && touches(l) {
				return i + 1, true
			}
		}
	case Backward:
		for i := len(rest) - 1; i >= 0; i-- {
			if l := rest[i]; l.ByHand && place[l.Item] < highest && touches(l) {
				return i, true
			}
		}
	}
	return 0, false
}

// layAt puts a thing where it lies, at a depth.
func (c *changed) layAt(s Spot, l Lying, rank Rank) {
	if n, ok := Get[Note](c.w, l.Item.ID); ok {
		n.Free, n.At, n.Rank = true, l.at(), rank
		c.put(n)
		return
	}
	id := PlacementID(l.Item.ID, s.Sheet, l.Item.Column)
	p, _ := Get[Placement](c.w, id)
	p.ID, p.Source, p.Sheet, p.Column, p.Section = id, l.Item.ID, s.Sheet, l.Item.Column, l.Section
	p.Free, p.At, p.Rank = true, l.at(), rank
	c.put(p)
}

// over returns a rank over everything that lies at a free place in a section of a sheet: what comes
// there is laid on top. Each call gives one over the last.
func (c *changed) over(s Spot) Rank {
	s = Spot{Sheet: s.Sheet, Section: s.Section, Column: s.Column}
	if c.tops == nil {
		c.tops = map[Spot]Rank{}
	}
	top, known := c.tops[s]
	if !known {
		top = c.w.onTop(s)
	}
	c.tops[s] = RankBetween(top, "")
	return c.tops[s]
}

// onTop returns the greatest rank of what lies at free places in a section of a sheet; no note of the
// sheet has a greater one.
func (w Workbook) onTop(s Spot) Rank {
	top := Rank("")
	for _, r := range w.kinds[KindPlacement] {
		if p, ok := r.(Placement); ok && p.Sheet == s.Sheet && p.Section == s.Section && p.Column == s.Column && p.Free {
			rank := p.Rank
			if source, ok := Get[Source](w, p.Source); ok && rank == "" {
				rank = source.Rank
			}
			top = max(top, rank)
		}
	}
	for _, n := range w.notesOn(s.Sheet) {
		top = max(top, n.Rank)
	}
	return top
}
