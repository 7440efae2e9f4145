package analysis

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

func TestDependencyOf(t *testing.T) {
	for name, c := range map[string]struct {
		sources []source
		totals  map[canvas.TotalOf]canvas.Value
		like    int64
		over    int
		order   string
	}{
		"nothing known": {sources: []source{{id: "a", group: pub}}},
		"one":           {sources: []source{{id: "a", group: pub, value: share(100)}}, like: 10, over: 1, order: "a"},
		"four equal":    {sources: []source{{id: "a", group: pub, value: share(25)}, {id: "b", group: pri, value: share(25)}, {id: "c", group: pri, value: share(25)}, {id: "d", group: prj, side: canvas.SidePublic, value: share(25)}}, like: 40, over: 4, order: "a b c d"},
		// 1/(0.4² + 0.3² + 0.2² + 0.1²) = 1/0.30 = 3.33
		"a ladder": {sources: []source{{id: "a", group: pub, value: share(10)}, {id: "b", group: pri, value: share(20)}, {id: "c", group: pri, value: share(30)}, {id: "d", group: pub, value: share(40)}}, like: 33, over: 3, order: "d c b a"},
		// among the known half: two equal ones
		"half is not known":    {sources: []source{{id: "a", group: pub, value: share(25)}, {id: "b", group: pri, value: share(25)}, {id: "c", group: pri}}, like: 20, over: 2, order: "a b"},
		"ideas and in kind":    {sources: []source{{id: "a", group: pub, value: euros(80)}, {id: "b", group: pri, value: euros(900), status: canvas.Idea}, {id: "c", group: pub, use: canvas.UseInKind, value: euros(900)}}, like: 10, over: 1, order: "a"},
		"a tenth is not above": {sources: []source{{id: "a", group: pub, value: euros(90)}, {id: "b", group: pri, value: euros(10)}}, like: 12, over: 1, order: "a b"},
		"trillions":            {sources: []source{{id: "a", group: pub, value: euros(9_000_000_000_000)}, {id: "b", group: pri, value: euros(9_000_000_000_000)}}, like: 20, over: 2, order: "a b"},
		"of a typed income":    {sources: []source{{id: "a", group: pub, value: euros(5)}, {id: "b", group: pri, value: euros(5)}}, totals: map[canvas.TotalOf]canvas.Value{canvas.TotalIncome: euros(100)}, like: 20, over: 0, order: "a b"},
	} {
		d := DependencyOf(Of(workbook(t, c.sources, c.totals), "y"))
		var order []string
		for _, p := range d.Parts {
			order = append(order, string(p.Source.ID))
		}
		if got := strings.Join(order, " "); d.Like != c.like || d.OverTen != c.over || got != c.order || d.Known != (c.order != "") {
			t.Errorf("%s: like %d, %d over ten, in order %q, known %t", name, d.Like, d.OverTen, got, d.Known)
		}
	}
}

// decked is a workbook of sources of cards of the deck, which are their ids.
func decked(t *testing.T, sources []source, totals map[canvas.TotalOf]canvas.Value) canvas.Workbook {
	t.Helper()
	for i, x := range sources {
		e, ok := deck.Find(x.id)
		if !ok {
			t.Fatalf("the deck has no %s", x.id)
		}
		sources[i].group, sources[i].side, sources[i].use = e.Group, e.Side, e.Use
	}
	return ofCards(t, workbook(t, sources, totals))
}

func TestLevels(t *testing.T) {
	w := decked(t, []source{
		{id: "pub-national-program", value: share(20), status: canvas.InAction}, {id: "pub-local-gov", value: share(30)},
		{id: "pub-regional-gov", value: share(9), status: canvas.Idea}, {id: "pub-national-grant", value: share(10)},
		{id: "pri-membership", value: share(40)},
	}, nil)
	got := fmt.Sprint(Levels(w, Of(w, "y")))
	if want := "[{local 30 30 false} {national 30 10 false} { 40 40 false}]"; got != want {
		t.Errorf("levels are %s, want %s", got, want)
	}
}

func thirds(public, members, projects, other, rest int64) Thirds {
	return Thirds{true, Third{Shown: public}, Third{Shown: members}, Third{Shown: projects}, Third{Shown: other}, Third{Shown: rest}}
}

