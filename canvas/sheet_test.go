package canvas

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestAddSheet(t *testing.T) {
	for _, x := range []struct {
		tool   int
		period bool
		made   string
	}{
		{0, true, "sheet+1"},
		{1, false, "sheet+1"},
		{2, true, "sheet+1"},
	} {
		b := busyBook(t)
		start := b.Workbook
		c, id, err := AddSheet(b.Workbook, b.ids, BuiltIn()[x.tool], b.scenario, b.periods[2], "More")
		b.do(c, err)
		s := has[Sheet](b, id)
		if got := counts(start, b.Workbook); got != x.made || s.Title != "More" || (s.Period == b.periods[2]) != x.period {
			t.Errorf("tool %d: made %s: %+v", x.tool, got, s)
		}
		if sheets := b.Sheets(); sheets[len(sheets)-1].ID != id {
			t.Error("it does not come last")
		}
		if err := shows(b.Workbook, s); err != nil {
			t.Error(err)
		}
	}
}

func TestAddSheet_BringsItsTool(t *testing.T) {
	b := newBook(t)
	copied, err := NewTemplateCopy([]byte(replaced(t, BuiltIn()[0].JSON, `"id": "map"`, `"id": "mine"`)))
	if err != nil {
		t.Fatal(err)
	}
	start := b.Workbook
	c, id, err := AddSheet(b.Workbook, b.ids, copied, b.scenario, b.periods[0], "")
	b.do(c, err)
	if got := counts(start, b.Workbook); got != "template+1 sheet+1" || b.Template(has[Sheet](b, id)).ID != "mine" {
		t.Errorf("made %s", got)
	}
	if start.Template(has[Sheet](b, id)) != nil {
		t.Error("the tool reached the workbook before")
	}
	// The workbook's own copy is what counts, whatever a later program has under the same id.
	other := TemplateCopy{ID: copied.ID, JSON: BuiltIn()[1].JSON}
	c, id, err = AddSheet(b.Workbook, b.ids, other, b.scenario, b.periods[1], "")
	b.do(c, err)
	if s := has[Sheet](b, id); s.Period != b.periods[1] || b.Template(s).ID != "mine" {
		t.Errorf("the sheet is %+v of %s", s, b.Template(s).ID)
	}
}

func TestAddSheet_Refuses(t *testing.T) {
	add := func(tool int, scenario, period, title string) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			c, id, err := AddSheet(b.Workbook, b.ids, BuiltIn()[tool], RecordID(scenario), RecordID(period), title)
			if id != "" {
				t.Errorf("refused, and made %q", id)
			}
			return c, err
		}
	}
	refusesAll(t, func(b *book) {
		c, _, err := AddScenario(b.Workbook, b.ids, "Draft", b.scenario)
		b.do(c, err)
	}, []asked{
		{"no period", "refused-no-period", add(0, "r001", "", "")},
		{"no such period", "refused-no-period", add(0, "r001", "gone", "")},
		{"a period of another scenario", "refused-no-period", func(b *book) (Change, error) {
			return add(0, "r001", string(b.Periods(b.Scenarios()[1].ID)[0].ID), "")(b)
		}},
		{"no such scenario", "refused-gone", add(1, "gone", "", "")},
		{"a long title", "refused-value", add(1, "r001", "", strings.Repeat("x", MaxTitle+1))},
	})
	b := newBook(t)
	if _, _, err := AddSheet(b.Workbook, b.ids, TemplateCopy{ID: "x", JSON: "{}"}, b.scenario, b.periods[0], ""); !errors.Is(err, ErrTemplate) {
		t.Errorf("a tool that cannot be read: %v", err)
	}
}

func TestCopySheet_CopiesPlacesAndNotesAndNoMoney(t *testing.T) {
	b := busyBook(t)
	start := b.Workbook
	for _, sheet := range []RecordID{b.maps, b.overTime, b.canvas} {
		c, id, err := CopySheet(start, b.ids, sheet, "Copy")
		if err != nil {
			t.Fatal(err)
		}
		w, err := start.Apply(c.Diff)
		if err != nil {
			t.Fatal(err)
		}
		places := len(where(start, func(p Placement) bool { return p.Sheet == sheet }))
		notes := start.Notes(sheet)
		if len(c.Diff) != 1+places+len(notes) {
			t.Errorf("the copy has %d records, not %d places and %d notes", len(c.Diff), places, len(notes))
		}
		for _, x := range c.Diff {
			if x.Before != nil {
				t.Errorf("the copy changes %+v", x.Before)
			}
		}
		for i, n := range w.Notes(id) {
			if plain(n) != plain(notes[i]) {
				t.Errorf("note %+v of %+v", n, notes[i])
			}
		}
		for _, p := range where(w, func(p Placement) bool { return p.Sheet == id }) {
			if was, ok := Get[Placement](w, PlacementID(p.Source, sheet, p.Column)); !ok || plain(p) != plain(was) {
				t.Errorf("place %+v of %+v", p, was)
			}
		}
		sheets := w.Sheets()
		i := slices.IndexFunc(sheets, func(s Sheet) bool { return s.ID == id })
		if i == 0 || sheets[i-1].ID != sheet || sheets[i].Title != "Copy" {
			t.Errorf("the copy is number %d", i)
		}
		if err := broken(w); err != nil {
			t.Error(err)
		}
	}
	refusesAll(t, func(*book) {}, []asked{
		{"gone", "refused-sheet-gone", func(b *book) (Change, error) {
			c, _, err := CopySheet(b.Workbook, b.ids, "gone", "")
			return c, err
		}},
		{"a long title", "refused-value", func(b *book) (Change, error) {
			c, _, err := CopySheet(b.Workbook, b.ids, b.maps, strings.Repeat("x", MaxTitle+1))
			return c, err
		}},
	})
}

