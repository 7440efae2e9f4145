package imposition_test

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/scene"
	"clustercanvas/export"
)

// What is said of sheets of cards is read here from the PDF, by other programs.

func pdf(t *testing.T, pages []scene.Scene) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cards.pdf")
	write := func(w io.Writer) error { return export.PDF.Write(w, export.Input{Pages: pages}) }
	if err := export.WriteFile(path, write); err != nil {
		t.Fatal(err)
	}
	return path
}

func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// paper is a page as poppler draws it.
type paper struct {
	image.Image
	perMM float64
}

// drawn renders all pages, with so many pixels to the millimeter.
func drawn(t *testing.T, path string, perMM float64) []paper {
	t.Helper()
	folder := t.TempDir()
	tool(t, "pdftoppm", "-r", fmt.Sprint(25.4*perMM), "-gray", "-png", path, filepath.Join(folder, "p"))
	names, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	var out []paper
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		out = append(out, paper{m, perMM})
	}
	return out
}

// dark reports how dark a place is, 0 to 255.
func (p paper) dark(x, y geom.MM) float64 {
	r, _, _, _ := p.At(int(x*p.perMM), int(y*p.perMM)).RGBA()
	return 255 - float64(r)/257
}

// strokes returns the middles of what is darker than paper on a level line across the page, or on an upright
// one.
func (p paper) strokes(at geom.MM, upright bool) []geom.MM {
	long := p.Bounds().Dx()
	if upright {
		long = p.Bounds().Dy()
	}
	var out []geom.MM
	from := -1
	for i := range long + 1 {
		v := (float64(i) + 0.5) / p.perMM
		ink := false
		if i < long && upright {
			ink = p.dark(at, v) > 60
		} else if i < long {
			ink = p.dark(v, at) > 60
		}
		switch {
		case ink && from < 0:
			from = i
		case !ink && from >= 0:
			out = append(out, float64(from+i)/2/p.perMM)
			from = -1
		}
	}
	return out
}

func near(got, want []geom.MM, by geom.MM) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		if math.Abs(got[i]-want[i]) > by {
			return false
		}
	}
	return true
}

var (
	a4     = geom.Size{W: 210, H: 297}
	letter = geom.Size{W: 215.9, H: 279.4}
	labels = imposition.CardLabels{Deck: "Financing cards", Language: "en", Credit: "After Strategy Tools, CC BY-SA 4.0, own text"}
)

// face is a card with a black triangle in its upper left corner, or in its upper right one as if it were seen
// from behind.
func face(g imposition.CardGrid, behind bool) scene.Scene {
	size, b := g.Face(), g.Bleed
	ink := scene.Color{}
	s := scene.Scene{Size: geom.Size{W: size.W + 2*b, H: size.H + 2*b}}
	p := geom.Polygon{{X: 0, Y: 0}, {X: 0.7 * s.Size.W, Y: 0}, {X: 0, Y: 0.7 * s.Size.H}}
	if behind {
		for i := range p {
			p[i].X = s.Size.W - p[i].X
		}
	}
	s.Items = []scene.Item{scene.Polygon{Points: p, Fill: &ink}}
	return s
}

