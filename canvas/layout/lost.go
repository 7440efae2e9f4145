package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// mostLost is how many sources are taken away, one at a time.
const mostLost = 4

// losses answers what is missing, and what stays uncovered, without each of the greatest sources.
func (b *builder) losses(p *page, r geom.Rect, period canvas.RecordID) geom.MM {
	s := b.sharesOf(period)
	var rows []row
	for _, x := range analysis.WithoutEach(b.w, period, mostLost) {
		rows = append(rows, b.lostRow(p, r.W, x, s, period))
	}
	if len(rows) == 0 {
		return b.nothing(p, r, "insight-no-sources")
	}
	const gap = 3.4
	fit, used := 0, geom.MM(0)
	for _, x := range rows { // the greatest are meant: no word on those that do not fit
		if used += x.h; used > r.H {
			break
		}
		used += gap
		fit++
	}
	return b.stack(p, r, gap, rows[:fit])
}

// lostRow says what is missing without a source: in a bar of all sources the lost one is hatched.
func (b *builder) lostRow(p *page, width geom.MM, x analysis.Loss, s analysis.Shares, period canvas.RecordID) row {
	missing := words.Text(b.language, "insight-missing", b.approximately(x.Part.Funding.Basis == canvas.Illustrative)+b.percent(x.Part.Shown, s.Places))
	rows := joined(0.7,
		headRow(p, width, words.Text(b.language, "insight-without", b.sourceName(x.Part.Source)), missing, Warning),
		row{h: barThin, draw: func(r geom.Rect) { b.thinBar(p, r, s, x.Part.Source.ID) }},
		paragraph(p, asideFace(), width, b.uncovered(x.Stress)))
	return row{h: rows.h, draw: func(r geom.Rect) {
		p.as(sourceRef(x.Part.Source, period), func() { rows.draw(r) })
	}}
}

// thinBar draws the shares of all sources in their order, thinly, one of them hatched.
func (b *builder) thinBar(p *page, r geom.Rect, s analysis.Shares, without canvas.RecordID) {
	var sum int64
	parts := b.stretches(s)
	for _, x := range parts {
		sum += x.num
	}
	whole := max(sum, s.Den)
	p.fill(r.Polygon(), track, scene.Pen{})
	var at int64
	for _, x := range parts {
		seg := portion(r, at, at+x.num, whole)
		at += x.num
		switch {
		case x.source == without && without != "":
			p.hatch(seg, Warning)
		case seg.W < 0.02 || (x.rest && x.group == ""):
		case x.rest:
			p.fill(seg.Polygon(), GroupTint(x.group), scene.Pen{})
		default:
			b.thinSegment(p, seg, x.group)
		}
	}
}

// thinSegment draws one source of a thin bar, with the mark of its group where there is room.
func (b *builder) thinSegment(p *page, seg geom.Rect, g canvas.Group) {
	if seg.W < 0.02 {
		return
	}
	if seg.W > 2*barGap {
		seg.W -= barGap / 2
	}
	p.fill(seg.Polygon(), GroupColor(g), scene.Pen{})
	if mark := min(0.58*seg.H, 1.7); seg.W > 2*mark {
		p.sign(g, seg.Center(), mark, Paper)
	}
}

// uncovered says in words what the loss leaves unpaid.
func (b *builder) uncovered(s analysis.Stress) string {
	if s.GapKnown {
		return words.Text(b.language, "insight-gap", b.money(s.Gap)) + " " + b.stillPaid(s.CoverAfter)
	}
	return b.stillPaid(s.CoverAfter)
}

// stillPaid says in words which costs stay uncovered.
func (b *builder) stillPaid(c analysis.Coverage) string {
	projects := c.Uncovered - c.FreeMissing
	switch {
	case !c.Known || !c.CostKnown:
		return words.Text(b.language, "insight-no-amounts")
	case c.Uncovered == 0:
		return words.Text(b.language, "insight-all-covered")
	case projects == 0:
		return words.Text(b.language, "insight-core-uncovered", b.money(c.FreeMissing))
	case c.FreeMissing == 0:
		return words.Text(b.language, "insight-projects-uncovered", b.money(projects))
	}
	return words.Text(b.language, "insight-both-uncovered", b.money(c.FreeMissing), b.money(projects))
}
