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

	marks    []canvas.Mark    // of its history
	marked   int              // how often they have changed
	ids      canvas.IDs       // for new ones
	opened   time.Time        // when it was opened
	asOpened canvas.Workbook  // what it was then
	newest   canvas.ChangeID  // the last change then
	back     *lookBack        // an earlier state that is looked at; nil: the present one
	public   bool             // its public version is looked at
	forAll   *canvas.Workbook // the public version, as far as it was made
	forAllOf canvas.Change    // the newest change then
}

// newDocument returns a document of a workbook with its past, which may only be looked at until it
// gets a saver.
func (p *program) newDocument(w canvas.Workbook, h canvas.History) *document {
	p.album.take(w)
	e := canvas.NewEditor(w, p.ids, h.Changes)
	e.Listen(func(c canvas.Change) {
		if len(c.Assets) > 0 {
			p.album.take(e.Workbook())
		}
	})
	return &document{editor: e, marks: h.Marks, ids: p.ids, opened: p.now(), asOpened: w, newest: e.Newest().ID}
}

// fixed reports whether the file may only be looked at.
func (d *document) fixed() bool { return d.saver == nil }

// readOnly reports whether nothing can be changed now: the file may only be looked at, or an
// earlier state or the public version of it is looked at.
func (d *document) readOnly() bool { return d.fixed() || d.back != nil || d.public }

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

// errLookingBack is what a change is while an earlier state is looked at.
var errLookingBack = canvas.Refusal{Key: "refused-looking-back"}

// do applies a change.
func (d *document) do(now time.Time, c canvas.Change) error {
	switch {
	case d.fixed():
		return errReadOnly
	case d.back != nil:
		return errLookingBack
	case d.public:
		return errPublicView
	}
	d.checkpoint(now)
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
