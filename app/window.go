package app

import (
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/app/sheetview"
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// Window is one window of the program: one document, or the start screen.
type Window struct {
	program *program
	win     fyne.Window
	title   string    // of the window, as the system shows it
	doc     *document // nil on the start screen

	sheet     canvas.RecordID // in view
	period    canvas.RecordID // whose figures count where the sheet shows several periods
	selection []canvas.Item
	result    layout.Result               // of the sheet in view
	steps     layout.Steps                // in which it is explained
	counted   *analysis.Shares            // of the period in view; nil when it must be counted again
	elsewhere map[canvas.RecordID]onSheet // what lies on the sheets that are not in view, as far as somebody asked

	outline   *outlineView // in the place of the sheet
	view      *sheetview.View
	cameras   map[canvas.RecordID]sheetview.Camera // of the sheets that were in view
	showing   showing                              // how the sheet in view is shown
	top       *topBar
	tabs      *tabRow
	deck      *deckPanel
	inspector *inspector
	insight   *insightPanel
	whatIf    *whatIfPanel
	past      *historyPanel
	guide     *guidePanel
	side      *sidePanel // holds them
	lookBar   *lookBar
	meeting   *meetingPanel
	sayBar    *sayBar    // under the sheet, while something is written down
	answers   *answering // that was opened last
	counting  *counting  // that was opened last
	stepBar   *stepBar
	pictures  *pictureDialog // the last one
	print     *printDialog
	strip     *viewStrip // of the views, under the sheet
	thumbs    *thumbnails
	status    *statusBar
	findBar   *findBar
	back      *button         // over the sheet, when it is out of sight
	room      *room           // it is shown to the room; nil: it is not
	roomLayer *roomLayer      // what lies over the sheet there
	second    *secondScreen   // a window for the room; never nil
	blank     blankKind       // what is shown instead of the sheet
	laser     bool            // the pointer is one
	timer     *countdown      // nil: none
	sayings   int             // how often something was said over the sheet
	layer     *fyne.Container // over everything else: what hangs on the pointer
	tips      *tooltip
	modals    []*modal
	menuShown string // what the main menu was made of
	closing   bool
	waiting   bool // for its first file: the start screen would only flash up
	appeared  bool
	probe     *probe

	tiles map[string]*recentTile // of the start screen, by path
}

// newWindow makes a window with the start screen, or one that waits for a file.
func (p *program) newWindow(waiting bool) *Window {
	w := &Window{program: p, win: p.app.NewWindow(programName), probe: newProbe(p.ui), waiting: waiting}
	w.second = &secondScreen{of: w}
	p.windows = append(p.windows, w)
	w.probe.window = w
	w.thumbs = &thumbnails{window: w}
	w.win.SetPadded(false)
	w.hook()
	w.build()
	w.win.Resize(p.prefs.size())
	if len(p.windows) == 1 {
		w.win.CenterOnScreen()
	}
	return w
}

// hook has what comes from outside come here: files that are dropped, and the wish to close.
func (w *Window) hook() {
	w.win.SetCloseIntercept(w.close)
	w.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.dropped(uris) })
}

// unhook undoes hook, and forgets the keys, of a window that shall be another.
func (w *Window) unhook() {
	w.win.SetOnDropped(nil)
	c := w.win.Canvas()
	c.Unfocus()
	c.SetOnTypedKey(nil)
	c.SetOnTypedRune(nil)
	for _, a := range actions {
		for _, k := range a.keys {
			if s, ok := k.shortcut().(*desktop.CustomShortcut); ok && s.Modifier != 0 {
				c.RemoveShortcut(s)
			}
		}
	}
}

// appear shows the window, within the screen.
func (w *Window) appear() {
	w.win.Show()
	if w.appeared = exists(w); w.appeared {
		w.fitScreen()
	}
}

// programName is the program's name; it is the same in every language.
const programName = "Cluster Canvas"

func (w *Window) text(key string, args ...string) string { return w.program.words.text(key, args...) }

