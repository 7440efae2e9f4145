package app

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/export"
)

// taker takes files of a kind that are let go over a window or given to the program as arguments.
type taker struct {
	endings []string
	take    func(w *Window, paths []string, then func())
}

// takers returns what a window can do with files, by how their names end. Whatever ends otherwise is
// tried as a workbook where it was asked for by name, and refused where it was dropped.
func takers() []taker {
	return []taker{
		{[]string{extension}, (*Window).openEach},
		{[]string{".csv", ".tsv"}, (*Window).takeTables},
		{[]string{".json"}, (*Window).takeExchange},
		{export.PictureEndings, (*Window).takePictures},
	}
}

// maxTaken is how many bytes of a table or an exchange file are read.
const maxTaken = 64 << 20

// dropped takes files that were let go over the window.
func (w *Window) dropped(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		} else {
			paths = append(paths, u.String())
		}
	}
	if len(w.modals) > 0 {
		return // a dialog has a question that is to be answered first
	}
	w.take(paths, false)
}

// take takes files, one kind after the other, and says what could not be taken. Named files were
// asked for one by one: they are tried as workbooks whatever they are called.
func (w *Window) take(paths []string, named bool) {
	p := w.program
	go func() { // a medium that does not answer must not hold the window up
		of, left := sorted(paths, named)
		p.ui(func() { w.takeSorted(of, left) })
	}()
}

// sorted returns the files by who takes them, and those that nobody does.
func sorted(paths []string, named bool) (of [][]string, left []string) {
	all := takers()
	of = make([][]string, len(all))
	for _, path := range paths {
		ending := strings.ToLower(filepath.Ext(path))
		i := slices.IndexFunc(all, func(t taker) bool { return slices.Contains(t.endings, ending) })
		info, err := os.Stat(path)
		switch {
		case err == nil && info.IsDir():
			left = append(left, path)
		case i >= 0:
			of[i] = append(of[i], path)
		case named:
			of[0] = append(of[0], path)
		default:
			left = append(left, path)
		}
	}
	return of, left
}

func (w *Window) takeSorted(of [][]string, left []string) {
	next := func() {
		if len(left) > 0 {
			w.tellNotTaken(left)
		}
	}
	for i, paths := range slices.Backward(of) {
		if len(paths) > 0 {
			then := next
			next = func() { takers()[i].take(w.inUse(), paths, then) }
		}
	}
	next()
}

// inUse returns the window, or where it is gone because another one shows its file, another.
func (w *Window) inUse() *Window {
	if all := w.program.windows; len(all) > 0 && !slices.Contains(all, w) {
		return all[len(all)-1]
	}
	return w
}

// tellNotTaken names files that nothing can be done with, and says what can be.
func (w *Window) tellNotTaken(paths []string) {
	w = w.inUse()
	w.stopWaiting()
	const most = 6
	var names []string
	for _, path := range paths {
		names = append(names, filepath.Base(path))
	}
	if n := len(names); n > most {
		names = append(names[:most], w.text("and-more", itoa(n-most)))
	}
	w.tell(w.text("not-taken-title"), w.program.words.count("not-taken", len(paths), strings.Join(names, ", "))+"\n"+w.text("not-taken-explain"))
}

// openEach opens workbooks one after another.
func (w *Window) openEach(paths []string, then func()) {
	if len(paths) == 0 {
		then()
		return
	}
	w.openFileThen(paths[0], func() { w.inUse().openEach(paths[1:], then) })
}

// takeExchange begins a new document with each file in the exchange format.
func (w *Window) takeExchange(paths []string, then func()) {
	w.readEach(paths, then, func(w *Window, path string, body []byte) error {
		b, err := export.ReadJSON(bytes.NewReader(body), w.program.ids)
		if err == nil {
			w.roomFor(func(w *Window) { w.showFresh(b, workbookName(strings.TrimSuffix(path, filepath.Ext(path)))) })
		}
		return err
	})
}

// takeTables offers the rows of tables as sources and costs of the sheet in view; of a new file
// where there is none.
func (w *Window) takeTables(paths []string, then func()) {
	w.readEach(paths, then, func(w *Window, _ string, body []byte) error {
		if w.doc == nil {
			w.newFile()
		}
		switch {
		case w.doc.readOnly():
			return errReadOnly
		case !w.takesRows():
			return canvas.Refusal{Key: "refused-no-place"}
		case !w.offerTable(export.TableText(body)):
			return canvas.Refusal{Key: "refused-no-table"}
		}
		return nil
	})
}

// readEach reads files one after another, gives each to do, and says what went wrong.
func (w *Window) readEach(paths []string, then func(), do func(w *Window, path string, body []byte) error) {
	if len(paths) == 0 {
		then()
		return
	}
	p, path := w.program, paths[0]
	go func() {
		body, err := readWhole(path)
		p.ui(func() {
			w := w.inUse()
			if err == nil {
				err = do(w, path, body)
			}
			if err != nil {
				w.stopWaiting()
				w.tell(w.text("cannot-take", filepath.Base(path)), p.words.sentence(err, path))
			}
			w.readEach(paths[1:], then, do)
		})
	}()
}

// errTooLong is what a file is that is longer than anything that can be taken.
var errTooLong = errors.New("app: file too long")

func readWhole(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	body, err := io.ReadAll(io.LimitReader(file, maxTaken+1))
	if err == nil && len(body) > maxTaken {
		err = errTooLong
	}
	return body, err
}

// stopWaiting shows the start screen where a window waits for a file that will not come.
func (w *Window) stopWaiting() {
	if w.waiting && w.doc == nil {
		w.waiting = false
		w.build()
	}
}
