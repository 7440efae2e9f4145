package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas/words"
)

// newWayBack returns the button over the sheet that brings it back into sight, at the foot of the
// room that it is given.
func newWayBack(w *Window) (*button, fyne.CanvasObject) {
	b := w.actionButton(primary, "", w.text("back-to-sheet"), "view-fit")
	b.Hide()
	w.probe.put("button:back-to-sheet", b)
	return b, container.New(atFoot{}, b)
}

// atFoot is the layout of something in the middle of the lower edge.
type atFoot struct{}

func (atFoot) Layout(o []fyne.CanvasObject, s fyne.Size) {
	m := o[0].MinSize()
	box(o[0], float32(int((s.Width-m.Width)/2)), s.Height-m.Height-24, m.Width, m.Height)
}

func (atFoot) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// zoomSteps are the sizes, in per cent, that can be chosen by name.
var zoomSteps = []int{25, 50, 75, 100, 150, 200, 400}

// zoomChoices are the sizes at which the sheet can be shown.
func (w *Window) zoomChoices() []*fyne.MenuItem {
	if w.doc == nil {
		return nil
	}
	var items []*fyne.MenuItem
	for _, n := range zoomSteps {
		item := fyne.NewMenuItem(words.Percent(w.program.words.language, int64(n), 0), func() { w.view.ZoomTo(n) })
		item.Checked = w.view.ZoomPercent() == n
		items = append(items, item)
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.text("zoom-width"), func() { w.view.ZoomFitWidth() }))
}

// zoomMenu is what the size in the status bar opens.
func (w *Window) zoomMenu() []*fyne.MenuItem {
	items := append(w.zoomChoices(), fyne.NewMenuItemSeparator())
	for _, id := range []string{"view-fit", "view-selection", "view-section"} {
		items = append(items, w.saidItem(id))
	}
	return items
}
