package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// gathering opens the dialog and returns its fields in the order of the sections.
func (s *stage) gathering(w *Window) (*modal, []*field) {
	s.Helper()
	w.perform("meeting-gather")
	if len(w.modals) != 1 {
		s.Fatalf("%d dialogs are open", len(w.modals))
	}
	var fields []*field
	eachIn(w.modals[0].body, func(o fyne.CanvasObject) {
		if f, ok := o.(*field); ok {
			fields = append(fields, f)
		}
	})
	return w.modals[0], fields
}

// typedHere types a text into a field and ends with Enter, as a scanner does.
func typedHere(w *Window, f *field, text string) {
	w.win.Canvas().Focus(f)
	for _, r := range text {
		f.TypedRune(r)
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// chipsIn lists the cards that a dialog shows as made out.
func chipsIn(o fyne.CanvasObject) string {
	var out []string
	eachIn(o, func(o fyne.CanvasObject) {
		if c, ok := o.(*gatherChip); ok {
			out = append(out, strings.TrimSpace(c.title+" "+c.figure))
		}
	})
	return strings.Join(out, "; ")
}

// cardsOn lists the titles of the sources that a sheet shows in a period, by their side.
func cardsOn(w *Window, sheet, period canvas.RecordID) string {
	var out []string
	for _, at := range w.workbook().At(period) {
		p, _ := canvas.Get[canvas.Placement](w.workbook(), canvas.PlacementID(at.Source.ID, sheet, ""))
		if !p.Hidden {
			out = append(out, string(at.Source.Side)+" "+w.sourceTitle(at.Source))
		}
	}
	return strings.Join(out, "; ")
}

func deckTitle(n int) string {
	e, _ := deck.Numbered(n)
	return deck.Plain(e.Title.In("en"))
}

func TestGather_TakesWhatLiesInEachSection(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	e, _ := deck.Numbered(3)
	w.addCard(e.Card())
	m, fields := s.gathering(w)
	put := m.buttons[len(m.buttons)-1]
	if len(fields) != 2 || !put.off || w.win.Canvas().Focused() != fyne.Focusable(fields[0]) {
		t.Fatalf("%d fields, the button is off: %v", len(fields), put.off)
	}
	typedHere(w, fields[0], "7")
	if fields[0].Text != "7 " || w.win.Canvas().Focused() != fyne.Focusable(fields[0]) {
		t.Errorf("after a scan the field holds %q", fields[0].Text)
	}
	typedHere(w, fields[0], "CC:D:09")
	typedHere(w, fields[0], "")
	if w.win.Canvas().Focused() != fyne.Focusable(fields[1]) {
		t.Error("Enter on nothing new does not go on to the next section")
	}
	typedHere(w, fields[1], "12=20%, 7 99")
	if got, want := chipsIn(m.body), "07  "+deckTitle(7)+"; 09  "+deckTitle(9)+"; 12  "+deckTitle(12)+" "+w.figure(canvas.ShareOf(canvas.Percent(20)))+"; 07  "+deckTitle(7); got != want {
		t.Errorf("made out is %s", got)
	}
	said := proseIn(m.body)
	for _, want := range []string{"“99” is on no card", "will be hidden"} {
		if !strings.Contains(said, want) {
			t.Errorf("the dialog does not say %q:\n%s", want, said)
		}
	}
	if put.off || put.text != "Put 4 cards on the sheet" {
		t.Errorf("the button says %q", put.text)
	}
	typedHere(w, fields[1], "")
	if w.win.Canvas().Focused() != fyne.Focusable(put) {
		t.Error("Enter after the last section does not lead to the button")
	}
	before := w.workbook()
	put.press()
	if got := cardsOn(w, w.sheet, w.period); got != "public "+deckTitle(7)+"; public "+deckTitle(9)+"; private "+deckTitle(12)+"; private "+deckTitle(7) {
		t.Errorf("on the sheet is %s", got)
	}
	if len(w.modals) != 0 || len(w.workbook().At(w.period)) != 5 {
		t.Errorf("%d sources are at work", len(w.workbook().At(w.period)))
	}
	w.perform("edit-undo")
	if w.workbook().Len() != before.Len() {
		t.Error("it is more than one step of undo")
	}
}

func TestGather_KeepsWhatWasTyped(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	m, fields := s.gathering(w)
	typedHere(w, fields[0], "7 8")
	typedHere(w, fields[1], "12")
	m.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(w.modals) != 0 {
		t.Fatal("Escape does not close it")
	}
	m, fields = s.gathering(w)
	if strings.TrimSpace(fields[0].Text) != "7 8" || strings.TrimSpace(fields[1].Text) != "12" {
		t.Errorf("after closing it by mistake there are %q and %q", fields[0].Text, fields[1].Text)
	}
	m.buttons[len(m.buttons)-1].press()
	m, fields = s.gathering(w)
	if fields[0].Text != "" {
		t.Errorf("what is on the sheet is still there: %q", fields[0].Text)
	}
	m.canceled()
	w.togglePublic()
	w.perform("meeting-gather")
	if len(w.modals) != 0 {
		t.Error("it opens in the public view")
	}
}

func TestGather_AsksWhatABlankCardSays(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	m, fields := s.gathering(w)
	typedHere(w, fields[1], "b1")
	_, all := m, []*field{}
	eachIn(m.body, func(o fyne.CanvasObject) {
		if f, ok := o.(*field); ok {
			all = append(all, f)
		}
	})
	if len(all) != 3 || chipsIn(m.body) != "" {
		t.Fatalf("%d fields, made out is %q", len(all), chipsIn(m.body))
	}
	says := all[2]
	typedHere(w, says, "Raffle")
	if chipsIn(m.body) != "Raffle" || w.win.Canvas().Focused() != fyne.Focusable(fields[1]) {
		t.Errorf("made out is %q", chipsIn(m.body))
	}
	m.buttons[len(m.buttons)-1].press()
	if got := cardsOn(w, w.sheet, w.period); got != "private Raffle" {
		t.Errorf("on the sheet is %s", got)
	}
}

func TestGather_InOnePeriodOfSeveral(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	c, _, err := canvas.AddPeriod(w.workbook(), w.program.ids, w.workbook().Scenarios()[0].ID, w.period, "Year 2", false)
	w.do(c, err)
	for _, tool := range canvas.BuiltIn() {
		if x, _ := tool.Parsed(); x.Of == canvas.OfScenario {
			w.addSheet(tool)
			break
		}
	}
	m, fields := s.gathering(w)
	periods := w.workbook().Periods(w.workbook().Scenarios()[0].ID)
	typedHere(w, fields[0], "7")
	var choice *button
	eachIn(m.body, func(o fyne.CanvasObject) {
		if b, ok := o.(*button); ok && b.choices != nil {
			choice = b
		}
	})
	choice.choices()[1].Action()
	if fields[0].Text != "" {
		t.Errorf("in the other period there is %q", fields[0].Text)
	}
	typedHere(w, fields[0], "7")
	typedHere(w, fields[1], "12")
	m.buttons[len(m.buttons)-1].press()
	first, second := w.workbook().At(periods[0].ID), w.workbook().At(periods[1].ID)
	if len(first) != 1 || len(second) != 2 || first[0].Source.ID != second[0].Source.ID {
		t.Errorf("at work are %d and %d", len(first), len(second))
	}
}
