package app

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/guide"
	"clustercanvas/canvas/words"
)

// guidePanel leads through the work: a way of a few steps, which of them are done, and for the one
// that is open what to do and where. It follows the document.
type guidePanel struct {
	widget.BaseWidget
	window *Window
	ways   *button
	lead   *prose
	count  *label
	bar    *progressBar
	far    *fyne.Container // both
	list   *fyne.Container
	end    *fyne.Container // what comes after the last step
	from   *prose
	tool   *button
	scroll *scroller
	title  *label

	way    string // its id; empty: the first that is not done
	opened string // the step that somebody has opened; empty: the first that is not done
	on     bool   // somebody is on the way: other pages say how far
	state  guide.State
	heads  []*guideStep
	made   string // the language and the way that the list was made for
	seen   string // the open step that was brought into sight last
}

func newGuidePanel(w *Window) *guidePanel {
	p := &guidePanel{
		window: w, title: newLabel("", sizeTitle, true, colorInk), bar: &progressBar{},
		lead:  newProse("", sizeCaption, colorSecondary, formWidth),
		count: newLabel("", sizeCaption, true, colorInk),
		from:  newProse("", sizeSmall, colorSecondary, formWidth),
		list:  newColumn(2), end: newColumn(8),
	}
	p.bar.ExtendBaseWidget(p.bar)
	p.ways = newChoice(outlined, p.choices).hinted(w.hint, w.text("hint-guide-ways"))
	p.tool = w.actionButton(flat, "info", w.text("action-sheet-about"), "sheet-about")
	p.tool.start = true
	p.far = newRow(10, 0, p.bar, p.count)
	p.scroll = newScroller(container.New(column{inset: margin, gap: 10}, p.lead, p.list, p.end, p.from))
	p.ExtendBaseWidget(p)
	return p
}

// choices are the ways, with how far each is done.
func (p *guidePanel) choices() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, way := range guide.Ways() {
		label := p.say(way.Title) + "  ·  " + p.progress(p.look(way))
		item := fyne.NewMenuItem(label, func() { p.goBy(way.ID) })
		item.Checked = way.ID == p.state.Way.ID
		items = append(items, item)
	}
	return items
}

func (p *guidePanel) say(w canvas.Words) string { return w.In(p.window.program.words.language) }

// look returns how far the document has come on a way.
func (p *guidePanel) look(way guide.Way) guide.State {
	w := p.window
	return guide.Of(w.workbook(), canvas.History{Marks: w.doc.marks}, way)
}

// progress says how much of a way is done.
func (p *guidePanel) progress(s guide.State) string {
	key := "guide-progress"
	if s.Way.Rates {
		key = "guide-level"
	}
	return p.window.text(key, itoa(s.Done), itoa(len(s.Steps)))
}

// goBy goes another way.
func (p *guidePanel) goBy(way string) {
	p.way, p.opened = way, ""
	p.load()
	p.scroll.to(0)
	p.window.side.foot.load()
}

// current returns the way: the one that was chosen, or the first that is not done.
func (p *guidePanel) current() guide.Way {
	if way, ok := guide.Find(p.way); ok {
		return way
	}
	for _, way := range guide.Ways() {
		if p.look(way).Next >= 0 {
			p.way = way.ID
			return way
		}
	}
	return guide.Ways()[0]
}

// update looks how far the document has come, and shows the step after the one that is done now.
func (p *guidePanel) update() {
	was := p.state
	p.state = p.look(p.current())
	for i, s := range p.state.Steps {
		if s.ID == p.opened && s.Done && was.Way.ID == p.state.Way.ID && !was.Steps[i].Done {
			p.opened = ""
		}
	}
}

// openStep returns the step that shows what to do; -1 is none.
func (p *guidePanel) openStep() int {
	if i := slices.IndexFunc(p.state.Steps, func(s guide.StepState) bool { return s.ID == p.opened }); i >= 0 {
		return i
	}
	if p.opened == noStep {
		return -1
	}
	return p.state.Next
}

// noStep is what is opened where the open step was closed by hand.
const noStep = "-"

// load shows the document as it is now.
func (p *guidePanel) load() {
	p.on = true
	p.update()
	way := p.state.Way
	p.ways.setText(p.say(way.Title))
	p.lead.set(p.say(way.Lead), colorSecondary)
	p.count.set(p.progress(p.state), colorInk)
	p.bar.show(p.state)
	p.from.set(p.say(way.From), colorSecondary)
	visible(p.from, way.From != nil)
	p.tool.setOff(!canTellTool(p.window))
	p.loadSteps()
	p.loadEnd()
	p.scroll.Refresh()
	p.Refresh()
	p.reveal()
	p.window.probe.log("guide", way.ID, itoa(p.state.Done), itoa(len(p.state.Steps)))
	p.window.probe.touch()
}

func (p *guidePanel) loadSteps() {
	if made := p.window.program.words.language + p.state.Way.ID; made != p.made {
		p.made, p.heads = made, nil
		for i := range p.state.Steps {
			p.heads = append(p.heads, newGuideStep(p, i))
		}
	}
	open := p.openStep()
	p.list.Objects = nil
	for i, s := range p.state.Steps {
		p.heads[i].set(s, i == open)
		p.list.Add(p.heads[i])
		if i == open {
			p.list.Add(p.heads[i].body())
		}
	}
	p.list.Refresh()
}

