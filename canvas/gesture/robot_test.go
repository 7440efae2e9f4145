package gesture

import (
	"fmt"
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// robot moves a pointer over a real sheet: real templates, real layout, and an editor that does
// what is committed. Its steps are words, so that a test reads as the story of a hand.
type robot struct {
	t       *testing.T
	editor  *canvas.Editor
	sheet   canvas.RecordID
	ids     canvas.IDs
	state   State
	effect  Effect
	pointer geom.Pt
	chosen  []canvas.Item
	edited  canvas.Item
	commits []canvas.Change
	res     layout.Result
	shift   bool
	ctrl    bool
	loose   bool // nothing falls into line
}

const pxPerMM = 3.78

func newIDs() canvas.IDs {
	n := 0
	return func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprintf("id%03d", n)) }
}

// newRobot returns a robot before an empty sheet of a built-in tool: 0 Map, 1 Evolution Map,
// 2 Canvas.
func newRobot(t *testing.T, tool int, periods ...string) *robot {
	t.Helper()
	if len(periods) == 0 {
		periods = []string{"Year 1"}
	}
	r := &robot{t: t, ids: newIDs(), state: Idle{}}
	w, problems := canvas.NewWorkbook(canvas.Start(r.ids, canvas.Info{Cluster: "Ocean", Currency: "EUR", Language: "en"}, "As is", periods))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r.editor = canvas.NewEditor(w, r.ids, nil)
	scenario := w.Scenarios()[0].ID
	change, sheet, err := canvas.AddSheet(w, r.ids, canvas.BuiltIn()[tool], scenario, w.Periods(scenario)[0].ID, "")
	if err != nil {
		t.Fatal(err)
	}
	r.sheet = sheet
	r.do(change)
	return r
}

// do applies a change and lays the sheet out anew, as the window would.
func (r *robot) do(c canvas.Change) {
	r.t.Helper()
	if err := r.editor.Do(testTime, c); err != nil {
		r.t.Fatal(err)
	}
	r.editor.Seal()
	r.layOut()
}

// layOut lays the sheet out as the workbook is now.
func (r *robot) layOut() {
	r.t.Helper()
	res, err := layout.Sheet(r.editor.Workbook(), r.sheet, layout.Options{})
	if err != nil {
		r.t.Fatal(err)
	}
	r.res = res
}

func (r *robot) w() canvas.Workbook { return r.editor.Workbook() }

func (r *robot) context() Context {
	return Context{Workbook: r.w(), Sheet: r.sheet, Layout: r.res, Selection: r.chosen, IDs: r.ids, PxPerMM: pxPerMM, Loose: r.loose}
}

// event hands an event to the machine and does what the effect asks for, in the order that Effect
// promises.
func (r *robot) event(e Event) *robot {
	r.t.Helper()
	e.Shift, e.Ctrl = r.shift, r.ctrl
	r.state, r.effect = r.state.Event(r.context(), e)
	if c := r.effect.Commit; c != nil {
		r.commits = append(r.commits, *c)
		r.do(*c)
	}
	if r.effect.Selects {
		r.chosen = r.effect.Select
	}
	if r.effect.Edit != (canvas.Item{}) {
		r.edited = r.effect.Edit
	}
	return r
}

func (r *robot) to(p geom.Pt) *robot {
	r.t.Helper()
	r.pointer = p
	return r.event(Event{Kind: Move, At: p})
}

func (r *robot) press(p geom.Pt) *robot {
	r.t.Helper()
	r.to(p)
	return r.event(Event{Kind: Down, At: p, Clicks: 1})
}

func (r *robot) release() *robot { r.t.Helper(); return r.event(Event{Kind: Up, At: r.pointer}) }

func (r *robot) escape() *robot { r.t.Helper(); return r.event(Event{Kind: Escape, At: r.pointer}) }

func (r *robot) click(p geom.Pt) *robot { r.t.Helper(); return r.press(p).release() }

func (r *robot) doubleClick(p geom.Pt) *robot {
	r.t.Helper()
	r.click(p)
	return r.event(Event{Kind: Down, At: p, Clicks: 2}).release()
}

// drag takes hold of a point and moves by way of another to a third, without letting go.
func (r *robot) drag(from, to geom.Pt) *robot {
	r.t.Helper()
	r.press(from)
	return r.to(from.Add(to).Mul(0.5)).to(to)
}

