package canvas

import (
	"slices"
	"strings"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
)

// deed is a command with arguments drawn at random, of which some make no sense.
type deed struct {
	name  string
	money money
	do    func(r drawing, ids IDs) (Change, error)
}

// drawing draws arguments that fit a workbook, mostly.
type drawing struct {
	*rapid.T
	w Workbook
}

func drawDeed(t *rapid.T) deed {
	return deeds[rapid.IntRange(0, len(deeds)-1).Draw(t, "deed")]
}

// deeds are the commands, those that make something more than once.
var deeds = []deed{
	{"drop", stays, dropOne}, {"drop again", stays, dropOne}, {"drop more", stays, dropOne},
	{"gather", stays, gatherOne}, {"gather more", stays, gatherOne},
	{"move", moves, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		return MoveItems(r.w, r.moves(sheet), r.spot(sheet))
	}},
	{"move far", moves, func(r drawing, ids IDs) (Change, error) { return MoveItems(r.w, r.moves(r.sheet()), r.spot(r.sheet())) }},
	{"duplicate", stays, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		c, made, err := DuplicateItems(r.w, ids, r.moves(sheet), r.spot(sheet))
		r.made(c, made)
		return c, err
	}},
	{"remove", goes, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		return RemoveItems(r.w, sheet, r.items(sheet))
	}},
	{"hide", stays, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		return HideItems(r.w, sheet, r.items(sheet))
	}},
	{"show", stays, func(r drawing, ids IDs) (Change, error) { return ShowHidden(r.w, r.sheet()) }},
	{"value", sets, setOne}, {"another value", sets, setOne},
	{"side", stays, func(r drawing, ids IDs) (Change, error) {
		return SetSide(r.w, r.source(), rapid.SampledFrom(append(Sides, "left")).Draw(r.T, "side"))
	}},
	{"group", stays, func(r drawing, ids IDs) (Change, error) {
		return SetGroup(r.w, r.source(), rapid.SampledFrom(append(Groups, "other")).Draw(r.T, "group"))
	}},
	{"total", stays, func(r drawing, ids IDs) (Change, error) {
		of := rapid.SampledFrom(append(TotalsOf, "all")).Draw(r.T, "of")
		return SetTotal(r.w, r.period(), of, r.value(), rapid.SampledFrom(Bases).Draw(r.T, "basis"))
	}},
	{"shift", sets, func(r drawing, ids IDs) (Change, error) {
		at := r.w.At(r.period())
		if len(at) == 0 {
			return Change{}, refused("nothing to draw")
		}
		i := rapid.IntRange(0, len(at)-1).Draw(r.T, "left")
		right := RecordID("")
		if i+1 < len(at) {
			right = at[i+1].Funding.ID
		}
		share := rapid.Int64Range(-int64(Whole), 2*int64(Whole))
		return ShiftShare(r.w, at[i].Funding.ID, right, Share(share.Draw(r.T, "to")), Share(share.Draw(r.T, "rest")))
	}},
	{"notes", stays, noteOne}, {"more notes", stays, noteOne},
	{"link", stays, linkTwo}, {"link more", stays, linkTwo},
	{"reverse link", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := ReverseLink(r.w, pick[Link](r))
		return c, err
	}},
	{"unlink", stays, func(r drawing, ids IDs) (Change, error) {
		return RemoveItems(r.w, r.sheet(), []Item{{ID: pick[Link](r)}})
	}},
	{"align", stays, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		return AlignItems(r.w, sheet, r.lying(sheet, r.everything(sheet)), rapid.SampledFrom(append(Edges, "diagonal")).Draw(r.T, "edge"))
	}},
	{"distribute", stays, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		return DistributeItems(r.w, sheet, r.lying(sheet, r.everything(sheet)), rapid.SampledFrom([]Axis{Across, Down, "round"}).Draw(r.T, "axis"))
	}},
	{"stack", stays, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		return StackItems(r.w, sheet, r.lying(sheet, r.everything(sheet)), r.items(sheet), rapid.SampledFrom(append(Depths, "up")).Draw(r.T, "depth"))
	}},
	{"lock", stays, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		return LockItems(r.w, sheet, r.lying(sheet, r.items(sheet)), true)
	}},
	{"unlock", stays, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		return LockItems(r.w, sheet, r.lying(sheet, sourcesAndNotes(r.w, r.everything(sheet))), false)
	}},
	{"step", stays, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		return StepItems(r.w, sheet, r.items(sheet), rapid.IntRange(-1, len(r.w.Steps(sheet))+2).Draw(r.T, "n"))
	}},
	{"move step", stays, moveStep}, {"move step", stays, moveStep},
	{"order steps", stays, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		var order [][]Item
		for _, it := range sourcesAndNotes(r.w, r.everything(sheet)) {
			order = append(order, []Item{it})
		}
		return SetSteps(r.w, sheet, order)
	}},
	{"clear steps", stays, func(r drawing, ids IDs) (Change, error) { return ClearSteps(r.w, r.sheet()) }},
	{"style", sets, func(r drawing, ids IDs) (Change, error) {
		sheet := r.sheet()
		style, _ := StyleOf(r.w, sheet, r.items(sheet)[0])
		if style.Heading = rapid.Bool().Draw(r.T, "heading"); style.Status != "" {
			style.Status = rapid.SampledFrom(Statuses).Draw(r.T, "status")
		}
		return SetStyle(r.w, sheet, r.items(sheet), style)
	}},
	{"text", stays, func(r drawing, ids IDs) (Change, error) {
		return SetText(r.w, r.note(), rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"\xff", strings.Repeat("x", MaxText+1)})).Draw(r.T, "text"))
	}},
	{"edit note", stays, func(r drawing, ids IDs) (Change, error) {
		return Edit(r.w, r.note(), "edit", func(n *Note) {
			n.Tint = rapid.SampledFrom(append(Tints, "pink")).Draw(r.T, "tint")
			n.Heading = !n.Heading
		})
	}},
	{"edit source", stays, func(r drawing, ids IDs) (Change, error) {
		return Edit(r.w, r.source(), "edit", func(s *Source) {
			s.Title, s.Ends = r.title(), YearMonth(rapid.IntRange(-1, 12*10_001).Draw(r.T, "ends"))
		})
	}},
	{"edit funding", sets, func(r drawing, ids IDs) (Change, error) {
		return Edit(r.w, pick[Funding](r), "edit", func(f *Funding) { f.Status, f.Origin = rapid.SampledFrom(Statuses).Draw(r.T, "status"), r.title() })
	}},
	{"edit card", stays, func(r drawing, ids IDs) (Change, error) {
		return Edit(r.w, pick[Card](r), "edit", func(c *Card) { c.Title = r.title() })
	}},
	{"edit period", stays, func(r drawing, ids IDs) (Change, error) {
		return Edit(r.w, r.period(), "edit", func(p *Period) { p.Label = r.title() })
	}},
	{"edit info", stays, func(r drawing, ids IDs) (Change, error) {
		return EditInfo(r.w, "edit", func(i *Info) { i.Cluster = r.title() })
	}},
	{"add card", stays, func(r drawing, ids IDs) (Change, error) { return AddCard(r.w, r.card(ids)) }},
	{"add sheet", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := AddSheet(r.w, ids, BuiltIn()[rapid.IntRange(0, len(BuiltIn())-1).Draw(r.T, "tool")], r.scenario(), r.period(), r.title())
		return c, err
	}},
	{"copy sheet", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := CopySheet(r.w, ids, r.sheet(), r.title())
		return c, err
	}},
	{"move sheet", stays, func(r drawing, ids IDs) (Change, error) {
		return MoveSheet(r.w, r.sheet(), rapid.SampledFrom([]RecordID{"", r.sheet()}).Draw(r.T, "after"))
	}},
	{"show period", stays, func(r drawing, ids IDs) (Change, error) { return ShowPeriod(r.w, r.sheet(), r.scenario(), r.period()) }},
	{"add scenario", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := AddScenario(r.w, ids, r.title(), r.scenario())
		return c, err
	}},
	{"copy scenario", stays, func(r drawing, ids IDs) (Change, error) {
		if len(r.w.Scenarios()) > 2 {
			return Change{}, refused("enough of them") // each copy doubles the workbook
		}
		c, _, err := CopyScenario(r.w, ids, r.scenario(), r.title())
		return c, err
	}},
	{"add period", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := AddPeriod(r.w, ids, r.scenario(), r.period(), r.title(), rapid.Bool().Draw(r.T, "copied"))
		return c, err
	}},
	{"remove scenario", goes, func(r drawing, ids IDs) (Change, error) { return RemoveScenario(r.w, r.scenario()) }},
	{"remove period", goes, func(r drawing, ids IDs) (Change, error) {
		p := r.period()
		if !slices.ContainsFunc(r.w.Sheets(), func(s Sheet) bool { return s.Period != p }) {
			return Change{}, refused("the window would be empty")
		}
		return RemovePeriod(r.w, p)
	}},
	{"remove card", goes, func(r drawing, ids IDs) (Change, error) { return RemoveCard(r.w, pick[Card](r)) }},
	{"remove source", goes, func(r drawing, ids IDs) (Change, error) { return RemoveSource(r.w, r.source()) }},
	{"remove sheet", stays, func(r drawing, ids IDs) (Change, error) { return RemoveSheet(r.w, r.sheet()) }},
	{"add cost", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := AddCostLine(r.w, ids, r.scenario(), rapid.SampledFrom(append(CostGroups, "boats")).Draw(r.T, "group"), "ceo", r.title())
		return c, err
	}},
	{"set cost", stays, func(r drawing, ids IDs) (Change, error) {
		amount := rapid.SampledFrom([]Money{0, 100, MaxMoney, MaxMoney + 1, -1})
		return SetCost(r.w, pick[CostLine](r), r.period(), amount.Draw(r.T, "amount"))
	}},
	{"clear cost", stays, func(r drawing, ids IDs) (Change, error) { return ClearCost(r.w, pick[CostLine](r), r.period()) }},
	{"set field", stays, func(r drawing, ids IDs) (Change, error) {
		return SetField(r.w, rapid.SampledFrom([]RecordID{"", r.period()}).Draw(r.T, "of"), "ambition", r.title())
	}},
	{"horizons", stays, func(r drawing, ids IDs) (Change, error) { return AddHorizons(r.w, ids, 2026, []string{"Today"}) }},
	{"add horizon", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := AddHorizon(r.w, ids, pick[Horizon](r), r.title(), rapid.SampledFrom([]int{0, 2030, 10_000}).Draw(r.T, "year"))
		return c, err
	}},
	{"remove horizon", stays, func(r drawing, ids IDs) (Change, error) { return RemoveHorizon(r.w, pick[Horizon](r)) }},
	{"add metric", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := AddMetric(r.w, ids, r.title(), rapid.Bool().Draw(r.T, "parked"))
		return c, err
	}},
	{"set target", stays, func(r drawing, ids IDs) (Change, error) {
		value := rapid.SampledFrom([]Quantity{0, One, -MaxQuantity, MaxQuantity + 1})
		return SetTarget(r.w, pick[Metric](r), pick[Horizon](r), value.Draw(r.T, "value"))
	}},
	{"add reading", stays, func(r drawing, ids IDs) (Change, error) {
		day := rapid.SampledFrom([]Day{0, NewDay(2027, 0, 0), NewDay(2027, 2, 30)})
		c, _, err := AddReading(r.w, ids, Reading{Metric: pick[Metric](r), Day: day.Draw(r.T, "day")})
		return c, err
	}},
	{"add reference", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := AddReference(r.w, ids, Reference{Cluster: r.title()})
		return c, err
	}},
	{"remove row", stays, func(r drawing, ids IDs) (Change, error) {
		row := rapid.SampledFrom([]RecordID{pick[CostLine](r), pick[Metric](r), pick[Reading](r), pick[Reference](r), r.source()})
		return RemoveRecord(r.w, row.Draw(r.T, "row"))
	}},
	{"type", stays, func(r drawing, ids IDs) (Change, error) {
		cell := Cell{
			What:   rapid.SampledFrom([]What{CellCost, CellCostLine, CellMetric, CellUnit, CellTarget, CellHorizonYear, CellPeerValue, CellText, "moon"}).Draw(r.T, "what"),
			Record: rapid.SampledFrom([]RecordID{"", pick[CostLine](r), pick[Metric](r), pick[Horizon](r)}).Draw(r.T, "record"),
			Column: rapid.SampledFrom([]RecordID{"", r.period(), pick[Horizon](r)}).Draw(r.T, "column"),
			New:    rapid.SampledFrom([]string{"", "team:ceo", "boats:"}).Draw(r.T, "new"), Key: "mission",
		}
		text := rapid.SampledFrom([]string{"", "12", "1.2m", "2031", "soon", "5 %", "\xff"}).Draw(r.T, "text")
		c, _, err := TypeCell(r.w, ids, cell, text, "en")
		return c, err
	}},
	{"lose sources", goesOrSets, func(r drawing, ids IDs) (Change, error) {
		return LoseSources(r.w, r.scenario(), r.losses())
	}},
	{"keep losses", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := KeepLosses(r.w, ids, r.scenario(), r.title(), r.losses())
		return c, err
	}},
	{"keep view", stays, keepOne}, {"keep another view", stays, keepOne},
	{"update view", stays, func(r drawing, ids IDs) (Change, error) {
		return UpdateView(r.w, pick[View](r), r.view())
	}},
	{"move view", stays, func(r drawing, ids IDs) (Change, error) {
		return MoveView(r.w, pick[View](r), rapid.SampledFrom([]RecordID{"", pick[View](r)}).Draw(r.T, "after"))
	}},
	{"remove view", stays, func(r drawing, ids IDs) (Change, error) { return RemoveView(r.w, pick[View](r)) }},
	{"work in a period", stays, func(r drawing, ids IDs) (Change, error) {
		sheet, period := r.sheet(), r.period()
		shown := r.w.ShownFor(sheet, period)
		there := drawing{r.T, shown}
		c, _, err := DropCard(shown, ids, grant, there.spot(sheet))
		return c.ForOwn(r.w, sheet, period), err
	}},
	{"start meeting", stays, func(r drawing, ids IDs) (Change, error) {
		c, _, err := StartMeeting(r.w, ids, Meeting{Title: r.title(), Day: rapid.SampledFrom([]Day{0, NewDay(2026, 11, 21), NewDay(2026, 2, 30)}).Draw(r.T, "day")}, "change")
		return c, err
	}},
	{"end meeting", stays, func(r drawing, ids IDs) (Change, error) { return EndMeeting(r.w, pick[Meeting](r), "change") }},
	{"go on", stays, func(r drawing, ids IDs) (Change, error) { return GoOnWithMeeting(r.w, pick[Meeting](r), "change") }},
	{"say", stays, sayOne}, {"say more", stays, sayOne},
	{"edit decision", stays, func(r drawing, ids IDs) (Change, error) {
		return Edit(r.w, pick[Decision](r), "edit", func(d *Decision) {
			d.Who, d.Is = r.title(), rapid.SampledFrom(append(DecisionKinds, "wish")).Draw(r.T, "is")
		})
	}},
	{"move decision", stays, func(r drawing, ids IDs) (Change, error) {
		return MoveDecision(r.w, pick[Decision](r), pick[Decision](r))
	}},
	{"ask", stays, func(r drawing, ids IDs) (Change, error) {
		p := Poll{Title: r.title(), Asks: rapid.SampledFrom(append(PollKinds, "why")).Draw(r.T, "asks"), Sheet: r.sheet(), Period: r.period()}
		if p.Asks == AsksVote {
			p.People, p.Dots = rapid.SampledFrom([]int{0, 1, 12, MaxPeople + 1}).Draw(r.T, "people"), 3
		}
		c, _, err := AskInMeeting(r.w, ids, Meeting{}, p, []PollOption{{"public", "Public"}, {"private", "Private"}, {"public", "Twice"}, {"none", ""}})
		return c, err
	}},
	{"answer", stays, answerOne}, {"answer more", stays, answerOne},
	{"remove person", stays, func(r drawing, ids IDs) (Change, error) {
		return RemovePerson(r.w, pick[Poll](r), rapid.IntRange(0, 3).Draw(r.T, "person"))
	}},
	{"show answers", stays, func(r drawing, ids IDs) (Change, error) {
		return ShowAnswers(r.w, pick[Poll](r), rapid.Bool().Draw(r.T, "shown"))
	}},
	{"count dots", stays, func(r drawing, ids IDs) (Change, error) {
		return CountDots(r.w, pick[Poll](r), r.option(), rapid.SampledFrom([]int{-1, 0, 3, 20, 36}).Draw(r.T, "dots"))
	}},
	{"size poll", stays, func(r drawing, ids IDs) (Change, error) {
		return SizePoll(r.w, pick[Poll](r), rapid.IntRange(0, 13).Draw(r.T, "people"), rapid.IntRange(0, 3).Draw(r.T, "dots"))
	}},
	{"add option", stays, func(r drawing, ids IDs) (Change, error) { return AddOption(r.w, ids, pick[Poll](r), r.title()) }},
	{"rename option", stays, func(r drawing, ids IDs) (Change, error) {
		return RenameOption(r.w, pick[Poll](r), r.option(), r.title())
	}},
	{"remove option", stays, func(r drawing, ids IDs) (Change, error) { return RemoveOption(r.w, pick[Poll](r), r.option()) }},
	{"remove of a meeting", stays, func(r drawing, ids IDs) (Change, error) {
		return RemoveRecord(r.w, rapid.SampledFrom([]RecordID{pick[Meeting](r), pick[Decision](r), pick[Poll](r), pick[Answer](r)}).Draw(r.T, "record"))
	}},
	{"paste", stays, func(r drawing, ids IDs) (Change, error) {
		from := r.sheet()
		c, made, err := Paste(r.w, ids, Copy(r.w, from, r.items(from)), r.spot(r.sheet()))
		r.made(c, made)
		return c, err
	}},
}

