package layout

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// book is a workbook under construction, by commands only.
type book struct {
	canvas.Workbook
	t  interface{ Fatal(...any) }
	n  int
	at map[string]canvas.RecordID // sheets by template
}

func (b *book) ids() canvas.RecordID {
	b.n++
	return canvas.RecordID(fmt.Sprintf("r%03d", b.n))
}

func (b *book) do(c canvas.Change, err error) {
	if err == nil {
		b.Workbook, err = b.Apply(c.Diff)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// newBook returns a workbook with a scenario of three periods and a sheet of every tool.
func newBook(t interface{ Fatal(...any) }, language string) *book {
	b := &book{t: t, at: map[string]canvas.RecordID{}}
	records := canvas.Start(b.ids, canvas.Info{Cluster: "Ocean Tech Cluster", Language: language, Currency: "EUR"},
		"Draft A", []string{"Year 1", "Years 3–5", "Years 5–10"})
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b.Workbook = w
	s := w.Scenarios()[0]
	for _, tool := range canvas.BuiltIn() {
		c, id, err := canvas.AddSheet(b.Workbook, b.ids, tool, s.ID, w.Periods(s.ID)[0].ID, "")
		b.do(c, err)
		sheet, _ := canvas.Get[canvas.Sheet](b.Workbook, id)
		b.at[b.Template(sheet).ID] = id
	}
	b.n = 100 // so that one more tool changes no golden file
	return b
}

func (b *book) card(id string) canvas.Card {
	e, ok := deck.Find(id)
	if !ok {
		b.t.Fatal("no card", id)
	}
	return e.Card()
}

func (b *book) period(i int) canvas.RecordID { return b.Periods(b.Scenarios()[0].ID)[i].ID }

func (b *book) drop(card string, s canvas.Spot) canvas.RecordID {
	c, id, err := canvas.DropCard(b.Workbook, b.ids, b.card(card), s)
	b.do(c, err)
	return id
}

func (b *book) value(source canvas.RecordID, period int, v canvas.Value) {
	b.do(canvas.SetValue(b.Workbook, canvas.FundingID(source, b.period(period)), v))
}

func (b *book) notes(s canvas.Spot, tint canvas.Tint, texts ...string) []canvas.Item {
	c, items, err := canvas.AddNotes(b.Workbook, b.ids, texts, canvas.Note{Tint: tint, Size: canvas.NoteMedium}, s)
	b.do(c, err)
	return items
}

func (b *book) lay(template string, o Options) Result {
	res, err := Sheet(b.Workbook, b.at[template], o)
	if err != nil {
		b.t.Fatal(err)
	}
	return res
}

// pageLayouts are the page layouts that every tool has: for paper, and for a projector.
var pageLayouts = []string{"a3", canvas.WideLayout}

var day = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

// sample is what the golden files show: a little of everything.
func sample(t interface{ Fatal(...any) }, language string) *book {
	b := newBook(t, language)
	sheet := b.at["map"]
	national := b.drop("pub-national-program", canvas.Spot{Sheet: sheet, Section: "public"})
	b.value(national, 0, canvas.ShareOf(canvas.Percent(60)))
	fees := b.drop("pri-membership", canvas.Spot{Sheet: sheet, Section: "private", Free: true, At: geom.Pt{X: 40, Y: 60}})
	b.value(fees, 0, canvas.ShareOf(canvas.Percent(25)))
	project := b.drop("prj-national", canvas.Spot{Sheet: sheet, Section: "public"})
	b.value(project, 0, canvas.ShareOf(canvas.Percent(5)))
	b.do(canvas.Edit(b.Workbook, canvas.FundingID(project, b.period(0)), "set-status", func(f *canvas.Funding) { f.Status = canvas.InAction }))
	b.drop("pri-events", canvas.Spot{Sheet: b.at["evolution"], Section: "private", Column: b.period(1)})
	b.notes(canvas.Spot{Sheet: b.at["canvas"], Section: "channels"}, canvas.TintAsIs, "Member meetings", "Newsletter")
	b.notes(canvas.Spot{Sheet: b.at["canvas"], Section: "channels"}, canvas.TintInAction, "Investor days")
	return b
}

func TestSheet_IsAsTheGoldenFilesSay(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		b := sample(t, language)
		for _, template := range []string{"map", "evolution", "canvas"} {
			got := ""
			for _, p := range b.lay(template, Options{Date: day, Prompts: template != "canvas"}).Pages {
				got += scene.Dump(p)
			}
			golden(t, filepath.Join("testdata", template+"-"+language+".txt"), got)
		}
	}
}

// golden holds a text against a golden file, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("golden files are not written in CI")
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (make golden shows how):\n%s", name, firstDifference(got, string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d is\n%s\nand was\n%s", i+1, g[i], strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
		}
	}
	return "lines are missing at the end"
}

