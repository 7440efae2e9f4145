package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/words"
)

// metricForm is the fields of a metric or of a candidate for one, with its targets and readings.
type metricForm struct {
	*form
	window *Window
	metric canvas.Metric
	growth analysis.Growth
}

func newMetricForm(w *Window) *form {
	f := &metricForm{window: w}
	f.form = newForm(f.fits, func() string { return string(f.metric.ID) })
	heading := f.heading("")
	f.onLoad(func() {
		key := "metric"
		if f.metric.Parked {
			key = "candidate"
		}
		heading.set(w.text(key), colorInk)
	})
	f.fields()
	f.rule()
	f.targets()
	f.rule()
	f.readings()
	f.rule()
	f.parking()
	return f.form
}

func (f *metricForm) fits() bool {
	item, one := f.window.only()
	if !one {
		return false
	}
	m, ok := canvas.Get[canvas.Metric](f.window.workbook(), item.ID)
	if ok {
		f.growth = analysis.GrowthOf(f.window.workbook(), m.ID)
	}
	f.metric = m
	return ok
}

// set changes the metric.
func (f *metricForm) set(change func(*canvas.Metric)) (canvas.Change, error) {
	return canvas.Edit(f.window.workbook(), f.metric.ID, "set-metric", change)
}

// word adds a field for one of its words.
func (f *metricForm) word(key string, of func(*canvas.Metric) *string) *input {
	return f.text(f.window, key, func() string { return *of(&f.metric) }, func(s string) error {
		return f.window.fieldChange(f.set(func(m *canvas.Metric) { *of(m) = oneLine(s) }))
	})
}

func (f *metricForm) fields() {
	w := f.window
	f.word("title", func(m *canvas.Metric) *string { return &m.Title })
	f.word("unit", func(m *canvas.Metric) *string { return &m.Unit }).suggest(w.text("unit-placeholder"))
	measures := newSegments(labelsOf(w, "measures-", canvas.MetricKinds), func(i int) {
		w.step(f.set(func(m *canvas.Metric) { m.Measures = canvas.MetricKinds[i] }))
	})
	f.line(w, "measures", measures)
	f.word("published", func(m *canvas.Metric) *string { return &m.Origin }).suggest(w.text("published-placeholder"))
	f.word("owner", func(m *canvas.Metric) *string { return &m.Owner })
	scale := newSegments(labelsOf(w, "scale-", canvas.Scales), func(i int) {
		w.step(f.set(func(m *canvas.Metric) { m.Scale = canvas.Scales[i] }))
	})
	f.line(w, "scale", scale)
	share := newMetricChoice(w, func() canvas.RecordID { return f.metric.ID }, func(id canvas.RecordID) {
		w.step(f.set(func(m *canvas.Metric) { m.ShareOf = id }))
	})
	f.line(w, "share-of", share.button)
	explained := newProse(w.text("share-of-explain"), sizeSmall, colorSecondary, formControl)
	f.Add(newFormLine("", formLeft, explained))
	f.onLoad(func() {
		off := w.doc.readOnly()
		measures.set(slices.Index(canvas.MetricKinds, f.metric.Measures), off)
		scale.set(slices.Index(canvas.Scales, f.metric.Scale), off)
		share.load(f.metric.ShareOf, off)
	})
}

// targets are what it shall be at each horizon.
func (f *metricForm) targets() {
	w := f.window
	f.heading(w.text("targets"))
	none := newProse(w.text("no-horizons"), sizeCaption, colorSecondary, formWidth)
	f.Add(none)
	horizons := func() []canvas.RecordID {
		var out []canvas.RecordID
		for _, h := range w.workbook().Horizons() {
			out = append(out, h.ID)
		}
		return out
	}
	f.onLoad(func() { visible(none, len(horizons()) == 0) })
	f.rows("target", horizons, func(horizon canvas.RecordID) *formRow {
		row := newFormRow(1)
		name := newLabel("", sizeCaption, false, colorSecondary).cutting()
		row.put(name, formLeft+36)
		cell := func() canvas.Cell {
			return canvas.Cell{What: canvas.CellTarget, Record: f.metric.ID, Column: horizon}
		}
		row.field(w, "at", 0, func() string { return cell().Written(w.workbook(), w.figureLanguage()) }, func(s string) error { return w.typeCell(cell(), s) })
		row.loads = append(row.loads, func(bool) {
			h, _ := canvas.Get[canvas.Horizon](w.workbook(), horizon)
			name.set(w.horizonLabel(h), colorSecondary)
		})
		return row
	})
	follows := newProse("", sizeCaption, colorSecondary, formWidth)
	f.Add(follows)
	f.onLoad(func() {
		text := strings.Join(f.growthLines(), "\n")
		follows.set(text, colorSecondary)
		visible(follows, text != "")
	})
}

