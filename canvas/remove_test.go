package canvas

import (
	"fmt"
	"slices"
	"testing"
)

// removed returns what a command takes away, by kind, and checks that it takes nothing that does
// not belong to one of the given records, leaves nothing that does, and that undo brings it back.
func removed(t *testing.T, b *book, c Change, err error, roots ...RecordID) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	after, err := b.Apply(c.Diff)
	if err != nil {
		t.Fatal(err)
	}
	if err := broken(after); err != nil {
		t.Error(err)
	}
	gone := map[RecordID]bool{}
	for range Kinds { // each round finds what belongs to what the round before found
		for _, r := range b.Records() {
			if slices.Contains(roots, r.RecordID()) || slices.ContainsFunc(r.Owners(), func(o RecordID) bool { return gone[o] }) {
				gone[r.RecordID()] = true
			}
		}
	}
	for _, r := range b.Records() {
		now := after.Record(r.RecordID())
		if gone[r.RecordID()] && now != nil {
			t.Errorf("%s %q is still there", r.Kind(), r.RecordID())
		} else if !gone[r.RecordID()] && now != r {
			t.Errorf("%s %q has become %v", r.Kind(), r.RecordID(), now)
		}
	}
	if back, err := after.Apply(c.Diff.Reverse()); err != nil || !same(back, b.Workbook) {
		t.Errorf("undo does not bring it back: %v", err)
	}
	return counts(b.Workbook, after)
}

func TestRemoveScenario_TakesWhatItOwns(t *testing.T) {
	b := busyBook(t)
	c, copied, err := CopyScenario(b.Workbook, b.ids, b.scenario, "Draft")
	b.do(c, err)
	const owned = "scenario-1 period-3 source-3 funding-5 total-1 cost_line-1 cost-1 sheet-3 placement-2 note-1"
	for id, want := range map[RecordID]string{b.scenario: owned + " view-2", copied: owned} {
		c, err := RemoveScenario(b.Workbook, id)
		if got := removed(t, b, c, err, id); got != want {
			t.Errorf("removed %s, not %s", got, want)
		}
	}
	b.do(RemoveScenario(b.Workbook, b.scenario))
	if s := has[Scenario](b, copied); s.BasedOn != b.scenario {
		t.Error("the copy forgot what it was based on")
	}
}

func TestRemovePeriod_TakesWhatItOwns(t *testing.T) {
	b := busyBook(t)
	state, members, eu := b.Sources(b.scenario)[0].ID, b.Sources(b.scenario)[1].ID, b.Sources(b.scenario)[2].ID
	for i, x := range []struct {
		roots []RecordID
		want  string
	}{
		// The EU project is at work in the first period only; two sheets show only that.
		{[]RecordID{eu}, "period-1 source-1 funding-3 cost-1 sheet-2 placement-2 note-1 view-2"},
		{nil, "period-1 funding-2"},
		{nil, "period-1 total-1"},
	} {
		c, err := RemovePeriod(b.Workbook, b.periods[i])
		if got := removed(t, b, c, err, append(x.roots, b.periods[i])...); got != x.want {
			t.Errorf("period %d: removed %s, not %s", i, got, x.want)
		}
	}
	b.do(RemovePeriod(b.Workbook, b.periods[0]))
	for _, id := range []RecordID{state, members} {
		if got := b.brings(id); got == "||" {
			t.Errorf("%q is nowhere at work and still there", id)
		}
	}
}

func TestRemoveCard_TakesItsSourcesInEveryScenario(t *testing.T) {
	b := busyBook(t)
	c, _, err := CopyScenario(b.Workbook, b.ids, b.scenario, "Draft")
	b.do(c, err)
	c, err = RemoveCard(b.Workbook, fees.ID)
	if got := removed(t, b, c, err, fees.ID); got != "card-1 source-2 funding-4 placement-2" {
		t.Errorf("removed %s", got)
	}
	if c.Label.Args[0] != "Fees" {
		t.Errorf("the label is %v", c.Label)
	}
}

func TestRemoveSource_TakesItsFundingsAndPlaces(t *testing.T) {
	b := busyBook(t)
	id := b.Sources(b.scenario)[0].ID
	c, err := RemoveSource(b.Workbook, id)
	if got := removed(t, b, c, err, id); got != "source-1 funding-2 placement-1" {
		t.Errorf("removed %s", got)
	}
}

func TestRemoveSheet_TakesPlacesAndNotesAndNoMoney(t *testing.T) {
	b := busyBook(t)
	c, err := RemoveSheet(b.Workbook, b.canvas)
	if got := removed(t, b, c, err, b.canvas); got != "sheet-1 placement-1 note-1 view-1" {
		t.Errorf("removed %s", got)
	}
	if fmt.Sprint(c.Label) != "{remove-sheet [Canvas]}" {
		t.Errorf("the label is %v", c.Label)
	}
}

func TestRemove_TheLastOneStays(t *testing.T) {
	draft := func(b *book) {
		c, _, err := AddScenario(b.Workbook, b.ids, "Draft", b.scenario)
		b.do(c, err)
	}
	refusesAll(t, func(*book) {}, []asked{
		{"scenario", "refused-last-scenario", func(b *book) (Change, error) { return RemoveScenario(b.Workbook, b.scenario) }},
		{"scenario gone", "refused-gone", func(b *book) (Change, error) { return RemoveScenario(b.Workbook, "gone") }},
		{"period gone", "refused-gone", func(b *book) (Change, error) { return RemovePeriod(b.Workbook, "gone") }},
		{"card gone", "refused-gone", func(b *book) (Change, error) { return RemoveCard(b.Workbook, grant.ID) }},
		{"source gone", "refused-gone", func(b *book) (Change, error) { return RemoveSource(b.Workbook, grant.ID) }},
		{"sheet gone", "refused-gone", func(b *book) (Change, error) { return RemoveSheet(b.Workbook, "gone") }},
	})
	refusesAll(t, func(b *book) {
		for _, p := range b.periods[1:] {
			b.do(RemovePeriod(b.Workbook, p))
		}
	}, []asked{
		{"period", "refused-last-period", func(b *book) (Change, error) { return RemovePeriod(b.Workbook, b.periods[0]) }},
	})
	refusesAll(t, draft, []asked{
		{"a scenario with all the sheets", "refused-last-sheet", func(b *book) (Change, error) { return RemoveScenario(b.Workbook, b.scenario) }},
	})
	b := newBook(t)
	b.do(RemoveSheet(b.Workbook, b.maps))
	b.do(RemoveSheet(b.Workbook, b.canvas))
	c, err := RemoveSheet(b.Workbook, b.overTime)
	refuses(t, c, err, "refused-last-sheet")
	draft(b)
	b.do(RemoveScenario(b.Workbook, b.Scenarios()[1].ID)) // it has no sheet to lose
}
