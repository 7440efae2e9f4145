package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
)

func TestPasteTable_ShowsWhatItTakesFirst(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	before := w.workbook()
	s.p.app.Clipboard().SetContent("Name\tGroup\tAmount\nMembership fees\t\t120 000\nCity of Kiel\tpublic\t80 000\nRaffle\t\t500\nEvents\tprivate\tmuch\n")
	w.perform("edit-paste")
	if len(w.modals) != 1 {
		t.Fatalf("%d dialogs are open", len(w.modals))
	}
	add := w.modals[0].buttons[len(w.modals[0].buttons)-1]
	if add.text != "Add 2 rows" {
		t.Errorf("the button says %q", add.text)
	}
	if w.workbook().Len() != before.Len() {
		t.Fatal("rows were taken unseen")
	}
	said := proseIn(w.modals[0].body)
	for _, want := range []string{"“Raffle” is public, private", "“much” is not an amount", "2 rows can be added to", "2 cannot be read"} {
		if !strings.Contains(said, want) {
			t.Errorf("the dialog does not say %q:\n%s", want, said)
		}
	}
	add.press()
	var got []string
	for _, f := range w.workbook().At(w.period) {
		got = append(got, w.sourceTitle(f.Source)+" "+w.figure(f.Funding.Value))
	}
	if len(got) != 2 || !strings.HasPrefix(got[0], "Membership fees") || !strings.HasPrefix(got[1], "City of Kiel") {
		t.Errorf("there are %q", got)
	}
	w.perform("edit-undo")
	if n := len(w.workbook().At(w.period)); n != 0 {
		t.Errorf("undo leaves %d sources", n)
	}
}

func TestPasteTable_RowsThatDoNotSayItAreChosen(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.p.app.Clipboard().SetContent("Raffle\t500\nTombola\t700\n")
	w.perform("edit-paste")
	if len(w.modals) != 1 {
		t.Fatalf("%d dialogs are open", len(w.modals))
	}
	m := w.modals[0]
	add := m.buttons[len(m.buttons)-1]
	if !add.off {
		t.Error("rows of no group can be added")
	}
	choice := choiceIn(m.body)
	for i, item := range choice.choices() {
		if i == 2 { // private money
			item.Action()
		}
	}
	if add.off || add.text != "Add 2 rows" {
		t.Fatalf("the button says %q", add.text)
	}
	add.press()
	for _, f := range w.workbook().At(w.period) {
		if f.Source.Group != canvas.GroupPrivate {
			t.Errorf("%s is %s", w.sourceTitle(f.Source), f.Source.Group)
		}
	}
	if n := len(w.workbook().At(w.period)); n != 2 {
		t.Errorf("there are %d sources", n)
	}
	s.p.app.Clipboard().SetContent("Demo day\nPress\n")
	w.perform("edit-paste")
	if len(w.modals) != 0 {
		t.Error("lines of text are taken for a table")
	}
}

// eachIn calls f for an object of a dialog and all that is in it.
func eachIn(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	f(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			eachIn(x, f)
		}
	case fyne.Widget:
		for _, x := range test.WidgetRenderer(o).Objects() {
			eachIn(x, f)
		}
	}
}

func proseIn(o fyne.CanvasObject) string {
	var said []string
	eachIn(o, func(o fyne.CanvasObject) {
		if p, ok := o.(*prose); ok {
			said = append(said, p.text)
		}
	})
	return strings.Join(said, "\n")
}

func choiceIn(o fyne.CanvasObject) *button {
	var found *button
	eachIn(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*button); ok && b.choices != nil {
			found = b
		}
	})
	return found
}
