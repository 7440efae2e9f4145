package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Duplex is how a document wants to be printed on both sides.
type Duplex uint8

// The ways to print on both sides. Nothing said leaves it to the printer.
const (
	DuplexUnsaid Duplex = iota
	DuplexNone
	DuplexLongEdge  // turned over like a book
	DuplexShortEdge // turned over like a calendar on the wall
)

// withCatalog returns a PDF of gopdf with what gopdf cannot say: the language, that windows show
// the title, that it is printed in its own size and on paper of its size, without which a poster does not
// fit together, on which sides, its outline, where its pages are cut, whose work it is, and what letters
// that come as outlines stand for.
func withCatalog(pdf []byte, in Input, outlined pdfOutlineFaces) ([]byte, error) {
	a, err := newPDFAddition(pdf)
	if err != nil {
		return nil, err
	}
	kids, err := a.pages()
	if err != nil {
		return nil, err
	}
	if len(kids) != len(in.Pages) {
		return nil, fmt.Errorf("document with %d pages instead of %d", len(kids), len(in.Pages))
	}
	for i, page := range in.Pages {
		object, err := a.object(kids[i])
		if err != nil {
			return nil, err
		}
		before, _, found := strings.Cut(object, " /MediaBox [")
		if !found {
			return nil, fmt.Errorf("page without the size that was expected")
		}
		a.replace(kids[i], before+pdfBoxes(page)+">>")
	}
	entries := []string{"/Type /Catalog /Pages 2 0 R"}
	if l := in.language(); l != "" {
		entries = append(entries, "/Lang "+pdfString(l))
	}
	if outline := pdfOutline(in.Pages, kids, a.next); len(outline) > 0 {
		entries = append(entries, fmt.Sprintf("/Outlines %d 0 R /PageMode /UseOutlines", a.next))
		for _, object := range outline {
			a.add(object)
		}
	}
	entries = append(entries, fmt.Sprintf("/Metadata %d 0 R", a.add(pdfMetadata(in))), "/ViewerPreferences "+viewerPreferences(in.Duplex))
	if err := outlined.explain(a); err != nil {
		return nil, err
	}
	a.replace(catalogObject, "<< "+strings.Join(entries, " ")+" >>")
	return a.bytes(), nil
}

func viewerPreferences(d Duplex) string {
	return "<< /DisplayDocTitle true /PrintScaling /None /PickTrayByPDFSize true" +
		map[Duplex]string{DuplexNone: " /Duplex /Simplex", DuplexLongEdge: " /Duplex /DuplexFlipLongEdge", DuplexShortEdge: " /Duplex /DuplexFlipShortEdge"}[d] + " >>"
}

// pdfBoxes returns the boxes of a page: all of it, how far the picture goes on beyond the cut, and the cut.
func pdfBoxes(page scene.Scene) string {
	var b strings.Builder
	write := func(name string, r geom.Rect) {
		h := page.Size.H
		numbers := []float64{r.X, h - r.Bottom(), r.Right(), h - r.Y}
		b.WriteString(" /" + name + " [")
		for i, v := range numbers {
			fmt.Fprintf(&b, "%s%.2f", strings.Repeat(" ", min(i, 1)), v*ptPerMM)
		}
		b.WriteString("]\n")
	}
	whole := geom.R(0, 0, page.Size.W, page.Size.H)
	trim, bleed := page.Boxes()
	if page.Turned {
		trim, bleed = turnedOn(page.Size, trim), turnedOn(page.Size, bleed)
	}
	write("MediaBox", whole)
	write("CropBox", whole)
	write("BleedBox", bleed)
	write("TrimBox", trim)
	return b.String()
}

// turnedOn returns where a rectangle lies on a page that is put out upside down.
func turnedOn(page geom.Size, r geom.Rect) geom.Rect {
	return geom.R(page.W-r.Right(), page.H-r.Bottom(), r.W, r.H)
}

// pdfMetadata returns what a document is, as programs read it that keep pictures and papers in order.
func pdfMetadata(in Input) string {
	body := "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + xmp(in) + "\n<?xpacket end=\"r\"?>"
	return fmt.Sprintf("<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream", len(body), body)
}

// credits returns the credit lines of all pages, each once.
func (in Input) credits() []string {
	var out []string
	for _, p := range in.Pages {
		for _, line := range p.Credits {
			if line != "" && !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return out
}

// pdfString returns s as a string of PDF, in UTF-16.
func pdfString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteByte('>')
	return b.String()
}
