package analysis

import "clustercanvas/canvas"

// Amounts is a sum of money per year, of what is there today and with what is in action. It is
// illustrative where something in it is.
type Amounts struct {
	Today, All   canvas.Money
	Illustrative bool
}

// Add adds the money of a source or a cost line that counts.
func (a *Amounts) Add(m canvas.Money, s canvas.Status, b canvas.Basis) {
	a.All += m
	if s == canvas.AsIs {
		a.Today += m
	}
	a.Illustrative = a.Illustrative || b == canvas.Illustrative
}

func sumOfAmounts(of ...Amounts) Amounts {
	var out Amounts
	for _, a := range of {
		out = Amounts{out.Today + a.Today, out.All + a.All, out.Illustrative || a.Illustrative}
	}
	return out
}

// Coverage is the money of a period against what it may pay for. Ideas are not counted, and what
// is in kind stands apart.
type Coverage struct {
	Period     canvas.RecordID
	Known      bool // there is income in money
	CostKnown  bool // there is a cost
	Income     Amounts
	Free       Amounts // may pay for anything
	Restricted Amounts // for projects only
	Unsplit    Amounts // income that no source has: what it may pay for is not known
	InKind     Amounts

	Costs    map[canvas.CostGroup]Amounts
	Core     Amounts // starting up, team and operations: what free money has to pay
	Projects Amounts
	Cost     Amounts

	// With what is in action.
	FreeMissing     canvas.Money // of Core
	FreeLeft        canvas.Money
	ProjectsMissing canvas.Money // of Projects, after Restricted
	RestrictedLeft  canvas.Money
	Uncovered       canvas.Money // what nothing may pay for: FreeLeft may pay projects too

	Result       Amounts      // income less cost; may be negative
	Reserve      canvas.Money // typed: at the beginning
	ReserveKnown bool
	NoAmount     int // sources that count and have no amount
}

// Cover compares the money of a period with its costs. In a public workbook, money that no source
// has is let pay for anything: most of it is that of sources which are not shown, and whoever hides
// one must not look poor by it.
func Cover(w canvas.Workbook, period canvas.RecordID) Coverage {
	c := coverAsSplit(w, period)
	if _, public := w.Public(); public {
		c.Free, c.Unsplit = sumOfAmounts(c.Free, c.Unsplit), Amounts{}
		c.compare()
	}
	return c
}

// coverAsSplit is Cover that lets nothing pay but what sources bring.
func coverAsSplit(w canvas.Workbook, period canvas.RecordID) Coverage {
	c := Coverage{Period: period, Costs: map[canvas.CostGroup]Amounts{}}
	c.money(w, Of(w, period))
	c.costs(w)
	c.compare()
	c.Result = Amounts{
		c.Income.Today - c.Cost.Today, c.Income.All - c.Cost.All, c.Income.Illustrative || c.Cost.Illustrative,
	}
	if t, ok := canvas.Get[canvas.Total](w, canvas.TotalID(period, canvas.TotalReserve)); ok {
		c.Reserve, c.ReserveKnown = t.Value.Amount, true
	}
	return c
}

// compare finds what is missing and what is left.
func (c *Coverage) compare() {
	c.FreeMissing, c.FreeLeft = missingAndLeft(c.Core.All, c.Free.All)
	c.ProjectsMissing, c.RestrictedLeft = missingAndLeft(c.Projects.All, c.Restricted.All)
	c.Uncovered = c.FreeMissing + max(0, c.ProjectsMissing-c.FreeLeft)
}

func missingAndLeft(need, have canvas.Money) (missing, left canvas.Money) {
	return max(0, need-have), max(0, have-need)
}

// money sorts the sources by what they may pay for.
func (c *Coverage) money(w canvas.Workbook, s Shares) {
	for _, p := range s.Parts {
		switch {
		case p.Source.Use == canvas.UseInKind:
			if p.Funding.Status != canvas.Idea && p.AmountKnown {
				c.InKind.Add(p.Amount, p.Funding.Status, p.Funding.Basis)
			}
		case !p.Counts || w.Withheld(p.Funding):
		case !p.AmountKnown:
			c.NoAmount++
		case p.Source.Use == canvas.UseProjects:
			c.Restricted.Add(p.Amount, p.Funding.Status, p.Funding.Basis)
		default:
			c.Free.Add(p.Amount, p.Funding.Status, p.Funding.Basis)
		}
	}
	c.Income = sumOfAmounts(c.Free, c.Restricted)
	c.Known = s.IncomeKnown
	t, typed := canvas.Get[canvas.Total](w, canvas.TotalID(c.Period, canvas.TotalIncome))
	if s.IncomeKnown && s.Income > c.Income.All {
		rest := s.Income - c.Income.All
		c.Unsplit = Amounts{rest, rest, t.Basis == canvas.Illustrative}
		c.Income = sumOfAmounts(c.Income, c.Unsplit)
	}
	if typed { // it stands by itself, however it is split
		c.Income.Illustrative = t.Basis == canvas.Illustrative
	}
}

// costs sums the cost lines by group.
func (c *Coverage) costs(w canvas.Workbook) {
	p, ok := canvas.Get[canvas.Period](w, c.Period)
	if !ok {
		return
	}
	for _, l := range w.CostLines(p.Scenario) {
		x, ok := canvas.Get[canvas.Cost](w, canvas.CostID(l.ID, c.Period))
		if !ok || x.Status == canvas.Idea {
			continue
		}
		sum := c.Costs[l.Group]
		sum.Add(x.Amount, x.Status, x.Basis)
		c.Costs[l.Group], c.CostKnown = sum, true
	}
	c.Core = c.CostOf(canvas.CostStartUp, canvas.CostTeam, canvas.CostOperations)
	c.Projects = c.Costs[canvas.CostProjects]
	c.Cost = sumOfAmounts(c.Core, c.Projects)
}

// CostOf returns what groups of cost come to together.
func (c Coverage) CostOf(groups ...canvas.CostGroup) Amounts {
	var out Amounts
	for _, g := range groups {
		out = sumOfAmounts(out, c.Costs[g])
	}
	return out
}
