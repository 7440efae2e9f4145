package printing_test

import (
	"math"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
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
