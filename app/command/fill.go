package command

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/words"
)

// maxFill is the greatest number of sources and notes that can be added at once: ten times what
// the program promises to be fast with.
const maxFill = 100_000

// fillSeed makes the same records each time, so that measurements can be compared.
const fillSeed = 20210421

// fill returns the workbook with n more sources and notes on one Map, two sources to one note, on
// an even lattice over its sections, all in view. The same workbook and number always give the
// same records. What the sources bring are small amounts; where the period has shares already it
// is nothing yet, because amounts beside them could not be compared.
func fill(w canvas.Workbook, ids canvas.IDs, n int) (canvas.Workbook, error) {
	if n == 0 {
		return w, nil
	}
	w, sheet, err := withFirst(w, ids)
	if err != nil {
		return w, err
	}
	f := newFiller(w, sheet, n)
	for i := range n {
		f.add(i)
	}
	out, problems := canvas.NewWorkbook(slices.Concat(w.Records(), f.made))
	if len(problems) > 0 {
		return w, fmt.Errorf("command: fill: %s %q: %s", problems[0].Kind, problems[0].Record, problems[0].Reason)
	}
	return out, nil
}

// filler makes records for one sheet.
type filler struct {
	w       canvas.Workbook
	sheet   canvas.Sheet
	dice    *rand.Rand
	plots   []*plot
	amounts bool
	sources []canvas.Rank
	notes   []canvas.Rank
	cards   map[canvas.RecordID]bool
	made    []canvas.Record
}

// plot is a section that is filled, with the cards of its side.
type plot struct {
	section canvas.SectionID
	cards   []canvas.Card
	lattice lattice
	next    int
}

func newFiller(w canvas.Workbook, sheet canvas.Sheet, n int) *filler {
	f := &filler{
		w: w, sheet: sheet, dice: rand.New(rand.NewPCG(fillSeed, 0)), amounts: !hasShares(w, sheet.Period),
		cards: map[canvas.RecordID]bool{},
	}
	last := canvas.Rank("")
	for _, s := range w.Sources(sheet.Scenario) {
		last = max(last, s.Rank)
	}
	f.sources = canvas.Ranks(last, "", n-n/3)
	last = ""
	for _, x := range w.Notes(sheet.ID) {
		last = max(last, x.Rank)
	}
	f.notes = canvas.Ranks(last, "", n/3)
	t := w.Template(sheet)
	for _, place := range t.Layout("").Places {
		section, _ := t.Section(place.Section)
		if side, ok := section.Role.Side(); ok {
			f.plots = append(f.plots, &plot{section: section.ID, cards: deckOf(side), lattice: over(place.ContentRect(), (n+1)/2+1)})
		}
	}
	return f
}

// hasShares reports whether any figure of a period is a share.
func hasShares(w canvas.Workbook, period canvas.RecordID) bool {
	for _, x := range w.At(period) {
		if x.Funding.Value.Kind == canvas.ShareValue {
			return true
		}
	}
	for _, of := range canvas.TotalsOf {
		if t, ok := canvas.Get[canvas.Total](w, canvas.TotalID(period, of)); ok && t.Value.Kind == canvas.ShareValue {
			return true
		}
	}
	return false
}

func deckOf(side canvas.Side) []canvas.Card {
	var out []canvas.Card
	for _, e := range deck.All() {
		if e.Side == side && e.Use != canvas.UseInKind {
			out = append(out, e.Card())
		}
	}
	return out
}

// add makes the i-th thing: two sources, then a note, and so on, left and right in turn.
func (f *filler) add(i int) {
	kind, turn := i%3, i/3
	if kind < 2 {
		turn = 2*turn + kind
	}
	p := f.plots[turn%len(f.plots)]
	at := p.lattice.at(p.next)
	p.next++
	if kind == 2 {
		f.addNote(turn, p.section, at)
		return
	}
	f.addSource(turn, p.cards[turn/len(f.plots)%len(p.cards)], p.section, at)
}

func (f *filler) addSource(n int, card canvas.Card, section canvas.SectionID, at geom.Pt) {
	if _, known := canvas.Get[canvas.Card](f.w, card.ID); !known && !f.cards[card.ID] {
		f.cards[card.ID] = true
		f.made = append(f.made, card)
	}
	value := canvas.Value{}
	if f.amounts {
		const unit = 100 // minor units
		value = canvas.AmountOf(canvas.Money(1_000+f.dice.IntN(491)*100) * unit)
	}
	s := canvas.Source{
		ID: fillID("source", n), Scenario: f.sheet.Scenario, Card: card.ID, Rank: f.sources[n],
		Group: card.Group, Side: card.Side, Use: card.Use,
	}
	f.made = append(f.made, s,
		canvas.Funding{
			ID: canvas.FundingID(s.ID, f.sheet.Period), Source: s.ID, Period: f.sheet.Period,
			Value: value, Status: canvas.AsIs, Basis: canvas.Illustrative,
		},
		canvas.Placement{
			ID: canvas.PlacementID(s.ID, f.sheet.ID, ""), Source: s.ID, Sheet: f.sheet.ID, Section: section,
			Free: true, At: at,
		})
}

func (f *filler) addNote(n int, section canvas.SectionID, at geom.Pt) {
	language := f.w.Info().Language
	f.made = append(f.made, canvas.Note{
		ID: fillID("note", n), Sheet: f.sheet.ID, Section: section, Rank: f.notes[n], Free: true, At: at,
		Size: canvas.NoteSmall, Tint: canvas.Tints[f.dice.IntN(len(canvas.Tints))],
		Text: words.Text(language, "fill-note", strconv.Itoa(n+1)),
	})
}

func fillID(kind string, n int) canvas.RecordID {
	return canvas.RecordID(fmt.Sprintf("fill-%s-%05d", kind, n+1))
}

// lattice is places for cards within a section, row by row.
type lattice struct {
	cols int
	step geom.Pt
}

// largest is a bit more than the largest card that is ever drawn, in mm.
var largest = geom.Size{W: 72, H: 36}

// over returns a lattice of n places over a content, so that a card that begins at any of them
// ends within the content.
func over(content geom.Rect, n int) lattice {
	room := geom.Size{W: content.W - largest.W, H: content.H - largest.H}
	cols := int(math.Ceil(math.Sqrt(float64(n) * room.W / room.H * largest.H / largest.W)))
	cols = max(2, cols)
	rows := max(2, (n+cols-1)/cols)
	step := func(room geom.MM, n int) geom.MM { return room / geom.MM(n-1) }
	return lattice{cols: cols, step: geom.Pt{X: step(room.W, cols), Y: step(room.H, rows)}}
}

// at returns the i-th place, from the corner of the content, rounded down to 0.01 mm.
func (l lattice) at(i int) geom.Pt {
	down := func(v geom.MM) geom.MM { return math.Floor(v*100) / 100 }
	return geom.Pt{X: down(geom.MM(i%l.cols) * l.step.X), Y: down(geom.MM(i/l.cols) * l.step.Y)}
}
