package app

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
)

// fill puts a text into a field, as one who types.
func fill(f *field, text string) { f.SetText(text) }

func (s *stage) writes(w *Window, is canvas.DecisionKind, said, who, until string) {
	s.Helper()
	s.clock.move(time.Minute)
	b := w.sayBar
	for i, k := range canvas.DecisionKinds {
		if k == is {
			b.choose(i)
		}
	}
	fill(b.said, said)
	fill(b.who, who)
	fill(b.until, until)
	b.said.OnSubmitted(said)
}

func said(w *Window) []string {
	var out []string
	for _, m := range w.workbook().Meetings() {
		for _, d := range w.workbook().Decisions(m.ID) {
			out = append(out, string(d.Is)+" "+d.Text)
		}
	}
	return out
}

func TestSaying_TypesOneAfterAnother(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, "as it was")
	if w.sayBar.Visible() {
		t.Fatal("the bar is there before anybody wants it")
	}
	w.perform("meeting-say")
	if !w.sayBar.Visible() || w.win.Canvas().Focused() != fyne.Focusable(w.sayBar.said) {
		t.Fatal("the key does not lead to the field")
	}
	s.writes(w, canvas.IsDecision, "Raise the fee", "", "")
	if w.sayBar.said.Text != "" || w.win.Canvas().Focused() != fyne.Focusable(w.sayBar.said) {
		t.Error("the field does not wait for the next")
	}
	w.sayBar.said.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if w.sayBar.is != canvas.IsAction {
		t.Errorf("the next is a %s", w.sayBar.is)
	}
	s.writes(w, canvas.IsAction, "Write to the members", "Anna", "15.12.2026")
	if got := strings.Join(said(w), ", "); got != "decision Raise the fee, action Write to the members" {
		t.Errorf("written down is %s", got)
	}
	m := w.workbook().Meetings()
	if len(m) != 1 || m[0].Day != canvas.NewDay(2026, 11, 22) {
		t.Fatalf("the meetings are %+v", m)
	}
	d := w.workbook().Decisions(m[0].ID)
	if d[0].Sheet != w.sheet || d[0].After != w.doc.editor.Past()[0].ID || d[1].Until != canvas.NewDay(2026, 12, 15) || d[1].Who != "Anna" {
		t.Errorf("%+v", d)
	}
	// What is seen of it is as it was, whatever happens to the sheet afterwards.
	s.notes(w, "later")
	then, ok := w.doc.history().StoodAt(w.doc.editor.Workbook(), d[0].ID, d[0].After)
	if got := texts(then); !ok || len(got) != 1 || got[0] != "as it was" {
		t.Errorf("seen was %v", got)
	}
	before := len(w.doc.editor.Past())
	s.writes(w, canvas.IsAction, "Until never", "", "the 40th")
	if len(w.doc.editor.Past()) != before || w.sayBar.said.Text == "" {
		t.Error("what has no day was taken, or lost")
	}
	w.perform("edit-undo")
	w.sayBar.close()
	if w.sayBar.Visible() || w.win.Canvas().Focused() != fyne.Focusable(w.view) {
		t.Error("the bar does not go, or keeps the keyboard")
	}
}

func TestSaying_InTheRoomAndOnAnotherDay(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("present-here")
	if !w.inRoom() {
		t.Fatal("no room")
	}
	w.perform("meeting-say")
	s.writes(w, canvas.IsQuestion, "Who pays?", "", "")
	if !w.inRoom() || len(said(w)) != 1 {
		t.Errorf("in the room: %v, written down: %v", w.inRoom(), said(w))
	}
	s.key(w, fyne.KeyEscape)
	if !w.inRoom() || w.sayBar.Visible() {
		t.Error("Escape in the field leaves the room, or the field stays")
	}
	w.leaveRoom()
	s.clock.move(24 * time.Hour)
	s.writes(w, canvas.IsDecision, "On the next day", "", "")
	if n := len(w.workbook().Meetings()); n != 2 {
		t.Errorf("there are %d meetings", n)
	}
	w.togglePublic()
	w.perform("meeting-say")
	before := len(said(w))
	s.writes(w, canvas.IsDecision, "In public", "", "")
	if len(said(w)) != before {
		t.Error("something was written down in the public view")
	}
}

