package public

import "clustercanvas/canvas"

// secrets says what is confidential. A mark holds for all copies of a thing, and for the same figure
// in other periods: a draft that was made before the mark was set would tell the secret.
type secrets struct {
	w        canvas.Workbook
	families map[canvas.RecordID]bool // sources and cost lines, by their first
	figures  map[canvas.RecordID]bool // fundings, costs and totals
	chosen   map[said]bool            // what is held back for the sake of others
}

func secretsOf(w canvas.Workbook) secrets {
	s := secrets{w: w, families: map[canvas.RecordID]bool{}, figures: map[canvas.RecordID]bool{}, chosen: map[said]bool{}}
	for _, x := range canvas.All[canvas.Source](w) {
		if x.Confidential {
			s.families[s.first(x.ID)] = true
		}
	}
	for _, x := range canvas.All[canvas.CostLine](w) {
		if x.Confidential {
			s.families[s.first(x.ID)] = true
		}
	}
	var all []marked
	for _, x := range canvas.All[canvas.Funding](w) {
		all = append(all, s.marked(x.ID, x.Source, x.Period, x.Value, x.Confidential))
	}
	for _, x := range canvas.All[canvas.Cost](w) {
		all = append(all, s.marked(x.ID, x.Line, x.Period, canvas.AmountOf(x.Amount), x.Confidential))
	}
	for _, x := range canvas.All[canvas.Total](w) {
		all = append(all, s.marked(x.ID, canvas.RecordID(x.Of), x.Period, x.Value, x.Confidential))
	}
	secret := map[any]bool{}
	for _, x := range all {
		if x.confidential {
			secret[x.place], secret[x.told] = true, x.told.value.Kind != canvas.NothingYet
		}
	}
	for _, x := range all {
		s.figures[x.id] = secret[x.place] || secret[x.told]
	}
	return s
}

// said is what a source brings or a cost line takes, in whichever period and copy.
type said struct {
	of    canvas.RecordID // the first copy, or what it is the total of
	value canvas.Value
}

// marked is a figure, with what makes it the same as another: that it stands in the same place of a
// copy, or that it tells the same of the same thing.
type marked struct {
	id    canvas.RecordID
	place struct{ of, period canvas.RecordID }
	told  struct {
		of    canvas.RecordID
		value canvas.Value
	}
	confidential bool
}

func (s secrets) marked(id, of, period canvas.RecordID, v canvas.Value, confidential bool) marked {
	x := marked{id: id, confidential: confidential}
	x.place.of, x.place.period = s.first(of), s.first(period)
	x.told = said{x.place.of, v}
	return x
}

func (s secrets) source(x canvas.Source) bool { return s.families[s.first(x.ID)] }

func (s secrets) line(x canvas.CostLine) bool { return s.families[s.first(x.ID)] }

// amount reports whether what a source brings or a cost line takes in a period is confidential, and
// not only held back for the sake of another.
func (s secrets) amount(of, period canvas.RecordID) bool {
	return s.families[s.first(of)] || s.figures[canvas.FundingID(of, period)] || s.figures[canvas.CostID(of, period)]
}

func (s secrets) total(of canvas.TotalOf, period canvas.RecordID) bool {
	return s.figures[canvas.TotalID(period, of)]
}

// first returns the id of what something was copied from with its scenario, and that from, as far as
// is known. Copies in a ring, as only a crafted file has them, are all of the least id in it.
func (s secrets) first(id canvas.RecordID) canvas.RecordID {
	seen := map[canvas.RecordID]bool{}
	for !seen[id] {
		seen[id] = true
		from := s.copiedFrom(id)
		if from == "" {
			return id
		}
		id = from
	}
	least := id
	for at := s.copiedFrom(id); at != id; at = s.copiedFrom(at) {
		least = min(least, at)
	}
	return least
}

func (s secrets) copiedFrom(id canvas.RecordID) canvas.RecordID {
	switch x := s.w.Record(id).(type) {
	case canvas.Source:
		return x.SameAs
	case canvas.CostLine:
		return x.SameAs
	case canvas.Period:
		return x.SameAs
	default:
		return ""
	}
}
