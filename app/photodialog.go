package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/canvas/gather"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/photo"
)

// photoDialog shows what was found in a photo of a printed sheet, over the photo and as a list, in which each
// card can be put elsewhere or left out before all of it comes onto the sheet.
type photoDialog struct {
	photoRead
	window  *Window
	sheets  []canvas.RecordID // that it can be of
	spots   []photoSpot
	seen    []gather.Seen
	answers map[string]string
	chosen  map[int]int // where a card belongs that lay elsewhere: a spot, or leftOut
	adds    bool
	fields  map[string]*field // what is written on blank cards

	modal    *modal
	view     *photoView
	list     *fyne.Container
	scroll   *scroller
	replaces *segments
	lay      *check
	about    *prose
	wrong    *prose
	put      *button
}

// photoSpot is a section, in a period where the sheet repeats over periods.
type photoSpot struct {
	gatherPlace
	title string
}

// leftOut is the choice of a card that does not come onto the sheet.
const leftOut = -1

// photoList is how wide the list beside the photo is.
const photoList float32 = 400

// showPhoto shows what was found in a photo, or says why nothing was.
func (w *Window) showPhoto(p photoRead) {
	if w.doc == nil || w.doc.readOnly() {
		return
	}
	d := &photoDialog{photoRead: p, window: w, answers: map[string]string{}, fields: map[string]*field{}}
	d.sheets = slices.DeleteFunc(gather.SheetsOf(w.workbook(), p.reading.Sheet), func(id canvas.RecordID) bool {
		return len(gather.Sections(w.workbook(), id)) == 0
	})
	tool, known := gather.ToolOf(p.reading.Sheet)
	switch {
	case len(p.reading.Cards) == 0:
		d.tellNothing()
	case len(d.sheets) == 0 && known && slices.Contains(p.reading.Problems, photo.UnknownPage):
		d.offerTool(tool)
	default:
		d.open()
	}
}

// tellNothing says that there is no card in the photo, and what can be done.
func (d *photoDialog) tellNothing() {
	const inner = 420
	w := d.window
	said := w.text("photo-no-codes")
	if len(d.reading.Corners) > 0 {
		said = w.text("photo-no-cards")
	}
	var m *modal
	m = w.open(w.text("photo-title"), inner+40, newProse(said, sizeBody, colorInk, inner), nil,
		newButton(flat, "", w.text("photo-type"), func() { m.close(); w.perform("meeting-gather") }),
		newButton(outlined, "", w.text("cancel"), func() { m.canceled() }),
		newButton(primary, "", w.text("photo-another"), func() { m.close(); w.askPhoto(d.sheet) }))
}

// offerTool offers to add the sheet that the photo is of.
func (d *photoDialog) offerTool(c canvas.TemplateCopy) {
	const inner = 420
	w := d.window
	t, _ := c.Parsed()
	var m *modal
	m = w.open(w.text("photo-title"), inner+40, newProse(w.text("photo-no-sheet", t.Title.In(w.program.words.language)), sizeBody, colorInk, inner), nil,
		newButton(outlined, "", w.text("cancel"), func() { m.canceled() }),
		newButton(primary, "", w.text("photo-add-sheet"), func() {
			m.close()
			w.addSheet(c)
			w.readPhoto(d.path, w.sheet)
		}))
}

