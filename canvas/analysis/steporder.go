package analysis

import (
	"cmp"
	"slices"

	"clustercanvas/canvas"
)

// mostSteps is how many steps people follow. Where one for each source would be more, the sources of a
// section come together.
const mostSteps = 16

// StepOrder returns an order in which a sheet can well be explained, to begin with: column after
// column, and in each section after section as the tool has them; of a section first the sources, the
// greatest share first, then its notes together. It is empty where the sheet shows neither.
func StepOrder(w canvas.Workbook, sheet canvas.RecordID) [][]canvas.Item {
	s, ok := canvas.Get[canvas.Sheet](w, sheet)
	t := w.Template(s)
	if !ok || t == nil {
		return nil
	}
	columns := []canvas.RecordID{""}
	if t.Of.Repeats() {
		columns = nil
		for _, p := range w.Columns(s) {
			columns = append(columns, p.ID)
		}
	}
	var sources, notes [][]canvas.Item // of one section in one column, in order
	n := 0
	for _, column := range columns {
		for _, section := range t.Sections {
			of := sourcesByShare(w, s, section, column)
			n += len(of)
			if sources, notes = append(sources, of), append(notes, notesIn(w, s, section, column)); len(notes[len(notes)-1]) > 0 {
				n++
			}
		}
	}
	var out [][]canvas.Item
	for i, of := range sources {
		switch {
		case n > mostSteps && len(of) > 0:
			out = append(out, of)
		default:
			for _, it := range of {
				out = append(out, []canvas.Item{it})
			}
		}
		if len(notes[i]) > 0 {
			out = append(out, notes[i])
		}
	}
	return out
}

// sourcesByShare returns the sources that a section of a sheet shows, the greatest share first, what
// does not count last.
func sourcesByShare(w canvas.Workbook, s canvas.Sheet, section canvas.Section, column canvas.RecordID) []canvas.Item {
	period := column
	if period == "" {
		period = s.Period
	}
	if !section.Takes(canvas.AcceptSources) || period == "" {
		return nil
	}
	var parts []Part
	for _, x := range Of(w, period).Parts {
		p, _ := canvas.Get[canvas.Placement](w, canvas.PlacementID(x.Source.ID, s.ID, column))
		if section.Role.Shows(x.Source) && !p.Hidden && x.Source.Scenario == s.Scenario {
			parts = append(parts, x)
		}
	}
	value := func(x Part) int64 {
		switch {
		case !x.Counts:
			return -2
		case x.Known:
			return x.Num
		}
		return -1
	}
	slices.SortStableFunc(parts, func(a, b Part) int {
		return cmp.Or(-cmp.Compare(value(a), value(b)), -cmp.Compare(a.Amount, b.Amount), cmp.Compare(a.Source.Rank, b.Source.Rank))
	})
	out := make([]canvas.Item, len(parts))
	for i, x := range parts {
		out[i] = canvas.Item{ID: x.Source.ID, Column: column}
	}
	return out
}

func notesIn(w canvas.Workbook, s canvas.Sheet, section canvas.Section, column canvas.RecordID) []canvas.Item {
	var out []canvas.Item
	for _, n := range w.Notes(s.ID) {
		if n.Section == section.ID && n.Column == column {
			out = append(out, canvas.Item{ID: n.ID, Column: column})
		}
	}
	return out
}
