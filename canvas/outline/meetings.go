package outline

import (
	"strings"

	"clustercanvas/canvas"
)

// meetings tells the meetings, with what was said and asked in each.
func (t *teller) meetings() {
	w := t.w
	of := w.Meetings()
	add := []Add{{Key: "outline-add-meeting", Do: func(ids canvas.IDs) (canvas.Change, string, error) {
		c, id, err := canvas.StartMeeting(w, ids, canvas.Meeting{}, "")
		return c, string(id), err
	}}}
	t.branch(Row{ID: "meetings", Key: "outline-meetings", Value: count(len(of)), Add: add}, func() {
		for _, m := range of {
			t.meeting(m, add)
		}
	})
}

func (t *teller) meeting(m canvas.Meeting, add []Add) {
	w, id := t.w, m.ID
	say := Add{Key: "outline-add-decision", Do: func(ids canvas.IDs) (canvas.Change, string, error) {
		c, made, err := canvas.AddDecision(w, ids, canvas.Decision{Meeting: id, Is: canvas.IsDecision})
		return c, string(made), err
	}}
	t.branch(Row{
		ID: string(id), Record: id, Key: "outline-meeting", Value: m.Title, Add: append([]Add{say}, add...),
		Set: func(typed string) (canvas.Change, error) {
			return canvas.Edit(w, id, "set-meeting", func(x *canvas.Meeting) { x.Title = oneLine(typed) })
		},
		Remove: func() (canvas.Change, error) { return canvas.RemoveRecord(w, id) },
	}, func() {
		day(t, id, "outline-day", "set-meeting", m.Day, func(x *canvas.Meeting, d canvas.Day) { x.Day = d })
		text(t, id, "field-place", "set-meeting", m.Place, func(x *canvas.Meeting, s string) { x.Place = s })
		t.row(Row{ID: string(id) + "/field-present", Record: id, Key: "field-present", Value: m.Present, Lines: true, Set: func(typed string) (canvas.Change, error) {
			return canvas.Edit(w, id, "set-meeting", func(x *canvas.Meeting) { x.Present = strings.TrimSpace(typed) })
		}})
		for _, d := range w.Decisions(id) {
			t.decision(d, say)
		}
		for _, p := range w.Polls(id) {
			t.poll(p)
		}
	})
}

func (t *teller) decision(d canvas.Decision, add Add) {
	w, id := t.w, d.ID
	t.branch(Row{
		ID: string(id), Record: id, Key: "is-" + string(d.Is), Value: d.Text, Lines: true, Add: []Add{add},
		Set: func(typed string) (canvas.Change, error) {
			return canvas.Edit(w, id, "set-decision", func(x *canvas.Decision) { x.Text = strings.TrimSpace(typed) })
		},
		Remove: func() (canvas.Change, error) { return canvas.RemoveRecord(w, id) },
	}, func() {
		word(t, id, "field-is", "set-decision", "is-", d.Is, canvas.DecisionKinds, func(x *canvas.Decision, k canvas.DecisionKind) { x.Is = k })
		text(t, id, "field-who", "set-decision", d.Who, func(x *canvas.Decision, s string) { x.Who = s })
		day(t, id, "field-until", "set-decision", d.Until, func(x *canvas.Decision, d canvas.Day) { x.Until = d })
		flag(t, id, "decision-done", "set-decision", d.Done, func(x *canvas.Decision, on bool) { x.Done = on })
		flag(t, id, "confidential", "set-confidential", d.Confidential, func(x *canvas.Decision, on bool) { x.Confidential = on })
	})
}

// poll tells what was asked, and what was answered where that is open.
func (t *teller) poll(p canvas.Poll) {
	w, id := t.w, p.ID
	t.branch(Row{
		ID: string(id), Record: id, Key: "asks-" + string(p.Asks), Value: p.Title,
		Set: func(typed string) (canvas.Change, error) {
			return canvas.Edit(w, id, "set-poll", func(x *canvas.Poll) { x.Title = oneLine(typed) })
		},
		Remove: func() (canvas.Change, error) { return canvas.RemoveRecord(w, id) },
	}, func() {
		options := w.Options(id)
		for _, o := range options {
			t.option(p, o)
		}
		for _, person := range w.People(id) {
			t.person(p, person, options)
		}
		flag(t, id, "poll-shown", "show-answers", p.Shown, func(x *canvas.Poll, on bool) { x.Shown = on })
		flag(t, id, "confidential", "set-confidential", p.Confidential, func(x *canvas.Poll, on bool) { x.Confidential = on })
	})
}

func (t *teller) option(p canvas.Poll, o canvas.Answer) {
	w := t.w
	if p.Asks.ByPerson() {
		t.row(Row{ID: string(o.ID), Record: o.ID, Key: "outline-option", Value: o.Title})
		return
	}
	t.row(Row{
		ID: string(o.ID), Record: o.ID, Name: o.Title, Value: count(int(o.Value)),
		Set: func(typed string) (canvas.Change, error) {
			dots := 0
			if !readNumber(typed, &dots) {
				return canvas.Change{}, canvas.Refusal{Key: "error-count", Args: []string{typed}}
			}
			return canvas.CountDots(w, p.ID, o.Option, dots)
		},
		Remove: func() (canvas.Change, error) { return canvas.RemoveOption(w, p.ID, o.Option) },
	})
}

func (t *teller) person(p canvas.Poll, person canvas.Person, options []canvas.Answer) {
	w := t.w
	id := string(p.ID) + "/person:" + count(person.Number)
	t.branch(Row{ID: id, Record: p.ID, Key: "outline-person", Value: person.Name, Remove: func() (canvas.Change, error) {
		return canvas.RemovePerson(w, p.ID, person.Number)
	}}, func() {
		for _, o := range options {
			a, ok := canvas.Get[canvas.Answer](w, canvas.AnswerID(p.ID, o.Option, person.Number))
			if !ok {
				continue
			}
			row := Row{ID: string(a.ID), Record: a.ID, Name: o.Title, Value: "…"}
			switch {
			case !p.Shown: // nobody sees what others have answered
			case p.Asks == canvas.AsksGuess:
				row.Value = canvas.ShareOf(canvas.Share(a.Value)).Written(t.language)
			default:
				row.Value, row.Words = yesNo(a.Value > 0), yesOrNo
			}
			t.row(row)
		}
	})
}

// day tells a field of a record that is a day, or none.
func day[T canvas.Record](t *teller, id canvas.RecordID, key, label string, value canvas.Day, set func(*T, canvas.Day)) {
	w := t.w
	written := ""
	if value != 0 {
		written = value.String()
	}
	t.row(Row{ID: string(id) + "/" + key, Record: id, Key: key, Value: written, Set: func(typed string) (canvas.Change, error) {
		d, err := canvas.Day(0), error(nil)
		if typed = oneLine(typed); typed != "" {
			if d, err = canvas.ParseDay(typed); err != nil {
				return canvas.Change{}, err
			}
		}
		return canvas.Edit(w, id, label, func(r *T) { set(r, d) })
	}})
}
