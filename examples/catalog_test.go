package examples_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
	"clustercanvas/examples"
)

// texts returns every text of the examples that somebody has written.
func texts(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, e := range examples.All() {
		found[e.Title] = true
		w := read(t, e)
		if _, err := canvas.Translated(w, "de", func(s string) string {
			found[s] = true
			return s
		}); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// Every text of an example is there in every language, and no catalog has one that no example says.
// What is the same in all languages, names and numbers, stands there as well: nobody has forgotten it.
func TestText_IsThereInEveryLanguage(t *testing.T) {
	said := texts(t)
	for _, language := range words.Languages[1:] {
		body, err := os.ReadFile("words/" + language + ".json")
		if err != nil {
			t.Fatal(err)
		}
		table := map[string]string{}
		if err := json.Unmarshal(body, &table); err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		used := map[string]bool{}
		for s := range said {
			if _, whole := table[s]; whole {
				used[s] = true
				continue
			}
			for line := range strings.SplitSeq(s, "\n") {
				used[line] = true
				if _, ok := table[line]; !ok && needsWords(line) {
					t.Errorf("%s lacks %q", language, line)
				}
			}
		}
		for english, s := range table {
			if !used[english] {
				t.Errorf("%s: no example says %q", language, english)
			}
			if strings.TrimSpace(s) != s || s == "" || strings.Count(s, "\n") != strings.Count(english, "\n") {
				t.Errorf("%s: %q is %q", language, english, s)
			}
			if len(s) > 2*len(english)+12 {
				t.Errorf("%s: %q is too long: %q", language, english, s)
			}
		}
	}
}

// needsWords reports whether a text is more than a number, a year or the name of a unit.
func needsWords(s string) bool {
	letters := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, s)
	return len(letters) > 1
}

func TestText_GoesLineByLine(t *testing.T) {
	for _, c := range []struct{ english, want string }{
		{"Start-ups", "Start-ups"},
		{"Year 1", "Jahr 1"},
		{"Year 1\nunheard of\nYear 5", "Jahr 1\nunheard of\nJahr 5"},
	} {
		if got := examples.Text("de-AT", c.english); got != c.want {
			t.Errorf("%q is %q, want %q", c.english, got, c.want)
		}
	}
}
