package analysis

import (
	"math/bits"

	"clustercanvas/canvas"
)

// Shares is how the cash income of a period is made up. Numerators are over Den; figures called
// Shown are whole numbers of display units, 10 to the power of -Places per cent, rounded by
// largest remainder so that they add up.
type Shares struct {
	Period canvas.RecordID
	Parts  []Part // every source at work in the period, in order
	Rests  []Rest // what is not allotted to a source

	Sides  map[canvas.Side]Sum
	Groups map[canvas.Group]Sum
	Total  Sum

	Den    int64 // 0 when no share is known
	Places int   // decimals of per cent shown: as many as were typed, at most one
	Mixed  bool  // shares and amounts that cannot be compared: amounts have no share

	Income      canvas.Money // typed, or the sum of the amounts
	IncomeKnown bool
	InKind      canvas.Money // stated value of what is in kind: apart from everything else
	Unknown     int          // sources that count and have no figure
}

// Part is one source in a period.
type Part struct {
	Source      canvas.Source
	Funding     canvas.Funding
	Counts      bool // in cash, and as is or in action: ideas and things in kind are shown and not counted
	Known       bool // its share is known
	Num         int64
	Shown       int64
	Amount      canvas.Money // per year, rounded to a minor unit; only where AmountKnown
	AmountKnown bool
}

// Rest is a part of the income that no source has.
type Rest struct {
	Of    canvas.TotalOf // a side or group whose typed total is not used up; TotalIncome: nobody's
	Side  canvas.Side    // where it lies; empty where that is not known
	Num   int64
	Shown int64

	Illustrative bool // its typed total is
}

// Sum is what several parts make together.
type Sum struct {
	Known        bool
	Typed        bool // a typed total stands behind it
	Num          int64
	Shown        int64 // with what is in action
	Today        int64 // Shown without what is in action
	Over         int64 // display units by which the sources exceed the typed total
	Illustrative bool
}

// AmountOf returns what a rest is in money, per year, rounded to a minor unit; false where the income
// is not known in money.
func (s Shares) AmountOf(r Rest) (canvas.Money, bool) {
	if !s.IncomeKnown || s.Den <= 0 {
		return 0, false
	}
	return canvas.Money(mulDiv(int64(s.Income), r.Num, s.Den)), true
}

// Of returns the shares of a period. It looks at the records only and changes nothing.
func Of(w canvas.Workbook, period canvas.RecordID) Shares {
	s := Shares{Period: period, Sides: map[canvas.Side]Sum{}, Groups: map[canvas.Group]Sum{}}
	for _, x := range w.At(period) {
		s.Parts = append(s.Parts, Part{
			Source: x.Source, Funding: x.Funding,
			Counts: x.Source.Use != canvas.UseInKind && x.Funding.Status != canvas.Idea,
		})
	}
	totals := map[canvas.TotalOf]canvas.Total{}
	for _, of := range canvas.TotalsOf {
		if t, ok := canvas.Get[canvas.Total](w, canvas.TotalID(period, of)); ok && of != canvas.TotalReserve {
			totals[of] = t
		}
	}
	s.scale(w, totals)
	s.rests(totals)
	s.round()
	s.sum(totals)
	return s
}

