package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// askGuess asks what shall be guessed, and lets one after another guess.
func (w *Window) askGuess() {
	const inner, left = 420, 110
	b := w.workbook()
	s, t := w.inView()
	language := w.fileLanguage()
	type split struct {
		name    string
		sheet   canvas.RecordID
		options []canvas.PollOption
	}
	var splits []split
	if options := b.GuessOptions(s, language); t != nil && len(options) > 1 {
		splits = append(splits, split{w.text("guess-sections", w.sheetTitle(s), titlesOf(options)), s.ID, options})
	}
	var groups []canvas.PollOption
	for _, g := range canvas.Groups {
		groups = append(groups, canvas.PollOption{Key: string(g), Title: words.Text(language, "poll-group-"+string(g))})
	}
	splits = append(splits, split{w.text("guess-groups"), "", groups})
	var names []string
	for _, x := range splits {
		names = append(names, x.name)
	}
	chosen := 0
	which := newListChoice(names, func(i int) { chosen = i })
	which.set(0, false)
	title := newField(w)
	title.SetPlaceHolder(words.Text(language, "poll-guess"))
	scenario, period := w.figures()
	body := newColumn(8,
		newProse(w.text("guess-about"), sizeCaption, colorSecondary, inner),
		newFormLine(w.text("poll-question"), left, title.object()),
		newFormLine(w.text("guess-what"), left, which.button),
		newFormLine(w.text("guess-of"), left, newLabel(w.scenarioTitle(scenario)+" · "+w.periodLabel(period), sizeBody, false, colorInk)))
	w.askPoll(w.text("asks-guess"), inner, body, title, func() (canvas.Poll, []canvas.PollOption, string) {
		x := splits[chosen]
		return canvas.Poll{Asks: canvas.AsksGuess, Title: oneLine(title.Text), Sheet: x.sheet, Period: period.ID}, x.options, ""
	})
}

// titlesOf lists what options are called.
func titlesOf(options []canvas.PollOption) string {
	var out []string
	for _, o := range options {
		out = append(out, o.Title)
	}
	return strings.Join(out, ", ")
}

// askFill asks which tool somebody could fill, and lets one after another tick its sections.
func (w *Window) askFill() {
	const inner, left = 420, 110
	b := w.workbook()
	language := w.fileLanguage()
	var sheets []canvas.Sheet
	var names []string
	chosen := 0
	seen := map[canvas.RecordID]bool{}
	current, _ := w.inView()
	for _, s := range b.Sheets() {
		t := b.Template(s)
		if t == nil || seen[s.Template] || len(canvas.FillOptions(t, language)) < 2 {
			continue
		}
		seen[s.Template] = true
		if s.Template == current.Template {
			chosen, s = len(sheets), current
		}
		sheets, names = append(sheets, s), append(names, t.Title.In(language))
	}
	if len(sheets) == 0 {
		w.tellHere(w.text("fill-no-tool"), true)
		return
	}
	which := newListChoice(names, func(i int) { chosen = i })
	which.set(chosen, false)
	title := newField(w)
	title.SetPlaceHolder(words.Text(language, "poll-fill"))
	body := newColumn(8,
		newProse(w.text("fill-about"), sizeCaption, colorSecondary, inner),
		newFormLine(w.text("poll-question"), left, title.object()),
		newFormLine(w.text("fill-what"), left, which.button))
	w.askPoll(w.text("asks-fill"), inner, body, title, func() (canvas.Poll, []canvas.PollOption, string) {
		s := sheets[chosen]
		return canvas.Poll{Asks: canvas.AsksFill, Title: oneLine(title.Text), Sheet: s.ID}, canvas.FillOptions(b.Template(s), language), ""
	})
}

