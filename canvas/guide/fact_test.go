package guide

import (
	"fmt"
	"testing"

	"clustercanvas/canvas"
)

// book is a workbook under construction, by commands only: one scenario of two periods, and a sheet
// of each tool.
type book struct {
	canvas.Workbook
	t       *testing.T
	n       int
	periods []canvas.Period
	sheets  map[string]canvas.RecordID // by tool
	marks   []canvas.Mark
}

func newBook(t *testing.T) *book {
	t.Helper()
	b := &book{t: t, sheets: map[string]canvas.RecordID{}}
	b.Workbook, _ = canvas.NewWorkbook(canvas.Start(b.ids, canvas.Info{Language: "en", Currency: "EUR"}, "As is", []string{"Year 1", "Year 2"}))
	scenario := b.Scenarios()[0].ID
	b.periods = b.Periods(scenario)
	for i, c := range canvas.BuiltIn() {
		change, sheet, err := canvas.AddSheet(b.Workbook, b.ids, c, scenario, b.periods[0].ID, "")
		b.do(change, err)
		b.sheets[canvas.BuiltInTemplates()[i].ID] = sheet
	}
	return b
}

func (b *book) ids() canvas.RecordID {
	b.n++
	return canvas.RecordID(fmt.Sprintf("r%03d", b.n))
}

