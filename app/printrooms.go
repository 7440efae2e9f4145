package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/export/printing"
)

// cardOf returns the size of the cards that are printed, or of the usual ones.
func cardOf(p printing.Print) geom.Size {
	for _, part := range p.Parts {
		if part.Kind == printing.Deck {
			return part.Size
		}
	}
	return imposition.CardSizes[0].Size
}

// roomed returns the first sheet that has sections for notes or cards.
func roomed(p printing.Print) (printing.Part, bool) {
	for _, part := range p.Parts {
		if len(part.Rooms) > 0 {
			return part, true
		}
	}
	return printing.Part{}, false
}

// roomsText says how many notes and cards a section of the first sheet holds; empty where nothing is put there.
func (w *Window) roomsText(p printing.Print) string {
	part, ok := roomed(p)
	if !ok {
		return ""
	}
	card := cardOf(p)
	least, most, fewest, cards := 1<<30, 0, 1<<30, 0
	for _, r := range part.Rooms {
		least, most = min(least, r.Notes), max(most, r.Notes)
		fewest, cards = min(fewest, r.Cards(card)), max(cards, r.Cards(card))
	}
	if most == 0 {
		return w.text("print-rooms-small")
	}
	return w.text("print-rooms", span(least, most), span(fewest, cards))
}

// span writes two numbers as a range.
func span(least, most int) string {
	if least == most {
		return itoa(least)
	}
	return itoa(least) + "–" + itoa(most)
}

// askRooms lists what each section of the sheets that are printed holds.
func (d *printDialog) askRooms() {
	const inner = 520
	w, card := d.window, cardOf(d.print)
	list := newColumn(4)
	for _, part := range d.print.Parts {
		if len(part.Rooms) == 0 {
			continue
		}
		list.Add(container.New(inset{top: 8}, newLabel(w.partText(part), sizeBody, true, colorInk).cutting()))
		for _, r := range part.Rooms {
			said := newLabel(w.program.words.count("sticky", r.Notes)+", "+w.program.words.count("cards", r.Cards(card)), sizeCaption, false, colorSecondary)
			said.align = fyne.TextAlignTrailing
			list.Add(newRow(8, 0, newLabel(r.Title, sizeCaption, false, colorInk).cutting(), said))
		}
	}
	about := newProse(w.text("print-rooms-about", w.lengths(imposition.StickyNotes[0].W), w.lengths(card.W, card.H)), sizeCaption, colorSecondary, inner)
	body := container.New(top{}, about, newScroller(container.New(inset{right: 14}, list)))
	var m *modal
	m = w.open(w.text("print-rooms-title"), inner+40, body, nil, newButton(primary, "", w.text("ok"), func() { m.close() }))
}

// top is the layout of a line and what scrolls under it.
type top struct{}

// Layout gives the line its height and what scrolls the rest.
func (top) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := o[0].MinSize().Height
	box(o[0], 0, 0, s.Width, h)
	box(o[1], 0, h+8, s.Width, s.Height-h-8)
}

// MinSize wishes for as much as is in it, to a height that every window has.
func (top) MinSize(o []fyne.CanvasObject) fyne.Size {
	h := o[1].(*scroller).content.MinSize().Height
	return fyne.NewSize(o[0].MinSize().Width, o[0].MinSize().Height+8+min(h, 420))
}
