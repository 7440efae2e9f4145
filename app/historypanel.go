package app

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// historyPanel is what was done to the document, the newest first. A line that is chosen shows the
// sheet as it was then, without changing anything; while that is compared with now, the page lists
// what differs.
type historyPanel struct {
	widget.BaseWidget
	window   *Window
	title    *label
	snapshot *button
	list     *historyList
	scroll   *scroller
	rule     *surface
	detail   *historyDetail
	changed  *changedList
	below    *scroller // what differs

	empty    *prose
	folded   map[string]bool // days that were folded or unfolded by hand
	shown    canvas.History
	shownFor historyStamp
}

func newHistoryPanel(w *Window) *historyPanel {
	p := &historyPanel{
		window: w, title: newLabel("", sizeTitle, true, colorInk).cutting(), rule: newHairline(), folded: map[string]bool{},
	}
	p.snapshot = newButton(outlined, "snapshot", w.text("snapshot-save"), func() { w.perform("file-snapshot") }).hinted(w.hint, w.tip("file-snapshot"))
	p.empty = newProse(w.text("history-empty"), sizeBody, colorSecondary, formWidth)
	p.list = newHistoryList(p)
	p.scroll = newScroller(p.list)
	p.scroll.moved = p.list.showPart
	p.detail = newHistoryDetail(p)
	p.changed = newChangedList(w)
	p.below = newScroller(p.changed)
	p.ExtendBaseWidget(p)
	return p
}

// load shows the history as it is now.
func (p *historyPanel) load() {
	w := p.window
	back := w.doc.back
	comparing := back != nil && back.comparing
	p.title.set(w.text("page-history"), colorInk)
	p.snapshot.setOff(!canSnapshot(w))
	p.empty.set(w.text("history-empty"), colorSecondary)
	if w.doc.public { // its lines name what nobody may see
		p.empty.set(w.text("history-public"), colorSecondary)
		for _, o := range []fyne.CanvasObject{p.scroll, p.below, p.snapshot} {
			visible(o, false)
		}
		visible(p.empty, true)
		p.detail.load()
		p.Refresh()
		return
	}
	visible(p.scroll, !comparing)
	visible(p.below, comparing)
	if comparing {
		p.title.set(w.text("history-since", w.called(back.entry)), colorInk)
		p.changed.load(back.book, w.doc.editor.Workbook())
		p.below.Refresh()
	} else {
		if stamp := w.historyStamp(); stamp != p.shownFor {
			p.shown, p.shownFor = w.doc.history(), stamp
			p.list.load(w.historyLines(p.shown, p.folded))
		}
		p.scroll.Refresh()
		p.list.showPart()
	}
	visible(p.empty, !comparing && len(p.list.lines) == 1)
	visible(p.snapshot, !comparing)
	p.detail.load()
	p.Refresh()
}

// historyStamp tells one state of a history from another: five thousand lines are not made anew
// where nothing has happened.
type historyStamp struct {
	newest canvas.ChangeID
	at     time.Time // a burst of typing goes on under its id
	marked int
	day    int
}

func (w *Window) historyStamp() historyStamp {
	newest := w.doc.editor.Newest()
	return historyStamp{newest.ID, newest.At, w.doc.marked, w.program.now().Local().YearDay()}
}

// current returns the line that is looked at: the first where that is the present, -1 where it is
// folded away.
func (p *historyPanel) current() int {
	back := p.window.doc.back
	if back == nil {
		return 0
	}
	return slices.IndexFunc(p.list.lines, func(x historyLine) bool {
		switch x.kind {
		case lineNow, lineDay:
			return false
		case lineBegun:
			return isBegun(back.entry)
		}
		return x.entry.Mark.ID == back.entry.Mark.ID && x.entry.Change.ID == back.entry.Change.ID
	})
}

// choose shows the state of a line.
func (p *historyPanel) choose(x historyLine) {
	if x.kind == lineNow {
		p.window.backToNow()
		return
	}
	p.window.lookAt(x.entry)
}

// fold folds a day, or unfolds it.
func (p *historyPanel) fold(x historyLine) {
	if x.can {
		p.folded[x.day] = x.count == 0
		p.shownFor = historyStamp{}
		p.load()
	}
}

// picture asks for a thumbnail of the sheet in view at a line of history.
func (p *historyPanel) picture(t *thumbnail, e canvas.Entry) {
	w := p.window
	h, now, sheet, o := p.shown, w.doc.editor.Workbook(), w.sheet, w.layoutOptions()
	t.show(string(e.After())+"@"+string(sheet)+e.At().String(), func() (scene.Scene, bool) {
		book, err := h.At(now, e.After())
		if err != nil {
			return scene.Scene{}, false
		}
		r, err := layout.Sheet(book, sheet, o)
		if err != nil || len(r.Pages) == 0 {
			return scene.Scene{}, false // there was no such sheet then
		}
		return r.Pages[0], true
	})
}

