package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
	"clustercanvas/export"
	"clustercanvas/export/printing"
)

// printPreview is the right side of the print dialog: one page of what is printed, as it will come out, and what
// is said of all of them.
type printPreview struct {
	window   *Window
	object   *fyne.Container
	image    *fynecanvas.Image
	place    *label
	back, on *button
	rooms    *button // leads to what fits into the sections
	about    *fyne.Container
	pages    []scene.Scene
	page     int // in view
	painted  int // how often one was asked for: only the last one is shown
}

func newPrintPreview(w *Window) *printPreview {
	p := &printPreview{window: w, image: fynecanvas.NewImageFromImage(nil), about: newColumn(3)}
	p.image.FillMode, p.image.ScaleMode = fynecanvas.ImageFillContain, fynecanvas.ImageScaleSmooth
	p.place = newLabel("", sizeCaption, false, colorSecondary)
	p.back = newButton(flat, "chevron-left", "", func() { p.step(-1) }).hinted(w.hint, w.text("print-page-back"))
	p.on = newButton(flat, "chevron-right", "", func() { p.step(+1) }).hinted(w.hint, w.text("print-page-on"))
	w.probe.put("button:print-page-back", p.back)
	w.probe.put("button:print-page-on", p.on)
	p.rooms = newButton(flat, "", w.text("print-rooms-title"), func() { w.print.askRooms() })
	p.rooms.Hide()
	ground := newSurface(colorGround, colorHair, radius)
	page := container.NewStack(ground, container.New(inset{12, 12, 12, 12}, p.image))
	p.object = container.New(previewLayout{}, page, newRow(8, 1, p.back, container.NewCenter(p.place), p.on), p.about, p.rooms)
	return p
}

// previewLayout gives the page what the lines under it leave.
type previewLayout struct{}

const printAbout float32 = 104 // room for six lines, so that the page does not change its size with them

func (previewLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	turn := o[1].MinSize().Height
	about := max(printAbout, o[2].MinSize().Height)
	high := max(80, s.Height-turn-about-16)
	box(o[0], 0, 0, s.Width, high)
	box(o[1], 0, high+6, s.Width, turn)
	box(o[2], 0, high+turn+14, s.Width, about)
	m := o[3].MinSize() // on the line of the buttons of the dialog, at the left
	box(o[3], -8, s.Height-m.Height+4, m.Width, m.Height)
}

func (previewLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(printPreviewWidth, 320)
}

// none shows no page, and says why.
func (p *printPreview) none(why string) {
	p.pages, p.page = nil, 0
	p.rooms.Hide()
	p.painted++
	p.image.Image = nil
	p.image.Refresh()
	p.tell([]fact{{text: why}})
	p.turned("")
}

// show shows other pages; the one in view stays, as far as there is one.
func (p *printPreview) show(print printing.Print, facts []fact) {
	p.pages = print.Pages
	_, roomy := roomed(print)
	visible(p.rooms, roomy)
	p.page = min(p.page, len(p.pages)-1)
	p.tell(facts)
	p.paint()
}

func (p *printPreview) tell(facts []fact) {
	p.about.Objects = nil
	for _, f := range facts {
		color := colorSecondary
		if f.warns {
			color = colorWarning
		}
		p.about.Add(newProse(f.text, sizeCaption, color, printPreviewWidth))
	}
	p.about.Refresh()
	p.object.Refresh()
}

// step turns to another page.
func (p *printPreview) step(by int) {
	if to := p.page + by; to >= 0 && to < len(p.pages) {
		p.page = to
		p.paint()
	}
}

// key turns the pages.
func (p *printPreview) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyPageUp, fyne.KeyLeft:
		p.step(-1)
	case fyne.KeyPageDown, fyne.KeyRight:
		p.step(+1)
	case fyne.KeyHome:
		p.step(-p.page)
	case fyne.KeyEnd:
		p.step(len(p.pages) - 1 - p.page)
	default:
		return false
	}
	return true
}

// turned says which page is in view, and what is known of it.
func (p *printPreview) turned(known string) {
	w := p.window
	p.back.setOff(p.page == 0)
	p.on.setOff(p.page >= len(p.pages)-1)
	if len(p.pages) == 0 {
		p.place.set("", colorSecondary)
		return
	}
	size := p.pages[p.page].Size
	said := w.text("print-page", itoa(p.page+1), itoa(len(p.pages)), w.lengths(size.W, size.H))
	if known != "" {
		said += "  ·  " + known
	}
	p.place.set(said, colorSecondary)
	p.object.Refresh()
}

// paint paints the page in view, in a goroutine of its own.
func (p *printPreview) paint() {
	p.turned("")
	p.painted++
	n, page, w := p.painted, p.pages[p.page], p.window
	side := float64(p.image.Size().Width)
	if side < 50 {
		side = float64(printPreviewWidth)
	}
	// Twice as fine as the screen: letters that are too small there are seen as they are printed.
	scale := 2 * side * float64(max(1, w.win.Canvas().Scale())) / max(page.Size.W, page.Size.H)
	go func() {
		img := paintPaper(w.program.painter, page, scale)
		ink := export.InkOf(img)
		w.program.ui(func() {
			if n != p.painted {
				return
			}
			p.image.Image = img
			p.image.Refresh()
			p.turned(w.text("print-ink", words.Percent(w.program.words.language, int64(ink*1000+0.5), 1)))
			w.probe.touch()
		})
	}()
}
