package export

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"clustercanvas/canvas"
)

// readMetrics reads what the cluster wants to reach, and by when.
func (r *exchangeReader) readMetrics() {
	horizons := r.readHorizons()
	r.metrics = newExchangeIndex("metric")
	for i, m := range r.file.Metrics {
		r.metrics.add(r.id(m.ID, exchangeItem("metrics", i), fmt.Sprintf("metric-%d", i+1)), m.Title)
	}
	ranks := exchangeGivenRanks(r.file.Metrics, func(m exchangeMetric) string { return m.Rank })
	for i, m := range r.file.Metrics {
		at, id := exchangeItem("metrics", i), r.metrics.order[i].id
		r.records = append(r.records, canvas.Metric{
			ID: id, Rank: ranks[i], Title: m.Title, Unit: m.Unit, Origin: m.Origin, Owner: m.Owner,
			ShareOf: r.loose(at+".shareOf", m.ShareOf, r.metrics), Parked: m.Parked,
			Measures:   exchangeWord(r, at+".measures", m.Measures, exchangeMeasures, canvas.MetricKinds),
			Scale:      exchangeWord(r, at+".scale", m.Scale, exchangeScale, canvas.Scales),
			Available:  exchangeWord(r, at+".available", m.Available, canvas.NotRated, canvas.Ratings),
			Understood: exchangeWord(r, at+".understood", m.Understood, canvas.NotRated, canvas.Ratings),
			Trackable:  exchangeWord(r, at+".trackable", m.Trackable, canvas.NotRated, canvas.Ratings),
			Outcome:    exchangeWord(r, at+".outcome", m.Outcome, canvas.NotRated, canvas.Ratings),
		})
		for j, t := range m.Targets {
			r.readTarget(exchangeItem(at+".targets", j), id, t, horizons)
		}
		for j, x := range m.Readings {
			r.readReading(exchangeItem(at+".readings", j), id, j, x)
		}
	}
}

func (r *exchangeReader) readHorizons() *exchangeIndex {
	index := newExchangeIndex("horizon")
	ranks := exchangeGivenRanks(r.file.Horizons, func(h exchangeHorizon) string { return h.Rank })
	for i, h := range r.file.Horizons {
		id := r.id(h.ID, exchangeItem("horizons", i), fmt.Sprintf("horizon-%d", i+1))
		year := ""
		if h.Year != 0 {
			year = strconv.Itoa(h.Year)
		}
		index.add(id, h.Label, year)
		r.records = append(r.records, canvas.Horizon{ID: id, Rank: ranks[i], Label: h.Label, Year: h.Year})
	}
	return index
}

func (r *exchangeReader) readTarget(path string, metric canvas.RecordID, t exchangeTarget, horizons *exchangeIndex) {
	value := r.quantity(path+".value", t.Value)
	basis := exchangeWord(r, path+".basis", t.Basis, exchangeBasis, canvas.Bases)
	horizon, err := horizons.pick(t.Horizon)
	if err != nil {
		r.add(path+".horizon", "%s", err)
		return
	}
	if id := canvas.TargetID(metric, horizon); r.claimed(id, path, "the target for this horizon is already given in") {
		r.records = append(r.records, canvas.Target{
			ID: id, Metric: metric, Horizon: horizon, Value: value, Basis: basis, Origin: t.Origin,
		})
	}
}

func (r *exchangeReader) readReading(path string, metric canvas.RecordID, i int, x exchangeReading) {
	day, err := exchangeDay(x.Day)
	if err != nil {
		r.add(path+".day", "%s", err)
	}
	r.records = append(r.records, canvas.Reading{
		ID: r.id(x.ID, path, fmt.Sprintf("%s-reading-%d", metric, i+1)), Metric: metric, Day: day,
		Value: r.quantity(path+".value", x.Value), Origin: x.Origin, By: x.By,
	})
}

// readReferences reads the figures of other clusters.
func (r *exchangeReader) readReferences() {
	ranks := exchangeGivenRanks(r.file.References, func(x exchangeReference) string { return x.Rank })
	for i, x := range r.file.References {
		at := exchangeItem("references", i)
		r.records = append(r.records, canvas.Reference{
			ID: r.id(x.ID, at, fmt.Sprintf("reference-%d", i+1)), Rank: ranks[i], Cluster: x.Cluster, Measure: x.Measure,
			Unit: x.Unit, Value: r.quantity(at+".value", x.Value), Year: x.Year, Origin: x.Origin,
			Metric: r.loose(at+".metric", x.Metric, r.metrics),
		})
	}
}

