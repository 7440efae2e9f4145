package analysis

import "clustercanvas/canvas"

// Finding is something in the model that a person should look at: a key of the translations with
// its arguments, and the period that it was found in.
type Finding struct {
	Key    string
	Period canvas.RecordID
	Shown  int64 // the figure, in display units of per cent
	Places int
}

// Checks returns what is odd in the figures of a workbook, by scenario and period. Nothing is
// altered: findings are for people.
func Checks(w canvas.Workbook) []Finding {
	var out []Finding
	for _, scenario := range w.Scenarios() {
		for _, p := range w.Periods(scenario.ID) {
			s := Of(w, p.ID)
			add := func(key string, shown int64) {
				out = append(out, Finding{Key: key, Period: p.ID, Shown: shown, Places: s.Places})
			}
			if s.Mixed {
				add("check-mixed", 0)
			}
			if s.Total.Over > 0 {
				add("check-over-100", s.Total.Over)
			}
			for _, side := range canvas.Sides {
				if over := s.Sides[side].Over; over > 0 {
					add("check-over-side", over)
				}
			}
			for _, g := range canvas.Groups {
				if over := s.Groups[g].Over; over > 0 {
					add("check-over-group", over)
				}
			}
		}
	}
	return out
}
