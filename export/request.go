package export

import (
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// Request is what somebody wants to have of a sheet as pictures.
type Request struct {
	Sheet   canvas.RecordID
	Options layout.Options
	Steps   Telling
	Alt     string // what the picture shows, in words of somebody's own; empty: as the sheet is told
}

// Telling says what becomes of the steps in which a sheet is explained.
type Telling struct {
	Kind  TellingKind
	Board int // of a storyboard: how many pictures a page has, 2 or 6
}

// TellingKind is a way to tell the steps of a sheet.
type TellingKind uint8

// The ways to tell.
const (
	Complete   TellingKind = iota // no steps: the sheet as it is
	Played                        // the pages complete, with their stories, for a format that plays them
	EachStep                      // a page for each picture
	Storyboard                    // pages with several pictures, and words under each
)

// Made is what came of a request: the pages and what is said of each.
type Made struct {
	Pages    []scene.Scene
	Alt      []string // of each page; empty where nothing better is known than its words
	Stories  []Story  // of each page, where they are played
	Problems []scene.Problem
}

// Make lays a sheet out as it was asked for. It fails where layout.Sheet does.
func (r Request) Make(w canvas.Workbook) (Made, error) {
	res, err := layout.Sheet(w, r.Sheet, r.Options)
	if err != nil {
		return Made{}, err
	}
	steps := layout.StepsOf(w, r.Sheet, res)
	said, err := layout.Speak(w, r.Sheet, r.Options, steps)
	if err != nil {
		return Made{}, err
	}
	if r.Alt != "" {
		said.Whole = r.Alt
	}
	out := Made{Pages: res.Pages, Alt: make([]string, len(res.Pages))}
	for _, p := range res.Pages {
		out.Problems = append(out.Problems, p.Problems...)
	}
	out.Alt[0] = said.Whole
	frames := steps.Frames(res)
	switch r.Steps.Kind {
	case Played:
		out.Stories = stories(len(res.Pages), frames, steps, said)
	case EachStep:
		out.Pages, out.Alt = nil, nil
		for _, f := range frames {
			out.Pages = append(out.Pages, f.Scene)
			alt := said.Whole // of the last one, which is the sheet
			if f.Step < steps.Count() {
				alt = said.Steps[0]
			}
			if f.Step > 0 && f.Step < steps.Count() {
				alt += " " + said.Steps[f.Step]
			}
			out.Alt = append(out.Alt, alt)
		}
	case Storyboard:
		out.Pages = storyboard(w, r, frames, said)
		out.Alt = make([]string, len(out.Pages))
		out.Alt[0] = said.Whole
		return out, nil
	}
	sheet, _ := canvas.Get[canvas.Sheet](w, r.Sheet)
	if shape, ok := layout.ShapeOf(w.Template(sheet), r.Options.Layout); ok && shape.Paper != (geom.Size{}) {
		for i, p := range out.Pages {
			out.Pages[i] = Scaled(p, shape.Paper)
		}
	}
	return out, nil
}

// stories returns how each page is told.
func stories(pages int, frames []layout.Frame, steps layout.Steps, said layout.Spoken) []Story {
	out := make([]Story, pages)
	for i := range out {
		out[i].Of = steps.Of
	}
	for _, f := range frames {
		out[f.Page].Frames = append(out[f.Page].Frames, StoryFrame{Step: f.Step, Words: said.Steps[f.Step]})
	}
	return out
}

// storyboard sets the pictures of a sheet on pages of paper, with what appears under each.
func storyboard(w canvas.Workbook, r Request, frames []layout.Frame, said layout.Spoken) []scene.Scene {
	language := r.Options.Language
	if language == "" {
		language = w.Info().Language
	}
	sheet, _ := canvas.Get[canvas.Sheet](w, r.Sheet)
	template := w.Template(sheet)
	d := layout.Document{
		Title: frames[0].Scene.Title, Author: w.Info().Cluster, Language: language, Paper: layout.PaperA4,
		Blocks: []layout.Block{layout.Heading{Text: frames[0].Scene.Title}},
	}
	if sheet.Title != "" {
		d.Under = sheet.Title
	}
	d.Credits = template.Credits(language)
	across, width := 1, 0.84 // as wide as leaves room for two, or two rows, and their words
	if r.Steps.Board == 6 {
		d.Paper.W, d.Paper.H = d.Paper.H, d.Paper.W
		across, width = 3, 0.33
	}
	for i := 0; i < len(frames); i += across {
		var row layout.Pictures
		for j := i; j < min(i+across, len(frames)); j++ {
			f := frames[j]
			row = append(row, layout.Picture{
				Scene: f.Scene, Width: width, Frame: true,
				Caption: words.Text(language, "story-frame", strconv.Itoa(j+1), said.Steps[f.Step]),
			})
		}
		for len(row) < across { // the last ones are as large as the others
			row = append(row, layout.Picture{Scene: scene.Scene{Size: frames[0].Scene.Size}, Width: width})
		}
		d.Blocks = append(d.Blocks, row)
	}
	return layout.Pages(d)
}
