package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// Back returns the side of a card with its description, in mm, as it is cut; with bleed it is larger by that
// on each side. Nothing on it must meet the front: printers shift the paper by some millimetres.
func (c PaperCard) Back(size geom.Size, bleed geom.MM) scene.Scene {
	f := newFacePage(c, size, bleed)
	w, in := size.W, f.inset()
	low := size.W > 1.2*size.H
	band := 11 * f.k
	if low {
		band = 8.5 * f.k
	}
	f.backBand(geom.R(paperSafe, paperSafe, w-2*paperSafe, band))
	foot := f.lastLine()
	deck, said := clipped(face{size: paperSmall, color: Secondary, role: "deck"}, 1.7, w-2*in, c.Deck)
	f.text(deck, geom.Pt{X: in, Y: foot}, canvas.AlignStart, said)
	if c.Title == "" {
		pen := scene.Pen{Width: 0.2, Color: Pale}
		for y := paperSafe + band + 9*f.k; y < foot-5*f.k; y += 8 * f.k {
			f.line(pen, geom.Pt{X: in, Y: y}, geom.Pt{X: w - in, Y: y})
		}
	}
	room := geom.R(in, paperSafe+band+2.2*f.k, w-2*in, foot-paperSmall-1.2-(paperSafe+band+2.2*f.k))
	f.backText(room, low)
	return f.done()
}

// backBand draws the band with mark, title and short id.
func (f *facePage) backBand(r geom.Rect) {
	f.band(r)
	c := f.card
	left, right := r.X+2.4*f.k, r.Right()-2.4*f.k
	middle := r.Center().Y
	title := face{size: 3.4 * f.k, color: c.Ink, role: "title"}.bold()
	id := title.in(c.Ink)
	id.role = "id"
	if c.ID != "" {
		right -= f.text(id, geom.Pt{X: right, Y: middle + 0.36*id.size}, canvas.AlignEnd, c.ID) + 1.5*f.k
	}
	if c.Group != "" {
		f.sign(c.Group, geom.Pt{X: left + 1.4*f.k, Y: middle}, 2.8*f.k, c.Ink)
		left += 4.4 * f.k
	}
	said := c.Title
	if said == "" {
		said = c.Label
	}
	title, lines := fitted(title, 2.4*f.k, right-left, 2, said)
	if len(lines) > 2 {
		title, said = clipped(title, 2.4*f.k, right-left, said)
		lines = text.Wrap(title.style, title.size, right-left, said)[:1]
	}
	const tight = 1.15
	y := middle + 0.36*title.size - tight*title.size*float64(len(lines)-1)/2
	for i, l := range lines {
		f.put(title, geom.Pt{X: left, Y: y + tight*title.size*float64(i)}, l)
	}
}

// backText sets the body and what is known of such money, as large as there is room, and draws them. In the
// least size hints that do not fit are left out, the last first.
func (f *facePage) backText(r geom.Rect, low bool) {
	c := f.card
	hints := c.Hints
	columns := 1
	if low && len(hints) > 0 {
		columns = 2
	}
	gap := 4 * f.k
	width := (r.W - gap*geom.MM(columns-1)) / geom.MM(columns)
	for size := paperBody * f.k; ; size *= 0.98 {
		blocks, broken := f.backBlocks(size, width, hints)
		if fits, place := flow(blocks, r, columns, width+gap); fits && (!broken || size < 2.4) {
			for i, b := range blocks {
				b.draw(place[i])
			}
			return
		}
		if size < 2.3 {
			if len(hints) == 0 {
				return
			}
			hints, size = hints[:len(hints)-1], paperBody*f.k
		}
	}
}

// backBlock is a part of the back that is not cut.
type backBlock struct {
	height, after geom.MM
	draw          func(at geom.Pt)
}

// backBlocks sets the texts of the back, and tells whether a word had to be broken.
func (f *facePage) backBlocks(size, width geom.MM, hints []CardHint) (out []backBlock, broken bool) {
	pitch := 1.3 * size
	block := func(name, said string, color scene.Color) backBlock {
		broken = broken || text.Widest(text.Regular, size, said) > width
		lines := text.Wrap(text.Regular, size, width, said)
		label := face{size: max(0.78*size, paperSmall), color: f.card.Ink, role: "label"}.bold()
		var head geom.MM
		if name != "" {
			head = 1.25 * label.size
		}
		return backBlock{height: head + text.Height(len(lines), size, pitch), after: 0.75 * size, draw: func(at geom.Pt) {
			if name != "" {
				l, s := clipped(label, 1.7, width, name)
				f.text(l, geom.Pt{X: at.X, Y: at.Y + 0.8*label.size}, canvas.AlignStart, s)
			}
			f.spaced(face{size: size, color: color, role: "body"}, geom.Pt{X: at.X, Y: at.Y + head + 0.86*size}, pitch, lines)
		}}
	}
	if f.card.Body != "" {
		out = append(out, block("", f.card.Body, Ink))
	}
	for _, s := range f.card.Steps {
		out = append(out, block("", s, Ink))
	}
	for _, h := range hints {
		out = append(out, block(h.Name, h.Text, Secondary))
	}
	return out, broken
}

func (f *facePage) spaced(a face, at geom.Pt, pitch geom.MM, lines []text.Line) {
	for i, l := range lines {
		f.put(a, geom.Pt{X: at.X, Y: at.Y + pitch*float64(i)}, l)
	}
}

// flow places blocks one under another in columns, and reports whether they have room.
func flow(blocks []backBlock, r geom.Rect, columns int, step geom.MM) (bool, []geom.Pt) {
	var out []geom.Pt
	at := r.Min()
	for _, b := range blocks {
		if at.Y > r.Y && at.Y+b.height > r.Bottom()+1e-6 {
			columns--
			at = geom.Pt{X: at.X + step, Y: r.Y}
		}
		if columns < 1 || at.Y+b.height > r.Bottom()+1e-6 {
			return false, nil
		}
		out = append(out, at)
		at.Y += b.height + b.after
	}
	return true, out
}
