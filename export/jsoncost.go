package export

import (
	"fmt"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

func (r *exchangeReader) readCosts(path string, scenario canvas.RecordID, list []exchangeCost, periods *exchangeIndex) {
	ranks := exchangeGivenRanks(list, func(c exchangeCost) string { return c.Rank })
	for i, c := range list {
		at := exchangeItem(path+".costs", i)
		id := r.id(c.ID, at, fmt.Sprintf("%s-cost-%d", scenario, i+1))
		usual, ok := deck.FindCost(c.Line)
		if c.Line != "" && !ok && c.Group == "" {
			// With a group it is a line of another list, complete in itself.
			r.add(at+".line", "there is no usual cost line %q", c.Line)
			continue
		}
		r.records = append(r.records, canvas.CostLine{
			ID: id, Scenario: scenario, Rank: ranks[i], Deck: c.Line, Title: c.Title,
			Group:  exchangeWord(r, at+".group", c.Group, usual.Group, canvas.CostGroups),
			SameAs: canvas.RecordID(c.SameAs), Confidential: c.Confidential,
		})
		for j, a := range c.Amounts {
			r.readCost(exchangeItem(at+".amounts", j), id, a, periods)
		}
	}
}

func (r *exchangeReader) readCost(path string, line canvas.RecordID, a exchangeCostAmount, periods *exchangeIndex) {
	value := r.value(path, nil, a.Amount)
	if a.Amount == nil {
		r.add(path+".amount", "this is missing")
	}
	status := exchangeWord(r, path+".status", a.Status, exchangeStatus, canvas.Statuses)
	basis := exchangeWord(r, path+".basis", a.Basis, exchangeBasis, canvas.Bases)
	period, err := periods.pick(a.Period)
	if err != nil {
		r.add(path+".period", "%s", err)
		return
	}
	if id := canvas.CostID(line, period); r.claimed(id, path, "what the line costs in this period is already said in") {
		r.records = append(r.records, canvas.Cost{
			ID: id, Line: line, Period: period, Amount: value.Amount, Status: status, Basis: basis, Origin: a.Origin,
			Confidential: a.Confidential,
		})
	}
}

func (x exchangeWriter) costs(scenario canvas.RecordID) []exchangeCost {
	lines := x.w.CostLines(scenario)
	ranks := exchangeSaidRanks(lines, func(l canvas.CostLine) canvas.Rank { return l.Rank })
	var out []exchangeCost
	for i, l := range lines {
		usual, _ := deck.FindCost(l.Deck)
		line := exchangeCost{
			ID: string(l.ID), Rank: ranks[i], Line: l.Deck, Group: exchangeUnless(l.Group, usual.Group),
			Title: l.Title, Confidential: l.Confidential, SameAs: string(l.SameAs),
		}
		for _, p := range x.w.Periods(scenario) {
			c, ok := canvas.Get[canvas.Cost](x.w, canvas.CostID(l.ID, p.ID))
			if !ok {
				continue
			}
			_, amount := exchangeFigures(canvas.AmountOf(c.Amount))
			line.Amounts = append(line.Amounts, exchangeCostAmount{
				Period: string(p.ID), Amount: amount, Origin: c.Origin,
				Status: exchangeUnless(c.Status, exchangeStatus), Basis: exchangeUnless(c.Basis, exchangeBasis),
				Confidential: c.Confidential,
			})
		}
		out = append(out, line)
	}
	return out
}