// check fails where things of a section overlap, leave it, or where text leaves the page or what
// it belongs to.
func check(t interface{ Errorf(string, ...any) }, res Result) {
	for i, a := range res.Slots {
		if a.Rect.X < a.Content.X-0.01 || a.Rect.Y < a.Content.Y-0.01 || a.Rect.Right() > a.Content.Right()+0.01 || a.Rect.Bottom() > a.Content.Bottom()+0.01 {
			t.Errorf("page %d: %s in %s at %v leaves %v", a.Page, a.Item.ID, a.Section, a.Rect, a.Content)
		}
		for _, b := range res.Slots[:i] {
			if a.Page == b.Page && !(a.Free && b.Free) && a.Rect.Inset(0.01).Overlaps(b.Rect.Inset(0.01)) {
				t.Errorf("page %d: %s at %v overlaps %s at %v", a.Page, a.Item.ID, a.Rect, b.Item.ID, b.Rect)
			}
		}
	}
	for i, p := range res.Pages {
		var texts []scene.Text
		for _, item := range p.Items {
			line, ok := item.(scene.Text)
			if !ok {
				continue
			}
			texts = append(texts, line)
			ink := geom.R(line.At.X, line.At.Y-0.75*line.Size, line.Width, 0.95*line.Size)
			f, top, bottom := usualFrame, geom.MM(5), geom.MM(0.5)
			if p.Size.W <= 200 { // a projector’s page, or a shape made of it
				f, top, bottom = lowFrame, 2, 0.2
			}
			if ink.X < f.margin-0.01 || ink.Right() > p.Size.W-f.margin+0.01 || ink.Y < top || ink.Bottom() > p.Size.H-bottom {
				t.Errorf("page %d: %q at %v leaves the page", i, line.Plain, ink)
			}
			for _, s := range res.Slots {
				if s.Page == i && !ofItem(line.Ref.Kind) && s.Rect.Overlaps(ink) {
					t.Errorf("page %d: %q at %v lies on %s at %v", i, line.Plain, ink, s.Item.ID, s.Rect)
				}
				if line.Ref.ID == string(s.Item.ID) && line.Ref.Column == string(s.Item.Column) && s.Page == i &&
					ofItem(line.Ref.Kind) && s.Rect.Overlaps(ink) &&
					(ink.X < s.Rect.X-0.01 || ink.Right() > s.Rect.Right()+0.01 || ink.Y < s.Rect.Y-0.3 || ink.Bottom() > s.Rect.Bottom()+0.3) {
					t.Errorf("page %d: %q at %v leaves its %s at %v", i, line.Plain, ink, s.Item.ID, s.Rect)
				}
			}
		}
		for x, a := range texts {
			for _, b := range texts[:x] {
				if overlapping(a, b) {
					t.Errorf("page %d: %q lies on %q", i, a.Plain, b.Plain)
				}
			}
		}
	}
}

// ofItem reports whether a text is part of something that lies in a slot.
func ofItem(k scene.RefKind) bool {
	return slices.Contains([]scene.RefKind{scene.RefNote, scene.RefSource, scene.RefCost, scene.RefMetric, scene.RefReference}, k)
}

// overlapping reports whether two texts lie on each other, cards placed by hand apart.
func overlapping(a, b scene.Text) bool {
	if a.Ref != b.Ref && a.Ref.Kind != scene.RefNone && b.Ref.Kind != scene.RefNone && a.Ref.Kind != scene.RefSection && b.Ref.Kind != scene.RefSection {
		return false
	}
	ink := func(t scene.Text) geom.Rect {
		return geom.R(t.At.X, t.At.Y-0.7*t.Size, t.Width, 0.7*t.Size).Inset(0.02)
	}
	return ink(a).Overlaps(ink(b))
}

