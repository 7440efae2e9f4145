package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/export"
)

// TestPictureDialog_ShowsWhatItSaves: the preview comes, the text says what is wished, the file holds it,
// and the next time it is as it was.
func TestPictureDialog_ShowsWhatItSaves(t *testing.T) {
	s := newStage(t)
	w, _ := s.threeSteps()
	w.program.prefs.change(func(x *settings) { x.Picture = pictureWishes{Format: "svg", Layout: canvas.WideLayout, Telling: 1} })
	d := &pictureDialog{}
	open := func() {
		w.perform("file-picture")
		d = w.pictures
		s.until("the preview is there", func() bool { return d.image.Image != nil && d.alt.Text != "" })
	}
	open()
	if d.wishes.Format != "svg" || d.wishes.Layout != canvas.WideLayout || d.steps.chosen != 1 {
		t.Errorf("it is not as it was: %+v", d.wishes)
	}
	if b := d.image.Image.Bounds(); b.Dx()*9/16-b.Dy() > 2 {
		t.Errorf("the preview is %v", b)
	}
	if !strings.Contains(d.alt.Text, "Membership fees") {
		t.Errorf("it says %q", d.alt.Text)
	}
	d.wishes.Telling = 0
	d.alt.SetText("My own words")
	d.changed()
	r := d.request()
	r.Alt = d.alt.Text
	path := filepath.Join(s.home, "picture.svg")
	job := exportJob{workbook: d.workbook(), format: "svg", language: "en", request: &r, sheets: []canvas.RecordID{w.sheet}, titles: []string{"x"}, path: path}
	if _, err := job.run(t.Context(), func(int, string) {}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(b), `<desc id="desc">My own words</desc>`) || !strings.Contains(string(b), `viewBox="0 0 160 90"`) {
		t.Errorf("the file is another one: %v, %.300s", err, b)
	}
	s.until("the text stays", func() bool { return d.alt.Text == "My own words" })
	r.Alt, r.Steps.Kind = "", export.EachStep
	out, err := job.run(t.Context(), func(int, string) {})
	if err != nil || len(out.paths) != 4 || filepath.Base(out.paths[0]) != "picture-01.svg" {
		t.Errorf("the steps are in %v: %v", out.paths, err)
	}
}

// TestPictureDialog_OfChosenSections: the menu of a section leads there, others are ticked beside it, and
// what a form has not is not asked for.
func TestPictureDialog_OfChosenSections(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	w.askPictureWith([]canvas.SectionID{"public"})
	d := w.pictures
	s.until("the preview is there", func() bool { return d.image.Image != nil && d.alt.Text != "" })
	if len(d.parts) != 1 || d.parts[0] != "public" || d.part.text != "Public" {
		t.Fatalf("it shows %v and says %q", d.parts, d.part.text)
	}
	if strings.Contains(d.alt.Text, "Private") || !strings.Contains(d.alt.Text, "Public") {
		t.Errorf("it tells %q", d.alt.Text)
	}
	d.wishes.Layout = "square"
	d.changed()
	s.until("the preview is square", func() bool {
		b := d.image.Image.Bounds()
		return b.Dx()-b.Dy() < 2 && b.Dy()-b.Dx() < 2
	})
	d.choose()
	if m := w.modals[len(w.modals)-1]; m.title.text != w.text("picture-parts-title") {
		t.Errorf("it asks %q", m.title.text)
	}
	// Ticks come faster than previews: what is being drawn is not what is being chosen.
	ticks := ticksIn(w.modals[len(w.modals)-1].body)
	if len(ticks) != 2 {
		t.Fatalf("there are %d sections to choose from", len(ticks))
	}
	for range 6 {
		ticks[1].toggle()
		ticks[0].toggle()
	}
	s.until("the last preview is there", func() bool { return d.shown == d.asked })
	d.parts = nil
	d.changed()
	if d.part.text != w.text("picture-all") {
		t.Errorf("without a choice it says %q", d.part.text)
	}
}

// ticksIn returns the boxes to tick in a part of a dialog, in their order.
func ticksIn(o fyne.CanvasObject) []*check {
	switch o := o.(type) {
	case *check:
		return []*check{o}
	case *fyne.Container:
		var out []*check
		for _, inner := range o.Objects {
			out = append(out, ticksIn(inner)...)
		}
		return out
	}
	return nil
}
