package export

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// svgLetter is a letter as an SVG draws it, or as a scene has it.
type svgLetter struct {
	glyph      string // as svgGlyph names it
	x, y, size geom.MM
	color      string
}

// checkSVG checks that every letter of a page is drawn at its place in an SVG, and that its text
// can be found. Where letters are text, their glyphs are looked up in the faces within the file.
func checkSVG(t *testing.T, path string, page scene.Scene, outlines bool) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), "<script") || strings.Contains(string(b), "javascript:") {
		t.Error("SVG can run something")
	}
	var want []svgLetter
	var wantTexts []string
	wantFaces := map[int]map[rune]bool{}
	for _, i := range page.Items {
		s, ok := i.(scene.Text)
		if !ok {
			continue
		}
		for _, run := range s.Runs {
			wantTexts = append(wantTexts, run.Text)
			for _, g := range run.Glyphs {
				if !outlines || len(text.Outline(text.Style(run.Face), g.ID)) > 0 {
					want = append(want, svgLetter{svgGlyph{run.Face, g.ID}.name(), s.At.X + run.X + g.X, s.At.Y, s.Size, s.Color.String()})
				}
			}
			if wantFaces[run.Face] == nil {
				wantFaces[run.Face] = map[rune]bool{}
			}
			for _, r := range run.Text {
				wantFaces[run.Face][r] = true
			}
		}
	}
	faces := facesOfSVG(t, b)
	if outlines {
		wantFaces = nil
	}
	checkFaces(t, faces, wantFaces)
	drawn, texts := lettersOfSVG(t, b, faces)
	if len(drawn) != len(want) {
		t.Fatalf("SVG draws %d letters, the scene has %d", len(drawn), len(want))
	}
	for i, w := range want {
		d := drawn[i]
		if d.glyph != w.glyph || d.color != w.color || math.Abs(d.x-w.x) > near || math.Abs(d.y-w.y) > near || math.Abs(d.size-w.size) > 0.002*w.size {
			t.Errorf("letter %d is %v in the SVG, want %v", i, d, w)
		}
	}
	if got, want := strings.Join(texts, "|"), strings.Join(wantTexts, "|"); got != want {
		t.Errorf("the text of the SVG is %q, want %q", got, want)
	}
}

var svgFace = regexp.MustCompile(`@font-face\{font-family:"Noto Sans"(;font-weight:bold)?(;font-style:italic)?;src:url\(data:font/ttf;base64,([^)]*)\) format\("truetype"\)\}`)

// facesOfSVG reads the faces within an SVG, by their index in scenes.
func facesOfSVG(t *testing.T, b []byte) map[int]*sfnt.Font {
	t.Helper()
	out := map[int]*sfnt.Font{}
	found := svgFace.FindAllSubmatch(b, -1)
	for _, m := range found {
		ttf, err := base64.StdEncoding.DecodeString(string(m[3]))
		if err != nil {
			t.Fatal(err)
		}
		f, err := sfnt.Parse(ttf)
		if err != nil {
			t.Fatalf("a face within the SVG is no font: %v", err)
		}
		out[faceIndex(len(m[1]) > 0, len(m[2]) > 0)] = f
	}
	if n := bytes.Count(b, []byte("@font-face")); n != len(found) || n != len(out) {
		t.Fatalf("%d faces in the SVG, %d of them as expected, %d different", n, len(found), len(out))
	}
	return out
}

func faceIndex(bold, italic bool) int {
	return slices.IndexFunc(text.Styles, func(s text.Style) bool {
		_, b, i := text.Family(s)
		return b == bold && i == italic
	})
}

// checkFaces checks that faces are those in use, that they have the letters in use with their
// advances, and no others.
func checkFaces(t *testing.T, faces map[int]*sfnt.Font, want map[int]map[rune]bool) {
	t.Helper()
	if got, want := slices.Sorted(maps.Keys(faces)), slices.Sorted(maps.Keys(want)); !slices.Equal(got, want) {
		t.Fatalf("the faces %d are in the SVG, want %d", got, want)
	}
	var buffer sfnt.Buffer
	for face, letters := range want {
		f, style := faces[face], text.Style(face)
		em := fixed.I(text.UnitsPerEm(style))
		for r := range letters {
			_, advance := text.Glyph(style, r)
			id, err := f.GlyphIndex(&buffer, r)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := f.GlyphAdvance(&buffer, id, em, font.HintingNone); err != nil || id == 0 || got != fixed.I(advance) {
				t.Errorf("face %d: %q is glyph %d, %v wide (%v), want %d", face, r, id, got, err, advance)
			}
		}
		for r := ' '; r < 0x180; r++ {
			if id, err := f.GlyphIndex(&buffer, r); (err != nil || id != 0) && !letters[r] {
				t.Errorf("face %d has %q (%v), which the page has not", face, r, err)
			}
		}
	}
}

