package app

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// meetingPanel lists what was said and asked in a meeting, each with the sheet as it was seen, and leads
// to the meetings before.
type meetingPanel struct {
	widget.BaseWidget
	window  *Window
	which   *button
	detail  *label
	change  *button
	write   *button
	ask     *button
	minutes *button
	list    *fyne.Container
	empty   *prose
	scroll  *scroller
	title   *label
	chosen  canvas.RecordID // that somebody wants to see; empty: the one that goes on, or the last
	rows    map[canvas.RecordID]*meetingRow
}

func newMeetingPanel(w *Window) *meetingPanel {
	p := &meetingPanel{
		window: w, title: newLabel("", sizeTitle, true, colorInk), detail: newLabel("", sizeCaption, false, colorSecondary).cutting(),
		list: newColumn(10), empty: newProse("", sizeBody, colorSecondary, formWidth), rows: map[canvas.RecordID]*meetingRow{},
	}
	p.which = newChoice(outlined, p.choices).hinted(w.hint, w.text("hint-meetings"))
	p.change = newButton(flat, "pencil", "", func() { w.askMeeting(p.meeting()) }).hinted(w.hint, w.text("meeting-change"))
	p.write = w.actionButton(primary, "plus", w.text("say-short"), "meeting-say")
	p.ask = newChoice(outlined, func() []*fyne.MenuItem {
		return []*fyne.MenuItem{w.menuItem("meeting-guess"), w.menuItem("meeting-fill"), w.menuItem("meeting-vote")}
	}).hinted(w.hint, w.text("hint-ask"))
	p.ask.cut = false
	p.ask.setText(w.text("ask-short"))
	p.minutes = newButton(outlined, "", w.text("minutes-short"), func() { w.askMinutes(p.meeting()) }).hinted(w.hint, w.text("action-meeting-minutes"))
	p.scroll = newScroller(container.New(column{inset: margin, gap: 10}, p.which, newRow(4, 0, p.detail, p.change),
		p.write, newRow(6, 0, p.ask, p.minutes), p.empty, p.list))
	w.probe.put("button:meetings", p.which)
	w.probe.put("button:minutes", p.minutes)
	w.probe.put("button:ask", p.ask)
	p.ExtendBaseWidget(p)
	return p
}

// first returns what gets the keyboard.
func (p *meetingPanel) first() fyne.Focusable { return p.write }

// meeting returns the id of the meeting that is shown; empty where there is none.
func (p *meetingPanel) meeting() canvas.RecordID {
	w := p.window.workbook()
	if _, ok := canvas.Get[canvas.Meeting](w, p.chosen); ok {
		return p.chosen
	}
	if m, ok := w.MeetingNow(); ok {
		return m.ID
	}
	if all := w.Meetings(); len(all) > 0 {
		return all[len(all)-1].ID
	}
	return ""
}

// meetingName returns what a meeting is called, with its day.
func (w *Window) meetingName(m canvas.Meeting) string {
	name := m.Title
	if name == "" {
		name = w.text("outline-meeting")
	}
	if m.Day != 0 {
		name += " · " + w.dayWords(m.Day)
	}
	return name
}

// dayWords writes a day as the window writes days.
func (w *Window) dayWords(d canvas.Day) string {
	if d == 0 || d.Month() == 0 || d.Day() == 0 {
		return strings.TrimPrefix(d.String(), "0")
	}
	return words.Date(w.program.words.language, time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC))
}

