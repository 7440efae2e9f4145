package main_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
	"clustercanvas/storage"
)

// TestTemplateNobodyWroteCodeFor takes tools that the program has never seen through their whole
// life: drop, type, layout on every page layout and in every language, save, open, every export.
func TestTemplateNobodyWroteCodeFor(t *testing.T) {
	bodies := unseenTools(t)
	u := newUnseen(t)
	var sheets []canvas.RecordID
	for _, body := range bodies {
		tool, err := canvas.NewTemplateCopy([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		c, sheet, err := canvas.AddSheet(u.Workbook(), u.ids, tool, u.scenario, u.periods[0], "")
		u.do(c, err)
		sheets = append(sheets, sheet)
	}
	for _, sheet := range sheets {
		u.fill(sheet)
	}
	for _, sheet := range sheets {
		u.typeCells(sheet)
	}
	w := u.reopened()
	for _, sheet := range sheets {
		s, _ := canvas.Get[canvas.Sheet](w, sheet)
		for _, l := range w.Template(s).Layouts {
			for _, language := range []string{"en", "de"} {
				t.Run(fmt.Sprintf("%s %s %s", w.Template(s).ID, l.ID, language), func(t *testing.T) {
					res, err := layout.Sheet(w, sheet, layout.Options{Layout: l.ID, Language: language, Prompts: true})
					if err != nil {
						t.Fatal(err)
					}
					if size := res.Pages[0].Size; size != (geom.Size{W: l.Page[0], H: l.Page[1]}) {
						t.Errorf("the page is of %v", size)
					}
					showsAll(t, w, s, l, language, res.Pages)
					exportAll(t, res.Pages)
				})
			}
		}
	}
	exportWorkbook(t, w, u.ids)
}

// unseenTools returns the templates, which say every word that a template has for what lies in
// sections, how it flows, and which questions are answered.
func unseenTools(t *testing.T) []string {
	t.Helper()
	var bodies []string
	for _, name := range []string{"unseen", "unseen-money", "unseen-pair", "unseen-cluster"} {
		body, err := os.ReadFile("canvas/testdata/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, string(body))
	}
	bodies = append(bodies, strings.NewReplacer(`"pair"`, `"scenario"`, `"two-years"`, `"all-years"`, "Two years", "All years", "Zwei Jahre", "Alle Jahre").Replace(bodies[2]))
	all := strings.Join(bodies, "\n")
	for key, words := range map[string][]string{
		"accepts": wordsOf(canvas.Accepts), "flow": wordsOf(canvas.Flows), "heading": wordsOf(canvas.Headings), "insight": wordsOf(canvas.Insights),
	} {
		for _, word := range words {
			if !strings.Contains(all, `"`+key+`": "`+word+`"`) && !strings.Contains(all, `["`+word+`"`) {
				t.Errorf("no template says %q: %q", key, word)
			}
		}
	}
	return bodies
}

func wordsOf[T ~string](words []T) []string {
	var out []string
	for _, w := range words {
		out = append(out, string(w))
	}
	return out
}

// unseen is a file with unseen tools, at work.
type unseen struct {
	*canvas.Editor
	t        *testing.T
	path     string
	file     *storage.File
	n        int
	scenario canvas.RecordID
	periods  []canvas.RecordID
	cards    []deck.Entry // that no section has yet
}

func newUnseen(t *testing.T) *unseen {
	t.Helper()
	u := &unseen{t: t, path: filepath.Join(t.TempDir(), "unseen.cluster"), cards: deck.All()}
	start := canvas.Start(u.ids, canvas.Info{Cluster: "Unseen", Language: "en", Currency: "EUR"}, "As is", []string{"Today", "Later"})
	w, problems := canvas.NewWorkbook(start)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var err error
	if u.file, err = storage.Create(u.path, w); err != nil {
		t.Fatal(err)
	}
	u.Editor = canvas.NewEditor(w, u.ids, nil)
	u.Listen(func(c canvas.Change) {
		if err := u.file.Append([]canvas.Change{c}); err != nil {
			t.Fatal(err)
		}
	})
	u.scenario = w.Scenarios()[0].ID
	for i, p := range w.Periods(u.scenario) {
		u.periods = append(u.periods, p.ID)
		u.do(canvas.Edit(u.Workbook(), p.ID, "set-years", func(p *canvas.Period) { p.FromYear, p.ToYear = 2026+3*i, 2028+3*i }))
	}
	u.do(canvas.AddHorizons(u.Workbook(), u.ids, 2026, []string{"Now", "Soon"}))
	for _, parked := range []bool{false, false, true} {
		c, _, err := canvas.AddMetric(u.Workbook(), u.ids, "Something counted", parked)
		u.do(c, err)
	}
	return u
}

func (u *unseen) ids() canvas.RecordID { u.n++; return canvas.RecordID(fmt.Sprintf("id%04d", u.n)) }

func (u *unseen) do(c canvas.Change, err error) {
	u.t.Helper()
	if err == nil {
		err = u.Do(time.Unix(int64(u.n), 0), c)
	}
	if err != nil {
		u.t.Fatal(err)
	}
}

// fill drops cards and notes into every section of a sheet that takes some.
func (u *unseen) fill(sheet canvas.RecordID) {
	u.t.Helper()
	s, _ := canvas.Get[canvas.Sheet](u.Workbook(), sheet)
	template := u.Workbook().Template(s)
	for _, section := range template.Sections {
		spot := canvas.Spot{Sheet: sheet, Section: section.ID}
		if template.Of.Repeats() {
			spot.Column = u.Workbook().Columns(s)[0].ID
		}
		if section.Takes(canvas.AcceptSources) {
			for _, e := range u.cards[:3] {
				c, source, err := canvas.DropCard(u.Workbook(), u.ids, e.Card(), spot)
				u.do(c, err)
				u.do(canvas.SetValue(u.Workbook(), u.Workbook().Fundings(source)[0].ID, canvas.ShareOf(canvas.Percent(2))))
			}
			u.cards = u.cards[3:]
		}
		if section.Takes(canvas.AcceptNotes) {
			note := canvas.Note{Tint: canvas.TintInAction, Size: canvas.NoteMedium}
			c, made, err := canvas.AddNotes(u.Workbook(), u.ids, []string{"A first thought", "A second thought, somewhat longer"}, note, spot)
			u.do(c, err)
			if section.Parts {
				u.do(canvas.Edit(u.Workbook(), made[0].ID, "set-part", func(n *canvas.Note) { n.Part = canvas.Parts[0] }))
			}
		}
	}
}

// typeCells types into every cell of a sheet, and once into each kind that makes a new row.
func (u *unseen) typeCells(sheet canvas.RecordID) {
	u.t.Helper()
	res, err := layout.Sheet(u.Workbook(), sheet, layout.Options{Prompts: true})
	if err != nil {
		u.t.Fatal(err)
	}
	made := map[string]bool{}
	for i, box := range res.Cells {
		if page := res.Pages[box.Page].Size; box.Rect.X < 0 || box.Rect.Y < 0 || box.Rect.Right() > page.W || box.Rect.Bottom() > page.H {
			u.t.Errorf("the cell %+v lies at %v", box.Cell, box.Rect)
		}
		if kind := fmt.Sprint(box.Cell.What, box.Cell.New); box.Cell.Record == "" && box.Cell.What != canvas.CellText && box.Cell.What != canvas.CellTotal {
			if made[kind] {
				continue
			}
			made[kind] = true
		}
		typed := fmt.Sprintf("Said %d", i)
		switch box.Cell.What {
		case canvas.CellShare:
			typed = "2"
		case canvas.CellAmount, canvas.CellCost, canvas.CellTarget, canvas.CellPeerValue, canvas.CellTotal:
			typed = fmt.Sprint(1_000 + 10*i)
		case canvas.CellHorizonYear, canvas.CellPeerYear:
			typed = fmt.Sprint(2026 + i)
		case canvas.CellText:
			typed = "Said in one line\nand in another"
		}
		c, cell, err := canvas.TypeCell(u.Workbook(), u.ids, box.Cell, typed, "en")
		u.do(c, err)
		if cell.Written(u.Workbook(), "en") == "" {
			u.t.Errorf("nothing is in the cell %+v after typing %q", cell, typed)
		}
	}
}

// reopened returns what the file holds after it was closed.
func (u *unseen) reopened() canvas.Workbook {
	u.t.Helper()
	if err := u.file.Close(); err != nil {
		u.t.Fatal(err)
	}
	file, contents, err := storage.Open(u.path)
	if err != nil {
		u.t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		u.t.Error(err)
	}
	if len(contents.Problems) > 0 || !slices.Equal(contents.Workbook.Records(), u.Workbook().Records()) {
		u.t.Fatalf("the file holds another workbook: %v", contents.Problems)
	}
	return contents.Workbook
}

// showsAll checks that pages show what the sheet is of: sources, rows, notes, texts, the sheets
// behind a section, and the titles of what is answered.
func showsAll(t *testing.T, w canvas.Workbook, s canvas.Sheet, l canvas.Layout, language string, pages []scene.Scene) {
	t.Helper()
	refs, said := map[scene.Ref]bool{}, ""
	for _, p := range pages {
		for _, i := range p.Items {
			r := i.Common().Ref
			refs[scene.Ref{Kind: r.Kind, ID: r.ID, Column: r.Column}] = true
			if text, ok := i.(scene.Text); ok {
				said += text.Plain + "\n"
			}
		}
		for _, x := range p.Problems {
			if x.Kind != scene.Overflow {
				t.Errorf("a problem: %+v", x)
			}
		}
	}
	template := w.Template(s)
	things := 0
	wants := func(kind scene.RefKind, id, column canvas.RecordID) {
		if things++; !refs[scene.Ref{Kind: kind, ID: string(id), Column: string(column)}] {
			t.Errorf("nothing shows %s %s", w.Record(id).Kind(), id)
		}
	}
	for _, section := range template.Sections {
		for _, p := range w.Columns(s) {
			column := canvas.RecordID("")
			if template.Of.Repeats() {
				column = p.ID
			}
			for _, x := range w.At(p.ID) {
				if section.Takes(canvas.AcceptSources) && section.Role.Shows(x.Source) {
					wants(scene.RefSource, x.Source.ID, column)
				}
			}
			for _, x := range w.CostLines(p.Scenario) {
				if _, known := canvas.Get[canvas.Cost](w, canvas.CostID(x.ID, p.ID)); known && section.Takes(canvas.AcceptCosts) && section.Role.ShowsCost(x) {
					wants(scene.RefCost, x.ID, column)
				}
			}
			if section.Takes(canvas.AcceptText) && section.Own {
				wants(scene.RefField, canvas.FieldID(p.ID, section.Field), column)
			}
		}
		for _, x := range w.Metrics(section.Role == canvas.RoleParked) {
			if section.Takes(canvas.AcceptMetrics) {
				wants(scene.RefMetric, x.ID, "")
			}
		}
		for _, x := range w.References() {
			if section.Takes(canvas.AcceptReferences) {
				wants(scene.RefReference, x.ID, "")
			}
		}
		if section.Takes(canvas.AcceptText) && !section.Own {
			wants(scene.RefField, canvas.FieldID("", section.Field), "")
		}
		if part := words.Text(language, "part-"+string(canvas.Parts[0])); section.Parts && !strings.Contains(said, part) {
			t.Errorf("section %s is not headed by %q", section.ID, part)
		}
		if len(section.Links) > 0 {
			for _, behind := range w.Sheets() {
				if behind.ID != s.ID && w.Template(behind).Has(section.Links...) && refs[scene.Ref{Kind: scene.RefSheet, ID: string(behind.ID)}] {
					section.Links = nil
					break
				}
			}
			if section.Links != nil {
				t.Errorf("section %s names no sheet behind it", section.ID)
			}
		}
	}
	for _, place := range l.Places {
		section, _ := template.Section(place.Section)
		if place.Heading != canvas.HeadingBlock || !section.Takes(canvas.AcceptCosts) {
			continue
		}
		var sum canvas.Money
		for _, x := range canvas.All[canvas.Cost](w) {
			if line, _ := canvas.Get[canvas.CostLine](w, x.Line); x.Period == s.Period && section.Role.ShowsCost(line) {
				sum += x.Amount
			}
		}
		if total := words.ShortMoney(language, int64(sum), w.Info().Currency); !strings.Contains(said, total) {
			t.Errorf("section %s does not come to %q", section.ID, total)
		}
	}
	for _, n := range w.Notes(s.ID) {
		wants(scene.RefNote, n.ID, n.Column)
	}
	if things == 0 {
		t.Error("the sheet has nothing: it proves nothing")
	}
	for _, o := range l.Ornaments {
		if title := o.Words.In(language); (o.Kind == canvas.OrnamentInsight || o.Kind == canvas.OrnamentField) && !strings.Contains(strings.ToLower(said), strings.ToLower(title)) {
			t.Errorf("nothing says %q", title)
		}
		if o.Kind == canvas.OrnamentField && (!strings.Contains(said, "Said in one line and in another") || strings.Contains(said, "\n: ")) {
			t.Errorf("nothing says what the field %q holds", o.Field)
		}
	}
}

// exportAll draws pages in every format, twice.
func exportAll(t *testing.T, pages []scene.Scene) {
	t.Helper()
	for _, f := range export.Formats {
		parts := [][]scene.Scene{pages}
		if !f.Paged {
			parts = nil
			for i := range pages {
				parts = append(parts, pages[i:i+1])
			}
		}
		for _, part := range parts {
			written := twice(t, f.Name, func(out io.Writer) error { return f.Write(out, export.Input{Pages: part, Width: 640}) })
			if f.Name == "SVG" && !strings.Contains(written, "CC BY-SA 4.0") {
				t.Error("the SVG has lost the credit line")
			}
		}
	}
}

// exportWorkbook writes the figures of a workbook in every format, and reads what can be read.
func exportWorkbook(t *testing.T, w canvas.Workbook, ids canvas.IDs) {
	t.Helper()
	twice(t, "CSV", func(out io.Writer) error { return export.WriteCSV(out, w, export.CSVOptions{}) })
	twice(t, "XLSX", func(out io.Writer) error { return export.WriteXLSX(out, w, export.XLSXOptions{}) })
	written := twice(t, "JSON", func(out io.Writer) error { return export.WriteJSON(out, w) })
	back, err := export.ReadJSON(strings.NewReader(written), ids)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(back.Records(), w.Records()) {
		t.Error("the exchange format lost something of an unseen tool")
	}
}

// twice returns what is written, and fails where it is not the same the next time.
func twice(t *testing.T, name string, write func(io.Writer) error) string {
	t.Helper()
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := write(out); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("%s differs from one time to the next", name)
	}
	return first.String()
}