func moveStep(r drawing, _ IDs) (Change, error) {
	sheet := r.sheet()
	n := rapid.IntRange(0, len(r.w.Steps(sheet))+1)
	return MoveStep(r.w, sheet, n.Draw(r.T, "from"), n.Draw(r.T, "to"))
}

func sayOne(r drawing, ids IDs) (Change, error) {
	c, _, err := SayInMeeting(r.w, ids, Meeting{Title: r.title()}, Decision{
		Is: rapid.SampledFrom(append(DecisionKinds, "wish")).Draw(r.T, "is"), Text: r.title(), Sheet: r.sheet(), After: "change",
	})
	return c, err
}

func answerOne(r drawing, _ IDs) (Change, error) {
	values := rapid.SampledFrom([]map[string]int64{
		nil, {"public": 1}, {"public": int64(Whole)}, {"public": 400_000, "private": 600_000, "else": 5}, {"private": -1},
	})
	return AnswerPoll(r.w, pick[Poll](r), r.title(), values.Draw(r.T, "values"))
}

func (r drawing) option() string {
	return rapid.SampledFrom([]string{"public", "private", "else"}).Draw(r.T, "option")
}

func dropOne(r drawing, ids IDs) (Change, error) {
	card := rapid.SampledFrom([]Card{grant, fees, project}).Draw(r.T, "card")
	if rapid.IntRange(0, 4).Draw(r.T, "which card") == 0 {
		card = r.card(ids)
	}
	c, id, err := DropCard(r.w, ids, card, r.spot(r.sheet()))
	if err == nil {
		r.made(c, []Item{{ID: id}})
	}
	return c, err
}

