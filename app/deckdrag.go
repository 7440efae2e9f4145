package app

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/export/raster"
)

// deckDrag is a card on its way from the deck to the sheet. As long as it is not over the sheet,
// which draws it there itself, a picture of it hangs on the pointer.
type deckDrag struct {
	card  canvas.Card
	ghost *fynecanvas.Image
	at    fyne.Position
	over  bool // the sheet has it
}

// ghostScale is how large the picture is, in units of the toolkit per mm: about a card on a sheet
// that is fitted into the window.
const ghostScale = 2.2

// dragCard takes a card along with the pointer; at is in the window.
func (w *Window) dragCard(card canvas.Card, at fyne.Position) {
	l := w.deck.list
	if l.drag == nil {
		if w.doc.readOnly() {
			w.say(w.sentence(errReadOnly), true)
			return
		}
		l.drag = &deckDrag{card: card, ghost: w.cardPicture(card)}
		w.layer.Add(l.drag.ghost)
	}
	d := l.drag
	d.at = at
	if d.card.ID == "" {
		return // given up: until the hand lets go
	}
	d.over = w.view.DeckDrag(at, d.card)
	size := d.ghost.Size()
	d.ghost.Move(at.SubtractXY(size.Width*0.3, size.Height*0.4).Subtract(offset(w.layer)))
	if d.over {
		d.ghost.Hide()
	} else {
		d.ghost.Show()
	}
}

// dropCard lets the card go.
func (w *Window) dropCard() {
	l := w.deck.list
	d := l.drag
	if d == nil {
		return
	}
	l.drag = nil
	w.layer.Remove(d.ghost)
	if d.card.ID == "" {
		return
	}
	w.view.DeckDrop(d.at)
	if d.over {
		w.focusSheet()
	}
}

// cancelDrag gives the card up that is on its way, and reports whether there was one.
func (d *deckPanel) cancelDrag() bool {
	drag := d.list.drag
	if drag == nil || drag.card.ID == "" {
		return false
	}
	drag.card = canvas.Card{}
	d.window.layer.Remove(drag.ghost)
	d.window.view.DeckCancel()
	return true
}

// cardPicture paints a card as it would lie on a sheet.
func (w *Window) cardPicture(card canvas.Card) *fynecanvas.Image {
	s := layout.Card(card, w.fileLanguage())
	scale := float64(w.win.Canvas().Scale()) * ghostScale
	size := raster.PixelSize(s.Size, scale)
	img := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(img, img.Bounds(), image.NewUniform(color.Transparent), image.Point{}, draw.Src)
	w.program.painter.Draw(img, &s, geom.Pt{}, scale)
	ghost := fynecanvas.NewImageFromImage(img)
	ghost.ScaleMode, ghost.Translucency = fynecanvas.ImageScaleFastest, 0.08
	ghost.Resize(fyne.NewSize(float32(s.Size.W*ghostScale), float32(s.Size.H*ghostScale)))
	return ghost
}
