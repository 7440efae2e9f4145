package canvas

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// lived is an editor that something was done with, and every state on the way by the change that
// led to it.
type lived struct {
	*Editor
	states map[ChangeID]Workbook
	marks  []Mark
}

// pins returns the places that records stand at which are there now, or can come back by undo.
func (l *lived) pins() map[ChangeID]bool { return l.history().pins() }

// drawLife does something with a workbook: commands, typing that joins, undo, redo, and marks
// between.
func drawLife(t *rapid.T, steps int) *lived {
	b := busyBook(t)
	l := &lived{Editor: NewEditor(b.Workbook, b.ids, nil), states: map[ChangeID]Workbook{"": b.Workbook}}
	l.Listen(func(c Change) { l.states[c.ID] = l.Workbook() })
	for i := range steps {
		now := clock(i * rapid.SampledFrom([]int{500, 5000}).Draw(t, "pause"))
		switch rapid.IntRange(0, 8).Draw(t, "what") {
		case 8:
			c, _, err := SayInMeeting(l.Workbook(), b.ids, Meeting{}, Decision{Is: IsDecision, After: l.Newest().ID})
			if err == nil {
				err = l.Do(now, c)
			}
			if err != nil {
				t.Fatal(err)
			}
		case 0:
			l.Undo(now)
		case 1:
			l.Redo(now)
		case 2:
			l.Seal()
			l.marks = append(l.marks, Mark{
				ID: MarkID(b.ids()), Kind: rapid.SampledFrom(MarkKinds).Draw(t, "kind"), Name: "named", After: l.Newest().ID,
				At: now.AddDate(0, 0, -rapid.IntRange(0, 800).Draw(t, "age")),
			})
		default:
			c, err := drawDeed(t).do(drawing{t, l.Workbook()}, b.ids)
			if err == nil {
				err = l.Do(now, c)
			}
			if err != nil && !errors.Is(err, ErrRefused) && !errors.Is(err, ErrClip) {
				t.Fatal(err)
			}
		}
	}
	return l
}

func (l *lived) history() History { return History{Changes: l.Past(), Marks: l.marks} }

func TestLaw_EveryStateIsFoundAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t, rapid.IntRange(1, 40).Draw(t, "steps"))
		h := l.history()
		for _, id := range append([]ChangeID{""}, idsOf(h.Changes)...) {
			w, err := h.At(l.Workbook(), id)
			if err != nil || !same(w, l.states[id]) {
				t.Fatalf("the state after %q is another: %v", id, err)
			}
		}
	})
}

func idsOf(changes []Change) []ChangeID {
	var out []ChangeID
	for _, c := range changes {
		out = append(out, c.ID)
	}
	return out
}

func TestLaw_RestoreThenUndoIsWhatWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t, rapid.IntRange(1, 30).Draw(t, "steps"))
		now := l.Workbook()
		id := rapid.SampledFrom(append([]ChangeID{""}, idsOf(l.Past())...)).Draw(t, "to")
		then := l.states[id]
		c := Restore(now, then, "then")
		checkDiff(t, now, c.Diff)
		if err := l.Do(clock(1e9), c); err != nil || !same(l.Workbook(), then) {
			t.Fatalf("restoring leads elsewhere: %v", err)
		}
		if len(c.Diff) == 0 {
			return
		}
		if _, ok := l.Undo(clock(1e9)); !ok || !same(l.Workbook(), now) {
			t.Fatal("undo of restoring leads elsewhere")
		}
	})
}

