package sheetview

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// stage is a view in a window of the toolkit's test driver, over an editor that does what is
// committed. What painters hand over waits in a queue until the test pumps.
type stage struct {
	t       testing.TB
	view    *View
	window  fyne.Window
	editor  *canvas.Editor
	sheet   canvas.RecordID
	ids     canvas.IDs
	now     time.Time
	queue   chan func()
	commits []canvas.Change
	said    []string
	heard   []string // shortcuts and keys that came through
	deleted []canvas.Item
	opened  canvas.Item
	menu    fyne.Position
	done    int // times that typing ended
	pointer fyne.Position
	dragged bool
	button  desktop.MouseButton
	mods    fyne.KeyModifier
	layouts int
	table   func(canvas.Workbook, *layout.Result) // lays cells by hand
	locked  error
	went    canvas.RecordID
	prompts bool
}

func counter() canvas.IDs {
	n := 0
	return func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprintf("id%05d", n)) }
}

// newStage shows an empty sheet of a built-in tool: 0 Map, 1 Evolution Map, 2 Canvas.
func newStage(t testing.TB, tool int) *stage {
	t.Helper()
	ids := counter()
	w, problems := canvas.NewWorkbook(canvas.Start(ids, canvas.Info{Cluster: "Ocean", Currency: "EUR", Language: "en"}, "As is", []string{"Year 1"}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	scenario := w.Scenarios()[0].ID
	change, sheet, err := canvas.AddSheet(w, ids, canvas.BuiltIn()[tool], scenario, w.Periods(scenario)[0].ID, "")
	if err != nil {
		t.Fatal(err)
	}
	if w, err = w.Apply(change.Diff); err != nil {
		t.Fatal(err)
	}
	return stageOf(t, w, sheet, ids)
}

func stageOf(t testing.TB, w canvas.Workbook, sheet canvas.RecordID, ids canvas.IDs) *stage {
	t.Helper()
	test.NewTempApp(t)
	s := &stage{t: t, sheet: sheet, ids: ids, queue: make(chan func(), 1<<14), now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	s.editor = canvas.NewEditor(w, ids, nil)
	s.view = New(Config{
		UI: func(f func()) { s.queue <- f }, Now: func() time.Time { return s.now }, IDs: ids,
		Layout: func(w canvas.Workbook, sheet canvas.RecordID) (layout.Result, error) {
			s.layouts++
			return s.layout(w, sheet)
		},
		Commit: func(c canvas.Change) error {
			s.commits = append(s.commits, c)
			return s.editor.Do(s.now, c)
		},
		EditDone: func() { s.done++; s.editor.Seal() },
		Open:     func(it canvas.Item) { s.opened = it },
		Delete:   func(items []canvas.Item) { s.deleted = slices.Clone(items) },
		Locked:   func() error { return s.locked },
		Goes:     func(id canvas.RecordID) { s.went = id },
		Menu:     func(at fyne.Position) { s.menu = at },
		Message:  func(key string, _ []string, _ bool) { s.said = append(s.said, key) },
		Words:    func(key string, args ...string) string { return fmt.Sprint(key, args) },
		Shortcut: func(c fyne.Shortcut) { s.heard = append(s.heard, c.ShortcutName()) },
		Key:      func(k *fyne.KeyEvent) { s.heard = append(s.heard, string(k.Name)) },
	})
	s.editor.Listen(func(canvas.Change) { s.show() })
	s.window = test.NewTempWindow(t, container.NewStack(s.view))
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(1000, 700))
	t.Cleanup(s.view.Close)
	s.show()
	s.pump()
	return s
}

func (s *stage) layout(w canvas.Workbook, sheet canvas.RecordID) (layout.Result, error) {
	res, err := layout.Sheet(w, sheet, layout.Options{Prompts: s.prompts})
	if s.table != nil && err == nil {
		s.table(w, &res)
	}
	return res, err
}

func (s *stage) show() {
	s.t.Helper()
	res, err := s.layout(s.editor.Workbook(), s.sheet)
	if err != nil {
		s.t.Fatal(err)
	}
	s.view.ShowSheet(s.editor.Workbook(), s.sheet, res)
}

// pump runs what was handed over until nothing is under way any more.
func (s *stage) pump() *stage {
	for {
		select {
		case f := <-s.queue:
			f()
			continue
		default:
		}
		if s.view.Settled() {
			return s
		}
		f := <-s.queue
		f()
	}
}

func (s *stage) w() canvas.Workbook { return s.editor.Workbook() }

func (s *stage) do(c canvas.Change, err error) {
	s.t.Helper()
	if err == nil {
		err = s.editor.Do(s.now, c)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.editor.Seal()
	s.pump()
}

func (s *stage) card(id string, section canvas.SectionID) canvas.Item {
	s.t.Helper()
	change, source, err := canvas.DropCard(s.w(), s.ids, deckEntry(s.t, id), canvas.Spot{Sheet: s.sheet, Section: section})
	s.do(change, err)
	return canvas.Item{ID: source}
}

func deckEntry(t testing.TB, id string) canvas.Card {
	t.Helper()
	e, ok := deck.Find(id)
	if !ok {
		t.Fatalf("the deck has no card %q", id)
	}
	return e.Card()
}

func (s *stage) note(text string, section canvas.SectionID) canvas.Item {
	s.t.Helper()
	change, made, err := canvas.AddNotes(s.w(), s.ids, []string{text}, canvas.Note{Size: canvas.NoteMedium, Tint: canvas.TintRemark}, canvas.Spot{Sheet: s.sheet, Section: section})
	s.do(change, err)
	return made[0]
}

// on returns where the middle of an item lies in the view.
func (s *stage) on(it canvas.Item) fyne.Position {
	s.t.Helper()
	boxes := s.view.homes[it]
	if len(boxes) == 0 {
		s.t.Fatalf("%v is not on the sheet", it)
	}
	return s.view.view.position(boxes[0].Center())
}

// in returns a place in a section, as parts of its content.
func (s *stage) in(section canvas.SectionID, x, y float64) fyne.Position {
	s.t.Helper()
	for _, a := range s.view.result.Pages[0].Areas {
		if a.Ref.ID == string(section) {
			return s.view.view.position(geom.Pt{X: a.Content.X + x*a.Content.W, Y: a.Content.Y + y*a.Content.H})
		}
	}
	s.t.Fatalf("no section %s", section)
	return fyne.Position{}
}

// The mouse, as the driver of the toolkit tells it: a drag begins after two units, and while it
// goes on there are no moves.

func (s *stage) mouse(p fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: p, AbsolutePosition: p}, Button: s.button, Modifier: s.mods,
	}
}

func (s *stage) to(p fyne.Position) *stage {
	far := max(p.X-s.pointer.X, s.pointer.X-p.X, p.Y-s.pointer.Y, s.pointer.Y-p.Y) >= 2
	before := s.pointer
	if s.button != 0 && s.button != desktop.MouseButtonSecondary && (far || s.dragged) {
		s.dragged = true
		s.pointer = p
		s.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p, AbsolutePosition: p}, Dragged: fyne.NewDelta(p.X-before.X, p.Y-before.Y)})
		return s
	}
	if s.button == 0 {
		s.pointer = p
	}
	e := s.mouse(p)
	e.Modifier = 0 // as the driver does
	s.view.MouseMoved(e)
	return s
}

