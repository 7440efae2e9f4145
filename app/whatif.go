package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// whatIfPanel is a stress test of the period in view: what is missing, and what stays uncovered,
// when sources are lost. It changes nothing, unless the test is kept as a scenario.
type whatIfPanel struct {
	widget.BaseWidget
	window  *Window
	title   *label
	explain *prose
	shocks  *button
	list    *fyne.Container
	rows    []*lossRow
	further *label // how many sources have no row
	picture *scenePicture
	again   *button
	keep    *button
	buttons *fyne.Container
	column  *fyne.Container
	scroll  *scroller
	losses  []canvas.Loss
	named   string // the shock card that the losses are of
}

func newWhatIfPanel(w *Window) *whatIfPanel {
	p := &whatIfPanel{
		window: w, title: newLabel("", sizeTitle, true, colorInk).cutting(),
		explain: newProse(w.text("what-if-explain"), sizeCaption, colorSecondary, formWidth),
		list:    newColumn(4),
		further: newLabel("", sizeCaption, false, colorSecondary),
		picture: newScenePicture(w, formWidth),
	}
	p.shocks = newChoice(outlined, p.shockChoices)
	p.again = newButton(outlined, "", w.text("what-if-again"), func() { p.test(nil, "") })
	p.keep = newButton(primary, "", w.text("what-if-keep"), p.askKeep)
	p.buttons = container.New(row{gap: 8, stretch: 1}, p.again, p.keep)
	p.column = container.New(column{inset: margin, gap: 10}, p.title, p.explain, p.shocks, p.list, p.buttons, p.picture)
	p.scroll = newScroller(p.column)
	p.ExtendBaseWidget(p)
	return p
}

// load shows the document as it is now. Losses of sources that are not there any more are dropped.
func (p *whatIfPanel) load() {
	w := p.window
	b, period := w.workbook(), w.period
	parts := w.shares().Parts
	p.losses = slices.DeleteFunc(p.losses, func(l canvas.Loss) bool {
		return l.Period != period || !slices.ContainsFunc(parts, func(x analysis.Part) bool { return x.Source.ID == l.Source })
	})
	if len(p.losses) == 0 {
		p.named = ""
	}
	_, at := w.figures()
	p.title.set(w.text("what-if-in", w.periodLabel(at)), colorInk)
	p.shocks.setText(w.text("what-if-shocks"))
	if p.named != "" {
		p.shocks.setText(p.named)
	}
	p.loadRows(parts)
	p.resultFirst(len(p.losses) > 0)
	p.again.setOff(len(p.losses) == 0)
	p.keep.setOff(len(p.losses) == 0 || w.doc.readOnly())
	language := w.program.words.language
	losses := slices.Clone(p.losses)
	p.picture.show(func() scene.Scene {
		s, err := analysis.StressOf(b, period, losses)
		if err != nil {
			s, _ = analysis.StressOf(b, period, nil)
		}
		return layout.StressPanel(b, s, pictureMM, language)
	}, p.scroll.Refresh)
}

// resultFirst shows what the test says above the sources, once there is a test.
func (p *whatIfPanel) resultFirst(first bool) {
	o := p.column.Objects
	at := slices.Index(o, fyne.CanvasObject(p.picture))
	if first == (at < slices.Index(o, fyne.CanvasObject(p.list))) {
		return
	}
	if first {
		o[3], o[4], o[5] = p.picture, p.buttons, p.list
	} else {
		o[3], o[4], o[5] = p.list, p.buttons, p.picture
	}
	p.column.Refresh()
}

// mostLossRows is how many sources a test offers: enough for any cluster, and as many as a person
// goes through.
const mostLossRows = 100