func keepOne(r drawing, ids IDs) (Change, error) {
	c, id, err := KeepView(r.w, ids, r.view(), rapid.SampledFrom([]RecordID{"", pick[View](r)}).Draw(r.T, "after"))
	if err == nil {
		r.made(c, []Item{{ID: id}})
	}
	return c, err
}

// view draws what a view may show.
func (r drawing) view() View {
	v := View{Sheet: r.sheet(), Period: rapid.SampledFrom([]RecordID{"", r.period()}).Draw(r.T, "shown for"), Title: r.title(), HidesNotes: true}
	switch rapid.IntRange(0, 4).Draw(r.T, "in sight") {
	case 0:
		v.Section, v.Veiled = "public", true
	case 1:
		v.Frame, v.Layout = geom.R(10, 20, 100, 50), "a3"
	case 2:
		v.Frame = geom.R(10, 20, -1, 50)
	}
	return v
}

func (r drawing) losses() []Loss {
	return rapid.SliceOfN(rapid.Custom(func(*rapid.T) Loss {
		return Loss{
			Source: r.source(),
			Period: rapid.SampledFrom([]RecordID{"", "", r.period()}).Draw(r.T, "from"),
			Kind:   rapid.SampledFrom(append(LossKinds, "lost")).Draw(r.T, "kind"),
			Year:   rapid.SampledFrom([]int{2027, 2028, 2030, 0, -1, 20000}).Draw(r.T, "year"),
		}
	}), 0, 3).Draw(r.T, "losses")
}