// said returns what stands on the pages for a record, in order.
func said(res Result, id canvas.RecordID) string {
	var out []string
	for _, p := range res.Pages {
		for _, item := range p.Items {
			if line, ok := item.(scene.Text); ok && line.Ref.ID == string(id) && line.Role == "note" {
				out = append(out, line.Plain)
			}
		}
	}
	return squeeze(strings.Join(out, " "))
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestSheet_HoldsFifteenLongNotesInEverySection(t *testing.T) {
	long := "The yearly conference brings four hundred people from twelve countries, pays for itself since 2019, and is where most new members hear of us for the first time."
	for _, template := range []string{"map", "evolution", "canvas"} {
		b := newBook(t, "en")
		sheet, _ := canvas.Get[canvas.Sheet](b.Workbook, b.at[template])
		var items []canvas.Item
		for _, s := range b.Template(sheet).Sections {
			for _, column := range b.Columns(sheet) {
				for i := range 15 {
					items = append(items, b.notes(canvas.Spot{Sheet: sheet.ID, Section: s.ID, Column: column.ID}, canvas.TintAsIs, fmt.Sprint(i+1, ". ", long))...)
				}
			}
		}
		for _, l := range pageLayouts {
			res := b.lay(template, Options{Date: day, Layout: l})
			check(t, res)
			for i, it := range items {
				if got, want := said(res, it.ID), squeeze(fmt.Sprint(i%15+1, ". ", long)); got != want {
					t.Fatalf("%s, %s: note %d says %q", template, l, i, got)
				}
			}
			overflows := 0
			for _, p := range res.Pages[0].Problems {
				if p.Kind == scene.Overflow {
					overflows++
				}
			}
			if (overflows > 0) != (len(res.Pages) > 1) || (template == "canvas" && overflows == 0) {
				t.Errorf("%s, %s: %d sections tell that they are full, on %d pages", template, l, overflows, len(res.Pages))
			}
		}
	}
}

func TestSheet_HoldsFiftyNamesUnderFiveHeadings(t *testing.T) {
	b := newBook(t, "de")
	var items []canvas.Item
	var texts []string
	for _, heading := range []string{"Gründungen und Start-ups", "Unternehmen", "Wissenschaft", "Verwaltung", "Kapital"} {
		list := heading
		for i := range 10 {
			list += fmt.Sprintf("\nMitgliedsunternehmen Nordseeküste %d", i+1)
		}
		c, made, err := canvas.AddNotes(b.Workbook, b.ids, []string{list}, canvas.Note{Tint: canvas.TintNeutral, Size: canvas.NoteMedium, Heading: true},
			canvas.Spot{Sheet: b.at["canvas"], Section: "members"})
		b.do(c, err)
		items, texts = append(items, made...), append(texts, list)
	}
	for _, l := range pageLayouts {
		res := b.lay("canvas", Options{Layout: l})
		check(t, res)
		for i, it := range items {
			if got := said(res, it.ID); got != squeeze(texts[i]) {
				t.Errorf("%s: list %d says %q", l, i, got)
			}
		}
	}
}

func TestSheet_SplitsANoteThatIsLongerThanAPage(t *testing.T) {
	b := newBook(t, "en")
	var want []string
	for i := range 2000 {
		want = append(want, fmt.Sprintf("word%d", i))
	}
	it := b.notes(canvas.Spot{Sheet: b.at["canvas"], Section: "activities"}, canvas.TintAsIs, strings.Join(want, " "))[0]
	for _, l := range pageLayouts {
		res := b.lay("canvas", Options{Layout: l})
		check(t, res)
		if got := said(res, it.ID); got != strings.Join(want, " ") {
			t.Errorf("%s: %d of %d letters are there", l, len(got), len(strings.Join(want, " ")))
		}
	}
}

func TestSheet_ShowsEverySourceOnEveryTool(t *testing.T) {
	b := newBook(t, "en")
	for _, e := range deck.All() {
		section := canvas.SectionID(e.Side)
		b.drop(e.ID, canvas.Spot{Sheet: b.at["map"], Section: section})
	}
	for _, template := range []string{"map", "evolution", "canvas"} {
		for _, l := range pageLayouts {
			res := b.lay(template, Options{Layout: l})
			check(t, res)
			seen := map[canvas.RecordID]bool{}
			for _, s := range res.Slots {
				seen[s.Item.ID] = true
			}
			if len(seen) != 30 {
				t.Errorf("%s, %s shows %d of 30 sources", template, l, len(seen))
			}
		}
	}
}

func TestSheet_StandsLongWordsAndNames(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(t, rapid.SampledFrom([]string{"en", "de"}).Draw(rt, "language"))
		name := rapid.StringOfN(rapid.RuneFrom([]rune("abcdefgh WMil-/äé漢")), 1, 120, canvas.MaxTitle)
		n := rapid.IntRange(1, 12).Draw(rt, "cards")
		for range n {
			e := rapid.SampledFrom(deck.All()).Draw(rt, "card")
			id := b.drop(e.ID, canvas.Spot{Sheet: b.at["map"], Section: canvas.SectionID(e.Side)})
			title := name.Draw(rt, "title")
			b.do(canvas.Edit(b.Workbook, id, "set-title", func(s *canvas.Source) { s.Title = title }))
			b.value(id, 0, canvas.AmountOf(canvas.Money(rapid.Int64Range(0, int64(canvas.MaxMoney)).Draw(rt, "amount"))))
			b.do(canvas.Edit(b.Workbook, canvas.FundingID(id, b.period(0)), "set-status", func(f *canvas.Funding) {
				f.Status = rapid.SampledFrom(canvas.Statuses).Draw(rt, "status")
			}))
		}
		for _, template := range []string{"map", "evolution", "canvas"} {
			for _, l := range pageLayouts {
				check(rt, b.lay(template, Options{Date: day, Prompts: true, Layout: l}))
			}
		}
	})
}

