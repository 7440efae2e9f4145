package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
	"clustercanvas/canvas/gesture"
)

// threeSteps opens a file of two sheets with three cards that appear one after another.
func (s *stage) threeSteps() (*Window, []canvas.Item) {
	s.Helper()
	w := s.newFile()
	var items []canvas.Item
	for _, card := range []string{"pri-membership", "pub-national-program", "pri-events"} {
		it := s.addCard(w, card)
		w.choose([]canvas.Item{it})
		w.perform("steps-next")
		items = append(items, it)
	}
	first := w.sheet
	w.perform("sheet-copy") // so that there is another one
	w.showSheet(first)
	w.choose(nil)
	w.focusSheet()
	return w, items
}

// isDrawn reports whether something can be pointed at, and is drawn.
func isDrawn(w *Window, it canvas.Item) bool {
	drawn := false
	for _, x := range w.result.Pages[0].Items {
		drawn = drawn || x.Common().Ref.ID == string(it.ID)
	}
	lies := false
	for _, x := range w.result.Slots {
		lies = lies || x.Item == it
	}
	return drawn && lies
}

func TestSteps_ArePlayedByTheKeys(t *testing.T) {
	s := newStage(t)
	w, items := s.threeSteps()
	shows := func(n int, what string) {
		t.Helper()
		for i, it := range items {
			if isDrawn(w, it) != (i < n) {
				t.Errorf("%s: thing %d is on the sheet: %t", what, i, isDrawn(w, it))
			}
		}
	}
	shows(3, "before")
	w.perform("steps-play")
	shows(0, "at the beginning")
	if !w.stepBar.Visible() || w.stepBar.title.text != w.text("step-of", "0", "3") {
		t.Errorf("the bar says %q", w.stepBar.title.text)
	}
	for i, name := range []fyne.KeyName{fyne.KeyRight, fyne.KeySpace, fyne.KeyPageDown} {
		s.key(w, name)
		shows(i+1, string(name))
	}
	if !strings.Contains(w.stepBar.said.text, "Events") {
		t.Errorf("the bar says %q", w.stepBar.said.text)
	}
	s.key(w, fyne.KeyRight) // beyond the end it stays
	shows(3, "at the end")
	s.key(w, fyne.KeyLeft)
	shows(2, "back")
	s.key(w, fyne.KeyPageUp)
	s.key(w, fyne.KeyHome)
	shows(0, "home")
	s.key(w, fyne.KeyEnd)
	shows(3, "end")
	s.key(w, fyne.KeyHome)
	s.key(w, fyne.KeyEscape)
	shows(3, "after")
	if w.stepBar.Visible() || w.showing.played {
		t.Error("Escape does not end it")
	}
	w.perform("steps-play")
	w.perform("sheet-next")
	if w.showing.played {
		t.Error("another sheet is played as well")
	}
}

// In the room the keys that turn views go through the steps first.
func TestSteps_ComeBeforeViewsInTheRoom(t *testing.T) {
	s := newStage(t)
	w, items := s.threeSteps()
	first := w.sheet
	w.perform("present-here")
	w.perform("steps-play")
	if w.stepBar.Visible() {
		t.Error("the bar is in the room")
	}
	for i := range items {
		s.key(w, fyne.KeyPageDown)
		if !isDrawn(w, items[i]) {
			t.Errorf("step %d does not show", i+1)
		}
	}
	if w.sheet != first {
		t.Fatal("another sheet is shown before the steps are through")
	}
	s.key(w, fyne.KeyPageDown)
	if w.sheet == first {
		t.Error("after the last step it does not go on")
	}
	s.key(w, fyne.KeyPageUp)
	w.perform("steps-play")
	s.key(w, fyne.KeyEscape)
	if !w.inRoom() || w.showing.played {
		t.Error("the first Escape leaves more than the steps")
	}
}

// The order is set by clicking: numbers show as long as the tool is in hand, and undo takes one back
// without ending it.
func TestSteps_AreSetByClicking(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	a, b := s.addCard(w, "pri-membership"), s.addCard(w, "pub-national-program")
	plain := len(w.result.Pages[0].Items)
	w.perform("steps-order")
	if !w.view.Ordering() || len(w.result.Pages[0].Items) <= plain {
		t.Fatal("the numbers do not show")
	}
	press := func(it canvas.Item) {
		for _, x := range w.result.Slots {
			if x.Item == it {
				camera, size := w.view.Camera(), w.view.Size()
				to := gesture.NewDesk(w.result).Lift(x.Page, x.Rect).Center()
				at := fyne.NewPos(size.Width/2+float32((to.X-camera.Center.X)*camera.Zoom), size.Height/2+float32((to.Y-camera.Center.Y)*camera.Zoom))
				e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at.Add(offset(w.view))}, Button: desktop.MouseButtonPrimary}
				w.view.MouseMoved(e)
				w.view.MouseDown(e)
				w.view.MouseUp(e)
				return
			}
		}
	}
	step := func(it canvas.Item) int { return w.workbook().StepOf(w.sheet, it) }
	press(b)
	press(a)
	if step(b) != 1 || step(a) != 2 {
		t.Fatalf("the steps are %d and %d", step(b), step(a))
	}
	w.perform("edit-undo")
	if step(a) != 0 || !w.view.Ordering() {
		t.Error("undo ends the tool, or takes nothing back")
	}
	s.key(w, fyne.KeyEscape)
	if w.view.Ordering() || len(w.result.Pages[0].Items) != plain {
		t.Error("after Escape the numbers stay")
	}
}

func TestSteps_AreSetForWhatIsSelected(t *testing.T) {
	s := newStage(t)
	w, items := s.threeSteps()
	step := func(i int) int { return w.workbook().StepOf(w.sheet, items[i]) }
	w.choose(items[:1])
	s.chosen(w, "appears", w.text("step-from-start"))
	if step(0) != 0 || step(2) != 2 {
		t.Errorf("the steps are %d and %d", step(0), step(2))
	}
	w.perform("steps-together")
	if step(0) != 2 {
		t.Errorf("together with the last one it is %d", step(0))
	}
	w.perform("steps-earlier")
	if step(0) != 1 || step(1) != 2 {
		t.Errorf("a step earlier it is %d", step(0))
	}
	w.perform("steps-clear")
	if hasSteps(w) {
		t.Error("there are steps left")
	}
	w.perform("steps-suggest")
	if len(w.workbook().Steps(w.sheet)) != 3 || step(1) != 1 {
		t.Errorf("the order that is offered is %v", w.workbook().Steps(w.sheet))
	}
	w.perform("edit-undo")
	if hasSteps(w) {
		t.Error("the order that was offered is not taken back by one step of undo")
	}
}
