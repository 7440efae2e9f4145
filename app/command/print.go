package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

// printed is what one print was asked for.
type printed struct {
	*look
	in, out, sheet  string
	kit             *choice
	poster, paper   string
	margin, overlap *count
	scale           *count
	turn            *choice
	fit, full       bool
	filled, codes   bool
	set             func(option string) bool // whether it was said
	deck            *deckOptions
}

// The kits that are printed.
const (
	kitPoster   = "poster"
	kitBlank    = "blank"
	kitCards    = "cards"
	kitWorkshop = "workshop"
)

// printCommand writes what is printed for a wall or a workshop as a PDF.
func printCommand(f *flag.FlagSet) func(*call) error {
	p := printed{look: newLook(f)}
	f.StringVar(&p.out, "o", "", "")
	f.StringVar(&p.sheet, "sheet", "1", "")
	f.StringVar(&p.poster, "poster", "a1", "")
	f.StringVar(&p.paper, "paper", "a4", "")
	f.BoolVar(&p.fit, "fit", false, "")
	f.BoolVar(&p.full, "full", false, "")
	f.BoolVar(&p.filled, "filled", false, "")
	f.BoolVar(&p.codes, "codes", false, "")
	p.kit = newChoice(f, "kit", kitPoster, kitBlank, kitCards, kitWorkshop)
	p.turn = newChoice(f, "turn", "as-designed", "landscape", "portrait")
	p.margin = newCount(f, "margin", 0, int(imposition.MostMargin))
	p.overlap = newCount(f, "overlap", 0, int(imposition.MostOverlap))
	p.margin.value, p.overlap.value = int(imposition.UsualMargin), int(imposition.UsualOverlap)
	p.scale = newCount(f, "scale", 10, 100)
	p.scale.value = 100
	p.deck = newDeckOptions(f)
	p.set = func(option string) bool { return given(f, option) }
	return func(c *call) error {
		p.in = c.operands[0]
		if end := strings.ToLower(filepath.Ext(p.out)); end != ".pdf" && p.out != "-" {
			return usage("print-output", p.out)
		}
		job, err := p.job(c)
		if err != nil {
			return err
		}
		contents, err := c.read(p.in)
		if err != nil {
			return err
		}
		w := contents.Workbook
		if p.public {
			w = public.Of(w, p.language.value)
		}
		if p.kit.value == kitPoster || p.kit.value == kitBlank || p.set("sheet") {
			sheets, err := pick(w, p.in, p.sheet)
			if err != nil {
				return err
			}
			for _, s := range sheets {
				job.Sheets = append(job.Sheets, s.sheet.ID)
			}
			job.Tools = printing.NoTools
		} else if sheets := w.Sheets(); len(sheets) > 0 {
			job.For = sheets[0].ID
		}
		return p.write(c, w, job)
	}
}

// job returns what is printed, without the sheets that are picked from the file.
func (p *printed) job(c *call) (printing.Job, error) {
	for _, name := range []string{p.poster, p.paper} {
		if _, ok := export.PaperSize(name); !ok {
			return printing.Job{}, usage("no-such-paper", name, strings.Join(export.PaperNames(), ", "))
		}
	}
	job := printing.Job{
		Options: p.options(c.env.Now()), Theme: p.colors(), File: filepath.Base(p.in), Codes: p.codes, Blank: p.kit.value == kitBlank,
		Paper: printing.Paper{
			Size: p.poster, On: p.paper, Fit: p.fit, Margin: geom.MM(p.margin.value), Overlap: geom.MM(p.overlap.value),
			Scale: float64(p.scale.value) / 100, Turn: map[string]printing.Turn{"landscape": printing.Lying, "portrait": printing.Standing}[p.turn.value],
		},
	}
	if strings.EqualFold(p.poster, p.paper) {
		job.Paper.On = "" // in one piece
		job.Paper.Bleed = geom.MM(p.deck.bleed.value)
	}
	if p.kit.value == kitWorkshop {
		job.Blank, job.Codes, job.Tools = !p.filled, true, printing.FirstTool
		if p.full {
			job.Tools = printing.AllTools
		}
		job.Guide = &printing.Guide{Begins: printing.UsualBegin, Full: p.full}
	}
	if p.kit.value == kitWorkshop || p.kit.value == kitCards || p.set("cards") {
		cards, err := p.deck.cards(p.paper, job.Paper.Margin)
		if err != nil {
			return job, err
		}
		job.Cards = &cards
	}
	return job, nil
}

