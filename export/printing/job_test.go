package printing_test

import (
	"bytes"
	"context"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"clustercanvas/app/command"
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/examples"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

var day = time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)

// book returns a worked example.
func book(t testing.TB, id string) canvas.Workbook {
	t.Helper()
	for _, e := range examples.All() {
		if e.ID == id {
			w, err := command.OfExample(e, "en", nil)
			if err != nil {
				t.Fatal(err)
			}
			return w
		}
	}
	t.Fatalf("no example %q", id)
	return canvas.Workbook{}
}

func printed(t testing.TB, w canvas.Workbook, j printing.Job) printing.Print {
	t.Helper()
	if j.Options.Date.IsZero() {
		j.Options.Date = day
	}
	out, err := j.Make(context.Background(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// pagesOf writes a print and returns the width and height of each of its pages in mm, as poppler reads them.
func pagesOf(t *testing.T, w canvas.Workbook, p printing.Print) []geom.Size {
	t.Helper()
	var b bytes.Buffer
	if err := export.PDF.Write(&b, p.Input(w, "en", day)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "p.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdfinfo", "-l", "999", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var sizes []geom.Size
	for _, line := range strings.Split(string(out), "\n") {
		f := strings.Fields(line)
		if len(f) > 5 && f[0] == "Page" && f[2] == "size:" {
			x, _ := strconv.ParseFloat(f[3], 64)
			y, _ := strconv.ParseFloat(f[5], 64)
			sizes = append(sizes, geom.Size{W: x * 25.4 / 72, H: y * 25.4 / 72})
		}
	}
	return sizes
}

// Every paper, margin and scale gives the number of pages that is announced, each as large as the paper to a
// tenth of a millimeter, and none of them blank.
func TestMake_GivesThePagesItAnnounces(t *testing.T) {
	w := book(t, "intl-entrepreneurial")
	sheet := w.Sheets()[0].ID
	n := 0
	for _, size := range []string{"a4", "a3", "a2", "a1", "a0", "tabloid", "letter", "arch c", "arch d"} {
		for _, on := range []string{"", "a4", "a3", "letter", "tabloid"} {
			for _, margin := range []geom.MM{0, 5, 12} {
				for _, fit := range []bool{false, true} {
					j := printing.Job{Sheets: []canvas.RecordID{sheet}, Paper: printing.Paper{Size: size, On: on, Margin: margin, Overlap: 10, Fit: fit, Scale: 0.9}}
					p := printed(t, w, j)
					announced := 0
					for _, part := range p.Parts {
						announced += part.Parts
						if part.Kind == printing.Poster {
							announced++
						}
						if part.First+part.Count > len(p.Pages) {
							t.Fatalf("%+v: %+v ends after the last page", j.Paper, part)
						}
					}
					if announced != len(p.Pages) || len(p.Alt) != len(p.Pages) {
						t.Errorf("%+v: %d pages and %d alternatives, %d announced", j.Paper, len(p.Pages), len(p.Alt), announced)
					}
					for i, page := range p.Pages {
						if len(page.Items) == 0 {
							t.Errorf("%+v: page %d is blank", j.Paper, i+1)
						}
					}
					if n++; n%37 != 0 {
						continue
					}
					paper, _ := export.PaperSize(on + strings.Repeat(size, 1-min(len(on), 1)))
					sizes := pagesOf(t, w, p)
					if len(sizes) != len(p.Pages) {
						t.Errorf("%+v: the file has %d pages of %d", j.Paper, len(sizes), len(p.Pages))
					}
					for i, s := range sizes[len(sizes)-p.Parts[0].Parts:] {
						s = geom.Size{W: max(s.W, s.H), H: min(s.W, s.H)}
						if d := (geom.Pt{X: s.W - paper.W, Y: s.H - paper.H}); max(d.X, -d.X, d.Y, -d.Y) > 0.1 {
							t.Errorf("%+v: page %d is %v, not %v", j.Paper, i, s, paper)
						}
					}
				}
			}
		}
	}
}

// In one piece nothing is where the printer prints nothing, on any paper, whichever way it lies, and the size
// that is told is that which it has.
func TestMake_KeepsToTheMargins(t *testing.T) {
	w := book(t, "intl-entrepreneurial")
	for _, s := range w.Sheets()[:1] {
		plain := printed(t, w, printing.Job{Sheets: []canvas.RecordID{s.ID}})
		for _, size := range []string{"", "a4", "arch d"} {
			for _, turn := range []printing.Turn{printing.AsDesigned, printing.Lying, printing.Standing} {
				for _, scale := range []float64{0, 0.5, 1} {
					for _, margin := range []geom.MM{0, 5, 20} {
						paper := printing.Paper{Size: size, Turn: turn, Margin: margin, Scale: scale}
						p := printed(t, w, printing.Job{Sheets: []canvas.RecordID{s.ID}, Codes: true, Paper: paper})
						page, part := p.Pages[0], p.Parts[0]
						within := geom.R(margin-0.01, margin-0.01, page.Size.W-2*margin+0.02, page.Size.H-2*margin+0.02)
						for _, item := range page.Items {
							b := item.Bounds()
							switch x := item.(type) {
							case scene.Symbol:
								b = b.Inset(0.08 * x.Size) // the white of codes, and the air of pictograms
							case scene.Text:
								b.H = x.At.Y + 0.25*x.Size - b.Y // as low as letters reach
							}
							if clip := item.Common().Clip; clip != nil {
								b = b.Intersect(*clip)
							}
							if !b.Empty() && (b.X < within.X || b.Y < within.Y || b.Right() > within.Right() || b.Bottom() > within.Bottom()) {
								t.Fatalf("%+v: %T at %v is beyond %v", paper, item, b, within)
							}
						}
						if turn == printing.Standing && page.Size.W > page.Size.H {
							t.Errorf("%+v lies", paper)
						}
						if scale == 0.5 && (part.Scale > 0.5001 || part.Scale < 0.3) {
							t.Errorf("%+v is told to be at %v", paper, part.Scale)
						}
						was := plain.Pages[0].Size
						if got := widthOf(page, plain.Pages[0]); margin == 0 && scale != 0.5 && turn == printing.AsDesigned && size == "" && (got < 0.999 || page.Size != was) {
							t.Errorf("%+v shrinks to %v of %v", paper, got, was)
						}
					}
				}
			}
		}
	}
}

// widthOf returns how much wider the first text of a page is than that of another.
func widthOf(a, b scene.Scene) float64 {
	first := func(s scene.Scene) geom.MM {
		for _, i := range s.Items {
			if x, ok := i.(scene.Text); ok {
				return x.Width
			}
		}
		return 0
	}
	return first(a) / first(b)
}

func textsOf(pages []scene.Scene) []string {
	var out []string
	for _, p := range pages {
		for _, i := range p.Items {
			if x, ok := i.(scene.Text); ok {
				out = append(out, x.Plain)
			}
		}
	}
	return out
}

// Empty sheets have nothing of the workbook but its name, and are the same tool.
func TestBlank_HasNothingButTheTool(t *testing.T) {
	w := book(t, "monterrey")
	titles := map[string]bool{}
	for _, s := range canvas.All[canvas.Source](w) {
		titles[s.Title] = s.Title != ""
		titles[s.Payer] = s.Payer != ""
	}
	blank := printing.Blank(w)
	if len(blank.Sheets()) != len(w.Sheets()) || len(canvas.All[canvas.Source](blank)) != 0 || len(canvas.All[canvas.Note](blank)) != 0 {
		t.Fatalf("%d sheets, %d sources, %d notes", len(blank.Sheets()), len(canvas.All[canvas.Source](blank)), len(canvas.All[canvas.Note](blank)))
	}
	for _, s := range w.Sheets() {
		for _, said := range textsOf(printed(t, w, printing.Job{Sheets: []canvas.RecordID{s.ID}, Blank: true}).Pages) {
			if titles[said] {
				t.Errorf("%s says %q", s.ID, said)
			}
		}
	}
}

// A workshop is a page for the facilitator, empty sheets with codes and cards; from a file with nothing in it
// as well. With all tools each of those that are filled by hand is there once.
func TestTools_AWorkshopFromNothing(t *testing.T) {
	for _, language := range words.Languages {
		ids := 0
		w, err := command.Blank(func() canvas.RecordID { ids++; return canvas.RecordID("r" + strconv.Itoa(ids)) }, language)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			tools printing.Tools
			want  int
		}{{printing.FirstTool, 1}, {printing.AllTools, 6}} {
			p := printed(t, w, printing.Job{
				Tools: c.tools, Blank: true, Codes: true, Paper: printing.Paper{Size: "a3", Margin: 5},
				Guide: &printing.Guide{Begins: printing.UsualBegin, Full: c.tools == printing.AllTools},
				Cards: &printing.Cards{Cards: imposition.Cards{Paper: layout.PaperA4, Margin: 5}, Deck: true, Intro: true, Blanks: 4},
			})
			var kinds []printing.Kind
			for _, part := range p.Parts {
				kinds = append(kinds, part.Kind)
			}
			want := append(append([]printing.Kind{printing.Leaf}, slices.Repeat([]printing.Kind{printing.Whole}, c.want)...), printing.Deck)
			if !slices.Equal(kinds, want) {
				t.Errorf("%s: parts are %v, not %v", language, kinds, want)
			}
			for _, part := range p.Parts {
				codes := 0
				for _, item := range p.Pages[part.First].Items {
					if x, ok := item.(scene.Symbol); ok && strings.HasPrefix(x.Shape.Name, "code CC:P:") {
						codes++
					}
				}
				if part.Kind == printing.Whole && codes != 4 {
					t.Errorf("%s: %s has %d codes", language, part.Title, codes)
				}
			}
			if deck := p.Parts[len(p.Parts)-1]; deck.Cards != 36 || deck.Parts != 4 {
				t.Errorf("%s: %d cards on %d sheets", language, deck.Cards, deck.Parts)
			}
			if p.Parts[0].Count != 1 {
				t.Errorf("%s: the page for the facilitator is %d pages", language, p.Parts[0].Count)
			}
		}
	}
}

// A deck has what was asked for, in order, with backs behind the fronts.
func TestCards_AreWhatWasAskedFor(t *testing.T) {
	w := book(t, "monterrey")
	sources := w.Sources(w.Scenarios()[0].ID)
	for _, c := range []struct {
		cards printing.Cards
		want  int
	}{
		{printing.Cards{Deck: true}, 30},
		{printing.Cards{Deck: true, Copies: 3}, 90},
		{printing.Cards{Sources: true, Intro: true}, len(sources) + 2},
		{printing.Cards{Shocks: true, Blanks: 3}, len(layout.ShockCards("en")) + 3},
		{printing.Cards{Blanks: 100000}, printing.MostBlanks},
	} {
		if got := len(c.cards.Faces(w, "en")); got != c.want {
			t.Errorf("%+v: %d cards, not %d", c.cards, got, c.want)
		}
	}
	p := printed(t, w, printing.Job{Cards: &printing.Cards{Deck: true, Cards: imposition.Cards{Paper: layout.PaperA4, Margin: 5, Backs: imposition.LongEdge}}})
	if len(p.Pages) != 8 || p.Duplex != export.DuplexLongEdge {
		t.Errorf("%d pages, turned over %v", len(p.Pages), p.Duplex)
	}
	if _, err := (printing.Job{}).Make(context.Background(), w, nil); !errors.Is(err, printing.ErrNothing) {
		t.Errorf("a job of nothing: %v", err)
	}
	if _, err := (printing.Job{Cards: &printing.Cards{Deck: true, Cards: imposition.Cards{Paper: geom.Size{W: 40, H: 60}}}}).Make(context.Background(), w, nil); !errors.Is(err, imposition.ErrCard) {
		t.Errorf("cards on a stamp: %v", err)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := (printing.Job{Sheets: []canvas.RecordID{w.Sheets()[0].ID}}).Make(stopped, w, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// What is printed for everybody has nothing that is confidential, on cards as well.
func TestMake_PublicTellsNoSecret(t *testing.T) {
	w := book(t, "monterrey")
	s := w.Sources(w.Scenarios()[0].ID)[0]
	s.Confidential, s.Title, s.Payer = true, "ZQXTITLE", "ZQXPAYER"
	before, _ := canvas.Get[canvas.Source](w, s.ID)
	w, err := w.Apply(canvas.Diff{s.ID: {Before: before, After: s}})
	if err != nil {
		t.Fatal(err)
	}
	job := printing.Job{
		Sheets: []canvas.RecordID{w.Sheets()[0].ID}, Guide: &printing.Guide{},
		Cards: &printing.Cards{Sources: true, Cards: imposition.Cards{Paper: layout.PaperA4}},
	}
	if !strings.Contains(strings.Join(textsOf(printed(t, w, job).Pages), "\n"), "ZQXTITLE") {
		t.Error("what is printed for oneself does not have it: the test finds nothing")
	}
	if all := strings.Join(textsOf(printed(t, public.Of(w, "en"), job).Pages), "\n"); strings.Contains(all, "ZQX") {
		t.Error("a secret is printed for everybody")
	}
}

// A sheet for a print shop goes on beyond the cut, and says where it is cut, exactly.
func TestJob_BleedsForPrintShops(t *testing.T) {
	w := book(t, "monterrey")
	job := printing.Job{Sheets: []canvas.RecordID{w.Sheets()[0].ID}, Paper: printing.Paper{Size: "a1", Bleed: 3}}
	out := printed(t, w, job)
	if out.Parts[0].Size != (geom.Size{W: 841, H: 594}) {
		t.Errorf("what is cut is %v", out.Parts[0].Size)
	}
	page := out.Pages[0]
	trim, bleed := page.Boxes()
	if page.Size != (geom.Size{W: 847, H: 600}) || trim != geom.R(3, 3, 841, 594) || bleed != geom.R(0, 0, 847, 600) {
		t.Errorf("page of %v, cut %v, bleed %v", page.Size, trim, bleed)
	}
	job.Paper.Bleed = 0
	plain := printed(t, w, job).Pages[0]
	for i, item := range plain.Items {
		a, b := item.Bounds().Moved(geom.Pt{X: 3, Y: 3}), page.Items[i].Bounds()
		if math.Hypot(a.X-b.X, a.Y-b.Y) > 1e-6 && b.X > 0 && b.Y > 0 {
			t.Errorf("%T is at %v, not %v", item, b, a)
		}
	}
}
