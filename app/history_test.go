package app

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
	"clustercanvas/storage"
)

// notes types a note on the sheet for each text, a minute apart.
func (s *stage) notes(w *Window, texts ...string) {
	s.Helper()
	for _, text := range texts {
		s.clock.move(time.Minute)
		sheet, t := w.inView()
		c, _, err := canvas.AddNotes(w.workbook(), s.p.ids, []string{text}, canvas.Note{Tint: canvas.TintRemark, Size: canvas.NoteSmall},
			canvas.Spot{Sheet: sheet.ID, Section: noteSection(t), Free: true})
		if !w.do(c, err) {
			s.Fatalf("no note %q", text)
		}
	}
}

func noteSection(t *canvas.Template) canvas.SectionID {
	for _, x := range t.Sections {
		if x.Takes(canvas.AcceptNotes) {
			return x.ID
		}
	}
	return ""
}

func texts(b canvas.Workbook) []string {
	var out []string
	for _, n := range canvas.All[canvas.Note](b) {
		out = append(out, n.Text)
	}
	slices.Sort(out)
	return out
}

func checkTexts(t *testing.T, w *Window, want ...string) {
	t.Helper()
	if got := texts(w.workbook()); !slices.Equal(got, want) {
		t.Errorf("the window shows the notes %q, not %q", got, want)
	}
}

// entry returns the line of history of the nth change.
func (s *stage) entry(w *Window, n int) canvas.Entry {
	s.Helper()
	past := w.doc.editor.Past()
	if n >= len(past) {
		s.Fatalf("there are %d changes", len(past))
	}
	return canvas.Entry{Change: past[n]}
}

func TestHistory_LooksBackWithoutChanging(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, "one", "two", "three")
	w.perform("view-history")
	w.lookAt(s.entry(w, 0))
	checkTexts(t, w, "one")
	if !w.lookBar.Visible() || !w.doc.readOnly() {
		t.Fatal("the window does not say that an earlier state is looked at")
	}
	before := len(w.doc.editor.Past())
	s.notRefused(w)
	for _, id := range []string{"edit-undo", "edit-note", "edit-paste", "edit-delete", "edit-bring-back", "sheet-copy"} {
		w.perform(id)
	}
	if n := len(w.doc.editor.Past()); n != before || len(w.modals) > 0 {
		t.Errorf("%d changes were made while looking back", n-before)
	}
	w.focusSheet()
	s.key(w, fyne.KeyEscape)
	checkTexts(t, w, "one", "three", "two")
	if w.lookBar.Visible() || w.doc.readOnly() {
		t.Error("Escape does not lead back to now")
	}
	s.notes(w, "four")
	checkTexts(t, w, "four", "one", "three", "two")
}

// notRefused makes sure that a change is refused with a reason.
func (s *stage) notRefused(w *Window) {
	s.Helper()
	c, err := canvas.EditInfo(w.workbook(), "set-cluster-name", func(i *canvas.Info) { i.Cluster = "Elsewhere" })
	if w.do(c, err) || w.status.said != w.text("refused-looking-back") {
		s.Fatalf("a change of an earlier state is not refused: %q", w.status.said)
	}
}

func TestHistory_RestoreIsUndone(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, "one", "two", "three")
	w.lookAt(s.entry(w, 0))
	w.restore()
	checkTexts(t, w, "one")
	if w.doc.back != nil {
		t.Error("the window still looks back")
	}
	last, _ := w.doc.editor.Last()
	if got := w.program.words.label(last.Label); got != "Restore 14:33 on 22 November 2026" {
		t.Errorf("the change is called %q", got)
	}
	w.perform("edit-undo")
	checkTexts(t, w, "one", "three", "two")
	w.perform("edit-redo")
	checkTexts(t, w, "one")
	w.lookAt(begun)
	checkTexts(t, w)
	w.restore()
	w.perform("edit-undo")
	checkTexts(t, w, "one")
}

