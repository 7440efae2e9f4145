package layout

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// roadmap is a book with the figures of the report: revenue and its share of the world market at
// four horizons, and a reading of each.
func roadmap(t interface{ Fatal(...any) }, language string) *book {
	b := newBook(t, language)
	for i, year := range []int{2021, 2030, 2040, 2050} {
		c, _, err := canvas.AddHorizon(b.Workbook, b.ids, "", fmt.Sprint(10*i, " years"), year)
		b.do(c, err)
	}
	b.typed(canvas.Cell{What: canvas.CellText, Key: "ambition"}, "Half of the world’s autonomous ships are steered from here.")
	b.typed(canvas.Cell{What: canvas.CellText, Key: "pillars"}, "Innovation\nSkills\nCapital")
	revenue := b.metric("Revenue", "EUR m", "10", "350", "40 000", "500 000")
	share := b.metric("Market share", "%", "5", "12", "14", "22")
	b.do(canvas.Edit(b.Workbook, share, "of", func(m *canvas.Metric) { m.ShareOf = revenue }))
	b.do(canvas.Edit(b.Workbook, revenue, "scale", func(m *canvas.Metric) { m.Scale = canvas.ScaleLog }))
	c, _, err := canvas.AddReading(b.Workbook, b.ids, canvas.Reading{Metric: share, Day: canvas.NewDay(2024, 1, 1), Value: 4 * canvas.One})
	b.do(c, err)
	return b
}

func (b *book) metric(title, unit string, targets ...string) canvas.RecordID {
	m := b.typed(canvas.Cell{What: canvas.CellMetric}, title).Record
	b.typed(canvas.Cell{What: canvas.CellUnit, Record: m}, unit)
	for i, h := range b.Horizons() {
		if i < len(targets) {
			b.typed(canvas.Cell{What: canvas.CellTarget, Record: m, Column: h.ID}, targets[i])
		}
	}
	return m
}

func TestMatrix_IsAsTheGoldenFilesSay(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		b := roadmap(t, language)
		for _, tool := range []string{"roadmap", "triangle"} {
			got := ""
			for _, p := range b.lay(tool, Options{Date: day}).Pages {
				got += scene.Dump(p)
			}
			golden(t, filepath.Join("testdata", tool+"-"+language+".txt"), got)
		}
	}
}

// The figures that follow, as the report has them: a world market of 0.2 and 2,273 billion, growth
// of 48, 61 and 29 per cent a year.
func TestMatrix_SaysWhatFollows(t *testing.T) {
	res := roadmap(t, "en").lay("roadmap", Options{})
	check(t, res)
	says(t, res, "2021 – 2050", "5 %", "22 %", "500 000", "+48 % a year", "+61 % a year", "+29 % a year",
		"of 200 EUR m in all", "of 2 917 EUR m in all", "of 2 273 000 EUR m in all", "4 % read in 2024")
}

func TestMatrix_AsksWhileItIsEmpty(t *testing.T) {
	b := newBook(t, "en")
	res := b.lay("roadmap", Options{Prompts: true})
	check(t, res)
	says(t, res, "Today", "10 years", "30 years", "First metric", "First candidate", "First cluster",
		"Which three to five figures")
	cells := map[canvas.What]bool{}
	for _, c := range res.Cells {
		cells[c.Cell.What] = true
	}
	for _, what := range []canvas.What{canvas.CellMetric, canvas.CellCandidate, canvas.CellPeer, canvas.CellText} {
		if !cells[what] {
			t.Errorf("nothing can be typed into a %s", what)
		}
	}
}

func TestMatrix_GoesOnToAFurtherPage(t *testing.T) {
	b := roadmap(t, "de")
	for i := range 14 {
		b.metric(fmt.Sprintf("Vollzeitarbeitsplätze in Mitgliedsunternehmen der Küstenregion %d", i), "Stellen", "1", "2", "3", "4")
	}
	res := b.lay("roadmap", Options{Prompts: true})
	check(t, res)
	seen := map[canvas.RecordID]bool{}
	for _, s := range res.Slots {
		seen[s.Item.ID] = true
	}
	if len(res.Pages) < 2 || len(seen) != 16 {
		t.Errorf("%d metrics on %d pages", len(seen), len(res.Pages))
	}
	if p := res.Pages[0].Problems; len(p) != 1 || p[0].Kind != scene.Overflow {
		t.Errorf("the first page tells %v", p)
	}
}

