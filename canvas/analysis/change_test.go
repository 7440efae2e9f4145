package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
)

// later adds a second period to the scenario, "z", with the values of some of its sources.
func later(t *testing.T, w canvas.Workbook, values map[string]canvas.Value) canvas.Workbook {
	t.Helper()
	more := []canvas.Record{canvas.Period{ID: "z", Scenario: "s", Rank: "q"}}
	for id, v := range values {
		s := canvas.RecordID(id)
		more = append(more, canvas.Funding{ID: canvas.FundingID(s, "z"), Source: s, Period: "z", Value: v, Status: canvas.AsIs, Basis: canvas.Stated})
	}
	return with(t, w, more...)
}

// told is a comparison as text: the marks of sources and costs, with what changes.
func told(c Comparison) string {
	var out []string
	for _, r := range c.Rows {
		s := fmt.Sprint(r.Source.ID, " ", r.Mark)
		if r.DeltaKnown {
			s += fmt.Sprintf(" %+d", r.DeltaShown)
		}
		if r.DeltaAmountKnown {
			s += fmt.Sprintf(" %+d cents", r.DeltaAmount)
		}
		out = append(out, s)
	}
	for _, x := range c.Costs {
		s := fmt.Sprint("cost ", x.Line.ID, " ", x.Mark)
		if x.DeltaKnown {
			s += fmt.Sprintf(" %+d cents", x.Delta)
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestCompare_TellsPeriodsApart(t *testing.T) {
	for name, c := range map[string]struct {
		first []source
		then  map[string]canvas.Value
		want  string
	}{
		"nothing": {},
		"shares": {
			[]source{{id: "a", group: pub, value: share(60)}, {id: "b", group: pri, value: share(40)}},
			map[string]canvas.Value{"a": share(45), "b": share(40)}, "a changed -15, b kept +0",
		},
		"one comes, one goes": {
			[]source{{id: "a", group: pub, value: share(60)}, {id: "b", group: pri, value: share(40)}},
			map[string]canvas.Value{"b": share(40)}, "b kept +0, a gone",
		},
		"finer shares": { // 33 and 33.3 %: in tenths
			[]source{{id: "a", group: pub, value: share(33)}},
			map[string]canvas.Value{"a": canvas.ShareOf(333_000)}, "a changed +3",
		},
		"amounts": {
			[]source{{id: "a", group: pub, value: euros(100)}, {id: "b", group: pri, value: euros(300)}},
			map[string]canvas.Value{"a": euros(100), "b": euros(100)}, "a kept +25 +0 cents, b changed -25 -20000 cents",
		},
		"nothing known yet": {
			[]source{{id: "a", group: pub}, {id: "b", group: pri, value: share(10)}},
			map[string]canvas.Value{"a": {}, "b": {}}, "a kept, b changed",
		},
	} {
		w := later(t, workbook(t, c.first, nil), c.then)
		got := Compare(w, "y", "z")
		if told(got) != c.want {
			t.Errorf("%s: %s, want %s", name, told(got), c.want)
		}
		if b := Between(w, "y", "z"); told(b) != told(got) {
			t.Errorf("%s: between says %s", name, told(b))
		}
	}
}

func TestCompare_NamesWhatIsNewAndGone(t *testing.T) {
	w := later(t, workbook(t, []source{{id: "a", group: pub}, {id: "b", group: pri}}, nil), map[string]canvas.Value{"b": {}})
	there, back := Compare(w, "y", "z"), Compare(w, "z", "y")
	if len(there.New) != 0 || len(there.Gone) != 1 || there.Gone[0].ID != "a" || len(back.New) != 1 || back.New[0].ID != "a" || len(back.Gone) != 0 {
		t.Errorf("there %v and %v, back %v and %v", there.New, there.Gone, back.New, back.Gone)
	}
}

func TestCompare_SeesWhatElseChanges(t *testing.T) {
	w := workbook(t, []source{{id: "a", group: prj, side: canvas.SidePublic, value: share(20)}}, nil)
	w, made := copied(t, w)
	var c2 canvas.Source
	for _, x := range w.Sources(made) {
		c2 = x
	}
	period := w.Periods(made)[0].ID
	for name, set := range map[string]func() canvas.Workbook{
		"the side": func() canvas.Workbook {
			return edited(t, w, c2.ID, func(s *canvas.Source) { s.Side = canvas.SidePrivate })
		},
		"the group": func() canvas.Workbook { return edited(t, w, c2.ID, func(s *canvas.Source) { s.Group = pub }) },
		"the use": func() canvas.Workbook {
			return edited(t, w, c2.ID, func(s *canvas.Source) { s.Use = canvas.UseProjects })
		},
		"the status": func() canvas.Workbook {
			return edited(t, w, canvas.FundingID(c2.ID, period), func(f *canvas.Funding) { f.Status = canvas.InAction })
		},
	} {
		if got := Compare(set(), "y", period); len(got.Rows) != 1 || got.Rows[0].Mark != MarkChanged {
			t.Errorf("%s: %s", name, told(got))
		}
	}
	titled := edited(t, w, c2.ID, func(s *canvas.Source) { s.Title = "Another name" })
	if got := Compare(titled, "y", period); got.Rows[0].Mark != MarkKept {
		t.Errorf("a name makes it %s", told(got))
	}
}

// copied returns a workbook with a copy of its first scenario.
func copied(t interface{ Fatal(...any) }, w canvas.Workbook) (canvas.Workbook, canvas.RecordID) {
	n := w.Len()
	ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("new", n)) }
	c, made, err := canvas.CopyScenario(w, ids, w.Scenarios()[0].ID, "Copy")
	if err == nil {
		w, err = w.Apply(c.Diff)
	}
	if err != nil {
		t.Fatal(err)
	}
	return w, made
}

func TestCompare_SumsAndCosts(t *testing.T) {
	w := workbook(t, []source{{id: "a", group: pub, value: euros(100)}, {id: "b", group: pri, value: euros(100)}}, nil)
	w = later(t, w, map[string]canvas.Value{"a": euros(100), "b": euros(300)})
	for _, x := range [][]canvas.Record{
		cost("ceo", canvas.CostTeam, 80, canvas.AsIs), cost("office", canvas.CostOperations, 20, canvas.AsIs),
	} {
		w = with(t, w, x...)
	}
	w = with(t, w, canvas.Cost{ID: canvas.CostID("ceo", "z"), Line: "ceo", Period: "z", Amount: 90_00, Status: canvas.AsIs, Basis: canvas.Stated})
	c := Compare(w, "y", "z")
	if want := "a kept -25 +0 cents, b changed +25 +20000 cents, cost ceo changed +1000 cents, cost office gone"; told(c) != want {
		t.Errorf("%s, want %s", told(c), want)
	}
	if c.Groups[pub].Shown != -25 || !c.Groups[pub].Known || c.Sides[canvas.SidePrivate].Shown != 25 {
		t.Errorf("groups %+v, sides %+v", c.Groups, c.Sides)
	}
	stated := func(m canvas.Money) Amounts { return Amounts{Today: m, All: m} }
	if c.Income != (MoneyDelta{stated(200_00), stated(400_00), true, true, 200_00, true}) || c.Cost != (MoneyDelta{stated(100_00), stated(90_00), true, true, -10_00, true}) {
		t.Errorf("income %+v, cost %+v", c.Income, c.Cost)
	}
}

func TestMatch_FollowsCopies(t *testing.T) {
	from := map[canvas.RecordID]canvas.RecordID{
		"b": "a", "c": "b", "d": "a", // copies of copies
		"x": "gone", "y": "gone", // of a scenario that was deleted
		"loop": "pool", "pool": "loop",
	}
	for _, c := range []struct{ a, b, want string }{
		{"a", "a", "0-0"}, {"a", "c", "0-0"}, {"c", "a", "0-0"}, {"c", "d", "0-0"}, {"x", "y", "0-0"},
		{"a", "x", ""}, {"", "", ""},
		{"a b", "b a", "1-0 0-1"}, // itself before its copy
		{"a", "b c", "0-0"},       // each once: the nearest
		{"b d", "c", "0-0"},       // a parent before a sibling
		{"loop a", "pool b", "0-0 1-1"},
	} {
		ids := func(s string) []canvas.RecordID {
			var out []canvas.RecordID
			for _, f := range strings.Fields(s) {
				out = append(out, canvas.RecordID(f))
			}
			return out
		}
		pairs := match(ids(c.a), ids(c.b), func(id canvas.RecordID) canvas.RecordID { return from[id] })
		var got []string
		for j := range ids(c.b) {
			if i, ok := pairs[j]; ok {
				got = append(got, fmt.Sprintf("%d-%d", i, j))
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q and %q: %v, want %s", c.a, c.b, got, c.want)
		}
	}
}

// A copy of a scenario differs in nothing, and a copy of a copy neither.
func TestLaw_CopiesAreTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := period(t)
		w = with(t, w, cost("ceo", canvas.CostTeam, 80, canvas.AsIs)...)
		w, first := copied(t, w)
		c, second, err := canvas.CopyScenario(w, counter("more"), first, "Copy of the copy")
		if err != nil {
			t.Fatal(err)
		}
		if w, err = w.Apply(c.Diff); err != nil {
			t.Fatal(err)
		}
		for _, scenario := range []canvas.RecordID{first, second} {
			c := Compare(w, "y", w.Periods(scenario)[0].ID)
			for _, r := range c.Rows {
				if r.Mark != MarkKept || r.DeltaShown != 0 || r.DeltaAmount != 0 {
					t.Fatalf("a copy differs: %s", told(c))
				}
			}
			if len(c.Rows) != len(w.At("y")) || len(c.Costs) != 1 || c.Costs[0].Mark != MarkKept || c.Income.Delta != 0 || c.Cost.Delta != 0 {
				t.Fatalf("a copy differs: %s", told(c))
			}
		}
	})
}

