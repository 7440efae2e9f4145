package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/gather"
)

// gatherSection is a section in the dialog: the field for its ids, and under it the cards that were made
// out and what was not.
type gatherSection struct {
	*fyne.Container
	dialog  *gatherDialog
	at      int // among the sections
	section canvas.Section
	count   *label
	field   *field
	chips   *fyne.Container
	asks    *fyne.Container // what the typing left open, each with its answer
	asked   map[string]fyne.CanvasObject
	says    *fyne.Container // what was not made out
	done    string          // what Enter has been pressed for
}

func newGatherSection(d *gatherDialog, at int, section canvas.Section) *gatherSection {
	w := d.window
	p := &gatherSection{
		dialog: d, at: at, section: section, count: newLabel("", sizeCaption, false, colorSecondary),
		field: newField(nil), chips: container.New(wrapping{width: gatherInner, gap: 5}),
		asks: newColumn(4), asked: map[string]fyne.CanvasObject{}, says: newColumn(2),
	}
	p.count.align = fyne.TextAlignTrailing
	p.field.OnChanged = func(string) { d.read() }
	p.field.OnSubmitted = func(string) { p.entered() }
	p.field.left = func() { d.read() }
	p.field.gained = func() { p.reveal() }
	p.field.keys = func(k fyne.KeyName) bool {
		switch {
		case k == fyne.KeyDown && at+1 < len(d.parts):
			d.modal.focus(d.parts[at+1].field)
		case k == fyne.KeyUp && at > 0:
			d.modal.focus(d.parts[at-1].field)
		default:
			return false
		}
		return true
	}
	p.Container = newColumn(6,
		newRow(8, 0, newLabel(section.Title.In(w.program.words.language), sizeBody, true, colorInk).cutting(), p.count),
		p.field.object(), p.chips, p.asks, p.says)
	return p
}

// gatherInner is how wide the sections are, beside the bar of the list.
const gatherInner = gatherWidth - 16

func (p *gatherSection) place() gatherPlace { return gatherPlace{p.section.ID, p.dialog.column} }

// entered takes Enter: after something new it waits for more of this section, as a scanner goes on; on
// nothing new it goes on to the next.
func (p *gatherSection) entered() {
	text := p.field.Text
	if strings.TrimSpace(text) == strings.TrimSpace(p.done) {
		p.dialog.next(p.at)
		return
	}
	p.done = text
	if !strings.HasSuffix(text, " ") {
		p.field.SetText(text + " ")
	}
	p.field.CursorColumn = len([]rune(p.field.Text))
	p.field.Refresh()
	p.dialog.read()
}

// reveal scrolls to the section: to its beginning, where it is longer than the room for it.
func (p *gatherSection) reveal() {
	top, scroll := p.Position().Y, p.dialog.scroll
	scroll.reveal(top, top+min(p.MinSize().Height, scroll.Size().Height))
}

// show shows what was made out of what was typed. Of the last word nothing is said while it is typed.
func (p *gatherSection) show(words []gather.Word) {
	w := p.dialog.window
	typing := p.field.focused && !endsWord(p.field.Text) && p.field.Text != p.done
	n := 0
	p.chips.Objects, p.says.Objects = nil, nil
	var asks []fyne.CanvasObject
	asked := map[string]fyne.CanvasObject{}
	for i, x := range words {
		if x.Trouble == "" {
			n++
			p.chips.Add(newGatherChip(x.Card.Group, w.wordTitle(x), w.figureOf(x.Value), gatherInner))
			if p.asked[x.Key] == nil {
				continue // what was answered can be answered otherwise
			}
		} else if typing && i == len(words)-1 {
			continue
		}
		if o := p.ask(x); o != nil && asked[x.Key] == nil {
			asked[x.Key] = o
			asks = append(asks, o)
		} else if o == nil {
			p.says.Add(newProse(w.gatherTrouble(x, p.dialog.sheet), sizeCaption, colorWarning, gatherInner))
		}
	}
	p.asks.Objects, p.asked = asks, asked
	count := ""
	if n > 0 {
		count = w.program.words.count("cards", n)
	}
	p.count.set(count, colorSecondary)
	visible(p.chips, len(p.chips.Objects) > 0)
	visible(p.asks, len(asks) > 0)
	visible(p.says, len(p.says.Objects) > 0)
	for _, c := range []*fyne.Container{p.chips, p.asks, p.says, p.Container} {
		c.Refresh()
	}
}

// wordTitle returns what a card is called, with its number in the deck.
func (w *Window) wordTitle(x gather.Word) string {
	title := deck.Plain(deck.Title(x.Card, w.program.words.language))
	if s, ok := canvas.Get[canvas.Source](w.workbook(), x.Source); ok {
		title = w.sourceTitle(s)
	}
	if e, ok := deck.Find(x.Card.Deck); ok && x.Source == "" {
		title = e.Label() + "  " + title
	}
	return title
}

// figureOf writes a figure; nothing where there is none.
func (w *Window) figureOf(v canvas.Value) string {
	if v.Kind == canvas.NothingYet {
		return ""
	}
	return w.figure(v)
}

// ask returns the line in which something is answered that the typing left open; nil where there is
// nothing to be answered. A line stays as long as its question, so that the keyboard stays in it.
func (p *gatherSection) ask(x gather.Word) fyne.CanvasObject {
	const left = 150
	d := p.dialog
	w := d.window
	if o := p.asked[x.Key]; o != nil && (x.Trouble == "" || x.Trouble == gather.Untitled || x.Trouble == gather.Several) {
		return o
	}
	switch x.Trouble {
	case gather.Untitled:
		says := newField(nil)
		says.SetPlaceHolder(w.text("gather-written"))
		says.OnChanged = func(text string) {
			d.draft.answers[x.Key] = text
			d.read()
		}
		says.OnSubmitted = func(string) { d.modal.focus(p.field) }
		w.probe.put("gather-says:"+x.Key, says)
		return newFormLine(w.text("gather-says", x.Key), left, says.object())
	case gather.Several:
		var titles []string
		for _, s := range x.Among {
			titles = append(titles, canvas.LongShortID(s.ID)[:6]+"  "+w.sourceTitle(s))
		}
		which := newListChoice(titles, func(i int) {
			d.draft.answers[x.Key] = string(x.Among[i].ID)
			d.read()
		})
		which.setText(w.text("gather-choose"))
		return newFormLine(w.text("gather-several", x.Typed), left, which.button)
	}
	return nil
}

// gatherTrouble says why something that was typed cannot be put on a sheet.
func (w *Window) gatherTrouble(x gather.Word, sheet canvas.RecordID) string {
	title := deck.Plain(deck.Title(x.Card, w.program.words.language))
	if s, ok := canvas.Get[canvas.Source](w.workbook(), x.Source); ok {
		title = w.sourceTitle(s)
	}
	if title == "" {
		title = x.Typed
	}
	switch x.Trouble {
	case gather.Twice:
		return w.text("gather-twice", title)
	case gather.Elsewhere:
		s, _ := canvas.Get[canvas.Sheet](w.workbook(), sheet)
		other, _ := w.workbook().Template(s).Section(x.Other)
		return w.text("gather-elsewhere", title, other.Title.In(w.program.words.language))
	case gather.Shock:
		return w.text("gather-shock", x.Typed)
	case gather.Corner:
		return w.text("gather-corner")
	case gather.Figure:
		return w.text("gather-figure", x.Typed)
	}
	return w.text("gather-unknown", x.Typed)
}
