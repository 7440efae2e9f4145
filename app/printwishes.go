package app

import (
	"cmp"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/layout"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

// What is printed or exported.
const (
	printSheet    = "sheet"
	printSheets   = "sheets"
	printCards    = "cards"
	printWorkshop = "workshop"
)

var printWhats = []string{printSheet, printSheets, printCards, printWorkshop}

// printWishes is how somebody wanted the last print: what is asked for again is as it was then. Lengths are in mm.
type printWishes struct {
	Format string `json:"format,omitempty"`

	Size    string  `json:"size,omitempty"` // of a sheet
	On      string  `json:"on,omitempty"`   // what it is printed on in parts; empty: in one piece
	Fit     bool    `json:"fit,omitempty"`
	Turn    int     `json:"turn,omitempty"`
	Margin  float64 `json:"margin,omitempty"`
	Overlap float64 `json:"overlap,omitempty"`
	Scale   int     `json:"scale,omitempty"` // in per cent
	DPI     int     `json:"dpi,omitempty"`   // of a PNG; 0: as wide as a screen

	Theme   string `json:"theme,omitempty"`
	Public  bool   `json:"public,omitempty"`
	Notes   bool   `json:"notes,omitempty"`   // left out
	Amounts bool   `json:"amounts,omitempty"` // left out
	Prompts bool   `json:"prompts,omitempty"` // left out
	Codes   bool   `json:"codes,omitempty"`
	Clear   bool   `json:"clear,omitempty"` // no white paper behind a PNG or an SVG

	Paper   string     `json:"paper,omitempty"` // of cards
	Card    string     `json:"card,omitempty"`
	Backs   string     `json:"backs,omitempty"`
	Fronts  bool       `json:"fronts,omitempty"` // first, for printers of one side
	Bleed   bool       `json:"bleed,omitempty"`
	Guides  bool       `json:"guides,omitempty"`
	Split   bool       `json:"split,omitempty"`
	NoDeck  bool       `json:"noDeck,omitempty"`
	NoIntro bool       `json:"noIntro,omitempty"`
	Own     bool       `json:"own,omitempty"`
	Shocks  bool       `json:"shocks,omitempty"`
	Test    bool       `json:"-"` // first the sheet by which the printer is measured
	Blanks  int        `json:"blanks,omitempty"`
	Copies  int        `json:"copies,omitempty"`
	Shift   [4]float64 `json:"shift,omitzero"` // how far the printer prints beside its place: front and back, to the right and down

	Full   bool `json:"full,omitempty"`   // a workshop with all tools
	Filled bool `json:"filled,omitempty"` // with sheets as they are
}

// usualPrint is what nobody has wished otherwise; paper is that of the system's region.
func usualPrint(inch bool) printWishes {
	p := printWishes{Format: "pdf", Size: "a3", Margin: float64(imposition.UsualMargin), Overlap: float64(imposition.UsualOverlap), Scale: 100, Paper: "a4", Blanks: printing.UsualBlanks, Copies: 1}
	if inch {
		p.Size, p.Paper, p.Margin, p.Overlap = "tabloid", "letter", 6.35, 12.7
	}
	return p
}

// repaired returns wishes that can be met: preferences may come from anywhere.
func (p printWishes) repaired(inch bool) printWishes {
	usual := usualPrint(inch)
	if p == (printWishes{}) {
		return usual
	}
	known := func(name, instead string) string {
		if _, ok := export.PaperSize(name); ok {
			return name
		}
		return instead
	}
	p.Size, p.Paper = known(p.Size, usual.Size), known(p.Paper, usual.Paper)
	if !slices.Contains(partPapers, p.On) {
		p.On = ""
	}
	if !slices.Contains(exportFormats(), p.Format) {
		p.Format = usual.Format
	}
	if _, ok := imposition.CardSizeNamed(p.Card); !ok && p.Card != printing.CardThatFits {
		p.Card = imposition.CardSizes[0].Name
	}
	within := func(v, from, to float64) float64 { // what is no number is none
		if !(v >= from && v <= to) {
			return from
		}
		return v
	}
	p.Margin, p.Overlap = within(p.Margin, 0, float64(imposition.MostMargin)), within(p.Overlap, 0, float64(imposition.MostOverlap))
	p.Blanks, p.Copies = min(max(p.Blanks, 0), printing.MostBlanks), min(max(p.Copies, 1), printing.MostCopies)
	if p.Scale < 10 || p.Scale > 100 {
		p.Scale = 100
	}
	if p.Turn < int(printing.AsDesigned) || p.Turn > int(printing.Standing) {
		p.Turn = int(printing.AsDesigned)
	}
	p.DPI = within0(p.DPI, 1200)
	for i := range p.Shift {
		if !(p.Shift[i] >= -printing.MostShift && p.Shift[i] <= printing.MostShift) {
			p.Shift[i] = 0
		}
	}
	return p
}

func within0(n, most int) int {
	if n < 0 || n > most {
		return 0
	}
	return n
}

// partPapers are what is at hand for printers: posters in parts and cards are printed on these.
var partPapers = []string{"a4", "a3", "letter", "tabloid"}

// backs returns where backs are printed.
func (p printWishes) backs() imposition.Backs {
	i := slices.IndexFunc(imposition.AllBacks, func(b imposition.Backs) bool { return b.String() == p.Backs })
	return imposition.AllBacks[max(0, i)]
}

// cards returns the deck that is wished.
func (p printWishes) cards() *printing.Cards {
	paper, _ := export.PaperSize(p.Paper)
	size, ok := imposition.CardSizeNamed(p.Card)
	if !ok {
		size = imposition.CardSizes[0]
	}
	c := &printing.Cards{
		Cards: imposition.Cards{
			Card: size.Size, Paper: paper, Margin: geom.MM(p.Margin), Guides: p.Guides, Split: p.Split && size.Split, Backs: p.backs(),
			Calibration: imposition.Calibration{FrontX: p.Shift[0], FrontY: p.Shift[1], BackX: p.Shift[2], BackY: p.Shift[3]},
		},
		Fit: p.Card == printing.CardThatFits, Deck: !p.NoDeck, Own: p.Own, Shocks: p.Shocks, Intro: !p.NoIntro, Test: p.Test, Blanks: p.Blanks, Copies: p.Copies,
	}
	if p.Bleed {
		c.Bleed = imposition.UsualBleed
	}
	if p.Fronts {
		c.Order = imposition.FrontsFirst
	}
	return c
}

// job returns what is printed: of some sheets, one at least, or of the workshop or the deck that is wished for them.
func (p printWishes) job(what string, sheets []canvas.RecordID, o layout.Options) printing.Job {
	theme, _ := export.ThemeByName(cmp.Or(p.Theme, export.ThemeColor.String()))
	o.Prompts, o.Without = !p.Prompts, layout.Without{Notes: p.Notes, Amounts: p.Amounts}
	j := printing.Job{
		Options: o, Theme: theme, Codes: p.Codes,
		Paper: printing.Paper{
			Size: p.Size, On: p.On, Fit: p.Fit, Turn: printing.Turn(p.Turn), Margin: geom.MM(p.Margin), Overlap: geom.MM(p.Overlap), Scale: float64(p.Scale) / 100,
		},
	}
	if p.Format != "pdf" {
		j.Paper.On = ""
	} else if p.Bleed && p.On == "" {
		j.Paper.Bleed = imposition.UsualBleed
	}
	switch what {
	case printCards:
		j.Cards, j.For = p.cards(), sheets[0]
	case printWorkshop:
		j.Tools, j.Blank, j.Codes, j.Cards = printing.FirstTool, !p.Filled, true, p.cards()
		if p.Full {
			j.Tools = printing.AllTools
		}
		j.Guide = &printing.Guide{Begins: printing.UsualBegin, Full: p.Full}
	default:
		j.Sheets = sheets
	}
	return j
}
