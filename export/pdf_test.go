package export

import (
	"bytes"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/examples"
)

func pdfOf(t *testing.T, in Input) (path string, bytes []byte) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "a.pdf")
	if err := WriteFile(path, func(w io.Writer) error { return PDF.Write(w, in) }); err != nil {
		t.Fatal(err)
	}
	bytes, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, bytes
}

// TestPDF_KeepsSpacedWordsWhole has words whose kerning makes the gaps uneven.
func TestPDF_KeepsSpacedWordsWhole(t *testing.T) {
	page := scene.Scene{Size: geom.Size{W: 200, H: 100}}
	for i, spacing := range []geom.MM{0.1, 0.3, 0.45, 0.6, 1.5} {
		l := text.Set(text.Bold, 3, spacing, "PRIVATE AVOWAL, TYPE").Text
		l.At = geom.Pt{X: 10, Y: 10 + 10*float64(i)}
		page.Items = append(page.Items, l)
	}
	path, _ := pdfOf(t, Input{Pages: []scene.Scene{page}})
	checkPDF(t, path, []scene.Scene{page})
	if got := tool(t, "pdftotext", path, "-"); strings.Count(got, "PRIVATE AVOWAL, TYPE") != 5 {
		t.Errorf("words are read as %q", got)
	}
}

func TestPDF_KeepsLongLinesInPlace(t *testing.T) {
	page := scene.Scene{Size: geom.Size{W: 1189, H: 100}}
	words := set(text.Regular, 3, 10, 2.1167, ink, strings.Repeat("Regions pay for what keeps firms. ", 26))
	if drifts(words.Size, 0, words.Runs[0]) < drift {
		t.Fatal("the line is too short to drift")
	}
	page.Items = append(page.Items, words)
	path, _ := pdfOf(t, Input{Pages: []scene.Scene{page}})
	checkPDF(t, path, []scene.Scene{page})
}

func TestPDF_LinksLieWhereTheTextIs(t *testing.T) {
	page := func(size geom.Size) scene.Scene {
		l := set(text.Regular, 20, 30, 4, ink, "example")
		l.Link = "https://example.org/a(b)?q=ü"
		evil := set(text.Regular, 20, 40, 4, ink, "evil")
		evil.Link = "file:///etc/passwd"
		return scene.Scene{Size: size, Items: []scene.Item{l, evil}}
	}
	pages := []scene.Scene{page(geom.Size{W: 420, H: 297}), page(geom.Size{W: 297, H: 210})}
	_, b := pdfOf(t, Input{Pages: pages})
	links := regexp.MustCompile(`/Rect \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\].*/URI \((.*)\)>>`).FindAllSubmatch(b, -1)
	if len(links) != 2 {
		t.Fatalf("%d links, want one a page: what a reader might run is none", len(links))
	}
	for i, l := range links {
		want := pages[i].Items[0].Bounds()
		x, top := number(t, string(l[1]))/ptPerMM, pages[i].Size.H-number(t, string(l[2]))/ptPerMM
		if math.Abs(x-want.X) > near || math.Abs(top-want.Y) > near {
			t.Errorf("page %d: link at %.2f,%.2f, want %.2f,%.2f", i+1, x, top, want.X, want.Y)
		}
		if got := string(l[5]); got != `https://example.org/a\(b\)?q=%C3%BC` {
			t.Errorf("page %d: link to %s", i+1, got)
		}
	}
}

func TestPDF_TellsOfLettersWithoutGlyph(t *testing.T) {
	l := set(text.Regular, 10, 10, 3, ink, "ab")
	l.Runs[0].Text = "a漢"
	err := PDF.Write(io.Discard, Input{Pages: []scene.Scene{{Size: geom.Size{W: 100, H: 100}, Items: []scene.Item{l}}}})
	if !errors.Is(err, errGlyph) || !strings.Contains(err.Error(), "漢") {
		t.Errorf("error is %v", err)
	}
}

func TestPDF_HasProperties(t *testing.T) {
	page := sample()
	in := Input{Pages: []scene.Scene{page}, Title: "Plan 😀 “B”", Created: time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)}
	path, _ := pdfOf(t, in)
	got := tool(t, "pdfinfo", "-isodates", path)
	for _, want := range []string{"Plan  “B”", "Haze & Rangen", "2026-03-04T05:06:07Z"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	if got := tool(t, "qpdf", "--json", "--json-key=qpdf", path); !strings.Contains(got, `"/Lang": "u:de"`) || !strings.Contains(got, `"/PrintScaling": "/None"`) {
		t.Error("neither language nor size of printing are in the catalog")
	}
	in.Created = time.Time{}
	path, _ = pdfOf(t, in)
	if got := tool(t, "pdfinfo", path); strings.Contains(got, "CreationDate") {
		t.Errorf("there is a date although none was given: %s", got)
	}
}

