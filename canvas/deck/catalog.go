package deck

import (
	"embed"
	"encoding/json"
	"path"
	"strings"
	"sync"

	"clustercanvas/canvas"
)

// The texts of the deck in the languages that do not stand in its files themselves: one file for
// each, from the English text to that in the language.
//
//go:embed words/*.json
var catalogFiles embed.FS

// catalogs returns the texts of each language by their English.
var catalogs = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	entries, err := catalogFiles.ReadDir("words")
	if err != nil {
		panic("deck: words: " + err.Error())
	}
	for _, e := range entries {
		body, err := catalogFiles.ReadFile(path.Join("words", e.Name()))
		table := map[string]string{}
		if err == nil {
			err = json.Unmarshal(body, &table)
		}
		if err != nil {
			panic("deck: words/" + e.Name() + ": " + err.Error())
		}
		out[strings.TrimSuffix(e.Name(), ".json")] = table
	}
	return out
})

// complete gives texts the languages that they lack and a catalog has. What an entry says itself
// stays.
func complete(texts ...canvas.Words) {
	for _, w := range texts {
		for language, table := range catalogs() {
			if s, ok := table[w["en"]]; ok && w[language] == "" {
				w[language] = s
			}
		}
	}
}
