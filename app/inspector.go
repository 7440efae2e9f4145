package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
)

// inspector shows what is selected, field by field: a source, a note, several things, or, where
// nothing is selected, the sheet and the cluster.
type inspector struct {
	widget.BaseWidget
	window *Window
	ground *surface
	scroll *scroller
	column *fyne.Container
	forms  []*form
	shown  *form
}

// form is the fields for one kind of thing.
type form struct {
	*fyne.Container
	named  map[string]fyne.CanvasObject // the controls by name, for the probe
	fits   func() bool                  // whether it is for what is selected; it notes what that is
	about  func() string                // names what is selected: another name is another thing
	was    string
	loads  []func(anew bool)
	first  fyne.Focusable
	figure fyne.Focusable // of what can be opened for its figure
}

// Measures of a form: the names at the left, the controls beside.
const (
	formWidth   = inspectorWidth - 2*margin
	formLeft    = 82
	formControl = formWidth - formLeft
)

func newInspector(w *Window) *inspector {
	i := &inspector{window: w, ground: newSurface(colorPanel, colorNone, 0)}
	i.renew()
	i.column = container.New(column{inset: margin})
	i.scroll = newScroller(i.column)
	i.ExtendBaseWidget(i)
	return i
}

// renew makes the forms anew: what was closed to the hand is open again, or the other way round.
func (i *inspector) renew() {
	w := i.window
	i.shown = nil
	i.forms = []*form{
		newSourceForm(w), newCostForm(w), newMetricForm(w), newReferenceForm(w), newNoteForm(w), newLinkForm(w),
		newManyForm(w), newClusterForm(w), newSheetForm(w),
	}
}

// load shows the selection as it is now.
func (i *inspector) load() {
	for _, f := range i.forms {
		if !f.fits() {
			continue
		}
		about := f.about()
		anew := f != i.shown || about != f.was
		f.was = about
		for _, load := range f.loads {
			load(anew)
		}
		if f != i.shown {
			i.shown = f
			i.column.Objects = []fyne.CanvasObject{f.Container}
			i.scroll.to(0)
		}
		i.column.Refresh()
		i.scroll.Refresh()
		return
	}
}

// first returns the first field, for who comes by the keyboard.
func (i *inspector) first() fyne.Focusable {
	if i.shown == nil {
		return nil
	}
	return i.shown.first
}

// CreateRenderer makes what draws the panel.
func (i *inspector) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{i.ground, i.scroll}
	return &drawn{
		objects: objects,
		layout: func(s fyne.Size) {
			i.ground.Resize(s)
			box(i.scroll, 1, 0, s.Width-1, s.Height)
		},
		min: func() fyne.Size { return fyne.NewSize(inspectorWidth, 0) },
		refresh: func() {
			for _, o := range objects {
				o.Refresh()
			}
		},
	}
}

func newForm(fits func() bool, about func() string) *form {
	return &form{Container: container.New(column{gap: 8}), named: map[string]fyne.CanvasObject{}, fits: fits, about: about}
}

// onLoad is done whenever the form is shown anew.
func (f *form) onLoad(load func()) { f.loads = append(f.loads, func(bool) { load() }) }

// line adds a control with its name before it.
func (f *form) line(w *Window, key string, control fyne.CanvasObject) {
	f.named[key] = control
	f.Add(newFormLine(w.text("field-"+key), formLeft, control))
}

// text adds a field for a line of text.
func (f *form) text(w *Window, key string, read func() string, write func(string) error) *input {
	i := newInput(w, newField(w), formControl, read, write)
	f.loads = append(f.loads, i.load)
	f.line(w, key, i)
	f.named[key] = i.field
	if f.first == nil {
		f.first = i.field
	}
	return i
}

// rule adds a hairline between parts of the form.
func (f *form) rule() {
	f.Add(container.New(inset{0, 4, 0, 4}, newHairlineRow()))
}

// heading adds a title over a part of the form.
func (f *form) heading(text string) *label {
	l := newLabel(text, sizeBody, true, colorInk)
	f.Add(l)
	return l
}

// only returns the one selected item, if it is one.
func (w *Window) only() (canvas.Item, bool) {
	if w.doc == nil || len(w.selection) != 1 {
		return canvas.Item{}, false
	}
	return w.selection[0], true
}

// field applies a change that was typed into a field.
func (w *Window) fieldChange(c canvas.Change, err error) error {
	if err != nil {
		return err
	}
	return w.commit(c)
}

// step applies a change that was chosen: one step of undo, whatever came before.
func (w *Window) step(c canvas.Change, err error) {
	w.doc.editor.Seal()
	w.do(c, err)
	w.doc.editor.Seal()
	if err != nil {
		w.inspector.load() // the control shows again what holds
	}
}

// part returns a part of the form that can be hidden as a whole. Its fields are those of the form.
func (f *form) part() *form {
	p := newForm(nil, nil)
	p.named = f.named
	f.Add(p.Container)
	f.loads = append(f.loads, func(anew bool) {
		for _, load := range p.loads {
			load(anew)
		}
	})
	return p
}
