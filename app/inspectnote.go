package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
)

// noteForm is the fields of a note.
type noteForm struct {
	*form
	window *Window
	note   canvas.Note
}

func newNoteForm(w *Window) *form {
	f := &noteForm{window: w}
	f.form = newForm(f.fits, func() string { return string(f.note.ID) })
	f.heading(w.text("note"))
	text := newInput(w, newTextArea(w, 5), formWidth, func() string { return f.note.Text }, func(s string) error {
		return w.fieldChange(canvas.SetText(w.workbook(), f.note.ID, s))
	})
	f.loads = append(f.loads, text.load)
	f.named["text"], f.first = text.field, text.field
	f.Add(text)
	tint := newTintChoice(w, func(t canvas.Tint) {
		w.step(canvas.Edit(w.workbook(), f.note.ID, "set-tint", func(n *canvas.Note) { n.Tint = t }))
	})
	f.named["tint"] = tint
	f.Add(tint)
	size := newSegments(labelsOf(w, "size-", canvas.NoteSizes), func(i int) {
		w.step(canvas.Edit(w.workbook(), f.note.ID, "set-size", func(n *canvas.Note) { n.Size = canvas.NoteSizes[i] }))
	})
	f.line(w, "size", size)
	heading := newCheck(w.text("heading-check"), func(on bool) {
		w.step(canvas.Edit(w.workbook(), f.note.ID, "set-heading", func(n *canvas.Note) { n.Heading = on }))
	})
	f.line(w, "heading", heading)
	f.text(w, "author", func() string { return f.note.Author }, func(s string) error {
		return w.fieldChange(canvas.Edit(w.workbook(), f.note.ID, "set-author", func(n *canvas.Note) { n.Author = oneLine(s) }))
	})
	f.part()
	f.picture()
	f.appears(w)
	confidential := newCheck(w.text("confidential"), func(on bool) {
		w.step(canvas.Edit(w.workbook(), f.note.ID, "set-confidential", func(n *canvas.Note) { n.Confidential = on }))
	})
	f.line(w, "confidential", confidential)
	remove := w.actionButton(outlined, "trash", w.text("delete"), "edit-delete")
	f.named["delete"] = remove
	f.Add(container.New(inset{0, 6, 0, 0}, newRow(8, -1, remove)))
	f.onLoad(func() {
		off := w.doc.readOnly()
		tint.set(slices.Index(canvas.Tints, f.note.Tint), off)
		size.set(slices.Index(canvas.NoteSizes, f.note.Size), off)
		heading.set(f.note.Heading, off)
		confidential.set(f.note.Confidential, off)
		remove.setOff(off)
	})
	return f.form
}

// part is which of the parts of the cluster the note speaks of, where its section is headed by
// them. A part that the cluster does not count, in a triple helix, can stay and can be left.
func (f *noteForm) part() {
	w := f.window
	var parts []canvas.Part
	choice := newListChoice(nil, func(i int) {
		w.step(canvas.Edit(w.workbook(), f.note.ID, "set-part", func(n *canvas.Note) { n.Part = parts[i] }))
	})
	line := newFormLine(w.text("field-part"), formLeft, choice.button)
	f.named["part"] = choice.button
	f.Add(line)
	f.onLoad(func() {
		s, _ := canvas.Get[canvas.Sheet](w.workbook(), f.note.Sheet)
		section, _ := w.workbook().Template(s).Section(f.note.Section)
		visible(line, section.Parts)
		parts = append([]canvas.Part{canvas.NoPart}, canvas.PartsOf(w.workbook().Info().Helix)...)
		if !slices.Contains(parts, f.note.Part) {
			parts = append(parts, f.note.Part)
		}
		choice.labels = []string{w.text("none")}
		for _, p := range parts[1:] {
			choice.labels = append(choice.labels, w.text("part-"+string(p)))
		}
		choice.set(slices.Index(parts, f.note.Part), w.doc.readOnly())
	})
}

func (f *noteForm) fits() bool {
	item, one := f.window.only()
	if !one {
		return false
	}
	note, ok := canvas.Get[canvas.Note](f.window.workbook(), item.ID)
	f.note = note
	return ok
}

