package command

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

// exporting is what one export was asked for.
type exporting struct {
	in, out  string
	format   string
	sheet    string
	paper    string
	layout   string
	sections string
	*look
	width    *count
	dpi      *count
	outlines bool
	clear    bool
	steps    bool
	board    *count
	set      func(option string) bool // whether it was said
}

// The formats that are no pictures.
const (
	formatJSON = "json"
	formatXLSX = "xlsx"
	formatCSV  = "csv"
)

// meant lists the options that say something about a format, beside those of all formats.
var meant = map[string][]string{
	"pdf":  {"sheet", "layout", "sections", "paper", "theme", "lang", "public", "without", "steps", "storyboard"},
	"svg":  {"sheet", "layout", "sections", "paper", "theme", "lang", "public", "without", "steps", "outlines", "transparent"},
	"png":  {"sheet", "layout", "sections", "paper", "theme", "lang", "public", "without", "steps", "width", "dpi", "transparent"},
	"html": {"sheet", "layout", "sections", "theme", "lang", "public", "without", "steps"}, formatJSON: {"public"},
	formatXLSX: {"lang", "public"}, formatCSV: {"lang", "public"},
}

// ofSome lists the options that some format has no use for, in the order in which they are refused.
var ofSome = []string{"sheet", "layout", "sections", "paper", "theme", "lang", "public", "without", "steps", "storyboard", "width", "dpi", "outlines", "transparent"}

// exportCommand writes sheets as pictures, or the workbook in the exchange format.
func exportCommand(f *flag.FlagSet) func(*call) error {
	var e exporting
	f.StringVar(&e.out, "o", "", "")
	f.StringVar(&e.format, "format", "", "")
	f.StringVar(&e.sheet, "sheet", "", "")
	f.StringVar(&e.paper, "paper", "", "")
	f.StringVar(&e.layout, "layout", "", "")
	f.StringVar(&e.sections, "sections", "", "")
	f.BoolVar(&e.outlines, "outlines", false, "")
	f.BoolVar(&e.clear, "transparent", false, "")
	f.BoolVar(&e.steps, "steps", false, "")
	e.look = newLook(f)
	e.board = newCount(f, "storyboard", 2, 6)
	e.width, e.dpi = newCount(f, "width", 16, 500_000), newCount(f, "dpi", 10, 1_200)
	e.set = func(option string) bool { return given(f, option) }
	return func(c *call) error {
		e.in = c.operands[0]
		size, err := e.check()
		if err != nil {
			return err
		}
		contents, err := c.read(e.in)
		if err != nil {
			return err
		}
		if e.public {
			contents.Workbook = public.Of(contents.Workbook, e.language.value)
		}
		if slices.Contains([]string{formatJSON, formatXLSX, formatCSV}, e.format) {
			return e.write(c, contents.Workbook)
		}
		return e.draw(c, contents.Workbook, size)
	}
}

// formatNames returns what can be written.
func formatNames() []string {
	var out []string
	for _, f := range export.Formats {
		out = append(out, f.Ext)
	}
	return append(out, formatXLSX, formatCSV, formatJSON)
}

// check finds the format and says what cannot be meant. It returns the size of the paper, zero
// where none was said.
func (e *exporting) check() (geom.Size, error) {
	byName := strings.ToLower(strings.TrimPrefix(filepath.Ext(e.out), "."))
	e.format = strings.ToLower(e.format)
	names := formatNames()
	switch known := slices.Contains(names, byName); {
	case e.toStdout() && e.format == "":
		return geom.Size{}, usage("no-output", list(names))
	case e.format == "" && !known:
		return geom.Size{}, usage("no-format", e.out, list(names))
	case e.format == "":
		e.format = byName
	case !slices.Contains(names, e.format):
		return geom.Size{}, usage("bad-value", "--format", e.format, say("one-of", list(names)), "export")
	case known && byName != e.format:
		return geom.Size{}, usage("formats-differ", e.out, byName, e.format)
	}
	for _, option := range ofSome {
		if e.set(option) && !slices.Contains(meant[e.format], option) {
			return geom.Size{}, usage("not-for-format", dashed(option), strings.ToUpper(e.format))
		}
	}
	if e.set("width") && e.set("dpi") {
		return geom.Size{}, usage("width-and-dpi")
	}
	if n := e.board.value; e.set("storyboard") && n != 2 && n != 6 {
		return geom.Size{}, usage("bad-value", "--storyboard", strconv.Itoa(n), say("one-of", list([]string{"2", "6"})), "export")
	}
	if !e.set("paper") {
		return geom.Size{}, nil
	}
	size, ok := export.PaperSize(e.paper)
	if !ok {
		return size, usage("no-such-paper", e.paper, strings.Join(export.PaperNames(), ", "))
	}
	return size, nil
}

