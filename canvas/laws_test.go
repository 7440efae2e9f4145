package canvas

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// unreadable says why the records of a workbook would not make the same workbook again.
func unreadable(w Workbook) error {
	again, problems := NewWorkbook(w.Records())
	if len(problems) > 0 {
		return fmt.Errorf("the records have problems: %v", problems)
	}
	if !same(again, w) || !slices.Equal(slices.Sorted(maps.Keys(again.templates)), slices.Sorted(maps.Keys(w.templates))) {
		return errors.New("the records make another workbook")
	}
	return nil
}

// broken returns the first rule that a workbook does not keep. What holds in every state that a
// command has led to is here.
func broken(w Workbook) error {
	for _, r := range w.Records() {
		if err := r.check(); err != nil {
			return fmt.Errorf("%s %q: %w", r.Kind(), r.RecordID(), err)
		}
		if owner, missing := w.missing(r); missing {
			return fmt.Errorf("%s %q lacks its owner %q", r.Kind(), r.RecordID(), owner)
		}
	}
	if len(w.Scenarios()) == 0 {
		return errors.New("there is no scenario")
	}
	for _, s := range w.Scenarios() {
		if n := len(w.Periods(s.ID)); n < 1 || n > MaxPeriods {
			return fmt.Errorf("scenario %q has %d periods", s.ID, n)
		}
	}
	inScenario := func(period, scenario RecordID) bool {
		p, ok := Get[Period](w, period)
		return ok && p.Scenario == scenario
	}
	for _, s := range All[Source](w) {
		if s.Group != GroupProject && string(s.Group) != string(s.Side) {
			return fmt.Errorf("source %q: %s money on the %s side", s.ID, s.Group, s.Side)
		}
		if len(w.Fundings(s.ID)) == 0 {
			return fmt.Errorf("source %q is at work in no period", s.ID)
		}
	}
	for _, l := range All[Link](w) {
		for _, end := range []RecordID{l.From, l.To} {
			if n, ok := Get[Note](w, end); ok && n.Sheet != l.Sheet {
				return fmt.Errorf("link %q ends at a note of another sheet", l.ID)
			}
		}
	}
	for _, f := range All[Funding](w) {
		if s, _ := Get[Source](w, f.Source); !inScenario(f.Period, s.Scenario) {
			return fmt.Errorf("funding %q is in a period of another scenario", f.ID)
		}
	}
	open := 0
	for _, m := range w.Meetings() {
		if !m.Over {
			open++
		}
	}
	if open > 1 {
		return fmt.Errorf("%d meetings go on", open)
	}
	for _, p := range All[Poll](w) {
		if err := polled(w, p); err != nil {
			return fmt.Errorf("poll %q: %w", p.ID, err)
		}
	}
	columns := func(sheet, column RecordID) bool { // a record of the sheet may carry this column
		s, _ := Get[Sheet](w, sheet)
		switch w.Template(s).Of {
		case OfScenario:
			return inScenario(column, s.Scenario)
		case OfPair: // of any scenario, and still there when the sheet shows others
			_, ok := Get[Period](w, column)
			return ok
		}
		return column == ""
	}
	for _, n := range All[Note](w) {
		if !columns(n.Sheet, n.Column) {
			return fmt.Errorf("note %q is in no column", n.ID)
		}
	}
	for _, p := range All[Placement](w) {
		if !columns(p.Sheet, p.Column) {
			return fmt.Errorf("placement %q is in no column", p.ID)
		}
	}
	for _, s := range w.Sheets() {
		if w.Template(s).Of == OfPeriod && !inScenario(s.Period, s.Scenario) || w.Template(s).Of == OfScenario && s.Period != "" {
			return fmt.Errorf("sheet %q shows a period that it cannot", s.ID)
		}
		if err := shows(w, s); err != nil {
			return err
		}
	}
	return nil
}

// polled checks that a poll has something to choose, that no more dots are counted than there are,
// that everybody has answered about everything, and that each guess makes a whole.
func polled(w Workbook, p Poll) error {
	options := w.Options(p.ID)
	if counted, of := w.Counted(p); len(options) == 0 || counted > of {
		return fmt.Errorf("%d options, %d of %d dots", len(options), counted, of)
	}
	for _, person := range w.People(p.ID) {
		var sum, n int64
		for _, o := range options {
			for _, a := range w.Answers(p.ID, o.Option) {
				if a.Person == person.Number {
					sum, n = sum+a.Value, n+1
				}
			}
		}
		if n != int64(len(options)) || p.Asks == AsksGuess && sum != int64(Whole) || p.Asks == AsksVote {
			return fmt.Errorf("person %d has given %d answers, in all %d", person.Number, n, sum)
		}
	}
	return nil
}

