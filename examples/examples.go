// Package examples holds the worked examples that come with the program, as files of the
// exchange format (docs/exchange-format.md).
//
// They are data: whoever wants a workbook of one gives its JSON to export.ReadJSON. What the
// source of an example leaves open is left open, and what is illustrative says so. The package
// imports nothing of ours. The examples are CC BY-SA 4.0.
package examples

import (
	"embed"
	"slices"
)

// Example is a worked example.
type Example struct {
	ID    string // as the command line takes it
	Title string // in English: the name of the cluster
	JSON  []byte // in the exchange format; the caller's own copy
}

// In returns the title in a language, as far as there is one, or in English.
func (e Example) In(language string) string { return Text(language, e.Title) }

// index lists the examples in the order of the start screen: first those that show most.
var index = []Example{
	{ID: "intl-entrepreneurial", Title: "Entrepreneurial growth cluster"},
	{ID: "ocean-tech", Title: "Ocean tech supercluster"},
	{ID: "intl-entrepreneurial-canvas", Title: "Entrepreneurial growth cluster, from Map to Canvas"},
	{ID: "infrastructure", Title: "Road and tunnel cluster"},
	{ID: "solar", Title: "National solar cluster"},
	{ID: "tourism", Title: "National tourism cluster"},
	{ID: "ocean-autonomy", Title: "Ocean autonomy"},
	{ID: "avaesen", Title: "Avaesen"},
	{ID: "gov-to-private", Title: "From government to self-sustaining growth cluster"},
	{ID: "fully-public", Title: "A fully publicly-financed cluster program"},
	{ID: "national-public", Title: "National, public funding"},
	{ID: "heavy-public", Title: "Heavy public funding"},
	{ID: "export-organisation", Title: "Export organization"},
	{ID: "health-valley", Title: "Health Valley Netherlands"},
	{ID: "slovenia", Title: "Construction Cluster of Slovenia"},
	{ID: "monterrey", Title: "Monterrey cluster"},
	{ID: "metaindustry4", Title: "MetaIndustry4"},
	{ID: "medicalps-2014", Title: "Medic@lps"},
	{ID: "one-third-rule", Title: "A third each"},
}

//go:embed *.json
var files embed.FS

// All returns the examples, those first that show most.
func All() []Example {
	out := make([]Example, len(index))
	for i, e := range index {
		out[i], _ = Find(e.ID)
	}
	return out
}

// Find returns the example with the given id.
func Find(id string) (Example, bool) {
	i := slices.IndexFunc(index, func(e Example) bool { return e.ID == id })
	if i < 0 {
		return Example{}, false
	}
	body, err := files.ReadFile(id + ".json")
	if err != nil {
		panic("examples: " + err.Error()) // every file of the index is embedded: TestAll_IsEveryFile
	}
	e := index[i]
	e.JSON = body
	return e, true
}
