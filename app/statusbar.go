package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/words"
)

// statusBar says whether everything is saved, what the sums are, what happened last, and how
// large the sheet is shown.
type statusBar struct {
	widget.BaseWidget
	window  *Window
	ground  *surface
	sign    *icon
	saved   *label
	retry   *button
	sum     *label
	message *label
	wheel   *button // asks once whether this is a mouse or a trackpad, and says it afterwards
	zoomOut *button
	zoom    *button
	zoomIn  *button
	fit     *button

	said    string
	refused bool
}

func newStatusBar(w *Window) *statusBar {
	s := &statusBar{
		window:  w,
		ground:  newSurface(colorPanel, colorNone, 0),
		sign:    newIcon("check", colorSecondary, 14),
		saved:   newLabel("", sizeCaption, false, colorSecondary),
		sum:     newLabel("", sizeCaption, false, colorSecondary),
		message: newLabel("", sizeCaption, false, colorInk).cutting(),
	}
	s.retry = w.actionButton(flat, "", w.text("save-elsewhere"), "file-save-as")
	s.retry.Hide()
	s.wheel = newButton(flat, "trackpad", "", nil)
	s.wheel.run = func() { openMenu(s.wheel, w.wheelChoices()) }
	s.wheel.quiet, s.wheel.hint = true, w.hint
	s.zoomOut = w.actionButton(flat, "minus", "", "view-zoom-out")
	s.zoomIn = w.actionButton(flat, "plus", "", "view-zoom-in")
	s.zoom = newButton(flat, "", "", nil).hinted(w.hint, w.text("hint-zoom"))
	s.zoom.run = func() { openMenu(s.zoom, w.zoomMenu()) }
	s.fit = w.actionButton(flat, "", w.text("fit"), "view-fit")
	for _, b := range []*button{s.zoom, s.fit} {
		b.quiet = true
	}
	s.ExtendBaseWidget(s)
	return s
}

// load shows the document as it is now.
func (s *statusBar) load() {
	s.showSaved()
	s.sum.set(s.window.sumLine(), colorSecondary)
	s.showWheel()
	s.showZoom(s.window.view.ZoomPercent())
	s.arrange(s.Size())
}

// showSaved says how the document stands against its file.
func (s *statusBar) showSaved() {
	w := s.window
	state := w.doc.state
	sign, text, color := "check", "", colorSecondary
	switch {
	case w.doc.fixed():
		sign, text = "lock", w.text("looking-only")
	case state.err != nil:
		sign, color = "warning", colorWarning
		text = w.text("not-saved", w.sentence(state.err))
	case state.waiting && w.doc.slow:
		sign, text = "clock", w.text("saving")
	case !state.at.IsZero():
		text = w.text("saved-at", state.at.Format("15:04"))
	case state.path != "":
		text = w.text("saved")
	default:
		sign, text = "file", w.text("saved-at-first-change")
	}
	s.sign.set(sign, color)
	s.saved.set(text, color)
	if state.err != nil {
		s.retry.Show()
	} else {
		s.retry.Hide()
	}
}

// showWheel says what the wheel does, and as long as nobody has chosen, asks.
func (s *statusBar) showWheel() {
	w := s.window
	s.wheel.icon = "trackpad"
	if w.program.prefs.wheelZooms() {
		s.wheel.icon = "mouse"
	}
	s.wheel.tip = w.text("wheel-sentence-" + string(w.program.prefs.wheel()))
	if s.wheel.text = ""; w.program.prefs.set.Wheel == wheelUnasked {
		s.wheel.text = w.text("wheel-ask")
	}
	s.wheel.Refresh()
}

// wheelChoices are what the wheel can do, for the menu of the button.
func (w *Window) wheelChoices() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, x := range wheels {
		item := fyne.NewMenuItem(w.text("wheel-choice-"+string(x)), func() {
			w.program.prefs.change(func(s *settings) { s.Wheel = x })
			for _, other := range w.program.windows {
				if other.status != nil {
					other.status.load()
				}
			}
			w.say(w.text("wheel-sentence-"+string(x)), false)
			w.probe.touch()
		})
		item.Checked = w.program.prefs.set.Wheel == x
		items = append(items, item)
	}
	return items
}

