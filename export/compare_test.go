package export

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"image"
	"image/draw"
	_ "image/png" // of our own and of rsvg
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	_ "golang.org/x/image/tiff" // of poppler

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/export/raster"
)

// near is how far, in mm, text may lie from its place in any format.
const near geom.MM = 0.05

// checkFormats writes pages in every format, checks the files, and compares the pictures that other programs
// show of them with the PNG. It is meant for every template. A browser is asked where there is one.
func checkFormats(t *testing.T, pages []scene.Scene, browser *chromium) {
	t.Helper()
	dir := checkFiles(t, pages)
	for i, page := range pages {
		name := filepath.Join(dir, strconv.Itoa(i+1))
		if err := WriteFile(name+".png", func(w io.Writer) error {
			return PNG.Write(w, Input{Pages: pages[i : i+1], Images: sampleImages, DPI: compareDPI})
		}); err != nil {
			t.Fatal(err)
		}
		picture := readPicture(t, name+".png")
		checkTiles(t, picture, page)
		ref := newReference(picture, page)
		ref.check(t, byPoppler, byPoppler.show(t, filepath.Join(dir, "all.pdf"), i+1))
		ref.check(t, byRSVG, byRSVG.show(t, name+"-outlines.svg", 1))
		if browser != nil {
			ref.check(t, byChromium, browser.picture(name+".svg", page.Size, compareDPI))
		}
	}
}

// checkFiles writes pages as PDF and as SVG and compares what other programs read from the files with the scenes.
// It returns where they are: all.pdf, 1.svg and 1-outlines.svg, and so on.
func checkFiles(t *testing.T, pages []scene.Scene) (dir string) {
	t.Helper()
	dir = t.TempDir()
	in := Input{Pages: pages, Images: sampleImages}
	pdf := filepath.Join(dir, "all.pdf")
	writeTwice(t, PDF, in, pdf)
	checkPDF(t, pdf, pages)
	for i, page := range pages {
		in.Pages = pages[i : i+1]
		for end, outlines := range map[string]bool{"": false, "-outlines": true} {
			in.Outlines = outlines
			name := filepath.Join(dir, strconv.Itoa(i+1)+end+".svg")
			writeTwice(t, SVG, in, name)
			checkSVG(t, name, page, outlines)
		}
	}
	return dir
}

// writeTwice writes a file and checks that the same input gives the same bytes.
func writeTwice(t *testing.T, f Format, in Input, path string) {
	t.Helper()
	var again bytes.Buffer
	if err := WriteFile(path, func(w io.Writer) error { return f.Write(w, in) }); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&again, in); err != nil {
		t.Fatal(err)
	}
	if once, err := os.ReadFile(path); err != nil || !bytes.Equal(once, again.Bytes()) {
		t.Errorf("%s: the same pages gave other bytes (%v)", f.Name, err)
	}
}

