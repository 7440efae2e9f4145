package layout

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// sampleDocument has a block of every kind, on one page.
func sampleDocument() Document {
	picture := scene.Scene{Size: geom.Size{W: 420, H: 297}}
	picture.Items = append(picture.Items, scene.Polygon{Points: geom.R(40, 40, 340, 217).Polygon(), Pen: scene.Pen{Width: 2, Color: Ink}})
	return Document{
		Title: "Minutes of the board", Under: "Ocean Tech Cluster · 21 November 2026", Language: "en",
		Credits: []string{"Canvas, Tool A, by somebody, CC BY-SA 4.0, creativecommons.org/licenses/by-sa/4.0"},
		Blocks: []Block{
			Title{"Minutes of the board", "Ocean Tech Cluster, 21 November 2026"},
			Pairs{{"Where", "Bergen, harbor office"}, {"Who was there", "Anna Berg (chair), Ole Dahl, Kari Moe, Per Lunde, Siri Aas, Tor Vik, Eva Nes, Jan Foss and Liv Strand"}, {"Nobody", ""}},
			Heading{1, "Decisions"},
			Paragraph{Text: "The board agrees that the share of national money falls from 60 % to 45 % within three years, and that what is lost comes from members and from training that they pay for."},
			Table{
				Columns: []TableColumn{{Head: "No.", Right: true}, {Head: "What", Weight: 3}, {Head: "Group", Weight: 1}, {Head: "Amount", Right: true}},
				Rows: [][]TableCell{
					{{Text: "1"}, {Text: "Raise the fee of large members", Strong: true}, {Text: "Private", Group: canvas.GroupPrivate}, {Text: "120 000"}},
					{{Text: "2"}, {Text: "Apply to the regional programme for a second round, with two partners from the harbor"}, {Text: "Public", Group: canvas.GroupPublic}, {Text: "1 200 000"}},
				},
			},
			Heading{2, "To do"},
			Checks{{"Letter to the members", true}, {"Talk to the bank", false}},
			List{Items: []string{"First", "", "Second"}, Numbered: true},
			List{Items: []string{"A dot"}},
			Space{1},
			Picture{Scene: picture, Width: 0.4, Caption: "The Map after decision 2", Frame: true},
			Paragraph{Text: "A note at the end.", Quiet: true},
		},
	}
}

func TestPages_AreAsTheGoldenFileSays(t *testing.T) {
	pages := Pages(sampleDocument())
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	golden(t, filepath.Join("testdata", "document-en.txt"), scene.Dump(pages[0]))
	if got := pages[0].Outline; len(got) != 2 || got[0].Title != "Decisions" || got[1].Level != 2 {
		t.Errorf("outline is %v", got)
	}
}

// ink is about what the letters of a line cover, accents on capitals included.
func ink(t scene.Text) geom.Rect {
	return geom.R(t.At.X, t.At.Y-0.93*t.Size, t.Width, 1.15*t.Size)
}

// checkPages reports what overlaps on pages, and what leaves them.
func checkPages(t interface{ Errorf(string, ...any) }, pages []scene.Scene) {
	for n, p := range pages {
		var boxes []geom.Rect
		var names []string
		for _, i := range p.Items {
			box := i.Bounds()
			if x, ok := i.(scene.Text); ok {
				box = ink(x)
				boxes, names = append(boxes, box), append(names, x.Plain)
			}
			if x, ok := i.(scene.Polygon); ok && x.Fill != nil && *x.Fill == Warning { // a picture of the test
				boxes, names = append(boxes, box), append(names, "picture")
			}
			const least = 7
			if box.X < least || box.Y < least || box.Right() > p.Size.W-least || box.Bottom() > p.Size.H-least {
				t.Errorf("page %d of %v: %v leaves the page", n+1, p.Size, box)
			}
		}
		for i, a := range boxes {
			for j := range i {
				if a.Inset(0.01).Overlaps(boxes[j].Inset(0.01)) {
					t.Errorf("page %d: %q at %v overlaps %q at %v", n+1, names[i], a, names[j], boxes[j])
				}
			}
		}
	}
}

// anyText draws a text of one, several or very long words.
func anyText(t *rapid.T) string {
	return rapid.OneOf(
		rapid.Just(""),
		rapid.StringN(0, 30, -1),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Repeat("Cluster money ", rapid.IntRange(1, 70).Draw(t, "words"))
		}),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Repeat("Wertschöpfung", rapid.IntRange(1, 16).Draw(t, "syllables"))
		}),
		rapid.Just("one\ntwo\n\nthree\r\nÄÖÜ Åg"),
	).Draw(t, "text")
}

