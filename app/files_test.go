package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/storage/repository"
	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
	"clustercanvas/canvas/scene"
	"clustercanvas/examples"
	"clustercanvas/export"
	"clustercanvas/storage"
)

func TestPicker_OpensByNameAndByPath(t *testing.T) {
	s := newStage(t)
	path := filepath.Join(s.home, "Documents", "ocean.cluster")
	made, err := storage.Create(path, newWorkbook(s.p.ids, s.p.words))
	if err != nil {
		t.Fatal(err)
	}
	made.Close()
	for _, typed := range []string{"ocean.cluster", path, "~/Documents/ocean.cluster"} {
		w := s.window()
		w.perform("file-open")
		s.typed(w, w.win.Canvas().Focused().(*field), typed)
		m := s.modal(w)
		test.Tap(m.buttons[len(m.buttons)-1])
		s.until(typed+" is open", func() bool { return w.doc != nil })
		if !sameFile(w.doc.state.path, path) {
			t.Errorf("%q opens %q", typed, w.doc.state.path)
		}
		s.closed(w)
	}
}

func TestPicker_SaysWhyNot(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	var chosen string
	wrong := func(typed string) string {
		m := s.modal(w)
		s.typed(w, w.win.Canvas().Focused().(*field), typed)
		test.Tap(m.buttons[len(m.buttons)-1])
		return m.body.(*fyne.Container).Objects[4].(*prose).text
	}
	there := filepath.Join(s.home, "there.pdf")
	if err := os.WriteFile(there, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.pickFile(picking{title: "t", verb: "Export", folder: s.home, saving: true, ending: ".pdf", chosen: func(path string) string {
		chosen = path
		return ""
	}})
	if got := wrong(""); got != w.text("name-missing") {
		t.Errorf("no name: %q", got)
	}
	if got := wrong("nowhere/x"); got != w.text("no-folder", filepath.Join(s.home, "nowhere")) {
		t.Errorf("no folder: %q", got)
	}
	if got := wrong("there"); got != w.text("replace", "there.pdf", "Export") || chosen != "" {
		t.Errorf("a file that is there: %q, chosen %q", got, chosen)
	}
	wrong("there")
	if chosen != there || len(w.modals) != 0 {
		t.Errorf("asked twice, chosen is %q", chosen)
	}
}

func TestPicker_ListsFoldersAndFilesOfItsKind(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"b.cluster", "A.CLUSTER", "c.txt", ".hidden.cluster"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	folders, files, err := listed(folder, nil, "")
	if err != nil || strings.Join(folders, " ") != "sub" || strings.Join(files, " ") != "A.CLUSTER b.cluster" {
		t.Errorf("%q %q %v", folders, files, err)
	}
}

func TestOpen_SaysWhatIsWrong(t *testing.T) {
	s := newStage(t)
	foreign := filepath.Join(s.home, "letter.cluster")
	if err := os.WriteFile(foreign, []byte("Dear Ann"), 0o600); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(s.home, "missing.cluster")
	s.p.prefs.remember(missing)
	for path, key := range map[string]string{foreign: "error-not-workbook", missing: "error-not-found", s.home: "error-not-workbook"} {
		w := s.window()
		w.openFile(path)
		s.until("something is said", func() bool { return len(w.modals) == 1 })
		want := w.text(key, filepath.Base(path))
		if findIn(fyne.CanvasObject(container.NewStack(s.modal(w).body)), func(p *prose) bool { return p.text == want }) == nil {
			t.Errorf("%s: it does not say %q", path, want)
		}
		s.closed(w)
	}
}

func TestDropped_OpensTheFile(t *testing.T) {
	s := newStage(t)
	path := filepath.Join(s.home, "dropped file.cluster")
	made, err := storage.Create(path, newWorkbook(s.p.ids, s.p.words))
	if err != nil {
		t.Fatal(err)
	}
	made.Close()
	w := s.window()
	w.dropped([]fyne.URI{repository.NewFileURI(path)})
	s.until("it is open", func() bool { return w.doc != nil })
}

func TestExamples_OpenAndLayOut(t *testing.T) {
	s := newStage(t)
	for _, e := range examples.All() {
		w := s.window()
		w.openExample(e)
		if w.doc == nil || len(w.result.Pages) == 0 {
			t.Errorf("%s shows nothing", e.ID)
			continue
		}
		for _, sheet := range w.workbook().Sheets() {
			w.showSheet(sheet.ID)
		}
		if w.doc.state.path != "" {
			t.Errorf("%s became a file by looking at it", e.ID)
		}
	}
}

func TestExport_WritesEveryFormat(t *testing.T) {
	s := newStage(t)
	e, _ := examples.Find("ocean-tech")
	b, err := export.ReadJSON(bytes.NewReader(e.JSON), s.p.ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range exportFormats() {
		job := exportJob{workbook: b, format: format, date: s.clock.now(), path: filepath.Join(s.home, "out."+format)}
		for _, sheet := range b.Sheets() {
			job.sheets, job.titles = append(job.sheets, sheet.ID), append(job.titles, "x")
		}
		told := 0
		out, err := job.run(t.Context(), func(int, string) { told++ })
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		files := 1
		if format == "png" || format == "svg" {
			files = len(job.sheets)
		}
		if len(out.paths) < files {
			t.Errorf("%s: %d files of %d sheets", format, len(out.paths), len(job.sheets))
		}
		if ofWorkbook(format) == nil && told != len(job.sheets) {
			t.Errorf("%s: told %d times", format, told)
		}
		for _, path := range out.paths {
			if info, err := os.Stat(path); err != nil || info.Size() < 1000 {
				t.Errorf("%s: %v, %v", path, info, err)
			}
		}
	}
	if got := numbered("/x/maps.png", 2, 1) + numbered("/x/maps.png", 3, 2); got != "/x/maps-2.png/x/maps-03.png" {
		t.Errorf("the files are %q", got)
	}
}

func TestExport_ThroughTheDialogs(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	w.perform("file-export")
	s.press(w, "export-choose")
	target := filepath.Join(s.home, "map.pdf")
	s.typed(w, w.win.Canvas().Focused().(*field), target)
	s.press(w, "export")
	s.until("it is exported", func() bool { return len(w.modals) == 1 && s.modal(w).title.text == w.text("exported-title") })
	head := make([]byte, 5)
	f, err := os.Open(target)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Read(head); err != nil || string(head) != "%PDF-" {
		t.Errorf("the file begins with %q, %v", head, err)
	}
}

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"Ocean tech": "Ocean tech", "a/b\\c:d*e?f": "a b c d e f", " .. ": "", "x\ny": "x y", strings.Repeat("ä", 100): strings.Repeat("ä", 80),
	} {
		if got := fileName(in); got != want {
			t.Errorf("%q becomes %q", in, got)
		}
	}
}

