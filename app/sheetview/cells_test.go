package sheetview

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// newTable shows a sheet with a table that is laid by hand: cost lines of the team with a row to
// come, the metrics with a row to come right of them, and a text below.
func newTable(t testing.TB, names ...string) *stage {
	t.Helper()
	s := newStage(t, 0)
	s.table = tableByHand
	scenario := s.w().Scenarios()[0].ID
	for _, name := range names {
		c, _, err := canvas.AddCostLine(s.w(), s.ids, scenario, canvas.CostTeam, "", name)
		s.do(c, err)
	}
	s.show()
	s.commits = nil
	return s.pump()
}

func tableByHand(w canvas.Workbook, res *layout.Result) {
	scenario := w.Scenarios()[0].ID
	period := w.Periods(scenario)[0].ID
	res.Slots, res.Segments, res.Cells = nil, nil, nil
	y := 40.0
	row := func(id canvas.RecordID, added string) {
		cell := func(what canvas.What, x, width float64, align canvas.Align) {
			c := canvas.Cell{What: what, Record: id, Column: period, New: added}
			if what == canvas.CellCostLine && id != "" {
				c.Column = ""
			}
			res.Cells = append(res.Cells, layout.CellBox{
				Cell: c, Rect: geom.R(x, y, width, 8), Size: 3, Align: align,
			})
		}
		cell(canvas.CellCostLine, 30, 60, canvas.AlignStart)
		cell(canvas.CellCost, 92, 30, canvas.AlignEnd)
		y += 9
	}
	for _, l := range w.CostLines(scenario) {
		res.Slots = append(res.Slots, layout.Slot{Item: canvas.Item{ID: l.ID}, Rect: geom.R(20, y, 102, 8), Content: geom.R(20, 40, 102, 100)})
		row(l.ID, "")
	}
	row("", string(canvas.CostTeam)+":")
	res.Cells = append(res.Cells, layout.CellBox{
		Cell: canvas.Cell{What: canvas.CellText, Key: "vision"}, Rect: geom.R(30, y+10, 92, 30), Size: 3, Lines: true,
	})
}

// at returns the middle of the cell at a row and a column of the table.
func (s *stage) at(row, column int) fyne.Position {
	return s.view.view.position(s.view.table[2*row+column].Rect.Center())
}

func (s *stage) text() fyne.Position {
	return s.view.view.position(s.view.table[len(s.view.table)-1].Rect.Center())
}

// types types letters and keys where the keyboard is: \t, \n and < for Tab, Enter and Escape.
func (s *stage) types(letters string) *stage {
	s.t.Helper()
	for _, r := range letters {
		focus := s.window.Canvas().Focused()
		if focus == nil {
			s.t.Fatalf("nothing has the keyboard at %q", r)
		}
		switch r {
		case '\t':
			focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		case '\n':
			focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		case '<':
			focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		default:
			focus.TypedRune(r)
		}
	}
	return s
}

// tabTo goes to the next cell of a kind by Tab.
func (s *stage) tabTo(what canvas.What) *stage {
	s.t.Helper()
	for range len(s.view.table) {
		if s.key(fyne.KeyTab); s.view.cell.Cell.What == what {
			return s
		}
	}
	s.t.Fatalf("Tab does not come to a cell of %s", what)
	return s
}

// costs returns the names of the cost lines with what they take.
func (s *stage) costs() []string {
	var out []string
	scenario := s.w().Scenarios()[0].ID
	for _, l := range s.w().CostLines(scenario) {
		amount := canvas.Cell{What: canvas.CellCost, Record: l.ID, Column: s.w().Periods(scenario)[0].ID}.Written(s.w(), "en")
		out = append(out, l.Title+" "+strings.ReplaceAll(amount, "\u2009", " "))
	}
	return out
}

func (s *stage) wantCosts(want ...string) {
	s.t.Helper()
	if got := s.costs(); !slices.Equal(got, want) {
		s.t.Fatalf("the costs are %q, want %q", got, want)
	}
}

