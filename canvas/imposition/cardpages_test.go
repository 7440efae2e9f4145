package imposition

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"

	"pgregory.net/rapid"
)

// faceRole marks what belongs to a card, so that tests tell it from what a sheet says.
const faceRole = "face"

// face is a card with its number that fills its bleed with a tint.
func face(g CardGrid, n int) scene.Scene {
	size := g.Face()
	s := scene.Scene{Size: geom.Size{W: size.W + 2*g.Bleed, H: size.H + 2*g.Bleed}}
	tint := layout.Quiet
	l := text.Set(text.Bold, 5, 0, fmt.Sprint(n)).Text
	l.At, l.Color, l.Role = geom.Pt{X: g.Bleed + 4, Y: g.Bleed + 8}, layout.Ink, faceRole
	s.Items = []scene.Item{scene.Polygon{Points: geom.R(0, 0, s.Size.W, s.Size.H).Polygon(), Fill: &tint}, l}
	return s
}

func faces(g CardGrid, n int) []scene.Scene {
	var out []scene.Scene
	for i := range n {
		out = append(out, face(g, i+1))
	}
	return out
}

var cardLabels = CardLabels{Deck: "Financing cards", Language: "en", Credit: "After Strategy Tools, CC BY-SA 4.0, own text"}

// said returns what a page says beside its cards, each line with where it is.
func said(page scene.Scene) map[string]geom.Rect {
	out := map[string]geom.Rect{}
	for _, item := range page.Items {
		if t, ok := item.(scene.Text); ok && t.Role != faceRole {
			out[t.Plain] = geom.R(t.At.X, t.At.Y-0.75*t.Size, t.Width, 0.95*t.Size)
		}
	}
	return out
}

func lines(page scene.Scene, pens ...scene.Pen) []geom.Rect {
	var out []geom.Rect
	for _, item := range page.Items {
		if l, ok := item.(scene.Polyline); ok && slices.Contains(pens, l.Pen) {
			out = append(out, geom.Polygon(l.Points).Bounds())
		}
	}
	return out
}

// Whatever the sizes and however many cards: as many pages as were announced, the places of cards that are
// there marked and no others; marks, words and the ruler keep off the cards and their bleed and off each
// other, and lie where the printer prints.
func TestCardGrid_PagesKeepTheCardsFree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g, err := drawCards(rt).Grid()
		if err != nil {
			rt.Skip(err)
		}
		n := rapid.IntRange(1, 2*g.Count()+1).Draw(rt, "cards")
		labels := cardLabels
		labels.Language = rapid.SampledFrom(words.Languages).Draw(rt, "language")
		all := faces(g, n)
		pages := g.Pages(all, all, labels)
		if len(pages) != g.PagesFor(n) {
			rt.Fatalf("%d pages of %d", len(pages), g.PagesFor(n))
		}
		printed := geom.R(0, 0, g.Sheet.W, g.Sheet.H).Inset(g.Margin)
		for at, page := range pages {
			if page.Size != g.Sheet {
				rt.Fatalf("page %d is %v large", at, page.Size)
			}
			var cards []geom.Rect
			for _, item := range page.Items {
				if a := item.Common(); a.Clip != nil {
					cards = append(cards, *a.Clip)
				}
			}
			if len(cards) == 0 {
				rt.Fatalf("page %d is empty", at)
			}
			marks := lines(page, markPen)
			things := said(page)
			if r := lines(page, rulerPen); len(r) > 0 {
				things["the ruler"] = geom.Rect{}
				for _, tick := range r {
					things["the ruler"] = things["the ruler"].Union(tick.Inset(-0.05))
				}
			}
			for _, m := range marks {
				if long := max(m.W, m.H); long < markShort-1e-6 || long > markLong+1e-6 {
					rt.Fatalf("page %d: a mark is %v long", at, long)
				}
				if !holds(printed, m) {
					rt.Fatalf("page %d: a mark at %v is not printed", at, m)
				}
				for _, c := range cards {
					if m.Inset(-0.05).Overlaps(c) {
						rt.Fatalf("page %d: a mark at %v touches the card at %v", at, m, c)
					}
				}
			}
			guides := lines(page, guidePen)
			for what, r := range things {
				if !holds(printed, r) {
					rt.Fatalf("page %d: %q at %v is not printed", at, what, r)
				}
				for _, c := range slices.Concat(cards, marks, guides) {
					if r.Overlaps(c.Inset(-0.05)) {
						rt.Fatalf("page %d: %q at %v lies over %v", at, what, r, c)
					}
				}
				for other, o := range things {
					if other != what && r.Overlaps(o) {
						rt.Fatalf("page %d: %q at %v lies over %q at %v", at, what, r, other, o)
					}
				}
			}
		}
	})
}

