package sheetview

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
)

func TestNote_IsTypedInPlace(t *testing.T) {
	s := newStage(t, 0)
	n := s.note("Fee", "private")
	p := s.on(n)
	s.click(p).later(200 * time.Millisecond).click(p).pump()
	e := s.view.editor
	if e == nil || s.window.Canvas().Focused() != fyne.Focusable(e.entry) {
		t.Fatal("the note is not open for typing")
	}
	if s.view.view.zoom < editZoom*ActualSize-1e-9 {
		t.Errorf("the zoom is %d %%", s.view.ZoomPercent())
	}
	if d := dist(e.entry.Position(), s.view.view.position(s.view.homes[n][0].Min())); d > 0.5 {
		t.Errorf("the box lies %v beside the note", d)
	}
	if size := s.view.view.units(s.view.result.Slots[0].Note.Size); size < 5 {
		t.Errorf("the type is %v units high", size)
	}
	for _, r := range "s up " {
		e.entry.TypedRune(r)
	}
	if note, _ := canvas.Get[canvas.Note](s.w(), n.ID); note.Text != "Fees up " {
		t.Errorf("the note says %q", note.Text)
	}
	if len(s.commits) != 5 || s.commits[0].Key == "" || s.commits[0].Key != s.commits[4].Key {
		t.Errorf("commits %v", s.commits)
	}
	if _, more := s.editor.Last(); !more {
		t.Error("nothing to undo")
	}
	e.entry.TypedShortcut(&fyne.ShortcutUndo{})
	if !slices.Equal(s.heard, []string{"Undo"}) {
		t.Errorf("the window heard %v", s.heard)
	}
	s.editor.Undo(s.now)
	if e.entry.Text != "Fee" {
		t.Errorf("after undo the entry says %q", e.entry.Text)
	}
	s.editor.Redo(s.now)
	e.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.view.editor != nil || s.done != 1 || s.window.Canvas().Focused() != fyne.Focusable(s.view) {
		t.Error("the note is still open")
	}
	if note, _ := canvas.Get[canvas.Note](s.w(), n.ID); note.Text != "Fees up" {
		t.Errorf("the note says %q", note.Text)
	}
}

func TestNote_AClickOutsideEndsTyping(t *testing.T) {
	s := newStage(t, 0)
	n := s.note("Fee", "private")
	s.view.Edit(n)
	s.pump()
	if s.view.editor == nil {
		t.Fatal("not open")
	}
	s.click(s.in("public", 0.5, 0.9))
	if s.view.editor != nil || s.done != 1 {
		t.Error("still open")
	}
	s.view.Edit(n)
	s.pump()
	s.window.Canvas().Unfocus()
	if s.view.editor != nil || s.done != 2 {
		t.Error("still open without the focus")
	}
}

func TestNote_ANewOneThatIsLeftEmptyGoes(t *testing.T) {
	s := newStage(t, 2)
	p := s.in("activities", 0.5, 0.5)
	s.click(p).later(100 * time.Millisecond).click(p).pump()
	if s.view.editor == nil || len(s.w().Notes(s.sheet)) != 1 {
		t.Fatal("no new note is open")
	}
	s.view.editor.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
	if s.view.editor != nil || len(s.w().Notes(s.sheet)) != 0 {
		t.Errorf("the notes are %v", s.w().Notes(s.sheet))
	}
	s.to(s.in("channels", 0.5, 0.5))
	s.view.TypedRune('n')
	s.pump()
	if s.view.editor == nil || s.w().Notes(s.sheet)[0].Section != "channels" {
		t.Fatal("N makes no note under the pointer")
	}
	s.view.editor.entry.TypedRune('x')
	s.view.FinishEdit()
	if notes := s.w().Notes(s.sheet); len(notes) != 1 || notes[0].Text != "x" {
		t.Errorf("the notes are %v", notes)
	}
}

func TestDoubleClick_OpensASource(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	s.click(s.on(a)).later(100 * time.Millisecond).click(s.on(a)).pump()
	if s.opened != a {
		t.Errorf("opened is %v", s.opened)
	}
	s.opened = canvas.Item{}
	s.later(time.Second).click(s.on(a)).later(500 * time.Millisecond).click(s.on(a)).pump()
	if s.opened != (canvas.Item{}) {
		t.Error("two slow clicks are a double-click")
	}
}

func TestNote_LosesNothingThatIsTypedBeforeItIsOpen(t *testing.T) {
	s := newStage(t, 0)
	n := s.note("Fee", "private")
	p := s.on(n)
	s.click(p).later(200 * time.Millisecond).click(p)
	for _, r := range "s, new" {
		s.view.TypedRune(r) // the toolkit has not come to opening it yet
	}
	s.pump()
	if note, _ := canvas.Get[canvas.Note](s.w(), n.ID); note.Text != "Fees, new" {
		t.Errorf("the note says %q", note.Text)
	}
	if notes := s.w().Notes(s.sheet); len(notes) != 1 {
		t.Errorf("there are %d notes", len(notes))
	}
}

func TestNote_CtrlEnterMakesTheNextOneBeside(t *testing.T) {
	s := newStage(t, 0)
	s.to(s.in("private", 0.1, 0.7))
	s.view.TypedRune('n')
	s.pump()
	for _, text := range []string{"Fees", "Events", "Grants"} {
		if s.view.editor == nil {
			t.Fatalf("nothing is open for %s", text)
		}
		for _, r := range text {
			s.view.editor.entry.TypedRune(r)
		}
		s.view.editor.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
		s.pump()
	}
	s.view.FinishEdit() // the last one is left empty
	notes := s.w().Notes(s.sheet)
	if len(notes) != 3 || notes[0].Text != "Fees" || notes[1].Text != "Events" || notes[2].Text != "Grants" {
		t.Fatalf("the notes are %v", notes)
	}
	a, b := s.view.homes[canvas.Item{ID: notes[0].ID}][0], s.view.homes[canvas.Item{ID: notes[1].ID}][0]
	if a.Overlaps(b) || b.Y != a.Y {
		t.Errorf("they lie at %v and %v", a, b)
	}
}
