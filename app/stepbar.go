package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// stepBar stands over the sheet while it is explained: which step it is, what has appeared, and the
// ways on, back and out. In the room it is away.
type stepBar struct {
	widget.BaseWidget
	window          *Window
	ground, rule    *surface
	back, next, end *button
	title, said     *label
	over            *fyne.Container // what it lies in, with the sheet
}

const stepBarHeight float32 = 48

func newStepBar(w *Window) *stepBar {
	b := &stepBar{
		window: w, ground: newSurface(colorPanel, colorNone, 0), rule: newHairline(),
		title: newLabel("", sizeBody, true, colorInk),
		said:  newLabel("", sizeBody, false, colorSecondary).cutting(),
	}
	b.back = newButton(outlined, "left", "", func() { w.stepOn(-1) }).hinted(w.hint, w.text("step-back"))
	b.next = newButton(outlined, "right", "", func() { w.stepOn(+1) }).hinted(w.hint, w.text("step-on"))
	b.end = newButton(outlined, "", w.text("steps-end"), w.endSteps).hinted(w.hint, w.text("key-escape"))
	w.probe.put("button:step-back", b.back)
	w.probe.put("button:step-on", b.next)
	w.probe.put("button:steps-end", b.end)
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// newUnderStepBar returns something with the bar over it.
func newUnderStepBar(bar *stepBar, under fyne.CanvasObject) *fyne.Container {
	bar.over = container.New(underBar{bar}, under, bar)
	return bar.over
}

// load says which step is shown, or hides the bar.
func (b *stepBar) load() {
	w := b.window
	if shown := w.showing.played && !w.inRoom(); b.Visible() != shown {
		visible(b, shown)
		b.over.Refresh() // the sheet gets the room, or gives it
	}
	if !b.Visible() {
		return
	}
	n, all := w.showing.step, w.steps.Count()
	b.title.set(w.text("step-of", itoa(n), itoa(all)), colorInk)
	b.said.set(w.stepWords(), colorSecondary)
	b.back.setOff(n == 0)
	b.next.setOff(n == all)
	b.Refresh()
}

// CreateRenderer makes what draws the bar.
func (b *stepBar) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{b.ground, b.rule, b.back, b.next, b.title, b.said, b.end}
	d := &drawn{objects: objects}
	d.layout = func(s fyne.Size) {
		const gap = 6
		b.ground.Resize(s)
		box(b.rule, 0, s.Height-1, s.Width, 1)
		y := (s.Height - controlHeight) / 2
		x := margin
		for _, o := range []*button{b.back, b.next} {
			box(o, x, y, controlHeight, controlHeight)
			x += controlHeight + gap
		}
		x += gap
		wide := b.end.MinSize().Width
		right := s.Width - margin - wide
		box(b.end, right, y, wide, controlHeight)
		title := b.title.MinSize()
		box(b.title, x, (s.Height-title.Height)/2, title.Width, title.Height)
		x += title.Width + 14
		said := b.said.MinSize().Height
		box(b.said, x, (s.Height-said)/2, max(0, right-x-12), said)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, stepBarHeight) }
	d.refresh = func() {
		for _, o := range objects {
			o.Refresh()
		}
		d.layout(b.Size())
	}
	return d
}
