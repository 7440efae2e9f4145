package app

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// topBar names the cluster and the file, and holds what is needed most.
type topBar struct {
	widget.BaseWidget
	window      *Window
	ground      *surface
	title, path *label
	lock        *icon
	only        *label
	workOnCopy  *button
	undo, redo  *button
	export      *button
	objects     []fyne.CanvasObject
}

func newTopBar(w *Window) *topBar {
	t := &topBar{
		window: w,
		ground: newSurface(colorPanel, colorNone, 0),
		title:  newLabel("", sizeTitle, true, colorInk).cutting(),
		path:   newLabel("", sizeCaption, false, colorSecondary).cutting(),
		lock:   newIcon("lock", colorSecondary, 14),
		only:   newLabel(w.text("read-only"), sizeCaption, false, colorSecondary),
		undo:   w.actionButton(flat, "undo", "", "edit-undo"),
		redo:   w.actionButton(flat, "redo", "", "edit-redo"),
		export: w.actionButton(primary, "export", w.text("export"), "file-export"),
	}
	t.workOnCopy = newButton(outlined, "", w.text("work-on-copy"), w.workOnCopy).hinted(w.hint, w.text("hint-work-on-copy"))
	t.objects = []fyne.CanvasObject{t.ground, t.title, t.path, t.lock, t.only, t.workOnCopy, t.undo, t.redo, t.export}
	t.ExtendBaseWidget(t)
	return t
}

// load shows the document as it is now.
func (t *topBar) load() {
	w := t.window
	t.title.set(w.clusterOrFile(), colorInk)
	t.path.set(w.pathInWords(), colorSecondary)
	w.retitle()
	t.undo.setOff(!canUndo(w))
	t.redo.setOff(!canRedo(w))
	for _, o := range []fyne.CanvasObject{t.lock, t.only, t.workOnCopy} {
		if w.doc.fixed() {
			o.Show()
		} else {
			o.Hide()
		}
	}
	t.arrange(t.Size())
}

// pathInWords returns where the file lies: "Documents / growth.cluster".
func (w *Window) pathInWords() string {
	path := w.doc.state.path
	if path == "" {
		return w.text("not-yet-a-file")
	}
	if home, err := os.UserHomeDir(); err == nil {
		if rel, err := filepath.Rel(home, path); err == nil && !strings.HasPrefix(rel, "..") {
			path = rel
		}
	}
	return strings.ReplaceAll(strings.TrimPrefix(filepath.ToSlash(path), "/"), "/", " / ")
}

func (t *topBar) arrange(s fyne.Size) {
	t.ground.Resize(s)
	right := s.Width - margin
	put := func(o fyne.CanvasObject, gap float32) {
		if !o.Visible() {
			return
		}
		m := o.MinSize()
		right -= m.Width
		box(o, right, float32(int((s.Height-1-m.Height)/2)), m.Width, m.Height)
		right -= gap
	}
	put(t.export, 12)
	put(t.redo, 2)
	put(t.undo, 16)
	put(t.workOnCopy, 10)
	put(t.only, 6)
	put(t.lock, 16)
	style := fyne.TextStyle{Bold: true}
	wide := min(fyne.MeasureText(t.title.text, sizeTitle, style).Width+2, right-margin)
	box(t.title, margin, 0, wide, s.Height-1)
	box(t.path, margin+wide+14, 1, max(0, right-margin-wide-14), s.Height-1)
}

// CreateRenderer makes what draws the bar.
func (t *topBar) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{
		objects: t.objects,
		layout:  t.arrange,
		min:     func() fyne.Size { return fyne.NewSize(0, topHeight) },
		refresh: func() {
			for _, o := range t.objects {
				o.Refresh()
			}
		},
	}
}
