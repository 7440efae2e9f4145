package analysis

import "clustercanvas/canvas"

// Finding is something in the model that a person should look at: a key of the words of sheets
// with its arguments, and where it was found.
type Finding struct {
	Key      string
	Args     []string        // of the words, in order, before the figures: names and numbers
	Scenario canvas.RecordID // empty where it concerns the cluster
	Period   canvas.RecordID
	Item     canvas.Item      // a source, a note, a cost line or a metric to look at
	Sheet    canvas.RecordID  // where it lies
	Section  canvas.SectionID // in its sheet
	Record   canvas.RecordID  // any other record to look at
	Shown    int64            // the figure, in display units of per cent
	Places   int
	Amount   canvas.Money // per year
	Severe   bool         // figures are wrong by it
}

// Checks returns what is odd in the figures of a workbook, by scenario and period. Nothing is
// altered: findings are for people.
func Checks(w canvas.Workbook) []Finding {
	var out []Finding
	for _, scenario := range w.Scenarios() {
		for _, p := range w.Periods(scenario.ID) {
			s := Of(w, p.ID)
			add := func(key string, shown int64) {
				out = append(out, Finding{Key: key, Scenario: scenario.ID, Period: p.ID, Shown: shown, Places: s.Places, Severe: true})
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

// ChecksOf returns what is odd in a period and in what concerns the whole cluster.
func ChecksOf(w canvas.Workbook, period canvas.RecordID) []Finding {
	var out []Finding
	for _, f := range Checks(w) {
		if f.Period == period || (f.Period == "" && f.Scenario == "") {
			out = append(out, f)
		}
	}
	return out
}
