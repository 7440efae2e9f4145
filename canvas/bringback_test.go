package canvas

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestBringBack(t *testing.T) {
	b := newBook(t)
	source := b.drop(Card{ID: "card:fees", Title: "Fees", Group: GroupPrivate, Side: SidePrivate, Use: UseAnything}, "private")
	b.value(source, 0, ShareOf(Percent(40)))
	note := b.note("channels", "kept")
	then := b.Workbook
	b.do(RemoveSource(b.Workbook, source))
	b.do(SetText(b.Workbook, note, "changed since"))
	b.do(BringBack(b.Workbook, then, source))
	for _, kind := range []Kind{KindSource, KindFunding, KindPlacement} {
		for id, r := range then.kinds[kind] {
			if b.Record(id) != r {
				t.Errorf("%s %q is %v and was %v", kind, id, b.Record(id), r)
			}
		}
	}
	if got := has[Note](b, note).Text; got != "changed since" {
		t.Errorf("what happened since is gone: %q", got)
	}
	c, err := BringBack(b.Workbook, then, source)
	refuses(t, c, err, "refused-gone")
	c, err = BringBack(b.Workbook, then, b.periods[0])
	refuses(t, c, err, "refused-gone")
}

func TestBringBack_NotWithoutItsOwner(t *testing.T) {
	b := newBook(t)
	note := b.note("channels", "on a sheet that goes")
	sheet := has[Note](b, note).Sheet
	then := b.Workbook
	b.do(RemoveSheet(b.Workbook, sheet))
	c, err := BringBack(b.Workbook, then, note)
	refuses(t, c, err, "refused-owner-gone")
	b.do(BringBack(b.Workbook, then, sheet))
	if b.Record(note) == nil {
		t.Error("a sheet comes back without what lies on it")
	}
}

// TestLaw_BringingBackKeepsEveryRule: whatever is gone, it comes back whole or is refused.
func TestLaw_BringingBackKeepsEveryRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t, rapid.IntRange(5, 40).Draw(t, "steps"))
		then := l.states[rapid.SampledFrom(append([]ChangeID{""}, idsOf(l.Past())...)).Draw(t, "then")]
		for id, x := range Between(then, l.Workbook()) {
			if x.After != nil || !CanBringBack(x.Before.Kind()) {
				continue
			}
			c, err := BringBack(l.Workbook(), then, id)
			if errors.Is(err, ErrRefused) {
				continue
			}
			next, failed := l.Workbook().Apply(c.Diff)
			if err := errors.Join(err, failed); err != nil {
				t.Fatalf("%s %q: %v", x.Before.Kind(), id, err)
			}
			if err := broken(next); err != nil {
				t.Fatalf("%s %q: %v", x.Before.Kind(), id, err)
			}
			want := x.Before
			if m, ok := want.(Meeting); ok && !m.Over {
				_, m.Over = l.Workbook().MeetingNow() // one goes on at most
				want = m
			}
			if next.Record(id) != want {
				t.Fatalf("%s %q came back as another", x.Before.Kind(), id)
			}
		}
	})
}

func TestHistory_Removed(t *testing.T) {
	b := newBook(t)
	e := NewEditor(b.Workbook, b.ids, nil)
	minute := 0
	do := func(c Change, err error) {
		t.Helper()
		minute++
		if err == nil {
			err = e.Do(clock(minute*60_000), c)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	c, source, err := DropCard(e.Workbook(), b.ids, Card{ID: "card:fees", Title: "Fees", Group: GroupPrivate, Side: SidePrivate, Use: UseAnything}, b.in("private", 0))
	do(c, err)
	c, notes, err := AddNotes(e.Workbook(), b.ids, []string{"first", "second"}, Note{Tint: TintRemark, Size: NoteSmall}, b.in("private", 0))
	do(c, err)
	do(RemoveSource(e.Workbook(), source))
	do(RemoveItems(e.Workbook(), b.maps, notes[:1]))
	c, undone, err := AddNotes(e.Workbook(), b.ids, []string{"never was"}, Note{Tint: TintRemark, Size: NoteSmall}, b.in("private", 0))
	do(c, err)
	e.Undo(clock(minute * 60_000))
	do(RemoveSheet(e.Workbook(), b.maps))
	h := History{Changes: e.Past()}
	var got []RecordID
	for _, r := range h.Removed(e.Workbook()) {
		got = append(got, r.Record.RecordID())
		then, err := h.At(e.Workbook(), r.Before)
		if err != nil || then.Record(r.Record.RecordID()) != r.Record {
			t.Errorf("%q is not in the state before it was deleted: %v", r.Record.RecordID(), err)
		}
	}
	// The second note went with its sheet; the last one was undone.
	if want := []RecordID{b.maps, notes[0].ID, source}; !slices.Equal(got, want) {
		t.Errorf("deleted are %q, not %q; the undone note is %v", got, want, undone)
	}
}
