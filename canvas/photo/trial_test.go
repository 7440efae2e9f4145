package photo

import (
	"context"
	"flag"
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clustercanvas/canvas/code"
)

var update = flag.Bool("update", false, "take all photos of the trial, some minutes long, and write their table into docs/photo.md")

// options are those of a file that the wall was printed from.
func (w *wall) options() Options {
	var known []code.Mark
	for n := range 30 {
		known = append(known, code.Deck(n+1), code.Mark{Kind: code.Blank, Number: n + 1})
	}
	for _, c := range w.page.Codes {
		known = append(known, c.Mark)
	}
	return Options{Known: known, Page: func(code.Mark) (Page, bool) {
		return Page{Size: w.page.Pages[0].Size, Codes: w.page.CodesOn(0)}, true
	}}
}

// result is what was read of a wall.
type result struct {
	corners, cards, placed int // found of each; and cards within 5 mm of where they lie
	wrong                  int // what does not lie there
}

func read(t *testing.T, w *wall, img image.Image) (result, Reading) {
	t.Helper()
	r, err := Read(context.Background(), img, w.options())
	if err != nil {
		t.Fatal(err)
	}
	out := result{corners: len(r.Corners)}
	box := codeBox()
	for _, l := range w.cards {
		for _, f := range r.Cards {
			if f.Mark != l.mark {
				continue
			}
			out.cards++
			if outline := f.Card(cardSize, box); outline != nil && outline[0].Add(outline[2]).Mul(0.5).Dist(l.middle)*w.scale < 5 {
				out.placed++
			}
		}
	}
	out.wrong = len(r.Cards) - out.cards
	return out, r
}

// trialWall is a poster of A1 with twenty cards of poker size, each turned by up to 25 degrees.
func trialWall(t *testing.T) *wall {
	w := poster(t, 0, 2)
	w.lay(rand.New(rand.NewPCG(1, 2)), 20, 25)
	if len(w.cards) != 20 {
		t.Fatal(len(w.cards), "cards")
	}
	return w
}

// trialCamera is a phone with 12 megapixels in somebody's hand.
func trialCamera(yaw, blur float64, l light) camera {
	return camera{pixels: image.Pt(4032, 3024), yaw: yaw, pitch: 5, roll: 2, fill: 0.95, blur: blur, noise: 2, light: l, seed: uint64(yaw*100+blur*10) + uint64(l)}
}

// What phones take of a poster in a room is read nearly whole: the rest of the table is written with -update.
func TestTrial_OrdinaryPhotosAreRead(t *testing.T) {
	w := trialWall(t)
	c := trialCamera(25, 1, halfShade)
	exposed := c.expose(w)
	for _, l := range []light{halfShade, dimLight} {
		c.light = l
		got, _ := read(t, w, c.develop(exposed))
		if got.corners != 4 || got.placed < 19 || got.wrong > 0 {
			t.Errorf("%v: %+v", l, got)
		}
	}
}

var (
	trialAngles = []float64{0, 15, 25, 35, 45, 55}
	trialBlurs  = []float64{0.5, 1, 1.5, 2, 3}
	trialLights = []light{evenLight, gradientLight, halfShade, dimLight}
)

func TestTrial_WritesItsTable(t *testing.T) {
	if !*update {
		t.Skip("takes some minutes: go test ./canvas/photo -run TestTrial -update")
	}
	rows := map[light][]string{}
	w := trialWall(t)
	total, all, wrong := 0, 0, 0
	for _, yaw := range trialAngles {
		e := trialCamera(yaw, 0, 0).expose(w)
		for _, l := range trialLights {
			row := fmt.Sprintf("| %s | %.0f° |", l, yaw)
			for _, blur := range trialBlurs {
				got, r := read(t, w, trialCamera(yaw, blur, l).develop(e))
				t.Logf("%v %v %v: %+v %v", yaw, blur, l, got, r.Problems)
				cell := fmt.Sprint(got.placed)
				if !r.ToPage.Valid() {
					cell = fmt.Sprintf("(%d)", got.cards)
				}
				row += " " + cell + " |"
				total, all, wrong = total+got.placed, all+20, wrong+got.wrong
			}
			rows[l] = append(rows[l], row)
		}
	}
	if wrong > 0 {
		t.Errorf("%d cards were found that do not lie there", wrong)
	}
	var table strings.Builder
	table.WriteString("| light | angle |")
	for _, b := range trialBlurs {
		fmt.Fprintf(&table, " blur %.1f |", b)
	}
	table.WriteString("\n|---|---|" + strings.Repeat("---|", len(trialBlurs)) + "\n")
	for _, l := range trialLights {
		table.WriteString(strings.Join(rows[l], "\n") + "\n")
	}
	fmt.Fprintf(&table, "\nTogether %d of %d, that is %.0f %%; %d were taken for another card or found where there is none.\n", total, all, math.Floor(100*float64(total)/float64(all)), wrong)
	write(t, "table", table.String())
}

func TestTrial_WritesOtherPapers(t *testing.T) {
	if !*update {
		t.Skip("takes some minutes: go test ./canvas/photo -run TestTrial -update")
	}
	var table strings.Builder
	table.WriteString("| poster | cards | photo | corners found | cards found and placed |\n|---|---|---|---|---|\n")
	for _, c := range []struct {
		name   string
		scale  float64
		cards  int
		pixels image.Point
	}{
		{"A3", 1, 5, image.Pt(4032, 3024)}, {"A2", math.Sqrt2, 10, image.Pt(4032, 3024)},
		{"A1", 2, 20, image.Pt(3264, 2448)}, {"A1", 2, 20, image.Pt(4032, 3024)}, {"A1", 2, 20, image.Pt(8064, 6048)},
		{"A0", 2 * math.Sqrt2, 30, image.Pt(4032, 3024)}, {"A0", 2 * math.Sqrt2, 30, image.Pt(5712, 4284)}, {"A0", 2 * math.Sqrt2, 30, image.Pt(8064, 6048)},
	} {
		w := poster(t, 0, c.scale)
		w.lay(rand.New(rand.NewPCG(1, 2)), c.cards, 25)
		cam := trialCamera(20, 1, halfShade)
		cam.blur *= float64(c.pixels.X) / 4032 // the same lens
		cam.pixels = c.pixels
		got, _ := read(t, w, cam.shoot(w))
		t.Logf("%+v: %+v", c, got)
		if got.wrong > 0 {
			t.Errorf("%s: %+v", c.name, got)
		}
		fmt.Fprintf(&table, "| %s | %d | %.0f megapixels | %d of 4 | %d |\n", c.name, len(w.cards), float64(c.pixels.X*c.pixels.Y)/1e6, got.corners, got.placed)
	}
	write(t, "papers", table.String())
}

// write puts a table between its marks in docs/photo.md.
func write(t *testing.T, name, table string) {
	path := filepath.Join("..", "..", "docs", "photo.md")
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->"
	before, rest, ok := strings.Cut(string(body), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for %s", path, name)
	}
	if err := os.WriteFile(path, []byte(before+begin+table+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}