// shows checks the first half of the money law: on every sheet, in each of its columns, every
// source at work lies in exactly one section, and there are no others. Sheets of the cluster and
// those that only tell about the figures show none.
func shows(w Workbook, s Sheet) error {
	if w.Template(s).Of == OfCluster || len(w.Template(s).Sections) == 0 {
		return nil
	}
	for _, p := range w.Columns(s) {
		for _, at := range w.At(p.ID) {
			in := 0
			for _, section := range w.Template(s).Sections {
				if section.Takes(AcceptSources) && section.Role.Shows(at.Source) {
					in++
				}
			}
			if first, ok := w.Template(s).SectionFor(at.Source); in != 1 || !ok || !first.Role.Shows(at.Source) {
				return fmt.Errorf("sheet %q shows source %q in %d sections", s.ID, at.Source.ID, in)
			}
		}
	}
	return nil
}

// money says what a command may do to what is there: the second half of the money law.
type money string

const (
	stays money = "stays" // every funding is there afterwards as it was before
	moves money = "moves" // a funding may come to another period, with its value
	sets  money = "sets"  // a value may be another
	goes  money = "goes"  // fundings may be gone, the others stay

	goesOrSets money = "goes or sets" // fundings may be gone, and others bring something else
)

func (m money) broken(before, after Workbook) error {
	if m == moves {
		if a, b := brought(before), brought(after); !slices.Equal(a, b) {
			return fmt.Errorf("what sources bring was %v and is %v", a, b)
		}
		return nil
	}
	for _, f := range All[Funding](before) {
		now, ok := Get[Funding](after, f.ID)
		switch {
		case !ok && m != goes && m != goesOrSets:
			return fmt.Errorf("funding %q is gone", f.ID)
		case ok && now != f && m != sets && m != goesOrSets:
			return fmt.Errorf("funding %+v has become %+v", f, now)
		}
	}
	if m != stays {
		if a, b := len(All[Funding](before)), len(All[Funding](after)); b > a {
			return fmt.Errorf("there are %d fundings more", b-a)
		}
	}
	return nil
}

// touched reports a locked note or placement that a command has changed: it is as it was, but for its
// depth and the step with which it appears, or gone with what it is of.
func touched(before, after Workbook) error {
	for _, n := range All[Note](before) {
		now, ok := Get[Note](after, n.ID)
		_, sheet := Get[Sheet](after, n.Sheet)
		_, column := Get[Period](after, n.Column)
		if ok {
			now.Rank, now.Step = n.Rank, n.Step
		}
		if n.Locked && now != n && (ok || sheet && (n.Column == "" || column)) {
			return fmt.Errorf("the locked note %+v has become %+v", n, now)
		}
	}
	for _, p := range All[Placement](before) {
		now, ok := Get[Placement](after, p.ID)
		if now.Rank, now.Step = p.Rank, p.Step; p.Locked && ok && now != p {
			return fmt.Errorf("the locked place %+v has become %+v", p, now)
		}
	}
	return nil
}

// brought lists what sources bring, whenever.
func brought(w Workbook) []string {
	var out []string
	for _, f := range All[Funding](w) {
		f.ID, f.Period = "", ""
		out = append(out, fmt.Sprint(f))
	}
	slices.Sort(out)
	return out
}

// checkDeed checks one command against a workbook and returns the workbook after it. A command that
// fails must refuse; what it allows must be applied, keep every rule, and go back again.
func checkDeed(t *rapid.T, d deed, w Workbook, ids IDs) (Change, Workbook) {
	before := w.Records()
	c, err := d.do(drawing{t, w}, ids)
	if !slices.Equal(before, w.Records()) {
		t.Fatalf("%s: the command itself changed the workbook", d.name)
	}
	if err != nil {
		if !errors.Is(err, ErrRefused) && !errors.Is(err, ErrClip) {
			t.Fatalf("%s: %v", d.name, err)
		}
		if len(c.Diff) != 0 {
			t.Fatalf("%s: refused, with a diff", d.name)
		}
		return Change{}, w
	}
	if c.Label.Key == "" {
		t.Fatalf("%s: no label", d.name)
	}
	checkDiff(t, w, c.Diff)
	next, err := w.Apply(c.Diff)
	if err != nil {
		t.Fatalf("%s: allowed, but %v", d.name, err)
	}
	if err := broken(next); err != nil {
		t.Fatalf("%s: %v", d.name, err)
	}
	if err := d.money.broken(w, next); err != nil {
		t.Fatalf("%s: %v", d.name, err)
	}
	if err := touched(w, next); err != nil && d.name != "unlock" {
		t.Fatalf("%s: %v", d.name, err)
	}
	if !slices.Equal(before, w.Records()) {
		t.Fatalf("%s: applying it changed the workbook before", d.name)
	}
	back, err := next.Apply(c.Diff.Reverse())
	if err != nil || !same(back, w) {
		t.Fatalf("%s: the way back leads elsewhere: %v", d.name, err)
	}
	return c, next
}