func counter(name string) canvas.IDs {
	n := 0
	return func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint(name, n)) }
}

// shifted is a stress as text: what each source has of what is left.
func shifted(s Stress) string {
	var out []string
	for _, x := range s.Shifted {
		out = append(out, fmt.Sprintf("%s %d→%d", x.Source.ID, x.Before, x.After))
	}
	return strings.Join(out, ", ")
}

func TestStressOf(t *testing.T) {
	three := []source{{id: "a", group: pub, value: share(50)}, {id: "b", group: pri, value: share(30)}, {id: "c", group: pri, value: share(20)}}
	money := []source{{id: "a", group: pub, value: euros(500)}, {id: "b", group: pri, value: euros(300)}, {id: "c", group: pri, value: euros(200)}}
	income := map[canvas.TotalOf]canvas.Value{canvas.TotalIncome: euros(1000)}
	gone := func(ids ...canvas.RecordID) []canvas.Loss {
		var out []canvas.Loss
		for _, id := range ids {
			out = append(out, canvas.Loss{Source: id, Kind: canvas.LossGone})
		}
		return out
	}
	for name, c := range map[string]struct {
		sources []source
		totals  map[canvas.TotalOf]canvas.Value
		losses  []canvas.Loss
		gap     canvas.Money // in euros; -1 is not known
		shown   int64
		shifted string
		rest    int64 // not allotted afterwards
	}{
		"nothing is lost":     {money, nil, nil, 0, 0, "a 50→50, b 30→30, c 20→20", 0},
		"shares":              {three, nil, gone("a"), -1, 50, "a 50→-1, b 30→60, c 20→40", 50},
		"shares of an income": {three, income, gone("a"), 500, 50, "a 50→-1, b 30→60, c 20→40", 0},
		"amounts":             {money, nil, gone("b"), 300, 30, "a 50→71, b 30→-1, c 20→29", 0},
		"two":                 {money, nil, gone("a", "b"), 800, 80, "a 50→-1, b 30→-1, c 20→100", 0},
		"all":                 {money, nil, gone("a", "b", "c"), 1000, 100, "a 50→-1, b 30→-1, c 20→-1", 0},
		"half":                {money, nil, []canvas.Loss{{Source: "a", Kind: canvas.LossHalf}}, 250, 25, "a 50→33, b 30→40, c 20→27", 0},
		"half a share":        {three, nil, []canvas.Loss{{Source: "a", Kind: canvas.LossHalf}}, -1, 25, "a 50→33, b 30→40, c 20→27", 25},
		"nobody's money stays nobody's": {
			money, map[canvas.TotalOf]canvas.Value{canvas.TotalIncome: euros(2000)}, gone("a"), 500, 25, "a 25→-1, b 15→20, c 10→13", 67,
		},
		"what is not known": {
			[]source{{id: "a", group: pub}, {id: "b", group: pri, value: euros(300)}}, nil, gone("a"), -1, 0, "b 100→100", 0,
		},
		"half of what is not known": {
			[]source{{id: "a", group: pub}, {id: "b", group: pri, value: euros(300)}}, nil, []canvas.Loss{{Source: "a", Kind: canvas.LossHalf}}, -1, 0, "b 100→100", 0,
		},
		"a share of one cent": { // its amount is rounded to nothing, its share is not
			[]source{{id: "a", group: pub, value: share(7)}, {id: "b", group: pri, value: share(7)}},
			map[canvas.TotalOf]canvas.Value{canvas.TotalIncome: canvas.AmountOf(1)}, gone("a"), 0, 7, "a 7→-1, b 7→8", 0,
		},
		"an idea": {
			append([]source{{id: "i", group: pub, value: euros(90), status: canvas.Idea}}, money...), nil, gone("i"), 0, 0, "a 50→50, b 30→30, c 20→20", 0,
		},
	} {
		w := workbook(t, c.sources, c.totals)
		before := w.Records()
		s, err := StressOf(w, "y", c.losses)
		if err != nil {
			t.Fatal(name, err)
		}
		gap := s.Gap / 100
		if !s.GapKnown {
			gap = -1
		}
		var rest int64
		for _, r := range s.After.Rests {
			rest += r.Shown
		}
		if gap != c.gap || s.GapShown != c.shown || shifted(s) != c.shifted || rest != c.rest {
			t.Errorf("%s: gap %d, shown %d, shifted %s, rest %d", name, gap, s.GapShown, shifted(s), rest)
		}
		if !slices.Equal(before, w.Records()) {
			t.Errorf("%s: the workbook has changed", name)
		}
	}
}

