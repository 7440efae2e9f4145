package printing_test

import (
	"math"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

// What is alike in gray is told by its words, in every language, only where both are on the page; and each of
// them has a sign of its own there.
func TestAlike_TellsWhatTurnsIntoOneGray(t *testing.T) {
	w := book(t, "ocean-tech")
	for _, language := range words.Languages {
		for _, s := range w.Sheets() {
			p := printed(t, w, printing.Job{Sheets: []canvas.RecordID{s.ID}, Options: layout.Options{Language: language}})
			for _, pair := range p.Parts[0].Alike {
				for _, name := range pair {
					if name == "" || strings.HasPrefix(name, "table-") || name == string(canvas.TintAsIs) && language != "en" {
						t.Errorf("%s: a color of %s has no name: %q", language, s.ID, name)
					}
				}
			}
		}
	}
	fill := func(c scene.Color) scene.Item { return scene.Polygon{Fill: &c} }
	page := func(items ...scene.Item) []scene.Scene { return []scene.Scene{{Items: items}} }
	asIs, remark := layout.TintColor(canvas.TintAsIs), layout.TintColor(canvas.TintRemark)
	if d := math.Abs(scene.Lightness(asIs) - scene.Lightness(remark)); d >= 6 {
		t.Fatalf("blue and green differ by %.1f: the test needs others", d)
	}
	if got := printing.Alike(page(fill(asIs), fill(remark)), "en"); len(got) != 1 {
		t.Errorf("blue and green: %v", got)
	}
	if got := printing.Alike(page(fill(asIs), fill(asIs)), "en"); len(got) != 0 {
		t.Errorf("blue alone: %v", got)
	}
}

// What is alike is told in one line, each name once, however many pairs there are.
func TestSaid_NamesEachOnce(t *testing.T) {
	for said, pairs := range map[string][]printing.Pair{
		"":              nil,
		"a, b":          {{"a", "b"}, {"a", "b"}},
		"a, b, c":       {{"a", "b"}, {"a", "c"}, {"b", "c"}},
		"a, b; x, y":    {{"a", "b"}, {"x", "y"}},
		"a, b, x, y":    {{"a", "b"}, {"x", "y"}, {"b", "x"}},
		"m, n; a, b, c": {{"m", "n"}, {"a", "b"}, {"b", "c"}},
	} {
		if got := printing.Said(pairs); got != said {
			t.Errorf("%v: %q, not %q", pairs, got, said)
		}
	}
}

// In gray, letters are read on the ground that they stand on, on every sheet: 4.5:1 at least. Only what is not filled
// in yet is paler.
func TestGrey_LettersAreRead(t *testing.T) {
	for _, id := range []string{"ocean-tech", "intl-entrepreneurial-canvas", "intl-entrepreneurial"} {
		w := book(t, id)
		for _, s := range w.Sheets() {
			p := printed(t, w, printing.Job{Sheets: []canvas.RecordID{s.ID}, Theme: export.ThemeGrey})
			n := 0
			for _, page := range p.Pages {
				for i, item := range page.Items {
					x, ok := item.(scene.Text)
					if !ok || x.Color.R > 0x80 && x.Color.R < 0xf0 {
						continue
					}
					ground := groundOf(page.Items[:i], x)
					if n++; scene.Contrast(x.Color, ground) < 4.5 {
						t.Errorf("%s, %s: %q (%s) is %v on %v: %.2f:1", id, s.Template, x.Plain, x.Role, x.Color, ground, scene.Contrast(x.Color, ground))
					}
				}
			}
			if n == 0 {
				t.Errorf("%s, %s: no letters", id, s.Template)
			}
		}
	}
}

// groundOf returns the color on which a text is set: that of the last full polygon around its middle.
func groundOf(items []scene.Item, x scene.Text) scene.Color {
	ground := layout.Paper
	b := x.Bounds()
	for _, item := range items {
		g, ok := item.(scene.Polygon)
		if ok && g.Fill != nil && g.Alpha == 0 && g.Points.Bounds().Contains(b.Center()) {
			ground = *g.Fill
		}
	}
	return ground
}

// The smallest letters of a sheet are read from nearer the smaller it is printed, and the credit line does not
// count.
func TestSmallest_GrowsWithThePaper(t *testing.T) {
	w := book(t, "ocean-tech")
	before := 0.0
	for _, size := range []string{"a4", "a3", "a1", "a0"} {
		p := printed(t, w, printing.Job{Sheets: []canvas.RecordID{w.Sheets()[0].ID}, Paper: printing.Paper{Size: size}})
		got := p.Parts[0].Smallest
		if got <= before {
			t.Errorf("on %s the smallest letters are %.2f mm, and %.2f before", size, got, before)
		}
		before = got
		if near := printing.ReadFrom(got) < printing.InHand; near != (size == "a4") {
			t.Errorf("on %s letters of %.2f mm are read from %.0f mm", size, got, printing.ReadFrom(got))
		}
	}
	if got := printing.Smallest([]scene.Scene{{Items: []scene.Item{scene.Text{Role: "credit", Size: 1}, scene.Text{Role: "note", Size: 3}}}}); got != 3 {
		t.Errorf("the smallest letters are %v", got)
	}
}