// toStdout reports whether the result goes to standard output.
func (e *exporting) toStdout() bool { return e.out == "" || e.out == "-" }

// write writes the workbook in the exchange format, as a spreadsheet or as a table.
func (e *exporting) write(c *call, w canvas.Workbook) error {
	var b bytes.Buffer
	switch e.format {
	case formatXLSX:
		if err := export.WriteXLSX(&b, w, export.XLSXOptions{Language: e.language.value}); err != nil {
			return failed("picture-failed", "XLSX", err)
		}
	case formatCSV:
		if err := export.WriteCSV(&b, w, export.CSVOptions{Language: e.language.value}); err != nil {
			return failed("picture-failed", "CSV", err)
		}
	default:
		if err := export.WriteJSON(&b, w); err != nil {
			return failed("json-cannot", e.in, err)
		}
	}
	return e.place(c, made{e.out, b.Bytes()})
}

// draw writes pages as pictures. Where they are several files, all are written before the first is replaced,
// so that what cannot be drawn leaves every file as it was.
func (e *exporting) draw(c *call, w canvas.Workbook, paper geom.Size) error {
	format, _ := export.ByExt(e.format)
	wanted := e.sheet
	if !e.set("sheet") {
		wanted = "1"
		if format.Paged {
			wanted = everySheet
		}
	}
	sheets, err := pick(w, e.in, wanted)
	if err != nil {
		return err
	}
	if err := hasLayout(w, sheets, e.layout); err != nil {
		return err
	}
	wished, err := sectionsOf(w, sheets, e.sections)
	if err != nil {
		return err
	}
	in := export.Input{Created: c.env.Now(), Width: e.width.value, DPI: float64(e.dpi.value), Outlines: e.outlines, Transparent: e.clear, Images: w.Picture}
	if len(sheets) > 1 {
		in.Title = w.Info().Cluster
	}
	var problems []string
	var alike []printing.Pair
	for i, s := range sheets {
		if e.sections != "" && len(wished[i]) == 0 {
			continue
		}
		r := e.request(s.sheet, c.env.Now())
		r.Options.Sections = wished[i]
		made, err := r.Make(w)
		if err != nil {
			return failed("layout-failed", sheetTitle(w, s.sheet), err)
		}
		problems = append(problems, problemsOf(w, s.sheet, made.Problems)...)
		if e.colors() == export.ThemeGrey {
			alike = append(alike, printing.Alike(made.Pages, words.Known(cmp.Or(e.language.value, w.Info().Language)))...)
		}
		in.Pages, in.Alt = append(in.Pages, e.pages(made.Pages, paper)...), append(in.Alt, made.Alt...)
		in.Stories = append(in.Stories, made.Stories...)
	}
	if len(alike) > 0 {
		problems = append(problems, strings.TrimSpace(say("print-alike", printing.Said(alike))))
	}
	names := []string{e.out}
	if !format.Paged && len(in.Pages) > 1 {
		names = e.names(len(in.Pages))
	}
	if !e.toStdout() {
		if err := stream(names, format, in); err != nil {
			return err
		}
		tellAll(c, problems)
		if len(names) > 1 {
			c.tell("wrote", strings.Join(names, ", "))
		}
		return nil
	}
	if len(names) > 1 {
		return usage("one-page-only", len(names), format.Ext)
	}
	body, err := rendered(format, in)
	if err != nil {
		return err
	}
	tellAll(c, problems)
	return e.place(c, made{e.out, body})
}

