package app

import (
	"context"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas/layout"
	"clustercanvas/export/printing"
)

// printDialogOf opens the dialog with something to print, and waits for its pages.
func (s *stage) printDialogOf(w *Window, what string) *printDialog {
	w.askPrint(what)
	s.pagesOf(w.print)
	return w.print
}

// pagesOf waits for the pages that were asked for last.
func (s *stage) pagesOf(d *printDialog) {
	s.until("the pages are there", func() bool { return !d.busy && (len(d.preview.pages) == 0 || d.preview.image.Image != nil) })
}

// said returns the lines under the preview.
func (p *printPreview) said() string {
	var out []string
	for _, o := range p.about.Objects {
		out = append(out, o.(*prose).text)
	}
	return strings.Join(out, "\n")
}

// TestPrintDialog_ShowsWhatIsWritten: every page is shown before it is written, and the file has just those.
func TestPrintDialog_ShowsWhatIsWritten(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	w.program.prefs.change(func(x *settings) { x.Print = usualPrint(false) })
	d := s.printDialogOf(w, printSheet)
	if len(d.preview.pages) != 1 || !strings.HasPrefix(d.preview.place.text, w.text("print-page", "1", "1", w.lengths(420, 297))+"  ·  ink ") {
		t.Errorf("%d pages, %q", len(d.preview.pages), d.preview.place.text)
	}
	if b := d.preview.image.Image.Bounds(); math.Abs(float64(b.Dx())*297/420-float64(b.Dy())) > 3 {
		t.Errorf("the preview is %v", b)
	}
	for _, c := range []struct {
		what   string
		wish   func(*printWishes)
		pages  int
		says   string
		inFile string
	}{
		{printSheet, func(p *printWishes) { p.Size, p.On = "a1", "a4" }, 13, "12 sheets of A4", "How to put the poster together"},
		{printSheet, func(p *printWishes) { p.Fit = true }, 10, "A1, 821 × 580\u00a0mm at 97.6", "C3"},
		{printCards, func(*printWishes) {}, 5, "38 cards: Poker, 63 × 88", "Local government"},
		{printCards, func(p *printWishes) { p.Backs = "long-edge" }, 10, "on 5 sheets", "First money"},
		{printWorkshop, func(p *printWishes) { p.Size, p.On, p.Backs = "a3", "", "none" }, 7, "Map: A3", "Before it begins"},
	} {
		d.what = c.what
		c.wish(&d.wishes)
		d.changed()
		s.pagesOf(d)
		if len(d.preview.pages) != c.pages || !strings.Contains(d.preview.said(), c.says) {
			t.Errorf("%s shows %d pages and says %q", c.what, len(d.preview.pages), d.preview.said())
		}
		if c.what == printSheet && c.wish != nil && !d.form.fit.Visible() {
			t.Error("fewer sheets are not offered")
		}
		d.preview.key(fyne.KeyEnd)
		if d.preview.page != c.pages-1 || d.preview.key(fyne.KeyPageDown) && d.preview.page != c.pages-1 {
			t.Errorf("the last page is %d", d.preview.page)
		}
		print := d.job()
		path := filepath.Join(s.home, "print.pdf")
		job := exportJob{workbook: d.workbook(), format: "pdf", language: d.language, date: w.program.now(), path: path, print: &print}
		if _, err := job.run(t.Context(), func(int, string) {}); err != nil {
			t.Fatal(err)
		}
		info, err := exec.Command("pdfinfo", path).Output()
		if err != nil || !strings.Contains(strings.Join(strings.Fields(string(info)), " "), "Pages: "+itoa(c.pages)+" ") {
			t.Errorf("%s: the file is %s, %v", c.what, info, err)
		}
		text, _ := exec.Command("pdftotext", path, "-").Output()
		if !strings.Contains(string(text), c.inFile) {
			t.Errorf("%s: the file does not say %q", c.what, c.inFile)
		}
	}
	d.what = printCards
	d.wishes.NoDeck, d.wishes.NoIntro, d.wishes.Blanks = true, true, 0
	d.changed()
	s.pagesOf(d)
	if len(d.preview.pages) != 0 || !strings.Contains(d.preview.said(), "nothing to print") {
		t.Errorf("without cards it says %q", d.preview.said())
	}
}

