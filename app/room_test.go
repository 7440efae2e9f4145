package app

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
)

// inRoom opens a new file in a window and shows it to the room.
func (s *stage) inRoom() *Window {
	s.Helper()
	w := s.newFile()
	w.perform("present-here")
	if !w.inRoom() {
		s.Fatal("the window is not shown to the room")
	}
	return w
}

func TestRoom_HidesAllElseAndComesBack(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	before := w.view.Size()
	parts := []fyne.CanvasObject{w.top, w.tabs, w.deck, w.side, w.status}
	shown := func() (n int) {
		for _, o := range parts {
			if o.Visible() {
				n++
			}
		}
		return n
	}
	for _, back := range []func(){
		func() { s.key(w, fyne.KeyEscape) },
		func() { w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyPeriod, Modifier: ctrl}) },
		func() { s.key(w, fyne.KeyF11) },
	} {
		s.key(w, fyne.KeyF11)
		if shown() != 0 || w.win.MainMenu() != nil || !w.win.FullScreen() {
			t.Fatalf("%d parts of the window stay", shown())
		}
		if got := w.view.Size(); got != w.win.Canvas().Size() {
			t.Errorf("the sheet has %v of %v", got, w.win.Canvas().Size())
		}
		back()
		if shown() != len(parts) || w.win.MainMenu() == nil || w.view.Size() != before || w.win.FullScreen() {
			t.Errorf("%d parts of the window come back; the sheet has %v, before %v", shown(), w.view.Size(), before)
		}
	}
	w.perform("view-deck")
	w.perform("present-here")
	w.perform("view-deck")
	if !w.deck.Visible() || w.side.Visible() {
		t.Error("the deck cannot be called in the room, or not alone")
	}
	w.perform("present-here")
	if w.deck.Visible() || !w.side.Visible() {
		t.Error("what was folded away before is not so afterwards")
	}
}

// What works in the window works in the room.
func TestRoom_IsWorkedInAsAlways(t *testing.T) {
	s := newStage(t)
	w := s.inRoom()
	w.perform("view-deck")
	card := s.addCard(w, "pri-events")
	w.focusSheet()
	w.view.TypedRune('n')
	s.until("a note is open", func() bool { _, open := w.view.Editing(); return open })
	for _, r := range "to be seen" {
		w.win.Canvas().Focused().TypedRune(r)
	}
	s.key(w, fyne.KeyEscape)
	if notes := w.workbook().Notes(w.sheet); len(notes) != 1 || notes[0].Text != "to be seen" || !w.inRoom() {
		t.Fatalf("the notes are %+v, and the room is there: %t", notes, w.inRoom())
	}
	w.perform("edit-undo")
	w.choose([]canvas.Item{card})
	for range 3 {
		s.key(w, fyne.KeyRight) // moves what is selected, and turns no page
	}
	if n := len(w.doc.editor.Past()); n < 3 || w.status.said == w.text("last-sheet") {
		t.Errorf("the arrow keys do not move what is selected: %d changes", n)
	}
	w.perform("help-commands")
	if len(w.modals) != 1 {
		t.Error("the palette does not open")
	}
	s.key(w, fyne.KeyEscape)
	w.perform("edit-find")
	if !w.findBar.Visible() {
		t.Error("the search does not open")
	}
}

// threeViews makes a file with a Canvas and three views: the Map, a section of the Canvas with the
// others greyed, and all of the Canvas without notes.
func (s *stage) threeViews() *Window {
	s.Helper()
	w := s.newFile()
	w.perform("present-keep")
	w.addSheet(canvas.BuiltIn()[2])
	w.lightUp(layout.Lit{Section: "channels"})
	w.perform("present-veil")
	w.perform("present-keep")
	w.perform("present-veil")
	w.showAll()
	w.showing.without.Notes = true
	w.perform("present-keep")
	if n := len(w.workbook().Views()); n != 3 {
		s.Fatalf("there are %d views", n)
	}
	return w
}

func TestViews_AreKeptAndSteppedThrough(t *testing.T) {
	s := newStage(t)
	w := s.threeViews()
	views := w.workbook().Views()
	if v := views[1]; v.Section != "channels" || !v.Veiled || v.Title == "" || !views[0].Whole() || !views[2].HidesNotes {
		t.Fatalf("the views are %+v", views)
	}
	s.key(w, fyne.KeyF5)
	for i, want := range []string{"map", "canvas", "canvas"} {
		_, tool := w.inView()
		if tool.ID != want || w.showing.view != views[i].ID {
			t.Errorf("view %d shows %s, as %s", i+1, tool.ID, w.showing.view)
		}
		if box, ok := w.whereLit(w.showing.lit); i == 1 && (!ok || !alike(w.view.Camera().Fitted, box) || !w.showing.veiled) {
			t.Errorf("view 2 has %v in sight, not %v", w.view.Camera().Fitted, box)
		}
		s.key(w, []fyne.KeyName{fyne.KeyPageDown, fyne.KeySpace, fyne.KeyRight}[i])
	}
	if w.showing.view != views[2].ID || w.status.said != w.text("last-view") {
		t.Errorf("after the last view comes %q, and the window says %q", w.showing.view, w.status.said)
	}
	s.key(w, fyne.KeyPageUp)
	s.key(w, fyne.KeyLeft)
	if w.showing.view != views[0].ID {
		t.Error("the keys do not lead back to the first view")
	}
	s.key(w, fyne.KeyEscape)
	if w.inRoom() || w.showing.veiled || w.showing.without != (layout.Without{}) {
		t.Errorf("outside of the room the sheet is shown as %+v", w.showing)
	}
}

