package app

import (
	"os"
	"path/filepath"
	"strings"

	"clustercanvas/storage"
)

// saveNow writes what is not written yet, and says that everything is saved: it always is, but
// who presses the keys wants to know.
func (w *Window) saveNow() {
	if w.doc.fixed() {
		w.say(w.text("looking-only"), false)
		return
	}
	if w.doc.state.path == "" {
		w.askSaveAs()
		return
	}
	w.doc.saver.flush(func(err error) {
		if err != nil {
			w.say(w.sentence(err), true)
			return
		}
		w.rememberPlace(func() {})
		w.say(w.text("all-saved", w.program.now().Format("15:04")), false)
	})
}

// askSaveAs gives the document a name and a place, and goes on there. The file whose name the
// program chose is moved; one that has a name of its own stays as it is.
func (w *Window) askSaveAs() {
	d := w.doc
	if d.fixed() {
		w.askDuplicate()
		return
	}
	w.pickFile(picking{
		title: w.text("save-as-title"), verb: w.text("save"), name: w.proposedName(), folder: w.folderOfFile(), saving: true, ending: extension,
		chosen: func(path string) string {
			old, auto := d.state.path, d.auto
			if sameFile(old, path) {
				return ""
			}
			w.say(w.text("saving"), false)
			d.saver.copyTo(path, d.editor.Workbook(), true, func(err error) {
				if err != nil {
					w.tell(w.text("cannot-save"), w.program.words.sentence(err, path))
					return
				}
				d.auto = false
				w.program.prefs.remember(path)
				if auto && old != "" {
					os.Remove(old)
					w.program.prefs.forget(old)
				}
				w.refresh()
				w.say(w.text("saved-as", filepath.Base(path)), false)
			})
			return ""
		}})
}

// askDuplicate writes a copy somewhere and stays with the document.
func (w *Window) askDuplicate() {
	d := w.doc
	w.pickFile(picking{
		title: w.text("duplicate-title"), verb: w.text("duplicate"), name: w.text("copy-of", w.proposedName()), folder: w.folderOfFile(), saving: true, ending: extension,
		chosen: func(path string) string {
			done := func(err error) {
				if err != nil {
					w.tell(w.text("cannot-copy"), w.program.words.sentence(err, path))
					return
				}
				w.say(w.text("duplicated", filepath.Base(path)), false)
			}
			if d.fixed() {
				from, p := d.state.path, w.program
				go func() {
					err := storage.Duplicate(from, path)
					p.ui(func() { done(err) })
				}()
				return ""
			}
			d.saver.copyTo(path, d.editor.Workbook(), false, done)
			return ""
		}})
}

// proposedName is how a file may be called: as it is, as its cluster, or as the example was.
func (w *Window) proposedName() string {
	d := w.doc
	if d.state.path != "" && !d.auto {
		return d.name()
	}
	for _, name := range []string{w.workbook().Info().Cluster, d.example} {
		if name = fileName(name); name != "" {
			return name
		}
	}
	return w.text("unnamed-file")
}

// fileName takes out of a name what files may not be called somewhere.
func fileName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	return strings.Trim(string([]rune(s)[:min(len([]rune(s)), 80)]), " .")
}

func (w *Window) folderOfFile() string {
	if w.doc.state.path != "" && !w.doc.auto {
		return filepath.Dir(w.doc.state.path)
	}
	return w.usualFolder()
}
