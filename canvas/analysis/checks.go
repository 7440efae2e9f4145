package analysis

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// Finding is something in the model that a person should look at: a key of the words of sheets
// with its arguments, and where it was found. Nothing is altered: findings are for people.
type Finding struct {
	Key      string
	Args     []string        // of the words, in order, before the figures: names and numbers
	Scenario canvas.RecordID // empty where it concerns the cluster
	Period   canvas.RecordID
	Item     canvas.Item      // the source, cost line, note or metric to look at; Args begin with its name, if it has one
	Sheet    canvas.RecordID  // where it lies
	Section  canvas.SectionID // in its sheet
	Record   canvas.RecordID  // any other record to look at
	Shown    int64            // the figure, in display units of per cent
	Places   int
	Amount   canvas.Money // per year
	Severe   bool         // figures are wrong by it
}

// Checks returns what is odd in a workbook: scenario by scenario, period by period, and in the end
// what concerns the whole cluster.
func Checks(w canvas.Workbook) []Finding {
	c := checker{w: w}
	for _, scenario := range w.Scenarios() {
		for i, p := range w.Periods(scenario.ID) {
			c.lookAt(p, i == 0)
		}
	}
	c.metrics()
	c.period = canvas.Period{}
	c.longTexts()
	return c.found
}

// ChecksOf returns what is odd in a period and in what concerns the whole cluster.
func ChecksOf(w canvas.Workbook, period canvas.RecordID) []Finding {
	c := checker{w: w}
	if p, ok := canvas.Get[canvas.Period](w, period); ok {
		c.lookAt(p, w.Periods(p.Scenario)[0].ID == period)
	}
	c.metrics()
	c.period = canvas.Period{}
	c.longTexts()
	return c.found
}

// checker collects findings. What is found in a period is told of that period.
type checker struct {
	w      canvas.Workbook
	period canvas.Period // empty where the cluster is looked at
	found  []Finding
}

func (c *checker) add(f Finding) {
	f.Scenario, f.Period = c.period.Scenario, c.period.ID
	c.found = append(c.found, f)
}

// lookAt checks a period and the sheets that show it.
func (c *checker) lookAt(p canvas.Period, first bool) {
	c.period = p
	s := Of(c.w, p.ID)
	c.shares(s)
	c.years(s)
	if !first {
		c.startUp()
	}
	c.oneSource(s)
	c.coverage()
	c.sheets()
	c.period = canvas.Period{}
}

// shares finds figures that cannot be right.
func (c *checker) shares(s Shares) {
	add := func(key string, shown int64) {
		c.add(Finding{Key: key, Shown: shown, Places: s.Places, Severe: true})
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

// oneSource finds a source that brings more than half of the income, where figures can be right.
func (c *checker) oneSource(s Shares) {
	parts := DependencyOf(s).Parts
	if s.Mixed || s.Total.Over > 0 || len(parts) < 2 || parts[0].Num <= s.Den/2 {
		return
	}
	x := parts[0].Source
	c.add(Finding{
		Key: "check-one-source", Args: []string{c.name(x)}, Item: c.item(x.ID),
		Shown: parts[0].Shown, Places: s.Places,
	})
}

// item returns a source, a cost line or a metric of what is looked at.
func (c *checker) item(id canvas.RecordID) canvas.Item {
	return canvas.Item{ID: id, Column: c.period.ID}
}

// name returns what a source is called, in the language of the sheets.
func (c *checker) name(s canvas.Source) string {
	if s.Title != "" {
		return s.Title
	}
	card, _ := canvas.Get[canvas.Card](c.w, s.Card)
	return deck.Plain(deck.Title(card, c.language()))
}

func (c *checker) language() string { return c.w.Info().Language }

// empty reports whether a section of a sheet holds nothing of what it may hold.
func (c *checker) empty(sheet canvas.Sheet, x canvas.Section) bool {
	for _, a := range x.Accepts {
		has := false
		switch a {
		case canvas.AcceptNotes:
			has = slices.ContainsFunc(c.w.Notes(sheet.ID), func(n canvas.Note) bool { return n.Section == x.ID })
		case canvas.AcceptSources:
			// A cluster may do without public money: it is missing only where there is none at all.
			has = len(c.w.At(sheet.Period)) > 0
		case canvas.AcceptCosts:
			has = slices.ContainsFunc(c.w.CostLines(sheet.Scenario), x.Role.ShowsCost)
		case canvas.AcceptMetrics:
			has = len(c.w.Metrics(x.Role == canvas.RoleParked)) > 0
		case canvas.AcceptReferences:
			has = len(c.w.References()) > 0
		case canvas.AcceptText:
			of := canvas.RecordID("")
			if x.Own {
				of = sheet.Period
			}
			has = c.w.Text(of, x.Field) != ""
		}
		if has {
			return false
		}
	}
	return true
}