func TestSheet_DrawsABoxForWhatNoFontHas(t *testing.T) {
	b := newBook(t, "en")
	b.notes(canvas.Spot{Sheet: b.at["canvas"], Section: "channels"}, canvas.TintAsIs, "a漢b")
	res := b.lay("canvas", Options{})
	missing := ""
	for _, p := range res.Pages[0].Problems {
		if p.Kind == scene.MissingGlyph {
			missing += p.Text
		}
	}
	boxes := 0
	for _, item := range res.Pages[0].Items {
		if p, ok := item.(scene.Polygon); ok && p.Ref.Kind == scene.RefNote && p.Fill == nil {
			boxes++
		}
	}
	if missing != "漢" || boxes != 1 {
		t.Errorf("missing %q, %d boxes", missing, boxes)
	}
}

func TestSheet_KeepsTheCreditOnEveryPage(t *testing.T) {
	b := sample(t, "en")
	for template, id := range b.at {
		sheet, _ := canvas.Get[canvas.Sheet](b.Workbook, id)
		for i, p := range b.lay(template, Options{}).Pages {
			var credit []string
			for _, item := range p.Items {
				if line, ok := item.(scene.Text); ok && line.Role == "credit" {
					credit = append(credit, line.Plain)
					if line.At.Y > p.Size.H-4.5 {
						t.Errorf("%s: the credit reaches the edge that printers leave white: %q", template, line.Plain)
					}
					if line.Size < 8*25.4/72*0.99 {
						t.Errorf("%s: the credit is smaller than 8 pt: %.2f mm", template, line.Size)
					}
				}
			}
			for _, want := range b.Template(sheet).Credit {
				if !strings.Contains(squeeze(strings.Join(credit, " ")), squeeze(want.In("en"))) {
					t.Errorf("%s page %d: the credit says %q", template, i+1, credit)
				}
			}
		}
	}
}

func TestCard_FitsItsPage(t *testing.T) {
	for _, e := range deck.All() {
		for _, language := range []string{"en", "de"} {
			p := Card(e.Card(), language)
			for _, item := range p.Items {
				if line, ok := item.(scene.Text); ok && (line.At.X < 0 || line.At.X+line.Width > p.Size.W) {
					t.Errorf("%s in %s: %q leaves the card", e.ID, language, line.Plain)
				}
			}
			if f, lines := fitted(face{style: text.Bold, size: 4.1}, 2.9, 35, 3, deck.Title(e.Card(), language)); len(lines) > 3 || f.size < 3 {
				t.Errorf("%s in %s: the title takes %d lines of %.1f mm", e.ID, language, len(lines), f.size)
			}
		}
	}
}