// write makes the pages, tells what they are, and writes them.
func (p *printed) write(c *call, w canvas.Workbook, job printing.Job) error {
	print, err := job.Make(context.Background(), w, nil)
	switch {
	case errors.Is(err, imposition.ErrRoom):
		return failed("print-no-room", p.paper)
	case errors.Is(err, imposition.ErrCard):
		return failed("print-no-card", p.paper)
	case errors.Is(err, printing.ErrNothing):
		return failed("print-nothing")
	case err != nil:
		return failed("layout-failed", p.in, err)
	}
	body, err := rendered(export.PDF, print.Input(w, job.Options.Language, c.env.Now()))
	if err != nil {
		return err
	}
	for _, id := range job.Sheets {
		var of []scene.Problem
		for _, x := range print.Problems {
			if x.Sheet == id {
				of = append(of, x.Problem)
			}
		}
		s, _ := canvas.Get[canvas.Sheet](w, id)
		for _, said := range problemsOf(w, s, of) {
			fmt.Fprintln(c.messages, said)
		}
	}
	card := imposition.CardSizes[0].Size
	for _, part := range print.Parts {
		if part.Kind == printing.Deck {
			card = part.Size
		}
	}
	for _, part := range print.Parts {
		p.tell(c, part)
		tellRooms(c, part, card)
		p.tellProof(c, part)
	}
	e := exporting{out: p.out}
	return e.place(c, made{p.out, body})
}

// tell says what a part is, and how much paper it takes.
func (p *printed) tell(c *call, part printing.Part) {
	n := strconv.Itoa(part.Parts)
	percent := func(scale float64) string { return words.Percent("en", int64(scale*1000+0.5), 1) }
	name := part.Name
	if part.Scale < 0.995 {
		name += " at " + percent(part.Scale)
	}
	switch part.Kind {
	case printing.Poster:
		c.tell("printed", part.Title, name, n, export.PaperTitle(part.On))
		if part.Fewer > 0 && !p.fit {
			c.tell("print-fewer", strconv.Itoa(part.Fewer), percent(part.To))
		}
	case printing.Whole:
		c.tell("printed-whole", part.Title, name)
	case printing.Deck:
		c.tell("printed-cards", strconv.Itoa(part.Cards), mm(part.Size.W), mm(part.Size.H), n)
	case printing.Leaf, printing.Test:
		c.tell("printed-leaf", part.Title)
	}
}

// tellRooms says how many sticky notes and cards each section of a sheet holds.
func tellRooms(c *call, part printing.Part, card geom.Size) {
	var said []string
	for _, r := range part.Rooms {
		if r.Notes > 0 || r.Cards(card) > 0 { // the others are for pens
			said = append(said, fmt.Sprintf("%s %d, %d", r.Title, r.Notes, r.Cards(card)))
		}
	}
	if len(said) > 0 {
		c.tell("print-rooms", mm(card.W), mm(card.H), strings.Join(said, "; "))
	}
}

// tellProof says what becomes one gray, and from where the smallest words are read.
func (p *printed) tellProof(c *call, part printing.Part) {
	if part.Smallest > 0 {
		c.tell("print-read", strconv.Itoa(int(printing.ReadFrom(part.Smallest)/10)))
	}
	if p.colors() != export.ThemeGrey {
		return
	}
	if len(part.Alike) > 0 {
		c.tell("print-alike", printing.Said(part.Alike))
	}
}

func mm(v geom.MM) string { return strconv.FormatFloat(float64(int(v*10+0.5))/10, 'f', -1, 64) }