func grid(t *testing.T, c imposition.Cards) imposition.CardGrid {
	t.Helper()
	g, err := c.Grid()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// pages returns sheets with so many cards.
func pages(g imposition.CardGrid, n int) []scene.Scene {
	var fronts []scene.Scene
	for range n {
		fronts = append(fronts, face(g, false))
	}
	return g.Pages(fronts, []scene.Scene{face(g, true)}, labels)
}

// The ruler at the foot of the sheet has its ticks in their places, and is 100 mm long.
func TestCardSheets_RulerIsExact(t *testing.T) {
	const foot = 286.45 // mm: where only the longest ticks reach
	g := grid(t, imposition.Cards{Card: geom.Size{W: 63, H: 88}, Paper: a4, Margin: 5})
	page := drawn(t, pdf(t, pages(g, 9)), 12)[0]
	var want []geom.MM
	for tens := range 11 {
		want = append(want, 55+10*geom.MM(tens))
	}
	var got []geom.MM
	for _, x := range page.strokes(foot, false) {
		if x < 156 { // beyond, its label and the credit line
			got = append(got, x)
		}
	}
	if !near(got, want, 0.06) {
		t.Errorf("ticks at %.2f, not %.0f", got, want)
	}
}

// Marks are in line with the cuts, on all four sides, and nothing of them is left on a card.
func TestCardSheets_MarksAreInTheirPlaces(t *testing.T) {
	g := grid(t, imposition.Cards{Card: geom.Size{W: 63, H: 88}, Paper: a4, Margin: 5})
	blank := make([]scene.Scene, 9)
	for i := range blank {
		blank[i] = scene.Scene{Size: g.Face()}
	}
	page := drawn(t, pdf(t, g.Pages(blank, nil, imposition.CardLabels{Deck: labels.Deck, Language: "en"})), 12)[0]
	columns, rows := []geom.MM{10.5, 73.5, 136.5, 199.5}, []geom.MM{16.5, 104.5, 192.5, 280.5}
	for _, at := range []geom.MM{12.5, 297 - 12.5} {
		if got := page.strokes(at, false); !near(got, columns, 0.06) {
			t.Errorf("%v mm from above, marks are at %.2f, not %.1f", at, got, columns)
		}
	}
	for _, at := range []geom.MM{7, 210 - 7} {
		if got := page.strokes(at, true); !near(got, rows, 0.06) {
			t.Errorf("%v mm from the left, marks are at %.2f, not %.1f", at, got, rows)
		}
	}
	for x := 8.6; x < 210-8.6; x += 0.05 {
		for _, y := range []geom.MM{14.7, 16.5, 60, 104.5, 192.5, 280.5, 282.3} {
			if page.dark(x, y) > 30 {
				t.Fatalf("there is ink at %.2f, %.2f", x, y)
			}
		}
	}
}

// A sheet that is turned over as its printer does shows each back behind its front, upright for those who turn
// cards over like the pages of a book: what is printed of a face as it is seen from behind lies behind the face.
func TestCardSheets_BacksLieBehindFronts(t *testing.T) {
	const perMM = 2.0
	for _, c := range []struct {
		name  string
		cards imposition.Cards
	}{
		{"poker on A4, which stands", imposition.Cards{Card: geom.Size{W: 63, H: 88}, Paper: a4, Margin: 5}},
		{"poker with bleed on A4, which lies", imposition.Cards{Card: geom.Size{W: 63, H: 88}, Paper: a4, Margin: 5, Bleed: 3}},
		{"bridge on Letter, which lies", imposition.Cards{Card: geom.Size{W: 57, H: 89}, Paper: letter, Margin: 6.35, Gap: 1}},
		{"A7, split", imposition.Cards{Card: geom.Size{W: 74, H: 105}, Paper: a4, Margin: 5, Split: true}},
		{"business on Letter", imposition.Cards{Card: geom.Size{W: 85, H: 55}, Paper: letter, Margin: 6.35}},
	} {
		for _, c.cards.Backs = range []imposition.Backs{imposition.LongEdge, imposition.ShortEdge} {
			g := grid(t, c.cards)
			where := fmt.Sprint(c.name, ", ", g.Backs)
			n := g.Count() + 1 // the second sheet has one card
			made := drawn(t, pdf(t, pages(g, n)), perMM)
			if len(made) != 4 || g.PagesFor(n) != 4 {
				t.Fatalf("%s: %d pages, %d announced", where, len(made), g.PagesFor(n))
			}
			for sheet := range 2 {
				front, back := made[2*sheet], made[2*sheet+1]
				ink, other, compared := 0.0, 0, 0
				for i := range min(g.Count(), n-sheet*g.Count()) {
					r := g.Front(i).Inset(1)
					for x := r.X; x < r.Right(); x += 1 / perMM {
						for y := r.Y; y < r.Bottom(); y += 1 / perMM {
							// The axis is the middle line of the sheet along its longer edge, or its shorter one.
							bx, by := g.Sheet.W-x, y
							if alongWidth := g.Sheet.W > g.Sheet.H; alongWidth == (g.Backs == imposition.LongEdge) {
								bx, by = x, g.Sheet.H-y
							}
							compared++
							ink += front.dark(x, y) / 255
							if math.Abs(front.dark(x, y)-back.dark(bx, by)) > 128 {
								other++
							}
						}
					}
				}
				// The edges of triangles are a pixel off here and there, as pages end within pixels.
				if share := ink / float64(compared); share < 0.1 || share > 0.4 {
					t.Fatalf("%s: %.0f %% of the fronts are black", where, 100*share)
				}
				if other > compared/40 {
					t.Errorf("%s, sheet %d: %d of %d pixels of the back are not behind the same of the front", where, sheet+1, other, compared)
				}
			}
		}
	}
}

// A card that is folded at its dashed line has its back behind its front.
func TestCardSheets_FoldedBacksLieBehindFronts(t *testing.T) {
	g := grid(t, imposition.Cards{Card: geom.Size{W: 63, H: 88}, Paper: a4, Margin: 5, Bleed: 3, Backs: imposition.FoldOver})
	made := drawn(t, pdf(t, pages(g, g.Count())), 2)
	if len(made) != 1 {
		t.Fatalf("%d pages", len(made))
	}
	for i := range g.Count() {
		r := g.Front(i)
		other, compared := 0, 0
		for d := 0.75; d < r.W-1; d += 0.5 {
			for y := r.Y + 1; y < r.Bottom()-1; y += 0.5 {
				compared++
				if math.Abs(made[0].dark(r.Right()-d, y)-made[0].dark(r.Right()+d, y)) > 128 {
					other++
				}
			}
		}
		if other > compared/40 {
			t.Errorf("card %d: %d of %d pixels of the back are not behind the same of the front", i, other, compared)
		}
	}
}

// What sheets say can be read in their order, also on those that are upside down.
func TestCardSheets_SayWhatTheyAre(t *testing.T) {
	g := grid(t, imposition.Cards{Card: geom.Size{W: 63, H: 88}, Paper: a4, Margin: 5, Backs: imposition.ShortEdge})
	path := pdf(t, append(pages(g, 10), g.CalibrationPages("en")...))
	tool(t, "qpdf", "--check", path)
	said := strings.Split(tool(t, "pdftotext", path, "-"), "\f")
	for i, want := range []string{"front 1 of 2", "back 1 of 2", "front 2 of 2", "back 2 of 2", "where the folds cross the two scales", "Back"} {
		if !strings.Contains(strings.ReplaceAll(said[i], "\n", " "), want) {
			t.Errorf("page %d does not say %q: %q", i+1, want, said[i])
		}
	}
	if !g.Turned() || !strings.Contains(said[0], "print at 100 %, no fit to page · both sides, flip on the short edge") {
		t.Errorf("page 1 says %q", said[0])
	}
}
