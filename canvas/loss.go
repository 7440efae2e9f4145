package canvas

// LossKind says how a source is lost.
type LossKind string

// How a source is lost: all of it, half of what it brings, or with the end of a year.
const (
	LossGone LossKind = "gone"
	LossHalf LossKind = "half"
	LossEnds LossKind = "ends"
)

// LossKinds lists how a source may be lost.
var LossKinds = []LossKind{LossGone, LossHalf, LossEnds}

// Loss is a source that is lost, in a period and all that come after it.
type Loss struct {
	Source RecordID
	Period RecordID // the first period that it is lost in; empty: every period
	Kind   LossKind
	Year   int // the last year that it pays in; only with LossEnds
}

// LoseSources changes a scenario as if sources were lost in it. Losses of one source happen one
// after another: half of a half is a quarter.
//
// What is lost is missing afterwards, and nobody else grows by it: where the income of a period is
// typed, its shares become amounts first, and the income and the typed amounts of sides and groups
// get less by what went; where it is not, typed shares of sides and groups get less. A source that
// is at work in no period afterwards leaves the scenario.
//
// LossEnds takes a source out of the periods that begin after the year, and leaves the average of
// what it still brings in a period of several years that goes on beyond it. A period without years
// is after the end only where one that reaches the end comes before it.
func LoseSources(w Workbook, scenario RecordID, losses []Loss) (Change, error) {
	if err := mayLose(w, scenario, losses); err != nil {
		return Change{}, err
	}
	c := on(w)
	periods := w.Periods(scenario)
	for i, p := range periods {
		l := losing{changed: c, period: p}
		l.read()
		for _, loss := range losses {
			if loss.from(periods) <= i {
				l.lose(loss, loss.keeps(periods, i))
			}
		}
		l.write()
	}
	for _, loss := range losses {
		c.end(loss)
	}
	c.removeIdleSources()
	return c.labelled("lose-sources"), nil
}

// KeepLosses copies a scenario and changes the copy as if sources were lost in it, in one step. It
// returns the copy.
func KeepLosses(w Workbook, ids IDs, scenario RecordID, title string, losses []Loss) (Change, RecordID, error) {
	if err := mayLose(w, scenario, losses); err != nil {
		return Change{}, "", err
	}
	change, made, err := CopyScenario(w, ids, scenario, title)
	if err != nil {
		return Change{}, "", err
	}
	copied, err := w.Apply(change.Diff)
	if err != nil {
		return Change{}, "", err
	}
	as := map[RecordID]RecordID{"": ""}
	for _, p := range copied.Periods(made) {
		as[p.SameAs] = p.ID
	}
	for _, x := range copied.Sources(made) {
		as[x.SameAs] = x.ID
	}
	own := make([]Loss, len(losses))
	for i, loss := range losses {
		loss.Source, loss.Period = as[loss.Source], as[loss.Period]
		own[i] = loss
	}
	lost, err := LoseSources(copied, made, own)
	if err != nil {
		return Change{}, "", err
	}
	change.Diff = change.Diff.Then(lost.Diff)
	change.Label = Label{Key: "keep-losses", Args: []string{title}}
	return change, made, nil
}

// mayLose refuses losses that name what is not there, or no kind of loss.
func mayLose(w Workbook, scenario RecordID, losses []Loss) error {
	if _, ok := Get[Scenario](w, scenario); !ok {
		return refused("refused-gone")
	}
	for _, loss := range losses {
		if s, ok := Get[Source](w, loss.Source); !ok || s.Scenario != scenario {
			return refused("refused-gone")
		}
		if p, ok := Get[Period](w, loss.Period); loss.Period != "" && (!ok || p.Scenario != scenario) {
			return refused("refused-gone")
		}
		if oneOf("kind", loss.Kind, LossKinds) != nil || (loss.Kind == LossEnds && (loss.Year < 1 || year("year", loss.Year) != nil)) {
			return refused("refused-value")
		}
	}
	return nil
}

// from returns the place of the first period that the loss falls into.
func (l Loss) from(periods []Period) int {
	for i, p := range periods {
		if p.ID == l.Period {
			return i
		}
	}
	return 0
}

// keep is what is left of a value: a fraction, and nothing at all where it is zero.
type keep struct{ num, den uint64 }

