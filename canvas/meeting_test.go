package canvas

import (
	"strings"
	"testing"
)

func TestMeeting_BeginsWithTheFirstThingSaid(t *testing.T) {
	b := newBook(t)
	start := b.Workbook
	like := Meeting{Title: "Board", Day: NewDay(2026, 11, 21)}
	c, first, err := SayInMeeting(b.Workbook, b.ids, like, Decision{Is: IsDecision, Text: "Raise the fee", Sheet: b.maps, After: "c1"})
	b.do(c, err)
	if got := counts(start, b.Workbook); got != "meeting+1 decision+1" || c.Label.Key != "add-decision" || c.Label.Args[0] != "Raise the fee" {
		t.Errorf("%s, %v", got, c.Label)
	}
	c, second, err := SayInMeeting(b.Workbook, b.ids, like, Decision{Is: IsAction, Text: "Write to the members", Who: "Anna", After: "c2"})
	b.do(c, err)
	m, ok := b.MeetingNow()
	if !ok || m.Began != "c1" || len(b.Meetings()) != 1 {
		t.Fatalf("%+v, %v", m, ok)
	}
	said := b.Decisions(m.ID)
	if len(said) != 2 || said[0].ID != first || said[1].ID != second || said[1].After != "c2" {
		t.Errorf("said was %+v", said)
	}
	b.do(MoveDecision(b.Workbook, second, ""))
	if said = b.Decisions(m.ID); said[0].ID != second {
		t.Errorf("it was not moved: %+v", said)
	}
	b.do(MoveDecision(b.Workbook, second, first))
	if said = b.Decisions(m.ID); said[1].ID != second {
		t.Errorf("it was not moved back: %+v", said)
	}
	b.do(EndMeeting(b.Workbook, m.ID, "c3"))
	if m, _ := Get[Meeting](b.Workbook, m.ID); !m.Over || m.Ended != "c3" {
		t.Errorf("%+v", m)
	}
	c, _, err = SayInMeeting(b.Workbook, b.ids, like, Decision{Is: IsQuestion, Text: "Why?"})
	b.do(c, err)
	if len(b.Meetings()) != 2 {
		t.Error("after a meeting that is over no other began")
	}
	b.do(GoOnWithMeeting(b.Workbook, m.ID, "c4"))
	if now, _ := b.MeetingNow(); now.ID != m.ID || now.Ended != "" {
		t.Errorf("%+v goes on", now)
	}
	d, err := RemoveRecord(b.Workbook, m.ID)
	b.do(d, err)
	if n := len(All[Decision](b.Workbook)); n != 1 {
		t.Errorf("%d are left with their meeting gone", n)
	}
}

func TestMeeting_Refuses(t *testing.T) {
	b := newBook(t)
	long := strings.Repeat("x", MaxText+1)
	for name, d := range map[string]Decision{
		"no kind":          {Text: "a"},
		"too long":         {Is: IsDecision, Text: long},
		"a day that is no": {Is: IsAction, Until: NewDay(2026, 2, 30)},
	} {
		c, _, err := SayInMeeting(b.Workbook, b.ids, Meeting{}, d)
		t.Run(name, func(t *testing.T) { refuses(t, c, err, "refused-value") })
	}
	c, _, err := SayInMeeting(b.Workbook, b.ids, Meeting{Title: long}, Decision{Is: IsDecision})
	refuses(t, c, err, "refused-value")
	c, _, err = AddDecision(b.Workbook, b.ids, Decision{Is: IsDecision, Meeting: "gone"})
	refuses(t, c, err, "refused-gone")
	for _, f := range []func(Workbook, RecordID, ChangeID) (Change, error){EndMeeting, GoOnWithMeeting} {
		c, err := f(b.Workbook, "gone", "")
		refuses(t, c, err, "refused-gone")
	}
}

// TestJoined_KeepsWhatADecisionStandsAt joins a long history in which only the decision stands at an old state.
func TestJoined_KeepsWhatADecisionStandsAt(t *testing.T) {
	d := newDesk(t)
	d.types(0, "as it was seen")
	seen, at := d.Workbook(), d.Newest().ID
	c, _, err := SayInMeeting(d.Workbook(), d.ids, Meeting{}, Decision{Is: IsDecision, After: at})
	if err == nil {
		err = d.Do(clock(10_000), c)
	}
	if err != nil {
		t.Fatal(err)
	}
	for i := range 50 {
		d.types(20_000+i*5000, strings.Repeat("x", i+1))
	}
	h := History{Changes: d.Past()}
	j := h.joined(clock(1e9), 3)
	if len(j.Changes) > 8 {
		t.Fatalf("%d of %d changes are left", len(j.Changes), len(h.Changes))
	}
	if w, err := j.At(d.Workbook(), at); err != nil || !same(w, seen) {
		t.Errorf("what was seen is another: %v", err)
	}
}
