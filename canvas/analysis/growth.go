package analysis

import (
	"math"

	"clustercanvas/canvas"
)

// Growth is the way of a metric to its targets.
type Growth struct {
	Metric   canvas.Metric
	Targets  []GoalAt // one for each horizon, in order
	Steps    []GrowthStep
	Readings []ReadingAgainst
	Implied  []ImpliedTotal // where the metric is a share of a whole: how great that whole would be
}

// GoalAt is what a metric shall be at a horizon.
type GoalAt struct {
	Horizon canvas.Horizon
	Value   canvas.Quantity
	Known   bool
}

// GrowthStep is the growth from one target to the next.
type GrowthStep struct {
	From, To canvas.Horizon
	PerYear  int64 // compound, in tenths of a per cent a year
	Known    bool  // both have a year, one after the other, and a value above zero
}

// ReadingAgainst is a reading beside the path to the targets.
type ReadingAgainst struct {
	Reading canvas.Reading
	Path    canvas.Quantity // what it would be on the path
	Known   bool
	Percent int64 // of the path; 0 where the path is not above zero
}

// ImpliedTotal is the whole of which a metric is a share.
type ImpliedTotal struct {
	Horizon canvas.Horizon
	Total   canvas.Quantity
	Known   bool
}

// GrowthOf returns the targets of a metric and what follows from them.
func GrowthOf(w canvas.Workbook, metric canvas.RecordID) Growth {
	m, ok := canvas.Get[canvas.Metric](w, metric)
	if !ok {
		return Growth{}
	}
	g := Growth{Metric: m, Targets: goals(w, metric)}
	var last *GoalAt
	for i := range g.Targets {
		next := &g.Targets[i]
		if !next.Known {
			continue
		}
		if last != nil {
			g.Steps = append(g.Steps, growth(*last, *next))
		}
		last = next
	}
	for _, r := range w.Readings(metric) {
		x := ReadingAgainst{Reading: r}
		x.Path, x.Known = PathAt(w, metric, r.Day)
		if x.Known && x.Path > 0 {
			x.Percent = percentOf(r.Value, x.Path)
		}
		g.Readings = append(g.Readings, x)
	}
	if _, ok := canvas.Get[canvas.Metric](w, m.ShareOf); ok {
		g.Implied = implied(g.Targets, goals(w, m.ShareOf))
	}
	return g
}

// goals returns the targets of a metric at all horizons.
func goals(w canvas.Workbook, metric canvas.RecordID) []GoalAt {
	var out []GoalAt
	for _, h := range w.Horizons() {
		t, ok := canvas.Get[canvas.Target](w, canvas.TargetID(metric, h.ID))
		out = append(out, GoalAt{h, t.Value, ok})
	}
	return out
}

// growth returns the compound growth between two targets. The root is the one figure that is no
// fraction: it is computed in floating point and rounded to tenths.
func growth(a, b GoalAt) GrowthStep {
	s := GrowthStep{From: a.Horizon, To: b.Horizon}
	years := b.Horizon.Year - a.Horizon.Year
	if a.Horizon.Year == 0 || b.Horizon.Year == 0 || years <= 0 || a.Value <= 0 || b.Value <= 0 {
		return s
	}
	perYear := math.Pow(float64(b.Value)/float64(a.Value), 1/float64(years)) - 1
	s.PerYear, s.Known = int64(math.Round(perYear*1000)), true
	return s
}

// percentOf returns a as per cent of b, which is above zero; rounded half away from zero.
func percentOf(a, b canvas.Quantity) int64 {
	if a < 0 {
		return -mulDiv(int64(-a), 100, int64(b))
	}
	return mulDiv(int64(a), 100, int64(b))
}

// implied returns the whole of which shares, in per cent, make values.
func implied(shares, values []GoalAt) []ImpliedTotal {
	var out []ImpliedTotal
	for i, s := range shares {
		x := ImpliedTotal{Horizon: s.Horizon}
		if v := values[i]; s.Known && v.Known && s.Value > 0 && v.Value >= 0 {
			if total := mulDiv(int64(v.Value), int64(100*canvas.One), int64(s.Value)); total <= int64(canvas.MaxQuantity) {
				x.Total, x.Known = canvas.Quantity(total), true
			}
		}
		out = append(out, x)
	}
	return out
}

// PathAt returns what a metric would be on a day, on the way from one target to the next: on a
// straight line, by even growth, or as at the last target that was reached, by the scale of the
// metric. A target stands at the end of its year; a day without a month is the end of its year,
// one without a day the end of its month. In the year of the first target the path is that target;
// earlier, and after the last one, there is none.
func PathAt(w canvas.Workbook, metric canvas.RecordID, d canvas.Day) (canvas.Quantity, bool) {
	m, ok := canvas.Get[canvas.Metric](w, metric)
	if !ok {
		return 0, false
	}
	var from *GoalAt
	now := moment(d)
	for _, g := range goals(w, metric) {
		if !g.Known || g.Horizon.Year == 0 || (from != nil && g.Horizon.Year <= from.Horizon.Year) {
			continue
		}
		at := moment(canvas.NewDay(g.Horizon.Year, 0, 0))
		switch {
		case now == at, from == nil && d.Year() == g.Horizon.Year:
			return g.Value, true
		case now < at && from == nil:
			return 0, false
		case now < at:
			since := moment(canvas.NewDay(from.Horizon.Year, 0, 0))
			return between(m.Scale, from.Value, g.Value, now-since, at-since), true
		}
		from = &g
	}
	return 0, false
}

// moment returns the end of a day, in days of a calendar of months that all have 31.
func moment(d canvas.Day) int64 {
	month, day := int64(d.Month()), int64(d.Day())
	if month == 0 {
		month = 12
	}
	if day == 0 {
		day = 31
	}
	return (int64(d.Year())*12+month-1)*31 + day
}

// between returns the value after some of the time between two targets. Even growth is a power,
// computed in floating point; it needs values above zero, and where there are none the path is
// straight.
func between(scale canvas.Scale, a, b canvas.Quantity, some, all int64) canvas.Quantity {
	switch {
	case scale == canvas.ScaleSteps:
		return a
	case scale == canvas.ScaleLog && a > 0 && b > 0:
		grown := float64(a) * math.Pow(float64(b)/float64(a), float64(some)/float64(all))
		return canvas.Quantity(math.Round(grown))
	case b < a:
		return a - canvas.Quantity(mulDiv(int64(a-b), some, all))
	}
	return a + canvas.Quantity(mulDiv(int64(b-a), some, all))
}
