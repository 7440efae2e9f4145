package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// sidePanel is the panel at the right: pages of which one is in view, chosen at its head.
type sidePanel struct {
	widget.BaseWidget
	window *Window
	ground *surface
	head   *pageTabs
	rule   *surface
	pages  []sidePage
	shown  int
	foot   *guideFoot
}

// sidePage is a page of the side panel.
type sidePage struct {
	id      string
	title   string
	icon    string
	content fyne.CanvasObject
	action  string                // that turns to it, for its key; empty: none does
	load    func()                // shows the document as it is now; only called while the page is in view
	first   func() fyne.Focusable // what gets the keyboard; nil: nothing
}

func newSidePanel(w *Window, pages ...sidePage) *sidePanel {
	s := &sidePanel{window: w, ground: newSurface(colorPanel, colorNone, 0), rule: newHairline(), pages: pages}
	var tabs []pageTab
	for _, p := range pages {
		tabs = append(tabs, pageTab{p.icon, p.title})
		p.content.Hide()
	}
	pages[0].content.Show()
	s.head = newPageTabs(tabs, s.turn)
	s.foot = newGuideFoot(w)
	s.head.tip = s.tip
	s.ExtendBaseWidget(s)
	return s
}

// load shows the document as it is now on the page in view.
func (s *sidePanel) load() {
	if s.Visible() {
		s.pages[s.shown].load()
		s.foot.load()
	}
}

// first returns what of the page in view gets the keyboard; nil where nothing does.
func (s *sidePanel) first() fyne.Focusable {
	if p := s.pages[s.shown]; s.Visible() && p.first != nil {
		return p.first()
	}
	return nil
}

// turn brings a page into view.
func (s *sidePanel) turn(i int) {
	if i == s.shown || i < 0 || i >= len(s.pages) {
		return
	}
	s.pages[s.shown].content.Hide()
	s.shown = i
	s.head.choose(i)
	s.pages[i].content.Show()
	s.load()
	s.Refresh()
	s.window.probe.touch()
}

// turnTo brings a page into view by its name.
func (s *sidePanel) turnTo(id string) {
	for i, p := range s.pages {
		if p.id == id {
			s.turn(i)
		}
	}
}

// show brings a page into view by its name, and the panel if it is folded away.
func (s *sidePanel) show(id string) {
	s.turnTo(id)
	if !s.Visible() {
		s.window.perform("view-inspector")
		s.load()
	}
}

// tip says over the head which page an icon turns to, and by which key; no page takes it away.
func (s *sidePanel) tip(i int) {
	w := s.window
	if i < 0 {
		w.tips.say("", nil)
		return
	}
	says := s.pages[i].title
	if a, ok := findAction(s.pages[i].action); ok && len(a.keys) > 0 {
		says += "   " + w.keyName(a.keys[0])
	}
	w.tips.say(says, func() (fyne.Position, fyne.Size) {
		edges := s.head.edges()
		return offset(s.head).AddXY(edges[i], 0), fyne.NewSize(edges[i+1]-edges[i], pageTabsHeight)
	})
}

// page returns the name of the page in view.
func (s *sidePanel) page() string { return s.pages[s.shown].id }

// CreateRenderer makes what draws the panel.
func (s *sidePanel) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{s.ground}
	for _, p := range s.pages {
		objects = append(objects, p.content)
	}
	objects = append(objects, s.head, s.rule, s.foot)
	d := &drawn{
		objects: objects,
		layout: func(size fyne.Size) {
			s.ground.Resize(size)
			box(s.head, 0, 0, size.Width, pageTabsHeight)
			box(s.rule, 0, pageTabsHeight-1, size.Width, 1)
			foot := float32(0)
			if s.foot.Visible() {
				foot = guideFootHeight
			}
			box(s.foot, 0, size.Height-foot, size.Width, foot)
			for _, p := range s.pages {
				box(p.content, 0, pageTabsHeight, size.Width, size.Height-pageTabsHeight-foot)
			}
		},
		min: func() fyne.Size { return fyne.NewSize(inspectorWidth, 0) },
	}
	d.refresh = func() {
		d.layout(s.Size()) // the strip comes and goes
		for _, o := range objects {
			o.Refresh()
		}
	}
	return d
}

const pageTabsHeight float32 = 38

// pageTabs is a row of icons of which one is chosen: that one has its word beside it.
type pageTabs struct {
	widget.BaseWidget
	tabs    []pageTab
	chosen  int
	focused bool
	changed func(int)
	tip     func(int) // the pointer rests on a tab; -1 is none
	over    int       // the tab that it is on
}

// pageTab is the head of a page.
type pageTab struct{ icon, label string }

func newPageTabs(tabs []pageTab, changed func(int)) *pageTabs {
	t := &pageTabs{tabs: tabs, changed: changed, over: -1}
	t.ExtendBaseWidget(t)
	return t
}

func (t *pageTabs) choose(i int) {
	t.chosen = i
	t.Refresh()
}

