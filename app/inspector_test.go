package app

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
)

func TestInspector_SetsShareAndAmount(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	item := s.addCard(w, "pub-regional-gov")
	value := s.field(w, "value")
	s.typed(w, value, "12.05")
	if got := s.funding(w, item).Value; got != canvas.ShareOf(120_500) {
		t.Fatalf("12.05 was taken as %v", got)
	}
	if value.Text != "12.05" {
		t.Errorf("the field says %q while it is typed in", value.Text)
	}
	s.key(w, fyne.KeyReturn)
	if value.Text != "12.05\u00a0%" {
		t.Errorf("the field says %q afterwards", value.Text)
	}

	s.clock.move(time.Minute)
	s.typed(w, value, "540 000")
	if got := s.funding(w, item).Value; got.Kind != canvas.ShareValue || got.Share != 120_500 {
		t.Errorf("where a share is chosen, 540 000 was taken as %v", got)
	}
	w.focusSheet()
	if i := s.input(w, "value"); i.wrong.text != w.text("error-number") {
		t.Errorf("under the field stands %q", i.wrong.text)
	}
	w.win.Canvas().Focus(value)
	s.key(w, fyne.KeyEscape)
	if i := s.input(w, "value"); i.wrong.text != "" || value.Text != "12.05\u00a0%" {
		t.Errorf("after Escape the field says %q, under it %q", value.Text, i.wrong.text)
	}

	kind := w.inspector.shown.named["brings"].(*segments)
	kind.choose(2)
	if got := s.funding(w, item).Value; got != canvas.ShareOf(120_500) {
		t.Errorf("choosing another kind lost the figure: %v", got)
	}
	s.typed(w, value, "540 000")
	if got := s.funding(w, item).Value; got != canvas.AmountOf(54_000_000) {
		t.Errorf("540 000 was taken as %v", got)
	}
	kind.choose(1)
	if got := s.funding(w, item).Value; got != canvas.ShareOf(canvas.Whole) {
		t.Errorf("the only amount as a share is %v", got)
	}
	kind.choose(0)
	if got := s.funding(w, item).Value; got != (canvas.Value{}) {
		t.Errorf("nothing yet is %v", got)
	}
}

func TestInspector_TakesAFigureLikeThoseBeside(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	first := s.addCard(w, "pub-regional-gov")
	s.typed(w, s.field(w, "value"), "540 000")
	if got := s.funding(w, first).Value; got != canvas.AmountOf(54_000_000) {
		t.Errorf("540 000 was taken as %v", got)
	}
	second := s.addCard(w, "pub-local-gov")
	s.typed(w, s.field(w, "value"), "80")
	if got := s.funding(w, second).Value; got != canvas.AmountOf(8_000) {
		t.Errorf("beside an amount, 80 was taken as %v", got)
	}
	third := s.addCard(w, "pub-national-program")
	s.typed(w, s.field(w, "value"), "8 %")
	if got := s.funding(w, third).Value; got != canvas.ShareOf(canvas.Percent(8)) {
		t.Errorf("beside amounts, 8 %% was taken as %v", got)
	}
}

// refuses types into a field of the inspector what it does not take, and checks what stands under it.
func (s *stage) refuses(w *Window, name, typed, want string) {
	s.Helper()
	s.typed(w, s.field(w, name), typed)
	w.focusSheet()
	if got := s.input(w, name).wrong.text; got != want {
		s.Errorf("after %q, under the field %s stands %q, want %q", typed, name, got, want)
	}
}

// input returns the bound field of the inspector.
func (s *stage) input(w *Window, name string) *input {
	s.Helper()
	want := s.field(w, name)
	var find func(fyne.CanvasObject) *input
	find = func(o fyne.CanvasObject) *input {
		switch o := o.(type) {
		case *input:
			if o.field == want {
				return o
			}
		case *formLine:
			return find(o.control)
		case *fyne.Container:
			for _, child := range o.Objects {
				if i := find(child); i != nil {
					return i
				}
			}
		}
		return nil
	}
	if i := find(w.inspector.shown.Container); i != nil {
		return i
	}
	s.Fatalf("no input %q", name)
	return nil
}

