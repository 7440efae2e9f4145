package export

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
)

// Nothing is lost: whatever a workbook holds, reading what was written gives an equal one, and
// writing that gives the same bytes. What is written is as the schema says.
func TestWriteJSON_LosesNothing(t *testing.T) {
	parking, err := os.ReadFile("testdata/json/parking.json")
	if err != nil {
		t.Fatal(err)
	}
	schema := schemaAt(t, "")
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorkbook(t, string(parking))
		var first, second strings.Builder
		if err := WriteJSON(&first, w); err != nil {
			t.Fatal(err)
		}
		back, err := ReadJSON(strings.NewReader(first.String()), nil)
		if err != nil || !slices.Equal(back.Records(), w.Records()) {
			t.Fatalf("what was read back differs (%v):\n%s", err, first.String())
		}
		if err := WriteJSON(&second, back); err != nil || first.String() != second.String() {
			t.Fatalf("written again it differs (%v)", err)
		}
		if err := schemaFault(schema, first.String()); err != nil {
			t.Fatalf("the schema refuses what is written: %v\n%s", err, first.String())
		}
	})
}

// exchangeAllFields returns the names of the fields of all shapes.
func exchangeAllFields() []string {
	seen := map[reflect.Type]bool{}
	var out []string
	var walk func(reflect.Type)
	walk = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || seen[t] {
			return
		}
		seen[t] = true
		out = append(out, exchangeFields(t)...)
		for i := range t.NumField() {
			walk(t.Field(i).Type)
		}
	}
	walk(reflect.TypeFor[exchangeFile]())
	slices.Sort(out)
	return slices.Compact(out)
}

// drawer draws the records of a workbook, sound and odd ones alike.
type drawer struct {
	t       *rapid.T
	taken   map[canvas.RecordID]bool
	said    []string
	records []canvas.Record
}

func drawWorkbook(t *rapid.T, parking string) canvas.Workbook {
	d := &drawer{t: t, taken: map[canvas.RecordID]bool{}}
	if d.yes() {
		d.taken[canvas.InfoID] = true
		d.put(canvas.Info{
			ID: canvas.InfoID, Cluster: d.text(), Country: d.text(), Type: d.text(), Category: d.text(), Helix: d.text(),
			Founded: d.upTo(2100), Members: d.upTo(500), Staff: d.upTo(50), Currency: d.text(), Language: d.text(), Second: d.text(),
			About: d.text(), Discretion: pick(d, canvas.Discretions),
		})
	}
	d.texts("")
	d.metrics()
	tools := d.templates(parking)
	cards := d.cards()
	scenarios := d.upTo(2)
	for i := range scenarios {
		d.scenario(cards, tools, d.ranks(scenarios)[i])
	}
	d.meetings()
	w, problems := canvas.NewWorkbook(d.records)
	if len(problems) > 0 {
		t.Fatalf("the test draws what is no workbook: %+v", problems)
	}
	return w
}

func (d *drawer) put(r canvas.Record) { d.records = append(d.records, r) }

func (d *drawer) yes() bool { return rapid.Bool().Draw(d.t, "yes") }

func (d *drawer) upTo(n int) int { return rapid.IntRange(0, n).Draw(d.t, "n") }

func (d *drawer) text() string {
	s := rapid.StringN(0, 12, 48).Draw(d.t, "text")
	d.said = append(d.said, s)
	return s
}

func pick[T any](d *drawer, from []T) T { return rapid.SampledFrom(from).Draw(d.t, "pick") }

// id draws an id that nothing has, often one that looks like something else.
func (d *drawer) id() canvas.RecordID {
	id := canvas.RecordID(rapid.OneOf(
		rapid.SampledFrom([]string{
			"map", "parking", "template:map:2", "pub-local-gov", "card:pub-local-gov", "pri-events", "card:pri-events",
			"scenario-1", "scenario-1-period-1", "sheet-1", "card-1", "info", "f:a:b",
		}),
		rapid.StringN(1, 8, 32),
	).Draw(d.t, "id"))
	for d.taken[id] {
		id += "'"
	}
	d.taken[id] = true
	return id
}

