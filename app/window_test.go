package app

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
	"clustercanvas/storage"
)

func TestNewWorkbook_HasAMap(t *testing.T) {
	for _, l := range languages {
		n := 0
		b := newWorkbook(func() canvas.RecordID { n++; return canvas.RecordID(rune('a' + n)) }, newWording(l))
		if sheets := b.Sheets(); len(sheets) != 1 || b.Template(sheets[0]).ID != "map" {
			t.Errorf("%s: %d sheets", l, len(sheets))
		}
		if got := b.Info().Language; got != l {
			t.Errorf("the sheets speak %q, the window %q", got, l)
		}
	}
}

func TestWindow_CardByEnterIsInTheFile(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	if w.doc.state.path != "" {
		t.Fatal("a file was made before there was a change")
	}
	item := s.addCard(w, "pub-regional-gov")
	s.saved(w)
	path := w.doc.state.path
	if want := filepath.Join(s.home, "Documents", "Cluster Canvas 2026-11-22.cluster"); path != want {
		t.Errorf("the file is %q, not %q", path, want)
	}
	has := func() bool {
		s.saved(w)
		_, ok := canvas.Get[canvas.Source](s.read(path), item.ID)
		return ok
	}
	if !has() {
		t.Error("the file has not the card")
	}
	if got := undoLabel(w); got != "Undo: Add Regional or state government funding" {
		t.Errorf("undo is called %q", got)
	}
	w.perform("edit-undo")
	if has() {
		t.Error("the file has the card after undo")
	}
	if len(w.selection) != 0 {
		t.Error("what is gone is selected")
	}
	w.perform("edit-redo")
	if !has() {
		t.Error("the file has not the card after redo")
	}
	if len(w.selection) != 1 || w.selection[0] != item {
		t.Errorf("redo selects %v", w.selection)
	}
	if rows := w.deck.list.made["card:pub-regional-gov"]; rows.atWork != 1 {
		t.Errorf("the row says %d sources", rows.atWork)
	}
	s.closed(w)

	again := s.window()
	again.openFile(path)
	s.until("the file is open", func() bool { return again.doc != nil })
	if !canUndo(again) || undoLabel(again) != "Undo: Redo: Add Regional or state government funding" && !strings.Contains(undoLabel(again), "Add Regional") {
		t.Errorf("after opening again undo is called %q", undoLabel(again))
	}
}

func TestWindow_TwoNewFilesGetTwoNames(t *testing.T) {
	s := newStage(t)
	first, second := s.newFile(), s.newFile()
	s.addCard(first, "pub-local-gov")
	s.saved(first)
	s.addCard(second, "pub-local-gov")
	s.saved(second)
	if got := filepath.Base(second.doc.state.path); got != "Cluster Canvas 2026-11-22 (2).cluster" {
		t.Errorf("the second file is %q", got)
	}
}

func TestWindow_OpensTheSameFileOnce(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	s.saved(w)
	w.openFile(w.doc.state.path)
	if len(s.p.windows) != 1 {
		t.Errorf("%d windows", len(s.p.windows))
	}
}

func TestWindow_LockedFileCanBeLookedAtAndCopied(t *testing.T) {
	s := newStage(t)
	path := filepath.Join(s.home, "held.cluster")
	held, err := storage.Create(path, newWorkbook(s.p.ids, s.p.words))
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()

	w := s.window()
	w.openFile(path)
	s.until("a dialog is open", func() bool { return len(w.modals) == 1 })
	if got := s.modal(w).title.text; got != w.text("locked-title") {
		t.Errorf("the dialog is called %q", got)
	}
	s.press(w, "look-at-it")
	s.until("the file is shown", func() bool { return w.doc != nil })
	if !w.doc.readOnly() {
		t.Fatal("what is looked at can be changed")
	}
	w.addCard(w.deck.list.rows[0].card)
	if n := len(canvas.All[canvas.Source](w.workbook())); n != 0 {
		t.Errorf("%d sources in what is only looked at", n)
	}
	if w.status.said != w.text("refused-read-only") || !w.status.refused {
		t.Errorf("the status bar says %q", w.status.said)
	}
	w.workOnCopy()
	var copied *Window
	s.until("the copy is open", func() bool {
		for _, other := range s.p.windows {
			if other.doc != nil && !other.doc.readOnly() {
				copied = other
			}
		}
		return copied != nil
	})
	if got := filepath.Base(copied.doc.state.path); got != "held (copy).cluster" {
		t.Errorf("the copy is %q", got)
	}
}

