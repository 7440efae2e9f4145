package canvas

import (
	"testing"

	"pgregory.net/rapid"
)

// years gives the periods of the book years; zeros leave them open.
func (b *book) years(of ...[2]int) {
	b.t.Helper()
	for i, y := range of {
		p := has[Period](b, b.periods[i])
		b.do(Edit(b.Workbook, p.ID, "set-years", func(p *Period) { p.FromYear, p.ToYear = y[0], y[1] }))
	}
}

// overall puts a source to work in all three periods, with the same value.
func (b *book) overall(card Card, side SectionID, v Value) RecordID {
	b.t.Helper()
	id := b.drop(card, side)
	for i := range b.periods[1:] {
		c, _, err := DuplicateItems(b.Workbook, b.ids, []Moved{{Item: Item{id, b.periods[0]}}}, b.in(side, i+1))
		b.do(c, err)
	}
	for i := range b.periods {
		b.value(id, i, v)
	}
	return id
}

func TestLoseSources(t *testing.T) {
	in := func(year int) []Loss { return []Loss{{Kind: LossEnds, Year: year}} }
	years := [][2]int{{2027, 2027}, {2028, 2030}, {2031, 2035}}
	for name, c := range map[string]struct {
		value  Value
		years  [][2]int
		from   int // 1 is the first period; 0: none is said
		losses []Loss
		want   string
	}{
		"all of it, at once":          {ShareOf(Percent(40)), years, 0, []Loss{{Kind: LossGone}}, "||"},
		"all of it, later":            {ShareOf(Percent(40)), years, 2, []Loss{{Kind: LossGone}}, "40 %||"},
		"half a share":                {ShareOf(Percent(35)), nil, 1, []Loss{{Kind: LossHalf}}, "17.5 %|17.5 %|17.5 %"},
		"half an odd amount":          {AmountOf(101), nil, 3, []Loss{{Kind: LossHalf}}, "101|101|51"},
		"half of a half":              {AmountOf(400), nil, 3, []Loss{{Kind: LossHalf}, {Kind: LossHalf}}, "400|400|100"},
		"half of nothing yet":         {Value{}, nil, 0, []Loss{{Kind: LossHalf}}, "–|–|–"},
		"half of what is gone":        {AmountOf(400), nil, 3, []Loss{{Kind: LossGone}, {Kind: LossHalf}}, "400|400|"},
		"ends before everything":      {AmountOf(900), years, 0, in(2026), "||"},
		"ends with a year of its own": {AmountOf(900), years, 0, in(2027), "900||"},
		"ends in the first of three":  {AmountOf(900), years, 0, in(2028), "900|300|"},
		"ends in the second of three": {ShareOf(Percent(30)), years, 0, in(2029), "30 %|20 %|"},
		"ends with a period":          {AmountOf(900), years, 0, in(2030), "900|900|"},
		"ends in the last period":     {AmountOf(1000), years, 0, in(2032), "1000|1000|400"},
		"ends after everything":       {AmountOf(900), years, 0, in(2040), "900|900|900"},
		"no year is known":            {AmountOf(900), nil, 0, in(2028), "900|900|900"},
		"the last has no years":       {AmountOf(900), years[:2], 0, in(2029), "900|600|"},
		"the first has no years":      {AmountOf(900), [][2]int{{}, {2028, 2030}, {}}, 0, in(2030), "900|900|"},
		"only a first year is known":  {AmountOf(900), [][2]int{{2028, 0}, {}, {}}, 0, in(2028), "900||"},
		"only a last year is known":   {AmountOf(900), [][2]int{{0, 2028}, {}, {}}, 0, in(2027), "||"},
		"an end before it is tried":   {AmountOf(900), years, 3, in(2029), "900|900|"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t)
			b.overall(fees, "private", AmountOf(5)) // it stays
			id := b.overall(grant, "public", c.value)
			b.years(c.years...)
			for i := range c.losses {
				if c.losses[i].Source = id; c.from > 0 {
					c.losses[i].Period = b.periods[c.from-1]
				}
			}
			before := b.Workbook
			b.do(LoseSources(b.Workbook, b.scenario, c.losses))
			if got := b.brings(id); got != c.want {
				t.Errorf("it brings %s, want %s", got, c.want)
			}
			if _, stays := Get[Source](b.Workbook, id); stays != (c.want != "||") {
				t.Errorf("the source is there: %t", stays)
			}
			if x, ok := Get[Source](b.Workbook, id); ok && c.losses[0].Kind == LossEnds && x.Ends != NewYearMonth(c.losses[0].Year, 12) {
				t.Errorf("it ends in %d", x.Ends)
			}
			if err := broken(b.Workbook); err != nil {
				t.Error(err)
			}
			if same(before, b.Workbook) != (c.want == "–|–|–") {
				t.Error("nothing happened, or too much")
			}
		})
	}
}

