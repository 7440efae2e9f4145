package canvas

import (
	"embed"
	"encoding/json"
	"sync"
)

// The texts of the tools that come with the program, in the languages that do not stand in the tools
// themselves: one file for each, from the English text to that in the language. They are found by
// their English and not by where they stand, so that the copies of tools in files of earlier
// versions speak every language as well, and so do tools of somebody's own where they say the same.
//
//go:embed templates/words/*.json
var catalogs embed.FS

// catalogued returns what an English text of a tool that comes with the program is called in a language.
func catalogued(language, english string) (string, bool) {
	table, ok := catalogsRead.Load(language)
	if !ok {
		table, _ = catalogsRead.LoadOrStore(language, readCatalog(language))
	}
	s, ok := table.(map[string]string)[english]
	return s, ok
}

var catalogsRead sync.Map // by language, so that only those that are asked for are read

// readCatalog returns the catalog of a language; there is none for English, and for most others.
func readCatalog(language string) map[string]string {
	body, err := catalogs.ReadFile("templates/words/" + language + ".json")
	table := map[string]string{}
	if err != nil {
		return table
	}
	if err := json.Unmarshal(body, &table); err != nil {
		panic("canvas: words of built-in templates: " + language + ": " + err.Error()) // embedded: TestCatalogs_CanBeRead
	}
	return table
}
