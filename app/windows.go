package app

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
)

// titleOf returns what stands over a window: the cluster, the name and the place of the file, and
// whether it may only be looked at.
func (w *Window) titleOf() string {
	if w.doc == nil {
		return programName
	}
	title := w.clusterOrFile()
	if path := w.doc.state.path; path != "" {
		title += " – " + filepath.Base(path) + " (" + shortFolder(filepath.Dir(path)) + ")"
	}
	if w.doc.fixed() {
		title += " – " + w.text("read-only")
	}
	return title + " – " + programName
}

// clusterOrFile returns what the document is called: as its cluster, or as its file.
func (w *Window) clusterOrFile() string {
	for _, name := range []string{w.workbook().Info().Cluster, w.doc.name()} {
		if name != "" {
			return name
		}
	}
	return w.text("unnamed-file")
}

// retitle gives the window its title. All windows list it in their menus.
func (w *Window) retitle() {
	title := w.titleOf()
	if title == w.title {
		return
	}
	w.title = title
	w.win.SetTitle(title)
	w.probe.log("title", title)
	w.program.listWindows()
}

// listWindows shows in the menus of all windows which windows there are.
func (p *program) listWindows() {
	for _, w := range p.windows {
		w.showMenu()
	}
}

// label returns what a window is called in the list of windows.
func (w *Window) label() string {
	if w.doc == nil {
		return w.text("start-window")
	}
	name := w.clusterOrFile()
	if file := w.doc.name(); file != "" && file != name {
		name += "  –  " + file
	}
	return name
}

// windowChoices are the open windows, to go to one.
func (w *Window) windowChoices() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, other := range w.program.windows {
		item := fyne.NewMenuItem(other.label(), func() { other.toFront() })
		item.Checked = other == w
		items = append(items, item)
	}
	return items
}

// toFront brings the window before all others, with the keyboard.
func (w *Window) toFront() {
	w.win.RequestFocus()
	w.probe.log("front", w.title)
}

// stepWindow goes to the window so many after this one, in the order in which they were opened, and
// round again.
func (w *Window) stepWindow(by int) {
	all := w.program.windows
	if i := slices.Index(all, w); i >= 0 {
		all[(i+by+len(all))%len(all)].toFront()
	}
}

func hasOtherWindow(w *Window) bool { return len(w.program.windows) > 1 }
