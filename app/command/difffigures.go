package command

import (
	"encoding/json"
	"fmt"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/words"
)

// periods compares what the periods come to that both files have.
func (d differ) periods() []diffPeriod {
	var out []diffPeriod
	for _, s := range d.b.Scenarios() {
		for _, p := range d.b.Periods(s.ID) {
			if _, both := canvas.Get[canvas.Period](d.a, p.ID); !both {
				continue
			}
			if figures := d.figures(p.ID); len(figures) > 0 {
				out = append(out, diffPeriod{Scenario: s.Title, Period: p.Label, ID: string(p.ID), Figures: figures})
			}
		}
	}
	return out
}

// figures returns the figures of a period that differ.
func (d differ) figures(period canvas.RecordID) []diffFigure {
	var out []diffFigure
	x, y := analysis.Of(d.a, period), analysis.Of(d.b, period)
	c, e := analysis.Cover(d.a, period), analysis.Cover(d.b, period)
	money := func(name string, before, after canvas.Money, knownBefore, known bool) {
		if before == after && knownBefore == known {
			return
		}
		f := diffFigure{Figure: name, Unit: "money", before: say("diff-nothing"), after: say("diff-nothing")}
		if knownBefore {
			f.Before, f.before = json.Number(units(before)), words.Money("en", int64(before), d.a.Info().Currency)
		}
		if known {
			f.After, f.after = json.Number(units(after)), words.Money("en", int64(after), d.b.Info().Currency)
		}
		if knownBefore && known {
			f.by = plus(int64(after-before)) + words.Money("en", int64(after-before), "")
		}
		out = append(out, f)
	}
	share := func(name string, before, after analysis.Sum) {
		a, b := before.Shown*1000/x.Whole(), after.Shown*1000/y.Whole()
		if a == b && before.Known == after.Known {
			return
		}
		f := diffFigure{Figure: name, Unit: "percent", before: say("diff-nothing"), after: say("diff-nothing")}
		if before.Known {
			f.Before, f.before = float64(a)/10, words.Percent("en", before.Shown, x.Places)
		}
		if after.Known {
			f.After, f.after = float64(b)/10, words.Percent("en", after.Shown, y.Places)
		}
		if before.Known && after.Known {
			f.by = plus(b-a) + words.Decimal("en", b-a, 1)
		}
		out = append(out, f)
	}
	money("income", x.Income, y.Income, x.IncomeKnown, y.IncomeKnown)
	for _, side := range canvas.Sides {
		share(string(side)+" side", x.Sides[side], y.Sides[side])
	}
	for _, g := range canvas.Groups {
		share(string(g)+" group", x.Groups[g], y.Groups[g])
	}
	money("in kind", x.InKind, y.InKind, true, true)
	money("cost", c.Cost.All, e.Cost.All, c.CostKnown, e.CostKnown)
	money("not covered", c.Uncovered, e.Uncovered, c.CostKnown, e.CostKnown)
	money("result", c.Result.All, e.Result.All, c.Known && c.CostKnown, e.Known && e.CostKnown)
	money("reserve", c.Reserve, e.Reserve, c.ReserveKnown, e.ReserveKnown)
	return out
}

func plus(n int64) string {
	if n > 0 {
		return "+"
	}
	return ""
}

// units returns an amount in units of the currency.
func units(m canvas.Money) string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	if m%100 == 0 {
		return fmt.Sprintf("%s%d", sign, m/100)
	}
	return fmt.Sprintf("%s%d.%02d", sign, m/100, m%100)
}