// Eight metrics at six horizons stand on one page, each with its path, and no words lie on a path.
func TestMatrix_HoldsEightAtSixHorizons(t *testing.T) {
	b := roadmap(t, "de")
	for i, label := range []string{"in ferner Zukunft", "noch später"} {
		c, _, err := canvas.AddHorizon(b.Workbook, b.ids, "", label, 2060+10*i)
		b.do(c, err)
	}
	for i := range 6 {
		m := b.metric(fmt.Sprintf("Vollzeitarbeitsplätze in Mitgliedsunternehmen %d", i), "Vollzeitstellen", "1234567", "2000000", "3000000", "4000000", "50000000", "600000000")
		b.do(canvas.Edit(b.Workbook, m, "scale", func(x *canvas.Metric) {
			x.Scale, x.Origin, x.Owner = canvas.Scales[i%len(canvas.Scales)], "Statistisches Landesamt", "Arbeitsgruppe Wirkung"
		}))
		c, _, err := canvas.AddReading(b.Workbook, b.ids, canvas.Reading{Metric: m, Day: canvas.NewDay(2034, 0, 0), Value: 1_900_000 * canvas.One})
		b.do(c, err)
	}
	res := b.lay("roadmap", Options{})
	check(t, res)
	if len(res.Pages) != 1 {
		t.Fatalf("%d pages", len(res.Pages))
	}
	paths, read := map[string][]geom.Pt{}, map[string]geom.Rect{}
	for _, item := range res.Pages[0].Items {
		switch x := item.(type) {
		case scene.Polyline:
			if x.Ref.Kind == scene.RefMetric && x.Pen.Color == Ink && len(x.Points) > 2 {
				paths[x.Ref.ID] = x.Points
			}
		case scene.Text:
			if x.Role == "reading" {
				read[x.Ref.ID] = geom.R(x.At.X, x.At.Y-0.7*x.Size, x.Width, 0.7*x.Size)
			}
		}
	}
	if len(paths) != 8 || len(read) < 6 {
		t.Errorf("%d paths and %d readings of 8 and 6", len(paths), len(read))
	}
	for id, r := range read {
		if crosses(paths[id], r) {
			t.Errorf("the reading at %v lies on the path %v", r, paths[id])
		}
	}
}

// A figure between two targets lies between their steps, and what shrinks goes down.
func TestStepsOf_GoesUpWithTheFigures(t *testing.T) {
	up := stepsOf([]canvas.Quantity{500, 10, 40, 10})
	for q, want := range map[canvas.Quantity]float64{0: 0, 10: 0, 25: 0.25, 40: 0.5, 270: 0.75, 500: 1, 900: 1} {
		if got := up(q); got != want {
			t.Errorf("%d lies at %v, want %v", q, got, want)
		}
	}
}

func TestText_GoesOnToAFurtherPage(t *testing.T) {
	b := newBook(t, "en")
	var want []string
	for i := range 400 {
		want = append(want, fmt.Sprint("word", i))
	}
	b.typed(canvas.Cell{What: canvas.CellText, Key: "governance"}, strings.Join(want, " "))
	res := b.lay("triangle", Options{})
	check(t, res)
	var got []string
	for _, p := range res.Pages {
		for _, i := range p.Items {
			if x, ok := i.(scene.Text); ok && x.Role == "text" {
				got = append(got, x.Plain)
			}
		}
	}
	if squeeze(strings.Join(got, " ")) != strings.Join(want, " ") || len(res.Pages) < 2 {
		t.Errorf("%d pages say %d of %d letters", len(res.Pages), len(strings.Join(got, " ")), len(strings.Join(want, " ")))
	}
}

// A text that two sheets show is one text.
func TestText_IsTheSameOnEverySheet(t *testing.T) {
	b := newBook(t, "en")
	b.typed(canvas.Cell{What: canvas.CellText, Key: "ambition"}, "To lead in autonomy")
	for _, tool := range []string{"roadmap", "triangle"} {
		says(t, b.lay(tool, Options{}), "To lead in autonomy")
	}
}

