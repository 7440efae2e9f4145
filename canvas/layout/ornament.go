package layout

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// ornament draws what a template has beside its sections; in every column where it repeats.
func (b *builder) ornament(p *page, o canvas.Ornament) {
	if !o.Repeat {
		period := canvas.RecordID("")
		if len(b.columns) > 0 {
			period = b.columns[0].ID
		}
		b.draw(p, o, func(q geom.Pt) geom.Pt { return q }, func(r geom.Rect) geom.Rect { return r }, period, 0)
		return
	}
	for i, frame := range b.layout.Columns.Frames(max(1, len(b.columns))) {
		if i >= len(b.columns) || (o.Inner && i == len(b.columns)-1) {
			break
		}
		at := func(q geom.Pt) geom.Pt {
			x := q.X * frame.Stretch
			if over := q.X - b.layout.Columns.Nominal; over > 0 { // in the gap nothing is stretched
				x = frame.W + over
			}
			return geom.Pt{X: frame.X + x, Y: q.Y}
		}
		b.draw(p, o, at, frame.Rect, b.columns[i].ID, i)
	}
}

func (b *builder) draw(p *page, o canvas.Ornament, at func(geom.Pt) geom.Pt, in func(geom.Rect) geom.Rect, period canvas.RecordID, column int) {
	points := make([]geom.Pt, len(o.Points))
	for i, q := range o.Points {
		points[i] = at(geom.Pt{X: q[0], Y: q[1]})
	}
	var rect geom.Rect
	if o.Rect != nil {
		rect = in(geom.R(o.Rect[0], o.Rect[1], o.Rect[2], o.Rect[3]))
	}
	if o.Kind.Sums() {
		ref := scene.Ref{}
		if o.Repeat {
			ref.Column = string(period)
		}
		p.summing(scene.SumColumn, func() { p.as(ref, func() { b.drawSum(p, o, rect, period, column) }) })
		return
	}
	switch o.Kind {
	case canvas.OrnamentLine:
		p.line(penOf(o.Pen), points...)
	case canvas.OrnamentArrow:
		b.arrow(p, o, points)
	case canvas.OrnamentText:
		f, s := b.styleOf(o), o.Words.In(b.language)
		if rect.W > 0 {
			f, s = clipped(f, leastLine, rect.W, s)
		}
		p.text(f, points[0], o.Align, s)
	case canvas.OrnamentLegend:
		b.legend(p, points[0], o.Align)
	case canvas.OrnamentPeriod:
		b.periodLabel(p, points[0], period)
	case canvas.OrnamentField:
		b.fieldOrnament(p, o, points[0], period)
	}
}

// drawSum draws an ornament that tells of several sources at once.
func (b *builder) drawSum(p *page, o canvas.Ornament, r geom.Rect, period canvas.RecordID, column int) {
	switch o.Kind {
	case canvas.OrnamentBar:
		b.bar(p, o, r, period)
	case canvas.OrnamentChanges:
		b.changes(p, r, column)
	case canvas.OrnamentInsight:
		b.insight(p, o, r, period)
	}
}

func penOf(w canvas.PenWord) scene.Pen {
	switch w {
	case canvas.PenRule:
		return scene.Pen{Width: 0.4, Color: Ink}
	case canvas.PenDash:
		return scene.Pen{Width: 0.25, Color: Pale, Dash: [2]geom.MM{1.5, 1.5}}
	}
	return scene.Pen{Width: 0.25, Color: Hairline}
}

func (b *builder) styleOf(o canvas.Ornament) face {
	f := face{size: labelSize, color: Secondary, role: "label"}
	switch o.Style {
	case canvas.TextOverbar:
		f = face{size: overbarSize, spacing: 0.3, color: Secondary, role: "overbar"}.bold()
	case canvas.TextHeading:
		f = face{size: b.frame.heading, color: Ink, role: "section"}.bold()
	}
	if o.Tone != canvas.TonePaper {
		f.color = toneColor(o.Tone)
	}
	return f
}

// arrow draws a line with a head at its end, or at both, and its words in a gap in the middle.
func (b *builder) arrow(p *page, o canvas.Ornament, points []geom.Pt) {
	pen := penOf(o.Pen)
	first, last := points[0], points[len(points)-1]
	if s := o.Words.In(b.language); s != "" && len(points) == 2 {
		f := face{size: labelSize, color: Secondary, role: "label"}
		middle := first.Add(last).Mul(0.5)
		half := text.Width(f.style, f.size, s)/2 + 4
		along := last.Sub(first).Mul(1 / first.Dist(last))
		p.line(pen, first, middle.Sub(along.Mul(half)))
		p.line(pen, middle.Add(along.Mul(half)), last)
		p.text(f, geom.Pt{X: middle.X, Y: middle.Y + 0.36*f.size}, canvas.AlignCenter, s)
	} else {
		p.line(pen, points...)
	}
	head(p, pen, points[len(points)-2], last)
	if o.Both {
		head(p, pen, points[1], first)
	}
}

