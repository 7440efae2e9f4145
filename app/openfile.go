package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/app/command"
	"clustercanvas/canvas"
	"clustercanvas/examples"
	"clustercanvas/storage"
)

// newFile begins a new document.
func (w *Window) newFile() {
	b := newWorkbook(w.program.ids, w.program.words)
	w.roomFor(func(w *Window) { w.showFresh(b, "") })
}

// openExample begins a document with a worked example.
func (w *Window) openExample(e examples.Example) {
	b, err := command.OfExample(e, w.program.words.language, w.program.ids)
	if err != nil {
		w.tell(w.text("cannot-open"), w.sentence(err))
		return
	}
	w.roomFor(func(w *Window) { w.showFresh(b, e.In(w.program.words.language)) })
}

// exampleChoices are the worked examples, for the menu.
func (w *Window) exampleChoices() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, e := range examples.All() {
		items = append(items, fyne.NewMenuItem(e.In(w.program.words.language), func() { w.openExample(e) }))
	}
	return items
}

// roomFor shows something in this window, if nothing would be lost by that, or in a new one.
func (w *Window) roomFor(show func(*Window)) {
	if w.doc != nil && !w.doc.pristine() {
		w = w.program.newWindow(true)
		w.appear()
	}
	if old := w.doc; old != nil && old.saver != nil {
		old.saver.abandon(func() {})
	}
	show(w)
}

// showFresh shows a workbook that has no file yet. It gets one at its first change.
func (w *Window) showFresh(b canvas.Workbook, example string) {
	p := w.program
	folder, day := documentsFolder(), p.now()
	d := p.newDocument(b, canvas.History{})
	d.example, d.auto = example, true
	d.saver = newSaver(p.ui, p.now, nil, func() (*storage.File, error) { return createFresh(folder, day, b) }, w.told(d))
	w.show(d)
}

// told returns what hears how a document stands against its file.
func (w *Window) told(d *document) func(saveState) {
	return func(s saveState) {
		if s.path != "" && s.path != d.state.path {
			w.program.prefs.remember(s.path)
			w.tellUnkept()
		}
		if s.waiting = s.waiting && s.err == nil; !s.waiting && s.err == nil {
			w.probe.log("saved", s.path)
		}
		d.state = s
		d.slow = d.slow && s.waiting
		if w.doc == d {
			w.top.load()
			w.status.load()
			w.showMenu()
			w.probe.touch()
		}
	}
}

// openFile opens a file in this window, in another that has it open already, or in a new one.
func (w *Window) openFile(path string) { w.openFileThen(path, func() {}) }

