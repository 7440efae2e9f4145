package canvas

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
)

// book is a workbook under construction, by commands only: one scenario of three periods, a Map
// and a Canvas that show the first of them, and an Evolution Map.
type book struct {
	Workbook
	t                      rapid.TB
	n                      int
	scenario               RecordID
	periods                []RecordID
	maps, canvas, overTime RecordID
}

func newBook(t rapid.TB) *book {
	t.Helper()
	b := firstBook()
	if b.t = t; b.Len() == 0 {
		t.Fatal("there is no book to begin with")
	}
	return &b
}

// firstBook makes the book once: reading its three tools takes longer than all else.
var firstBook = sync.OnceValue(func() book {
	b := book{}
	start := Start(b.ids, Info{Cluster: "Harbor", Language: "en", Currency: "EUR"}, "As is", []string{"Year 1", "Year 2", "Year 3"})
	w, _ := NewWorkbook(start)
	b.Workbook, b.scenario = w, w.Scenarios()[0].ID
	for _, p := range w.Periods(b.scenario) {
		b.periods = append(b.periods, p.ID)
	}
	for i, into := range []*RecordID{&b.maps, &b.overTime, &b.canvas} {
		c, id, err := AddSheet(b.Workbook, b.ids, BuiltIn()[i], b.scenario, b.periods[0], "")
		if err == nil {
			b.Workbook, err = b.Apply(c.Diff)
		}
		if err != nil {
			return book{}
		}
		*into = id
	}
	return b
})

// busyBook is a book with a little of everything in it.
func busyBook(t rapid.TB) *book {
	b := newBook(t)
	state, members := b.drop(grant, "public"), b.drop(fees, "private")
	b.drop(project, "public")
	b.value(state, 0, ShareOf(Percent(45)))
	b.value(members, 0, ShareOf(Percent(20)))
	c, _, err := DuplicateItems(b.Workbook, b.ids, []Moved{{Item: Item{state, b.periods[0]}}, {Item: Item{members, b.periods[0]}}}, b.in("private", 1))
	b.do(c, err)
	b.do(HideItems(b.Workbook, b.canvas, []Item{{ID: members}}))
	b.do(MoveItems(b.Workbook, []Moved{{Item: Item{ID: state}, At: geom.Pt{X: 12, Y: 30}}}, b.at("public", 0, 0)))
	b.do(SetTotal(b.Workbook, b.periods[2], TotalPublicSide, ShareOf(Percent(60)), Estimate))
	b.note("channels", "Breakfast")
	return b
}

func (b *book) ids() RecordID {
	b.n++
	return RecordID(fmt.Sprintf("r%03d", b.n))
}

