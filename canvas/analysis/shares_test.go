package analysis

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
)

// period builds a workbook of one period from sources and totals written as in the tables below.
type source struct {
	id     string
	group  canvas.Group
	side   canvas.Side
	use    canvas.Use
	value  canvas.Value
	status canvas.Status
}

func workbook(t interface{ Fatalf(string, ...any) }, sources []source, totals map[canvas.TotalOf]canvas.Value) canvas.Workbook {
	records := []canvas.Record{
		canvas.Scenario{ID: "s", Rank: "i"}, canvas.Period{ID: "y", Scenario: "s", Rank: "i"},
		canvas.Card{ID: "card", Group: canvas.GroupPublic, Side: canvas.SidePublic, Use: canvas.UseAnything},
	}
	for i, x := range sources {
		if x.use == "" {
			x.use = canvas.UseAnything
		}
		if x.status == "" {
			x.status = canvas.AsIs
		}
		if x.side == "" {
			x.side = canvas.Side(x.group)
		}
		id := canvas.RecordID(x.id)
		records = append(records,
			canvas.Source{ID: id, Scenario: "s", Card: "card", Rank: canvas.Rank(fmt.Sprintf("a%05d1", i)), Group: x.group, Side: x.side, Use: x.use},
			canvas.Funding{ID: canvas.FundingID(id, "y"), Source: id, Period: "y", Value: x.value, Status: x.status, Basis: canvas.Stated})
	}
	for of, v := range totals {
		records = append(records, canvas.Total{ID: canvas.TotalID("y", of), Period: "y", Of: of, Value: v, Basis: canvas.Stated})
	}
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	return w
}

func share(percent int) canvas.Value { return canvas.ShareOf(canvas.Percent(percent)) }

func euros(n int64) canvas.Value { return canvas.AmountOf(canvas.Money(n * 100)) }

const (
	pub, pri, prj = canvas.GroupPublic, canvas.GroupPrivate, canvas.GroupProject
)

func TestOf_TellsAsIsAndInActionApart(t *testing.T) {
	w := workbook(t, []source{
		{id: "a", group: pub, value: share(55)},
		{id: "b", group: pri, value: share(43)},
		{id: "c", group: pri, value: share(2), status: canvas.InAction},
		{id: "d", group: pri, value: share(30), status: canvas.Idea},
	}, nil)
	s := Of(w, "y")
	private := s.Sides[canvas.SidePrivate]
	if private.Today != 43 || private.Shown != 45 {
		t.Errorf("private is %d today and %d with action", private.Today, private.Shown)
	}
	if s.Total.Shown != 100 || len(s.Rests) != 0 {
		t.Errorf("total is %d, rests are %v: ideas must not count", s.Total.Shown, s.Rests)
	}
}

// What is not split of a side may be of several groups: none of them is known to be nothing.
func TestOf_AGroupIsNotNothingWhileASideIsNotSplit(t *testing.T) {
	w := workbook(t, []source{
		{id: "a", group: pri}, {id: "b", group: prj, side: canvas.SidePrivate},
	}, map[canvas.TotalOf]canvas.Value{canvas.TotalPublicSide: share(0), canvas.TotalPrivateSide: share(100)})
	s := Of(w, "y")
	if s.Groups[pri].Known || s.Groups[prj].Known {
		t.Errorf("private %+v, projects %+v", s.Groups[pri], s.Groups[prj])
	}
	if public := s.Groups[pub]; !public.Known || public.Shown != 0 {
		t.Errorf("public is %+v, and nothing can be of it", public)
	}
}

func TestOf_ShowsWhatIsNotSplit(t *testing.T) {
	w := workbook(t, []source{
		{id: "a", group: pub, value: share(30)},
		{id: "b", group: pri}, {id: "c", group: pri},
	}, map[canvas.TotalOf]canvas.Value{canvas.TotalPublicSide: share(30), canvas.TotalPrivateSide: share(70)})
	s := Of(w, "y")
	if len(s.Rests) != 1 || s.Rests[0].Of != canvas.TotalPrivateSide || s.Rests[0].Shown != 70 {
		t.Errorf("rests are %+v", s.Rests)
	}
	if s.Parts[1].Known || s.Unknown != 2 {
		t.Errorf("an open share became %v, %d are unknown", s.Parts[1], s.Unknown)
	}
	if got := s.Sides[canvas.SidePrivate]; got.Shown != 70 || !got.Typed {
		t.Errorf("private is %+v", got)
	}
}

func TestOf_CountsNothingTwice(t *testing.T) {
	// Groups 40, 50 and 10 and sides 40 and 60: the project money is on the private side.
	w := workbook(t, []source{{id: "a", group: pub, value: share(40)}}, map[canvas.TotalOf]canvas.Value{
		canvas.TotalPublicGroup: share(40), canvas.TotalPrivateGroup: share(50), canvas.TotalProjectGroup: share(10),
		canvas.TotalPublicSide: share(40), canvas.TotalPrivateSide: share(60),
	})
	s := Of(w, "y")
	if s.Total.Shown != 100 || s.Total.Over != 0 {
		t.Errorf("total is %+v, rests are %+v", s.Total, s.Rests)
	}
	if got := s.Sides[canvas.SidePrivate].Shown; got != 60 {
		t.Errorf("private side is %d", got)
	}
}

