package public

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
)

// A figure that is rounded by itself is known again as soon as a sum beside it is exact: shares are
// parts of a hundred, always. So all shares of a period that holds a confidential figure are rounded
// to five per cent, or all its amounts to a round part of the income that is at least as much, by
// largest remainder: they add up, and none is known better than that.

// shareStep is what shares are rounded to.
const shareStep = canvas.Whole / 20

// roundIncome rounds the money of a period, if something in it is confidential.
func (m *maker) roundIncome(p canvas.Period) {
	x := m.incomeOf(m.w, p)
	if !x.confidential() {
		return
	}
	m.rounded = true
	step, number, value := int64(shareStep), func(num int64) int64 { return num }, func(n int64) canvas.Value { return canvas.ShareOf(canvas.Share(n)) }
	if x.shares.IncomeKnown {
		step = stepFrom(int64(x.shares.Income) / 20)
		number = func(num int64) int64 { return int64(x.value(num).Amount) }
		value = func(n int64) canvas.Value { return canvas.AmountOf(canvas.Money(n)) }
	}
	open, rests := x.inSteps(step, number)
	changed := map[canvas.TotalOf]bool{}
	for _, of := range canvas.TotalsOf {
		changed[of] = true
	}
	x.writeTotals(changed, open, rests, value)
	var income int64
	for _, n := range open {
		income += n
	}
	for _, n := range rests {
		income += n
	}
	if x.shares.IncomeKnown {
		x.writeTotal(canvas.TotalIncome, value(income))
	}
	if t, ok := canvas.Get[canvas.Total](m.w, canvas.TotalID(p.ID, canvas.TotalReserve)); ok && m.secrets.total(t.Of, p.ID) {
		t.Value, t.Origin = oneDigitOf(t.Value), ""
		m.put(t)
	}
	of := map[canvas.RecordID]canvas.Value{}
	for i, a := range x.atoms {
		if a.source != "" && open[i] > 0 {
			of[a.source] = value(open[i])
		}
	}
	for _, part := range x.shares.Parts {
		v := part.Funding.Value
		switch {
		case part.Counts && part.Known:
			v = of[part.Source.ID]
		case m.secrets.amount(part.Source.ID, p.ID):
			v = oneDigitOf(v) // in no sum
		}
		x.show(part.Source, part.Funding, v)
	}
}

// confidential reports whether something of the money of the period is.
func (x income) confidential() bool {
	for _, part := range x.shares.Parts {
		if x.secrets.amount(part.Source.ID, x.period.ID) {
			return true
		}
	}
	for _, of := range canvas.TotalsOf {
		if _, ok := canvas.Get[canvas.Total](x.w, canvas.TotalID(x.period.ID, of)); ok && x.secrets.total(of, x.period.ID) {
			return true
		}
	}
	return false
}

// inSteps returns the figures of the open sources in whole steps, by the number of their atom, and
// those of what no source has, with what the hidden ones bring.
func (x income) inSteps(step int64, number func(int64) int64) (open []int64, rests map[place]int64) {
	open, rests = make([]int64, len(x.atoms)), map[place]int64{}
	var nums []int64
	var into []func(int64)
	sums := map[place]int64{}
	var places []place
	for i, a := range x.atoms {
		s, there := canvas.Get[canvas.Source](x.w, a.source)
		if there && !x.secrets.source(s) {
			nums, into = append(nums, number(a.num)), append(into, func(n int64) { open[i] = n })
			continue
		}
		if _, seen := sums[a.at]; !seen {
			places = append(places, a.at)
		}
		sums[a.at] += number(a.num)
	}
	for _, at := range places {
		nums, into = append(nums, sums[at]), append(into, func(n int64) { rests[at] = n })
	}
	for i, n := range analysis.LargestRemainder(nums, step, 1) {
		into[i](n * step)
	}
	return open, rests
}

// roundCosts rounds the costs of a period that are confidential: nothing fixes what costs come to,
// so that each can be rounded by itself. What is not shown stands in a line of its group.
func (m *maker) roundCosts(p canvas.Period) {
	x := m.costsOf(p)
	held := map[canvas.CostGroup][]int{}
	for i, a := range x.atoms {
		l, c := x.lines[i], x.costs[i]
		switch {
		case m.secrets.line(l):
			if a.num > 0 {
				held[l.Group] = append(held[l.Group], i)
			}
			m.rounded = true
		case a.secret:
			m.rounded = true
			c.Amount, c.Origin = oneDigit(c.Amount), ""
			m.put(c)
		}
	}
	for _, g := range canvas.CostGroups {
		x.writeRest(g, held[g], oneDigit)
	}
}

// stepFrom returns the least of 1, 2, 5, 10, 20, 50 … that is not less than a number.
func stepFrom(least int64) int64 {
	for ten := int64(1); ; ten *= 10 {
		for _, n := range []int64{1, 2, 5} {
			if n*ten >= least {
				return n * ten
			}
		}
	}
}

// oneDigit rounds an amount to its first digit.
func oneDigit(m canvas.Money) canvas.Money {
	ten := canvas.Money(1)
	for m/ten >= 10 {
		ten *= 10
	}
	return min((m+ten/2)/ten*ten, canvas.MaxMoney)
}

// oneDigitOf rounds an amount to its first digit, and a share to five per cent.
func oneDigitOf(v canvas.Value) canvas.Value {
	switch v.Kind {
	case canvas.AmountValue:
		return canvas.AmountOf(oneDigit(v.Amount))
	case canvas.ShareValue:
		return canvas.ShareOf((v.Share + shareStep/2) / shareStep * shareStep)
	default:
		return v
	}
}
