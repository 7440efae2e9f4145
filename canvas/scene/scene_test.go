package scene

import (
	"flag"
	"math"
	"os"
	"testing"

	"clustercanvas/canvas/geom"
)

var update = flag.Bool("update", false, "write golden files anew")

func fixture() Scene {
	blue, white := Color{0x2f, 0x4b, 0x8f}, Color{255, 255, 255}
	card := Ref{Kind: RefSource, ID: "q7f2", Section: "public", Column: "y1"}
	note := Ref{Kind: RefNote, ID: "n1", Section: "public"}
	section := Ref{Kind: RefSection, ID: "public", Section: "public"}
	clip := geom.R(0, 0, 60, 50)
	return Scene{
		Size: geom.Size{W: 420, H: 297}, Title: `Map "north"`, Author: "A", Language: "en",
		Areas: []Area{
			{Ref: section, Outline: geom.R(10, 10, 200, 200).Polygon(), Content: geom.R(12, 20, 196, 188)},
			{Ref: Ref{Kind: RefSection, ID: "private"}, Outline: geom.Circle(geom.Pt{X: 300, Y: 100}, 50), Content: geom.R(270, 70, 60, 60)},
		},
		Items: []Item{
			Polygon{Points: geom.R(0, 0, 420, 297).Polygon(), Fill: &white},
			Polygon{Attrs: Attrs{Ref: card}, Points: geom.R(14, 44, 62, 34).Round(2), Fill: &white, Pen: Pen{Width: 0.35, Color: blue}},
			Text{Attrs: Attrs{Ref: card, Link: "https://example.org"}, At: geom.Pt{X: 16, Y: 49.1}, Size: 4.1, Width: 31.22,
				Color: blue, Role: "title", Plain: "Loyal \"customers\"",
				Runs: []Run{{Face: 1, Text: "Loyal"}, {Face: 1, Text: "customers", Spacing: 0.2}}},
			Polygon{Attrs: Attrs{Ref: note, Alpha: 40}, Points: geom.Polygon{{X: 70, Y: 40}, {X: 90, Y: 40}, {X: 80, Y: 60}}, Fill: &blue},
			Polyline{Attrs: Attrs{Ref: note}, Points: []geom.Pt{{X: 100, Y: 100}, {X: 140, Y: 140}}, Pen: Pen{Width: 0.5, Color: blue, Dash: [2]geom.MM{2, 1}}},
			Symbol{Attrs: Attrs{Ref: card, Clip: &clip}, At: geom.Pt{X: 50, Y: 46}, Size: 12, Color: blue, Shape: &Shape{Name: "landmark", Grid: 24}},
			Image{Rect: geom.R(300, 200, -0.001, 20), Hash: "abc", Alt: "logo"},
		},
		Problems: []Problem{{Kind: MissingGlyph, Ref: card, Text: "漢"}, {Kind: Overflow, Ref: section, Count: 3}},
	}
}

func TestDump_IsGolden(t *testing.T) {
	const file = "testdata/dump.golden"
	got := Dump(fixture())
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the dump is not as in %s:\n%s", file, got)
	}
}

func TestAt_FindsTheTopmost(t *testing.T) {
	s := fixture()
	for _, c := range []struct {
		name string
		at   geom.Pt
		want string
	}{
		{"card", geom.Pt{X: 20, Y: 60}, "source:q7f2@public/y1"},
		{"note over card", geom.Pt{X: 75, Y: 45}, "note:n1@public"},
		{"beside the point of the note", geom.Pt{X: 71, Y: 58}, "source:q7f2@public/y1"},
		{"rounded corner of the card", geom.Pt{X: 14.1, Y: 44.1}, "section:public"},
		{"near a line", geom.Pt{X: 120.5, Y: 119.5}, "note:n1@public"},
		{"in the bounds of a line, far from it", geom.Pt{X: 105, Y: 135}, "section:public"},
		{"symbol", geom.Pt{X: 55, Y: 49}, "source:q7f2@public/y1"},
		{"round area", geom.Pt{X: 300, Y: 60}, "section:private"},
		{"beside a round area", geom.Pt{X: 252, Y: 52}, ""},
		{"paper", geom.Pt{X: 400, Y: 290}, ""},
	} {
		got, ok := At(s, c.at)
		if ok != (c.want != "") || ok && got.String() != c.want {
			t.Errorf("%s: %v is %v %v, want %q", c.name, c.at, got, ok, c.want)
		}
	}
	if a, ok := AreaAt(s, geom.Pt{X: 20, Y: 60}); !ok || a.Ref.ID != "public" {
		t.Errorf("the area under the card is %v %v", a.Ref, ok)
	}
}

func TestIn_TakesWhatARectangleTouches(t *testing.T) {
	s := fixture()
	for _, c := range []struct {
		name string
		in   geom.Rect
		want int
	}{
		{"the sheet", geom.R(0, 0, 420, 297), 2},
		{"the card alone", geom.R(15, 50, 10, 10), 1},
		{"sections are not taken", geom.R(11, 150, 100, 20), 0},
	} {
		if got := In(s, c.in); len(got) != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestBoundsOf_IsAroundAllItems(t *testing.T) {
	s := fixture()
	card := s.Items[1].Common().Ref
	if got, want := BoundsOf(s, card), s.Items[1].Bounds().Union(s.Items[2].Bounds()); got != want {
		t.Errorf("bounds are %v, want %v: what is clipped off does not count", got, want)
	}
	if got := BoundsOf(s, Ref{Kind: RefNote, ID: "none"}); !got.Empty() {
		t.Errorf("bounds of nothing are %v", got)
	}
}

func BenchmarkAt_Miss60000Items(b *testing.B) {
	s := fixture()
	for len(s.Items) < 60000 {
		s.Items = append(s.Items, s.Items[1:6]...)
	}
	for b.Loop() {
		At(s, geom.Pt{X: 400, Y: 290})
	}
}

// Values of CIE 15 for black, mid gray and white; and of pastels that are known to become alike.
func TestLightness_IsThatOfCIE(t *testing.T) {
	for _, c := range []struct {
		color Color
		want  float64
	}{
		{Color{}, 0}, {Color{R: 255, G: 255, B: 255}, 100}, {Color{R: 119, G: 119, B: 119}, 50},
		{Color{R: 0xFF, G: 0xE6, B: 0x80}, 91}, {Color{R: 0xA9, G: 0xD0, B: 0xF5}, 82}, {Color{R: 0xF7, G: 0xA8, B: 0xB8}, 77},
	} {
		if got := Lightness(c.color); math.Abs(got-c.want) > 0.6 {
			t.Errorf("%v has a lightness of %.1f, not %.1f", c.color, got, c.want)
		}
	}
}
