package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
)

// findStage is a file with a Map and a Canvas; on each lies the same source, and a note on the Map.
func findStage(t *testing.T) (*stage, *Window, canvas.Item, canvas.Item) {
	t.Helper()
	s := newStage(t)
	w := s.newFile()
	source := s.addCard(w, "pub-local-gov")
	spot, ok := w.view.PasteSpot(true)
	if !ok {
		t.Fatal("there is no place for a note")
	}
	c, made, err := canvas.AddNotes(w.workbook(), s.p.ids, []string{"Läuft die Förderung aus?"}, canvas.Note{Size: canvas.NoteMedium, Tint: canvas.TintRemark, Author: "AK"}, spot)
	if !w.do(c, err) {
		t.Fatal(err)
	}
	first := w.sheet
	s.ask(w, "add sheet canvas")
	s.key(w, fyne.KeyReturn)
	w.showSheet(first)
	w.choose(nil)
	return s, w, source, made[0]
}

// look opens the bar by its key and types into it.
func (s *stage) look(w *Window, typed string) {
	s.Helper()
	w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: ctrl})
	s.typed(w, w.findBar.field, typed)
}

func TestFind_LightsWhatIsFoundAndSelectsTheFirst(t *testing.T) {
	s, w, _, note := findStage(t)
	s.look(w, "forderung")
	if n := len(w.view.Lit()); n != 1 {
		t.Errorf("%d places are lit", n)
	}
	if len(w.selection) != 1 || w.selection[0] != note || w.findBar.count.text != "1 of 1" {
		t.Errorf("%v is selected, and the bar says %q", w.selection, w.findBar.count.text)
	}
	s.look(w, "nowhere")
	if w.findBar.count.text != w.text("find-nothing") || len(w.view.Lit()) != 0 || !w.findBar.next.off {
		t.Errorf("what is nowhere is said to be %q", w.findBar.count.text)
	}
}

func TestFind_GoesFromSheetToSheetAndRound(t *testing.T) {
	s, w, source, _ := findStage(t)
	first := w.sheet
	s.look(w, "local gov")
	if w.findBar.count.text != "1 of 2" || w.sheet != first {
		t.Fatalf("the bar says %q", w.findBar.count.text)
	}
	s.key(w, fyne.KeyReturn)
	second := w.sheet
	if second == first || len(w.selection) != 1 || w.selection[0].ID != source.ID || w.findBar.count.text != "2 of 2" {
		t.Fatalf("Enter goes to %s, selects %v and says %q", w.sheet, w.selection, w.findBar.count.text)
	}
	if n := len(w.view.Lit()); n != 1 {
		t.Errorf("%d places are lit on the second sheet", n)
	}
	s.key(w, fyne.KeyF3)
	if w.sheet != first {
		t.Error("F3 does not go round")
	}
	w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF3, Modifier: shift})
	if w.sheet != second {
		t.Error("Shift+F3 does not go back")
	}
	if items := w.findBar.sheetChoices(); len(items) != 2 || !items[1].Checked {
		t.Errorf("the list of sheets is %v", items)
	}
	w.findBar.sheetChoices()[0].Action()
	if w.sheet != first {
		t.Error("the list of sheets does not lead there")
	}
	if w.win.Canvas().Focused() != fyne.Focusable(w.findBar.field) {
		t.Error("the keyboard has left the bar")
	}
}

func TestFind_EscapeLeavesSelectedWhatWasFound(t *testing.T) {
	s, w, _, note := findStage(t)
	s.look(w, "forderung")
	s.key(w, fyne.KeyEscape)
	if w.findBar.Visible() || len(w.view.Lit()) != 0 {
		t.Error("the bar stays, or its light")
	}
	if len(w.selection) != 1 || w.selection[0] != note || w.win.Canvas().Focused() != fyne.Focusable(w.view) {
		t.Errorf("%v is selected", w.selection)
	}
	s.key(w, fyne.KeyF3)
	if !w.findBar.Visible() || w.findBar.field.Text != "forderung" {
		t.Error("F3 does not go on with what was looked for last")
	}
}

