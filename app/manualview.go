package app

import (
	"bytes"
	"image"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/app/command"
	"clustercanvas/app/manual"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/export"
	"clustercanvas/export/raster"
)

// ManualEnv returns what the manual asks of the program, in a language.
func ManualEnv(language string) manual.Env {
	return (&Window{program: &program{words: newWording(language)}}).manualEnv()
}

func (w *Window) manualEnv() manual.Env {
	// The fonts of paper have no arrows and no sign for minus.
	plain := strings.NewReplacer("←", w.text("key-arrow-left"), "→", w.text("key-arrow-right"), "↑", w.text("key-arrow-up"), "↓", w.text("key-arrow-down"), "−", "–")
	return manual.Env{
		Language: w.program.words.language,
		Text:     func(key string) string { return w.text(key) },
		Action: func(id string) (string, string, bool) {
			a, ok := findAction(id)
			if !ok {
				return "", "", false
			}
			key := ""
			if len(a.keys) > 0 {
				key = plain.Replace(w.keyName(a.keys[0]))
			}
			return w.text("action-" + id), key, true
		},
		Keys: func() []manual.KeyGroup {
			var out []manual.KeyGroup
			for _, g := range w.keyGroups() {
				x := manual.KeyGroup{Title: g.title}
				for _, l := range g.lines {
					key := l.keys
					if len(key) > 14 {
						key, _, _ = strings.Cut(key, ", ") // the page of keys in the window has the others
					}
					x.Lines = append(x.Lines, [2]string{l.what, plain.Replace(key)})
				}
				out = append(out, x)
			}
			return out
		},
	}
}

// Measures of the manual in the window.
const (
	manualList  float32 = 250
	manualWide  float32 = 700 // of what is read
	manualHigh  float32 = 540
	manualWhite geom.MM = 4    // around what is read
	manualLong  geom.MM = 5000 // of the one page that everything goes on
	manualSlice         = 1200 // pixels of one picture: what every graphics card can hold
)

// manualView shows the manual: its pages at the left, one of them at the right, as it is printed.
type manualView struct {
	window *Window
	pages  []manual.Page
	list   *manualPages
	paper  *fyne.Container
	scroll *scroller
	asked  int // how often a page was asked for
}

// showManual opens the manual at its first page.
func (w *Window) showManual() {
	v := &manualView{window: w, paper: container.New(manualPaper{})}
	v.scroll = newScroller(v.paper)
	pages, err := manual.Pages(command.Illustrated(w.manualEnv()))
	if err != nil {
		w.tell(w.text("cannot-open"), w.sentence(err))
		return
	}
	v.pages = pages
	v.list = newManualPages(v)
	body := container.New(manualLayout{}, v.list, v.scroll)
	var m *modal
	m = w.open(w.text("manual-title"), manualList+manualWide+80, body, nil,
		newButton(outlined, "export", w.text("manual-save"), func() {
			m.close()
			w.askSaveManual()
		}),
		newButton(primary, "", w.text("close"), func() { m.close() }))
	m.focus(v.list)
	v.show(0)
}

// show shows a page. It is set and painted beside the hand.
func (v *manualView) show(i int) {
	w, p := v.window, v.pages[i]
	v.asked++
	asked := v.asked
	v.list.current = i
	v.list.Refresh()
	scale := float64(max(1, w.win.Canvas().Scale()))
	painter, ui, language := w.program.painter, w.program.ui, w.program.words.language
	go func() {
		d := layout.Document{
			Paper: geom.Size{W: layout.PaperA4.W, H: manualLong}, Language: language,
			Blocks: append([]layout.Block{layout.Title{Text: p.Title}}, p.Blocks...),
		}
		parts := paintRead(painter, layout.Pages(d)[0], scale)
		ui(func() {
			if v.asked == asked {
				v.shown(parts)
				w.probe.log("manual", p.ID)
				w.probe.touch()
			}
		})
	}()
}

