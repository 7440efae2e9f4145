package canvas

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// clock returns a moment so many milliseconds after some noon.
func clock(ms int) time.Time {
	return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC).Add(time.Duration(ms) * time.Millisecond)
}

// desk is an editor with a note to type into, and what its listener was told.
type desk struct {
	*Editor
	t    *testing.T
	book *book
	note RecordID
	told []Change
}

func newDesk(t *testing.T) *desk {
	b := newBook(t)
	d := &desk{t: t, book: b, note: b.note("channels", "")}
	d.Editor = NewEditor(b.Workbook, b.ids, nil)
	d.Listen(func(c Change) { d.told = append(d.told, c) })
	return d
}

// types sets the text of the note, as typing does.
func (d *desk) types(ms int, text string) {
	d.t.Helper()
	c, err := SetText(d.Workbook(), d.note, text)
	if err == nil {
		err = d.Do(clock(ms), c)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) text() string {
	n, _ := Get[Note](d.Workbook(), d.note)
	return n.Text
}

// undo takes steps back until nothing is left and returns the texts on the way.
func (d *desk) undo() []string {
	var out []string
	for {
		if _, ok := d.Undo(clock(0)); !ok {
			return out
		}
		out = append(out, d.text())
	}
}

func TestEditor_JoinsABurst(t *testing.T) {
	type at struct {
		ms   int
		text string
	}
	for _, x := range []struct {
		name  string
		typed []at
		undo  []string
	}{
		{"one by one", []at{{0, "a"}, {999, "ab"}, {1998, "abc"}}, []string{""}},
		{"a pause of a second", []at{{0, "a"}, {1000, "ab"}}, []string{"a", ""}},
		{"two bursts", []at{{0, "a"}, {100, "ab"}, {5000, "abc"}, {5100, "abcd"}}, []string{"ab", ""}},
		{"typed and taken back", []at{{0, "a"}, {100, ""}}, nil},
		{"a second burst taken back", []at{{0, "a"}, {5000, "ab"}, {5100, "a"}}, []string{""}},
		{"what comes after one taken back", []at{{0, "a"}, {5000, "ab"}, {5100, "a"}, {5200, "ac"}}, []string{"a", ""}},
		{"the same again", []at{{0, "a"}, {100, "a"}}, []string{""}},
	} {
		t.Run(x.name, func(t *testing.T) {
			d := newDesk(t)
			for _, typed := range x.typed {
				d.types(typed.ms, typed.text)
			}
			if got := d.undo(); !slices.Equal(got, x.undo) {
				t.Errorf("undo leads to %q, not %q", got, x.undo)
			}
		})
	}
}

func TestEditor_WhatEndsABurst(t *testing.T) {
	for name, between := range map[string]func(d *desk){
		"seal": func(d *desk) { d.Seal() },
		"undo and redo": func(d *desk) {
			d.Undo(clock(10))
			d.Redo(clock(20))
		},
		"another change": func(d *desk) {
			c, err := Edit(d.Workbook(), d.note, "tint", func(n *Note) { n.Tint = TintRemark })
			if err == nil {
				err = d.Do(clock(10), c)
			}
			if err != nil {
				t.Fatal(err)
			}
		},
	} {
		d := newDesk(t)
		d.types(0, "a")
		between(d)
		d.types(30, "ab")
		if d.Undo(clock(40)); d.text() != "a" {
			t.Errorf("%s: undo leads to %q", name, d.text())
		}
	}
}

// A burst that ended where it began leaves nothing; what follows does not join what was before it.
func TestEditor_ABurstTakenBackIsNoBridge(t *testing.T) {
	d := newDesk(t)
	d.types(0, "a")
	d.Seal()
	d.types(100, "ab")
	d.types(200, "a")
	d.types(300, "ac")
	if got := d.undo(); !slices.Equal(got, []string{"a", ""}) {
		t.Errorf("undo leads to %q", got)
	}
}

func TestEditor_AJoinedChangeReplacesItself(t *testing.T) {
	d := newDesk(t)
	before := d.Workbook().Record(d.note)
	d.types(0, "a")
	d.types(500, "ab")
	if len(d.told) != 2 || d.told[0].ID != d.told[1].ID {
		t.Fatalf("told: %+v", d.told)
	}
	last, _ := d.Last()
	x := last.Diff[d.note]
	if last.ID != d.told[1].ID || !last.At.Equal(clock(500)) || x.Before != before || x.After != d.Workbook().Record(d.note) {
		t.Errorf("the change is %+v", last)
	}
}

func TestEditor_DoStampsAndTells(t *testing.T) {
	d := newDesk(t)
	if err := d.Do(clock(0), Change{Label: Label{Key: "nothing"}}); err != nil || len(d.told) != 0 {
		t.Errorf("an empty change: %v, told %v", err, d.told)
	}
	c, err := Edit(d.Workbook(), d.note, "tint", func(n *Note) { n.Tint = TintRemark })
	if err != nil {
		t.Fatal(err)
	}
	c.ID, c.Undoes = "mine", "something" // neither is the command's to say
	if err := d.Do(clock(7), c); err != nil {
		t.Fatal(err)
	}
	got := d.told[0]
	if got.ID == "mine" || got.ID == "" || got.Undoes != "" || !got.At.Equal(clock(7)) || got.Label.Key != "tint" {
		t.Errorf("told: %+v", got)
	}
	if err := d.Do(clock(8), c); !errors.Is(err, ErrStale) || len(d.told) != 1 {
		t.Errorf("the same again: %v, told %d", err, len(d.told))
	}
	undo, ok := d.Undo(clock(9))
	if !ok || undo.Undoes != got.ID || undo.Label.Key != "undo" || undo.Label.Args[0] != "tint" || !undo.At.Equal(clock(9)) {
		t.Errorf("undo is %+v", undo)
	}
	if next, ok := d.Next(); !ok || next.ID != got.ID {
		t.Errorf("next is %+v", next)
	}
	redo, ok := d.Redo(clock(10))
	if !ok || redo.Undoes != undo.ID || redo.Label.Key != "redo" || len(d.told) != 3 || d.told[2].ID != redo.ID {
		t.Errorf("redo is %+v", redo)
	}
	if last, ok := d.Last(); !ok || last.ID != got.ID {
		t.Errorf("last is %+v", last)
	}
}

func TestEditor_AChangeEndsRedo(t *testing.T) {
	d := newDesk(t)
	d.types(0, "a")
	d.Undo(clock(1))
	d.types(2, "b")
	if _, ok := d.Redo(clock(3)); ok || d.text() != "b" {
		t.Errorf("redo after a change leads to %q", d.text())
	}
}

func TestEditor_ReachesSoFar(t *testing.T) {
	d := newDesk(t)
	for i := range UndoReach + 10 {
		d.types(i*2000, fmt.Sprint(i))
	}
	got := d.undo()
	if len(got) != UndoReach || got[len(got)-1] != "9" {
		t.Errorf("%d steps back, to %q", len(got), got[len(got)-1])
	}
	if sameUndo(d.Editor, NewEditor(d.Workbook(), d.book.ids, d.told)) != nil {
		t.Error("it reaches elsewhere after opening")
	}
}

// TestNewEditor_KnowsWhatItCan: of a history that lacks its beginning, only what leads back is
// offered.
func TestNewEditor_KnowsWhatItCan(t *testing.T) {
	d := newDesk(t)
	d.types(0, "a")
	d.types(2000, "ab")
	d.Undo(clock(3000))
	d.Undo(clock(4000))
	d.Redo(clock(5000))
	d.types(6000, "ac")
	d.types(9000, "acd")
	for from := range d.told {
		e := NewEditor(d.Workbook(), d.book.ids, d.told[from:])
		for steps := 0; ; steps++ {
			last, some := e.Last()
			if _, ok := e.Undo(clock(0)); ok != some {
				t.Errorf("from %d: %q is offered and cannot be undone", from, last.Label.Key)
				break
			} else if !some {
				break
			}
		}
	}
}

// A past with a hole in it is forgotten up to there: it would lead to states that never were.
func TestNewEditor_ForgetsWhatIsBeforeAHole(t *testing.T) {
	d := newDesk(t)
	d.types(0, "a")
	d.types(2000, "ab")
	past := []Change{d.told[0], {ID: "u", Undoes: "unknown", Diff: d.told[1].Diff}}
	e := NewEditor(d.Workbook(), d.book.ids, past)
	if last, some := e.Last(); some {
		t.Errorf("%q is offered", last.Label.Key)
	}
	if next, some := e.Next(); some {
		t.Errorf("%q is offered again", next.Label.Key)
	}
}

func TestNewEditor_DoesNothingToAWorkbookOfAnotherPast(t *testing.T) {
	d := newDesk(t)
	start := d.Workbook()
	d.types(0, "a")
	e := NewEditor(start, d.book.ids, d.told)
	e.Listen(func(c Change) { t.Errorf("told of %v", c.Label) })
	if _, ok := e.Undo(clock(0)); ok || !same(e.Workbook(), start) {
		t.Error("it undid what was never done")
	}
}

// sameUndo compares what two editors of one workbook can undo and redo.
func sameUndo(a, b *Editor) error {
	if len(a.done) != len(b.done) || len(a.undone) != len(b.undone) {
		return fmt.Errorf("%d done and %d undone, not %d and %d", len(b.done), len(b.undone), len(a.done), len(a.undone))
	}
	alike := func(x, y Change) bool { return x.ID == y.ID && maps.Equal(x.Diff, y.Diff) }
	for i := range a.done {
		if !alike(a.done[i], b.done[i]) {
			return fmt.Errorf("step %d is another", i)
		}
	}
	for i := range a.undone {
		if x, y := a.undone[i], b.undone[i]; x.by != y.by || !alike(x.change, y.change) {
			return fmt.Errorf("undone step %d is another", i)
		}
	}
	return nil
}

// model is what an editor should do, as simply as it can be said: states, and which of them is now.
type model struct {
	states []step
	now    int
	open   bool // the last step may grow
	file   []Change
}

type step struct {
	w   Workbook
	key string
	at  time.Time
}

func (m *model) do(now time.Time, c Change, next Workbook) {
	if len(c.Diff) == 0 {
		return
	}
	last := m.states[m.now]
	m.states = m.states[:m.now+1]
	if m.now > 0 && m.open && c.Key != "" && c.Key == last.key && now.Sub(last.at) < time.Second {
		m.states = m.states[:m.now]
		m.now--
	}
	m.open = true
	if m.now < len(m.states) && same(m.states[m.now].w, next) { // a burst that ended where it began
		m.open = false
		return
	}
	m.states = append(m.states, step{next, c.Key, now})
	m.now++
}

// told keeps changes as a file does.
func (m *model) told(c Change) {
	if i := slices.IndexFunc(m.file, func(x Change) bool { return x.ID == c.ID }); i >= 0 {
		m.file[i] = c
		return
	}
	m.file = append(m.file, c)
}

// TestLaw_EditorIsAModel: typing and commands, with pauses, undo and redo in any order, lead
// through the states of a simple model; and an editor that is made anew from what a file was told
// goes on as the one that lived.
func TestLaw_EditorIsAModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := busyBook(t)
		e := NewEditor(b.Workbook, b.ids, nil)
		m := &model{states: []step{{w: b.Workbook}}}
		e.Listen(m.told)
		now := 0
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			now += rapid.SampledFrom([]int{0, 1, 300, 999, 1000, 5000}).Draw(t, "pause")
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0, 1:
				_, ok := e.Undo(clock(now))
				if ok != (m.now > 0) {
					t.Fatalf("undo is possible: %v", ok)
				}
				m.now, m.open = max(m.now-1, 0), m.open && !ok
			case 2:
				_, ok := e.Redo(clock(now))
				if ok != (m.now < len(m.states)-1) {
					t.Fatalf("redo is possible: %v", ok)
				}
				m.now, m.open = min(m.now+1, len(m.states)-1), m.open && !ok
			case 3:
				e.Seal()
				m.open = false
			case 4, 5:
				c, next := checkDeed(t, drawDeed(t), e.Workbook(), b.ids)
				do(t, e, m, now, c, next)
			default: // typing into one of few notes, so that bursts are frequent
				typeOne(t, e, m, now)
			}
			if !same(e.Workbook(), m.states[m.now].w) {
				t.Fatal("the editor is elsewhere")
			}
			if err := sameUndo(e, NewEditor(e.Workbook(), b.ids, m.file)); err != nil {
				t.Fatalf("after opening: %v", err)
			}
			if rapid.IntRange(0, 9).Draw(t, "close and open") == 0 {
				e = NewEditor(e.Workbook(), b.ids, m.file)
				e.Listen(m.told)
				m.open = false
			}
		}
		for i := m.now - 1; i >= 0; i-- {
			if _, ok := e.Undo(clock(now)); !ok || !same(e.Workbook(), m.states[i].w) {
				t.Fatalf("undo does not lead to state %d", i)
			}
		}
		for i := 1; i < len(m.states); i++ {
			if _, ok := e.Redo(clock(now)); !ok || !same(e.Workbook(), m.states[i].w) {
				t.Fatalf("redo does not lead to state %d", i)
			}
		}
	})
}

func typeOne(t *rapid.T, e *Editor, m *model, now int) {
	notes := slices.DeleteFunc(All[Note](e.Workbook()), func(n Note) bool { return n.Locked })
	if len(notes) == 0 {
		return
	}
	slices.SortFunc(notes, func(a, b Note) int { return cmp.Compare(a.ID, b.ID) })
	note := notes[rapid.IntRange(0, min(len(notes), 2)-1).Draw(t, "note")].ID
	c, err := SetText(e.Workbook(), note, rapid.SampledFrom([]string{"", "a", "ab", "abc"}).Draw(t, "typed"))
	if err != nil {
		t.Fatal(err)
	}
	next, err := e.Workbook().Apply(c.Diff)
	if err != nil {
		t.Fatal(err)
	}
	do(t, e, m, now, c, next)
}

func do(t *rapid.T, e *Editor, m *model, now int, c Change, next Workbook) {
	if err := e.Do(clock(now), c); err != nil {
		t.Fatal(err)
	}
	m.do(clock(now), c, next)
}
