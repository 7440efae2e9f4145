package analysis

import (
	"clustercanvas/canvas"
)

// Mark says what became of a source or a cost line between two periods.
type Mark string

// The marks.
const (
	MarkNew     Mark = "new"
	MarkKept    Mark = "kept"
	MarkGone    Mark = "gone"
	MarkChanged Mark = "changed"
)

// Comparison is what differs between two periods of one scenario, or of two: what is at work in
// the second, in its order, and then what was only in the first.
type Comparison struct {
	A, B   Shares
	Rows   []Compared
	Groups map[canvas.Group]Delta
	Sides  map[canvas.Side]Delta
	Costs  []ComparedCost
	Income MoneyDelta // in money
	Cost   MoneyDelta // with what is in action; ideas are not counted
	New    []canvas.Source
	Gone   []canvas.Source
	Places int // decimals of the deltas of shares: as many as the finer of the two periods has
}

// Compared is one source in both periods.
type Compared struct {
	Mark             Mark
	Source           canvas.Source // of the second period; of the first where it is gone
	A, B             *Part         // nil where it is not at work
	DeltaShown       int64         // second less first, in display units of the comparison
	DeltaKnown       bool
	DeltaAmount      canvas.Money
	DeltaAmountKnown bool
}

// Delta is a sum in both periods.
type Delta struct {
	A, B  Sum
	Shown int64 // second less first, in display units of the comparison
	Known bool
}

// MoneyDelta is an amount in both periods.
type MoneyDelta struct {
	A, B           Amounts
	AKnown, BKnown bool
	Delta          canvas.Money // second less first
	Known          bool
}

// ComparedCost is one cost line in both periods.
type ComparedCost struct {
	Mark       Mark
	Line       canvas.CostLine // of the second period; of the first where it is gone
	A, B       *canvas.Cost    // nil where nothing is known
	Delta      canvas.Money
	DeltaKnown bool
}

// Between compares two periods of a scenario.
func Between(w canvas.Workbook, earlier, later canvas.RecordID) Comparison {
	return Compare(w, earlier, later)
}

// Compare compares two periods. A source is the same in both where it is one source, or where
// both come from one by copies of scenarios; it has changed where its value, its status, its side,
// its group or what it may pay for differs.
func Compare(w canvas.Workbook, a, b canvas.RecordID) Comparison {
	c := Comparison{
		A: Of(w, a), B: Of(w, b),
		Groups: map[canvas.Group]Delta{}, Sides: map[canvas.Side]Delta{},
	}
	c.Places = max(c.A.Places, c.B.Places)
	c.sources(w)
	for _, g := range canvas.Groups {
		c.Groups[g] = c.sum(c.A.Groups[g], c.B.Groups[g])
	}
	for _, s := range canvas.Sides {
		c.Sides[s] = c.sum(c.A.Sides[s], c.B.Sides[s])
	}
	c.costs(w, a, b)
	was, now := Cover(w, a), Cover(w, b)
	was.Income.All, now.Income.All = c.A.Income, c.B.Income // as it was typed, whatever the sources make
	c.Income = MoneyBetween(was.Income, now.Income, c.A.IncomeKnown, c.B.IncomeKnown)
	c.Cost = MoneyBetween(was.Cost, now.Cost, was.CostKnown, now.CostKnown)
	return c
}

// sources compares the sources of both periods.
func (c *Comparison) sources(w canvas.Workbook) {
	same := func(id canvas.RecordID) canvas.RecordID {
		x, _ := canvas.Get[canvas.Source](w, id)
		return x.SameAs
	}
	ids := func(of []Part) []canvas.RecordID {
		out := make([]canvas.RecordID, len(of))
		for i, p := range of {
			out[i] = p.Source.ID
		}
		return out
	}
	pairs := match(ids(c.A.Parts), ids(c.B.Parts), same)
	matched := map[int]bool{}
	for i := range c.B.Parts {
		now := &c.B.Parts[i]
		j, both := pairs[i]
		if !both {
			c.Rows = append(c.Rows, Compared{Mark: MarkNew, Source: now.Source, B: now})
			c.New = append(c.New, now.Source)
			continue
		}
		matched[j] = true
		c.Rows = append(c.Rows, c.row(&c.A.Parts[j], now))
	}
	for j := range c.A.Parts {
		if was := &c.A.Parts[j]; !matched[j] {
			c.Rows = append(c.Rows, Compared{Mark: MarkGone, Source: was.Source, A: was})
			c.Gone = append(c.Gone, was.Source)
		}
	}
}

