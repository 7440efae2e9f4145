package app

import (
	"path/filepath"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
)

// partPapers are what a poster is printed on in parts: what printers at hand take.
var partPapers = []string{"a4", "a3", "letter", "tabloid"}

// parts returns a page as a poster on several sheets of paper, with how they are put together before them.
func (j exportJob) parts(page scene.Scene, sheet canvas.RecordID, size geom.Size) ([]scene.Scene, error) {
	grid, err := posterGrid(size, j.on, page.Size)
	if err != nil {
		return nil, err
	}
	if fewer, ok := grid.Fewer(); ok && j.fit {
		grid = fewer
	}
	s, _ := canvas.Get[canvas.Sheet](j.workbook, sheet)
	language := j.language
	if language == "" {
		language = j.workbook.Info().Language
	}
	how, parts := imposition.Print{
		Page: page, Grid: grid, Name: export.PaperTitle(j.paper), Language: language, Credits: j.workbook.Template(s).Credits(language),
		About: filepath.Base(j.path) + " · " + j.date.Format(time.DateOnly),
	}.Pages()
	return append(how, parts...), nil
}

func posterGrid(poster geom.Size, on string, page geom.Size) (imposition.Grid, error) {
	paper, _ := export.PaperSize(on)
	return imposition.Sheets{Poster: poster, Paper: paper, Margin: imposition.UsualMargin, Overlap: imposition.UsualOverlap}.For(page).Grid()
}

// posterChoice asks whether a page is printed on one sheet of paper or on several, and says on how many.
type posterChoice struct {
	window *Window
	choice *listChoice
	about  *prose
	fit    *check
	size   string // of the poster, by its name
	fitted func() // tells that it may be higher now
}

func (w *Window) newPosterChoice(width float32, fitted func()) *posterChoice {
	p := &posterChoice{window: w, about: newProse("", sizeCaption, colorSecondary, width), fitted: fitted}
	labels := []string{w.text("export-one-page")}
	for _, on := range partPapers {
		labels = append(labels, w.text("export-parts", export.PaperTitle(on)))
	}
	p.choice = newListChoice(labels, func(int) { p.show(p.size, true) })
	p.fit = newCheck("", func(bool) { p.show(p.size, true) })
	p.choice.set(0, false)
	return p
}

// paper returns the paper that is chosen; empty is one page.
func (p *posterChoice) paper() string {
	if p.choice.chosen == 0 || p.choice.off {
		return ""
	}
	return partPapers[p.choice.chosen-1]
}

// show says how many sheets a poster of a size takes, and whether a smaller one saves some. What is not
// printed cannot be chosen.
func (p *posterChoice) show(size string, printed bool) {
	w := p.window
	defer p.fitted()
	p.size = size
	p.choice.set(p.choice.chosen, !printed)
	p.about.set("", colorSecondary)
	p.fit.Hide()
	poster, _ := export.PaperSize(size)
	_, t := w.inView()
	if p.paper() == "" || t == nil {
		p.about.Hide()
		return
	}
	p.about.Show()
	page := t.Layout("").Page
	grid, err := posterGrid(poster, p.paper(), geom.Size{W: page[0], H: page[1]})
	if err != nil {
		return
	}
	if fewer, ok := grid.Fewer(); ok {
		p.fit.text = w.text("export-fit", words.Percent(w.program.words.language, int64(fewer.Scale*1000+0.5), 1), itoa(fewer.Count()))
		p.fit.Show()
		p.fit.Refresh()
		if p.fit.on {
			grid = fewer
		}
	}
	p.about.set(w.text("export-parts-are", itoa(grid.Count())), colorSecondary)
}
