package app

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/guide"
)

// changedThing is something that differs between two states of a document: a source with what it
// brings, a note, a sheet.
type changedThing struct {
	id      canvas.RecordID
	sign    thingSign
	kind    canvas.Kind
	title   string
	details []string
}

// thingSign is what happened to a thing.
type thingSign int

const (
	thingGone thingSign = iota
	thingNew
	thingChanged
)

// thingOf returns the thing that a record is a part of: itself, or its owner.
func thingOf(r canvas.Record) (canvas.RecordID, canvas.Kind) {
	switch r := r.(type) {
	case canvas.Funding:
		return r.Source, canvas.KindSource
	case canvas.Placement:
		return r.Source, canvas.KindSource
	case canvas.Cost:
		return r.Line, canvas.KindCostLine
	case canvas.Target:
		return r.Metric, canvas.KindMetric
	case canvas.Reading:
		return r.Metric, canvas.KindMetric
	case canvas.Answer:
		return r.Poll, canvas.KindPoll
	default:
		return r.RecordID(), r.Kind()
	}
}

// shownKinds are the kinds of things in the order in which they are listed. Copies of templates
// and of cards of the deck come and go with what uses them, and are no things of their own.
var shownKinds = []canvas.Kind{
	canvas.KindSource, canvas.KindTotal, canvas.KindCostLine, canvas.KindNote, canvas.KindLink, canvas.KindMetric, canvas.KindHorizon,
	canvas.KindReference, canvas.KindField, canvas.KindScenario, canvas.KindPeriod, canvas.KindSheet, canvas.KindView, canvas.KindMeeting, canvas.KindDecision, canvas.KindPoll, canvas.KindInfo,
}

// changedThings returns what differs between two states, what is gone first.
func (w *Window) changedThings(then, now canvas.Workbook) []changedThing {
	diff := canvas.Between(then, now)
	things := map[canvas.RecordID]*changedThing{}
	for _, x := range diff {
		r := x.After
		if r == nil {
			r = x.Before
		}
		id, kind := thingOf(r)
		if !slices.Contains(shownKinds, kind) {
			continue
		}
		t := things[id]
		if t == nil {
			before, after := then.Record(id), now.Record(id)
			t = &changedThing{id: id, kind: kind, sign: thingChanged}
			switch {
			case before == nil && after != nil:
				t.sign, t.title = thingNew, w.thingTitle(now, after)
			case after == nil && before != nil:
				t.sign, t.title = thingGone, w.thingTitle(then, before)
			case after != nil:
				t.title = w.thingTitle(now, after)
			}
			things[id] = t
		}
		if t.sign == thingChanged {
			t.details = append(t.details, w.changeDetail(then, now, x)...)
		}
	}
	var out []changedThing
	for _, t := range things {
		slices.Sort(t.details)
		t.details = slices.Compact(t.details)
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b changedThing) int {
		return cmp.Or(cmp.Compare(a.sign, b.sign), cmp.Compare(slices.Index(shownKinds, a.kind), slices.Index(shownKinds, b.kind)),
			cmp.Compare(a.title, b.title), cmp.Compare(a.id, b.id))
	})
	return out
}

// thingTitle returns what people know a thing by.
func (w *Window) thingTitle(in canvas.Workbook, r canvas.Record) string {
	language := w.fileLanguage()
	switch r := r.(type) {
	case canvas.Source:
		card, _ := canvas.Get[canvas.Card](in, r.Card)
		return cmp.Or(r.Title, deck.Plain(deck.Title(card, language)))
	case canvas.CostLine:
		return deck.Plain(deck.CostTitle(r, language))
	case canvas.Note:
		first, _, _ := strings.Cut(r.Text, "\n")
		return cmp.Or(oneLine(first), w.text("thing-empty-note"))
	case canvas.Metric:
		return cmp.Or(r.Title, w.text("untitled"))
	case canvas.Horizon:
		return cmp.Or(r.Label, itoa(r.Year))
	case canvas.Reference:
		return cmp.Or(r.Cluster, w.text("untitled"))
	case canvas.Scenario:
		return w.scenarioTitle(r)
	case canvas.Period:
		return w.periodLabel(r)
	case canvas.Sheet:
		if t := in.Template(r); r.Title == "" && t != nil {
			return t.Short.In(w.program.words.language)
		}
		return cmp.Or(r.Title, w.text("untitled"))
	case canvas.Meeting:
		return cmp.Or(r.Title, w.text("outline-meeting"))
	case canvas.Decision:
		first, _, _ := strings.Cut(r.Text, "\n")
		return cmp.Or(oneLine(first), w.text("is-"+string(r.Is)))
	case canvas.Poll:
		return cmp.Or(r.Title, w.text("asks-"+string(r.Asks)))
	case canvas.View:
		if s, ok := canvas.Get[canvas.Sheet](in, r.Sheet); ok && r.Title == "" {
			return w.thingTitle(in, s)
		}
		return cmp.Or(r.Title, w.text("thing-view"))
	case canvas.Field:
		if title, isTick := guide.HandTitle(r.Key, w.program.words.language); isTick {
			return title
		}
		return w.text("thing-field")
	default:
		return w.text("thing-" + string(r.Kind()))
	}
}