func TestWindow_SaveAsMovesAFileThatTheProgramNamed(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	s.saved(w)
	old := w.doc.state.path
	w.perform("file-save-as")
	target := filepath.Join(s.home, "growth.cluster")
	m := s.modal(w)
	name := w.win.Canvas().Focused().(*field)
	s.typed(w, name, target)
	test.Tap(m.buttons[len(m.buttons)-1])
	s.until("the file has its name", func() bool { return w.doc.state.path == target })
	s.until("the old file is gone", func() bool { _, err := storage.Read(old); return err != nil })
	s.addCard(w, "pub-regional-gov")
	s.saved(w)
	s.closed(w)
	if n := len(canvas.All[canvas.Source](s.read(target))); n != 2 {
		t.Errorf("%d sources in the file", n)
	}
	if recent := s.p.prefs.recent(); len(recent) == 0 || recent[0] != target {
		t.Errorf("recent files are %q", recent)
	}
}

func TestWindow_DuplicateStaysInTheFile(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	s.saved(w)
	path, target := w.doc.state.path, filepath.Join(s.home, "second.cluster")
	w.perform("file-duplicate")
	s.typed(w, w.win.Canvas().Focused().(*field), target)
	m := s.modal(w)
	test.Tap(m.buttons[len(m.buttons)-1])
	s.until("the copy is there", func() bool { _, err := storage.Read(target); return err == nil })
	if w.doc.state.path != path {
		t.Errorf("the document is now %q", w.doc.state.path)
	}
	s.until("the status bar says so", func() bool { return w.status.said == w.text("duplicated", "second.cluster") })
}

func TestWindow_ShortcutsDoNotReachUnderADialog(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	w.perform("sheet-rename")
	s.modal(w)
	w.win.Canvas().Unfocus()
	w.perform("edit-undo")
	if !canUndo(w) {
		t.Error("undo went through the dialog")
	}
	s.key(w, fyne.KeyEscape)
	if len(w.modals) != 0 {
		t.Error("Escape does not close the dialog")
	}
}

func TestWindow_UndoInAFieldIsTheFieldsFirst(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	w.win.Canvas().Focus(w.deck.search)
	w.deck.search.TypedRune('x')
	w.perform("edit-undo")
	if n := len(canvas.All[canvas.Source](w.workbook())); n != 1 {
		t.Error("undo in the search took the card back")
	}
}

func TestWindow_UndoWhileTypingANoteIsTheDocuments(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("edit-note")
	s.until("the note is open", func() bool { return w.typingNote() })
	for _, r := range "why" {
		w.win.Canvas().Focused().TypedRune(r)
	}
	note := canvas.All[canvas.Note](w.workbook())
	if len(note) != 1 || note[0].Text != "why" {
		t.Fatalf("notes are %v", note)
	}
	w.perform("edit-undo")
	if note := canvas.All[canvas.Note](w.workbook()); len(note) == 1 && note[0].Text == "why" {
		t.Error("undo did not reach the document")
	}
}

func TestWindow_PastesLinesAsNotes(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.p.app.Clipboard().SetContent("first\r\n\n  second \nthird")
	w.perform("edit-paste")
	var texts []string
	for _, n := range w.workbook().Notes(w.sheet) {
		texts = append(texts, n.Text)
	}
	if got := strings.Join(texts, "|"); got != "first|second|third" {
		t.Errorf("notes are %q", got)
	}
	if len(w.selection) != 3 {
		t.Errorf("%d selected", len(w.selection))
	}
}