func TestPrefs_RecentFiles(t *testing.T) {
	s := newStage(t)
	for i := range 20 {
		s.p.prefs.remember("/x/" + itoa(i))
	}
	s.p.prefs.remember("/x/15")
	s.p.prefs.forget("/x/19")
	got := s.p.prefs.recent()
	if len(got) != maxRecent-1 || got[0] != "/x/15" || got[1] != "/x/18" {
		t.Errorf("%q", got)
	}
}

func TestOwnCard(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.askOwnCard()
	s.press(w, "create")
	if len(w.modals) != 1 {
		t.Fatal("a card without a title was made")
	}
	s.typed(w, w.win.Canvas().Focused().(*field), "Canteen")
	s.press(w, "create")
	row := w.deck.list.rows[w.deck.list.current]
	if row.title != "Canteen" || row.card.Group != canvas.GroupPrivate {
		t.Fatalf("the current row is %+v", row.card)
	}
	s.key(w, fyne.KeyReturn)
	if at := w.workbook().At(w.period); len(at) != 1 || w.sourceTitle(at[0].Source) != "Canteen" {
		t.Errorf("at work is %v", at)
	}
}

// What is printed is what the window shows: on a new sheet too, whose sections ask their questions.
func TestExport_IsWhatTheWindowShows(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	job := exportJob{workbook: w.workbook(), sheets: []canvas.RecordID{w.sheet}, titles: []string{"x"}, date: s.clock.now()}
	in, err := job.input(t.Context(), &exported{}, func(int, string) {})
	if err != nil {
		t.Fatal(err)
	}
	pages := in.Pages
	if len(pages) != len(w.result.Pages) {
		t.Fatalf("%d pages are exported, %d are shown", len(pages), len(w.result.Pages))
	}
	for i, page := range pages {
		if got, want := scene.Dump(page), scene.Dump(w.result.Pages[i]); got != want {
			t.Errorf("page %d differs:\n%s\nand the window shows\n%s", i+1, got, want)
		}
	}
}