// loadRows has a row for each source that counts, in order.
func (p *whatIfPanel) loadRows(parts []analysis.Part) {
	counting, left := p.offered(parts)
	if len(counting) != len(p.rows) {
		p.rows, p.list.Objects = nil, nil
		for range counting {
			r := newLossRow(p)
			p.rows = append(p.rows, r)
			p.list.Add(r.line)
		}
		p.list.Add(p.further)
	}
	for i, x := range counting {
		p.rows[i].set(x.Source)
	}
	visible(p.further, left > 0)
	p.further.set(p.window.program.words.count("further", left), colorSecondary)
	p.list.Refresh()
}

// offered returns the sources that a test offers, in order, and how many it leaves out: of very many,
// it has those that bring most and those that are lost.
func (p *whatIfPanel) offered(parts []analysis.Part) (offered []analysis.Part, left int) {
	counting := slices.DeleteFunc(slices.Clone(parts), func(x analysis.Part) bool { return !x.Counts })
	if len(counting) <= mostLossRows {
		return counting, 0
	}
	most := slices.SortedStableFunc(slices.Values(counting), func(x, y analysis.Part) int { return cmp.Compare(y.Num, x.Num) })
	kept := map[canvas.RecordID]bool{}
	for _, x := range most[:mostLossRows] {
		kept[x.Source.ID] = true
	}
	for _, l := range p.losses {
		kept[l.Source] = true
	}
	offered = slices.DeleteFunc(slices.Clone(counting), func(x analysis.Part) bool { return !kept[x.Source.ID] })
	return offered, len(counting) - len(offered)
}

// test tries losses; a name is that of the shock card that they are of.
func (p *whatIfPanel) test(losses []canvas.Loss, name string) {
	p.losses, p.named = losses, name
	p.load()
	p.window.probe.log("what-if", strconv.Itoa(len(losses)))
}

// loss returns what is lost of a source.
func (p *whatIfPanel) loss(source canvas.RecordID) (canvas.Loss, bool) {
	i := slices.IndexFunc(p.losses, func(l canvas.Loss) bool { return l.Source == source })
	if i < 0 {
		return canvas.Loss{}, false
	}
	return p.losses[i], true
}

// set says what is lost of a source; a kind of nothing is that it stays.
func (p *whatIfPanel) set(source canvas.RecordID, kind canvas.LossKind, year int) {
	rest := slices.DeleteFunc(slices.Clone(p.losses), func(l canvas.Loss) bool { return l.Source == source })
	if kind != "" {
		rest = append(rest, canvas.Loss{Source: source, Period: p.window.period, Kind: kind, Year: year})
	}
	p.test(rest, "")
}

// shockChoices are the shock cards, each as a test with a name.
func (p *whatIfPanel) shockChoices() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, s := range deck.Shocks() {
		items = append(items, fyne.NewMenuItem(deck.Plain(s.Title.In(p.window.program.words.language)), func() { p.window.shock(s) }))
	}
	return items
}

// shock tries a shock card on the period in view.
func (w *Window) shock(s deck.Shock) {
	losses := analysis.LossesOf(w.workbook(), w.period, s)
	name := deck.Plain(s.Title.In(w.program.words.language))
	w.side.show("what-if")
	w.whatIf.test(losses, name)
	if len(losses) == 0 {
		w.say(w.text("shock-hits-nothing", name), true)
		return
	}
	w.say(deck.Plain(s.Body.In(w.program.words.language)), false)
}

// askKeep keeps the test as a scenario.
func (p *whatIfPanel) askKeep() {
	w := p.window
	given := p.named
	if given == "" {
		var names []string
		for _, l := range p.losses {
			s, _ := canvas.Get[canvas.Source](w.workbook(), l.Source)
			names = append(names, w.sourceTitle(s))
		}
		given = w.text("what-if-without", strings.Join(names, ", "))
	}
	scenario, _ := w.figures()
	w.ask(w.text("what-if-keep-title"), w.text("field-title"), given, w.text("create"), func(title string) string {
		c, made, err := canvas.KeepLosses(w.workbook(), w.program.ids, scenario.ID, strings.TrimSpace(title), p.losses)
		if reason := w.answer(c, err); reason != "" {
			return reason
		}
		w.showScenarioSheet(made)
		return ""
	})
}

