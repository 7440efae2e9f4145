package analysis

import "clustercanvas/canvas"

// Amounts is a sum of money per year, of what is there today and with what is in action.
type Amounts struct{ Today, All canvas.Money }

func (a *Amounts) add(m canvas.Money, s canvas.Status) {
	a.All += m
	if s == canvas.AsIs {
		a.Today += m
	}
}

func sumOfAmounts(of ...Amounts) Amounts {
	var out Amounts
	for _, a := range of {
		out.Today, out.All = out.Today+a.Today, out.All+a.All
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

// Cover compares the money of a period with its costs.
func Cover(w canvas.Workbook, period canvas.RecordID) Coverage {
	c := Coverage{Period: period, Costs: map[canvas.CostGroup]Amounts{}}
	c.money(Of(w, period))
	c.costs(w)
	c.FreeMissing, c.FreeLeft = missingAndLeft(c.Core.All, c.Free.All)
	c.ProjectsMissing, c.RestrictedLeft = missingAndLeft(c.Projects.All, c.Restricted.All)
	c.Uncovered = c.FreeMissing + max(0, c.ProjectsMissing-c.FreeLeft)
	c.Result = Amounts{c.Income.Today - c.Cost.Today, c.Income.All - c.Cost.All}
	if t, ok := canvas.Get[canvas.Total](w, canvas.TotalID(period, canvas.TotalReserve)); ok {
		c.Reserve, c.ReserveKnown = t.Value.Amount, true
	}
	return c
}

func missingAndLeft(need, have canvas.Money) (missing, left canvas.Money) {
	return max(0, need-have), max(0, have-need)
}

// money sorts the sources by what they may pay for.
func (c *Coverage) money(s Shares) {
	for _, p := range s.Parts {
		switch {
		case p.Source.Use == canvas.UseInKind:
			if p.Funding.Status != canvas.Idea && p.AmountKnown {
				c.InKind.add(p.Amount, p.Funding.Status)
			}
		case !p.Counts:
		case !p.AmountKnown:
			c.NoAmount++
		case p.Source.Use == canvas.UseProjects:
			c.Restricted.add(p.Amount, p.Funding.Status)
		default:
			c.Free.add(p.Amount, p.Funding.Status)
		}
	}
	c.Income = sumOfAmounts(c.Free, c.Restricted)
	c.Known = s.IncomeKnown
	if s.IncomeKnown && s.Income > c.Income.All {
		rest := s.Income - c.Income.All
		c.Unsplit = Amounts{rest, rest}
		c.Income = sumOfAmounts(c.Income, c.Unsplit)
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
		sum.add(x.Amount, x.Status)
		c.Costs[l.Group], c.CostKnown = sum, true
	}
	c.Core = sumOfAmounts(c.Costs[canvas.CostStartUp], c.Costs[canvas.CostTeam], c.Costs[canvas.CostOperations])
	c.Projects = c.Costs[canvas.CostProjects]
	c.Cost = sumOfAmounts(c.Core, c.Projects)
}
