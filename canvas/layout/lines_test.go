package layout

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/scene"
)

// typed types into a cell of the book and returns it as it is called from then on.
func (b *book) typed(c canvas.Cell, text string) canvas.Cell {
	change, now, err := canvas.TypeCell(b.Workbook, b.ids, c, text, "en")
	b.do(change, err)
	return now
}

func (b *book) cost(what, amount string, period int) canvas.RecordID {
	return b.typed(canvas.Cell{What: canvas.CellCost, New: what, Column: b.period(period)}, amount).Record
}

// ledger is a book with money on both sides, of every kind.
func ledger(t interface{ Fatal(...any) }, language string) *book {
	b := newBook(t, language)
	for i, x := range []struct {
		card, section, amount string
		use                   canvas.Use
		status                canvas.Status
	}{
		{"pub-national-program", "public", "400 000", canvas.UseAnything, canvas.AsIs},
		{"pub-regional-gov", "public", "300k", canvas.UseProjects, canvas.AsIs},
		{"pri-membership", "private", "540 000", canvas.UseAnything, canvas.AsIs},
		{"pri-events", "private", "216 000", canvas.UseAnything, canvas.InAction},
		{"pri-training", "private", "50 000", canvas.UseInKind, canvas.AsIs},
		{"prj-international", "project", "1.08m", canvas.UseProjects, canvas.AsIs},
	} {
		id := b.drop(x.card, canvas.Spot{Sheet: b.at["financing"], Section: canvas.SectionID(x.section)})
		b.typed(canvas.Cell{What: canvas.CellAmount, Record: id, Column: b.period(0)}, x.amount)
		b.do(canvas.Edit(b.Workbook, id, fmt.Sprint("use", i), func(s *canvas.Source) { s.Use = x.use }))
		b.do(canvas.Edit(b.Workbook, canvas.FundingID(id, b.period(0)), fmt.Sprint("status", i), func(f *canvas.Funding) { f.Status = x.status }))
	}
	b.cost("team:ceo", "180 000", 0)
	b.cost("team:full-time-staff", "620 000", 0)
	b.cost("operations:office-rent", "140 000", 0)
	b.cost("projects:member-projects", "900 000", 0)
	return b
}

func TestLines_AreAsTheGoldenFileSays(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		b := ledger(t, language)
		got := ""
		for _, p := range b.lay("financing", Options{Date: day}).Pages {
			got += scene.Dump(p)
		}
		golden(t, filepath.Join("testdata", "financing-"+language+".txt"), got)
	}
}

// texts returns every text of a result, page after page.
func texts(res Result) []string {
	var out []string
	for _, p := range res.Pages {
		for _, i := range p.Items {
			if x, ok := i.(scene.Text); ok {
				out = append(out, strings.NewReplacer("\u2009", " ", "\u00a0", " ").Replace(x.Plain))
			}
		}
	}
	return out
}

func says(t *testing.T, res Result, want ...string) {
	t.Helper()
	all := texts(res)
	for _, w := range want {
		if !slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, w) }) {
			t.Errorf("the sheet does not say %q in\n%s", w, strings.Join(all, " | "))
		}
	}
}

// By hand: free is 400 + 540 + 216 (in action) = 1 156 thousand against 940; restricted is 300 +
// 1 080 = 1 380 against 900; in kind 50 apart; income 2 536, cost 1 840, result 696.
func TestLines_LeadWithCoverage(t *testing.T) {
	b := ledger(t, "en")
	b.do(canvas.SetTotal(b.Workbook, b.period(0), canvas.TotalReserve, canvas.AmountOf(100_000_00), canvas.Stated))
	res := b.lay("financing", Options{})
	check(t, res)
	says(t, res, "2 536 000", "1 840 000", "1 156 000 of 940 000", "216 000 left over", "1 380 000 of 900 000",
		"480 000 left over, may pay projects only", "50 000", "+ 696 000", "796 000", "2 320 000 today", "in action", "in kind")
}

