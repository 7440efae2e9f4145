package analysis

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// Thirds is the income as public money, money of members and money of projects, in display units
// of per cent: to be shown beside a third each, which is a reference and no target. The five add up
// to 100 % where any share is known.
type Thirds struct {
	Known                            bool
	Public, Members, Projects, Other int64
	Rest                             int64 // not split, or nobody's
}

// ThirdsOf splits the income of a period. Project money counts as projects, whoever pays; of the
// rest, public money as public, and what members pay, by the deck, as members. Where sources exceed
// the whole, the parts are those of what they make.
func ThirdsOf(w canvas.Workbook, s Shares) Thirds {
	const public, members, projects, other, rest = 0, 1, 2, 3, 4
	var nums, shown [5]int64
	var all int64
	add := func(to int, num, figure int64) {
		nums[to] += num
		shown[to] += figure
		all += num
	}
	for _, p := range s.Parts {
		switch {
		case !p.Counts || !p.Known:
		case p.Source.Group == canvas.GroupProject:
			add(projects, p.Num, p.Shown)
		case p.Source.Group == canvas.GroupPublic:
			add(public, p.Num, p.Shown)
		case fromMembers(w, p.Source):
			add(members, p.Num, p.Shown)
		default:
			add(other, p.Num, p.Shown)
		}
	}
	for _, r := range s.Rests {
		switch r.Of.Group() {
		case canvas.GroupPublic:
			add(public, r.Num, r.Shown)
		case canvas.GroupProject:
			add(projects, r.Num, r.Shown)
		default:
			add(rest, r.Num, r.Shown)
		}
	}
	if all > s.Den {
		copy(shown[:], LargestRemainder(nums[:], all, s.Whole()))
	}
	return Thirds{all > 0, shown[public], shown[members], shown[projects], shown[other], shown[rest]}
}

// fromMembers reports whether the members pay a source.
func fromMembers(w canvas.Workbook, s canvas.Source) bool {
	card, _ := canvas.Get[canvas.Card](w, s.Card)
	e, ok := deck.Find(card.Deck)
	return ok && e.Members
}
