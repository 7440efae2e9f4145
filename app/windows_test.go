package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestWindows_SeveralFiles(t *testing.T) {
	s := newStage(t)
	one, other := s.file("one.cluster"), s.file("other.cluster")
	w := s.window()
	s.opened(w, one)
	s.opened(w, other)
	if len(s.p.windows) != 2 || s.p.windowOf(one) != w || s.p.windowOf(other) == w {
		t.Fatalf("there are %d windows", len(s.p.windows))
	}
	second := s.p.windowOf(other)
	second.openFile(one) // comes to the front, in its own window
	w.openFile(other)
	if len(s.p.windows) != 2 || len(w.modals)+len(second.modals) != 0 {
		t.Errorf("after opening both again there are %d windows, %d dialogs", len(s.p.windows), len(w.modals)+len(second.modals))
	}
	choices := w.windowChoices()
	if len(choices) != 2 || choices[0].Label != "one" || !choices[0].Checked || choices[1].Label != "other" || choices[1].Checked {
		t.Errorf("the list of windows is %v", choices)
	}
	if !w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF6, Modifier: ctrl}) {
		t.Error("there is no key for the next window")
	}
	ended := 0
	s.p.ended = func() { ended++ }
	s.closed(w)
	if ended != 0 {
		t.Error("the program ends with a window open")
	}
	for _, m := range second.win.MainMenu().Items {
		if m.Label == second.text("menu-window") && (m.Items[len(m.Items)-1].Label != "other" || m.Items[0].Disabled != true) {
			t.Errorf("the menu still lists a window that is gone")
		}
	}
	s.closed(second)
	if ended != 1 {
		t.Errorf("the program ended %d times", ended)
	}
}

func TestWindows_AreCalledAsTheirFiles(t *testing.T) {
	s := newStage(t)
	path := s.file("growth.cluster")
	w := s.window()
	if w.title != programName {
		t.Errorf("the start screen is called %q", w.title)
	}
	s.opened(w, path)
	if w.title != "growth – growth.cluster (Documents) – Cluster Canvas" {
		t.Errorf("the window is called %q", w.title)
	}
	s.closed(w)
	w = s.window()
	w.look(path)
	s.until("it is looked at", func() bool { return w.doc != nil })
	if !strings.Contains(w.title, " – "+w.text("read-only")+" – ") {
		t.Errorf("a file to look at is called %q", w.title)
	}
}

// Ctrl+S always says something and never does harm.
func TestSave_AlwaysSaysSomething(t *testing.T) {
	s := newStage(t)
	save := func(w *Window) { w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: ctrl}) }
	path := s.file("ocean.cluster")
	w := s.window()
	save(w) // nothing to save, and nothing happens
	s.opened(w, path)
	for range 2 {
		w.say("", false)
		save(w)
		s.until("it says that all is saved", func() bool { return w.status.said == w.text("all-saved", "14:32") })
	}
	s.closed(w)
	w = s.window()
	w.look(path)
	s.until("it is looked at", func() bool { return w.doc != nil })
	save(w)
	if w.status.said != w.text("looking-only") {
		t.Errorf("of a file to look at it says %q", w.status.said)
	}
	fresh := s.newFile()
	save(fresh)
	if got := s.modal(fresh).title.text; got != fresh.text("save-as-title") {
		t.Errorf("of a new document it asks %q", got)
	}
}
