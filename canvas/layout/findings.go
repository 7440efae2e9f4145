package layout

import (
	"cmp"
	"slices"
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// checks says what stands out in a period and in the cluster, and why, what is severe first. The
// ref of each line names its place in the list of findings.
func (b *builder) checks(p *page, r geom.Rect, period canvas.RecordID) geom.MM {
	type found struct {
		analysis.Finding
		at int
	}
	var all []found
	for i, f := range analysis.ChecksOf(b.w, period) {
		all = append(all, found{f, i})
	}
	if len(all) == 0 {
		return b.stack(p, r, 0, []row{b.checkRow(p, r.W, tick, words.Text(b.language, "insight-all-well"))})
	}
	slices.SortStableFunc(all, func(x, y found) int { return -cmp.Compare(bit(x.Severe), bit(y.Severe)) })
	var rows []row
	for _, f := range all {
		sign := hint
		if f.Severe {
			sign = alarm
		}
		line := b.checkRow(p, r.W, sign, unsplit(FindingText(b.language, b.w, f.Finding)))
		ref := scene.Ref{Kind: scene.RefFinding, ID: strconv.Itoa(f.at)}
		rows = append(rows, row{h: line.h, draw: func(r geom.Rect) { p.as(ref, func() { line.draw(r) }) }})
	}
	return b.stack(p, r, 1.5, rows)
}

// checkSign is what stands before a finding, told without color.
type checkSign int

const (
	tick  checkSign = iota // all is well
	hint                   // worth a look
	alarm                  // cannot be right as it stands
)

// checkRow returns a row of a sign and a sentence.
func (b *builder) checkRow(p *page, width geom.MM, sign checkSign, sentence string) row {
	const indent = 5.6
	f := answerFace()
	lines := text.Wrap(f.style, f.size, width-indent, sentence)
	return row{h: geom.MM(len(lines)) * f.size * leading, draw: func(r geom.Rect) {
		p.checkSign(sign, geom.Pt{X: r.X + 1.7, Y: r.Y + 0.64*f.size})
		p.lines(f, geom.Pt{X: r.X + indent, Y: r.Y + f.size}, lines)
	}}
}

// checkSign draws a tick in a ring, a stroke with a dot in a ring, or the same white on a full
// triangle.
func (p *page) checkSign(sign checkSign, at geom.Pt) {
	const r = 1.7
	pt := func(x, y geom.MM) geom.Pt { return geom.Pt{X: at.X + x, Y: at.Y + y} }
	pen := scene.Pen{Width: 0.35, Color: Ink}
	switch sign {
	case tick:
		p.frame(geom.Circle(at, r), pen)
		p.line(pen, pt(-0.75, 0.05), pt(-0.2, 0.6), pt(0.8, -0.55))
		return
	case hint:
		p.frame(geom.Circle(at, r), pen)
	case alarm:
		p.fill(geom.Polygon{pt(0, -1.95), pt(2.05, 1.6), pt(-2.05, 1.6)}, Warning, scene.Pen{})
		pen.Color = Paper
	}
	down := geom.MM(0)
	if sign == alarm {
		down = 0.3
	}
	p.line(pen, pt(0, down-0.85), pt(0, down+0.15))
	p.fill(geom.Circle(pt(0, down+0.8), 0.24), pen.Color, scene.Pen{})
}