func (r *robot) isIn(state string) *robot {
	r.t.Helper()
	if got := r.state.Name(); got != state {
		r.t.Fatalf("the state is %q, want %q", got, state)
	}
	return r
}

// card puts a card of the deck to work in a section; in a column where there are several.
func (r *robot) card(id string, section canvas.SectionID, column ...canvas.RecordID) canvas.Item {
	r.t.Helper()
	s := canvas.Spot{Sheet: r.sheet, Section: section}
	if len(column) > 0 {
		s.Column = column[0]
	}
	change, source, err := canvas.DropCard(r.w(), r.ids, deckCard(r.t, id), s)
	if err != nil {
		r.t.Fatal(err)
	}
	r.do(change)
	return canvas.Item{ID: source, Column: s.Column}
}

func deckCard(t *testing.T, id string) canvas.Card {
	t.Helper()
	e, ok := deck.Find(id)
	if !ok {
		t.Fatalf("the deck has no card %q", id)
	}
	return e.Card()
}

func (r *robot) note(text string, section canvas.SectionID) canvas.Item {
	r.t.Helper()
	change, made, err := canvas.AddNotes(r.w(), r.ids, []string{text}, canvas.Note{Size: canvas.NoteMedium, Tint: canvas.TintNeutral}, canvas.Spot{Sheet: r.sheet, Section: section})
	if err != nil {
		r.t.Fatal(err)
	}
	r.do(change)
	return made[0]
}

// value says what a source brings in a period.
func (r *robot) value(it canvas.Item, period canvas.RecordID, v canvas.Value) {
	r.t.Helper()
	change, err := canvas.SetValue(r.w(), canvas.FundingID(it.ID, period), v)
	if err != nil {
		r.t.Fatal(err)
	}
	r.do(change)
}

// on returns the middle of an item on the desk.
func (r *robot) on(it canvas.Item) geom.Pt { r.t.Helper(); return r.box(it).Center() }

func (r *robot) box(it canvas.Item) geom.Rect {
	r.t.Helper()
	home, ok := r.context().homesOf([]canvas.Item{it})[it]
	if !ok {
		r.t.Fatalf("%v is not on the sheet", it)
	}
	return home.Rect
}

// in returns a point of a section, as parts of its content from its corner.
func (r *robot) in(section canvas.SectionID, x, y float64, column ...canvas.RecordID) geom.Pt {
	r.t.Helper()
	for _, a := range r.res.Pages[0].Areas {
		if a.Ref.ID == string(section) && (len(column) == 0 || a.Ref.Column == string(column[0])) {
			return geom.Pt{X: a.Content.X + x*a.Content.W, Y: a.Content.Y + y*a.Content.H}
		}
	}
	r.t.Fatalf("no section %s", section)
	return geom.Pt{}
}

func (r *robot) source(it canvas.Item) canvas.Source {
	r.t.Helper()
	s, ok := canvas.Get[canvas.Source](r.w(), it.ID)
	if !ok {
		r.t.Fatalf("no source %v", it)
	}
	return s
}

func (r *robot) chose(want ...canvas.Item) *robot {
	r.t.Helper()
	if !slices.Equal(r.chosen, want) {
		r.t.Fatalf("selected are %v, want %v", r.chosen, want)
	}
	return r
}

// committed says how many changes were made so far.
func (r *robot) committed(n int) *robot {
	r.t.Helper()
	if len(r.commits) != n {
		r.t.Fatalf("%d changes were made, want %d: %v", len(r.commits), n, r.commits)
	}
	return r
}

// hints says what the effect tells the hand.
func (r *robot) hints(key string, refused bool) *robot {
	r.t.Helper()
	if r.effect.Hint.Key != key || r.effect.Hint.Refused != refused {
		r.t.Fatalf("the hint is %+v, want %q", r.effect.Hint, key)
	}
	return r
}

// previewed returns the sheet as the preview shows it.
func (r *robot) previewed() (canvas.Workbook, layout.Result) {
	r.t.Helper()
	if r.effect.Preview == nil {
		r.t.Fatal("nothing is previewed")
	}
	w, err := r.w().Apply(r.effect.Preview.Diff)
	if err != nil {
		r.t.Fatal(err)
	}
	res, err := layout.Sheet(w, r.sheet, layout.Options{})
	if err != nil {
		r.t.Fatal(err)
	}
	return w, res
}