func (s *stage) press(p fyne.Position, b desktop.MouseButton) *stage {
	s.to(p)
	s.pointer, s.button, s.dragged = p, b, false
	s.view.MouseDown(s.mouse(p))
	return s
}

func (s *stage) release() *stage {
	s.view.MouseUp(s.mouse(s.pointer))
	if s.dragged {
		s.view.DragEnd()
	}
	s.button, s.dragged = 0, false
	return s
}

func (s *stage) click(p fyne.Position) *stage {
	return s.press(p, desktop.MouseButtonPrimary).release()
}

func (s *stage) drag(from, to fyne.Position) *stage {
	s.press(from, desktop.MouseButtonPrimary)
	return s.to(fyne.NewPos((from.X+to.X)/2, (from.Y+to.Y)/2)).to(to)
}

func (s *stage) later(d time.Duration) *stage { s.now = s.now.Add(d); return s }

func (s *stage) key(name fyne.KeyName) *stage {
	s.view.TypedKey(&fyne.KeyEvent{Name: name})
	return s
}

// hold and let go of a modifier key.
func (s *stage) hold(name fyne.KeyName, m fyne.KeyModifier) *stage {
	s.mods |= m
	s.view.KeyDown(&fyne.KeyEvent{Name: name})
	return s
}

func (s *stage) letGo(name fyne.KeyName, m fyne.KeyModifier) *stage {
	s.mods &^= m
	s.view.KeyUp(&fyne.KeyEvent{Name: name})
	return s
}

func (s *stage) wheel(p fyne.Position, dx, dy float32) *stage {
	s.view.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p, AbsolutePosition: p}, Scrolled: fyne.NewDelta(dx, dy)})
	return s
}

func (s *stage) committed(n int) *stage {
	s.t.Helper()
	if len(s.commits) != n {
		s.t.Fatalf("%d changes were committed, want %d: %v", len(s.commits), n, s.commits)
	}
	return s
}

// deckOf returns a workbook with n sources by hand on an even lattice of one Map.
func deckOf(t testing.TB, n int) (canvas.Workbook, canvas.RecordID, canvas.IDs) {
	t.Helper()
	ids := counter()
	records := canvas.Start(ids, canvas.Info{Language: "en", Currency: "EUR"}, "As is", []string{"Year 1"})
	w, _ := canvas.NewWorkbook(records)
	scenario := w.Scenarios()[0]
	period := w.Periods(scenario.ID)[0]
	change, sheet, err := canvas.AddSheet(w, ids, canvas.BuiltIn()[0], scenario.ID, period.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range change.Diff {
		records = append(records, x.After)
	}
	entries := deck.All()
	for _, e := range entries {
		records = append(records, e.Card())
	}
	ranks := canvas.Ranks("", "", n)
	count := map[canvas.Side]int{}
	for i := range n {
		card := entries[i%len(entries)].Card()
		source := canvas.Source{ID: ids(), Scenario: scenario.ID, Card: card.ID, Rank: ranks[i], Group: card.Group, Side: card.Side, Use: card.Use}
		k := count[card.Side]
		count[card.Side]++
		cols := 1
		for cols*cols < n/2 {
			cols++
		}
		at := geom.Pt{X: float64(k%cols) * 120 / float64(cols), Y: float64(k/cols) * 150 / float64(cols)}
		section := canvas.SectionID(card.Side)
		records = append(records, source,
			canvas.Funding{ID: canvas.FundingID(source.ID, period.ID), Source: source.ID, Period: period.ID, Value: canvas.ShareOf(canvas.Whole / canvas.Share(n)), Status: canvas.AsIs, Basis: canvas.Stated},
			canvas.Placement{ID: canvas.PlacementID(source.ID, sheet, ""), Source: source.ID, Sheet: sheet, Section: section, Free: true, At: at})
	}
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	return w, sheet, ids
}

// clipboard is that of the toolkit's test driver.
func (s *stage) clipboard() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }
