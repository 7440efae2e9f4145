package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// A card of one line is for a projector, where a 45th of the height is the least that is read at
// the back: spine, sign of the group, name, state and figure stand beside each other.

// leastLine is the size of its type below which nothing goes.
const leastLine geom.MM = 2

// lineMark returns how wide the sign of the group is.
func (l cardLook) lineMark() geom.MM { return 0.85 * l.title }

// lineFigure returns the figure, and how wide it and its sign of state are.
// One that would leave no room for the name gives way to an ellipsis.
func (t *cardThing) lineFigure(look cardLook, card geom.MM) (f face, s string, width geom.MM) {
	f, s = t.figure(look.share, 1000)
	if t.withheld {
		return f, s, 0.9 * look.share
	}
	most := 0.5 * card
	if f = shrunk(f, leastLine, most, s); text.Width(f.style, f.size, s) > most {
		s = "…"
	}
	return f, s, text.Width(f.style, f.size, s)
}

// lineRoom returns how wide the name may be on a card of a width.
func (t *cardThing) lineRoom(look cardLook, width geom.MM) geom.MM {
	_, _, figure := t.lineFigure(look, width)
	room := width - look.spine - look.lineMark() - figure - 4*look.pad
	if t.signed() {
		room -= look.lineMark() + look.pad
	}
	return room
}

// signed reports whether a sign of state stands before the figure. Words for it have no room here:
// what is in action has the ground of its tint, too, and an idea a dashed edge.
func (t *cardThing) signed() bool { return t.status == canvas.InAction || t.change != "" || t.secret }

func (t *cardThing) drawOnLine(p *page, r geom.Rect, look cardLook) {
	ground := Paper
	if t.status == canvas.InAction {
		ground = ActionBg
	}
	t.ground(p, r, look.spine, 0.9, ground)
	middle := r.Center().Y
	mark := look.lineMark()
	x := r.X + look.spine + look.pad
	p.mark(t.source.Group, geom.Pt{X: x + mark/2, Y: middle}, mark)
	x += mark + look.pad
	name, lines := t.titled(canvas.CardLine, look, r.W)
	base := middle + 0.36*name.size - geom.MM(len(lines)-1)*name.size*leading/2
	p.lines(name, geom.Pt{X: x, Y: base}, lines)

	f, s, width := t.lineFigure(look, r.W)
	right := r.Right() - look.pad
	if t.withheld {
		p.padlock(geom.Pt{X: right - 0.4*look.share, Y: middle}, 0.62*look.share, Pale)
	} else {
		p.text(f, geom.Pt{X: right, Y: middle + 0.36*f.size}, canvas.AlignEnd, s)
	}
	if !t.signed() {
		return
	}
	at := geom.Pt{X: right - width - look.pad - mark/2, Y: middle}
	switch {
	case t.change != "":
		p.markSign(t.change, at, mark*0.8)
	case t.secret:
		p.padlock(at, mark*0.7, Secondary)
	default:
		k := mark * 0.36
		p.fill(geom.Polygon{{X: at.X - k*0.8, Y: at.Y - k}, {X: at.X + k, Y: at.Y}, {X: at.X - k*0.8, Y: at.Y + k}}, ActionInk, scene.Pen{})
	}
}