func TestThirdsOf(t *testing.T) {
	for name, c := range map[string]struct {
		sources []source
		totals  map[canvas.TotalOf]canvas.Value
		want    Thirds
	}{
		"nothing known": {sources: []source{{id: "pri-membership"}}},
		"all of them": {
			sources: []source{
				{id: "pub-local-gov", value: share(20)}, {id: "pri-membership", value: share(15)}, {id: "pri-partner-fee", value: share(15)},
				{id: "pri-events", value: share(10)}, {id: "prj-member", value: share(5)}, {id: "prj-international", value: share(25)},
			},
			want: thirds(20, 30, 30, 10, 10),
		},
		"not split": {
			sources: []source{{id: "pri-membership", value: share(20)}},
			totals:  map[canvas.TotalOf]canvas.Value{canvas.TotalPublicGroup: share(30), canvas.TotalPrivateGroup: share(40), canvas.TotalProjectGroup: share(30)},
			want:    thirds(30, 20, 30, 0, 20),
		},
		"too much": { // 90 and 60 are three fifths and two
			sources: []source{{id: "pub-local-gov", value: share(90)}, {id: "pri-events", value: share(60)}},
			want:    thirds(60, 0, 0, 40, 0),
		},
	} {
		w := decked(t, c.sources, c.totals)
		if got := ThirdsOf(w, Of(w, "y")); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestHundred(t *testing.T) {
	w := workbook(t, []source{
		{id: "p", group: prj, side: canvas.SidePublic, value: euros(10)}, {id: "a", group: pub, value: euros(10)},
		{id: "b", group: pri, value: euros(10), status: canvas.InAction},
		{id: "i", group: pri, value: euros(50), status: canvas.Idea},
	}, nil)
	var got []string
	for _, c := range Hundred(Of(w, "y")) {
		got = append(got, fmt.Sprintf("%s%s %s %t %d", c.Source.ID, c.Of, c.Group, c.InAction, c.Count))
	}
	if want := "a public false 34|b private true 33|p project false 33"; strings.Join(got, "|") != want {
		t.Errorf("coins are %q", got)
	}
	if got := Hundred(Of(workbook(t, []source{{id: "a", group: pub}}, nil), "y")); got != nil {
		t.Errorf("nothing known makes %v", got)
	}
}

// period draws sources and totals of any kind.
func period(t *rapid.T) canvas.Workbook {
	value := rapid.SampledFrom([]canvas.Value{
		{}, share(0), share(7), share(33), share(60), canvas.ShareOf(333_333), canvas.ShareOf(125_000),
		euros(0), euros(1), euros(700), euros(1_234_567), canvas.AmountOf(1), canvas.AmountOf(canvas.MaxMoney),
	})
	var sources []source
	for i := range rapid.IntRange(0, 7).Draw(t, "sources") {
		x := source{
			id: fmt.Sprint("x", i), group: rapid.SampledFrom(canvas.Groups).Draw(t, "group"),
			use: rapid.SampledFrom(canvas.Uses).Draw(t, "use"), status: rapid.SampledFrom(canvas.Statuses).Draw(t, "status"),
			value: value.Draw(t, "value"),
		}
		if x.group == prj {
			x.side = rapid.SampledFrom(canvas.Sides).Draw(t, "side")
		}
		sources = append(sources, x)
	}
	totals := map[canvas.TotalOf]canvas.Value{}
	for _, of := range rapid.SliceOfNDistinct(rapid.SampledFrom(canvas.TotalsOf), 0, 3, rapid.ID).Draw(t, "totals") {
		if v := value.Draw(t, "total"); v.Kind == canvas.AmountValue || v.Kind == canvas.ShareValue && !of.OnlyAmount() {
			totals[of] = v
		}
	}
	return workbook(t, sources, totals)
}

// Whatever is typed: thirds add up to the whole, coins to a hundred, and the levels to what the
// sources bring.
func TestSplits_AddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := period(t)
		s := Of(w, "y")
		x := ThirdsOf(w, s)
		if sum := x.Public.Shown + x.Members.Shown + x.Projects.Shown + x.Other.Shown + x.Rest.Shown; x.Known && sum != s.Whole() {
			t.Fatalf("thirds %+v make %d of %d", x, sum, s.Whole())
		}
		coins := 0
		all := Hundred(s)
		for _, c := range all {
			coins += c.Count
		}
		if all != nil && coins != 100 {
			t.Fatalf("%d coins: %+v", coins, all)
		}
		var levels, parts int64
		for _, l := range Levels(w, s) {
			levels += l.Shown
		}
		for _, p := range s.Parts {
			if p.Counts {
				parts += p.Shown
			}
		}
		if levels != parts {
			t.Fatalf("levels make %d, sources %d", levels, parts)
		}
	})
}
