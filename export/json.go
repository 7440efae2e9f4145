package export

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// WriteJSON writes a workbook in the exchange format (docs/exchange-format.md): every record of
// it, indented by two spaces, the same bytes for the same workbook. What it has written was read
// back and compared first, so that nothing can be lost: a workbook that the format cannot say,
// such as one with a note in a section that its tool does not have, is an error that is ErrJSON,
// and nothing is written. Errors of out are returned wrapped.
func WriteJSON(out io.Writer, w canvas.Workbook) error {
	var body bytes.Buffer
	e := json.NewEncoder(&body)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(exchangeOf(w)); err != nil {
		return fmt.Errorf("%w: %w", ErrJSON, err)
	}
	back, err := ReadJSON(bytes.NewReader(body.Bytes()), nil)
	if err != nil {
		return fmt.Errorf("export: json: the format cannot say what is in this workbook: %w", err)
	}
	same := slices.Equal(back.Records(), w.Records()) &&
		slices.EqualFunc(back.Assets(), w.Assets(), func(a, b canvas.Asset) bool { return a.Hash == b.Hash })
	if !same {
		return fmt.Errorf("%w: the format cannot say what is in this workbook", ErrJSON)
	}
	if _, err := out.Write(body.Bytes()); err != nil {
		return fmt.Errorf("export: json: write: %w", err)
	}
	return nil
}

// exchangeOf turns a workbook into the shape of the format.
func exchangeOf(w canvas.Workbook) exchangeFile {
	x := exchangeWriter{w: w, cards: map[canvas.RecordID]string{}, tools: map[canvas.RecordID]string{}}
	f := exchangeFile{Format: exchangeFormat, Version: exchangeVersion}
	if info, ok := canvas.Get[canvas.Info](w, canvas.InfoID); ok {
		f.Cluster = &exchangeCluster{
			Name: info.Cluster, Country: info.Country, Type: info.Type, Category: info.Category, Helix: info.Helix,
			Founded: info.Founded, Members: info.Members, Staff: info.Staff,
			Currency: info.Currency, Language: info.Language, Second: info.Second, About: info.About,
			Logo: info.Logo, Brand: info.Brand, Discretion: string(info.Discretion),
		}
	}
	f.Texts = x.texts("")
	f.Cards = x.ownCards()
	f.Templates = x.ownTemplates()
	scenarios := w.Scenarios()
	ranks := exchangeSaidRanks(scenarios, func(s canvas.Scenario) canvas.Rank { return s.Rank })
	for i, s := range scenarios {
		f.Scenarios = append(f.Scenarios, exchangeScenario{
			ID: string(s.ID), Rank: ranks[i], Title: s.Title, BasedOn: string(s.BasedOn),
			Periods: x.periods(s.ID), Sources: x.sources(s.ID), Totals: x.totals(s.ID),
			Costs: x.costs(s.ID),
		})
	}
	f.Horizons, f.Metrics, f.References = x.horizons(), x.metrics(), x.references()
	sheets := w.Sheets()
	ranks = exchangeSaidRanks(sheets, func(s canvas.Sheet) canvas.Rank { return s.Rank })
	all, of := x.periodNames()
	for i, s := range sheets {
		f.Sheets = append(f.Sheets, exchangeSheet{
			ID: string(s.ID), Rank: ranks[i], Tool: x.tools[s.Template],
			Scenario: string(s.Scenario), Period: string(s.Period), Title: s.Title,
			Against:    exchangeLooseWritten(s.Against, of[s.Scenario], all),
			Placements: x.placements(s), Notes: x.notes(s.ID), Links: x.links(s.ID),
		})
	}
	f.Views = x.views()
	f.Meetings = x.meetings()
	for _, a := range w.Assets() {
		f.Pictures = append(f.Pictures, exchangePicture{Data: base64.StdEncoding.EncodeToString(a.Bytes)})
	}
	return f
}

// exchangeWriter knows how sources call their cards and sheets their tools.
type exchangeWriter struct {
	w     canvas.Workbook
	cards map[canvas.RecordID]string
	tools map[canvas.RecordID]string
}

// ownCards returns the cards that the file lists: all but those of the deck that are as in the
// deck, at work, and meant by nothing else when they are named.
func (x exchangeWriter) ownCards() []exchangeCard {
	used := map[canvas.RecordID]bool{}
	for _, s := range canvas.All[canvas.Source](x.w) {
		used[s.Card] = true
	}
	asInDeck := func(c canvas.Card) bool {
		d, ok := exchangeCardDefaults(c.Deck)
		return ok && c == d
	}
	taken := map[string]bool{}
	for _, c := range x.w.Cards() {
		if !asInDeck(c) || !used[c.ID] {
			taken[string(c.ID)], taken[c.Title], taken[c.Deck] = true, true, true
		}
	}
	var out []exchangeCard
	for _, c := range x.w.Cards() {
		if asInDeck(c) && used[c.ID] && !taken[c.Deck] {
			x.cards[c.ID] = c.Deck
			continue
		}
		x.cards[c.ID] = string(c.ID)
		out = append(out, exchangeCardOf(c))
	}
	return out
}

