package app

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/app/sheetview"
	"clustercanvas/canvas"
	"clustercanvas/export"
)

// fileMemory is what is remembered of the recent files beside the preferences: where somebody was
// in them, and a picture of the sheet that was in view. It stays on this machine and can be read by
// its owner only; a file that leaves the list of recent files leaves nothing here.
type fileMemory struct{ folder string } // empty: nothing is remembered

// place of a file in memory: the sheet in view, and which part of each sheet.
type filePlace struct {
	Sheet   canvas.RecordID                      `json:"sheet"`
	Cameras map[canvas.RecordID]sheetview.Camera `json:"cameras"`
}

// pictureWide is how wide a picture of a file is, in pixels: for the start screen on a screen of
// double density.
const pictureWide = 360

// name returns what the file of a path is called in memory, with an ending.
func (m fileMemory) name(path, ending string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	sum := sha256.Sum256([]byte(path))
	return filepath.Join(m.folder, hex.EncodeToString(sum[:12])+ending)
}

// place returns where somebody was in a file. What cannot be read is nowhere.
func (m fileMemory) place(path string) filePlace {
	var p filePlace
	file, err := os.Open(m.name(path, ".json"))
	if err != nil {
		return filePlace{}
	}
	defer file.Close()
	if json.NewDecoder(io.LimitReader(file, maxPrefs)).Decode(&p) != nil {
		return filePlace{}
	}
	return p
}

func (m fileMemory) keepPlace(path string, p filePlace) {
	m.write(m.name(path, ".json"), func(w io.Writer) error { return json.NewEncoder(w).Encode(p) })
}

// picture returns the picture of a file, or nil.
func (m fileMemory) picture(path string) image.Image {
	file, err := os.Open(m.name(path, ".png"))
	if err != nil {
		return nil
	}
	defer file.Close()
	size, err := png.DecodeConfig(file)
	if err != nil || size.Width > 2*pictureWide || size.Height > 4*pictureWide {
		return nil
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil
	}
	img, err := png.Decode(file)
	if err != nil {
		return nil
	}
	return img
}

func (m fileMemory) hasPicture(path string) bool {
	_, err := os.Stat(m.name(path, ".png"))
	return err == nil
}

func (m fileMemory) keepPicture(path string, img image.Image) {
	m.write(m.name(path, ".png"), func(w io.Writer) error { return png.Encode(w, img) })
}

func (m fileMemory) write(path string, body func(io.Writer) error) {
	if m.folder == "" {
		return
	}
	err := os.MkdirAll(m.folder, 0o700)
	if err == nil {
		err = export.WriteFile(path, body)
	}
	if err == nil {
		err = os.Chmod(path, 0o600)
	}
	if err != nil {
		fyne.LogError("A recent file is not remembered", err)
	}
}

// tidy takes away what is remembered of files that are not among the recent ones.
func (m fileMemory) tidy(recent []string) {
	if m.folder == "" {
		return
	}
	var kept []string
	for _, path := range recent {
		kept = append(kept, filepath.Base(m.name(path, "")))
	}
	entries, err := os.ReadDir(m.folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		stem := strings.TrimSuffix(e.Name(), filepath.Ext(e.Name()))
		if !slices.Contains(kept, stem) {
			os.Remove(filepath.Join(m.folder, e.Name()))
		}
	}
}

// rememberPlace keeps where somebody is in the file of this window, and a picture of it. Then runs
// on the toolkit's goroutine when both are kept, or at once where there is nothing to keep.
func (w *Window) rememberPlace(then func()) {
	if w.doc == nil || w.doc.state.path == "" {
		then()
		return
	}
	p, path := w.program, w.doc.state.path
	w.cameras[w.sheet] = w.view.Camera()
	place := filePlace{Sheet: w.sheet, Cameras: map[canvas.RecordID]sheetview.Camera{}}
	for _, s := range w.workbook().Sheets() {
		if c, ok := w.cameras[s.ID]; ok && c.Zoom > 0 {
			place.Cameras[s.ID] = c
		}
	}
	p.memory.keepPlace(path, place)
	if len(w.result.Pages) == 0 || w.doc.readOnly() {
		then()
		return
	}
	page, painter, recent := w.result.Pages[0], p.painter, p.prefs.recent()
	p.beside.Go(func() {
		p.memory.keepPicture(path, paintPaper(painter, page, pictureWide/page.Size.W))
		p.memory.tidy(recent)
		p.ui(then)
	})
}

// goWhereItWas goes to where somebody was in the file when it was last closed.
func (w *Window) goWhereItWas() {
	place := w.program.memory.place(w.doc.state.path)
	if place.Cameras != nil {
		w.cameras = place.Cameras
	}
	if _, there := canvas.Get[canvas.Sheet](w.workbook(), place.Sheet); there && place.Sheet != w.sheet {
		w.sheet = place.Sheet
		w.refresh()
	}
	w.view.SetCamera(w.cameras[w.sheet])
}
