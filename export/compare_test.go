package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/export/raster"
)

const (
	// near is how far, in mm, text may lie from its place in any format.
	near geom.MM = 0.05
	// compareDPI is the resolution that formats are compared at. PDF is drawn finer and reduced,
	// since pdftoppm puts every baseline on a whole pixel.
	compareDPI = 80.0
	finer      = 3
	blockSide  = 16
)

// limits is how much two pictures may differ, of 255: on average, and in the worst square of
// blockSide pixels. Two renderers smooth edges differently, and pdftoppm moves large letters by
// up to a pixel of its own. A letter more or less, or a line a millimetre off, is above.
type limits struct{ mean, block float64 }

var (
	pdfLimits = limits{2.5, 30}
	svgLimits = limits{1.5, 14}
)

// checkFormats writes pages in every format and compares what other programs read from the files
// with the scenes and with each other. It is meant for every template.
func checkFormats(t *testing.T, pages []scene.Scene) {
	t.Helper()
	dir := t.TempDir()
	in := Input{Pages: pages, Images: sampleImages, DPI: compareDPI}
	pdf := filepath.Join(dir, "all.pdf")
	writeTwice(t, PDF, in, pdf)
	checkPDF(t, pdf, pages)
	for i, page := range pages {
		in.Pages = pages[i : i+1]
		name := filepath.Join(dir, strconv.Itoa(i+1))
		writeTwice(t, PNG, in, name+".png")
		for _, in.Outlines = range []bool{false, true} { // ends with the one that rsvg reads
			writeTwice(t, SVG, in, name+".svg")
			checkSVG(t, name+".svg", page, in.Outlines)
		}
		picture := readPNG(t, name+".png")
		checkTiles(t, picture, page)
		tool(t, "pdftoppm", "-r", fmt.Sprint(finer*compareDPI), "-f", strconv.Itoa(i+1), "-l", strconv.Itoa(i+1), "-singlefile", pdf, name)
		comparePictures(t, "PDF", pdfLimits, picture, readReduced(t, name+".ppm"))
		tool(t, "rsvg-convert", "-d", fmt.Sprint(compareDPI), "-p", fmt.Sprint(compareDPI), "-o", name+"-svg.png", name+".svg")
		comparePictures(t, "SVG", svgLimits, picture, readPNG(t, name+"-svg.png"))
	}
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

func readPNG(t *testing.T, path string) *image.RGBA {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out
}

// readReduced reads a PPM and makes one pixel of finer by finer.
func readReduced(t *testing.T, path string) *image.RGBA {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var w, h, most int
	if _, err := fmt.Sscanf(string(b[:min(40, len(b))]), "P6\n%d %d\n%d\n", &w, &h, &most); err != nil || most != 255 {
		t.Fatalf("%s: %v, %d", path, err, most)
	}
	b = b[len(b)-3*w*h:]
	out := image.NewRGBA(image.Rect(0, 0, w/finer, h/finer))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var sum [3]int
			for k := range finer * finer {
				i := 3 * ((y*finer+k/finer)*w + x*finer + k%finer)
				for c := range 3 {
					sum[c] += int(b[i+c])
				}
			}
			i := out.PixOffset(x, y)
			for c := range 3 {
				out.Pix[i+c] = uint8(sum[c] / (finer * finer))
			}
			out.Pix[i+3] = 255
		}
	}
	return out
}

// checkTiles checks that a picture is what the screen shows, painted in tiles.
func checkTiles(t *testing.T, picture *image.RGBA, page scene.Scene) {
	t.Helper()
	const tile, scale = 256, compareDPI / 25.4
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

// comparePictures checks that two pictures of a page look the same.
func comparePictures(t *testing.T, name string, most limits, want, got *image.RGBA) {
	t.Helper()
	if d := want.Rect.Max.Sub(got.Rect.Max); max(d.X, -d.X, d.Y, -d.Y) > 1 {
		t.Errorf("%s: picture of %v, want %v", name, got.Rect.Max, want.Rect.Max)
	}
	if d, where := difference(want, got); d.mean > most.mean || d.block > most.block {
		t.Errorf("%s: differs from the PNG by %.2f on average (at most %.1f), by %.1f at pixel %v (at most %.1f)",
			name, d.mean, most.mean, d.block, where, most.block)
	}
}

// difference returns how much two pictures differ, and where most.
func difference(a, b *image.RGBA) (limits, image.Point) {
	size := image.Rect(0, 0, min(a.Rect.Dx(), b.Rect.Dx()), min(a.Rect.Dy(), b.Rect.Dy()))
	var out limits
	var where image.Point
	for y := 0; y < size.Max.Y; y += blockSide {
		for x := 0; x < size.Max.X; x += blockSide {
			block, sum := image.Rect(x, y, x+blockSide, y+blockSide).Intersect(size), 0
			for py := block.Min.Y; py < block.Max.Y; py++ {
				for px := block.Min.X; px < block.Max.X; px++ {
					i, j := a.PixOffset(px, py), b.PixOffset(px, py)
					for c := range 3 {
						d := int(a.Pix[i+c]) - int(b.Pix[j+c])
						sum += max(d, -d)
					}
				}
			}
			out.mean += float64(sum)
			if d := float64(sum) / (3 * blockSide * blockSide); d > out.block {
				out.block, where = d, block.Min
			}
		}
	}
	out.mean /= float64(3 * size.Dx() * size.Dy())
	return out, where
}
