package canvas

import (
	"embed"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
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

// Catalogs are texts that come with the program in several languages: by language, from the English
// text to that in the language.
type Catalogs map[string]map[string]string

// ReadCatalogs reads the catalogs in an embedded folder, a file for each language. It panics where one
// cannot be read: that is a fault of the build, which the tests of whoever embeds it find.
func ReadCatalogs(files fs.FS, folder string) Catalogs {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		panic("canvas: catalogs: " + err.Error())
	}
	out := Catalogs{}
	for _, e := range entries {
		body, err := fs.ReadFile(files, path.Join(folder, e.Name()))
		table := map[string]string{}
		if err == nil {
			err = json.Unmarshal(body, &table)
		}
		if err != nil {
			panic("canvas: catalog " + e.Name() + ": " + err.Error())
		}
		out[strings.TrimSuffix(e.Name(), ".json")] = table
	}
	return out
}

// Complete gives texts the languages that they lack and a catalog has. What a text says itself stays.
func (c Catalogs) Complete(texts ...Words) {
	for _, w := range texts {
		for language, table := range c {
			if s, ok := table[w["en"]]; ok && w[language] == "" {
				w[language] = s
			}
		}
	}
}