// do applies what a command returned.
func (b *book) do(c Change, err error) {
	b.t.Helper()
	if err == nil {
		b.Workbook, err = b.Apply(c.Diff)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// The cards of the tests, one of each group.
var (
	grant   = Card{ID: "grant", Title: "State grant", Group: GroupPublic, Side: SidePublic, Use: UseAnything}
	fees    = Card{ID: "fees", Title: "Fees", Group: GroupPrivate, Side: SidePrivate, Use: UseAnything}
	project = Card{ID: "project", Deck: "prj-eu", Group: GroupProject, Side: SidePublic, Use: UseProjects}
)

// on returns a spot in a section where nothing is said of place or order.
func (b *book) on(sheet RecordID, section SectionID) Spot {
	return Spot{Sheet: sheet, Section: section}
}

// in returns a spot in a column of the Evolution Map.
func (b *book) in(section SectionID, period int) Spot {
	return Spot{Sheet: b.overTime, Section: section, Column: b.periods[period]}
}

// drop puts a card to work in the first period.
func (b *book) drop(card Card, side SectionID) RecordID {
	b.t.Helper()
	c, id, err := DropCard(b.Workbook, b.ids, card, b.on(b.maps, side))
	b.do(c, err)
	return id
}

// value types a figure.
func (b *book) value(source RecordID, period int, v Value) {
	b.t.Helper()
	b.do(SetValue(b.Workbook, FundingID(source, b.periods[period]), v))
}

// note puts a note into a section of the Canvas.
func (b *book) note(section SectionID, text string) RecordID {
	b.t.Helper()
	c, made, err := AddNotes(b.Workbook, b.ids, []string{text}, Note{Tint: TintAsIs, Size: NoteMedium}, b.on(b.canvas, section))
	b.do(c, err)
	return made[0].ID
}

// has returns a record that must be there.
func has[T Record](b *book, id RecordID) T {
	b.t.Helper()
	r, ok := Get[T](b.Workbook, id)
	if !ok {
		b.t.Fatalf("there is no %s %q", r.Kind(), id)
	}
	return r
}

// brings returns the figures of a source in the three periods: "60 %|–|1200", "" where it is not at
// work.
func (b *book) brings(source RecordID) string {
	s := ""
	for i, p := range b.periods {
		if i > 0 {
			s += "|"
		}
		f, ok := Get[Funding](b.Workbook, FundingID(source, p))
		switch {
		case ok && f.Value.Kind == ShareValue:
			s += fmt.Sprintf("%v %%", float64(f.Value.Share)/1e4)
		case ok && f.Value.Kind == AmountValue:
			s += fmt.Sprint(f.Value.Amount)
		case ok:
			s += "–"
		}
	}
	return s
}

// same reports whether two workbooks hold the same records.
func same(a, b Workbook) bool { return slices.Equal(a.Records(), b.Records()) }

// refuses checks that a command was refused for a reason, and made no change.
func refuses(t rapid.TB, c Change, err error, key string) {
	t.Helper()
	var r Refusal
	switch {
	case !errors.As(err, &r) || !errors.Is(err, ErrRefused):
		t.Errorf("not refused as %q: %v", key, err)
	case r.Key != key:
		t.Errorf("refused as %q, not as %q", r.Key, key)
	}
	if len(c.Diff) != 0 {
		t.Errorf("what is refused has a diff of %d records", len(c.Diff))
	}
}

// asked is a command that must be refused for a reason.
type asked struct {
	name, key string
	do        func(b *book) (Change, error)
}

// refusesAll checks a table of commands, each on a workbook that set has made ready.
func refusesAll(t *testing.T, set func(b *book), table []asked) {
	t.Helper()
	for _, a := range table {
		t.Run(a.name, func(t *testing.T) {
			b := newBook(t)
			set(b)
			before := b.Records()
			c, err := a.do(b)
			refuses(t, c, err, a.key)
			if !slices.Equal(before, b.Records()) {
				t.Error("the workbook has changed")
			}
		})
	}
}

func TestNewWorkbook_LeavesOutWhatIsWrongAndSaysSo(t *testing.T) {
	b := newBook(t)
	b.drop(grant, "public")
	good := b.Records()
	for name, x := range map[string]struct {
		more []Record
		want int // problems
	}{
		"nothing":               {nil, 0},
		"wrong by itself":       {[]Record{Scenario{ID: "x", Rank: "10"}}, 1},
		"public money, private": {[]Record{Card{ID: "x", Group: GroupPublic, Side: SidePrivate, Use: UseAnything}}, 1},
		"no owner":              {[]Record{Period{ID: "x", Scenario: "gone", Rank: "i"}}, 1},
		"no owner of its owner": {[]Record{
			Funding{ID: FundingID("x", b.periods[0]), Source: "x", Period: b.periods[0], Status: Idea, Basis: Stated},
			Source{ID: "x", Scenario: b.scenario, Card: "gone", Rank: "i", Group: GroupPublic, Side: SidePublic, Use: UseAnything},
		}, 2},
		"an id twice":      {[]Record{Scenario{ID: b.scenario, Rank: "z"}}, 1},
		"an id of two":     {[]Record{Sheet{ID: "grant", Template: "template:map:1", Scenario: b.scenario, Rank: "z"}}, 1},
		"a false id":       {[]Record{Total{ID: "t", Period: b.periods[0], Of: TotalPublicSide, Value: ShareOf(1), Basis: Stated}}, 1},
		"a broken tool":    {[]Record{TemplateCopy{ID: "x", JSON: "{}"}}, 1},
		"sheet of no tool": {[]Record{TemplateCopy{ID: "x", JSON: "{}"}, Sheet{ID: "y", Template: "x", Scenario: b.scenario, Rank: "i"}}, 2},
	} {
		w, problems := NewWorkbook(append(slices.Clone(good), x.more...))
		if len(problems) != x.want {
			t.Errorf("%s: %d problems, not %d: %v", name, len(problems), x.want, problems)
		}
		for _, p := range problems {
			if p.Kind == "" || p.Reason == "" {
				t.Errorf("%s: a problem that says nothing: %+v", name, p)
			}
		}
		if w.Len() != len(good) {
			t.Errorf("%s: %d records, not %d", name, w.Len(), len(good))
		}
		if err := broken(w); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestApply_RefusesWhatBreaksTheWorkbook(t *testing.T) {
	b := newBook(t)
	id := b.drop(grant, "public")
	source, scenario := has[Source](b, id), has[Scenario](b, b.scenario)
	renamed := scenario
	renamed.Title = "Draft"
	wrong := source
	wrong.Side = SidePrivate
	orphan := source
	orphan.ID, orphan.Card = "x", "gone"
	for name, x := range map[string]struct {
		diff Diff
		want error
	}{
		"made for another state":     {Diff{scenario.ID: {Before: renamed, After: scenario}}, ErrStale},
		"made, but there":            {Diff{scenario.ID: {After: renamed}}, ErrStale},
		"removed, but gone":          {Diff{"gone": {Before: renamed}}, ErrStale},
		"public money, private side": {Diff{source.ID: {Before: source, After: wrong}}, ErrBroken},
		"under another id":           {Diff{"x": {After: renamed}}, ErrBroken},
		"without its owner":          {Diff{"x": {After: orphan}}, ErrBroken},
		"outlives its owner":         {Diff{source.ID: {Before: source}}, ErrBroken},
		"another kind under its id":  {Diff{scenario.ID: {Before: scenario, After: Card{ID: scenario.ID, Group: GroupPublic, Side: SidePublic, Use: UseAnything}}}, ErrBroken},
		"a tool that cannot be read": {Diff{"x": {After: TemplateCopy{ID: "x", JSON: "[]"}}}, ErrBroken},
		"an owner of the wrong kind": {Diff{"x": {After: Period{ID: "x", Scenario: grant.ID, Rank: "i"}}}, ErrBroken},
		"half of it made for another": {Diff{
			"x":         {After: Scenario{ID: "x", Rank: "i"}},
			scenario.ID: {Before: renamed, After: scenario},
		}, ErrStale},
	} {
		before := b.Records()
		w, err := b.Apply(x.diff)
		if !errors.Is(err, x.want) {
			t.Errorf("%s: %v", name, err)
		}
		if !same(w, b.Workbook) || !slices.Equal(before, b.Records()) {
			t.Errorf("%s: something has changed", name)
		}
	}
}

func TestApply_LeavesTheWorkbookBefore(t *testing.T) {
	b := newBook(t)
	first := b.Workbook
	before := first.Records()
	source := b.drop(grant, "public")
	if !slices.Equal(before, first.Records()) || first.Record(source) != nil {
		t.Error("a change reached the workbook that it was made from")
	}
	if b.Len() != len(before)+3 {
		t.Errorf("card, source and funding are %d records more", b.Len()-len(before))
	}
}

func TestWorkbook_ListsInOrder(t *testing.T) {
	b := newBook(t)
	second, first := b.drop(grant, "public"), b.drop(fees, "private")
	b.do(Edit(b.Workbook, second, "x", func(s *Source) { s.Rank = "t" }))
	b.do(Edit(b.Workbook, first, "x", func(s *Source) { s.Rank = "b" }))
	for i, at := range b.At(b.periods[0]) {
		if want := []RecordID{first, second}[i]; at.Source.ID != want || at.Funding.Source != want {
			t.Errorf("source %d is %+v", i, at)
		}
	}
	if got := len(b.At(b.periods[1])); got != 0 {
		t.Errorf("%d sources are at work where none was dropped", got)
	}
	c, again, err := DropCard(b.Workbook, b.ids, grant, b.in("public", 2))
	b.do(c, err)
	fundings := b.Fundings(second)
	if again != second || len(fundings) != 2 || fundings[0].Period != b.periods[0] || fundings[1].Period != b.periods[2] {
		t.Errorf("fundings are not in the order of the periods: %+v", fundings)
	}
	over, one := has[Sheet](b, b.overTime), has[Sheet](b, b.maps)
	if got := b.Columns(over); len(got) != 3 || got[2].ID != b.periods[2] {
		t.Errorf("columns of a sheet of all periods: %v", got)
	}
	if got := b.Columns(one); len(got) != 1 || got[0].ID != b.periods[0] {
		t.Errorf("columns of a sheet of one period: %v", got)
	}
	if b.Template(one).ID != "map" || b.Template(over).ID != "evolution" {
		t.Error("sheets have the wrong tool")
	}
	if got := b.Sheets(); len(got) != 3 || got[0].ID != b.maps || got[2].ID != b.canvas {
		t.Errorf("sheets: %v", got)
	}
	clear(b.Templates())
	if b.Template(one) == nil {
		t.Error("the map of templates is not the caller's own")
	}
}

func TestWorkbook_ZeroIsEmpty(t *testing.T) {
	var w Workbook
	if w.Len()+len(w.Records())+len(w.Sheets())+len(w.Scenarios())+len(w.At("x"))+len(w.Fundings("x")) != 0 || w.Record("x") != nil {
		t.Error("something is in it")
	}
	c, err := EditInfo(w, "edit", func(i *Info) { i.Cluster = "New" })
	if err != nil {
		t.Fatal(err)
	}
	next, err := w.Apply(c.Diff)
	if err != nil || next.Info().Cluster != "New" || w.Info().Cluster != "" {
		t.Errorf("%v, %v", next.Info(), err)
	}
}

func TestSpot_RefusesWhatIsNotThere(t *testing.T) {
	drop := func(change func(b *book, s *Spot)) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			s := b.in("public", 0)
			change(b, &s)
			c, _, err := DropCard(b.Workbook, b.ids, grant, s)
			if notes := b.MayDropNotes(s); !errors.Is(notes, ErrRefused) {
				t.Errorf("notes may lie there: %v", notes)
			}
			return c, err
		}
	}
	refusesAll(t, func(b *book) {
		c, _, err := AddScenario(b.Workbook, b.ids, "Draft", b.scenario)
		b.do(c, err)
	}, []asked{
		{"no sheet", "refused-sheet-gone", drop(func(_ *book, s *Spot) { s.Sheet = "gone" })},
		{"no section", "refused-no-section", drop(func(_ *book, s *Spot) { s.Section = "channels" })},
		{"no column", "refused-no-period", drop(func(_ *book, s *Spot) { s.Column = "" })},
		{"column gone", "refused-no-period", drop(func(_ *book, s *Spot) { s.Column = "gone" })},
		{"column of another scenario", "refused-no-period", drop(func(b *book, s *Spot) {
			s.Column = b.Periods(b.Scenarios()[1].ID)[0].ID
		})},
	})
}

func TestMayDrop_FollowsWhatSectionsAccept(t *testing.T) {
	b := newBook(t)
	for section, want := range map[SectionID][2]string{
		"channels":       {"refused-notes-only", ""},
		"public-funding": {"", ""},
	} {
		for i, err := range []error{b.MayDropSources(b.on(b.canvas, section)), b.MayDropNotes(b.on(b.canvas, section))} {
			var r Refusal
			if errors.As(err, &r); r.Key != want[i] {
				t.Errorf("%s: %v", section, err)
			}
		}
	}
	// A section that takes sources only.
	tool := replaced(t, BuiltIn()[0].JSON, `"id": "map"`, `"id": "strict"`, `"accepts": ["sources", "notes"]`, `"accepts": ["sources"]`)
	copied, err := NewTemplateCopy([]byte(tool))
	if err != nil {
		t.Fatal(err)
	}
	c, sheet, err := AddSheet(b.Workbook, b.ids, copied, b.scenario, b.periods[0], "")
	b.do(c, err)
	_, _, err = AddNotes(b.Workbook, b.ids, []string{"x"}, Note{Tint: TintAsIs, Size: NoteSmall}, b.on(sheet, "public"))
	refuses(t, Change{}, err, "refused-sources-only")
}

// at returns a free spot of the Map.
func (b *book) at(section SectionID, x, y geom.MM) Spot {
	s := b.on(b.maps, section)
	s.Free, s.At = true, geom.Pt{X: x, Y: y}
	return s
}

// replaced returns a text with pairs of old and new, each old one replaced wherever it stands.
func replaced(t rapid.TB, s string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(s, pairs[i]) {
			t.Fatalf("there is no %q to replace", pairs[i])
		}
		s = strings.ReplaceAll(s, pairs[i], pairs[i+1])
	}
	return s
}
