package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
)

// keys presses keys, or types letters, where the keyboard is; nothing else reaches the window.
func (s *stage) keys(w *Window, keys ...string) {
	s.Helper()
	names := map[string]fyne.KeyName{
		"<down>": fyne.KeyDown, "<up>": fyne.KeyUp, "<left>": fyne.KeyLeft, "<right>": fyne.KeyRight, "<enter>": fyne.KeyReturn,
		"<home>": fyne.KeyHome, "<end>": fyne.KeyEnd, "<tab>": fyne.KeyTab, "<escape>": fyne.KeyEscape, "<delete>": fyne.KeyDelete,
	}
	for _, k := range keys {
		focused := w.win.Canvas().Focused()
		if focused == nil {
			s.Fatalf("nothing has the keyboard at %q", k)
		}
		if name, ok := names[k]; ok {
			if f, isField := focused.(*field); isField && f.keys != nil && f.keys(name) {
				continue
			}
			focused.TypedKey(&fyne.KeyEvent{Name: name})
			continue
		}
		if k == "<add>" {
			focused.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
			continue
		}
		for _, r := range k {
			w.win.Canvas().Focused().TypedRune(r)
		}
	}
}

// goDown goes down, by the arrow, to the next row whose sentence ends so.
func (s *stage) goDown(w *Window, ending string) {
	s.Helper()
	o := w.outline
	for range len(o.rows) {
		if strings.HasSuffix(o.sentence(o.rows[o.current]), ending) {
			return
		}
		s.keys(w, "<down>")
	}
	s.Fatalf("no row below ends with %q; this one is %q", ending, o.sentence(o.rows[o.current]))
}

// A cluster with a source, a cost, a text and a note is built, changed and taken apart by keys alone.
func TestOutline_BuildsByKeysAlone(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("view-outline")
	if !w.outline.shown() || w.win.Canvas().Focused() != fyne.Focusable(w.outline) {
		t.Fatal("the outline does not have the keyboard")
	}
	s.keys(w, "<home>", "Harbor", "<enter>")
	if got := w.workbook().Info().Cluster; got != "Harbor" {
		t.Fatalf("the cluster is called %q", got)
	}
	s.goDown(w, "Country")
	s.keys(w, "<enter>", "Norway", "<tab>")
	if got := w.workbook().Info().Country; got != "Norway" {
		t.Errorf("its country is %q", got)
	}
	scenario := w.workbook().Scenarios()[0]
	s.goDown(w, "Scenario: "+scenario.Title)
	s.keys(w, "<right>")
	s.goDown(w, "Private")
	s.keys(w, "<add>", "membership", "<enter>")
	sources := w.workbook().Sources(scenario.ID)
	if len(sources) != 1 {
		t.Fatalf("there are %d sources", len(sources))
	}
	s.goDown(w, "is at work")
	s.keys(w, "<right>")
	s.goDown(w, "Share")
	s.keys(w, "35", "<enter>")
	s.goDown(w, "Status: as is")
	s.keys(w, "i") // "in action", by its first letter
	f := w.workbook().Fundings(sources[0].ID)[0]
	if f.Value != canvas.ShareOf(canvas.Percent(35)) || f.Status != canvas.InAction {
		t.Errorf("it brings %+v", f)
	}
	s.goDown(w, "Payer")
	s.keys(w, "Members", "<enter>")
	s.goDown(w, "Side: private")
	s.keys(w, "<enter>", "public", "<enter>")
	x := w.workbook().Sources(scenario.ID)[0]
	if x.Payer != "Members" || x.Side != canvas.SidePublic || x.Group != canvas.GroupPublic {
		t.Errorf("the source is %+v", x)
	}
	if r := w.outline.rows[w.outline.current]; r.Record != x.ID || r.Value != "public" {
		t.Errorf("the row is %+v, though the source is told elsewhere now", r)
	}
	s.goDown(w, "Team")
	s.keys(w, "<add>", "ceo", "<enter>")
	s.goDown(w, w.workbook().Periods(scenario.ID)[0].Label)
	s.keys(w, "120000", "<enter>")
	if n := len(canvas.All[canvas.Cost](w.workbook())); n != 1 {
		t.Errorf("there are %d costs", n)
	}
	s.keys(w, "<end>")
	s.keys(w, "<home>")
	s.goDown(w, "Sheets: 1")
	s.keys(w, "<add>", "business model canvas", "<enter>")
	if n := len(w.workbook().Sheets()); n != 2 {
		t.Fatalf("there are %d sheets", n)
	}
	s.goDown(w, "Channels")
	s.keys(w, "<add>", "Breakfast ⏎ every month", "<enter>")
	notes := w.workbook().Notes(w.workbook().Sheets()[1].ID)
	if len(notes) != 1 || notes[0].Text != "Breakfast\nevery month" || notes[0].Section != "channels" {
		t.Fatalf("the notes are %+v", notes)
	}
	s.keys(w, "<up>", "<delete>")
	if n := len(w.workbook().Notes(w.workbook().Sheets()[1].ID)); n != 0 {
		t.Errorf("%d notes are left", n)
	}
	w.perform("edit-undo")
	if n := len(w.workbook().Notes(w.workbook().Sheets()[1].ID)); n != 1 {
		t.Errorf("undo brings back %d notes", n)
	}
	s.keys(w, "<escape>")
	if w.outline.shown() || w.win.Canvas().Focused() != fyne.Focusable(w.view) {
		t.Error("Escape does not lead back to the sheet")
	}
}

// What cannot be read stays open for typing, with the reason.
func TestOutline_KeepsWhatCannotBeRead(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("view-outline")
	s.goDown(w, "Founded")
	s.keys(w, "soon", "<enter>")
	if w.win.Canvas().Focused() != fyne.Focusable(w.outline.field) || w.outline.field.Text != "soon" {
		t.Fatal("what was typed is gone")
	}
	s.keys(w, "<escape>")
	if w.workbook().Info().Founded != 0 || w.outline.typing != "" {
		t.Error("Escape does not give it up")
	}
}

// Ten thousand sources are a few lines.
func TestOutline_IsShortHoweverLongTheFile(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	period := w.workbook().Periods(w.workbook().Scenarios()[0].ID)[0].ID
	for range 200 {
		c, _, err := canvas.AddSource(w.workbook(), w.program.ids, canvas.Card{ID: "own", Title: "Fees", Group: canvas.GroupPrivate, Side: canvas.SidePrivate, Use: canvas.UseAnything}, period)
		if err := w.doc.do(w.program.now(), c); err != nil {
			t.Fatal(err)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	w.perform("view-outline")
	s.goDown(w, "Scenario: "+w.workbook().Scenarios()[0].Title)
	s.keys(w, "<right>")
	s.goDown(w, "Private: 200")
	s.keys(w, "<right>")
	if len(w.outline.rows) < 200 {
		t.Fatalf("there are %d rows", len(w.outline.rows))
	}
	s.keys(w, "<end>")
	last := w.outline.lines[len(w.outline.lines)-1]
	if len(w.outline.lines) > 60 || !last.Visible() || last.at != len(w.outline.rows)-1 {
		t.Errorf("%d lines; the last shows row %d of %d", len(w.outline.lines), last.at, len(w.outline.rows))
	}
}
