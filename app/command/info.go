package command

import (
	"flag"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/public"
	"clustercanvas/storage"
)

// infoCommand tells all that is in a file: as tables for people, or as JSON for programs.
func infoCommand(f *flag.FlagSet) func(*call) error {
	asJSON := f.Bool("json", false, "")
	forAll := f.Bool("public", false, "")
	return func(c *call) error {
		path := c.operands[0]
		contents, err := c.read(path)
		if err != nil {
			return err
		}
		if *forAll {
			contents = storage.Contents{Workbook: public.Of(contents.Workbook, "")} // without its past
		}
		info, err := infoOf(path, contents)
		if err != nil {
			return err
		}
		if !*asJSON {
			info.print(printable{c.out})
			return nil
		}
		return c.writeJSON(info)
	}
}

// infoOf collects everything. Lists are in the order of the workbook, so that the same file gives
// the same bytes.
func infoOf(path string, contents storage.Contents) (infoFile, error) {
	w := contents.Workbook
	i := w.Info()
	b := infoBuilder{w: w, periods: map[canvas.RecordID]canvas.Period{}, infoFile: infoFile{
		File: path, Records: w.Len(), Changes: len(contents.Past), Snapshots: snapshots(contents.Marks),
		Profile: infoProfile{
			Cluster: i.Cluster, Country: i.Country, Type: i.Type, Category: i.Category, Helix: i.Helix, Founded: i.Founded,
			Members: i.Members, Staff: i.Staff, Currency: i.Currency, Language: i.Language, Second: i.Second, About: i.About, Logo: i.Logo, Brand: i.Brand, Discretion: string(i.Discretion),
		},
		Scenarios: []infoScenario{}, Periods: []infoPeriod{}, Cards: []infoCard{}, Sources: []infoSource{},
		Fundings: []infoFunding{}, Totals: []infoTotal{}, CostLines: []infoCostLine{}, Costs: []infoCost{},
		Texts: []infoField{}, Horizons: []infoHorizon{}, Metrics: []infoMetric{}, Targets: []infoTarget{},
		Readings: []infoReading{}, References: []infoReference{}, Sheets: []infoSheet{}, Placements: []infoPlacement{},
		Notes: []infoNote{}, Links: []infoLink{}, Views: []infoView{}, Meetings: []infoMeeting{}, Slots: []infoSlot{}, Shares: []infoShares{}, Coverage: []infoCoverage{},
		Checks: []infoCheck{}, Problems: []infoProblem{},
	}}
	for _, card := range w.Cards() {
		b.card(card)
	}
	b.texts("")
	for _, s := range w.Scenarios() {
		b.scenario(s)
	}
	b.metrics()
	for n, s := range w.Sheets() {
		if err := b.sheet(n+1, s); err != nil {
			return infoFile{}, err
		}
	}
	for n, m := range w.Meetings() {
		b.meeting(n+1, m)
	}
	for n, v := range w.Views() {
		b.view(n+1, v)
	}
	for _, f := range analysis.Checks(w) {
		b.check(f)
	}
	for _, p := range contents.Problems {
		b.Problems = append(b.Problems, infoProblem{string(p.Record), string(p.Kind), p.Reason, problemText(p)})
	}
	return b.infoFile, nil
}

type infoBuilder struct {
	infoFile
	w       canvas.Workbook
	periods map[canvas.RecordID]canvas.Period
}

func (b *infoBuilder) card(c canvas.Card) {
	language := b.w.Info().Language
	b.Cards = append(b.Cards, infoCard{
		ID: string(c.ID), Deck: c.Deck, Title: deck.Plain(deck.Title(c, language)), OwnTitle: c.Title,
		Short: deck.Plain(deck.Short(c, language)), Group: string(c.Group), Side: string(c.Side),
		Level: string(c.Level), Use: string(c.Use), Pictogram: deck.Pictogram(c),
	})
}

func (b *infoBuilder) scenario(s canvas.Scenario) {
	periods := b.w.Periods(s.ID)
	scenario := infoScenario{ID: string(s.ID), Title: s.Title, BasedOn: string(s.BasedOn), Periods: []string{}}
	for _, x := range b.w.Sources(s.ID) {
		b.source(x)
	}
	for _, l := range b.w.CostLines(s.ID) {
		b.costLine(l)
	}
	for _, p := range periods {
		scenario.Periods = append(scenario.Periods, string(p.ID))
		b.period(p)
	}
	b.Scenarios = append(b.Scenarios, scenario)
}

