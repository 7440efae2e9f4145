package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// exportSoon is how long an export may take before it says how far it is, and can be stopped.
const exportSoon = 500 * time.Millisecond

// exportProgress says how far an export is, once it takes a while. It is used from the toolkit's goroutine.
type exportProgress struct {
	window *Window
	modal  *modal
	words  *label
	bar    *exportBar
	stop   context.CancelFunc
	said   string
	done   bool
}

// newExportProgress waits a while, and shows itself if the export is not done by then.
func newExportProgress(w *Window, stop context.CancelFunc) *exportProgress {
	e := &exportProgress{window: w, stop: stop, said: w.text("exporting"), bar: newExportBar()}
	time.AfterFunc(exportSoon, func() { w.program.ui(e.show) })
	return e
}

func (e *exportProgress) show() {
	const inner = 360
	if e.done || e.modal != nil {
		return
	}
	w := e.window
	e.words = newLabel(e.said, sizeBody, false, colorInk).cutting()
	e.modal = w.open(w.text("export-title"), inner+40, newColumn(12, e.words, e.bar), e.cancel,
		newButton(outlined, "", w.text("cancel"), func() {
			e.modal.close()
			e.cancel()
		}))
}

// cancel stops the export: what it was writing stays as it was before.
func (e *exportProgress) cancel() {
	e.done, e.modal = true, nil
	e.stop()
}

// say says what is done now.
func (e *exportProgress) say(words string) {
	e.said = words
	if e.modal != nil {
		e.words.set(words, colorInk)
	}
}

// share says how far it is, from 0 to 1.
func (e *exportProgress) share(share float64) {
	e.bar.set(share)
}

// end takes it away.
func (e *exportProgress) end() {
	e.done = true
	if e.modal != nil {
		e.modal.close()
		e.modal = nil
	}
}

// exportBar shows a share of a whole.
type exportBar struct {
	widget.BaseWidget
	share float64
}

func newExportBar() *exportBar {
	b := &exportBar{}
	b.ExtendBaseWidget(b)
	return b
}

func (b *exportBar) set(share float64) {
	if share = min(1, max(0, share)); share != b.share {
		b.share = share
		b.Refresh()
	}
}

// CreateRenderer makes what draws the bar.
func (b *exportBar) CreateRenderer() fyne.WidgetRenderer {
	ground, full := fynecanvas.NewRectangle(themed(colorHair)), fynecanvas.NewRectangle(themed(colorInk))
	ground.CornerRadius, full.CornerRadius = 3, 3
	d := &drawn{objects: []fyne.CanvasObject{ground, full}, min: func() fyne.Size { return fyne.NewSize(80, 6) }}
	d.layout = func(s fyne.Size) {
		box(ground, 0, (s.Height-6)/2, s.Width, 6)
		box(full, 0, (s.Height-6)/2, float32(b.share)*s.Width, 6)
	}
	d.refresh = func() {
		ground.FillColor, full.FillColor = themed(colorHair), themed(colorInk)
		d.layout(b.Size())
		ground.Refresh()
		full.Refresh()
	}
	return d
}
