package deck

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"clustercanvas/canvas"
)

// MaxShort is the greatest number of characters of a short name, soft hyphens not counted.
const MaxShort = 22

// Entry is one card of the deck. Titles and short names hold soft hyphens (U+00AD) in long
// German words; Plain takes them out.
type Entry struct {
	ID        string       `json:"id"`
	Number    int          `json:"number"` // from 1: what people type for the card; it never changes
	Group     canvas.Group `json:"group"`
	Side      canvas.Side  `json:"side"`
	Level     canvas.Level `json:"level"`
	Use       canvas.Use   `json:"use"`
	Members   bool         `json:"members"` // the members pay it
	Pictogram string       `json:"pictogram"`
	Title     canvas.Words `json:"title"`
	Short     canvas.Words `json:"short"` // up to MaxShort characters
	Body      canvas.Words `json:"body"`

	// What follows is judgement and evidence from single cases: to be shown as hints, with the
	// evidence beside the figure, never as a rule or a target.

	FirstCash  [2]int       `json:"firstCash"`  // months until the first money, from and to
	Strings    canvas.Words `json:"strings"`    // what the money is tied to
	Recurrence canvas.Words `json:"recurrence"` // whether it comes again
	Seen       [2]int       `json:"seen"`       // share of income seen, in per cent, from and to; zeros: not known
	Evidence   canvas.Words `json:"evidence"`   // where it was seen; nil: nowhere
}

// Card returns the card of a workbook for the entry, without words of its own. Its id follows
// from the entry, so that a workbook has each card of the deck once.
func (e Entry) Card() canvas.Card {
	return canvas.Card{
		ID: canvas.RecordID("card:" + e.ID), Deck: e.ID,
		Group: e.Group, Side: e.Side, Level: e.Level, Use: e.Use,
	}
}

// All returns the cards of the deck: public, private, project. Callers must not change them.
func All() []Entry { return contents().entries }

// Find returns the card of the deck with the given id.
func Find(id string) (Entry, bool) {
	i, ok := contents().byID[id]
	if !ok {
		return Entry{}, false
	}
	return contents().entries[i], true
}

// Title returns the title of a card in a language: the user's words if there are any, else the
// deck's. The title of a card that the deck has not is its id in the deck.
func Title(c canvas.Card, language string) string {
	if c.Title != "" {
		return c.Title
	}
	if e, ok := Find(c.Deck); ok {
		return e.Title.In(language)
	}
	return c.Deck
}

// Short returns the short name of a card in a language: the user's short name, else the user's
// title, else the deck's short name. Only the deck's is sure to have at most MaxShort characters.
func Short(c canvas.Card, language string) string {
	if c.Short != "" {
		return c.Short
	}
	if e, ok := Find(c.Deck); ok && c.Title == "" {
		return e.Short.In(language)
	}
	return Title(c, language)
}

// Body returns the description of a card in a language: the user's words if there are any, else
// the deck's, else nothing.
func Body(c canvas.Card, language string) string {
	if c.Body != "" {
		return c.Body
	}
	e, _ := Find(c.Deck)
	return e.Body.In(language)
}

// Label returns the number of a card of the deck as it is printed and typed: "07".
func (e Entry) Label() string { return fmt.Sprintf("%02d", e.Number) }

// Numbered returns the card of the deck with a number.
func Numbered(n int) (Entry, bool) {
	i := slices.IndexFunc(contents().entries, func(e Entry) bool { return e.Number == n })
	if i < 0 {
		return Entry{}, false
	}
	return contents().entries[i], true
}

// Plain returns a text without soft hyphens, for searching and for exports that do not break
// lines.
func Plain(s string) string { return strings.ReplaceAll(s, "\u00ad", "") }

//go:embed deck.json
var deckJSON []byte

type cards struct {
	entries []Entry
	byID    map[string]int
}

var contents = sync.OnceValue(func() cards {
	c := cards{byID: map[string]int{}}
	decode("deck.json", deckJSON, &c.entries)
	for i, e := range c.entries {
		c.byID[e.ID] = i
		complete(e.Title, e.Short, e.Body, e.Strings, e.Recurrence, e.Evidence)
	}
	return c
})

// decode reads an embedded file. It panics where the file is wrong: that is a fault of the
// build, which every test of the package finds.
func decode(name string, data []byte, into any) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		panic("deck: " + name + ": " + err.Error())
	}
}
