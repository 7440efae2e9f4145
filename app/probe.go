package app

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/scene"
)

// probeVariable names the environment variable with the path of the probe's log.
const probeVariable = "CLUSTERCANVAS_E2E"

// probe tells tests of the real window, which have only a mouse and a keyboard, where things are
// and when the window has come to rest, so that they need not guess either. It appends lines to
// the file that the environment variable CLUSTERCANVAS_E2E names, and does nothing without it.
//
//	ready                     the window is made
//	painted                   the first sheet is painted
//	sheet ID                  another sheet is in view
//	title TITLE               the window is called otherwise
//	closed TITLE              the window is gone
//	front TITLE               the window is brought before all others
//	select ID ID@COLUMN …     something else is selected
//	cell NAME                 another cell is active
//	type NAME                 a cell is open for typing
//	fill                      the keyboard is in the figure of what is selected
//	find WORDS                the deck shows the cards that have these words
//	dialog TITLE              a dialog opens
//	command WORDS             the first of what the palette offers
//	found ON AT ALL           the search lights so many things on the sheet; which of all it shows; nothing more: it has closed
//	menu KIND                 the menu of such a thing opens over the window
//	tip WORDS                 a tip comes up
//	room yes|no               the window is shown to the room, or as usual again
//	view ID                   a view is shown
//	section ID                a section is in sight, as great as it fits; nothing more: all of the sheet
//	period ID                 the sheet is shown for another period
//	blank black|white         that is shown instead of the sheet; nothing more: the sheet again
//	timer TIME                a countdown begins
//	laser on|off              the pointer is a laser, or the pointer again
//	second open|closed|swapped    the window for the room
//	ordering yes|no           clicks say in which order things appear, or no longer
//	step N|none               the sheet is shown as it is with a step, or all of it again
//	answered [preview]        the answers are those of the document, or of what it would be
//	what-if N                 so many losses are tried
//	guide WAY DONE ALL        the guide shows a way, of which so many steps are done
//	snapshot NAME             a snapshot is saved
//	back STATE                an earlier state is looked at
//	compare STATE             an earlier state is compared with now
//	now                       the present is shown again
//	restored STATE            an earlier state is restored
//	brought-back TITLE        something that was gone is back
//	saying on|off             the row for decisions opens, or closes
//	said ID                   something is written down
//	answering N               the form for answer N of a poll is empty
//	poll TITLE                what came of a poll is shown
//	saved PATH                everything is written
//	exported PATH …           an export is done
//	say SENTENCE              the status bar says something
//	idle N                    nothing has happened for a moment, and all is painted
//	at {"NAME": [x, y, width, height], …}    where things are then, in pixels of the window
//
// Names are button:ID of an action, tab:SHEET, card:ID of the deck, section:ID or
// section:ID@COLUMN, item:ID or item:ID@COLUMN, cell:WHAT:ROW:COLUMN, where the row is a record,
// new-… for a row that is not there yet or the key of a text, link:SHEET on a sheet, shock:ID of the deck,
// page:ID of the panel beside the sheet, field:NAME of its inspector, finding:N and part:SOURCE of its
// answers, loss:SOURCE of its what-if, history:WORDS of a line of its history, step:WAY:STEP and guide-ways of its guide, guide-back under other pages, dialog:WORDS of a dialog's buttons, table, folder:NAME and file:NAME
// in dialogs, find and button:find-… of the search through the file, button:back-to-sheet, door:ID, recent:N and example:ID of the start screen, and the parts deck, search, sheet,
// inspector, scenario, period.
type probe struct {
	window  *Window
	ui      func(func())
	file    *os.File
	timer   *time.Timer
	n       int
	painted bool
	named   map[string]fyne.CanvasObject // what the parts of the window announce themselves
}

// probeAfter is how long nothing must have happened for the window to be at rest.
const probeAfter = 40 * time.Millisecond

func newProbe(ui func(func())) *probe {
	p := &probe{ui: ui, named: map[string]fyne.CanvasObject{}}
	if path := os.Getenv(probeVariable); path != "" {
		file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err == nil {
			p.file = file
			p.log("ready")
		}
	}
	return p
}

