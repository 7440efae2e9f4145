package layout

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// A matrix is a table of metrics by horizons: a row for each metric with its targets, and the path
// between them.

// Measures of a matrix, in mm.
const (
	matrixHead   geom.MM = 13 // of the labels and years of the horizons
	matrixAdd    geom.MM = 9  // of the empty row for one more
	matrixGap    geom.MM = 3
	matrixHigh   geom.MM = 46 // a row is at most so high,
	matrixLow    geom.MM = 17 // and at least
	matrixInset  geom.MM = 5
	matrixFigure geom.MM = 7 // type of the targets
)

// matrixLeft returns how wide the names of the metrics are.
func matrixLeft(width geom.MM) geom.MM { return min(86, width*0.26) }

// horizons returns the horizons of the sheet; where there are none yet and it asks, the usual ones
// without a year.
func (b *builder) horizons() []canvas.Horizon {
	list := b.w.Horizons()
	if len(list) > 0 || !b.options.Prompts {
		return list
	}
	for _, key := range []string{"horizon-0", "horizon-10", "horizon-20", "horizon-30"} {
		list = append(list, canvas.Horizon{Label: words.Text(b.language, key)})
	}
	return list
}

// matrixColumns returns where the columns of the horizons lie.
func (a *area) matrixColumns(n int) []geom.Rect {
	left := matrixLeft(a.content.W)
	w := (a.content.W - left) / geom.MM(max(1, n))
	out := make([]geom.Rect, n)
	for i := range out {
		out[i] = geom.R(a.content.X+left+geom.MM(i)*w, a.content.Y, w, a.content.H)
	}
	return out
}

// collectMetrics makes the lines of the metrics that the area shows.
func (a *area) collectMetrics() {
	if !a.section.Takes(canvas.AcceptMetrics) {
		return
	}
	parked := a.section.Role == canvas.RoleParked
	draw, what := (*area).drawMetric, canvas.CellMetric
	if parked {
		draw, what = (*area).drawCandidate, canvas.CellCandidate
	}
	for _, m := range a.b.w.Metrics(parked) {
		a.lines = append(a.lines, &lineThing{
			ref: a.itemRef(scene.RefMetric, m.ID), item: canvas.Item{ID: m.ID, Column: a.column}, rank: m.Rank,
			name: m.Title, metric: m, draw: draw, named: canvas.Cell{What: what, Record: m.ID},
		})
	}
	if a.b.options.Prompts {
		key := "another-metric"
		if parked {
			key = "another-candidate"
		}
		a.lines = append(a.lines, &lineThing{
			kind: lineToAdd, ref: a.ref(), name: words.Text(a.b.language, key), named: canvas.Cell{What: what},
		})
	}
}

// packMatrix lays the rows of a matrix out: as high as there is room for, within limits.
func (a *area) packMatrix(d density) packing {
	out := packing{density: d}
	rows, add := a.lines, (*lineThing)(nil)
	if n := len(rows); n > 0 && rows[n-1].kind == lineToAdd {
		rows, add = rows[:n-1], rows[n-1]
	}
	room := a.content.H - matrixHead
	if add != nil {
		room -= matrixAdd
	}
	most := max(1, int((room+matrixGap+1e-6)/(matrixLow+matrixGap)))
	n := min(len(rows), most)
	h := matrixHigh
	if n > 0 {
		h = min(matrixHigh, (room-matrixGap*geom.MM(n-1))/geom.MM(n))
	}
	y := a.content.Y + matrixHead
	for _, l := range rows[:n] {
		out.placed = append(out.placed, placed{line: l, rect: geom.R(a.content.X, y, a.content.W, h)})
		y += h + matrixGap
	}
	out.rest.lines = rows[n:]
	if add != nil && len(out.rest.lines) == 0 {
		out.placed = append(out.placed, placed{line: add, rect: geom.R(a.content.X, y-1, a.content.W, matrixAdd-1)})
	}
	return out
}

