package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
)

// sayBar is the row under the sheet into which decisions, actions and questions are typed while the sheet
// is talked about: type, Enter, the next. Each remembers the sheet as it is seen now.
type sayBar struct {
	widget.BaseWidget
	window           *Window
	ground, line     *surface
	kind             *listChoice
	said, who, until *field
	count            *label
	add, quit        *button
	is               canvas.DecisionKind
}

// sayHeight is how high the bar is, in units of the toolkit.
const sayHeight float32 = 46

func newSayBar(w *Window) *sayBar {
	b := &sayBar{
		window: w, ground: newSurface(colorPanel, colorNone, 0), line: newHairline(), is: canvas.IsDecision,
		said: newField(w), who: newField(w), until: newField(w), count: newLabel("", sizeCaption, false, colorSecondary).cutting(),
	}
	var kinds []string
	for _, k := range canvas.DecisionKinds {
		kinds = append(kinds, w.text("is-"+string(k)))
	}
	b.kind = newListChoice(kinds, func(i int) { b.choose(i) })
	b.kind.hinted(w.hint, w.text("say-kind-hint"))
	b.who.SetPlaceHolder(w.text("field-who"))
	b.until.SetPlaceHolder(w.text("field-until"))
	for _, f := range []*field{b.said, b.who, b.until} {
		f.OnSubmitted = func(string) { b.take() }
		f.keys = func(k fyne.KeyName) bool { return b.key(f, k) }
	}
	b.add = newButton(primary, "", w.text("say-add"), b.take)
	b.quit = newButton(flat, "cross", "", b.close).hinted(w.hint, w.text("close")+"   "+w.text("key-escape"))
	b.Hide()
	b.ExtendBaseWidget(b)
	for name, o := range map[string]fyne.CanvasObject{"say": b.said, "say-who": b.who, "say-until": b.until, "button:say-kind": b.kind.button,
		"button:say-add": b.add, "button:say-close": b.quit} {
		w.probe.put(name, o)
	}
	b.choose(0)
	return b
}

// key answers a key in one of the fields. Escape goes no further: the room stays.
func (b *sayBar) key(f *field, k fyne.KeyName) bool {
	switch {
	case k == fyne.KeyEscape:
		b.close()
	case k == fyne.KeyDown && f == b.said:
		b.choose(slices.Index(canvas.DecisionKinds, b.is) + 1)
	case k == fyne.KeyUp && f == b.said:
		b.choose(slices.Index(canvas.DecisionKinds, b.is) - 1)
	default:
		return false
	}
	return true
}

// choose says what the next thing is: a decision, an action, a question, and round again.
func (b *sayBar) choose(i int) {
	n := len(canvas.DecisionKinds)
	i = (i + n) % n
	b.is = canvas.DecisionKinds[i]
	b.kind.set(i, b.window.doc.readOnly())
	b.said.SetPlaceHolder(b.window.text("say-" + string(b.is)))
}

// typedSaying is what stands in the bar, to be put into another one.
type typedSaying struct {
	shown            bool
	is               canvas.DecisionKind
	said, who, until string
}

func (b *sayBar) typed() typedSaying {
	return typedSaying{b.Visible(), b.is, b.said.Text, b.who.Text, b.until.Text}
}

func (b *sayBar) setTyped(x typedSaying) {
	b.choose(slices.Index(canvas.DecisionKinds, x.is))
	b.said.SetText(x.said)
	b.who.SetText(x.who)
	b.until.SetText(x.until)
	if x.shown {
		b.Show()
		b.load()
		b.window.win.Content().Refresh()
	}
}

// canSay reports whether something can be written down now.
func canSay(w *Window) bool { return canEdit(w) }

// showSay opens the bar, or gives it the keyboard.
func (w *Window) showSay() {
	b := w.sayBar
	if w.outline.shown() {
		w.toggleOutline()
	}
	if !b.Visible() {
		b.Show()
		b.load()
		w.win.Content().Refresh()
	}
	w.win.Canvas().Focus(b.said)
	w.probe.log("saying", "on")
	w.probe.touch()
}

// close takes the bar away; what is typed in it stays for the next time.
func (b *sayBar) close() {
	w := b.window
	b.Hide()
	w.win.Content().Refresh()
	w.win.Canvas().Unfocus()
	w.focusSheet()
	w.probe.log("saying", "off")
	w.probe.touch()
}

