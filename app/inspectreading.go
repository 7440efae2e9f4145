package app

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// readings are what the metric was on days, and a row to add one more.
func (f *metricForm) readings() {
	const dayWidth = 86
	w := f.window
	f.heading(w.text("readings"))
	f.rows("reading", func() []canvas.RecordID {
		var out []canvas.RecordID
		for _, r := range w.workbook().Readings(f.metric.ID) {
			out = append(out, r.ID)
		}
		return out
	}, f.readingRow)
	day, value := newField(w), newField(w)
	wrong := newProse("", sizeSmall, colorWarning, formWidth)
	wrong.Hide()
	day.SetPlaceHolder(w.text("day-placeholder"))
	value.SetPlaceHolder(w.text("value-word"))
	add := newButton(flat, "plus", "", nil).hinted(w.hint, w.text("add-reading"))
	add.run = func() {
		reason := w.sentenceOf(f.addReading(day.Text, value.Text))
		wrong.set(reason, colorWarning)
		visible(wrong, reason != "")
		if reason == "" {
			value.SetText("")
		}
		w.win.Canvas().Focus(value)
	}
	value.OnSubmitted = func(string) { add.run() }
	day.OnSubmitted = func(string) { add.run() }
	row := newFormRow(1)
	row.put(day.object(), dayWidth)
	row.put(value.object(), 0)
	row.put(add, 0)
	row.Add(wrong)
	f.Add(row.Container)
	f.named["new-reading-day"], f.named["new-reading-value"], f.named["new-reading"] = day, value, add
	f.loads = append(f.loads, func(anew bool) {
		add.setOff(w.doc.readOnly())
		if w.doc.readOnly() {
			day.Disable()
			value.Disable()
		}
		if anew {
			now := w.program.now()
			day.SetText(canvas.NewDay(now.Year(), int(now.Month()), now.Day()).String())
			value.SetText("")
			wrong.Hide()
		}
	})
}

// sentenceOf returns the words for an error, or nothing where there is none.
func (w *Window) sentenceOf(err error) string {
	if err == nil {
		return ""
	}
	return w.sentence(err)
}

// addReading adds a reading of what was typed.
func (f *metricForm) addReading(day, value string) error {
	w := f.window
	if w.doc.readOnly() {
		return errReadOnly
	}
	r := canvas.Reading{Metric: f.metric.ID}
	var err error
	if r.Day, err = canvas.ParseDay(day); err != nil {
		return err
	}
	if r.Value, err = w.parseQuantity(value); err != nil {
		return err
	}
	c, _, err := canvas.AddReading(w.workbook(), w.program.ids, r)
	if err = w.fieldChange(c, err); err == nil {
		w.doc.editor.Seal()
	}
	return err
}

// parseQuantity reads a figure of a metric.
func (w *Window) parseQuantity(typed string) (canvas.Quantity, error) {
	q, err := canvas.ParseQuantity(typed, w.figureLanguage())
	if err != nil {
		return 0, canvas.Refusal{Key: "refused-quantity", Args: []string{typed}}
	}
	return q, nil
}

// readingRow is a reading: its day and value, and under them who publishes it and who read it.
func (f *metricForm) readingRow(id canvas.RecordID) *formRow {
	const dayWidth = 86
	w := f.window
	reading := func() canvas.Reading { r, _ := canvas.Get[canvas.Reading](w.workbook(), id); return r }
	edit := func(change func(*canvas.Reading)) error {
		return w.fieldChange(canvas.Edit(w.workbook(), id, "set-reading", change))
	}
	row := newFormRow(1)
	row.field(w, "day", dayWidth, func() string { return reading().Day.String() }, func(s string) error {
		d, err := canvas.ParseDay(s)
		if err != nil {
			return err
		}
		return edit(func(r *canvas.Reading) { r.Day = d })
	})
	row.field(w, "value", 0, func() string { return reading().Value.Written(w.figureLanguage()) }, func(s string) error {
		q, err := w.parseQuantity(s)
		if err != nil {
			return err
		}
		return edit(func(r *canvas.Reading) { r.Value = q })
	})
	row.remove(w, func() { w.step(canvas.RemoveRecord(w.workbook(), id)) })
	below := newFormRow(0)
	below.field(w, "origin", 0, func() string { return reading().Origin }, func(s string) error {
		return edit(func(r *canvas.Reading) { r.Origin = oneLine(s) })
	}).suggest(w.text("field-reading-origin"))
	below.field(w, "by", dayWidth, func() string { return reading().By }, func(s string) error {
		return edit(func(r *canvas.Reading) { r.By = oneLine(s) })
	}).suggest(w.text("field-read-by"))
	row.Add(below.Container)
	row.loads = append(row.loads, below.loads...)
	for name, o := range below.named {
		row.named[name] = o
	}
	against := newLabel("", sizeSmall, false, colorSecondary).cutting()
	row.Add(against)
	row.loads = append(row.loads, func(bool) {
		text := ""
		for _, r := range f.growth.Readings {
			if r.Reading.ID == id && r.Known && r.Path > 0 {
				text = w.text("reading-against", words.Percent(w.figureLanguage(), r.Percent, 0), r.Path.Written(w.figureLanguage()))
			}
		}
		against.set(text, colorSecondary)
		visible(against, text != "")
	})
	row.Add(fixedHeight(2))
	return row
}