// checkDiff checks that a diff fits a workbook and says nothing that is so already.
func checkDiff(t *rapid.T, w Workbook, d Diff) {
	for id, x := range d {
		if x.Before == x.After {
			t.Fatalf("the delta of %q is idle", id)
		}
		if w.Record(id) != x.Before {
			t.Fatalf("the delta of %q begins elsewhere", id)
		}
	}
}

func TestLaw_CommandsKeepEveryRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := busyBook(t)
		w := b.Workbook
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			_, w = checkDeed(t, drawDeed(t), w, b.ids)
		}
		if err := unreadable(w); err != nil {
			t.Fatal(err)
		}
	})
}

func TestLaw_ThenIsOneAfterTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := busyBook(t)
		states, diffs := []Workbook{b.Workbook}, []Diff{}
		for range rapid.IntRange(2, 12).Draw(t, "steps") {
			c, next := checkDeed(t, drawDeed(t), states[len(states)-1], b.ids)
			states, diffs = append(states, next), append(diffs, c.Diff)
		}
		all := Diff{}
		for i, d := range diffs {
			all = all.Then(d)
			if w, err := states[0].Apply(all); err != nil || !same(w, states[i+1]) {
				t.Fatalf("the first %d at once lead elsewhere: %v", i+1, err)
			}
		}
		checkDiff(t, states[0], all)
		last := states[len(states)-1]
		if w, err := last.Apply(all.Reverse()); err != nil || !same(w, states[0]) {
			t.Fatalf("the way back at once leads elsewhere: %v", err)
		}
		if nothing := all.Then(all.Reverse()); len(nothing) != 0 {
			t.Fatalf("there and back leaves %v", nothing)
		}
		i := rapid.IntRange(0, len(diffs)).Draw(t, "cut")
		left, right := Diff{}, Diff{}
		for _, d := range diffs[:i] {
			left = left.Then(d)
		}
		for _, d := range diffs[i:] {
			right = right.Then(d)
		}
		if !maps.Equal(left.Then(right), all) {
			t.Fatal("it matters how steps are put together")
		}
	})
}

// TestLaw_StepsBackAndForward: whatever was done, undo leads to the start and redo to the end,
// through the same states.
func TestLaw_StepsBackAndForward(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := busyBook(t)
		e := NewEditor(b.Workbook, b.ids, nil)
		states := []Workbook{e.Workbook()}
		for i := range rapid.IntRange(1, 20).Draw(t, "steps") {
			c, next := checkDeed(t, drawDeed(t), e.Workbook(), b.ids)
			if err := e.Do(clock(i*5000), c); err != nil || !same(e.Workbook(), next) {
				t.Fatalf("the editor went elsewhere: %v", err)
			}
			if len(c.Diff) > 0 {
				states = append(states, next)
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			if _, ok := e.Undo(clock(0)); !ok || !same(e.Workbook(), states[i]) {
				t.Fatalf("undo does not lead to state %d", i)
			}
		}
		if _, more := e.Undo(clock(0)); more {
			t.Fatal("undo goes back beyond the start")
		}
		for i := 1; i < len(states); i++ {
			if _, ok := e.Redo(clock(0)); !ok || !same(e.Workbook(), states[i]) {
				t.Fatalf("redo does not lead to state %d", i)
			}
		}
		if _, more := e.Redo(clock(0)); more {
			t.Fatal("redo goes on beyond the end")
		}
	})
}

// TestLaw_EveryDeedIsAllowedSometimes: what is never allowed proves nothing above. It looks at the
// same stories every time.
func TestLaw_EveryDeedIsAllowedSometimes(t *testing.T) {
	allowed := map[string]int{}
	story := rapid.Custom(func(t *rapid.T) int {
		b := busyBook(t)
		w := b.Workbook
		for range 40 {
			d := drawDeed(t)
			c, err := d.do(drawing{t, w}, b.ids)
			if err != nil {
				continue
			}
			if len(c.Diff) > 0 {
				allowed[d.name]++
			}
			if w, err = w.Apply(c.Diff); err != nil {
				t.Fatalf("%s: %v", d.name, err)
			}
		}
		return w.Len()
	})
	for seed := range 900 {
		story.Example(seed)
	}
	for _, d := range deeds {
		if allowed[d.name] < 3 {
			t.Errorf("%s changed something %d times", d.name, allowed[d.name])
		}
	}
}
