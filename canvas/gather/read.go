package gather

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/code"
	"clustercanvas/canvas/deck"
)

// Trouble is why something that was typed cannot be put on a sheet; empty where it can.
type Trouble string

// The troubles.
const (
	Unknown   Trouble = "unknown"   // no card has such an id
	Several   Trouble = "several"   // the ids of several sources begin so: Among
	Untitled  Trouble = "untitled"  // a blank card, and nobody has said what stands on it
	Twice     Trouble = "twice"     // it was typed for this section before
	Elsewhere Trouble = "elsewhere" // the source was typed for another section before: Other
	Shock     Trouble = "shock"     // a shock card: it asks a question, and is no financing
	Corner    Trouble = "corner"    // the code of a page, not of a card
	Figure    Trouble = "figure"    // what stands behind = is no share and no amount
)

// Troubles lists every trouble.
var Troubles = []Trouble{Unknown, Several, Untitled, Twice, Elsewhere, Shock, Corner, Figure}

// Word is one thing that was typed for a section, and what it means.
type Word struct {
	Typed   string // as it was typed
	Key     string // names it among the answers
	Section canvas.SectionID
	Column  canvas.RecordID
	Source  canvas.RecordID // whose card it is; empty: see Card
	Card    canvas.Card     // as in canvas.Gathered; the card of the source where there is one
	Value   canvas.Value
	Blank   string // the id of a blank card; empty for others
	Trouble Trouble
	Among   []canvas.Source  // of which one has to be chosen
	Other   canvas.SectionID // where it was typed before
}

// Typed is what was typed for a section.
type Typed struct {
	Section canvas.SectionID
	Text    string
}

// Sections returns the sections of a sheet in which cards can lie, in the order of the tool.
func Sections(w canvas.Workbook, sheet canvas.RecordID) []canvas.Section {
	s, ok := canvas.Get[canvas.Sheet](w, sheet)
	if !ok {
		return nil
	}
	var out []canvas.Section
	for _, section := range w.Template(s).Sections {
		if section.Takes(canvas.AcceptSources) {
			out = append(out, section)
		}
	}
	return out
}

// Read makes out what was typed for the sections of a sheet, in one column where it repeats over periods;
// else the column is empty. Ids are read as they stand on cards or in their codes, in any case: "7", "07",
// "CC:D:07", "K4QX", "B1". A title in quotes is a card that is called so, or becomes one. Behind = stands the
// figure that was written on the card, or the title of a blank one. Answers say by the key of a word what
// its typing left open: the title of a blank card, or the id of one of several sources.
func Read(w canvas.Workbook, sheet, column canvas.RecordID, typed []Typed, answers map[string]string, language string) []Word {
	r := reader{Workbook: w, language: language, answers: answers}
	s, _ := canvas.Get[canvas.Sheet](w, sheet)
	r.scenario = s.Scenario
	if p, ok := canvas.Get[canvas.Period](w, column); ok {
		r.scenario = p.Scenario
	}
	var out []Word
	for _, t := range typed {
		for _, x := range split(t.Text) {
			word := r.read(x)
			word.Section, word.Column = t.Section, column
			if word.Trouble == "" || word.Trouble == Untitled {
				word.again(out)
			}
			out = append(out, word)
		}
	}
	return out
}

// Found returns what can be put on the sheet: the words without trouble.
func Found(of []Word) []canvas.Gathered {
	var out []canvas.Gathered
	for _, x := range of {
		if x.Trouble == "" {
			out = append(out, canvas.Gathered{Section: x.Section, Column: x.Column, Source: x.Source, Card: x.Card, Value: x.Value})
		}
	}
	return out
}

// again says whether a word was typed before: a scanner easily reads a card twice. A card of the deck in
// another section, or with another figure, is a second source; that of a source, and a blank one, cannot lie in
// two places.
func (x *Word) again(before []Word) {
	for _, b := range before {
		if x.Blank != "" || b.Blank != "" {
			if x.Blank == b.Blank && b.Section == x.Section {
				x.Trouble, x.Other = Twice, b.Section
				return
			}
			if x.Blank == b.Blank {
				x.Trouble, x.Other = Elsewhere, b.Section
				return
			}
			continue
		}
		if b.Trouble != "" || b.Source != x.Source || b.Card.ID != x.Card.ID || b.Card.ID == "" && !strings.EqualFold(b.Card.Title, x.Card.Title) {
			continue
		}
		figures := b.Value.Kind != canvas.NothingYet && x.Value.Kind != canvas.NothingYet && b.Value != x.Value
		switch {
		case b.Section == x.Section && (x.Source != "" || !figures):
			x.Trouble, x.Other = Twice, b.Section
			return
		case x.Source != "":
			x.Trouble, x.Other = Elsewhere, b.Section
			return
		}
	}
}

// reader knows the workbook that words are about.
type reader struct {
	canvas.Workbook
	scenario canvas.RecordID
	language string
	answers  map[string]string
}

var (
	number  = regexp.MustCompile(`^\d{1,3}$`)
	special = regexp.MustCompile(`^([BX])(\d{1,3})$`)
)

