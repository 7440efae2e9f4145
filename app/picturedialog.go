package app

import (
	"slices"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/public"
	"clustercanvas/export"
)

// pictureFormats are what a picture of a sheet can be saved as.
var pictureFormats = []string{"png", "svg", "pdf", "html"}

// tellings are what can become of the steps, in the order of the choice.
var tellings = []export.Telling{{}, {Kind: export.EachStep}, {Kind: export.Storyboard, Board: 2}, {Kind: export.Storyboard, Board: 6}}

// pictureWishes is how somebody wanted the last picture: what is asked for again is as it was then.
type pictureWishes struct {
	Format  string `json:"format,omitempty"`
	Layout  string `json:"layout,omitempty"`
	Telling int    `json:"telling,omitempty"`
	Notes   bool   `json:"notes,omitempty"`   // left out
	Amounts bool   `json:"amounts,omitempty"` // left out
	Prompts bool   `json:"prompts,omitempty"` // asked
	Public  bool   `json:"public,omitempty"`
	Clear   bool   `json:"clear,omitempty"` // without white paper behind it
}

// pictureDialog asks how a picture of the sheet in view shall be, and shows it meanwhile.
type pictureDialog struct {
	window  *Window
	sheet   canvas.RecordID
	layouts []string
	parts   []canvas.SectionID // the picture shows these alone; none: all of the sheet
	wishes  pictureWishes
	image   *fynecanvas.Image
	alt     *field
	told    string // the alternative text that the program proposes
	asked   int    // how often a preview was asked for: only the last one is shown
	shown   int    // which of them is
	shape   *listChoice
	part    *button
	steps   *listChoice
	clear   *check
}

const pictureSide float32 = 440 // how wide the preview is

// askPicture asks for a picture of the sheet in view.
func (w *Window) askPicture() { w.askPictureWith(nil) }

// askSectionPicture asks for a picture of the section that is pointed at.
func (w *Window) askSectionPicture() {
	w.askPictureWith([]canvas.SectionID{w.view.AimedSection()})
}

func (w *Window) askPictureWith(parts []canvas.SectionID) {
	if !w.view.FinishEdit() {
		return
	}
	w.doc.editor.Seal()
	s, t := w.inView()
	if t == nil {
		return
	}
	d := &pictureDialog{window: w, sheet: s.ID, layouts: layout.LayoutIDs(t), parts: parts, wishes: w.program.prefs.set.Picture, image: fynecanvas.NewImageFromImage(nil)}
	if !slices.Contains(d.layouts, d.wishes.Layout) {
		d.wishes.Layout = d.layouts[min(1, len(d.layouts)-1)] // the wide one: pictures are for screens
	}
	if !slices.Contains(pictureFormats, d.wishes.Format) {
		d.wishes.Format = pictureFormats[0]
	}
	if d.wishes.Telling < 0 || d.wishes.Telling >= len(tellings) {
		d.wishes.Telling = 0
	}
	d.wishes.Public = d.wishes.Public || w.doc.public
	w.pictures = d
	d.open()
}

func (d *pictureDialog) open() {
	const left = 330
	w := d.window
	labels := make([]string, len(pictureFormats))
	for i, f := range pictureFormats {
		labels[i] = map[string]string{"png": "PNG", "svg": "SVG", "pdf": "PDF", "html": "HTML"}[f]
	}
	about := newProse("", sizeCaption, colorSecondary, left)
	format := newSegments(labels, func(i int) {
		d.wishes.Format = pictureFormats[i]
		about.set(w.text("about-"+d.wishes.Format), colorSecondary)
		d.changed()
	})
	format.set(slices.Index(pictureFormats, d.wishes.Format), false)
	about.set(w.text("about-"+d.wishes.Format), colorSecondary)
	var shapes []string
	for _, id := range d.layouts {
		shapes = append(shapes, w.shapeName(id))
	}
	d.shape = newListChoice(shapes, func(i int) { d.wishes.Layout = d.layouts[i]; d.changed() })
	d.shape.set(slices.Index(d.layouts, d.wishes.Layout), len(shapes) < 2)
	d.steps = newListChoice([]string{w.text("steps-complete"), w.text("steps-each"), w.text("steps-board", "2"), w.text("steps-board", "6")},
		func(i int) { d.wishes.Telling = i; d.changed() })
	d.part = newButton(outlined, "", "", d.choose)
	notes := d.check("view-hides-notes", &d.wishes.Notes)
	amounts := d.check("view-hides-amounts", &d.wishes.Amounts)
	prompts := d.check("picture-prompts", &d.wishes.Prompts)
	d.clear = d.check("picture-clear", &d.wishes.Clear)
	forAll := d.check("export-public", &d.wishes.Public)
	forAll.set(d.wishes.Public, w.doc.public)
	d.alt = newTextArea(w, 3)
	line := func(key string, o fyne.CanvasObject) fyne.CanvasObject { return newFormLine(w.text(key), 90, o) }
	form := newColumn(8,
		line("export-format", format), about, line("picture-shape", d.shape.button), line("picture-parts", d.part), line("picture-steps", d.steps.button),
		newHairlineRow(), notes, amounts, prompts, d.clear, forAll)
	d.image.FillMode, d.image.ScaleMode = fynecanvas.ImageFillContain, fynecanvas.ImageScaleSmooth
	d.image.SetMinSize(fyne.NewSize(pictureSide, pictureSide*9/16))
	again := newButton(flat, "undo", w.text("picture-alt-again"), func() { d.alt.SetText(d.told) })
	copies := newButton(flat, "", w.text("picture-alt-copy"), func() {
		w.program.app.Clipboard().SetContent(d.alt.Text)
		w.say(w.text("picture-alt-copied"), false)
	})
	show := newColumn(8, container.NewStack(newSurface(colorGround, colorHair, radius), d.image),
		newLabel(w.text("picture-alt"), sizeCaption, false, colorSecondary), d.alt.object(), newRow(8, -1, copies, again))
	body := container.New(beside{left: left, gap: 24}, form, show)
	var m *modal
	m = w.open(w.text("make-picture-title"), left+pictureSide+64, body, nil,
		newButton(outlined, "", w.text("cancel"), func() { m.close() }),
		newButton(primary, "", w.text("export-choose"), func() {
			m.close()
			d.save()
		}))
	w.probe.put("field:alt", d.alt)
	d.changed()
}

