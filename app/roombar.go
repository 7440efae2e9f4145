package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// roomLayer lies over the sheet in the room: the bar that comes when the pointer goes to the upper
// edge, the countdown, and black or white instead of all of it.
type roomLayer struct {
	*fyne.Container
	window *Window
	bar    *roomBar
	clock  *clockFace
	blank  *blankScreen
}

func newRoomLayer(w *Window) *roomLayer {
	l := &roomLayer{window: w, bar: newRoomBar(w), clock: newClockFace()}
	l.blank = newBlankScreen(func() { w.setBlank(blankNone) })
	l.Container = &fyne.Container{Layout: l, Objects: []fyne.CanvasObject{l.clock, l.bar, l.blank}}
	l.bar.Hide()
	w.probe.put("clock", l.clock)
	w.probe.put("blank", l.blank)
	w.probe.put("room-bar", l.bar)
	return l
}

// Layout gives every part its place.
func (l *roomLayer) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l.clock.place(s)
	box(l.bar, 0, 0, s.Width, roomBarHeight)
	l.blank.Resize(s)
	l.blank.Move(fyne.Position{})
}

// MinSize asks for nothing.
func (l *roomLayer) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// load shows the layer as the room is now.
func (l *roomLayer) load() {
	w := l.window
	if !w.inRoom() {
		l.bar.Hide()
		l.blank.show(blankNone)
	} else {
		l.blank.show(w.blank)
		l.bar.load()
	}
	l.showClock()
	l.Refresh()
}

// showClock shows the countdown in the room; beside bars and panels there is no place for it.
func (l *roomLayer) showClock() {
	if l.window.inRoom() {
		l.clock.load(l.window)
	} else {
		l.clock.Hide()
	}
}

// near hears where the pointer is over the sheet: at the upper edge the bar comes, below it goes.
func (l *roomLayer) near(y float32) {
	const edge = 5
	switch w := l.window; {
	case !w.inRoom():
	case y <= edge && !l.bar.Visible():
		l.bar.load()
		l.bar.Show()
		l.Refresh()
		w.probe.touch()
	case y > roomBarHeight+edge && l.bar.Visible():
		l.bar.Hide()
		w.probe.touch()
	}
}

// roomBar is what the room leads to: sheets, views, the countdown, and the way back.
type roomBar struct {
	widget.BaseWidget
	window        *Window
	ground, rule  *surface
	sheets, views *button
	left, right   []*button
}

// roomBarHeight is how high the bar is, in units of the toolkit.
const roomBarHeight float32 = 60

func newRoomBar(w *Window) *roomBar {
	b := &roomBar{window: w, ground: newSurface(colorPanel, colorNone, 0), rule: newHairline()}
	b.sheets = newChoice(flat, w.sheetChoices).hinted(w.hint, w.text("room-sheets"))
	b.views = newChoice(flat, w.viewChoices).hinted(w.hint, w.text("room-views"))
	icon := func(icon, id string) *button { return w.actionButton(flat, icon, "", id) }
	b.left = []*button{
		b.sheets, b.views, icon("left", "present-previous"), icon("right", "present-next"), icon("pencil", "meeting-say"),
	}
	leave := newButton(primary, "", w.text("room-leave"), w.leaveRoomByHand).hinted(w.hint, w.text("room-leave-hint", w.text("key-escape")))
	b.right = []*button{
		icon("plus", "present-keep"), icon("cards", "view-deck"), icon("whole", "present-whole"), icon("focus", "present-veil"), icon("laser", "present-laser"), icon("timer", "present-timer"),
		icon("black", "present-black"), icon("screen", "present-screen"), icon("swap", "present-swap"), leave,
	}
	for _, x := range append(append([]*button(nil), b.left...), b.right...) {
		x.big, x.cut = true, false
	}
	w.probe.put("button:room-leave", leave)
	w.probe.put("button:room-sheets", b.sheets)
	w.probe.put("button:room-views", b.views)
	w.probe.put("button:present-timer", b.right[5])
	b.ExtendBaseWidget(b)
	return b
}

// leaveRoomByHand is leaveRoom for a button.
func (w *Window) leaveRoomByHand() {
	if w.inRoom() {
		w.leaveRoom()
	}
}

// load says which sheet and which view are shown.
func (b *roomBar) load() {
	w := b.window
	s, _ := w.inView()
	b.sheets.text = shortened(w.tabTitle(s), sizeBody*bigger, fyne.TextStyle{}, 260)
	views := w.workbook().Views()
	b.views.text = w.text("room-view")
	if _, i, ok := w.currentView(); ok {
		b.views.text = w.text("room-view-of", itoa(i+1), itoa(len(views)))
	}
	visible(b.views, len(views) > 0)
	b.Refresh()
}

// sheetChoices are the sheets, to go to one.
func (w *Window) sheetChoices() []*fyne.MenuItem {
	if w.doc == nil {
		return nil
	}
	var items []*fyne.MenuItem
	for _, s := range w.workbook().Sheets() {
		item := fyne.NewMenuItem(w.tabTitle(s), func() {
			w.goToSheet(s.ID)
		})
		item.Checked = s.ID == w.sheet
		items = append(items, item)
	}
	return items
}

// viewChoices are the views, to go to one.
func (w *Window) viewChoices() []*fyne.MenuItem {
	if w.doc == nil {
		return nil
	}
	var items []*fyne.MenuItem
	for i, v := range w.workbook().Views() {
		item := fyne.NewMenuItem(itoa(i+1)+"  "+w.viewTitle(v), func() { w.goToView(v.ID) })
		item.Checked = v.ID == w.showing.view
		items = append(items, item)
	}
	return items
}

// CreateRenderer makes what draws the bar.
func (b *roomBar) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{b.ground, b.rule}
	for _, x := range append(append([]*button(nil), b.left...), b.right...) {
		objects = append(objects, x)
	}
	d := &drawn{objects: objects}
	d.layout = func(s fyne.Size) {
		const gap = 4
		b.ground.Resize(s)
		box(b.rule, 0, s.Height-1, s.Width, 1)
		x := margin
		for _, o := range b.left {
			if o.Visible() {
				m := o.MinSize()
				box(o, x, (s.Height-m.Height)/2, m.Width, m.Height)
				x += m.Width + gap
			}
		}
		x = s.Width - margin
		for i := len(b.right) - 1; i >= 0; i-- {
			m := b.right[i].MinSize()
			x -= m.Width
			box(b.right[i], x, (s.Height-m.Height)/2, m.Width, m.Height)
			x -= gap
			if i == len(b.right)-1 {
				x -= 8
			}
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, roomBarHeight) }
	d.refresh = func() {
		d.layout(b.Size())
		for _, o := range objects {
			o.Refresh()
		}
		fynecanvas.Refresh(b)
	}
	return d
}
