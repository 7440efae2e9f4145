package layout

import (
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

// growthRow says how fast a metric shall grow, beside its name where there is room, else under it;
// and below how the latest reading is against the path.
func (b *builder) growthRow(p *page, g analysis.Growth, width geom.MM) row {
	said := []string{b.growthText(g)}
	if n := len(g.Readings); n > 0 {
		said = append(said, b.readingText(g.Metric, g.Readings[n-1]))
	}
	room := width
	growth := textWidth(answerFace(), said[0])
	if beside := width - growth - 4; beside >= 0.6*width {
		room, said = beside, said[1:]
	}
	h := answerSize*leading + geom.MM(len(said))*asideSize*leading
	return row{h: h, draw: func(r geom.Rect) {
		p.as(metricRef(g.Metric), func() {
			title := g.Metric.Title
			if title == "" {
				title = words.Text(b.language, "untitled-metric")
			}
			f, title := clipped(answerFace().bold(), 2.9, room, title)
			p.text(f, geom.Pt{X: r.X, Y: r.Y + answerSize}, canvas.AlignStart, title)
			if room < width {
				p.text(answerFace(), geom.Pt{X: r.Right(), Y: r.Y + answerSize}, canvas.AlignEnd, b.growthText(g))
			}
			y := r.Y + answerSize*leading + asideSize
			for _, s := range said {
				f, s := clipped(asideFace(), 2.2, r.W, s)
				p.text(f, geom.Pt{X: r.X, Y: y}, canvas.AlignStart, s)
				y += asideSize * leading
			}
		})
	}}
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
		s += words.Percent(b.language, (x.PerYear+5)/10, 0)
	}
	if s == "" {
		return "–"
	}
	return words.Text(b.language, "growth-a-year", s)
}