func TestHistory_GoesOnAfterOpeningAgain(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, "one", "two")
	s.snapshot(w, "Board")
	s.notes(w, "three")
	s.saved(w)
	path := w.doc.state.path
	s.closed(w)

	s.clock.move(time.Hour)
	w = s.window()
	s.opened(w, path)
	snapshots := slices.DeleteFunc(w.historyLines(w.doc.history(), nil), func(x historyLine) bool { return x.kind != lineSnapshot })
	if len(snapshots) != 1 || snapshots[0].text != "Board" {
		t.Fatalf("snapshots %v", snapshots)
	}
	w.lookAt(snapshots[0].entry)
	checkTexts(t, w, "one", "two")
	w.restore()
	w.perform("edit-undo")
	checkTexts(t, w, "one", "three", "two")
	for range 3 {
		w.perform("edit-undo")
	}
	checkTexts(t, w)
	w.perform("edit-redo")
	checkTexts(t, w, "one")
	if last := w.doc.marks[len(w.doc.marks)-1]; last.Kind != canvas.MarkOpened {
		t.Errorf("opening has left the mark %+v", last)
	}
}

// snapshot saves a snapshot by the dialog.
func (s *stage) snapshot(w *Window, name string) {
	s.Helper()
	w.perform("file-snapshot")
	field, ok := w.win.Canvas().Focused().(*field)
	if !ok {
		s.Fatal("the dialog has no field")
	}
	s.typed(w, field, name)
	s.press(w, "save")
}

func TestSnapshot_IsNoChange(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, "one", "two")
	w.perform("edit-undo")
	s.snapshot(w, "Board")
	if !canRedo(w) {
		t.Fatal("a snapshot clears redo")
	}
	w.perform("edit-redo")
	checkTexts(t, w, "one", "two")
	w.perform("edit-undo")
	w.perform("edit-undo")
	if len(w.doc.marks) != 1 {
		t.Fatal("undo takes a snapshot away")
	}
	m := w.doc.marks[0]
	m.Name = "Board of May"
	w.doc.changeMark(m)
	s.saved(w)
	kept := s.contents(w.doc.state.path)
	if len(kept.Marks) != 1 || kept.Marks[0].Name != "Board of May" {
		t.Fatalf("the file has the marks %v", kept.Marks)
	}
	w.askDropSnapshot(m)
	s.press(w, "delete")
	s.saved(w)
	if kept := s.contents(w.doc.state.path); len(kept.Marks) != 0 {
		t.Errorf("the file has the marks %v", kept.Marks)
	}
	w.perform("file-snapshot")
	w.win.Canvas().Focused().(*field).SetText(" ")
	s.press(w, "save")
	if len(w.modals) != 1 || len(w.doc.marks) != 0 {
		t.Error("a snapshot without a name is taken")
	}
}

func TestSnapshot_OfAnEarlierState(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, "one", "two", "three")
	w.lookAt(s.entry(w, 0))
	s.snapshot(w, "Board")
	w.backToNow()
	m := w.doc.marks[0]
	if want := w.doc.editor.Past()[0]; m.After != want.ID || !m.At.Equal(want.At) {
		t.Fatalf("the snapshot is %+v", m)
	}
	w.lookAt(canvas.Entry{Mark: m})
	checkTexts(t, w, "one")
}

// A copy of a file goes its own way: what one goes back to leaves the other alone.
func TestGoBack_LeavesACopyAlone(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, "one")
	s.saved(w)
	path, copied := w.doc.state.path, filepath.Join(s.home, "copy.cluster")
	s.closed(w)
	w = s.window()
	s.opened(w, path)
	opened := w.workbook()
	s.notes(w, "two")
	s.saved(w)
	done := false
	w.doc.saver.copyTo(copied, w.workbook(), false, func(err error) {
		if err != nil {
			t.Error(err)
		}
		done = true
	})
	s.until("the copy is made", func() bool { return done })
	w.perform("file-go-back")
	s.saved(w)
	if diff := canvas.Between(s.read(path), opened); len(diff) != 0 {
		t.Errorf("%d records of the file are not what they were when it was opened", len(diff))
	}
	if got := texts(s.read(copied)); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("the copy holds %q", got)
	}
}

func (s *stage) contents(path string) storage.Contents {
	s.Helper()
	c, err := storage.Read(path)
	if err != nil {
		s.Fatal(err)
	}
	return c
}

func TestCheckpoints_AreSetByWork(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, "1", "2", "3", "4", "5", "6", "7", "8", "9")
	if len(w.doc.marks) != 0 {
		t.Fatalf("marks %v", w.doc.marks)
	}
	s.notes(w, "10", "11")
	if len(w.doc.marks) != 1 || w.doc.marks[0].Kind != canvas.MarkWorked {
		t.Fatalf("after eleven minutes the marks are %v", w.doc.marks)
	}
	s.saved(w)
	w.markExported("plan.pdf")
	w.markExported("plan.pdf")
	if len(w.doc.marks) != 2 || w.doc.marks[1].Kind != canvas.MarkExported || w.doc.marks[1].Name != "plan.pdf" {
		t.Errorf("after exporting the marks are %v", w.doc.marks)
	}
}

