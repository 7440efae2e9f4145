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
	b.periods = slices.Clip(b.periods) // every copy of the book appends to its own
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
	b.cost(CostTeam, "CEO", 0, 180_000_00)
	c, _, err = AddMetric(b.Workbook, b.ids, "Jobs", false)
	b.do(c, err)
	b.keep("The whole", b.maps)
	b.keep("Channels", b.canvas)
	_, polls := b.met()
	b.do(AnswerPoll(b.Workbook, polls[0], "Anna", map[string]int64{"public": int64(Whole)}))
	return b
}

// met adds a meeting with two decisions and a poll of each kind.
func (b *book) met() (meeting RecordID, polls []RecordID) {
	for _, text := range []string{"Raise the fee", "Ask the ministry"} {
		c, _, err := SayInMeeting(b.Workbook, b.ids, Meeting{Title: "Board", Day: NewDay(2026, 11, 21)}, Decision{Is: IsDecision, Text: text, Sheet: b.maps})
		b.do(c, err)
	}
	for _, asks := range PollKinds {
		p := Poll{Asks: asks, Title: "Which?", Sheet: b.maps, Period: b.periods[0]}
		if asks == AsksVote {
			p.People, p.Dots = 12, 3
		}
		c, id, err := AskInMeeting(b.Workbook, b.ids, Meeting{}, p, []PollOption{{"public", "Public"}, {"private", "Private"}})
		b.do(c, err)
		polls = append(polls, id)
	}
	now, _ := b.MeetingNow()
	return now.ID, polls
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

// at returns a free spot of the Map.
func (b *book) at(section SectionID, x, y geom.MM) Spot {
	s := b.on(b.maps, section)
	s.Free, s.At = true, geom.Pt{X: x, Y: y}
	return s
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
	case !strings.Contains(r.Error(), r.Key):
		t.Errorf("the error does not say %q: %v", r.Key, err)
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
