package app

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
)

// exportJob is what somebody wants to have as a file. It is a value: the export goes on in its
// own goroutine while the document may change.
type exportJob struct {
	workbook canvas.Workbook
	sheets   []canvas.RecordID
	titles   []string // of the sheets, for messages
	format   string   // as files end: "pdf", "png", "svg", "xlsx", "csv", "json"
	paper    string   // of a PDF; empty is the sheet's own
	on       string   // the paper that a PDF is printed on, in parts that are glued together; empty is one page
	fit      bool     // a little smaller where that saves such parts
	theme    export.Theme
	language string // of the sheets; empty is the file's
	date     time.Time
	path     string
	dpi      float64       // of a PNG; 0 is the usual width
	clear    bool          // a PNG or SVG without white paper behind it
	only     []canvas.Item // a PNG of these alone; nil is of the whole sheet
	telling  export.Telling
	request  *export.Request // how one sheet is wanted; nil: as it is in the window

	called string                        // what is written, for the name of the file; empty is the sheet
	made   func() ([]scene.Scene, error) // pages that are no sheets; nil is the sheets
}

// exported is what came of it.
type exported struct {
	paths    []string
	crop     geom.Rect // the part of the page that a picture shows; empty is all of it
	problems []scene.Problem
}

// The formats that are no pictures.
const (
	formatJSON = "json"
	formatXLSX = "xlsx"
	formatCSV  = "csv"
)

// ofWorkbook returns what writes the whole workbook in a format; nil for pictures of its sheets.
func ofWorkbook(format string) func(io.Writer, exportJob) error {
	switch format {
	case formatJSON:
		return func(f io.Writer, j exportJob) error { return export.WriteJSON(f, j.workbook) }
	case formatXLSX:
		return func(f io.Writer, j exportJob) error {
			return export.WriteXLSX(f, j.workbook, export.XLSXOptions{Language: j.language})
		}
	case formatCSV:
		return func(f io.Writer, j exportJob) error {
			return export.WriteCSV(f, j.workbook, export.CSVOptions{Language: j.language})
		}
	}
	return nil
}

// exportFormats lists what can be written.
func exportFormats() []string {
	var out []string
	for _, f := range export.Formats {
		out = append(out, f.Ext)
	}
	return append(out, formatXLSX, formatCSV, formatJSON)
}

// run writes the files. Progress is told before each sheet: its number from 1 and its title. When the context
// ends it stops, and the file that was being written is as it was before.
func (j exportJob) run(ctx context.Context, progress func(n int, title string)) (exported, error) {
	var out exported
	if write := ofWorkbook(j.format); write != nil {
		out.paths = []string{j.path}
		return out, export.WriteFile(j.path, func(f io.Writer) error { return write(f, j) })
	}
	format, _ := export.ByExt(j.format)
	in, err := j.input(ctx, &out, progress)
	if err != nil {
		return out, err
	}
	in.Progress = func(float64) error { return ctx.Err() }
	if format.Paged || len(in.Pages) == 1 {
		out.paths = []string{j.path}
		return out, writeInput(format, j.path, in)
	}
	digits := 1
	if j.request != nil && j.request.Steps.Kind == export.EachStep { // so that they are in order by their names
		digits = max(2, len(itoa(len(in.Pages))))
	}
	for i := range in.Pages {
		path := numbered(j.path, i+1, digits)
		one := in.Page(i)
		one.Title = in.Title
		if err := writeInput(format, path, one); err != nil {
			return out, err
		}
		out.paths = append(out.paths, path)
	}
	return out, nil
}

// input lays the sheets out as they shall be printed.
func (j exportJob) input(ctx context.Context, out *exported, progress func(int, string)) (export.Input, error) {
	in := export.Input{Title: j.workbook.Info().Cluster, Language: j.language, Created: j.date, DPI: j.dpi, Transparent: j.clear, Images: j.workbook.Picture}
	if j.made != nil {
		var err error
		in.Title = ""
		in.Pages, err = j.made()
		for _, p := range in.Pages {
			out.problems = append(out.problems, p.Problems...)
		}
		return in, err
	}
	size, scaled := export.PaperSize(j.paper)
	telling := j.telling
	if j.format == export.HTML.Ext {
		telling.Kind = export.Played
	}
	for i, sheet := range j.sheets {
		if err := ctx.Err(); err != nil {
			return export.Input{}, err
		}
		progress(i+1, j.titles[i])
		request := export.Request{Sheet: sheet, Options: layout.Options{Language: j.language, Date: j.date, Prompts: true}, Steps: telling}
		if j.request != nil {
			request = *j.request
		}
		made, err := request.Make(j.workbook)
		if err != nil {
			return export.Input{}, err
		}
		out.problems = append(out.problems, made.Problems...)
		for i, page := range made.Pages {
			if j.only != nil {
				cut, box := page.Only(j.shows)
				if box.Empty() || !out.crop.Empty() {
					continue // one picture is of one page
				}
				page, out.crop = cut, box.Inset(-pictureMargin)
				in.Crop = out.crop
			} else {
				in.Alt = append(in.Alt, made.Alt[i])
			}
			page = export.Themed(page, j.theme)
			switch {
			case scaled && j.on != "":
				parts, err := j.parts(page, sheet, size)
				if err != nil {
					return export.Input{}, err
				}
				in.Pages, in.Alt = append(in.Pages, parts...), nil
				continue
			case scaled:
				page = export.Scaled(page, size)
			}
			in.Pages = append(in.Pages, page)
		}
		in.Stories = append(in.Stories, made.Stories...)
	}
	return in, nil
}

