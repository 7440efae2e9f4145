package canvas

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// counts says how many records of each kind a workbook has more than another: "card+1 source+2".
func counts(before, after Workbook) string {
	var out []string
	for _, kind := range Kinds {
		if n := len(after.kinds[kind]) - len(before.kinds[kind]); n != 0 {
			out = append(out, fmt.Sprintf("%s%+d", kind, n))
		}
	}
	return strings.Join(out, " ")
}

func TestStart_MakesAWorkbook(t *testing.T) {
	n := 0
	ids := func() RecordID { n++; return RecordID(fmt.Sprint("x", n)) }
	records := Start(ids, Info{ID: "any", Cluster: "Harbor"}, "As is", []string{"Now", "2030"})
	w, problems := NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	s := w.Scenarios()
	if len(s) != 1 || s[0].Title != "As is" || w.Info().Cluster != "Harbor" || len(w.Sheets()) != 0 || w.Len() != 4 {
		t.Errorf("it begins with %v", w.Records())
	}
	if p := w.Periods(s[0].ID); len(p) != 2 || p[0].Label != "Now" || p[1].Label != "2030" {
		t.Errorf("periods: %v", p)
	}
	if err := broken(w); err != nil {
		t.Error(err)
	}
}

func TestAddScenario_IsEmptyWithTheSamePeriods(t *testing.T) {
	b := busyBook(t)
	start := b.Workbook
	c, id, err := AddScenario(b.Workbook, b.ids, "Draft", b.scenario)
	b.do(c, err)
	if got := counts(start, b.Workbook); got != "scenario+1 period+3" {
		t.Errorf("made: %s", got)
	}
	if s := b.Scenarios(); len(s) != 2 || s[1].ID != id || s[1].Title != "Draft" || s[1].BasedOn != "" {
		t.Errorf("scenarios: %v", s)
	}
	for i, p := range b.Periods(id) {
		if p.SameAs != b.periods[i] || p.Label != has[Period](b, b.periods[i]).Label {
			t.Errorf("period %d: %+v", i, p)
		}
	}
	long := strings.Repeat("x", MaxTitle+1)
	refusesAll(t, func(*book) {}, []asked{
		{"like nothing", "refused-gone", func(b *book) (Change, error) {
			c, _, err := AddScenario(b.Workbook, b.ids, "Draft", "gone")
			return c, err
		}},
		{"a long title", "refused-value", func(b *book) (Change, error) {
			c, _, err := AddScenario(b.Workbook, b.ids, long, b.scenario)
			return c, err
		}},
	})
}

// plain returns a record without the ids and ranks that a copy may have of its own.
func plain(r Record) Record {
	switch r := r.(type) {
	case Period:
		r.ID, r.Scenario, r.SameAs = "", "", ""
		return r
	case Source:
		r.ID, r.Scenario, r.SameAs = "", "", ""
		return r
	case Funding:
		r.ID, r.Source, r.Period = "", "", ""
		return r
	case Total:
		r.ID, r.Period = "", ""
		return r
	case CostLine:
		r.ID, r.Scenario, r.SameAs = "", "", ""
		return r
	case Cost:
		r.ID, r.Line, r.Period = "", "", ""
		return r
	case Sheet:
		r.ID, r.Scenario, r.Period, r.Rank = "", "", "", ""
		return r
	case Placement:
		r.ID, r.Source, r.Sheet, r.Column = "", "", "", ""
		return r
	case Note:
		r.ID, r.Sheet, r.Column = "", "", ""
		return r
	default:
	}
	return r
}

// made returns what a change made, without ids, in some fixed order.
func made(d Diff) []string {
	var out []string
	for _, x := range d {
		if x.Before == nil {
			out = append(out, fmt.Sprintf("%T%+v", x.After, plain(x.After)))
		}
	}
	slices.Sort(out)
	return out
}