// menu is what can be done with the line that is looked at.
func (p *historyPanel) menu(x historyLine) []*fyne.MenuItem {
	w := p.window
	if x.kind == lineNow {
		return []*fyne.MenuItem{w.menuItem("file-snapshot"), w.menuItem("file-go-back")}
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(w.text("compare-with-now"), w.compareWithNow),
		fyne.NewMenuItem(w.text("restore-this"), w.restore),
	}
	items[1].Disabled = w.doc.fixed()
	if x.kind != lineSnapshot {
		return append(items, w.menuItem("file-snapshot"))
	}
	rename := fyne.NewMenuItem(w.text("rename"), func() { w.renameSnapshot(x.entry.Mark) })
	remove := fyne.NewMenuItem(w.text("delete"), func() { w.askDropSnapshot(x.entry.Mark) })
	rename.Disabled, remove.Disabled = w.doc.fixed(), w.doc.fixed()
	return append(items, rename, remove)
}

// CreateRenderer makes what draws the page.
func (p *historyPanel) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{p.scroll, p.below, p.empty, p.title, p.snapshot, p.rule, p.detail}
	d := &drawn{objects: objects}
	d.layout = func(s fyne.Size) {
		const head = 46
		right := s.Width - margin
		if p.snapshot.Visible() {
			wide := p.snapshot.MinSize().Width
			right -= wide
			box(p.snapshot, right, (head-controlHeight)/2, wide, controlHeight)
		}
		box(p.title, margin, 0, right-margin-8, head)
		foot := p.detail.MinSize().Height
		if !p.detail.Visible() {
			foot = 0
		}
		box(p.empty, margin, head+40, formWidth, p.empty.MinSize().Height)
		box(p.scroll, 1, head, s.Width-1, s.Height-head-foot)
		box(p.below, 1, head, s.Width-1, s.Height-head-foot)
		box(p.rule, 0, s.Height-foot, s.Width, 1)
		visible(p.rule, foot > 0)
		box(p.detail, 1, s.Height-foot+1, s.Width-1, foot-1)
		p.list.showPart()
	}
	d.min = func() fyne.Size { return fyne.NewSize(inspectorWidth, 0) }
	d.refresh = func() {
		d.layout(p.Size())
		for _, o := range objects {
			o.Refresh()
		}
	}
	return d
}

// historyDetail says more of the line that is looked at: the sheet as it was then, when that was,
// and what can be done with a snapshot.
type historyDetail struct {
	widget.BaseWidget
	panel             *historyPanel
	picture           *thumbnail
	title, when, note *label
	rename, remove    *button
}

func newHistoryDetail(p *historyPanel) *historyDetail {
	w := p.window
	d := &historyDetail{
		panel: p, picture: newThumbnail(w.thumbs, 118),
		title: newLabel("", sizeCaption, true, colorInk).cutting(), when: newLabel("", sizeCaption, false, colorSecondary).cutting(),
		note: newLabel("", sizeCaption, false, colorSecondary).cutting(),
	}
	d.rename = newButton(flat, "", w.text("rename"), func() { w.renameSnapshot(w.doc.back.entry.Mark) })
	d.remove = newButton(flat, "trash", "", func() { w.askDropSnapshot(w.doc.back.entry.Mark) }).hinted(w.hint, w.text("delete"))
	d.ExtendBaseWidget(d)
	return d
}

// load shows the line that is looked at, or hides where that is the present.
func (d *historyDetail) load() {
	w := d.panel.window
	back := w.doc.back
	visible(d, back != nil && !back.comparing)
	if back == nil {
		return
	}
	e := back.entry
	snapshot := e.Mark.Kind == canvas.MarkSnapshot
	visible(d.rename, snapshot)
	visible(d.remove, snapshot)
	d.rename.setOff(w.doc.fixed())
	d.remove.setOff(w.doc.fixed())
	d.picture.from = w.thumbs
	d.panel.picture(d.picture, e)
	if isBegun(e) {
		d.title.set(w.text("history-begun"), colorInk)
		d.when.set("", colorSecondary)
		d.note.set("", colorSecondary)
		return
	}
	at := e.At().Local()
	d.title.set(at.Format("15:04"), colorInk)
	d.when.set(words.Date(w.program.words.language, at), colorSecondary)
	d.note.set(w.ago(at), colorSecondary)
}

// CreateRenderer makes what draws the detail.
func (d *historyDetail) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{d.picture, d.title, d.when, d.note, d.rename, d.remove}
	r := &drawn{objects: objects}
	r.layout = func(s fyne.Size) {
		m := d.picture.MinSize()
		box(d.picture, margin, 12, m.Width, m.Height)
		left := margin + m.Width + 12
		wide := s.Width - margin - left
		box(d.title, left, 10, wide, 19)
		box(d.when, left, 29, wide, 19)
		box(d.note, left, 48, wide, 19)
		box(d.rename, left-10, 70, d.rename.MinSize().Width, controlHeight)
		box(d.remove, s.Width-margin-controlHeight+6, 70, controlHeight, controlHeight)
	}
	r.min = func() fyne.Size { return fyne.NewSize(0, 108) }
	r.refresh = func() {
		for _, o := range objects {
			o.Refresh()
		}
		r.layout(d.Size())
	}
	return r
}