// TestLaw_JoiningKeepsWhatCounts: every snapshot and every mark that is left shows the state that it
// did, undo and redo go as far as they shall, and the start of all is still known.
func TestLaw_JoiningKeepsWhatCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t, rapid.IntRange(1, 60).Draw(t, "steps"))
		h := l.history()
		reach := rapid.IntRange(1, 20).Draw(t, "reach")
		j := h.joined(clock(1e9), reach)
		for _, m := range h.Marks {
			if kept := slices.Contains(j.Marks, m); !kept && m.Kind == MarkSnapshot {
				t.Fatalf("the snapshot %q is lost", m.ID)
			}
		}
		for _, m := range j.Marks {
			if w, err := j.At(l.Workbook(), m.After); err != nil || !same(w, l.states[m.After]) {
				t.Fatalf("mark %q shows another state: %v", m.ID, err)
			}
		}
		for id := range l.pins() {
			if w, err := j.At(l.Workbook(), id); l.states[id].kinds != nil && (err != nil || !same(w, l.states[id])) {
				t.Fatalf("a record stands at %q, which shows another state: %v", id, err)
			}
		}
		if w, err := j.At(l.Workbook(), ""); err != nil || !same(w, l.states[""]) {
			t.Fatalf("the start is another: %v", err)
		}
		if n := total(j.Changes); n != len(h.Changes) {
			t.Fatalf("%d changes are told, there were %d", n, len(h.Changes))
		}
		again := NewEditor(l.Workbook(), b0.ids, j.Changes)
		if len(h.Changes) <= 4*reach { // else there was more to and fro than is kept
			if got, want := len(again.undone), len(l.undone); got != want {
				t.Fatalf("redo goes on for %d and went for %d", got, want)
			}
			if got, want := len(again.done), min(len(l.done), reach); got < want {
				t.Fatalf("undo goes back %d and shall go back %d", got, want)
			}
		}
		for range len(again.done) {
			a, ok := again.Undo(clock(1e9))
			b, _ := l.Undo(clock(1e9))
			if !ok || !maps.Equal(a.Diff, b.Diff) || !same(again.Workbook(), l.Workbook()) {
				t.Fatal("undo leads elsewhere than before joining")
			}
		}
		twice := j.joined(clock(1e9), reach)
		if len(h.Changes) <= 4*reach && len(j.pins()) == len(h.pins()) && !slices.Equal(idsOf(twice.Changes), idsOf(j.Changes)) {
			t.Fatal("joining again joins more")
		}
	})
}

var b0 = firstBook()

func total(changes []Change) int {
	n := 0
	for _, c := range changes {
		n += max(c.Joins, 1)
	}
	return n
}

func TestHistory_UnknownState(t *testing.T) {
	d := newDesk(t)
	d.types(0, "a")
	h := History{Changes: d.Past()}
	if w, err := h.At(d.Workbook(), "elsewhere"); !errors.Is(err, ErrNoState) || !same(w, d.Workbook()) {
		t.Errorf("%v", err)
	}
}

func TestEditor_PastHoldsABurstOnce(t *testing.T) {
	d := newDesk(t)
	d.types(0, "a")
	before := d.Past()
	d.types(100, "ab")
	d.Undo(clock(200))
	past := d.Past()
	if len(past) != 2 || past[0].ID != before[0].ID || past[1].Undoes != past[0].ID {
		t.Fatalf("the past is %v", past)
	}
	if n := before[0].Diff[d.note].After.(Note).Text; n != "a" {
		t.Errorf("what was given out has become %q", n)
	}
}

func TestHistory_JoinsByMarks(t *testing.T) {
	d := newDesk(t)
	for i := range 10 {
		d.types(i*5000, fmt.Sprint(i))
	}
	h := History{Changes: d.Past()}
	h.Marks = []Mark{{ID: "m", Kind: MarkSnapshot, Name: "Board", After: h.Changes[3].ID, At: clock(0)}}
	j := h.joined(clock(1e9), 4)
	var got []string
	for _, c := range j.Changes {
		got = append(got, fmt.Sprintf("%d", c.Joins))
	}
	if fmt.Sprint(got) != "[4 2 0 0 0 0]" {
		t.Fatalf("joined to %v", got)
	}
	first := j.Changes[0]
	if !first.Since.Equal(clock(0)) || !first.At.Equal(clock(3*5000)) || first.Label.Key != "joined" || first.Label.Args[0] != "4" {
		t.Errorf("%+v", first)
	}
	e := NewEditor(d.Workbook(), d.book.ids, j.Changes)
	for range 4 {
		e.Undo(clock(0))
	}
	if _, more := e.Undo(clock(0)); more {
		t.Error("undo takes back what was joined")
	}
}