// active returns row and column of the active cell; -1 where none is.
func (s *stage) active() [2]int {
	for i, b := range s.view.table {
		if b == s.view.cell {
			return [2]int{i / 2, i % 2}
		}
	}
	return [2]int{-1, -1}
}

func (s *stage) wantActive(row, column int) {
	s.t.Helper()
	if got := s.active(); got != [2]int{row, column} {
		s.t.Fatalf("the active cell is %v, want %d, %d", got, row, column)
	}
}

func TestCells_ATableIsFilledByTheKeysAlone(t *testing.T) {
	s := newTable(t)
	s.window.Canvas().Focus(s.view)
	s.types("\t") // the first cell
	s.wantActive(0, 0)
	s.types("Lead\t90 000\n")
	s.wantCosts("Lead 90 000")
	s.wantActive(1, 0) // where the row was begun
	s.types("Office\t1.5k\nEvents\t20 000\n")
	s.wantCosts("Lead 90 000", "Office 1 500", "Events 20 000")
	s.wantActive(3, 0)
	s.key(fyne.KeyUp).key(fyne.KeyRight)
	s.wantActive(2, 1)
	s.types("21000")
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp}) // typed over: an arrow takes it
	s.wantCosts("Lead 90 000", "Office 1 500", "Events 21 000")
	s.wantActive(1, 1)
	for range 7 {
		s.editor.Undo(s.now)
	}
	s.wantCosts()
	if _, more := s.editor.Last(); more {
		t.Error("there were more than seven steps")
	}
}

func TestCells_AFinancingModelIsFilledByTheKeysAlone(t *testing.T) {
	s := newStage(t, 3)
	s.prompts = true
	s.card("pub-local-gov", "public")
	s.card("pri-membership", "private")
	s.window.Canvas().Focus(s.view)
	s.tabTo(canvas.CellAmount)
	s.types("120 000\n80k\n") // down over the groups
	for s.view.cell.Cell.New != string(canvas.CostTeam)+":ceo" {
		s.key(fyne.KeyTab)
		if c, ok := s.view.ActiveCell(); !ok || c.What == canvas.CellSource {
			t.Fatal("Tab does not come to the costs of the team")
		}
	}
	s.types("90 000\n60 000\n") // the line goes to the used ones, and one below is the next
	for s.view.cell.Cell.New != string(canvas.CostTeam)+":" {
		s.key(fyne.KeyTab)
	}
	s.types("Interns\t12 000\nAnd more<")
	var got []string
	for _, l := range s.w().CostLines(s.w().Scenarios()[0].ID) {
		got = append(got, l.Deck+l.Title)
	}
	if want := []string{"ceo", "full-time-staff", "Interns"}; !slices.Equal(got, want) {
		t.Errorf("the costs are %q, want %q", got, want)
	}
	period := s.w().Periods(s.w().Scenarios()[0].ID)[0].ID
	shares := analysis.Of(s.w(), period)
	if len(shares.Parts) != 2 || shares.Parts[0].Shown != 60 || shares.Parts[1].Shown != 40 {
		t.Errorf("the shares are %+v", shares.Parts)
	}
	// A share of which the amount is typed is shown and not held: there is nothing to take away.
	s.key(fyne.KeyUp).key(fyne.KeyEscape).key(fyne.KeyTab)
	if c := s.view.cell.Cell; c.What != canvas.CellCostLine || c.Record != s.view.Selection()[0].ID {
		t.Errorf("Tab comes from a row to %v", c)
	}
	s.key(fyne.KeyEscape).key(fyne.KeyEscape).tabTo(canvas.CellShare)
	if text, _ := s.view.CellText(); s.view.cell.Cell.What != canvas.CellShare || text != "60\u00a0%" {
		t.Errorf("%v says %q", s.view.cell.Cell, text)
	}
	n := len(s.commits)
	s.key(fyne.KeyDelete).committed(n)
	s.key(fyne.KeyLeft).view.PasteCells("100 000\t30 %\n300000\t\n")
	for _, want := range []string{"100000", "300000"} {
		if text, _ := s.view.CellText(); text != want {
			t.Errorf("an amount is %q, want %q", text, want)
		}
		s.key(fyne.KeyDown)
	}
}