func (d *photoDialog) open() {
	const left = 90
	w := d.window
	if len(d.sheets) == 0 {
		for _, s := range w.cardSheets() {
			d.sheets = append(d.sheets, s.ID)
		}
	}
	asked := d.sheet
	if !slices.Contains(d.sheets, d.sheet) {
		d.sheet = d.sheets[0]
	}
	var titles []string
	for _, id := range d.sheets {
		s, _ := canvas.Get[canvas.Sheet](w.workbook(), id)
		titles = append(titles, w.tabTitle(s))
	}
	sheet := newListChoice(titles, func(i int) {
		d.sheet = d.sheets[i]
		d.look()
	})
	sheet.set(slices.Index(d.sheets, d.sheet), len(titles) < 2)
	size := w.win.Canvas().Size()
	room := max(220, size.Height-220)
	wide := max(300, min(900, size.Width-photoList-24-120))
	d.view = newPhotoView(d.picture, fyne.NewSize(wide, room))
	d.picture = nil // it is large, and the view has what it shows
	d.list = newColumn(5)
	d.scroll = newScroller(container.New(inset{right: 16, bottom: 2}, d.list))
	d.replaces = newSegments([]string{w.text("gather-replace"), w.text("gather-add")}, func(i int) {
		d.adds = i == 1
		d.load()
	})
	d.replaces.set(0, false)
	d.lay = newCheck(w.text("photo-lay"), func(bool) { d.load() })
	d.about = newProse("", sizeCaption, colorSecondary, photoList)
	d.wrong = newProse("", sizeCaption, colorWarning, photoList)
	d.put = newButton(primary, "", "", d.take)
	side := newColumn(10, newFormLine(w.text("sheet"), left, sheet.button))
	if d.sheet != asked {
		s, _ := canvas.Get[canvas.Sheet](w.workbook(), d.sheet)
		side.Add(newProse(w.text("photo-other-sheet", w.tabTitle(s)), sizeCaption, colorInk, photoList))
	}
	for _, said := range d.problems() {
		side.Add(newProse(said, sizeCaption, colorWarning, photoList))
	}
	rest := side.MinSize().Height
	list := max(140, min(room, max(300, d.view.size.Height))-rest-206)
	side.Add(container.New(fixed{photoList, list}, d.scroll))
	side.Add(newHairlineRow())
	side.Add(newColumn(4, d.replaces, d.lay, d.about, d.wrong))
	side.Add(newProse(w.text("photo-missing", w.text("photo-type")), sizeCaption, colorSecondary, photoList))
	body := container.New(beside{left: d.view.size.Width, gap: 24}, d.view, side)
	d.modal = w.open(w.text("photo-title"), d.view.size.Width+24+photoList+40, body, nil,
		newButton(flat, "", w.text("photo-type"), d.typeOn),
		newButton(flat, "", w.text("photo-another"), func() { d.modal.close(); w.askPhoto(d.sheet) }),
		newButton(outlined, "", w.text("cancel"), func() { d.modal.canceled() }), d.put)
	w.probe.put("photo-put", d.put)
	d.look()
	d.modal.focus(d.put)
}

// problems says what keeps the reading from being whole.
func (d *photoDialog) problems() []string {
	w := d.window
	var out []string
	for _, p := range d.reading.Problems {
		switch p {
		case photo.NoCorner, photo.OneCorner:
			out = append(out, w.text("photo-no-corner"))
		case photo.FewCorners:
			out = append(out, w.text("photo-few-corners"))
		case photo.UnknownPage:
			out = append(out, w.text("photo-unknown-page"))
		case photo.OtherPage:
			out = append(out, w.text("photo-other-page"))
		case photo.SomeUnread:
			out = append(out, w.program.words.count("photo-unread", len(d.reading.Unread)))
		case photo.NoCodes:
		}
	}
	return out
}

// look makes out what the photo shows of the sheet that is chosen.
func (d *photoDialog) look() {
	w := d.window
	d.chosen, d.spots = map[int]int{}, nil
	s, _ := canvas.Get[canvas.Sheet](w.workbook(), d.sheet)
	for _, section := range gather.Sections(w.workbook(), d.sheet) {
		title := section.Title.In(w.program.words.language)
		if !w.workbook().Template(s).Of.Repeats() {
			d.spots = append(d.spots, photoSpot{gatherPlace{section.ID, ""}, title})
			continue
		}
		for _, p := range w.workbook().Columns(s) {
			d.spots = append(d.spots, photoSpot{gatherPlace{section.ID, p.ID}, title + " · " + w.periodLabel(p)})
		}
	}
	d.read()
	_, apart := gather.Laid(w.workbook(), w.program.ids, d.sheet, gather.Found(d.words()), d.centers(), true)
	d.lay.set(apart, false)
	visible(d.lay, len(d.centers()) > 0 && slices.ContainsFunc(d.centers(), func(p *geom.Pt) bool { return p != nil }))
	d.load()
}

func (d *photoDialog) read() {
	d.seen = gather.See(d.window.workbook(), d.sheet, d.reading, d.answers, d.window.program.words.language)
}

// spot returns where a card belongs: as somebody said, else where it lies; leftOut for nowhere.
func (d *photoDialog) spot(i int) int {
	if chosen, ok := d.chosen[i]; ok {
		return chosen
	}
	x := d.seen[i]
	return slices.IndexFunc(d.spots, func(s photoSpot) bool { return s.gatherPlace == gatherPlace{x.Section, x.Column} })
}