func TestFind_Filters(t *testing.T) {
	s, w, source, note := findStage(t)
	s.look(w, "")
	menu := func(key string) *fyne.MenuItem {
		t.Helper()
		for _, item := range flattened("en", w.findBar.filterChoices()) {
			if item.Label == key {
				return item
			}
		}
		t.Fatalf("there is no filter %q", key)
		return nil
	}
	check := func(label, said string, want ...canvas.Item) {
		t.Helper()
		menu(label).Action()
		items, _ := w.findBar.on(w.sheet)
		if len(items) != len(want) || len(want) > 0 && items[0] != want[0] || w.findBar.filter.text != said {
			t.Errorf("%s finds %v and says %q", label, items, w.findBar.filter.text)
		}
		menu(w.text("find-all")).Action()
	}
	check("Kind: Notes", "Notes", note)
	check("Kind: Sources", "Sources", source)
	check("Color: "+w.text("tint-remark"), w.text("tint-remark"), note)
	check("Group: "+w.text("group-public"), w.text("group-public"), source)
	check(w.text("field-author")+": AK", "AK", note)
	check(w.text("confidential"), w.text("confidential"))
	check(w.text("find-unplaced"), w.text("find-unplaced"), source)
	if w.findBar.filter.text != w.text("find-filter") || len(w.findBar.hits) != 0 {
		t.Error("without a filter and without words something is found")
	}
}

// What is found follows the document.
func TestFind_FollowsTheDocument(t *testing.T) {
	s, w, _, note := findStage(t)
	s.look(w, "forderung")
	if !w.do(canvas.SetText(w.workbook(), note.ID, "Erledigt")) {
		t.Fatal("the note cannot be changed")
	}
	if w.findBar.count.text != w.text("find-nothing") || len(w.view.Lit()) != 0 {
		t.Errorf("the bar says %q", w.findBar.count.text)
	}
	w.perform("edit-undo")
	if w.findBar.count.text == w.text("find-nothing") {
		t.Error("undo does not bring it back")
	}
}

func TestFindCard_HasKeysOfItsOwn(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: ctrl | shift})
	if w.win.Canvas().Focused() != fyne.Focusable(w.deck.search) {
		t.Error("Ctrl+Shift+F does not go to the search of the deck")
	}
	w.focusSheet()
	w.view.TypedRune('/')
	if w.win.Canvas().Focused() != fyne.Focusable(w.deck.search) {
		t.Error("/ does not go to the search of the deck")
	}
}

// In the public view neither the search nor the palette finds what is confidential.
func TestFind_KeepsSecretsInThePublicView(t *testing.T) {
	s, w, _, note := findStage(t)
	if !w.do(canvas.Edit(w.workbook(), note.ID, "set-confidential", func(n *canvas.Note) { n.Confidential = true })) {
		t.Fatal("the note cannot be marked")
	}
	offered := func() bool {
		for _, o := range matching(w.offers(), "lauft die", nil) {
			if o.why == "" {
				return true
			}
		}
		return false
	}
	s.look(w, "forderung")
	if w.findBar.count.text != "1 of 1" || !offered() {
		t.Fatalf("before, the bar says %q", w.findBar.count.text)
	}
	w.perform("view-public")
	if w.findBar.Visible() {
		s.look(w, "forderung")
	}
	if n := len(w.findBar.hits); n != 0 || len(w.view.Lit()) != 0 {
		t.Errorf("in the public view %d places are found", n)
	}
	if offered() {
		t.Error("the palette offers to show what is confidential")
	}
	for _, o := range w.offers() {
		if o.late && strings.Contains(o.text, "Förderung aus") {
			t.Errorf("the palette says %q", o.text)
		}
	}
}