// build makes everything in the window anew: at the start, when a document comes or goes, and
// when the language changes.
func (w *Window) build() {
	for len(w.modals) > 0 {
		w.modals[len(w.modals)-1].close()
	}
	w.win.Canvas().Unfocus()
	w.probe.forget()
	w.menuShown, w.tiles = "", nil
	w.registerKeys()
	w.tips = newTooltip(w)
	if w.doc == nil {
		w.second.close()
		w.view, w.deck, w.inspector, w.insight, w.whatIf, w.past, w.guide, w.side, w.lookBar, w.strip = nil, nil, nil, nil, nil, nil, nil, nil, nil, nil
		if w.waiting {
			w.win.SetContent(newSurface(colorGround, colorNone, 0))
		} else {
			w.win.SetContent(container.NewStack(newStart(w), w.tips.layer))
		}
		w.showMenu()
		w.retitle()
		w.fitScreen()
		w.probe.touch()
		return
	}
	w.view = w.newView()
	w.top, w.tabs, w.deck = newTopBar(w), newTabRow(w), newDeckPanel(w)
	w.inspector, w.insight, w.whatIf, w.status = newInspector(w), newInsightPanel(w), newWhatIfPanel(w), newStatusBar(w)
	w.past, w.lookBar, w.strip = newHistoryPanel(w), newLookBar(w), newViewStrip(w)
	w.stepBar = newStepBar(w)
	w.guide, w.meeting, w.sayBar = newGuidePanel(w), newMeetingPanel(w), newSayBar(w)
	w.side = newSidePanel(w,
		sidePage{"selection", w.text("page-selection"), "mouse-pointer-2", w.inspector, "view-inspector", func() { w.inspector.load() }, w.inspector.first},
		sidePage{"answers", w.text("page-insight"), "gauge", w.insight, "view-insight", w.insight.load, nil},
		sidePage{"what-if", w.text("page-what-if"), "dices", w.whatIf, "view-what-if", w.whatIf.load, nil},
		sidePage{"history", w.text("page-history"), "history", w.past, "view-history", w.past.load, func() fyne.Focusable { return w.past.list }},
		sidePage{"meeting", w.text("page-meeting"), "users", w.meeting, "meeting-panel", w.meeting.load, w.meeting.first},
		sidePage{"guide", w.text("page-guide"), "route", w.guide, "view-guide", w.guide.load, w.guide.first})
	w.findBar, w.outline = newFindBar(w), newOutlineView(w)
	w.layer, w.roomLayer = container.NewWithoutLayout(), newRoomLayer(w)
	frame := newFrame(w)
	w.win.SetContent(container.NewStack(frame, w.roomLayer.Container, w.layer, w.tips.layer))
	w.lookBar.load()
	w.refresh()
	w.fitScreen()
	w.focusSheet()
}

// rebuild makes everything in the window anew and leaves in view what was: other words or colors
// change neither the sheet nor the place on it, nor what is selected there.
func (w *Window) rebuild() {
	if w.doc == nil {
		w.build()
		return
	}
	w.view.FinishEdit()
	camera, selected, page, guide := w.view.Camera(), w.selection, w.side.page(), w.guide
	meeting, saying := w.meeting.chosen, w.sayBar.typed()
	w.build()
	w.meeting.chosen = meeting
	w.sayBar.setTyped(saying)
	w.guide.way, w.guide.opened, w.guide.on = guide.way, guide.opened, guide.on
	w.view.SetCamera(camera)
	w.view.Select(selected)
	w.side.turnTo(page)
}

// pixels returns the size of the window on the screen.
func (w *Window) pixels() fyne.Size {
	c := w.win.Canvas()
	return fyne.NewSize(c.Size().Width*c.Scale(), c.Size().Height*c.Scale())
}

// resizeTo gives the window a size on the screen, as far as its content leaves it.
func (w *Window) resizeTo(pixels fyne.Size) {
	if scale := w.win.Canvas().Scale(); scale > 0 && !w.win.FullScreen() {
		w.win.Resize(fyne.NewSize(pixels.Width/scale, pixels.Height/scale))
	}
}

// newView makes the widget of the sheet.
func (w *Window) newView() *sheetview.View {
	if w.view != nil {
		w.view.Close()
	}
	return sheetview.New(sheetview.Config{
		UI:         w.program.ui,
		Now:        w.program.now,
		IDs:        w.program.ids,
		Layout:     w.layout,
		Commit:     w.commit,
		Previewed:  w.previewed,
		Selected:   w.selected,
		EditDone:   func() { w.doc.editor.Seal() },
		Open:       func(canvas.Item) { w.focusFigure() },
		Delete:     func([]canvas.Item) { w.perform("edit-delete") },
		Locked:     w.locked,
		Loose:      func() bool { return !w.program.prefs.snaps() },
		Goes:       w.showSheet,
		CellChosen: w.cellChosen,
		CellOpened: w.cellOpened,
		Explain:    w.sentence,
		Menu:       w.showContextMenu,
		Message:    func(key string, args []string, bad bool) { w.sayKey(key, args, bad) },
		Words:      w.text,
		Shortcut:   func(s fyne.Shortcut) { w.shortcut(s) },
		Key:        w.typedKey,
		WheelZooms: w.program.prefs.wheelZooms,
		Like:       w.program.prefs.like,
		Zoomed:     func(percent int) { w.zoomed(percent) },
		Letter:     w.letter,
		KeyFirst:   func(e *fyne.KeyEvent) bool { return w.playKey(e) || w.roomKey(e) },
		RuneFirst:  w.roomRune,
		Pointed:    w.pointed,
		LaserAt:    func(p *geom.Pt) { w.second.point(p) },
		Moved:      func() { w.second.follow() },
		Hand:       func(bool) { w.showMenu() },
		Ordering:   w.ordered,
		Astray:     w.astray,
		Ground:     func(fyne.ThemeVariant) color.Color { return themed(colorGround) },
		Renderer:   w.program.painter,
	})
}