// loadEnd shows what to do when all is done.
func (p *guidePanel) loadEnd() {
	w := p.window
	p.end.Objects = nil
	visible(p.end, p.state.Next < 0)
	if p.state.Next >= 0 {
		return
	}
	p.end.Add(newProse(w.text("guide-done"), sizeBody, colorInk, formWidth))
	ways := guide.Ways()
	for i := range ways {
		next := ways[(i+1+slices.IndexFunc(ways, func(x guide.Way) bool { return x.ID == p.state.Way.ID }))%len(ways)]
		if next.ID != p.state.Way.ID && p.look(next).Next >= 0 {
			p.end.Add(newButton(outlined, "arrow-right", p.say(next.Title), func() { p.goBy(next.ID) }))
			return
		}
	}
}

// open opens a step, or closes it where it is open.
func (p *guidePanel) open(i int) {
	if i < 0 || i >= len(p.heads) {
		return
	}
	p.opened = p.state.Steps[i].ID
	p.load()
}

// reveal brings the open step into sight when it is another one than before: its end, and then its
// title, which counts for more where there is no room for both.
func (p *guidePanel) reveal() {
	i := p.openStep()
	if i < 0 || p.seen == p.made+p.state.Steps[i].ID {
		return
	}
	p.seen = p.made + p.state.Steps[i].ID
	h := p.heads[i]
	top := p.list.Position().Y + h.Position().Y
	p.scroll.reveal(top, top+h.MinSize().Height+h.body().MinSize().Height)
	p.scroll.reveal(top, top+h.MinSize().Height)
}

func (p *guidePanel) toggle(i int) {
	if i == p.openStep() {
		p.opened = noStep
		p.load()
		return
	}
	p.open(i)
}

// first returns what gets the keyboard: the open step, or the first.
func (p *guidePanel) first() fyne.Focusable {
	if len(p.heads) == 0 {
		return p.ways
	}
	return p.heads[max(0, p.openStep())]
}

// tick ticks a step off by hand, or takes that back.
func (p *guidePanel) tick(i int) {
	w, s := p.window, p.state.Steps[i]
	if w.doc.readOnly() || s.Done && s.ByHand == "" {
		return
	}
	says := w.program.now().Format(time.DateOnly)
	if s.ByHand != "" {
		says = ""
	}
	w.step(guide.Tick(w.workbook(), p.state.Way, s.Step, says))
}

// reasons says why a step is done.
func (p *guidePanel) reasons(s guide.StepState) string {
	language := p.window.program.words.language
	var all []string
	for _, m := range s.Met {
		if m.Holds {
			all = append(all, m.Reason(language))
		}
	}
	if s.ByHand != "" && len(all) < len(s.Met) || len(s.Met) == 0 {
		return p.window.byHand(s.ByHand)
	}
	return strings.Join(all, " · ")
}

// byHand says when a hand has ticked a step off.
func (w *Window) byHand(says string) string {
	if day, err := time.Parse(time.DateOnly, says); err == nil {
		return w.text("guide-by-hand-on", words.Date(w.program.words.language, day))
	}
	return w.text("guide-by-hand", says)
}

// CreateRenderer makes what draws the panel.
func (p *guidePanel) CreateRenderer() fyne.WidgetRenderer {
	const head, foot, pad = 78, 40, 12
	under, over := newHairline(), newHairline()
	objects := []fyne.CanvasObject{p.scroll, p.ways, p.far, under, over, p.tool}
	return &drawn{
		objects: objects,
		layout: func(s fyne.Size) {
			box(p.ways, margin, pad, formWidth, controlHeight)
			box(p.far, margin, pad+controlHeight+8, formWidth, 18)
			box(under, 0, head-1, s.Width, 1)
			box(p.scroll, 1, head, s.Width-1, max(0, s.Height-head-foot))
			box(over, 0, s.Height-foot, s.Width, 1)
			box(p.tool, margin-10, s.Height-foot+(foot-controlHeight)/2, s.Width-2*margin+20, controlHeight)
		},
		min: func() fyne.Size { return fyne.NewSize(inspectorWidth, 0) },
		refresh: func() {
			for _, o := range objects {
				o.Refresh()
			}
		},
	}
}

// progressBar is a stretch for each step of a way, dark where it is done.
type progressBar struct {
	widget.BaseWidget
	done []bool
}

func (b *progressBar) show(s guide.State) {
	b.done = nil
	for i, x := range s.Steps {
		b.done = append(b.done, x.Done && (!s.Way.Rates || i < s.Done))
	}
	b.Refresh()
}

// CreateRenderer makes what draws the stretches.
func (b *progressBar) CreateRenderer() fyne.WidgetRenderer {
	const thick, gap = 5, 3
	d := &drawn{}
	var parts []*fynecanvas.Rectangle
	d.layout = func(s fyne.Size) {
		n := float32(len(d.objects))
		wide := (s.Width - gap*(n-1)) / n
		for i, o := range d.objects {
			box(o, float32(i)*(wide+gap), (s.Height-thick)/2, wide, thick)
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(60, 18) }
	d.refresh = func() {
		for len(parts) < len(b.done) {
			r := fynecanvas.NewRectangle(themed(colorHair))
			r.CornerRadius = 2
			parts = append(parts, r)
		}
		d.objects = nil
		for i, done := range b.done {
			if parts[i].FillColor = themed(colorHair); done {
				parts[i].FillColor = themed(colorInk)
			}
			d.objects = append(d.objects, parts[i])
		}
		d.layout(b.Size())
		fynecanvas.Refresh(b)
	}
	return d
}
