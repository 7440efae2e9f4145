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
// rest, public money as public, and what members pay, by the deck, as members.
func ThirdsOf(w canvas.Workbook, s Shares) Thirds {
	var t Thirds
	for _, p := range s.Parts {
		if !p.Counts || !p.Known {
			continue
		}
		t.Known = true
		switch {
		case p.Source.Group == canvas.GroupProject:
			t.Projects += p.Shown
		case p.Source.Group == canvas.GroupPublic:
			t.Public += p.Shown
		case fromMembers(w, p.Source):
			t.Members += p.Shown
		default:
			t.Other += p.Shown
		}
	}
	for _, r := range s.Rests {
		t.Known = true
		switch groupOfRest(r) {
		case canvas.GroupPublic:
			t.Public += r.Shown
		case canvas.GroupProject:
			t.Projects += r.Shown
		default:
			t.Rest += r.Shown
		}
	}
	return t
}

// fromMembers reports whether the members pay a source.
func fromMembers(w canvas.Workbook, s canvas.Source) bool {
	card, _ := canvas.Get[canvas.Card](w, s.Card)
	e, ok := deck.Find(card.Deck)
	return ok && e.Members
}