// scale finds the one denominator of all shares, and each part's numerator.
func (s *Shares) scale(w canvas.Workbook, totals map[canvas.TotalOf]canvas.Total) {
	shares, amounts := false, false
	var sum canvas.Money
	look := func(v canvas.Value) {
		shares = shares || v.Kind == canvas.ShareValue
		amounts = amounts || v.Kind == canvas.AmountValue
	}
	for i, p := range s.Parts {
		v := p.Funding.Value
		if p.Source.Use == canvas.UseInKind {
			if v.Kind == canvas.AmountValue && p.Funding.Status != canvas.Idea {
				s.InKind += v.Amount
			}
			continue
		}
		if !p.Counts && v.Kind == canvas.AmountValue {
			s.Parts[i].Amount, s.Parts[i].AmountKnown = v.Amount, true
		}
		if !p.Counts {
			continue
		}
		if v.Kind == canvas.NothingYet && !w.Withheld(p.Funding) {
			s.Unknown++
		}
		if v.Kind == canvas.AmountValue {
			sum += v.Amount
		}
		look(v)
		s.Places = max(s.Places, decimals(v))
	}
	for of, t := range totals {
		if of != canvas.TotalIncome {
			look(t.Value)
			s.Places = max(s.Places, decimals(t.Value))
		}
	}
	if t, typed := totals[canvas.TotalIncome]; typed {
		s.Income, s.IncomeKnown = t.Value.Amount, true
	} else if amounts && !shares {
		s.Income, s.IncomeKnown = sum, true
		s.Income += s.unsplit(totals)
	}
	s.Mixed = shares && amounts && !s.IncomeKnown
	switch {
	case s.IncomeKnown && s.Income > 0:
		s.Den = int64(s.Income)
		if shares {
			s.Den *= factor(s.Income)
		}
	case shares:
		s.Den = int64(canvas.Whole)
	}
	for i := range s.Parts {
		p := &s.Parts[i]
		if p.Source.Use == canvas.UseInKind {
			if p.Funding.Value.Kind == canvas.AmountValue {
				p.Amount, p.AmountKnown = p.Funding.Value.Amount, true
			}
			continue
		}
		p.Num, p.Known = s.num(p.Funding.Value)
		switch {
		case p.Funding.Value.Kind == canvas.AmountValue:
			p.Amount, p.AmountKnown = p.Funding.Value.Amount, true
		case p.Known && s.IncomeKnown:
			p.Amount, p.AmountKnown = canvas.Money(mulDiv(int64(s.Income), p.Num, s.Den)), true
		}
	}
}

// unsplit returns by how much the typed amounts of sides or of groups exceed their sources: sides
// and groups are two looks at the same money, so that the greater of the two counts.
func (s *Shares) unsplit(totals map[canvas.TotalOf]canvas.Total) canvas.Money {
	var sides, groups canvas.Money
	for _, side := range canvas.Sides {
		sides += s.missing(canvas.TotalOfSide(side), totals[canvas.TotalOfSide(side)])
	}
	for _, g := range canvas.Groups {
		groups += s.missing(canvas.TotalOfGroup(g), totals[canvas.TotalOfGroup(g)])
	}
	return max(sides, groups)
}

// missing returns by how much a typed amount of a side or group exceeds its sources.
func (s *Shares) missing(of canvas.TotalOf, t canvas.Total) canvas.Money {
	rest := t.Value.Amount
	for _, p := range s.Parts {
		if p.Counts && belongs(p.Source, of) {
			rest -= p.Funding.Value.Amount
		}
	}
	return max(rest, 0)
}

// factor returns by what an income must be multiplied so that every share of it, in millionths,
// is a whole number; 1 where that would not fit, and shares are rounded to a minor unit then.
func factor(income canvas.Money) int64 {
	k := int64(canvas.Whole) / gcd(int64(canvas.Whole), int64(income))
	if hi, lo := bits.Mul64(uint64(income), uint64(k)); hi != 0 || lo > mostNum>>1 {
		return 1
	}
	return k
}

// mostNum and mostWholes bound numerators, so that sums of dozens of them fit into 64 bits even
// where sources bring a million times the income that was typed.
const (
	mostNum    = 1 << 57
	mostWholes = 1 << 20
)

// bounded returns a numerator within the bounds.
func (s *Shares) bounded(n int64) int64 {
	if s.Den < mostNum/mostWholes {
		return min(n, s.Den*mostWholes)
	}
	return min(n, mostNum)
}

