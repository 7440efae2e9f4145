package app

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
	"clustercanvas/storage"
)

// A folder that cannot be written is told, what was done stays in memory, and it is written as
// soon as that goes.
func TestSaver_KeepsWhatItCannotWrite(t *testing.T) {
	s := newStage(t)
	documents := filepath.Join(s.home, "Documents")
	w := s.newFile()
	if err := os.RemoveAll(documents); err != nil {
		t.Fatal(err)
	}
	s.addCard(w, "pub-local-gov")
	s.until("the failure is told", func() bool { return w.doc.state.err != nil })
	if !errors.Is(w.doc.state.err, storage.ErrNotFound) {
		t.Errorf("told was %v", w.doc.state.err)
	}
	if !w.status.retry.Visible() {
		t.Error("nothing is offered to do about it")
	}
	s.addCard(w, "pub-regional-gov")

	w.close()
	s.until("the window asks", func() bool { return len(w.modals) == 1 })
	if got := s.modal(w).title.text; got != w.text("unsaved-title") {
		t.Errorf("asked was %q", got)
	}
	s.press(w, "cancel")

	if err := os.Mkdir(documents, 0o700); err != nil {
		t.Fatal(err)
	}
	w.doc.saver.retry()
	s.saved(w)
	if n := len(canvas.All[canvas.Source](s.read(w.doc.state.path))); n != 2 {
		t.Errorf("%d sources in the file", n)
	}
	s.closed(w)
}

// What cannot be written where it was can be saved elsewhere, and work goes on there.
func TestSaver_GoesOnElsewhere(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	s.saved(w)
	if err := os.Remove(w.doc.state.path); err != nil {
		t.Fatal(err)
	}
	s.addCard(w, "pub-regional-gov")
	s.until("the failure is told", func() bool { return w.doc.state.err != nil })
	if !errors.Is(w.doc.state.err, storage.ErrGone) {
		t.Errorf("told was %v", w.doc.state.err)
	}
	target := filepath.Join(s.home, "rescued.cluster")
	w.perform("file-save-as")
	s.typed(w, w.win.Canvas().Focused().(*field), target)
	m := s.modal(w)
	test.Tap(m.buttons[len(m.buttons)-1])
	s.until("work goes on there", func() bool { return w.doc.state.path == target && w.doc.state.err == nil })
	s.addCard(w, "pub-national-program")
	s.saved(w)
	s.closed(w)
	if n := len(canvas.All[canvas.Source](s.read(target))); n != 3 {
		t.Errorf("%d sources in the file", n)
	}
}

// A change that grows by joining is written as one line of history.
func TestSaver_WritesABurstAsOneChange(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.typed(w, s.field(w, "cluster-name"), "Ocean")
	s.saved(w)
	s.clock.move(200 * time.Millisecond)
	w.win.Canvas().Focused().TypedRune('s')
	s.saved(w)
	s.closed(w)
	c, err := storage.Read(w.doc.state.path)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Past) != 1 || c.Workbook.Info().Cluster != "Oceans" {
		t.Errorf("%d changes, the cluster is %q", len(c.Past), c.Workbook.Info().Cluster)
	}
}

func TestSaver_OrdersComeAfterWhatWasDoneBefore(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	target := filepath.Join(s.home, "copy.cluster")
	done := false
	w.doc.saver.copyTo(target, w.workbook(), false, func(err error) {
		if err != nil {
			t.Error(err)
		}
		done = true
	})
	s.addCard(w, "pub-regional-gov")
	s.until("the copy is made", func() bool { return done })
	if n := len(canvas.All[canvas.Source](s.read(target))); n != 1 {
		t.Errorf("%d sources in the copy", n)
	}
}