func TestWindow_CutAndPasteKeepsTheFigure(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	item := s.addCard(w, "pub-local-gov")
	if !w.do(canvas.SetValue(w.workbook(), s.funding(w, item).ID, canvas.ShareOf(canvas.Percent(40)))) {
		t.Fatal(w.status.said)
	}
	w.focusSheet()
	w.perform("edit-cut")
	if n := len(w.workbook().At(w.period)); n != 0 {
		t.Fatalf("%d sources after cut", n)
	}
	w.perform("edit-paste")
	at := w.workbook().At(w.period)
	if len(at) != 1 || at[0].Funding.Value != canvas.ShareOf(canvas.Percent(40)) {
		t.Errorf("after paste: %v", at)
	}
}

func TestWindow_DeleteSaysWhatWentWithIt(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	item := s.addCard(w, "pub-local-gov")
	w.do(canvas.SetValue(w.workbook(), s.funding(w, item).ID, canvas.ShareOf(canvas.Percent(40))))
	w.focusSheet()
	w.perform("edit-delete")
	if want := w.text("removed-figures", "Local government funding 40\u00a0%"); w.status.said != want {
		t.Errorf("the status bar says %q, not %q", w.status.said, want)
	}
}

func TestWindow_DuplicatesBesideTheOriginal(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	first := s.addCard(w, "pub-local-gov")
	w.focusSheet()
	w.perform("edit-duplicate")
	if n := len(w.workbook().At(w.period)); n != 2 {
		t.Fatalf("%d sources", n)
	}
	if len(w.selection) != 1 || w.selection[0] == first {
		t.Errorf("selected is %v, the first was %v", w.selection, first)
	}
}

func TestWindow_HidesAndShowsAgain(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	w.focusSheet()
	w.perform("edit-hide")
	if len(w.result.Slots) != 0 || len(w.workbook().At(w.period)) != 1 {
		t.Error("hiding does not hide, or deletes")
	}
	w.perform("edit-show-hidden")
	if len(w.result.Slots) != 1 {
		t.Error("what was hidden is not shown again")
	}
}

func TestWindow_SheetsScenariosPeriods(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	first := w.sheet
	w.addSheet(canvas.BuiltIn()[2])
	if w.sheet == first || len(w.workbook().Sheets()) != 2 {
		t.Fatal("the new sheet is not in view")
	}
	if len(w.result.Slots) != 1 {
		t.Error("the new sheet does not show the card")
	}
	w.perform("sheet-next")
	if w.sheet != first {
		t.Error("after the last sheet comes not the first")
	}
	w.perform("sheet-right")
	if w.workbook().Sheets()[1].ID != first {
		t.Error("the sheet did not move")
	}

	scenario, _ := w.inView()
	from, _ := canvas.Get[canvas.Scenario](w.workbook(), scenario.Scenario)
	w.copyScenario(from)
	s.press(w, "create")
	if n := len(w.workbook().Scenarios()); n != 2 {
		t.Fatalf("%d scenarios", n)
	}
	now, _ := w.inView()
	if now.Scenario == from.ID || w.sheetTitle(now) != "Map" {
		t.Errorf("in view is %v", now)
	}
	copied, _ := canvas.Get[canvas.Scenario](w.workbook(), now.Scenario)
	w.deleteScenario(copied)
	if n := len(w.workbook().Scenarios()); n != 1 {
		t.Errorf("%d scenarios after one was deleted", n)
	}
	if want := w.text("removed-scenario", copied.Title, "2 sheets", "1 source"); w.status.said != want {
		t.Errorf("the status bar says %q, not %q", w.status.said, want)
	}

	period, _ := canvas.Get[canvas.Period](w.workbook(), w.period)
	w.addPeriod(period, true)
	s.press(w, "create")
	if w.period == period.ID || len(w.workbook().At(w.period)) != 1 {
		t.Error("the copied period is not in view, or empty")
	}
	added, _ := canvas.Get[canvas.Period](w.workbook(), w.period)
	w.deletePeriod(added)
	if len(w.workbook().Sheets()) != 2 || w.period == added.ID {
		t.Error("deleting a period took the sheet along that showed it")
	}
	w.perform("edit-undo")
	if _, ok := canvas.Get[canvas.Period](w.workbook(), added.ID); !ok {
		t.Error("deleting a period is not one step of undo")
	}
}