// openFileThen opens a file, and runs something afterwards, whatever came of it. Reading is done
// beside: a slow disk must not hold the window up.
func (w *Window) openFileThen(path string, then func()) {
	p := w.program
	if other := p.windowOf(path); other != nil {
		other.toFront()
		if other != w && w.waiting && w.doc == nil {
			w.leave()
		}
		then()
		return
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if slices.ContainsFunc(p.opening, func(other string) bool { return sameFile(other, path) }) {
		then()
		return // it will be there in a moment
	}
	p.opening = append(p.opening, path)
	w.say(w.text("opening", filepath.Base(path)), false)
	go func() {
		file, contents, err := storage.Open(path)
		p.ui(func() {
			p.opening = slices.DeleteFunc(p.opening, func(other string) bool { return other == path })
			if err != nil {
				w.say("", false)
				w.cannotOpen(path, err)
			} else {
				p.setMissing(path, false)
				w.roomFor(func(w *Window) { w.showFile(file, contents) })
			}
			then()
		})
	}()
}

// showFile shows what an open file holds.
func (w *Window) showFile(file *storage.File, c storage.Contents) {
	p := w.program
	d := p.newDocument(c.Workbook, c.History())
	d.problems, d.state.path = c.Problems, file.Path()
	d.saver = newSaver(p.ui, p.now, file, nil, w.told(d))
	p.prefs.remember(file.Path())
	w.show(d)
	w.addMissingSheet()
	w.goWhereItWas()
	w.tellUnkept()
	w.tellProblems(len(c.Problems))
	if !p.memory.hasPicture(file.Path()) {
		w.rememberPlace(func() {})
	}
}

// addMissingSheet gives a file without any sheet a Map: without one there would be nothing to see.
func (w *Window) addMissingSheet() {
	b := w.workbook()
	if len(b.Sheets()) > 0 || len(b.Scenarios()) == 0 || w.doc.readOnly() {
		return
	}
	scenario := b.Scenarios()[0].ID
	if periods := b.Periods(scenario); len(periods) > 0 {
		c, _, err := canvas.AddSheet(b, w.program.ids, canvas.BuiltIn()[0], scenario, periods[0].ID, "")
		w.do(c, err)
	}
}

func (w *Window) tellProblems(n int) {
	if n > 0 {
		w.say(w.program.words.count("problems", n), true)
	}
}

// tellUnkept says, once, that the program cannot remember anything on this machine.
func (w *Window) tellUnkept() {
	if w.program.prefs.toTell() {
		w.say(w.text("not-kept"), false)
	}
}

// cannotOpen says why a file cannot be opened, and what else can be done with it.
func (w *Window) cannotOpen(path string, err error) {
	w.stopWaiting()
	sentence := w.program.words.sentence(err, path)
	if errors.Is(err, storage.ErrNotFound) {
		w.program.setMissing(path, true)
		w.tellMissing(path, sentence)
		return
	}
	if !errors.Is(err, storage.ErrLocked) && !errors.Is(err, storage.ErrReadOnly) && !errors.Is(err, storage.ErrFull) {
		w.tell(w.text("cannot-open"), sentence)
		return
	}
	title := w.text("cannot-open")
	if errors.Is(err, storage.ErrLocked) {
		title = w.text("locked-title")
	}
	var m *modal
	body := newColumn(10,
		newProse(sentence, sizeBody, colorInk, 440),
		newProse(w.text("locked-explain"), sizeBody, colorSecondary, 440))
	m = w.open(title, 480, body, nil,
		newButton(flat, "", w.text("cancel"), func() { m.close() }),
		newButton(outlined, "", w.text("work-on-copy"), func() {
			m.close()
			w.duplicateAndOpen(path)
		}),
		newButton(primary, "", w.text("look-at-it"), func() {
			m.close()
			w.look(path)
		}))
}

// look shows a file without being able to change it.
func (w *Window) look(path string) {
	p := w.program
	go func() {
		c, err := storage.Read(path)
		p.ui(func() {
			if err != nil {
				w.tell(w.text("cannot-open"), p.words.sentence(err, path))
				return
			}
			w.roomFor(func(w *Window) {
				d := p.newDocument(c.Workbook, c.History())
				d.problems, d.state.path = c.Problems, path
				w.show(d)
				w.goWhereItWas()
				w.tellProblems(len(c.Problems))
			})
		})
	}()
}

// workOnCopy makes a copy of the file that is only looked at, and opens that.
func (w *Window) workOnCopy() { w.duplicateAndOpen(w.doc.state.path) }

// duplicateAndOpen copies a file beside itself, or into the documents where that may not be, and
// opens the copy.
func (w *Window) duplicateAndOpen(path string) {
	p := w.program
	stem := p.words.text("copy-of", strings.TrimSuffix(filepath.Base(path), extension))
	go func() {
		made, err := duplicateBeside(path, stem)
		p.ui(func() {
			if err != nil {
				w.tell(w.text("cannot-copy"), p.words.sentence(err, path))
				return
			}
			w.openFile(made)
		})
	}()
}

func duplicateBeside(path, stem string) (string, error) {
	var err error
	for _, folder := range []string{filepath.Dir(path), documentsFolder()} {
		for n := 1; n < 100; n++ {
			name := stem
			if n > 1 {
				name = fmt.Sprintf("%s (%d)", stem, n)
			}
			made := filepath.Join(folder, name+extension)
			if err = storage.Duplicate(path, made); err == nil {
				return made, nil
			}
			if !errors.Is(err, storage.ErrExists) {
				break
			}
		}
	}
	return "", err
}

// askOpen asks which file to open.
func (w *Window) askOpen() {
	w.pickFile(picking{title: w.text("open-title"), verb: w.text("open"), folder: w.usualFolder(), chosen: func(path string) string {
		w.openFile(path)
		return ""
	}})
}

// usualFolder is where a file dialog begins.
func (w *Window) usualFolder() string {
	if f := w.program.prefs.folder(); f != "" {
		if info, err := os.Stat(f); err == nil && info.IsDir() {
			return f
		}
	}
	return documentsFolder()
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	if x, err := filepath.Abs(a); err == nil {
		a = x
	}
	if x, err := filepath.Abs(b); err == nil {
		b = x
	}
	if a == b {
		return true
	}
	ia, err := os.Stat(a)
	if err != nil {
		return false
	}
	ib, err := os.Stat(b)
	return err == nil && os.SameFile(ia, ib)
}
