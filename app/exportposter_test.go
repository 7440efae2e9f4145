package app

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestExportPoster_SaysHowMuchPaperItTakes: the dialog counts the sheets, offers fewer, and what is written has
// them.
func TestExportPoster_SaysHowMuchPaperItTakes(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	p := w.newPosterChoice(400, func() {})
	p.show("a1", true)
	if p.paper() != "" || p.about.Visible() || p.fit.Visible() {
		t.Errorf("it begins on %q", p.paper())
	}
	p.choice.set(1, false)
	p.show("a1", true)
	if p.paper() != "a4" || !strings.HasPrefix(p.about.text, "12 sheets") || !strings.Contains(p.fit.text, "97.6") || !strings.HasSuffix(p.fit.text, "9 sheets") {
		t.Errorf("on %q it says %q and %q", p.paper(), p.about.text, p.fit.text)
	}
	p.fit.toggle()
	if !strings.HasPrefix(p.about.text, "9 sheets") {
		t.Errorf("fitted it says %q", p.about.text)
	}
	p.show("a1", false)
	if p.paper() != "" || p.about.Visible() {
		t.Errorf("a format that is not printed goes on %q", p.paper())
	}
	path := filepath.Join(s.home, "poster.pdf")
	job := exportJob{workbook: w.workbook(), format: "pdf", paper: "a1", on: "a4", fit: true, language: "de", date: w.program.now(), path: path}
	for _, x := range w.workbook().Sheets() {
		job.sheets, job.titles = append(job.sheets, x.ID), append(job.titles, "x")
	}
	if _, err := job.run(t.Context(), func(int, string) {}); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command("pdftotext", path, "-").Output()
	if err != nil || !strings.Contains(string(said), "So wird das Poster zusammengesetzt") || !strings.Contains(string(said), "C3") || strings.Contains(string(said), "D1") {
		t.Errorf("the poster says %.300q: %v", said, err)
	}
}
