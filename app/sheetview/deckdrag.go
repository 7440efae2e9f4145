package sheetview

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/gesture"
)

// deckCard is a card that comes from the deck.
type deckCard struct {
	card canvas.Card
	over bool // it is over the view
}

// DeckDrag tells that a card of the deck is dragged at a position of the window. It reports
// whether the sheet takes it there: the card then hangs on the pointer by itself, and the deck
// need not draw it.
func (v *View) DeckDrag(abs fyne.Position, card canvas.Card) bool {
	v.answered()
	if !v.atWindow(abs) {
		if v.input.card.over {
			v.input.card.over = false
			v.send(v.event(gesture.LeaveCard))
		}
		return false
	}
	v.input.card = deckCard{card, true}
	e := v.event(gesture.DragCard)
	e.Card = card
	v.send(e)
	return v.previewed()
}

// DeckDrop lets the card go at a position of the window.
func (v *View) DeckDrop(abs fyne.Position) {
	over := v.input.card.over
	v.input.card.over = false
	if !v.atWindow(abs) {
		if over {
			v.send(v.event(gesture.LeaveCard))
		}
		return
	}
	e := v.event(gesture.DropCard)
	e.Card = v.input.card.card
	if e.Card.ID == "" {
		return
	}
	v.input.card = deckCard{}
	v.send(e)
	v.takeFocus()
}

// DeckCancel gives the card up, as Escape does. The deck does not drag it any more.
func (v *View) DeckCancel() {
	v.input.card = deckCard{}
	v.send(v.event(gesture.LeaveCard))
}

// atWindow keeps the pointer at a position of the window and reports whether it is over the view.
func (v *View) atWindow(abs fyne.Position) bool {
	pos := abs.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(v))
	v.pointer(pos, abs)
	return pos.X >= 0 && pos.Y >= 0 && pos.X < float32(v.view.w) && pos.Y < float32(v.view.h)
}