func exchangeCardOf(c canvas.Card) exchangeCard {
	d, inDeck := exchangeCardDefaults(c.Deck)
	x := exchangeCard{
		Deck: c.Deck, Title: c.Title, Short: c.Short, Body: c.Body, Pictogram: c.Pictogram,
		ID:    exchangeUnless(c.ID, d.ID),
		Group: exchangeUnless(c.Group, d.Group),
		Side:  exchangeUnless(c.Side, exchangeSide(c.Group, d.Side)),
		Use:   exchangeUnless(c.Use, d.Use),
	}
	if !inDeck {
		x.Group = string(c.Group)
	}
	if c.Level != d.Level {
		level := string(c.Level)
		x.Level = &level
	}
	return x
}

// ownTemplates returns the templates that the file lists: all but the built-in ones that a sheet
// uses and that nothing else is meant by when they are named.
func (x exchangeWriter) ownTemplates() []exchangeTemplate {
	used := map[canvas.RecordID]bool{}
	for _, s := range x.w.Sheets() {
		used[s.Template] = true
	}
	builtIn := map[canvas.TemplateCopy]bool{}
	for _, t := range exchangeBuiltIn().copy {
		builtIn[t] = true
	}
	parsed, taken := x.w.Templates(), map[string]bool{}
	copies := canvas.All[canvas.TemplateCopy](x.w)
	slices.SortFunc(copies, func(a, b canvas.TemplateCopy) int { return cmp.Compare(a.ID, b.ID) })
	for _, t := range copies {
		if !builtIn[t] || !used[t.ID] {
			taken[string(t.ID)], taken[parsed[t.ID].ID] = true, true
		}
	}
	var out []exchangeTemplate
	for _, t := range copies {
		tool := parsed[t.ID].ID
		x.tools[t.ID] = string(t.ID)
		switch {
		case builtIn[t] && used[t.ID] && !taken[tool]:
			x.tools[t.ID] = tool
		case builtIn[t]:
			out = append(out, exchangeTemplate{Tool: tool})
		default:
			out = append(out, exchangeTemplateOf(t))
		}
	}
	return out
}

// exchangeTemplateOf writes a template as JSON within JSON where that keeps every byte, and as
// text otherwise.
func exchangeTemplateOf(t canvas.TemplateCopy) exchangeTemplate {
	x := exchangeTemplate{ID: string(t.ID)}
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(t.JSON)); err == nil && compact.String() == t.JSON {
		x.Template = json.RawMessage(t.JSON)
	} else {
		x.JSON = t.JSON
	}
	return x
}

// periodNames returns what the reader takes for a period: of any scenario, and of each by itself.
func (x exchangeWriter) periodNames() (all *exchangeIndex, of map[canvas.RecordID]*exchangeIndex) {
	all, of = newExchangeIndex("period"), map[canvas.RecordID]*exchangeIndex{"": newExchangeIndex("period")}
	for _, s := range x.w.Scenarios() {
		of[s.ID] = newExchangeIndex("period")
		for _, p := range x.w.Periods(s.ID) {
			of[s.ID].add(p.ID, p.Label)
			all.addPeriod(p.ID, s.Title, p.Label)
		}
	}
	return all, of
}

func (x exchangeWriter) periods(scenario canvas.RecordID) []exchangePeriod {
	periods := x.w.Periods(scenario)
	ranks := exchangeSaidRanks(periods, func(p canvas.Period) canvas.Rank { return p.Rank })
	var out []exchangePeriod
	for i, p := range periods {
		out = append(out, exchangePeriod{
			ID: string(p.ID), Rank: ranks[i], Label: p.Label, From: p.FromYear, To: p.ToYear, SameAs: string(p.SameAs),
			Texts: x.texts(p.ID),
		})
	}
	return out
}