func (b *book) do(c canvas.Change, err error) {
	b.t.Helper()
	if err == nil {
		b.Workbook, err = b.Apply(c.Diff)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// source puts a card of the deck to work in a period, and types what it brings.
func (b *book) source(deck string, side canvas.Side, period int, value canvas.Value, status canvas.Status) canvas.RecordID {
	b.t.Helper()
	group := canvas.GroupPublic
	if side == canvas.SidePrivate {
		group = canvas.GroupPrivate
	}
	card := canvas.Card{ID: canvas.RecordID("card:" + deck), Deck: deck, Group: group, Side: side, Use: canvas.UseAnything}
	c, source, err := canvas.AddSource(b.Workbook, b.ids, card, b.periods[period].ID)
	b.do(c, err)
	id := canvas.FundingID(source, b.periods[period].ID)
	if value.Kind != canvas.NothingYet {
		b.do(canvas.SetValue(b.Workbook, id, value))
	}
	if status != canvas.AsIs {
		b.do(canvas.Edit(b.Workbook, id, "set-status", func(f *canvas.Funding) { f.Status = status }))
	}
	return source
}

func (b *book) note(tool string, section canvas.SectionID, text, author string) {
	b.t.Helper()
	like := canvas.Note{Size: canvas.NoteMedium, Tint: canvas.TintAsIs, Author: author}
	c, _, err := canvas.AddNotes(b.Workbook, b.ids, []string{text}, like, canvas.Spot{Sheet: b.sheets[tool], Section: section})
	b.do(c, err)
}

func (b *book) metric(parked bool) canvas.RecordID {
	b.t.Helper()
	c, metric, err := canvas.AddMetric(b.Workbook, b.ids, "Jobs", parked)
	b.do(c, err)
	return metric
}

func (b *book) target(metric canvas.RecordID) {
	b.t.Helper()
	if len(b.Horizons()) == 0 {
		b.do(canvas.AddHorizons(b.Workbook, b.ids, 2026, []string{"Today", "10", "20", "30"}))
	}
	b.do(canvas.SetTarget(b.Workbook, metric, b.Horizons()[0].ID, 5*canvas.One))
}

func (b *book) reading(metric canvas.RecordID) {
	b.t.Helper()
	c, _, err := canvas.AddReading(b.Workbook, b.ids, canvas.Reading{Metric: metric, Day: canvas.NewDay(2026, 5, 3), Value: canvas.One})
	b.do(c, err)
}

// said writes something down in a meeting.
func (b *book) said(is canvas.DecisionKind) {
	b.t.Helper()
	c, _, err := canvas.SayInMeeting(b.Workbook, b.ids, canvas.Meeting{Title: "Board"}, canvas.Decision{Is: is, Text: "As drawn"})
	b.do(c, err)
}

func (b *book) cost(amount canvas.Money) {
	b.t.Helper()
	c, line, err := canvas.AddCostLine(b.Workbook, b.ids, b.Scenarios()[0].ID, canvas.CostTeam, "", "CEO")
	b.do(c, err)
	if amount > 0 {
		b.do(canvas.SetCost(b.Workbook, line, b.periods[0].ID, amount))
	}
}

func (b *book) reference() {
	b.t.Helper()
	c, _, err := canvas.AddReference(b.Workbook, b.ids, canvas.Reference{Cluster: "Elsewhere", Value: canvas.One})
	b.do(c, err)
}

func (b *book) info(set func(*canvas.Info)) {
	b.t.Helper()
	b.do(canvas.EditInfo(b.Workbook, "set-cluster-name", set))
}

// Cards, values and sides that the cases use.
var (
	none  = canvas.Value{}
	forty = canvas.ShareOf(canvas.Percent(40))
	money = canvas.AmountOf(50_000_00)
)

const (
	state, fees, events = "pub-local-gov", "pri-membership", "pri-events"

	public, private = canvas.SidePublic, canvas.SidePrivate
)

// Every fact has something that it counts, and something that looks like it and does not count.
func TestFacts_CountWhatTheySay(t *testing.T) {
	cases := map[Fact][]struct {
		what string
		of   string
		do   func(*book)
		want int
	}{
		Sources: {
			{"two in one period", "", func(b *book) {
				b.source(state, public, 0, none, canvas.AsIs)
				b.source(fees, private, 0, none, canvas.Idea)
			}, 2},
			{"one in each of two periods", "", func(b *book) {
				b.source(state, public, 0, none, canvas.AsIs)
				b.source(fees, private, 1, none, canvas.AsIs)
			}, 1},
			{"nothing", "", func(*book) {}, 0},
		},
		Sides: {
			{"both", "", func(b *book) {
				b.source(state, public, 0, none, canvas.AsIs)
				b.source(fees, private, 0, none, canvas.AsIs)
			}, 2},
			{"two on one side", "", func(b *book) {
				b.source(fees, private, 0, none, canvas.AsIs)
				b.source(events, private, 0, none, canvas.AsIs)
			}, 1},
		},
		Figures: {
			{"one for each", "", func(b *book) {
				b.source(state, public, 0, forty, canvas.AsIs)
				b.source(fees, private, 0, money, canvas.AsIs)
			}, 2},
			{"one is missing", "", func(b *book) {
				b.source(state, public, 0, forty, canvas.AsIs)
				b.source(fees, private, 0, none, canvas.AsIs)
			}, 0},
			{"an idea needs none", "", func(b *book) {
				b.source(state, public, 0, forty, canvas.AsIs)
				b.source(fees, private, 0, none, canvas.Idea)
			}, 1},
			{"its side has one", "", func(b *book) {
				b.source(state, public, 0, forty, canvas.AsIs)
				b.source(fees, private, 0, none, canvas.AsIs)
				b.do(canvas.SetTotal(b.Workbook, b.periods[0].ID, canvas.TotalPrivateSide, canvas.ShareOf(canvas.Percent(60)), canvas.Stated))
			}, 1},
			{"the other side has one", "", func(b *book) {
				b.source(state, public, 0, forty, canvas.AsIs)
				b.source(fees, private, 0, none, canvas.AsIs)
				b.do(canvas.SetTotal(b.Workbook, b.periods[0].ID, canvas.TotalPublicSide, canvas.ShareOf(canvas.Percent(60)), canvas.Stated))
			}, 0},
			{"a period that has only begun takes nothing away", "", func(b *book) {
				b.source(state, public, 0, forty, canvas.AsIs)
				b.source(fees, private, 1, none, canvas.AsIs)
			}, 1},
		},
		Amounts: {
			{"money", "", func(b *book) { b.source(state, public, 0, money, canvas.AsIs) }, 1},
			{"a share", "", func(b *book) { b.source(state, public, 0, forty, canvas.AsIs) }, 0},
		},
		Coming: {
			{"in action, and an idea", "", func(b *book) {
				b.source(state, public, 0, none, canvas.InAction)
				b.source(fees, private, 0, none, canvas.Idea)
			}, 2},
			{"as is", "", func(b *book) { b.source(state, public, 0, forty, canvas.AsIs) }, 0},
		},
		Acting: {
			{"in action", "", func(b *book) { b.source(state, public, 0, none, canvas.InAction) }, 1},
			{"an idea", "", func(b *book) { b.source(state, public, 0, none, canvas.Idea) }, 0},
		},
		Ideas: {
			{"an idea", "", func(b *book) { b.source(state, public, 0, none, canvas.Idea) }, 1},
			{"in action", "", func(b *book) { b.source(state, public, 0, none, canvas.InAction) }, 0},
		},
		Costs: {
			{"an amount", "", func(b *book) { b.cost(5_00) }, 1},
			{"no amount", "", func(b *book) { b.cost(0) }, 0},
		},
		Named: {
			{"a name", "", func(b *book) { b.info(func(i *canvas.Info) { i.Cluster = "Harbor" }) }, 1},
			{"no name", "", func(b *book) { b.info(func(i *canvas.Info) { i.Country = "Norway" }) }, 0},
		},
		Profile: {
			{"three facts", "", func(b *book) { b.info(func(i *canvas.Info) { i.Country, i.Type, i.Members = "Norway", "growth", 40 }) }, 3},
			{"a name", "", func(b *book) { b.info(func(i *canvas.Info) { i.Cluster = "Harbor" }) }, 0},
		},
		Scenarios: {
			{"another one", "", func(b *book) {
				c, _, err := canvas.CopyScenario(b.Workbook, b.ids, b.Scenarios()[0].ID, "Draft")
				b.do(c, err)
			}, 1},
			{"the first", "", func(*book) {}, 0},
		},
		Periods: {
			{"two with sources", "", func(b *book) {
				b.source(state, public, 0, none, canvas.AsIs)
				b.source(fees, private, 1, none, canvas.AsIs)
			}, 2},
			{"one with sources", "", func(b *book) {
				b.source(state, public, 0, none, canvas.AsIs)
				b.source(fees, private, 0, none, canvas.AsIs)
			}, 1},
			{"one in each of two scenarios", "", func(b *book) {
				b.source(state, public, 0, none, canvas.AsIs)
				c, _, err := canvas.CopyScenario(b.Workbook, b.ids, b.Scenarios()[0].ID, "Draft")
				b.do(c, err)
			}, 1},
		},
		Sheets: {
			{"there is one of each", "roadmap", func(*book) {}, 1},
			{"it is gone", "roadmap", func(b *book) { b.do(canvas.RemoveSheet(b.Workbook, b.sheets["roadmap"])) }, 0},
		},
		Filled: {
			{"two notes in one, one in another, and a card", "canvas", func(b *book) {
				b.note("canvas", "channels", "Mail", "")
				b.note("canvas", "channels", "Talks", "")
				b.note("canvas", "activities", "Fairs", "")
				b.source(state, public, 0, none, canvas.AsIs)
			}, 3},
			{"a cost", "canvas", func(b *book) { b.cost(0) }, 1},
			{"metrics and a text", "roadmap", func(b *book) {
				b.metric(false)
				b.do(canvas.SetField(b.Workbook, "", "ambition", "Be first"))
			}, 2},
			{"an empty note, and money of another period", "canvas", func(b *book) { b.note("canvas", "channels", "", ""); b.source(state, public, 1, none, canvas.AsIs) }, 0},
		},
		Notes: {
			{"in the section", "members", func(b *book) { b.note("canvas", "members", "Yards", "") }, 1},
			{"elsewhere", "members", func(b *book) { b.note("canvas", "channels", "Mail", "") }, 0},
		},
		Texts: {
			{"it is written", "ambition", func(b *book) { b.do(canvas.SetField(b.Workbook, "", "ambition", "Be first")) }, 1},
			{"another one is", "ambition", func(b *book) { b.do(canvas.SetField(b.Workbook, "", "mission", "Be there")) }, 0},
		},
		Authors: {
			{"two people", "", func(b *book) {
				b.note("canvas", "channels", "Mail", "AB")
				b.note("canvas", "channels", "Talks", "AB")
				b.note("canvas", "members", "Yards", "CD")
			}, 2},
			{"nobody", "", func(b *book) { b.note("canvas", "channels", "Mail", "") }, 0},
		},
		References: {
			{"a figure", "", func(b *book) { b.reference() }, 1},
			{"none", "", func(b *book) { b.metric(false) }, 0},
		},
		Metrics: {
			{"a metric", "", func(b *book) { b.metric(false) }, 1},
			{"a parked one", "", func(b *book) { b.metric(true) }, 0},
		},
		Targets: {
			{"a metric with one", "", func(b *book) { b.target(b.metric(false)) }, 1},
			{"a parked one has one", "", func(b *book) { b.metric(false); b.target(b.metric(true)) }, 0},
		},
		Readings: {
			{"a metric with two", "", func(b *book) { m := b.metric(false); b.reading(m); b.reading(m) }, 1},
			{"a target is none", "", func(b *book) { b.target(b.metric(false)) }, 0},
		},
		Decisions: {
			{"one of a meeting", "", func(b *book) { b.said(canvas.IsDecision) }, 1},
			{"an action", "", func(b *book) { b.said(canvas.IsAction) }, 0},
		},
		Exports: {
			{"a PDF", "", func(b *book) { b.marks = []canvas.Mark{{ID: "m", Kind: canvas.MarkExported, Name: "Map.pdf"}} }, 1},
			{"a snapshot", "", func(b *book) { b.marks = []canvas.Mark{{ID: "m", Kind: canvas.MarkSnapshot, Name: "Decided"}} }, 0},
		},
	}
	for fact := range facts {
		ticks, not := false, false
		for _, x := range cases[fact] {
			b := newBook(t)
			x.do(b)
			k := &known{w: b.Workbook, history: canvas.History{Marks: b.marks}}
			if got := k.count(Need{Is: fact, Of: x.of}); got != x.want {
				t.Errorf("%s, %s: %d, not %d", fact, x.what, got, x.want)
			}
			if x.want > 0 {
				ticks = true
			}
			least := 1
			if fact == Sides || fact == Periods {
				least = 2
			}
			not = not || x.want < least
		}
		if !ticks || !not {
			t.Errorf("%s: no case that ticks, or none that does not", fact)
		}
	}
}