// word returns a card as it comes onto the sheet; of one that does not it has a trouble.
func (d *photoDialog) word(i int) gather.Word {
	x := d.seen[i].Word
	at := d.spot(i)
	if at == leftOut {
		x.Trouble = gather.Astray
		return x
	}
	if x.Trouble == gather.Astray {
		x.Trouble = ""
	}
	x.Section, x.Column = d.spots[at].section, d.spots[at].column
	return x
}

func (d *photoDialog) words() []gather.Word {
	var out []gather.Word
	for i := range d.seen {
		out = append(out, d.word(i))
	}
	return out
}

// centers returns where the cards that come onto the sheet lay; nil where that is not known, or not for the
// section that somebody has chosen.
func (d *photoDialog) centers() []*geom.Pt {
	var out []*geom.Pt
	for i, x := range d.seen {
		if d.word(i).Trouble != "" {
			continue
		}
		var at *geom.Pt
		if _, moved := d.chosen[i]; x.Placed && !moved && d.reading.Sheet.Layout == 1 {
			at = &x.Center
		}
		out = append(out, at)
	}
	return out
}

// found returns what comes onto the sheet.
func (d *photoDialog) found() []canvas.Gathered {
	w := d.window
	found := gather.Found(d.words())
	if d.lay.Visible() && d.lay.on {
		found, _ = gather.Laid(w.workbook(), w.program.ids, d.sheet, found, d.centers(), !d.adds)
	}
	return found
}

// load shows what comes onto the sheet.
func (d *photoDialog) load() {
	w := d.window
	d.list.Objects = nil
	for at, spot := range d.spots {
		d.group(spot.title, colorInk, func(i int) bool { return d.spot(i) == at && d.usable(i) })
	}
	d.group(w.text("photo-where"), colorWarning, func(i int) bool { return d.spot(i) == leftOut && d.usable(i) && !d.said(i) })
	d.group(w.text("photo-left-out"), colorSecondary, func(i int) bool { return d.usable(i) && d.said(i) })
	d.group(w.text("photo-not-for-sheet"), colorSecondary, func(i int) bool { return !d.usable(i) })
	found := d.found()
	c, _, err := canvas.Gather(w.workbook(), w.program.ids, d.sheet, found, !d.adds)
	d.put.setText(w.putWords(len(found)))
	d.put.setOff(len(found) == 0 || err != nil)
	wrong := ""
	if err != nil {
		wrong = w.sentence(err)
	}
	d.wrong.set(wrong, colorWarning)
	d.about.set(w.gatherConsequence(c, len(found), d.adds), colorSecondary)
	d.view.show(d.marks())
	d.list.Refresh()
	d.scroll.Refresh()
	d.modal.Refresh()
	w.probe.touch()
}

// usable reports whether a card can come onto the sheet at all.
func (d *photoDialog) usable(i int) bool {
	switch d.seen[i].Trouble {
	case "", gather.Astray, gather.Untitled:
		return true
	}
	return false
}

// said reports whether somebody has left a card out.
func (d *photoDialog) said(i int) bool {
	chosen, ok := d.chosen[i]
	return ok && chosen == leftOut
}

// group lists the cards of a section under its name.
func (d *photoDialog) group(title string, color fyne.ThemeColorName, in func(int) bool) {
	var rows []fyne.CanvasObject
	for i := range d.seen {
		if in(i) {
			rows = append(rows, d.row(i)...)
		}
	}
	if len(rows) == 0 {
		return
	}
	if len(d.list.Objects) > 0 {
		d.list.Add(container.New(fixed{height: 4}))
	}
	d.list.Add(newLabel(title, sizeCaption, true, color).cutting())
	for _, r := range rows {
		d.list.Add(r)
	}
}

// row shows a card, and where it belongs.
func (d *photoDialog) row(i int) []fyne.CanvasObject {
	const where, inner = 160, photoList - 16
	w := d.window
	x := d.seen[i].Word
	chip := newGatherChip(x.Card.Group, d.title(x), "", inner-where-8)
	if !d.usable(i) {
		return []fyne.CanvasObject{chip, newProse(d.trouble(x), sizeCaption, colorSecondary, inner)}
	}
	var labels []string
	for _, s := range d.spots {
		labels = append(labels, s.title)
	}
	labels = append(labels, w.text("photo-leave-out"))
	at := d.spot(i)
	choice := newListChoice(labels, func(to int) {
		if to == len(d.spots) {
			to = leftOut
		}
		d.chosen[i] = to
		d.load()
	})
	switch {
	case at >= 0:
		choice.set(at, false)
	case d.said(i):
		choice.set(len(d.spots), false)
	default:
		choice.setText(w.text("choose"))
	}
	line := newRow(8, 0, chip, container.New(fixed{width: where}, choice.button))
	out := []fyne.CanvasObject{line}
	if x.Blank != "" {
		out = append(out, newFormLine(w.text("gather-says", x.Key), 110, d.says(x.Key).object()))
	}
	return out
}

