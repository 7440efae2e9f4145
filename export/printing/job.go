// Package printing makes the pages of a print: sheets on paper or as posters in parts, decks of cards, and
// kits of both for a workshop. The print dialog and the command line fill in a Job and get the same pages,
// before anything is written.
package printing

import (
	"context"
	"errors"
	"slices"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
)

// Job is what of a workbook is printed, and how. It is a value.
type Job struct {
	Sheets []canvas.RecordID // in this order
	Tools  Tools             // beside them, a sheet of each of these
	Blank  bool              // sheets bear nothing but their tool
	Codes  bool              // sheets bear codes at their corners, by which a photo is read
	Cards  *Cards            // nil: none
	For    canvas.RecordID   // the sheet that cards are made as large for as it allows, where no sheet is printed; empty: none
	Guide  *Guide            // the page for who leads the workshop; nil: none

	Paper   Paper
	Options layout.Options // of the sheets: language, date, what is left out
	Theme   export.Theme
	File    string // what the workbook is called, at the foot of posters and card sheets; empty: nothing
}

// Paper is how sheets come on paper.
type Paper struct {
	Size    string // how large a sheet becomes, by a name that export.PaperSize knows; empty: as it is designed
	On      string // what it is printed on in parts that are glued together; empty: in one piece
	Turn    Turn
	Margin  geom.MM // at each edge of the paper, where the printer prints nothing
	Overlap geom.MM // of parts, for the glue
	Fit     bool    // a little smaller where that saves parts
	Scale   float64 // in one piece: how much of the paper's width it takes, to 1; 0 is 1
	Bleed   geom.MM // in one piece, for a print shop: how far the page goes on beyond the cut; 0 is not cut
}

// Turn says how a page lies.
type Turn uint8

// The ways a page lies.
const (
	AsDesigned Turn = iota // as the sheet does
	Lying                  // on its longer side
	Standing               // on its shorter side
)

// Print is a job as pages.
type Print struct {
	Pages    []scene.Scene
	Alt      []string // of each page: what it shows, for those who cannot see it
	Parts    []Part   // in the order of the pages
	Problems []Problem
	Duplex   export.Duplex // on which sides the printer shall print
}

// Problem is something odd on the pages of a sheet.
type Problem struct {
	Sheet canvas.RecordID
	scene.Problem
}

// All returns the problems of all pages.
func (p Print) All() []scene.Problem {
	var out []scene.Problem
	for _, x := range p.Problems {
		out = append(out, x.Problem)
	}
	return out
}

// Part is some pages that belong together.
type Part struct {
	Kind  Kind
	Sheet canvas.RecordID // of a sheet
	Title string
	First int       // its first page, from 0
	Count int       // of pages
	Size  geom.Size // of what is printed, once it is cut and glued
	Name  string    // of that size: "A1"; empty where it has none
	Scale float64   // of it: 1, or less where it was made smaller
	On    string    // the paper, by its name; empty: as large as Size
	Parts int       // sheets of paper without the page on how they are put together
	Fewer int       // with a poster a little smaller there are so many; 0: it saves none
	To    float64   // how much smaller
	Cards int       // of a deck
	Rooms []Room    // of a sheet: its sections in which something may be put
	Alike []Pair    // what of it a black-and-white printer turns into one gray
	// Smallest is the size of the smallest letters that somebody reads in it, in mm as printed; 0 where it has none.
	Smallest geom.MM
}

// Kind is what a part is.
type Kind uint8

// The kinds of parts.
const (
	Whole  Kind = iota // a sheet in one piece
	Poster             // a sheet in parts
	Deck               // cards
	Leaf               // the page for who leads the workshop
	Test               // the sheet by which the printer is calibrated
)

// Errors that callers tell apart, beside those of imposition.
var (
	// ErrNothing says that a job has nothing to print.
	ErrNothing = errors.New("printing: nothing to print")
	// ErrPaper says that a name is that of no paper.
	ErrPaper = errors.New("printing: no such paper")
)

// Make lays everything out. It fails with ErrNothing, ErrPaper, imposition.ErrRoom and imposition.ErrCard, where
// layout.Sheet does, and with the error of the context. Progress, which may be nil, is told before each part.
func (j Job) Make(ctx context.Context, w canvas.Workbook, progress func(done, of int)) (Print, error) {
	if j.Options.Language == "" {
		j.Options.Language = w.Info().Language
	}
	j.Options.Language = words.Known(j.Options.Language)
	w, tools, added, err := j.Tools.of(w)
	if err != nil {
		return Print{}, err
	}
	j.Sheets = append(slices.Clone(j.Sheets), tools...)
	m := maker{job: j, w: w, added: added}
	if j.Paper.On != "" {
		m.out.Duplex = export.DuplexNone
	}
	steps := []func() error{}
	if j.Guide != nil {
		steps = append(steps, m.guide)
	}
	for _, s := range j.Sheets {
		steps = append(steps, func() error { return m.sheet(s) })
	}
	if j.Cards != nil {
		steps = append(steps, m.cards)
	}
	for i, step := range steps {
		if err := ctx.Err(); err != nil {
			return Print{}, err
		}
		if progress != nil {
			progress(i, len(steps))
		}
		if err := step(); err != nil {
			return Print{}, err
		}
	}
	if len(m.out.Pages) == 0 {
		return Print{}, ErrNothing
	}
	return m.out, nil
}

// Input returns what writes the pages into a file.
func (p Print) Input(w canvas.Workbook, language string, created time.Time) export.Input {
	return export.Input{
		Pages: p.Pages, Alt: p.Alt, Title: w.Info().Cluster, Language: language, Created: created, Images: w.Picture, Duplex: p.Duplex,
	}
}

// maker makes the parts of a job one after another.
type maker struct {
	job   Job
	w     canvas.Workbook
	added map[canvas.RecordID]bool // sheets that the workbook does not have
	out   Print
}

// add adds the pages of a part, in the colors of the job.
func (m *maker) add(part Part, pages []scene.Scene, alt ...string) {
	part.First, part.Count = len(m.out.Pages), len(pages)
	if part.Kind == Whole || part.Kind == Poster {
		sheets := pages[len(pages)-part.Parts:] // without the one on how they are put together
		part.Alike, part.Smallest = Alike(sheets, m.job.Options.Language), Smallest(sheets)
	}
	for i, p := range pages {
		said := ""
		if i < len(alt) {
			said = alt[i]
		}
		m.out.Pages, m.out.Alt = append(m.out.Pages, export.Themed(p, m.job.Theme)), append(m.out.Alt, said)
	}
	m.out.Parts = append(m.out.Parts, part)
}

// about is what stands beside the names of sheets: the file, the day.
func (m *maker) about() string {
	said := m.job.File
	if d := m.job.Options.Date; !d.IsZero() {
		if said != "" {
			said += " · "
		}
		said += d.Format(time.DateOnly)
	}
	return said
}
