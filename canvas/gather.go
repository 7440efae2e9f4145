package canvas

import (
	"strings"

	"clustercanvas/canvas/geom"
)

// Gathered is a card that was found on paper, in a section of a sheet: that of a source, one that is to
// be put to work, or a blank one that somebody has written on.
type Gathered struct {
	Section SectionID
	Column  RecordID // the period, on sheets that repeat over periods; else empty
	Source  RecordID // whose card it is, of this scenario or of another one; empty: see Card
	Card    Card     // of the deck, or the user's own; without an id it is blank, and its title all that is known
	Free    bool     // At is meant: the section places freely
	At      geom.Pt  // as in Spot
	Value   Value    // that was written on it; without one, what it brings stays as it is
}

// Gather makes a sheet show what was found on paper. A card of a source comes into the section where it
// was found, and is shown if it was hidden; of a source of another scenario it is the one that was copied
// from it, or a copy. Any other card is a source that is at work already, in that section or elsewhere, or
// that goes on, as in DropCard, or a new one; two of one card are two sources. With replace, what was
// not found in a column in which something was is hidden on this sheet, unless it is locked, and nothing is
// deleted anywhere. It returns the items in the order in which they were found. To gather the same again
// changes nothing.
func Gather(w Workbook, ids IDs, sheet RecordID, found []Gathered, replace bool) (Change, []Item, error) {
	sh, ok := Get[Sheet](w, sheet)
	if !ok {
		return Change{}, nil, refused("refused-sheet-gone")
	}
	g := &gathering{
		changed: on(w), ids: ids, sheet: sh, blanks: map[string]Card{},
		claimed: map[Item]bool{}, turned: map[RecordID]Source{}, places: make([]gatheredPlace, len(found)),
	}
	for i, x := range found {
		if err := g.look(i, x); err != nil {
			return Change{}, nil, err
		}
	}
	for _, find := range []func(int) error{g.ofSource, g.asWritten, g.asItIs, g.inPlace, g.atWork, g.goingOn, g.made} {
		for i := range g.places {
			if g.places[i].source != "" {
				continue
			}
			if err := find(i); err != nil {
				return Change{}, nil, err
			}
		}
	}
	items := make([]Item, len(found))
	for i := range g.places {
		if err := g.lay(i); err != nil {
			return Change{}, nil, err
		}
		items[i] = g.places[i].item()
	}
	if replace {
		g.hideOthers()
	}
	return g.labelled("gather", w.sheetName(sh)), items, nil
}

// gathering is what was found on its way onto a sheet.
type gathering struct {
	*changed
	ids     IDs
	sheet   Sheet
	places  []gatheredPlace
	blanks  map[string]Card     // the cards of blank ones, by title
	claimed map[Item]bool       // sources that were found, and where
	turned  map[RecordID]Source // as they are on the side or in the group where they were found
	fresh   []Source            // that were made
}

// gatheredPlace is something that was found, with what its place means and which source it is.
type gatheredPlace struct {
	Gathered
	target
	source RecordID // empty: not known yet
}

func (p gatheredPlace) item() Item { return Item{p.source, p.column()} }

// look finds out what the place of a card means, and which card it is.
func (g *gathering) look(i int, x Gathered) error {
	spot := Spot{Sheet: g.sheet.ID, Section: x.Section, Column: x.Column}
	if err := g.w.MayDropSources(spot); err != nil {
		return err
	}
	t, err := g.w.resolve(spot)
	if err != nil {
		return err
	}
	if x.Value.check() != nil {
		return refused("refused-value")
	}
	p := gatheredPlace{Gathered: x, target: t}
	switch {
	case x.Source != "":
		s, ok := Get[Source](g.w, x.Source)
		if !ok {
			return refused("refused-gone")
		}
		p.Card, _ = Get[Card](g.w, s.Card)
	case x.Card.ID == "":
		if p.Card, err = g.blank(x.Card, t.section.Role); err != nil {
			return err
		}
	default:
		if known, ok := Get[Card](g.w, x.Card.ID); ok {
			p.Card = known // as the user may have changed it
		} else if g.w.Record(x.Card.ID) != nil || x.Card.check() != nil {
			return refused("refused-value")
		}
	}
	g.places[i] = p
	return nil
}

