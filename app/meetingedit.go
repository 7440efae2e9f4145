package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// askMeeting asks for what is known of a meeting: title, day, place, who was there. With an empty id a
// meeting begins.
func (w *Window) askMeeting(id canvas.RecordID) {
	const inner, left = 400, 110
	m, known := canvas.Get[canvas.Meeting](w.workbook(), id)
	if !known {
		m = w.newMeeting()
		if all := w.workbook().Meetings(); len(all) > 0 { // mostly the same people in the same place
			last := all[len(all)-1]
			m.Title, m.Place, m.Present = last.Title, last.Place, last.Present
		}
	}
	title, day, place, present := newField(w), newField(w), newField(w), newTextArea(w, 6)
	title.SetText(m.Title)
	place.SetText(m.Place)
	present.SetText(m.Present)
	present.SetPlaceHolder(w.text("meeting-present-hint"))
	if m.Day != 0 {
		day.SetText(m.Day.String())
	}
	wrong := newProse("", sizeCaption, colorWarning, inner)
	body := newColumn(8,
		newFormLine(w.text("field-title"), left, title.object()),
		newFormLine(w.text("outline-day"), left, day.object()),
		newFormLine(w.text("field-place"), left, place.object()),
		newFormLine(w.text("field-present"), left, present.object()), wrong)
	var dialog *modal
	finish := func() {
		d, err := readDay(day.Text)
		reason := ""
		switch {
		case err != nil:
			reason = w.text("say-no-day", day.Text)
		case known:
			reason = w.answer(canvas.Edit(w.workbook(), id, "set-meeting", func(x *canvas.Meeting) {
				x.Title, x.Day, x.Place, x.Present = oneLine(title.Text), d, oneLine(place.Text), strings.TrimSpace(present.Text)
			}))
		default:
			m.Title, m.Day, m.Place, m.Present = oneLine(title.Text), d, oneLine(place.Text), strings.TrimSpace(present.Text)
			c, made, err := canvas.StartMeeting(w.workbook(), w.program.ids, m, w.doc.editor.Newest().ID)
			if reason = w.answer(c, err); reason == "" {
				w.meeting.chosen = made
				w.side.load()
			}
		}
		if reason != "" {
			wrong.set(reason, colorWarning)
			dialog.Refresh()
			return
		}
		dialog.close()
	}
	heading, verb := "meeting-change", "save"
	if !known {
		heading, verb = "meeting-start-title", "meeting-start-do"
	}
	dialog = w.open(w.text(heading), inner+40, body, nil,
		newButton(outlined, "", w.text("cancel"), func() { dialog.close() }),
		newButton(primary, "", w.text(verb), finish))
	for _, f := range []*field{title, day, place} {
		f.OnSubmitted = func(string) { finish() }
	}
	dialog.focus(title)
	title.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// startMeeting begins a meeting.
func (w *Window) startMeeting() { w.askMeeting("") }

// endMeeting ends the meeting that goes on.
func (w *Window) endMeeting() {
	if m, ok := w.workbook().MeetingNow(); ok {
		w.step(canvas.EndMeeting(w.workbook(), m.ID, w.doc.editor.Newest().ID))
		w.tellHere(w.text("meeting-ended", w.meetingName(m)), false)
	}
}

func hasMeetingNow(w *Window) bool {
	if w.doc == nil || w.doc.readOnly() {
		return false
	}
	_, ok := w.workbook().MeetingNow()
	return ok
}

func hasMeetings(w *Window) bool { return w.doc != nil && len(w.workbook().Meetings()) > 0 }

// askDecision changes something that was said.
func (w *Window) askDecision(id canvas.RecordID) {
	const inner, left = 420, 90
	d, ok := canvas.Get[canvas.Decision](w.workbook(), id)
	if !ok {
		return
	}
	off := w.doc.readOnly()
	said, who, until := newTextArea(w, 4), newField(w), newField(w)
	said.SetText(d.Text)
	who.SetText(d.Who)
	until.SetPlaceHolder(w.text("say-until"))
	if d.Until != 0 {
		until.SetText(d.Until.String())
	}
	var kinds []string
	for _, k := range canvas.DecisionKinds {
		kinds = append(kinds, w.text("is-"+string(k)))
	}
	is := slices.Index(canvas.DecisionKinds, d.Is)
	kind := newSegments(kinds, func(i int) { is = i })
	kind.set(is, off)
	done, confidential := newCheck(w.text("decision-done"), func(bool) {}), newCheck(w.text("decision-confidential"), func(bool) {})
	done.set(d.Done, off)
	confidential.set(d.Confidential, off)
	wrong := newProse("", sizeCaption, colorWarning, inner)
	body := newColumn(8,
		newFormLine(w.text("field-is"), left, kind),
		newFormLine(w.text("decision-text"), left, said.object()),
		newFormLine(w.text("field-who"), left, who.object()),
		newFormLine(w.text("field-until"), left, until.object()),
		newFormLine("", left, done), newFormLine("", left, confidential), wrong)
	var m *modal
	finish := func() {
		day, err := readDay(until.Text)
		reason := ""
		if err != nil {
			reason = w.text("say-no-day", until.Text)
		} else {
			reason = w.answer(canvas.Edit(w.workbook(), id, "set-decision", func(x *canvas.Decision) {
				x.Is, x.Text, x.Who, x.Until = canvas.DecisionKinds[is], strings.TrimSpace(said.Text), oneLine(who.Text), day
				x.Done, x.Confidential = done.on, confidential.on
			}))
		}
		if reason != "" {
			wrong.set(reason, colorWarning)
			m.Refresh()
			return
		}
		m.close()
	}
	look := newButton(outlined, "eye", w.text("decision-look"), func() {
		m.close()
		w.lookAtDecision(id)
	})
	look.setOff(d.Sheet == "")
	remove := newButton(outlined, "trash", w.text("delete"), func() {
		m.close()
		w.step(canvas.RemoveRecord(w.workbook(), id))
	})
	remove.setOff(off)
	save := newButton(primary, "", w.text("save"), finish)
	save.setOff(off)
	m = w.open(w.text("is-"+string(d.Is)), inner+40, body, nil, remove, look, newButton(outlined, "", w.text("cancel"), func() { m.close() }), save)
	for _, f := range []*field{who, until} {
		f.OnSubmitted = func(string) { finish() }
	}
	m.focus(said)
}
