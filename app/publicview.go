package app

import (
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/public"
	"clustercanvas/storage"
)

// In the public view the window shows the public version of the document, everywhere: what draws
// it knows of nothing else. Nothing can be changed meanwhile: what is held back would be in the way
// of half of what one types. Escape does not leave it, so that nobody shows by mistake what he hides.

// errPublicView is what a change is while the public view is on.
var errPublicView = canvas.Refusal{Key: "refused-public-view"}

// togglePublic shows the public view, or everything again.
func (w *Window) togglePublic() {
	if !w.view.FinishEdit() {
		return // it says why
	}
	w.backToNow()
	w.doc.editor.Seal()
	w.doc.public = !w.doc.public
	w.choose(nil)
	w.say("", false)
	w.inspector.renew() // its fields are open again, or closed
	w.lookBar.load()
	w.refresh()
	if w.doc.public {
		w.probe.log("public")
	} else {
		w.probe.log("everything")
	}
}

func inPublic(w *Window) bool { return w.doc != nil && w.doc.public }

// publicVersion returns the public version of the document as it is now. It is made once for each
// state.
func (d *document) publicVersion() canvas.Workbook {
	newest := d.editor.Newest()
	if d.forAll == nil || d.forAllOf.ID != newest.ID || !d.forAllOf.At.Equal(newest.At) {
		w := public.Of(d.editor.Workbook(), "")
		d.forAll, d.forAllOf = &w, newest
	}
	return *d.forAll
}

// discretionChoices are what the public view does with confidential figures.
func (w *Window) discretionChoices() []*fyne.MenuItem {
	if w.doc == nil {
		return nil
	}
	var items []*fyne.MenuItem
	words := map[canvas.Discretion]string{canvas.HideFigures: w.text("discretion-hidden"), canvas.RoundFigures: w.text("discretion-rounded")}
	for _, x := range canvas.Discretions {
		item := fyne.NewMenuItem(words[x], func() {
			w.do(canvas.EditInfo(w.doc.editor.Workbook(), "set-discretion", func(i *canvas.Info) { i.Discretion = x }))
		})
		item.Checked = w.workbook().Info().Discretion == x
		item.Disabled = w.doc.readOnly()
		items = append(items, item)
	}
	return items
}

// canMark reports whether something is selected that can be marked as confidential.
func canMark(w *Window) bool {
	return canEdit(w) && slices.ContainsFunc(w.selection, func(it canvas.Item) bool {
		switch w.workbook().Record(it.ID).(type) {
		case canvas.Source, canvas.CostLine, canvas.Note:
			return true
		default:
			return false
		}
	})
}

// canMarkFigure reports whether something is selected that has a figure.
func canMarkFigure(w *Window) bool {
	if !canEdit(w) {
		return false
	}
	_, err := canvas.MarkFigures(w.workbook(), w.selection, w.period, true)
	return err == nil
}

func allConfidential(w *Window) bool {
	return w.doc != nil && w.workbook().AllConfidential(w.selection)
}

func allFiguresConfidential(w *Window) bool {
	return w.doc != nil && w.workbook().AllFiguresConfidential(w.selection, w.period)
}

// toggleConfidential marks what is selected, or takes the mark away where all of it has one.
func (w *Window) toggleConfidential() {
	w.doc.editor.Seal()
	w.do(canvas.MarkConfidential(w.workbook(), w.selection, !allConfidential(w)))
}

// toggleFigures is toggleConfidential for the figures alone.
func (w *Window) toggleFigures() {
	w.doc.editor.Seal()
	w.do(canvas.MarkFigures(w.workbook(), w.selection, w.period, !allFiguresConfidential(w)))
}

// askPublicCopy writes the public version as a file of its own, which has no history, and stays with
// the document.
func (w *Window) askPublicCopy() {
	version := w.doc.publicVersion()
	w.pickFile(picking{
		title: w.text("public-copy-title"), verb: w.text("save"), name: w.text("public-copy-of", w.proposedName()), folder: w.folderOfFile(), saving: true, ending: extension,
		chosen: func(path string) string {
			p := w.program
			if p.isOpen(path) {
				return w.program.words.sentence(storage.ErrLocked, path)
			}
			go func() {
				err := createOver(path, version)
				p.ui(func() {
					if err != nil {
						w.tell(w.text("cannot-copy"), w.program.words.sentence(err, path))
						return
					}
					w.say(w.text("public-copied", filepath.Base(path)), false)
				})
			}()
			return ""
		}})
}

// isOpen reports whether a file is the document of a window.
func (p *program) isOpen(path string) bool {
	return slices.ContainsFunc(p.windows, func(w *Window) bool { return w.doc != nil && sameFile(w.doc.state.path, path) })
}

// createOver makes a file of a workbook, in place of one that may be there.
func createOver(path string, w canvas.Workbook) error {
	made := path + ".new"
	f, err := storage.Create(made, w)
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return err
	}
	if err := os.Rename(made, path); err != nil {
		os.Remove(made)
		return err
	}
	return nil
}