// showScenarioSheet brings the first sheet of a scenario into view.
func (w *Window) showScenarioSheet(scenario canvas.RecordID) {
	for _, s := range w.workbook().Sheets() {
		if s.Scenario == scenario {
			w.showSheet(s.ID)
			return
		}
	}
}

// CreateRenderer makes what draws the panel.
func (p *whatIfPanel) CreateRenderer() fyne.WidgetRenderer {
	return drawPage(p.title, p.scroll)
}

// lossRow is a source, and what is lost of it.
type lossRow struct {
	panel  *whatIfPanel
	source canvas.RecordID
	line   fyne.CanvasObject
	mark   *icon
	name   *label
	choice *button
}

func newLossRow(p *whatIfPanel) *lossRow {
	const wide = 96
	r := &lossRow{panel: p, name: newLabel("", sizeBody, false, colorInk).cutting(), mark: newIcon("group-public", colorInk, 9)}
	r.choice = newChoice(flat, r.choices)
	r.line = container.New(lossLine{wide}, r.mark, r.name, r.choice)
	return r
}

// lossLine puts the mark and the name of a source at the left and the choice at the right.
type lossLine struct{ wide float32 }

func (l lossLine) Layout(o []fyne.CanvasObject, s fyne.Size) {
	box(o[0], 0, (s.Height-9)/2, 9, 9)
	box(o[1], 16, 0, s.Width-16-l.wide-4, s.Height)
	box(o[2], s.Width-l.wide, 0, l.wide, s.Height)
}

func (l lossLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(l.wide, 28) }

func (r *lossRow) set(s canvas.Source) {
	w := r.panel.window
	r.source = s.ID
	full, _ := groupColor(s.Group)
	r.mark.set("group-"+string(s.Group), full)
	r.name.set(w.sourceShort(s), colorInk)
	text := w.text("loss-none")
	if l, ok := r.panel.loss(s.ID); ok {
		text = w.lossText(l.Kind, l.Year)
	}
	r.choice.setText(text)
}

// sourceShort returns a short name of a source: its own, or that of its card.
func (w *Window) sourceShort(s canvas.Source) string {
	if s.Title != "" {
		return s.Title
	}
	return deck.Plain(deck.Short(w.cardOf(s), w.program.words.language))
}

func (w *Window) lossText(kind canvas.LossKind, year int) string {
	switch kind {
	case canvas.LossEnds:
		return w.text("loss-ends", strconv.Itoa(year))
	case canvas.LossHalf:
		return w.text("loss-half")
	}
	return w.text("loss-gone")
}

// choices are what can be lost of a source: nothing, half, all, or what comes after a year.
func (r *lossRow) choices() []*fyne.MenuItem {
	w := r.panel.window
	item := func(text string, kind canvas.LossKind, year int) *fyne.MenuItem {
		m := fyne.NewMenuItem(text, func() { r.panel.set(r.source, kind, year) })
		l, lost := r.panel.loss(r.source)
		m.Checked = (kind == "" && !lost) || (lost && l.Kind == kind && l.Year == year)
		return m
	}
	out := []*fyne.MenuItem{item(w.text("loss-none"), "", 0)}
	for _, kind := range []canvas.LossKind{canvas.LossHalf, canvas.LossGone} {
		out = append(out, item(w.lossText(kind, 0), kind, 0))
	}
	scenario, _ := w.figures()
	first, last := 0, 0
	for _, p := range w.workbook().Periods(scenario.ID) {
		if p.FromYear > 0 && (first == 0 || p.FromYear < first) {
			first = p.FromYear
		}
		last = max(last, p.FromYear, p.ToYear)
	}
	for year := first; first > 0 && year <= last && year < first+15; year++ {
		out = append(out, item(w.lossText(canvas.LossEnds, year), canvas.LossEnds, year))
	}
	return out
}
