package outline

import "clustercanvas/canvas"

// views tells what is to be shown, in order. What is in sight is chosen by looking; here all of a
// sheet can be added.
func (t *teller) views() {
	w := t.w
	of := w.Views()
	var add []Add
	for _, s := range w.Sheets() {
		add = append(add, Add{Key: "outline-add-view", Name: t.sheetName(s), Do: func(ids canvas.IDs) (canvas.Change, string, error) {
			c, id, err := canvas.KeepView(w, ids, canvas.View{Sheet: s.ID}, "")
			return c, string(id), err
		}})
	}
	t.branch(Row{ID: "views", Key: "outline-views", Value: count(len(of)), Add: add}, func() {
		for i, v := range of {
			t.view(v, i, len(of), add)
		}
	})
}

func (t *teller) view(v canvas.View, at, n int, add []Add) {
	w, id := t.w, v.ID
	s, _ := canvas.Get[canvas.Sheet](w, v.Sheet)
	t.branch(Row{
		ID: string(id), Record: id, Name: t.sheetName(s), Value: v.Title, Add: add,
		Set: func(typed string) (canvas.Change, error) {
			return canvas.Edit(w, id, "rename-view", func(x *canvas.View) { x.Title = oneLine(typed) })
		},
		Remove: func() (canvas.Change, error) { return canvas.RemoveView(w, id) },
	}, func() {
		t.order(v, at, n)
		t.inSight(v, s)
		flag(t, id, "view-veiled", "update-view", v.Veiled, func(r *canvas.View, on bool) { r.Veiled = on })
		flag(t, id, "view-hides-amounts", "update-view", v.HidesAmounts, func(r *canvas.View, on bool) { r.HidesAmounts = on })
		flag(t, id, "view-hides-notes", "update-view", v.HidesNotes, func(r *canvas.View, on bool) { r.HidesNotes = on })
		flag(t, id, "view-hides-prompts", "update-view", v.HidesPrompts, func(r *canvas.View, on bool) { r.HidesPrompts = on })
	})
}

// order tells which of the views one is.
func (t *teller) order(v canvas.View, at, n int) {
	w := t.w
	var places []Word
	for i := range n {
		places = append(places, Word{Value: count(i + 1), Name: count(i + 1)})
	}
	t.row(Row{ID: string(v.ID) + "/place", Record: v.ID, Key: "view-place", Value: count(at + 1), Words: places, Set: func(typed string) (canvas.Change, error) {
		to := 0
		if !readNumber(typed, &to) || to < 1 || to > n {
			return canvas.Change{}, canvas.Refusal{Key: "error-count", Args: []string{typed}}
		}
		others := w.Views()
		others = append(others[:at], others[at+1:]...)
		after := canvas.RecordID("")
		if to > 1 {
			after = others[to-2].ID
		}
		return canvas.MoveView(w, v.ID, after)
	}})
}

// inSight tells which section of the sheet is in sight, if not all of it.
func (t *teller) inSight(v canvas.View, s canvas.Sheet) {
	w := t.w
	template := w.Template(s)
	if template == nil {
		return
	}
	sections := []Word{{Key: "view-all"}}
	for _, x := range template.Sections {
		sections = append(sections, Word{Value: string(x.ID), Name: x.Title.In(t.language)})
	}
	t.row(Row{ID: string(v.ID) + "/section", Record: v.ID, Key: "outline-section", Value: string(v.Section), Words: sections, Set: func(typed string) (canvas.Change, error) {
		next := v
		next.Section = canvas.SectionID(typed)
		next.Frame, next.Page, next.Layout = canvas.View{}.Frame, 0, ""
		return canvas.UpdateView(w, v.ID, next)
	}})
}

// sheetName returns what people know a sheet by.
func (t *teller) sheetName(s canvas.Sheet) string {
	if template := t.w.Template(s); s.Title == "" && template != nil {
		return template.Short.In(t.language)
	}
	return s.Title
}