// show puts a document into the window.
func (w *Window) show(d *document) {
	w.doc = d
	w.sheet, w.period, w.selection, w.showing = "", "", nil, showing{}
	w.cameras = map[canvas.RecordID]sheetview.Camera{}
	d.editor.Listen(w.changed)
	w.build()
}

// calm is how long saving may take before the window says that it is going on: a sign that
// flickers at every letter is none.
const calm = 700 * time.Millisecond

// changed hears of every change of the document.
func (w *Window) changed(c canvas.Change) {
	w.doc.saver.save(c)
	w.awaitSaved()
	w.refresh()
}

// awaitSaved notes that something is on its way to the file, and says so where that takes long.
func (w *Window) awaitSaved() {
	d := w.doc
	if d.state.waiting {
		return
	}
	d.state.waiting = true
	d.waits++
	n := d.waits
	time.AfterFunc(calm, func() {
		w.program.ui(func() {
			if d.state.waiting && d.waits == n && w.doc == d {
				d.slow = true
				w.status.load()
			}
		})
	})
}

// do applies what a command made, and says why where it cannot be.
func (w *Window) do(c canvas.Change, err error) bool {
	if err == nil {
		err = w.commit(c)
	}
	if err != nil {
		w.say(w.sentence(err), true)
	}
	return err == nil
}

// commit applies a change; the error is for who made it.
func (w *Window) commit(c canvas.Change) error {
	w.say("", false)
	shown := w.showing
	own := w.ownChange(c)
	err := w.doc.do(w.program.now(), own)
	if err != nil {
		w.showing = shown
	} else if len(own.Diff) == 0 && w.showing != shown {
		w.refresh() // it is as it was in the document, and was shown otherwise
	}
	return err
}

// sentence returns the words for an error.
func (w *Window) sentence(err error) string {
	path := ""
	if w.doc != nil {
		path = w.doc.state.path
	}
	return w.program.words.sentence(err, path)
}

// workbook returns what the window shows: the document as it is now, or as it was, or as everybody
// may see it.
func (w *Window) workbook() canvas.Workbook {
	if w.doc.public {
		return w.shownFor(w.doc.publicVersion())
	}
	return w.shownFor(w.whole())
}

// whole returns what the window shows, with what is confidential.
func (w *Window) whole() canvas.Workbook {
	if back := w.doc.back; back != nil && !back.comparing {
		return back.book
	}
	return w.doc.editor.Workbook()
}

// inView returns the sheet in view and its tool.
func (w *Window) inView() (canvas.Sheet, *canvas.Template) {
	s, ok := canvas.Get[canvas.Sheet](w.workbook(), w.sheet)
	if !ok {
		return s, nil
	}
	return s, w.workbook().Template(s)
}

// shares returns how the income of the period in view is made up.
func (w *Window) shares() analysis.Shares {
	if w.counted == nil || w.counted.Period != w.period {
		counted := analysis.Of(w.workbook(), w.period)
		w.counted = &counted
	}
	return *w.counted
}

// layout lays a sheet out as this window shows it.
func (w *Window) layout(b canvas.Workbook, sheet canvas.RecordID) (layout.Result, error) {
	if back := w.comparing(); back != nil && sheet == w.sheet {
		return w.changedSince(back)
	}
	r, err := layout.Sheet(b, sheet, w.layoutOptions())
	if sheet == w.sheet {
		r = w.laid(b, r)
	}
	return r, err
}

// refresh shows the document as it is now, everywhere.
func (w *Window) refresh() {
	if w.doc == nil {
		return
	}
	w.keepInView()
	w.counted, w.elsewhere = nil, nil
	b := w.workbook()
	if result, err := w.layout(b, w.sheet); err == nil {
		w.result = result
	} else {
		w.say(w.sentence(err), true)
	}
	w.view.ShowSheet(b, w.sheet, w.result)
	w.tabs.load()
	w.deck.load()
	w.side.load()
	w.stepBar.load()
	w.loadStrip()
	w.top.load()
	w.status.load()
	w.roomLayer.load()
	w.second.load()
	w.findBar.load()
	w.sayBar.load()
	w.outline.load()
	for _, m := range w.modals {
		if m.load != nil {
			m.load()
		}
	}
	w.showMenu()
	w.probe.touch()
}

