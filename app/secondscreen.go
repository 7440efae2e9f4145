package app

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/app/sheetview"
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// secondScreen is a window for the room, beside the one in which somebody works: the same sheet, in
// step, as everybody may see it. It is made of the public version of the document and of nothing else,
// so that whatever is confidential is not even in it; and nothing can be done in it.
type secondScreen struct {
	of     *Window
	win    fyne.Window     // nil: it is closed
	view   *sheetview.View // nil: there is none now
	book   canvas.Workbook
	sheet  canvas.RecordID
	result layout.Result
	clock  *clockFace
	blank  *blankScreen
	laid   layout.Options // how the sheet is laid out there
	target geom.Rect      // what of the desk it was last told to show
}

func (s *secondScreen) open() bool { return s.win != nil }

// toggleSecond opens the second screen, or closes it.
func (w *Window) toggleSecond() {
	if w.second.open() {
		w.second.close()
		return
	}
	w.second.appear()
}

// appear opens the window: on the other screen where there is one.
func (s *secondScreen) appear() {
	w := s.of
	s.win = w.program.app.NewWindow("")
	s.win.SetPadded(false)
	s.win.SetCloseIntercept(s.close)
	s.dress()
	s.win.Resize(fyne.NewSize(960, 540))
	s.win.Show()
	if d, ok := w.program.app.Driver().(desktop.Driver); ok && d.HasSecondaryDisplay() {
		if win, ok := s.win.(desktop.Window); ok {
			win.RequestFullScreenSecondary()
		}
	}
	w.win.RequestFocus()
	w.say(w.text("second-open"), false)
	w.showMenu()
	w.probe.log("second", "open")
	w.probe.touch()
}

// close takes the window away. What it was the second screen of goes on as before.
func (s *secondScreen) close() {
	if !s.open() {
		return
	}
	win, w := s.win, s.of
	s.undress()
	s.win = nil
	win.Close()
	if !w.inRoom() {
		w.setBlank(blankNone)
		w.endTimer()
		w.laserOff()
	}
	w.showMenu()
	w.probe.log("second", "closed")
	w.probe.touch()
}

// dress makes all that is in the window anew.
func (s *secondScreen) dress() {
	w := s.of
	s.view = sheetview.New(sheetview.Config{
		UI: w.program.ui, Now: w.program.now, IDs: w.program.ids,
		Layout:   func(canvas.Workbook, canvas.RecordID) (layout.Result, error) { return s.result, nil },
		Commit:   func(canvas.Change) error { return errPublicView },
		Words:    w.text,
		Ground:   func(fyne.ThemeVariant) color.Color { return themed(colorGround) },
		Renderer: w.program.painter,
	})
	s.clock, s.blank = newClockFace(), newBlankScreen(func() { w.setBlank(blankNone) })
	s.sheet, s.target = "", geom.Rect{}
	s.win.SetContent(container.NewStack(s.view, newShield(), container.New(clockPlace{}, s.clock), s.blank))
	c := s.win.Canvas()
	c.SetOnTypedKey(s.key)
	c.SetOnTypedRune(func(r rune) { w.shownRune(r) })
	s.load()
}

// undress lets go of what is in the window.
func (s *secondScreen) undress() {
	s.view.Close()
	s.view, s.clock, s.blank, s.result, s.book = nil, nil, nil, layout.Result{}, canvas.Workbook{}
	s.win.Canvas().SetOnTypedKey(nil)
	s.win.Canvas().SetOnTypedRune(nil)
}

// key answers the keys of a clicker, and the few that the window itself has.
func (s *secondScreen) key(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyF11:
		s.win.SetFullScreen(!s.win.FullScreen())
	case e.Name == fyne.KeyEscape && s.of.blank == blankNone:
		s.win.SetFullScreen(false)
	default:
		s.of.shownKey(e)
	}
}

// load shows the sheet of the other window as it is now.
func (s *secondScreen) load() {
	if s.view == nil || s.of.doc == nil {
		return
	}
	w := s.of
	s.win.SetTitle(w.text("second-title", w.publicName()) + " – " + programName)
	s.book = w.shownFor(w.doc.publicVersion())
	s.lay()
	s.blank.show(w.blank)
	s.clock.load(w)
	s.follow()
}

// publicName is what the window calls the document, as everybody may see it.
func (w *Window) publicName() string {
	if name := w.doc.publicVersion().Info().Cluster; name != "" {
		return name
	}
	return w.text("unnamed-file")
}

// lay lays the sheet out and shows it.
func (s *secondScreen) lay() {
	w := s.of
	s.laid = s.options()
	r, err := layout.Sheet(s.book, w.sheet, s.laid)
	if err != nil {
		r = layout.Result{}
	} else if w.showing.played {
		steps := layout.StepsOf(s.book, w.sheet, r)
		r = steps.At(r, steps.AsFar(w.steps, w.showing.step))
	}
	if w.showing.veiled {
		r = layout.Veiled(r, w.showing.lit)
	}
	s.result = r
	s.view.ShowSheet(s.book, w.sheet, r)
}