func (v *manualView) shown(parts []*image.RGBA) {
	v.paper.Objects = nil
	for _, img := range parts {
		x := fynecanvas.NewImageFromImage(img)
		x.ScaleMode = fynecanvas.ImageScaleFastest
		x.FillMode = fynecanvas.ImageFillStretch
		v.paper.Add(x)
	}
	v.scroll.to(0)
	v.paper.Refresh()
	v.scroll.Refresh()
}

// paintRead paints what is to be read on a long page, without its margins and its foot, in pieces.
func paintRead(painter *raster.Renderer, s scene.Scene, scale float64) []*image.RGBA {
	const side, top geom.MM = 22, 25 // of documents on A4
	box := geom.R(side, top, s.Size.W-2*side, 0)
	for _, item := range s.Items {
		if end := item.Bounds().Bottom(); end < manualLong-40 { // above the foot
			box.H = max(box.H, end-top)
		}
	}
	box = box.Inset(-manualWhite)
	zoom := float64(manualWide) * scale / box.W
	high := int(box.H*zoom + 0.5)
	var out []*image.RGBA
	for top := 0; top < high; top += manualSlice {
		img := image.NewRGBA(image.Rect(0, 0, int(float64(manualWide)*scale), min(manualSlice, high-top)))
		fillWhite(img)
		painter.Draw(img, &s, geom.Pt{X: box.X, Y: box.Y + float64(top)/zoom}, zoom)
		out = append(out, img)
	}
	return out
}

func fillWhite(img *image.RGBA) {
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
}

// askSaveManual asks where the manual shall be written as a PDF.
func (w *Window) askSaveManual() {
	w.pickFile(picking{
		title: w.text("manual-save"), verb: w.text("save"), name: "Cluster Canvas – " + w.text("manual-title"), folder: w.folderOfFile(), saving: true, ending: ".pdf",
		chosen: func(path string) string {
			w.saveManual(path)
			return ""
		}})
}

// saveManual writes the manual as a PDF, beside the hand.
func (w *Window) saveManual(path string) {
	env, ui := w.manualEnv(), w.program.ui
	go func() {
		var b bytes.Buffer
		err := command.WriteManual(&b, env, "")
		if err == nil {
			err = export.WriteFile(path, func(f io.Writer) error { _, err := f.Write(b.Bytes()); return err })
		}
		ui(func() {
			if err != nil {
				w.tell(w.text("cannot-export"), w.program.words.sentence(err, path))
				return
			}
			w.probe.log("exported", path)
			w.showExported(exported{paths: []string{path}})
		})
	}()
}

// manualPaper is the layout of the pieces of a page.
type manualPaper struct{}

func (manualPaper) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	y := float32(0)
	for _, x := range o {
		h := manualPart(x)
		box(x, 0, y, manualWide, h)
		y += h
	}
}

func (manualPaper) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(manualWide, 0)
	for _, x := range o {
		size.Height += manualPart(x)
	}
	return size
}

// manualPart returns how high a piece is shown.
func manualPart(o fyne.CanvasObject) float32 {
	b := o.(*fynecanvas.Image).Image.Bounds()
	return float32(b.Dy()) * manualWide / float32(b.Dx())
}

// manualLayout puts the list of pages beside the page.
type manualLayout struct{}

func (manualLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const gap = 16
	box(o[0], 0, 0, manualList, s.Height)
	box(o[1], manualList+gap, 0, s.Width-manualList-gap, s.Height)
}

func (manualLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, manualHigh) }

// manualPages is the list of pages. The arrow keys go through it, Page Up and Down through the page.
type manualPages struct {
	widget.BaseWidget
	view     *manualView
	current  int
	over     int
	focused  bool
	pageRows []*manualRow
}

// manualRow is a line of the list.
type manualRow struct {
	ground *fynecanvas.Rectangle
	words  *prose
}

