package app

import (
	"context"
	"errors"
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
	"clustercanvas/canvas/scene"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

// exportJob is what somebody wants to have as a file. It is a value: the export goes on in its
// own goroutine while the document may change.
type exportJob struct {
	workbook canvas.Workbook
	sheets   []canvas.RecordID
	titles   []string // of the sheets, for messages
	format   string   // as files end: "pdf", "png", "svg", "xlsx", "csv", "json"
	theme    export.Theme
	language string // of the sheets; empty is the file's
	date     time.Time
	path     string
	dpi      float64       // of a PNG; 0 is the usual width
	clear    bool          // a PNG or SVG without white paper behind it
	only     []canvas.Item // a PNG of these alone; nil is of the whole sheet
	telling  export.Telling
	request  *export.Request // how one sheet is wanted; nil: as it is in the window

	share  func(float64)                 // told how far writing is, from 0 to 1; nil: nobody asks
	print  *printing.Job                 // pages that are printed; nil: the sheets, or what is made
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
	in.Progress = func(share float64) error {
		if j.share != nil {
			j.share(share)
		}
		return ctx.Err()
	}
	if format.Paged || len(in.Pages) == 1 {
		out.paths = []string{j.path}
		return out, writeInput(format, j.path, in)
	}
	digits := 1
	if j.request != nil && j.request.Steps.Kind == export.EachStep { // so that they are in order by their names
		digits = max(2, len(itoa(len(in.Pages))))
	}
	for i := range in.Pages {
		out.paths = append(out.paths, numbered(j.path, i+1, digits))
	}
	return out, export.WriteFiles(out.paths, func(i int, f io.Writer) error {
		one := in.Page(i)
		one.Title = in.Title
		return format.Write(f, one)
	})
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
	if j.print != nil {
		print, err := j.print.Make(ctx, j.workbook, nil)
		if err != nil {
			return in, err
		}
		out.problems = print.All()
		in.Pages, in.Alt, in.Duplex = print.Pages, print.Alt, print.Duplex
		return in, nil
	}
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
			in.Pages = append(in.Pages, export.Themed(page, j.theme))
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
var printPapers = []string{"a4", "a3", "a2", "a1", "a0", "letter", "tabloid", "arch c", "arch d"}

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
	ctx, stop := context.WithCancel(context.Background())
	progress := newExportProgress(w, stop)
	job.share = func(share float64) { p.ui(func() { progress.share(share) }) }
	go func() {
		out, err := job.run(ctx, func(n int, title string) {
			p.ui(func() {
				said := w.text("exporting-sheet", itoa(n), itoa(len(job.sheets)), title)
				w.say(said, false)
				progress.say(said)
			})
		})
		p.ui(func() {
			stop()
			progress.end()
			if errors.Is(err, context.Canceled) {
				w.say(w.text("export-canceled"), false)
				return
			}
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