// changeDetail says what has changed of a record, a few words each; nothing where that is its place
// in an order.
func (w *Window) changeDetail(then, now canvas.Workbook, x canvas.Delta) []string {
	became := func(before, after string) []string {
		switch {
		case before == after:
			return nil
		case before == "":
			return []string{w.text("became-first", after)}
		case after == "":
			return []string{w.text("became-nothing", before)}
		}
		return []string{w.text("became", before, after)}
	}
	in := func(period canvas.RecordID, details []string) []string {
		p, ok := canvas.Get[canvas.Period](now, period)
		if !ok {
			p, _ = canvas.Get[canvas.Period](then, period)
		}
		for i := range details {
			details[i] = w.text("became-in", w.periodLabel(p), details[i])
		}
		return details
	}
	switch after := cmp.Or(x.After, x.Before).(type) {
	case canvas.Funding:
		a, _ := x.Before.(canvas.Funding)
		b, _ := x.After.(canvas.Funding)
		details := became(w.figureOr(a.Value, x.Before), w.figureOr(b.Value, x.After))
		if x.Before != nil && x.After != nil && a.Status != b.Status {
			details = append(details, became(w.text("status-"+string(a.Status)), w.text("status-"+string(b.Status)))...)
		}
		return in(after.Period, details)
	case canvas.Cost:
		a, _ := x.Before.(canvas.Cost)
		b, _ := x.After.(canvas.Cost)
		return in(after.Period, became(w.moneyOr(a.Amount, x.Before), w.moneyOr(b.Amount, x.After)))
	case canvas.Total:
		a, _ := x.Before.(canvas.Total)
		b, _ := x.After.(canvas.Total)
		return in(after.Period, became(w.figureOr(a.Value, x.Before), w.figureOr(b.Value, x.After)))
	case canvas.Placement:
		return []string{w.text("thing-moved")}
	case canvas.Source:
		a, _ := x.Before.(canvas.Source)
		details := became(a.Title, after.Title)
		details = append(details, became(a.Payer, after.Payer)...)
		if a.Group != after.Group {
			details = append(details, became(w.text("group-"+string(a.Group)), w.text("group-"+string(after.Group)))...)
		}
		return details
	case canvas.Note:
		a, _ := x.Before.(canvas.Note)
		switch {
		case a.Text != after.Text:
			return []string{w.text("thing-text")}
		case a.Section != after.Section || a.At != after.At || a.Column != after.Column:
			return []string{w.text("thing-moved")}
		}
		return []string{w.text("thing-other")}
	case canvas.Scenario:
		a, _ := x.Before.(canvas.Scenario)
		return became(a.Title, after.Title)
	case canvas.Period:
		a, _ := x.Before.(canvas.Period)
		return became(a.Label, after.Label)
	case canvas.Sheet:
		a, _ := x.Before.(canvas.Sheet)
		return became(a.Title, after.Title)
	case canvas.View:
		a, _ := x.Before.(canvas.View)
		return became(a.Title, after.Title)
	case canvas.Info:
		a, _ := x.Before.(canvas.Info)
		return became(a.Cluster, after.Cluster)
	default:
		return nil
	}
}

func (w *Window) figureOr(v canvas.Value, of canvas.Record) string {
	if of == nil {
		return ""
	}
	return w.figure(v)
}

func (w *Window) moneyOr(m canvas.Money, of canvas.Record) string {
	if of == nil {
		return ""
	}
	return w.money(m)
}

// changedList is what differs between an earlier state and now: a line for each thing, and what
// has changed of it below. What is gone can be brought back.
type changedList struct {
	widget.BaseWidget
	window *Window
	rows   []fyne.CanvasObject
	things []changedThing
}