func pagesOf(t *testing.T, c Cards, cards int) (CardGrid, []scene.Scene) {
	t.Helper()
	g, err := c.Grid()
	if err != nil {
		t.Fatal(err)
	}
	all := faces(g, cards)
	return g, g.Pages(all, all, cardLabels)
}

func TestCardGrid_SheetsSayWhatTheyAre(t *testing.T) {
	poker := Cards{Card: geom.Size{W: 63, H: 88}, Paper: papers["A4"], Margin: 5, Backs: LongEdge}
	first := func(c Cards) []string {
		_, pages := pagesOf(t, c, 20)
		var out []string
		for _, p := range pages {
			for line := range said(p) {
				if strings.HasPrefix(line, cardLabels.Deck) {
					before, _, _ := strings.Cut(line, " · ")
					out = append(out, strings.TrimPrefix(before, cardLabels.Deck+", "))
				}
			}
		}
		return out
	}
	if got, want := first(poker), []string{"front 1 of 3", "back 1 of 3", "front 2 of 3", "back 2 of 3", "front 3 of 3", "back 3 of 3"}; !slices.Equal(got, want) {
		t.Errorf("alternate: %q", got)
	}
	poker.Order = FrontsFirst
	if got, want := first(poker), []string{"front 1 of 3", "front 2 of 3", "front 3 of 3", "back 1 of 3", "back 2 of 3", "back 3 of 3"}; !slices.Equal(got, want) {
		t.Errorf("fronts first: %q", got)
	}
	_, pages := pagesOf(t, poker, 9)
	lines := said(pages[0])
	for _, want := range []string{"Financing cards, front 1 of 1 · print at 100 %, no fit to page · both sides, flip on the long edge", "100 mm", cardLabels.Credit} {
		if _, ok := lines[want]; !ok {
			t.Errorf("the sheet does not say %q: %v", want, lines)
		}
	}
	poker.Backs = NoBacks
	if _, pages := pagesOf(t, poker, 9); len(pages) != 1 {
		t.Errorf("%d pages without backs", len(pages))
	}
}

// Marks of a full sheet are in its margins, in line with every cut, two millimeters away from the cards.
func TestCardGrid_MarksAreInLineWithTheCuts(t *testing.T) {
	g, pages := pagesOf(t, Cards{Card: geom.Size{W: 63, H: 88}, Paper: papers["A4"], Margin: 5}, 9)
	var got []string
	for _, m := range lines(pages[0], markPen) {
		got = append(got, fmt.Sprintf("%.1f,%.1f", m.X, m.Y))
	}
	slices.Sort(got)
	_, above := g.free()
	up := 16.5 - 2 - marked(above)
	var want []string
	for _, x := range []geom.MM{10.5, 73.5, 136.5, 199.5} {
		want = append(want, fmt.Sprintf("%.1f,%.1f", x, up), fmt.Sprintf("%.1f,282.5", x))
	}
	for _, y := range []geom.MM{16.5, 104.5, 192.5, 280.5} {
		want = append(want, fmt.Sprintf("%.1f,%.1f", 10.5-2-markShort, y), fmt.Sprintf("201.5,%.1f", y))
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("marks at %v, not %v", got, want)
	}
}

