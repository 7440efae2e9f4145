package app

import (
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
)

// tabRow holds the sheets as tabs, and at its right what the sheet in view shows: scenario and
// period.
type tabRow struct {
	widget.BaseWidget
	window   *Window
	ground   *surface
	tabs     *fyne.Container
	scroll   *scroller
	plus     *button
	scenario *button
	period   *button
	shown    map[canvas.RecordID]*tab
	drag     *rowDrag
}

func newTabRow(w *Window) *tabRow {
	t := &tabRow{
		window: w,
		ground: newSurface(colorQuiet, colorNone, 0),
		tabs:   container.New(row{stretch: -1}),
		shown:  map[canvas.RecordID]*tab{},
	}
	t.scroll = newSideways(t.tabs)
	t.drag = newRowDrag(t.tabs, t.scroll, 4)
	t.plus = newButton(flat, "plus", "", nil).hinted(w.hint, w.text("action-sheet-add"))
	t.plus.run = func() { w.openToolMenu(t.plus) }
	t.scenario = newChoice(flat, w.scenarioChoices).hinted(w.hint, w.text("hint-scenario"))
	t.period = newChoice(flat, w.periodChoices).hinted(w.hint, w.text("hint-period"))
	t.ExtendBaseWidget(t)
	return t
}

// load shows the sheets as they are now.
func (t *tabRow) load() {
	w := t.window
	var objects []fyne.CanvasObject
	shown := map[canvas.RecordID]*tab{}
	for _, s := range w.workbook().Sheets() {
		one := t.shown[s.ID]
		if one == nil {
			one = newTab(w, s.ID)
		}
		one.set(w.tabTitle(s), s.ID == w.sheet)
		shown[s.ID] = one
		objects = append(objects, one)
	}
	t.shown = shown
	t.tabs.Objects = objects
	t.plus.setOff(w.doc.readOnly())
	t.loadChoices()
	t.tabs.Refresh()
	t.arrange(t.Size())
	if one := shown[w.sheet]; one != nil {
		t.reveal(one)
	}
}

// loadChoices shows what the sheet in view shows: scenario and period, or the two periods that it
// compares.
func (t *tabRow) loadChoices() {
	w := t.window
	scenario, period := w.figures()
	left, right := w.scenarioTitle(scenario), w.periodLabel(period)
	leftHint, rightHint := w.text("hint-scenario"), w.text("hint-period")
	switch s, tool := w.inView(); {
	case tool == nil:
	case tool.Of == canvas.OfPair:
		left, right = w.pairLabel(s.Against), w.pairLabel(s.Period)
		leftHint, rightHint = w.text("hint-against"), w.text("hint-with")
	case tool.Of == canvas.OfCluster:
		leftHint, rightHint = w.text("hint-scenario-beside"), w.text("hint-period-beside")
	}
	t.scenario.setText(left)
	t.period.setText(right)
	t.scenario.hinted(w.hint, leftHint)
	t.period.hinted(w.hint, rightHint)
}

// reveal scrolls the tabs so that one of them can be seen.
func (t *tabRow) reveal(one *tab) {
	t.scroll.reveal(one.Position().X, one.Position().X+one.Size().Width)
}

func (t *tabRow) arrange(s fyne.Size) {
	t.ground.Resize(s)
	const choiceGap, inner = 4, 6
	right := inspectorWidth
	left := margin
	if t.window.deck != nil && t.window.deck.Visible() {
		left = deckWidth
	}
	half := (right - 2*inner - choiceGap) / 2
	y := (s.Height - 1 - controlHeight) / 2
	box(t.scenario, s.Width-right+inner, y, half, controlHeight)
	box(t.period, s.Width-right+inner+half+choiceGap, y, half, controlHeight)
	room := max(0, s.Width-right-left-controlHeight-16)
	wide := min(t.tabs.MinSize().Width, room)
	box(t.scroll, left, 0, wide, s.Height-1)
	box(t.plus, left+wide+4, y, controlHeight, controlHeight)
}