func (x exchangeWriter) sources(scenario canvas.RecordID) []exchangeSource {
	sources := x.w.Sources(scenario)
	ranks := exchangeSaidRanks(sources, func(s canvas.Source) canvas.Rank { return s.Rank })
	var out []exchangeSource
	for i, s := range sources {
		card, _ := canvas.Get[canvas.Card](x.w, s.Card)
		source := exchangeSource{
			ID: string(s.ID), Rank: ranks[i], Card: x.cards[s.Card], Title: s.Title, Payer: s.Payer,
			Group:  exchangeUnless(s.Group, card.Group),
			Side:   exchangeUnless(s.Side, exchangeSide(s.Group, card.Side)),
			Use:    exchangeUnless(s.Use, card.Use),
			Starts: s.Starts.String(), Ends: s.Ends.String(),
			Confidential: s.Confidential, SameAs: string(s.SameAs),
		}
		for _, f := range x.w.Fundings(s.ID) {
			share, amount := exchangeFigures(f.Value)
			source.Fundings = append(source.Fundings, exchangeFunding{
				Period: string(f.Period), Share: share, Amount: amount, Origin: f.Origin,
				Status: exchangeUnless(f.Status, exchangeStatus), Basis: exchangeUnless(f.Basis, exchangeBasis),
				Confidential: f.Confidential,
			})
		}
		out = append(out, source)
	}
	return out
}

func (x exchangeWriter) totals(scenario canvas.RecordID) []exchangeTotal {
	var out []exchangeTotal
	for _, p := range x.w.Periods(scenario) {
		for _, of := range canvas.TotalsOf {
			t, ok := canvas.Get[canvas.Total](x.w, canvas.TotalID(p.ID, of))
			if !ok {
				continue
			}
			share, amount := exchangeFigures(t.Value)
			out = append(out, exchangeTotal{
				Period: string(p.ID), Of: string(of), Share: share, Amount: amount,
				Basis: exchangeUnless(t.Basis, exchangeBasis), Origin: t.Origin, Confidential: t.Confidential,
			})
		}
	}
	return out
}

func (x exchangeWriter) placements(s canvas.Sheet) []exchangePlacement {
	var out []exchangePlacement
	for _, source := range x.w.Sources(s.Scenario) {
		columns := []canvas.RecordID{""}
		for _, p := range x.w.Periods(s.Scenario) {
			columns = append(columns, p.ID)
		}
		for _, column := range columns {
			p, ok := canvas.Get[canvas.Placement](x.w, canvas.PlacementID(source.ID, s.ID, column))
			if !ok {
				continue
			}
			placement := exchangePlacement{
				Source: string(p.Source), Column: string(p.Column), Section: string(p.Section),
				Rank: string(p.Rank), At: exchangePointOf(p.At, p.Free), Hidden: p.Hidden, Locked: p.Locked, Step: p.Step,
			}
			if p.Free != (placement.At != nil) {
				placement.Free = &p.Free
			}
			out = append(out, placement)
		}
	}
	return out
}

func (x exchangeWriter) notes(sheet canvas.RecordID) []exchangeNote {
	notes := x.w.Notes(sheet)
	ranks := exchangeSaidRanks(notes, func(n canvas.Note) canvas.Rank { return n.Rank })
	var out []exchangeNote
	for i, n := range notes {
		note := exchangeNote{
			ID: string(n.ID), Rank: ranks[i], Section: string(n.Section), Column: string(n.Column),
			At: exchangePointOf(n.At, n.Free), Text: n.Text, Heading: n.Heading,
			Size: exchangeUnless(n.Size, exchangeSize), Tint: exchangeUnless(n.Tint, exchangeTint),
			Author: n.Author, Part: string(n.Part), Confidential: n.Confidential, Locked: n.Locked, Picture: n.Picture, Step: n.Step,
		}
		if n.Free != (note.At != nil) {
			note.Free = &n.Free
		}
		out = append(out, note)
	}
	return out
}

func (x exchangeWriter) links(sheet canvas.RecordID) []exchangeLink {
	var out []exchangeLink
	for _, l := range x.w.Links(sheet) {
		out = append(out, exchangeLink{
			From: string(l.From), FromColumn: string(l.FromColumn), To: string(l.To), ToColumn: string(l.ToColumn), Label: l.Label,
		})
	}
	return out
}

// exchangePointOf writes a place; the corner only where it is meant.
func exchangePointOf(p geom.Pt, meant bool) *exchangePoint {
	if p == (geom.Pt{}) && !meant {
		return nil
	}
	return &exchangePoint{p.X, p.Y}
}

// exchangeSaidRanks returns the ranks of a list as the file says them: not at all where they are
// those that the reader fills in, so that most files hold none.
func exchangeSaidRanks[T any](list []T, rank func(T) canvas.Rank) []string {
	out := make([]string, len(list))
	filled := exchangeRanks(make([]canvas.Rank, len(list)))
	if slices.EqualFunc(list, filled, func(item T, r canvas.Rank) bool { return rank(item) == r }) {
		return out
	}
	for i, item := range list {
		out[i] = string(rank(item))
	}
	return out
}

// exchangeUnless returns a word, or nothing where it is what is meant anyway.
func exchangeUnless[T ~string](v, otherwise T) string {
	if v == otherwise {
		return ""
	}
	return string(v)
}