func setOne(r drawing, _ IDs) (Change, error) { return SetValue(r.w, pick[Funding](r), r.value()) }

func noteOne(r drawing, ids IDs) (Change, error) {
	texts := rapid.SliceOfN(rapid.String(), 0, 3).Draw(r.T, "texts")
	like := Note{Tint: rapid.SampledFrom(Tints).Draw(r.T, "tint"), Size: rapid.SampledFrom(NoteSizes).Draw(r.T, "size")}
	c, made, err := AddNotes(r.w, ids, texts, like, r.spot(r.sheet()))
	r.made(c, made)
	return c, err
}

func linkTwo(r drawing, _ IDs) (Change, error) {
	sheet := r.sheet()
	c, made, err := AddLink(r.w, sheet, r.items(sheet)[0], r.items(sheet)[0])
	if err == nil {
		r.made(c, []Item{made})
	}
	return c, err
}

// made checks that what a command says it made will be there.
func (r drawing) made(c Change, items []Item) {
	if len(items) == 0 {
		return
	}
	next, err := r.w.Apply(c.Diff)
	if err != nil {
		r.Fatalf("made, but %v", err)
	}
	for _, it := range items {
		if next.Record(it.ID) == nil {
			r.Fatalf("%q was not made", it.ID)
		}
	}
}