func TestStressOf_FallsIntoThisPeriodAndLaterOnes(t *testing.T) {
	w := later(t, workbook(t, []source{{id: "a", group: pub, value: euros(500)}, {id: "b", group: pri, value: euros(500)}}, nil), map[string]canvas.Value{"a": euros(100), "b": euros(100)})
	s, err := StressOf(w, "z", []canvas.Loss{{Source: "a", Period: "y", Kind: canvas.LossGone}})
	if err != nil || s.Gap != 100_00 {
		t.Errorf("gap %d, %v", s.Gap, err)
	}
	if _, err := StressOf(w, "gone", nil); err == nil {
		t.Error("a period that is not there is stressed")
	}
	if _, err := StressOf(w, "y", []canvas.Loss{{Source: "gone", Kind: canvas.LossGone}}); err == nil {
		t.Error("a source that is not there is lost")
	}
}

func TestStressOf_SaysWhatStaysUncovered(t *testing.T) {
	w := workbook(t, []source{{id: "a", group: pub, value: euros(80)}, {id: "b", group: pri, value: euros(40)}}, nil)
	w = with(t, w, cost("ceo", canvas.CostTeam, 100, canvas.AsIs)...)
	s, err := StressOf(w, "y", []canvas.Loss{{Source: "a", Kind: canvas.LossHalf}})
	if err != nil || s.CoverBefore.Uncovered != 0 || s.CoverAfter.Uncovered != 20_00 {
		t.Errorf("%d are uncovered before and %d after, %v", s.CoverBefore.Uncovered, s.CoverAfter.Uncovered, err)
	}
}

