package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// insightDraw draws the answer to one question about the figures of a period into a rectangle and
// returns the height that it took. It draws nothing below the rectangle: what does not fit is
// counted in words.
type insightDraw func(b *builder, p *page, r geom.Rect, period canvas.RecordID) geom.MM

// insights is what draws each insight.
var insights = map[canvas.Insight]insightDraw{
	canvas.InsightCoverage:   (*builder).coverageBars,
	canvas.InsightSplit:      (*builder).split,
	canvas.InsightLost:       (*builder).losses,
	canvas.InsightEnds:       (*builder).ends,
	canvas.InsightChecks:     (*builder).checks,
	canvas.InsightComparison: (*builder).comparison,
	canvas.InsightPeers:      (*builder).peers,
	canvas.InsightLevels:     (*builder).levels,
	canvas.InsightLeaning:    (*builder).leaning,
	canvas.InsightThirds:     (*builder).thirds,
	canvas.InsightHundred:    (*builder).hundred,
	canvas.InsightGrowth:     (*builder).growth,
}

// Heights of the title over an insight: a heading, or small capitals.
const (
	insightHead  geom.MM = 8.4
	insightLabel geom.MM = 6.5
)

// insight draws an ornament that answers a question, its title above it.
func (b *builder) insight(p *page, o canvas.Ornament, r geom.Rect, period canvas.RecordID) {
	if draw := figures[o.Insight]; draw != nil {
		draw(b, p, r, o.Words.In(b.language), period)
		return
	}
	draw := insights[o.Insight]
	if draw == nil {
		return
	}
	if title := o.Words.In(b.language); title != "" {
		head := insightHead
		if o.Style == canvas.TextOverbar {
			title, head = upper(title), insightLabel
		} else {
			o.Style = canvas.TextHeading
		}
		f, title := narrowed(b.styleOf(o), r.W, title)
		at := geom.Pt{X: r.X, Y: r.Y + 4}
		at.X += p.text(f, at, canvas.AlignStart, title) + secondApart
		p.echo(secondSection, secondLeast, gap{at, r.Right() - at.X}, b.second(o.Words.In))
		r.Y, r.H = r.Y+head, r.H-head
	}
	draw(b, p, r, period)
}

// The type of insights, in mm.
const (
	answerSize geom.MM = 3.4 // names and sentences
	asideSize  geom.MM = 2.9 // what is said beside
)

func answerFace() face { return face{size: answerSize, color: Ink, role: "answer"} }
func asideFace() face  { return face{size: asideSize, color: Secondary, role: "answer"} }

// row is one line of an answer: how high it is, and what draws it.
type row struct {
	h    geom.MM
	draw func(r geom.Rect)
}

// stack draws rows one under another, as many as fit, and says how many do not. It returns the
// height that it took.
func (b *builder) stack(p *page, r geom.Rect, gap geom.MM, rows []row) geom.MM {
	const more = asideSize * leading
	var all geom.MM
	for _, x := range rows {
		all += x.h + gap
	}
	bottom := r.Bottom() + 1e-6
	if all-gap > r.H {
		bottom -= more
	}
	y := r.Y
	for i, x := range rows {
		if y+x.h > bottom {
			if y = min(y, r.Bottom()-more); y >= r.Y-1e-6 {
				p.text(asideFace(), geom.Pt{X: r.X, Y: y + asideSize}, canvas.AlignStart, words.Text(b.language, "more", count(len(rows)-i)))
				y += more + gap
			}
			break
		}
		x.draw(geom.R(r.X, y, r.W, x.h))
		y += x.h + gap
	}
	return max(0, y-gap-r.Y)
}

// paragraph returns a row of running text, wrapped to a width.
func paragraph(p *page, f face, width geom.MM, s string) row {
	lines := text.Wrap(f.style, f.size, width, s)
	return row{h: geom.MM(len(lines)) * f.size * leading, draw: func(r geom.Rect) {
		p.lines(f, geom.Pt{X: r.X, Y: r.Y + f.size}, lines)
	}}
}

// nothing says in one quiet sentence that there is nothing to answer with.
func (b *builder) nothing(p *page, r geom.Rect, key string) geom.MM {
	return b.stack(p, r, 0, []row{paragraph(p, answerFace().in(Secondary), min(r.W, 110), words.Text(b.language, key))})
}

// sourceName returns what a source is called in a chart: its own title, or the short name of its
// card.
func (b *builder) sourceName(s canvas.Source) string {
	if s.Title != "" {
		return s.Title
	}
	card, _ := canvas.Get[canvas.Card](b.w, s.Card)
	return deck.Plain(deck.Short(card, b.language))
}

// sourceRef returns the ref of a source in a chart of a period.
func sourceRef(s canvas.Source, period canvas.RecordID) scene.Ref {
	return scene.Ref{Kind: scene.RefSource, ID: string(s.ID), Column: string(period)}
}
