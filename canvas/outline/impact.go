package outline

import (
	"clustercanvas/canvas"
)

// impact tells the points in time that the cluster looks ahead to, its metrics, and figures of others.
func (t *teller) impact() {
	w := t.w
	horizons := w.Horizons()
	after := canvas.RecordID("")
	if len(horizons) > 0 {
		after = horizons[len(horizons)-1].ID
	}
	add := []Add{{Key: "outline-add-horizon", Do: func(ids canvas.IDs) (canvas.Change, string, error) {
		c, made, err := canvas.AddHorizon(w, ids, after, "", 0)
		return c, string(made), err
	}}}
	t.branch(Row{ID: "horizons", Key: "outline-horizons", Value: count(len(horizons)), Add: add}, func() {
		for _, h := range horizons {
			c := canvas.Cell{What: canvas.CellHorizon, Record: h.ID}
			year := canvas.Cell{What: canvas.CellHorizonYear, Record: h.ID}
			t.branch(Row{
				ID: string(h.ID), Record: h.ID, Key: "outline-horizon", Value: c.Written(w, t.language), Set: t.typed(c), Add: add,
				Remove: func() (canvas.Change, error) { return canvas.RemoveHorizon(w, h.ID) },
			}, func() { t.cell(string(h.ID)+"/year", "field-year", h.ID, year) })
		}
	})
	for _, parked := range []bool{false, true} {
		t.metrics(parked, horizons)
	}
	t.references()
}

func (t *teller) metrics(parked bool, horizons []canvas.Horizon) {
	w := t.w
	id, key := "metrics", "outline-metrics"
	if parked {
		id, key = "parked", "outline-parked"
	}
	add := []Add{{Key: "outline-add-metric", Do: func(ids canvas.IDs) (canvas.Change, string, error) {
		c, made, err := canvas.AddMetric(w, ids, "", parked)
		return c, string(made), err
	}}}
	of := w.Metrics(parked)
	t.branch(Row{ID: id, Key: key, Value: count(len(of)), Add: add}, func() {
		for _, m := range of {
			t.metric(m, horizons, add)
		}
	})
}

func (t *teller) metric(m canvas.Metric, horizons []canvas.Horizon, add []Add) {
	w, id := t.w, m.ID
	name := canvas.Cell{What: canvas.CellMetric, Record: id}
	if m.Parked {
		name.What = canvas.CellCandidate
	}
	reading := Add{Key: "outline-add-reading", Do: func(ids canvas.IDs) (canvas.Change, string, error) {
		c, made, err := canvas.AddReading(w, ids, canvas.Reading{Metric: id, Day: canvas.NewDay(2000, 0, 0)})
		return c, string(made), err
	}}
	t.branch(Row{
		ID: string(id), Record: id, Key: "outline-metric", Value: m.Title, Set: t.typed(name), Item: canvas.Item{ID: id},
		Add: append([]Add{reading}, add...), Remove: func() (canvas.Change, error) { return canvas.RemoveRecord(w, id) },
	}, func() {
		for _, h := range horizons {
			t.target(m, h)
		}
		for _, r := range w.Readings(id) {
			t.reading(r)
		}
		t.cell(string(id)+"/unit", "field-unit", id, canvas.Cell{What: canvas.CellUnit, Record: id})
		t.cell(string(id)+"/origin", "field-published", id, canvas.Cell{What: canvas.CellMetricFrom, Record: id})
		t.cell(string(id)+"/owner", "field-owner", id, canvas.Cell{What: canvas.CellOwner, Record: id})
		word(t, id, "field-measures", "set-metric", "measures-", m.Measures, canvas.MetricKinds, func(r *canvas.Metric, k canvas.MetricKind) { r.Measures = k })
		word(t, id, "field-scale", "set-metric", "scale-", m.Scale, canvas.Scales, func(r *canvas.Metric, k canvas.Scale) { r.Scale = k })
		flag(t, id, "outline-parked", "set-metric", m.Parked, func(r *canvas.Metric, on bool) { r.Parked = on })
		for _, x := range []struct {
			key   string
			value canvas.Rating
			set   func(*canvas.Metric, canvas.Rating)
		}{
			{"available", m.Available, func(r *canvas.Metric, v canvas.Rating) { r.Available = v }},
			{"understood", m.Understood, func(r *canvas.Metric, v canvas.Rating) { r.Understood = v }},
			{"trackable", m.Trackable, func(r *canvas.Metric, v canvas.Rating) { r.Trackable = v }},
			{"outcome", m.Outcome, func(r *canvas.Metric, v canvas.Rating) { r.Outcome = v }},
		} {
			word(t, id, "rating-of-"+x.key, "set-metric", "outline-rating-", x.value, canvas.Ratings, x.set)
		}
	})
}

