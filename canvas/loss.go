package canvas

import "math/bits"

// Loss is money that a source might not bring from a period on: what a stress test tries.
type Loss struct {
	Source RecordID
	Period RecordID // the first that is hit, with all after it; empty: all
	Kind   LossKind
	Year   int // of LossEnds: the last one in which it pays
}

// LossKind says how much of a source is lost.
type LossKind string

// What can be lost of a source.
const (
	LossGone LossKind = "gone" // all of it
	LossHalf LossKind = "half"
	LossEnds LossKind = "ends" // what comes after a year
)

// LossKinds lists what can be lost.
var LossKinds = []LossKind{LossGone, LossHalf, LossEnds}

// LoseSources takes losses out of a scenario. What is lost is not shared out among those that
// stay: where an income is typed, shares of that period are first turned into amounts, and the
// income falls by what is lost; where only shares are known they stay, and what is missing is not
// allotted. Typed totals fall with what they hold. A source that is gone from all periods is
// removed. Losses of sources that are not in the scenario are refused.
func LoseSources(w Workbook, scenario RecordID, losses []Loss) (Change, error) {
	c := on(w)
	if _, ok := Get[Scenario](w, scenario); !ok {
		return Change{}, refused("refused-gone")
	}
	for _, l := range losses {
		s, ok := Get[Source](w, l.Source)
		if !ok || s.Scenario != scenario {
			return Change{}, refused("refused-gone")
		}
		if err := c.lose(s, l); err != nil {
			return Change{}, err
		}
	}
	c.removeIdleSources()
	return c.labelled("lose-sources"), nil
}

// lose takes one loss out of every period that it hits.
func (c *changed) lose(s Source, l Loss) error {
	periods := c.w.Periods(s.Scenario)
	from := 0
	for i, p := range periods {
		if p.ID == l.Period {
			from = i
		}
	}
	ended := false // a period before holds the end
	for _, p := range periods[from:] {
		id := FundingID(s.ID, p.ID)
		f, ok := c.record(id).(Funding)
		if !ok {
			continue
		}
		keep, of := int64(0), int64(1)
		switch l.Kind {
		case LossHalf:
			keep, of = 1, 2
		case LossEnds:
			keep, of = p.yearsUntil(l.Year, ended)
			ended = ended || keep < of || (p.ToYear > 0 && p.ToYear == l.Year)
		case LossGone:
		default:
			return refused("refused-value")
		}
		if keep < of {
			c.keepPart(s, f, p.ID, keep, of)
		}
	}
	if l.Kind == LossEnds {
		if x, ok := c.record(s.ID).(Source); ok {
			if x.Ends = NewYearMonth(l.Year, 12); x.Starts > x.Ends {
				x.Starts = 0
			}
			if x.check() != nil {
				return refused("refused-value")
			}
			c.put(x)
		}
	}
	return nil
}

// yearsUntil returns how many of the years of a period are not after a year, and how many there
// are. A period without years is after it only if an earlier one has held it.
func (p Period) yearsUntil(year int, ended bool) (keep, of int64) {
	from, to := p.FromYear, max(p.FromYear, p.ToYear)
	switch {
	case from == 0 && ended:
		return 0, 1
	case from == 0:
		return 1, 1
	}
	return int64(max(0, min(year, to)-from+1)), int64(to - from + 1)
}

// keepPart leaves keep parts of so many of what a source brings in a period.
func (c *changed) keepPart(s Source, f Funding, period RecordID, keep, of int64) {
	counts := s.Use != UseInKind && f.Status != Idea
	if counts {
		c.toAmounts(period)
		f = c.record(f.ID).(Funding)
	}
	was := f.Value
	f.Value.Share = Share(roundedPart(int64(was.Share), keep, of))
	f.Value.Amount = Money(roundedPart(int64(was.Amount), keep, of))
	if keep == 0 {
		c.remove(f.ID)
		c.forgetPeriod(s.ID, period)
	} else {
		c.put(f)
	}
	if !counts {
		return
	}
	for _, t := range TotalsOf {
		if t == TotalReserve || (t != TotalIncome && t != TotalOfSide(s.Side) && t != TotalOfGroup(s.Group)) {
			continue
		}
		total, ok := c.record(TotalID(period, t)).(Total)
		if !ok || total.Value.Kind != was.Kind {
			continue
		}
		total.Value.Share = max(0, total.Value.Share-(was.Share-f.Value.Share))
		total.Value.Amount = max(0, total.Value.Amount-(was.Amount-f.Value.Amount))
		c.put(total)
	}
}

func roundedPart(n, keep, of int64) int64 {
	if keep == 0 {
		return 0
	}
	return (n/of)*keep + (n%of*keep*2+of)/(2*of)
}

// toAmounts turns the shares of a period into amounts, where its income is typed.
func (c *changed) toAmounts(period RecordID) {
	income, ok := c.record(TotalID(period, TotalIncome)).(Total)
	if !ok {
		return
	}
	whole := income.Value.Amount
	if first, ok := Get[Total](c.w, TotalID(period, TotalIncome)); ok {
		whole = first.Value.Amount // shares are of what it was before anything was lost
	}
	for _, x := range c.w.At(period) {
		f, ok := c.record(x.Funding.ID).(Funding)
		if ok && f.Value.Kind == ShareValue && x.Source.Use != UseInKind {
			f.Value = AmountOf(f.Value.Share.Of(whole))
			c.put(f)
		}
	}
	for _, of := range TotalsOf {
		t, ok := c.record(TotalID(period, of)).(Total)
		if ok && t.Value.Kind == ShareValue {
			t.Value = AmountOf(t.Value.Share.Of(whole))
			c.put(t)
		}
	}
}

// Of returns the share of an amount, rounded half up to a minor unit.
func (s Share) Of(m Money) Money {
	hi, lo := bits.Mul64(uint64(m), uint64(s))
	lo, carry := bits.Add64(lo, uint64(Whole)/2, 0)
	q, _ := bits.Div64(hi+carry, lo, uint64(Whole))
	return Money(q)
}

// KeepLosses makes a scenario of a stress test: a copy of the scenario from which the losses are
// taken. It returns the copy.
func KeepLosses(w Workbook, ids IDs, scenario RecordID, title string, losses []Loss) (Change, RecordID, error) {
	copied, made, err := CopyScenario(w, ids, scenario, title)
	if err != nil {
		return Change{}, "", err
	}
	next, err := w.Apply(copied.Diff)
	if err != nil {
		return Change{}, "", err
	}
	as := map[RecordID]RecordID{}
	for _, s := range next.Sources(made) {
		as[s.SameAs] = s.ID
	}
	for _, p := range next.Periods(made) {
		as[p.SameAs] = p.ID
	}
	mapped := make([]Loss, len(losses))
	for i, l := range losses {
		l.Source, l.Period = as[l.Source], as[l.Period]
		mapped[i] = l
	}
	lost, err := LoseSources(next, made, mapped)
	if err != nil {
		return Change{}, "", err
	}
	copied.Diff = copied.Diff.Then(lost.Diff)
	copied.Label = Label{Key: "keep-losses", Args: []string{title}}
	return copied, made, nil
}
