package layout

import (
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// framesOf counts the frames that are drawn around things in a color.
func framesOf(r Result, c scene.Color) int {
	n := 0
	for _, page := range r.Pages {
		for _, item := range page.Items {
			if p, ok := item.(scene.Polygon); ok && p.Fill == nil && p.Pen.Width == 0.5 && p.Pen.Color == c {
				n++
			}
		}
	}
	return n
}

func textsOf(r Result) map[string]scene.Text {
	out := map[string]scene.Text{}
	for _, page := range r.Pages {
		for _, item := range page.Items {
			if t, ok := item.(scene.Text); ok {
				out[t.Plain] = t
			}
		}
	}
	return out
}

func TestChangesSince_NewChangedAndGone(t *testing.T) {
	b := sample(t, "en")
	sheet, then := b.at["map"], b.Workbook
	sources := b.Sources(b.Scenarios()[0].ID)
	b.do(canvas.RemoveSource(b.Workbook, sources[0].ID))
	b.value(sources[1].ID, 0, canvas.ShareOf(canvas.Percent(30)))
	b.drop("pri-events", canvas.Spot{Sheet: sheet, Section: "private"})
	plain := b.lay("map", Options{})
	got, err := ChangesSince(then, b.Workbook, sheet, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if before := framesOf(plain, Ink) + framesOf(plain, ActionInk) + framesOf(plain, Warning); before != 0 {
		t.Fatalf("a plain sheet has %d such frames", before)
	}
	for name, x := range map[string]struct {
		color scene.Color
		want  int
	}{"new": {Ink, 1}, "changed": {ActionInk, 1}, "gone": {Warning, 1}} {
		if n := framesOf(got, x.color); n != x.want {
			t.Errorf("%d things are told to be %s", n, name)
		}
	}
	if len(got.Slots) != len(plain.Slots) {
		t.Error("what is gone can be pressed")
	}
	faded := 0
	for _, x := range textsOf(got) {
		if x.Alpha == goneAlpha {
			faded++
			if x.Ref != (scene.Ref{}) {
				t.Errorf("%q of what is gone can be pressed", x.Plain)
			}
		}
	}
	var frame geom.Rect
	for _, item := range got.Pages[0].Items {
		if p, ok := item.(scene.Polygon); ok && p.Fill == nil && p.Pen.Color == Warning && p.Pen.Dash[0] > 0 {
			frame = p.Points.Bounds()
		}
	}
	for _, item := range got.Pages[0].Items {
		if b := item.Bounds(); item.Common().Alpha == goneAlpha && !frame.Contains(b.Center()) {
			t.Errorf("of what is gone something lies apart, at %v", b)
		}
	}
	if faded == 0 {
		t.Error("what is gone is not drawn faded")
	}
	if len(textsOf(b.lay("map", Options{}))) != len(textsOf(plain)) {
		t.Error("comparing has changed the plain sheet")
	}
}

// What is gone covers nothing that is there.
func TestChangesSince_GoneLiesBesideWhatIsThere(t *testing.T) {
	b := newBook(t, "en")
	spot := canvas.Spot{Sheet: b.at["canvas"], Section: "channels"}
	items := b.notes(spot, canvas.TintAsIs, "first to go", "second", "third", "fourth")
	then := b.Workbook
	c, err := canvas.RemoveItems(b.Workbook, b.at["canvas"], items[:1])
	b.do(c, err)
	got, err := ChangesSince(then, b.Workbook, b.at["canvas"], Options{})
	if err != nil {
		t.Fatal(err)
	}
	gone, found := geom.Rect{}, 0
	for _, item := range got.Pages[0].Items {
		if p, ok := item.(scene.Polygon); ok && p.Fill == nil && p.Pen.Color == Warning && p.Pen.Dash[0] > 0 {
			gone, found = p.Points.Bounds(), found+1
		}
	}
	if found != 1 {
		t.Fatalf("%d notes are told to be gone", found)
	}
	for _, s := range got.Slots {
		if s.Rect.Overlaps(gone) {
			t.Errorf("what is gone lies at %v over %v", gone, s.Rect)
		}
	}
}

func TestChangesSince_SheetsThatCameAndWent(t *testing.T) {
	b := sample(t, "en")
	then := b.Workbook
	c, added, err := canvas.AddSheet(b.Workbook, b.ids, canvas.BuiltIn()[0], b.Scenarios()[0].ID, b.period(0), "Second")
	b.do(c, err)
	got, err := ChangesSince(then, b.Workbook, added, Options{})
	if err != nil || framesOf(got, Ink) != len(got.Slots) || len(got.Slots) == 0 {
		t.Errorf("%d of %d things on a new sheet are new: %v", framesOf(got, Ink), len(got.Slots), err)
	}
	gone, err := ChangesSince(b.Workbook, then, added, Options{})
	if err != nil || len(gone.Slots) != len(got.Slots) {
		t.Errorf("a sheet that is gone is not shown as it was: %v", err)
	}
	if _, err := ChangesSince(then, then, added, Options{}); err == nil {
		t.Error("a sheet that never was is shown")
	}
}