// pick draws the id of a record of a kind; now and then of one that is not there.
func pick[T Record](r drawing) RecordID {
	ids := []RecordID{"gone", ""}
	var some T
	for _, x := range r.w.Records() {
		if x.Kind() == some.Kind() {
			ids = append(ids, x.RecordID(), x.RecordID(), x.RecordID())
		}
	}
	slices.Reverse(ids)
	return rapid.SampledFrom(ids).Draw(r.T, string(some.Kind()))
}

func (r drawing) sheet() RecordID    { return pick[Sheet](r) }
func (r drawing) scenario() RecordID { return pick[Scenario](r) }
func (r drawing) period() RecordID   { return pick[Period](r) }
func (r drawing) source() RecordID   { return pick[Source](r) }
func (r drawing) note() RecordID     { return pick[Note](r) }

func (r drawing) value() Value {
	return rapid.SampledFrom([]Value{
		{}, ShareOf(0), ShareOf(Percent(35)), ShareOf(Percent(80)), ShareOf(123_456), ShareOf(Whole), ShareOf(Whole + 1),
		AmountOf(0), AmountOf(120_000_00), AmountOf(-1), {Kind: "both", Share: 1, Amount: 1},
	}).Draw(r.T, "value")
}

func (r drawing) title() string {
	titles := []string{"", "Draft", "Entwurf B", "\xff", strings.Repeat("x", MaxTitle+1)}
	return titles[rapid.IntRange(0, len(titles)-1).Draw(r.T, "title")]
}