// load shows how much was written down in the meeting so far.
func (b *sayBar) load() {
	w := b.window
	if !b.Visible() {
		return
	}
	off := w.doc.readOnly()
	for _, f := range []*field{b.said, b.who, b.until} {
		if off {
			f.Disable()
		} else {
			f.Enable()
		}
	}
	b.add.setOff(off)
	b.kind.set(b.kind.chosen, off)
	n := 0
	if m, ok := w.meetingToday(); ok {
		n = len(w.workbook().Decisions(m.ID))
	}
	b.count.set(w.program.words.count("say-count", n), colorSecondary)
}

// take writes down what was typed, and waits for the next.
func (b *sayBar) take() {
	w := b.window
	said := strings.TrimSpace(b.said.Text)
	if said == "" {
		w.win.Canvas().Focus(b.said)
		return
	}
	until, err := readDay(b.until.Text)
	if err != nil {
		w.tellHere(w.text("say-no-day", strings.TrimSpace(b.until.Text)), true)
		w.win.Canvas().Focus(b.until)
		b.until.TypedShortcut(&fyne.ShortcutSelectAll{})
		return
	}
	if !w.view.FinishEdit() {
		return // it says why
	}
	w.doc.editor.Seal()
	c, id, err := canvas.SayInMeeting(w.workbook(), w.program.ids, w.newMeeting(), canvas.Decision{
		Is: b.is, Text: said, Who: oneLine(b.who.Text), Until: until, Sheet: w.sheet, After: w.doc.editor.Newest().ID,
	})
	if !w.do(c, err) {
		return
	}
	w.doc.editor.Seal()
	for _, f := range []*field{b.said, b.who, b.until} {
		f.SetText("")
	}
	w.win.Canvas().Focus(b.said)
	w.probe.log("said", string(id))
	w.probe.touch()
}

// readDay reads a day that may be missing.
func readDay(typed string) (canvas.Day, error) {
	if typed = oneLine(typed); typed == "" {
		return 0, nil
	}
	return canvas.ParseDay(typed)
}

// tellHere says something where it is seen: the room has no status bar.
func (w *Window) tellHere(sentence string, bad bool) {
	if w.inRoom() {
		w.tellRoom(sentence)
		return
	}
	w.say(sentence, bad)
}

// today returns the day.
func (w *Window) today() canvas.Day {
	t := w.program.now().Local()
	return canvas.NewDay(t.Year(), int(t.Month()), t.Day())
}

// newMeeting returns the meeting that begins with the first thing that is written down today.
func (w *Window) newMeeting() canvas.Meeting {
	return canvas.Meeting{Title: w.text("meeting-of-today"), Day: w.today()}
}

// meetingToday returns the meeting that what is written down now belongs to.
func (w *Window) meetingToday() (canvas.Meeting, bool) {
	return w.workbook().MeetingOn(w.today())
}

// CreateRenderer makes what draws the bar.
func (b *sayBar) CreateRenderer() fyne.WidgetRenderer {
	said, who, until := b.said.object(), b.who.object(), b.until.object()
	d := &drawn{objects: []fyne.CanvasObject{b.ground, b.line, b.kind.button, said, who, until, b.count, b.add, b.quit}}
	d.layout = func(s fyne.Size) {
		const pad, gap = 10, 6
		y := (s.Height - controlHeight) / 2
		b.ground.Resize(s)
		box(b.line, 0, 0, s.Width, 1)
		right := s.Width - pad
		put := func(o fyne.CanvasObject, wide float32) {
			right -= wide
			box(o, right, y, wide, controlHeight)
			right -= gap
		}
		put(b.quit, controlHeight)
		put(b.add, max(72, b.add.MinSize().Width))
		visible(b.count, s.Width > 820)
		if b.count.Visible() {
			put(b.count, 92)
		}
		put(until, 104)
		put(who, 116)
		box(b.kind.button, pad, y, 128, controlHeight)
		left := float32(pad + 128 + gap)
		box(said, left, y, max(0, right-left), controlHeight)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, sayHeight) }
	d.refresh = func() {
		for _, o := range d.objects {
			o.Refresh()
		}
		d.layout(b.Size())
	}
	return d
}