func TestMoveSheet(t *testing.T) {
	for _, x := range []struct {
		name         string
		sheet, after int // -1: to the front
		order        string
	}{
		{"to the front", 2, -1, "201"},
		{"to the end", 0, 2, "120"},
		{"between", 2, 0, "021"},
		{"where it is", 1, 0, ""},
		{"where it is, in front", 0, -1, ""},
		{"behind itself", 1, 1, ""},
	} {
		b := newBook(t)
		sheets := b.Sheets()
		after := RecordID("")
		if x.after >= 0 {
			after = sheets[x.after].ID
		}
		c, err := MoveSheet(b.Workbook, sheets[x.sheet].ID, after)
		b.do(c, err)
		if x.order == "" {
			if len(c.Diff) != 0 {
				t.Errorf("%s: %v", x.name, c.Diff)
			}
			continue
		}
		got := ""
		for _, s := range b.Sheets() {
			got += string('0' + rune(slices.IndexFunc(sheets, func(y Sheet) bool { return y.ID == s.ID })))
		}
		if got != x.order || len(c.Diff) != 1 {
			t.Errorf("%s: the order is %s", x.name, got)
		}
	}
	b := newBook(t)
	c, err := MoveSheet(b.Workbook, "gone", "")
	refuses(t, c, err, "refused-sheet-gone")
}

func TestShowPeriod(t *testing.T) {
	b := busyBook(t)
	b.do(ShowPeriod(b.Workbook, b.maps, b.scenario, b.periods[2]))
	if s := has[Sheet](b, b.maps); s.Period != b.periods[2] || s.Scenario != b.scenario {
		t.Errorf("it shows %+v", s)
	}
	if c, err := ShowPeriod(b.Workbook, b.maps, b.scenario, b.periods[2]); err != nil || len(c.Diff) != 0 {
		t.Errorf("what it shows already: %v, %v", c, err)
	}
}

// On a sheet of all periods notes go to the column at the same place, or to the last.
func TestShowPeriod_OfAnotherScenario(t *testing.T) {
	b := busyBook(t)
	for i := range b.periods {
		c, _, err := AddNotes(b.Workbook, b.ids, []string{has[Period](b, b.periods[i]).Label}, Note{Tint: TintRemark, Size: NoteSmall}, b.in("private", i))
		b.do(c, err)
	}
	b.do(HideItems(b.Workbook, b.overTime, []Item{{b.Sources(b.scenario)[0].ID, b.periods[0]}}))
	c, draft, err := AddScenario(b.Workbook, b.ids, "Draft", b.scenario)
	b.do(c, err)
	there := b.Periods(draft)
	b.do(RemovePeriod(b.Workbook, there[2].ID))
	fundings := len(All[Funding](b.Workbook))
	b.do(ShowPeriod(b.Workbook, b.overTime, draft, ""))
	want := map[string]RecordID{"Year 1": there[0].ID, "Year 2": there[1].ID, "Year 3": there[1].ID}
	for _, n := range b.Notes(b.overTime) {
		if n.Column != want[n.Text] {
			t.Errorf("the note of %s is in %q", n.Text, n.Column)
		}
	}
	if n := where(b.Workbook, func(p Placement) bool { return p.Sheet == b.overTime }); len(n) != 0 {
		t.Errorf("places in columns that are not shown: %v", n)
	}
	if s := has[Sheet](b, b.overTime); s.Period != "" || s.Scenario != draft {
		t.Errorf("it shows %+v", s)
	}
	if len(All[Funding](b.Workbook)) != fundings {
		t.Error("looking at another scenario moved money")
	}
	if err := broken(b.Workbook); err != nil {
		t.Error(err)
	}
}

func TestShowPeriod_Refuses(t *testing.T) {
	show := func(sheet func(b *book) RecordID, scenario, period string) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			return ShowPeriod(b.Workbook, sheet(b), RecordID(scenario), RecordID(period))
		}
	}
	maps := func(b *book) RecordID { return b.maps }
	refusesAll(t, func(b *book) {
		c, _, err := AddScenario(b.Workbook, b.ids, "Draft", b.scenario)
		b.do(c, err)
	}, []asked{
		{"gone", "refused-sheet-gone", show(func(*book) RecordID { return "gone" }, "r001", "r002")},
		{"no such scenario", "refused-no-period", show(maps, "gone", "r002")},
		{"no such period", "refused-no-period", show(maps, "r001", "gone")},
		{"no period", "refused-no-period", show(maps, "r001", "")},
		{"a period of another scenario", "refused-no-period", func(b *book) (Change, error) {
			return ShowPeriod(b.Workbook, b.maps, b.Scenarios()[1].ID, b.periods[0])
		}},
	})
}
