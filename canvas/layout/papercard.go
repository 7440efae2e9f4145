package layout

import (
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/code"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// PaperCard is what a card says that is printed and cut out: a financing card, one to write on, a shock
// card, or one that tells of the deck. Front and Back draw it in any size.
type PaperCard struct {
	Language  string
	Ink       scene.Color  // of its signs and figures
	Ground    scene.Color  // of its band
	Group     canvas.Group // whose mark it bears; empty: none
	Label     string       // in its band
	ID        string       // what people type for it; empty: nothing
	Code      code.Mark    // what its code says to a reader; zero: no code
	Pictogram string
	Title     string // empty: lines to write it on
	Body      string
	Steps     []string // numbered, in place of the body
	Foot      CardFoot
	Payer     string // who is known to pay; empty: a line to write it on
	Hints     []CardHint
	Credit    string
	Deck      string // what deck it belongs to, at the foot of the back
}

// CardFoot says what can be written at the foot of a front.
type CardFoot uint8

// The feet of cards.
const (
	FootNone   CardFoot = iota
	FootMoney           // payer, share, as is or in action
	FootGroups          // the same, and which kind of money it is
	FootAnswer          // a line for what is answered
)

// CardHint is a line of the back: what is known of such money, never a rule.
type CardHint struct{ Name, Text string }

// DeckCard returns a card of the deck as it is printed.
func DeckCard(e deck.Entry, language string) PaperCard {
	c := moneyCard(e.Card(), language)
	c.ID, c.Code = e.Label(), code.Deck(e.Number)
	return c
}

// SourceCard returns the card of a source as it is printed, under its short id. Who pays is not told
// where the source is confidential.
func SourceCard(w canvas.Workbook, s canvas.Source, short, language string) PaperCard {
	card, _ := canvas.Get[canvas.Card](w, s.Card)
	card.Group, card.Side, card.Use = s.Group, s.Side, s.Use
	c := moneyCard(card, language)
	if s.Title != "" {
		c.Title = s.Title
	}
	c.ID, c.Code = short, code.Of(string(s.ID))
	if !s.Confidential {
		c.Payer = s.Payer
	}
	return c
}

func moneyCard(card canvas.Card, language string) PaperCard {
	say := func(key string, args ...any) string { return words.Text(language, key, args...) }
	c := PaperCard{
		Language: language, Ink: GroupColor(card.Group), Ground: GroupTint(card.Group), Group: card.Group,
		Label: say("table-group-" + string(card.Group)), Pictogram: deck.Pictogram(card), Foot: FootMoney,
		Title: deck.Title(card, language), Body: deck.Body(card, language),
		Deck: say("paper-deck"),
	}
	e, ok := deck.Find(card.Deck)
	if !ok {
		return c
	}
	c.Credit = say("paper-credit")
	hint := func(key, text string) {
		if text != "" {
			c.Hints = append(c.Hints, CardHint{say(key), text})
		}
	}
	hint("paper-first", say("paper-months", strconv.Itoa(e.FirstCash[0]), strconv.Itoa(e.FirstCash[1])))
	hint("paper-tied", e.Strings.In(language))
	hint("paper-again", e.Recurrence.In(language))
	hint("paper-seen", e.Evidence.In(language))
	return c
}

// BlankCard returns the card to write on with a number, from 1.
func BlankCard(n int, language string) PaperCard {
	id := "B" + strconv.Itoa(n)
	return PaperCard{
		Language: language, Ink: Secondary, Ground: Quiet, Label: words.Text(language, "paper-blank"), Pictogram: "pencil",
		ID: id, Code: code.Mark{Kind: code.Blank, Number: n}, Foot: FootGroups, Deck: words.Text(language, "paper-deck"),
	}
}

// ShockCards returns the shock cards as they are printed.
func ShockCards(language string) []PaperCard {
	var out []PaperCard
	for i, s := range deck.Shocks() {
		n := strconv.Itoa(i + 1)
		out = append(out, PaperCard{
			Language: language, Ink: Warning, Ground: warnBg, Label: words.Text(language, "paper-shock"), Pictogram: s.Pictogram,
			ID: "X" + n, Code: code.Mark{Kind: code.Shock, Number: i + 1}, Title: s.Title.In(language), Body: s.Body.In(language), Foot: FootAnswer,
			Credit: words.Text(language, "paper-credit"), Deck: words.Text(language, "paper-deck"),
		})
	}
	return out
}

// TitleCard returns the card that lies on top of a deck of so many cards: whose deck it is.
func TitleCard(cluster string, cards int, language string) PaperCard {
	return PaperCard{
		Language: language, Ink: Ink, Ground: Quiet, Pictogram: "coins", Title: words.Text(language, "paper-deck"),
		Body: cluster, Label: words.Text(language, "paper-cards", strconv.Itoa(cards)), Deck: words.Text(language, "paper-deck"),
		Credit: words.Text(language, "paper-credit"),
	}
}

// HowToCard returns the card that says how the deck is used.
func HowToCard(language string) PaperCard {
	say := func(key string) string { return words.Text(language, key) }
	return PaperCard{
		Language: language, Ink: Ink, Ground: Quiet, Pictogram: "circle-help", Title: say("paper-how"), Deck: say("paper-deck"),
		Steps: []string{say("paper-how-lay"), say("paper-how-write"), say("paper-how-move"), say("paper-how-photo")},
	}
}
