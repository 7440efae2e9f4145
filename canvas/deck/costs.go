package deck

import (
	_ "embed"
	"sync"

	"clustercanvas/canvas"
)

// CostEntry is one of the usual cost lines of a cluster.
type CostEntry struct {
	ID    string           `json:"id"`
	Group canvas.CostGroup `json:"group"`
	Title canvas.Words     `json:"title"`
	More  bool             `json:"more"` // to be suggested, not shown by itself
}

// Costs returns the usual cost lines, group by group, those that are only suggested after the
// others of their group. Callers must not change them.
func Costs() []CostEntry { return costs().entries }

// FindCost returns the usual cost line with the given id.
func FindCost(id string) (CostEntry, bool) {
	i, ok := costs().byID[id]
	if !ok {
		return CostEntry{}, false
	}
	return costs().entries[i], true
}

// CostTitle returns the title of a cost line in a language: the user's words if there are any,
// else those of the usual line. The title of a line that is not among the usual ones is its id
// there.
func CostTitle(l canvas.CostLine, language string) string {
	if l.Title != "" {
		return l.Title
	}
	if e, ok := FindCost(l.Deck); ok {
		return e.Title.In(language)
	}
	return l.Deck
}

//go:embed costs.json
var costsJSON []byte

type costList struct {
	entries []CostEntry
	byID    map[string]int
}

var costs = sync.OnceValue(func() costList {
	c := costList{byID: map[string]int{}}
	decode("costs.json", costsJSON, &c.entries)
	for i, e := range c.entries {
		c.byID[e.ID] = i
		complete(e.Title)
	}
	return c
})