func (b *infoBuilder) source(x canvas.Source) {
	card, _ := canvas.Get[canvas.Card](b.w, x.Card)
	b.Sources = append(b.Sources, infoSource{
		ID: string(x.ID), Scenario: string(x.Scenario), Card: string(x.Card), Deck: card.Deck,
		Title: sourceTitle(b.w, x), OwnTitle: x.Title, Payer: x.Payer,
		Group: string(x.Group), Side: string(x.Side), Use: string(x.Use),
		Starts: x.Starts.String(), Ends: x.Ends.String(), Confidential: x.Confidential,
		SameAs: string(x.SameAs), Rank: string(x.Rank),
	})
}

func (b *infoBuilder) period(p canvas.Period) {
	b.periods[p.ID] = p
	b.Periods = append(b.Periods, infoPeriod{
		ID: string(p.ID), Scenario: string(p.Scenario), Label: p.Label, From: p.FromYear, To: p.ToYear,
		SameAs: string(p.SameAs),
	})
	s := analysis.Of(b.w, p.ID)
	for _, x := range s.Parts {
		b.Fundings = append(b.Fundings, fundingOf(b.w, x, s.Places))
	}
	for _, of := range canvas.TotalsOf {
		if t, ok := canvas.Get[canvas.Total](b.w, canvas.TotalID(p.ID, of)); ok {
			kind, share, amount := typed(t.Value)
			b.Totals = append(b.Totals, infoTotal{
				ID: string(t.ID), Period: string(p.ID), Of: string(of), Kind: kind, Share: share, Amount: amount,
				Basis: string(t.Basis), Origin: t.Origin, Confidential: t.Confidential,
			})
		}
	}
	b.Shares = append(b.Shares, sharesOf(b.w, p, s))
	b.costs(p)
	b.texts(p.ID)
}

func fundingOf(w canvas.Workbook, x analysis.Part, places int) infoFunding {
	kind, share, amount := typed(x.Funding.Value)
	f := infoFunding{
		ID: string(x.Funding.ID), Source: string(x.Source.ID), Title: sourceTitle(w, x.Source),
		Period: string(x.Funding.Period), Kind: kind, Share: share, Amount: amount, Counts: x.Counts,
		Status: string(x.Funding.Status), Basis: string(x.Funding.Basis), Origin: x.Funding.Origin,
		Confidential: x.Funding.Confidential,
	}
	if x.Known {
		f.ShownShare = decimal(x.Shown, places)
	}
	if x.AmountKnown {
		f.ShownAmount = decimal(int64(x.Amount), moneyPlaces)
	}
	return f
}

func sharesOf(w canvas.Workbook, p canvas.Period, s analysis.Shares) infoShares {
	out := infoShares{
		Scenario: string(p.Scenario), Period: string(p.ID), Label: p.Label, Known: s.Den > 0,
		Decimals: s.Places, Mixed: s.Mixed, InKind: decimal(int64(s.InKind), moneyPlaces), Unknown: s.Unknown,
		Total: sumOf(s.Total, s.Places),
		Sides: infoSides{sumOf(s.Sides[canvas.SidePublic], s.Places), sumOf(s.Sides[canvas.SidePrivate], s.Places)},
		Groups: infoGroups{
			sumOf(s.Groups[canvas.GroupPublic], s.Places), sumOf(s.Groups[canvas.GroupPrivate], s.Places),
			sumOf(s.Groups[canvas.GroupProject], s.Places),
		},
		Parts: []infoPart{}, Rests: []infoRest{},
	}
	if s.IncomeKnown {
		out.Income = decimal(int64(s.Income), moneyPlaces)
	}
	for _, x := range s.Parts {
		f := fundingOf(w, x, s.Places)
		out.Parts = append(out.Parts, infoPart{f.Source, f.Title, f.Counts, f.ShownShare, f.ShownAmount, f.Status})
	}
	for _, r := range s.Rests {
		out.Rests = append(out.Rests, infoRest{string(r.Of), decimal(r.Shown, s.Places)})
	}
	return out
}

func sumOf(s analysis.Sum, places int) infoSum {
	out := infoSum{Typed: s.Typed, Illustrative: s.Illustrative, Over: decimal(s.Over, places)}
	if s.Known {
		out.Share, out.Today = decimal(s.Shown, places), decimal(s.Today, places)
	}
	return out
}

