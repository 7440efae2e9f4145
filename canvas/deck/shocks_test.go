package deck_test

import (
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

func TestShocks_SayWhatTheyHit(t *testing.T) {
	ids := map[string]bool{}
	for _, s := range deck.Shocks() {
		if ids[s.ID] || s.ID == "" || len(s.Hits) == 0 {
			t.Errorf("%q is there twice, has no name or hits nothing", s.ID)
		}
		ids[s.ID] = true
		if found, ok := deck.FindShock(s.ID); !ok || found.Pictogram != s.Pictogram {
			t.Errorf("FindShock(%q) = %v, %v", s.ID, found, ok)
		}
		if _, ok := deck.Outlines(s.Pictogram); !ok {
			t.Errorf("%s: there is no pictogram %q", s.ID, s.Pictogram)
		}
		for _, h := range s.Hits {
			ways := 0
			for _, group := range []canvas.Group{h.Group, h.Largest} {
				if group == "" {
					continue
				}
				ways++
				if !slices.Contains(canvas.Groups, group) {
					t.Errorf("%s: there is no group %q", s.ID, group)
				}
			}
			if len(h.Cards) > 0 {
				ways++
			}
			if ways != 1 {
				t.Errorf("%s: a hit says in %d ways what it takes", s.ID, ways)
			}
			for _, id := range h.Cards {
				if _, ok := deck.Find(id); !ok {
					t.Errorf("%s: there is no card %q", s.ID, id)
				}
			}
		}
	}
	if _, ok := deck.FindShock("meteor"); ok {
		t.Error("there is a shock that nobody wrote")
	}
}

func TestShocks_ReadInEveryLanguage(t *testing.T) {
	for _, s := range deck.Shocks() {
		for _, language := range languages {
			title, body := s.Title[language], s.Body[language]
			if title == "" || title != strings.TrimSpace(title) || strings.HasSuffix(title, ".") {
				t.Errorf("%s in %s is called %q", s.ID, language, title)
			}
			if body != strings.TrimSpace(body) || !strings.HasSuffix(body, ".") || strings.Contains(body, ". ") {
				t.Errorf("%s in %s is not one sentence: %q", s.ID, language, body)
			}
		}
	}
}
