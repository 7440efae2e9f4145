package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// Where the parts of a wide line stand, in mm from the edges of its rectangle, and how long they
// are as a part of its width.
const (
	lineNamePart = 0.42
)

// drawLine draws a line in its rectangle, and tells where its cells are.
func (a *area) drawLine(p *page, l *lineThing, r geom.Rect, d density, pageIndex int) {
	if l.draw != nil {
		l.draw(a, p, l, r, d, pageIndex)
		return
	}
	s := a.lineStyle(d)
	base := r.Y + r.H/2 + 0.36*s.size
	f := face{size: s.size, color: Ink, role: "line"}
	switch l.kind {
	case lineToFill, lineToAdd:
		f = f.in(Pale)
	case lineOfSum:
		f = f.bold()
	}
	share := geom.MM(0)
	if a.section.Takes(canvas.AcceptSources) {
		share = a.b.frame.shareRoom
	}
	amountEnd := r.Right() - share
	nameEnd := amountEnd - a.b.frame.amountRoom
	if a.barred() {
		nameEnd = r.X + r.W*lineNamePart
		a.drawLineBar(p, l, geom.R(nameEnd+2, r.Y+r.H*0.22, amountEnd-a.b.frame.amountRoom-nameEnd-2, r.H*0.56))
	}
	room := nameEnd - r.X
	if g := l.amount.face(f); !a.barred() && text.Width(f.style, f.size, l.name) > room { // its own amount may be short
		room = max(room, amountEnd-text.Width(g.style, g.size, l.amount.text)-1.6-r.X)
	}
	a.drawLineName(p, l, f, geom.Pt{X: r.X, Y: base}, room)
	end := geom.Pt{X: amountEnd, Y: base}
	switch {
	case l.kind == lineToAdd:
	case l.withheld:
		p.padlock(geom.Pt{X: end.X - 0.4*s.size, Y: base - 0.36*s.size}, 0.8*s.size, Pale)
	case l.amount.text == "":
		p.text(f.in(Pale), end, canvas.AlignEnd, "–")
	default:
		p.figure(l.amount.face(f), a.b.frame.amountRoom-2, end, l.amount.text)
	}
	if share > 0 && l.kind == lineOfRecord {
		small := f
		small.size = max(leastLine, s.size*0.9)
		at := geom.Pt{X: r.Right(), Y: base}
		if l.withheld {
			p.padlock(geom.Pt{X: at.X - 0.4*s.size, Y: base - 0.36*s.size}, 0.8*s.size, Pale)
		} else if l.share.text == "" {
			p.text(small.in(Pale), at, canvas.AlignEnd, "–")
		} else {
			p.figure(l.share.face(small), share-2, at, l.share.text)
		}
	}
	if l.kind != lineOfSum {
		pen := scene.Pen{Width: 0.15, Color: Hairline}
		if l.kind != lineOfRecord {
			pen.Dash = [2]geom.MM{0.6, 0.9}
		}
		p.line(pen, geom.Pt{X: r.X, Y: r.Bottom()}, geom.Pt{X: r.Right(), Y: r.Bottom()})
	}
	a.b.cell(pageIndex, l.named, geom.R(r.X-1, r.Y, nameEnd-r.X+1, r.H), s.size, canvas.AlignStart)
	a.b.cell(pageIndex, l.paid, geom.R(amountEnd-a.b.frame.amountRoom+2, r.Y, a.b.frame.amountRoom-1, r.H), s.size, canvas.AlignEnd)
	a.b.cell(pageIndex, l.shared, geom.R(r.Right()-share+2, r.Y, share-1, r.H), s.size, canvas.AlignEnd)
}

// face returns how a figure is set: what follows from another one is quiet and slanted.
func (x figure) face(f face) face {
	if x.computed {
		f = f.in(Secondary)
		f.style = text.Italic
	}
	return f
}

// drawLineName sets the name, the word on its state behind it, and what it is called in the second
// language behind that.
func (a *area) drawLineName(p *page, l *lineThing, f face, at geom.Pt, room geom.MM) {
	end := at.X + room
	label := face{size: max(leastLine, f.size*0.8), color: Secondary, role: "state"}
	if l.label != "" {
		room -= text.Width(label.style, label.size, l.label) + 5
	}
	shown := l.name
	if l.short != "" && text.Width(f.style, f.size, shown) > room {
		shown = l.short
	}
	if l.secret {
		room -= f.size
	}
	name := shrunk(f, leastLine, room, shown)
	shown = cut(name, room, shown)
	x := at.X + p.text(name, at, canvas.AlignStart, shown) + 2
	if l.secret {
		p.padlock(geom.Pt{X: x - 2 + 0.6*f.size, Y: at.Y - 0.36*f.size}, 0.66*f.size, Secondary)
		x += f.size
	}
	if l.label != "" {
		w := text.Width(label.style, label.size, l.label) + 2
		ground := Paper
		if l.action {
			label.color, ground = ActionInk, TintColor(canvas.TintInAction)
		}
		p.fill(geom.R(x, at.Y-0.36*f.size-0.8*label.size, w, 1.6*label.size).Round(0.7), ground, scene.Pen{})
		p.text(label, geom.Pt{X: x + 1, Y: at.Y - 0.36*f.size + 0.36*label.size}, canvas.AlignStart, l.label)
		x += w + 2
	}
	p.echo(0.8*f.size, 0.7*f.size, gap{geom.Pt{X: x, Y: at.Y}, end - x}, l.second, l.inShort)
}

// figure sets a figure that ends at a point, smaller where it must be, and returns its width. One that
// no table expects gives way to an ellipsis: digits that are cut would be another figure.
func (p *page) figure(f face, room geom.MM, end geom.Pt, s string) geom.MM {
	f = shrunk(f, leastLine, room, s)
	if text.Width(f.style, f.size, s) > room+1e-6 {
		s = "…"
	}
	return p.text(f, end, canvas.AlignEnd, s)
}

// cut returns a text that is no wider than room: shortened at its end where it must be.
func cut(f face, room geom.MM, s string) string {
	const rounding = 1e-6
	if text.Width(f.style, f.size, s) <= room+rounding {
		return s
	}
	letters := []rune(s)
	for len(letters) > 1 {
		letters = letters[:len(letters)-1]
		if short := string(letters) + "…"; text.Width(f.style, f.size, short) <= room {
			return short
		}
	}
	return "…"
}

// drawLineBar draws the figure of a line as a bar against the greatest on the sheet; what is in
// action has a foot, as in the bar of shares.
func (a *area) drawLineBar(p *page, l *lineThing, r geom.Rect) {
	w := r.W * min(l.part, 1)
	if l.kind != lineOfRecord || w < 0.2 {
		return
	}
	r.W = w
	p.fill(r.Round(min(0.6, w/2)), lineBarColor(l.group), scene.Pen{})
	if l.inAction {
		foot := min(0.9, r.H/3)
		p.fill(geom.R(r.X, r.Bottom()-foot, r.W, foot).Polygon(), TintColor(canvas.TintInAction), scene.Pen{})
	}
}

// lineBarColor is the color of a bar in a line: that of its group, half as strong, or gray.
func lineBarColor(g canvas.Group) scene.Color {
	if g == "" {
		return Hairline
	}
	c := GroupColor(g)
	mix := func(v uint8) uint8 { return uint8((2*int(v) + 3*255) / 5) }
	return scene.Color{R: mix(c.R), G: mix(c.G), B: mix(c.B)}
}