// What is lost is missing; what stays brings what it brought.
func TestLoseSources_LeavesAGap(t *testing.T) {
	const income = 1_000_00
	for name, c := range map[string]struct {
		totals map[TotalOf]Value
		values [3]Value // of a grant, fees and a project on the public side; the grant is lost
		status Status   // of the grant
		want   map[TotalOf]Value
		stays  string // the fees
	}{
		"shares of a typed income": {
			totals: map[TotalOf]Value{TotalIncome: AmountOf(income), TotalPublicSide: ShareOf(Percent(60)), TotalPublicGroup: AmountOf(500_00), TotalPrivateSide: ShareOf(Percent(40))},
			values: [3]Value{ShareOf(Percent(30)), ShareOf(Percent(40)), ShareOf(Percent(10))},
			want:   map[TotalOf]Value{TotalIncome: AmountOf(700_00), TotalPublicSide: AmountOf(300_00), TotalPublicGroup: AmountOf(200_00), TotalPrivateSide: AmountOf(400_00)},
			stays:  "40000||",
		},
		"shares only": {
			totals: map[TotalOf]Value{TotalPublicSide: ShareOf(Percent(60)), TotalPrivateSide: ShareOf(Percent(40))},
			values: [3]Value{ShareOf(Percent(30)), ShareOf(Percent(40)), ShareOf(Percent(10))},
			want:   map[TotalOf]Value{TotalPublicSide: ShareOf(Percent(30)), TotalPrivateSide: ShareOf(Percent(40))},
			stays:  "40 %||",
		},
		"amounts of sides": {
			totals: map[TotalOf]Value{TotalPublicSide: AmountOf(500_00), TotalReserve: AmountOf(9_00)},
			values: [3]Value{AmountOf(300_00), AmountOf(40_00), AmountOf(10_00)},
			want:   map[TotalOf]Value{TotalPublicSide: AmountOf(200_00), TotalReserve: AmountOf(9_00)},
			stays:  "4000||",
		},
		"a share of a side in money": { // they cannot be compared, so that nothing is taken off
			totals: map[TotalOf]Value{TotalPublicSide: AmountOf(500_00)},
			values: [3]Value{ShareOf(Percent(30))},
			want:   map[TotalOf]Value{TotalPublicSide: AmountOf(500_00)},
			stays:  "–||",
		},
		"more than its total": {
			totals: map[TotalOf]Value{TotalIncome: AmountOf(100_00), TotalPublicSide: AmountOf(50_00)},
			values: [3]Value{AmountOf(300_00)},
			want:   map[TotalOf]Value{TotalIncome: AmountOf(0), TotalPublicSide: AmountOf(0)},
			stays:  "–||",
		},
		"an idea": {
			totals: map[TotalOf]Value{TotalIncome: AmountOf(income), TotalPublicSide: AmountOf(50_00)},
			values: [3]Value{ShareOf(Percent(30)), ShareOf(Percent(40))},
			status: Idea,
			want:   map[TotalOf]Value{TotalIncome: AmountOf(income), TotalPublicSide: AmountOf(50_00)},
			stays:  "40 %||",
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t)
			at := []RecordID{b.drop(grant, "public"), b.drop(fees, "private"), b.drop(project, "public")}
			for i, id := range at {
				b.value(id, 0, c.values[i])
			}
			if c.status != "" {
				b.do(Edit(b.Workbook, FundingID(at[0], b.periods[0]), "set-status", func(f *Funding) { f.Status = c.status }))
			}
			for of, v := range c.totals {
				b.do(SetTotal(b.Workbook, b.periods[0], of, v, Stated))
			}
			b.do(LoseSources(b.Workbook, b.scenario, []Loss{{Source: at[0], Kind: LossGone}}))
			for of, want := range c.want {
				if got := has[Total](b, TotalID(b.periods[0], of)).Value; got != want {
					t.Errorf("%s is %+v, want %+v", of, got, want)
				}
			}
			if got := b.brings(at[1]); got != c.stays {
				t.Errorf("the fees bring %s, want %s", got, c.stays)
			}
		})
	}
}

