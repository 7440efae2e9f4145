package analysis

import (
	"fmt"
	"strings"
	"testing"

	"clustercanvas/canvas"
)

// timed is a workbook of three periods, 2027, 2028-2030 and 2031-2035; a source says in which of
// them it is at work and brings 10 % and, where none is its sum, the amount.
func timed(t *testing.T, sources []canvas.Source, at map[canvas.RecordID]string, v canvas.Value) canvas.Workbook {
	t.Helper()
	records := []canvas.Record{
		canvas.Scenario{ID: "s", Rank: "i"}, canvas.Card{ID: "card", Group: pub, Side: canvas.SidePublic, Use: canvas.UseAnything},
		canvas.Period{ID: "1", Scenario: "s", Rank: "a1", FromYear: 2027},
		canvas.Period{ID: "2", Scenario: "s", Rank: "b1", FromYear: 2028, ToYear: 2030},
		canvas.Period{ID: "3", Scenario: "s", Rank: "c1", FromYear: 2031, ToYear: 2035},
	}
	for i, x := range sources {
		x.Scenario, x.Card, x.Group, x.Side, x.Rank = "s", "card", pub, canvas.SidePublic, canvas.Rank(fmt.Sprintf("a%d1", i))
		if x.Use == "" {
			x.Use = canvas.UseAnything
		}
		records = append(records, x)
		for _, p := range strings.Split(at[x.ID], "") {
			period := canvas.RecordID(p)
			records = append(records, canvas.Funding{ID: canvas.FundingID(x.ID, period), Source: x.ID, Period: period, Value: v, Status: canvas.AsIs, Basis: canvas.Stated})
		}
	}
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return w
}

func TestEndsOf(t *testing.T) {
	month := canvas.NewYearMonth
	for name, c := range map[string]struct {
		source canvas.Source
		at     string
		want   string
	}{
		"nothing is stated":             {canvas.Source{}, "123", "2027-1? 2035-12?"},
		"only the first periods":        {canvas.Source{}, "12", "2027-1? 2030-12? ends"},
		"only the last period":          {canvas.Source{}, "3", "2031-1? 2035-12?"},
		"a stated end within":           {canvas.Source{Ends: month(2029, 6)}, "12", "2027-1? 2029-6 ends"},
		"a stated end in the last year": {canvas.Source{Ends: month(2035, 12)}, "123", "2027-1? 2035-12 ends"},
		"a stated end beyond":           {canvas.Source{Ends: month(2040, 1)}, "123", "2027-1? 2040-1"},
		"a stated end before all":       {canvas.Source{Ends: month(2020, 1)}, "1", "2027-1? 2020-1"},
		"stated beyond, not at work":    {canvas.Source{Ends: month(2034, 1)}, "1", "2027-1? 2034-1 ends"},
		"a stated beginning":            {canvas.Source{Starts: month(2028, 3)}, "23", "2028-3 2035-12?"},
		"a break":                       {canvas.Source{}, "13", "2027-1? 2035-12?"},
	} {
		c.source.ID = "x"
		w := timed(t, []canvas.Source{c.source}, map[canvas.RecordID]string{"x": c.at}, euros(10))
		e := EndsOf(w, "s")
		if len(e.Spans) != 1 || e.FirstYear != 2027 || e.LastYear != 2035 {
			t.Fatalf("%s: %+v", name, e)
		}
		x := e.Spans[0]
		mark := func(m canvas.YearMonth, stated bool) string {
			s := fmt.Sprintf("%d-%d", m.Year(), m.Month())
			if !stated {
				s += "?"
			}
			return s
		}
		got := mark(x.From, x.FromKnown) + " " + mark(x.To, x.ToKnown)
		if x.Ends {
			got += " ends"
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if !x.AmountKnown || x.Amount != 10_00 || x.Ends != (len(e.Stops) == 1) {
			t.Errorf("%s: %+v, stops %+v", name, x, e.Stops)
		}
	}
}

func TestEndsOf_TellsWhatStopsInAYear(t *testing.T) {
	month := canvas.NewYearMonth
	sources := []canvas.Source{
		{ID: "a", Ends: month(2029, 6)}, {ID: "b", Ends: month(2029, 12)}, {ID: "c"},
		{ID: "d", Ends: month(2027, 1)}, {ID: "k", Use: canvas.UseInKind, Ends: month(2029, 1)}, {ID: "idle"},
	}
	at := map[canvas.RecordID]string{"a": "12", "b": "123", "c": "123", "d": "1", "k": "12", "idle": "3"}
	e := EndsOf(timed(t, sources, at, euros(10)), "s")
	var got []string
	for _, s := range e.Stops {
		got = append(got, fmt.Sprint(s.Year, len(s.Sources), s.Amount, s.AmountKnown, s.Shown))
	}
	// 2027: one of four; 2029: two of three, 34 and 33.
	if want := "2027 1 1000 true 25|2029 2 2000 true 67"; strings.Join(got, "|") != want {
		t.Errorf("stops are %v, want %s", got, want)
	}
	shares := EndsOf(timed(t, sources, at, share(10)), "s")
	if s := shares.Stops[1]; s.AmountKnown || s.Shown != 20 {
		t.Errorf("of shares: %+v", s)
	}
	if len(e.Spans) != 6 {
		t.Errorf("there are %d spans", len(e.Spans))
	}
}

func TestEndsOf_WithoutYears(t *testing.T) {
	w := later(t, workbook(t, []source{{id: "a", group: pub, value: euros(5)}, {id: "b", group: pub}}, nil), map[string]canvas.Value{"b": {}})
	e := EndsOf(w, "s")
	if len(e.Spans) != 2 || len(e.Stops) != 0 || e.FirstYear != 0 || e.Spans[0].From != 0 || e.Spans[0].To != 0 {
		t.Errorf("%+v", e)
	}
	if got := EndsOf(w, "gone"); len(got.Spans) != 0 {
		t.Errorf("of no scenario: %+v", got)
	}
}