func TestWithoutEach(t *testing.T) {
	w := workbook(t, []source{{id: "c", group: pri, value: share(20)}, {id: "a", group: pub, value: share(50)}, {id: "b", group: pri, value: share(30)}, {id: "d", group: pri}}, nil)
	for most, want := range map[int]string{-1: "", 0: "", 2: "a50 b30", 9: "a50 b30 c20"} {
		var got []string
		for _, l := range WithoutEach(w, "y", most) {
			got = append(got, fmt.Sprint(l.Part.Source.ID, l.Stress.GapShown))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("without %d: %v", most, got)
		}
	}
}

// Nothing lost is nothing changed; what is left adds up to the whole with what is nobody's.
func TestLaw_Stress(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := period(t)
		s, err := StressOf(w, "y", nil)
		if err != nil || s.Gap != 0 || s.GapShown != 0 || s.CoverBefore.Uncovered != s.CoverAfter.Uncovered {
			t.Fatalf("without losses: %+v, %v", s, err)
		}
		for _, l := range WithoutEach(w, "y", 3) {
			var left int64
			gone := 0
			for _, x := range l.Stress.Shifted {
				if x.After < 0 {
					gone++
					continue
				}
				left += x.After
			}
			if gone != 1 || left > l.Stress.Before.Whole() || l.Stress.GapShown != l.Part.Shown {
				t.Fatalf("without %s: %s, gap %d of %d", l.Part.Source.ID, shifted(l.Stress), l.Stress.GapShown, l.Part.Shown)
			}
		}
	})
}
