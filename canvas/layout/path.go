package layout

import (
	"fmt"
	"math"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// pathOf is what the path of a metric is drawn of.
type pathOf struct {
	metric  canvas.Metric
	growth  analysis.Growth
	columns []geom.Rect // of the horizons
	chart   geom.Rect   // from the least figure, at its foot, to the greatest
	row     geom.Rect   // in which words stay
	dot     geom.MM     // radius of the points of the targets
	taken   []geom.Rect // by other words
}

// pathInset is how far behind the left edge of its column a point lies.
const pathInset geom.MM = 8

// hasPath reports whether a metric has two figures or more: a point alone says nothing.
func hasPath(g analysis.Growth) bool {
	n := len(g.Readings)
	for _, t := range g.Targets {
		if t.Known {
			n++
		}
	}
	return n > 1
}

// drawPath draws the targets of a metric as a path over the horizons, and its readings beside it.
// Horizons lie at their columns, whatever the years between them; readings lie between them by
// their date.
func (a *area) drawPath(p *page, x pathOf) {
	up := scaleOf(x.metric.Scale, x.growth)
	if up == nil || !hasPath(x.growth) {
		return
	}
	at := func(left geom.MM, q canvas.Quantity) geom.Pt {
		return geom.Pt{X: left, Y: x.chart.Bottom() - x.chart.H*math.Min(1, math.Max(0, up(q)))}
	}
	var points []geom.Pt
	for i, t := range x.growth.Targets {
		if t.Known {
			points = append(points, at(x.columns[i].X+pathInset, t.Value))
		}
	}
	pen := scene.Pen{Width: 0.55, Color: Ink}
	path := points
	if x.metric.Scale == canvas.ScaleSteps {
		path = stairs(points)
	}
	if len(path) > 1 {
		p.line(pen, path...)
	}
	for _, q := range points {
		p.fill(geom.Circle(q, x.dot), Paper, pen)
		x.taken = append(x.taken, geom.R(q.X-x.dot, q.Y-x.dot, 2*x.dot, 2*x.dot).Inset(1.3*(1-x.dot)))
	}
	a.drawReadings(p, x, path, at)
}

// stairs goes level to the next point and then up.
func stairs(points []geom.Pt) []geom.Pt {
	if len(points) == 0 {
		return nil
	}
	out := points[:1:1]
	for i := 1; i < len(points); i++ {
		out = append(out, geom.Pt{X: points[i].X, Y: points[i-1].Y}, points[i])
	}
	return out
}

// scaleOf returns how far up a quantity lies, from 0 to 1, on the scale of a metric: from the least
// to the greatest figure of it. It is nil where there is no figure. A logarithmic scale with a
// figure that is not positive is drawn as a linear one.
func scaleOf(s canvas.Scale, g analysis.Growth) func(canvas.Quantity) float64 {
	var all []canvas.Quantity
	for _, t := range g.Targets {
		if t.Known {
			all = append(all, t.Value)
		}
	}
	known := len(all)
	for _, x := range g.Readings {
		all = append(all, x.Reading.Value)
	}
	if known == 0 {
		return nil
	}
	low, high := all[0], all[0]
	for _, q := range all {
		low, high = min(low, q), max(high, q)
	}
	value := func(q canvas.Quantity) float64 { return float64(q) }
	if s == canvas.ScaleLog && low > 0 {
		value = func(q canvas.Quantity) float64 { return math.Log(math.Max(float64(q), 1)) }
	}
	if s == canvas.ScaleSteps {
		return stepsOf(all[:known])
	}
	from, to := value(low), value(high)
	if low > 0 && s != canvas.ScaleLog {
		from = math.Min(from, to*0.9) // a flat path is not at the foot
	}
	if to-from < 1e-9 {
		return func(canvas.Quantity) float64 { return 0.5 }
	}
	return func(q canvas.Quantity) float64 { return (value(q) - from) / (to - from) }
}

// stepsOf is a scale on which every figure is one step above the next smaller one, whatever lies
// between them.
func stepsOf(figures []canvas.Quantity) func(canvas.Quantity) float64 {
	steps := slices.Compact(slices.Sorted(slices.Values(figures)))
	return func(q canvas.Quantity) float64 {
		i, _ := slices.BinarySearch(steps, q)
		switch {
		case len(steps) < 2:
			return 0.5
		case i == 0:
			return 0
		case i == len(steps):
			return 1
		}
		part := (float64(q) - float64(steps[i-1])) / (float64(steps[i]) - float64(steps[i-1]))
		return (float64(i-1) + part) / float64(len(steps)-1)
	}
}

// drawReadings draws what was read as full points at their dates, each with a few words where there
// is room for them; the latest first, as it is the one that is talked about.
func (a *area) drawReadings(p *page, x pathOf, path []geom.Pt, at func(geom.MM, canvas.Quantity) geom.Pt) {
	var points []geom.Pt
	var read []analysis.ReadingAgainst
	for _, y := range slices.Backward(x.growth.Readings) {
		if where, ok := placeOfDay(x.growth, x.columns, y.Reading.Day); ok {
			q := at(where, y.Reading.Value)
			p.fill(geom.Circle(q, 0.8*x.dot), Ink, scene.Pen{Width: 0.4, Color: Quiet})
			points, read = append(points, q), append(read, y)
			x.taken = append(x.taken, geom.R(q.X-x.dot, q.Y-x.dot, 2*x.dot, 2*x.dot))
		}
	}
	for i, q := range points {
		f := face{size: 2.6, color: Ink, role: "reading"}
		said := a.b.readingText(x.metric, read[i])
		if box, ok := x.besidePoint(q, text.Width(f.style, f.size, said), f.size, path); ok {
			x.taken = append(x.taken, box)
			p.text(f, geom.Pt{X: box.X, Y: box.Y + 0.84*f.size}, canvas.AlignStart, said)
		}
	}
}

// besidePoint returns where words about a point lie: near it, clear of the path, of other points
// and of other words.
func (x pathOf) besidePoint(q geom.Pt, w, size geom.MM, path []geom.Pt) (geom.Rect, bool) {
	in := geom.R(x.row.X+matrixLeft(x.row.W)+1, x.row.Y+0.8, x.row.W-matrixLeft(x.row.W)-3, x.row.H-1.4)
	h := 1.08 * size
	for _, away := range []geom.MM{1.2, 2.2, 3.4, 5} {
		for _, left := range []geom.MM{q.X + 0.6, q.X - w - 0.6, q.X - w/2, q.X - w/4, q.X - 3*w/4} {
			for _, top := range []geom.MM{q.Y + away, q.Y - away - h} {
				box := geom.R(left, top, w, h)
				if in.Contains(geom.Pt{X: box.X, Y: box.Y}) && in.Contains(geom.Pt{X: box.Right(), Y: box.Bottom()}) &&
					!crosses(path, box.Inset(-0.5)) && !slices.ContainsFunc(x.taken, box.Overlaps) {
					return box, true
				}
			}
		}
	}
	return geom.Rect{}, false
}

// crosses reports whether a line goes through a rectangle.
func crosses(line []geom.Pt, r geom.Rect) bool {
	for i := 1; i < len(line); i++ {
		const steps = 200
		for k := range steps + 1 {
			if r.Contains(line[i-1].Add(line[i].Sub(line[i-1]).Mul(float64(k) / steps))) {
				return true
			}
		}
	}
	return false
}

// readingText says what was read and when, and how that is against the path.
func (b *builder) readingText(m canvas.Metric, x analysis.ReadingAgainst) string {
	s := words.Text(b.language, "read-in", b.quantity(x.Reading.Value, m.Unit), fmt.Sprint(x.Reading.Day.Year()))
	switch {
	case !x.Known:
		return s
	case x.Percent >= 98 && x.Percent <= 102:
		return s + ", " + words.Text(b.language, "on-path")
	case x.Percent > 102:
		return s + ", " + words.Text(b.language, "above-path", words.Percent(b.language, x.Percent-100, 0))
	}
	return s + ", " + words.Text(b.language, "below-path", words.Percent(b.language, 100-x.Percent, 0))
}

// placeOfDay returns where a day lies between the columns of the horizons.
func placeOfDay(g analysis.Growth, columns []geom.Rect, d canvas.Day) (geom.MM, bool) {
	when := float64(d.Year()) + (math.Max(float64(d.Month()), 1)-1)/12 + math.Max(float64(d.Day())-1, 0)/365
	for i := 1; i < len(g.Targets); i++ {
		from, to := g.Targets[i-1].Horizon.Year, g.Targets[i].Horizon.Year
		if from == 0 || to <= from || when < float64(from) || when > float64(to)+1 {
			continue
		}
		part := math.Min(1, (when-float64(from))/float64(to-from))
		return columns[i-1].X + pathInset + part*(columns[i].X-columns[i-1].X), true
	}
	return 0, false
}
