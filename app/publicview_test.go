package app

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// secretSponsor makes a file with a card that is called "Quiet sponsor", with 40 %, a note, and
// cards that everybody may see.
func (s *stage) secretSponsor() (*Window, canvas.Item) {
	s.Helper()
	w := s.newFile()
	var items []canvas.Item
	for i, id := range []string{"pri-sponsorship", "pri-membership", "pri-events", "pub-local-gov"} {
		item := s.addCard(w, id)
		items = append(items, item)
		w.do(canvas.SetValue(w.workbook(), canvas.FundingID(item.ID, w.period), canvas.ShareOf(canvas.Percent([]int{40, 5, 15, 30}[i]))))
	}
	w.do(canvas.Edit(w.workbook(), items[0].ID, "rename", func(x *canvas.Source) { x.Title, x.Payer = "Quiet sponsor", "Quiet payer" }))
	s.notes(w, "Quiet remark")
	note := w.workbook().Notes(w.sheet)[0]
	w.choose([]canvas.Item{items[0], {ID: note.ID}})
	w.perform("item-confidential")
	return w, items[0]
}

// seen returns all that a window shows of its document, as text.
func (s *stage) seen(w *Window) string {
	s.Helper()
	var out []string
	for _, p := range w.result.Pages {
		out = append(out, scene.Dump(p))
	}
	for _, page := range []string{"answers", "what-if", "selection", "history"} {
		w.side.show(page)
		out = append(out, strings.Join(textsOf(w.win.Content()), "\n"))
	}
	out = append(out, scene.Dump(layout.Panel(w.workbook(), w.period, pictureMM, w.program.words.language)))
	for _, o := range w.offers() {
		out = append(out, o.text)
	}
	return strings.Join(append(out, w.sumLine(), undoLabel(w), redoLabel(w), w.win.Title()), "\n")
}

// textsOf returns the words that something shows, and all that is in it.
func textsOf(o fyne.CanvasObject) []string {
	var of []fyne.CanvasObject
	switch x := o.(type) {
	case *fynecanvas.Text:
		return []string{x.Text}
	case *fyne.Container:
		of = x.Objects
	case fyne.Widget:
		of = test.WidgetRenderer(x).Objects()
	default:
	}
	var out []string
	for _, x := range of {
		if x.Visible() {
			out = append(out, textsOf(x)...)
		}
	}
	return out
}

func TestPublicView_ShowsNothingConfidential(t *testing.T) {
	s := newStage(t)
	w, sponsor := s.secretSponsor()
	if before := s.seen(w); strings.Count(before, "Quiet") < 5 || !strings.Contains(before, `"40\u00a0%"`) {
		t.Fatalf("there is nothing to hide in\n%s", before)
	}
	w.choose([]canvas.Item{sponsor})
	w.perform("view-public")
	if !w.lookBar.Visible() || !inPublic(w) || len(w.selection) != 0 {
		t.Fatal("the window does not say that this is the public view")
	}
	for _, secret := range []string{"Quiet", `40\u00a0%`, "40\u00a0%", string(sponsor.ID)} {
		if after := s.seen(w); strings.Contains(after, secret) {
			i := strings.Index(after, secret)
			t.Errorf("the public view tells %q: %s", secret, after[max(0, i-80):i+40])
		}
	}
	s.key(w, fyne.KeyEscape)
	if !inPublic(w) {
		t.Error("Escape shows everything, before everybody")
	}
	w.perform("view-public")
	if inPublic(w) || w.lookBar.Visible() || !strings.Contains(s.seen(w), "Quiet sponsor") {
		t.Error("everything is not shown again")
	}
}

func TestPublicView_ChangesNothing(t *testing.T) {
	s := newStage(t)
	w, _ := s.secretSponsor()
	w.perform("view-public")
	before := len(w.doc.editor.Past())
	for _, id := range []string{"edit-undo", "edit-note", "edit-paste", "edit-select-all", "edit-delete", "file-snapshot", "sheet-copy", "item-confidential"} {
		w.perform(id)
	}
	c, err := canvas.EditInfo(w.workbook(), "set-cluster-name", func(i *canvas.Info) { i.Cluster = "Elsewhere" })
	if w.do(c, err) || w.status.said != w.text("refused-public-view") {
		t.Errorf("a change is not refused: %q", w.status.said)
	}
	if n := len(w.doc.editor.Past()); n != before {
		t.Errorf("%d changes were made", n-before)
	}
	w.perform("view-public")
	w.perform("edit-undo")
	if len(w.doc.editor.Past()) == before {
		t.Error("nothing can be changed afterwards")
	}
}

func TestPublicCopy_HasNoSecretAndNoPast(t *testing.T) {
	s := newStage(t)
	w, _ := s.secretSponsor()
	path := filepath.Join(s.home, "public.cluster")
	if err := createOver(path, w.doc.publicVersion()); err != nil {
		t.Fatal(err)
	}
	c := s.contents(path)
	if len(c.Past) != 0 || len(c.Marks) != 0 || len(c.Workbook.Sheets()) == 0 {
		t.Errorf("the copy has %d changes and %d sheets", len(c.Past), len(c.Workbook.Sheets()))
	}
	for _, r := range c.Workbook.Records() {
		if x, ok := r.(canvas.Source); ok && x.Title != "" {
			t.Errorf("the copy has %+v", x)
		}
		if n, ok := r.(canvas.Note); ok {
			t.Errorf("the copy has %+v", n)
		}
	}
}

func TestConfidential_IsMarkedForSeveralAtOnceAndUndone(t *testing.T) {
	s := newStage(t)
	w, sponsor := s.secretSponsor()
	if !w.workbook().AllConfidential([]canvas.Item{sponsor}) {
		t.Fatal("the card is not marked")
	}
	w.perform("edit-undo")
	if len(w.workbook().Notes(w.sheet)) != 1 || w.workbook().Notes(w.sheet)[0].Confidential || w.workbook().AllConfidential([]canvas.Item{sponsor}) {
		t.Error("one step does not undo both")
	}
	w.choose([]canvas.Item{sponsor})
	w.perform("item-confidential-figure")
	if !s.funding(w, sponsor).Confidential {
		t.Error("the figure is not marked")
	}
	w.perform("item-confidential-figure")
	if s.funding(w, sponsor).Confidential {
		t.Error("the mark of the figure is not taken away")
	}
}
