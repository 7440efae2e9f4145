package deck

import (
	"embed"
	"sync"

	"clustercanvas/canvas"
)

// The texts of the deck in the languages that do not stand in its files themselves: one file for
// each, from the English text to that in the language.
//
//go:embed words/*.json
var catalogFiles embed.FS

var catalogs = sync.OnceValue(func() canvas.Catalogs { return canvas.ReadCatalogs(catalogFiles, "words") })

// complete gives texts the languages that they lack.
func complete(texts ...canvas.Words) { catalogs().Complete(texts...) }