// askVote asks what is to be chosen from, by how many with how many dots each.
func (w *Window) askVote() {
	const inner, left = 420, 110
	title, people, dots, options := newField(w), newField(w), newField(w), newTextArea(w, 7)
	title.SetPlaceHolder(words.Text(w.fileLanguage(), "poll-vote"))
	n := 12
	if m, ok := w.workbook().MeetingNow(); ok && len(presentOf(m)) > 1 {
		n = len(presentOf(m))
	}
	people.SetText(itoa(n))
	dots.SetText("3")
	names, confidential := w.selectedNames()
	options.SetText(strings.Join(names, "\n"))
	options.SetPlaceHolder(w.text("vote-options-hint"))
	body := newColumn(8,
		newProse(w.text("vote-about"), sizeCaption, colorSecondary, inner),
		newFormLine(w.text("poll-question"), left, title.object()),
		newFormLine(w.text("vote-people"), left, people.object()),
		newFormLine(w.text("vote-dots"), left, dots.object()),
		newFormLine(w.text("vote-options"), left, options.object()))
	w.askPoll(w.text("asks-vote"), inner, body, title, func() (canvas.Poll, []canvas.PollOption, string) {
		p := canvas.Poll{Asks: canvas.AsksVote, Title: oneLine(title.Text), Sheet: w.sheet, Confidential: confidential, Shown: true}
		var good bool
		if p.People, good = readCount(people.Text, 1, canvas.MaxPeople); !good {
			return p, nil, w.text("vote-wrong-people", people.Text, itoa(canvas.MaxPeople))
		}
		if p.Dots, good = readCount(dots.Text, 1, canvas.MaxDots); !good {
			return p, nil, w.text("vote-wrong-dots", dots.Text, itoa(canvas.MaxDots))
		}
		var list []canvas.PollOption
		for _, l := range strings.Split(options.Text, "\n") {
			if l = oneLine(l); l != "" {
				list = append(list, canvas.PollOption{Key: itoa(len(list) + 1), Title: l})
			}
		}
		return p, list, ""
	})
}

// readCount reads a whole number between two others.
func readCount(typed string, from, to int) (int, bool) {
	n := 0
	typed = strings.TrimSpace(typed)
	for _, r := range typed {
		if r < '0' || r > '9' || n > to {
			return 0, false
		}
		n = 10*n + int(r-'0')
	}
	return n, typed != "" && n >= from && n <= to
}

// selectedNames returns what is selected on the sheet by name, to be voted on: else what is not done yet,
// ideas and what is in action; and whether something of it is confidential.
func (w *Window) selectedNames() (names []string, confidential bool) {
	b := w.workbook()
	add := func(name string, secret bool) {
		if name = oneLine(name); name != "" && !slices.Contains(names, name) {
			names, confidential = append(names, name), confidential || secret
		}
	}
	for _, it := range w.selection {
		switch r := b.Record(it.ID).(type) {
		case canvas.Source:
			add(w.thingTitle(b, r), r.Confidential)
		case canvas.Note:
			first, _, _ := strings.Cut(r.Text, "\n")
			add(first, r.Confidential)
		case canvas.CostLine:
			add(w.thingTitle(b, r), r.Confidential)
		default:
		}
	}
	if len(names) > 0 {
		return names, confidential
	}
	for _, x := range b.At(w.period) {
		if x.Funding.Status != canvas.AsIs {
			add(w.thingTitle(b, x.Source), x.Source.Confidential)
		}
	}
	return names, confidential
}

// askPoll opens a dialog that asks for a poll, and begins it.
func (w *Window) askPoll(title string, inner float32, body *fyne.Container, first *field, read func() (canvas.Poll, []canvas.PollOption, string)) {
	wrong := newProse("", sizeCaption, colorWarning, inner)
	body.Add(wrong)
	var m *modal
	finish := func() {
		p, options, reason := read()
		made := canvas.RecordID("")
		if reason == "" {
			w.doc.editor.Seal()
			p.After = w.doc.editor.Newest().ID
			c, id, err := canvas.AskInMeeting(w.workbook(), w.program.ids, w.newMeeting(), p, options)
			reason, made = w.answer(c, err), id
		}
		if reason != "" {
			wrong.set(reason, colorWarning)
			m.Refresh()
			return
		}
		m.close()
		w.openPoll(made)
	}
	m = w.open(title, inner+40, body, nil,
		newButton(outlined, "", w.text("cancel"), func() { m.close() }),
		newButton(primary, "", w.text("poll-begin"), finish))
	first.OnSubmitted = func(string) { finish() }
	m.focus(first)
}

// openPoll opens a poll where it is: to be answered, to be counted, or to be looked at.
func (w *Window) openPoll(id canvas.RecordID) {
	p, ok := canvas.Get[canvas.Poll](w.workbook(), id)
	switch {
	case !ok:
	case !p.Asks.ByPerson() && !w.doc.readOnly():
		w.countDots(p)
	case p.Asks.ByPerson() && !p.Shown && !w.doc.readOnly():
		w.askAnswers(p)
	default:
		w.showPoll(id)
	}
}
