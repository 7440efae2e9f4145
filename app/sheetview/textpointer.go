package sheetview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/typing"
)

// letterAt returns the place of the text under a point of the box.
func (b *textBox) letterAt(p fyne.Position) (int, geom.Pt) {
	at := b.view.view.desk(b.Position().Add(p))
	return typing.Nearest(b.lines(), at), at
}

// MouseDown is for the toolkit: the caret comes to the pointer; a second press selects the word, a
// third the paragraph. Shift selects as far as the pointer.
func (b *textBox) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary || b.of() == nil {
		return
	}
	place, at := b.letterAt(e.Position)
	now := b.view.cfg.Now()
	if b.presses > 0 && now.Sub(b.pressed) <= doubleTime && b.view.view.units(at.Dist(b.pressedAt)) <= doubleReach {
		b.presses = b.presses%3 + 1
	} else {
		b.presses = 1
	}
	b.pressed, b.pressedAt = now, at
	switch d := b.Draft; {
	case e.Modifier&fyne.KeyModifierShift != 0:
		b.move(d.At(place, true))
	case b.presses == 2:
		b.move(d.Word(place))
	case b.presses == 3:
		b.move(d.Paragraph(place))
	default:
		b.move(d.At(place, false))
	}
	b.words[0], b.words[1] = b.Selection()
}

// MouseUp is for the toolkit.
func (b *textBox) MouseUp(*desktop.MouseEvent) {}

// Dragged is for the toolkit: what lies between the press and the pointer is selected; after a double
// press word by word.
func (b *textBox) Dragged(e *fyne.DragEvent) {
	if b.of() == nil {
		return
	}
	place, _ := b.letterAt(e.Position)
	d := b.Draft
	if b.presses > 1 {
		word := d.Word(place)
		if b.presses == 3 {
			word = d.Paragraph(place)
		}
		from, to := word.Selection()
		if from < b.words[0] {
			b.move(d.At(b.words[1], false).At(from, true))
		} else {
			b.move(d.At(b.words[0], false).At(max(to, b.words[1]), true))
		}
		return
	}
	if from, to := d.Selection(); from == to {
		d = d.At(b.words[0], false)
	}
	b.move(d.At(place, true))
}

// DragEnd is for the toolkit.
func (b *textBox) DragEnd() {}