func TestDue(t *testing.T) {
	at := func(minutes int) time.Time { return clock(minutes * 60_000) }
	change := func(id ChangeID, minutes int) Change { return Change{ID: id, At: at(minutes)} }
	for name, x := range map[string]struct {
		last        Change
		marks       []Mark
		opened, now int
		want        MarkKind // empty: none
	}{
		"nothing has happened":            {Change{}, nil, 0, 60, ""},
		"opened again":                    {change("a", 0), nil, 5, 6, MarkOpened},
		"opened again, marked already":    {change("a", 0), []Mark{{After: "a", At: at(1)}}, 5, 6, ""},
		"work goes on":                    {change("a", 1), nil, 0, 9, ""},
		"work for ten minutes":            {change("a", 1), nil, 0, 10, MarkWorked},
		"a mark not long ago":             {change("b", 8), []Mark{{After: "a", At: at(7)}}, 0, 16, ""},
		"ten minutes after the last mark": {change("b", 8), []Mark{{After: "a", At: at(7)}}, 0, 17, MarkWorked},
	} {
		m, due := Due(x.last, x.marks, at(x.opened), at(x.now))
		if m.Kind != x.want || due != (x.want != "") {
			t.Errorf("%s: %q %v", name, m.Kind, due)
		}
		if due && (m.After != x.last.ID || m.Kind == MarkOpened && !m.At.Equal(at(x.opened))) {
			t.Errorf("%s: %+v", name, m)
		}
	}
}

func TestThinned(t *testing.T) {
	now := time.Date(2026, 11, 22, 14, 32, 0, 0, time.UTC)
	var marks []Mark
	set := func(name string, kind MarkKind, ago time.Duration) {
		marks = append(marks, Mark{ID: MarkID(name), Kind: kind, Name: name, At: now.Add(-ago)})
	}
	const day = 24 * time.Hour
	set("week one", MarkWorked, 500*day)
	set("same week", MarkWorked, 500*day-time.Hour)
	set("board", MarkSnapshot, 400*day)
	set("a day", MarkOpened, 30*day)
	set("same day", MarkExported, 30*day-time.Hour)
	set("next day", MarkWorked, 29*day)
	set("an hour", MarkWorked, 2*day)
	set("same hour", MarkWorked, 2*day-10*time.Minute)
	set("next hour", MarkWorked, 2*day-60*time.Minute)
	set("today", MarkWorked, time.Hour)
	set("and again", MarkWorked, time.Hour-time.Minute)
	var got []string
	for _, m := range thinned(marks, now) {
		got = append(got, string(m.ID))
	}
	want := []string{"same week", "board", "same day", "next day", "same hour", "next hour", "today", "and again"}
	if !slices.Equal(got, want) {
		t.Errorf("left are %q", got)
	}
}

func TestMark_Check(t *testing.T) {
	for name, m := range map[string]Mark{
		"no id":                   {Kind: MarkWorked},
		"an unknown kind":         {ID: "m", Kind: "later"},
		"a snapshot without name": {ID: "m", Kind: MarkSnapshot},
		"a name without end":      {ID: "m", Kind: MarkSnapshot, Name: string(make([]byte, MaxTitle+1))},
	} {
		if m.Check() == nil {
			t.Errorf("%s is fine", name)
		}
	}
	if err := (Mark{ID: "m", Kind: MarkSnapshot, Name: "Board", Remark: "before the vote"}).Check(); err != nil {
		t.Error(err)
	}
}

// BenchmarkAt finds the first state of five thousand changes.
func BenchmarkAt(b *testing.B) {
	book := busyBook(b)
	e := NewEditor(book.Workbook, book.ids, nil)
	source := All[Source](book.Workbook)[0].ID
	for i := range UndoReach {
		c, err := setPayer(e, source, fmt.Sprint("payer ", i))
		if err == nil {
			err = e.Do(clock(i*2000), c)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	h := History{Changes: e.Past()}
	b.ResetTimer()
	for b.Loop() {
		if _, err := h.At(e.Workbook(), h.Changes[0].ID); err != nil {
			b.Fatal(err)
		}
	}
}

// setPayer changes the payer of a source.
func setPayer(e *Editor, source RecordID, payer string) (Change, error) {
	return Edit(e.Workbook(), source, "payer", func(s *Source) { s.Payer = payer })
}