// keepInView makes sure that the sheet and the period in view are there.
func (w *Window) keepInView() {
	b := w.workbook()
	sheets := b.Sheets()
	if len(sheets) > 0 && !slices.ContainsFunc(sheets, func(s canvas.Sheet) bool { return s.ID == w.sheet }) {
		w.sheet, w.selection, w.showing = sheets[0].ID, nil, showing{}
	}
	if _, there := canvas.Get[canvas.Period](b, w.showing.period); !there {
		w.showing.period = ""
	}
	if _, there := canvas.Get[canvas.View](b, w.showing.view); !there {
		w.showing.view = ""
	}
	s, t := w.inView()
	if t == nil {
		return
	}
	w.period = w.spokenOf(s, t.Of)
}

// spokenOf returns the period that the panels beside a sheet speak of: the one that it shows, or
// of those that it shows the one that was in view. A sheet of the cluster shows none: there it is
// the one that was in view before, whatever its scenario.
func (w *Window) spokenOf(s canvas.Sheet, of canvas.Of) canvas.RecordID {
	b := w.workbook()
	can := b.Columns(s)
	if _, there := canvas.Get[canvas.Period](b, w.period); of == canvas.OfCluster && there {
		return w.period
	}
	if len(can) == 0 || slices.ContainsFunc(can, func(p canvas.Period) bool { return p.ID == w.period }) {
		return w.period
	}
	if of == canvas.OfPair {
		return s.Period
	}
	return can[0].ID
}

// selected hears what is selected on the sheet.
func (w *Window) selected(items []canvas.Item) {
	w.selection = slices.Clone(items)
	if column, ok := w.columnOf(items); ok && column != w.period {
		w.period, w.counted = column, nil
		w.tabs.load()
		w.deck.load()
		w.status.load()
	}
	w.inspector.load()
	w.showMenu()
	w.probe.log("select", itemNames(items)...)
	w.probe.touch()
}

// columnOf returns the period of the first of some items, where the sheet shows several.
func (w *Window) columnOf(items []canvas.Item) (canvas.RecordID, bool) {
	if len(items) == 0 {
		return "", false
	}
	p, ok := canvas.Get[canvas.Period](w.workbook(), items[0].Column)
	return p.ID, ok
}

// previewed lets the panel answer for what would be, while something is dragged.
func (w *Window) previewed(b canvas.Workbook, wouldBe bool) {
	if w.side != nil && w.side.Visible() && w.side.page() == "answers" {
		w.insight.of(b, wouldBe)
	}
}

// choose selects items on the sheet.
func (w *Window) choose(items []canvas.Item) {
	w.view.Select(items)
}

// showSheet brings a sheet into view.
func (w *Window) showSheet(id canvas.RecordID) {
	if id == w.sheet || !w.view.FinishEdit() {
		return
	}
	if w.view.Ordering() {
		w.view.TakeSteps()
	}
	w.doc.editor.Seal()
	w.cameras[w.sheet] = w.view.Camera()
	w.sheet, w.showing = id, showing{}
	w.refresh()
	if camera, ok := w.cameras[id]; ok {
		w.view.SetCamera(camera)
	}
	w.probe.log("sheet", string(id))
}

// say shows a sentence in the status bar until the next one; refused ones stand out.
func (w *Window) say(sentence string, refused bool) {
	if w.status != nil {
		w.status.say(sentence, refused)
	}
	if w.inRoom() && w.view != nil && !refused {
		w.tellRoom(sentence) // the status bar is away; what is refused the sheet says itself
	}
}

// sayKey is say for a key of the translations; an empty one takes the sentence away.
func (w *Window) sayKey(key string, args []string, bad bool) {
	if key == "" {
		w.say("", false)
		return
	}
	w.say(w.text(key, args...), bad)
	w.probe.touch()
}

// astray offers the way back when hardly anything of the sheet is in sight.
func (w *Window) astray(lost bool) {
	if w.back != nil {
		visible(w.back, lost)
		w.probe.touch()
	}
}

// zoomed hears that the sheet is shown at another size.
func (w *Window) zoomed(percent int) {
	if w.status != nil {
		w.status.showZoom(percent)
	}
	w.probe.touch()
}

// focusFigure puts the keyboard into the figure of the selected source, or the first field.
func (w *Window) focusFigure() {
	w.side.show("selection")
	w.inspector.load()
	target := w.inspector.first()
	if f := w.inspector.shown; f != nil && f.figure != nil {
		target = f.figure
	}
	if target != nil {
		w.win.Canvas().Focus(target)
		if entry, ok := target.(fyne.Shortcutable); ok {
			entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
		w.probe.log("fill")
		w.probe.touch()
	}
}

// focusSheet gives the keyboard to the sheet.
func (w *Window) focusSheet() {
	if w.view != nil && len(w.modals) == 0 {
		w.win.Canvas().Focus(w.view)
	}
}