// blank returns the card that a blank one has become: one that is called so already, or a new one of the
// section where it lies.
func (g *gathering) blank(card Card, role Role) (Card, error) {
	card.Title = strings.TrimSpace(card.Title)
	key := strings.ToLower(card.Title)
	if known, ok := g.blanks[key]; ok {
		return known, nil
	}
	for _, known := range g.w.Cards() {
		if key != "" && strings.ToLower(known.Title) == key {
			g.blanks[key] = known
			return known, nil
		}
	}
	as := Source{Group: GroupPrivate, Side: SidePrivate}.adapted(role)
	card.ID, card.Group, card.Side, card.Use = "card:"+g.ids(), as.Group, as.Side, UseAnything
	if key == "" || card.check() != nil {
		return Card{}, refused("refused-blank")
	}
	g.blanks[key] = card
	return card, nil
}

// ofSource takes the source whose card was found.
func (g *gathering) ofSource(i int) error {
	p := &g.places[i]
	if p.Source == "" {
		return nil
	}
	s, ok := g.w.InScenario(p.Source, p.period.Scenario)
	switch {
	case !ok:
		return nil
	case g.claimed[Item{s.ID, p.column()}]:
		return refused("refused-found-twice", g.w.name(s.ID)...)
	case !g.fits(s, p.section.Role):
		return refused("refused-two-sides", g.w.name(s.ID)...)
	}
	g.claim(i, s)
	return nil
}

// InScenario returns a source, or of another scenario the one that was copied from it, that it was
// copied from, or that was copied from the same one.
func (w Workbook) InScenario(source, scenario RecordID) (Source, bool) {
	s, ok := Get[Source](w, source)
	if !ok || s.Scenario == scenario {
		return s, ok
	}
	for _, x := range w.Sources(scenario) {
		if x.SameAs == s.ID || s.SameAs == x.ID || x.SameAs != "" && x.SameAs == s.SameAs {
			return x, true
		}
	}
	return Source{}, false
}

// asWritten takes a source of the card that is as it was found, figure and all. Those with a figure choose
// before those without one, so that the same again finds the same.
func (g *gathering) asWritten(i int) error {
	if g.places[i].Value.Kind == NothingYet {
		return nil
	}
	return g.asItIs(i)
}

// asItIs takes a source of the card that needs no change.
func (g *gathering) asItIs(i int) error {
	p := g.places[i]
	if p.Source != "" {
		return nil
	}
	for _, s := range g.of(p, true) {
		place, _ := Get[Placement](g.w, PlacementID(s.ID, g.sheet.ID, p.column()))
		f, _ := Get[Funding](g.w, FundingID(s.ID, p.period.ID))
		lies := !place.Hidden && (place.Section == "" || place.Section == p.Section) &&
			(!p.Free || place.Locked || place.Free && place.At == p.At)
		if lies && p.section.Role.Shows(s) && (p.Value.Kind == NothingYet || f.Value == p.Value) {
			g.claim(i, s)
			return nil
		}
	}
	return nil
}

// inPlace takes a source of the card that belongs where it was found, also one that is hidden there.
func (g *gathering) inPlace(i int) error {
	if p := g.places[i]; p.Source == "" {
		for _, s := range g.of(p, true) {
			if p.section.Role.Shows(s) {
				g.claim(i, s)
				return nil
			}
		}
	}
	return nil
}

// atWork takes a source of the card that lies elsewhere.
func (g *gathering) atWork(i int) error {
	if p := g.places[i]; p.Source == "" {
		for _, s := range g.of(p, true) {
			g.claim(i, s)
			return nil
		}
	}
	return nil
}

// goingOn takes a source of the card that is at work in other periods alone.
func (g *gathering) goingOn(i int) error {
	p := g.places[i]
	if p.Source != "" {
		return nil
	}
	for _, s := range g.of(p, false) {
		if p.section.Role.Shows(s) {
			g.claim(i, s)
			return nil
		}
	}
	return nil
}

// of returns the sources of a card that nothing was found for yet, that are at work in its period, or
// are not.
func (g *gathering) of(p gatheredPlace, atWork bool) []Source {
	var out []Source
	for _, s := range g.w.Sources(p.period.Scenario) {
		_, here := Get[Funding](g.w, FundingID(s.ID, p.period.ID))
		if s.Card == p.Card.ID && here == atWork && !g.claimed[Item{s.ID, p.column()}] && g.fits(s, p.section.Role) {
			out = append(out, s)
		}
	}
	return out
}