func TestGoBack_ToTheVersionThatWasOpened(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, "one")
	s.saved(w)
	path := w.doc.state.path
	s.closed(w)
	w = s.window()
	s.opened(w, path)
	if a, _ := findAction("file-go-back"); a.enabled(w) {
		t.Error("there is something to go back from already")
	}
	s.notes(w, "two", "three")
	w.perform("file-go-back")
	checkTexts(t, w, "one")
	w.perform("edit-undo")
	checkTexts(t, w, "one", "three", "two")
}

func TestHistory_CompareTellsWhatDiffersAndBringsBack(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	fees := s.addCard(w, "pri-membership")
	state := s.addCard(w, "pub-national-program")
	w.do(canvas.SetValue(w.workbook(), canvas.FundingID(fees.ID, w.period), canvas.ShareOf(canvas.Percent(40))))
	then := s.entry(w, 2)
	w.do(canvas.SetValue(w.workbook(), canvas.FundingID(state.ID, w.period), canvas.ShareOf(canvas.Percent(30))))
	w.do(canvas.RemoveSource(w.workbook(), fees.ID))
	events := s.addCard(w, "pri-events")
	w.perform("view-history")
	w.lookAt(then)
	w.compareWithNow()
	signs := map[canvas.RecordID]thingSign{}
	for _, x := range w.past.changed.things {
		signs[x.id] = x.sign
	}
	want := map[canvas.RecordID]thingSign{fees.ID: thingGone, events.ID: thingNew, state.ID: thingChanged}
	for id, sign := range want {
		if got, ok := signs[id]; !ok || got != sign {
			t.Errorf("%s is told as %v %t, not %v", id, got, ok, sign)
		}
	}
	if len(w.past.changed.things) != len(want) {
		t.Errorf("what differs is %+v", w.past.changed.things)
	}
	w.bringBack(w.past.changed.things[0])
	if f := s.funding(w, fees); f.Value != canvas.ShareOf(canvas.Percent(40)) {
		t.Errorf("what came back brings %v", f.Value)
	}
	if w.doc.back == nil || !w.doc.back.comparing || len(w.past.changed.things) != 2 {
		t.Errorf("the comparison does not go on: %+v", w.past.changed.things)
	}
	w.backToNow()
	w.perform("edit-undo")
	if _, there := canvas.Get[canvas.Source](w.workbook(), fees.ID); there {
		t.Error("bringing back is not undone")
	}
}

func TestDeleted_IsBroughtBackFromAList(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	fees, state := s.addCard(w, "pri-membership"), s.addCard(w, "pub-national-program")
	w.do(canvas.SetValue(w.workbook(), canvas.FundingID(fees.ID, w.period), canvas.ShareOf(canvas.Percent(40))))
	w.do(canvas.RemoveSource(w.workbook(), fees.ID))
	w.do(canvas.RemoveSource(w.workbook(), state.ID))
	w.perform("edit-bring-back")
	list := s.modal(w).body.(*fyne.Container).Objects[0].(*scroller).content.(*fyne.Container)
	if n := len(list.Objects); n != 2 {
		t.Fatalf("%d things are listed", n)
	}
	titles := []string{}
	for _, row := range list.Objects {
		titles = append(titles, row.(*fyne.Container).Objects[0].(*label).text)
	}
	if !slices.Contains(titles, "Membership fees") {
		t.Errorf("the list holds %q", titles)
	}
	row := list.Objects[slices.Index(titles, "Membership fees")].(*fyne.Container)
	test.Tap(row.Objects[2].(*button))
	if f := s.funding(w, fees); f.Value != canvas.ShareOf(canvas.Percent(40)) {
		t.Errorf("what came back brings %v", f.Value)
	}
	if n := len(list.Objects); n != 1 {
		t.Errorf("%d things are listed afterwards", n)
	}
}