func (b *infoBuilder) sheet(n int, s canvas.Sheet) error {
	laid, err := layout.Sheet(b.w, s.ID, layout.Options{})
	if err != nil {
		return failed("layout-failed", sheetTitle(b.w, s), err)
	}
	b.Sheets = append(b.Sheets, infoSheet{
		N: n, ID: string(s.ID), Tool: b.w.Template(s).ID, Title: sheetTitle(b.w, s), OwnTitle: s.Title,
		Scenario: string(s.Scenario), Period: string(s.Period), Against: string(s.Against), Pages: len(laid.Pages),
	})
	b.placements(n, s)
	for _, x := range b.w.Notes(s.ID) {
		b.Notes = append(b.Notes, infoNote{
			ID: string(x.ID), Sheet: string(s.ID), N: n, Section: string(x.Section), Column: string(x.Column),
			Text: x.Text, Heading: x.Heading, Tint: string(x.Tint), Size: string(x.Size), Author: x.Author,
			Part: string(x.Part), Confidential: x.Confidential, Rank: string(x.Rank), Free: x.Free, At: [2]float64{x.At.X, x.At.Y},
			Locked: x.Locked, Picture: x.Picture, Step: x.Step,
		})
	}
	for _, x := range b.w.Links(s.ID) {
		b.Links = append(b.Links, infoLink{
			ID: string(x.ID), Sheet: string(s.ID), N: n, From: string(x.From), FromColumn: string(x.FromColumn),
			To: string(x.To), ToColumn: string(x.ToColumn), Label: x.Label,
		})
	}
	for _, x := range laid.Slots {
		b.Slots = append(b.Slots, infoSlot{
			Sheet: string(s.ID), N: n, Page: x.Page + 1, Kind: string(b.w.Record(x.Item.ID).Kind()), ID: string(x.Item.ID),
			Section: string(x.Section), Column: string(x.Item.Column), Free: x.Free,
			Rect: [4]float64{hundredth(x.Rect.X), hundredth(x.Rect.Y), hundredth(x.Rect.W), hundredth(x.Rect.H)},
		})
	}
	return nil
}

// placements lists those of a sheet by hand, in the order of its sources and columns.
func (b *infoBuilder) placements(n int, s canvas.Sheet) {
	columns := []canvas.RecordID{""}
	for _, p := range b.w.Periods(s.Scenario) {
		columns = append(columns, p.ID)
	}
	for _, source := range b.w.Sources(s.Scenario) {
		for _, column := range columns {
			x, ok := canvas.Get[canvas.Placement](b.w, canvas.PlacementID(source.ID, s.ID, column))
			if !ok {
				continue
			}
			b.Placements = append(b.Placements, infoPlacement{
				ID: string(x.ID), Sheet: string(s.ID), N: n, Source: string(source.ID), Title: sourceTitle(b.w, source),
				Column: string(column), Section: string(x.Section), Rank: string(x.Rank), Free: x.Free,
				At: [2]float64{x.At.X, x.At.Y}, Hidden: x.Hidden, Locked: x.Locked, Step: x.Step,
			})
		}
	}
}

func (b *infoBuilder) view(n int, v canvas.View) {
	b.Views = append(b.Views, infoView{
		N: n, ID: string(v.ID), Title: v.Title, Sheet: string(v.Sheet), Period: string(v.Period), Section: string(v.Section),
		Frame: [4]float64{v.Frame.X, v.Frame.Y, v.Frame.W, v.Frame.H}, Page: v.Page + 1, Layout: v.Layout, Veiled: v.Veiled,
		HidesAmounts: v.HidesAmounts, HidesNotes: v.HidesNotes, HidesPrompts: v.HidesPrompts, Rank: string(v.Rank),
	})
}

func (b *infoBuilder) check(f analysis.Finding) {
	b.Checks = append(b.Checks, infoCheck{
		Key: f.Key, Scenario: string(f.Scenario), Period: string(f.Period),
		Figure: decimal(f.Shown, f.Places), Amount: moneyOf(f.Amount, true), Item: string(f.Item.ID),
		Sheet: string(f.Sheet), Section: string(f.Section), Record: string(f.Record), Severe: f.Severe, Text: findingText(b.w, f),
	})
}
