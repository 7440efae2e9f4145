package printing

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
)

// Cards is a deck that is printed: which cards, how often, and how they come on paper.
type Cards struct {
	imposition.Cards                 // sizes and places; without a size of the card the usual one
	Fit              bool            // in place of the size of the card: as large as the sheet allows
	Scenario         canvas.RecordID // whose sources; empty: the first
	Deck             bool            // the thirty
	Own              bool            // sources that are none of the thirty
	Sources          bool            // all sources
	Shocks           bool
	Intro            bool // a title card, and one on how the deck is used
	Blanks           int  // cards to write on
	Test             bool // first the sheet by which the printer is calibrated
	Copies           int  // of all but title and how-to; 0 is 1
}

// MostBlanks and MostCopies bound what is printed by mistake.
const (
	MostBlanks = 200
	MostCopies = 20
	// UsualBlanks is how many cards to write on a deck has.
	UsualBlanks = 6
	// MostShift is how far a printer prints beside its place at most, in mm; more is mistyped.
	MostShift = 20
)

// CardThatFits is, in place of the name of a size, the largest one that the sheet has room for (Fit): for
// preferences and the command line.
const CardThatFits = "fit"

// Faces returns the cards that are printed, in order: title and how-to, the cards of each kind of money, shock
// cards, cards to write on.
func (c Cards) Faces(w canvas.Workbook, language string) []layout.PaperCard {
	var money []layout.PaperCard
	if c.Deck {
		for _, e := range deck.All() {
			money = append(money, layout.DeckCard(e, language))
		}
	}
	if c.Own || c.Sources {
		scenario := c.Scenario
		if all := w.Scenarios(); scenario == "" && len(all) > 0 {
			scenario = all[0].ID
		}
		short := canvas.ShortIDs(w)
		for _, s := range w.Sources(scenario) {
			if card, _ := canvas.Get[canvas.Card](w, s.Card); c.Sources || card.Deck == "" || s.Title != "" {
				money = append(money, layout.SourceCard(w, s, short[s.ID], language))
			}
		}
	}
	slices.SortStableFunc(money, func(a, b layout.PaperCard) int {
		return slices.Index(canvas.Groups, a.Group) - slices.Index(canvas.Groups, b.Group)
	})
	var all []layout.PaperCard
	if c.Shocks {
		money = append(money, layout.ShockCards(language)...)
	}
	for range max(1, min(c.Copies, MostCopies)) {
		all = append(all, money...)
	}
	for n := range min(c.Blanks, MostBlanks) {
		all = append(all, layout.BlankCard(n+1, language))
	}
	if c.Intro {
		all = append([]layout.PaperCard{layout.TitleCard(w.Info().Cluster, len(all), language), layout.HowToCard(language)}, all...)
	}
	return all
}

// Grid returns how the cards lie on their sheets.
func (c Cards) Grid() (imposition.CardGrid, error) {
	if c.Card == (geom.Size{}) {
		c.Card = imposition.CardSizes[0].Size
	}
	return c.Cards.Grid()
}

// cardSize returns how large cards are for the sheets that are printed, or for the one that they are for.
func (m *maker) cardSize() (geom.Size, error) {
	parts := m.out.Parts
	if len(m.job.Sheets) == 0 && m.job.For != "" {
		alone := maker{job: m.job, w: m.w}
		alone.job.Cards = nil
		if err := alone.sheet(m.job.For); err != nil {
			return geom.Size{}, err
		}
		parts = alone.out.Parts
	}
	return cardFor(parts).Size, nil
}

// cards prints the deck.
func (m *maker) cards() error {
	c, language := *m.job.Cards, m.job.Options.Language
	if c.Fit {
		size, err := m.cardSize()
		if err != nil {
			return err
		}
		c.Card = size
	}
	grid, err := c.Grid()
	if err != nil {
		return err
	}
	cards := c.Faces(m.w, language)
	if len(cards) == 0 {
		return nil
	}
	var fronts, backs []scene.Scene
	for _, card := range cards {
		fronts = append(fronts, card.Front(grid.Face(), grid.Bleed))
		if c.Backs != imposition.NoBacks {
			backs = append(backs, card.Back(grid.Face(), grid.Bleed))
		}
	}
	title := words.Text(language, "paper-deck")
	pages := grid.Pages(fronts, backs, imposition.CardLabels{
		Deck: title, Author: m.w.Info().Cluster, Language: language, Credit: words.Text(language, "paper-deck-credit"),
	})
	m.out.Duplex = export.DuplexNone // a poster on both sides of its sheets is none
	if only := m.job.Guide == nil && len(m.job.Sheets) == 0; c.Backs.TwoSided() && c.Order == imposition.Alternate {
		m.out.Duplex = map[imposition.Backs]export.Duplex{imposition.LongEdge: export.DuplexLongEdge, imposition.ShortEdge: export.DuplexShortEdge}[c.Backs]
		if !only {
			m.out.Duplex = export.DuplexUnsaid // cards on both sides, the rest on one: people choose
		}
	}
	if c.Test {
		test := grid.CalibrationPages(language)
		m.add(Part{Kind: Test, Title: words.Text(language, "printer-title"), Size: grid.Sheet, Scale: 1, Parts: 1}, test)
	}
	m.add(Part{
		Kind: Deck, Title: title, Size: grid.Face(), Name: sizeName(grid.Card, grid), Scale: 1, Parts: grid.SheetsFor(len(cards)), Cards: len(cards),
	}, pages)
	return nil
}

// sizeName returns the name of a size of cards; empty where it has none, or where sheets are split.
func sizeName(size geom.Size, grid imposition.CardGrid) string {
	if grid.Split {
		return ""
	}
	i := slices.IndexFunc(imposition.CardSizes, func(s imposition.CardSize) bool { return s.Size == size })
	if i < 0 {
		return ""
	}
	return imposition.CardSizes[i].Name
}