// choices are the meetings, the last first, and what can be done with them.
func (p *meetingPanel) choices() []*fyne.MenuItem {
	w := p.window
	var items []*fyne.MenuItem
	shown := p.meeting()
	for _, m := range slices.Backward(w.workbook().Meetings()) {
		item := fyne.NewMenuItem(w.meetingName(m), func() {
			p.chosen = m.ID
			p.load()
		})
		item.Checked = m.ID == shown
		items = append(items, item)
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	items = append(items, w.menuItem("meeting-start"))
	m, ok := canvas.Get[canvas.Meeting](w.workbook(), shown)
	if !ok {
		return items
	}
	if m.Over {
		on := fyne.NewMenuItem(w.text("meeting-go-on"), func() {
			w.step(canvas.GoOnWithMeeting(w.workbook(), m.ID, w.doc.editor.Newest().ID))
		})
		on.Disabled = w.doc.readOnly()
		items = append(items, on)
	} else {
		items = append(items, w.menuItem("meeting-end"))
	}
	remove := fyne.NewMenuItem(w.text("meeting-delete"), func() { w.step(canvas.RemoveRecord(w.workbook(), m.ID)) })
	remove.Disabled = w.doc.readOnly()
	return append(items, remove)
}

// load shows the document as it is now.
func (p *meetingPanel) load() {
	w := p.window
	b := w.workbook()
	id := p.meeting()
	m, some := canvas.Get[canvas.Meeting](b, id)
	p.which.setText(w.text("meeting-none"))
	detail := ""
	if some {
		p.which.setText(w.meetingName(m))
		detail = w.meetingDetail(m)
	}
	p.detail.set(detail, colorSecondary)
	visible(p.change, some)
	p.change.setOff(w.doc.readOnly())
	p.write.setOff(!canSay(w))
	p.ask.setOff(!canSay(w))
	p.minutes.setOff(!some)
	p.list.Objects = nil
	rows := map[canvas.RecordID]*meetingRow{}
	put := func(id canvas.RecordID) *meetingRow {
		r := p.rows[id]
		if r == nil {
			r = newMeetingRow(p)
		}
		rows[id] = r
		p.list.Add(r)
		return r
	}
	decisions, polls := b.Decisions(id), b.Polls(id)
	for i, d := range decisions {
		r := put(d.ID)
		p.setDecision(r, d, i+1)
		w.probe.put("said:"+itoa(i+1), r)
	}
	for i, x := range polls {
		r := put(x.ID)
		p.setPoll(r, x)
		w.probe.put("poll:"+itoa(i+1), r)
	}
	p.rows = rows
	p.empty.set(w.text("meeting-empty"), colorSecondary)
	visible(p.empty, len(decisions)+len(polls) == 0)
	p.list.Refresh()
	p.scroll.Refresh()
	p.Refresh()
	w.probe.touch()
}

// meetingDetail says where a meeting was, with how many, and whether it is over.
func (w *Window) meetingDetail(m canvas.Meeting) string {
	var parts []string
	if m.Place != "" {
		parts = append(parts, m.Place)
	}
	if n := len(presentOf(m)); n > 0 {
		parts = append(parts, w.program.words.count("meeting-people", n))
	}
	if !m.Over {
		parts = append(parts, w.text("meeting-goes-on"))
	}
	return strings.Join(parts, " · ")
}

// presentOf returns who was there.
func presentOf(m canvas.Meeting) []string {
	var out []string
	for _, l := range strings.Split(m.Present, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// setDecision has a row tell something that was said.
func (p *meetingPanel) setDecision(r *meetingRow, d canvas.Decision, n int) {
	w := p.window
	caption := []string{itoa(n) + "  " + w.text("is-"+string(d.Is))}
	if d.Who != "" {
		caption = append(caption, d.Who)
	}
	if d.Until != 0 {
		caption = append(caption, w.dayWords(d.Until))
	}
	if d.Done {
		caption = append(caption, w.text("decision-done"))
	}
	if d.Confidential {
		caption = append(caption, w.text("confidential"))
	}
	r.set(d.Text, strings.Join(caption, " · "), d.Is == canvas.IsDecision)
	r.open = func() { w.askDecision(d.ID) }
	r.look = func() { w.lookAtDecision(d.ID) }
	h, now, language, options := w.doc.history(), w.doc.editor.Workbook(), w.program.words.language, w.plainOptions()
	seen := func(then canvas.Workbook) canvas.Workbook { return then }
	if w.doc.public {
		seen = func(then canvas.Workbook) canvas.Workbook { return public.OfPast(then, now, language) }
	}
	key := "said:" + string(d.ID) + ":" + string(d.After) + ":" + string(d.Sheet)
	if w.doc.public {
		key += ":public"
	}
	r.hasPicture(d.Sheet != "")
	r.picture.from = w.thumbs
	r.picture.show(key, func() (scene.Scene, bool) {
		then, ok := h.StoodAt(now, d.ID, d.After)
		if !ok {
			return scene.Scene{}, false
		}
		res, err := layout.Sheet(seen(then), d.Sheet, options)
		if err != nil || len(res.Pages) == 0 {
			return scene.Scene{}, false
		}
		return res.Pages[0], true
	})
}

// plainOptions are how a sheet is laid out where nobody works on it.
func (w *Window) plainOptions() layout.Options { return layout.Options{Date: w.program.now()} }

// setPoll has a row tell a poll, and how far it is.
func (p *meetingPanel) setPoll(r *meetingRow, x canvas.Poll) {
	w := p.window
	b := w.workbook()
	caption := w.text("asks-" + string(x.Asks))
	if x.Asks == canvas.AsksVote {
		n, of := b.Counted(x)
		caption += " · " + w.text("poll-dots", itoa(n), itoa(of))
	} else {
		caption += " · " + w.program.words.count("poll-answers", len(b.People(x.ID)))
	}
	if x.Confidential {
		caption += " · " + w.text("confidential")
	}
	r.set(w.pollTitle(x), caption, true)
	r.open = func() { w.openPoll(x.ID) }
	r.look = r.open
	r.hasPicture(true)
	r.picture.from = w.thumbs
	lay := w.pollPicture(x.ID)
	newest := w.doc.editor.Newest()
	r.picture.show("poll:"+string(x.ID)+":"+string(newest.ID)+newest.At.String(), func() (scene.Scene, bool) { return lay() })
}

// pollTitle returns what a poll is called.
func (w *Window) pollTitle(x canvas.Poll) string {
	if x.Title != "" {
		return x.Title
	}
	return words.Text(w.fileLanguage(), "poll-"+string(x.Asks))
}

// lookAtDecision shows the sheet as it was when something was said.
func (w *Window) lookAtDecision(id canvas.RecordID) {
	d, ok := canvas.Get[canvas.Decision](w.workbook(), id)
	h := w.doc.history()
	if _, known := h.StoodAt(w.doc.editor.Workbook(), id, d.After); !ok || !known {
		w.say(w.text("decision-no-picture"), true)
		return
	}
	e := begun
	for _, c := range h.Changes {
		if c.ID == d.After {
			e = canvas.Entry{Change: c}
		}
	}
	w.lookAt(e)
	if d.Sheet != "" {
		w.showSheet(d.Sheet)
	}
}

// CreateRenderer makes what draws the panel.
func (p *meetingPanel) CreateRenderer() fyne.WidgetRenderer { return drawPage(p.title, p.scroll) }
