package command

import (
	"errors"
	"flag"
	"slices"
	"strconv"
	"strings"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

// deckOptions is what a deck was asked for.
type deckOptions struct {
	which          *several
	size           string
	backs          *choice
	blanks, copies *count
	bleed, gap     *count
	order          *choice
	guides, split  bool
	test           bool
	shift          *shift
}

// The kinds of cards.
const (
	cardsDeck    = "deck"
	cardsOwn     = "own"
	cardsSources = "sources"
	cardsShocks  = "shocks"
	cardsIntro   = "intro"
)

func newDeckOptions(f *flag.FlagSet) *deckOptions {
	d := &deckOptions{which: newSeveral(f, "cards", cardsDeck, cardsOwn, cardsSources, cardsShocks, cardsIntro), shift: new(shift)}
	f.StringVar(&d.size, "card", imposition.CardSizes[0].Name, "")
	var backs []string
	for _, b := range imposition.AllBacks {
		backs = append(backs, b.String())
	}
	d.backs = newChoice(f, "backs", backs...)
	d.order = newChoice(f, "order", "alternate", "fronts-first")
	d.blanks, d.copies = newCount(f, "blanks", 0, printing.MostBlanks), newCount(f, "copies", 1, printing.MostCopies)
	d.blanks.value, d.copies.value = printing.UsualBlanks, 1
	d.bleed, d.gap = newCount(f, "bleed", 0, int(imposition.MostBleed)), newCount(f, "gap", 0, int(imposition.MostGap))
	f.BoolVar(&d.guides, "guides", false, "")
	f.BoolVar(&d.split, "split", false, "")
	f.Var(d.shift, "shift", "")
	f.BoolVar(&d.test, "test", false, "")
	return d
}

// cards returns the deck on a paper.
func (d *deckOptions) cards(paper string, margin geom.MM) (printing.Cards, error) {
	size, ok := imposition.CardSizeNamed(d.size)
	fit := strings.EqualFold(d.size, printing.CardThatFits)
	if !ok && !fit {
		names := []string{printing.CardThatFits}
		for _, s := range imposition.CardSizes {
			names = append(names, s.Name)
		}
		return printing.Cards{}, usage("no-such-card", d.size, list(names))
	}
	on, _ := export.PaperSize(paper)
	which := d.which
	if len(which.chosen) == 0 {
		which = &several{chosen: []string{cardsDeck, cardsIntro}}
	}
	c := printing.Cards{
		Cards: imposition.Cards{
			Card: size.Size, Paper: on, Margin: margin, Bleed: geom.MM(d.bleed.value), Gap: geom.MM(d.gap.value),
			Split: d.split, Guides: d.guides, Calibration: d.shift.Calibration,
			Backs: imposition.AllBacks[slices.Index(d.backs.of, d.backs.value)],
		},
		Fit: fit, Deck: which.has(cardsDeck), Own: which.has(cardsOwn), Sources: which.has(cardsSources), Shocks: which.has(cardsShocks),
		Intro: which.has(cardsIntro), Test: d.test, Blanks: d.blanks.value, Copies: d.copies.value,
	}
	if d.order.value == "fronts-first" {
		c.Order = imposition.FrontsFirst
	}
	return c, nil
}

// shift is an option of four lengths in mm, by which a printer prints beside its place.
type shift struct{ imposition.Calibration }

// String returns the four lengths.
func (s *shift) String() string {
	if s == nil || s.Calibration == (imposition.Calibration{}) {
		return ""
	}
	var out []string
	for _, v := range []geom.MM{s.FrontX, s.FrontY, s.BackX, s.BackY} {
		out = append(out, strconv.FormatFloat(v, 'f', -1, 64))
	}
	return strings.Join(out, ",")
}

// Set reads the four lengths, with commas between them.
func (s *shift) Set(said string) error {
	var v []geom.MM
	for _, one := range strings.Split(said, ",") {
		n, err := strconv.ParseFloat(strings.TrimSpace(one), 64)
		if err != nil || !(n >= -printing.MostShift && n <= printing.MostShift) {
			return errors.New(say("four-shifts", printing.MostShift))
		}
		v = append(v, n)
	}
	if len(v) != 4 {
		return errors.New(say("four-shifts", printing.MostShift))
	}
	s.FrontX, s.FrontY, s.BackX, s.BackY = v[0], v[1], v[2], v[3]
	return nil
}