// showZoom says how large the sheet is shown.
func (s *statusBar) showZoom(percent int) {
	s.zoom.setText(words.Percent(s.window.program.words.language, int64(percent), 0))
}

// sumLine says how many sources the period has and what of the income they explain.
func (w *Window) sumLine() string {
	a := w.shares()
	line := w.program.words.count("cards", len(a.Parts))
	switch {
	case len(a.Parts) == 0 && !a.Total.Known:
		return line
	case a.Mixed:
		return line + " · " + w.text("sum-mixed")
	case a.Total.Over > 0:
		return line + " · " + w.text("sum-over", w.shown(a.Total.Over, a.Places))
	case !a.Total.Known:
		return line + " · " + w.text("sum-none")
	}
	rest := int64(0) // as sheets say it: with what is typed for a side or a group and not split
	for _, r := range a.Rests {
		rest += r.Shown
	}
	if rest > 0 {
		return line + " · " + w.text("sum-rest", w.shown(rest, a.Places))
	}
	return line + " · " + w.text("sum-all")
}

// say shows a sentence until the next one.
func (s *statusBar) say(sentence string, refused bool) {
	s.said, s.refused = sentence, refused
	s.showMessage()
	if sentence != "" {
		s.window.probe.log("say", sentence)
	}
}

func (s *statusBar) showMessage() {
	switch {
	case s.refused:
		s.message.set(s.said, colorWarning)
	default:
		s.message.set(s.said, colorInk)
	}
}

func (s *statusBar) arrange(size fyne.Size) {
	s.ground.Resize(size)
	h := size.Height
	x := margin
	put := func(o fyne.CanvasObject, gap float32) {
		if o.Visible() {
			m := o.MinSize()
			box(o, x, (h-m.Height)/2+0.5, m.Width, m.Height)
			x += m.Width + gap
		}
	}
	put(s.sign, 7)
	put(s.saved, 8)
	put(s.retry, 8)
	x += 16
	put(s.sum, 24)
	right := size.Width - 6
	const low = 26
	back := func(o fyne.CanvasObject, wide float32) {
		right -= wide
		box(o, right, (h-low)/2+0.5, wide, low)
	}
	back(s.fit, s.fit.MinSize().Width)
	back(s.zoomIn, low)
	back(s.zoom, 56)
	back(s.zoomOut, low)
	right -= 6
	back(s.wheel, s.wheel.MinSize().Width)
	box(s.message, x, 0.5, max(0, right-x-12), h)
}

// CreateRenderer makes what draws the bar.
func (s *statusBar) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{s.ground, s.sign, s.saved, s.retry, s.sum, s.message, s.wheel, s.zoomOut, s.zoom, s.zoomIn, s.fit}
	return &drawn{
		objects: objects,
		layout:  s.arrange,
		min:     func() fyne.Size { return fyne.NewSize(0, statusHeight) },
		refresh: func() {
			for _, o := range objects {
				o.Refresh()
			}
			fynecanvas.Refresh(s)
		},
	}
}

// checkLines returns what is odd in a scenario and in what concerns the cluster, in words: what
// makes figures wrong, and what is worth a look.
func (w *Window) checkLines(scenario canvas.RecordID) (severe, other []string) {
	b := w.workbook()
	several := len(b.Periods(scenario)) > 1
	for _, f := range analysis.Checks(b) {
		if f.Scenario != "" && f.Scenario != scenario {
			continue
		}
		line := layout.FindingText(w.program.words.language, b, f)
		if p, ok := canvas.Get[canvas.Period](b, f.Period); ok && several {
			line = words.Labeled(w.program.words.language, w.periodLabel(p), line)
		}
		if f.Severe {
			severe = append(severe, line)
		} else {
			other = append(other, line)
		}
	}
	return severe, other
}
