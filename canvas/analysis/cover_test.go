package analysis

import (
	"testing"

	"clustercanvas/canvas"
)

// with adds records to a workbook.
func with(t interface{ Fatalf(string, ...any) }, w canvas.Workbook, more ...canvas.Record) canvas.Workbook {
	w, problems := canvas.NewWorkbook(append(w.Records(), more...))
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	return w
}

// edited returns a workbook in which one record is another.
func edited[T canvas.Record](t *testing.T, w canvas.Workbook, id canvas.RecordID, set func(*T)) canvas.Workbook {
	t.Helper()
	c, err := canvas.Edit(w, id, "edit", set)
	if err == nil {
		w, err = w.Apply(c.Diff)
	}
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// costs are lines that cost something in the period, in euros.
func cost(id string, group canvas.CostGroup, amount int64, status canvas.Status) []canvas.Record {
	line := canvas.RecordID(id)
	return []canvas.Record{
		canvas.CostLine{ID: line, Scenario: "s", Rank: "i", Group: group, Title: id},
		canvas.Cost{ID: canvas.CostID(line, "y"), Line: line, Period: "y", Amount: canvas.Money(amount * 100), Status: status, Basis: canvas.Stated},
	}
}

func TestCover(t *testing.T) {
	const anything, projects, inKind = canvas.UseAnything, canvas.UseProjects, canvas.UseInKind
	type want struct {
		free, restricted, unsplit, income, core, cost, result  int64 // with what is in action
		freeToday, resultToday                                 int64
		freeMissing, freeLeft, projectsMissing, restrictedLeft int64
		uncovered, inKind                                      int64
		noAmount                                               int
		known, costKnown                                       bool
	}
	for name, c := range map[string]struct {
		sources []source
		totals  map[canvas.TotalOf]canvas.Value
		costs   [][]canvas.Record
		want    want
	}{
		"nothing": {},
		"only costs": {
			costs: [][]canvas.Record{cost("ceo", canvas.CostTeam, 100, canvas.AsIs)},
			want:  want{core: 100, cost: 100, result: -100, resultToday: -100, freeMissing: 100, uncovered: 100, costKnown: true},
		},
		"free money pays what is left of projects": {
			sources: []source{{id: "a", group: pub, value: euros(150)}, {id: "p", group: prj, side: canvas.SidePublic, use: projects, value: euros(30)}},
			costs:   [][]canvas.Record{cost("ceo", canvas.CostTeam, 100, canvas.AsIs), cost("lab", canvas.CostProjects, 60, canvas.AsIs)},
			want: want{
				free: 150, freeToday: 150, restricted: 30, income: 180, core: 100, cost: 160, result: 20, resultToday: 20,
				freeLeft: 50, projectsMissing: 30, known: true, costKnown: true,
			},
		},
		"project money pays for no team": {
			sources: []source{{id: "a", group: pub, value: euros(50)}, {id: "p", group: prj, side: canvas.SidePublic, use: projects, value: euros(200)}},
			costs:   [][]canvas.Record{cost("ceo", canvas.CostTeam, 60, canvas.AsIs), cost("office", canvas.CostOperations, 20, canvas.AsIs), cost("begin", canvas.CostStartUp, 5, canvas.AsIs), cost("lab", canvas.CostProjects, 90, canvas.AsIs)},
			want: want{
				free: 50, freeToday: 50, restricted: 200, income: 250, core: 85, cost: 175, result: 75, resultToday: 75,
				freeMissing: 35, restrictedLeft: 110, uncovered: 35, known: true, costKnown: true,
			},
		},
		"ideas do not count, what is in action counts later": {
			sources: []source{
				{id: "a", group: pub, value: euros(50)}, {id: "b", group: pri, value: euros(20), status: canvas.InAction},
				{id: "c", group: pri, value: euros(900), status: canvas.Idea}, {id: "d", group: pri},
			},
			costs: [][]canvas.Record{cost("ceo", canvas.CostTeam, 40, canvas.AsIs), cost("aide", canvas.CostTeam, 10, canvas.InAction), cost("yacht", canvas.CostOperations, 500, canvas.Idea)},
			want: want{
				free: 70, freeToday: 50, income: 70, core: 50, cost: 50, result: 20, resultToday: 10, freeLeft: 20,
				noAmount: 1, known: true, costKnown: true,
			},
		},
		"in kind stands apart": {
			sources: []source{{id: "a", group: pub, value: euros(50)}, {id: "k", group: pub, use: inKind, value: euros(30)}, {id: "m", group: pub, use: inKind, value: euros(9), status: canvas.Idea}},
			want:    want{free: 50, freeToday: 50, income: 50, result: 50, resultToday: 50, freeLeft: 50, inKind: 30, known: true},
		},
		"shares of a typed income, some of it nobody's": {
			sources: []source{{id: "a", group: pub, use: anything, value: share(30)}, {id: "p", group: prj, side: canvas.SidePrivate, use: projects, value: share(50)}},
			totals:  map[canvas.TotalOf]canvas.Value{canvas.TotalIncome: euros(200), canvas.TotalReserve: euros(7)},
			costs:   [][]canvas.Record{cost("lab", canvas.CostProjects, 120, canvas.AsIs), cost("ceo", canvas.CostTeam, 60, canvas.AsIs)},
			want: want{
				free: 60, freeToday: 60, restricted: 100, unsplit: 40, income: 200, core: 60, cost: 180, result: 20, resultToday: 20,
				projectsMissing: 20, uncovered: 20, known: true, costKnown: true,
			},
		},
		"shares without an income": {
			sources: []source{{id: "a", group: pub, value: share(30)}, {id: "b", group: pri, value: share(70)}},
			want:    want{noAmount: 2},
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := workbook(t, c.sources, c.totals)
			for _, x := range c.costs {
				w = with(t, w, x...)
			}
			x := Cover(w, "y")
			eur := func(m canvas.Money) int64 { return int64(m) / 100 }
			got := want{
				eur(x.Free.All), eur(x.Restricted.All), eur(x.Unsplit.All), eur(x.Income.All), eur(x.Core.All), eur(x.Cost.All), eur(x.Result.All),
				eur(x.Free.Today), eur(x.Result.Today),
				eur(x.FreeMissing), eur(x.FreeLeft), eur(x.ProjectsMissing), eur(x.RestrictedLeft),
				eur(x.Uncovered), eur(x.InKind.All), x.NoAmount, x.Known, x.CostKnown,
			}
			if got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
			if _, reserve := c.totals[canvas.TotalReserve]; x.ReserveKnown != reserve || reserve && x.Reserve != 700 {
				t.Errorf("the reserve is %d, known: %t", x.Reserve, x.ReserveKnown)
			}
		})
	}
}
