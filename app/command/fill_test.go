package command

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

func counted() canvas.IDs {
	n := 0
	return func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("id-", n)) }
}

func filled(t testing.TB, n int) canvas.Workbook {
	t.Helper()
	ids := counted()
	w, err := Blank(ids, "en")
	if err != nil {
		t.Fatal(err)
	}
	w, err = fill(w, ids, n)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// All that is added lies on one page of one Map, where the lattice says and no two at one place:
// layout need not push anything back into its section.
func TestFill_LiesOnALatticeInView(t *testing.T) {
	for _, n := range []int{1, 2, 3, 10, 20, 100, 1_000, 3_000} {
		w := filled(t, n)
		sheets := w.Sheets()
		if len(sheets) != 1 || w.Template(sheets[0]).ID != "map" {
			t.Fatalf("%d: %d sheets", n, len(sheets))
		}
		if sources, notes := len(canvas.All[canvas.Source](w)), len(canvas.All[canvas.Note](w)); notes != n/3 || sources != n-n/3 {
			t.Errorf("%d: %d sources and %d notes", n, sources, notes)
		}
		laid, err := layout.Sheet(w, sheets[0].ID, layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(laid.Pages) != 1 || len(laid.Slots) != n {
			t.Errorf("%d: %d pages, %d slots", n, len(laid.Pages), len(laid.Slots))
		}
		taken := map[geom.Pt]bool{}
		for _, s := range laid.Slots {
			at := placeOf(w, sheets[0].ID, s.Item.ID)
			want := s.Content.Min().Add(at)
			if !s.Free || math.Hypot(s.Rect.X-want.X, s.Rect.Y-want.Y) > 0.011 || taken[want] {
				t.Errorf("%d: %s lies at %v and should lie at %v, taken %t", n, s.Item.ID, s.Rect, want, taken[want])
			}
			taken[want] = true
		}
	}
}

func placeOf(w canvas.Workbook, sheet, item canvas.RecordID) geom.Pt {
	if note, ok := canvas.Get[canvas.Note](w, item); ok {
		return note.At
	}
	p, _ := canvas.Get[canvas.Placement](w, canvas.PlacementID(item, sheet, ""))
	return p.At
}

func TestFill_IsAlwaysTheSame(t *testing.T) {
	a, b := filled(t, 500), filled(t, 500)
	if !slices.Equal(a.Records(), b.Records()) {
		t.Error("two fillings differ")
	}
}

// What is added to an example leaves its shares as they are, and its Canvas alone.
func TestFill_LeavesSharesAlone(t *testing.T) {
	ids := counted()
	before, err := namedExample("monterrey", "en", ids)
	if err != nil {
		t.Fatal(err)
	}
	after, err := fill(before, ids, 30)
	if err != nil {
		t.Fatal(err)
	}
	period := before.Sheets()[0].Period
	s, want := analysis.Of(after, period), analysis.Of(before, period)
	if s.Mixed || s.Total != want.Total || s.Sides[canvas.SidePrivate] != want.Sides[canvas.SidePrivate] {
		t.Errorf("shares %+v, before %+v", s.Total, want.Total)
	}
	if len(after.Sheets()) != len(before.Sheets()) || len(after.Notes(before.Sheets()[1].ID)) != len(before.Notes(before.Sheets()[1].ID)) {
		t.Error("other sheets were filled as well")
	}
}

// A workbook without a Map gets one.
func TestFill_AddsAMap(t *testing.T) {
	ids := counted()
	w, err := namedExample("metaindustry4", "en", ids)
	if err != nil {
		t.Fatal(err)
	}
	after, err := fill(w, ids, 9)
	if err != nil {
		t.Fatal(err)
	}
	sheets := after.Sheets()
	last := sheets[len(sheets)-1]
	if len(sheets) != len(w.Sheets())+1 || after.Template(last).ID != "map" || len(after.Notes(last.ID)) != 3 {
		t.Errorf("%d sheets", len(sheets))
	}
}

func BenchmarkFill10000(b *testing.B) {
	for b.Loop() {
		filled(b, 10_000)
	}
}
