package sheetview

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas/layout"
)

// pill is the line for the hand near the bottom of the view: what letting go would do, or why it
// may not be.
type pill struct {
	layer  *fyne.Container
	ground *fynecanvas.Rectangle
	words  *fynecanvas.Text
}

const (
	pillText   = 13 // size of the words, in units
	pillPadX   = 14
	pillPadY   = 7
	pillBottom = 28 // from the lower edge of the view
)

func newPill() *pill {
	p := &pill{ground: fynecanvas.NewRectangle(color.Transparent), words: fynecanvas.NewText("", color.White)}
	p.words.TextSize = pillText
	p.layer = &fyne.Container{Objects: []fyne.CanvasObject{p.ground, p.words}, Hidden: true}
	return p
}

// say shows a line in the middle of a view; an empty one takes the pill away.
func (p *pill) say(s string, refused bool, view fyne.Size) {
	if s == "" {
		if p.layer.Visible() {
			p.layer.Hide()
		}
		return
	}
	fill := opaque(layout.Ink)
	if refused {
		fill = warning
	}
	if p.words.Text != s || p.ground.FillColor != color.Color(fill) {
		p.words.Text, p.ground.FillColor = s, fill
		p.words.Refresh()
		p.ground.Refresh()
	}
	text := p.words.MinSize()
	size := text.AddWidthHeight(2*pillPadX, 2*pillPadY)
	at := fyne.NewPos((view.Width-size.Width)/2, view.Height-size.Height-pillBottom)
	p.ground.CornerRadius = size.Height / 2
	p.ground.Move(at)
	p.ground.Resize(size)
	p.words.Move(at.AddXY(pillPadX, pillPadY))
	p.words.Resize(text)
	if !p.layer.Visible() {
		p.layer.Show()
	}
}