// gone draws an id of a record that may be gone.
func (d *drawer) gone() canvas.RecordID {
	if d.yes() {
		return ""
	}
	if len(d.said) > 0 && d.yes() {
		return canvas.RecordID(pick(d, []string{"", "id:", pick(d, d.said) + " / "}) + pick(d, d.said))
	}
	return canvas.RecordID(rapid.StringN(1, 8, 32).Draw(d.t, "gone"))
}

// ranks draws the ranks of a list: usual ones, or any, the same twice among them.
func (d *drawer) ranks(n int) []canvas.Rank {
	if d.yes() {
		return canvas.Ranks("", "", n)
	}
	out := make([]canvas.Rank, n)
	for i := range out {
		out[i] = canvas.Rank(rapid.StringMatching(`[0-9a-c]{0,2}[1-9a-z]`).Draw(d.t, "rank"))
	}
	return out
}

func (d *drawer) value() canvas.Value {
	switch d.upTo(2) {
	case 0:
		return canvas.ShareOf(canvas.Share(rapid.Int64Range(0, int64(canvas.Whole)).Draw(d.t, "share")))
	case 1:
		return canvas.AmountOf(canvas.Money(rapid.Int64Range(0, int64(canvas.MaxMoney)).Draw(d.t, "amount")))
	}
	return canvas.Value{}
}

func (d *drawer) at() geom.Pt {
	if d.yes() {
		return geom.Pt{}
	}
	mm := rapid.Float64Range(-1000, 1000)
	return geom.Pt{X: mm.Draw(d.t, "x"), Y: mm.Draw(d.t, "y")}
}

