package app

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
)

// pictureFile writes a picture and returns its path.
func (s *stage) pictureFile(name string, width, height int) string {
	s.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		s.Fatal(err)
	}
	path := filepath.Join(s.TempDir(), name)
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		s.Fatal(err)
	}
	return path
}

// pictured returns the notes that show pictures, by how wide those are.
func pictured(t *testing.T, w *Window) map[int]canvas.Note {
	t.Helper()
	out := map[int]canvas.Note{}
	for _, n := range w.workbook().Notes(w.sheet) {
		if a, ok := w.workbook().Asset(n.Picture); ok {
			out[a.Width] = n
		}
	}
	return out
}

func TestPictures_AreDroppedOnTheWindow(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	dropFiles(w, s.pictureFile("a.png", 40, 20), s.pictureFile("b.PNG", 50, 20))
	s.until("it is there", func() bool { return len(pictured(t, w)) == 2 })
	if len(w.selection) != 2 {
		t.Errorf("%d things are selected", len(w.selection))
	}
	dropFiles(w, s.pictureFile("d.png", 70, 20))
	s.until("it is there", func() bool { return len(pictured(t, w)) == 3 })
	note := pictured(t, w)[40]
	w.choose([]canvas.Item{{ID: note.ID, Column: note.Column}})
	under := w.view.MenuSpot() // right below the note
	w.choose(nil)
	w.view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: under.SubtractXY(-8, 12)}})
	dropFiles(w, s.pictureFile("c.png", 60, 20))
	s.until("it is there", func() bool { return pictured(t, w)[60].ID == note.ID })
	if n := len(w.workbook().Notes(w.sheet)); n != 3 {
		t.Errorf("there are %d notes", n)
	}
	if _, ok := w.program.album.find(pictured(t, w)[60].Picture); !ok {
		t.Error("who paints does not have the picture")
	}
	w.perform("edit-undo")
	if pictured(t, w)[40].ID != note.ID {
		t.Error("undo does not bring the first picture back")
	}
}

func TestPictures_AreLetGoWithTheirFile(t *testing.T) {
	s := newStage(t)
	w, other := s.newFile(), s.newFile()
	dropFiles(w, s.pictureFile("a.png", 40, 20))
	dropFiles(other, s.pictureFile("b.png", 50, 20))
	s.until("they are there", func() bool { return len(pictured(t, w)) == 1 && len(pictured(t, other)) == 1 })
	s.saved(w)
	gone, kept := pictured(t, w)[40].Picture, pictured(t, other)[50].Picture
	s.closed(w)
	if _, ok := s.p.album.find(gone); ok {
		t.Error("the picture of a closed file is kept")
	}
	if _, ok := s.p.album.find(kept); !ok {
		t.Error("the picture of an open file is gone")
	}
}

func TestPictures_WhatIsNoneIsSaid(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	path := filepath.Join(t.TempDir(), "letter.png")
	if err := os.WriteFile(path, []byte("Dear all"), 0o600); err != nil {
		t.Fatal(err)
	}
	dropFiles(w, path)
	s.until("it is there", func() bool { return len(w.modals) == 1 })
	if n := len(w.workbook().Notes(w.sheet)); n != 0 {
		t.Errorf("there are %d notes", n)
	}
}

func TestLogo_StaysWithTheFile(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.readPictures([]string{s.pictureFile("logo.png", 90, 30)}, func(w *Window, pictures []canvas.Asset) {
		w.step(canvas.SetLogo(w.workbook(), &pictures[0]))
	})
	s.until("it is there", func() bool { return w.workbook().Info().Logo != "" })
	if a, ok := w.workbook().Asset(w.workbook().Info().Logo); !ok || a.Width != 90 {
		t.Errorf("the logo is %+v", a)
	}
	w.perform("edit-undo")
	if w.workbook().Info().Logo != "" {
		t.Error("undo leaves the logo")
	}
}

func TestParseColor(t *testing.T) {
	for typed, want := range map[string]string{
		"": "", "#00846A": "#00846A", "00846a": "#00846A", " # 0 8 f": "#0088FF", "#084": "#008844",
		"green": "!", "#12345": "!", "#1234567": "!", "#00846G": "!",
	} {
		got, err := parseColor(typed)
		if (err != nil) != (want == "!") || err == nil && got != want {
			t.Errorf("%q is %q: %v", typed, got, err)
		}
	}
}
