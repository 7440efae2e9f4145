package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
	"clustercanvas/canvas/find"
)

func TestMatching_LikeliestFirst(t *testing.T) {
	var all []offer
	for _, text := range []string{"Fit in window", "Zoom to selection", "Hide on this sheet", "New note", "Select all", "Schöne Notiz"} {
		all = append(all, offer{id: text, text: text, folded: find.Folded(text)})
	}
	all = append(all, offer{text: "Show a note", folded: "show a note", late: true})
	check := func(typed string, used []string, want ...string) {
		t.Helper()
		var got []string
		for _, o := range matching(all, typed, used) {
			got = append(got, o.text)
		}
		if !slices.Equal(got[:min(len(got), len(want))], want) {
			t.Errorf("%q finds %q, which does not begin with %q", typed, got, want)
		}
	}
	check("", nil, "Fit in window", "Zoom to selection", "Hide on this sheet", "New note", "Select all", "Schöne Notiz")
	check("", []string{"Select all", "New note"}, "Select all", "New note", "Fit in window")
	check("sel", nil, "Select all", "Zoom to selection")
	check("sel", []string{"Zoom to selection"}, "Select all", "Zoom to selection")
	check("s", []string{"Select all"}, "Select all", "Schöne Notiz", "Show a note")
	check("schone", nil, "Schöne Notiz")
	check("sheet hide", nil, "Hide on this sheet")
	check("nwnte", nil, "New note")
	check("note", nil, "New note", "Show a note")
	if got := matching(all, "xyz", nil); len(got) != 0 {
		t.Errorf("letters that are nowhere find %v", got)
	}
}

// open returns the palette that is open, as one sees it.
func (s *stage) palette(w *Window) *pickList {
	s.Helper()
	body, _ := s.modal(w).body.(*fyne.Container)
	list := findIn(body, func(*pickList) bool { return true })
	if list == nil {
		s.Fatal("the palette is not open")
	}
	return list
}

// ask opens the palette by its key and types into it.
func (s *stage) ask(w *Window, typed string) *pickList {
	s.Helper()
	w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: ctrl | shift})
	for _, r := range typed {
		w.win.Canvas().Focused().TypedRune(r)
	}
	return s.palette(w)
}

func TestPalette_OffersEveryAction(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	has := map[string]bool{}
	for _, o := range w.offers() {
		id, _, _ := strings.Cut(o.id, "/")
		has[id] = true
		if o.text == "" || o.why == "" && o.run == nil {
			t.Errorf("%+v can be neither read nor done", o)
		}
	}
	for _, a := range actions {
		if !has[a.id] {
			t.Errorf("%s is not in the palette", a.id)
		}
	}
}

func TestPalette_OffersWhatCanBeDoneWithoutAFile(t *testing.T) {
	s := newStage(t)
	w := s.window()
	list := s.ask(w, "save")
	if len(list.items) == 0 || !list.items[0].off || list.items[0].aside != w.text("why-no-file") {
		t.Errorf("saving nothing is offered as %+v", list.items)
	}
	s.key(w, fyne.KeyReturn)
	if len(w.modals) != 1 {
		t.Error("what cannot be done closes the palette")
	}
	s.key(w, fyne.KeyEscape)
	if len(w.modals) != 0 {
		t.Error("Escape does not close the palette")
	}
}

func TestPalette_ByTheKeyboardAlone(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.ask(w, "select a")
	s.key(w, fyne.KeyEscape)
	s.addCard(w, "pub-local-gov")
	w.choose(nil)
	list := s.ask(w, "sele")
	if got := list.items[0]; got.text != "Select all" || got.key != "Ctrl+A" || got.off {
		t.Fatalf("first comes %+v", got)
	}
	s.key(w, fyne.KeyReturn)
	if len(w.modals) != 0 || len(w.selection) != 1 {
		t.Errorf("Enter leaves %d dialogs and selects %d things", len(w.modals), len(w.selection))
	}
	if list := s.ask(w, ""); list.items[0].text != "Select all" {
		t.Errorf("what was used last is not first, but %q", list.items[0].text)
	}
	s.key(w, fyne.KeyDown)
	s.key(w, fyne.KeyDown)
	s.key(w, fyne.KeyUp)
	if list := s.palette(w); list.current != 1 {
		t.Errorf("the arrow keys lead to line %d", list.current)
	}
	s.key(w, fyne.KeyUp)
	s.key(w, fyne.KeyUp)
	if list := s.palette(w); list.current != len(list.items)-1 || list.first != len(list.items)-len(list.rows) {
		t.Errorf("up from the first line leads to line %d of %d, with %d on top", list.current, len(list.items), list.first)
	}
}

func TestPalette_GoesToSheetsAddsCardsAndShowsWhatLiesOnThem(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	first := w.sheet
	s.ask(w, "add sheet canvas")
	s.key(w, fyne.KeyReturn)
	if w.sheet == first {
		t.Fatal("no sheet was added")
	}
	second := w.sheet
	s.ask(w, "go to map")
	s.key(w, fyne.KeyReturn)
	if w.sheet != first {
		t.Fatal("the palette does not go to the Map")
	}
	s.ask(w, "add local government")
	s.key(w, fyne.KeyReturn)
	if len(w.selection) != 1 {
		t.Fatal("the palette adds no card")
	}
	source := w.selection[0]
	w.choose(nil)
	list := s.ask(w, "show local government")
	if got := list.items[0].aside; got != w.text("source")+" · "+w.sheetTitle(mustSheet(t, w, first)) {
		t.Errorf("what is on the sheet in view is said to be %q", got)
	}
	s.key(w, fyne.KeyDown)
	s.key(w, fyne.KeyReturn)
	if w.sheet != second || len(w.selection) != 1 || w.selection[0].ID != source.ID {
		t.Errorf("the source is not shown on the other sheet: %v", w.selection)
	}
}

func mustSheet(t *testing.T, w *Window, id canvas.RecordID) canvas.Sheet {
	t.Helper()
	x, ok := canvas.Get[canvas.Sheet](w.workbook(), id)
	if !ok {
		t.Fatalf("no sheet %s", id)
	}
	return x
}

// Why something cannot be done is said in the order in which one would have to change it.
func TestWhyNot_SaysWhatIsInTheWay(t *testing.T) {
	_, w, source, note := findStage(t)
	check := func(id, want string) {
		t.Helper()
		a, _ := findAction(id)
		said := ""
		if want != "" {
			said = w.text(want)
		}
		if got := w.whyNot(a); got != said {
			t.Errorf("%s: %q, not %q", id, got, said)
		}
	}
	check("edit-delete", "why-nothing-selected")
	check("arrange-left", "why-two-things")
	check("item-tint", "why-select-notes")
	check("window-next", "why-one-window")
	w.choose([]canvas.Item{note})
	check("item-tint", "")
	check("edit-delete", "")
	check("edit-hide", "why-only-sources")
	check("arrange-link", "why-two-to-join")
	w.choose([]canvas.Item{source, note})
	check("arrange-link", "")
	check("edit-open", "why-one-thing")
	saver := w.doc.saver
	w.doc.saver = nil // as where it may only be looked at
	defer func() { w.doc.saver = saver }()
	check("arrange-link", "why-read-only")
	check("edit-undo", "why-read-only")
	check("edit-copy", "")
	w.choose(nil)
	check("edit-copy", "why-nothing-selected")
	check("view-selection", "why-nothing-selected")
}
