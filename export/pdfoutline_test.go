package export

import (
	"strings"
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// TestPDF_HasTheOutlineOfItsPages reads the outline back with another program, levels that are left out
// included.
func TestPDF_HasTheOutlineOfItsPages(t *testing.T) {
	pages := []scene.Scene{
		{Size: geom.Size{W: 210, H: 297}, Outline: []scene.Entry{{Level: 1, Title: "One", At: geom.Pt{X: 0, Y: 20}}, {Level: 3, Title: "Größe", At: geom.Pt{X: 0, Y: 40}}}},
		{Size: geom.Size{W: 210, H: 297}},
		{Size: geom.Size{W: 297, H: 210}, Outline: []scene.Entry{{Level: 2, Title: "Two of one", At: geom.Pt{X: 0, Y: 30}}, {Level: 1, Title: "Three", At: geom.Pt{X: 0, Y: 90}}}},
	}
	path, _ := pdfOf(t, Input{Pages: pages, Language: "de"})
	tool(t, "qpdf", "--check", path)
	got := tool(t, "qpdf", "--json", "--json-key=outlines", path)
	var titles []string
	for _, l := range strings.Split(got, "\n") {
		if _, x, ok := strings.Cut(l, `"title": `); ok {
			titles = append(titles, strings.Trim(x, `", `))
		}
	}
	if have := strings.Join(titles, ", "); have != "Größe, Two of one, One, Three" { // what is under an entry is told first
		t.Errorf("outline is %s in\n%s", have, got)
	}
	for _, page := range []string{`"destpageposfrom1": 1`, `"destpageposfrom1": 3`} {
		if strings.Count(got, page) != 2 {
			t.Errorf("%s is not twice in\n%s", page, got)
		}
	}
}
