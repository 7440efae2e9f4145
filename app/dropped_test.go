package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/storage/repository"

	"clustercanvas/examples"
)

// dropFiles lets files go over a window.
func dropFiles(w *Window, paths ...string) {
	var uris []fyne.URI
	for _, path := range paths {
		uris = append(uris, repository.NewFileURI(path))
	}
	w.dropped(uris)
}

// write writes a file into the home of the stage.
func (s *stage) write(name, body string) string {
	s.Helper()
	path := filepath.Join(s.home, name)
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		s.Fatal(err)
	}
	return path
}

// says reports whether the open dialog has a paragraph with some words.
func (s *stage) says(w *Window, words ...string) bool {
	s.Helper()
	return findIn(fyne.CanvasObject(container.NewStack(s.modal(w).body)), func(p *prose) bool {
		for _, x := range words {
			if !strings.Contains(p.text, x) {
				return false
			}
		}
		return true
	}) != nil
}

func TestDropped_ManyFilesOfAllKinds(t *testing.T) {
	s := newStage(t)
	one, other := s.file("one.cluster"), s.file("other.CLUSTER")
	e, _ := examples.Find("ocean-tech")
	exchange := s.write("ocean.json", string(e.JSON))
	letter, folder := s.write("letter.docx", "Dear Ann"), filepath.Join(s.home, "Documents")
	w := s.window()
	dropFiles(w, letter, one, exchange, folder, other)
	s.until("all that can be opened is open", func() bool { return len(s.p.windows) == 3 && s.p.windowOf(one) == w && s.p.windowOf(other) != nil })
	s.until("the rest is named", func() bool { return len(w.modals) == 1 })
	if !s.says(w, "letter.docx, Documents", ".csv", ".json") {
		t.Error("what was not taken is not named")
	}
	var sheets int
	for _, x := range s.p.windows {
		sheets = max(sheets, len(x.workbook().Sheets()))
	}
	if sheets < 5 {
		t.Errorf("the exchange file is not open: the most sheets are %d", sheets)
	}
}

func TestDropped_TableOnASheet(t *testing.T) {
	s := newStage(t)
	table := s.write("money.csv", "Source;Group;Share\nCity;public;40 %\nFees;private;60 %\n")
	w := s.window()
	dropFiles(w, table) // on the start screen: a new file
	s.until("the table is offered", func() bool { return len(w.modals) == 1 })
	m := s.modal(w)
	m.buttons[len(m.buttons)-1].press()
	if got := len(w.workbook().At(w.period)); got != 2 {
		t.Errorf("there are %d sources", got)
	}
	s.saved(w)

	empty := s.write("empty.csv", "")
	dropFiles(w, empty)
	s.until("it says why not", func() bool { return len(w.modals) == 1 })
	if !s.says(w, w.text("refused-no-table")) {
		t.Error("an empty table is taken")
	}
	s.modal(w).close()

	path := w.doc.state.path
	s.closed(w)
	w = s.window()
	w.look(path)
	s.until("it is looked at", func() bool { return w.doc != nil })
	dropFiles(w, table)
	s.until("it says why not", func() bool { return len(w.modals) == 1 })
	if !s.says(w, w.text("refused-read-only")) {
		t.Error("a file to look at takes a table")
	}
}

func TestDropped_BrokenExchangeFile(t *testing.T) {
	s := newStage(t)
	w := s.window()
	dropFiles(w, s.write("half.json", `{"format": "cluster`))
	s.until("it says what is wrong", func() bool { return len(w.modals) == 1 })
	if got := s.modal(w).title.text; got != w.text("cannot-take", "half.json") || w.doc != nil {
		t.Errorf("it says %q", got)
	}
}

// Files that the program is started with: relative paths, several, the same twice, one that is
// missing, a folder, and one of another kind that was asked for by name.
func TestTake_NamedFiles(t *testing.T) {
	s := newStage(t)
	one, other := s.file("one.cluster"), s.file("other.cluster")
	t.Chdir(filepath.Join(s.home, "Documents"))
	notes := s.write("notes.txt", "Dear Ann")
	w := s.p.newWindow(true)
	w.take([]string{"one.cluster", one, "./other.cluster", "nowhere.cluster", ".", notes}, true)
	s.until("all is told", func() bool {
		n := 0
		for _, x := range s.p.windows {
			n += len(x.modals)
		}
		return n == 3
	})
	if len(s.p.windows) != 2 || s.p.windowOf(one) == nil || s.p.windowOf(other) == nil {
		t.Errorf("there are %d windows", len(s.p.windows))
	}
}

// Where nothing of what was asked for can be shown, the window does not stay empty.
func TestTake_NothingOfIt(t *testing.T) {
	s := newStage(t)
	for _, path := range []string{filepath.Join(s.home, "nowhere.cluster"), s.home, s.write("notes.txt", "Dear Ann"), s.write("half.json", "{")} {
		w := s.p.newWindow(true)
		w.take([]string{path}, true)
		s.until("it says why", func() bool { return len(w.modals) == 1 })
		if w.waiting || w.tiles == nil {
			t.Errorf("%s leaves an empty window", path)
		}
		s.closed(w)
	}
}
