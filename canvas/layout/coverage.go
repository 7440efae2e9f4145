package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// need is one of the two comparisons of money with what it may pay for.
type need struct {
	title   string
	needed  analysis.Amounts
	there   analysis.Amounts // what the parts make
	parts   []paid
	missing canvas.Money
	left    canvas.Money
}

// paid is money that meets a need; borrowed money is what another kind has over.
type paid struct {
	amount   canvas.Money
	inAction canvas.Money // of the amount
	borrowed bool
}

// coverageBars answers whether the money pays for what it may pay for: two pairs of bars on one
// scale, what is missing hatched; in kind, result and what is not known in words below.
func (b *builder) coverageBars(p *page, r geom.Rect, period canvas.RecordID) geom.MM {
	c := b.coverage(period)
	if !c.Known && !c.CostKnown {
		return b.nothing(p, r, "insight-no-money")
	}
	needs := b.needs(c)
	scale := canvas.Money(1)
	var figures geom.MM
	for _, n := range needs {
		scale = max(scale, n.needed.All, n.there.All+n.missing)
		for _, a := range []analysis.Amounts{n.needed, n.there} {
			figures = max(figures, text.Width(text.Regular, answerSize, b.shortSum(a)))
		}
	}
	var rows []row
	for _, n := range needs {
		rows = append(rows, b.needRow(p, r.W, n, c, scale, figures))
	}
	rows = append(rows, b.coverageWords(p, r.W, c)...)
	return b.stack(p, r, 2.6, rows)
}

// needs compares money for anything with start-up, team and operations, and money for projects
// with projects, which may also take what is left of the former.
func (b *builder) needs(c analysis.Coverage) []need {
	core := need{
		title: words.Text(b.language, "insight-core"), needed: c.Core, there: c.Free, missing: c.FreeMissing, left: c.FreeLeft,
		parts: []paid{{amount: c.Free.All, inAction: c.Free.All - c.Free.Today}},
	}
	projects := need{
		title: words.Text(b.language, "insight-projects"), needed: c.Projects, there: c.Restricted, left: c.RestrictedLeft,
		missing: c.Uncovered - c.FreeMissing,
		parts:   []paid{{amount: c.Restricted.All, inAction: c.Restricted.All - c.Restricted.Today}},
	}
	if borrowed := c.ProjectsMissing - projects.missing; borrowed > 0 {
		projects.parts = append(projects.parts, paid{amount: borrowed, borrowed: true})
		projects.there.All += borrowed
		projects.there.Illustrative = projects.there.Illustrative || c.Free.Illustrative
		core.left -= borrowed
	}
	return []need{core, projects}
}

// needRow draws one comparison: a line of words, then a bar of what is needed over one of what is
// there.
func (b *builder) needRow(p *page, width geom.MM, n need, c analysis.Coverage, scale canvas.Money, figures geom.MM) row {
	verdict, color := "", Ink
	switch {
	case !c.CostKnown || !c.Known:
	case n.missing > 0:
		verdict, color = words.Text(b.language, "insight-lacks", b.money(n.missing)), Warning
	case n.needed.All == 0:
		verdict, color = words.Text(b.language, "insight-no-need"), Secondary
	case n.left > 0:
		verdict = words.Text(b.language, "insight-left", b.money(n.left))
	default:
		verdict = words.Text(b.language, "insight-covered")
	}
	needed, there := words.Text(b.language, "insight-needed"), words.Text(b.language, "insight-there")
	names := max(text.Width(text.Regular, asideSize, needed), text.Width(text.Regular, asideSize, there)) + 2.5
	line := func(name string, amount analysis.Amounts, known bool, bar func(geom.Rect)) row {
		return row{h: 4.6, draw: func(r geom.Rect) {
			base := r.Y + 3.5
			p.text(asideFace(), geom.Pt{X: r.X, Y: base}, canvas.AlignStart, name)
			figure := "–"
			if known {
				figure = b.shortSum(amount)
			}
			p.text(answerFace(), geom.Pt{X: r.Right(), Y: base}, canvas.AlignEnd, figure)
			bar(geom.R(r.X+names, r.Y+0.8, width-names-figures-3, 3.2))
		}}
	}
	return joined(0.2, headRow(p, width, n.title, verdict, color),
		line(needed, n.needed, c.CostKnown, func(r geom.Rect) {
			p.fill(portion(r, 0, int64(n.needed.All), int64(scale)).Polygon(), Pale, scene.Pen{})
		}),
		line(there, n.there, c.Known, func(r geom.Rect) { b.paidBar(p, r, n, scale) }))
}

// shortSum returns a sum of money in short, with its sign.
func (b *builder) shortSum(a analysis.Amounts) string {
	return b.approximately(a.Illustrative) + b.money(a.All)
}

// paidBar draws the money that is there, and hatched what is missing to the need.
func (b *builder) paidBar(p *page, r geom.Rect, n need, scaled canvas.Money) {
	var at canvas.Money
	part := func(m canvas.Money) geom.Rect {
		x := portion(r, int64(at), int64(at+m), int64(scaled))
		at += m
		return x
	}
	for _, x := range n.parts {
		if x.borrowed {
			if seg := part(x.amount); seg.W > 0.05 {
				p.fill(seg.Polygon(), Quiet, scene.Pen{Width: 0.3, Color: Ink})
			}
			continue
		}
		p.fill(part(x.amount-x.inAction).Polygon(), Ink, scene.Pen{})
		seg := part(x.inAction)
		p.fill(seg.Polygon(), Ink, scene.Pen{})
		p.inAction(seg)
	}
	p.hatch(part(n.missing), Warning)
}

// coverageWords says what the bars do not: the result, what is in kind, what is not known.
func (b *builder) coverageWords(p *page, width geom.MM, c analysis.Coverage) []row {
	var out []row
	if c.Known && c.CostKnown {
		color, figure := Ink, b.money(c.Result.All)
		if c.Result.All < 0 {
			color = Warning
		} else if c.Result.All > 0 {
			figure = "+" + figure
		}
		result := headRow(p, width, words.Text(b.language, "insight-result"), figure, color)
		if c.Result.Today != c.Result.All {
			result = joined(0, result, paragraph(p, asideFace(), width, words.Text(b.language, "today", b.money(c.Result.Today))))
		}
		out = append(out, result)
	}
	say := ""
	add := func(key string, args ...any) {
		if say != "" {
			say += " "
		}
		say += words.Text(b.language, key, args...)
	}
	if c.Known && !c.CostKnown {
		add("insight-no-costs")
	}
	if !c.Known {
		add("insight-no-income")
	}
	if c.InKind.All > 0 {
		add("insight-in-kind", b.money(c.InKind.All))
	}
	if c.Unsplit.All > 0 {
		add("insight-unsplit", b.money(c.Unsplit.All))
	}
	if c.NoAmount > 0 {
		add("insight-no-amount", count(c.NoAmount))
	}
	if say != "" {
		out = append(out, paragraph(p, asideFace(), width, say))
	}
	return out
}