func TestCells_TheKeysGoThroughThem(t *testing.T) {
	s := newTable(t, "Lead", "Office")
	s.click(s.at(0, 0)).pump()
	s.wantActive(0, 0)
	if want := []canvas.Item{{ID: s.view.cell.Cell.Record}}; !slices.Equal(s.view.Selection(), want) {
		t.Errorf("the row %v is selected, want %v", s.view.Selection(), want)
	}
	for _, step := range []struct {
		key         fyne.KeyName
		row, column int
	}{
		{fyne.KeyUp, 0, 0}, {fyne.KeyRight, 0, 1}, {fyne.KeyRight, 0, 1}, {fyne.KeyDown, 1, 1}, {fyne.KeyDown, 2, 1},
		{fyne.KeyDown, 3, 0}, {fyne.KeyDown, 3, 0}, {fyne.KeyUp, 2, 0}, {fyne.KeyEnd, 2, 1}, {fyne.KeyHome, 2, 0},
		{fyne.KeyTab, 2, 1}, {fyne.KeyTab, 3, 0}, {fyne.KeyTab, 0, 0},
	} {
		s.key(step.key)
		s.wantActive(step.row, step.column)
	}
	s.view.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierControl})
	s.wantActive(3, 0)
	s.view.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: fyne.KeyModifierControl})
	s.wantActive(0, 0)
	s.hold(desktop.KeyShiftLeft, fyne.KeyModifierShift).key(fyne.KeyTab).letGo(desktop.KeyShiftLeft, fyne.KeyModifierShift)
	s.wantActive(3, 0)
	s.key(fyne.KeyEscape)
	s.wantActive(-1, -1)
	center := s.view.Camera().Center
	s.key(fyne.KeyRight)
	s.wantActive(-1, -1)
	if s.view.Camera().Center == center {
		t.Error("without an active cell the arrows do not pan")
	}
	s.committed(0)
}

func TestCells_WhatCannotBeReadStaysOpen(t *testing.T) {
	s := newTable(t, "Lead", "Office")
	s.click(s.at(0, 1)).types("dear\n").pump()
	if s.view.editor == nil || len(s.said) != 1 || s.said[0] != "refused-amount" {
		t.Fatalf("said %v", s.said)
	}
	if s.view.cellFrame().color != warning {
		t.Error("the frame does not warn")
	}
	s.click(s.at(1, 0)).pump()
	if s.view.editor == nil || s.view.editor.entry.Text != "dear" || !s.view.focused(s.view.editor) {
		t.Fatal("a click elsewhere loses what was typed")
	}
	s.wantActive(0, 1)
	s.window.Canvas().Unfocus()
	s.pump()
	if s.view.editor == nil || !s.view.focused(s.view.editor) {
		t.Fatal("it is lost with the keyboard")
	}
	s.types("<")
	if s.view.editor != nil {
		t.Fatal("Escape does not give it up")
	}
	s.wantActive(0, 1)
	s.committed(0)
	s.types("12").click(s.at(1, 1)).pump()
	s.wantCosts("Lead 12", "Office ")
	s.wantActive(1, 1)
	s.click(s.at(0, 1)).key(fyne.KeyF2).types("\n").pump()
	s.committed(1) // nothing new
	s.wantActive(1, 1)
}