// templates draws some of the built-in tools, and others that could be taken for them.
func (d *drawer) templates(parking string) []canvas.TemplateCopy {
	builtIn := canvas.BuiltIn()
	old := builtIn[0]
	old.JSON = strings.Replace(old.JSON, "Cluster Business Model Map", "Map of old", 1)
	older := old
	older.ID = "template:map:0"
	renamed := builtIn[2]
	renamed.ID = "canvas"
	spaced, err := canvas.NewTemplateCopy([]byte(parking))
	if err != nil {
		d.t.Fatal(err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(parking)); err != nil {
		d.t.Fatal(err)
	}
	dense := canvas.TemplateCopy{ID: "parking", JSON: compact.String()}
	var out []canvas.TemplateCopy
	for _, t := range append(builtIn, old, older, renamed, spaced, dense) {
		if !d.taken[t.ID] && d.yes() {
			d.taken[t.ID] = true
			d.put(t)
			out = append(out, t)
		}
	}
	return out
}

// cards draws cards of the deck, as they are or with words of the user's, and others.
func (d *drawer) cards() []canvas.Card {
	var out []canvas.Card
	for range d.upTo(5) {
		c := pick(d, deck.All()[:12]).Card()
		switch {
		case d.taken[c.ID] || d.yes():
			c.ID = d.id()
		default:
			d.taken[c.ID] = true
		}
		if d.yes() {
			c.Deck = pick(d, []string{c.Deck, "", "of another deck"})
			c.Title = pick(d, []string{"", "pri-events", d.text()})
			c.Short, c.Body, c.Pictogram = d.text(), d.text(), d.text()
			c.Group, c.Level, c.Use = pick(d, canvas.Groups), pick(d, canvas.Levels), pick(d, canvas.Uses)
			c.Side = d.side(c.Group)
		}
		d.put(c)
		out = append(out, c)
	}
	return out
}

func (d *drawer) side(g canvas.Group) canvas.Side {
	if g == canvas.GroupProject {
		return pick(d, canvas.Sides)
	}
	return canvas.Side(g)
}

func (d *drawer) scenario(cards []canvas.Card, tools []canvas.TemplateCopy, rank canvas.Rank) {
	s := canvas.Scenario{ID: d.id(), Title: d.text(), Rank: rank, BasedOn: d.gone()}
	d.put(s)
	periods := make([]canvas.RecordID, 1+d.upTo(canvas.MaxPeriods-1))
	ranks := d.ranks(len(periods))
	for i := range periods {
		periods[i] = d.id()
		from := d.upTo(2100)
		d.put(canvas.Period{
			ID: periods[i], Scenario: s.ID, Label: d.text(), Rank: ranks[i], FromYear: from, ToYear: from + d.upTo(9), SameAs: d.gone(),
		})
		d.texts(periods[i])
		for _, of := range canvas.TotalsOf {
			v := d.value()
			if d.yes() || v.Kind == canvas.NothingYet || (of.OnlyAmount() && v.Kind == canvas.ShareValue) {
				continue
			}
			d.put(canvas.Total{
				ID: canvas.TotalID(periods[i], of), Period: periods[i], Of: of, Value: v, Basis: pick(d, canvas.Bases), Origin: d.text(),
			})
		}
	}
	sources := d.sources(s.ID, cards, periods)
	d.costs(s.ID, periods)
	d.sheets(s.ID, tools, periods, sources)
}

func (d *drawer) sources(scenario canvas.RecordID, cards []canvas.Card, periods []canvas.RecordID) []canvas.RecordID {
	if len(cards) == 0 {
		return nil
	}
	out := make([]canvas.RecordID, d.upTo(4))
	ranks := d.ranks(len(out))
	for i := range out {
		card := pick(d, cards)
		group := pick(d, append([]canvas.Group{card.Group}, canvas.Groups...))
		out[i] = d.id()
		s := canvas.Source{
			ID: out[i], Scenario: scenario, Card: card.ID, SameAs: d.gone(), Rank: ranks[i], Title: d.text(), Payer: d.text(),
			Group: group, Side: d.side(group), Use: pick(d, canvas.Uses), Confidential: d.yes(),
		}
		if d.yes() {
			s.Starts = canvas.YearMonth(1 + d.upTo(12*9998))
			s.Ends = s.Starts + canvas.YearMonth(d.upTo(12))
		}
		d.put(s)
		for _, p := range periods {
			if d.yes() {
				d.put(canvas.Funding{
					ID: canvas.FundingID(s.ID, p), Source: s.ID, Period: p, Value: d.value(),
					Status: pick(d, canvas.Statuses), Basis: pick(d, canvas.Bases), Origin: d.text(),
				})
			}
		}
	}
	return out
}

func (d *drawer) sheets(scenario canvas.RecordID, tools []canvas.TemplateCopy, periods, sources []canvas.RecordID) {
	if len(tools) == 0 {
		return
	}
	n := d.upTo(3)
	ranks := d.ranks(n)
	for i := range n {
		tool := pick(d, tools)
		parsed, err := canvas.ParseTemplate([]byte(tool.JSON))
		if err != nil {
			d.t.Fatal(err)
		}
		s := canvas.Sheet{ID: d.id(), Template: tool.ID, Scenario: scenario, Title: d.text(), Rank: ranks[i]}
		if parsed.Of.OnePeriod() {
			s.Period = pick(d, periods)
		}
		if parsed.Of == canvas.OfPair {
			s.Against = pick(d, append([]canvas.RecordID{d.gone()}, periods...))
		}
		if parsed.Of == canvas.OfCluster {
			s.Scenario = pick(d, []canvas.RecordID{"", scenario})
		}
		d.put(s)
		for range d.upTo(2) {
			d.view(s.ID, periods)
		}
		for _, source := range sources {
			if takes(parsed, canvas.AcceptSources) != nil && d.yes() {
				section, column := d.lies(parsed, canvas.AcceptSources, periods)
				d.put(canvas.Placement{
					ID: canvas.PlacementID(source, s.ID, column), Source: source, Sheet: s.ID, Column: column, Section: section,
					Rank: pick(d, append(d.ranks(1), "")), Free: d.yes(), At: d.at(), Hidden: d.yes(), Step: d.upTo(3),
				})
			}
		}
		notes := 0
		if takes(parsed, canvas.AcceptNotes) != nil {
			notes = d.upTo(3)
		}
		rank := d.ranks(notes)
		for j := range notes {
			section, column := d.lies(parsed, canvas.AcceptNotes, periods)
			d.put(canvas.Note{
				ID: d.id(), Sheet: s.ID, Column: column, Section: section, Rank: rank[j], Free: d.yes(), At: d.at(), Text: d.text(), Author: d.text(),
				Size: pick(d, canvas.NoteSizes), Tint: pick(d, canvas.Tints), Heading: d.yes(), Confidential: d.yes(),
				Part: pick(d, append([]canvas.Part{canvas.NoPart}, canvas.Parts...)), Step: d.upTo(3),
			})
		}
	}
}

// view draws what is to be shown of a sheet.
func (d *drawer) view(sheet canvas.RecordID, periods []canvas.RecordID) {
	v := canvas.View{
		ID: d.id(), Rank: d.ranks(1)[0], Title: d.text(), Sheet: sheet, Period: pick(d, append([]canvas.RecordID{""}, periods...)),
		Veiled: d.yes(), HidesAmounts: d.yes(), HidesNotes: d.yes(), HidesPrompts: d.yes(),
	}
	switch d.upTo(2) {
	case 0:
		v.Section = "public"
	case 1:
		at := d.at()
		v.Frame, v.Page, v.Layout = geom.R(at.X, at.Y, 100.5, 33.3), d.upTo(3), pick(d, []string{"", "a3", d.text()})
	}
	d.put(v)
}

// lies draws a section that takes something, and a column where it needs one.
func (d *drawer) lies(t *canvas.Template, what canvas.Accept, periods []canvas.RecordID) (canvas.SectionID, canvas.RecordID) {
	section := pick(d, takes(t, what))
	if place, _ := t.Layouts[0].Place(section); place.Repeat {
		return section, pick(d, periods)
	}
	return section, ""
}

// takes returns the sections that take something.
func takes(t *canvas.Template, what canvas.Accept) []canvas.SectionID {
	var sections []canvas.SectionID
	for _, s := range t.Sections {
		if s.Takes(what) {
			sections = append(sections, s.ID)
		}
	}
	return sections
}

// texts draws texts of a period, or of the cluster.
func (d *drawer) texts(of canvas.RecordID) {
	for range d.upTo(2) {
		f := canvas.Field{Of: of, Key: "k" + d.text(), Text: "t" + d.text()}
		if f.ID = canvas.FieldID(of, f.Key); !d.taken[f.ID] {
			d.taken[f.ID] = true
			d.put(f)
		}
	}
}

// costs draws cost lines of a scenario: usual ones, of another list, and the user's own.
func (d *drawer) costs(scenario canvas.RecordID, periods []canvas.RecordID) {
	n := d.upTo(3)
	ranks := d.ranks(n)
	for i := range n {
		l := canvas.CostLine{
			ID: d.id(), Scenario: scenario, Rank: ranks[i], Group: pick(d, canvas.CostGroups), SameAs: d.gone(), Confidential: d.yes(),
			Deck: pick(d, []string{"ceo", "office-rent", "", "of another list"}), Title: d.text(),
		}
		d.put(l)
		for _, p := range periods {
			if d.yes() {
				d.put(canvas.Cost{
					ID: canvas.CostID(l.ID, p), Line: l.ID, Period: p, Status: pick(d, canvas.Statuses), Basis: pick(d, canvas.Bases),
					Amount: canvas.Money(rapid.Int64Range(0, int64(canvas.MaxMoney)).Draw(d.t, "amount")), Origin: d.text(),
				})
			}
		}
	}
}

func (d *drawer) quantity() canvas.Quantity {
	return canvas.Quantity(rapid.Int64Range(-int64(canvas.MaxQuantity), int64(canvas.MaxQuantity)).Draw(d.t, "quantity"))
}

// meetings draws meetings with what was said and asked in them.
func (d *drawer) meetings() {
	day := func() canvas.Day {
		return pick(d, []canvas.Day{0, canvas.NewDay(2026, 11, 21), canvas.NewDay(2026, 11, 0), canvas.NewDay(2026, 0, 0)})
	}
	change := func() canvas.ChangeID { return canvas.ChangeID(d.gone()) }
	n := d.upTo(2)
	ranks := d.ranks(n)
	for i := range n {
		m := canvas.Meeting{ID: d.id(), Rank: ranks[i], Day: day(), Title: d.text(), Place: d.text(), Present: d.text(), Began: change(), Over: d.yes()}
		if m.Over {
			m.Ended = change()
		}
		d.put(m)
		said := d.upTo(2)
		for _, rank := range d.ranks(said) {
			d.put(canvas.Decision{
				ID: d.id(), Meeting: m.ID, Rank: rank, Is: pick(d, canvas.DecisionKinds), Text: d.text(), Who: d.text(), Until: day(),
				Done: d.yes(), Sheet: d.gone(), After: change(), Confidential: d.yes(),
			})
		}
		for _, rank := range d.ranks(d.upTo(2)) {
			d.poll(m.ID, rank, change())
		}
	}
}

func (d *drawer) poll(meeting canvas.RecordID, rank canvas.Rank, after canvas.ChangeID) {
	p := canvas.Poll{
		ID: d.id(), Meeting: meeting, Rank: rank, Asks: pick(d, canvas.PollKinds), Title: d.text(), Sheet: d.gone(), Period: d.gone(),
		After: after, Shown: d.yes(), Confidential: d.yes(),
	}
	if p.Asks == canvas.AsksVote {
		p.People, p.Dots = 1+d.upTo(12), 1+d.upTo(3)
	}
	d.put(p)
	keys := pick(d, [][]string{{"public"}, {"1", "2"}, {"2", "1", "private:0"}})
	for i, rank := range d.ranks(len(keys)) {
		o := canvas.Answer{ID: canvas.AnswerID(p.ID, keys[i], 0), Poll: p.ID, Option: keys[i], Rank: rank, Title: d.text()}
		if i == 0 {
			o.Value = int64(d.upTo(p.People * p.Dots))
		}
		d.put(o)
		for person := range d.upTo(2) {
			a := canvas.Answer{Poll: p.ID, Option: keys[i], Person: 1 + 3*person, Title: d.text(), Value: int64(d.upTo(1_000_000))}
			a.ID = canvas.AnswerID(p.ID, a.Option, a.Person)
			d.put(a)
		}
	}
}

// metrics draws horizons, metrics with their targets and readings, and figures of other clusters.
func (d *drawer) metrics() {
	horizons := make([]canvas.RecordID, d.upTo(3))
	ranks := d.ranks(len(horizons))
	for i := range horizons {
		horizons[i] = d.id()
		d.put(canvas.Horizon{ID: horizons[i], Rank: ranks[i], Label: d.text(), Year: d.upTo(2100)})
	}
	n := d.upTo(3)
	ranks = d.ranks(n)
	for i := range n {
		m := canvas.Metric{
			ID: d.id(), Rank: ranks[i], Title: d.text(), Unit: d.text(), Measures: pick(d, canvas.MetricKinds), Origin: d.text(),
			Owner: d.text(), Scale: pick(d, canvas.Scales), Parked: d.yes(), Available: pick(d, canvas.Ratings),
			Understood: pick(d, canvas.Ratings), Trackable: pick(d, canvas.Ratings), Outcome: pick(d, canvas.Ratings),
		}
		if m.ShareOf = d.gone(); m.ShareOf == m.ID {
			m.ShareOf = ""
		}
		d.put(m)
		for _, h := range horizons {
			if d.yes() {
				d.put(canvas.Target{
					ID: canvas.TargetID(m.ID, h), Metric: m.ID, Horizon: h, Value: d.quantity(), Basis: pick(d, canvas.Bases), Origin: d.text(),
				})
			}
		}
		for range d.upTo(2) {
			day := canvas.NewDay(1900+d.upTo(300), 0, 0)
			if d.yes() {
				day = canvas.NewDay(day.Year(), 1+d.upTo(11), d.upTo(28))
			}
			d.put(canvas.Reading{ID: d.id(), Metric: m.ID, Day: day, Value: d.quantity(), Origin: d.text(), By: d.text()})
		}
	}
	n = d.upTo(2)
	ranks = d.ranks(n)
	for i := range n {
		d.put(canvas.Reference{
			ID: d.id(), Rank: ranks[i], Cluster: d.text(), Measure: d.text(), Unit: d.text(), Value: d.quantity(),
			Year: d.upTo(2100), Origin: d.text(), Metric: d.gone(),
		})
	}
}