func TestLinks_OpenTheSheetsBehind(t *testing.T) {
	b := newBook(t, "en")
	behind := map[string]bool{}
	for _, i := range b.lay("triangle", Options{}).Pages[0].Items {
		if r := i.Common().Ref; r.Kind == scene.RefSheet {
			behind[r.ID] = true
		}
	}
	for _, tool := range []string{"map", "canvas", "financing", "roadmap"} {
		if !behind[string(b.at[tool])] {
			t.Errorf("nothing leads to the %s", tool)
		}
	}
	if behind[string(b.at["triangle"])] {
		t.Error("it leads to itself")
	}
}

func TestParts_HeadTheMembers(t *testing.T) {
	b := newBook(t, "en")
	it := b.notes(canvas.Spot{Sheet: b.at["canvas"], Section: "members"}, canvas.TintAsIs, "Two universities")[0]
	b.do(canvas.Edit(b.Workbook, it.ID, "part", func(n *canvas.Note) { n.Part = canvas.PartAcademia }))
	res := b.lay("canvas", Options{})
	check(t, res)
	says(t, res, "Start-ups", "Companies", "Research", "Government", "Capital")
	if over := partOver(res, it.ID); over != "Research" {
		t.Errorf("over the note stands %q", over)
	}
	b.do(canvas.EditInfo(b.Workbook, "helix", func(i *canvas.Info) { i.Helix = canvas.HelixTriple }))
	for _, s := range texts(b.lay("canvas", Options{})) {
		if s == "Capital" {
			t.Error("a triple helix has no capital among its parts")
		}
	}
}

// partOver returns the part of the cluster that stands over a note.
func partOver(res Result, note canvas.RecordID) string {
	for _, item := range res.Pages[0].Items {
		if x, ok := item.(scene.Text); ok && x.Ref.ID == string(note) && x.Role == "part" {
			return x.Plain
		}
	}
	return ""
}

func TestMatrix_StandsAnything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(rt, rapid.SampledFrom([]string{"en", "de"}).Draw(rt, "language"))
		name := rapid.StringOfN(rapid.RuneFrom([]rune("abcdefgh WMil-/äé漢")), 0, 80, canvas.MaxTitle)
		for i := range rapid.IntRange(0, 6).Draw(rt, "horizons") {
			c, _, err := canvas.AddHorizon(b.Workbook, b.ids, "", name.Draw(rt, "label"), 2000+rapid.IntRange(0, 30).Draw(rt, "year")*i)
			b.do(c, err)
		}
		n := rapid.IntRange(0, 12).Draw(rt, "metrics")
		for range n {
			c, id, err := canvas.AddMetric(b.Workbook, b.ids, name.Draw(rt, "title"), rapid.Bool().Draw(rt, "parked"))
			b.do(c, err)
			b.do(canvas.Edit(b.Workbook, id, "x", func(m *canvas.Metric) {
				m.Scale, m.Unit, m.Owner = rapid.SampledFrom(canvas.Scales).Draw(rt, "scale"), name.Draw(rt, "unit"), name.Draw(rt, "owner")
			}))
			for _, h := range b.Horizons() {
				if rapid.Bool().Draw(rt, "target") {
					value := canvas.Quantity(rapid.Int64Range(-int64(canvas.MaxQuantity), int64(canvas.MaxQuantity)).Draw(rt, "value"))
					b.do(canvas.SetTarget(b.Workbook, id, h.ID, value))
				}
			}
			if rapid.Bool().Draw(rt, "read") {
				c, _, err := canvas.AddReading(b.Workbook, b.ids, canvas.Reading{Metric: id, Day: canvas.NewDay(rapid.IntRange(1990, 2100).Draw(rt, "when"), 0, 0), Value: canvas.One})
				b.do(c, err)
			}
		}
		for _, key := range []string{"ambition", "pillars", "who", "sector-today"} {
			if s := name.Draw(rt, key); strings.TrimSpace(s) != "" {
				b.do(canvas.SetField(b.Workbook, "", key, s))
			}
		}
		for _, tool := range []string{"roadmap", "triangle"} {
			res := b.lay(tool, Options{Date: day, Prompts: rapid.Bool().Draw(rt, "prompts")})
			check(rt, res)
		}
	})
}
