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
		g := analysis.GrowthOf(b.w, m.ID)
		rows = append(rows, row{h: 2 * answerSize * leading, draw: func(r geom.Rect) {
			p.as(metricRef(m), func() {
				f := shrunk(answerFace().bold(), 2.4, r.W*0.6, m.Title)
				p.text(f, geom.Pt{X: r.X, Y: r.Y + answerSize}, canvas.AlignStart, cut(f, r.W*0.6, m.Title))
				f = shrunk(answerFace(), 2.4, r.W*0.38, b.growthText(g))
				p.text(f, geom.Pt{X: r.Right(), Y: r.Y + answerSize}, canvas.AlignEnd, b.growthText(g))
				if n := len(g.Readings); n > 0 {
					said := b.readingText(m, g.Readings[n-1])
					f := shrunk(asideFace(), 2, r.W, said)
					p.text(f, geom.Pt{X: r.X, Y: r.Y + answerSize*(1+leading)}, canvas.AlignStart, said)
				}
			})
		}})
	}
	return b.stack(p, r, 1.5, rows)
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