func anyBlock(t *rapid.T) Block {
	texts := func(most int) []string {
		out := make([]string, rapid.IntRange(0, most).Draw(t, "n"))
		for i := range out {
			out[i] = anyText(t)
		}
		return out
	}
	picture := func() Picture {
		size := geom.Size{W: rapid.Float64Range(0, 900).Draw(t, "w"), H: rapid.Float64Range(0, 900).Draw(t, "h")}
		p := Picture{Scene: scene.Scene{Size: size}, Width: rapid.Float64Range(0, 1).Draw(t, "part"), Caption: anyText(t)}
		c := Warning
		p.Scene.Items = []scene.Item{scene.Polygon{Points: geom.R(0, 0, size.W, size.H).Polygon(), Fill: &c}}
		return p
	}
	switch rapid.IntRange(0, 12).Draw(t, "kind") {
	case 0:
		return Title{anyText(t), anyText(t)}
	case 1:
		return Heading{rapid.IntRange(0, 4).Draw(t, "level"), anyText(t)}
	case 2:
		return Paragraph{Text: anyText(t), Quiet: true}
	case 3:
		return List{texts(6), rapid.Bool().Draw(t, "numbered")}
	case 4:
		var c Checks
		for _, x := range texts(6) {
			c = append(c, Check{x, rapid.Bool().Draw(t, "done")})
		}
		return c
	case 5:
		var p Pairs
		for _, x := range texts(6) {
			p = append(p, Pair{x, anyText(t)})
		}
		return p
	case 6, 7:
		var x Table
		for range rapid.IntRange(0, 6).Draw(t, "columns") {
			x.Columns = append(x.Columns, TableColumn{anyText(t), float64(rapid.IntRange(0, 3).Draw(t, "weight")), rapid.Bool().Draw(t, "right")})
		}
		for range rapid.IntRange(0, 9).Draw(t, "rows") {
			var row []TableCell
			for _, c := range texts(5) {
				row = append(row, TableCell{Text: c, Group: rapid.SampledFrom([]canvas.Group{"", canvas.GroupPublic}).Draw(t, "group")})
			}
			x.Rows = append(x.Rows, row)
		}
		return x
	case 8:
		out := make(Pictures, rapid.IntRange(0, 3).Draw(t, "pictures"))
		for i := range out {
			out[i] = picture()
		}
		return out
	case 9:
		return picture()
	case 10:
		return PageBreak{}
	case 11:
		plan := Plan{Size: geom.Size{W: rapid.Float64Range(0, 300).Draw(t, "w"), H: 50}}
		for i := range rapid.IntRange(0, 4).Draw(t, "parts") {
			plan.Parts = append(plan.Parts, PlanPart{Box: geom.R(plan.Size.W/4*geom.MM(i), 0, plan.Size.W/4, 50), Number: i + 1, Lines: i, Scene: picture().Scene})
		}
		return plan
	}
	return Space{rapid.Float64Range(-1, 90).Draw(t, "lines")}
}

func TestPages_NothingOverlapsOrLeavesThePage(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := Document{Title: anyText(rt), Under: anyText(rt), Language: "de", Credits: []string{anyText(rt)}}
		d.Paper = rapid.SampledFrom([]geom.Size{{}, PaperA3, PaperLetter, PaperWide, {W: PaperA4.H, H: PaperA4.W}}).Draw(rt, "paper")
		if len(d.Credits[0]) > 500 {
			d.Credits = nil
		}
		for range rapid.IntRange(0, 7).Draw(rt, "blocks") {
			b := anyBlock(rt)
			if rapid.IntRange(0, 4).Draw(rt, "keep") == 0 {
				b = KeepWithNext{b}
			}
			d.Blocks = append(d.Blocks, b)
		}
		pages := Pages(d)
		if len(pages) == 0 {
			rt.Fatal("no page")
		}
		checkPages(rt, pages)
	})
}

// where returns the page, from 0, on which a line is that begins with some words, and -1 for none.
func where(pages []scene.Scene, role, begins string) int {
	return slices.IndexFunc(pages, func(p scene.Scene) bool {
		return slices.ContainsFunc(p.Items, func(i scene.Item) bool {
			x, ok := i.(scene.Text)
			return ok && x.Role == role && strings.HasPrefix(x.Plain, begins)
		})
	})
}