func TestViews_AreNamedMovedChangedAndUndone(t *testing.T) {
	s := newStage(t)
	w := s.threeViews()
	order := func() (out []canvas.RecordID) {
		for _, v := range w.workbook().Views() {
			out = append(out, v.ID)
		}
		return out
	}
	before := order()
	w.goToView(before[0])
	w.win.Canvas().Focus(w.strip)
	w.perform("present-right")
	if got := order(); got[1] != before[0] {
		t.Errorf("the order is %v, before %v", got, before)
	}
	w.perform("edit-undo")
	w.putView(before[2], 0)
	if got := order(); got[0] != before[2] {
		t.Errorf("dropped at the beginning, the order is %v", got)
	}
	w.perform("edit-undo")
	if got := order(); !slices.Equal(got, before) {
		t.Errorf("undone, the order is %v", got)
	}
	w.goToView(before[1])
	w.showAll()
	w.perform("present-update")
	if v, _ := canvas.Get[canvas.View](w.workbook(), before[1]); v.Section != "" {
		t.Errorf("the view still shows %q", v.Section)
	}
	w.perform("edit-undo")
	w.perform("present-remove")
	if n := len(order()); n != 2 {
		t.Errorf("%d views are left", n)
	}
	w.perform("edit-undo")
	w.perform("present-rename")
	s.modal(w)
	for _, r := range "Who pays" {
		w.win.Canvas().Focused().TypedRune(r)
	}
	s.key(w, fyne.KeyReturn)
	if v, _, _ := w.currentView(); v.Title != "Who pays" {
		t.Errorf("the view is called %q", v.Title)
	}
}

func TestRoom_StepsThroughSections(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.addSheet(canvas.BuiltIn()[2])
	w.perform("present-here")
	_, tool := w.inView()
	for i := range tool.Sections {
		s.key(w, fyne.KeyDown)
		box, ok := w.whereLit(w.showing.lit)
		if w.showing.lit.Section != tool.Sections[i].ID || !ok || !alike(w.view.Camera().Fitted, box) {
			t.Fatalf("step %d shows %v, at %v of %v", i+1, w.showing.lit, w.view.Camera().Fitted, box)
		}
	}
	s.key(w, fyne.KeyDown)
	if w.showing.lit != (layout.Lit{}) || !alike(w.view.Camera().Fitted, w.view.Pages()[0]) {
		t.Errorf("after the last section %v is in sight", w.showing.lit)
	}
	s.key(w, fyne.KeyUp)
	w.view.TypedRune('g')
	if !w.showing.veiled || w.showing.lit.Section != tool.Sections[len(tool.Sections)-1].ID {
		t.Errorf("the sheet is shown as %+v", w.showing)
	}
	s.key(w, fyne.KeyHome)
	if w.showing.lit != (layout.Lit{}) {
		t.Error("Home does not show all of the sheet")
	}
}

// A sheet of one period goes through all of them, can be worked on in each, and shows its own in the end.
func TestRoom_StepsThroughPeriodsAndChangesNothing(t *testing.T) {
	s := newStage(t)
	w := s.inRoom()
	sheet, _ := w.inView()
	periods := w.workbook().Periods(sheet.Scenario)
	for i := 1; i < len(periods); i++ {
		w.stepPeriod(+1)
		if shown, _ := w.inView(); shown.Period != periods[i].ID || w.period != periods[i].ID {
			t.Fatalf("step %d shows %q", i, shown.Period)
		}
	}
	w.stepPeriod(+1)
	if w.status.said != w.text("last-period") {
		t.Errorf("after the last period the window says %q", w.status.said)
	}
	if len(w.doc.editor.Past()) != 0 {
		t.Error("to look at a period is a change")
	}
	w.perform("view-deck")
	card := s.addCard(w, "pri-events")
	if _, ok := canvas.Get[canvas.Funding](w.workbook(), canvas.FundingID(card.ID, periods[len(periods)-1].ID)); !ok {
		t.Error("a card is not put to work in the period that is shown")
	}
	w.perform("present-here")
	if now, _ := w.inView(); now.Period != sheet.Period {
		t.Errorf("outside of the room the sheet shows %q", now.Period)
	}
	w.perform("edit-undo")
	if w.workbook().Record(card.ID) != nil {
		t.Error("the card is not undone")
	}
}