func TestOf_ComputesSharesFromAmounts(t *testing.T) {
	w := workbook(t, []source{
		{id: "a", group: pub, value: euros(100)}, {id: "b", group: pri, value: euros(100)}, {id: "c", group: prj, side: canvas.SidePublic, value: euros(100)},
		{id: "k", group: pub, use: canvas.UseInKind, value: euros(500)},
	}, nil)
	s := Of(w, "y")
	if s.Parts[0].Shown+s.Parts[1].Shown+s.Parts[2].Shown != 100 || s.Parts[0].Shown != 34 {
		t.Errorf("thirds are %d, %d, %d", s.Parts[0].Shown, s.Parts[1].Shown, s.Parts[2].Shown)
	}
	if s.InKind != 50000 || s.Income != 30000 {
		t.Errorf("in kind is %d, income is %d: they must stand apart", s.InKind, s.Income)
	}
	if got := s.Sides[canvas.SidePublic].Shown; got != s.Parts[0].Shown+s.Parts[2].Shown {
		t.Errorf("public side is %d", got)
	}
}

func TestOf_SaysWhenSharesAndAmountsAreMixed(t *testing.T) {
	sources := []source{{id: "a", group: pub, value: share(40)}, {id: "b", group: pri, value: euros(600)}}
	s := Of(workbook(t, sources, nil), "y")
	if !s.Mixed || s.Parts[1].Known {
		t.Errorf("mixed is %v, the amount has share %v", s.Mixed, s.Parts[1])
	}
	s = Of(workbook(t, sources, map[canvas.TotalOf]canvas.Value{canvas.TotalIncome: euros(1000)}), "y")
	if s.Mixed || s.Parts[1].Shown != 60 || s.Parts[0].Amount != 40000 {
		t.Errorf("with the income typed: %+v", s.Parts)
	}
}

func TestOf_SaysWhatIsTooMuch(t *testing.T) {
	w := workbook(t, []source{{id: "a", group: pub, value: share(80)}, {id: "b", group: pri, value: share(50)}},
		map[canvas.TotalOf]canvas.Value{canvas.TotalPublicSide: share(60)})
	s := Of(w, "y")
	if s.Total.Over != 30 || s.Sides[canvas.SidePublic].Over != 20 {
		t.Errorf("over is %d in all and %d on the public side", s.Total.Over, s.Sides[canvas.SidePublic].Over)
	}
	if len(Checks(w)) != 2 {
		t.Errorf("checks are %v", Checks(w))
	}
}

func TestOf_AddsUpOnPaper(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "sources")
		amounts := rapid.Bool().Draw(t, "amounts")
		var sources []source
		left := canvas.Whole
		for i := range n {
			x := source{id: fmt.Sprint("s", i), group: rapid.SampledFrom(canvas.Groups).Draw(t, "group")}
			x.side = canvas.Side(x.group)
			if x.group == prj {
				x.side = rapid.SampledFrom(canvas.Sides).Draw(t, "side")
			}
			x.status = rapid.SampledFrom(canvas.Statuses).Draw(t, "status")
			if amounts {
				x.value = canvas.AmountOf(canvas.Money(rapid.Int64Range(0, int64(canvas.MaxMoney)).Draw(t, "amount")))
			} else {
				v := canvas.Share(rapid.Int64Range(0, int64(left)).Draw(t, "share"))
				left -= v
				x.value = canvas.ShareOf(v)
			}
			sources = append(sources, x)
		}
		s := Of(workbook(t, sources, nil), "y")
		var parts, rests, sides, groups int64
		for _, p := range s.Parts {
			if p.Counts {
				parts += p.Shown
			}
		}
		for _, r := range s.Rests {
			rests += r.Shown
		}
		for _, side := range canvas.Sides {
			sides += s.Sides[side].Shown
		}
		for _, g := range canvas.Groups {
			groups += s.Groups[g].Shown
		}
		if parts > 0 && parts+rests != s.Whole() {
			t.Fatalf("parts %d and rests %d do not make %d", parts, rests, s.Whole())
		}
		if parts != sides || parts != groups || parts != s.Total.Shown {
			t.Fatalf("parts %d, sides %d, groups %d, total %d", parts, sides, groups, s.Total.Shown)
		}
	})
}

func TestLargestRemainder_KeepsTheSum(t *testing.T) {
	for _, c := range []struct {
		nums []int64
		den  int64
		want []int64
	}{
		{[]int64{1, 1, 1}, 3, []int64{34, 33, 33}},
		{[]int64{333, 333, 334}, 1000, []int64{33, 33, 34}},
		{[]int64{125, 125, 250, 500}, 1000, []int64{13, 12, 25, 50}},
		{[]int64{0, 1000}, 1000, []int64{0, 100}},
		{nil, 7, nil},
	} {
		got := LargestRemainder(c.nums, c.den, 100)
		if fmt.Sprint(got) != fmt.Sprint(append([]int64{}, c.want...)) {
			t.Errorf("%v of %d gives %v, not %v", c.nums, c.den, got, c.want)
		}
	}
}