// growthLines are what follows from the targets: growth a year from one to the next, and how great
// the whole would be of which the metric is a share.
func (f *metricForm) growthLines() []string {
	w := f.window
	var lines []string
	for _, s := range f.growth.Steps {
		if s.Known {
			sign := ""
			if s.PerYear > 0 {
				sign = "+"
			}
			lines = append(lines, w.text("growth-a-year", itoa(s.From.Year), itoa(s.To.Year), sign+words.Percent(w.figureLanguage(), s.PerYear, 1)))
		}
	}
	for _, t := range f.growth.Implied {
		if t.Known {
			lines = append(lines, w.text("implied-total", w.horizonLabel(t.Horizon), t.Total.Written(w.figureLanguage())))
		}
	}
	return lines
}

// horizonLabel returns what a horizon is called: "10 years (2036)".
func (w *Window) horizonLabel(h canvas.Horizon) string {
	switch {
	case h.Label == "" && h.Year == 0:
		return w.text("untitled")
	case h.Year == 0:
		return h.Label
	case h.Label == "":
		return itoa(h.Year)
	}
	return w.text("horizon-in-year", h.Label, itoa(h.Year))
}

// parking is whether it waits, and how good a measure it is.
func (f *metricForm) parking() {
	w := f.window
	parked := newCheck(w.text("parked"), func(on bool) {
		w.step(f.set(func(m *canvas.Metric) { m.Parked = on }))
	})
	f.named["parked"] = parked
	f.Add(parked)
	f.Add(newProse(w.text("parked-explain"), sizeCaption, colorSecondary, formWidth))
	labels := []string{"–", w.text("rating-no"), w.text("rating-partly"), w.text("rating-yes")} // as canvas.Ratings
	for _, rating := range []struct {
		key string
		of  func(*canvas.Metric) *canvas.Rating
	}{
		{"available", func(m *canvas.Metric) *canvas.Rating { return &m.Available }},
		{"understood", func(m *canvas.Metric) *canvas.Rating { return &m.Understood }},
		{"trackable", func(m *canvas.Metric) *canvas.Rating { return &m.Trackable }},
		{"outcome", func(m *canvas.Metric) *canvas.Rating { return &m.Outcome }},
	} {
		choice := newSegments(labels, func(i int) {
			w.step(f.set(func(m *canvas.Metric) { *rating.of(m) = canvas.Ratings[i] }))
		})
		f.named[rating.key] = choice
		f.Add(newFormLine(w.text("rated-"+rating.key), formLeft, choice))
		f.onLoad(func() { choice.set(slices.Index(canvas.Ratings, *rating.of(&f.metric)), w.doc.readOnly()) })
	}
	remove := w.actionButton(outlined, "trash", w.text("delete"), "edit-delete")
	f.named["delete"] = remove
	f.Add(container.New(inset{0, 6, 0, 0}, newRow(8, -1, remove)))
	f.onLoad(func() {
		parked.set(f.metric.Parked, w.doc.readOnly())
		remove.setOff(w.doc.readOnly())
	})
}

// metricChoice is a choice of one of the metrics, or none.
type metricChoice struct {
	*listChoice
	window *Window
	not    func() canvas.RecordID // the one that cannot be chosen
	ids    []canvas.RecordID
}

func newMetricChoice(w *Window, not func() canvas.RecordID, changed func(canvas.RecordID)) *metricChoice {
	c := &metricChoice{window: w, not: not}
	c.listChoice = newListChoice(nil, func(i int) { changed(c.ids[i]) })
	return c
}

// load shows which one is chosen. One that is gone is none.
func (c *metricChoice) load(chosen canvas.RecordID, off bool) {
	b := c.window.workbook()
	c.ids, c.labels = []canvas.RecordID{""}, []string{c.window.text("none")}
	for _, m := range append(b.Metrics(false), b.Metrics(true)...) {
		if m.ID == c.not() {
			continue
		}
		title := m.Title
		if title == "" {
			title = c.window.text("untitled")
		}
		c.ids, c.labels = append(c.ids, m.ID), append(c.labels, title)
	}
	c.set(max(0, slices.Index(c.ids, chosen)), off)
}