// One source and one cost line are illustrative: so is every sum that they are in, on every sheet, and
// no other.
func TestLines_SumsOfIllustrativeFiguresAreMarked(t *testing.T) {
	b := ledger(t, "en")
	c := b.Workbook
	for _, s := range c.Sources(c.Scenarios()[0].ID) {
		if b.cardOf(s).Deck == "pri-membership" {
			b.do(canvas.Edit(b.Workbook, canvas.FundingID(s.ID, b.period(0)), "basis", func(f *canvas.Funding) { f.Basis = canvas.Illustrative }))
		}
	}
	for _, l := range c.CostLines(c.Scenarios()[0].ID) {
		if l.Deck == "full-time-staff" {
			b.do(canvas.Edit(b.Workbook, canvas.CostID(l.ID, b.period(0)), "basis", func(x *canvas.Cost) { x.Basis = canvas.Illustrative }))
		}
	}
	of := analysis.Of(b.Workbook, b.period(0))
	share := func(s analysis.Sum) string { return fmt.Sprintf("%d %%", s.Shown) }
	private, public := share(of.Groups[canvas.GroupPrivate]), share(of.Groups[canvas.GroupPublic])
	for _, x := range []struct {
		sheet string
		says  []string
	}{
		{"financing", []string{"~2 536 000", "~1 840 000", "700 000", "~756 000", "1 080 000", "~800 000", "140 000", "~1 156 000 of ~940 000", "1 380 000 of 900 000", "~" + private, public}},
		{"canvas", []string{"~1.84 m EUR", "~800 000", "140 000", "~" + private, public}},
		{"insight", []string{"~1.16 m EUR", "~940 000 EUR", "1.38 m EUR", "900 000 EUR", "~" + private, public}},
	} {
		all := texts(b.lay(x.sheet, Options{}))
		for _, w := range x.says {
			if !slices.Contains(all, w) {
				t.Errorf("%s does not say %q by itself in\n%s", x.sheet, w, strings.Join(all, " | "))
			}
		}
	}

	// A typed total stands by itself.
	b.do(canvas.SetTotal(b.Workbook, b.period(0), canvas.TotalIncome, canvas.AmountOf(2_536_000_00), canvas.Stated))
	b.do(canvas.SetTotal(b.Workbook, b.period(0), canvas.TotalPrivateGroup, canvas.AmountOf(756_000_00), canvas.Stated))
	all := texts(b.lay("financing", Options{}))
	for _, w := range []string{"2 536 000", "756 000", private, "~540 000", "~1 156 000 of ~940 000"} {
		if !slices.Contains(all, w) {
			t.Errorf("with typed totals the sheet does not say %q by itself in\n%s", w, strings.Join(all, " | "))
		}
	}
}

func TestLines_SayWhatIsMissing(t *testing.T) {
	b := ledger(t, "en")
	b.cost("operations:venue-rent", "300 000", 0)
	says(t, b.lay("financing", Options{}), "1 156 000 of 1 240 000", "84 000 missing: 93 % covered")
}

func TestLines_SayWhenSharesAndAmountsCannotBeCompared(t *testing.T) {
	b := ledger(t, "en")
	id := b.drop("pri-sponsorship", canvas.Spot{Sheet: b.at["financing"], Section: "private"})
	b.value(id, 0, canvas.ShareOf(canvas.Percent(10)))
	says(t, b.lay("financing", Options{}), "shares and amounts are mixed: type the income")
}

func TestLines_FlagStartUpCostsAfterTheFirstPeriod(t *testing.T) {
	b := newBook(t, "en")
	b.cost("start-up:advisory-services", "10 000", 0)
	b.cost("start-up:communications", "12 000", 1)
	first := b.lay("financing", Options{})
	if slices.Contains(texts(first), "one-time: only in Year 1") {
		t.Error("the first period is flagged")
	}
	b.do(canvas.ShowPeriod(b.Workbook, b.at["financing"], b.Scenarios()[0].ID, b.period(1)))
	says(t, b.lay("financing", Options{}), "one-time: only in Year 1", "12 000")
}

func TestLines_TheCanvasShowsTheSameCosts(t *testing.T) {
	b := ledger(t, "en")
	b.do(canvas.SetField(b.Workbook, "", "ambition", "x"))
	res := b.lay("canvas", Options{})
	check(t, res)
	says(t, res, "CEO", "180 000", "Full-time staff", "620 000", "Office rent", "Member-led projects", "900 000", "1.84 m EUR", "800 000")
}

