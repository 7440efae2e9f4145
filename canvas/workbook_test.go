package canvas

import (
	"errors"
	"slices"
	"testing"
)

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
		"an id of two":     {[]Record{Sheet{ID: "grant", Template: "template:map:2", Scenario: b.scenario, Rank: "z"}}, 1},
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
