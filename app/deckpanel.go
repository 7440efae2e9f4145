package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/sahilm/fuzzy"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// deckPanel is the deck: every card by its group, and the user's own, to be dragged onto the
// sheet or put there by Enter.
type deckPanel struct {
	widget.BaseWidget
	window *Window
	ground *surface
	title  *label
	count  *label
	search *field
	list   *deckList
	shocks *shockList
	scroll *scroller
	detail *cardDetail
	own    *button
	line   *surface
}

func newDeckPanel(w *Window) *deckPanel {
	d := &deckPanel{
		window: w,
		ground: newSurface(colorPanel, colorNone, 0),
		title:  newLabel(w.text("cards"), sizeTitle, true, colorInk),
		count:  newLabel("", sizeCaption, false, colorSecondary),
		search: newField(w),
		line:   newHairline(),
	}
	d.count.align = fyne.TextAlignTrailing
	d.list = newDeckList(d)
	d.shocks = newShockList(d)
	d.scroll = newScroller(container.New(column{gap: 4}, d.list, d.shocks.Container))
	d.scroll.moved = func() { w.probe.touch() }
	d.detail = newCardDetail(w)
	d.own = newButton(flat, "plus", w.text("own-card"), w.askOwnCard).hinted(w.hint, w.text("hint-own-card"))
	d.own.start = true
	d.search.SetPlaceHolder(w.text("find-card"))
	d.search.Icon = iconSource("search", themed(colorSecondary))
	d.search.OnChanged = func(typed string) {
		d.list.current = 0 // Enter adds the first that is found
		d.load()
		d.scroll.to(0)
		if len(d.list.rows) > 0 {
			d.detail.show(d.list.rows[0].card)
		}
		w.probe.log("find", typed)
		w.probe.touch()
	}
	d.search.OnSubmitted = func(string) { d.list.addCurrent() }
	d.search.escaped = func() { d.search.SetText("") }
	d.search.keys = func(k fyne.KeyName) bool {
		if k == fyne.KeyDown {
			w.win.Canvas().Focus(d.list)
		}
		return k == fyne.KeyDown
	}
	d.ExtendBaseWidget(d)
	return d
}

// load shows the cards that the search finds, and how often each is at work.
func (d *deckPanel) load() {
	w := d.window
	cards := w.deckCards()
	found := searched(cards, d.search.Text, w.program.words.language)
	atWork := map[canvas.RecordID]int{}
	for _, x := range w.shares().Parts {
		atWork[x.Source.Card]++
	}
	d.own.setOff(w.doc.readOnly())
	d.list.load(found, atWork)
	d.shocks.load(d.search.Text)
	d.count.set(itoa(len(found)), colorSecondary)
	if len(found) == 0 && !d.shocks.Visible() {
		d.count.set(w.text("no-card-found"), colorSecondary)
	}
	d.scroll.Refresh()
}

// deckCards returns all cards: those of the deck as this file has them, and its own, by group.
func (w *Window) deckCards() []canvas.Card {
	b := w.workbook()
	var all []canvas.Card
	for _, e := range deck.All() {
		card := e.Card()
		if known, ok := canvas.Get[canvas.Card](b, card.ID); ok {
			card = known
		}
		all = append(all, card)
	}
	for _, card := range b.Cards() {
		if _, ofDeck := deck.Find(card.Deck); !ofDeck {
			all = append(all, card)
		}
	}
	slices.SortStableFunc(all, func(a, b canvas.Card) int {
		return slices.Index(canvas.Groups, a.Group) - slices.Index(canvas.Groups, b.Group)
	})
	return all
}

// searched returns the cards whose title, short name or description holds what was typed; where
// none does, those whose title has its letters in their order.
func searched(cards []canvas.Card, typed, language string) []canvas.Card {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return cards
	}
	titles := make([]string, len(cards))
	var found []canvas.Card
	for i, c := range cards {
		titles[i] = strings.ToLower(deck.Plain(deck.Title(c, language) + " " + deck.Short(c, language)))
		if strings.Contains(titles[i]+" "+strings.ToLower(deck.Plain(deck.Body(c, language))), typed) {
			found = append(found, c)
		}
	}
	if len(found) > 0 {
		return found
	}
	matches := fuzzy.Find(typed, titles)
	slices.SortFunc(matches, func(a, b fuzzy.Match) int { return a.Index - b.Index })
	for _, m := range matches {
		found = append(found, cards[m.Index])
	}
	return found
}

