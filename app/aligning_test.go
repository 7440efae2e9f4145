package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
)

// free puts notes at free places of the private side of the Map.
func (s *stage) free(w *Window, at ...float64) []canvas.Item {
	s.Helper()
	var out []canvas.Item
	for i, x := range at {
		spot := canvas.Spot{Sheet: w.sheet, Section: "private", Free: true}
		spot.At.X, spot.At.Y = x, 30+25*float64(i)
		c, made, err := canvas.AddNotes(w.workbook(), w.program.ids, []string{"note"}, canvas.Note{Tint: canvas.TintNeutral, Size: canvas.NoteSmall}, spot)
		if !w.do(c, err) {
			s.Fatal(w.status.said)
		}
		out = append(out, made...)
	}
	return out
}

func left(w *Window, it canvas.Item) float64 {
	n, _ := canvas.Get[canvas.Note](w.workbook(), it.ID)
	return n.At.X
}

func TestArrange_IsOneStepOfUndo(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	notes := s.free(w, 5, 40, 80)
	w.choose(notes)
	w.focusSheet()
	w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: ctrl | shift})
	if left(w, notes[1]) != 5 || left(w, notes[2]) != 5 {
		t.Fatalf("they lie at %v and %v", left(w, notes[1]), left(w, notes[2]))
	}
	if got := undoLabel(w); got != "Undo: Line up 3 items" {
		t.Errorf("the step is called %q", got)
	}
	w.perform("arrange-left")
	if w.status.said != w.text("nothing-to-arrange") {
		t.Errorf("a second time it says %q", w.status.said)
	}
	w.perform("edit-undo")
	if left(w, notes[1]) != 40 || left(w, notes[2]) != 80 {
		t.Error("one undo does not take it back")
	}
}

func TestArrange_CanBeDoneOnlyWithEnough(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	notes := s.free(w, 5, 40, 80)
	for n, want := range []map[string]bool{
		{"arrange-left": false, "arrange-across": false, "arrange-front": false, "arrange-link": false, "arrange-lock": false},
		{"arrange-left": false, "arrange-across": false, "arrange-front": true, "arrange-link": false, "arrange-lock": true},
		{"arrange-left": true, "arrange-across": false, "arrange-front": true, "arrange-link": true, "arrange-lock": true},
		{"arrange-left": true, "arrange-across": true, "arrange-front": true, "arrange-link": false, "arrange-lock": true},
	} {
		w.choose(notes[:n])
		for id, can := range want {
			if a, _ := findAction(id); a.enabled(w) != can {
				t.Errorf("with %d selected, %s can be done: %v", n, id, !can)
			}
		}
	}
}

func TestLock_IsToggledAndKeepsFromDeleting(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	notes := s.free(w, 5, 40)
	w.choose(notes[:1])
	w.perform("arrange-lock")
	if lockLabel(w) != w.text("action-arrange-unlock") || !w.workbook().LockedOn(w.sheet, notes[0]) {
		t.Fatal("it is not locked")
	}
	w.perform("edit-delete")
	if n := len(w.workbook().Notes(w.sheet)); n != 2 || w.status.said != w.text("refused-locked") {
		t.Errorf("%d notes are left, and it says %q", n, w.status.said)
	}
	w.perform("edit-select-all")
	if slices.Contains(w.selection, notes[0]) {
		t.Error("everything holds what is locked")
	}
	w.perform("arrange-unlock-all")
	w.choose(notes)
	w.perform("edit-delete")
	if n := len(w.workbook().Notes(w.sheet)); n != 0 {
		t.Errorf("%d notes are left", n)
	}
	w.perform("arrange-unlock-all")
	if w.status.said != w.text("nothing-locked") {
		t.Errorf("it says %q", w.status.said)
	}
}

func TestArrows_ByTheKeysAlone(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	notes := s.free(w, 5, 40)
	w.choose(notes)
	w.focusSheet()
	w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: ctrl})
	links := w.workbook().Links(w.sheet)
	if len(links) != 1 || links[0].From != notes[0].ID || len(w.selection) != 1 || w.selection[0].ID != links[0].ID {
		t.Fatalf("the arrows are %v, selected is %v", links, w.selection)
	}
	s.typed(w, s.field(w, "arrow-label"), "leads to")
	w.focusSheet()
	w.perform("arrange-turn")
	links = w.workbook().Links(w.sheet)
	if len(links) != 1 || links[0].From != notes[1].ID || links[0].Label != "leads to" {
		t.Errorf("turned around: %v", links)
	}
	s.key(w, fyne.KeyDelete)
	if n := len(w.workbook().Links(w.sheet)); n != 0 {
		t.Errorf("%d arrows are left", n)
	}
	w.perform("edit-undo")
	if len(w.selection) != 1 || w.selection[0].ID != links[0].ID {
		t.Errorf("undo selects %v", w.selection)
	}
}

func TestSnap_IsRemembered(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("arrange-snap")
	if a, _ := findAction("arrange-snap"); a.checked(w) || w.program.prefs.snaps() {
		t.Error("it is still on")
	}
	w.perform("arrange-snap")
	if !w.program.prefs.snaps() {
		t.Error("it is still off")
	}
}

func TestUndo_GoesToTheSheetOfAnArrow(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	first := w.sheet
	notes := s.free(w, 5, 40)
	w.choose(notes)
	w.perform("arrange-link")
	w.perform("sheet-copy")
	second := w.sheet
	w.perform("edit-undo") // the copy of the sheet
	w.perform("edit-undo")
	if w.sheet != first || len(w.workbook().Links(first)) != 0 {
		t.Fatalf("in view is %s, not %s", w.sheet, first)
	}
	w.perform("edit-redo")
	w.perform("edit-redo")
	w.showSheet(second)
	w.perform("edit-undo")
	w.perform("edit-redo")
	w.showSheet(first)
	w.choose(notes[:1])
	w.focusSheet()
	s.key(w, fyne.KeyRight)
	w.showSheet(second)
	w.perform("edit-undo")
	if w.sheet != first || len(w.selection) != 1 || w.selection[0] != notes[0] {
		t.Errorf("in view is %s, selected is %v", w.sheet, w.selection)
	}
}