// A face is printed in its own size, wherever its cards are; one of another size is made to fit.
func TestCardGrid_FacesKeepTheirSize(t *testing.T) {
	for _, c := range []Cards{
		{Card: sized(t, "poker"), Paper: papers["A4"], Margin: 5},
		{Card: sized(t, "poker"), Paper: papers["A4"], Margin: 5, Bleed: 3, Backs: FoldOver},
		{Card: sized(t, "a7"), Paper: papers["A4"], Split: true},
	} {
		g, pages := pagesOf(t, c, 1)
		for _, item := range pages[0].Items {
			if x, ok := item.(scene.Text); ok && x.Role == faceRole {
				if math.Abs(x.Size-5) > 1e-9 {
					t.Errorf("%+v: text of 5 mm is %v", c, x.Size)
				}
				break
			}
		}
		large := face(g, 1).Placed(2, geom.Pt{})
		for _, item := range g.Pages([]scene.Scene{large}, nil, cardLabels)[0].Items {
			if x, ok := item.(scene.Text); ok && x.Role == faceRole && x.Size > 5.5 {
				t.Errorf("%+v: a face of twice the size has text of %v", c, x.Size)
			}
		}
	}
}

// A card that is folded has its bleed on three sides, and front and back do not come over each other's.
func TestCardGrid_FoldedFacesEndAtTheFold(t *testing.T) {
	g, pages := pagesOf(t, Cards{Card: geom.Size{W: 63, H: 88}, Paper: papers["A4"], Margin: 5, Bleed: 3, Backs: FoldOver}, 1)
	var shown []geom.Rect
	for _, item := range pages[0].Items {
		if clip := item.Common().Clip; clip != nil && !slices.Contains(shown, *clip) {
			shown = append(shown, *clip)
		}
	}
	front, back := g.Front(0), g.Back(0)
	want := []geom.Rect{geom.R(front.X-3, front.Y-3, 66, 94), geom.R(back.X, back.Y-3, 66, 94)}
	if !slices.Equal(shown, want) {
		t.Errorf("faces show in %v, not %v", shown, want)
	}
}

// A face that says where it is cut is placed by that.
func TestCardGrid_FacesAreCutWhereTheySay(t *testing.T) {
	g, err := Cards{Card: geom.Size{W: 63, H: 88}, Paper: papers["A4"], Margin: 5, Bleed: 3}.Grid()
	if err != nil {
		t.Fatal(err)
	}
	f := scene.Scene{Size: geom.Size{W: 73, H: 98}, Trim: geom.R(5, 5, 63, 88)}
	ink := layout.Ink
	f.Items = []scene.Item{scene.Polygon{Points: geom.R(5, 5, 10, 10).Polygon(), Fill: &ink}}
	got := g.Pages([]scene.Scene{f}, nil, cardLabels)[0].Items[0].Bounds()
	if at := g.Front(0); got.Min().Dist(at.Min()) > 1e-9 || math.Abs(got.W-10) > 1e-9 {
		t.Errorf("a corner of the card is at %v, not %v", got, at)
	}
}

// What is calibrated moves by as much as was read, fronts and backs apart, and is scaled about the middle.
func TestCardGrid_MovesByTheCalibration(t *testing.T) {
	c := Cards{Card: geom.Size{W: 63, H: 88}, Paper: papers["A4"], Margin: 5, Backs: LongEdge}
	_, plain := pagesOf(t, c, 9)
	c.Calibration = Calibration{FrontX: 0.5, FrontY: -1, BackX: -2, BackY: 0.25, Scale: 101}
	g, moved := pagesOf(t, c, 9)
	for i, by := range []geom.Pt{{X: 0.5, Y: -1}, {X: -2, Y: 0.25}} {
		center := geom.Pt{X: g.Sheet.W / 2, Y: g.Sheet.H / 2}
		a, b := lines(plain[i], markPen)[0], lines(moved[i], scene.Pen{Width: markPen.Width * 1.01, Color: markPen.Color})[0]
		want := a.Min().Sub(center).Mul(1.01).Add(center).Add(by)
		if b.Min().Dist(want) > 1e-9 {
			t.Errorf("page %d: a mark at %v is at %v, not %v", i, a, b, want)
		}
		if moved[i].Size != g.Sheet {
			t.Errorf("page %d is %v large", i, moved[i].Size)
		}
	}
}
