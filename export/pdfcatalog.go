package export

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// withCatalog returns a PDF of gopdf with what gopdf cannot say: the language, that windows show
// the title, and that it is printed in its own size, without which a poster does not fit
// together. It is added in the way that PDF has for changes: a new catalog after the end, and a
// table that points to it.
func withCatalog(pdf []byte, language string) ([]byte, error) {
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
	var out bytes.Buffer
	out.Grow(len(pdf) + len(properties) + 300)
	out.Write(pdf)
	catalog := out.Len()
	fmt.Fprintf(&out, "1 0 obj\n<< /Type /Catalog /Pages 2 0 R%s /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >> >>\nendobj\n", lang)
	next := out.Len()
	fmt.Fprintf(&out, "xref\n1 1\n%010d 00000 n \ntrailer\n<<\n%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n", catalog, properties, table, next)
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
