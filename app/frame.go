package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
)

// Measures of the window, in units of the toolkit.
const (
	topHeight      float32 = 46
	tabsHeight     float32 = 38
	statusHeight   float32 = 30
	deckWidth      float32 = 256
	inspectorWidth float32 = 292
)

// frame is the layout of the whole window: bars above and below, panels at the sides, the sheet
// in the middle, and hairlines between them.
type frame struct {
	probe                                      *probe
	top, tabs, deck, middle, inspector, status fyne.CanvasObject
	underTop, underTabs, rightOfDeck           fyne.CanvasObject
	leftOfInspector, overStatus                fyne.CanvasObject
	find                                       *findBar
	views                                      *viewStrip
	say                                        *sayBar
}

func newFrame(w *Window) *fyne.Container {
	back, foot := newWayBack(w)
	w.back = back
	f := &frame{
		probe: w.probe, find: w.findBar, views: w.strip, say: w.sayBar,
		top: w.top, tabs: w.tabs, deck: w.deck, inspector: w.side, status: w.status,
		middle:   newUnderBar(w.lookBar, newUnderStepBar(w.stepBar, container.NewStack(newSurface(colorGround, colorNone, 0), w.view, foot, w.outline))),
		underTop: newHairline(), underTabs: newHairline(), rightOfDeck: newHairline(),
		leftOfInspector: newHairline(), overStatus: newHairline(),
	}
	w.showPanels()
	return container.New(f, f.middle, f.top, f.tabs, f.deck, f.inspector, f.status, f.find, f.views, f.say,
		f.underTop, f.underTabs, f.rightOfDeck, f.leftOfInspector, f.overStatus)
}

// Layout gives every part its place.
func (f *frame) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	width := func(o fyne.CanvasObject, w float32) float32 { // or height
		if o.Visible() {
			return w
		}
		return 0
	}
	left, right := width(f.deck, deckWidth), width(f.inspector, inspectorWidth)
	top, tabs, status := width(f.top, topHeight), width(f.tabs, tabsHeight), width(f.status, statusHeight)
	y := top + tabs
	height := s.Height - y - status
	box(f.top, 0, 0, s.Width, top)
	box(f.underTop, 0, top-1, s.Width, min(top, 1))
	box(f.tabs, 0, top, s.Width, tabs)
	box(f.underTabs, 0, y-1, s.Width, min(tabs, 1))
	box(f.deck, 0, y, left, height)
	box(f.rightOfDeck, left-1, y, min(left, 1), height)
	find := f.find.height(s.Width - left - right)
	box(f.find, left, y, s.Width-left-right, find)
	views := width(f.views, stripHeight)
	say := width(f.say, sayHeight)
	box(f.middle, left, y+find, s.Width-left-right, max(0, height-find-views-say))
	box(f.say, left, y+height-views-say, s.Width-left-right, say)
	box(f.views, left, y+height-views, s.Width-left-right, views)
	box(f.inspector, s.Width-right, y, right, height)
	box(f.leftOfInspector, s.Width-right, y, min(right, 1), height)
	box(f.status, 0, s.Height-status, s.Width, status)
	box(f.overStatus, 0, s.Height-status, s.Width, min(status, 1))
	f.probe.touch()
}

// MinSize is what the window can be used at.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 400) }

// showPanels shows the panels that are not folded away.
func (w *Window) showPanels() {
	for name, panel := range map[string]fyne.CanvasObject{"deck": w.deck, "inspector": w.side, "views": w.strip} {
		visible(panel, w.panelShown(name) && (name != "views" || hasViews(w)))
	}
}

func panelOut(name string) func(*Window) bool {
	return func(w *Window) bool { return w.doc != nil && w.panelShown(name) }
}

// togglePanel folds a panel away or takes it out again.
func togglePanel(name string) func(*Window) {
	return func(w *Window) {
		if w.inRoom() {
			w.room.panels[name] = !w.room.panels[name]
		} else {
			w.program.prefs.setPanel(name, !w.program.prefs.panel(name))
		}
		w.showPanels()
		w.win.Content().Refresh()
		w.tabs.load()
		w.showMenu()
		w.probe.touch()
	}
}

// nextPanel gives the keyboard to the next panel: sheet, deck, inspector, and round again.
func (w *Window) nextPanel() {
	c := w.win.Canvas()
	switch focused := c.Focused(); {
	case w.deck.Visible() && (focused == nil || focused == fyne.Focusable(w.view)):
		c.Focus(w.deck.list)
	case (focused == fyne.Focusable(w.deck.list) || focused == fyne.Focusable(w.deck.search)) && w.side.first() != nil:
		c.Focus(w.side.first())
	default:
		w.focusSheet()
	}
}

// figures returns the scenario and the period that the panels beside the sheet speak of.
func (w *Window) figures() (canvas.Scenario, canvas.Period) {
	p, _ := canvas.Get[canvas.Period](w.workbook(), w.period)
	s, _ := canvas.Get[canvas.Scenario](w.workbook(), p.Scenario)
	return s, p
}
