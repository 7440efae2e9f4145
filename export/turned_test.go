package export

import (
	"bytes"
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
	page := sample()
	turned := page
	turned.Turned = true
	dir := t.TempDir()
	write := func(f Format, page scene.Scene, name string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		input := Input{Pages: []scene.Scene{page}, Images: sampleImages, DPI: compareDPI, Outlines: true}
		if err := WriteFile(path, func(w io.Writer) error { return f.Write(w, input) }); err != nil {
			t.Fatal(err)
		}
		return path
	}
	got := readPicture(t, write(PNG, turned, "turned.png"))
	if want := upsideDown(readPicture(t, write(PNG, page, "page.png"))); !bytes.Equal(got.Pix, want.Pix) {
		t.Error("the PNG is not the page upside down")
	}
	ref := newReference(got, turned)
	pdf := write(PDF, turned, "turned.pdf")
	tool(t, "qpdf", "--check", pdf)
	ref.check(t, byPoppler, byPoppler.show(t, pdf, 1))
	ref.check(t, byRSVG, byRSVG.show(t, write(SVG, turned, "turned.svg"), 1))
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
