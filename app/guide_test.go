package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/guide"
)

// Every step leads to something that the window has.
func TestGuide_LeadsToWhatIsThere(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	pages := map[string]bool{"": true}
	for _, p := range w.side.pages {
		pages[p.id] = true
		if _, ok := deck.Outlines(p.icon); !ok {
			t.Errorf("page %s: no pictogram %q", p.id, p.icon)
		}
	}
	for _, way := range guide.Ways() {
		for _, step := range way.Steps {
			o := step.Opens
			if _, _, ok := builtInTool(o.Tool); !ok && o.Tool != "" {
				t.Errorf("%s/%s opens the tool %q", way.ID, step.ID, o.Tool)
			}
			if !pages[o.Panel] {
				t.Errorf("%s/%s opens the panel %q", way.ID, step.ID, o.Panel)
			}
			if _, ok := findAction(o.Action); !ok && o.Action != "" {
				t.Errorf("%s/%s performs %q", way.ID, step.ID, o.Action)
			}
		}
	}
}

// step returns the state of a step that the guide shows.
func (s *stage) step(w *Window, id string) (guide.StepState, int) {
	s.Helper()
	i := slices.IndexFunc(w.guide.state.Steps, func(x guide.StepState) bool { return x.ID == id })
	if i < 0 {
		s.Fatalf("the guide has no step %q", id)
	}
	return w.guide.state.Steps[i], i
}

func TestGuide_FollowsTheDocument(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("view-guide")
	if w.side.page() != "guide" || w.guide.state.Way.ID != "first" || w.guide.openStep() != 0 {
		t.Fatalf("page %s, way %s, step %d", w.side.page(), w.guide.state.Way.ID, w.guide.openStep())
	}
	s.addCard(w, "pub-national-program")
	if x, _ := s.step(w, "cards"); !x.Done || w.guide.openStep() != 1 {
		t.Errorf("after a card: done %v, open is step %d", x.Done, w.guide.openStep())
	}
	for range 2 {
		s.addCard(w, "pri-membership")
	}
	if x, i := s.step(w, "sides"); !x.Done || w.guide.reasons(x) != "3 sources at work · Sources on both sides" {
		t.Errorf("after three cards: %v, %q", x.Done, w.guide.reasons(w.guide.state.Steps[i]))
	}
	// On another page a strip says how far it is, and follows.
	w.side.show("selection")
	if !w.side.foot.Visible() || w.side.foot.back.text != "2 of 6 · Write the shares" {
		t.Errorf("the strip is there: %v, and says %q", w.side.foot.Visible(), w.side.foot.back.text)
	}
	for range 3 {
		w.perform("edit-undo")
	}
	if w.side.foot.back.text != "0 of 6 · Choose the cards" {
		t.Errorf("after undo the strip says %q", w.side.foot.back.text)
	}
	w.side.foot.back.press()
	if w.side.page() != "guide" || w.side.foot.Visible() {
		t.Errorf("the strip leads to %s", w.side.page())
	}
	w.side.show("answers")
	w.side.foot.quit.press()
	if w.side.foot.Visible() {
		t.Error("the strip cannot be left")
	}
}

func TestGuide_ATickByHandIsAChange(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("view-guide")
	w.guide.goBy("steps")
	_, i := s.step(w, "engage")
	w.guide.tick(i)
	x, _ := s.step(w, "engage")
	if want := w.byHand(w.program.now().Format("2006-01-02")); !x.Done || w.guide.reasons(x) != want {
		t.Errorf("ticked: %v, because %q", x.Done, w.guide.reasons(x))
	}
	if got := undoLabel(w); got != "Undo: Tick off: Engage" {
		t.Errorf("the menu says %q", got)
	}
	w.perform("edit-undo")
	if x, _ := s.step(w, "engage"); x.Done {
		t.Error("undo leaves the tick")
	}
	// What the data tell is not for the hand.
	w.guide.goBy("first")
	s.addCard(w, "pri-membership")
	w.guide.tick(0)
	if got := len(canvas.All[canvas.Field](w.workbook())); got != 0 {
		t.Errorf("%d texts", got)
	}
}

func TestGuide_MakesTheSheetThatIsMissing(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("view-guide")
	w.guide.goBy("steps")
	x, _ := s.step(w, "evolve")
	if got := w.leadLabel(x.Opens); got != "Add a sheet: Evolution Map" {
		t.Errorf("the button says %q", got)
	}
	w.leadBy(x.Opens)
	if _, tool := w.inView(); tool == nil || tool.ID != x.Opens.Tool || len(w.workbook().Sheets()) != 2 {
		t.Errorf("in view is %v of %d sheets", tool, len(w.workbook().Sheets()))
	}
	if got := w.leadLabel(x.Opens); got != "" {
		t.Errorf("there already, the button says %q", got)
	}
	w.perform("edit-undo")
	if n := len(w.workbook().Sheets()); n != 1 {
		t.Errorf("after undo there are %d sheets", n)
	}
}

func TestGuide_IsWorkedByTheKeyboard(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("view-guide")
	key := func(name fyne.KeyName) {
		f := w.win.Canvas().Focused()
		if f == nil {
			t.Fatal("nothing has the keyboard")
		}
		f.TypedKey(&fyne.KeyEvent{Name: name})
	}
	key(fyne.KeyDown)
	key(fyne.KeyDown)
	if w.guide.openStep() != 2 || w.win.Canvas().Focused() != fyne.Focusable(w.guide.heads[2]) {
		t.Errorf("two steps down open step %d", w.guide.openStep())
	}
	key(fyne.KeySpace)
	if x, _ := s.step(w, "shares"); x.ByHand == "" {
		t.Error("Space does not tick off")
	}
	w.guide.open(4)
	w.win.Canvas().Focus(w.guide.heads[4])
	key(fyne.KeyReturn)
	if len(w.modals) != 1 {
		t.Errorf("Enter opens %d dialogs", len(w.modals))
	}
}

func TestTools_SayWhatTheyAreForWhereASheetIsAdded(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	items, tools := w.toolMenu()
	about := w.toolAside(tools)
	for _, item := range items {
		if item.IsSeparator {
			continue
		}
		if about(item) == nil {
			t.Errorf("nothing is said of %q", item.Label)
		}
	}
	copies := canvas.BuiltIn()
	for i, x := range canvas.BuiltInTemplates() {
		for _, language := range languages {
			if page, ok := sampleOf(copies[i], x.ID, language); !ok || len(page.Items) < 20 {
				t.Errorf("no picture of %s in %s", x.ID, language)
			}
		}
	}
	w.perform("sheet-about")
	if len(w.modals) != 1 {
		t.Error("nothing is said of the tool in view")
	}
}