// newTintChoice returns the four tints of notes, each on its color.
func newTintChoice(w *Window, chosen func(canvas.Tint)) *segments {
	s := newSegments(labelsOf(w, "tint-", canvas.Tints), func(i int) { chosen(canvas.Tints[i]) })
	for _, t := range canvas.Tints {
		s.colors = append(s.colors, noteColor(t))
	}
	return s
}

// manyForm is what can be done with several things at once.
type manyForm struct {
	*form
	window                 *Window
	sources, notes, others int
}

func newManyForm(w *Window) *form {
	f := &manyForm{window: w}
	f.form = newForm(f.fits, func() string { return itoa(len(w.selection)) })
	title := f.heading("")
	f.Add(newLabel(w.text("many-explain"), sizeCaption, false, colorSecondary).cutting())
	status := newSegments(labelsOf(w, "status-", canvas.Statuses), func(i int) {
		w.step(w.each("set-status", func(b canvas.Workbook, item canvas.Item) (canvas.Change, error) {
			id := canvas.FundingID(item.ID, w.periodOf(item))
			return canvas.Edit(b, id, "set-status", func(x *canvas.Funding) { x.Status = canvas.Statuses[i] })
		}))
	})
	statusLine := newFormLine(w.text("field-status"), formLeft, status)
	f.named["status"] = status
	f.Add(statusLine)
	tint := newTintChoice(w, func(t canvas.Tint) {
		w.step(w.each("set-tint", func(b canvas.Workbook, item canvas.Item) (canvas.Change, error) {
			return canvas.Edit(b, item.ID, "set-tint", func(n *canvas.Note) { n.Tint = t })
		}))
	})
	f.named["tint"] = tint
	f.Add(tint)
	size := newSegments(labelsOf(w, "size-", canvas.NoteSizes), func(i int) {
		w.step(w.each("set-size", func(b canvas.Workbook, item canvas.Item) (canvas.Change, error) {
			return canvas.Edit(b, item.ID, "set-size", func(n *canvas.Note) { n.Size = canvas.NoteSizes[i] })
		}))
	})
	sizeLine := newFormLine(w.text("field-size"), formLeft, size)
	f.Add(sizeLine)
	double := w.actionButton(outlined, "plus", w.text("duplicate"), "edit-duplicate")
	hide := w.actionButton(outlined, "hidden", w.text("hide-here"), "edit-hide")
	remove := w.actionButton(outlined, "trash", w.text("delete"), "edit-delete")
	f.named["hide"], f.named["delete"] = hide, remove
	f.Add(container.New(inset{0, 6, 0, 0}, newRow(8, -1, double, remove)))
	f.Add(newRow(8, -1, hide))
	f.onLoad(func() {
		off := w.doc.readOnly()
		title.set(w.program.words.count("selected", len(w.selection)), colorInk)
		onlySources, onlyNotes := f.notes+f.others == 0, f.sources+f.others == 0
		visible(statusLine, onlySources)
		visible(hide, onlySources)
		visible(tint, onlyNotes)
		visible(sizeLine, onlyNotes)
		status.set(slices.Index(canvas.Statuses, f.commonStatus()), off)
		tint.set(-1, off)
		size.set(-1, off)
		for _, b := range []*button{double, hide, remove} {
			b.setOff(off)
		}
	})
	return f.form
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (f *manyForm) fits() bool {
	w := f.window
	f.sources, f.notes, f.others = 0, 0, 0
	for _, item := range w.selection {
		if _, ok := canvas.Get[canvas.Note](w.workbook(), item.ID); ok {
			f.notes++
		} else if _, ok := canvas.Get[canvas.Source](w.workbook(), item.ID); ok {
			f.sources++
		} else {
			f.others++
		}
	}
	return len(w.selection) > 1
}

// commonStatus returns the status of all that is selected, or none.
func (f *manyForm) commonStatus() canvas.Status {
	w := f.window
	var common canvas.Status
	for i, item := range w.selection {
		x, _ := canvas.Get[canvas.Funding](w.workbook(), canvas.FundingID(item.ID, w.periodOf(item)))
		if i > 0 && x.Status != common {
			return ""
		}
		common = x.Status
	}
	return common
}
