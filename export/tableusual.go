package export

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// usualCost finds a usual cost line by its id or its title in any language: its id in the deck and
// its group. Where several groups have one of that name, the group that is said decides, and
// without one none is meant.
func usualCost(name string, group canvas.CostGroup) (id string, of canvas.CostGroup, ok bool) {
	if e, found := deck.FindCost(name); found && (group == "" || e.Group == group) {
		return e.ID, e.Group, true
	}
	want := fold(name)
	if want == "" {
		return "", group, false
	}
	for _, e := range deck.Costs() {
		if (group != "" && e.Group != group) || !called(e.Title, want) {
			continue
		}
		if ok && of != e.Group {
			return "", group, false
		}
		if !ok {
			id, of, ok = e.ID, e.Group, true
		}
	}
	return id, of, ok
}

// called reports whether a folded name is the title of something in some language.
func called(title canvas.Words, folded string) bool {
	for _, s := range title {
		if fold(s) == folded {
			return true
		}
	}
	return false
}

// isUsualCost reports whether a usual cost line is called so, and no card is.
func isUsualCost(name string) bool {
	_, _, cost := usualCost(name, "")
	_, card := cardNamed(name)
	return cost && !card
}