// card makes a card of the user's own; now and then one that is wrong, or has the id of something.
func (r drawing) card(ids IDs) Card {
	c := rapid.SampledFrom([]Card{grant, fees, project}).Draw(r.T, "like")
	switch c.ID = ids(); rapid.IntRange(0, 5).Draw(r.T, "how") {
	case 0:
		c.Side = "left"
	case 1:
		taken := r.w.Records()
		c.ID = taken[rapid.IntRange(0, len(taken)-1).Draw(r.T, "taken")].RecordID()
	}
	return c
}

// spot draws a place on a sheet.
func (r drawing) spot(sheet RecordID) Spot {
	s := Spot{Sheet: sheet, Section: "nowhere"}
	x, ok := Get[Sheet](r.w, sheet)
	if !ok {
		return s
	}
	t := r.w.Template(x)
	if i := rapid.IntRange(-1, len(t.Sections)-1).Draw(r.T, "section"); i >= 0 {
		s.Section = t.Sections[i].ID
	}
	if t.Of.Repeats() || rapid.IntRange(0, 9).Draw(r.T, "a column where there is none") == 0 {
		s.Column = r.column(x)
	}
	if rapid.Bool().Draw(r.T, "free") {
		s.Free, s.At = true, geom.Pt{X: float64(rapid.IntRange(-10, 400).Draw(r.T, "x")), Y: 7.5}
	}
	if rapid.Bool().Draw(r.T, "ordered") {
		ranks := []Rank{"", "4", "i", "ii", "i1", "zz"}
		s.After, s.Before = rapid.SampledFrom(ranks).Draw(r.T, "after"), rapid.SampledFrom(ranks).Draw(r.T, "before")
	}
	return s
}

