package canvas

import (
	"slices"

	"clustercanvas/canvas/geom"
)

// KeepView puts something to be shown at the end of the views, or right after one of them. It returns
// the view. Its id and its rank are made here.
func KeepView(w Workbook, ids IDs, v View, after RecordID) (Change, RecordID, error) {
	if _, ok := Get[Sheet](w, v.Sheet); !ok {
		return Change{}, "", refused("refused-sheet-gone")
	}
	v.ID, v.Rank = ids(), behind(w.Views(), after)
	if !w.canBeShown(v) {
		return Change{}, "", refused("refused-value")
	}
	c := on(w)
	c.put(v)
	return c.labelled("keep-view", w.viewName(v)), v.ID, nil
}

// UpdateView has a view show something else: all of it but its title and its place in the order is
// that of v.
func UpdateView(w Workbook, view RecordID, v View) (Change, error) {
	was, ok := Get[View](w, view)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	v.ID, v.Rank, v.Title = was.ID, was.Rank, was.Title
	if !w.canBeShown(v) {
		return Change{}, refused("refused-value")
	}
	c := on(w)
	c.put(v)
	return c.labelled("update-view", w.viewName(was)), nil
}

// canBeShown reports whether a view is right by itself and what it shows is there.
func (w Workbook) canBeShown(v View) bool {
	_, missing := w.missing(v)
	return v.check() == nil && !missing
}

// MoveView puts a view right after another; an empty after makes it the first.
func MoveView(w Workbook, view, after RecordID) (Change, error) {
	v, ok := Get[View](w, view)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	views := w.Views()
	at := slices.IndexFunc(views, func(x View) bool { return x.ID == view })
	c := on(w)
	switch {
	case after == view, at > 0 && views[at-1].ID == after, at == 0 && after == "":
	case after == "":
		v.Rank = RankBetween("", views[0].Rank)
	default:
		if _, ok := Get[View](w, after); !ok {
			return Change{}, refused("refused-gone")
		}
		v.Rank = behind(views, after)
	}
	c.put(v)
	return c.labelled("move-view", w.viewName(v)), nil
}

// RemoveView takes a view away; what it shows stays.
func RemoveView(w Workbook, view RecordID) (Change, error) {
	v, ok := Get[View](w, view)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	c := on(w)
	c.remove(view)
	return c.labelled("remove-view", w.viewName(v)), nil
}

// viewName returns what a label may call a view.
func (w Workbook) viewName(v View) string {
	if s, ok := Get[Sheet](w, v.Sheet); ok && v.Title == "" {
		return w.sheetName(s)
	}
	return v.Title
}

// Whole reports whether all of the sheet is in sight.
func (r View) Whole() bool { return r.Section == "" && r.Frame == geom.Rect{} }

// ShownFor returns the workbook in which a sheet shows another period than its own, maybe of another
// scenario: where it shows one. It is for looking, and commands that are made for it fit the workbook
// itself unless they change the sheet. Where there is nothing to do, the workbook is returned as it is.
func (w Workbook) ShownFor(sheet, period RecordID) Workbook {
	s, ok := Get[Sheet](w, sheet)
	p, known := Get[Period](w, period)
	if !ok || !known || w.Template(s) == nil || !w.Template(s).Of.OnePeriod() || s.Period == period {
		return w
	}
	next := s
	next.Scenario, next.Period = p.Scenario, p.ID
	out, err := w.Apply(Diff{sheet: {Before: s, After: next}})
	if err != nil {
		return w
	}
	return out
}

// ForOwn returns a change that was made for the workbook that ShownFor gave, as one for the workbook
// itself: what it does to the sheet is done to the sheet as it is there. A change of the period stays.
func (c Change) ForOwn(w Workbook, sheet, period RecordID) Change {
	x, touched := c.Diff[sheet]
	own, ok := Get[Sheet](w, sheet)
	shown, other := x.Before.(Sheet)
	if !touched || !ok || !other || shown == own || shown.Period != period {
		return c
	}
	out := Diff{}
	for id, d := range c.Diff {
		out[id] = d
	}
	x.Before = own
	if after, stays := x.After.(Sheet); stays {
		if after.Period == shown.Period && after.Scenario == shown.Scenario {
			after.Period, after.Scenario = own.Period, own.Scenario
		}
		x.After = after
	}
	out[sheet] = x
	if x.Before == x.After {
		delete(out, sheet)
	}
	c.Diff = out
	return c
}