func newManualPages(v *manualView) *manualPages {
	l := &manualPages{view: v, over: -1}
	for _, p := range v.pages {
		r := &manualRow{ground: fynecanvas.NewRectangle(themed(colorNone)), words: newProse(p.Title, sizeBody, colorInk, manualList-24)}
		r.ground.CornerRadius = radius
		l.pageRows = append(l.pageRows, r)
	}
	l.ExtendBaseWidget(l)
	return l
}

func (r *manualRow) height() float32 { return r.words.MinSize().Height + 13 }

// at returns the line at a height; -1 is none.
func (l *manualPages) at(y float32) int {
	for i, r := range l.pageRows {
		if y < r.height() {
			return i
		}
		y -= r.height()
	}
	return -1
}

// Tapped shows the page of a line.
func (l *manualPages) Tapped(e *fyne.PointEvent) {
	if i := l.at(e.Position.Y); i >= 0 {
		l.view.show(i)
		l.view.window.win.Canvas().Focus(l)
	}
}

// MouseIn lights a line up.
func (l *manualPages) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved goes along.
func (l *manualPages) MouseMoved(e *desktop.MouseEvent) {
	if i := l.at(e.Position.Y); i != l.over {
		l.over = i
		l.Refresh()
	}
}

// MouseOut takes the light away.
func (l *manualPages) MouseOut() {
	l.over = -1
	l.Refresh()
}

// FocusGained shows that the keyboard is here.
func (l *manualPages) FocusGained() { l.setFocused(true) }

// FocusLost shows that the keyboard has left.
func (l *manualPages) FocusLost() { l.setFocused(false) }

func (l *manualPages) setFocused(on bool) {
	l.focused = on
	l.Refresh()
}

// TypedRune does nothing.
func (l *manualPages) TypedRune(rune) {}

// TypedKey goes through the pages, and through the one in view.
func (l *manualPages) TypedKey(e *fyne.KeyEvent) {
	v := l.view
	_, room := v.scroll.lengths()
	switch e.Name {
	case fyne.KeyDown, fyne.KeyUp:
		to := l.current + 1
		if e.Name == fyne.KeyUp {
			to = l.current - 1
		}
		if to >= 0 && to < len(l.pageRows) {
			v.show(to)
		}
	case fyne.KeyPageDown, fyne.KeySpace:
		v.scroll.to(v.scroll.offset + room - 60)
	case fyne.KeyPageUp:
		v.scroll.to(v.scroll.offset - room + 60)
	case fyne.KeyHome:
		v.scroll.to(0)
	case fyne.KeyEnd:
		v.scroll.to(v.paper.MinSize().Height)
	default:
		passKey(l, e)
	}
}

// CreateRenderer makes what draws the list.
func (l *manualPages) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	for _, r := range l.pageRows {
		d.objects = append(d.objects, r.ground, r.words)
	}
	d.layout = func(s fyne.Size) {
		y := float32(0)
		for _, r := range l.pageRows {
			h := r.height()
			box(r.ground, 0, y, s.Width, h-2)
			box(r.words, 12, y+5, s.Width-24, h-13)
			y += h
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(manualList, 0) }
	d.refresh = func() {
		for i, r := range l.pageRows {
			fill, front, frame := colorNone, colorSecondary, colorNone
			switch i {
			case l.current:
				fill, front = colorHover, colorInk
				if l.focused {
					frame = colorFocus
				}
			case l.over:
				front = colorInk
			}
			r.ground.FillColor, r.ground.StrokeColor = themed(fill), themed(frame)
			if r.ground.StrokeWidth = 0; frame != colorNone {
				r.ground.StrokeWidth = focusWidth()
			}
			r.words.set(l.view.pages[i].Title, front)
			r.words.Refresh()
			r.ground.Refresh()
		}
		d.layout(l.Size())
		fynecanvas.Refresh(l)
	}
	d.refresh()
	return d
}
