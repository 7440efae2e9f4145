package export

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
)

// counting returns ids in a row.
func counting() canvas.IDs {
	n := 0
	return func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("new-", n)) }
}

// twoYears is a workbook of one scenario with two periods and nothing in it.
func twoYears(t *testing.T) (w canvas.Workbook, scenario canvas.RecordID, periods []canvas.RecordID) {
	t.Helper()
	n := 0
	ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("old-", n)) }
	w, problems := canvas.NewWorkbook(canvas.Start(ids, canvas.Info{Currency: "EUR", Language: "en"}, "As is", []string{"Year 1", "Year 2"}))
	if problems != nil {
		t.Fatal(problems)
	}
	scenario = w.Scenarios()[0].ID
	for _, p := range w.Periods(scenario) {
		periods = append(periods, p.ID)
	}
	return w, scenario, periods
}

// pasted returns the workbook with a table in it, and takes the change back to see that it can be.
func pasted(t *testing.T, w canvas.Workbook, text string, o TableOptions, ids canvas.IDs) canvas.Workbook {
	t.Helper()
	s := w.Scenarios()[0].ID
	change, err := ReadTable(text, o).Change(w, ids, s, w.Periods(s)[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	after, err := w.Apply(change.Diff)
	if err != nil {
		t.Fatal(err)
	}
	back, err := after.Apply(change.Diff.Reverse())
	if err != nil || !slices.Equal(back.Records(), w.Records()) {
		t.Fatalf("taken back it is another workbook: %v", err)
	}
	return after
}

func TestChange_AddsTheGoodRows(t *testing.T) {
	w, scenario, periods := twoYears(t)
	ids := counting()
	w = pasted(t, w, "Group;Name;Payer;Year 1;Year 2\n"+
		"private;Mitgliedsbeiträge;;100 000;120 000\n"+
		"public;Harbor fund;City;50 000;\n"+
		"project;Harbor project;EU;;30 000\n"+
		"team;Manager;;90 000;95 000\n"+
		"purple;Nothing;;1;1\n", TableOptions{Periods: []string{"Year 1", "Year 2"}}, ids)

	var got []string
	for _, p := range periods {
		for _, x := range w.At(p) {
			card, _ := canvas.Get[canvas.Card](w, x.Source.Card)
			got = append(got, fmt.Sprintf("%s %s %s/%s %s %s", p, deck.Plain(deck.Title(card, "en")), x.Source.Group, x.Source.Side,
				x.Source.Use, x.Funding.Value.Written("en")))
		}
	}
	want := []string{
		"old-2 Membership fees private/private anything 100 000", "old-2 Harbor fund public/public anything 50 000",
		"old-3 Membership fees private/private anything 120 000", "old-3 Harbor project project/public projects 30 000",
	}
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], "\u2009", " ")
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	lines := w.CostLines(scenario)
	if len(lines) != 1 || lines[0].Title != "Manager" || lines[0].Group != canvas.CostTeam {
		t.Fatalf("cost lines %v", lines)
	}
	if c, ok := canvas.Get[canvas.Cost](w, canvas.CostID(lines[0].ID, periods[1])); !ok || c.Amount != 95_000_00 {
		t.Errorf("cost %v", c)
	}
	if n := len(w.Sources(scenario)); n != 3 {
		t.Errorf("%d sources; one that has figures for two periods is one", n)
	}

	again := ReadTable("private;Membership fees;7\n", TableOptions{}).For(w, scenario, periods[0])
	if len(again.Rows) != 1 || len(again.Rows[0].Notes) != 1 || again.Rows[0].Notes[0].Key != "row-again" {
		t.Errorf("a second source of the same name is not told: %+v", again.Rows)
	}
	w = pasted(t, w, "private;Membership fees;7\nproject;Harbor project;8\n", TableOptions{}, ids)
	if n := len(w.Sources(scenario)); n != 4 {
		t.Errorf("%d sources; the project goes on in the first period, the fees are there twice", n)
	}
	if s := analysis.Of(w, periods[0]); s.Income != 150_015_00 {
		t.Errorf("income %d", s.Income)
	}
}

func TestChange_RefusesWhereNoRowIsGood(t *testing.T) {
	w, scenario, periods := twoYears(t)
	for _, text := range []string{"", "Fees;5\n", "purple;Fees;5\n", "Total;5\n", "name;period;amount;group\nFees;Year 9;5;public\n"} {
		_, err := ReadTable(text, TableOptions{}).Change(w, counting(), scenario, periods[0])
		if !errors.Is(err, canvas.ErrRefused) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// What a sentence says of a row is in every language.
func TestRowProblem_In(t *testing.T) {
	p := RowProblem{Row: 4, Column: "Amount", Key: "row-currency", Args: []string{"USD", "EUR"}}
	if got := p.In("en"); got != "Row 4, column Amount: this is in USD, the file is in EUR" {
		t.Error(got)
	}
	if got := p.In("de"); got != "Zeile 4, Spalte Amount: das ist in USD, die Datei ist in EUR" {
		t.Error(got)
	}
}

// Whatever somebody pastes is read, every line of it is told of, and what is good makes a change
// that applies and can be taken back.
func FuzzReadTable(f *testing.F) {
	for _, seed := range []string{
		"Name;Amount\nPublic\nRegion;500\nTotal;500\n", "a\tb\n\"x\ty\"\t1\n", "name,group,amount,share\nA,public,1,\nB,private,,50%\n",
		"\tYear 1\tYear 2\nFees\t1\t2\n", "kind,card,amount\ntotal,income,5\n", "\"", "'=1;2", "1,2,3\n4,5,6\n", "Costs\nTeam 5\n;;;\n",
		"Projects\t5\nPrivate\t6\nCosts\t9\nTeam\t8\n",
	} {
		f.Add(seed, "de")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		text = text[:min(len(text), 20_000)]
		n := 0
		ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("id-", n)) }
		w, _ := canvas.NewWorkbook(canvas.Start(ids, canvas.Info{Currency: "EUR"}, "As is", []string{"Year 1", "Year 2"}))
		s := w.Scenarios()[0].ID
		table := ReadTable(text, TableOptions{Language: language, Currency: "EUR", Periods: []string{"Year 1"}, Group: canvas.GroupPublic, CostGroup: canvas.CostTeam})
		lines, _ := splitTable(text)
		numbers := map[int]bool{}
		for _, r := range table.Rows {
			numbers[r.Number] = true
		}
		for _, l := range lines {
			if !numbers[l.number] && len(lines) < MaxTableRows && !(table.Header && len(numbers) == len(lines)-1) {
				t.Fatalf("row %d is lost", l.number)
			}
		}
		for _, p := range table.Bad() {
			if p.In("de") == "" || strings.Contains(p.In("en"), "%!") {
				t.Fatalf("%+v says %q", p, p.In("en"))
			}
		}
		change, err := table.Change(w, ids, s, w.Periods(s)[0].ID)
		if errors.Is(err, canvas.ErrRefused) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		after, err := w.Apply(change.Diff)
		if err != nil {
			t.Fatalf("%v\n%+v", err, table.Good())
		}
		back, err := after.Apply(change.Diff.Reverse())
		if err != nil || !slices.Equal(back.Records(), w.Records()) {
			t.Fatal("taken back it is another workbook")
		}
	})
}