// tool runs another program and returns what it says.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is missing; `make test` installs poppler-utils, qpdf and librsvg2-bin", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// checkPDF checks that a PDF is sound, its faces are embedded, and its words and links are where
// the scenes have them.
func checkPDF(t *testing.T, path string, pages []scene.Scene) {
	t.Helper()
	tool(t, "qpdf", "--check", path) // fails on warnings too
	fonts := strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")
	for _, line := range fonts[2:] {
		if !strings.Contains(line, "yes yes yes") {
			t.Errorf("a face is not embedded as a subset with its letters: %s", line)
		}
	}
	var doc struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Words  []struct {
				XMin float64 `xml:"xMin,attr"`
				YMin float64 `xml:"yMin,attr"`
				XMax float64 `xml:"xMax,attr"`
				Text string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal([]byte(tool(t, "pdftotext", "-bbox", path, "-")), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != len(pages) {
		t.Fatalf("PDF has %d pages, want %d", len(doc.Pages), len(pages))
	}
	for i, page := range pages {
		got := doc.Pages[i]
		if math.Abs(got.Width/ptPerMM-page.Size.W) > 0.01 || math.Abs(got.Height/ptPerMM-page.Size.H) > 0.01 {
			t.Errorf("page %d is %.2f x %.2f pt, want %.2f x %.2f mm", i+1, got.Width, got.Height, page.Size.W, page.Size.H)
		}
		found := map[string][]int{}
		for k, w := range got.Words {
			found[w.Text] = append(found[w.Text], k)
		}
		for _, want := range wordsOf(page) {
			best, off := -1, math.Inf(1)
			for _, k := range found[want.text] {
				w := got.Words[k]
				x, y, right := w.XMin/ptPerMM, w.YMin/ptPerMM+ascent*want.size, w.XMax/ptPerMM
				if d := max(math.Abs(x-want.x), math.Abs(y-want.y), math.Abs(right-want.right)); d < off {
					best, off = k, d
				}
			}
			if best < 0 || off > near {
				t.Errorf("page %d: %q is %.3f mm from %.2f,%.2f in the PDF", i+1, want.text, off, want.x, want.y)
			}
		}
		raw := tool(t, "pdftotext", "-raw", "-f", strconv.Itoa(i+1), "-l", strconv.Itoa(i+1), path, "-")
		if missing := firstOutOfOrder(wordsOf(page), strings.Fields(raw)); missing != "" {
			t.Errorf("page %d: %q is not read in the order of the scene", i+1, missing)
		}
	}
}

// ascent is how far above the baseline readers of PDF say that a word of our faces begins, in em.
const ascent = 1.069

type wordAt struct {
	text              string
	x, y, right, size geom.MM
}

// wordsOf returns the words of a page with their places, in drawing order.
func wordsOf(page scene.Scene) []wordAt {
	var out []wordAt
	for _, i := range page.Items {
		t, ok := i.(scene.Text)
		if !ok {
			continue
		}
		for _, run := range t.Runs {
			rs := []rune(run.Text)
			for from := 0; from < len(rs); {
				if unicode.IsSpace(rs[from]) {
					from++
					continue
				}
				to := from
				for to < len(rs) && !unicode.IsSpace(rs[to]) {
					to++
				}
				left, last := t.At.X+run.X, run.Glyphs[to-1]
				_, advance := text.Glyph(text.Style(run.Face), rs[to-1])
				right := left + last.X + geom.MM(advance)*t.Size/1000 + run.Spacing
				out = append(out, wordAt{string(rs[from:to]), left + run.Glyphs[from].X, t.At.Y, right, t.Size})
				from = to
			}
		}
	}
	return out
}

// firstOutOfOrder returns the first word that does not follow the ones before it in got.
func firstOutOfOrder(want []wordAt, got []string) string {
	at := 0
	for _, w := range want {
		for at < len(got) && got[at] != w.text {
			at++
		}
		if at == len(got) {
			return w.text
		}
		at++
	}
	return ""
}

func readPicture(t *testing.T, path string) *image.RGBA {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, _, err := image.Decode(bufio.NewReader(f))
	if err != nil {
		t.Fatal(err)
	}
	if plain, ok := m.(*image.RGBA); ok && plain.Rect.Min == (image.Point{}) {
		return plain
	}
	out := image.NewRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out
}

// checkTiles checks that a picture is what the screen shows, painted in tiles.
func checkTiles(t *testing.T, picture *image.RGBA, page scene.Scene) {
	t.Helper()
	const tile = 256
	dpi := compareDPI
	scale := dpi / 25.4 // as it is computed there, to the last bit
	got := image.NewRGBA(picture.Rect)
	draw.Draw(got, got.Rect, image.White, image.Point{}, draw.Src)
	r, p := raster.New(sampleImages), raster.Prepare(&page)
	for y := 0; y < got.Rect.Dy(); y += tile {
		for x := 0; x < got.Rect.Dx(); x += tile {
			piece := got.SubImage(image.Rect(x, y, x+tile, y+tile)).(*image.RGBA)
			r.DrawPrepared(piece, p, geom.Pt{X: float64(x) / scale, Y: float64(y) / scale}, scale)
		}
	}
	if !bytes.Equal(got.Pix, picture.Pix) {
		t.Error("the PNG is not what the screen shows")
	}
}