// maxChangedThings is how many lines there are at most: more are a number at the end.
const maxChangedThings = 300

func newChangedList(w *Window) *changedList {
	l := &changedList{window: w}
	l.ExtendBaseWidget(l)
	return l
}

// load shows what differs.
func (l *changedList) load(then, now canvas.Workbook) {
	w := l.window
	l.things = w.changedThings(then, now)
	l.rows = nil
	heads := map[thingSign]string{thingGone: "things-gone", thingNew: "things-new", thingChanged: "things-changed"}
	for i, t := range l.things {
		if i == maxChangedThings {
			l.rows = append(l.rows, newLabel(w.program.words.count("further", len(l.things)-i), sizeCaption, false, colorSecondary))
			break
		}
		if i == 0 || l.things[i-1].sign != t.sign {
			l.rows = append(l.rows, newLabel(w.text(heads[t.sign]), sizeCaption, true, colorSecondary))
		}
		l.rows = append(l.rows, newThingRow(w, t))
	}
	if len(l.things) == 0 {
		l.rows = append(l.rows, newProse(w.text("things-none"), sizeBody, colorSecondary, formWidth))
	}
	l.Refresh()
}

// CreateRenderer makes what draws the list.
func (l *changedList) CreateRenderer() fyne.WidgetRenderer {
	const gap = 6
	d := &drawn{}
	d.layout = func(s fyne.Size) {
		y := float32(2)
		for _, o := range l.rows {
			h := o.MinSize().Height
			box(o, margin, y, s.Width-2*margin, h)
			y += h + gap
		}
	}
	d.min = func() fyne.Size {
		h := float32(8)
		for _, o := range l.rows {
			h += o.MinSize().Height + gap
		}
		return fyne.NewSize(0, h)
	}
	d.refresh = func() {
		d.objects = l.rows
		d.layout(l.Size())
		fynecanvas.Refresh(l)
	}
	d.refresh()
	return d
}

// newThingRow is a thing that differs, with its sign.
func newThingRow(w *Window, t changedThing) fyne.CanvasObject {
	signs := map[thingSign]string{thingGone: "minus", thingNew: "plus", thingChanged: "changed"}
	colors := map[thingSign]fyne.ThemeColorName{thingGone: colorWarning, thingNew: colorInk, thingChanged: colorSecondary}
	lines := []fyne.CanvasObject{newLabel(t.title, sizeBody, t.sign != thingChanged, colorInk).cutting()}
	for i, detail := range t.details {
		if i == 4 {
			lines = append(lines, newLabel(w.program.words.count("further", len(t.details)-i), sizeCaption, false, colorSecondary))
			break
		}
		lines = append(lines, newProse(detail, sizeCaption, colorSecondary, formWidth-22))
	}
	sign := newIcon(signs[t.sign], colors[t.sign], 13)
	if t.sign == thingGone && !w.doc.fixed() && canvas.CanBringBack(t.kind) {
		back := newButton(flat, "undo", "", func() { w.bringBack(t) }).hinted(w.hint, w.text("bring-back"))
		return container.New(thingLayout{back}, append([]fyne.CanvasObject{sign, back}, lines...)...)
	}
	return container.New(thingLayout{}, append([]fyne.CanvasObject{sign}, lines...)...)
}

// thingLayout puts the sign of a thing at the left, its lines under each other, and what can be
// pressed at the right.
type thingLayout struct{ back fyne.CanvasObject } // nil: nothing

const thingLeft float32 = 22

func (t thingLayout) parts(o []fyne.CanvasObject) []fyne.CanvasObject {
	if t.back != nil {
		return o[2:]
	}
	return o[1:]
}

// Layout gives every part its place.
func (t thingLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	box(o[0], 1, 4, 13, 13)
	right := s.Width
	if t.back != nil {
		right -= controlHeight
		box(t.back, right, -3, controlHeight, controlHeight)
		right -= 4
	}
	y := float32(0)
	for _, line := range t.parts(o) {
		h := line.MinSize().Height + 1
		box(line, thingLeft, y, right-thingLeft, h)
		y += h
	}
}

// MinSize is that of the lines.
func (t thingLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, line := range t.parts(o) {
		h += line.MinSize().Height + 1
	}
	return fyne.NewSize(thingLeft, max(h, 21))
}
