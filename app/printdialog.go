package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

// printDialog asks what shall be printed or exported, and shows every page of it meanwhile.
type printDialog struct {
	window   *Window
	modal    *modal
	what     string
	wishes   printWishes
	language string
	form     *printForm
	preview  *printPreview
	print    printing.Print // as it is shown
	asked    int            // how often pages were asked for: only the last ones are shown
	stop     context.CancelFunc
	busy     bool
}

// The widths of the form and of the preview, in units of the toolkit.
const (
	printFormWidth    float32 = 386
	printPreviewWidth float32 = 500
)

// askExport asks what shall be printed or exported, then where to, and writes it.
func (w *Window) askExport() { w.askPrint(printSheet) }

// askPrint is askExport that begins with something to print.
func (w *Window) askPrint(what string) {
	if !w.view.FinishEdit() {
		return
	}
	w.doc.editor.Seal()
	inch := w.program.prefs.units() == inches
	d := &printDialog{window: w, what: what, wishes: w.program.prefs.set.Print.repaired(inch), language: w.fileLanguage(), stop: func() {}}
	if what == printCards || what == printWorkshop {
		d.wishes.Format = "pdf"
	}
	d.wishes.Public = d.wishes.Public || w.doc.public
	w.print = d
	d.form = newPrintForm(d)
	d.preview = newPrintPreview(w)
	body := container.New(sideBySide{printFormWidth, 24}, newScroller(container.New(inset{right: 14}, d.form.object)), d.preview.object)
	d.modal = w.open(w.text("print-title"), printFormWidth+printPreviewWidth+64, body, func() { d.stop() },
		newButton(outlined, "", w.text("cancel"), func() { d.close() }),
		newButton(primary, "", w.text("export-choose"), func() {
			d.close()
			d.save()
		}))
	d.modal.keys = d.preview.key
	d.changed()
}

func (d *printDialog) close() {
	d.stop()
	d.modal.close()
}

// sideBySide is the layout of a form that scrolls, of a width, and what is shown beside it: both as high as there
// is room.
type sideBySide struct{ left, gap float32 }

// Layout gives the form its width and the other the rest.
func (b sideBySide) Layout(o []fyne.CanvasObject, s fyne.Size) {
	box(o[0], 0, 0, b.left, s.Height)
	box(o[1], b.left+b.gap, 0, s.Width-b.left-b.gap, s.Height)
}

// MinSize asks for as much as there is: the dialog ends at the edges of the window.
func (b sideBySide) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(b.left+b.gap+o[1].MinSize().Width, 560)
}

// sheets returns the sheets that are meant.
func (d *printDialog) sheets() (ids []canvas.RecordID, titles []string) {
	w := d.window
	for _, s := range w.workbook().Sheets() {
		if d.what == printSheets || s.ID == w.sheet {
			ids, titles = append(ids, s.ID), append(titles, w.sheetTitle(s))
		}
	}
	return ids, titles
}

// workbook returns what is printed of.
func (d *printDialog) workbook() canvas.Workbook {
	w := d.window
	if d.wishes.Public && !w.doc.public {
		return public.Of(w.whole(), d.language)
	}
	return w.workbook()
}

// job returns what is printed. It looks at nothing that changes.
func (d *printDialog) job() printing.Job {
	w := d.window
	ids, _ := d.sheets()
	j := d.wishes.job(d.what, ids, layout.Options{Language: d.language, Date: w.program.now()})
	j.File = w.proposedName()
	return j
}

// changed makes the pages anew, as they are wished now, and shows them.
func (d *printDialog) changed() {
	d.form.show()
	d.stop()
	d.asked++
	if ofWorkbook(d.wishes.Format) != nil {
		d.preview.none(d.window.text("about-" + d.wishes.Format))
		return
	}
	w, n := d.window, d.asked
	ctx, stop := context.WithCancel(context.Background())
	d.stop, d.busy = stop, true
	b, j := d.workbook(), d.job()
	go func() {
		print, err := j.Make(ctx, b, nil)
		w.program.ui(func() {
			if n != d.asked {
				return
			}
			d.busy = false
			if err != nil {
				d.preview.none(w.sentence(err))
				w.probe.touch()
				return
			}
			d.print = print
			d.form.found(print)
			d.preview.show(print, d.facts(print))
			w.probe.touch()
		})
	}()
}

// facts says what is printed: how large, on how much paper, and what is odd.
func (d *printDialog) facts(p printing.Print) []fact {
	w := d.window
	var out []fact
	for i, part := range p.Parts {
		if i < 3 || len(p.Parts) < 5 {
			out = append(out, fact{text: w.partText(part)})
		}
	}
	if n := len(p.Parts) - len(out); n > 0 {
		out = append(out, fact{text: w.program.words.count("further", n)})
	}
	if said := w.roomsText(p); said != "" {
		out = append(out, fact{text: said})
	}
	out = append(out, d.proof(p)...)
	for _, line := range w.problemLines(p.All()) {
		out = append(out, fact{text: line, warns: true})
	}
	return out
}

// fact is a line that is told under the preview.
type fact struct {
	text  string
	warns bool
}

// partText says what a part is, how large and on how much paper.
func (w *Window) partText(p printing.Part) string {
	size := w.lengths(p.Size.W, p.Size.H)
	name := p.Name
	if p.Kind == printing.Deck && name != "" {
		name = w.text("card-size-" + name)
	}
	if name != "" {
		size = name + ", " + size
	}
	if p.Scale < 0.995 {
		size = w.text("print-at", size, words.Percent(w.program.words.language, int64(p.Scale*1000+0.5), 1))
	}
	switch p.Kind {
	case printing.Poster:
		return w.text("print-part-poster", p.Title, size, w.program.words.count("paper", p.Parts), export.PaperTitle(p.On))
	case printing.Deck:
		return w.text("print-part-deck", itoa(p.Cards), size, w.program.words.count("paper", p.Parts))
	}
	return w.text("print-part", p.Title, size)
}

// save asks where to, and writes; it is remembered how it was wished.
func (d *printDialog) save() {
	w := d.window
	w.program.prefs.change(func(s *settings) { s.Print = d.wishes })
	ids, titles := d.sheets()
	theme, _ := export.ThemeByName(d.wishes.Theme)
	job := exportJob{
		workbook: d.workbook(), sheets: ids, titles: titles, format: d.wishes.Format, theme: theme, language: d.language, date: w.program.now(),
		dpi: float64(d.wishes.DPI), clear: d.wishes.Clear,
	}
	switch d.what {
	case printCards, printWorkshop:
		job.called, job.sheets, job.titles = w.text("print-what-"+d.what), nil, nil
	}
	if slices.Contains([]string{"pdf", "png", "svg"}, job.format) {
		print := d.job()
		job.print = &print
	}
	w.askExportPath(job)
}