// row compares a source that is at work in both periods.
func (c *Comparison) row(a, b *Part) Compared {
	row := Compared{Mark: MarkKept, Source: b.Source, A: a, B: b}
	if a.differs(*b) {
		row.Mark = MarkChanged
	}
	if a.Known && b.Known {
		row.DeltaShown, row.DeltaKnown = c.units(c.B, b.Shown)-c.units(c.A, a.Shown), true
	}
	if a.AmountKnown && b.AmountKnown {
		row.DeltaAmount, row.DeltaAmountKnown = b.Amount-a.Amount, true
	}
	return row
}

// differs reports whether a source is not the same in two periods. A share and an amount are the
// same where they come to the same amount.
func (p Part) differs(q Part) bool {
	v, u := p.Funding.Value, q.Funding.Value
	if v != u && (v.Kind == u.Kind || !p.AmountKnown || !q.AmountKnown || p.Amount != q.Amount) {
		return true
	}
	return p.Funding.Status != q.Funding.Status || p.Source.Side != q.Source.Side ||
		p.Source.Group != q.Source.Group || p.Source.Use != q.Source.Use
}

// units returns display units of a period in those of the comparison.
func (c *Comparison) units(s Shares, n int64) int64 {
	for range c.Places - s.Places {
		n *= 10
	}
	return n
}

func (c *Comparison) sum(a, b Sum) Delta {
	d := Delta{A: a, B: b, Known: a.Known && b.Known}
	if d.Known {
		d.Shown = c.units(c.B, b.Shown) - c.units(c.A, a.Shown)
	}
	return d
}

// costs compares the cost lines of both periods that have a cost.
func (c *Comparison) costs(w canvas.Workbook, a, b canvas.RecordID) {
	linesA, idsA := costsAt(w, a)
	linesB, idsB := costsAt(w, b)
	pairs := match(idsA, idsB, func(id canvas.RecordID) canvas.RecordID {
		l, _ := canvas.Get[canvas.CostLine](w, id)
		return l.SameAs
	})
	matched := map[int]bool{}
	for i := range linesB {
		now := linesB[i]
		j, both := pairs[i]
		if !both {
			c.Costs = append(c.Costs, ComparedCost{Mark: MarkNew, Line: now.line, B: &now.cost})
			continue
		}
		matched[j] = true
		was := linesA[j]
		x := ComparedCost{
			Mark: MarkKept, Line: now.line, A: &was.cost, B: &now.cost,
			Delta: now.cost.Amount - was.cost.Amount, DeltaKnown: true,
		}
		if x.Delta != 0 || was.cost.Status != now.cost.Status || was.line.Group != now.line.Group {
			x.Mark = MarkChanged
		}
		c.Costs = append(c.Costs, x)
	}
	for j := range linesA {
		if was := linesA[j]; !matched[j] {
			c.Costs = append(c.Costs, ComparedCost{Mark: MarkGone, Line: was.line, A: &was.cost})
		}
	}
}

type costAt struct {
	line canvas.CostLine
	cost canvas.Cost
}

// costsAt returns the cost lines that have a cost in a period, in order.
func costsAt(w canvas.Workbook, period canvas.RecordID) ([]costAt, []canvas.RecordID) {
	var out []costAt
	var ids []canvas.RecordID
	p, ok := canvas.Get[canvas.Period](w, period)
	if !ok {
		return nil, nil
	}
	for _, l := range w.CostLines(p.Scenario) {
		if x, ok := canvas.Get[canvas.Cost](w, canvas.CostID(l.ID, period)); ok {
			out, ids = append(out, costAt{l, x}), append(ids, l.ID)
		}
	}
	return out, ids
}

// MoneyBetween compares two sums of money with what is in action; the difference is known where both
// are.
func MoneyBetween(a, b Amounts, aKnown, bKnown bool) MoneyDelta {
	d := MoneyDelta{A: a, B: b, AKnown: aKnown, BKnown: bKnown, Known: aKnown && bKnown}
	if d.Known {
		d.Delta = b.All - a.All
	}
	return d
}
