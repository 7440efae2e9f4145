package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// guideFoot is the strip under the other pages of the side panel while somebody is on a way of the
// guide: how far, what comes next, and the way back to it.
type guideFoot struct {
	widget.BaseWidget
	window *Window
	ground *surface
	rule   *surface
	back   *button
	quit   *button
}

func newGuideFoot(w *Window) *guideFoot {
	f := &guideFoot{window: w, ground: newSurface(colorQuiet, colorNone, 0), rule: newHairline()}
	f.back = newButton(flat, "route", "", func() { w.perform("view-guide") })
	f.back.start, f.back.cut = true, true
	f.back.hint, f.back.tipNow = w.hint, func() string { return w.tip("view-guide") }
	f.quit = newButton(flat, "cross", "", f.leave).hinted(w.hint, w.text("hint-guide-leave"))
	f.ExtendBaseWidget(f)
	f.Hide()
	return f
}

// load shows how far the document is, where the strip belongs.
func (f *guideFoot) load() {
	w := f.window
	on := w.guide.on && w.side.page() != "guide"
	if on {
		w.guide.update()
		f.back.setText(w.guide.line())
	}
	if on != f.Visible() {
		visible(f, on)
		w.side.Refresh()
	}
}

// leave ends the way: the strip goes.
func (f *guideFoot) leave() {
	f.window.guide.on = false
	f.load()
	f.window.focusSheet()
	f.window.probe.touch()
}

// CreateRenderer makes what draws the strip.
func (f *guideFoot) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{f.ground, f.rule, f.back, f.quit}
	return &drawn{
		objects: objects,
		layout: func(s fyne.Size) {
			y := (s.Height - controlHeight) / 2
			f.ground.Resize(s)
			box(f.rule, 0, 0, s.Width, 1)
			box(f.back, margin-10, y, s.Width-margin+10-controlHeight-6, controlHeight)
			box(f.quit, s.Width-controlHeight-5, y, controlHeight, controlHeight)
		},
		min: func() fyne.Size { return fyne.NewSize(0, guideFootHeight) },
		refresh: func() {
			for _, o := range objects {
				o.Refresh()
			}
		},
	}
}