// findCard puts the keyboard into the search.
func (w *Window) findCard() {
	if !w.deck.Visible() {
		w.perform("view-deck")
	}
	w.win.Canvas().Focus(w.deck.search)
	w.deck.search.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// addCard puts a card to work on the sheet in view, in the section that is meant for it.
func (w *Window) addCard(card canvas.Card) {
	s, t := w.inView()
	if t == nil {
		return
	}
	section, ok := t.SectionFor(canvas.Source{Group: card.Group, Side: card.Side})
	if !ok {
		w.say(w.text("no-section-for-card"), true)
		return
	}
	spot := canvas.Spot{Sheet: s.ID, Section: section.ID}
	if t.Of.Repeats() {
		spot.Column = w.period
	}
	c, source, err := canvas.DropCard(w.workbook(), w.program.ids, card, spot)
	if w.do(c, err) {
		w.choose([]canvas.Item{{ID: source, Column: spot.Column}})
		w.say(w.program.words.label(c.Label), false)
	}
}

// CreateRenderer makes what draws the panel.
func (d *deckPanel) CreateRenderer() fyne.WidgetRenderer {
	search := d.search.object()
	objects := []fyne.CanvasObject{d.ground, d.title, d.count, search, d.scroll, d.detail, d.line, d.own}
	return &drawn{
		objects: objects,
		layout: func(s fyne.Size) {
			const footHeight = 44
			d.ground.Resize(s)
			inner := s.Width - 1 - 2*margin
			box(d.title, margin, 12, 100, 22)
			box(d.count, margin+100, 12, inner-100, 22)
			box(search, margin, 42, inner, controlHeight)
			detail := d.detail.height()
			bottom := s.Height - footHeight
			box(d.scroll, 0, 82, s.Width-1, bottom-detail-82)
			box(d.detail, 0, bottom-detail, s.Width-1, detail)
			box(d.line, 0, bottom, s.Width-1, 1)
			box(d.own, margin-10, bottom+7, inner+20, controlHeight)
		},
		min: func() fyne.Size { return fyne.NewSize(deckWidth, 0) },
		refresh: func() {
			for _, o := range objects {
				o.Refresh()
			}
		},
	}
}

// cardDetail says more about the card that the pointer or the keyboard is on.
type cardDetail struct {
	widget.BaseWidget
	window *Window
	line   *surface
	body   *prose
	cash   *label
	bound  *prose
	card   canvas.RecordID
}

func newCardDetail(w *Window) *cardDetail {
	const inner = deckWidth - 1 - 2*margin
	d := &cardDetail{
		window: w, line: newHairline(),
		body:  newProse("", sizeCaption, colorInk, inner),
		cash:  newLabel("", sizeSmall, false, colorSecondary).cutting(),
		bound: newProse("", sizeSmall, colorSecondary, inner),
	}
	d.body.text = w.text("deck-hint")
	d.body.color = colorSecondary
	d.ExtendBaseWidget(d)
	return d
}

// height is the same for every card, so that the list does not move under the pointer: room for
// the longest description.
func (d *cardDetail) height() float32 { return 154 }

// show says what a card is, how long its first money takes, and what it is tied to.
func (d *cardDetail) show(card canvas.Card) {
	if card.ID == d.card {
		return
	}
	d.card = card.ID
	language := d.window.program.words.language
	body := deck.Body(card, language)
	if body == "" {
		body = deck.Title(card, language)
	}
	d.body.set(body, colorInk)
	cash, bound := "", ""
	if e, ok := deck.Find(card.Deck); ok {
		cash = d.window.text("first-cash", itoa(e.FirstCash[0]), itoa(e.FirstCash[1]))
		if strings := e.Strings.In(language); strings != "" {
			bound = d.window.text("tied-to", strings)
		}
	}
	d.cash.set(cash, colorSecondary)
	d.bound.set(bound, colorSecondary)
	d.Refresh()
}

// CreateRenderer makes what draws the detail.
func (d *cardDetail) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{d.line, d.body, d.cash, d.bound}
	r := &drawn{objects: objects}
	r.layout = func(s fyne.Size) {
		box(d.line, 0, 0, s.Width, 1)
		body := d.body.MinSize()
		box(d.body, margin, 10, body.Width, body.Height)
		y := 10 + body.Height + 4
		box(d.cash, margin, y, s.Width-2*margin, 16)
		bound := d.bound.MinSize()
		box(d.bound, margin, y+17, bound.Width, bound.Height)
	}
	r.min = func() fyne.Size { return fyne.NewSize(0, d.height()) }
	r.refresh = func() {
		for _, o := range objects {
			o.Refresh()
		}
		r.layout(d.Size())
	}
	return r
}
