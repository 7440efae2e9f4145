package deck_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas/deck"
)

func TestPeers_SayWhoAndWhen(t *testing.T) {
	kinds := []deck.PeerKind{deck.PeerRule, deck.PeerSurvey, deck.PeerCase}
	ids, last := map[string]bool{}, 0
	for _, p := range deck.Peers() {
		if ids[p.ID] || p.ID == "" {
			t.Errorf("the id %q is there twice, or empty", p.ID)
		}
		ids[p.ID] = true
		kind := slices.Index(kinds, p.Kind)
		if kind < last {
			t.Errorf("%s, a %q, comes too late", p.ID, p.Kind)
		}
		last = kind
		if p.Source == "" || p.At == "" || strings.Contains(p.At, "://") || p.Year < 2000 || p.Year > 2100 {
			t.Errorf("%s: said by %q in %d at %q", p.ID, p.Source, p.Year, p.At)
		}
	}
}

// The figures are those of the text, in whole per cent.
func TestPeers_FiguresAreThoseOfTheText(t *testing.T) {
	for _, p := range deck.Peers() {
		for _, f := range p.Figures {
			for _, language := range languages {
				if f.Of[language] == "" {
					t.Errorf("%s: a figure of nothing in %s", p.ID, language)
				}
				said := fmt.Sprintf("%d%%", (f.PerMille+5)/10)
				if !strings.Contains(strings.NewReplacer(" %", "%", "\u00a0%", "%").Replace(p.Text[language]), said) && p.Kind != deck.PeerRule {
					t.Errorf("%s in %s does not say %q: %q", p.ID, language, said, p.Text[language])
				}
			}
		}
	}
}

func TestPeersAndAdvice_ReadInEveryLanguage(t *testing.T) {
	texts := map[string]map[string]string{}
	for _, p := range deck.Peers() {
		texts[p.ID] = p.Text
	}
	for _, word := range []string{"grow", "transform", "build", "baby", "emerging", "growth", "supercluster"} {
		texts[word] = deck.Advice(word)
		for _, language := range languages {
			if n := strings.Count(deck.Advice(word)[language]+" ", ". "); n != 2 {
				t.Errorf("advice for %q in %s has %d sentences", word, language, n)
			}
		}
	}
	for id, words := range texts {
		for _, language := range languages {
			text := words[language]
			if text != strings.TrimSpace(text) || !strings.HasSuffix(text, ".") || strings.Contains(text, "  ") || strings.Contains(text, "'") {
				t.Errorf("%s in %s: %q", id, language, text)
			}
		}
	}
}

func TestAdvice_IsForKnownWords(t *testing.T) {
	if got := deck.Advice(" Grow "); got.In("en") != deck.Advice("grow").In("en") || got.In("en") == "" {
		t.Errorf("capitals matter: %v", got)
	}
	for _, word := range []string{"", "our own word"} {
		if got := deck.Advice(word); got.In("de") != "" {
			t.Errorf("advice for %q: %v", word, got)
		}
	}
}