// column draws a column of a sheet of all periods; now and then one of another scenario, or none.
func (r drawing) column(s Sheet) RecordID {
	if rapid.IntRange(0, 9).Draw(r.T, "which column") == 0 {
		return r.period()
	}
	columns := r.w.Columns(s)
	if len(columns) == 0 {
		return ""
	}
	return rapid.SampledFrom(columns).Draw(r.T, "column").ID
}

// items draws what lies on a sheet; now and then something else.
func (r drawing) items(sheet RecordID) []Item {
	on := r.everything(sheet)
	if len(on) == 0 || rapid.IntRange(0, 9).Draw(r.T, "which items") == 0 {
		on = append(on, Item{r.source(), ""}, Item{r.source(), r.period()}, Item{r.note(), ""}, Item{"gone", ""})
	}
	return rapid.SliceOfN(rapid.SampledFrom(on), 1, 3).Draw(r.T, "items")
}

// everything returns what lies on a sheet.
func (r drawing) everything(sheet RecordID) []Item {
	var on []Item
	s, ok := Get[Sheet](r.w, sheet)
	if !ok {
		return nil
	}
	for _, p := range r.w.Columns(s) {
		for _, at := range r.w.At(p.ID) {
			it := Item{ID: at.Source.ID}
			if r.w.Template(s).Of.Repeats() {
				it.Column = p.ID
			}
			on = append(on, it)
		}
		for _, l := range r.w.CostLines(p.Scenario) {
			on = append(on, Item{ID: l.ID})
		}
	}
	for _, n := range r.w.Notes(sheet) {
		on = append(on, Item{n.ID, n.Column})
	}
	return on
}

// lying draws how some things lie on a sheet, each once, as layout could find it.
func (r drawing) lying(sheet RecordID, items []Item) []Lying {
	t := &Template{}
	if s, ok := Get[Sheet](r.w, sheet); ok {
		t = r.w.Template(s)
	}
	content := geom.R(10, 20, 180, 220)
	var out []Lying
	for i, it := range items {
		l := Lying{Item: it, Box: geom.R(20+10*float64(i), 30+15*float64(i), 40, 30), Content: content}
		l.Box.X += float64(rapid.IntRange(0, 100).Draw(r.T, "x"))
		l.Free, l.ByHand = rapid.IntRange(0, 5).Draw(r.T, "flows") < 5, rapid.Bool().Draw(r.T, "by hand")
		switch x := r.w.Record(it.ID).(type) {
		case Note:
			l.Section, l.Rank = x.Section, x.Rank
		case Source:
			section, _ := t.SectionFor(x)
			l.Section, l.Rank = section.ID, x.Rank
		default:
			l.Free = false
		}
		if !slices.ContainsFunc(out, func(o Lying) bool { return o.Item == it }) {
			out = append(out, l)
		}
	}
	return out
}

func sourcesAndNotes(w Workbook, items []Item) []Item {
	return slices.DeleteFunc(items, func(it Item) bool {
		_, source := Get[Source](w, it.ID)
		_, note := Get[Note](w, it.ID)
		return !source && !note
	})
}

func (r drawing) moves(sheet RecordID) []Moved {
	out := moved(r.items(sheet))
	for i := range out {
		out[i].At = geom.Pt{X: float64(rapid.IntRange(-10, 400).Draw(r.T, "to x")), Y: 10 * float64(i)}
	}
	return out
}
