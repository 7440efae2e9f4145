package outline

import (
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// sheets tells the sheets, and what lies on each.
func (t *teller) sheets() {
	w := t.w
	var add []Add
	scenarios := w.Scenarios()
	for i, tool := range canvas.BuiltIn() {
		if len(scenarios) == 0 {
			break
		}
		add = append(add, Add{Key: "outline-add-sheet", Name: canvas.BuiltInTemplates()[i].Title.In(t.language), Do: func(ids canvas.IDs) (canvas.Change, string, error) {
			s := scenarios[0]
			c, made, err := canvas.AddSheet(w, ids, tool, s.ID, w.Periods(s.ID)[0].ID, "")
			return c, string(made), err
		}})
	}
	t.branch(Row{ID: "sheets", Key: "outline-sheets", Value: count(len(w.Sheets())), Add: add}, func() {
		for _, s := range w.Sheets() {
			t.sheet(s, add)
		}
	})
}

func (t *teller) sheet(s canvas.Sheet, add []Add) {
	w, id := t.w, s.ID
	template := w.Template(s)
	if template == nil {
		return
	}
	t.branch(Row{
		ID: string(id), Record: id, Sheet: id, Name: template.Title.In(t.language), Value: s.Title, Add: add,
		Set: func(typed string) (canvas.Change, error) {
			return canvas.Edit(w, id, "rename-sheet", func(x *canvas.Sheet) { x.Title = oneLine(typed) })
		},
		Remove: func() (canvas.Change, error) { return canvas.RemoveSheet(w, id) },
	}, func() {
		t.shows(s)
		for _, column := range t.columns(s) {
			for _, x := range template.Sections {
				if x.Takes(canvas.AcceptNotes) {
					t.section(s, column, x)
				}
			}
		}
		t.hidden(s)
		t.links(s)
	})
}

// shows tells the scenario and the period of a sheet.
func (t *teller) shows(s canvas.Sheet) {
	w := t.w
	if s.Scenario == "" {
		return
	}
	var scenarios, periods []Word
	for _, x := range w.Scenarios() {
		scenarios = append(scenarios, Word{Value: string(x.ID), Name: x.Title})
	}
	t.row(Row{ID: string(s.ID) + "/scenario", Record: s.ID, Sheet: s.ID, Key: "outline-scenario", Value: string(s.Scenario), Words: scenarios, Set: func(typed string) (canvas.Change, error) {
		of := w.Periods(canvas.RecordID(typed))
		if len(of) == 0 {
			return canvas.Change{}, canvas.Refusal{Key: "refused-gone"}
		}
		return canvas.ShowPeriod(w, s.ID, canvas.RecordID(typed), of[0].ID)
	}})
	if s.Period == "" {
		return
	}
	for _, p := range w.Periods(s.Scenario) {
		periods = append(periods, Word{Value: string(p.ID), Name: p.Label})
	}
	t.row(Row{ID: string(s.ID) + "/period", Record: s.ID, Sheet: s.ID, Key: "outline-period", Value: string(s.Period), Words: periods, Set: func(typed string) (canvas.Change, error) {
		return canvas.ShowPeriod(w, s.ID, s.Scenario, canvas.RecordID(typed))
	}})
}

// columns returns the columns of a sheet in which notes lie: its periods, where it repeats over them.
func (t *teller) columns(s canvas.Sheet) []canvas.RecordID {
	if !t.w.Template(s).Of.Repeats() {
		return []canvas.RecordID{""}
	}
	var out []canvas.RecordID
	for _, p := range t.w.Columns(s) {
		out = append(out, p.ID)
	}
	return out
}

// section tells the notes of a section.
func (t *teller) section(s canvas.Sheet, column canvas.RecordID, x canvas.Section) {
	w := t.w
	spot := canvas.Spot{Sheet: s.ID, Section: x.ID, Column: column}
	var of []canvas.Note
	for _, n := range w.Notes(s.ID) {
		if n.Section == x.ID && n.Column == column {
			of = append(of, n)
		}
	}
	add := []Add{{Key: "outline-add-note", Do: func(ids canvas.IDs) (canvas.Change, string, error) {
		like := canvas.Note{Tint: canvas.TintAsIs, Size: canvas.NoteMedium}
		c, made, err := canvas.AddNotes(w, ids, []string{""}, like, spot)
		if err != nil {
			return c, "", err
		}
		return c, string(made[0].ID), nil
	}}}
	name := strings.TrimSpace(x.Title.In(t.language))
	if p, ok := canvas.Get[canvas.Period](w, column); ok {
		name += " · " + p.Label
	}
	id := string(s.ID) + "/" + string(x.ID) + "/" + string(column)
	t.branch(Row{ID: id, Sheet: s.ID, Name: name, Value: count(len(of)), Add: add}, func() {
		for _, n := range of {
			t.note(s, n, add)
		}
	})
}

func (t *teller) note(s canvas.Sheet, n canvas.Note, add []Add) {
	w, id := t.w, n.ID
	t.branch(Row{
		ID: string(id), Record: id, Sheet: s.ID, Item: canvas.Item{ID: id, Column: n.Column}, Key: "note", Value: n.Text, Lines: true, Add: add,
		Set: func(typed string) (canvas.Change, error) { return canvas.SetText(w, id, strings.TrimSpace(typed)) },
		Remove: func() (canvas.Change, error) {
			return canvas.RemoveItems(w, s.ID, []canvas.Item{{ID: id, Column: n.Column}})
		},
	}, func() {
		word(t, id, "field-tint", "set-tint", "tint-", n.Tint, canvas.Tints, func(r *canvas.Note, x canvas.Tint) { r.Tint = x })
		word(t, id, "field-size", "set-size", "outline-size-", n.Size, canvas.NoteSizes, func(r *canvas.Note, x canvas.NoteSize) { r.Size = x })
		flag(t, id, "heading-check", "set-heading", n.Heading, func(r *canvas.Note, on bool) { r.Heading = on })
		text(t, id, "field-author", "set-author", n.Author, func(r *canvas.Note, s string) { r.Author = s })
		t.place(s, n)
		if x, _ := w.Template(s).Section(n.Section); x.Parts || n.Part != canvas.NoPart {
			t.part(n)
		}
		flag(t, id, "confidential", "set-confidential", n.Confidential, func(r *canvas.Note, on bool) { r.Confidential = on })
	})
}

// place tells in which section a note lies; another one takes it there.
func (t *teller) place(s canvas.Sheet, n canvas.Note) {
	w := t.w
	var sections []Word
	for _, x := range w.Template(s).Sections {
		if x.Takes(canvas.AcceptNotes) {
			sections = append(sections, Word{Value: string(x.ID), Name: x.Title.In(t.language)})
		}
	}
	t.row(Row{ID: string(n.ID) + "/section", Record: n.ID, Key: "outline-section", Value: string(n.Section), Words: sections, Set: func(typed string) (canvas.Change, error) {
		to := canvas.Spot{Sheet: s.ID, Section: canvas.SectionID(typed), Column: n.Column}
		return canvas.MoveItems(w, []canvas.Moved{{Item: canvas.Item{ID: n.ID, Column: n.Column}}}, to)
	}})
}

func (t *teller) part(n canvas.Note) {
	parts := append([]canvas.Part{canvas.NoPart}, canvas.PartsOf(t.w.Info().Helix)...)
	if !slices.Contains(parts, n.Part) {
		parts = append(parts, n.Part)
	}
	list := wordsOf("part-", parts)
	list[0] = Word{Key: "none"}
	w, id := t.w, n.ID
	t.row(Row{ID: string(id) + "/part", Record: id, Key: "field-part", Value: string(n.Part), Words: list, Set: func(typed string) (canvas.Change, error) {
		return canvas.Edit(w, id, "set-part", func(x *canvas.Note) { x.Part = canvas.Part(typed) })
	}})
}

// hidden tells which sources a sheet does not show; each can be shown again, and every other hidden.
func (t *teller) hidden(s canvas.Sheet) {
	w := t.w
	template := w.Template(s)
	if s.Scenario == "" || !slices.ContainsFunc(template.Sections, func(x canvas.Section) bool { return x.Takes(canvas.AcceptSources) }) {
		return
	}
	t.branch(Row{ID: string(s.ID) + "/sources", Record: s.ID, Sheet: s.ID, Key: "outline-shown"}, func() {
		for _, column := range t.columns(s) {
			period := column
			if period == "" {
				period = s.Period
			}
			for _, x := range w.At(period) {
				t.shown(s, column, x.Source)
			}
		}
	})
}

func (t *teller) shown(s canvas.Sheet, column canvas.RecordID, x canvas.Source) {
	w := t.w
	it := canvas.Item{ID: x.ID, Column: column}
	p, _ := canvas.Get[canvas.Placement](w, canvas.PlacementID(x.ID, s.ID, column))
	t.row(Row{
		ID: string(s.ID) + "/shown:" + string(x.ID) + ":" + string(column), Record: x.ID, Sheet: s.ID, Item: it, Name: t.sourceName(x), Value: yesNo(!p.Hidden),
		Words: []Word{{Value: "no", Key: "outline-not-shown"}, {Value: "yes", Key: "outline-is-shown"}},
		Set: func(typed string) (canvas.Change, error) {
			if typed == "no" {
				return canvas.HideItems(w, s.ID, []canvas.Item{it})
			}
			return canvas.Edit(w, p.ID, "show-hidden", func(r *canvas.Placement) { r.Hidden = false })
		},
	})
}

func (t *teller) sourceName(x canvas.Source) string {
	if x.Title != "" {
		return x.Title
	}
	card, _ := canvas.Get[canvas.Card](t.w, x.Card)
	return deck.Plain(deck.Title(card, t.language))
}

// links tells the arrows of a sheet.
func (t *teller) links(s canvas.Sheet) {
	w := t.w
	of := w.Links(s.ID)
	if len(of) == 0 {
		return
	}
	name := func(id canvas.RecordID) string {
		switch x := w.Record(id).(type) {
		case canvas.Source:
			return t.sourceName(x)
		case canvas.Note:
			first, _, _ := strings.Cut(x.Text, "\n")
			return first
		default:
			return ""
		}
	}
	t.branch(Row{ID: string(s.ID) + "/links", Record: s.ID, Sheet: s.ID, Key: "outline-links", Value: count(len(of))}, func() {
		for _, l := range of {
			t.row(Row{
				ID: string(l.ID), Record: l.ID, Sheet: s.ID, Item: canvas.Item{ID: l.ID}, Name: name(l.From) + " → " + name(l.To), Value: l.Label,
				Set: func(typed string) (canvas.Change, error) {
					return canvas.Edit(w, l.ID, "set-arrow-label", func(x *canvas.Link) { x.Label = oneLine(typed) })
				},
				Remove: func() (canvas.Change, error) { return canvas.RemoveItems(w, s.ID, []canvas.Item{{ID: l.ID}}) },
			})
		}
	})
}