func TestWindow_RefusesToDeleteTheLastSheets(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	sheet, _ := w.inView()
	w.perform("sheet-delete")
	if len(w.workbook().Sheets()) != 1 || w.status.said != w.text("refused-last-sheet") {
		t.Errorf("said %q", w.status.said)
	}
	c, _, err := canvas.AddScenario(w.workbook(), s.p.ids, "other", sheet.Scenario)
	w.do(c, err)
	scenario, _ := canvas.Get[canvas.Scenario](w.workbook(), sheet.Scenario)
	w.deleteScenario(scenario)
	if len(w.workbook().Sheets()) != 1 {
		t.Error("a file without a sheet is left")
	}
}

func TestWindow_EnterInTheSearchAddsTheFirstFound(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.win.Canvas().Focus(w.deck.list)
	w.deck.list.setCurrent(7)
	w.perform("edit-find-card")
	for _, r := range "membership" {
		w.deck.search.TypedRune(r)
	}
	s.key(w, fyne.KeyReturn)
	if at := w.workbook().At(w.period); len(at) != 1 || at[0].Source.Card != w.deck.list.rows[0].card.ID {
		t.Errorf("at work is %v", at)
	}
}

func TestWindow_DoubleClickOnARowAddsTheCard(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	row := w.deck.list.rows[0]
	press := func() { row.MouseDown(mouse()) }
	press()
	s.clock.move(time.Second)
	press()
	if n := len(w.workbook().At(w.period)); n != 0 {
		t.Fatalf("two slow presses add %d cards", n)
	}
	s.clock.move(100 * time.Millisecond)
	press()
	if n := len(w.workbook().At(w.period)); n != 1 {
		t.Errorf("a double-click adds %d cards", n)
	}
}

func TestWindow_CardIsDraggedOntoTheSheet(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	row := w.deck.list.rows[0]
	middle := offset(w.view).AddXY(w.view.Size().Width*0.3, w.view.Size().Height*0.5)
	drag := func(at fyne.Position) {
		row.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	}
	row.MouseDown(mouse())
	drag(offset(row).AddXY(20, 20))
	if len(w.layer.Objects) != 1 {
		t.Fatal("nothing hangs on the pointer")
	}
	drag(middle)
	s.key(w, fyne.KeyEscape)
	row.DragEnd()
	if n := len(w.workbook().At(w.period)); n != 0 || len(w.layer.Objects) != 0 {
		t.Errorf("after Escape there are %d sources, %d pictures", n, len(w.layer.Objects))
	}
	row.MouseDown(mouse())
	drag(middle)
	row.DragEnd()
	if n := len(w.workbook().At(w.period)); n != 1 || len(w.layer.Objects) != 0 {
		t.Errorf("after the drop there are %d sources, %d pictures", n, len(w.layer.Objects))
	}
}

func TestWindow_ChangesItsLanguageAtOnce(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	s.p.choose(func(x *settings) { x.Language = "de" })
	if got := w.deck.title.text; got != "Karten" {
		t.Errorf("the deck is called %q", got)
	}
	if got := undoLabel(w); got != "Rückgängig: Kommunale Förderung hinzufügen" {
		t.Errorf("undo is called %q", got)
	}
}

func mouse() *desktop.MouseEvent { return &desktop.MouseEvent{Button: desktop.MouseButtonPrimary} }