// log writes a line.
func (p *probe) log(event string, words ...string) {
	if p.file == nil {
		return
	}
	line := strings.Join(append([]string{event}, words...), " ")
	fmt.Fprintln(p.file, strings.ReplaceAll(line, "\n", " "))
}

// put announces an object under a name.
func (p *probe) put(name string, o fyne.CanvasObject) {
	if p.file != nil {
		p.named[name] = o
	}
}

// forget takes back all announcements: what was announced is in the window no more.
func (p *probe) forget() { clear(p.named) }

// touch says that something has happened: the window is at rest a moment after the last time.
func (p *probe) touch() {
	if p.file == nil {
		return
	}
	if p.timer != nil {
		p.timer.Stop()
	}
	p.timer = time.AfterFunc(probeAfter, func() { p.ui(p.settle) })
}

func (p *probe) settle() {
	w := p.window
	if p.file == nil {
		return
	}
	if w.doc != nil {
		if !w.view.Settled() || w.view.Gliding() || w.view.Traveling() || !w.second.settled() || w.insight.picture.busy || w.whatIf.picture.busy || w.thumbs.busy {
			p.touch()
			return
		}
		if !p.painted {
			p.painted = true
			p.log("painted")
		}
	}
	p.n++
	p.log("idle", itoa(p.n))
	if places, err := json.Marshal(p.places()); err == nil {
		p.log("at", string(places))
	}
}

func (p *probe) end() {
	if p.file != nil {
		p.file.Close()
		p.file = nil
	}
}

// places returns where things are, in pixels of the window.
func (p *probe) places() map[string][4]int {
	w := p.window
	out := map[string][4]int{}
	scale := w.win.Canvas().Scale()
	add := func(name string, at fyne.Position, size fyne.Size) {
		out[name] = [4]int{int(at.X * scale), int(at.Y * scale), int(size.Width * scale), int(size.Height * scale)}
	}
	object := func(name string, o fyne.CanvasObject) {
		if at := offset(o); o.Visible() && !o.Size().IsZero() {
			add(name, at, o.Size())
		}
	}
	for name, o := range p.named {
		object(name, o)
	}
	for _, m := range w.modals {
		for _, b := range m.buttons {
			object("dialog:"+b.text, b)
		}
	}
	if w.doc == nil {
		return out
	}
	for name, o := range map[string]fyne.CanvasObject{
		"button:edit-undo": w.top.undo, "button:edit-redo": w.top.redo, "button:file-export": w.top.export,
		"button:sheet-add": w.tabs.plus, "scenario": w.tabs.scenario, "period": w.tabs.period,
		"button:view-zoom-in": w.status.zoomIn, "button:view-zoom-out": w.status.zoomOut, "button:view-fit": w.status.fit,
		"wheel": w.status.wheel, "sheet": w.view, "deck": w.deck, "search": w.deck.search, "button:own-card": w.deck.own, "inspector": w.side,
	} {
		object(name, o)
	}
	for id, t := range w.tabs.shown {
		object("tab:"+string(id), t)
	}
	top, height := offset(w.deck.scroll).Y, w.deck.scroll.Size().Height
	for _, r := range w.deck.list.rows {
		if at := offset(r).Y; at >= top && at+r.Size().Height <= top+height {
			object("card:"+string(r.card.ID), r)
		}
	}
	for _, r := range w.deck.shocks.rows {
		if at := offset(r).Y; r.line.Visible() && at >= top && at+r.Size().Height <= top+height {
			object("shock:"+r.shock.ID, r)
		}
	}
	if head := w.side.head; w.side.Visible() {
		edges := head.edges()
		for i, x := range w.side.pages {
			add("page:"+x.id, offset(head).AddXY(edges[i], 0), fyne.NewSize(edges[i+1]-edges[i], pageTabsHeight))
		}
	}
	if w.side.page() == "answers" {
		p.placesInAnswers(add)
	}
	if w.side.page() == "what-if" {
		object("button:what-if-keep", w.whatIf.keep)
		object("button:what-if-again", w.whatIf.again)
		for _, r := range w.whatIf.rows {
			object("loss:"+string(r.source), r.choice)
		}
	}
	if w.side.page() == "history" {
		p.placesInHistory(object)
	}
	object("guide-back", w.side.foot.back)
	object("guide-ways", w.guide.ways)
	if w.lookBar.Visible() {
		object("button:back-to-now", w.lookBar.now)
		object("button:compare-with-now", w.lookBar.compare)
		object("button:restore-this", w.lookBar.restored)
	}
	if f := w.inspector.shown; f != nil {
		for name, o := range f.named {
			object("field:"+name, o)
		}
	}
	p.placesOnSheet(add)
	return out
}

