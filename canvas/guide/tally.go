package guide

import "clustercanvas/canvas"

// tally is what there is in a period.
type tally struct {
	sources, amounts, acting, ideas, costs int

	sides  map[canvas.Side]bool
	said   int // sources with a figure of their own
	silent int // sources that count, of which nothing is known, not even by the total that they belong to
}

// figures returns how many sources have a figure, as soon as none is left without one.
func (t *tally) figures() int {
	if t.silent > 0 {
		return 0
	}
	return t.said
}

// tally counts every period once.
func (k *known) tally() map[canvas.RecordID]*tally {
	if k.tallies != nil {
		return k.tallies
	}
	k.tallies = map[canvas.RecordID]*tally{}
	of := func(period canvas.RecordID) *tally {
		t := k.tallies[period]
		if t == nil {
			t = &tally{sides: map[canvas.Side]bool{}}
			k.tallies[period] = t
		}
		return t
	}
	for _, f := range canvas.All[canvas.Funding](k.w) {
		s, ok := canvas.Get[canvas.Source](k.w, f.Source)
		if !ok {
			continue
		}
		of(f.Period).add(k.w, s, f)
	}
	for _, c := range canvas.All[canvas.Cost](k.w) {
		of(c.Period).costs++
	}
	return k.tallies
}

func (t *tally) add(w canvas.Workbook, s canvas.Source, f canvas.Funding) {
	t.sources++
	t.sides[s.Side] = true
	switch f.Status {
	case canvas.InAction:
		t.acting++
	case canvas.Idea:
		t.ideas++
	}
	switch f.Value.Kind {
	case canvas.NothingYet:
		counts := s.Use != canvas.UseInKind && f.Status != canvas.Idea
		if counts && !hasTotal(w, f.Period, canvas.TotalOfSide(s.Side)) && !hasTotal(w, f.Period, canvas.TotalOfGroup(s.Group)) {
			t.silent++
		}
	case canvas.AmountValue:
		t.amounts++
		t.said++
	default:
		t.said++
	}
}

func hasTotal(w canvas.Workbook, period canvas.RecordID, of canvas.TotalOf) bool {
	_, ok := canvas.Get[canvas.Total](w, canvas.TotalID(period, of))
	return ok
}

// filled returns how many sections of one sheet of a tool have something in them, on that where most
// have.
func (k *known) filled(tool string) int {
	n := 0
	for _, s := range k.sheets(tool) {
		has := map[canvas.SectionID]bool{}
		for _, x := range k.w.Notes(s.ID) {
			if !empty(x) {
				has[x.Section] = true
			}
		}
		for _, section := range k.w.Template(s).Sections {
			if has[section.ID] || k.shows(s, section) {
				has[section.ID] = true
			}
		}
		n = max(n, len(has))
	}
	return n
}

// shows reports whether a section shows something that is no note.
func (k *known) shows(sheet canvas.Sheet, section canvas.Section) bool {
	if section.Field != "" {
		of := canvas.RecordID("")
		if section.Own {
			of = sheet.Period
		}
		return k.w.Text(of, section.Field) != ""
	}
	if section.Takes(canvas.AcceptMetrics) {
		return len(k.w.Metrics(section.Role == canvas.RoleParked)) > 0
	}
	if section.Takes(canvas.AcceptReferences) {
		return len(k.w.References()) > 0
	}
	if section.Takes(canvas.AcceptCosts) {
		for _, l := range k.w.CostLines(sheet.Scenario) {
			if section.Role.ShowsCost(l) {
				return true
			}
		}
	}
	if section.Takes(canvas.AcceptSources) {
		for _, p := range k.w.Columns(sheet) {
			for _, x := range k.w.At(p.ID) {
				if section.Role.Shows(x.Source) {
					return true
				}
			}
		}
	}
	return false
}

func empty(n canvas.Note) bool { return n.Text == "" && n.Picture == "" }
