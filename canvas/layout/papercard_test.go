package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/code"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// paperCards returns every card that is printed, and one with long words of somebody's own.
func paperCards(language string) []layout.PaperCard {
	var out []layout.PaperCard
	for _, e := range deck.All() {
		out = append(out, layout.DeckCard(e, language))
	}
	out = append(out, layout.ShockCards(language)...)
	own := layout.BlankCard(12, language)
	own.Title, own.Body = "Innovationspartnerschaftsvereinbarungen der Länder", "Wir legen zusammen, was die Länder und die Kammern für ihre Beratungen ausgeben, und verteilen es nach Köpfen."
	own.Payer, own.Foot = "Wirtschaftsförderungsgesellschaft Nordschwarzwald mbH", layout.FootMoney
	return append(out, layout.BlankCard(1, language), own, layout.TitleCard("Cluster Mobility & Logistics, Regensburg", 30, language), layout.HowToCard(language))
}

var paperSizes = map[string]geom.Size{
	"poker": {W: 63, H: 88}, "bridge": {W: 57, H: 89}, "tarot": {W: 70, H: 120}, "A7": {W: 74, H: 105}, "A6": {W: 105, H: 148},
	"business": {W: 85, H: 55}, "mini": {W: 44, H: 68}, "note": {W: 76, H: 76}, "square": {W: 70, H: 70},
}

// On every card, in every size and language, letters keep from the cut, do not lie over each other, and
// lie on no code; nothing else comes nearer to the cut than the safe zone, but for color where there is bleed.
func TestPaperCards_NothingOverlapsOrIsCut(t *testing.T) {
	languages := words.Languages
	if testing.Short() {
		languages = languages[:2]
	}
	for _, language := range languages {
		for _, c := range paperCards(language) {
			for name, size := range paperSizes {
				for side, s := range map[string]scene.Scene{"front": c.Front(size, 0), "back": c.Back(size, 0)} {
					checkPaperCard(t, fmt.Sprintf("%s, %s, %s of %q", language, name, side, c.Title+c.ID), s, size)
				}
			}
		}
	}
}

func checkPaperCard(t *testing.T, where string, s scene.Scene, size geom.Size) {
	t.Helper()
	if s.Size != size {
		t.Errorf("%s is %v large", where, s.Size)
	}
	for _, p := range s.Problems {
		t.Errorf("%s: %v %q", where, p.Kind, p.Text)
	}
	var letters []scene.Text
	white := geom.Rect{}
	for _, item := range s.Items {
		if x, ok := item.(scene.Symbol); ok && strings.HasPrefix(x.Shape.Name, "code ") {
			white = x.Bounds()
			if x.Size < 11.9 {
				t.Errorf("%s has a code of %.1f mm", where, x.Size)
			}
		}
	}
	for _, item := range s.Items {
		b := item.Bounds()
		if x, ok := item.(scene.Symbol); ok && strings.HasPrefix(x.Shape.Name, "code ") {
			b = b.Inset(b.W * code.Quiet / x.Shape.Grid)
		} else if b.Overlaps(white.Inset(0.1)) {
			t.Errorf("%s: %T at %v lies on the code at %v", where, item, b, white)
		}
		from := geom.MM(2.9)
		if x, ok := item.(scene.Text); ok {
			from = 3.5
			// What is inked of a line of text, about: no lower than letters with a tail.
			b = geom.R(x.At.X, x.At.Y-0.74*x.Size, x.Width, 0.94*x.Size)
			for _, other := range letters {
				o := geom.R(other.At.X, other.At.Y-0.74*other.Size, other.Width, 0.94*other.Size)
				if o.Inset(0.05).Overlaps(b.Inset(0.05)) {
					t.Errorf("%s: %q lies over %q", where, x.Plain, other.Plain)
				}
			}
			letters = append(letters, x)
			if x.Size < 1.69 {
				t.Errorf("%s: %q is %.2f mm small", where, x.Plain, x.Size)
			}
		}
		if b.X < from || b.Y < from || b.Right() > size.W-from || b.Bottom() > size.H-from+0.6 {
			t.Errorf("%s: %T %v is too near to the cut", where, item, b)
			if x, ok := item.(scene.Text); ok {
				t.Errorf("  it says %q", x.Plain)
			}
		}
	}
}

// With bleed a card is larger by it on each side and its color goes on to the edge; where it is cut it is
// the same card.
func TestPaperCards_ColorGoesOnIntoTheBleed(t *testing.T) {
	size, bleed := geom.Size{W: 63, H: 88}, geom.MM(3)
	c := layout.DeckCard(deck.All()[0], "en")
	for side, s := range map[string][2]scene.Scene{"front": {c.Front(size, 0), c.Front(size, bleed)}, "back": {c.Back(size, 0), c.Back(size, bleed)}} {
		plain, wide := s[0], s[1]
		if wide.Size != (geom.Size{W: 69, H: 94}) {
			t.Fatalf("%s is %v large", side, wide.Size)
		}
		ground := wide.Items[0].Bounds()
		if ground.X > 0 || ground.Y > 0 || ground.Right() < wide.Size.W {
			t.Errorf("the color of the %s ends at %v", side, ground)
		}
		if len(plain.Items) != len(wide.Items) {
			t.Fatalf("%s has %d items, and %d with bleed", side, len(plain.Items), len(wide.Items))
		}
		for i, item := range plain.Items[1:] {
			a, b := item.Bounds(), wide.Items[i+1].Bounds()
			if a.Min().Add(geom.Pt{X: bleed, Y: bleed}).Dist(b.Min()) > 1e-6 {
				t.Errorf("%s: %T is at %v, and at %v with bleed", side, item, a, b)
			}
		}
	}
}

// A card of the cluster's own bears what is known of its source: its words, who pays, its short id; who
// pays is left out where that is confidential.
func TestSourceCard_TellsOfTheSource(t *testing.T) {
	card := deck.All()[9].Card()
	w, problems := canvas.NewWorkbook([]canvas.Record{card})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	const short = "K4QX"
	s := canvas.Source{ID: "s", Card: card.ID, Title: "Own words", Payer: "City of Tromsø", Group: card.Group, Side: card.Side}
	texts := func(s scene.Scene) map[string]bool {
		out := map[string]bool{}
		for _, i := range s.Items {
			if x, ok := i.(scene.Text); ok {
				out[x.Plain] = true
			}
		}
		return out
	}
	front := texts(layout.SourceCard(w, s, short, "en").Front(geom.Size{W: 105, H: 148}, 0))
	for _, want := range []string{"Own words", short, s.Payer} {
		if !front[want] {
			t.Errorf("the front does not say %q: %v", want, front)
		}
	}
	s.Confidential = true
	if front := texts(layout.SourceCard(w, s, short, "en").Front(geom.Size{W: 105, H: 148}, 0)); front[s.Payer] {
		t.Error("the card tells who pays, which is confidential")
	}
}
