package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/canvas/gather"
)

// gatherDialog takes down what lies on a printed sheet after a workshop: section by section, by the ids
// that are typed or scanned.
type gatherDialog struct {
	window  *Window
	sheets  []canvas.RecordID // those that cards can lie on
	sheet   canvas.RecordID
	column  canvas.RecordID // the period, where the sheet repeats over periods
	columns []canvas.Period // to choose from; none: the sheet shows one
	draft   *gatherDraft

	modal    *modal
	parts    []*gatherSection
	list     *fyne.Container
	scroll   *scroller
	period   *listChoice
	periods  *formLine
	replaces *segments
	about    *prose
	wrong    *prose
	put      *button
	quiet    bool // what is in the fields is not what was typed: they are being filled, or all is on the sheet
}

// gatherDraft is what was typed for a sheet. The program keeps it while it runs: a dialog is easily
// closed by mistake.
type gatherDraft struct {
	typed   map[gatherPlace]string
	answers map[string]string // to what the typing left open
	adds    bool              // what lies on the sheet stays there
}

// gatherPlace is a section of a sheet, in one of its columns.
type gatherPlace struct {
	section canvas.SectionID
	column  canvas.RecordID
}

// gatherKey is a sheet of a file; a file that is nowhere yet is its document.
type gatherKey struct {
	path  string
	doc   *document
	sheet canvas.RecordID
}

// gatherWidth is how wide the dialog is within.
const gatherWidth float32 = 640

