package find

import (
	"fmt"
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

func TestFolded(t *testing.T) {
	for s, want := range map[string]string{
		"Förderung":              "forderung",
		"FO\u0308RDERUNG":        "forderung",
		"Straße":                 "strasse",
		"Ærlig Øst, Łódź":        "aerlig ost, lodz",
		"Mitglieds\u00adbeitrag": "mitgliedsbeitrag",
		"10\u00a0% of\nall":      "10 % of all",
		"Crème brûlée ñ":         "creme brulee n",
		"":                       "",
	} {
		if got := Folded(s); got != want {
			t.Errorf("%q is folded to %q, not to %q", s, got, want)
		}
	}
}

// book is a Map with two sources, one of them placed by hand, two notes and a cost line.
type book struct {
	canvas.Workbook
	t              *testing.T
	n              int
	sheet          canvas.Sheet
	council, fees  canvas.Item
	question, idea canvas.Item
	office         canvas.Item
}

func (b *book) ids() canvas.RecordID { b.n++; return canvas.RecordID(fmt.Sprintf("id%03d", b.n)) }

func (b *book) do(c canvas.Change, err error) {
	b.t.Helper()
	if err == nil {
		b.Workbook, err = b.Apply(c.Diff)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

func newBook(t *testing.T) *book {
	t.Helper()
	b := &book{t: t}
	w, problems := canvas.NewWorkbook(canvas.Start(b.ids, canvas.Info{Cluster: "Harbor", Language: "de", Currency: "EUR"}, "As is", []string{"Year 1"}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b.Workbook = w
	scenario := w.Scenarios()[0].ID
	period := w.Periods(scenario)[0].ID
	c, sheet, err := canvas.AddSheet(w, b.ids, canvas.BuiltIn()[0], scenario, period, "")
	b.do(c, err)
	b.sheet, _ = canvas.Get[canvas.Sheet](b.Workbook, sheet)
	drop := func(id string, section canvas.SectionID, free bool) canvas.Item {
		e, _ := deck.Find(id)
		c, source, err := canvas.DropCard(b.Workbook, b.ids, e.Card(), canvas.Spot{Sheet: sheet, Section: section, Free: free})
		b.do(c, err)
		return canvas.Item{ID: source}
	}
	b.council, b.fees = drop("pub-local-gov", "public", true), drop("pri-membership", "private", false)
	b.do(canvas.Edit(b.Workbook, b.council.ID, "x", func(s *canvas.Source) { s.Payer, s.Confidential = "Stadt Köln", true }))
	b.do(canvas.Edit(b.Workbook, canvas.FundingID(b.fees.ID, period), "x", func(f *canvas.Funding) { f.Status, f.Origin = canvas.InAction, "Budget 2026" }))
	note := func(text, author string, tint canvas.Tint) canvas.Item {
		c, made, err := canvas.AddNotes(b.Workbook, b.ids, []string{text}, canvas.Note{Size: canvas.NoteMedium, Tint: tint, Author: author}, canvas.Spot{Sheet: sheet, Section: "public"})
		b.do(c, err)
		return made[0]
	}
	b.question = note("Läuft die Förderung weiter?", "AK", canvas.TintRemark)
	b.idea = note("Patenschaft", "Bö", canvas.TintNeutral)
	c, line, err := canvas.AddCostLine(b.Workbook, b.ids, scenario, canvas.CostOperations, "", "Büro")
	b.do(c, err)
	b.office = canvas.Item{ID: line}
	return b
}

func TestSearch_Item(t *testing.T) {
	b := newBook(t)
	all := map[string]canvas.Item{"council": b.council, "fees": b.fees, "question": b.question, "idea": b.idea, "office": b.office, "gone": {ID: "gone"}}
	check := func(q Query, want ...string) {
		t.Helper()
		s := New(b.Workbook, q, "de", "en")
		var got []string
		for name, it := range all {
			if s.Item(b.sheet, it) {
				got = append(got, name)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%+v finds %v, not %v", q, got, want)
		}
	}
	check(Query{})
	check(Query{Text: "  "})
	check(Query{Text: "forderung"}, "council", "question")
	check(Query{Text: "weiter LAUFT die"}, "question")
	check(Query{Text: "weiter nie"})
	check(Query{Text: "koln"}, "council")
	check(Query{Text: "membership"}, "fees")
	check(Query{Text: "mitglied"}, "fees")
	check(Query{Text: "budget 2026"}, "fees")
	check(Query{Text: "buro"}, "office")
	check(Query{Text: "ak"}, "question")
	check(Query{Filter: Filter{Kind: canvas.KindNote}}, "idea", "question")
	check(Query{Filter: Filter{Kind: canvas.KindSource}}, "council", "fees")
	check(Query{Filter: Filter{Kind: canvas.KindCostLine}}, "office")
	check(Query{Filter: Filter{Tint: canvas.TintRemark}}, "question")
	check(Query{Filter: Filter{Author: "bö"}}, "idea")
	check(Query{Filter: Filter{Group: canvas.GroupPrivate}}, "fees")
	check(Query{Filter: Filter{Status: canvas.InAction}}, "fees")
	check(Query{Filter: Filter{Confidential: true}}, "council")
	check(Query{Filter: Filter{Unplaced: true}}, "fees")
	check(Query{Text: "patenschaft", Filter: Filter{Tint: canvas.TintRemark}})
}

func TestSearch_CellOfTheCluster(t *testing.T) {
	b := newBook(t)
	cell := canvas.Cell{What: canvas.CellText, Key: "ambition"}
	c, _, err := canvas.TypeCell(b.Workbook, b.ids, cell, "Größter Hafen", "de")
	b.do(c, err)
	for q, want := range map[Query]bool{
		{Text: "grosster"}:  true,
		{Text: "kleinster"}: false,
		{Text: "hafen", Filter: Filter{Kind: canvas.KindField}}: true,
		{Text: "hafen", Filter: Filter{Kind: canvas.KindNote}}:  false,
		{Text: "hafen", Filter: Filter{Confidential: true}}:     false,
		{Filter: Filter{Tint: canvas.TintRemark}}:               false,
		{}: false,
	} {
		if got := New(b.Workbook, q).Cell(cell); got != want {
			t.Errorf("%+v: %t", q, got)
		}
	}
}

func TestAuthors(t *testing.T) {
	b := newBook(t)
	if got := Authors(b.Workbook); !slices.Equal(got, []string{"AK", "Bö"}) {
		t.Errorf("the authors are %q", got)
	}
}

func FuzzFolded_IsFoldedOnce(f *testing.F) {
	f.Add("Förderung ŁÓDŹ İstanbul ǅ")
	f.Fuzz(func(t *testing.T, s string) {
		if once := Folded(s); Folded(once) != once {
			t.Errorf("%q is folded to %q and then to %q", s, once, Folded(once))
		}
	})
}

// One letter more in the bar, in a file of ten thousand sources.
func BenchmarkSearch(b *testing.B) {
	const n = 10_000
	id := func(kind string, i int) canvas.RecordID { return canvas.RecordID(fmt.Sprintf("%s%d", kind, i)) }
	made := 0
	records := canvas.Start(func() canvas.RecordID { made++; return id("start", made) }, canvas.Info{Language: "de"}, "As is", []string{"Year 1"})
	scenario := canvas.RecordID("")
	for _, r := range records {
		if s, ok := r.(canvas.Scenario); ok {
			scenario = s.ID
		}
	}
	for i := range n {
		card := canvas.Card{ID: id("card", i), Title: fmt.Sprintf("Förderung für Vorhaben %d", i), Group: canvas.GroupPublic, Side: canvas.SidePublic, Use: canvas.UseAnything}
		records = append(records, card, canvas.Source{ID: id("source", i), Scenario: scenario, Card: card.ID, Rank: "m", Group: card.Group, Side: card.Side, Use: card.Use})
	}
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		b.Fatal(problems[0])
	}
	for b.Loop() {
		s := New(w, Query{Text: "vorhaben 99"}, "de", "en")
		found := 0
		for i := range n {
			if s.Item(canvas.Sheet{}, canvas.Item{ID: id("source", i)}) {
				found++
			}
		}
		if found != 280 {
			b.Fatalf("%d are found", found)
		}
	}
}