// CreateRenderer makes what draws the row.
func (t *tabRow) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{t.ground, t.scroll, t.plus, t.scenario, t.period, t.drag.mark}
	return &drawn{
		objects: objects,
		layout:  t.arrange,
		min:     func() fyne.Size { return fyne.NewSize(0, tabsHeight) },
		refresh: func() {
			for _, o := range objects {
				o.Refresh()
			}
		},
	}
}

// tab is one sheet in the row of tabs.
type tab struct {
	widget.BaseWidget
	window  *Window
	sheet   canvas.RecordID
	text    string
	active  bool
	hovered bool
	pressed time.Time // when it was last pressed: twice within doublePress renames
}

// tabPad is the space beside the words of a tab, and widestTab how wide one becomes.
const tabPad, widestTab = 16, 240

// doublePress is how long after a press another one makes it a double-click.
const doublePress = 400 * time.Millisecond

func newTab(w *Window, sheet canvas.RecordID) *tab {
	t := &tab{window: w, sheet: sheet}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tab) set(text string, active bool) {
	if t.text != text || t.active != active {
		t.text, t.active = text, active
		t.Refresh()
	}
}

// MouseDown shows the sheet, at a double-click asks for its name, and with the right button opens
// the menu of what can be done with it.
func (t *tab) MouseDown(e *desktop.MouseEvent) {
	w := t.window
	w.showSheet(t.sheet)
	now := w.program.now()
	double := now.Sub(t.pressed) < doublePress
	t.pressed = now
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		openMenuAt(w.win.Canvas(), e.AbsolutePosition, w.contextMenu(menuTab))
	case double:
		t.pressed = time.Time{}
		w.perform("sheet-rename")
	default:
		w.focusSheet()
	}
}

// MouseUp does nothing.
func (t *tab) MouseUp(*desktop.MouseEvent) {}

// MouseIn lights the tab up.
func (t *tab) MouseIn(*desktop.MouseEvent) {
	t.hovered = true
	if fyne.MeasureText(t.text, sizeBody, fyne.TextStyle{Bold: true}).Width > widestTab-2*tabPad {
		t.window.hint(t, t.text) // it does not stand there whole
	}
	t.Refresh()
}

// MouseMoved does nothing.
func (t *tab) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (t *tab) MouseOut() {
	t.hovered = false
	t.window.hint(t, "")
	t.Refresh()
}

// CreateRenderer makes what draws the tab.
func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	const pad, widest = tabPad, widestTab
	ground, bar := fynecanvas.NewRectangle(themed(colorNone)), fynecanvas.NewRectangle(themed(colorInk))
	words := fynecanvas.NewText(t.text, themed(colorInk))
	words.TextSize = sizeBody
	bold := fyne.TextStyle{Bold: true}
	paint := func() {
		words.TextStyle.Bold = t.active
		words.Text = shortened(t.text, sizeBody, words.TextStyle, widest-2*pad)
		front, fill := colorSecondary, colorNone
		switch {
		case t.active:
			front, fill = colorInk, colorGround
		case t.hovered:
			front, fill = colorInk, colorHover
		}
		words.Color, ground.FillColor, bar.FillColor = themed(front), themed(fill), themed(colorInk)
		bar.Hidden = !t.active
		ground.Refresh()
		words.Refresh()
		bar.Refresh()
	}
	d := &drawn{objects: []fyne.CanvasObject{ground, bar, words}}
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		box(bar, 0, 0, s.Width, 2)
		m := words.MinSize()
		box(words, (s.Width-m.Width)/2, (s.Height-m.Height)/2, m.Width, m.Height)
	}
	d.min = func() fyne.Size { // as wide as in bold, so that nothing moves when the sheet changes
		wide := fyne.MeasureText(t.text, sizeBody, bold).Width + 2*pad
		return fyne.NewSize(min(wide, widest), tabsHeight-1)
	}
	d.refresh = func() {
		paint()
		d.layout(t.Size())
		fynecanvas.Refresh(t)
	}
	paint()
	return d
}
