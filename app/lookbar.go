package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// lookBar stands over the sheet while an earlier state is looked at, or the public view. It says so,
// and leads back, to the comparison, or to that state for good.
type lookBar struct {
	widget.BaseWidget
	window                 *Window
	ground, edge           *surface
	rule                   *surface
	title, explain         *label
	now, compare, restored *button
	over                   *fyne.Container // what it lies in, with the sheet
}

const lookBarHeight float32 = 52

func newLookBar(w *Window) *lookBar {
	b := &lookBar{
		window: w, ground: newSurface(colorPanel, colorNone, 0), edge: newSurface(colorWarning, colorNone, 0), rule: newHairline(),
		title:   newLabel("", sizeBody, true, colorInk).cutting(),
		explain: newLabel("", sizeCaption, false, colorSecondary).cutting(),
	}
	b.now = newButton(outlined, "", w.text("back-to-now"), w.backToNow)
	b.compare = newButton(outlined, "", w.text("compare-with-now"), w.compareWithNow)
	b.restored = newButton(primary, "", w.text("restore-this"), w.restore)
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// load says what is looked at, or hides the bar.
func (b *lookBar) load() {
	w := b.window
	back := w.doc.back
	if shown := back != nil || w.doc.public; b.Visible() != shown {
		visible(b, shown)
		b.over.Refresh() // the sheet gets the room, or gives it
	}
	visible(b.compare, back != nil)
	visible(b.restored, back != nil)
	if w.doc.public {
		b.title.set(w.text("public-view"), colorInk)
		b.explain.set(w.text("public-view-explain"), colorSecondary)
		b.now.run = w.togglePublic
		b.now.setText(w.text("public-view-leave"))
		b.Refresh()
		return
	}
	if back == nil {
		return
	}
	b.now.run = w.backToNow
	b.now.setText(w.text("back-to-now"))
	b.title.set(w.text("looking-at", w.called(back.entry)), colorInk)
	b.explain.set(w.text("looking-at-explain"), colorSecondary)
	b.compare.setText(w.text("compare-with-now"))
	if back.comparing {
		b.title.set(w.text("comparing-with", w.called(back.entry)), colorInk)
		b.explain.set(w.text("comparing-explain"), colorSecondary)
		b.compare.setText(w.text("look-at-then"))
	}
	b.restored.setOff(w.doc.fixed())
	b.Refresh()
}

// CreateRenderer makes what draws the bar.
func (b *lookBar) CreateRenderer() fyne.WidgetRenderer {
	buttons := []*button{b.now, b.compare, b.restored}
	objects := []fyne.CanvasObject{b.ground, b.edge, b.rule, b.title, b.explain}
	for _, x := range buttons {
		objects = append(objects, x)
	}
	d := &drawn{objects: objects}
	d.layout = func(s fyne.Size) {
		b.ground.Resize(s)
		box(b.edge, 0, 0, 4, s.Height-1)
		box(b.rule, 0, s.Height-1, s.Width, 1)
		right := s.Width - margin
		for i := len(buttons) - 1; i >= 0; i-- {
			if !buttons[i].Visible() {
				continue
			}
			wide := buttons[i].MinSize().Width
			right -= wide
			box(buttons[i], right, (s.Height-controlHeight)/2, wide, controlHeight)
			right -= 6
		}
		const left = 18
		box(b.title, left, 6, right-left-4, 21)
		box(b.explain, left, 26, right-left-4, 19)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, lookBarHeight) }
	d.refresh = func() {
		for _, o := range objects {
			o.Refresh()
		}
		d.layout(b.Size())
	}
	return d
}

// underBar is the layout of the sheet below a bar that is there only now and then.
type underBar struct{ bar fyne.CanvasObject }

// newUnderBar returns something with a bar over it.
func newUnderBar(bar *lookBar, under fyne.CanvasObject) *fyne.Container {
	bar.over = container.New(underBar{bar}, under, bar)
	return bar.over
}

// Layout gives the bar its height, and what is under it the rest.
func (u underBar) Layout(o []fyne.CanvasObject, s fyne.Size) {
	height := float32(0)
	if u.bar.Visible() {
		height = u.bar.MinSize().Height
		box(u.bar, 0, 0, s.Width, height)
	}
	box(o[0], 0, height, s.Width, s.Height-height)
}

// MinSize is that of what is under the bar.
func (u underBar) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
