package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/words"
)

// leaning answers which sources carry the cluster: the greatest as bars, and how many equal
// sources all of them are like.
func (b *builder) leaning(p *page, r geom.Rect, period canvas.RecordID) geom.MM {
	s := b.sharesOf(period)
	d := analysis.DependencyOf(s)
	if !d.Known {
		return b.nothing(p, r, "insight-no-sources")
	}
	like := paragraph(p, answerFace().in(Secondary), r.W, b.like(d, s))
	var all []measure
	for _, x := range d.Parts {
		all = append(all, b.sourceMeasure(p, x, s, period))
	}
	if r.W >= besideWidth {
		return b.stack(p, r, 0.7, append([]row{joined(0, like, space(1))}, beside(p, r.W, 1.5*answerSize, all)...))
	}
	rows := []row{like}
	for _, m := range all {
		rows = append(rows, m.under(p, r.W))
	}
	return b.stack(p, r, 1.9, rows)
}

// like says how many equal sources the sources of a period are like: a range of whole numbers
// where it is between two; and of how much of the income that is said.
func (b *builder) like(d analysis.Dependency, s analysis.Shares) string {
	whole, tenth := d.Like/10, d.Like%10
	said := words.Text(b.language, "insight-like-between", words.Number(whole), words.Number(whole+1))
	switch {
	case whole == 1 && tenth == 0:
		said = words.Text(b.language, "insight-like-one")
	case tenth == 0:
		said = words.Text(b.language, "insight-like", words.Number(whole))
	}
	var rest, parts int64
	for _, x := range s.Rests {
		rest += x.Shown
	}
	for _, x := range d.Parts {
		parts += x.Shown
	}
	if rest > 0 && parts < s.Whole() {
		said = words.Text(b.language, "insight-like-of", said, b.percent(parts, s.Places))
	}
	return said
}

// sourceMeasure returns a source as a line of a chart: its share as a bar of the whole.
func (b *builder) sourceMeasure(p *page, x analysis.Part, s analysis.Shares, period canvas.RecordID) measure {
	m := measure{
		ref: sourceRef(x.Source, period), group: x.Source.Group, name: b.sourceName(x.Source), color: Ink,
		figure: b.approximately(x.Funding.Basis == canvas.Illustrative) + b.percent(x.Shown, s.Places),
	}
	if x.Funding.Status == canvas.InAction {
		m.aside = words.Text(b.language, "in-action")
	}
	m.bar = func(r geom.Rect) {
		p.bead(r, track)
		part := portion(r, 0, x.Num, s.Den)
		p.bead(part, GroupColor(x.Source.Group))
		if x.Funding.Status == canvas.InAction {
			p.inAction(part)
		}
	}
	return m
}