func TestLoseSources_Refuses(t *testing.T) {
	refusesAll(t, func(b *book) { b.drop(grant, "public") }, []asked{
		{"no scenario", "refused-gone", func(b *book) (Change, error) { return LoseSources(b.Workbook, "gone", nil) }},
		{"no source", "refused-gone", func(b *book) (Change, error) {
			return LoseSources(b.Workbook, b.scenario, []Loss{{Source: "gone", Kind: LossGone}})
		}},
		{"no period", "refused-gone", func(b *book) (Change, error) {
			return LoseSources(b.Workbook, b.scenario, []Loss{{Source: b.Sources(b.scenario)[0].ID, Period: "gone", Kind: LossGone}})
		}},
		{"no kind", "refused-value", func(b *book) (Change, error) {
			return LoseSources(b.Workbook, b.scenario, []Loss{{Source: b.Sources(b.scenario)[0].ID}})
		}},
		{"no year", "refused-value", func(b *book) (Change, error) {
			return LoseSources(b.Workbook, b.scenario, []Loss{{Source: b.Sources(b.scenario)[0].ID, Kind: LossEnds}})
		}},
		{"no scenario to copy", "refused-gone", func(b *book) (Change, error) {
			c, _, err := KeepLosses(b.Workbook, b.ids, "gone", "What if", nil)
			return c, err
		}},
	})
}

func TestKeepLosses_CopiesTheScenario(t *testing.T) {
	b := newBook(t)
	state, members := b.overall(grant, "public", ShareOf(Percent(60))), b.overall(fees, "private", ShareOf(Percent(40)))
	before := b.Workbook
	c, made, err := KeepLosses(b.Workbook, b.ids, b.scenario, "Without the state", []Loss{{Source: state, Period: b.periods[1], Kind: LossGone}})
	b.do(c, err)
	if c.Label.Key != "keep-losses" {
		t.Errorf("the change is called %s", c.Label.Key)
	}
	if b.brings(state) != "60 %|60 %|60 %" || b.brings(members) != "40 %|40 %|40 %" {
		t.Error("the scenario itself has changed")
	}
	for _, x := range b.Sources(made) {
		want := map[RecordID]int{state: 1, members: 3}[x.SameAs]
		if got := len(b.Fundings(x.ID)); got != want {
			t.Errorf("the copy of %s is at work in %d periods, want %d", x.SameAs, got, want)
		}
	}
	b.do(Change{Diff: c.Diff.Reverse()}, nil)
	if !same(before, b.Workbook) {
		t.Error("it cannot be undone")
	}
}

func TestLaw_LossesCanBeUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := busyBook(t)
		for range rapid.IntRange(0, 6).Draw(t, "deeds") {
			if c, err := drawDeed(t).do(drawing{t, b.Workbook}, b.ids); err == nil {
				b.do(c, nil)
			}
		}
		r := drawing{t, b.Workbook}
		nothing, err := LoseSources(b.Workbook, b.Scenarios()[0].ID, nil)
		if err != nil || len(nothing.Diff) > 0 {
			t.Fatalf("no losses change %v, %v", nothing.Diff, err)
		}
		c, err := LoseSources(b.Workbook, r.scenario(), r.losses())
		if err != nil {
			return
		}
		next, err := b.Apply(c.Diff)
		if err != nil {
			t.Fatal(err)
		}
		back, err := next.Apply(c.Diff.Reverse())
		if err != nil || !same(b.Workbook, back) {
			t.Fatalf("it cannot be undone: %v", err)
		}
	})
}

func TestShare_Of(t *testing.T) {
	for _, c := range []struct {
		share Share
		of    Money
		want  Money
	}{
		{Percent(30), 1000, 300}, {Percent(50), 101, 51}, {333_333, 100, 33}, {0, MaxMoney, 0}, {Whole, MaxMoney, MaxMoney}, {1, 499_999, 0}, {1, 500_000, 1},
	} {
		if got := c.share.Of(c.of); got != c.want {
			t.Errorf("%d of %d is %d, want %d", c.share, c.of, got, c.want)
		}
	}
}