// TestPrintDialog_IsRemembered: what was wished is there the next time, and preferences that make no sense are
// mended.
func TestPrintDialog_IsRemembered(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	d := s.printDialogOf(w, printCards)
	d.wishes.Card, d.wishes.Blanks, d.wishes.Shift = "tarot", 18, [4]float64{0.5, -1, 0, 2}
	s.press(w, "export-choose")
	s.key(w, fyne.KeyEscape)
	d = s.printDialogOf(w, printCards)
	if d.wishes.Card != "tarot" || d.wishes.Blanks != 18 || d.wishes.Shift[1] != -1 {
		t.Errorf("it is not as it was: %+v", d.wishes)
	}
	if said := d.shiftText(); said != "0.5; -1; 0; 2 mm" {
		t.Errorf("the shift is %q", said)
	}
	usual := usualPrint(false)
	broken := printWishes{Format: "exe", Size: "b7", On: "stamp", Turn: 9, Margin: math.NaN(), Overlap: -4, Scale: 7000, DPI: -1, Card: "huge", Blanks: -3, Copies: 1 << 40, Shift: [4]float64{1e9}}
	mended := broken.repaired(false)
	mended.Card = usual.Card
	want := usual
	want.Margin, want.Overlap, want.Blanks, want.Copies, want.Card = 0, 0, 0, printing.MostCopies, mended.Card
	if !reflect.DeepEqual(mended, want) {
		t.Errorf("mended it is %+v, not %+v", mended, want)
	}
	for said, ok := range map[string]bool{"": true, "0,5; -1; 0; 0": true, "0.5 −1 0 0": true, "1 2 3": false, "1 2 3 x": false, "1 2 3 99": false, "NaN 1 1 1": false} {
		if _, got := parseShift(said); got != ok {
			t.Errorf("%q is taken: %t", said, got)
		}
	}
}

// TestExport_Canceled: what is stopped leaves the file that was there, and nothing beside it.
func TestExport_Canceled(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	path := filepath.Join(s.home, "was.pdf")
	if err := os.WriteFile(path, []byte("as it was"), 0o600); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadDir(s.home)
	ctx, stop := context.WithCancel(t.Context())
	print := usualPrint(false).job(printWorkshop, nil, layout.Options{Language: "en", Date: w.program.now()})
	job := exportJob{workbook: w.workbook(), format: "pdf", path: path, print: &print, share: func(share float64) {
		if share > 0.3 {
			stop()
		}
	}}
	_, err := job.run(ctx, func(int, string) {})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("it ended with %v", err)
	}
	if was, _ := os.ReadFile(path); string(was) != "as it was" {
		t.Errorf("the file is %.40q now", was)
	}
	if after, _ := os.ReadDir(s.home); len(after) != len(before) {
		t.Errorf("there are %d files, and were %d", len(after), len(before))
	}
}

// TestExportProgress_StopsTheExport: the dialog that comes after a while stops what is written.
func TestExportProgress_StopsTheExport(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	ctx, stop := context.WithCancel(t.Context())
	e := newExportProgress(w, stop)
	s.until("it is shown", func() bool { return e.modal != nil })
	e.say("page 3")
	e.share(0.5)
	if e.words.text != "page 3" || e.bar.share != 0.5 {
		t.Errorf("it says %q, %v", e.words.text, e.bar.share)
	}
	s.key(w, fyne.KeyEscape)
	if ctx.Err() == nil || len(w.modals) != 0 {
		t.Error("Escape does not stop it")
	}
	other := newExportProgress(w, func() {})
	other.end()
	other.show()
	if len(w.modals) != 0 {
		t.Error("it is shown after the end")
	}
}