// placesOnSheet adds the sections, and the items with the part of them that can be seen.
func (p *probe) placesOnSheet(add func(string, fyne.Position, fyne.Size)) {
	w := p.window
	desk, camera := gesture.NewDesk(w.result), w.view.Camera()
	middle := offset(w.view).AddXY(w.view.Size().Width/2, w.view.Size().Height/2)
	place := func(name string, x, y, width, height float64) {
		at := middle.AddXY(float32((x-camera.Center.X)*camera.Zoom), float32((y-camera.Center.Y)*camera.Zoom))
		add(name, at, fyne.NewSize(float32(width*camera.Zoom), float32(height*camera.Zoom)))
	}
	for n, page := range w.result.Pages {
		for _, a := range page.Areas {
			if a.Ref.Kind == scene.RefSection {
				r := desk.Lift(n, a.Outline.Bounds())
				place("section:"+at(a.Ref.ID, a.Ref.Column), r.X, r.Y, r.W, r.H)
			}
		}
	}
	for n, page := range w.result.Pages {
		for _, i := range page.Items {
			if ref := i.Common().Ref; ref.Kind == scene.RefSheet {
				r := desk.Lift(n, i.Bounds())
				place("link:"+ref.ID, r.X, r.Y, r.W, r.H)
			}
		}
	}
	for _, s := range w.result.Slots {
		r := desk.Lift(s.Page, s.Rect)
		place("item:"+at(string(s.Item.ID), string(s.Item.Column)), r.X, r.Y, r.W, r.H)
	}
	for _, c := range w.result.Cells {
		r := desk.Lift(c.Page, c.Rect)
		place(cellName(c.Cell), r.X, r.Y, r.W, r.H)
	}
}

// placesInHistory adds the lines in view, the newest last where several have the same words.
func (p *probe) placesInHistory(object func(string, fyne.CanvasObject)) {
	l := p.window.past.list
	if p.window.comparing() != nil {
		return
	}
	for _, line := range slices.Backward(l.lines) {
		if r := l.rows[line.key()]; r != nil {
			object("history:"+line.text, r)
		}
	}
}

// placesInAnswers adds what can be pressed in the answers: of each the greatest piece, which holds
// its middle.
func (p *probe) placesInAnswers(add func(string, fyne.Position, fyne.Size)) {
	a := p.window.insight
	at, zoom := offset(a.picture), a.picture.zoom()
	top, height := offset(a.scroll).Y, a.scroll.Size().Height
	greatest := map[string]float64{}
	for _, i := range a.picture.scene.Items {
		name, r := "", i.Bounds()
		switch ref := i.Common().Ref; ref.Kind {
		case scene.RefFinding:
			name = "finding:" + ref.ID
		case scene.RefSource:
			name = "part:" + ref.ID
		default:
			continue
		}
		from, size := at.AddXY(float32(r.X*zoom), float32(r.Y*zoom)), fyne.NewSize(float32(r.W*zoom), float32(r.H*zoom))
		if r.W*r.H > greatest[name] && from.Y >= top && from.Y+size.Height <= top+height {
			greatest[name] = r.W * r.H
			add(name, from, size)
		}
	}
}

func at(id, column string) string {
	if column == "" {
		return id
	}
	return id + "@" + column
}

func itemNames(items []canvas.Item) []string {
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = at(string(item.ID), string(item.Column))
	}
	return out
}
