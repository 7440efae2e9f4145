package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
)

// What is written as a table is read again, and comes to the same figures: with every kind of
// source, cost and total, and with names that are no formulas.
func TestWriteCSV_IsReadAgain(t *testing.T) {
	books := xlsxCases(t)
	delete(books, "metrics") // a table has none
	for name, w := range books {
		if w.Len() == 0 || len(canvas.All[canvas.Funding](w))+len(canvas.All[canvas.Cost](w))+len(canvas.All[canvas.Total](w)) == 0 {
			continue
		}
		var b bytes.Buffer
		if err := WriteCSV(&b, w, CSVOptions{}); err != nil {
			t.Fatal(err)
		}
		for _, language := range []string{"en", "de"} {
			table := ReadTable(b.String(), TableOptions{Language: language, Currency: w.Info().Currency})
			if bad, notes := table.Bad(), table.Notes(); len(bad)+len(notes) > 0 {
				t.Errorf("%s: %v %v\n%s", name, bad, notes, b.String())
				continue
			}
			n := 0
			ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("r", n)) }
			back, taken, err := table.Book(ids, w.Info(), "As is", "Year 1")
			if err != nil || len(taken.Bad()) > 0 {
				t.Errorf("%s: %v %v\n%s", name, err, taken.Bad(), b.String())
				continue
			}
			plain, _ := canvas.NewWorkbook(w.Records()) // a table does not say that it is a public version
			if got, want := figuresOf(back), figuresOf(plain); !slices.Equal(got, want) {
				t.Errorf("%s:\n%s\nnot\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}

// figuresOf writes everything that a workbook's money comes to.
func figuresOf(w canvas.Workbook) []string {
	var out []string
	for _, s := range w.Scenarios() {
		for _, p := range w.Periods(s.ID) {
			x, c := analysis.Of(w, p.ID), analysis.Cover(w, p.ID)
			if len(x.Parts) == 0 && !c.CostKnown && !x.IncomeKnown && x.Den == 0 && !c.ReserveKnown {
				continue // a period of which nothing is known is in no table
			}
			out = append(out, fmt.Sprint(x.Income, x.IncomeKnown, x.Den, x.InKind, x.Unknown, x.Mixed, len(x.Parts), x.Sides, x.Groups, x.Total))
			out = append(out, fmt.Sprint(c.Cost, c.Free, c.Restricted, c.Uncovered, c.Result, c.Reserve))
		}
	}
	return out
}

func TestWriteCSV_IsWhatOthersRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawMoney(t)
		var b bytes.Buffer
		if err := WriteCSV(&b, w, CSVOptions{Language: "en"}); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(&b)
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if len(row) != len(TableColumns) {
				t.Fatalf("row %d has %d cells", i, len(row))
			}
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Fatalf("%q might be run", cell)
				}
			}
		}
	})
}

func TestWriteCSV(t *testing.T) {
	w, _, _ := twoYears(t)
	w = pasted(t, w, "Kind;Group;Name;Card;Payer;Use;Amount;Status;Starts;Ends;Origin\n"+
		"source;private;;pri-membership;;;1200,5;;;;\n"+
		"source;project;'=Harbor project;Harbor programme;EU, Brussels;projects;30000;planned;2026;06/2028;letter\n"+
		"cost;team;CEO;;;;90000;;;;\n"+
		"total;;;reserve;;;5000;;;;\n", TableOptions{Language: "de"}, counting())
	var b bytes.Buffer
	if err := WriteCSV(&b, w, CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(`kind,scenario,period,group,side,name,card,payer,use,status,basis,share,amount,computed_share,computed_amount,starts,ends,origin
source,As is,Year 1,private,private,Membership fees,pri-membership,,anything,as-is,stated,,1200.50,3.8477,,,,
source,As is,Year 1,project,public,'=Harbor project,Harbor programme,"EU, Brussels",projects,in-action,stated,,30000.00,96.1523,,2026-01,2028-06,letter
cost,As is,Year 1,team,,CEO,ceo,,,as-is,stated,,90000.00,,,,,
total,As is,Year 1,,,,reserve,,,,stated,,5000.00,,,,,
`, "\n", "\r\n")
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
