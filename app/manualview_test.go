package app

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

func TestManual_IsReadPageByPage(t *testing.T) {
	s := newStage(t)
	w := s.window()
	w.perform("help-manual")
	m := s.modal(w)
	list, ok := w.win.Canvas().Focused().(*manualPages)
	if !ok {
		t.Fatal("the list of pages does not have the keyboard")
	}
	for i, p := range list.view.pages {
		s.until("the page is painted", func() bool { return len(list.view.paper.Objects) > 0 })
		if list.current != i || list.view.paper.MinSize().Height < 300 {
			t.Errorf("page %s: line %d of the list, %v high", p.ID, list.current, list.view.paper.MinSize().Height)
		}
		list.view.paper.Objects = nil
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	m.close()
}

func TestManual_BecomesAPDF(t *testing.T) {
	s := newStage(t)
	w := s.window()
	path := filepath.Join(t.TempDir(), "manual.pdf")
	w.saveManual(path)
	s.until("the manual is written", func() bool { return len(w.modals) > 0 })
	body, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(body, []byte("%PDF-")) {
		t.Errorf("no PDF: %v", err)
	}
}
