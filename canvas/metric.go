package canvas

import "slices"

// HorizonYears are how many years ahead the usual horizons lie.
var HorizonYears = []int{0, 10, 20, 30}

// AddHorizons adds the usual horizons from a year on, one for each label; a label that is missing
// is left empty. A workbook that has horizons keeps them.
func AddHorizons(w Workbook, ids IDs, from int, labels []string) (Change, error) {
	c := on(w)
	if len(w.Horizons()) == 0 {
		c.startHorizons(ids, from, labels)
	}
	return c.labelled("add-horizons"), nil
}

func (c *changed) startHorizons(ids IDs, from int, labels []string) {
	ranks := Ranks("", "", len(HorizonYears))
	for i, ahead := range HorizonYears {
		h := Horizon{ID: ids(), Rank: ranks[i], Year: from + ahead}
		if i < len(labels) {
			h.Label = labels[i]
		}
		c.put(h)
	}
}

// AddHorizon adds a horizon right after another; after the last where that one is empty. There are
// at most MaxHorizons. It returns the horizon.
func AddHorizon(w Workbook, ids IDs, after RecordID, label string, year int) (Change, RecordID, error) {
	list := w.Horizons()
	if len(list) >= MaxHorizons {
		return Change{}, "", refused("refused-six-horizons")
	}
	h := Horizon{ID: ids(), Rank: behind(list, after), Label: label, Year: year}
	if h.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c := on(w)
	c.put(h)
	return c.labelled("add-horizon", label), h.ID, nil
}

// RemoveHorizon deletes a horizon with its targets. MinHorizons stay.
func RemoveHorizon(w Workbook, horizon RecordID) (Change, error) {
	h, ok := Get[Horizon](w, horizon)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	if len(w.Horizons()) <= MinHorizons {
		return Change{}, refused("refused-two-horizons")
	}
	c := on(w)
	c.removeOwned(horizon)
	return c.labelled("remove-horizon", h.Label), nil
}

// AddMetric adds a metric after the last, or a candidate to the parking place. It returns the
// metric.
func AddMetric(w Workbook, ids IDs, title string, parked bool) (Change, RecordID, error) {
	m := Metric{ID: ids(), Title: title, Rank: atEnd(All[Metric](w)), Parked: parked, Measures: MeasuresImpact, Scale: ScaleLinear}
	if m.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c := on(w)
	c.put(m)
	return c.labelled("add-metric", title), m.ID, nil
}

// SetTarget sets what a metric shall be at a horizon.
func SetTarget(w Workbook, metric, horizon RecordID, value Quantity) (Change, error) {
	m, ok := Get[Metric](w, metric)
	if _, there := Get[Horizon](w, horizon); !ok || !there {
		return Change{}, refused("refused-gone")
	}
	t, ok := Get[Target](w, TargetID(metric, horizon))
	if !ok {
		t = Target{ID: TargetID(metric, horizon), Metric: metric, Horizon: horizon, Basis: Stated}
	}
	t.Value = value
	if t.check() != nil {
		return Change{}, refused("refused-value")
	}
	c := on(w)
	c.put(t)
	change := c.labelled("set-target", m.Title)
	change.Key = "target:" + string(t.ID)
	return change, nil
}

// ClearTarget takes away what a metric shall be at a horizon.
func ClearTarget(w Workbook, metric, horizon RecordID) (Change, error) {
	m, ok := Get[Metric](w, metric)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	c.remove(TargetID(metric, horizon))
	return c.labelled("clear-target", m.Title), nil
}

// AddReading adds what a metric was on a day. It returns the reading.
func AddReading(w Workbook, ids IDs, r Reading) (Change, RecordID, error) {
	m, ok := Get[Metric](w, r.Metric)
	if !ok {
		return Change{}, "", refused("refused-gone")
	}
	r.ID = ids()
	if r.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c := on(w)
	c.put(r)
	return c.labelled("add-reading", m.Title), r.ID, nil
}

// AddReference adds a figure of another cluster after the last. It returns the reference.
func AddReference(w Workbook, ids IDs, r Reference) (Change, RecordID, error) {
	r.ID, r.Rank = ids(), atEnd(All[Reference](w))
	if r.check() != nil {
		return Change{}, "", refused("refused-value")
	}
	c := on(w)
	c.put(r)
	return c.labelled("add-reference", r.Cluster), r.ID, nil
}

// removable are the kinds that RemoveRecord deletes.
var removable = []Kind{KindCostLine, KindMetric, KindReading, KindReference, KindMeeting, KindDecision, KindPoll}

// RemoveRecord deletes a cost line, a metric, a reading, a reference, a meeting, what was said in one,
// or a poll, with all it owns. Other kinds have commands of their own and are refused.
func RemoveRecord(w Workbook, id RecordID) (Change, error) {
	r := w.Record(id)
	if r == nil || !slices.Contains(removable, r.Kind()) {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	c.removeOwned(id)
	return c.labelled("remove-one", w.name(id)...), nil
}