// made makes a new source of a card, or has one that was just made for another period go on.
func (g *gathering) made(i int) error {
	p := g.places[i]
	s := Source{
		Scenario: p.period.Scenario, Card: p.Card.ID, Group: p.Card.Group, Side: p.Card.Side, Use: p.Card.Use,
	}
	like, copied := Get[Source](g.w, p.Source) // of a scenario that this one was not copied from
	if copied {
		s = like
		s.Scenario, s.SameAs = p.period.Scenario, like.ID
	}
	for _, x := range g.fresh {
		if x.Scenario != s.Scenario || x.Card != s.Card || x.SameAs != s.SameAs {
			continue
		}
		taken, fits := g.claimed[Item{x.ID, p.column()}], g.fits(x, p.section.Role)
		switch {
		case !taken && fits:
			g.claim(i, x)
			return nil
		case copied && taken:
			return refused("refused-found-twice", g.w.name(like.ID)...)
		case copied:
			return refused("refused-two-sides", g.w.name(like.ID)...)
		}
	}
	s.ID, s.Rank = g.ids(), g.last(s.Scenario)
	g.fresh = append(g.fresh, s)
	g.put(p.Card)
	g.claim(i, s)
	return nil
}

// last returns a rank after all sources of a scenario.
func (g *gathering) last(scenario RecordID) Rank {
	last := lastOf(g.w.sourcesOf(scenario))
	for _, s := range g.fresh {
		if s.Scenario == scenario {
			last = max(last, s.Rank)
		}
	}
	return RankBetween(last, "")
}

// fits reports whether a source can lie in a section of a role, wherever else it was found: it has one
// side and one group in a scenario.
func (g *gathering) fits(s Source, role Role) bool {
	turned, found := g.turned[s.ID]
	return !found || turned.adapted(role) == turned
}

func (g *gathering) claim(i int, s Source) {
	p := &g.places[i]
	p.source = s.ID
	g.claimed[p.item()] = true
	g.turned[s.ID] = s.adapted(p.section.Role)
}

// lay puts a source where it was found.
func (g *gathering) lay(i int) error {
	p := g.places[i]
	source := g.turned[p.source]
	place, placed := Get[Placement](g.w, PlacementID(source.ID, g.sheet.ID, p.column()))
	was, known := Get[Source](g.w, source.ID)
	locked := placed && place.Locked
	if locked && (place.Hidden || place.Section != p.Section || source != was) {
		return refused("refused-locked-card", g.w.name(source.ID)...)
	}
	f, atWork := Get[Funding](g.w, FundingID(source.ID, p.period.ID))
	if !atWork {
		f = Funding{
			ID: FundingID(source.ID, p.period.ID), Source: source.ID, Period: p.period.ID, Status: AsIs, Basis: Stated,
		}
	}
	if p.Value.Kind != NothingYet {
		f.Value = p.Value
	}
	g.put(source)
	g.put(f)
	if !locked { // what is locked stays where it lies in its section
		g.place(source.ID, p.target, Spot{Sheet: g.sheet.ID, Section: p.Section, Column: p.column(), Free: p.Free, At: p.At}, "")
	}
	if known && source != was {
		g.forgetSections(source)
	}
	return nil
}

// hideOthers hides what was not found, in the columns in which something was.
func (g *gathering) hideOthers() {
	for _, period := range g.w.Columns(g.sheet) {
		column := RecordID("")
		if g.w.Template(g.sheet).Of.Repeats() {
			column = period.ID
		}
		seen := false
		for _, p := range g.places {
			seen = seen || p.column() == column
		}
		if !seen {
			continue
		}
		for _, at := range g.w.At(period.ID) {
			id := PlacementID(at.Source.ID, g.sheet.ID, column)
			place, ok := g.record(id).(Placement)
			if g.claimed[Item{at.Source.ID, column}] || place.Locked {
				continue
			}
			if !ok {
				place = Placement{ID: id, Source: at.Source.ID, Sheet: g.sheet.ID, Column: column}
			}
			place.Hidden = true
			g.put(place)
		}
	}
}
