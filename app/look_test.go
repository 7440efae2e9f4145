package app

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// contrastRatio is that of the guidelines for accessible content.
func contrastRatio(a, b color.Color) float64 {
	light := func(c color.Color) float64 {
		r, g, bl, _ := c.RGBA()
		linear := func(v uint32) float64 {
			x := float64(v) / 0xffff
			if x <= 0.03928 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(bl)
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestLook_KnowsEveryColorInEveryAppearance(t *testing.T) {
	for name := range lightPalette {
		for _, p := range []palette{darkPalette, contrastPalette} {
			if _, ok := p[name]; !ok {
				t.Errorf("a palette lacks %s", name)
			}
		}
	}
	for _, tint := range canvas.Tints {
		if _, ok := noteTints[noteColor(tint)]; !ok {
			t.Errorf("no color for notes of tint %s", tint)
		}
	}
}

func TestShortened_Fits(t *testing.T) {
	test.NewTempApp(t)
	const s = "Entrepreneurial growth cluster"
	for width := float32(20); width < 260; width += 7 {
		got := shortened(s, sizeBody, fyne.TextStyle{}, width)
		if w := fyne.MeasureText(got, sizeBody, fyne.TextStyle{}).Width; w > width && got != "…" {
			t.Errorf("%q is %.1f wide, there is room for %.1f", got, w, width)
		}
		if got != s && !strings.HasSuffix(got, "…") {
			t.Errorf("%q does not say that it was cut", got)
		}
	}
}

func TestWrapped_KeepsAllWordsAndFits(t *testing.T) {
	test.NewTempApp(t)
	for _, e := range deck.All() {
		for _, l := range languages {
			for _, s := range []string{e.Title.In(l), e.Body.In(l), e.Evidence.In(l)} {
				for _, width := range []float32{120, 224, 260} {
					lines := wrapped(s, sizeCaption, fyne.TextStyle{}, width)
					for _, line := range lines {
						if w := fyne.MeasureText(line, sizeCaption, fyne.TextStyle{}).Width; w > width && strings.Contains(line, " ") {
							t.Errorf("%q is %.0f wide, not %.0f", line, w, width)
						}
						if strings.Contains(line, softHyphen) {
							t.Errorf("%q shows a soft hyphen", line)
						}
					}
					if strings.Join(strings.Fields(strings.Join(lines, "")), "") == "" && s != "" {
						t.Errorf("%q is gone", s)
					}
				}
			}
		}
	}
}

// The detail under the deck has one height for all cards: each must fit into it.
func TestCardDetail_HasRoomForEveryCard(t *testing.T) {
	s := newStage(t)
	for _, l := range languages {
		s.p.words = newWording(l)
		w := s.newFile()
		for _, c := range w.deckCards() {
			w.deck.detail.show(c)
			if bottom := w.deck.detail.bound.Position().Y + w.deck.detail.bound.MinSize().Height; bottom > w.deck.detail.height()-4 {
				t.Errorf("%s: the detail of %s is %.0f high, there is room for %.0f", l, c.Deck, bottom, w.deck.detail.height())
			}
		}
	}
}

func TestSearched(t *testing.T) {
	var cards []canvas.Card
	for _, e := range deck.All() {
		cards = append(cards, e.Card())
	}
	for _, c := range []struct {
		typed, language, first string
	}{
		{"membership", "en", "Membership fees"},
		{"MITGLIEDS", "de", "Mitgliedsbeiträge"},
		{"mbrshp", "en", "Membership fees"},
	} {
		found := searched(cards, c.typed, c.language)
		hit := false
		for _, f := range found {
			hit = hit || deck.Plain(deck.Title(f, c.language)) == c.first
		}
		if !hit || len(found) == len(cards) {
			t.Errorf("%q finds %d cards, and %q is there: %t", c.typed, len(found), c.first, hit)
		}
	}
	if got := len(searched(cards, "  ", "en")); got != len(cards) {
		t.Errorf("an empty search finds %d", got)
	}
	if got := len(searched(cards, "zzzzqqq", "en")); got != 0 {
		t.Errorf("nonsense finds %d", got)
	}
}

func TestScroller(t *testing.T) {
	newStage(t)
	content := fixedHeight(500)
	s := newScroller(content)
	s.Resize(fyne.NewSize(100, 200))
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -50}})
	if s.offset != 50 || content.Position().Y != -50 {
		t.Errorf("scrolled to %.0f, the content is at %.0f", s.offset, content.Position().Y)
	}
	s.reveal(450, 490)
	if s.offset != 290 {
		t.Errorf("revealed at %.0f", s.offset)
	}
	s.to(10_000)
	if s.offset != 300 {
		t.Errorf("the end is %.0f", s.offset)
	}
	s.Resize(fyne.NewSize(100, 600))
	if content.Position().Y != 0 || s.bar.Visible() {
		t.Errorf("with room for all, the content is at %.0f and the bar visible: %t", content.Position().Y, s.bar.Visible())
	}
}
