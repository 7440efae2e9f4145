package export

import (
	"embed"
	"encoding/json"
	"strings"
	"sync"
)

// What people call columns, groups and sums in tables, in the languages beside English and German,
// whose words stand in tablewords.go: one file for each, by what the words are for and what they mean.
//
//go:embed headings/*.json
var headingFiles embed.FS

// headings are the words of one language.
type headings map[string]json.RawMessage

// words returns the words for a meaning, with strokes between them; empty where the language has none.
func (h headings) words(kind, meaning string) string {
	if meaning == "true" { // of what has one meaning only
		var list string
		if json.Unmarshal(h[kind], &list) == nil {
			return list
		}
		return ""
	}
	var lists map[string]string
	if json.Unmarshal(h[kind], &lists) != nil {
		return ""
	}
	return lists[meaning]
}

// headingLanguages are the languages of the files, in their order.
var headingLanguages = func() []string {
	entries, err := headingFiles.ReadDir("headings")
	if err != nil {
		panic("export: headings: " + err.Error())
	}
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".json"))
	}
	return out
}()

// headingsIn returns the words of a language.
func headingsIn(language string) headings {
	if h, ok := headingsRead.Load(language); ok {
		return h.(headings)
	}
	body, err := headingFiles.ReadFile("headings/" + language + ".json")
	h := headings{}
	if err == nil {
		err = json.Unmarshal(body, &h)
	}
	if err != nil {
		panic("export: headings/" + language + ".json: " + err.Error()) // embedded: TestHeadings_AreRead
	}
	headingsRead.Store(language, h)
	return h
}

var headingsRead sync.Map