func BenchmarkSheet300Cards(b *testing.B) { benchmark(b, 300) }

func BenchmarkSheet10000Cards(b *testing.B) { benchmark(b, 10000) }

func benchmark(b *testing.B, n int) {
	k := newBook(b, "en")
	all := deck.All()
	var records []canvas.Record
	scenario := k.Scenarios()[0].ID
	for i := range n {
		card := all[i%30].Card()
		id := k.ids()
		if i < 30 {
			records = append(records, card)
		}
		records = append(records,
			canvas.Source{ID: id, Scenario: scenario, Card: card.ID, Rank: canvas.Rank(fmt.Sprintf("b%06d1", i)), Group: card.Group, Side: card.Side, Use: card.Use},
			canvas.Funding{ID: canvas.FundingID(id, k.period(0)), Source: id, Period: k.period(0), Value: canvas.AmountOf(canvas.Money(i)), Status: canvas.AsIs, Basis: canvas.Stated},
			canvas.Placement{ID: canvas.PlacementID(id, k.at["map"], ""), Source: id, Sheet: k.at["map"], Section: canvas.SectionID(card.Side), Free: true,
				At: geom.Pt{X: float64(i * 37 % 150), Y: float64(i * 91 % 160)}})
	}
	w, problems := canvas.NewWorkbook(append(k.Records(), records...))
	if len(problems) > 0 {
		b.Fatal(problems[0])
	}
	b.ResetTimer()
	for b.Loop() {
		if _, err := Sheet(w, k.at["map"], Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestSheet_LeavesTheOthersWhereOneIsTakenAway(t *testing.T) {
	b := newBook(t, "en")
	var ids []canvas.RecordID
	for _, card := range []string{"pri-membership", "pri-events", "pri-training", "pri-services", "pri-rent"} {
		ids = append(ids, b.drop(card, canvas.Spot{Sheet: b.at["map"], Section: "private"}))
	}
	where := func() map[canvas.RecordID]geom.Rect {
		out := map[canvas.RecordID]geom.Rect{}
		for _, s := range b.lay("map", Options{}).Slots {
			out[s.Item.ID] = s.Rect
		}
		return out
	}
	before := where()
	b.do(canvas.MoveItems(b.Workbook, []canvas.Moved{{Item: canvas.Item{ID: ids[1]}, At: geom.Pt{X: 90, Y: 130}}},
		canvas.Spot{Sheet: b.at["map"], Section: "private", Free: true}))
	after := where()
	if before[ids[1]] == after[ids[1]] {
		t.Error("the card that was taken away is where it was")
	}
	for i, id := range ids {
		if i != 1 && before[id] != after[id] {
			t.Errorf("card %d went from %v to %v", i, before[id], after[id])
		}
	}
}

func TestSheet_KeepsSecretsInPublic(t *testing.T) {
	b := sample(t, "en")
	secret := b.drop("pri-sponsorship", canvas.Spot{Sheet: b.at["evolution"], Section: "private", Column: b.period(1)})
	b.value(secret, 1, canvas.ShareOf(canvas.Percent(17)))
	b.do(canvas.Edit(b.Workbook, secret, "set-title", func(s *canvas.Source) { s.Title, s.Confidential = "Quiet sponsor", true }))
	c, _, err := canvas.DuplicateItems(b.Workbook, b.ids, []canvas.Moved{{Item: canvas.Item{ID: secret, Column: b.period(1)}}},
		canvas.Spot{Sheet: b.at["evolution"], Section: "private", Column: b.period(0)})
	b.do(c, err)
	note := b.notes(canvas.Spot{Sheet: b.at["canvas"], Section: "channels"}, canvas.TintRemark, "Quiet remark")[0]
	b.do(canvas.Edit(b.Workbook, note.ID, "set-confidential", func(n *canvas.Note) { n.Confidential = true }))
	for _, template := range []string{"map", "evolution", "canvas"} {
		for _, forAll := range []bool{false, true} {
			quiet := 0
			shown := *b
			if forAll {
				shown.Workbook = public.Of(b.Workbook, "")
			}
			for _, p := range shown.lay(template, Options{Prompts: true}).Pages {
				dump := scene.Dump(p)
				quiet += strings.Count(dump, "Quiet") + strings.Count(dump, string(secret)) + strings.Count(dump, string(note.ID))
			}
			if forAll && quiet > 0 {
				t.Errorf("%s in public tells %d secrets", template, quiet)
			}
			if !forAll && quiet == 0 {
				t.Errorf("%s: there is nothing to keep", template)
			}
		}
	}
}

// In a public version the lines of a group make its sum: what is not shown has a line, which is
// nothing that could be selected, and nothing waits to be filled in.
func TestSheet_PublicLinesMakeTheirSums(t *testing.T) {
	b := ledger(t, "en")
	secret := b.Sources(b.Scenarios()[0].ID)[0]
	b.do(canvas.MarkConfidential(b.Workbook, []canvas.Item{{ID: secret.ID}, {ID: b.CostLines(b.Scenarios()[0].ID)[0].ID}}, true))
	if all := strings.Join(texts(b.lay("financing", Options{Prompts: true})), "|"); strings.Contains(all, "Not shown here") {
		t.Error("something is not shown in the full version")
	}
	b.Workbook = public.Of(b.Workbook, "")
	res := b.lay("financing", Options{Prompts: true})
	check(t, res)
	all := strings.Join(texts(res), "|")
	if strings.Count(all, "Not shown here") < 2 || strings.Contains(all, "Another line") || !strings.Contains(all, "Public version, without 1 source, 1 cost") {
		t.Errorf("the sheet says %s", all)
	}
	for _, x := range res.Slots {
		if b.Record(x.Item.ID) == nil {
			t.Errorf("%v is nothing", x)
		}
	}
}

// Confidential cards, lines and notes bear a padlock; in a public version only what is withheld does.
func TestSheet_MarksWhatIsConfidential(t *testing.T) {
	b := ledger(t, "en")
	padlocks := func(template string) int {
		n := 0
		for _, p := range b.lay(template, Options{}).Pages {
			n += strings.Count(scene.Dump(p), " lock ")
		}
		return n
	}
	for _, template := range []string{"map", "canvas", "financing"} {
		if n := padlocks(template); n != 0 {
			t.Errorf("%s has %d padlocks", template, n)
		}
	}
	first := b.At(b.period(0))[0]
	b.do(canvas.MarkFigures(b.Workbook, []canvas.Item{{ID: first.Source.ID}}, b.period(0), true))
	for _, template := range []string{"map", "canvas", "financing"} {
		if padlocks(template) == 0 {
			t.Errorf("%s does not mark what is confidential", template)
		}
	}
	b.Workbook = public.Of(b.Workbook, "")
	for _, template := range []string{"map", "canvas", "financing"} {
		if padlocks(template) == 0 {
			t.Errorf("%s does not say that a figure is withheld", template)
		}
	}
}

// The title of a section keeps its room and its margin, however wide the columns are.
func TestSheet_StretchesNoMargins(t *testing.T) {
	b := newBook(t, "en")
	for n := 3; n > 0; n-- {
		pages := b.lay("evolution", Options{Prompts: true}).Pages
		var left []geom.MM
		var boxes []geom.Rect
		for _, item := range pages[0].Items {
			x, ok := item.(scene.Text)
			if !ok {
				continue
			}
			box := geom.R(x.At.X, x.At.Y-0.7*x.Size, x.Width, 0.7*x.Size)
			for _, y := range boxes {
				if box.Overlaps(y) {
					t.Errorf("%d columns: %q lies on other words", n, x.Plain)
				}
			}
			boxes = append(boxes, box)
			if x.Ref.Section == "public" && (x.Role == "section" || x.Role == "prompt") {
				left = append(left, x.At.X)
			}
		}
		if len(left) != 2*n {
			t.Fatalf("%d columns: titles and questions begin at %v", n, left)
		}
		for i := range n {
			if title, question := left[i], left[n+i]; math.Abs(title-question) > 0.01 {
				t.Errorf("%d columns: a title begins at %.2f and its question at %.2f", n, title, question)
			}
		}
		if n > 1 {
			b.do(canvas.RemovePeriod(b.Workbook, b.period(n-1)))
		}
	}
}
