package printing_test

import (
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/layout"
	"clustercanvas/export/printing"
)

// roomsOf returns what the sections of an empty sheet hold at a size, by their titles.
func roomsOf(t *testing.T, w canvas.Workbook, sheet int, paper printing.Paper) map[string]printing.Room {
	t.Helper()
	p := printed(t, w, printing.Job{Sheets: []canvas.RecordID{w.Sheets()[sheet].ID}, Blank: true, Paper: paper})
	out := map[string]printing.Room{}
	for _, r := range p.Parts[0].Rooms {
		out[r.Title] = r
	}
	return out
}

// Sticky notes in a section that is as high as the Canvas, in one of half its height, and at the bottom. For bare
// blocks under a title of 8 % the counts are known: 3, 1, 3 at A2, 8, 4, 5 at A1, 12, 6, 14 at A0. Ours have a
// question under a title that takes more of the height and two and a half columns at the bottom in place of three,
// so a row of notes less has room.
func TestRooms_HoldAboutWhatIsUsual(t *testing.T) {
	w := book(t, "ocean-tech")
	for size, want := range map[string][3]int{"a4": {0, 0, 0}, "a3": {1, 0, 0}, "a2": {2, 1, 2}, "a1": {6, 2, 3}, "a0": {10, 4, 10}} {
		r := roomsOf(t, w, 0, printing.Paper{Size: size})
		got := [3]int{r["Cluster value proposition"].Notes, r["Cluster activities"].Notes, r["Cost structure"].Notes}
		if got != want || len(r) != 14 {
			t.Errorf("%s: %d sections hold %v notes, not %v", size, len(r), got, want)
		}
	}
	whole, parts := roomsOf(t, w, 0, printing.Paper{Size: "a1"}), roomsOf(t, w, 0, printing.Paper{Size: "a1", On: "a4", Margin: 5, Overlap: 10})
	for title, r := range whole {
		if p := parts[title]; p.Notes != r.Notes || p.Size.W-r.Size.W > 0.1 {
			t.Errorf("%s holds %d in one piece and %d in parts", title, r.Notes, p.Notes)
		}
	}
}

// Cards that shall fit are as large as six of them have room on each side of a Map, and grow with the poster.
func TestCards_FitThePoster(t *testing.T) {
	w := book(t, "intl-entrepreneurial")
	before := 0.0
	for _, size := range []string{"a3", "a2", "a1", "a0"} {
		for _, hung := range []bool{false, true} {
			j := printing.Job{
				For: w.Sheets()[0].ID, Blank: true, Paper: printing.Paper{Size: size},
				Cards: &printing.Cards{Fit: true, Deck: true, Cards: imposition.Cards{Paper: layout.PaperA3, Margin: 5}},
			}
			if hung {
				j.Sheets = []canvas.RecordID{j.For}
			}
			parts := printed(t, w, j).Parts
			card := parts[len(parts)-1].Size
			if area := card.W * card.H; area < before {
				t.Errorf("cards for %s are %v, smaller than for less", size, card)
			} else {
				before = area
			}
			for title, r := range roomsOf(t, w, 0, j.Paper) {
				if r.Cards(card) < 6 && card != (geom.Size{W: 44, H: 68}) {
					t.Errorf("%s at %s holds %d cards of %v", title, size, r.Cards(card), card)
				}
			}
		}
	}
	if before < 90*120 {
		t.Errorf("on A0 cards have %v mm²", before)
	}
}
