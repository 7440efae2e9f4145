package command_test

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"clustercanvas/app/command"
)

// drawn renders the pages of a PDF by poppler, two pixels to the millimeter.
func drawn(t *testing.T, path string) []image.Image {
	t.Helper()
	folder := t.TempDir()
	if out, err := exec.Command("pdftoppm", "-r", "50.8", "-png", path, filepath.Join(folder, "p")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	var pages []image.Image
	for _, name := range names {
		page, err := png.Decode(bytes.NewReader(read(t, name)))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, page)
	}
	return pages
}

func gray(m image.Image, x, y int) float64 {
	r, g, b, _ := m.At(m.Bounds().Min.X+x, m.Bounds().Min.Y+y).RGBA()
	return float64(r+g+b) / 3 / 257
}

// The sheets of a poster, cut and laid side by side, are the poster: A1 on twelve A4, five millimeters of
// margin and ten of overlap, so sheets begin every 277 and 190 mm.
func TestPrint_SheetsAreThePoster(t *testing.T) {
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	run(t, "new", in("a.cluster"), "--example", "intl-entrepreneurial")
	ran(t, "print", in("a.cluster"), "-o", in("sheets.pdf"), "--poster", "a1")
	run(t, "export", in("a.cluster"), "-o", in("poster.pdf"), "--sheet", "1", "--paper", "a1")
	sheets, posters := drawn(t, in("sheets.pdf")), drawn(t, in("poster.pdf"))
	if len(sheets) != 13 || len(posters) != 1 {
		t.Fatalf("%d sheets and %d posters", len(sheets), len(posters))
	}
	const cols, stepX, stepY, margin, aside = 3, 2 * 277, 2 * 190, 10, 8 // aside of cuts and crosses
	poster := posters[0]
	size := poster.Bounds().Size()
	compared, other := 0, 0
	for y := range size.Y {
		for x := range size.X {
			col, row := min(x/stepX, cols-1), min(y/stepY, 3)
			px, py := x-col*stepX, y-row*stepY
			if px < aside || py < aside || px > stepX-aside || py > stepY-aside {
				continue
			}
			compared++
			if math.Abs(gray(sheets[1+row*cols+col], px+margin, py+margin)-gray(poster, x, y)) > 24 {
				other++
			}
		}
	}
	if compared < size.X*size.Y*8/10 {
		t.Errorf("only %d of %d pixels were compared", compared, size.X*size.Y)
	}
	if other > compared/2000 {
		t.Errorf("%d of %d pixels are others than on the poster", other, compared)
	}
}

// The scale on the first page is 100 mm long, whatever the paper.
func TestPrint_ScaleIsExact(t *testing.T) {
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	run(t, "new", in("a.cluster"), "--example", "intl-entrepreneurial")
	mark := regexp.MustCompile(`<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="[0-9.]+">(\d+)</word>`)
	for _, paper := range []string{"a4", "letter", "a3"} {
		ran(t, "print", in("a.cluster"), "-o", in("sheets.pdf"), "--paper", paper)
		said, err := exec.Command("pdftotext", "-bbox", "-l", "1", in("sheets.pdf"), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		// The figures of the scale are on a line of their own, and before its label.
		middles := map[string]map[string]float64{}
		for _, m := range mark.FindAllStringSubmatch(string(said), -1) {
			from, _ := strconv.ParseFloat(m[1], 64)
			to, _ := strconv.ParseFloat(m[3], 64)
			line := middles[m[2]]
			if line == nil {
				line = map[string]float64{}
				middles[m[2]] = line
			}
			if _, there := line[m[4]]; !there {
				line[m[4]] = (from + to) / 2
			}
		}
		found := false
		for _, line := range middles {
			if line["20"] == 0 || line["80"] == 0 {
				continue
			}
			found = true
			if long := (line["100"] - line["0"]) / 72 * 25.4; math.Abs(long-100) > 0.1 {
				t.Errorf("on %s the scale is %.2f mm long", paper, long)
			}
		}
		if !found {
			t.Errorf("on %s there is no scale", paper)
		}
	}
}

// ran does a command that must work and may say something.
func ran(t *testing.T, args ...string) (messages string) {
	t.Helper()
	var out, said bytes.Buffer
	if code, handled := command.Run(args, &out, &said, env()); code != 0 || !handled {
		t.Fatalf("%q: exit code %d: %s", args, code, said.String())
	}
	return said.String()
}

// A sheet that is exported in gray says what became alike, in the language of the sheet; in color it says nothing.
func TestExport_SaysWhatIsAlikeInGray(t *testing.T) {
	folder := t.TempDir()
	file, out := filepath.Join(folder, "ocean.cluster"), filepath.Join(folder, "out.svg")
	ran(t, "new", file, "--example", "ocean-tech")
	for _, c := range []struct {
		theme, language, said string
	}{
		{"grey", "en", "told apart by their signs: as is, in action, remark."},
		{"grey", "de", "told apart by their signs: heute, in Arbeit, "},
		{"color", "en", ""},
	} {
		got := ran(t, "export", file, "-o", out, "--sheet", "1", "--theme", c.theme, "--lang", c.language)
		if !strings.Contains(got, c.said) || c.said == "" && strings.Contains(got, "Alike") {
			t.Errorf("%s, %s: %q", c.theme, c.language, got)
		}
	}
}
