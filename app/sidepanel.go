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
}

// sidePage is a page of the side panel.
type sidePage struct {
	id      string
	title   string
	content fyne.CanvasObject
	action  string // that turns to it, for its key; empty: none does
	load    func() // shows the document as it is now; only called while the page is in view
}

func newSidePanel(w *Window, pages ...sidePage) *sidePanel {
	s := &sidePanel{window: w, ground: newSurface(colorPanel, colorNone, 0), rule: newHairline(), pages: pages}
	var labels []string
	for _, p := range pages {
		labels = append(labels, p.title)
		p.content.Hide()
	}
	pages[0].content.Show()
	s.head = newPageTabs(labels, s.turn)
	s.head.tip = s.tip
	s.ExtendBaseWidget(s)
	return s
}

// load shows the document as it is now on the page in view.
func (s *sidePanel) load() {
	if s.Visible() {
		s.pages[s.shown].load()
	}
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

// tip says over the head which key turns to a page; no page takes it away.
func (s *sidePanel) tip(i int) {
	w := s.window
	if i < 0 || s.pages[i].action == "" {
		w.tips.say("", nil)
		return
	}
	w.tips.say(w.tip(s.pages[i].action), func() (fyne.Position, fyne.Size) {
		edges := s.head.edges()
		return offset(s.head).AddXY(edges[i], 0), fyne.NewSize(edges[i+1]-edges[i]-s.head.gap(), pageTabsHeight)
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
	objects = append(objects, s.head, s.rule)
	return &drawn{
		objects: objects,
		layout: func(size fyne.Size) {
			s.ground.Resize(size)
			box(s.head, 0, 0, size.Width, pageTabsHeight)
			box(s.rule, 0, pageTabsHeight-1, size.Width, 1)
			for _, p := range s.pages {
				box(p.content, 0, pageTabsHeight, size.Width, size.Height-pageTabsHeight)
			}
		},
		min: func() fyne.Size { return fyne.NewSize(inspectorWidth, 0) },
		refresh: func() {
			for _, o := range objects {
				o.Refresh()
			}
		},
	}
}

const pageTabsHeight float32 = 38

// pageTabs is a row of words of which one is chosen.
type pageTabs struct {
	widget.BaseWidget
	labels  []string
	chosen  int
	focused bool
	changed func(int)
	tip     func(int) // the pointer rests on a word; -1 is none
	over    int       // the word that it is on
}

func newPageTabs(labels []string, changed func(int)) *pageTabs {
	t := &pageTabs{labels: labels, changed: changed, over: -1}
	t.ExtendBaseWidget(t)
	return t
}

func (t *pageTabs) choose(i int) {
	t.chosen = i
	t.Refresh()
}

// gap returns the room between two words: less where they are long.
func (t *pageTabs) gap() float32 {
	const most, least = 18, 6
	rest := t.Size().Width - 2*margin
	for _, l := range t.labels {
		rest -= pageTabWidth(l)
	}
	return max(least, min(most, rest/float32(max(1, len(t.labels)-1))))
}

func pageTabWidth(label string) float32 {
	return fyne.MeasureText(label, sizeBody, fyne.TextStyle{Bold: true}).Width
}

// edges returns where each word begins, and where the last one ends.
func (t *pageTabs) edges() []float32 {
	out := []float32{margin}
	for _, l := range t.labels {
		out = append(out, out[len(out)-1]+pageTabWidth(l)+t.gap())
	}
	return out
}

// at returns the word at a place; -1 is none.
func (t *pageTabs) at(x float32) int {
	edges, gap := t.edges(), t.gap()
	for i := range t.labels {
		if x >= edges[i]-gap/2 && x < edges[i+1]-gap/2 {
			return i
		}
	}
	return -1
}

// Tapped chooses the word under the pointer.
func (t *pageTabs) Tapped(e *fyne.PointEvent) {
	if i := t.at(e.Position.X); i >= 0 {
		t.changed(i)
	}
}

// MouseIn shows the tip of the word under the pointer.
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

// CreateRenderer makes what draws the words.
func (t *pageTabs) CreateRenderer() fyne.WidgetRenderer {
	bar := fynecanvas.NewRectangle(themed(colorInk))
	d := &drawn{objects: []fyne.CanvasObject{bar}}
	var lines []*fynecanvas.Text
	for _, l := range t.labels {
		line := fynecanvas.NewText(l, themed(colorInk))
		line.TextSize = sizeBody
		lines = append(lines, line)
		d.objects = append(d.objects, line)
	}
	d.layout = func(s fyne.Size) {
		edges := t.edges()
		for i, line := range lines {
			h := line.MinSize().Height
			box(line, edges[i], (s.Height-h)/2, edges[i+1]-edges[i], h)
		}
		box(bar, edges[t.chosen], s.Height-2, edges[t.chosen+1]-edges[t.chosen]-t.gap(), 2)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, pageTabsHeight) }
	d.refresh = func() {
		bar.FillColor = themed(colorInk)
		if t.focused {
			bar.FillColor = themed(colorFocus)
		}
		for i, line := range lines {
			line.TextStyle.Bold, line.Color = i == t.chosen, themed(colorSecondary)
			if i == t.chosen {
				line.Color = themed(colorInk)
			}
			line.Refresh()
		}
		bar.Refresh()
		d.layout(t.Size())
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