// num returns a value over the denominator.
func (s *Shares) num(v canvas.Value) (int64, bool) {
	switch {
	case s.Den == 0 || v.Kind == canvas.NothingYet:
		return 0, false
	case v.Kind == canvas.ShareValue:
		return s.bounded(mulDiv(s.Den, int64(v.Share), int64(canvas.Whole))), true
	case !s.IncomeKnown:
		return 0, false
	}
	return s.bounded(mulDiv(s.Den, int64(v.Amount), int64(s.Income))), true
}

// rests finds what typed totals say beyond the sources, groups first: what is not split of the
// public group lies on the public side; then what is missing to the whole.
func (s *Shares) rests(totals map[canvas.TotalOf]canvas.Total) {
	if s.Den == 0 {
		return
	}
	add := func(of canvas.TotalOf, have int64) {
		t, typed := totals[of]
		if n, ok := s.num(t.Value); typed && ok && n > have {
			s.Rests = append(s.Rests, Rest{Of: of, Side: sideOf(of), Num: n - have, Illustrative: t.Basis == canvas.Illustrative})
		}
	}
	for _, g := range canvas.Groups {
		add(canvas.TotalOfGroup(g), s.have(canvas.TotalOfGroup(g)))
	}
	s.sideProjects(totals)
	for _, side := range canvas.Sides {
		add(canvas.TotalOfSide(side), s.have(canvas.TotalOfSide(side)))
	}
	if all := s.have(canvas.TotalIncome); all < s.Den && all > 0 {
		s.Rests = append(s.Rests, Rest{Of: canvas.TotalIncome, Num: s.Den - all})
	}
}

// have returns what the sources, and the rests found so far, make of a side or group.
func (s *Shares) have(of canvas.TotalOf) int64 {
	var n int64
	for _, p := range s.Parts {
		if p.Counts && p.Known && belongs(p.Source, of) {
			n += p.Num
		}
	}
	for _, r := range s.Rests {
		if r.within(of) {
			n += r.Num
		}
	}
	return n
}

// sideProjects finds the side of project money that is not split. It may lie on either; but where
// the typed total of a side leaves room, it is there: otherwise it would be counted twice. The side
// with more room is filled first.
func (s *Shares) sideProjects(totals map[canvas.TotalOf]canvas.Total) {
	room := func(side canvas.Side) int64 {
		t, typed := totals[canvas.TotalOfSide(side)]
		if n, ok := s.num(t.Value); typed && ok {
			return max(0, n-s.have(canvas.TotalOfSide(side)))
		}
		return 0
	}
	sides := canvas.Sides
	if room(canvas.SidePrivate) > room(canvas.SidePublic) {
		sides = []canvas.Side{canvas.SidePrivate, canvas.SidePublic}
	}
	for _, side := range sides {
		for i, r := range s.Rests {
			n := min(r.Num, room(side))
			if r.Of != canvas.TotalProjectGroup || r.Side != "" || n == 0 {
				continue
			}
			s.Rests[i].Num, s.Rests[i].Side = n, side
			if r.Num > n {
				s.Rests = append(s.Rests, Rest{Of: r.Of, Num: r.Num - n, Illustrative: r.Illustrative})
			}
		}
	}
}

// round gives every part and rest its whole number of display units by largest remainder.
func (s *Shares) round() {
	var nums []int64
	var into []*int64
	for i := range s.Parts {
		if p := &s.Parts[i]; p.Known && p.Counts {
			nums, into = append(nums, p.Num), append(into, &p.Shown)
		} else if p.Known {
			p.Shown = nearest(p.Num, s.Den, s.whole())
		}
	}
	for i := range s.Rests {
		nums, into = append(nums, s.Rests[i].Num), append(into, &s.Rests[i].Shown)
	}
	for i, n := range LargestRemainder(nums, s.Den, s.whole()) {
		*into[i] = n
	}
}

// whole returns 100 % in display units.
func (s *Shares) whole() int64 {
	if s.Places == 1 {
		return 1000
	}
	return 100
}

// Whole returns 100 % in display units.
func (s Shares) Whole() int64 { return s.whole() }