func TestInspector_BurstOfTypingIsOneStep(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	item := s.addCard(w, "pub-regional-gov")
	s.typed(w, s.field(w, "payer"), "Region")
	w.focusSheet()
	source := func() canvas.Source { x, _ := canvas.Get[canvas.Source](w.workbook(), item.ID); return x }
	if source().Payer != "Region" {
		t.Fatalf("payer is %q", source().Payer)
	}
	w.perform("edit-undo")
	if source().Payer != "" || source().ID == "" {
		t.Errorf("one undo leaves the payer %q", source().Payer)
	}
	if got := s.field(w, "payer").Text; got != "" {
		t.Errorf("the field still says %q", got)
	}
}

func TestInspector_ChangesTheSource(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	item := s.addCard(w, "pub-regional-gov")
	f := w.inspector.shown
	f.named["status"].(*segments).choose(1)
	f.named["group"].(*segments).choose(2)
	f.named["side"].(*segments).choose(1)
	test.Tap(f.named["confidential"].(*check))
	s.typed(w, s.field(w, "starts"), "3/2027")
	s.typed(w, s.field(w, "ends"), "2029-12")
	s.typed(w, s.field(w, "name"), "Structural fund")
	x, _ := canvas.Get[canvas.Source](w.workbook(), item.ID)
	if x.Group != canvas.GroupProject || x.Side != canvas.SidePrivate || !x.Confidential || x.Title != "Structural fund" {
		t.Errorf("the source is %+v", x)
	}
	if x.Starts != canvas.NewYearMonth(2027, 3) || x.Ends != canvas.NewYearMonth(2029, 12) {
		t.Errorf("from %d-%d to %d-%d", x.Starts.Year(), x.Starts.Month(), x.Ends.Year(), x.Ends.Month())
	}
	if got := s.funding(w, item).Status; got != canvas.InAction {
		t.Errorf("status is %q", got)
	}
	s.refuses(w, "ends", "2026-01", w.text("refused-value"))
	f.named["group"].(*segments).choose(0)
	if side := f.named["side"].(*segments); !side.off || side.chosen != 0 {
		t.Error("the side of public money can be chosen")
	}
}

func TestInspector_ChangesANote(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.p.app.Clipboard().SetContent("who pays the first year?")
	w.perform("edit-paste")
	id := w.selection[0].ID
	f := w.inspector.shown
	f.named["tint"].(*segments).choose(2)
	f.named["size"].(*segments).choose(2)
	test.Tap(f.named["heading"].(*check))
	s.typed(w, s.field(w, "author"), "AB")
	s.typed(w, s.field(w, "text"), "Nobody")
	n, _ := canvas.Get[canvas.Note](w.workbook(), id)
	if n.Tint != canvas.TintRemark || n.Size != canvas.NoteLarge || !n.Heading || n.Author != "AB" || n.Text != "Nobody" {
		t.Errorf("the note is %+v", n)
	}
	test.Tap(f.named["delete"].(*button))
	if n := len(canvas.All[canvas.Note](w.workbook())); n != 0 {
		t.Errorf("%d notes after delete", n)
	}
}

func TestInspector_ChangesSeveralInOneStep(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	a, b := s.addCard(w, "pub-regional-gov"), s.addCard(w, "pub-local-gov")
	w.perform("edit-select-all")
	if len(w.selection) != 2 {
		w.focusSheet()
		w.perform("edit-select-all")
	}
	w.inspector.shown.named["status"].(*segments).choose(2)
	for _, item := range []canvas.Item{a, b} {
		if got := s.funding(w, item).Status; got != canvas.Idea {
			t.Errorf("status is %q", got)
		}
	}
	w.perform("edit-undo")
	for _, item := range []canvas.Item{a, b} {
		if got := s.funding(w, item).Status; got != canvas.AsIs {
			t.Errorf("after one undo status is %q", got)
		}
	}
}