// cardSheets returns the sheets that cards can lie on.
func (w *Window) cardSheets() []canvas.Sheet {
	var out []canvas.Sheet
	for _, s := range w.workbook().Sheets() {
		if len(gather.Sections(w.workbook(), s.ID)) > 0 && len(w.workbook().Columns(s)) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func canGather(w *Window) bool { return canEdit(w) && len(w.cardSheets()) > 0 }

// askGather asks what lies on the sheet in view, or on the first that cards can lie on.
func (w *Window) askGather() { w.askGatherOf(w.sheet) }

func (w *Window) askGatherOf(sheet canvas.RecordID) {
	if !w.view.FinishEdit() {
		return
	}
	w.doc.editor.Seal()
	d := &gatherDialog{window: w}
	for _, s := range w.cardSheets() {
		d.sheets = append(d.sheets, s.ID)
		if s.ID == sheet {
			d.sheet = s.ID
		}
	}
	if d.sheet == "" {
		d.sheet = d.sheets[0]
	}
	d.open()
}

func (d *gatherDialog) open() {
	const left = 110
	w := d.window
	var titles []string
	chosen := 0
	for i, id := range d.sheets {
		s, _ := canvas.Get[canvas.Sheet](w.workbook(), id)
		titles = append(titles, w.tabTitle(s))
		if id == d.sheet {
			chosen = i
		}
	}
	sheet := newListChoice(titles, func(i int) { d.show(d.sheets[i]) })
	sheet.set(chosen, len(titles) < 2)
	d.period = newListChoice(nil, func(i int) { d.turn(i) })
	d.periods = newFormLine(w.text("period"), left, d.period.button)
	d.list = newColumn(14)
	d.scroll = newScroller(container.New(inset{right: gatherWidth - gatherInner, bottom: 2}, d.list))
	d.replaces = newSegments([]string{w.text("gather-replace"), w.text("gather-add")}, func(i int) {
		d.draft.adds = i == 1
		d.read()
	})
	d.about = newProse("", sizeCaption, colorSecondary, gatherWidth)
	d.wrong = newProse("", sizeCaption, colorWarning, gatherWidth)
	d.put = newButton(primary, "", "", d.take)
	room := min(440, max(180, w.win.Canvas().Size().Height-400))
	body := newColumn(12,
		newProse(w.text("gather-explain"), sizeCaption, colorSecondary, gatherWidth),
		newColumn(6, newFormLine(w.text("sheet"), left, sheet.button), d.periods),
		container.New(fixed{gatherWidth, room}, d.scroll),
		newHairlineRow(),
		newColumn(6, d.replaces, d.about, d.wrong))
	m := w.open(w.text("gather-title"), gatherWidth+40, body, nil,
		newButton(flat, "image", w.text("gather-photo"), func() {
			d.modal.close()
			w.askPhoto(d.sheet)
		}),
		newButton(outlined, "", w.text("cancel"), func() { d.modal.canceled() }), d.put)
	d.modal = m
	d.show(d.sheet)
	w.probe.put("gather-put", d.put)
}

// show asks about a sheet: the periods that it has, and its sections with what was typed for them so far.
func (d *gatherDialog) show(id canvas.RecordID) {
	w := d.window
	d.sheet, d.columns, d.column = id, nil, ""
	d.draft = w.gatherDraft(id)
	s, _ := canvas.Get[canvas.Sheet](w.workbook(), id)
	at := 0
	d.period.labels = nil
	if w.workbook().Template(s).Of.Repeats() {
		d.columns = w.workbook().Columns(s)
		for i, p := range d.columns {
			d.period.labels = append(d.period.labels, w.periodLabel(p))
			if p.ID == w.period {
				at = i
			}
		}
		d.column = d.columns[at].ID
		d.period.set(at, len(d.columns) < 2)
	}
	visible(d.periods, len(d.columns) > 0)
	adds := 0
	if d.draft.adds {
		adds = 1
	}
	d.replaces.set(adds, false)
	d.parts, d.list.Objects = nil, nil
	for i, section := range gather.Sections(w.workbook(), id) {
		p := newGatherSection(d, i, section)
		d.parts = append(d.parts, p)
		d.list.Add(p.Container)
		w.probe.put("gather:"+itoa(i+1), p.field)
	}
	d.load()
}

// turn asks about another period.
func (d *gatherDialog) turn(i int) {
	d.column = d.columns[i].ID
	d.load()
}

// load shows what was typed for the sheet and period.
func (d *gatherDialog) load() {
	d.quiet = true
	for _, p := range d.parts {
		p.done = d.draft.typed[p.place()]
		p.field.SetText(p.done)
	}
	d.quiet = false
	d.read()
	d.modal.focus(d.parts[0].field)
}

// gatherDraft returns what was typed for a sheet so far.
func (w *Window) gatherDraft(sheet canvas.RecordID) *gatherDraft {
	key := gatherKey{path: w.doc.state.path, sheet: sheet}
	if key.path == "" {
		key.doc = w.doc
	}
	p := w.program
	if p.gathered == nil {
		p.gathered = map[gatherKey]*gatherDraft{}
	}
	if p.gathered[key] == nil {
		p.gathered[key] = &gatherDraft{typed: map[gatherPlace]string{}, answers: map[string]string{}}
	}
	return p.gathered[key]
}

// words reads what was typed, in all columns.
func (d *gatherDialog) words() []gather.Word {
	w := d.window
	columns := []canvas.RecordID{""}
	if len(d.columns) > 0 {
		columns = nil
		for _, p := range d.columns {
			columns = append(columns, p.ID)
		}
	}
	var out []gather.Word
	for _, column := range columns {
		var typed []gather.Typed
		for _, p := range d.parts {
			typed = append(typed, gather.Typed{Section: p.section.ID, Text: d.draft.typed[gatherPlace{p.section.ID, column}]})
		}
		out = append(out, gather.Read(w.workbook(), d.sheet, column, typed, d.draft.answers, w.program.words.language)...)
	}
	return out
}

// read makes out what was typed and shows it, and what putting it on the sheet will do.
func (d *gatherDialog) read() {
	w := d.window
	if d.quiet {
		return
	}
	for _, p := range d.parts {
		d.draft.typed[p.place()] = p.field.Text
	}
	words := d.words()
	for _, p := range d.parts {
		var of []gather.Word
		for _, x := range words {
			if x.Section == p.section.ID && x.Column == d.column {
				of = append(of, x)
			}
		}
		p.show(of)
	}
	found := gather.Found(words)
	d.put.setText(w.putWords(len(found)))
	c, _, err := canvas.Gather(w.workbook(), w.program.ids, d.sheet, found, !d.draft.adds)
	d.put.setOff(len(found) == 0 || err != nil)
	wrong := ""
	if err != nil {
		wrong = w.sentence(err)
	}
	d.wrong.set(wrong, colorWarning)
	d.about.set(w.gatherConsequence(c, len(found), d.draft.adds), colorSecondary)
	d.list.Refresh()
	d.scroll.Refresh()
	d.modal.Refresh()
	for _, p := range d.parts {
		if p.field.focused {
			p.reveal() // what was made out stands below the field
		}
	}
	w.probe.touch()
}

// gatherConsequence says what becomes of what lies on a sheet and was not found.
func (w *Window) gatherConsequence(c canvas.Change, found int, adds bool) string {
	hidden := 0
	for _, x := range c.Diff {
		was, _ := x.Before.(canvas.Placement)
		if p, ok := x.After.(canvas.Placement); ok && p.Hidden && !was.Hidden {
			hidden++
		}
	}
	switch {
	case adds:
		return w.text("gather-add-about")
	case found == 0:
		return w.text("gather-replace-about")
	case hidden == 0:
		return w.text("gather-replace-none")
	}
	return w.program.words.count("gather-hides", hidden)
}

// putWords are those of the button that puts so many cards on the sheet.
func (w *Window) putWords(n int) string {
	if n == 0 {
		return w.text("gather-put")
	}
	return w.program.words.count("gather-put", n)
}

// next gives the keyboard to the section after one, after the last to the button.
func (d *gatherDialog) next(i int) {
	if i+1 < len(d.parts) {
		d.modal.focus(d.parts[i+1].field)
		return
	}
	d.modal.focus(d.put)
}

// take puts what was found on the sheet.
func (d *gatherDialog) take() {
	w := d.window
	found := gather.Found(d.words())
	if len(found) == 0 {
		return
	}
	if w.putGathered(d.sheet, found, !d.draft.adds, func(sentence string) {
		d.wrong.set(sentence, colorWarning)
		d.modal.Refresh()
	}) {
		d.quiet = true
		d.draft.typed, d.draft.answers = map[gatherPlace]string{}, map[string]string{}
		d.modal.close()
		w.showSheet(d.sheet)
	}
}

// putGathered puts what was found on a sheet as one step; wrong gets the reason where that cannot be.
func (w *Window) putGathered(sheet canvas.RecordID, found []canvas.Gathered, replace bool, wrong func(string)) bool {
	c, _, err := canvas.Gather(w.workbook(), w.program.ids, sheet, found, replace)
	same := err == nil && len(c.Diff) == 0
	if reason := w.answer(c, err); reason != "" {
		wrong(reason)
		return false
	}
	s, _ := canvas.Get[canvas.Sheet](w.workbook(), sheet)
	said := w.program.words.count("gather-done", len(found), w.sheetTitle(s))
	if same {
		said = w.text("gather-same")
	}
	w.probe.log("gathered", itoa(len(found)))
	w.say(said, false)
	return true
}

// endsWord reports whether whoever types has ended the last word.
func endsWord(s string) bool {
	return s == "" || strings.ContainsAny(s[len(s)-1:], " ,;\n\"”“»«%")
}
