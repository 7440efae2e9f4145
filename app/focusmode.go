package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas/words"
)

// toggleFocus hides everything but the sheet, or brings it back. It is nothing to be remembered: who
// opens a file wants to see what there is.
func (w *Window) toggleFocus() {
	w.alone = !w.alone
	for _, o := range []fyne.CanvasObject{w.top, w.tabs, w.status} {
		visible(o, !w.alone)
	}
	w.showPanels()
	if w.alone {
		w.view.Say(w.text("alone", w.keyName(keyOf("view-focus")), w.text("key-escape")))
	} else {
		w.view.Say("")
	}
	w.showMenu()
	w.win.Content().Refresh()
	w.win.SetContent(w.win.Content()) // the toolkit does not take the room of a menu back by itself
	w.refresh()
	w.focusSheet()
	w.probe.log("alone", map[bool]string{true: "yes", false: "no"}[w.alone])
}

// keyOf returns the key of an action that has one.
func keyOf(id string) key {
	a, _ := findAction(id)
	return a.keys[0]
}

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
