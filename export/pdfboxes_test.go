package export

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// qpdfObjects returns the objects of a document as qpdf reads them.
func qpdfObjects(t *testing.T, path string) map[string]struct {
	Value  any
	Stream struct{ Data string }
} {
	t.Helper()
	var doc struct {
		QPDF [2]json.RawMessage `json:"qpdf"`
	}
	if err := json.Unmarshal([]byte(tool(t, "qpdf", "--json", "--json-stream-data=none", "--json-key=qpdf", path)), &doc); err != nil {
		t.Fatal(err)
	}
	out := map[string]struct {
		Value  any
		Stream struct{ Data string }
	}{}
	if err := json.Unmarshal(doc.QPDF[1], &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestPDF_HasExactBoxes reads the boxes of all pages with another program: those that are said, and the page
// where none are.
func TestPDF_HasExactBoxes(t *testing.T) {
	card := scene.Scene{Size: geom.Size{W: 69, H: 94}, Trim: geom.R(3, 3, 63, 88), Bleed: geom.R(0, 0, 69, 94)}
	sheet := scene.Scene{Size: geom.Size{W: 215.9, H: 279.4}, Trim: geom.R(10.95, 8.4, 194, 260), Bleed: geom.R(7.95, 5.4, 200, 266)}
	plain := scene.Scene{Size: geom.Size{W: 1189, H: 841}}
	upper := scene.Scene{Size: geom.Size{W: 210, H: 297}, Trim: geom.R(20, 5, 100, 40)} // not in the middle: up is up
	back := upper
	back.Turned = true
	pages := []scene.Scene{card, sheet, plain, upper, Scaled(card, geom.Size{W: 138, H: 188}), back}
	path, _ := pdfOf(t, Input{Pages: pages})
	tool(t, "qpdf", "--check", path)
	want := func(page scene.Scene, r geom.Rect) [4]float64 {
		return [4]float64{r.X * ptPerMM, (page.Size.H - r.Bottom()) * ptPerMM, r.Right() * ptPerMM, (page.Size.H - r.Y) * ptPerMM}
	}
	for i, page := range pages {
		whole := geom.R(0, 0, page.Size.W, page.Size.H)
		trim, bleed := page.Boxes()
		if page.Turned {
			trim = geom.R(90, 252, 100, 40)
			bleed = trim
		}
		got := boxesOf(t, path, i+1)
		for name, r := range map[string]geom.Rect{"MediaBox": whole, "CropBox": whole, "BleedBox": bleed, "TrimBox": trim} {
			for k, v := range want(page, r) {
				if math.Abs(got[name][k]-v) > 0.0051 {
					t.Errorf("page %d: %s is %v, want %v", i+1, name, got[name], want(page, r))
				}
			}
		}
	}
	if got := boxesOf(t, path, 5); math.Abs(got["TrimBox"][0]-6*ptPerMM) > 0.0051 {
		t.Errorf("the cut of a page twice as large is %v", got["TrimBox"])
	}
}

// boxesOf returns the boxes of a page as qpdf reads them.
func boxesOf(t *testing.T, path string, page int) map[string][4]float64 {
	t.Helper()
	var doc struct{ Pages []struct{ Object string } }
	if err := json.Unmarshal([]byte(tool(t, "qpdf", "--json", "--json-key=pages", path)), &doc); err != nil {
		t.Fatal(err)
	}
	value := qpdfObjects(t, path)["obj:"+doc.Pages[page-1].Object].Value.(map[string]any)
	out := map[string][4]float64{}
	for _, name := range []string{"MediaBox", "CropBox", "BleedBox", "TrimBox"} {
		list, ok := value["/"+name].([]any)
		if !ok || len(list) != 4 {
			t.Fatalf("page %d: %s is %v", page, name, value["/"+name])
		}
		var r [4]float64
		for i, v := range list {
			r[i] = v.(float64)
		}
		out[name] = r
	}
	return out
}

func TestPDF_SaysHowItIsPrinted(t *testing.T) {
	for duplex, want := range map[Duplex]any{DuplexUnsaid: nil, DuplexNone: "/Simplex", DuplexLongEdge: "/DuplexFlipLongEdge", DuplexShortEdge: "/DuplexFlipShortEdge"} {
		path, _ := pdfOf(t, Input{Pages: []scene.Scene{sample()}, Duplex: duplex})
		catalog := qpdfObjects(t, path)["obj:1 0 R"].Value.(map[string]any)
		wishes := catalog["/ViewerPreferences"].(map[string]any)
		for name, want := range map[string]any{"/PrintScaling": "/None", "/PickTrayByPDFSize": true, "/DisplayDocTitle": true, "/Duplex": want} {
			if wishes[name] != want {
				t.Errorf("duplex %v: %s is %v, want %v", duplex, name, wishes[name], want)
			}
		}
	}
}

// TestPDF_SaysWhoseWorkItIs reads the metadata with another program.
func TestPDF_SaysWhoseWorkItIs(t *testing.T) {
	page := sample()
	page.Credits = []string{"Drawn by Łukasz & Co.", "At your disposal (creativecommons.org/licenses/by-sa/4.0)."}
	in := Input{Pages: []scene.Scene{page, page}, Title: "Plan 😀 <B>", Alt: []string{"A map."}, Created: time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)}
	path, _ := pdfOf(t, in)
	tool(t, "qpdf", "--check", path)
	got := tool(t, "pdfinfo", "-meta", path)
	for _, want := range []string{
		"<dc:title>", "Plan 😀 &lt;B&gt;", "Haze &amp; Rangen", "<dc:language><rdf:Bag><rdf:li>de<", "A map.", "Drawn by Łukasz &amp; Co.",
		`<cc:license rdf:resource="https://creativecommons.org/licenses/by-sa/4.0/"/>`, "<xmp:CreateDate>2026-03-04T05:06:07Z",
	} {
		if strings.Count(got, want) != 1 && want != "A map." || !strings.Contains(got, want) {
			t.Errorf("%q is not once in %s", want, got)
		}
	}
	page.Credits = []string{"Drawn by ourselves."}
	path, _ = pdfOf(t, Input{Pages: []scene.Scene{page}})
	if got := tool(t, "pdfinfo", "-meta", path); strings.Contains(got, "license") || !strings.Contains(got, "Drawn by ourselves.") {
		t.Errorf("a license that nobody gave: %s", got)
	}
}
