package layout

import (
	"slices"
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
	matrixTight  geom.MM = 2    // the gap of low rows
	matrixHigh   geom.MM = 80   // a row is at most so high,
	matrixPlain  geom.MM = 30   // or so high where no metric has a path,
	matrixDense  geom.MM = 20   // below this it is set tightly,
	matrixLow    geom.MM = 13.5 // and it is at least so high
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
		next := [2]string{"first-metric", "another-metric"}
		if parked {
			next = [2]string{"first-candidate", "another-candidate"}
		}
		a.lines = append(a.lines, &lineThing{
			kind: lineToAdd, ref: a.ref(), name: words.Text(a.b.language, next[min(1, len(a.lines))]), named: canvas.Cell{What: what},
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
	gap := matrixGap
	high := func(n int) geom.MM { return (room - gap*geom.MM(n-1)) / geom.MM(max(1, n)) }
	if high(len(rows)) < matrixDense {
		gap = matrixTight
	}
	n := min(len(rows), max(1, int((room+gap+1e-6)/(matrixLow+gap))))
	most := matrixPlain
	if slices.ContainsFunc(rows[:n], func(l *lineThing) bool { return hasPath(analysis.GrowthOf(a.b.w, l.metric.ID)) }) {
		most = matrixHigh
	}
	h := min(most, high(n))
	y := a.content.Y + matrixHead
	for _, l := range rows[:n] {
		out.placed = append(out.placed, placed{line: l, rect: geom.R(a.content.X, y, a.content.W, h)})
		y += h + gap
	}
	out.rest.lines = rows[n:]
	if add != nil && len(out.rest.lines) == 0 {
		out.placed = append(out.placed, placed{line: add, rect: geom.R(a.content.X, y-1, a.content.W, matrixAdd-1)})
	}
	return out
}

// drawMatrixHead sets the labels and years of the horizons over their columns, with a dashed line
// down to the last row at the beginning of each; and the question of a matrix that has no metrics.
func (a *area) drawMatrixHead(p *page, pack packing, pageIndex int) {
	low := a.content.Y + matrixHead - matrixGap
	for _, x := range pack.placed {
		if low = max(low, x.rect.Bottom()); x.line.kind == lineToAdd && len(pack.placed) == 1 {
			a.drawQuestion(p, geom.Pt{X: a.content.X, Y: low + 3})
		}
	}
	list := a.b.horizons()
	for i, r := range a.matrixColumns(len(list)) {
		h := list[i]
		p.line(scene.Pen{Width: 0.25, Color: Pale, Dash: [2]geom.MM{1.2, 1.2}}, geom.Pt{X: r.X, Y: r.Y}, geom.Pt{X: r.X, Y: low})
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

// drawMetric draws one row: what is measured at the left, the targets over their path, and growth a
// year between each two of them, or under the second where there is no room between.
func (a *area) drawMetric(p *page, l *lineThing, r geom.Rect, _ density, pageIndex int) {
	p.fill(r.Round(2.5), Quiet, scene.Pen{})
	a.drawMetricName(p, l.metric, geom.R(r.X+matrixInset, r.Y, matrixLeft(r.W)-matrixInset-3, r.H), pageIndex)
	g := analysis.GrowthOf(a.b.w, l.metric.ID)
	size, pad, aside, dot := min(matrixFigure, r.H*0.3), geom.MM(2.4), geom.MM(2.7), geom.MM(1.4)
	if r.H < matrixDense {
		pad, aside, dot = 1.3, 2.4, 1.1
	}
	base := r.Y + pad + size
	columns := a.matrixColumns(len(g.Targets))
	small := face{size: aside, color: Secondary, role: "growth"}
	said := a.b.targetFigures(g)
	between, behind := true, r.H < matrixDense // growth stands between the figures, the whole behind them
	for i := range said {
		f := shrunk(face{size: size}, 2.4, columns[i].W-6, said[i].figure)
		w := textWidth(f, said[i].figure) + 11
		if i+1 < len(said) {
			w += textWidth(small, said[i+1].growth)
		}
		between = between && w < columns[i].W
		behind = behind && w+textWidth(small, said[i].whole)+3 < columns[i].W
	}
	var taken []geom.Rect // by words
	top := base + 1.4
	for i, t := range g.Targets {
		x, room := columns[i].X+4, columns[i].W-6
		f := face{size: size, color: Ink, role: "target"}
		if !t.Known {
			f = f.in(Pale)
		}
		f = shrunk(f, 2.4, room, said[i].figure)
		w := p.text(f, geom.Pt{X: x, Y: base}, canvas.AlignStart, said[i].figure)
		taken = append(taken, geom.R(x, base-f.size, w, 1.2*f.size))
		a.b.cell(pageIndex, canvas.Cell{What: canvas.CellTarget, Record: l.metric.ID, Column: t.Horizon.ID},
			geom.R(x-1, r.Y+1, room, size+pad+0.2), size, canvas.AlignStart)
		low := base + 1.2
		under := func(s string) {
			f := shrunk(small, 2, room, s)
			if s == "" || textWidth(f, s) > room { // half of it says nothing
				return
			}
			w := p.text(f, geom.Pt{X: x, Y: low + aside}, canvas.AlignStart, s)
			taken = append(taken, geom.R(x, low, w, 1.2*aside))
			low += aside * leading
			top = max(top, low)
		}
		if !between {
			under(said[i].growth)
		} else if s := said[i].growth; s != "" {
			end := columns[i].X - 3
			w := p.text(small, geom.Pt{X: end, Y: base}, canvas.AlignEnd, s)
			taken = append(taken, geom.R(end-w, base-aside, w, 1.2*aside))
		}
		switch {
		case behind && said[i].whole != "":
			w += p.text(small, geom.Pt{X: x + w + 2.5, Y: base}, canvas.AlignStart, said[i].whole)
			taken = append(taken, geom.R(x, base-aside, w+2.5, 1.2*aside))
		case r.H >= matrixDense: // in a low row the path says more
			under(said[i].whole)
		}
	}
	if r.H >= matrixDense { // the greatest point stays clear of its figure
		top += 0.06 * r.H
	}
	foot := r.Bottom() - dot - 1.4
	if r.H >= 1.5*matrixDense { // room for words below
		foot -= 3
	} else if r.H >= matrixDense {
		foot -= 1.4
	}
	if chart := geom.R(r.X, top+dot+0.6, r.W, foot-top-dot-0.6); chart.H >= 2.5 {
		a.drawPath(p, pathOf{metric: l.metric, growth: g, columns: columns, chart: chart, row: r, dot: dot, taken: taken})
	}
}

// targetFigure is what is said about a target: its figure, growth since the target before, and the
// whole that a share implies.
type targetFigure struct{ figure, growth, whole string }

// targetFigures says the targets of a metric.
func (b *builder) targetFigures(g analysis.Growth) []targetFigure {
	out := make([]targetFigure, len(g.Targets))
	at := map[canvas.RecordID]*targetFigure{}
	for i, t := range g.Targets {
		out[i].figure = "–"
		if t.Known {
			x, _ := canvas.Get[canvas.Target](b.w, canvas.TargetID(g.Metric.ID, t.Horizon.ID))
			out[i].figure = b.approximately(x.Basis == canvas.Illustrative) + b.quantity(t.Value, g.Metric.Unit)
		}
		at[t.Horizon.ID] = &out[i]
	}
	for _, s := range g.Steps {
		if !s.Known || at[s.To.ID] == nil {
			continue
		}
		sign := ""
		if s.PerYear > 0 {
			sign = "+"
		}
		perYear, places := s.PerYear, 1
		if perYear >= 100 || perYear <= -100 { // a tenth says nothing beside ten per cent
			perYear, places = (perYear+5)/10, 0
		}
		at[s.To.ID].growth = words.Text(b.language, "growth-a-year", sign+words.Percent(b.language, perYear, places))
	}
	for _, t := range g.Implied {
		if t.Known && at[t.Horizon.ID] != nil {
			of, _ := canvas.Get[canvas.Metric](b.w, g.Metric.ShareOf)
			at[t.Horizon.ID].whole = words.Text(b.language, "implies", strings.TrimSpace(b.quantity(threeDigits(t.Total), of.Unit)+" "+of.Unit))
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
	if strings.HasPrefix(unit, "%") {
		return words.Text(b.language, "percent", s)
	}
	return s
}

// drawMetricName sets what is measured, in which unit, whether it is an impact, and whose figures
// they are: in a low row in fewer lines.
func (a *area) drawMetricName(p *page, m canvas.Metric, r geom.Rect, pageIndex int) {
	b := a.b
	f, small := face{size: 4.1, color: Ink, role: "metric"}.bold(), face{size: 2.9, color: Secondary, role: "metric"}
	pad, pitch, rows := geom.MM(3), geom.MM(4.7), 2
	if r.H < matrixDense {
		f.size, small.size, pad, pitch = 3.4, 2.6, 1.3, 3.9
	}
	if r.H < 25 {
		rows = 1
	}
	title := m.Title
	if title == "" {
		title, f = words.Text(b.language, "untitled-metric"), f.in(Pale)
	}
	f, lines := fitted(f, 2.6, r.W, rows, title)
	if most := max(1, int((r.H-4)/(f.size*leading))); len(lines) > most {
		lines = lines[:most]
	}
	y := r.Y + pad + f.size
	base := p.lines(f, geom.Pt{X: r.X, Y: y}, lines) - f.size*leading
	b.cell(pageIndex, canvas.Cell{What: canvas.CellMetric, Record: m.ID}, geom.R(r.X-1, r.Y+pad-0.6, r.W, base-r.Y-pad+1.6), f.size, canvas.AlignStart)
	line := func(cell canvas.What, at geom.Pt, room geom.MM, s, missing string) geom.MM {
		g, shown := small, s
		if shown == "" {
			if g, shown = small.in(Pale), missing; !b.options.Prompts {
				shown = ""
			}
		}
		g = shrunk(g, 2.1, room, shown)
		if b.frame.low() && textWidth(g, shown) > room {
			shown = "" // half a word is none
		}
		w := p.text(g, at, canvas.AlignStart, cut(g, room, shown))
		b.cell(pageIndex, canvas.Cell{What: cell, Record: m.ID}, geom.R(at.X-1, at.Y-small.size-0.2, room+1, 1.38*small.size), small.size, canvas.AlignStart)
		return w
	}
	base += pitch
	if base > r.Bottom()-1.2 {
		return
	}
	kind := words.Text(b.language, string(m.Measures))
	room := r.W - a.chipWidth(small.size, kind) - 3
	w := line(canvas.CellUnit, geom.Pt{X: r.X, Y: base}, room, m.Unit, words.Text(b.language, "unit"))
	if w > 0 {
		w += 3
	}
	a.drawChip(p, geom.Pt{X: r.X + w, Y: base}, small.size, kind, m.Measures == canvas.MeasuresActivity)
	said := func(key, s string) string {
		if s == "" {
			return ""
		}
		return words.Text(b.language, "label-value", words.Text(b.language, key), s)
	}
	from, owner := said("metric-source", m.Origin), said("metric-owner", m.Owner)
	base += pitch
	if r.H >= matrixDense {
		base += 1
	}
	if base > r.Bottom()-1.2 {
		return
	}
	at, room := geom.Pt{X: r.X, Y: base}, r.W
	if base+pitch > r.Bottom()-1.2 { // side by side
		room = (r.W - 3) / 2
	}
	w = line(canvas.CellMetricFrom, at, room, from, words.Text(b.language, "metric-source"))
	if room < r.W {
		at.X += room + 3
	} else if w > 0 || b.options.Prompts {
		at.Y += pitch
	}
	line(canvas.CellOwner, at, room, owner, words.Text(b.language, "metric-owner"))
}

// chipWidth returns how wide a word on a small label is.
func (a *area) chipWidth(size geom.MM, s string) geom.MM {
	return textWidth(face{size: 0.93 * size}.bold(), s) + 1.7*size
}

// drawChip sets a word on a small label, on the baseline of the text beside it; a dashed one says
// that it counts less.
func (a *area) drawChip(p *page, at geom.Pt, size geom.MM, s string, dashed bool) {
	f := face{size: 0.93 * size, color: Ink, role: "chip"}.bold()
	pen := scene.Pen{Width: 0.25, Color: Pale}
	if dashed {
		f.style, f.color, pen.Dash = 0, Secondary, [2]geom.MM{0.9, 0.7}
	}
	w, h := textWidth(f, s)+1.7*size, 1.5*size
	p.fill(geom.R(at.X, at.Y-0.36*size-h/2, w, h).Round(h/2-0.05), Paper, pen)
	p.text(f, geom.Pt{X: at.X + 0.85*size, Y: at.Y}, canvas.AlignStart, s)
}

// metricRef returns the ref of a metric in an answer.
func metricRef(m canvas.Metric) scene.Ref { return scene.Ref{Kind: scene.RefMetric, ID: string(m.ID)} }
