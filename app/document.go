package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"clustercanvas/app/command"
	"clustercanvas/canvas"
	"clustercanvas/storage"
)

// extension is how the names of workbook files end.
const extension = ".cluster"

// document is the workbook that a window shows: its editor, and the goroutine that keeps its file.
type document struct {
	editor   *canvas.Editor
	saver    *saver // nil: it may only be looked at
	state    saveState
	waits    int    // how often changes have begun to wait for being written
	slow     bool   // they have waited for longer than one takes no notice of
	example  string // title of the worked example that it began as
	auto     bool   // the program chose the name of the file
	problems []canvas.Problem
}

// readOnly reports whether the document may only be looked at.
func (d *document) readOnly() bool { return d.saver == nil }

// pristine reports whether nothing would be lost if another file took its place.
func (d *document) pristine() bool {
	return d.state.path == "" && !d.state.waiting && d.state.err == nil
}

// name returns what the window calls the file.
func (d *document) name() string {
	if d.state.path == "" {
		return ""
	}
	return strings.TrimSuffix(filepath.Base(d.state.path), extension)
}

// errReadOnly is what a change of a document is that may only be looked at.
var errReadOnly = canvas.Refusal{Key: "refused-read-only"}

// do applies a change.
func (d *document) do(now time.Time, c canvas.Change) error {
	if d.readOnly() {
		return errReadOnly
	}
	return d.editor.Do(now, c)
}

// documentsFolder is where files go whose place nobody has chosen.
func documentsFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, name := range []string{"Documents", "Dokumente"} {
		if info, err := os.Stat(filepath.Join(home, name)); err == nil && info.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return home
}

// createFresh makes the file of a new document: "Cluster Canvas 2026-11-22.cluster", with a number
// where there is one of that name.
func createFresh(folder string, day time.Time, w canvas.Workbook) (*storage.File, error) {
	stem := "Cluster Canvas " + day.Format("2006-01-02")
	for n := 1; ; n++ {
		name := stem
		if n > 1 {
			name = fmt.Sprintf("%s (%d)", stem, n)
		}
		file, err := storage.Create(filepath.Join(folder, name+extension), w)
		if !errors.Is(err, storage.ErrExists) || n > 1000 {
			return file, err
		}
	}
}

// newWorkbook returns what a new file begins with: one scenario with three periods, and a Map. It
// is the one that the command line makes.
func newWorkbook(ids canvas.IDs, t *wording) canvas.Workbook {
	w, err := command.Blank(ids, t.language)
	if err != nil {
		panic("app: new workbook: " + err.Error()) // of known words only: TestNewWorkbook_HasAMap
	}
	return w
}
