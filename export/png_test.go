package export

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/export/raster"
)

// whole paints a part of a page in one piece.
func whole(page scene.Scene, part geom.Rect, scale float64, ground image.Image) *image.RGBA {
	m := image.NewRGBA(image.Rectangle{Max: raster.PixelSize(part.Size(), scale)})
	draw.Draw(m, m.Rect, ground, image.Point{}, draw.Src)
	raster.New(sampleImages).Draw(m, &page, part.Min(), scale)
	return m
}

// TestPNG_BandsAreThePicture compares pictures that are written in bands with one that is painted whole and
// written by the encoder of the standard library: pixels and bytes.
func TestPNG_BandsAreThePicture(t *testing.T) {
	page := sample()
	for _, c := range []struct {
		name string
		in   Input
		part geom.Rect
	}{
		{"in many bands", Input{DPI: 250}, geom.R(0, 0, page.Size.W, page.Size.H)},
		{"a part of it, from between two pixels", Input{DPI: 250, Crop: geom.R(3.333, 7.77, 270, 190)}, geom.R(3.333, 7.77, 270, 190)},
		{"upside down", Input{DPI: 250}, geom.R(0, 0, page.Size.W, page.Size.H)},
		{"on no paper", Input{DPI: 250, Transparent: true}, geom.R(0, 0, page.Size.W, page.Size.H)},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := page
			page.Turned = c.name == "upside down"
			c.in.Pages, c.in.Images = []scene.Scene{page}, sampleImages
			bands := 0
			c.in.Progress = func(float64) error { bands++; return nil }
			var got, want bytes.Buffer
			if err := PNG.Write(&got, c.in); err != nil {
				t.Fatal(err)
			}
			if bands < 2 {
				t.Fatalf("%d bands prove nothing", bands)
			}
			ground := image.Image(image.White)
			if c.in.Transparent {
				ground = image.Transparent
			}
			if err := png.Encode(&want, whole(page, c.part, c.in.DPI/25.4, ground)); err != nil {
				t.Fatal(err)
			}
			if c.in.Transparent { // how alpha is undone may differ by one
				if d := mostDifferent(t, got.Bytes(), want.Bytes()); d > 1 {
					t.Errorf("pixels differ by %d", d)
				}
				return
			}
			const head = len(pngSignature) + 12 + 13
			_, data, _ := bytes.Cut(got.Bytes()[head:], []byte("IDAT"))
			_, same, _ := bytes.Cut(want.Bytes()[head:], []byte("IDAT"))
			if !bytes.Equal(data, same) {
				t.Errorf("%d bytes of pixels are not the %d of the standard library", len(data), len(same))
			}
		})
	}
}

// mostDifferent decodes two pictures and returns by how much they differ at most.
func mostDifferent(t *testing.T, a, b []byte) int {
	t.Helper()
	var pix [2][]byte
	for i, file := range [][]byte{a, b} {
		m, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		n, ok := m.(*image.NRGBA)
		if !ok {
			t.Fatalf("picture is a %T, without alpha", m)
		}
		pix[i] = n.Pix
	}
	most := 0
	for i, v := range pix[0] {
		d := int(v) - int(pix[1][i])
		most = max(most, d, -d)
	}
	return most
}

// TestPNG_RowsAreReadBack writes noise, in which every filter is the best somewhere.
func TestPNG_RowsAreReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	m := image.NewRGBA(image.Rect(0, 0, 67, 400))
	for i := range m.Pix {
		switch y := i / m.Stride; {
		case i%4 == 3:
			m.Pix[i] = 255
		case y%5 == 0:
			m.Pix[i] = byte(r.IntN(256))
		case y%5 == 1:
			m.Pix[i] = byte(r.IntN(4))
		case y%5 == 2 && i%m.Stride > 4:
			m.Pix[i] = m.Pix[i-4] + byte(r.IntN(3))
		case y > 0 && i%m.Stride > 4:
			m.Pix[i] = byte((int(m.Pix[i-4])+int(m.Pix[i-m.Stride]))/2 + r.IntN(2))
		}
	}
	var b bytes.Buffer
	rows, err := newPNGRows(&b, m.Rect.Max, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	for y := 0; y < 400; y += 40 {
		band := rows.band(40)
		copy(band.Pix, m.Pix[y*m.Stride:])
		if err := rows.write(band); err != nil {
			t.Fatal(err)
		}
	}
	if err := rows.close(); err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := png.Encode(&want, m); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want.Bytes()) {
		t.Error("the picture is not what the standard library writes")
	}
}

func TestPNG_SaysWhoseWorkItIs(t *testing.T) {
	page := sample()
	page.Credits = []string{"By Łukasz.", "creativecommons.org/licenses/by-sa/4.0"}
	var b bytes.Buffer
	if err := PNG.Write(&b, Input{Pages: []scene.Scene{page}, Width: 100, Alt: []string{"A map."}}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"iTXtCopyright\x00\x00\x00\x00\x00By Łukasz.\ncreativecommons", "iTXtDescription\x00\x00\x00de\x00\x00A map.",
		"<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang=\"x-default\">A map.<", `<cc:license rdf:resource="https://creativecommons`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in the file", want)
		}
	}
}

func TestFormats_EndWhereTheyAreCanceled(t *testing.T) {
	pages := []scene.Scene{ordinarySheet(), ordinarySheet(), ordinarySheet(), ordinarySheet()}
	for _, f := range Formats {
		in := Input{Pages: pages, DPI: 150}
		if !f.Paged {
			in.Pages = pages[:1]
		}
		for _, at := range []int{1, 2} {
			ctx, cancel := context.WithCancel(context.Background())
			told, last := 0, -1.0
			in.Progress = func(share float64) error {
				if share < last || share < 0 || share > 1 {
					t.Errorf("%s: %.2f is done after %.2f", f.Name, share, last)
				}
				last = share
				if told++; told == at {
					cancel()
				}
				return ctx.Err()
			}
			var b bytes.Buffer
			if err := f.Write(&b, in); !errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), "export: "+f.Ext) {
				t.Errorf("%s: error is %v", f.Name, err)
			}
			if told != at {
				t.Errorf("%s: went on after it was canceled, %d of %d", f.Name, told, at)
			}
		}
		in.Progress = nil
		if err := f.Write(io.Discard, in); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

func BenchmarkPNG_A0At300DPI(b *testing.B) { // budget 20 s
	in := Input{Pages: []scene.Scene{hugeSheet()}, DPI: 300}
	b.ReportAllocs()
	for b.Loop() {
		if err := PNG.Write(io.Discard, in); err != nil {
			b.Fatal(err)
		}
	}
}
