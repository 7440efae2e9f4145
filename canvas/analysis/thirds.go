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
	Public, Members, Projects, Other Third
	Rest                             Third // not split, or nobody's
}

// Third is a part of the income, in display units of per cent; illustrative where something in it is.
type Third struct {
	Shown        int64
	Illustrative bool
}

// ThirdsOf splits the income of a period. Project money counts as projects, whoever pays; of the
// rest, public money as public, and what members pay, by the deck, as members. Where sources exceed
// the whole, the parts are those of what they make.
func ThirdsOf(w canvas.Workbook, s Shares) Thirds {
	const public, members, projects, other, rest = 0, 1, 2, 3, 4
	var nums, shown [5]int64
	var illustrative [5]bool
	var all int64
	add := func(to int, num, figure int64) {
		nums[to] += num
		shown[to] += figure
		all += num
	}
	part := func(to int, p Part) {
		add(to, p.Num, p.Shown)
		illustrative[to] = illustrative[to] || p.Funding.Basis == canvas.Illustrative
	}
	for _, p := range s.Parts {
		switch {
		case !p.Counts || !p.Known:
		case p.Source.Group == canvas.GroupProject:
			part(projects, p)
		case p.Source.Group == canvas.GroupPublic:
			part(public, p)
		case fromMembers(w, p.Source):
			part(members, p)
		default:
			part(other, p)
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
	third := func(of int) Third { return Third{shown[of], illustrative[of]} }
	return Thirds{all > 0, third(public), third(members), third(projects), third(other), third(rest)}
}

// fromMembers reports whether the members pay a source.
func fromMembers(w canvas.Workbook, s canvas.Source) bool {
	card, _ := canvas.Get[canvas.Card](w, s.Card)
	e, ok := deck.Find(card.Deck)
	return ok && e.Members
}
