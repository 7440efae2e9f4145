package export

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"clustercanvas/canvas/scene"
)

// withCatalog returns a PDF of gopdf with what gopdf cannot say: the language, that windows show
// the title, that it is printed in its own size, without which a poster does not fit together, and
// its outline. It is added in the way that PDF has for changes: a new catalog after the end, and a
// table that points to it.
func withCatalog(pdf []byte, language string, pages []scene.Scene) ([]byte, error) {
	const trailer, end = "trailer\n<<\n", ">>\nstartxref\n"
	from, to := bytes.LastIndex(pdf, []byte(trailer)), bytes.LastIndex(pdf, []byte(end))
	if from < 0 || to < from || !bytes.Contains(pdf, []byte("\n1 0 obj\n<<\n  /Type /Catalog\n  /Pages 2 0 R\n>>\n")) {
		return nil, fmt.Errorf("document without the end that was expected")
	}
	table, err := strconv.Atoi(strings.TrimSuffix(string(pdf[to+len(end):]), "\n%%EOF\n"))
	if err != nil {
		return nil, fmt.Errorf("document without the end that was expected: %w", err)
	}
	properties := pdf[from+len(trailer) : to]
	lang := ""
	if language != "" {
		lang = " /Lang " + pdfString(language)
	}
	kids, next, err := pageObjects(pdf, properties)
	if err != nil {
		return nil, err
	}
	if len(kids) != len(pages) {
		return nil, fmt.Errorf("document with %d pages instead of %d", len(kids), len(pages))
	}
	outline := pdfOutline(pages, kids, next)
	named := ""
	if len(outline) > 0 {
		named = fmt.Sprintf(" /Outlines %d 0 R /PageMode /UseOutlines", next)
		properties = bytes.Replace(properties, fmt.Appendf(nil, "/Size %d\n", next), fmt.Appendf(nil, "/Size %d\n", next+len(outline)), 1)
	}
	var out bytes.Buffer
	out.Grow(len(pdf) + len(properties) + 300)
	out.Write(pdf)
	catalog := out.Len()
	fmt.Fprintf(&out, "1 0 obj\n<< /Type /Catalog /Pages 2 0 R%s%s /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >> >>\nendobj\n", lang, named)
	var places []int
	for i, object := range outline {
		places = append(places, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", next+i, object)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n1 1\n%010d 00000 n \n", catalog)
	if len(places) > 0 {
		fmt.Fprintf(&out, "%d %d\n", next, len(places))
		for _, at := range places {
			fmt.Fprintf(&out, "%010d 00000 n \n", at)
		}
	}
	fmt.Fprintf(&out, "trailer\n<<\n%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n", properties, table, start)
	return out.Bytes(), nil
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