func writeInput(format export.Format, path string, in export.Input) error {
	return export.WriteFile(path, func(f io.Writer) error { return format.Write(f, in) })
}

// pictureMargin is the white around what is alone on a picture, in mm.
const pictureMargin geom.MM = 3

// shows reports whether what a part of a scene stands for is on a picture of some items alone.
func (j exportJob) shows(ref scene.Ref) bool {
	return slices.ContainsFunc(j.only, func(it canvas.Item) bool {
		return string(it.ID) == ref.ID && (it.Column == "" || string(it.Column) == ref.Column)
	})
}

// numbered returns the path of one file of several, with so many digits at least: "maps.png" becomes
// "maps-2.png" or "maps-02.png".
func numbered(path string, n, digits int) string {
	ext := filepath.Ext(path)
	return fmt.Sprintf("%s-%0*d%s", strings.TrimSuffix(path, ext), digits, n, ext)
}

// printPapers are the sizes that a PDF is usually printed at.
var printPapers = []string{"a4", "a3", "a2", "a1", "a0", "letter", "tabloid"}

// askExport asks what shall be written, then where, and writes it.
func (w *Window) askExport() { w.askExportOf(false) }

// askExportOf is askExport that begins with the sheet in view, or with all of them.
func (w *Window) askExportOf(every bool) {
	const inner = 400
	w.doc.editor.Seal()
	formats := exportFormats()
	var names, papers, themes, tongues []string
	for _, f := range formats {
		names = append(names, strings.ToUpper(f))
	}
	for _, p := range printPapers {
		papers = append(papers, w.paperName(p))
	}
	for _, t := range export.Themes {
		themes = append(themes, w.text("theme-"+t.String()))
	}
	for _, l := range words.Languages {
		tongues = append(tongues, newWording(l).text("language"))
	}
	format, paper, theme := 0, 1, 0
	all := 0
	if every {
		all = 1
	}
	tongue := max(0, slices.Index(words.Languages, w.fileLanguage()))

	var m *modal
	on := w.newPosterChoice(inner, func() {
		if m != nil {
			m.Refresh()
		}
	})
	paperChoice := newListChoice(papers, func(i int) { paper = i; on.show(printPapers[paper], true) })
	themeChoice := newSegments(themes, func(i int) { theme = i })
	tongueChoice := newListChoice(tongues, func(i int) { tongue = i })
	forAll := newCheck(w.text("export-public"), func(bool) {})
	forAll.set(w.doc.public, w.doc.public)
	scope := newSegments([]string{w.text("this-sheet"), w.text("all-sheets")}, func(i int) { all = i })
	about := newProse("", sizeCaption, colorSecondary, inner)
	show := func() {
		whole, pdf := ofWorkbook(formats[format]) != nil, formats[format] == "pdf"
		paperChoice.set(paper, !pdf)
		on.show(printPapers[paper], pdf)
		themeChoice.set(theme, whole)
		tongueChoice.set(tongue, formats[format] == formatJSON)
		scope.set(all, whole)
		about.set(w.text("about-"+formats[format]), colorSecondary)
		if m != nil {
			m.Refresh()
		}
	}
	formatChoice := newSegments(names, func(i int) {
		format = i
		show()
	})
	formatChoice.set(format, false)
	show()
	line := func(key string, o fyne.CanvasObject) fyne.CanvasObject { return newFormLine(w.text(key), 110, o) }
	body := newColumn(8,
		line("export-format", formatChoice), about,
		line("export-sheets", scope),
		line("export-paper", paperChoice.button),
		line("export-on", on.choice.button), on.about, on.fit,
		line("export-theme", themeChoice),
		line("export-language", tongueChoice.button),
		line("export-for", forAll))
	m = w.open(w.text("export-title"), inner+40, body, nil,
		newButton(outlined, "", w.text("cancel"), func() { m.close() }),
		newButton(primary, "", w.text("export-choose"), func() {
			m.close()
			job := exportJob{workbook: w.workbook(), format: formats[format], theme: export.Themes[theme],
				language: words.Languages[tongue], date: w.program.now()}
			if forAll.on {
				job.workbook = public.Of(w.whole(), job.language)
			}
			if formats[format] == "pdf" {
				job.paper = printPapers[paper]
				job.on, job.fit = on.paper(), on.fit.on
			}
			for _, s := range w.workbook().Sheets() {
				if all == 1 || s.ID == w.sheet {
					job.sheets, job.titles = append(job.sheets, s.ID), append(job.titles, w.sheetTitle(s))
				}
			}
			w.askExportPath(job)
		}))
}

