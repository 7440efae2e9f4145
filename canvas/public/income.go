package public

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
)

// income is the money of a period while its public version is made.
type income struct {
	*maker
	period canvas.Period
	shares analysis.Shares
	atoms  []atom
}

// incomeOf reads the money of a period: what each source in cash brings, and what no source has.
func (m *maker) incomeOf(w canvas.Workbook, p canvas.Period) income {
	x := income{maker: m, period: p, shares: analysis.Of(w, p.ID)}
	for _, part := range x.shares.Parts {
		if !part.Counts || !part.Known {
			continue
		}
		x.atoms = append(x.atoms, atom{
			source: part.Source.ID, num: part.Num,
			said:   said{m.secrets.first(part.Source.ID), part.Funding.Value},
			at:     place{canvas.RecordID(part.Source.Group), part.Source.Side},
			secret: m.secrets.amount(part.Source.ID, p.ID),
		})
	}
	for _, r := range x.shares.Rests {
		at := place{side: r.Side}
		for _, g := range canvas.Groups {
			if r.Of == canvas.TotalOfGroup(g) {
				at.group = canvas.RecordID(g)
			}
		}
		x.atoms = append(x.atoms, atom{at: at, num: r.Num, secret: m.secrets.total(r.Of, p.ID)})
	}
	return x
}

// foldIncome finds what is held back of the money of a period. When nothing more is, last is set,
// and it is written.
func (m *maker) foldIncome(p canvas.Period, last bool) {
	x := m.incomeOf(m.withoutIncome(p), p)
	f := suppress(x.atoms, m.secrets.chosen, x.closed)
	if !last {
		return
	}
	for _, part := range x.shares.Parts {
		if s := part.Source; m.secrets.amount(s.ID, p.ID) || m.secrets.chosen[said{m.secrets.first(s.ID), part.Funding.Value}] {
			x.show(s, part.Funding, canvas.Value{})
		}
	}
	for _, of := range canvas.TotalsOf {
		if m.secrets.total(of, p.ID) {
			x.removeTotal(of)
		}
	}
	if len(f.at) == 0 {
		return
	}
	open, rests := make([]int64, len(x.atoms)), map[place]int64{}
	changed := map[canvas.TotalOf]bool{}
	for i, a := range x.atoms {
		at, held := f.at[i]
		switch {
		case held:
			changed[groupTotal(a.at)], changed[sideTotal(a.at)] = true, true
			rests[at] += a.num
		case a.source == "":
			rests[a.at] += a.num
		default:
			open[i] = a.num
		}
	}
	x.writeTotals(changed, open, rests, x.value)
	switch {
	case f.lost:
		x.removeTotal(canvas.TotalIncome)
	case x.shares.IncomeKnown:
		x.writeTotal(canvas.TotalIncome, canvas.AmountOf(x.shares.Income))
	}
}

// withoutIncome returns the workbook without the income of a period where that is confidential: it
// is as if it were not known.
func (m *maker) withoutIncome(p canvas.Period) canvas.Workbook {
	t, ok := canvas.Get[canvas.Total](m.w, canvas.TotalID(p.ID, canvas.TotalIncome))
	if !ok || !m.secrets.total(t.Of, p.ID) {
		return m.w
	}
	w, err := m.w.Apply(canvas.Diff{t.ID: {Before: t}})
	if err != nil {
		return m.w
	}
	return w
}

// closed reports whether nothing may be seen of what a place comes to.
func (x income) closed(at place) bool {
	group, side := groupTotal(at), sideTotal(at)
	return group != "" && x.secrets.total(group, x.period.ID) || side != "" && x.secrets.total(side, x.period.ID)
}

// show gives a source that everybody may see the figure that everybody may see. Where that is none,
// it says that there is one.
func (x income) show(s canvas.Source, f canvas.Funding, v canvas.Value) {
	if x.secrets.source(s) {
		return
	}
	if x.secrets.amount(s.ID, x.period.ID) || v.Kind == canvas.NothingYet && f.Value.Kind != canvas.NothingYet {
		f.Origin, f.Confidential = "", true
	}
	f.Value = v
	x.put(f)
}

// writeTotals types the totals that make the sums right: of each group and side in which something
// has changed, what its open sources bring with what stands there and no source has.
func (x income) writeTotals(changed map[canvas.TotalOf]bool, open []int64, rests map[place]int64, value func(int64) canvas.Value) {
	write := func(of canvas.TotalOf, needed bool, in func(place) bool) {
		if !changed[of] {
			return
		}
		var sources, rest int64
		for i, a := range x.atoms {
			if in(a.at) {
				sources += open[i]
			}
		}
		for at, n := range rests {
			if in(at) {
				rest += n
			}
		}
		if rest == 0 || !needed {
			x.removeTotal(of)
			return
		}
		x.writeTotal(of, value(sources+rest))
	}
	for _, g := range canvas.Groups {
		write(canvas.TotalOfGroup(g), true, func(at place) bool { return at.group == canvas.RecordID(g) })
	}
	for _, side := range canvas.Sides {
		of := canvas.TotalOfSide(side)
		_, typed := canvas.Get[canvas.Total](x.w, canvas.TotalID(x.period.ID, of))
		project := place{canvas.RecordID(canvas.GroupProject), side} // which side it lies on is told by the side's total alone
		write(of, typed || rests[place{side: side}] > 0 || rests[project] > 0, func(at place) bool { return at.side == side })
	}
}

// value returns a numerator as what a total can be typed as.
func (x income) value(num int64) canvas.Value {
	if m, ok := x.shares.AmountOf(analysis.Rest{Num: num}); ok {
		return canvas.AmountOf(m)
	}
	return canvas.ShareOf(canvas.Share(num))
}

// writeTotal types a total. One that is more than a record may hold is left out.
func (x income) writeTotal(of canvas.TotalOf, v canvas.Value) {
	x.removeTotal(of)
	if v.Share > canvas.Whole || v.Amount > canvas.MaxMoney {
		return
	}
	t := canvas.Total{ID: canvas.TotalID(x.period.ID, of), Period: x.period.ID, Of: of, Value: v, Basis: canvas.Stated}
	before, typed := canvas.Get[canvas.Total](x.w, t.ID)
	switch {
	case typed && of == canvas.TotalIncome && before.Value == v:
		t = before
	case typed && of == canvas.TotalIncome:
		t.Basis = before.Basis
	case x.sum(of).Illustrative:
		t.Basis = canvas.Illustrative
	}
	x.put(t)
}

func (x income) removeTotal(of canvas.TotalOf) {
	if t, ok := canvas.Get[canvas.Total](x.w, canvas.TotalID(x.period.ID, of)); ok {
		x.remove(t)
	}
}

// sum returns what a side, a group or the whole comes to.
func (x income) sum(of canvas.TotalOf) analysis.Sum {
	for _, side := range canvas.Sides {
		if of == canvas.TotalOfSide(side) {
			return x.shares.Sides[side]
		}
	}
	for _, g := range canvas.Groups {
		if of == canvas.TotalOfGroup(g) {
			return x.shares.Groups[g]
		}
	}
	return x.shares.Total
}

// groupTotal and sideTotal return the totals that money in a place is part of; empty for none.
func groupTotal(at place) canvas.TotalOf {
	if at.group == "" {
		return ""
	}
	return canvas.TotalOfGroup(canvas.Group(at.group))
}

func sideTotal(at place) canvas.TotalOf {
	if at.side == "" {
		return ""
	}
	return canvas.TotalOfSide(at.side)
}
