package layout

import (
	"fmt"
	"math"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// drawPath draws the targets of a metric as a path over the horizons, and its readings beside it.
// Horizons lie at their columns, whatever the years between them; readings lie between them by
// their date.
func (a *area) drawPath(p *page, m canvas.Metric, g analysis.Growth, columns []geom.Rect, r geom.Rect) {
	up := scaleOf(m.Scale, g)
	if up == nil {
		return
	}
	at := func(x geom.MM, q canvas.Quantity) geom.Pt {
		return geom.Pt{X: x, Y: r.Bottom() - r.H*math.Min(1, math.Max(0, up(q)))}
	}
	var points []geom.Pt
	for i, t := range g.Targets {
		if t.Known {
			points = append(points, at(columns[i].X+8, t.Value))
		}
	}
	pen := scene.Pen{Width: 0.6, Color: Ink}
	if m.Scale == canvas.ScaleSteps && len(points) > 1 {
		p.line(pen, stairs(points)...)
	} else if len(points) > 1 {
		p.line(pen, points...)
	}
	for _, q := range points {
		p.fill(geom.Circle(q, 1.4), Paper, scene.Pen{Width: 0.6, Color: Ink})
	}
	a.drawReadings(p, m, g, columns, at, r)
}

// stairs goes level to the next point and then up.
func stairs(points []geom.Pt) []geom.Pt {
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
	if s == canvas.ScaleSteps { // every target one step up, whatever the figures
		order := map[canvas.Quantity]float64{}
		n := 0.0
		for _, q := range all[:known] {
			if _, have := order[q]; !have {
				order[q] = n
				n++
			}
		}
		linear := func(q canvas.Quantity) float64 { return (float64(q) - float64(low)) / math.Max(float64(high-low), 1) }
		return func(q canvas.Quantity) float64 {
			if i, ok := order[q]; ok && n > 1 {
				return i / (n - 1)
			}
			return linear(q)
		}
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

// drawReadings draws what was read as full points at their dates, each with a few words where there
// is room for them.
func (a *area) drawReadings(p *page, m canvas.Metric, g analysis.Growth, columns []geom.Rect, at func(geom.MM, canvas.Quantity) geom.Pt, r geom.Rect) {
	var taken []geom.Rect
	for i := len(g.Readings) - 1; i >= 0; i-- { // the latest is the one that is talked about
		x := g.Readings[i]
		where, ok := placeOfDay(g, columns, x.Reading.Day)
		if !ok {
			continue
		}
		q := at(where, x.Reading.Value)
		p.fill(geom.Circle(q, 1.1), ActionInk, scene.Pen{Width: 0.3, Color: Paper})
		f := face{size: 2.6, color: ActionInk, role: "reading"}
		said := a.b.readingText(m, x)
		w := text.Width(f.style, f.size, said)
		box := geom.R(q.X+1.5, q.Y+1.4, w, 3) // below: paths go up
		if box.Right() > r.Right()-2 {
			box.X = q.X - 2 - w
		}
		if box.Bottom() > r.Bottom()+3.4 {
			box = geom.R(q.X-1, q.Y-5, w, 3)
		}
		free := box.X > r.X+matrixLeft(r.W)
		for _, t := range taken {
			free = free && !t.Overlaps(box)
		}
		if free {
			taken = append(taken, box)
			p.text(f, geom.Pt{X: box.X, Y: box.Y + 2.4}, canvas.AlignStart, said)
		}
	}
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
		return columns[i-1].X + 8 + part*(columns[i].X-columns[i-1].X), true
	}
	return 0, false
}