var svgPlace = regexp.MustCompile(`^translate\(([-\d.]+) ([-\d.]+)\)scale\(([\d.]+) -[\d.]+\)$`)

// lettersOfSVG reads from an SVG what letters it draws, as shapes or as text in its faces, and its
// pieces of text.
func lettersOfSVG(t *testing.T, b []byte, faces map[int]*sfnt.Font) (drawn []svgLetter, texts []string) {
	t.Helper()
	var at svgLetter // what the group of shapes, or the line of text, says of its letters
	var scale float64
	var places []string
	var face int
	inText := false
	for dec := xml.NewDecoder(bytes.NewReader(b)); ; {
		token, err := dec.Token()
		if err == io.EOF {
			return drawn, texts
		}
		if err != nil {
			t.Fatalf("SVG is no XML: %v", err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			attr := map[string]string{}
			for _, a := range e.Attr {
				attr[a.Name.Local] = a.Value
			}
			m := svgPlace.FindStringSubmatch(attr["transform"])
			switch name := e.Name.Local; {
			case name == "g" && m != nil:
				at.x, at.y, scale = number(t, m[1]), number(t, m[2]), number(t, m[3])
			case name == "g":
				at.color = attr["fill"]
			case name == "use" && attr["transform"] == "":
				x := 0.0
				if attr["x"] != "" {
					x = number(t, attr["x"])
				}
				drawn = append(drawn, svgLetter{strings.TrimPrefix(attr["href"], "#"), at.x + scale*x, at.y, 1000 * scale, at.color})
			case name == "text":
				at.y, at.size, at.color = number(t, attr["y"]), number(t, attr["font-size"]), attr["fill"]
			}
			if e.Name.Local == "tspan" || e.Name.Local == "text" && attr["x"] != "" {
				inText = true
				places = strings.Fields(attr["x"])
				face = faceIndex(attr["font-weight"] == "bold", attr["font-style"] == "italic")
			}
		case xml.CharData:
			if !inText {
				break
			}
			texts = append(texts, string(e))
			if at.color == "" {
				break // it lies there to be found
			}
			rs := []rune(string(e))
			if len(rs) != len(places) {
				t.Fatalf("%q has %d places", rs, len(places))
			}
			for i, r := range rs {
				id, err := faces[face].GlyphIndex(nil, r)
				if err != nil {
					t.Fatal(err)
				}
				drawn = append(drawn, svgLetter{svgGlyph{face, uint16(id)}.name(), number(t, places[i]), at.y, at.size, at.color})
			}
		case xml.EndElement:
			inText = false
		}
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestSVG_LeavesNothingToTheBrowser looks for what keeps a browser from placing letters itself.
func TestSVG_LeavesNothingToTheBrowser(t *testing.T) {
	var b bytes.Buffer
	if err := SVG.Write(&b, Input{Pages: []scene.Scene{sample()}}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"font-kerning:none", "font-variant-ligatures:none", "white-space:pre", `xml:space="preserve"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s", want)
		}
	}
	if label := regexp.MustCompile(`<text[^>]*>PUBLIC FUNDING – ÖFFENTLICH</text>`); !label.Match(b.Bytes()) {
		t.Error("words whose letters stand apart are not whole")
	}
}

func TestSVG_IsSmall(t *testing.T) {
	for _, outlines := range []bool{false, true} {
		var b bytes.Buffer
		if err := SVG.Write(&b, Input{Pages: []scene.Scene{ordinarySheet()}, Outlines: outlines}); err != nil {
			t.Fatal(err)
		}
		if most := map[bool]int{false: 150_000, true: 400_000}[outlines]; b.Len() > most {
			t.Errorf("outlines %t: an ordinary sheet has %d bytes, at most %d", outlines, b.Len(), most)
		}
	}
}

// TestSVG_TellsOfLettersWithoutGlyph takes a run that layout would not make.
func TestSVG_TellsOfLettersWithoutGlyph(t *testing.T) {
	line := set(text.Regular, 10, 10, 3, ink, "ab")
	line.Runs[0].Text = "a漢"
	page := scene.Scene{Size: geom.Size{W: 50, H: 50}, Items: []scene.Item{line}}
	if err := SVG.Write(io.Discard, Input{Pages: []scene.Scene{page}}); !errors.Is(err, errGlyph) {
		t.Errorf("error is %v", err)
	}
}
