package app

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// history returns what happened to the document.
func (d *document) history() canvas.History {
	return canvas.History{Changes: d.editor.Past(), Marks: d.marks}
}

// checkpoint sets a mark before the next change where one is due.
func (d *document) checkpoint(now time.Time) {
	if m, due := canvas.Due(d.editor.Newest(), d.marks, d.opened, now); due {
		d.setMark(m)
	}
}

// setMark adds a mark to the history. What is typed afterwards is a change of its own: a mark must
// go on showing the state that it was set at.
func (d *document) setMark(m canvas.Mark) {
	m.ID = canvas.MarkID(d.ids())
	d.editor.Seal()
	d.marks = append(slices.Clip(d.marks), m)
	d.marked++
	d.saver.mark(marking{put: []canvas.Mark{m}})
}

// changeMark gives a mark another name and remark.
func (d *document) changeMark(m canvas.Mark) {
	d.marks = slices.Clone(d.marks)
	for i := range d.marks {
		if d.marks[i].ID == m.ID {
			d.marks[i] = m
		}
	}
	d.marked++
	d.saver.mark(marking{put: []canvas.Mark{m}})
}

// dropMark takes a mark out of the history.
func (d *document) dropMark(id canvas.MarkID) {
	d.marks = slices.DeleteFunc(slices.Clone(d.marks), func(m canvas.Mark) bool { return m.ID == id })
	d.marked++
	d.saver.mark(marking{drop: []canvas.MarkID{id}})
}

// undo takes the last change back.
func (d *document) undo(now time.Time) (canvas.Change, bool) {
	d.checkpoint(now)
	return d.editor.Undo(now)
}

// redo does again what was undone last.
func (d *document) redo(now time.Time) (canvas.Change, bool) {
	d.checkpoint(now)
	return d.editor.Redo(now)
}

// markExported notes in the history that the document has gone out as a file of a name.
func (w *Window) markExported(name string) {
	d := w.doc
	if d == nil || d.fixed() || d.back != nil || d.state.path == "" {
		return
	}
	after := d.editor.Newest().ID
	if n := len(d.marks); n > 0 && d.marks[n-1].Kind == canvas.MarkExported && d.marks[n-1].After == after && d.marks[n-1].Name == name {
		return
	}
	d.setMark(canvas.Mark{Kind: canvas.MarkExported, At: w.program.now(), After: after, Name: name})
	w.awaitSaved()
	w.side.load()
}

// canSnapshot reports whether a state can be given a name: the present one, or one that is looked at.
func canSnapshot(w *Window) bool { return w.doc != nil && !w.doc.fixed() && !w.doc.public }

// askSnapshot gives the state in view a name, and a remark if wanted: the present one, or the
// earlier one that is looked at.
func (w *Window) askSnapshot() {
	m := canvas.Mark{Kind: canvas.MarkSnapshot, At: w.program.now(), After: w.doc.editor.Newest().ID}
	if back := w.doc.back; back != nil {
		m.After = back.entry.After()
		if !isBegun(back.entry) {
			m.At = back.entry.At()
		}
	}
	m.Name = words.Date(w.program.words.language, m.At.Local())
	w.askName(w.text("snapshot-title"), m, func(m canvas.Mark) {
		w.doc.setMark(m)
		w.awaitSaved()
		w.side.load()
		w.say(w.text("snapshot-saved", m.Name), false)
		w.probe.log("snapshot", m.Name)
	})
}

// renameSnapshot gives a snapshot another name or remark.
func (w *Window) renameSnapshot(m canvas.Mark) {
	w.askName(w.text("snapshot-rename"), m, func(m canvas.Mark) {
		w.doc.changeMark(m)
		w.awaitSaved()
		w.side.load()
	})
}

// askName asks for the name and the remark of a snapshot.
func (w *Window) askName(title string, of canvas.Mark, done func(canvas.Mark)) {
	const inner = 380
	name, remark := newField(w), newField(w)
	name.SetText(of.Name)
	remark.SetText(of.Remark)
	wrong := newProse("", sizeCaption, colorWarning, inner)
	body := newColumn(8,
		newLabel(w.text("field-name"), sizeCaption, false, colorSecondary), name.object(),
		newLabel(w.text("snapshot-remark"), sizeCaption, false, colorSecondary), remark.object(), wrong)
	var m *modal
	finish := func() {
		of.Name, of.Remark = strings.TrimSpace(oneLine(name.Text)), strings.TrimSpace(oneLine(remark.Text))
		if of.Name == "" || len(of.Name) > canvas.MaxTitle || len(of.Remark) > canvas.MaxText {
			wrong.set(w.text("snapshot-needs-name"), colorWarning)
			m.Refresh()
			m.focus(name)
			return
		}
		m.close()
		done(of)
	}
	m = w.open(title, inner+40, body, nil,
		newButton(outlined, "", w.text("cancel"), func() { m.close() }),
		newButton(primary, "", w.text("save"), finish))
	name.OnSubmitted = func(string) { finish() }
	remark.OnSubmitted = func(string) { finish() }
	m.focus(name)
	name.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// askDropSnapshot takes a snapshot out of the history, once that was confirmed: it is not undone.
func (w *Window) askDropSnapshot(of canvas.Mark) {
	var m *modal
	m = w.open(w.text("snapshot-remove-title", of.Name), 440, newProse(w.text("snapshot-remove-explain"), sizeBody, colorInk, 400), nil,
		newButton(outlined, "", w.text("cancel"), func() { m.close() }),
		newButton(primary, "", w.text("delete"), func() {
			m.close()
			w.doc.dropMark(of.ID)
			w.awaitSaved()
			w.side.load()
		}))
}