// keeps returns what is left in a period after a loss.
func (l Loss) keeps(periods []Period, at int) keep {
	all := keep{1, 1}
	switch l.Kind {
	case LossGone:
		return keep{0, 1}
	case LossHalf:
		return keep{1, 2}
	case LossEnds:
		first, last, known := periods[at].Years()
		switch {
		case !known:
			for _, p := range periods[:at] {
				if _, reaches, ok := p.Years(); ok && reaches >= l.Year {
					return keep{0, 1}
				}
			}
			return all
		case first > l.Year:
			return keep{0, 1}
		case last > l.Year:
			return keep{uint64(l.Year - first + 1), uint64(last - first + 1)}
		}
	}
	return all
}

// losing is what happens to the money of one period.
type losing struct {
	*changed
	period  Period
	order   []RecordID
	now     map[RecordID]Funding
	before  map[RecordID]Value
	gone    map[RecordID]bool
	touched bool

	sharedOut bool
}

// counts reports whether a funding is part of the income.
func (l *losing) counts(f Funding) bool {
	s, _ := Get[Source](l.w, f.Source)
	return s.Use != UseInKind && f.Status != Idea
}

func (l *losing) read() {
	l.now, l.before, l.gone = map[RecordID]Funding{}, map[RecordID]Value{}, map[RecordID]bool{}
	for _, x := range l.w.At(l.period.ID) {
		l.order = append(l.order, x.Source.ID)
		l.now[x.Source.ID], l.before[x.Source.ID] = x.Funding, x.Funding.Value
	}
}

// lose takes a loss off what a source brings. The first one that lowers the income makes amounts of
// the shares, where the income is known.
func (l *losing) lose(loss Loss, k keep) {
	f, here := l.now[loss.Source]
	if !here || l.gone[loss.Source] || k.num == k.den {
		return
	}
	l.touched = true
	if !l.sharedOut && l.counts(f) {
		l.sharedOut = true
		l.shareOut()
		f = l.now[loss.Source]
	}
	if k.num == 0 {
		l.gone[loss.Source] = true
		return
	}
	f.Value = Value{
		Kind:   f.Value.Kind,
		Share:  Share(mulDivHalfUp(uint64(f.Value.Share), k.num, k.den)),
		Amount: Money(mulDivHalfUp(uint64(f.Value.Amount), k.num, k.den)),
	}
	l.now[loss.Source] = f
}

// shareOut makes amounts of the shares of cash where the income is typed.
func (l *losing) shareOut() {
	income, typed := Get[Total](l.w, TotalID(l.period.ID, TotalIncome))
	if !typed {
		return
	}
	amount := func(v Value) Value {
		if v.Kind == ShareValue {
			return AmountOf(v.Share.Of(income.Value.Amount))
		}
		return v
	}
	for _, id := range l.order {
		if s, _ := Get[Source](l.w, id); s.Use == UseInKind {
			continue
		}
		f := l.now[id]
		f.Value = amount(f.Value)
		l.now[id], l.before[id] = f, f.Value
	}
	for _, of := range TotalsOf {
		if t, ok := Get[Total](l.w, TotalID(l.period.ID, of)); ok {
			t.Value = amount(t.Value)
			l.put(t)
		}
	}
}

// write puts down what is left.
func (l *losing) write() {
	if !l.touched {
		return
	}
	for _, id := range l.order {
		f, before := l.now[id], l.before[id]
		s, _ := Get[Source](l.w, id)
		lost := Value{Kind: before.Kind, Share: before.Share - f.Value.Share, Amount: before.Amount - f.Value.Amount}
		if l.gone[id] {
			lost = before
			l.remove(f.ID)
			l.forgetPeriod(id, l.period.ID)
		} else {
			l.put(f)
		}
		if l.counts(f) {
			for _, of := range []TotalOf{TotalIncome, TotalOfSide(s.Side), TotalOfGroup(s.Group)} {
				l.lessTotal(of, lost)
			}
		}
	}
}

// lessTotal takes off a typed total what one of its sources lost.
func (l *losing) lessTotal(of TotalOf, lost Value) {
	t, ok := l.record(TotalID(l.period.ID, of)).(Total)
	if !ok || t.Value.Kind != lost.Kind {
		return
	}
	t.Value.Share = max(0, t.Value.Share-lost.Share)
	t.Value.Amount = max(0, t.Value.Amount-lost.Amount)
	l.put(t)
}

// end writes down when a source ends, where that is what is lost.
func (c *changed) end(loss Loss) {
	s, ok := c.record(loss.Source).(Source)
	if !ok || loss.Kind != LossEnds {
		return
	}
	if end := NewYearMonth(loss.Year, 12); s.Ends == 0 || end < s.Ends {
		s.Ends = end
	}
	if s.Starts > s.Ends {
		s.Starts = 0 // it would end before it starts
	}
	c.put(s)
}
