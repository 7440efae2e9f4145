package guide

import (
	"slices"

	"clustercanvas/canvas"
)

// Fact is something that can be counted in a workbook or in its history.
type Fact string

// The facts about money. Each counts in the period where there is most of it: a draft that has only
// just begun takes no tick away.
const (
	Sources Fact = "sources" // sources at work
	Sides   Fact = "sides"   // sides on which there are any
	Figures Fact = "figures" // sources with a figure, as soon as none is left without one, its own or that of its side or group
	Amounts Fact = "amounts" // sources with an amount of money
	Coming  Fact = "coming"  // sources that are in action or an idea
	Acting  Fact = "acting"  // sources in action
	Ideas   Fact = "ideas"   // sources that are an idea
	Costs   Fact = "costs"   // cost lines with an amount
)

// The other facts about what is in a workbook.
const (
	Named      Fact = "named"      // the cluster has a name
	Profile    Fact = "profile"    // facts of its profile that are known, beside the name
	Scenarios  Fact = "scenarios"  // scenarios beside the first
	Periods    Fact = "periods"    // periods of one scenario with sources in them
	Sheets     Fact = "sheets"     // sheets, of a tool
	Filled     Fact = "filled"     // sections with something in them, on one sheet of a tool
	Notes      Fact = "notes"      // notes in sections of a role
	Texts      Fact = "text"       // a text of the cluster is written, by its key
	Authors    Fact = "authors"    // people who have written notes
	References Fact = "references" // figures of other clusters
	Metrics    Fact = "metrics"    // metrics that are not parked
	Targets    Fact = "targets"    // metrics with a target
	Readings   Fact = "readings"   // metrics with a reading
	Decisions  Fact = "decisions"  // decisions that were written down in meetings
)

// The facts about what happened to a workbook.
const (
	Exports Fact = "exports" // times that it was exported or printed
)

// facts says how each fact is counted, and whether it is of something.
var facts = map[Fact]struct {
	of    ofWhat
	count func(*known, string) int
}{
	Sources: {count: most(func(t *tally) int { return t.sources })},
	Sides:   {count: most(func(t *tally) int { return len(t.sides) })},
	Figures: {count: most((*tally).figures)},
	Amounts: {count: most(func(t *tally) int { return t.amounts })},
	Coming:  {count: most(func(t *tally) int { return t.acting + t.ideas })},
	Acting:  {count: most(func(t *tally) int { return t.acting })},
	Ideas:   {count: most(func(t *tally) int { return t.ideas })},
	Costs:   {count: most(func(t *tally) int { return t.costs })},

	Named:     {count: func(k *known, _ string) int { return one(k.w.Info().Cluster != "") }},
	Profile:   {count: func(k *known, _ string) int { return profile(k.w.Info()) }},
	Scenarios: {count: func(k *known, _ string) int { return max(0, len(k.w.Scenarios())-1) }},
	Periods:   {count: func(k *known, _ string) int { return k.periods() }},
	Sheets:    {of: aTool, count: func(k *known, tool string) int { return len(k.sheets(tool)) }},
	Filled:    {of: aTool, count: (*known).filled},
	Notes:     {of: aRole, count: (*known).notes},
	Texts:     {of: aText, count: func(k *known, key string) int { return one(k.w.Text("", key) != "") }},
	Authors:   {count: func(k *known, _ string) int { return k.authors() }},
	Decisions: {count: func(k *known, _ string) int {
		n := 0
		for _, d := range canvas.All[canvas.Decision](k.w) {
			n += one(d.Is == canvas.IsDecision)
		}
		return n
	}},
	References: {count: func(k *known, _ string) int { return len(k.w.References()) }},
	Metrics:    {count: func(k *known, _ string) int { return len(k.w.Metrics(false)) }},
	Targets: {count: func(k *known, _ string) int {
		return k.metricsWith(func(yield func(canvas.RecordID)) {
			for _, x := range canvas.All[canvas.Target](k.w) {
				yield(x.Metric)
			}
		})
	}},
	Readings: {count: func(k *known, _ string) int {
		return k.metricsWith(func(yield func(canvas.RecordID)) {
			for _, x := range canvas.All[canvas.Reading](k.w) {
				yield(x.Metric)
			}
		})
	}},

	Exports: {count: func(k *known, _ string) int { return k.marks(canvas.MarkExported) }},
}

// ofWhat is what a fact is of.
type ofWhat int

const (
	ofNothing ofWhat = iota
	aTool            // the id of a template
	aRole            // a role of sections
	aText            // the key of a text of the cluster
)

// known is a workbook with its history while facts are counted in it.
type known struct {
	w       canvas.Workbook
	history canvas.History
	tallies map[canvas.RecordID]*tally // by period; nil: not counted yet
}

func (k *known) count(n Need) int { return facts[n.Is].count(k, n.Of) }

// most returns the greatest number that a period has.
func most(of func(*tally) int) func(*known, string) int {
	return func(k *known, _ string) int {
		n := 0
		for _, t := range k.tally() {
			n = max(n, of(t))
		}
		return n
	}
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// profile counts what is known of a cluster beside its name.
func profile(i canvas.Info) int {
	n := 0
	for _, is := range []bool{i.Country != "", i.Type != "", i.Category != "", i.Helix != "", i.Founded > 0, i.Members > 0, i.Staff > 0} {
		n += one(is)
	}
	return n
}

// periods returns how many periods of one scenario have sources in them.
func (k *known) periods() int {
	of := map[canvas.RecordID]int{}
	n := 0
	for period, t := range k.tally() {
		if p, ok := canvas.Get[canvas.Period](k.w, period); ok && t.sources > 0 {
			of[p.Scenario]++
			n = max(n, of[p.Scenario])
		}
	}
	return n
}

func (k *known) sheets(tool string) []canvas.Sheet {
	return slices.DeleteFunc(k.w.Sheets(), func(s canvas.Sheet) bool { return k.w.Template(s).ID != tool })
}

func (k *known) notes(role string) int {
	n := 0
	for _, x := range canvas.All[canvas.Note](k.w) {
		s, _ := canvas.Get[canvas.Sheet](k.w, x.Sheet)
		if section, ok := k.w.Template(s).Section(x.Section); ok && section.Role == canvas.Role(role) && !empty(x) {
			n++
		}
	}
	return n
}

func (k *known) authors() int {
	seen := map[string]bool{}
	for _, x := range canvas.All[canvas.Note](k.w) {
		if x.Author != "" {
			seen[x.Author] = true
		}
	}
	return len(seen)
}

// metricsWith returns how many of the metrics that are not parked are among some.
func (k *known) metricsWith(some func(func(canvas.RecordID))) int {
	has := map[canvas.RecordID]bool{}
	some(func(id canvas.RecordID) {
		if m, ok := canvas.Get[canvas.Metric](k.w, id); ok && !m.Parked {
			has[id] = true
		}
	})
	return len(has)
}

func (k *known) marks(kind canvas.MarkKind) int {
	n := 0
	for _, m := range k.history.Marks {
		n += one(m.Kind == kind)
	}
	return n
}
