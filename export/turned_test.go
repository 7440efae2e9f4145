package export

import (
	"fmt"
	"image"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// upsideDown returns a picture turned upside down.
func upsideDown(m *image.RGBA) *image.RGBA {
	out := image.NewRGBA(m.Rect)
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			out.SetRGBA(m.Rect.Dx()-1-x, m.Rect.Dy()-1-y, m.RGBAAt(x, y))
		}
	}
	return out
}

// A page that is put out upside down is the same page upside down, in every format.
func TestFormats_TurnPagesUpsideDown(t *testing.T) {
	const dpi = 2 * 25.4 * 2 // four pixels to the millimeter: the page ends with a whole one
	page := sample()
	turned := page
	turned.Turned = true
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	write := func(f Format, page scene.Scene, name string, outlines bool) {
		t.Helper()
		input := Input{Pages: []scene.Scene{page}, Images: sampleImages, DPI: dpi, Outlines: outlines}
		if err := WriteFile(in(name), func(w io.Writer) error { return f.Write(w, input) }); err != nil {
			t.Fatal(err)
		}
	}
	write(PNG, page, "page.png", false)
	write(PNG, turned, "turned.png", false)
	want, got := upsideDown(readPNG(t, in("page.png"))), readPNG(t, in("turned.png"))
	if d, where := difference(want, got); d.block > 0 {
		t.Errorf("PNG: differs by %v at %v", d, where)
	}
	write(PDF, turned, "turned.pdf", false)
	tool(t, "qpdf", "--check", in("turned.pdf"))
	tool(t, "pdftoppm", "-r", fmt.Sprint(finer*dpi), "-singlefile", in("turned.pdf"), in("pdf"))
	comparePictures(t, "PDF", pdfLimits, want, readReduced(t, in("pdf.ppm")))
	for _, outlines := range []bool{false, true} {
		write(SVG, turned, "turned.svg", outlines)
	}
	tool(t, "rsvg-convert", "-d", fmt.Sprint(dpi), "-p", fmt.Sprint(dpi), "-o", in("svg.png"), in("turned.svg"))
	comparePictures(t, "SVG", svgLimits, want, readPNG(t, in("svg.png")))
}

func TestPDF_LinksLieWhereTurnedTextIs(t *testing.T) {
	l := fill(geom.R(20, 30, 40, 10).Polygon(), ink)
	l.Link = "https://example.org"
	_, b := pdfOf(t, Input{Pages: []scene.Scene{{Size: geom.Size{W: 210, H: 297}, Items: []scene.Item{l}, Turned: true}}})
	at := regexp.MustCompile(`/Rect \[([\d.]+) ([\d.]+) `).FindSubmatch(b)
	if at == nil {
		t.Fatal("there is no link")
	}
	// Its upper left corner is where its lower right one was.
	x, top := number(t, string(at[1]))/ptPerMM, 297-number(t, string(at[2]))/ptPerMM
	if math.Abs(x-150) > near || math.Abs(top-257) > near {
		t.Errorf("the link is at %.2f, %.2f, not 150, 257", x, top)
	}
}