// Cells are what a table is edited by: every figure has one, they do not overlap, and what is
// typed into one is on the sheet.
func TestLines_EveryFigureIsACell(t *testing.T) {
	b := ledger(t, "en")
	res := b.lay("financing", Options{Prompts: true})
	seen := map[canvas.Cell]bool{}
	for i, c := range res.Cells {
		if seen[c.Cell] {
			t.Errorf("%+v is there twice", c.Cell)
		}
		seen[c.Cell] = true
		for _, d := range res.Cells[:i] {
			if c.Page == d.Page && c.Rect.Inset(0.01).Overlaps(d.Rect) {
				t.Errorf("%+v and %+v overlap", c, d)
			}
		}
	}
	for _, s := range b.Sources(b.Scenarios()[0].ID) {
		for _, what := range []canvas.What{canvas.CellAmount, canvas.CellShare} {
			if !seen[canvas.Cell{What: what, Record: s.ID, Column: b.period(0)}] {
				t.Errorf("source %s has no cell for its %s", s.ID, what)
			}
		}
	}
	empty := canvas.Cell{What: canvas.CellCost, New: "team:part-time-staff", Column: b.period(0)}
	if !seen[empty] {
		t.Fatal("a usual line cannot be filled in")
	}
	b.typed(empty, "77 777")
	says(t, b.lay("financing", Options{}), "Part-time staff", "77 777")
	own := canvas.Cell{What: canvas.CellCostLine, New: "team:", Column: b.period(0)}
	if !seen[own] {
		t.Fatal("there is no empty line for one more")
	}
	b.typed(own, "Interns")
	says(t, b.lay("financing", Options{}), "Interns")
}

func TestLines_ShowCentsEverywhereOrNowhere(t *testing.T) {
	b := ledger(t, "en")
	says(t, b.lay("financing", Options{}), "400 000")
	b.cost("team:part-time-staff", "10.50", 0)
	says(t, b.lay("financing", Options{}), "400 000.00", "10.50", "540 000.00")
}

func TestLines_StandAnyNumberOfLines(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(rt, rapid.SampledFrom([]string{"en", "de"}).Draw(rt, "language"))
		name := rapid.StringOfN(rapid.RuneFrom([]rune("abcdefgh WMil-/äé漢")), 1, 90, canvas.MaxTitle)
		n := rapid.IntRange(0, 60).Draw(rt, "sources")
		for range n {
			e := rapid.SampledFrom(deck.All()).Draw(rt, "card")
			id := b.drop(e.ID, canvas.Spot{Sheet: b.at["financing"], Section: canvas.SectionID(e.Group)})
			if rapid.Bool().Draw(rt, "named") {
				title := name.Draw(rt, "title")
				b.do(canvas.Edit(b.Workbook, id, "set-title", func(s *canvas.Source) { s.Title = title }))
			}
			b.value(id, 0, canvas.AmountOf(canvas.Money(rapid.Int64Range(0, int64(canvas.MaxMoney)).Draw(rt, "amount"))))
		}
		costs := rapid.IntRange(0, 60).Draw(rt, "costs")
		for i := range costs {
			g := rapid.SampledFrom(canvas.CostGroups).Draw(rt, "group")
			c := b.typed(canvas.Cell{What: canvas.CellCostLine, New: string(g) + ":", Column: b.period(0)}, fmt.Sprint("line ", i))
			b.typed(canvas.Cell{What: canvas.CellCost, Record: c.Record, Column: b.period(0)}, fmt.Sprint(i*1000))
		}
		for _, tool := range []string{"financing", "canvas"} {
			for _, l := range pageLayouts {
				res := b.lay(tool, Options{Date: day, Prompts: rapid.Bool().Draw(rt, "prompts"), Layout: l})
				check(rt, res)
				lines := map[canvas.RecordID]bool{}
				for _, s := range res.Slots {
					lines[s.Item.ID] = true
				}
				if len(lines) != n+costs {
					rt.Fatalf("%s, %s shows %d of %d lines", tool, l, len(lines), n+costs)
				}
			}
		}
	})
}