// title returns what a card is called; of one of which nothing is known it is what its code says.
func (d *photoDialog) title(x gather.Word) string {
	if x.Card.ID == "" && x.Card.Title == "" {
		return d.window.text("photo-card", strings.TrimPrefix(x.Key, "CC:"))
	}
	return d.window.wordTitle(x)
}

// trouble says why a card cannot come onto the sheet.
func (d *photoDialog) trouble(x gather.Word) string {
	if x.Trouble == gather.Unknown {
		return d.window.text("photo-foreign")
	}
	return d.window.gatherTrouble(x, d.sheet)
}

// says returns the field for what is written on a blank card. It stays, so that the keyboard stays in it.
func (d *photoDialog) says(key string) *field {
	if d.fields[key] == nil {
		f := newField(d.window)
		f.SetPlaceHolder(d.window.text("gather-written"))
		f.OnChanged = func(text string) {
			d.answers[key] = text
			d.read()
			d.load()
		}
		f.OnSubmitted = func(string) { d.modal.focus(d.put) }
		d.fields[key] = f
	}
	return d.fields[key]
}

// marks returns what is drawn over the photo.
func (d *photoDialog) marks() []photoMark {
	w := d.window
	var out []photoMark
	page, sections := gather.Outlines(w.workbook(), d.sheet, d.reading)
	if page != nil {
		out = append(out, photoMark{outline: page, color: colorFocus, thick: 2})
	}
	for _, a := range sections {
		for _, s := range d.spots {
			if s.gatherPlace == (gatherPlace{canvas.SectionID(a.Ref.ID), canvas.RecordID(a.Ref.Column)}) {
				out = append(out, photoMark{outline: a.Outline, words: s.title, color: colorFocus, thick: 1})
			}
		}
	}
	for _, p := range d.reading.Unread {
		out = append(out, photoMark{outline: p, words: "?", color: colorWarning, thick: 2.5})
	}
	for i, x := range d.seen {
		word, color := d.word(i), colorWarning
		switch {
		case !d.usable(i) || d.said(i):
			color = colorPale
		case word.Trouble == "" && word.Card.Group != "":
			color, _ = groupColor(word.Card.Group)
		case word.Trouble == "":
			color = colorSecondary
		}
		out = append(out, photoMark{outline: x.InPhoto, words: d.title(x.Word), color: color, thick: 2.5})
	}
	return out
}

// typeOn goes on in the dialog for typing, with what was found so far.
func (d *photoDialog) typeOn() {
	w := d.window
	draft := w.gatherDraft(d.sheet)
	for i := range d.seen {
		x := d.word(i)
		if x.Trouble != "" && x.Trouble != gather.Untitled {
			continue
		}
		at := gatherPlace{x.Section, x.Column}
		typed := strings.TrimSpace(draft.typed[at] + " " + w.typedFor(x))
		draft.typed[at] = typed + " "
		if said := d.answers[x.Key]; said != "" {
			draft.answers[x.Key] = said
		}
	}
	draft.adds = d.adds
	d.modal.close()
	w.askGatherOf(d.sheet)
}

// typedFor returns what one would type for a card.
func (w *Window) typedFor(x gather.Word) string {
	if x.Source != "" {
		return canvas.ShortIDs(w.workbook())[x.Source]
	}
	if x.Blank != "" && x.Card.Title != "" {
		return `"` + x.Card.Title + `"`
	}
	id, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(x.Key, "CC:"), "D:"), "/")
	return id
}

// take puts what was found on the sheet.
func (d *photoDialog) take() {
	w := d.window
	if w.putGathered(d.sheet, d.found(), !d.adds, func(sentence string) {
		d.wrong.set(sentence, colorWarning)
		d.modal.Refresh()
	}) {
		d.modal.close()
		w.showSheet(d.sheet)
	}
}