func TestInspector_TotalsAndCluster(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.typed(w, s.field(w, "total-income"), "1.8m")
	s.typed(w, s.field(w, "total-public-side"), "40 %")
	s.typed(w, s.field(w, "total-private-group"), "720 000")
	s.typed(w, s.field(w, "cluster-name"), "Ocean tech")
	s.typed(w, s.field(w, "currency"), "nok")
	w.focusSheet()
	total := func(of canvas.TotalOf) canvas.Value {
		x, _ := canvas.Get[canvas.Total](w.workbook(), canvas.TotalID(w.period, of))
		return x.Value
	}
	if got := total(canvas.TotalIncome); got != canvas.AmountOf(180_000_000) {
		t.Errorf("income is %v", got)
	}
	if got := total(canvas.TotalPublicSide); got != canvas.ShareOf(canvas.Percent(40)) {
		t.Errorf("public side is %v", got)
	}
	if got := total(canvas.TotalPrivateGroup); got != canvas.AmountOf(72_000_000) {
		t.Errorf("private group is %v", got)
	}
	if got := s.field(w, "total-income").Text; got != "1\u2009800\u2009000\u00a0NOK" {
		t.Errorf("income is shown as %q", got)
	}
	info := w.workbook().Info()
	if info.Cluster != "Ocean tech" || info.Currency != "NOK" {
		t.Errorf("the cluster is %+v", info)
	}
	if w.top.title.text != "Ocean tech" {
		t.Errorf("the top bar says %q", w.top.title.text)
	}
	s.refuses(w, "currency", "kr", w.text("error-currency"))
	s.typed(w, s.field(w, "total-income"), "")
	if got := total(canvas.TotalIncome); got.Kind != canvas.NothingYet {
		t.Errorf("an empty field leaves %v", got)
	}
}

// Words of the window must fit where they stand, in every language.
func TestInspector_ChoicesFit(t *testing.T) {
	s := newStage(t)
	for _, l := range languages {
		s.p.words = newWording(l)
		w := s.newFile()
		s.addCard(w, "pub-regional-gov")
		s.p.app.Clipboard().SetContent("note")
		for _, f := range w.inspector.forms {
			for name, o := range f.named {
				c, ok := o.(*segments)
				room := formControl
				if name == "tint" {
					room = formWidth
				}
				if ok && c.wish() > room {
					t.Errorf("%s: the words of %q are %.0f wide, there is room for %.0f", l, name, c.wish(), room)
				}
			}
		}
	}
}

func TestReadFigure(t *testing.T) {
	for _, c := range []struct {
		typed    string
		kind     canvas.ValueKind
		language string
		want     canvas.Value
		wrong    bool
	}{
		{"", canvas.ShareValue, "en", canvas.Value{}, false},
		{"35", canvas.NothingYet, "en", canvas.ShareOf(canvas.Percent(35)), false},
		{"35 %", canvas.AmountValue, "en", canvas.ShareOf(canvas.Percent(35)), false},
		{"12,5", canvas.ShareValue, "de", canvas.ShareOf(125_000), false},
		{"101", canvas.NothingYet, "en", canvas.AmountOf(10_100), false},
		{"101", canvas.ShareValue, "en", canvas.Value{}, true},
		{"1,2 Mio", canvas.AmountValue, "de", canvas.AmountOf(120_000_000), false},
		{"50", canvas.AmountValue, "en", canvas.AmountOf(5_000), false},
		{"much", canvas.NothingYet, "en", canvas.Value{}, true},
	} {
		got, err := readFigure(c.typed, c.kind, c.language)
		if got != c.want || errors.Is(err, canvas.ErrNumber) != c.wrong {
			t.Errorf("%q as %q: %v, %v", c.typed, c.kind, got, err)
		}
	}
}

func TestParseMonth(t *testing.T) {
	for _, c := range []struct {
		typed       string
		year, month int
		wrong       bool
	}{
		{"2027-03", 2027, 3, false},
		{" 3/2027 ", 2027, 3, false},
		{"12.2027", 2027, 12, false},
		{"2027", 2027, 1, false},
		{"", 0, 1, false},
		{"2027-13", 0, 0, true},
		{"2027-0", 0, 0, true},
		{"27-03", 0, 0, true},
		{"spring", 0, 0, true},
	} {
		got, err := canvas.ParseYearMonth(c.typed)
		if (err != nil) != c.wrong || err == nil && (got.Year() != c.year || got.Month() != c.month) {
			t.Errorf("%q: %v, %v", c.typed, got, err)
		}
		if again, err2 := canvas.ParseYearMonth(typedMonth(got)); err == nil && (err2 != nil || again != got) {
			t.Errorf("%q is shown as %q", c.typed, typedMonth(got))
		}
	}
}