// Measures of a tab: its icon, and the room before its word.
const (
	tabIcon float32 = 16
	tabGap  float32 = 7
)

// cell returns how wide a tab is without a word: less where there are many.
func (t *pageTabs) cell() float32 {
	const most, least = 36, 24
	rest := t.Size().Width - 2*(margin-8) - pageTabWidth(t.tabs[t.chosen].label) - tabGap
	return max(least, min(most, rest/float32(len(t.tabs))))
}

func pageTabWidth(label string) float32 {
	return fyne.MeasureText(label, sizeBody, fyne.TextStyle{Bold: true}).Width
}

// edges returns where each tab begins, and where the last one ends.
func (t *pageTabs) edges() []float32 {
	cell := t.cell()
	out := []float32{margin - (cell-tabIcon)/2}
	for i, x := range t.tabs {
		wide := cell
		if i == t.chosen {
			wide += tabGap + pageTabWidth(x.label)
		}
		out = append(out, out[i]+wide)
	}
	return out
}

// at returns the tab at a place; -1 is none.
func (t *pageTabs) at(x float32) int {
	edges := t.edges()
	for i := range t.tabs {
		if x >= edges[i] && x < edges[i+1] {
			return i
		}
	}
	return -1
}

// Tapped chooses the tab under the pointer.
func (t *pageTabs) Tapped(e *fyne.PointEvent) {
	if i := t.at(e.Position.X); i >= 0 {
		t.changed(i)
	}
}

// MouseIn shows the tip of the tab under the pointer.
func (t *pageTabs) MouseIn(e *desktop.MouseEvent) { t.hover(t.at(e.Position.X)) }

// MouseMoved goes along.
func (t *pageTabs) MouseMoved(e *desktop.MouseEvent) { t.hover(t.at(e.Position.X)) }

// MouseOut takes the tip away.
func (t *pageTabs) MouseOut() { t.hover(-1) }

func (t *pageTabs) hover(i int) {
	if i == t.over {
		return
	}
	t.over = i
	if t.tip != nil {
		t.tip(i)
	}
	t.Refresh()
}

// FocusGained shows that the keyboard is here.
func (t *pageTabs) FocusGained() {
	t.focused = true
	t.Refresh()
}

// FocusLost shows that the keyboard has left.
func (t *pageTabs) FocusLost() {
	t.focused = false
	t.Refresh()
}

// TypedRune does nothing.
func (t *pageTabs) TypedRune(rune) {}

// TypedKey goes to the neighbor by the arrow keys.
func (t *pageTabs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.changed(t.chosen - 1)
	case fyne.KeyRight:
		t.changed(t.chosen + 1)
	default:
		passKey(t, e)
	}
}

// CreateRenderer makes what draws the tabs.
func (t *pageTabs) CreateRenderer() fyne.WidgetRenderer {
	bar := fynecanvas.NewRectangle(themed(colorInk))
	word := fynecanvas.NewText("", themed(colorInk))
	word.TextSize, word.TextStyle.Bold = sizeBody, true
	d := &drawn{objects: []fyne.CanvasObject{bar, word}}
	var icons []*fynecanvas.Image
	for _, x := range t.tabs {
		icons = append(icons, newIconImage(x.icon, colorSecondary))
		d.objects = append(d.objects, icons[len(icons)-1])
	}
	d.layout = func(s fyne.Size) {
		edges, pad := t.edges(), (t.cell()-tabIcon)/2
		for i, icon := range icons {
			box(icon, edges[i]+pad, (s.Height-tabIcon)/2, tabIcon, tabIcon)
		}
		m, left := word.MinSize(), edges[t.chosen]+pad
		box(word, left+tabIcon+tabGap, (s.Height-m.Height)/2, m.Width, m.Height)
		box(bar, left, s.Height-2, tabIcon+tabGap+m.Width, 2)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, pageTabsHeight) }
	d.refresh = func() {
		bar.FillColor = themed(colorInk)
		if t.focused {
			bar.FillColor = themed(colorFocus)
		}
		word.Text, word.Color = t.tabs[t.chosen].label, themed(colorInk)
		for i, icon := range icons {
			color := colorSecondary
			if i == t.chosen || i == t.over {
				color = colorInk
			}
			setIcon(icon, t.tabs[i].icon, color)
		}
		word.Refresh()
		bar.Refresh()
		d.layout(t.Size())
		fynecanvas.Refresh(t)
	}
	d.refresh()
	return d
}

// drawPage draws a page of the panel beside the sheet: what scrolls, and its title.
func drawPage(title *label, scroll *scroller) fyne.WidgetRenderer {
	return &drawn{
		objects: []fyne.CanvasObject{scroll},
		layout:  func(s fyne.Size) { box(scroll, 1, 0, s.Width-1, s.Height) },
		min:     func() fyne.Size { return fyne.NewSize(inspectorWidth, 0) },
		refresh: func() {
			title.Refresh()
			scroll.Refresh()
		},
	}
}
