package sheetview

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"

	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
)

// paper is the white sheets on the desk, under the tiles: what is not painted yet is white.
type paper struct {
	layer *fyne.Container
	pages []sheetOfPaper
}

type sheetOfPaper struct{ shadow, edge, page *fynecanvas.Rectangle }

func newPaper() *paper { return &paper{layer: &fyne.Container{}} }

// place lays the pages that are in sight.
func (p *paper) place(v viewport, desk gesture.Desk) {
	n := 0
	view := v.bounds()
	for _, r := range desk {
		px := v.page(r)
		if !px.Inset(-8).Overlaps(view) {
			continue
		}
		if n == len(p.pages) {
			s := sheetOfPaper{
				shadow: fynecanvas.NewRectangle(color.NRGBA{R: 0x1B, G: 0x27, B: 0x33, A: 0x1E}),
				edge:   fynecanvas.NewRectangle(opaque(layout.Hairline)),
				page:   fynecanvas.NewRectangle(color.White),
			}
			p.pages = append(p.pages, s)
			p.layer.Objects = append(p.layer.Objects, s.shadow, s.edge, s.page)
		}
		s := p.pages[n]
		n++
		put(v, s.shadow, px.Add(image.Pt(1, 3)).Inset(-1))
		put(v, s.edge, px.Inset(-1))
		put(v, s.page, px)
	}
	for _, s := range p.pages[n:] {
		s.shadow.Hide()
		s.edge.Hide()
		s.page.Hide()
	}
}

// put lays a rectangle over pixels of the view.
func put(v viewport, r *fynecanvas.Rectangle, px image.Rectangle) {
	r.Move(v.pixelPosition(px.Min))
	r.Resize(v.pixelSize(px.Size()))
	r.Show()
}