func TestPDF_IsSmall(t *testing.T) {
	_, b := pdfOf(t, Input{Pages: []scene.Scene{ordinarySheet()}})
	if len(b) > 100<<10 {
		t.Errorf("an ordinary sheet has %d bytes", len(b))
	}
}

// TestPDF_SheetsOfExamplesAreSmall takes every sheet of every example by itself, as it is mailed.
func TestPDF_SheetsOfExamplesAreSmall(t *testing.T) {
	const most = 300_000
	largest := 0
	for _, e := range examples.All() {
		w, err := ReadJSON(bytes.NewReader(e.JSON), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range w.Sheets() {
			made, err := Request{Sheet: sheet.ID, Options: layout.Options{Prompts: true}}.Make(w)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := PDF.Write(&b, Input{Pages: made.Pages, Alt: made.Alt, Images: w.Picture}); err != nil {
				t.Fatal(err)
			}
			if b.Len() > most {
				t.Errorf("%s, %s: %d bytes, at most %d", e.ID, made.Pages[0].Title, b.Len(), most)
			}
			largest = max(largest, b.Len())
		}
	}
	t.Logf("the largest has %d bytes", largest)
}

func TestFormats_SurviveAnyFigures(t *testing.T) {
	odd := rapid.SampledFrom([]float64{0, 1, -3, 17, 1e9, 1e300, math.NaN(), math.Inf(1), math.Inf(-1), 1e-12})
	rapid.Check(t, func(t *rapid.T) {
		f := func() float64 { return odd.Draw(t, "figure") }
		pt := func() geom.Pt { return geom.Pt{X: f(), Y: f()} }
		pts := func() (out []geom.Pt) {
			for range rapid.IntRange(0, 5).Draw(t, "points") {
				out = append(out, pt())
			}
			return out
		}
		pen := func() scene.Pen { return scene.Pen{Width: f(), Color: ink, Dash: [2]geom.MM{f(), f()}} }
		words := text.Set(text.Bold, 3, f(), "Abc de").Text
		words.At, words.Size = pt(), f()
		words.Runs = append(words.Runs, scene.Run{Face: 9, Text: "a", Glyphs: []scene.Glyph{{ID: 3}}}, scene.Run{X: f(), Text: "a b", Glyphs: []scene.Glyph{{ID: 3}}})
		clip := geom.R(f(), f(), f(), f())
		page := scene.Scene{
			Size: geom.Size{W: 100, H: 80}, Title: rapid.String().Draw(t, "title"), Language: rapid.String().Draw(t, "language"),
			Items: []scene.Item{
				scene.Polygon{Attrs: scene.Attrs{Link: rapid.String().Draw(t, "link"), Alpha: 9}, Points: pts(), Fill: &ink, Pen: pen()},
				scene.Polygon{Attrs: scene.Attrs{Clip: &clip}, Points: geom.R(f(), f(), f(), f()).Polygon(), Fill: &ink, Pen: pen()},
				scene.Polyline{Points: pts(), Pen: pen()}, words,
				scene.Image{Rect: geom.R(f(), f(), f(), f()), Hash: "png", Alt: rapid.String().Draw(t, "alt")},
				scene.Symbol{At: pt(), Size: f(), Shape: &scene.Shape{Grid: f(), Outlines: []geom.Polygon{pts()}}}, scene.Symbol{},
			},
		}
		for _, theme := range Themes {
			in := Input{Pages: []scene.Scene{Scaled(Themed(page, theme), geom.Size{W: 80, H: 60})}, Images: sampleImages, Width: 50}
			for _, format := range Formats {
				var b bytes.Buffer
				if err := format.Write(&b, in); err != nil {
					t.Fatalf("%s: %v", format.Name, err)
				}
				for _, bad := range []string{"NaN", "Inf"} {
					if format.Name == "SVG" && bytes.Contains(b.Bytes(), []byte(`"`+bad)) {
						t.Fatalf("SVG has the figure %s", bad)
					}
				}
			}
		}
	})
}

func BenchmarkPDF_OrdinarySheet(b *testing.B)    { benchmark(b, PDF, ordinarySheet()) }
func BenchmarkPDF_TenThousandCards(b *testing.B) { benchmark(b, PDF, hugeSheet()) } // budget 1.5 s
func BenchmarkPNG_OrdinarySheet(b *testing.B)    { benchmark(b, PNG, ordinarySheet()) }
func BenchmarkSVG_OrdinarySheet(b *testing.B)    { benchmark(b, SVG, ordinarySheet()) }

func benchmark(b *testing.B, f Format, page scene.Scene) {
	in := Input{Pages: []scene.Scene{page}}
	for b.Loop() {
		if err := f.Write(io.Discard, in); err != nil {
			b.Fatal(err)
		}
	}
}