// TestPages_BreakWell moves a heading, a paragraph, a table and a picture down a page line by line.
func TestPages_BreakWell(t *testing.T) {
	picture := Picture{Scene: scene.Scene{Size: geom.Size{W: 10, H: 5}}, Caption: "Under it"}
	five := "first" + strings.Repeat(" word word word word", 20) + " last"
	for fill := range 60 {
		d := Document{Title: "T", Language: "en", Blocks: []Block{
			Space{float64(fill)}, Heading{1, "Alone"}, Paragraph{Text: five},
			Table{Columns: []TableColumn{{Head: "Head", Weight: 1}}, Rows: [][]TableCell{{{Text: "r1"}}, {{Text: "r2\nr2b"}}, {{Text: "r3"}}}},
			picture,
		}}
		pages := Pages(d)
		if h, p := where(pages, "heading", "Alone"), where(pages, "body", "first"); h != p {
			t.Errorf("after %d lines the heading is on page %d and what follows on %d", fill, h+1, p+1)
		}
		for n, p := range pages {
			lines := 0
			rows, heads := false, 0
			for _, i := range p.Items {
				x, ok := i.(scene.Text)
				if !ok {
					continue
				}
				switch x.Role {
				case "body":
					lines++
				case "cell":
					rows = true
				case "head of a table":
					heads++
				}
			}
			if lines == 1 {
				t.Errorf("after %d lines page %d has a single line of a paragraph", fill, n+1)
			}
			if rows != (heads == 1) {
				t.Errorf("after %d lines page %d has %d heads of the table, rows: %v", fill, n+1, heads, rows)
			}
		}
		if a, b := where(pages, "cell", "r2"), where(pages, "cell", "r2b"); a != b {
			t.Errorf("after %d lines a row is split", fill)
		}
	}
}

func TestPages_OfNothing(t *testing.T) {
	for name, blocks := range map[string][]Block{
		"none":   nil,
		"empty":  {Title{}, Heading{}, Paragraph{}, List{}, List{Items: []string{" "}}, Checks{{}}, Table{}, Table{Columns: []TableColumn{{}}}, Pairs{{}}, Picture{}, Pictures{}, Space{}, KeepWithNext{}},
		"breaks": {PageBreak{}, PageBreak{}, Space{}, PageBreak{}},
	} {
		pages := Pages(Document{Blocks: blocks})
		if len(pages) != 1 {
			t.Errorf("%s: %d pages", name, len(pages))
		}
	}
}

// TestPages_CutNoWord has words longer than a line, a column and a page.
func TestPages_CutNoWord(t *testing.T) {
	long := strings.Repeat("Wertschöpfung", 300)
	pages := Pages(Document{Blocks: []Block{
		Heading{1, long}, Paragraph{Text: long},
		Table{Columns: []TableColumn{{}, {Weight: 1}, {Right: true}}, Rows: [][]TableCell{{{Text: long}, {Text: long}, {Text: long}}}},
	}})
	letters := map[string]int{}
	for _, p := range pages {
		for _, i := range p.Items {
			if x, ok := i.(scene.Text); ok {
				letters[x.Role] += len(x.Plain)
			}
		}
	}
	for role, n := range map[string]int{"heading": len(long), "body": len(long), "cell": 3 * len(long)} {
		if letters[role] != n {
			t.Errorf("of a %s there are %d letters of %d", role, letters[role], n)
		}
	}
	checkPages(t, pages)
}

// TestPages_ScaleWithThePaper compares A3 with A4.
func TestPages_ScaleWithThePaper(t *testing.T) {
	d := sampleDocument()
	small := Pages(d)
	d.Paper = PaperA3
	large := Pages(d)
	if len(small) != len(large) || len(small[0].Items) != len(large[0].Items) {
		t.Fatal("A3 breaks otherwise than A4")
	}
	k := PaperA3.W / PaperA4.W
	for i, x := range small[0].Items {
		a, b := x.Bounds(), large[0].Items[i].Bounds()
		if a.Min().Mul(k).Dist(b.Min()) > 0.6 { // the papers are whole millimetres
			t.Errorf("item %d lies at %v on A4 and at %v on A3", i, a, b)
		}
	}
}
