package layout

import (
	"cmp"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// The panels beside a sheet show answers one under another, without a page: as high as it takes.
const (
	panelTitle geom.MM = 3.8  // size of the title of a section
	panelHead  geom.MM = 6.6  // from the top of a title to what is under it
	panelGap   geom.MM = 7.5  // between sections
	panelEdge  geom.MM = 0.6  // so that ends of strokes are not cut
	panelDeep  geom.MM = 5000 // room enough for every answer
)

// paneling is a panel while it is drawn from the top.
type paneling struct {
	b *builder
	p *page
	w geom.MM
	y geom.MM
}

func newPanel(w canvas.Workbook, width geom.MM, language string) *paneling {
	b := &builder{w: w, language: words.Known(language), titles: titles{}, shares: map[canvas.RecordID]analysis.Shares{}, covered: map[canvas.RecordID]analysis.Coverage{}}
	p := &page{language: b.language, Scene: scene.Scene{Size: geom.Size{W: width}, Language: b.language}}
	return &paneling{b: b, p: p, w: width, y: panelEdge}
}

// room returns what is left below, without an end.
func (x *paneling) room() geom.Rect {
	return geom.R(panelEdge, x.y, x.w-2*panelEdge, panelDeep)
}

// section draws a title and under it an answer.
func (x *paneling) section(key string, draw func(r geom.Rect) geom.MM) {
	if x.y > panelEdge {
		x.y += panelGap
	}
	title := words.Text(x.b.language, key)
	f := shrunk(face{size: panelTitle, color: Ink, role: "section"}.bold(), 2.4, x.w-2*panelEdge, title)
	x.p.text(f, geom.Pt{X: panelEdge, Y: x.y + panelTitle}, canvas.AlignStart, title)
	x.y += panelHead
	x.y += draw(x.room())
}

// rows draws rows without a title.
func (x *paneling) rows(gap geom.MM, rows ...row) { x.y += x.b.stack(x.p, x.room(), gap, rows) }

// scene returns the panel, as high as it came.
func (x *paneling) scene() scene.Scene {
	x.p.Size.H = x.y + 2
	return x.p.Scene
}

// Panel draws what the figures of a period say, for the panel beside the sheet: who pays, what
// the cluster leans on, what is missing without a source, what the money pays for, when it ends,
// and what stands out. Only answers that have something to say are there. Bars refer to their
// sources, and findings to their place in the list of analysis.ChecksOf.
func Panel(w canvas.Workbook, period canvas.RecordID, width geom.MM, language string) scene.Scene {
	x := newPanel(w, width, language)
	answer := func(key string, most geom.MM, draw insightDraw) {
		x.section(key, func(r geom.Rect) geom.MM {
			r.H = min(r.H, most)
			return draw(x.b, x.p, r, period)
		})
	}
	s := analysis.Of(w, period)
	x.b.shares[period] = s
	answer("panel-split", panelDeep, (*builder).split)
	if analysis.DependencyOf(s).Known {
		answer("panel-leaning", 64, (*builder).leaning)
		answer("panel-lost", 62, (*builder).losses)
	}
	if c := analysis.Cover(w, period); c.Known || c.CostKnown {
		answer("panel-coverage", panelDeep, (*builder).coverageBars)
	}
	if p, ok := canvas.Get[canvas.Period](w, period); ok && len(analysis.EndsOf(w, p.Scenario).Spans) > 0 {
		answer("panel-ends", 110, (*builder).ends)
	}
	if len(w.Metrics(false)) > 0 {
		answer("panel-growth", 80, (*builder).growth)
	}
	answer("panel-checks", panelDeep, (*builder).checks)
	return x.scene()
}

// StressPanel draws what a loss of sources does: all sources before, and after with the gap
// hatched, how great it is, what stays uncovered, and how the shares of the others shift.
func StressPanel(w canvas.Workbook, s analysis.Stress, width geom.MM, language string) scene.Scene {
	x := newPanel(w, width, language)
	b, inner := x.b, width-2*panelEdge
	x.rows(1.6,
		b.stressBar(x.p, "stress-before", s, false),
		b.stressBar(x.p, "stress-after", s, true),
		space(1))
	gap := "–"
	switch {
	case s.GapKnown && s.Gap > 0:
		gap = words.Minus + b.money(s.Gap)
	case s.GapShown > 0:
		gap = words.Minus + b.percent(s.GapShown, s.Before.Places)
	}
	color := Warning
	if gap == "–" {
		color = Pale
	}
	big := shrunk(face{size: 8.2, color: color, role: "figure"}, 4, inner, gap)
	x.rows(1.2, row{h: big.size * 1.2, draw: func(r geom.Rect) {
		x.p.text(big, geom.Pt{X: r.X, Y: r.Y + big.size*0.92}, canvas.AlignStart, gap)
	}})
	if s.GapKnown && s.Gap > 0 && s.GapShown > 0 {
		x.y += 0.6
		x.rows(0, paragraph(x.p, answerFace().in(Secondary), inner, words.Text(b.language, "stress-share", b.percent(s.GapShown, s.Before.Places))))
	}
	x.y += 0.8
	x.rows(0, paragraph(x.p, answerFace(), inner, b.stillPaid(s.CoverAfter)))
	if len(s.Shifted) > 0 {
		x.section("stress-shifted", func(r geom.Rect) geom.MM { return b.stack(x.p, r, 0.8, b.shiftedRows(x.p, r.W, s)) })
	}
	return x.scene()
}

// stressBar returns a row with a label and a bar of the sources, before or after; after, what is
// gone is hatched at its end.
func (b *builder) stressBar(p *page, key string, s analysis.Stress, after bool) row {
	const label, bar = asideSize * leading, 4.2
	return row{h: label + bar, draw: func(r geom.Rect) {
		p.text(asideFace(), geom.Pt{X: r.X, Y: r.Y + asideSize}, canvas.AlignStart, words.Text(b.language, key))
		all := geom.R(r.X, r.Y+label, r.W, bar)
		if !after {
			b.thinBar(p, all, s.Before, "")
			return
		}
		p.fill(all.Polygon(), track, scene.Pen{})
		whole := s.Before.Whole()
		gap := portion(all, whole-min(s.GapShown, whole), whole, whole)
		left := geom.R(all.X, all.Y, gap.X-all.X, all.H)
		shifted := slices.Clone(s.Shifted)
		slices.SortStableFunc(shifted, func(x, y analysis.ShiftedPart) int { return cmp.Compare(orderOf(x.Source), orderOf(y.Source)) })
		var at int64
		for _, x := range shifted {
			if x.After > 0 {
				b.thinSegment(p, portion(left, at, at+x.After, whole), x.Source.Group)
				at += x.After
			}
		}
		p.hatch(gap, Warning)
	}}
}

// shiftedRows returns a row for each source: its share before and after.
func (b *builder) shiftedRows(p *page, width geom.MM, s analysis.Stress) []row {
	f, figure := answerFace(), answerFace().bold()
	column := text.Width(figure.style, figure.size, b.percent(s.Before.Whole(), s.Before.Places))
	gone := words.Text(b.language, "stress-gone")
	last := max(column, text.Width(figure.style, figure.size, gone))
	const arrow = 5.5
	var out []row
	for _, x := range s.Shifted {
		room := width - column - arrow - last - 3 - markSize - 1.3
		card, _ := canvas.Get[canvas.Card](b.w, x.Source.Card)
		name := x.Source.Title
		if name == "" {
			name = deck.Short(card, b.language)
		}
		lines := text.Wrap(f.style, f.size, room, name)
		out = append(out, row{h: geom.MM(len(lines)) * f.size * leading, draw: func(r geom.Rect) {
			p.as(scene.Ref{Kind: scene.RefSource, ID: string(x.Source.ID), Column: string(s.Before.Period)}, func() {
				base := r.Y + f.size
				p.mark(x.Source.Group, geom.Pt{X: r.X + markSize/2, Y: base - 0.36*f.size}, markSize)
				p.lines(f, geom.Pt{X: r.X + markSize + 1.3, Y: base}, lines)
				at := r.Right() - last - arrow
				p.text(f.in(Secondary), geom.Pt{X: at, Y: base}, canvas.AlignEnd, b.percent(x.Before, s.Before.Places))
				middle := base - 0.34*f.size
				p.line(scene.Pen{Width: 0.3, Color: Secondary}, geom.Pt{X: at + 1.4, Y: middle}, geom.Pt{X: at + arrow - 1.2, Y: middle})
				p.line(scene.Pen{Width: 0.3, Color: Secondary}, geom.Pt{X: at + arrow - 2.1, Y: middle - 0.8}, geom.Pt{X: at + arrow - 1.2, Y: middle}, geom.Pt{X: at + arrow - 2.1, Y: middle + 0.8})
				if x.After < 0 {
					p.text(figure.in(Warning), geom.Pt{X: r.Right(), Y: base}, canvas.AlignEnd, gone)
					return
				}
				p.text(figure, geom.Pt{X: r.Right(), Y: base}, canvas.AlignEnd, b.percent(x.After, s.Before.Places))
			})
		}})
	}
	return out
}
