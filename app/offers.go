package app

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/sahilm/fuzzy"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/find"
	"clustercanvas/canvas/words"
)

// offer is something that can be asked for by its words: an action of the table, one of the
// choices that an action offers, a sheet to go to, a card to add, something to be shown.
type offer struct {
	id     string // by which it is known again in another run; empty: it is not remembered
	text   string
	aside  string // where it belongs: "Edit", "Card"
	key    string
	why    string // why it cannot be done now; empty: it can
	late   bool   // is offered only to who types: there may be many, even thousands
	folded string
	run    func(*Window)
}

// offers returns all that can be asked for, the actions first, in the order of the menus.
func (w *Window) offers() []offer {
	var out []offer
	for _, m := range menus {
		for _, a := range m.actions() {
			out = append(out, w.offersOf(a, w.text(m.key))...)
		}
	}
	if w.doc != nil {
		out = append(out, w.sheetOffers()...)
		out = append(out, w.cardOffers()...)
		out = append(out, w.itemOffers()...)
	}
	for i := range out {
		out[i].folded = find.Folded(out[i].text)
	}
	return out
}

// offersOf returns an action as a command; one that opens a menu is a command for each of its
// choices.
func (w *Window) offersOf(a action, menu string) []offer {
	text := strings.TrimSuffix(w.actionLabel(a), "…")
	if a.choices == nil {
		c := offer{id: a.id, text: text, aside: menu, why: w.whyNot(a), run: func(w *Window) { w.perform(a.id) }}
		if len(a.keys) > 0 {
			c.key = w.keyName(a.keys[0])
		}
		return []offer{c}
	}
	why := w.whyNot(a)
	if why != "" {
		return []offer{{id: a.id, text: text, aside: menu, why: why}}
	}
	var out []offer
	for _, item := range flattened(w.program.words.language, a.choices(w)) {
		c := offer{id: a.id + "/" + item.Label, text: words.Labeled(w.program.words.language, text, item.Label), aside: menu, late: true, run: func(*Window) { item.Action() }}
		if item.Disabled {
			c.why = w.text("why-not-these")
		}
		out = append(out, c)
	}
	return out
}

// flattened returns the entries of a menu that do something, those of menus within it too.
func flattened(language string, items []*fyne.MenuItem) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, item := range items {
		switch {
		case item.IsSeparator:
		case item.ChildMenu != nil:
			for _, inner := range flattened(language, item.ChildMenu.Items) {
				one := *inner
				one.Label = words.Labeled(language, item.Label, inner.Label)
				out = append(out, &one)
			}
		case item.Action != nil:
			out = append(out, item)
		}
	}
	return out
}

func (w *Window) sheetOffers() []offer {
	var out []offer
	for _, s := range w.workbook().Sheets() {
		if s.ID != w.sheet {
			out = append(out, offer{text: w.text("go-to", w.tabTitle(s)), aside: w.text("menu-sheet"), run: func(w *Window) { w.showSheet(s.ID) }})
		}
	}
	return out
}

func (w *Window) cardOffers() []offer {
	why := ""
	if !canEdit(w) {
		why = w.whyClosed()
	}
	var out []offer
	for _, card := range w.deckCards() {
		title := deck.Plain(deck.Title(card, w.program.words.language))
		out = append(out, offer{text: w.text("add-card", title), aside: w.text("card"), why: why, late: true, run: func(w *Window) { w.addCard(card) }})
	}
	return out
}

// itemOffers returns the sources and notes that lie on the sheets. What is on the sheet in view
// is shown there.
func (w *Window) itemOffers() []offer {
	var out []offer
	for _, on := range w.onSheets() {
		for _, item := range on.items {
			title, kind := w.itemTitle(item), ""
			switch w.workbook().Record(item.ID).(type) {
			case canvas.Source:
				kind = w.text("source")
			case canvas.Note:
				kind = w.text("note")
			case canvas.CostLine:
				kind = w.text("cost-line")
			default:
			}
			if title == "" || kind == "" {
				continue
			}
			out = append(out, offer{text: w.text("show-item", title), aside: kind + " · " + w.tabTitle(on.sheet), late: true,
				run: func(w *Window) { w.showItem(on.sheet.ID, item) }})
		}
	}
	return out
}

// matching returns the commands that fit what was typed, the likeliest first: words that begin so,
// then words that hold it, then those that have the letters in their order. What was used lately
// goes first among its equals, and where nothing is typed.
func matching(all []offer, typed string, used []string) []offer {
	typed = strings.Join(strings.Fields(find.Folded(typed)), " ")
	recent := func(c offer) int {
		if i := slices.Index(used, c.id); i >= 0 && c.id != "" {
			return i
		}
		return len(used)
	}
	type match struct {
		offer
		tier, recent, score, at int
	}
	var found []match
	for at, c := range all {
		m := match{offer: c, recent: recent(c), at: at}
		switch {
		case typed == "":
			if c.late {
				continue
			}
		case strings.HasPrefix(c.folded, typed):
		case strings.Contains(c.folded, " "+typed):
			m.tier = 1
		case hasWords(c.folded, typed):
			m.tier = 2
		case c.late && len(c.folded) > 60:
			continue // the letters of nearly everything can be found in a long note
		default:
			scored := fuzzy.Find(strings.ReplaceAll(typed, " ", ""), []string{c.folded})
			if len(scored) == 0 {
				continue
			}
			m.tier, m.score = 3, -scored[0].Score
		}
		found = append(found, m)
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(a.tier-b.tier, a.recent-b.recent, a.score-b.score, a.at-b.at)
	})
	out := make([]offer, len(found))
	for i, m := range found {
		out[i] = m.offer
	}
	return out
}

// hasWords reports whether a text has every word of another somewhere.
func hasWords(text, words string) bool {
	for _, word := range strings.Fields(words) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