func TestMeetingPanel_ListsAndChanges(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("meeting-panel")
	if w.side.page() != "meeting" || !w.meeting.empty.Visible() {
		t.Fatalf("the page is %s", w.side.page())
	}
	s.notes(w, "one")
	w.perform("meeting-say")
	s.writes(w, canvas.IsDecision, "Raise the fee", "", "")
	s.notes(w, "two")
	s.writes(w, canvas.IsAction, "Write", "Anna", "")
	if n := len(w.meeting.list.Objects); n != 2 || w.meeting.empty.Visible() {
		t.Fatalf("%d rows", n)
	}
	id := w.workbook().Decisions(w.workbook().Meetings()[0].ID)[0].ID
	row := w.meeting.rows[id]
	s.until("the picture is painted", func() bool { return row.picture.image.Image != nil })
	row.look()
	checkTexts(t, w, "one")
	w.backToNow()
	row.open()
	dialog := s.modal(w)
	test.Tap(dialog.buttons[len(dialog.buttons)-1]) // nothing was changed
	if len(w.modals) != 0 {
		t.Error("the dialog stays")
	}
	row.open()
	test.Tap(s.modal(w).buttons[0]) // delete
	if got := strings.Join(said(w), ", "); got != "action Write" {
		t.Errorf("left is %s", got)
	}
	w.undo()
	if len(said(w)) != 2 {
		t.Error("it does not come back by undo")
	}
	w.endMeeting()
	if m := w.workbook().Meetings()[0]; !m.Over || m.Ended == "" {
		t.Errorf("the meeting is %+v", m)
	}
}

// answerAs answers the poll whose form is open, as the next person.
func (s *stage) answerAs(w *Window, a *answering, name string, typed ...string) {
	s.Helper()
	fill(a.name, name)
	for i, x := range typed {
		fill(a.shares[i], x)
	}
	a.take()
}

func TestGuess_HidesWhatWasEnteredBefore(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.askGuess()
	s.press(w, "poll-begin")
	poll := canvas.All[canvas.Poll](w.workbook())[0]
	if len(w.modals) != 1 || !w.modals[0].covers {
		t.Fatal("the form does not cover the sheet")
	}
	a := w.answers
	s.answerAs(w, a, "Anna", "60")
	if got := w.workbook().People(poll.ID); len(got) != 1 {
		t.Fatalf("the rest was not given to the last: %q", a.wrong.text)
	}
	if a.name.Text != "" || a.shares[0].Text != "" {
		t.Error("the next person sees what was entered before")
	}
	s.answerAs(w, a, "", "60", "50")
	if a.wrong.text == "" || len(w.workbook().People(poll.ID)) != 1 {
		t.Error("110 % were taken")
	}
	s.answerAs(w, a, "", "x", "50")
	if !strings.Contains(a.wrong.text, "x") {
		t.Errorf("it says %q", a.wrong.text)
	}
	a.reveal()
	if p, _ := canvas.Get[canvas.Poll](w.workbook(), poll.ID); p.Shown {
		t.Error("the answers open while somebody has begun to answer")
	}
	fill(a.shares[0], "")
	fill(a.shares[1], "")
	a.reveal()
	p, _ := canvas.Get[canvas.Poll](w.workbook(), poll.ID)
	if !p.Shown || len(w.modals) != 1 {
		t.Fatalf("shown: %v, %d dialogs", p.Shown, len(w.modals))
	}
	w.modals[0].close()
	w.openPoll(poll.ID)
	if len(w.modals) != 1 || w.modals[0].covers {
		t.Error("what came of it is not shown")
	}
}

func TestVote_SaysHowManyDotsAreMissing(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	c, id, err := canvas.AskInMeeting(w.workbook(), s.p.ids, w.newMeeting(), canvas.Poll{Asks: canvas.AsksVote, People: 12, Dots: 3},
		[]canvas.PollOption{{Key: "1", Title: "The fee"}, {Key: "2", Title: "Training"}})
	if !w.do(c, err) {
		t.Fatal("no poll")
	}
	w.openPoll(id)
	m := s.modal(w)
	fill(w.counting.dots[0], "33")
	if got := w.counting.told.text; !strings.Contains(got, "33 of 36") || !strings.Contains(got, "3 missing") {
		t.Errorf("it says %q", got)
	}
	fill(w.counting.dots[1], "4")
	if p, _ := canvas.Get[canvas.Poll](w.workbook(), id); func() int { n, _ := w.workbook().Counted(p); return n }() != 33 {
		t.Error("more dots were counted than there are")
	}
	m.canceled()
}

func TestMinutes_AreWrittenFromTheWindow(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.notes(w, "seen")
	w.perform("meeting-say")
	s.writes(w, canvas.IsDecision, "Raise the fee", "", "")
	s.writes(w, canvas.IsAction, "Write to the members", "Anna", "")
	if !hasMeetings(w) {
		t.Fatal("no meeting")
	}
	w.perform("meeting-minutes")
	test.Tap(s.modal(w).buttons[0])
	path := filepath.Join(s.home, "minutes.pdf")
	job := w.minutesJob(w.workbook().Meetings()[0], "de", layout.PaperA4, false)
	job.path = path
	if _, err := job.run(t.Context(), func(int, string) {}); err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Fatal("pdftotext is missing; `make test` installs poppler-utils")
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []string{"Protokoll", "Entscheidungen", "Raise the fee", "Write to the members", "Anna", "seen", "22. November 2026"} {
		if !strings.Contains(string(out), x) {
			t.Errorf("%q is not in the minutes:\n%s", x, out)
		}
	}
}
