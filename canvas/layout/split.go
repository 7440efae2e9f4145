package layout

import (
	"math"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// slice is a part of the ring of groups.
type slice struct {
	num      int64
	group    canvas.Group // empty: nobody's
	rest     bool         // no source has it
	inAction bool
}

// slices of the ring: of each group what is there today, what is in action, what is not split;
// then what is in no group.
func ringOf(s analysis.Shares) []slice {
	var out []slice
	add := func(x slice) {
		if x.num > 0 {
			out = append(out, x)
		}
	}
	for _, g := range canvas.Groups {
		today, action, rest := slice{group: g}, slice{group: g, inAction: true}, slice{group: g, rest: true}
		for _, x := range s.Parts {
			switch {
			case !x.Counts || !x.Known || x.Source.Group != g:
			case x.Funding.Status == canvas.InAction:
				action.num += x.Num
			default:
				today.num += x.Num
			}
		}
		for _, x := range s.Rests {
			if x.Of == canvas.TotalOfGroup(g) {
				rest.num += x.Num
			}
		}
		add(today)
		add(action)
		add(rest)
	}
	for _, x := range s.Rests {
		if !inGroup(x.Of) {
			add(slice{num: x.Num, group: x.Of.Group(), rest: true})
		}
	}
	return out
}

// inGroup reports whether a rest is part of the sum of a group.
func inGroup(of canvas.TotalOf) bool {
	return of == canvas.TotalPublicGroup || of == canvas.TotalPrivateGroup || of == canvas.TotalProjectGroup
}

// split answers who pays: a ring of the groups, and beside it the figure of each with what of it
// is there today; under them the two sides.
func (b *builder) split(p *page, r geom.Rect, period canvas.RecordID) geom.MM {
	s := b.sharesOf(period)
	if !s.Total.Known && len(s.Rests) == 0 {
		return b.nothing(p, r, "insight-no-shares")
	}
	size := min(0.42*r.W, r.H, 54, max(0.3*r.W, r.W-52))
	ring := geom.R(r.X, r.Y, size, size)
	gap := 0.07 * r.W
	if !b.namesFit(r.W-size-gap, leastFigure, s) {
		return b.splitBelow(p, r, s, period)
	}
	b.ring(p, ring, s)
	right := geom.R(ring.Right()+gap, r.Y, r.Right()-ring.Right()-gap, r.H)
	between := 0.02 * r.W
	rows := b.splitRowsIn(p, right, between, s, period)
	if high := heightOf(rows, between); high < size { // the figures stand in the middle of the ring
		right.Y += (size - high) / 2
		right.H -= (size - high) / 2
	}
	used := b.stack(p, right, between, rows)
	return max(size, right.Y+used-r.Y)
}

// splitBelow is split where the names of the groups have no room beside the ring: it stands above them, or
// is left out, as the figures and their names say more.
func (b *builder) splitBelow(p *page, r geom.Rect, s analysis.Shares, period canvas.RecordID) geom.MM {
	const least, gap = 16, 3
	between := 0.02 * r.W
	rows := b.splitRowsIn(p, r, between, s, period)
	size := min(0.6*r.W, r.H-heightOf(rows, between)-gap, 54)
	if size < least {
		return b.stack(p, r, between, rows)
	}
	b.ring(p, geom.R(r.X, r.Y, size, size), s)
	return size + gap + b.stack(p, geom.R(r.X, r.Y+size+gap, r.W, r.H-size-gap), between, rows)
}

// ring draws the groups around, from the top on, public first. The mark of each group stands in
// its part; what is in action has a pale inner edge, what no source has is only framed.
func (b *builder) ring(p *page, r geom.Rect, s analysis.Shares) {
	parts := ringOf(s)
	var sum int64
	for _, x := range parts {
		sum += x.num
	}
	whole := float64(max(sum, s.Den))
	center, outer := r.Center(), r.W/2
	inner := outer * 0.62
	from := -math.Pi / 2
	for _, x := range parts {
		to := from + 2*math.Pi*float64(x.num)/whole
		b.arc(p, x, center, inner, outer, from, to, len(parts) > 1)
		from = to
	}
}

func (b *builder) arc(p *page, x slice, center geom.Pt, inner, outer geom.MM, from, to float64, gap bool) {
	half := 0.0
	if gap {
		half = min(barGap/2/outer, (to-from)/4)
	}
	a, z := from+half, to-half
	shape := sector(center, inner, outer, a, z)
	switch {
	case x.rest && x.group == "":
		p.fill(shape, Quiet, scene.Pen{Width: 0.25, Color: Pale, Dash: [2]geom.MM{1.2, 1}})
	case x.rest:
		p.fill(shape, GroupTint(x.group), scene.Pen{Width: 0.25, Color: GroupColor(x.group), Dash: [2]geom.MM{1.2, 1}})
	default:
		p.fill(shape, GroupColor(x.group), scene.Pen{})
		if x.inAction {
			p.fill(sector(center, inner, inner+(outer-inner)*0.22, a, z), TintColor(canvas.TintInAction), scene.Pen{})
		}
	}
	middle, radius := (from+to)/2, (inner+outer)/2
	if mark := (outer - inner) * 0.34; x.group != "" && !x.inAction && (to-from)*radius > 2.2*mark {
		color := Paper
		if x.rest {
			color = GroupColor(x.group)
		}
		p.sign(x.group, geom.Pt{X: center.X + radius*math.Cos(middle), Y: center.Y + radius*math.Sin(middle)}, mark, color)
	}
}

// sector returns the outline of a part of a ring.
func sector(center geom.Pt, inner, outer geom.MM, from, to float64) geom.Polygon {
	out := geom.Arc(center, outer, from, to)
	return append(out, geom.Arc(center, inner, to, from)...)
}

// splitRowsIn returns the rows in the largest type in which they fit; the sides give way first, as
// the groups say more.
func (b *builder) splitRowsIn(p *page, r geom.Rect, between geom.MM, s analysis.Shares, period canvas.RecordID) []row {
	const least = leastFigure
	size := min(max(0.11*r.W+1.2, 5), 9)
	for {
		rows := b.splitRows(p, r.W, size, s, period)
		sides := b.sideRow(p, r.W, s)
		switch high := heightOf(rows, between); {
		case size > least && !b.namesFit(r.W, size, s):
		case high+heightOf(sides, 0)+between <= r.H:
			return append(rows, sides...)
		case high <= r.H || size <= least:
			return rows
		}
		size = max(least, size*0.92)
	}
}

// namesFit reports whether the names of the groups have room beside figures of a size.
func (b *builder) namesFit(width, size geom.MM, s analysis.Shares) bool {
	room := width - b.splitColumn(size, s) - markSize - 1.4
	for _, g := range canvas.Groups {
		if s.Groups[g].Known && text.Width(text.Regular, leastName, words.Text(b.language, "group-"+string(g))) > room {
			return false
		}
	}
	return true
}

// leastFigure is the size of type below which the figures of groups do not go.
const leastFigure geom.MM = 3.4

// leastName is the size of type below which the name of a group does not go.
const leastName geom.MM = 2.2

// splitColumn returns how wide the figures are, with the space behind them.
func (b *builder) splitColumn(size geom.MM, s analysis.Shares) geom.MM {
	return text.Width(text.Regular, size, words.Percent(b.language, s.Whole(), s.Places)) + 0.5*size
}

// heightOf returns how high rows are, one under another.
func heightOf(rows []row, between geom.MM) geom.MM {
	var high geom.MM
	for _, x := range rows {
		high += x.h + between
	}
	return high - between
}

// splitRows returns a row for each group, its figure of a size, and one for what is in none.
func (b *builder) splitRows(p *page, width, size geom.MM, s analysis.Shares, period canvas.RecordID) []row {
	percent := func(n int64) string { return words.Percent(b.language, n, s.Places) }
	figure := face{size: size, role: "figure"}
	column := b.splitColumn(size, s)
	var out []row
	for _, g := range canvas.Groups {
		sum := s.Groups[g]
		if !sum.Known || (sum.Shown == 0 && sum.Num == 0) {
			continue
		}
		note := ""
		if sum.Today != sum.Shown {
			note = words.Text(b.language, "today", percent(sum.Today))
		}
		name := b.namedGroup(g, width-column, note)
		out = append(out, row{h: max(size*1.25, size*0.86+name.h), draw: func(r geom.Rect) {
			ref := scene.Ref{Kind: scene.RefTotal, ID: string(canvas.TotalOfGroup(g)), Column: string(period)}
			p.as(ref, func() {
				base := r.Y + size*0.86
				p.text(figure.in(GroupColor(g)), geom.Pt{X: r.X + column - 0.5*size, Y: base}, canvas.AlignEnd, b.approximately(sum.Illustrative)+percent(sum.Shown))
				name.draw(p, geom.Pt{X: r.X + column, Y: base})
			})
		}})
	}
	for _, x := range s.Rests {
		if !inGroup(x.Of) && x.Shown > 0 {
			out = append(out, row{h: answerSize * 1.5, draw: func(r geom.Rect) {
				base := r.Y + answerSize
				p.text(answerFace().in(Secondary), geom.Pt{X: r.X + column - 0.5*size, Y: base}, canvas.AlignEnd, percent(x.Shown))
				f, name := clipped(asideFace(), 2.2, r.W-column, b.restName(x.Of))
				p.text(f, geom.Pt{X: r.X + column, Y: base}, canvas.AlignStart, name)
			}})
		}
	}
	return out
}

// groupName is the mark and the name of a group with a note behind it, or under it where it is
// long.
type groupName struct {
	group           canvas.Group
	name, note      string
	nameFace, aside face
	under           bool
	h               geom.MM // below the baseline of the name
}

func (b *builder) namedGroup(g canvas.Group, width geom.MM, note string) groupName {
	x := groupName{group: g}
	room := width - markSize - 1.4
	x.nameFace, x.name = clipped(answerFace(), leastName, room, words.Text(b.language, "group-"+string(g)))
	if x.aside, x.note = clipped(asideFace(), leastLine, room, note); x.note != note {
		x.note, note = "", "" // half of it says nothing
	}
	f := asideFace()
	x.under = text.Width(x.nameFace.style, x.nameFace.size, x.name)+2+text.Width(f.style, f.size, note) > room
	switch {
	case note == "":
	case x.under:
		x.h = x.aside.size * 1.5
	default:
		x.aside, x.note = f, note
	}
	return x
}

func (x groupName) draw(p *page, at geom.Pt) {
	p.mark(x.group, geom.Pt{X: at.X + markSize/2, Y: at.Y - 0.36*answerSize}, markSize)
	left := at.X + markSize + 1.4
	w := p.text(x.nameFace, geom.Pt{X: left, Y: at.Y}, canvas.AlignStart, x.name)
	switch {
	case x.note == "":
	case x.under:
		p.text(x.aside, geom.Pt{X: left, Y: at.Y + x.aside.size*1.2}, canvas.AlignStart, x.note)
	default:
		p.text(x.aside, geom.Pt{X: left + w + 2, Y: at.Y}, canvas.AlignStart, x.note)
	}
}

// sideRow returns the row of the two sides, where they say more than the groups.
func (b *builder) sideRow(p *page, width geom.MM, s analysis.Shares) []row {
	public, private := s.Sides[canvas.SidePublic], s.Sides[canvas.SidePrivate]
	if !public.Known && !private.Known {
		return nil
	}
	percent := func(x analysis.Sum) string {
		if !x.Known {
			return "–"
		}
		return words.Percent(b.language, x.Shown, s.Places)
	}
	line := paragraph(p, asideFace(), width, words.Text(b.language, "insight-sides", percent(public), percent(private)))
	return []row{{h: line.h + 1.5, draw: func(r geom.Rect) { line.draw(geom.R(r.X, r.Y+1.5, r.W, line.h)) }}}
}

// sharesOf returns the shares of a period, also of one that the sheet has no column for.
func (b *builder) sharesOf(period canvas.RecordID) analysis.Shares {
	if s, ok := b.shares[period]; ok {
		return s
	}
	return analysis.Of(b.w, period)
}
