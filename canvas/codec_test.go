package canvas

import (
	"bytes"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
)

// zeros returns the zero record of every kind, by what Decode would make.
func zeros() map[Kind]Record {
	out := map[Kind]Record{}
	for _, r := range []Record{
		Info{}, TemplateCopy{}, Scenario{}, Period{}, Card{}, Source{}, Funding{}, Total{}, CostLine{}, Cost{}, Field{}, Horizon{},
		Metric{}, Target{}, Reading{}, Reference{}, Sheet{}, Placement{}, Note{}, Link{}, View{}, Meeting{}, Decision{}, Poll{}, Answer{},
	} {
		out[r.Kind()] = r
	}
	return out
}

func TestRecords_AreComparable(t *testing.T) {
	var plain func(path string, typ reflect.Type)
	plain = func(path string, typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Struct:
			for i := range typ.NumField() {
				plain(path+"."+typ.Field(i).Name, typ.Field(i).Type)
			}
		case reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64, reflect.String:
		default:
			t.Errorf("%s is a %s: a record is a plain value", path, typ.Kind())
		}
	}
	if len(zeros()) != len(Kinds) {
		t.Fatalf("there are %d kinds, tested are %d", len(Kinds), len(zeros()))
	}
	for _, kind := range Kinds {
		plain(string(kind), reflect.TypeOf(zeros()[kind]))
	}
}