// longHistory opens a file with as many changes as undo reaches.
func (s *stage) longHistory() *Window {
	s.Helper()
	path := s.file("long.cluster")
	file, contents, err := storage.Open(path)
	if err != nil {
		s.Fatal(err)
	}
	e := canvas.NewEditor(contents.Workbook, s.p.ids, nil)
	for i := range canvas.UndoReach {
		c, err := canvas.EditInfo(e.Workbook(), "set-cluster-name", func(x *canvas.Info) { x.Cluster = itoa(i) })
		c.Key = ""
		if err == nil {
			err = e.Do(s.clock.now(), c)
		}
		if err != nil {
			s.Fatal(err)
		}
	}
	if err := errors.Join(file.Append(e.Past()), file.Close()); err != nil {
		s.Fatal(err)
	}
	w := s.window()
	s.opened(w, path)
	return w
}

// Of five thousand lines only those in view are made.
func TestHistory_LongListsAreQuick(t *testing.T) {
	s := newStage(t)
	w := s.longHistory()
	w.perform("view-history")
	s.laidOut(w)
	if n := len(w.past.list.lines); n != canvas.UndoReach+3 {
		t.Errorf("there are %d lines", n)
	}
	if n := len(w.past.list.rows); n == 0 || n > 60 {
		t.Errorf("%d rows are made", n)
	}
	w.win.Canvas().Focus(w.past.list)
	s.key(w, fyne.KeyEnd)
	if w.doc.back == nil || !isBegun(w.doc.back.entry) {
		t.Error("End does not lead to the beginning")
	}
	if n := len(w.past.list.rows); n == 0 || n > 60 {
		t.Errorf("%d rows are made at the end", n)
	}
	s.key(w, fyne.KeyHome)
	if w.doc.back != nil {
		t.Error("Home does not lead to now")
	}
}

// laidOut gives the window its size again, so that everything in it has one.
func (s *stage) laidOut(w *Window) {
	w.win.Resize(fyne.NewSize(1280, 802))
	w.win.Resize(fyne.NewSize(1280, 800))
}

func TestHistoryLines_FoldByDay(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, make20()...)
	s.snapshot(w, "Board")
	s.clock.move(24 * time.Hour)
	s.notes(w, "next day")
	lines := w.historyLines(w.doc.history(), nil)
	var kinds []lineKind
	for _, x := range lines {
		kinds = append(kinds, x.kind)
	}
	want := []lineKind{lineNow, lineDay, lineChange, lineDay, lineSnapshot, lineBegun}
	if !slices.Equal(kinds, want) {
		t.Fatalf("the lines are %v, not %v", kinds, want)
	}
	if lines[1].text != "Today" || lines[3].text != "Yesterday" || lines[3].count != 20 {
		t.Errorf("the days are %+v and %+v", lines[1], lines[3])
	}
	open := w.historyLines(w.doc.history(), map[string]bool{lines[3].day: false})
	if len(open) != len(lines)+22 { // two checkpoints as well
		t.Errorf("unfolded there are %d lines", len(open))
	}
}

func make20() []string {
	var out []string
	for i := range 20 {
		out = append(out, itoa(i))
	}
	return out
}

func TestWords_OfTime(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	now := s.clock.now()
	for _, x := range []struct {
		ago  time.Duration
		want string
	}{{0, "just now"}, {time.Minute, "a minute ago"}, {59 * time.Minute, "59 minutes ago"}, {3 * time.Hour, "3 hours ago"},
		{30 * time.Hour, "a day ago"}, {20 * 24 * time.Hour, "20 days ago"}, {100 * 24 * time.Hour, "3 months ago"}, {900 * 24 * time.Hour, "2 years ago"}} {
		if got := w.ago(now.Add(-x.ago)); got != x.want {
			t.Errorf("%v is %q, not %q", x.ago, got, x.want)
		}
	}
	day := func(month time.Month, d int) time.Time { return time.Date(2026, month, d, 12, 0, 0, 0, time.Local) }
	for _, x := range []struct {
		from, to time.Time
		want     string
	}{
		{day(5, 3), day(5, 3), "3 May 2026"}, {day(5, 3), day(5, 5), "3 to 5 May 2026"}, {day(4, 28), day(5, 5), "28 April to 5 May 2026"},
		{day(4, 28).AddDate(-1, 0, 0), day(5, 5), "28 April 2025 to 5 May 2026"},
	} {
		if got := w.spanInWords(x.from, x.to); got != x.want {
			t.Errorf("%v to %v is %q, not %q", x.from, x.to, got, x.want)
		}
	}
}