// drawMatrixHead sets the labels and years of the horizons over their columns, with a dashed line
// down the page at the beginning of each.
func (a *area) drawMatrixHead(p *page, pageIndex int) {
	list := a.b.horizons()
	for i, r := range a.matrixColumns(len(list)) {
		h := list[i]
		p.line(scene.Pen{Width: 0.25, Color: Pale, Dash: [2]geom.MM{1.2, 1.2}}, geom.Pt{X: r.X, Y: r.Y}, geom.Pt{X: r.X, Y: a.content.Bottom()})
		f := face{size: 4.8, color: Ink, role: "horizon"}.bold()
		year := face{size: 3.2, color: Secondary, role: "horizon"}
		said := ""
		if h.Year > 0 {
			said = count(h.Year)
		}
		if h.ID == "" {
			f = f.in(Pale)
		}
		label := h.Label
		if label == "" {
			label, said = said, ""
		}
		x, room := r.X+4, r.W-6
		f = shrunk(f, 2.6, room, label)
		p.text(f, geom.Pt{X: x, Y: r.Y + 5}, canvas.AlignStart, cut(f, room, label))
		p.text(year, geom.Pt{X: x, Y: r.Y + 9.8}, canvas.AlignStart, said)
		if h.ID != "" {
			a.b.cell(pageIndex, canvas.Cell{What: canvas.CellHorizon, Record: h.ID}, geom.R(x-1, r.Y, room, 6.6), f.size, canvas.AlignStart)
			a.b.cell(pageIndex, canvas.Cell{What: canvas.CellHorizonYear, Record: h.ID}, geom.R(x-1, r.Y+6.7, room, 4.6), year.size, canvas.AlignStart)
		}
	}
}

// drawMetric draws one row: what is measured at the left, the targets over their path.
func (a *area) drawMetric(p *page, l *lineThing, r geom.Rect, _ density, pageIndex int) {
	p.fill(r.Round(2.5), Quiet, scene.Pen{})
	a.drawMetricName(p, l.metric, geom.R(r.X+matrixInset, r.Y, matrixLeft(r.W)-matrixInset-3, r.H), pageIndex)
	g := analysis.GrowthOf(a.b.w, l.metric.ID)
	size := min(matrixFigure, r.H*0.3)
	figure, aside := r.Y+size+2.4, geom.MM(2.7) // baseline of the figures, size of what is said below
	columns := a.matrixColumns(len(g.Targets))
	for i, t := range g.Targets {
		x, room := columns[i].X+4, columns[i].W-6
		f := face{size: size, color: Ink, role: "target"}
		shown := "–"
		if t.Known {
			shown = a.b.quantity(t.Value, l.metric.Unit)
		} else {
			f = f.in(Pale)
		}
		p.text(shrunk(f, 2.4, room, shown), geom.Pt{X: x, Y: figure}, canvas.AlignStart, shown)
		a.b.cell(pageIndex, canvas.Cell{What: canvas.CellTarget, Record: l.metric.ID, Column: t.Horizon.ID},
			geom.R(x-1, r.Y+1, room, size+2.6), size, canvas.AlignStart)
		small := face{size: aside, color: Secondary, role: "growth"}
		for j, s := range a.b.targetAsides(g, i) {
			p.text(shrunk(small, 2, room, s), geom.Pt{X: x, Y: figure + 1.2 + aside*(1+leading*geom.MM(j))}, canvas.AlignStart, s)
		}
	}
	top := figure + 1.5
	for i := range g.Targets {
		top = max(top, figure+1.2+aside*leading*geom.MM(len(a.b.targetAsides(g, i))))
	}
	if chart := geom.R(r.X, top+2, r.W, r.Bottom()-4-top-2); chart.H >= 5 {
		a.drawPath(p, l.metric, g, columns, chart)
	}
}

// targetAsides are what is said below a target: growth since the target before, and the whole that
// a share implies.
func (b *builder) targetAsides(g analysis.Growth, i int) []string {
	var out []string
	for _, s := range g.Steps {
		if s.Known && s.To.ID == g.Targets[i].Horizon.ID {
			sign := ""
			if s.PerYear > 0 {
				sign = "+"
			}
			perYear, places := s.PerYear, 1
			if perYear >= 100 || perYear <= -100 { // a tenth says nothing beside ten per cent
				perYear, places = (perYear+5)/10, 0
			}
			out = append(out, words.Text(b.language, "growth-a-year", sign+words.Percent(b.language, perYear, places)))
		}
	}
	for _, t := range g.Implied {
		if t.Known && t.Horizon.ID == g.Targets[i].Horizon.ID {
			of, _ := canvas.Get[canvas.Metric](b.w, g.Metric.ShareOf)
			out = append(out, words.Text(b.language, "implies", strings.TrimSpace(b.quantity(threeDigits(t.Total), of.Unit)+" "+of.Unit)))
		}
	}
	return out
}