func TestKinds_OwnersComeFirst(t *testing.T) {
	owners := map[Kind][]Kind{ // what the fields that Owners returns point at
		KindPeriod: {KindScenario}, KindSource: {KindScenario, KindCard}, KindFunding: {KindSource, KindPeriod},
		KindCostLine: {KindScenario}, KindCost: {KindCostLine, KindPeriod}, KindField: {KindPeriod},
		KindTarget: {KindMetric, KindHorizon}, KindReading: {KindMetric},
		KindTotal: {KindPeriod}, KindSheet: {KindTemplate, KindScenario, KindPeriod},
		KindPlacement: {KindSource, KindSheet, KindPeriod}, KindNote: {KindSheet, KindPeriod},
		KindLink: {KindSheet, KindSource, KindNote, KindPeriod, KindPeriod},
		KindView: {KindSheet, KindPeriod}, KindDecision: {KindMeeting}, KindPoll: {KindMeeting}, KindAnswer: {KindPoll, KindAnswer},
	}
	for i, kind := range Kinds {
		for _, owner := range owners[kind] {
			if !slices.Contains(Kinds[:i+1], owner) {
				t.Errorf("%s comes before its owner %s", kind, owner)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(Kinds).Draw(t, "kind")
		if got := drawRecord(t, kind).Owners(); len(got) > len(owners[kind]) || slices.Contains(got, "") {
			t.Fatalf("%s has the owners %q", kind, got)
		}
	})
}

// drawRecord makes a record of a kind that is right by itself; its owners may be anything.
func drawRecord(t *rapid.T, kind Kind) Record {
	title := func(label string) string { return rapid.StringN(0, 30, MaxTitle).Draw(t, label) }
	id := func(label string) RecordID { return RecordID(rapid.StringN(1, 20, 200).Draw(t, label)) }
	maybe := func(label string) RecordID { return RecordID(rapid.StringN(0, 3, 20).Draw(t, label)) }
	flag := func(label string) bool { return rapid.Bool().Draw(t, label) }
	rank := Rank(rapid.StringMatching(`[0-9a-z]{0,5}[1-9a-z]`).Draw(t, "rank"))
	hash := func(label string) string { return rapid.StringMatching(`([0-9a-f]{64})?`).Draw(t, label) }
	coordinate := rapid.Float64Range(-maxPlace, maxPlace)
	group := rapid.SampledFrom(Groups).Draw(t, "group")
	side := Side(group)
	if group == GroupProject {
		side = rapid.SampledFrom(Sides).Draw(t, "side")
	}
	use := rapid.SampledFrom(Uses).Draw(t, "use")
	basis := rapid.SampledFrom(Bases).Draw(t, "basis")
	switch kind {
	case KindInfo:
		number := rapid.IntRange(0, math.MaxInt32)
		return Info{ID: InfoID, Cluster: title("cluster"), Country: title("country"), Second: title("second"), Type: title("type"), Category: title("category"), Helix: title("helix"),
			Founded: rapid.IntRange(0, 9999).Draw(t, "founded"), Members: number.Draw(t, "members"), Staff: number.Draw(t, "staff"),
			Currency: title("currency"), Language: title("language"), About: rapid.String().Draw(t, "about"),
			Logo: hash("logo"), Brand: rapid.SampledFrom([]string{"", "#0A1b2C"}).Draw(t, "brand"),
			Discretion: rapid.SampledFrom(Discretions).Draw(t, "discretion")}
	case KindTemplate:
		return TemplateCopy{ID: id("id"), JSON: rapid.String().Draw(t, "json")}
	case KindScenario:
		return Scenario{ID: id("id"), Title: title("title"), Rank: rank, BasedOn: maybe("basedOn")}
	case KindPeriod:
		from := rapid.IntRange(0, 9999).Draw(t, "from")
		to := rapid.SampledFrom([]int{0, from, 9999}).Draw(t, "to")
		return Period{ID: id("id"), Scenario: id("scenario"), Label: title("label"), Rank: rank, FromYear: from, ToYear: to, SameAs: maybe("sameAs")}
	case KindCard:
		return Card{ID: id("id"), Deck: title("deck"), Title: title("title"), Short: title("short"), Body: rapid.String().Draw(t, "body"),
			Pictogram: title("pictogram"), Group: group, Side: side, Level: rapid.SampledFrom(Levels).Draw(t, "level"), Use: use}
	case KindSource:
		starts := rapid.IntRange(0, 9999*12+11).Draw(t, "starts")
		return Source{ID: id("id"), Scenario: id("scenario"), Card: id("card"), SameAs: maybe("sameAs"), Rank: rank, Title: title("title"),
			Payer: title("payer"), Group: group, Side: side, Use: use, Starts: YearMonth(starts),
			Ends: YearMonth(rapid.SampledFrom([]int{0, starts}).Draw(t, "ends")), Confidential: flag("confidential")}
	case KindFunding:
		s, p := id("source"), id("period")
		return Funding{ID: FundingID(s, p), Source: s, Period: p, Value: drawValue(t), Status: rapid.SampledFrom(Statuses).Draw(t, "status"),
			Basis: basis, Origin: title("origin"), Confidential: flag("confidential")}
	case KindTotal:
		p, of, v := id("period"), rapid.SampledFrom(TotalsOf).Draw(t, "of"), drawValue(t)
		if of.OnlyAmount() || v.Kind == NothingYet {
			v = AmountOf(Money(rapid.Int64Range(0, int64(MaxMoney)).Draw(t, "income")))
		}
		return Total{ID: TotalID(p, of), Period: p, Of: of, Value: v, Basis: basis, Origin: title("origin"), Confidential: flag("confidential")}
	case KindCostLine:
		return CostLine{ID: id("id"), Scenario: id("scenario"), Rank: rank, Group: rapid.SampledFrom(CostGroups).Draw(t, "group"),
			Deck: title("deck"), Title: title("title"), SameAs: maybe("sameAs"), Confidential: flag("confidential")}
	case KindCost:
		l, p := id("line"), id("period")
		return Cost{ID: CostID(l, p), Line: l, Period: p, Amount: Money(rapid.Int64Range(0, int64(MaxMoney)).Draw(t, "amount")),
			Status: rapid.SampledFrom(Statuses).Draw(t, "status"), Basis: basis, Origin: title("origin"), Confidential: flag("confidential")}
	case KindField:
		of, key := maybe("of"), string(id("key"))
		return Field{ID: FieldID(of, key), Of: of, Key: key, Text: rapid.StringN(1, 30, MaxText).Draw(t, "text")}
	case KindHorizon:
		return Horizon{ID: id("id"), Rank: rank, Label: title("label"), Year: rapid.IntRange(0, 9999).Draw(t, "year")}
	case KindMetric:
		rating := func(label string) Rating { return rapid.SampledFrom(Ratings).Draw(t, label) }
		return Metric{ID: id("id"), Rank: rank, Title: title("title"), Unit: title("unit"),
			Measures: rapid.SampledFrom(MetricKinds).Draw(t, "measures"), Origin: title("origin"), Owner: title("owner"),
			Scale: rapid.SampledFrom(Scales).Draw(t, "scale"), ShareOf: "another " + maybe("shareOf"), Parked: flag("parked"),
			Available: rating("available"), Understood: rating("understood"), Trackable: rating("trackable"), Outcome: rating("outcome")}
	case KindTarget:
		m, h := id("metric"), id("horizon")
		return Target{ID: TargetID(m, h), Metric: m, Horizon: h, Value: drawQuantity(t), Basis: basis, Origin: title("origin")}
	case KindReading:
		return Reading{ID: id("id"), Metric: id("metric"), Value: drawQuantity(t), Origin: title("origin"), By: title("by"),
			Day: NewDay(rapid.IntRange(1000, 9999).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(0, 28).Draw(t, "day"))}
	case KindReference:
		return Reference{ID: id("id"), Rank: rank, Cluster: title("cluster"), Measure: title("measure"), Unit: title("unit"),
			Value: drawQuantity(t), Year: rapid.IntRange(0, 9999).Draw(t, "year"), Origin: title("origin"), Metric: maybe("metric")}
	case KindSheet:
		return Sheet{ID: id("id"), Template: id("template"), Scenario: id("scenario"), Period: maybe("period"), Against: maybe("against"), Title: title("title"), Rank: rank}
	case KindPlacement:
		s, sheet, column := id("source"), id("sheet"), maybe("column")
		return Placement{ID: PlacementID(s, sheet, column), Source: s, Sheet: sheet, Column: column, Section: SectionID(title("section")),
			Rank: rapid.SampledFrom([]Rank{"", rank}).Draw(t, "order"), Free: flag("free"), Hidden: flag("hidden"), Locked: flag("locked"),
			At: geom.Pt{X: coordinate.Draw(t, "x"), Y: coordinate.Draw(t, "y")}}
	case KindNote:
		return Note{ID: id("id"), Sheet: id("sheet"), Column: maybe("column"), Section: SectionID(title("section")), Rank: rank,
			Free: flag("free"), At: geom.Pt{X: coordinate.Draw(t, "x"), Y: coordinate.Draw(t, "y")},
			Size: rapid.SampledFrom(NoteSizes).Draw(t, "size"), Tint: rapid.SampledFrom(Tints).Draw(t, "tint"),
			Text: rapid.String().Draw(t, "text"), Heading: flag("heading"), Author: title("author"), Part: rapid.SampledFrom(append([]Part{NoPart}, Parts...)).Draw(t, "part"), Confidential: flag("confidential"),
			Locked: flag("locked"), Picture: hash("picture")}
	case KindMeeting:
		over := flag("over")
		ended := ChangeID("")
		if over {
			ended = ChangeID(maybe("ended"))
		}
		return Meeting{ID: id("id"), Rank: rank, Day: day(t), Title: title("title"), Place: title("place"),
			Present: rapid.String().Draw(t, "present"), Began: ChangeID(maybe("began")), Over: over, Ended: ended}
	case KindDecision:
		return Decision{ID: id("id"), Meeting: id("meeting"), Rank: rank, Is: rapid.SampledFrom(DecisionKinds).Draw(t, "is"),
			Text: rapid.String().Draw(t, "text"), Who: title("who"), Until: day(t), Done: flag("done"), Sheet: maybe("sheet"),
			After: ChangeID(maybe("after")), Confidential: flag("confidential")}
	case KindPoll:
		p := Poll{ID: id("id"), Meeting: id("meeting"), Rank: rank, Asks: rapid.SampledFrom(PollKinds).Draw(t, "asks"), Title: title("title"),
			Sheet: maybe("sheet"), Period: maybe("period"), After: ChangeID(maybe("after")), Shown: flag("shown"), Confidential: flag("confidential")}
		if p.Asks == AsksVote {
			p.People, p.Dots = rapid.IntRange(1, MaxPeople).Draw(t, "people"), rapid.IntRange(1, MaxDots).Draw(t, "dots")
		}
		return p
	case KindAnswer:
		poll, option, person := id("poll"), string(id("option")), rapid.SampledFrom([]int{0, 1, 12, MaxPeople}).Draw(t, "person")
		a := Answer{ID: AnswerID(poll, option, person), Poll: poll, Option: option, Person: person, Title: title("title"),
			Value: rapid.Int64Range(0, int64(Whole)).Draw(t, "value")}
		if person == 0 {
			a.Rank = rank
		}
		return a
	case KindLink:
		sheet, from, to := id("sheet"), Item{id("from"), maybe("fromColumn")}, Item{"another " + id("to"), maybe("toColumn")}
		return Link{ID: LinkID(sheet, from, to), Sheet: sheet, From: from.ID, FromColumn: from.Column, To: to.ID, ToColumn: to.Column, Label: title("label")}
	case KindView:
		v := View{ID: id("id"), Rank: rank, Title: title("title"), Sheet: id("sheet"), Period: maybe("period"),
			Veiled: flag("veiled"), HidesAmounts: flag("amounts"), HidesNotes: flag("notes"), HidesPrompts: flag("prompts")}
		switch rapid.SampledFrom([]string{"all", "a section", "a part"}).Draw(t, "in sight") {
		case "a section":
			v.Section = SectionID(id("section"))
		case "a part":
			size := rapid.Float64Range(1, maxPlace)
			v.Frame = geom.R(coordinate.Draw(t, "x"), coordinate.Draw(t, "y"), size.Draw(t, "w"), size.Draw(t, "h"))
			v.Page, v.Layout = rapid.IntRange(0, 9).Draw(t, "page"), title("layout")
		}
		return v
	}
	t.Fatalf("no record of kind %q is drawn", kind)
	return nil
}

func day(t *rapid.T) Day {
	return rapid.SampledFrom([]Day{0, NewDay(2026, 11, 21), NewDay(2026, 11, 0), NewDay(2026, 0, 0)}).Draw(t, "day")
}

func drawQuantity(t *rapid.T) Quantity {
	return Quantity(rapid.Int64Range(-int64(MaxQuantity), int64(MaxQuantity)).Draw(t, "quantity"))
}

func drawValue(t *rapid.T) Value {
	return rapid.OneOf(
		rapid.Just(Value{}),
		rapid.Map(rapid.Int64Range(0, int64(Whole)), func(n int64) Value { return ShareOf(Share(n)) }),
		rapid.Map(rapid.Int64Range(0, int64(MaxMoney)), func(n int64) Value { return AmountOf(Money(n)) }),
	).Draw(t, "value")
}

func TestCodec_RoundTrip(t *testing.T) {
	for _, kind := range Kinds {
		t.Run(string(kind), rapid.MakeCheck(func(t *rapid.T) {
			r := drawRecord(t, kind)
			if err := r.check(); err != nil {
				t.Fatalf("drawn wrong: %v", err)
			}
			body, err := Encode(r)
			if err != nil {
				t.Fatal(err)
			}
			back, err := Decode(kind, body)
			if err != nil || back != r {
				t.Fatalf("%s came back as %#v, %v", body, back, err)
			}
			if again, _ := Encode(back); !bytes.Equal(body, again) {
				t.Fatalf("%s, and then %s", body, again)
			}
		}))
	}
}

func TestDecode_IsStrict(t *testing.T) {
	long := strings.Repeat("x", MaxTitle+1)
	for _, x := range []struct {
		name string
		kind Kind
		body string
		good bool
	}{
		{"as written", KindScenario, `{"id":"s","rank":"i"}`, true},
		{"space around", KindScenario, " {\"id\":\"s\",\n\"rank\":\"i\"}\n", true},
		{"unknown kind", "robot", `{"id":"s"}`, false},
		{"unknown field", KindScenario, `{"id":"s","rank":"i","color":"red"}`, false},
		{"unknown field inside", KindPlacement, `{"id":"p:a:b:","source":"a","sheet":"b","at":{"x":1,"y":2,"z":3}}`, false},
		{"wrong type", KindScenario, `{"id":"s","rank":7}`, false},
		{"a list", KindScenario, `[{"id":"s","rank":"i"}]`, false},
		{"null", KindScenario, `null`, false},
		{"nothing", KindScenario, ``, false},
		{"cut off", KindScenario, `{"id":"s","rank":"i"`, false},
		{"something behind", KindScenario, `{"id":"s","rank":"i"} {}`, false},
		{"no id", KindScenario, `{"rank":"i"}`, false},
		{"no rank", KindScenario, `{"id":"s"}`, false},
		{"rank ends in 0", KindScenario, `{"id":"s","rank":"i0"}`, false},
		{"rank of capitals", KindScenario, `{"id":"s","rank":"I"}`, false},
		{"long title", KindScenario, `{"id":"s","rank":"i","title":"` + long + `"}`, false},
		{"info of another id", KindInfo, `{"id":"other"}`, false},
		{"negative members", KindInfo, `{"id":"info","members":-1}`, false},
		{"year 10000", KindInfo, `{"id":"info","founded":10000}`, false},
		{"years backward", KindPeriod, `{"id":"p","scenario":"s","rank":"i","fromYear":2030,"toYear":2029}`, false},
		{"unknown group", KindCard, `{"id":"c","group":"church","side":"public","use":"anything"}`, false},
		{"unknown level", KindCard, `{"id":"c","group":"public","side":"public","use":"anything","level":"village"}`, false},
		{"public money, private side", KindCard, `{"id":"c","group":"public","side":"private","use":"anything"}`, false},
		{"project money, private side", KindCard, `{"id":"c","group":"project","side":"private","use":"projects"}`, true},
		{"ends before it starts", KindSource, `{"id":"s","scenario":"x","card":"c","rank":"i","group":"public","side":"public","use":"anything","starts":24300,"ends":24299}`, false},
		{"funding of a false id", KindFunding, `{"id":"f","source":"s","period":"p","value":{},"status":"idea","basis":"stated"}`, false},
		{"funding of nothing yet", KindFunding, `{"id":"f:s:p","source":"s","period":"p","value":{},"status":"idea","basis":"stated"}`, true},
		{"share of 100 %", KindFunding, `{"id":"f:s:p","source":"s","period":"p","value":{"kind":"share","share":1000000},"status":"idea","basis":"stated"}`, true},
		{"share above 100 %", KindFunding, `{"id":"f:s:p","source":"s","period":"p","value":{"kind":"share","share":1000001},"status":"idea","basis":"stated"}`, false},
		{"share of a fraction", KindFunding, `{"id":"f:s:p","source":"s","period":"p","value":{"kind":"share","share":0.5},"status":"idea","basis":"stated"}`, false},
		{"share and amount", KindFunding, `{"id":"f:s:p","source":"s","period":"p","value":{"kind":"share","share":1,"amount":1},"status":"idea","basis":"stated"}`, false},
		{"a figure of nothing", KindFunding, `{"id":"f:s:p","source":"s","period":"p","value":{"amount":1},"status":"idea","basis":"stated"}`, false},
		{"negative amount", KindFunding, `{"id":"f:s:p","source":"s","period":"p","value":{"kind":"amount","amount":-1},"status":"idea","basis":"stated"}`, false},
		{"amount beyond all", KindFunding, `{"id":"f:s:p","source":"s","period":"p","value":{"kind":"amount","amount":900000000000001},"status":"idea","basis":"stated"}`, false},
		{"no status", KindFunding, `{"id":"f:s:p","source":"s","period":"p","value":{},"basis":"stated"}`, false},
		{"total of nothing", KindTotal, `{"id":"t:p:public-side","period":"p","of":"public-side","value":{},"basis":"stated"}`, false},
		{"income as a share", KindTotal, `{"id":"t:p:income","period":"p","of":"income","value":{"kind":"share","share":1},"basis":"stated"}`, false},
		{"total of what", KindTotal, `{"id":"t:p:all","period":"p","of":"all","value":{"kind":"share","share":1},"basis":"stated"}`, false},
		{"sheet of no tool", KindSheet, `{"id":"s","template":"","scenario":"x","rank":"i"}`, false},
		{"far away", KindPlacement, `{"id":"p:a:b:","source":"a","sheet":"b","at":{"x":100001,"y":0}}`, false},
		{"unknown tint", KindNote, `{"id":"n","sheet":"s","section":"x","rank":"i","at":{"x":0,"y":0},"size":"small","tint":"pink"}`, false},
		{"no size", KindNote, `{"id":"n","sheet":"s","section":"x","rank":"i","at":{"x":0,"y":0},"tint":"remark"}`, false},
		{"a long text", KindNote, `{"id":"n","sheet":"s","section":"x","rank":"i","at":{"x":0,"y":0},"size":"small","tint":"remark","text":"` + strings.Repeat("x", MaxText) + `"}`, true},
		{"too long a text", KindNote, `{"id":"n","sheet":"s","section":"x","rank":"i","at":{"x":0,"y":0},"size":"small","tint":"remark","text":"` + strings.Repeat("x", MaxText+1) + `"}`, false},
		{"too long a tool", KindTemplate, `{"id":"t","json":"` + strings.Repeat("x", MaxTemplate+1) + `"}`, false},
	} {
		r, err := Decode(x.kind, []byte(x.body))
		if (err == nil) != x.good || (r != nil) != x.good {
			t.Errorf("%s: %v, %v", x.name, r, err)
		}
	}
}

func TestCheck_PlacesAreNumbers(t *testing.T) {
	n := Note{ID: "n", Sheet: "s", Rank: "i", Size: NoteSmall, Tint: TintAsIs}
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -maxPlace - 1} {
		n.At = geom.Pt{Y: x}
		if n.check() == nil {
			t.Errorf("a note may lie at %v", x)
		}
	}
}

func FuzzDecode(f *testing.F) {
	b := newBook(f)
	b.drop(project, "public")
	b.note("channels", "Breakfast")
	for _, r := range b.Records() {
		body, err := Encode(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(r.Kind()), body)
	}
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		r, err := Decode(Kind(kind), body)
		if err != nil {
			return
		}
		again, err := Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := Decode(Kind(kind), again); err != nil || back != r {
			t.Fatalf("%s became %#v, and then %#v, %v", body, r, back, err)
		}
	})
}
