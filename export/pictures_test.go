package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

func TestPNG_HasSizeAndProperties(t *testing.T) {
	page := scene.Scene{Size: geom.Size{W: 254, H: 127}, Title: "Größe", Author: "Ł & Co."}
	for _, c := range []struct {
		in   Input
		size image.Point
		ppm  string // pixels per metre
	}{
		{Input{}, image.Pt(1920, 960), "\x00\x00\x1d\x87"},
		{Input{Width: 800}, image.Pt(800, 400), "\x00\x00\x0c\x4e"},
		{Input{DPI: 300, Width: 800}, image.Pt(3000, 1500), "\x00\x00\x2e\x23"},
	} {
		c.in.Pages, c.in.Created = []scene.Scene{page}, time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
		var b bytes.Buffer
		if err := PNG.Write(&b, c.in); err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(b.Bytes())) // checks the sums of all chunks
		if err != nil || m.Bounds().Max != c.size {
			t.Errorf("picture of %v %v, want %v", m.Bounds().Max, err, c.size)
		}
		for _, want := range []string{
			"pHYs" + c.ppm + c.ppm + "\x01", "tEXtTitle\x00Gr\xf6\xdfe", "iTXtAuthor\x00\x00\x00\x00\x00Ł & Co.", "tEXtCreation Time\x00Wed, 04 Mar 2026",
		} {
			if !bytes.Contains(b.Bytes(), []byte(want)) {
				t.Errorf("%v: no %q in the file", c.size, want)
			}
		}
	}
}

func TestFormats_RefuseWhatTheyCannotWrite(t *testing.T) {
	page := scene.Scene{Size: geom.Size{W: 1189, H: 841}}
	for _, c := range []struct {
		name   string
		format Format
		in     Input
		want   error
	}{
		{"PDF of nothing", PDF, Input{}, ErrNoPages},
		{"PNG of nothing", PNG, Input{}, ErrNoPages},
		{"SVG of nothing", SVG, Input{}, ErrNoPages},
		{"two pages in one PNG", PNG, Input{Pages: []scene.Scene{page, page}}, ErrOnePage},
		{"two pages in one SVG", SVG, Input{Pages: []scene.Scene{page, page}}, ErrOnePage},
		{"A0 at 1,300 dpi", PNG, Input{Pages: []scene.Scene{page}, DPI: 1300}, ErrTooLarge},
		{"page without size", PNG, Input{Pages: []scene.Scene{{}}}, ErrTooLarge},
	} {
		if err := c.format.Write(io.Discard, c.in); !errors.Is(err, c.want) {
			t.Errorf("%s: error is %v, want %v", c.name, err, c.want)
		}
	}
}

func TestFormats_TellOfWritersThatFail(t *testing.T) {
	for _, f := range Formats {
		err := f.Write(failing{}, Input{Pages: []scene.Scene{sample()}, Width: 100})
		if !errors.Is(err, io.ErrShortWrite) || !strings.HasPrefix(err.Error(), "export: "+f.Ext) {
			t.Errorf("%s: error is %v", f.Name, err)
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestByExt(t *testing.T) {
	for ext, want := range map[string]string{"pdf": "PDF", ".SVG": "SVG", "png": "PNG", "xyz": "", "": ""} {
		if f, ok := ByExt(ext); f.Name != want || ok != (want != "") {
			t.Errorf("%q is %q", ext, f.Name)
		}
	}
}

func TestLink_LeadsNowhereButOut(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/ä?q=1&r=<x>": "https://example.org/%C3%A4?q=1&r=%3Cx%3E",
		"HTTP://Example.org":              "http://Example.org",
		"mailto:a@b.org":                  "mailto:a@b.org",
		"javascript:alert(1)":             "",
		"file:///etc/passwd":              "",
		" https://example.org":            "",
		"example.org":                     "",
		"https:":                          "",
		"":                                "",
	} {
		if got, ok := link(address); got != want || ok != (want != "") {
			t.Errorf("%q leads to %q %v, want %q", address, got, ok, want)
		}
	}
}

func TestSVG_IsXMLWhateverTheWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringOf(rapid.RuneFrom([]rune("aé<>&\"'\x00\x07\x1f\u202e\ufffe\uffff]]>\n\t 漢😀"))).Draw(t, "words")
		page := scene.Scene{Size: geom.Size{W: 50, H: 50}, Title: words, Author: words, Language: words}
		l := text.Set(text.Regular, 3, 0, words).Text
		l.Link = "https://x/" + words
		page.Items = append(page.Items, l, scene.Image{Rect: geom.R(1, 1, 5, 5), Hash: "png", Alt: words})
		var b bytes.Buffer
		if err := SVG.Write(&b, Input{Pages: []scene.Scene{page}, Images: sampleImages}); err != nil {
			t.Fatal(err)
		}
		dec := xml.NewDecoder(&b)
		for {
			if _, err := dec.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestSVG_SpeaksForThoseWhoCannotSee(t *testing.T) {
	var b bytes.Buffer
	page := sample()
	page.Credits = []string{"By Łukasz & Co.", "creativecommons.org/licenses/by-sa/4.0"}
	if err := SVG.Write(&b, Input{Pages: []scene.Scene{page}, Images: sampleImages}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<dc:rights>By Łukasz &amp; Co.\ncreativecommons", `<cc:license rdf:resource="https://creativecommons.org/licenses/by-sa/4.0/"/>`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in the file", want)
		}
	}
	var doc struct {
		Lang  string `xml:"lang,attr"`
		Role  string `xml:"role,attr"`
		Title string `xml:"title"`
		Desc  string `xml:"desc"`
	}
	if err := xml.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Lang != "de" || doc.Role != "img" || doc.Title != `Über <Map> & "Größe"` {
		t.Errorf("language %q, role %q, title %q", doc.Lang, doc.Role, doc.Title)
	}
	for _, want := range []string{"Half transparent, VAT", "a漢b missing", "a photo"} {
		if !strings.Contains(doc.Desc, want) {
			t.Errorf("the description has no %q", want)
		}
	}
}

func TestSimplified_StaysNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.Float64Range(0, 10)
		pts := make(geom.Polygon, rapid.IntRange(3, 20).Draw(t, "points"))
		for i := range pts {
			pts[i] = geom.Pt{X: at.Draw(t, "x"), Y: at.Draw(t, "y")}
		}
		const tolerance = 0.5
		out := simplified(pts, tolerance)
		for _, p := range pts {
			off := 100.0
			for i := range out {
				off = min(off, distanceFrom(out[i], out[(i+1)%len(out)], p))
			}
			if off > tolerance {
				t.Fatalf("%v is %.2f from the outline", p, off)
			}
		}
	})
	shape := scaledParts(landed, 1.8)
	before, after := 0, 0
	for i := range shape {
		before, after = before+len(landed.Outlines[i]), after+len(shape[i])
	}
	if 5*after > 3*before {
		t.Errorf("a small pictogram keeps %d of %d corners", after, before)
	}
}