func TestCopyScenario_CopiesAllItOwnsAndNothingElse(t *testing.T) {
	b := busyBook(t)
	c, other, err := AddScenario(b.Workbook, b.ids, "Other", b.scenario)
	b.do(c, err)
	c, _, err = AddSheet(b.Workbook, b.ids, BuiltIn()[0], other, b.Periods(other)[0].ID, "Of another scenario")
	b.do(c, err)
	c, _, err = AddNotes(b.Workbook, b.ids, []string{"In a column"}, Note{Tint: TintRemark, Size: NoteSmall}, b.in("private", 1))
	b.do(c, err)
	b.do(RemoveItems(b.Workbook, b.maps, []Item{{ID: b.Sources(b.scenario)[2].ID}}))
	start := b.Workbook

	// What there is to copy, as if all of it were made anew.
	owned := Diff{}
	gone, err := RemoveScenario(b.Workbook, b.scenario)
	if err != nil {
		t.Fatal(err)
	}
	for id, x := range gone.Diff {
		if id != b.scenario && x.Before.Kind() != KindView { // what was to be shown is still the original
			owned[id] = Delta{After: x.Before}
		}
	}

	c, id, err := CopyScenario(b.Workbook, b.ids, b.scenario, "Draft")
	b.do(c, err)
	s := has[Scenario](b, id)
	if s.Title != "Draft" || s.BasedOn != b.scenario || s.Rank <= has[Scenario](b, other).Rank {
		t.Errorf("the copy is %+v", s)
	}
	copied := maps.Clone(c.Diff)
	delete(copied, id)
	if got, want := made(copied), made(owned); !slices.Equal(got, want) {
		t.Errorf("copied:\n%s\nnot:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for id, x := range c.Diff {
		if x.Before != nil || start.Record(id) != nil {
			t.Errorf("the copy touches %q", id)
		}
		for _, owner := range x.After.Owners() {
			if _, own := c.Diff[owner]; !own && x.After.Kind() != KindPeriod {
				if k := start.Record(owner).Kind(); k != KindCard && k != KindTemplate {
					t.Errorf("%s %q of the copy belongs to the %s %q of the original", x.After.Kind(), id, k, owner)
				}
			}
		}
	}
	if err := broken(b.Workbook); err != nil {
		t.Error(err)
	}
	for i, x := range b.Sources(id) {
		if original := b.Sources(b.scenario)[i]; x.SameAs != original.ID {
			t.Errorf("source %d does not know what it was copied from", i)
		}
	}
	for i, p := range b.Periods(id) {
		if p.SameAs != b.periods[i] {
			t.Errorf("period %d does not know what it was copied from", i)
		}
	}
	titles := b.Sheets()
	if n := len(titles); n != 7 || titles[3].Title != "Of another scenario" || titles[4].Scenario != id {
		t.Error("the copied sheets do not come last, in their order")
	}

	// They go apart: what a draft decides leaves the original alone.
	b.do(SetSide(b.Workbook, b.Sources(id)[0].ID, SidePublic))
	b.do(SetValue(b.Workbook, b.At(b.Periods(id)[0].ID)[0].Funding.ID, ShareOf(1)))
	for _, r := range start.Records() {
		if b.Record(r.RecordID()) != r {
			t.Errorf("a change to the copy reached %s %q", r.Kind(), r.RecordID())
		}
	}
	b.do(RemoveScenario(b.Workbook, id))
	if !same(b.Workbook, start) {
		t.Error("deleting the copy leaves or takes something else")
	}
}

// A sheet remembers where sources of the scenario lie that it showed before; a copy of the scenario
// that it shows now has nothing of them.
func TestCopyScenario_LeavesPlacesOfOtherScenarios(t *testing.T) {
	b := busyBook(t)
	c, draft, err := AddScenario(b.Workbook, b.ids, "Draft", b.scenario)
	b.do(c, err)
	b.do(ShowPeriod(b.Workbook, b.maps, draft, b.Periods(draft)[0].ID))
	start := b.Workbook
	if len(where(start, func(p Placement) bool { return p.Sheet == b.maps })) == 0 {
		t.Fatal("there is nothing to leave")
	}
	c, _, err = CopyScenario(b.Workbook, b.ids, draft, "Copy")
	b.do(c, err)
	if got := counts(start, b.Workbook); got != "scenario+1 period+3 sheet+1" {
		t.Errorf("copied %s", got)
	}
}

func TestCopyScenario_Refuses(t *testing.T) {
	copies := func(scenario, title string) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			c, _, err := CopyScenario(b.Workbook, b.ids, RecordID(scenario), title)
			return c, err
		}
	}
	refusesAll(t, func(*book) {}, []asked{
		{"gone", "refused-gone", copies("gone", "Draft")},
		{"a long title", "refused-value", copies("r001", strings.Repeat("x", MaxTitle+1))},
	})
}

func TestAddPeriod(t *testing.T) {
	for _, x := range []struct {
		after  int // -1: after the last
		copied bool
		at     int
		made   string
	}{
		{0, false, 1, "period+1"},
		{0, true, 1, "period+1 funding+3 cost+1"},
		{1, true, 2, "period+1 funding+2"},
		{2, true, 3, "period+1 total+1"},
		{-1, false, 3, "period+1"},
		{-1, true, 3, "period+1"},
	} {
		b := busyBook(t)
		start, after := b.Workbook, RecordID("")
		if x.after >= 0 {
			after = b.periods[x.after]
		}
		c, id, err := AddPeriod(b.Workbook, b.ids, b.scenario, after, "Later", x.copied)
		b.do(c, err)
		if got := counts(start, b.Workbook); got != x.made {
			t.Errorf("after %d, copied %v: made %s", x.after, x.copied, got)
		}
		if p := b.Periods(b.scenario); p[x.at].ID != id || p[x.at].Label != "Later" {
			t.Errorf("after %d: %v", x.after, p)
		}
		if x.copied && after != "" {
			for i, at := range b.At(id) {
				if was := b.At(after)[i]; was.Source != at.Source || plain(was.Funding) != plain(at.Funding) {
					t.Errorf("copied: %+v of %+v", at, was)
				}
			}
		}
		if err := broken(b.Workbook); err != nil {
			t.Error(err)
		}
	}
}

func TestAddPeriod_UpToSix(t *testing.T) {
	add := func(scenario, after string, label string) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			c, _, err := AddPeriod(b.Workbook, b.ids, RecordID(scenario), RecordID(after), label, true)
			return c, err
		}
	}
	b := newBook(t)
	for range 3 {
		b.do(add("r001", "r002", "More")(b))
	}
	if n := len(b.Periods(b.scenario)); n != MaxPeriods {
		t.Errorf("%d periods", n)
	}
	c, err := add("r001", "r002", "Seventh")(b)
	refuses(t, c, err, "refused-six-periods")
	refusesAll(t, func(b *book) {
		c, _, err := AddScenario(b.Workbook, b.ids, "Draft", b.scenario)
		b.do(c, err)
	}, []asked{
		{"no such scenario", "refused-gone", add("gone", "", "More")},
		{"after none", "refused-gone", add("r001", "gone", "More")},
		{"after one of another scenario", "refused-gone", func(b *book) (Change, error) {
			return add("r001", string(b.Periods(b.Scenarios()[1].ID)[0].ID), "More")(b)
		}},
		{"a long label", "refused-value", add("r001", "", strings.Repeat("x", MaxTitle+1))},
	})
}
