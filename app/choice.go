package app

import (
	"fyne.io/fyne/v2"
)

// newChoice returns a button that shows what is chosen and opens a menu of what can be. The
// items are made when it opens.
func newChoice(kind buttonKind, items func() []*fyne.MenuItem) *button {
	b := newButton(kind, "", "", nil)
	b.menu, b.start, b.cut = true, true, true
	b.choices = items
	b.run = func() { openMenu(b, b.choices()) }
	return b
}

// openMenu opens a menu under an object.
func openMenu(under fyne.CanvasObject, items []*fyne.MenuItem) {
	c := fyne.CurrentApp().Driver().CanvasForObject(under)
	if c == nil || len(items) == 0 {
		return
	}
	at := offset(under).AddXY(0, under.Size().Height+2)
	openMenuAt(c, at, items)
}

// openMenuAt opens a menu at a place in a window.
func openMenuAt(c fyne.Canvas, at fyne.Position, items []*fyne.MenuItem) {
	if len(items) > 0 {
		openPopMenu(c, at, items)
	}
}

// listChoice is a button to choose one of a list of words.
type listChoice struct {
	*button
	labels []string
	chosen int
}

func newListChoice(labels []string, changed func(int)) *listChoice {
	l := &listChoice{labels: labels, chosen: -1}
	l.button = newChoice(outlined, func() []*fyne.MenuItem {
		items := make([]*fyne.MenuItem, len(l.labels))
		for i, text := range l.labels {
			items[i] = fyne.NewMenuItem(text, func() {
				if i != l.chosen {
					l.set(i, l.off)
					changed(i)
				}
			})
			items[i].Checked = i == l.chosen
		}
		return items
	})
	return l
}

func (l *listChoice) set(chosen int, off bool) {
	l.chosen = chosen
	l.setOff(off)
	text := ""
	if chosen >= 0 {
		text = l.labels[chosen]
	}
	l.setText(text)
}