func (s *Shares) sum(totals map[canvas.TotalOf]canvas.Total) {
	s.Total = s.sumOf(canvas.TotalIncome, totals)
	complete := s.Total.Known && s.Total.Num >= s.Den && !s.nobodys()
	one := func(of canvas.TotalOf) Sum {
		sum := s.sumOf(of, totals)
		sum.Known = sum.Known || complete && !s.open(of)
		return sum
	}
	for _, side := range canvas.Sides {
		s.Sides[side] = one(canvas.TotalOfSide(side))
	}
	for _, g := range canvas.Groups {
		s.Groups[g] = one(canvas.TotalOfGroup(g))
	}
}

// nobodys reports whether a part of the income is in no side or group.
func (s *Shares) nobodys() bool {
	for _, r := range s.Rests {
		if r.Of == canvas.TotalIncome {
			return true
		}
	}
	return false
}

// open reports whether something of a side that is not split may be of a group.
func (s *Shares) open(of canvas.TotalOf) bool {
	for _, r := range s.Rests {
		if r.Of != canvas.TotalOfSide(r.Side) {
			continue
		}
		if of == canvas.TotalProjectGroup || of == canvas.TotalPublicGroup && r.Side == canvas.SidePublic ||
			of == canvas.TotalPrivateGroup && r.Side == canvas.SidePrivate {
			return true
		}
	}
	return false
}

func (s *Shares) sumOf(of canvas.TotalOf, totals map[canvas.TotalOf]canvas.Total) Sum {
	var sum Sum
	for _, p := range s.Parts {
		if !p.Counts || !p.Known || !belongs(p.Source, of) {
			continue
		}
		sum.Known = true
		sum.Num += p.Num
		sum.Shown += p.Shown
		if p.Funding.Status == canvas.AsIs {
			sum.Today += p.Shown
		}
		sum.Illustrative = sum.Illustrative || p.Funding.Basis == canvas.Illustrative
	}
	sources := sum.Num
	for _, r := range s.Rests {
		if r.within(of) && (of != canvas.TotalIncome || r.Of != canvas.TotalIncome) {
			sum.Known = true
			sum.Num += r.Num
			sum.Shown += r.Shown
			sum.Today += r.Shown
			sum.Illustrative = sum.Illustrative || r.Illustrative
		}
	}
	if t, typed := totals[of]; typed && of != canvas.TotalIncome {
		sum.Known, sum.Typed = s.Den > 0, true
		sum.Illustrative = t.Basis == canvas.Illustrative
		if n, ok := s.num(t.Value); ok && sources > n {
			sum.Over = nearest(sources-n, s.Den, s.whole())
		}
	}
	if of == canvas.TotalIncome && s.Den > 0 && sum.Num > s.Den {
		sum.Over = sum.Shown - s.whole()
	}
	return sum
}

// belongs reports whether a source is part of a side, a group or the income.
func belongs(x canvas.Source, of canvas.TotalOf) bool {
	return of == canvas.TotalIncome || of == canvas.TotalOfSide(x.Side) || of == canvas.TotalOfGroup(x.Group)
}

// within reports whether what is missing to one total is part of another.
func (r Rest) within(of canvas.TotalOf) bool {
	return r.Of == of || of == canvas.TotalIncome || (r.Side != "" && of == canvas.TotalOfSide(r.Side))
}

// sideOf returns the side that a total lies on: public and private groups lie on their sides.
func sideOf(of canvas.TotalOf) canvas.Side {
	switch of {
	case canvas.TotalPublicGroup, canvas.TotalPublicSide:
		return canvas.SidePublic
	case canvas.TotalPrivateGroup, canvas.TotalPrivateSide:
		return canvas.SidePrivate
	}
	return ""
}

func decimals(v canvas.Value) int {
	if v.Kind == canvas.ShareValue && v.Share%canvas.Percent(1) != 0 {
		return 1
	}
	return 0
}
