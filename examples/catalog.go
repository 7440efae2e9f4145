package examples

import (
	"embed"
	"encoding/json"
	"strings"
	"sync"
)

// What the examples say in other languages: one file for each, from the English text to that in the
// language.
//
//go:embed words/*.json
var catalogs embed.FS

// Text returns what a text of an example is called in a language, or the text itself. One of several
// lines is looked up as a whole first, and then line by line.
func Text(language, english string) string {
	base, _, _ := strings.Cut(language, "-")
	table := catalog(base)
	if s, ok := table[english]; ok {
		return s
	}
	if !strings.Contains(english, "\n") {
		return english
	}
	lines := strings.Split(english, "\n")
	for i, l := range lines {
		if s, ok := table[l]; ok {
			lines[i] = s
		}
	}
	return strings.Join(lines, "\n")
}

// catalog returns the texts of a language by their English.
func catalog(language string) map[string]string {
	if t, ok := read.Load(language); ok {
		return t.(map[string]string)
	}
	table := map[string]string{}
	if body, err := catalogs.ReadFile("words/" + language + ".json"); err == nil {
		if err := json.Unmarshal(body, &table); err != nil {
			panic("examples: words/" + language + ".json: " + err.Error()) // embedded: TestText_IsThereInEveryLanguage
		}
	}
	t, _ := read.LoadOrStore(language, table)
	return t.(map[string]string)
}

var read sync.Map // catalogs by language, so that only those that are asked for are read