// paperName returns what a paper is called, and how large it is.
func (w *Window) paperName(p string) string {
	name := export.PaperTitle(p)
	if size, ok := export.PaperSize(p); ok {
		name += "  ·  " + w.lengths(size.W, size.H)
	}
	return name
}

// askExportPath asks where to, and starts the export.
func (w *Window) askExportPath(job exportJob) {
	name := w.proposedName()
	if len(job.sheets) == 1 && ofWorkbook(job.format) == nil {
		name = fileName(name + " – " + job.titles[0])
	}
	if job.called != "" {
		name = fileName(name + " – " + job.called)
	}
	w.pickFile(picking{
		title: w.text("export-title"), verb: w.text("export"), name: name, folder: w.folderOfFile(), saving: true, ending: "." + job.format,
		chosen: func(path string) string {
			job.path = path
			w.startExport(job)
			return ""
		}})
}

// startExport exports in a goroutine of its own, and says how far it is and what came of it.
func (w *Window) startExport(job exportJob) {
	p := w.program
	w.say(w.text("exporting"), false)
	go func() {
		out, err := job.run(context.Background(), func(n int, title string) {
			p.ui(func() { w.say(w.text("exporting-sheet", itoa(n), itoa(len(job.sheets)), title), false) })
		})
		p.ui(func() {
			if err != nil {
				w.say("", false)
				w.tell(w.text("cannot-export"), p.words.sentence(err, job.path))
				return
			}
			w.say(w.text("exported", filepath.Base(out.paths[0])), false)
			w.probe.log("exported", out.paths...)
			w.markExported(filepath.Base(out.paths[0]))
			w.showExported(out)
		})
	}()
}

// showExported names the files, says what was odd, and offers to look at them.
func (w *Window) showExported(out exported) {
	const inner = 420
	body := newColumn(8)
	for i, path := range out.paths {
		if i == 6 {
			body.Add(newLabel(w.program.words.count("further", len(out.paths)-i), sizeCaption, false, colorSecondary))
			break
		}
		body.Add(newLabel(filepath.Base(path), sizeBody, i == 0, colorInk).cutting())
	}
	body.Add(newProse(filepath.Dir(out.paths[0]), sizeCaption, colorSecondary, inner))
	for _, line := range w.problemLines(out.problems) {
		body.Add(newProse(line, sizeCaption, colorWarning, inner))
	}
	var m *modal
	m = w.open(w.text("exported-title"), inner+40, body, nil,
		newButton(outlined, "", w.text("show-file"), func() {
			m.close()
			if err := w.program.app.OpenURL(fileURL(out.paths[0])); err != nil {
				w.say(w.text("cannot-show"), true)
			}
		}),
		newButton(primary, "", w.text("ok"), func() { m.close() }))
}

func fileURL(path string) *url.URL {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}

// problemLines says what was odd on the pages.
func (w *Window) problemLines(problems []scene.Problem) []string {
	missing, further, lost, pictures := "", 0, 0, 0
	for _, p := range problems {
		switch p.Kind {
		case scene.MissingGlyph:
			missing += p.Text
		case scene.Overflow:
			further += p.Count
		case scene.NoSection:
			lost += p.Count
		case scene.MissingPicture:
			pictures += p.Count
		}
	}
	var out []string
	if missing != "" {
		out = append(out, w.text("problem-glyphs", missing))
	}
	if further > 0 {
		out = append(out, w.program.words.count("problem-overflow", further))
	}
	if lost > 0 {
		out = append(out, w.program.words.count("problem-section", lost))
	}
	if pictures > 0 {
		out = append(out, w.text("problem-picture"))
	}
	return out
}

// formLine is a control with its name before it.
type formLine struct {
	widget.BaseWidget
	name    *label
	control fyne.CanvasObject
	left    float32
}

func newFormLine(name string, left float32, control fyne.CanvasObject) *formLine {
	l := &formLine{name: newLabel(name, sizeCaption, false, colorSecondary).cutting(), control: control, left: left}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer makes what draws the line.
func (l *formLine) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{l.name, l.control}
	return &drawn{
		objects: objects,
		layout: func(s fyne.Size) {
			box(l.name, 0, 0, l.left-6, min(s.Height, controlHeight))
			box(l.control, l.left, 0, s.Width-l.left, s.Height)
		},
		min: func() fyne.Size { return fyne.NewSize(l.left, l.control.MinSize().Height) },
		refresh: func() {
			for _, o := range objects {
				o.Refresh()
			}
		},
	}
}
