package command

import (
	"flag"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/imposition"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
)

// printing is what one print was asked for.
type printing struct {
	out, sheet    string
	poster, paper string
	margin        *count
	overlap       *count
	fit, public   bool
	theme         *choice
	language      *choice
	without       *several
	size, on      geom.Size
	in            string
}

// printCommand writes posters on several sheets of paper as a PDF.
func printCommand(f *flag.FlagSet) func(*call) error {
	var p printing
	f.StringVar(&p.out, "o", "", "")
	f.StringVar(&p.sheet, "sheet", "1", "")
	f.StringVar(&p.poster, "poster", "a1", "")
	f.StringVar(&p.paper, "paper", "a4", "")
	f.BoolVar(&p.fit, "fit", false, "")
	f.BoolVar(&p.public, "public", false, "")
	p.margin = newCount(f, "margin", 0, int(imposition.MostMargin))
	p.overlap = newCount(f, "overlap", 0, int(imposition.MostOverlap))
	p.margin.value, p.overlap.value = int(imposition.UsualMargin), int(imposition.UsualOverlap)
	p.without = newSeveral(f, "without", "notes", "amounts", "prompts")
	var themes []string
	for _, t := range export.Themes {
		themes = append(themes, t.String())
	}
	p.theme = newChoice(f, "theme", themes...)
	p.language = languageOption(f)
	return func(c *call) error {
		p.in = c.operands[0]
		if err := p.check(); err != nil {
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
		sheets, err := pick(w, p.in, p.sheet)
		if err != nil {
			return err
		}
		in := export.Input{Created: c.env.Now(), Images: w.Picture, Title: w.Info().Cluster}
		for _, s := range sheets {
			pages, err := p.pages(c, w, s.sheet)
			if err != nil {
				return err
			}
			in.Pages = append(in.Pages, pages...)
		}
		body, err := rendered(export.PDF, in)
		if err != nil {
			return err
		}
		e := exporting{out: p.out}
		return e.place(c, []made{{p.out, body}})
	}
}

// check says what cannot be meant.
func (p *printing) check() error {
	if end := strings.ToLower(filepath.Ext(p.out)); end != ".pdf" && p.out != "-" {
		return usage("print-output", p.out)
	}
	for _, of := range []struct {
		name string
		size *geom.Size
	}{{p.poster, &p.size}, {p.paper, &p.on}} {
		found, ok := export.PaperSize(of.name)
		if !ok {
			return usage("no-such-paper", of.name, strings.Join(export.PaperNames(), ", "))
		}
		*of.size = found
	}
	return nil
}

// pages returns what is printed of a sheet, and tells how much paper it takes.
func (p *printing) pages(c *call, w canvas.Workbook, s canvas.Sheet) ([]scene.Scene, error) {
	language := p.language.value
	if language == "" {
		language = w.Info().Language
	}
	language = words.Known(language)
	now := c.env.Now()
	r := export.Request{Sheet: s.ID, Options: layout.Options{
		Language: language, Date: now, Prompts: !p.without.has("prompts"),
		Without: layout.Without{Notes: p.without.has("notes"), Amounts: p.without.has("amounts")},
	}}
	made, err := r.Make(w)
	if err != nil {
		return nil, failed("layout-failed", sheetTitle(w, s), err)
	}
	for _, sentence := range problemsOf(w, s, made.Problems) {
		c.tell("line", sentence)
	}
	theme, _ := export.ThemeByName(p.theme.value)
	var out []scene.Scene
	for _, page := range made.Pages {
		grid, err := imposition.Sheets{Poster: p.size, Paper: p.on, Margin: geom.MM(p.margin.value), Overlap: geom.MM(p.overlap.value)}.For(page.Size).Grid()
		if err != nil {
			return nil, failed("print-no-room", p.paper)
		}
		fewer, saves := grid.Fewer()
		if p.fit && saves {
			grid = fewer
		}
		one := imposition.Print{
			Page: export.Themed(page, theme), Grid: grid, Name: export.PaperTitle(p.poster), Language: language, Credits: w.Template(s).Credits(language),
			About: filepath.Base(p.in) + " · " + now.Format(time.DateOnly),
		}
		how, parts := one.Pages()
		c.tell("printed", sheetTitle(w, s), one.Size(), strconv.Itoa(len(parts)), export.PaperTitle(p.paper))
		if !p.fit && saves {
			c.tell("print-fewer", strconv.Itoa(fewer.Count()), words.Percent("en", int64(fewer.Scale*1000+0.5), 1))
		}
		out = append(append(out, how...), parts...)
	}
	return out, nil
}