// threeDigits rounds what was computed from two figures: more digits than these would say more than
// anybody knows.
func threeDigits(q canvas.Quantity) canvas.Quantity {
	unit := canvas.Quantity(1)
	for q/unit >= 10_000 || q/unit <= -10_000 {
		unit *= 10
	}
	return (q + unit/2) / unit * unit
}

// quantity returns the figure of a metric with its unit where that is short; others stand by the
// name of the metric.
func (b *builder) quantity(q canvas.Quantity, unit string) string {
	s := words.Quantity(b.language, int64(q))
	if unit == "%" {
		return s + "\u00a0%"
	}
	return s
}

// drawMetricName sets what is measured, in which unit, whether it is an impact, and whose figures
// they are.
func (a *area) drawMetricName(p *page, m canvas.Metric, r geom.Rect, pageIndex int) {
	b := a.b
	y := r.Y + 3
	title, f := m.Title, face{size: 4.1, color: Ink, role: "metric"}.bold()
	if title == "" {
		title, f = words.Text(b.language, "untitled-metric"), f.in(Pale)
	}
	rows := 2
	if r.H < 22 {
		rows = 1
	}
	f, lines := fitted(f, 2.6, r.W, rows, title)
	if most := max(1, int((r.H-4)/(f.size*leading))); len(lines) > most {
		lines = lines[:most]
	}
	from := y
	y = p.lines(f, geom.Pt{X: r.X, Y: y + f.size}, lines)
	b.cell(pageIndex, canvas.Cell{What: canvas.CellMetric, Record: m.ID}, geom.R(r.X-1, from-0.5, r.W, y-f.size-from), f.size, canvas.AlignStart)
	small := face{size: 2.9, color: Secondary, role: "metric"}
	line := func(cell canvas.What, s, missing string) {
		if y+1 > r.Bottom()-1.5 {
			return
		}
		g, shown := small, s
		if shown == "" {
			if g, shown = small.in(Pale), missing; !b.options.Prompts {
				shown = ""
			}
		}
		at := geom.Pt{X: r.X, Y: y - f.size*0.14}
		g = shrunk(g, 2.1, r.W, shown)
		p.text(g, at, canvas.AlignStart, cut(g, r.W, shown))
		b.cell(pageIndex, canvas.Cell{What: cell, Record: m.ID}, geom.R(r.X-1, at.Y-3, r.W, 3.9), small.size, canvas.AlignStart)
		y += 4.2
	}
	line(canvas.CellUnit, m.Unit, words.Text(b.language, "unit"))
	if y+4 < r.Bottom() {
		y += a.drawChip(p, geom.Pt{X: r.X, Y: y - 3}, words.Text(b.language, string(m.Measures)), m.Measures == canvas.MeasuresActivity)
	}
	said := func(key, s string) string {
		if s == "" {
			return ""
		}
		return words.Text(b.language, "label-value", words.Text(b.language, key), s)
	}
	line(canvas.CellMetricFrom, said("metric-source", m.Origin), words.Text(b.language, "metric-source"))
	line(canvas.CellOwner, said("metric-owner", m.Owner), words.Text(b.language, "metric-owner"))
}

// drawChip sets a word on a small label; a dashed one says that it counts less. It returns how high
// it is with the space below it.
func (a *area) drawChip(p *page, at geom.Pt, s string, dashed bool) geom.MM {
	f := face{size: 2.7, color: Ink, role: "chip"}.bold()
	pen := scene.Pen{Width: 0.25, Color: Pale}
	if dashed {
		f.style, f.color, pen.Dash = 0, Secondary, [2]geom.MM{0.9, 0.7}
	}
	w := textWidth(f, s)
	p.fill(geom.R(at.X, at.Y, w+5, 4.4).Round(2.1), Paper, pen)
	p.text(f, geom.Pt{X: at.X + 2.5, Y: at.Y + 3.15}, canvas.AlignStart, s)
	return 7.4
}

// metricRef returns the ref of a metric in an answer.
func metricRef(m canvas.Metric) scene.Ref { return scene.Ref{Kind: scene.RefMetric, ID: string(m.ID)} }
