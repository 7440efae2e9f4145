package layout

import (
	"cmp"
	"math"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

const (
	arrowWidth    geom.MM = 0.55
	arrowHalo     geom.MM = 1.1 // of paper on either side, so that an arrow over a card stays one line
	arrowHead     geom.MM = 3
	arrowLabel    geom.MM = 2.9 // size of type
	arrowCaps     geom.MM = 46  // how wide the words beside an arrow are at most
	arrowDetour   geom.MM = 22  // how far out a bend around something reaches, before it turns
	arrowAvoids   int     = 400 // on a sheet with more things, arrows take the direct way
	arrowBend     float64 = 0.38
	arrowStraight int     = 24 // pieces of a bend
)

// edge is a side of a card or note, as the direction in which an arrow leaves it.
type edge struct{ x, y float64 }

var (
	leftEdge, rightEdge = edge{x: -1}, edge{x: 1}
	topEdge, bottomEdge = edge{y: -1}, edge{y: 1}
)

// arrow is a link between two things that show on one page.
type arrow struct {
	link     canvas.Link
	page     int
	from, to arrowEnd
}

type arrowEnd struct {
	item  canvas.Item
	rect  geom.Rect
	edge  edge
	point geom.Pt
}

// drawArrows draws the links of the sheet: the lines below all cards and notes, so that none is struck
// through, their words over everything, where there is room. One that has an end on another page, or
// at something that does not show, is not drawn.
func (b *builder) drawArrows() {
	at := map[canvas.Item]Slot{}
	for _, s := range b.slots {
		if _, known := at[s.Item]; !known { // a long note begins here
			at[s.Item] = s
		}
	}
	var arrows []*arrow
	for _, l := range b.w.Links(b.sheet.ID) {
		from, to := l.Ends()
		a, haveFrom := at[from]
		z, haveTo := at[to]
		if !haveFrom || !haveTo || a.Page != z.Page {
			continue
		}
		x := &arrow{link: l, page: a.Page, from: arrowEnd{item: from, rect: a.Rect}, to: arrowEnd{item: to, rect: z.Rect}}
		x.choose(b.slots)
		arrows = append(arrows, x)
	}
	spreadEnds(arrows)
	for _, x := range arrows {
		p := b.pages[x.page]
		out := Arrow{Page: x.page, Item: canvas.Item{ID: x.link.ID}, From: x.from.item, To: x.to.item, Path: x.path()}
		p.as(scene.Ref{Kind: scene.RefLink, ID: string(x.link.ID)}, func() {
			p.below(func() { x.draw(p) })
			if x.link.Label != "" {
				out.Label = x.drawLabel(p, b.slots)
			}
		})
		b.arrows = append(b.arrows, out)
	}
}

// below draws under the cards and notes of the page.
func (p *page) below(draw func()) {
	over := slices.Clone(p.Items[p.ground:])
	p.Items = p.Items[:p.ground]
	draw()
	p.ground = len(p.Items)
	p.Items = append(p.Items, over...)
}

// choose picks the sides at which the arrow leaves and arrives: those that face each other or, where
// something lies between them, those from which a bend leads around it.
func (x *arrow) choose(slots []Slot) {
	from, to := facing(x.from.rect, x.to.rect)
	ways := [][2]edge{{from, to}, {bottomEdge, bottomEdge}, {topEdge, topEdge}, {leftEdge, leftEdge}, {rightEdge, rightEdge}}
	if len(slots) > arrowAvoids {
		ways = ways[:1]
	}
	for _, way := range ways {
		x.leave(way)
		if !x.blocked(slots) {
			return
		}
	}
	x.leave(ways[0])
}

func (x *arrow) leave(way [2]edge) {
	x.from.edge, x.to.edge = way[0], way[1]
	x.from.point, x.to.point = way[0].at(x.from.rect, 0.5), way[1].at(x.to.rect, 0.5)
}

// blocked reports whether something else lies on the way.
func (x *arrow) blocked(slots []Slot) bool {
	way := x.path()
	return slices.ContainsFunc(slots, func(s Slot) bool {
		return s.Page == x.page && s.Item != x.from.item && s.Item != x.to.item && slices.ContainsFunc(way, s.Rect.Contains)
	})
}

// facing returns the sides of two rectangles at which an arrow between them leaves and arrives: those
// with the wider gap between them.
func facing(a, z geom.Rect) (from, to edge) {
	right, left := z.X-a.Right(), a.X-z.Right()
	below, above := z.Y-a.Bottom(), a.Y-z.Bottom()
	switch max(right, left, below, above) {
	case right:
		return rightEdge, leftEdge
	case left:
		return leftEdge, rightEdge
	case below:
		return bottomEdge, topEdge
	}
	return topEdge, bottomEdge
}

// spreadEnds gives every arrow its own point of the sides that it leaves and arrives at, in the order in
// which the other ends lie, so that they do not cross needlessly.
func spreadEnds(arrows []*arrow) {
	type side struct {
		item canvas.Item
		edge edge
	}
	type end struct {
		*arrowEnd
		other geom.Pt
	}
	sides := map[side][]end{}
	for _, x := range arrows {
		from, to := side{x.from.item, x.from.edge}, side{x.to.item, x.to.edge}
		sides[from] = append(sides[from], end{&x.from, x.to.rect.Center()})
		sides[to] = append(sides[to], end{&x.to, x.from.rect.Center()})
	}
	for s, ends := range sides {
		slices.SortStableFunc(ends, func(p, q end) int {
			if s.edge.x != 0 {
				return cmp.Compare(p.other.Y, q.other.Y)
			}
			return cmp.Compare(p.other.X, q.other.X)
		})
		for i, e := range ends {
			e.point = e.edge.at(e.rect, float64(i+1)/float64(len(ends)+1))
		}
	}
}

// at returns a point of the side of a rectangle, at a part of it between 0 and 1.
func (e edge) at(r geom.Rect, part float64) geom.Pt {
	c := r.Center()
	if e.x != 0 {
		return geom.Pt{X: c.X + e.x*r.W/2, Y: r.Y + part*r.H}
	}
	return geom.Pt{X: r.X + part*r.W, Y: c.Y + e.y*r.H/2}
}

// path returns the bend from one end to the other: it leaves and arrives straight.
func (x *arrow) path() []geom.Pt {
	from, to := x.from.point, x.to.point
	reach := max(2*arrowHead, arrowBend*from.Dist(to))
	if x.from.edge == x.to.edge { // around something
		reach = min(reach, arrowDetour)
	}
	c1 := from.Add(geom.Pt{X: x.from.edge.x * reach, Y: x.from.edge.y * reach})
	c2 := to.Add(geom.Pt{X: x.to.edge.x * reach, Y: x.to.edge.y * reach})
	out := make([]geom.Pt, 0, arrowStraight+1)
	for i := 0; i <= arrowStraight; i++ {
		t := float64(i) / float64(arrowStraight)
		u := 1 - t
		out = append(out, from.Mul(u*u*u).Add(c1.Mul(3*u*u*t)).Add(c2.Mul(3*u*t*t)).Add(to.Mul(t*t*t)))
	}
	return out
}

func (x *arrow) draw(p *page) {
	way := x.path()
	tip, into := x.to.point, x.to.edge // the head points against the side that it arrives at
	across := geom.Pt{X: -into.y, Y: into.x}
	base := tip.Add(geom.Pt{X: into.x * arrowHead, Y: into.y * arrowHead})
	way[len(way)-1] = tip.Add(geom.Pt{X: into.x * arrowHead * 0.8, Y: into.y * arrowHead * 0.8})
	p.line(scene.Pen{Width: arrowWidth, Color: Secondary}, way...)
	half := across.Mul(arrowHead * 0.45)
	p.fill(geom.Polygon{tip, base.Add(half), base.Sub(half)}, Secondary, scene.Pen{})
}

// drawLabel sets the words of the arrow on paper, as near to its middle as they cover nothing, and
// returns where.
func (x *arrow) drawLabel(p *page, slots []Slot) geom.Rect {
	f := face{size: arrowLabel, color: Ink, role: "link"}
	f, lines := fitted(f, 2.2, arrowCaps, 2, text.Normal(x.link.Label))
	wide := geom.MM(0)
	for _, l := range lines {
		wide = math.Max(wide, l.Text.Width)
	}
	size := geom.Size{W: wide + 2.4, H: text.Height(len(lines), f.size, f.size*leading) + 1.6}
	box := x.labelBox(p, size, slots)
	p.fill(box.Round(0.8), Paper, scene.Pen{Width: 0.2, Color: Hairline})
	y := box.Y + 0.8 + 0.86*f.size
	for _, l := range lines {
		p.put(f, geom.Pt{X: box.X + box.W/2 - l.Text.Width/2, Y: y}, l)
		y += f.size * leading
	}
	return box
}

// labelBox returns where words of a size lie on the bend: where they cover no card, note or text; over
// the middle where that cannot be.
func (x *arrow) labelBox(p *page, size geom.Size, slots []Slot) geom.Rect {
	way := x.path()
	at := func(i int) geom.Rect {
		r := geom.R(way[i].X-size.W/2, way[i].Y-size.H/2, size.W, size.H)
		return r.Clamp(geom.R(0, 0, p.Size.W, p.Size.H))
	}
	middle := len(way) / 2
	for off := range middle {
		for _, i := range []int{middle - off, middle + off} {
			if box := at(i); !x.covers(p, box, slots) {
				return box
			}
		}
	}
	return at(middle)
}

func (x *arrow) covers(p *page, box geom.Rect, slots []Slot) bool {
	if slices.ContainsFunc(slots, func(s Slot) bool { return s.Page == x.page && s.Rect.Overlaps(box) }) {
		return true
	}
	return slices.ContainsFunc(p.Items, func(i scene.Item) bool {
		t, isText := i.(scene.Text)
		return isText && t.Bounds().Overlaps(box)
	})
}