func TestRoom_ShowsBlackAndWhite(t *testing.T) {
	s := newStage(t)
	w := s.inRoom()
	for _, x := range []struct {
		letter rune
		want   blankKind
	}{{'b', blankBlack}, {'.', blankBlack}, {'W', blankWhite}} {
		w.view.TypedRune(x.letter)
		if w.blank != x.want || !w.roomLayer.blank.Visible() {
			t.Errorf("%c shows %q", x.letter, w.blank)
		}
		w.view.TypedRune('n') // any key calls the sheet back, and does nothing else
		if w.blank != blankNone || w.roomLayer.blank.Visible() || len(w.workbook().Notes(w.sheet)) != 0 {
			t.Error("the sheet does not come back")
		}
	}
	w.view.TypedRune('b')
	s.key(w, fyne.KeyEscape)
	if w.room == nil || w.blank != blankNone {
		t.Error("Escape leaves the room instead of calling the sheet back")
	}
}

func TestTimer_RunsPausesAndGoesBeyondItsEnd(t *testing.T) {
	s := newStage(t)
	w := s.inRoom()
	w.view.TypedRune('t')
	if len(w.modals) != 1 || len(w.workbook().Notes(w.sheet)) != 0 {
		t.Fatal("T does not ask for the minutes")
	}
	for _, r := range "1:30" {
		w.win.Canvas().Focused().TypedRune(r)
	}
	s.key(w, fyne.KeyReturn)
	says := func(want string) {
		t.Helper()
		w.showTimer()
		if got := w.roomLayer.clock.digits.Text; got != want || !w.roomLayer.clock.Visible() {
			t.Errorf("the timer says %q, want %q", got, want)
		}
	}
	says("1:30")
	quiet := w.roomLayer.clock.ground.FillColor
	s.clock.move(25 * time.Second)
	says("1:05")
	s.clock.move(10 * time.Second)
	says("0:55")
	if w.roomLayer.clock.ground.FillColor == quiet {
		t.Error("the timer does not say that its end is near")
	}
	w.view.TypedRune('t')
	s.clock.move(time.Hour)
	says("0:55")
	w.view.TypedRune('t')
	s.clock.move(75 * time.Second)
	says("\u22120:20")
	w.perform("present-timer-end")
	if w.roomLayer.clock.Visible() {
		t.Error("the timer stays")
	}
}

func TestReadMinutes(t *testing.T) {
	for s, want := range map[string]time.Duration{
		"10": 10 * time.Minute, " 7.5 ": 450 * time.Second, "7,5": 450 * time.Second, "1:30": 90 * time.Second, "0:05": 5 * time.Second,
		"0": 0, "": 0, "ten": 0, "-3": 0, "601": 0, "1:75": 0, "1:2:3": 0, "NaN": 0,
	} {
		if got, ok := readMinutes(s); ok != (want > 0) || ok && got != want {
			t.Errorf("%q is %v, %t", s, got, ok)
		}
	}
}

func TestRoomBar_ComesAtTheUpperEdge(t *testing.T) {
	s := newStage(t)
	w := s.inRoom()
	move := func(y float32) {
		w.view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, y)}})
	}
	move(200)
	if w.roomLayer.bar.Visible() {
		t.Fatal("the bar is there without being called")
	}
	move(1)
	if !w.roomLayer.bar.Visible() {
		t.Fatal("the bar does not come")
	}
	move(40)
	if !w.roomLayer.bar.Visible() {
		t.Error("the bar goes while it is looked at")
	}
	move(300)
	if w.roomLayer.bar.Visible() {
		t.Error("the bar stays")
	}
}

func TestLaser_FollowsThePointer(t *testing.T) {
	s := newStage(t)
	w := s.inRoom()
	w.view.TypedRune('l')
	w.view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 200)}})
	if !w.view.Laser() || w.view.Cursor() != desktop.HiddenCursor {
		t.Error("the pointer is no laser")
	}
	s.key(w, fyne.KeyEscape)
	if w.view.Laser() || w.view.Cursor() == desktop.HiddenCursor {
		t.Error("outside of the room the pointer is a laser")
	}
}

// From period to period the sources of a sheet travel, on the second screen too.
func TestRoom_SourcesTravelFromPeriodToPeriod(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.addSheet(canvas.BuiltIn()[1])
	sheet, _ := w.inView()
	periods := w.workbook().Periods(sheet.Scenario)
	c, source, err := canvas.DropCard(w.workbook(), w.program.ids, w.deckCards()[0], canvas.Spot{Sheet: w.sheet, Section: "public", Column: periods[0].ID})
	w.do(c, err)
	c, _, err = canvas.DuplicateItems(w.workbook(), w.program.ids, []canvas.Moved{{Item: canvas.Item{ID: source, Column: periods[0].ID}}},
		canvas.Spot{Sheet: w.sheet, Section: "public", Column: periods[1].ID})
	w.do(c, err)
	w.perform("present-here")
	w.perform("present-screen")
	w.second.win.Resize(fyne.NewSize(800, 600))
	w.stepPeriod(+1)
	if w.view.Traveling() {
		t.Error("something travels into the first column")
	}
	w.stepPeriod(+1)
	if !w.view.Traveling() || !w.second.view.Traveling() || w.showing.lit.Column != periods[1].ID {
		t.Error("nothing travels to the second column")
	}
	s.until("all have arrived", func() bool { return !w.view.Traveling() && !w.second.view.Traveling() })
}
