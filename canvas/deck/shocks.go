package deck

import (
	_ "embed"
	"sync"

	"clustercanvas/canvas"
)

// Shock is an event that may befall a cluster's money, to be tried in a meeting: what would be
// missing, and who would pay the rest?
type Shock struct {
	ID        string       `json:"id"`
	Pictogram string       `json:"pictogram"`
	Title     canvas.Words `json:"title"`
	Body      canvas.Words `json:"body"` // what happens, with the assumption that it makes
	Hits      []Hit        `json:"hits"`
}

// Hit says which sources a shock takes, one way of three: those of some cards of the deck, all
// of a group, or the largest of a group.
type Hit struct {
	Cards   []string     `json:"cards"`
	Group   canvas.Group `json:"group"`
	Largest canvas.Group `json:"largest"`
	Half    bool         `json:"half"` // they bring half of what they brought; else they are gone
}

// Shocks returns the shock cards. Callers must not change them.
func Shocks() []Shock { return shocks() }

// FindShock returns the shock card with the given id.
func FindShock(id string) (Shock, bool) {
	for _, s := range shocks() {
		if s.ID == id {
			return s, true
		}
	}
	return Shock{}, false
}

//go:embed shocks.json
var shocksJSON []byte

var shocks = sync.OnceValue(func() []Shock {
	var all []Shock
	decode("shocks.json", shocksJSON, &all)
	for _, s := range all {
		complete(s.Title, s.Body)
	}
	return all
})
