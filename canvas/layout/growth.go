package layout

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/words"
)

// growth answers how fast the metrics shall grow, and how the latest reading of each is against its
// path.
func (b *builder) growth(p *page, r geom.Rect, _ canvas.RecordID) geom.MM {
	metrics := b.w.Metrics(false)
	if len(metrics) == 0 {
		return b.nothing(p, r, "no-metrics")
	}
	var rows []row
	for _, m := range metrics {
		rows = append(rows, b.growthRow(p, analysis.GrowthOf(b.w, m.ID), r.W))
	}
	return b.stack(p, r, 2.2, rows)
}

// growthRow says from where to where a metric shall go, and how fast, beside its name where there is
// room, else under it; and below how the latest reading is against the path.
func (b *builder) growthRow(p *page, g analysis.Growth, width geom.MM) row {
	growth := b.growthText(g)
	var said []string
	if s := b.pathText(g); s != "" {
		said = append(said, s)
	}
	room := width
	if beside := width - textWidth(answerFace(), growth) - 4; beside >= 0.6*width {
		room = beside
	} else {
		said = append(said, growth)
	}
	if n := len(g.Readings); n > 0 {
		said = append(said, b.readingText(g.Metric, g.Readings[n-1]))
	}
	title := g.Metric.Title
	if title == "" {
		title = words.Text(b.language, "untitled-metric")
	}
	name, lines := fitted(answerFace().bold(), 2.9, room, 1, title)
	head := max(answerSize, geom.MM(len(lines))*name.size) * leading
	h := head + geom.MM(len(said))*asideSize*leading
	return row{h: h, draw: func(r geom.Rect) {
		p.as(metricRef(g.Metric), func() {
			p.lines(name, geom.Pt{X: r.X, Y: r.Y + name.size}, lines)
			if room < width {
				p.text(answerFace(), geom.Pt{X: r.Right(), Y: r.Y + answerSize}, canvas.AlignEnd, growth)
			}
			y := r.Y + head + asideSize
			for _, s := range said {
				f, s := clipped(asideFace(), 2.2, r.W, s)
				p.text(f, geom.Pt{X: r.X, Y: y}, canvas.AlignStart, s)
				y += asideSize * leading
			}
		})
	}}
}

// pathText says the first and the last target of a metric; nothing where there are no two.
func (b *builder) pathText(g analysis.Growth) string {
	var said []string
	figures := b.targetFigures(g)
	for i, t := range g.Targets {
		if !t.Known {
			continue
		}
		figure := figures[i].figure
		if unit := g.Metric.Unit; unit != "" && !strings.HasPrefix(unit, "%") {
			figure += "\u00a0" + unit
		}
		label := t.Horizon.Label
		if label == "" {
			label = count(t.Horizon.Year)
		}
		said = append(said, words.Text(b.language, "label-value", label, figure))
	}
	if len(said) < 2 {
		return ""
	}
	return said[0] + " · " + said[len(said)-1]
}

// growthText says the growth between each two horizons that have figures.
func (b *builder) growthText(g analysis.Growth) string {
	s := ""
	for _, x := range g.Steps {
		if !x.Known {
			continue
		}
		if s != "" {
			s += ", "
		}
		s += signed(x.PerYear, words.Percent(b.language, (x.PerYear+5)/10, 0))
	}
	if s == "" {
		return "–"
	}
	return words.Text(b.language, "growth-a-year", s)
}