// codePrefix begins what the codes on paper say.
const codePrefix = "CC:"

func (r reader) read(x word) Word {
	out := Word{Typed: x.typed, Key: cmp.Or(x.id, x.title)}
	value, ok := x.value(r.language)
	if out.Value = value; !ok {
		out.Trouble = Figure
		return out
	}
	if strings.HasPrefix(x.id, codePrefix) {
		mark, err := code.Parse(x.id)
		if err != nil {
			out.Trouble = Unknown
			return out
		}
		r.marked(&out, mark, x.title)
		return out
	}
	switch {
	case x.id == "":
		r.titled(&out, x.title)
	case number.MatchString(x.id):
		r.numbered(&out, x.id)
	case special.MatchString(x.id) && x.id[0] == 'X':
		out.Trouble = Shock
	case special.MatchString(x.id):
		r.blank(&out, x.id, x.title)
	default:
		r.source(&out, r.beginning(x.id))
	}
	return out
}

// marked takes what a code says.
func (r reader) marked(out *Word, mark code.Mark, title string) {
	switch mark.Kind {
	case code.Card:
		r.numbered(out, strconv.Itoa(mark.Number))
	case code.Source:
		r.source(out, r.identified(mark.ID))
	case code.Blank:
		r.blank(out, "B"+strconv.Itoa(mark.Number), title)
	case code.Shock:
		out.Trouble = Shock
	case code.Corner:
		out.Trouble = Corner
	default:
		out.Trouble = Unknown
	}
}

// numbered takes a card of the deck.
func (r reader) numbered(out *Word, digits string) {
	n, err := strconv.Atoi(digits)
	e, ok := deck.Numbered(n)
	if err != nil || !ok {
		out.Trouble = Unknown
		return
	}
	out.Card = r.ofDeck(e)
}

// ofDeck returns a card of the deck as the workbook has it.
func (r reader) ofDeck(e deck.Entry) canvas.Card {
	if known, ok := canvas.Get[canvas.Card](r.Workbook, e.Card().ID); ok {
		return known
	}
	return e.Card()
}

// blank takes a card that somebody has written on.
func (r reader) blank(out *Word, id, title string) {
	out.Key, out.Blank = id, id
	if title = cmp.Or(title, strings.TrimSpace(r.answers[id])); title == "" {
		out.Trouble = Untitled
		return
	}
	r.titled(out, title)
}

// titled takes what is called so: a source by its own name, a card of the deck or of the user's own, or a
// blank one that becomes one.
func (r reader) titled(out *Word, title string) {
	title = strings.Join(strings.Fields(title), " ")
	is := func(called string) bool { return called != "" && strings.EqualFold(deck.Plain(called), title) }
	for _, s := range r.Sources(r.scenario) {
		if is(s.Title) {
			r.source(out, []canvas.Source{s})
			return
		}
	}
	for _, card := range r.Cards() {
		if is(card.Title) {
			out.Card = card
			return
		}
	}
	for _, e := range deck.All() {
		card := r.ofDeck(e)
		for _, language := range []string{r.language, r.Info().Language, r.Info().Second, "en"} {
			if is(deck.Title(card, language)) || is(deck.Short(card, language)) {
				out.Card = card
				return
			}
		}
	}
	out.Card = canvas.Card{Title: title}
}

// source takes the one source that is meant; of several the one that somebody has chosen.
func (r reader) source(out *Word, of []canvas.Source) {
	if chosen := canvas.RecordID(r.answers[out.Key]); len(of) > 1 && chosen != "" {
		if i := slices.IndexFunc(of, func(s canvas.Source) bool { return s.ID == chosen }); i >= 0 {
			of = of[i : i+1]
		}
	}
	switch len(of) {
	case 0:
		out.Trouble = Unknown
	case 1:
		out.Source = of[0].ID
		if own, ok := r.InScenario(out.Source, r.scenario); ok {
			out.Source = own.ID
		}
		out.Card, _ = canvas.Get[canvas.Card](r.Workbook, of[0].Card)
	default:
		out.Trouble, out.Among = Several, of
	}
}

// identified returns the source with an id, in any case.
func (r reader) identified(id string) []canvas.Source {
	return r.among(func(s canvas.Source) bool { return strings.EqualFold(string(s.ID), id) })
}

// beginning returns the sources whose short ids begin so: those of the scenario, else the others.
func (r reader) beginning(id string) []canvas.Source {
	const least = 2 // letters; fewer are no id
	if len(id) < least {
		return nil
	}
	return r.among(func(s canvas.Source) bool {
		return strings.HasPrefix(canvas.LongShortID(s.ID), id) || strings.EqualFold(string(s.ID), id)
	})
}

// among returns the sources that are meant, in order: of the scenario alone where it has any.
func (r reader) among(meant func(canvas.Source) bool) []canvas.Source {
	var own, others []canvas.Source
	for _, scenario := range r.Scenarios() {
		for _, s := range r.Sources(scenario.ID) {
			switch {
			case !meant(s):
			case scenario.ID == r.scenario:
				own = append(own, s)
			default:
				others = append(others, s)
			}
		}
	}
	if len(own) > 0 {
		return own
	}
	return others
}
