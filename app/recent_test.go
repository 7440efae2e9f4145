package app

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/app/sheetview"
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/storage"
)

// file writes a file with a new workbook and returns its path.
func (s *stage) file(name string) string {
	s.Helper()
	path := filepath.Join(s.home, "Documents", name)
	file, err := storage.Create(path, newWorkbook(s.p.ids, s.p.words))
	if err != nil {
		s.Fatal(err)
	}
	if err := file.Close(); err != nil {
		s.Fatal(err)
	}
	return path
}

// opened opens a file in a window and waits until it is shown.
func (s *stage) opened(w *Window, path string) {
	s.Helper()
	w.openFile(path)
	s.until(path+" is open", func() bool { return s.p.windowOf(path) != nil })
}

func TestRecent_HasAPictureOfWhatWasInView(t *testing.T) {
	s := newStage(t)
	path := s.file("ocean.cluster")
	w := s.window()
	s.opened(w, path)
	s.addCard(w, "pub-local-gov")
	s.closed(w)
	img := s.p.memory.picture(path)
	if img == nil || img.Bounds().Dx() != pictureWide {
		t.Fatalf("the picture is %v", img)
	}
	info, err := os.Stat(s.p.memory.name(path, ".png"))
	if err != nil || info.Size() > 200_000 || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file of the picture is %v, %v", info, err)
	}
	start := s.window()
	tile := start.tiles[path]
	if tile == nil {
		t.Fatal("the start screen does not show the file")
	}
	s.until("the tile has its picture", func() bool { return tile.picture.Image != nil })
	tile.Tapped(nil)
	s.until("it is open again", func() bool { return s.p.windowOf(path) == start })
}

func TestRecent_MarksWhatIsNotThere(t *testing.T) {
	s := newStage(t)
	path, kept := s.file("gone.cluster"), s.file("kept.cluster")
	w := s.window()
	for _, p := range []string{path, kept} {
		s.opened(w, p)
		s.closed(s.p.windowOf(p))
		w = s.window()
	}
	s.closed(w)
	moved := filepath.Join(s.home, "moved.cluster")
	if err := os.Rename(path, moved); err != nil {
		t.Fatal(err)
	}
	w = s.window()
	tile := w.tiles[path]
	s.until("the tile is marked", func() bool { return tile.missing })
	if got := tile.detail(); got != w.text("missing") || w.tiles[kept].missing {
		t.Errorf("it says %q, and of the other %t", got, w.tiles[kept].missing)
	}
	if label := w.recentChoices()[1].Label; label != "gone  –  Documents  ("+w.text("missing")+")" {
		t.Errorf("in the menu it is %q", label)
	}

	// It says that it is not there, and lets people look for it.
	w.win.Canvas().Focus(tile)
	s.key(w, fyne.KeyReturn)
	s.until("something is said", func() bool { return len(w.modals) == 1 })
	s.press(w, "recent-locate")
	s.typed(w, w.win.Canvas().Focused().(*field), moved)
	s.press(w, "open")
	s.until("it is found", func() bool { return s.p.windowOf(moved) != nil })
	if got := s.p.prefs.recent(); slices.Contains(got, path) || got[0] != moved {
		t.Errorf("recent files are %v", got)
	}
}

func TestRecent_ForgetsAllOfAFile(t *testing.T) {
	s := newStage(t)
	path := s.file("ocean.cluster")
	w := s.window()
	s.opened(w, path)
	s.closed(w)
	w = s.window()
	w.win.Canvas().Focus(w.tiles[path])
	s.key(w, fyne.KeyDelete)
	if len(s.p.prefs.recent()) != 0 || len(w.tiles) != 0 {
		t.Errorf("recent files are %v, shown are %d", s.p.prefs.recent(), len(w.tiles))
	}
	left, err := os.ReadDir(s.p.memory.folder)
	if err != nil || len(left) != 0 {
		t.Errorf("left is %v, %v", left, err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the file itself: %v", err)
	}
}

// What is remembered of files is bounded by the list of recent ones.
func TestFileMemory_KeepsOnlyRecentFiles(t *testing.T) {
	m := fileMemory{t.TempDir()}
	for i := range 20 {
		m.keepPlace("/x/"+itoa(i)+".cluster", filePlace{Sheet: "s"})
	}
	m.tidy([]string{"/x/3.cluster", "/x/19.cluster"})
	left, err := os.ReadDir(m.folder)
	if err != nil || len(left) != 2 || m.place("/x/3.cluster").Sheet != "s" || m.place("/x/4.cluster").Sheet != "" {
		t.Errorf("left is %v, %v", left, err)
	}
}

func TestFileMemory_StandsBrokenFiles(t *testing.T) {
	m := fileMemory{t.TempDir()}
	for _, body := range []string{"", "{", `{"sheet": 3}`, "\x89PNG\r\n\x1a\nnothing"} {
		for _, ending := range []string{".json", ".png"} {
			if err := os.WriteFile(m.name("/x", ending), []byte(body), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if p, img := m.place("/x"), m.picture("/x"); p.Sheet != "" || img != nil {
			t.Errorf("%q gives %v, %v", body, p, img)
		}
	}
}

// Who opens a file again is where they were: on the same sheet, at the same place. It is no change
// of the file.
func TestWindow_OpensAFileWhereItWasLeft(t *testing.T) {
	s := newStage(t)
	path := s.file("ocean.cluster")
	w := s.window()
	s.opened(w, path)
	c, sheet, err := canvas.AddSheet(w.workbook(), s.p.ids, canvas.BuiltIn()[1], w.workbook().Scenarios()[0].ID, w.period, "")
	if !w.do(c, err) {
		t.Fatal(err)
	}
	s.saved(w)
	first := w.sheet
	w.view.SetCamera(sheetview.Camera{Zoom: 7, Center: geom.Pt{X: 120, Y: 80}})
	w.showSheet(sheet)
	w.view.SetCamera(sheetview.Camera{Zoom: 5, Center: geom.Pt{X: 90, Y: 100}})
	want := w.view.Camera()
	s.closed(w)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}

	w = s.window()
	s.opened(w, path)
	if w.sheet != sheet || w.view.Camera() != want {
		t.Errorf("sheet %v at %+v is in view, not %v at %+v", w.sheet, w.view.Camera(), sheet, want)
	}
	w.showSheet(first)
	if got := w.view.Camera(); got.Zoom != 7 {
		t.Errorf("the first sheet is shown at %+v", got)
	}
	s.closed(w)
	if after, err := os.ReadFile(path); err != nil || !slices.Equal(before, after) {
		t.Errorf("looking changed the file: %v", err)
	}
}
