package analysis

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// LossesOf returns what a shock takes from a period, and from those after it, in the order of the
// sources. Sources that only are ideas and things in kind bring no money, and lose none. Where no
// figure tells which source is the largest, it is the first. Nothing is lost where the shock hits
// no source of the period.
func LossesOf(w canvas.Workbook, period canvas.RecordID, shock deck.Shock) []canvas.Loss {
	kinds := map[canvas.RecordID]canvas.LossKind{}
	parts := slices.DeleteFunc(Of(w, period).Parts, func(p Part) bool { return !p.Counts })
	for _, hit := range shock.Hits {
		for _, p := range struck(w, parts, hit) {
			switch {
			case !hit.Half:
				kinds[p.Source.ID] = canvas.LossGone
			case kinds[p.Source.ID] == "":
				kinds[p.Source.ID] = canvas.LossHalf
			}
		}
	}
	var losses []canvas.Loss
	for _, p := range parts {
		if kind, ok := kinds[p.Source.ID]; ok {
			losses = append(losses, canvas.Loss{Source: p.Source.ID, Period: period, Kind: kind})
		}
	}
	return losses
}

// struck returns the parts that a hit takes.
func struck(w canvas.Workbook, parts []Part, hit deck.Hit) []Part {
	if hit.Largest != "" {
		return largest(parts, hit.Largest)
	}
	var out []Part
	for _, p := range parts {
		card, _ := canvas.Get[canvas.Card](w, p.Source.Card)
		if p.Source.Group == hit.Group || card.Deck != "" && slices.Contains(hit.Cards, card.Deck) {
			out = append(out, p)
		}
	}
	return out
}

// largest returns the source of a group that brings most, or nothing where the group has none.
func largest(parts []Part, group canvas.Group) []Part {
	var out []Part
	for _, p := range parts {
		if p.Source.Group == group && (len(out) == 0 || p.Num > out[0].Num || p.Num == out[0].Num && p.Amount > out[0].Amount) {
			out = []Part{p}
		}
	}
	return out
}