// options are how the sheet is laid out: for a projector, unless a part of it is in sight that was cut
// out of the layout of the other window.
func (s *secondScreen) options() layout.Options {
	w := s.of
	o := w.layoutOptions()
	if _, whole := w.inSight(); whole && w.showing.layout == "" {
		o.Layout = canvas.WideLayout
	}
	return o
}

// inSight returns the section or column that the window has in sight; false is that it shows neither
// that nor a whole page, but some part.
func (w *Window) inSight() (layout.Lit, bool) {
	at := w.view.Camera().Fitted
	pages := w.view.Pages()
	if len(pages) > 0 && (alike(at, pages[0]) || slices.ContainsFunc(pages, func(p geom.Rect) bool { return alike(at, p) })) {
		return layout.Lit{}, true
	}
	return w.litAt(at)
}

// follow shows the part of the sheet that the other window shows.
func (s *secondScreen) follow() {
	w := s.of
	if s.view == nil || w.doc == nil || w.sheet == "" {
		return
	}
	if o := s.options(); o.Layout != s.laid.Layout {
		s.lay()
	}
	desk := gesture.NewDesk(s.result)
	if len(desk) == 0 {
		return
	}
	lit, known := w.inSight()
	box := desk[0]
	switch {
	case !known:
		box = w.view.Seen()
	case lit != (layout.Lit{}):
		if page, at, ok := lit.Where(s.result); ok {
			box = desk.Lift(page, at)
		}
	}
	other := s.sheet != w.sheet
	if !other && box == s.target {
		return
	}
	s.sheet, s.target = w.sheet, box
	if other || !known {
		s.view.ShowRect(box)
	} else {
		s.view.Glide(box)
	}
}

// point shows the laser at the same place as in the other window.
func (s *secondScreen) point(p *geom.Pt) {
	switch {
	case s.view == nil:
	case p == nil:
		s.view.PointAway()
	default:
		s.view.PointAt(s.samePlace(*p))
	}
}

// samePlace returns where a point of the other window's sheet lies on this one: in the same section as
// far from its edges, where the two are laid out otherwise.
func (s *secondScreen) samePlace(p geom.Pt) geom.Pt {
	from, to := gesture.NewDesk(s.of.result), gesture.NewDesk(s.result)
	n, on, _ := from.Page(p)
	if n < 0 || n >= len(to) {
		return p
	}
	a, b := geom.R(0, 0, from[n].W, from[n].H), geom.R(0, 0, to[n].W, to[n].H)
	if area, ok := scene.AreaAt(s.of.result.Pages[n], on); ok {
		for _, x := range s.result.Pages[n].Areas {
			if x.Ref == area.Ref {
				a, b = area.Outline.Bounds(), x.Outline.Bounds()
			}
		}
	}
	at := geom.Pt{X: b.X + (on.X-a.X)/a.W*b.W, Y: b.Y + (on.Y-a.Y)/a.H*b.H}
	return at.Add(to[n].Min())
}

// swapScreens exchanges the two windows: the room sees what was the one to work in, and the other way
// round.
func (w *Window) swapScreens() {
	s := w.second
	if !s.open() || !w.view.FinishEdit() {
		return
	}
	s.undress()
	w.unhook()
	w.win, s.win = s.win, w.win
	w.hook()
	s.win.SetCloseIntercept(s.close)
	s.win.SetMainMenu(nil)
	w.title = ""
	w.rebuild()
	s.dress()
	w.win.RequestFocus()
	w.say(w.text("second-swapped"), false)
	w.probe.log("second", "swapped")
	w.probe.touch()
}

func hasSecond(w *Window) bool { return w.doc != nil && w.second.open() }

// clockPlace is the layout of a clock where it was put.
type clockPlace struct{}

func (clockPlace) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].(*clockFace).place(s) }

func (clockPlace) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// shield lies over a sheet that may only be looked at, and takes whatever the pointer does.
type shield struct{ widget.BaseWidget }

func newShield() *shield {
	s := &shield{}
	s.ExtendBaseWidget(s)
	return s
}

// MouseDown does nothing, and neither do the others.
func (s *shield) MouseDown(*desktop.MouseEvent) {}

// MouseUp does nothing.
func (s *shield) MouseUp(*desktop.MouseEvent) {}

// MouseIn does nothing.
func (s *shield) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (s *shield) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (s *shield) MouseOut() {}

// Dragged does nothing.
func (s *shield) Dragged(*fyne.DragEvent) {}

// DragEnd does nothing.
func (s *shield) DragEnd() {}

// Scrolled does nothing.
func (s *shield) Scrolled(*fyne.ScrollEvent) {}

// CreateRenderer draws nothing.
func (s *shield) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{layout: func(fyne.Size) {}, min: func() fyne.Size { return fyne.Size{} }, refresh: func() {}}
}

// settled reports whether everything in sight is painted.
func (s *secondScreen) settled() bool {
	return s.view == nil || s.view.Size().IsZero() || s.view.Settled() && !s.view.Gliding() && !s.view.Traveling()
}
