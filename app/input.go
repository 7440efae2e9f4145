package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// input is a field of the inspector that is bound to something in the document. What is typed is
// done at once where it can be read; what cannot is said under the field when the hand leaves it.
type input struct {
	widget.BaseWidget
	window *Window
	field  *field
	wrong  *prose
	read   func() string      // what the document says
	write  func(string) error // does what was typed
	apart  bool               // what is wrong stands elsewhere: a row has no room for it
	shown  string             // what read said when the field last agreed with it
	held   string             // what it said before somebody typed
	quiet  bool               // the text is being set, not typed
	busy   bool               // what was typed is being done
	failed error
}

func newInput(w *Window, f *field, width float32, read func() string, write func(string) error) *input {
	i := &input{window: w, field: f, wrong: newProse("", sizeSmall, colorWarning, width), read: read, write: write}
	f.OnChanged = i.typed
	f.left = i.leave
	f.escaped = i.revert
	if !f.MultiLine {
		f.OnSubmitted = func(string) {
			i.leave()
			if i.failed == nil {
				w.focusSheet()
			}
		}
	}
	i.ExtendBaseWidget(i)
	return i
}

// load shows what the document says, unless the field says the same in other words. With anew, it
// speaks of something else than before.
func (i *input) load(anew bool) {
	if i.window.doc.readOnly() {
		i.field.Disable()
	}
	if i.busy {
		return // who types "12.05" has typed "12.0" before
	}
	if v := i.read(); v != i.shown || anew {
		i.set(v)
	}
}

func (i *input) set(v string) {
	i.shown, i.held, i.failed = v, v, nil
	i.complain("")
	if i.field.Text != v {
		i.quiet = true
		i.field.SetText(v)
		i.quiet = false
	}
}

func (i *input) typed(text string) {
	if i.quiet {
		return
	}
	i.busy = true
	defer func() { i.busy = false }()
	if i.failed = i.write(text); i.failed == nil {
		i.shown = i.read()
		i.complain("")
		return
	}
	// What was right on the way to what is wrong was not meant: "12" of "12x".
	if i.read() != i.held && i.write(i.held) == nil {
		i.shown = i.read()
	}
}

// leave ends a burst of typing: the field then says it as the document does.
func (i *input) leave() {
	if i.window.doc == nil {
		return
	}
	i.window.doc.editor.Seal()
	if i.failed != nil {
		i.complain(i.window.sentence(i.failed))
		return
	}
	i.set(i.read())
}

// revert gives up what was typed and could not be read.
func (i *input) revert() {
	if i.failed != nil {
		i.set(i.read())
	}
}

// suggest sets what stands in the empty field.
func (i *input) suggest(text string) {
	if i.field.PlaceHolder != text {
		i.field.SetPlaceHolder(text)
	}
}

func (i *input) complain(sentence string) {
	if i.wrong.text == sentence {
		return
	}
	i.wrong.set(sentence, colorWarning)
	if i.apart {
		visible(i.wrong, sentence != "")
		return
	}
	i.Refresh()
}

// CreateRenderer makes what draws the field and what is wrong with it.
func (i *input) CreateRenderer() fyne.WidgetRenderer {
	entry := i.field.object()
	d := &drawn{objects: []fyne.CanvasObject{entry, i.wrong}}
	if i.apart {
		d.objects = d.objects[:1]
	}
	d.layout = func(s fyne.Size) {
		h := entry.MinSize().Height
		if !i.field.MultiLine {
			h = controlHeight
		}
		box(entry, 0, 0, s.Width, h)
		if i.apart {
			return
		}
		m := i.wrong.MinSize()
		box(i.wrong, 0, h+2, m.Width, m.Height)
	}
	d.min = func() fyne.Size {
		h := controlHeight
		if i.field.MultiLine {
			h = entry.MinSize().Height
		}
		if wrong := i.wrong.MinSize().Height; wrong > 0 && !i.apart {
			h += wrong + 4
		}
		return fyne.NewSize(0, h)
	}
	d.refresh = func() {
		i.wrong.Refresh()
		d.layout(i.Size())
	}
	return d
}
