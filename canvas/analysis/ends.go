package analysis

import (
	"cmp"
	"slices"

	"clustercanvas/canvas"
)

// Ends is when the sources of a scenario begin and end.
type Ends struct {
	Spans     []Span // every source at work in some period, in order
	FirstYear int    // of the periods; 0 where none has a year
	LastYear  int
	Stops     []Stop // by year
}

// Span is the time in which a source brings money.
type Span struct {
	Source      canvas.Source
	From, To    canvas.YearMonth // zero where not even the periods say it
	FromKnown   bool             // stated; otherwise the beginning of its first period
	ToKnown     bool             // stated; otherwise the end of its last period
	Ends        bool             // it stops within the years of the scenario
	Amount      canvas.Money     // per year, in the last period before it ends
	AmountKnown bool
}

// Stop is what ends in a year: cash that is as is or in action.
type Stop struct {
	Year        int
	Sources     []canvas.Source
	Amount      canvas.Money // per year
	AmountKnown bool         // of every one of the sources
	Shown       int64        // in display units of per cent, of the income of the period that the year lies in
	Places      int          // decimals of Shown
}

// add adds a share in display units of a period, in the finer of the two units.
func (s *Stop) add(shown int64, places int) {
	for ; s.Places < places; s.Places++ {
		s.Shown *= 10
	}
	for ; places < s.Places; places++ {
		shown *= 10
	}
	s.Shown += shown
}

// EndsOf returns when the sources of a scenario end. A source stops in the month that is stated
// where that lies within the years of the periods; where none is stated, with the last period that
// it is at work in, if a later period with years follows. One that is at work in the last period
// and has no end does not stop.
func EndsOf(w canvas.Workbook, scenario canvas.RecordID) Ends {
	var out Ends
	periods := w.Periods(scenario)
	shares := make([]Shares, len(periods))
	for i, p := range periods {
		shares[i] = Of(w, p.ID)
		first, last, ok := p.Years()
		if !ok {
			continue
		}
		if out.FirstYear == 0 || first < out.FirstYear {
			out.FirstYear = first
		}
		out.LastYear = max(out.LastYear, last)
	}
	stops := map[int]*Stop{}
	for _, x := range w.Sources(scenario) {
		at := atWork(shares, x.ID)
		if len(at) == 0 {
			continue
		}
		span := spanOf(x, periods, at)
		span.Ends = out.stops(span, periods, at)
		i := periodOf(periods, at, span)
		part, _ := partOf(shares[i], x.ID)
		span.Amount, span.AmountKnown = part.Amount, part.AmountKnown
		out.Spans = append(out.Spans, span)
		if !span.Ends || !part.Counts {
			continue
		}
		year := span.To.Year()
		stop := stops[year]
		if stop == nil {
			stop = &Stop{Year: year, AmountKnown: true}
			stops[year] = stop
		}
		stop.Sources = append(stop.Sources, x)
		stop.Amount += part.Amount
		stop.AmountKnown = stop.AmountKnown && part.AmountKnown
		stop.add(part.Shown, shares[i].Places)
	}
	for _, stop := range stops {
		out.Stops = append(out.Stops, *stop)
	}
	slices.SortFunc(out.Stops, func(a, b Stop) int { return cmp.Compare(a.Year, b.Year) })
	return out
}

// atWork returns the places of the periods that a source is at work in.
func atWork(shares []Shares, source canvas.RecordID) []int {
	var out []int
	for i, s := range shares {
		if _, ok := partOf(s, source); ok {
			out = append(out, i)
		}
	}
	return out
}

func partOf(s Shares, source canvas.RecordID) (Part, bool) {
	i := slices.IndexFunc(s.Parts, func(p Part) bool { return p.Source.ID == source })
	if i < 0 {
		return Part{}, false
	}
	return s.Parts[i], true
}

// spanOf returns what is stated, or else what the periods say.
func spanOf(x canvas.Source, periods []canvas.Period, at []int) Span {
	span := Span{Source: x, From: x.Starts, FromKnown: x.Starts > 0, To: x.Ends, ToKnown: x.Ends > 0}
	first, _, known := periods[at[0]].Years()
	if !span.FromKnown && known {
		span.From = canvas.NewYearMonth(first, 1)
	}
	_, last, known := periods[at[len(at)-1]].Years()
	if !span.ToKnown && known {
		span.To = canvas.NewYearMonth(last, 12)
	}
	return span
}

// stops reports whether a span ends within the years of the scenario.
func (e Ends) stops(span Span, periods []canvas.Period, at []int) bool {
	if span.ToKnown {
		return span.To.Year() >= e.FirstYear && span.To.Year() <= e.LastYear
	}
	return span.To > 0 && slices.ContainsFunc(periods[at[len(at)-1]+1:], func(p canvas.Period) bool {
		first, _, known := p.Years()
		return known && first > span.To.Year()
	})
}

// periodOf returns the place of the period that the end of a span lies in: of those that the
// source is at work in, the one with that year; else the last that begins before it; else the last.
func periodOf(periods []canvas.Period, at []int, span Span) int {
	best := -1
	for _, i := range at {
		first, last, known := periods[i].Years()
		if !known {
			continue
		}
		if first <= span.To.Year() && span.To.Year() <= last {
			return i
		}
		if first <= span.To.Year() {
			best = i
		}
	}
	if best < 0 {
		return at[len(at)-1]
	}
	return best
}
