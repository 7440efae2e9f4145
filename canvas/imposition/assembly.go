package imposition

import (
	"math"
	"strconv"
	"strings"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// Print is one poster on paper: what is printed, in which language, and what its sheets are told to be.
type Print struct {
	Page     scene.Scene
	Grid     Grid
	Name     string // of the poster, "A1"
	About    string // beside the names of sheets: the file, the day
	Language string
	Credits  []string // at the foot of the assembly page
}

// Size says how large the poster becomes: "A1", or "A1 at 97.6 %".
func (p Print) Size() string {
	if p.Grid.Scale >= 1 {
		return p.Name
	}
	return words.Text(p.Language, "poster-at", p.Name, words.Percent(p.Language, int64(math.Round(p.Grid.Scale*1000)), 1))
}

// Pages returns what is printed: how the poster is put together, usually on one page, and its sheets row
// by row.
func (p Print) Pages() (how, parts []scene.Scene) {
	said := p.Page.Title + " · " + p.Size()
	if p.About != "" {
		said += " · " + p.About
	}
	said += " · " + words.Text(p.Language, "poster-actual")
	sheets := Poster(p.Page, p.Grid, Labels{Sheet: said, Glue: words.Text(p.Language, "poster-glue")})
	for _, s := range sheets {
		parts = append(parts, s.Scene)
	}
	return p.assembly(sheets), parts
}

// assembly returns the page on how to put the sheets together, with the picture as large as leaves room for
// all of it on one page.
func (p Print) assembly(sheets []Sheet) []scene.Scene {
	for width := 1.0; ; width -= 0.1 {
		if pages := layout.Pages(p.assemblyDocument(sheets, width)); len(pages) == 1 || width < 0.5 {
			return pages
		}
	}
}

func (p Print) assemblyDocument(sheets []Sheet, width float64) layout.Document {
	say := func(key string, args ...any) string { return words.Text(p.Language, key, args...) }
	mm := func(v geom.MM) string { return strconv.Itoa(int(math.Round(v))) }
	g := p.Grid
	count := strconv.Itoa(len(sheets))
	steps := []string{say("poster-step-print", count), say("poster-step-check")}
	if g.Count() > 1 {
		steps = append(steps, say("poster-step-cut"), say("poster-step-glue", Name(0, 0)))
	}
	paper := geom.Size{W: min(g.Paper.W, g.Paper.H), H: max(g.Paper.W, g.Paper.H)}
	d := layout.Document{
		Paper: paper, Title: say("poster-assemble"), Author: p.Page.Author, Language: p.Language, Credits: p.Credits,
		Blocks: []layout.Block{
			layout.Title{Text: say("poster-assemble"), Under: p.Page.Title},
			layout.Paragraph{Text: say("poster-is", p.Size(), mm(g.Poster.W), mm(g.Poster.H), count, mm(g.Paper.W), mm(g.Paper.H))},
			layout.Picture{Scene: Overview(p.Page, g, sheets), Width: width, Frame: true},
			layout.List{Items: steps, Numbered: true},
		},
	}
	if left := leftOut(g, sheets); len(left) > 0 {
		d.Blocks = append(d.Blocks, layout.Paragraph{Text: say("poster-empty", strings.Join(left, ", "))})
	}
	d.Blocks = append(d.Blocks, layout.Ruler{Length: 100, Label: say("poster-ruler")})
	return d
}
