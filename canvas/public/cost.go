package public

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// costs are the costs of a period while their public version is made. Costs have no totals of their
// own: what is held back of a group stands in a line that says so.
type costs struct {
	*maker
	period canvas.Period
	lines  []canvas.CostLine // of the atoms
	costs  []canvas.Cost     // of the atoms
	atoms  []atom
}

func (m *maker) costsOf(p canvas.Period) costs {
	x := costs{maker: m, period: p}
	for _, l := range m.w.CostLines(p.Scenario) {
		c, ok := canvas.Get[canvas.Cost](m.w, canvas.CostID(l.ID, p.ID))
		if !ok {
			continue
		}
		a := atom{
			source: l.ID, said: said{m.secrets.first(l.ID), canvas.AmountOf(c.Amount)}, at: place{group: canvas.RecordID(l.Group)}, num: int64(c.Amount),
			secret: m.secrets.amount(l.ID, p.ID),
		}
		if c.Status == canvas.Idea {
			a.num = 0 // shown and not counted
		}
		x.lines, x.costs, x.atoms = append(x.lines, l), append(x.costs, c), append(x.atoms, a)
	}
	return x
}

// foldCosts finds what is held back of the costs of a period. When nothing more is, last is set, and
// it is written.
func (m *maker) foldCosts(p canvas.Period, last bool) {
	x := m.costsOf(p)
	f := suppress(x.atoms, m.secrets.chosen, func(place) bool { return false })
	if !last {
		return
	}
	held := map[canvas.CostGroup][]int{}
	var whole []int
	for i, a := range x.atoms {
		if a.secret || m.secrets.chosen[a.said] {
			x.remove(x.costs[i])
			if !m.secrets.line(x.lines[i]) {
				m.missing[x.costs[i].ID] = 1
			}
		}
		switch at, ok := f.at[i]; {
		case !ok || f.lost && at == (place{}):
		case at == (place{}):
			whole = append(whole, i)
		default:
			g := canvas.CostGroup(at.group)
			held[g] = append(held[g], i)
		}
	}
	if len(whole) > 0 { // in one line, where most of it is
		most := whole[0]
		for _, i := range whole {
			if x.atoms[i].num > x.atoms[most].num {
				most = i
			}
		}
		held[x.lines[most].Group] = append(held[x.lines[most].Group], whole...)
	}
	for _, g := range canvas.CostGroups {
		x.writeRest(g, held[g], func(m canvas.Money) canvas.Money { return m })
	}
}

// writeRest writes the line of what is not shown of a group of costs.
func (x costs) writeRest(g canvas.CostGroup, of []int, round func(canvas.Money) canvas.Money) {
	if len(of) == 0 {
		return
	}
	last := canvas.Rank("")
	for _, l := range x.w.CostLines(x.period.Scenario) {
		last = max(last, l.Rank)
	}
	line := canvas.CostLine{
		ID: "withheld:" + x.period.Scenario + ":" + canvas.RecordID(g), Scenario: x.period.Scenario, Group: g,
		Rank: canvas.RankBetween(last, ""), Title: words.Text(words.Known(x.language), "not-shown-here"),
	}
	sum := canvas.Cost{
		ID: canvas.CostID(line.ID, x.period.ID), Line: line.ID, Period: x.period.ID, Status: canvas.InAction, Basis: canvas.Stated,
	}
	for _, i := range of {
		c := x.costs[i]
		sum.Amount += c.Amount
		if c.Status == canvas.AsIs {
			sum.Status = canvas.AsIs
		}
		if c.Basis == canvas.Illustrative {
			sum.Basis = canvas.Illustrative
		}
	}
	if sum.Amount = min(round(sum.Amount), canvas.MaxMoney); sum.Amount > 0 {
		x.put(line)
		x.put(sum)
	}
}