func tellAll(c *call, sentences []string) {
	for _, s := range sentences {
		fmt.Fprintln(c.messages, s)
	}
}

// request returns what is wanted of a sheet.
func (e *exporting) request(s canvas.Sheet, now time.Time) export.Request {
	r := export.Request{Sheet: s.ID, Options: e.options(now)}
	r.Options.Layout = e.layout
	switch {
	case e.format == "html":
		r.Steps.Kind = export.Played
	case e.set("storyboard"):
		r.Steps = export.Telling{Kind: export.Storyboard, Board: e.board.value}
	case e.steps:
		r.Steps.Kind = export.EachStep
	}
	return r
}

// pages returns pages as they were asked for: on their paper, in their colors.
func (e *exporting) pages(pages []scene.Scene, paper geom.Size) []scene.Scene {
	out := make([]scene.Scene, len(pages))
	for i, p := range pages {
		if paper != (geom.Size{}) {
			p = export.Scaled(p, paper)
		}
		out[i] = export.Themed(p, e.colors())
	}
	return out
}

// made is a file to be written.
type made struct {
	path string
	body []byte
}

// names returns the files for some pages, one for each, numbered through: a sheet that goes on to a further
// page takes two numbers.
func (e *exporting) names(pages int) []string {
	ext := filepath.Ext(e.out)
	base := strings.TrimSuffix(e.out, ext)
	digits := 1
	if e.steps { // so that they are in order by their names
		digits = max(2, len(strconv.Itoa(pages)))
	}
	out := make([]string, pages)
	for i := range out {
		out[i] = fmt.Sprintf("%s-%0*d%s", base, digits, i+1, ext)
	}
	return out
}

// place writes a file that is made.
func (e *exporting) place(c *call, f made) error {
	if e.toStdout() {
		if _, err := c.out.Write(f.body); err != nil {
			return failed("stdout", err)
		}
		return nil
	}
	return cannotWrite(f.path, export.WriteFile(f.path, func(to io.Writer) error {
		_, err := to.Write(f.body)
		return err
	}))
}

// problemsOf returns sentences for what is odd on the pages of a sheet, each once.
func problemsOf(w canvas.Workbook, s canvas.Sheet, problems []scene.Problem) []string {
	title := sheetTitle(w, s)
	var out, missing []string
	add := func(sentence string) {
		if !slices.Contains(out, sentence) {
			out = append(out, sentence)
		}
	}
	for _, p := range problems {
		switch p.Kind {
		case scene.MissingGlyph:
			if !slices.Contains(missing, p.Text) {
				missing = append(missing, p.Text)
			}
		case scene.Overflow:
			add(say("problem-full", title, sectionTitle(w, s, p.Ref), p.Count))
		case scene.NoSection:
			add(say("problem-lost", title, itemTitle(w, p.Ref)))
		case scene.MissingPicture:
			add(say("problem-picture", title))
		default:
			add(say("problem-other", title, p.Text))
		}
	}
	if len(missing) > 0 {
		add(say("problem-glyph", title, strings.Join(missing, " ")))
	}
	return out
}

func sectionTitle(w canvas.Workbook, s canvas.Sheet, ref scene.Ref) string {
	id := ref.Section
	if id == "" {
		id = ref.ID
	}
	if section, ok := w.Template(s).Section(canvas.SectionID(id)); ok {
		return section.Title.In(w.Info().Language)
	}
	return id
}

// itemTitle returns what people know a source or a note by.
func itemTitle(w canvas.Workbook, ref scene.Ref) string {
	id := canvas.RecordID(ref.ID)
	if s, ok := canvas.Get[canvas.Source](w, id); ok {
		return sourceTitle(w, s)
	}
	if n, ok := canvas.Get[canvas.Note](w, id); ok {
		first, _, _ := strings.Cut(n.Text, "\n")
		return first
	}
	return ref.ID
}
