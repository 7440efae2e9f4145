package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

const (
	pictureTop   geom.MM = 3.4  // of a picture in a note, below the sign of its tint
	pictureGap   geom.MM = 1.4  // between a picture and its caption
	pictureHigh  float64 = 1.15 // how high a picture in a note is at most, as a part of the width of the note
	pictureRoom  float64 = 0.55 // and as a part of the height of its section
	leastReading float64 = 4.5  // the contrast that letters have on paper at least (WCAG 2.2, 1.4.3)
)

// pictureBox returns the size of the picture of the note at a width of the note; empty where it shows
// none.
func (t *noteThing) pictureBox(width geom.MM) geom.Size {
	if t.note.Picture == "" || t.from > 0 {
		return geom.Size{}
	}
	shape := geom.Size{W: 4, H: 3} // of a picture that is missing
	if t.picture.Hash != "" {
		shape = geom.Size{W: geom.MM(t.picture.Width), H: geom.MM(t.picture.Height)}
	}
	return within(shape, width-2*t.pad(), min(pictureHigh*width, pictureRoom*t.room))
}

// asset returns a picture of a workbook; the zero one where it is missing.
func asset(w canvas.Workbook, hash string) canvas.Asset {
	a, _ := w.Asset(hash)
	return a
}

// within returns the greatest size of a shape within a width and a height.
func within(shape geom.Size, width, height geom.MM) geom.Size {
	k := min(width/shape.W, height/shape.H)
	return geom.Size{W: shape.W * k, H: shape.H * k}
}

// pictureRoom returns how much room the picture takes over the text.
func (t *noteThing) pictureRoom(width geom.MM) geom.MM {
	box := t.pictureBox(width)
	if box.H == 0 {
		return 0
	}
	return pictureTop - t.pad() + box.H + pictureGap
}

// drawPicture draws the picture of the note from the upper edge of its text on.
func (t *noteThing) drawPicture(p *page, r geom.Rect, top geom.MM) {
	box := t.pictureBox(r.W)
	if box.H == 0 {
		return
	}
	at := geom.R(r.X+(r.W-box.W)/2, r.Y+top+pictureTop-t.pad(), box.W, box.H)
	p.picture(at, t.picture, t.note.Picture, text.Normal(t.note.Text))
}

// picture draws a picture of the workbook; a calm box where the file does not have it, which is told.
func (p *page) picture(r geom.Rect, a canvas.Asset, hash, alt string) {
	if alt == "" {
		alt = words.Text(p.language, "picture")
	}
	if a.Hash != "" {
		p.Items = append(p.Items, scene.Image{Attrs: p.attrs(), Rect: r, Hash: hash, Alt: alt})
		return
	}
	p.fill(r.Polygon(), Quiet, scene.Pen{Width: 0.2, Color: Hairline})
	f := shrunk(face{size: 2.6, color: Secondary, role: "picture"}, 1.6, r.W-2, words.Text(p.language, "picture-missing"))
	p.text(f, geom.Pt{X: r.Center().X, Y: r.Center().Y + 0.3*f.size}, canvas.AlignCenter, cut(f, r.W-2, words.Text(p.language, "picture-missing")))
	p.Problems = append(p.Problems, scene.Problem{Kind: scene.MissingPicture, Ref: p.ref, Count: 1})
}

// logoBox returns where the logo of the cluster stands in the header, and how much room it takes of its
// right side; none where there is no logo.
func (b *builder) logoBox(p *page) (geom.Rect, geom.MM) {
	info := b.w.Info()
	if info.Logo == "" {
		return geom.Rect{}, 0
	}
	shape := geom.Size{W: 2, H: 1}
	if a, ok := b.w.Asset(info.Logo); ok {
		shape = geom.Size{W: geom.MM(a.Width), H: geom.MM(a.Height)}
	}
	f := b.frame
	s := within(shape, f.logoWide, f.logoHigh)
	return geom.R(p.Size.W-f.margin-s.W, f.logoTop+(f.logoHigh-s.H)/2, s.W, s.H), s.W + f.margin/2
}

// brand returns the color of the rule of the header, and that of its title: ink, where letters in the
// color would be hard to read on paper.
func (b *builder) brand() (rule, title scene.Color) {
	c, ok := brandColor(b.w.Info().Brand)
	switch {
	case !ok:
		return Ink, Ink
	case scene.Contrast(c, Paper) < leastReading:
		return c, Ink
	}
	return c, c
}

// brandColor reads a color as Info has it.
func brandColor(s string) (c scene.Color, ok bool) {
	digit := func(b byte) uint8 {
		switch {
		case b >= 'a':
			return b - 'a' + 10
		case b >= 'A':
			return b - 'A' + 10
		}
		return b - '0'
	}
	if len(s) != 7 {
		return c, false
	}
	two := func(i int) uint8 { return digit(s[i])<<4 | digit(s[i+1]) }
	return scene.Color{R: two(1), G: two(3), B: two(5)}, true
}