func TestCells_ADoubleClickTypesOn(t *testing.T) {
	s := newTable(t, "Lead")
	s.click(s.at(0, 0)).later(100 * time.Millisecond).click(s.at(0, 0)).pump().types(" of all\n")
	s.wantCosts("Lead of all ")
	if s.opened != (canvas.Item{}) {
		t.Error("the row was opened as well")
	}
	if s.view.view.zoom < editZoom*ActualSize*noteType/3-1e-9 {
		t.Errorf("one types at %d %%", s.view.ZoomPercent())
	}
	s.later(time.Second)
	s.click(s.text()).types("We").types("\n")
	s.pump().types("all<").pump()
	if got := s.w().Text("", "vision"); got != "We\nall" {
		t.Errorf("the text is %q", got)
	}
	s.click(s.text()).key(fyne.KeyDelete)
	if got := s.w().Text("", "vision"); got != "" {
		t.Errorf("the text is %q", got)
	}
	s.editor.Undo(s.now)
	if got := s.w().Text("", "vision"); got != "We\nall" {
		t.Errorf("the text is %q after undo", got)
	}
}

func TestCells_DeleteMeansWhatIsInThem(t *testing.T) {
	s := newTable(t, "Lead", "Office")
	s.click(s.at(0, 1)).types("5\n").key(fyne.KeyUp).key(fyne.KeyBackspace)
	s.wantCosts("Lead ", "Office ")
	if s.deleted != nil {
		t.Fatal("the row was deleted")
	}
	beside := s.view.view.position(geom.Pt{X: 22, Y: 53})
	s.view.Select([]canvas.Item{{ID: s.view.table[2].Cell.Record}})
	s.wantActive(1, 1) // the same column of another row
	s.deleted = nil
	s.click(beside).key(fyne.KeyDelete)
	if len(s.deleted) != 1 || s.active() != [2]int{-1, -1} {
		t.Errorf("beside its cells a row is not meant: %v", s.deleted)
	}
}

func TestCells_ABlockIsPastedAtOnce(t *testing.T) {
	s := newTable(t, "Lead", "Office")
	s.click(s.at(1, 0)).pump()
	got := s.view.PasteCells("Rent\t1 000\r\n\"Fairs,\nevents\"\t2 000\r\nTravel\tmuch\tmore\r\n\t40\r\n")
	s.pump().wantCosts("Lead ", "Rent 1 000", "Fairs, events 2 000", "Travel ", " 40")
	s.committed(1)
	if got.Cells != 8 || got.Outside != 1 || len(got.Bad) != 1 || got.Bad[0].Typed != "much" {
		t.Errorf("pasted %+v", got)
	}
	s.wantActive(1, 0)
	if last, _ := s.editor.Last(); last.Label.Key != "paste-cells-many" || last.Label.Args[0] != "6" {
		t.Errorf("the step is called %v", last.Label)
	}
	s.editor.Undo(s.now)
	s.wantCosts("Lead ", "Office ")
	s.click(s.text())
	s.view.PasteCells("one\ttwo\nthree\n")
	s.types("<")
	if got := s.w().Text("", "vision"); got != "one two\nthree" /* a tab prints as a space */ {
		t.Errorf("the text is %q", got)
	}
}

func TestReadBlock(t *testing.T) {
	for block, want := range map[string][][]string{
		"a":                     {{"a"}},
		"a\tb\nc\td\n":          {{"a", "b"}, {"c", "d"}},
		"a\r\n\r\nb":            {{"a"}, {""}, {"b"}},
		"\"x \"\"y\"\"\nz\"\t1": {{"x \"y\"\nz", "1"}},
		"5\" pipe\t\t2":         {{`5" pipe`, "", "2"}},
		"":                      {{""}},
	} {
		if got := Block(block); !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %q, want %q", block, got, want)
		}
	}
}

func TestCells_NothingIsTypedWhereOneMayOnlyLook(t *testing.T) {
	s := newTable(t, "Lead")
	s.locked = canvas.Refusal{Key: "refused-read-only"}
	s.click(s.at(0, 1)).types("5").pump()
	if s.view.editor != nil || !slices.Equal(s.said, []string{"refused-read-only"}) {
		t.Errorf("said %v", s.said)
	}
	s.key(fyne.KeyLeft)
	s.wantActive(0, 0)
	if text, ok := s.view.CellText(); !ok || text != "Lead" {
		t.Errorf("the cell says %q", text)
	}
	s.view.PasteCells("x")
	s.view.ClearCell()
	s.committed(0)
}