func (t *teller) target(m canvas.Metric, h canvas.Horizon) {
	id := canvas.TargetID(m.ID, h.ID)
	c := canvas.Cell{What: canvas.CellTarget, Record: m.ID, Column: h.ID}
	name := h.Label
	if name == "" {
		name = number(h.Year)
	}
	row := Row{ID: string(id), Record: id, Name: name, Value: c.Written(t.w, t.language), Set: t.typed(c)}
	x, here := canvas.Get[canvas.Target](t.w, id)
	if !here {
		t.row(row)
		return
	}
	t.branch(row, func() {
		word(t, id, "field-basis", "set-target", "basis-", x.Basis, canvas.Bases, func(r *canvas.Target, b canvas.Basis) { r.Basis = b })
		text(t, id, "field-origin", "set-target", x.Origin, func(r *canvas.Target, s string) { r.Origin = s })
	})
}

func (t *teller) reading(r canvas.Reading) {
	w, id, language := t.w, r.ID, t.language
	t.branch(Row{
		ID: string(id), Record: id, Key: "outline-reading", Value: r.Value.Written(language),
		Remove: func() (canvas.Change, error) { return canvas.RemoveRecord(w, id) },
		Set: func(typed string) (canvas.Change, error) {
			q, err := canvas.ParseQuantity(oneLine(typed), language)
			if err != nil {
				return canvas.Change{}, err
			}
			return canvas.Edit(w, id, "set-reading", func(x *canvas.Reading) { x.Value = q })
		},
	}, func() {
		t.row(Row{ID: string(id) + "/day", Record: id, Key: "outline-day", Value: r.Day.String(), Set: func(typed string) (canvas.Change, error) {
			d, err := canvas.ParseDay(oneLine(typed))
			if err != nil {
				return canvas.Change{}, err
			}
			return canvas.Edit(w, id, "set-reading", func(x *canvas.Reading) { x.Day = d })
		}})
		text(t, id, "field-reading-origin", "set-reading", r.Origin, func(x *canvas.Reading, s string) { x.Origin = s })
		text(t, id, "field-read-by", "set-reading", r.By, func(x *canvas.Reading, s string) { x.By = s })
	})
}

// references tells figures of other clusters.
func (t *teller) references() {
	w := t.w
	add := []Add{{Key: "outline-add-reference", Do: func(ids canvas.IDs) (canvas.Change, string, error) {
		c, made, err := canvas.AddReference(w, ids, canvas.Reference{})
		return c, string(made), err
	}}}
	t.branch(Row{ID: "references", Key: "outline-references", Value: count(len(w.References())), Add: add}, func() {
		for _, r := range w.References() {
			id := r.ID
			name := canvas.Cell{What: canvas.CellPeer, Record: id}
			t.branch(Row{
				ID: string(id), Record: id, Key: "field-peer", Value: name.Written(w, t.language), Set: t.typed(name), Add: add, Item: canvas.Item{ID: id},
				Remove: func() (canvas.Change, error) { return canvas.RemoveRecord(w, id) },
			}, func() {
				for _, x := range []struct {
					key  string
					what canvas.What
				}{
					{"field-measure", canvas.CellPeerMeasure}, {"field-quantity", canvas.CellPeerValue}, {"field-unit", canvas.CellPeerUnit},
					{"field-year", canvas.CellPeerYear}, {"field-published", canvas.CellPeerOrigin},
				} {
					t.cell(string(id)+"/"+x.key, x.key, id, canvas.Cell{What: x.what, Record: id})
				}
			})
		}
	})
}