// head draws an open arrow head at the end of a line.
func head(p *page, pen scene.Pen, from, to geom.Pt) {
	const length, half = 2.6, 1.5
	along := to.Sub(from).Mul(1 / max(from.Dist(to), 1e-9))
	across := geom.Pt{X: -along.Y, Y: along.X}
	back := to.Sub(along.Mul(length))
	p.line(pen, back.Add(across.Mul(half)), to, back.Sub(across.Mul(half)))
}

// periodLabel sets the label of a column.
func (b *builder) periodLabel(p *page, at geom.Pt, period canvas.RecordID) {
	x, _ := canvas.Get[canvas.Period](b.w, period)
	frames := b.layout.Columns.Frames(max(1, len(b.columns)))
	p.as(scene.Ref{Kind: scene.RefPeriod, ID: string(period), Column: string(period)}, func() {
		label := x.Label
		if b.template.Of == canvas.OfPair {
			label = b.stateOf(x)
		}
		f := shrunk(face{size: b.frame.period, color: Ink, role: "period"}.bold(), 2.4, frames[0].W, label)
		p.text(f, at, canvas.AlignStart, label)
	})
}

// leastChanges is the size of type below which names do not go: their numbers are told then.
const leastChanges geom.MM = 2.4

// changes says what is new and what is gone against the column before.
func (b *builder) changes(p *page, r geom.Rect, column int) {
	if column == 0 {
		return
	}
	c := analysis.Between(b.w, b.columns[column-1].ID, b.columns[column].ID)
	var parts []string
	if names := b.names(c.New); names != "" {
		parts = append(parts, words.Text(b.language, "new", names))
	}
	if names := b.names(c.Gone); names != "" {
		parts = append(parts, words.Text(b.language, "gone", names))
	}
	f := face{size: labelSize, color: Secondary, role: "changes"}
	rows := int(r.H / (leastChanges * leading))
	f, lines := fitted(f, leastChanges, r.W, min(rows, 2), strings.Join(parts, " "))
	if most := int(r.H / (f.size * leading)); len(lines) > most { // so many that names do not help
		f.size = labelSize
		lines = text.Wrap(f.style, f.size, r.W, words.Text(b.language, "new", count(len(c.New)))+" "+words.Text(b.language, "gone", count(len(c.Gone))))
	}
	p.lines(f, geom.Pt{X: r.X, Y: r.Y + f.size}, lines)
}

func (b *builder) names(of []canvas.Source) string {
	var out []string
	for _, s := range of {
		card, _ := canvas.Get[canvas.Card](b.w, s.Card)
		name := s.Title
		if name == "" {
			name = deck.Plain(deck.Short(card, b.language))
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

// legendTints are the tints that the legend explains, where the sheet has notes of them.
var legendTints = []canvas.Tint{canvas.TintAsIs, canvas.TintInAction, canvas.TintRemark}

func (b *builder) legendEntries() []canvas.Tint {
	have := map[canvas.Tint]bool{canvas.TintAsIs: true, canvas.TintInAction: true}
	for _, n := range b.w.Notes(b.sheet.ID) {
		have[n.Tint] = true
	}
	var out []canvas.Tint
	for _, t := range legendTints {
		if have[t] {
			out = append(out, t)
		}
	}
	return out
}

const (
	legendBox geom.MM = 3.4
	legendGap geom.MM = 6
)

func (b *builder) legendFace() face { return face{size: labelSize, color: Secondary, role: "legend"} }

// legendWidth returns how wide the legend of the sheet is; 0 where its template has none.
func (b *builder) legendWidth() geom.MM {
	for _, o := range b.layout.Ornaments {
		if o.Kind == canvas.OrnamentLegend {
			var w geom.MM
			f := b.legendFace()
			for _, t := range b.legendEntries() {
				w += legendBox + 1.6 + text.Width(f.style, f.size, words.Text(b.language, string(t))) + legendGap
			}
			return w
		}
	}
	return 0
}

// legend says what the tints of the notes mean. Set to end it stands left of the date.
func (b *builder) legend(p *page, at geom.Pt, align canvas.Align) {
	if align == canvas.AlignEnd {
		date := words.Date(b.language, b.options.Date)
		_, logo := b.logoBox(p)
		at.X -= b.legendWidth() + text.Width(text.Regular, b.frame.date, date) + logo
		if date == "" {
			at.X += legendGap
		}
	}
	f := b.legendFace()
	for _, t := range b.legendEntries() {
		box := geom.R(at.X, at.Y-legendBox+0.5, legendBox, legendBox)
		p.fill(box.Round(0.5), TintColor(t), scene.Pen{})
		tintSign(p, t, box.Center())
		at.X += legendBox + 1.6
		at.X += p.text(f, at, canvas.AlignStart, words.Text(b.language, string(t))) + legendGap
	}
}