func TestCells_ADragIsOfTheRow(t *testing.T) {
	s := newTable(t, "Lead", "Office")
	s.drag(s.at(0, 0), s.at(1, 1))
	if name := s.view.state.Name(); name != "dragging" {
		t.Errorf("the hand is %s", name)
	}
	s.wantActive(-1, -1)
	s.key(fyne.KeyEscape).release()
	if c := s.to(s.text()).view.Cursor(); c != desktop.TextCursor {
		t.Error("no caret over a text")
	}
	if c := s.to(s.at(0, 1)).view.Cursor(); c == desktop.TextCursor {
		t.Error("a caret over a figure")
	}
	if c := s.click(s.at(0, 1)).to(s.at(0, 1)).view.Cursor(); c != desktop.TextCursor {
		t.Error("no caret over the active cell")
	}
}

func TestCells_AnyHandLeavesThemWhole(t *testing.T) {
	s := newTable(t, "Lead", "Office")
	before := s.w()
	rapid.Check(t, func(t *rapid.T) {
		s.view.FinishEdit()
		if s.view.editor != nil {
			s.types("<")
		}
		s.editor = canvas.NewEditor(before, s.ids, nil)
		s.editor.Listen(func(canvas.Change) { s.show() })
		s.show()
		s.view.Select(nil)
		s.view.dropCell()
		s.view.Fit()
		s.window.Canvas().Focus(s.view)
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0, 1:
				b := rapid.SampledFrom(s.view.table).Draw(t, "cell")
				s.click(s.view.view.position(b.Rect.Center()))
				if rapid.Bool().Draw(t, "twice") {
					s.click(s.pointer)
				}
				s.later(time.Second)
			case 2, 3, 4:
				s.pump().types(rapid.SampledFrom([]string{"x", "7", " ", "1.5k", "Team", "\n", "\t", "<"}).Draw(t, "typed"))
			case 5, 6:
				name := rapid.SampledFrom([]fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyF2, fyne.KeyDelete, fyne.KeyBackspace}).Draw(t, "key")
				s.pump().window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
			case 7:
				s.pump().view.PasteCells(rapid.SampledFrom([]string{"a\t1\nb\t2\n", "x", "5\n6\n7\n8", "\t\t\n\n"}).Draw(t, "block"))
			case 8:
				s.editor.Undo(s.now)
			case 9:
				s.editor.Redo(s.now)
			}
			s.pump()
			if b := s.view.cell; b != (layout.CellBox{}) && !slices.Contains(s.view.table, b) {
				t.Fatalf("the active cell %v is not on the sheet", b.Cell)
			}
			focus := s.window.Canvas().Focused()
			switch e := s.view.editor; {
			case e == nil && focus != fyne.Focusable(s.view), e != nil && focus != fyne.Focusable(e.entry):
				t.Fatalf("the keyboard is with %T", focus)
			case (e == nil) != (len(s.view.typing.Objects) == 0):
				t.Fatal("an entry is seen without an editor, or the other way round")
			}
		}
	})
}

func TestLink_AClickGoesToItsSheet(t *testing.T) {
	s := newTable(t)
	s.table = func(_ canvas.Workbook, res *layout.Result) {
		res.Pages[0].Items = append(res.Pages[0].Items, scene.Polygon{
			Attrs: scene.Attrs{Ref: scene.Ref{Kind: scene.RefSheet, ID: string(s.sheet)}}, Points: geom.R(30, 10, 60, 8).Polygon(), Fill: &scene.Color{},
		})
	}
	s.show()
	at := s.view.view.position(geom.Pt{X: 60, Y: 14})
	if c := s.to(at).view.Cursor(); c != desktop.PointerCursor {
		t.Error("no hand over a link")
	}
	if s.click(at).pump(); s.went != s.sheet {
		t.Error("a click on a link goes nowhere")
	}
	s.committed(0)
}