// quantity reads a figure that has to be there.
func (r *exchangeReader) quantity(path string, f *exchangeFigure) canvas.Quantity {
	if f == nil {
		r.add(path, "this is missing")
		return 0
	}
	q, err := exchangeQuantity(*f)
	if err != nil {
		r.add(path, "%s", err)
	}
	return q
}

// texts returns the texts of a period, or of the cluster, by key.
func (x exchangeWriter) texts(of canvas.RecordID) []exchangeText {
	var out []exchangeText
	for _, f := range canvas.All[canvas.Field](x.w) {
		if f.Of == of {
			out = append(out, exchangeText{Key: f.Key, Text: f.Text})
		}
	}
	slices.SortFunc(out, func(a, b exchangeText) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

func (x exchangeWriter) horizons() []exchangeHorizon {
	list := x.w.Horizons()
	ranks := exchangeSaidRanks(list, func(h canvas.Horizon) canvas.Rank { return h.Rank })
	var out []exchangeHorizon
	for i, h := range list {
		out = append(out, exchangeHorizon{ID: string(h.ID), Rank: ranks[i], Label: h.Label, Year: h.Year})
	}
	return out
}

// metrics returns the metrics in order, those that are parked among the others.
func (x exchangeWriter) metrics() []exchangeMetric {
	list := canvas.All[canvas.Metric](x.w)
	slices.SortFunc(list, func(a, b canvas.Metric) int { return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID)) })
	ranks := exchangeSaidRanks(list, func(m canvas.Metric) canvas.Rank { return m.Rank })
	names := x.metricNames()
	var out []exchangeMetric
	for i, m := range list {
		metric := exchangeMetric{
			ID: string(m.ID), Rank: ranks[i], Title: m.Title, Unit: m.Unit, Origin: m.Origin, Owner: m.Owner,
			Measures: exchangeUnless(m.Measures, exchangeMeasures), Scale: exchangeUnless(m.Scale, exchangeScale),
			ShareOf: exchangeLooseWritten(m.ShareOf, names), Parked: m.Parked,
			Available: string(m.Available), Understood: string(m.Understood), Trackable: string(m.Trackable), Outcome: string(m.Outcome),
		}
		for _, h := range x.w.Horizons() {
			if t, ok := canvas.Get[canvas.Target](x.w, canvas.TargetID(m.ID, h.ID)); ok {
				metric.Targets = append(metric.Targets, exchangeTarget{
					Horizon: string(h.ID), Value: exchangeQuantityWritten(t.Value), Basis: exchangeUnless(t.Basis, exchangeBasis), Origin: t.Origin,
				})
			}
		}
		for _, r := range x.w.Readings(m.ID) {
			metric.Readings = append(metric.Readings, exchangeReading{
				ID: string(r.ID), Day: r.Day.String(), Value: exchangeQuantityWritten(r.Value), Origin: r.Origin, By: r.By,
			})
		}
		out = append(out, metric)
	}
	return out
}

// metricNames returns what the reader takes for a metric.
func (x exchangeWriter) metricNames() *exchangeIndex {
	index := newExchangeIndex("metric")
	for _, m := range canvas.All[canvas.Metric](x.w) {
		index.add(m.ID, m.Title)
	}
	return index
}

func (x exchangeWriter) references() []exchangeReference {
	list := x.w.References()
	ranks := exchangeSaidRanks(list, func(r canvas.Reference) canvas.Rank { return r.Rank })
	names := x.metricNames()
	var out []exchangeReference
	for i, r := range list {
		out = append(out, exchangeReference{
			ID: string(r.ID), Rank: ranks[i], Cluster: r.Cluster, Measure: r.Measure, Unit: r.Unit,
			Value: exchangeQuantityWritten(r.Value), Year: r.Year, Origin: r.Origin,
			Metric: exchangeLooseWritten(r.Metric, names),
		})
	}
	return out
}
