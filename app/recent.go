package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// lookForRecent finds out which of the recent files are there, and shows those that are not as
// missing. It is done beside: a file on a medium that does not answer must not hold a window up.
func (p *program) lookForRecent() {
	for _, path := range p.prefs.recent() {
		go func() {
			_, err := os.Stat(path)
			p.ui(func() { p.setMissing(path, errors.Is(err, fs.ErrNotExist)) })
		}()
	}
}

func (p *program) setMissing(path string, missing bool) {
	if p.missing[path] == missing {
		return
	}
	p.missing[path] = missing
	for _, w := range p.windows {
		if t := w.tiles[path]; t != nil {
			t.setMissing(missing)
		}
		w.showMenu()
		w.probe.touch()
	}
}

// forgetRecent takes a file out of the list of recent files, with what is remembered of it.
func (p *program) forgetRecent(path string) {
	p.prefs.forget(path)
	delete(p.missing, path)
	p.memory.tidy(p.prefs.recent())
	for _, w := range p.windows {
		if w.doc == nil && !w.waiting {
			w.build()
		} else {
			w.showMenu()
		}
	}
}

// recentChoices are the files that were open lately, for the menu.
func (w *Window) recentChoices() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, path := range w.program.prefs.recent() {
		name := workbookName(path) + "  –  " + shortFolder(filepath.Dir(path))
		if w.program.missing[path] {
			name += "  (" + w.text("missing") + ")"
		}
		items = append(items, fyne.NewMenuItem(name, func() { w.openFile(path) }))
	}
	return items
}

// workbookName returns what people call the file of a path.
func workbookName(path string) string { return strings.TrimSuffix(filepath.Base(path), extension) }

// tellMissing says that a file is not where it was, and offers to look for it or to forget it.
func (w *Window) tellMissing(path, sentence string) {
	var m *modal
	body := newColumn(10,
		newProse(sentence, sizeBody, colorInk, 440),
		newLabel(filepath.ToSlash(path), sizeCaption, false, colorSecondary).cutting())
	buttons := []*button{newButton(flat, "", w.text("cancel"), func() { m.close() })}
	for _, known := range w.program.prefs.recent() {
		if known == path {
			buttons = append(buttons, newButton(outlined, "", w.text("recent-remove"), func() {
				m.close()
				w.program.forgetRecent(path)
			}))
		}
	}
	buttons = append(buttons, newButton(primary, "", w.text("recent-locate"), func() {
		m.close()
		w.locate(path)
	}))
	m = w.open(w.text("not-found-title"), 480, body, nil, buttons...)
}

// locate asks where a file is now, and opens it from there.
func (w *Window) locate(lost string) {
	w.pickFile(picking{title: w.text("recent-locate-title", workbookName(lost)), verb: w.text("open"), folder: nearestFolder(lost, w.usualFolder()), chosen: func(path string) string {
		w.program.forgetRecent(lost)
		w.openFile(path)
		return ""
	}})
}

// nearestFolder returns the folder of a path, as far up as there is one.
func nearestFolder(path, otherwise string) string {
	for folder := filepath.Dir(path); ; folder = filepath.Dir(folder) {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			if folder == filepath.Dir(folder) {
				return otherwise // nothing of it is left but the root
			}
			return folder
		}
		if folder == filepath.Dir(folder) {
			return otherwise
		}
	}
}