// beside is the layout of a form of a width and what is shown beside it, both from the top.
type beside struct{ left, gap float32 }

// Layout gives the form its width and the other the rest.
func (b beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	box(o[0], 0, 0, b.left, o[0].MinSize().Height)
	box(o[1], b.left+b.gap, 0, s.Width-b.left-b.gap, o[1].MinSize().Height)
}

// MinSize has room for both.
func (b beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[1].MinSize()
	return fyne.NewSize(b.left+b.gap+m.Width, max(o[0].MinSize().Height, m.Height))
}

// check is one wish that is yes or no.
func (d *pictureDialog) check(key string, of *bool) *check {
	c := newCheck(d.window.text(key), func(on bool) { *of = on; d.changed() })
	c.set(*of, false)
	return c
}

// shapeName says what a page layout is for.
func (w *Window) shapeName(id string) string {
	switch id {
	case "a3", canvas.WideLayout, "square", "a4":
		return w.text("shape-" + id)
	}
	return id
}

// changed shows the picture as it is wished now. What a format has no use for cannot be chosen.
func (d *pictureDialog) changed() {
	w := d.window
	board := tellings[d.wishes.Telling].Kind == export.Storyboard
	if board && d.wishes.Format != "pdf" {
		d.wishes.Telling = 0
	}
	off := d.wishes.Format == export.HTML.Ext || len(d.workbook().Steps(d.sheet)) == 0
	d.steps.set(d.wishes.Telling, off)
	d.steps.labels = []string{w.text("steps-complete"), w.text("steps-each"), w.text("steps-board", "2"), w.text("steps-board", "6")}
	if d.wishes.Format != "pdf" {
		d.steps.labels = d.steps.labels[:2]
	}
	d.clear.set(d.wishes.Clear, !d.canBeClear())
	d.tellParts()
	d.asked++
	n, r, b := d.asked, d.request(), d.workbook()
	painter, paint := w.program.painter, paintPaper
	if d.wishes.Clear && d.canBeClear() {
		paint = paintClear
	}
	scale := float64(pictureSide) * float64(max(1, w.win.Canvas().Scale()))
	go func() {
		made, err := r.Make(b)
		if err != nil || len(made.Pages) == 0 {
			return
		}
		page := made.Pages[0]
		if r.Steps.Kind == export.EachStep {
			page = made.Pages[len(made.Pages)-1] // the sheet with all that is on it
		}
		img := paint(painter, page, scale/max(page.Size.W, 16.0/9*page.Size.H))
		w.program.ui(func() {
			if n != d.asked {
				return
			}
			d.image.Image, d.shown = img, n
			d.image.Refresh()
			d.propose(made.Alt[0], r.Steps.Kind)
			w.probe.touch()
		})
	}()
}

// canBeClear reports whether the format can do without white paper.
func (d *pictureDialog) canBeClear() bool {
	return d.wishes.Format == "png" || d.wishes.Format == "svg"
}

// propose puts the text that the program has for the picture into the field, unless somebody wrote
// another one.
func (d *pictureDialog) propose(alt string, kind export.TellingKind) {
	if kind == export.EachStep { // each picture has its own
		said, err := layout.Speak(d.workbook(), d.sheet, d.request().Options, layout.Steps{})
		if err == nil {
			alt = said.Whole
		}
	}
	if d.alt.Text == d.told {
		d.alt.SetText(alt)
	}
	d.told = alt
}

// workbook returns what the picture is made of.
func (d *pictureDialog) workbook() canvas.Workbook {
	w := d.window
	if d.wishes.Public && !w.doc.public {
		return public.Of(w.whole(), w.fileLanguage())
	}
	return w.workbook()
}

func (d *pictureDialog) request() export.Request {
	r := export.Request{
		Sheet: d.sheet, Steps: tellings[d.wishes.Telling],
		Options: layout.Options{
			Layout: d.wishes.Layout, Language: d.window.fileLanguage(), Date: d.window.program.now(), Prompts: d.wishes.Prompts,
			Without:  layout.Without{Notes: d.wishes.Notes, Amounts: d.wishes.Amounts},
			Sections: slices.Clone(d.parts), // a preview may still be made while others are chosen
		},
	}
	if d.wishes.Format == export.HTML.Ext {
		r.Steps = export.Telling{Kind: export.Played}
	}
	return r
}

// save asks where to, and saves the picture; it is remembered how it was wished.
func (d *pictureDialog) save() {
	w := d.window
	w.program.prefs.change(func(s *settings) { s.Picture = d.wishes })
	s, _ := canvas.Get[canvas.Sheet](w.workbook(), d.sheet)
	r := d.request()
	if d.alt.Text != d.told {
		r.Alt = d.alt.Text
	}
	w.askExportPath(exportJob{
		workbook: d.workbook(), format: d.wishes.Format, language: r.Options.Language, date: r.Options.Date, request: &r, clear: d.wishes.Clear && d.canBeClear(),
		sheets: []canvas.RecordID{d.sheet}, titles: []string{w.sheetTitle(s)},
	})
}
