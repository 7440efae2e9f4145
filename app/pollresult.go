package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// showPoll shows what came of a poll, as large as the window lets it.
func (w *Window) showPoll(id canvas.RecordID) {
	p, ok := canvas.Get[canvas.Poll](w.workbook(), id)
	if !ok {
		return
	}
	size := w.win.Canvas().Size()
	const around, shape = 190, 0.5625 // what the dialog has around a picture of 16:9
	wide := max(420, min(1400, size.Width-120, (size.Height-around)/shape))
	picture := newScenePicture(w, wide)
	picture.mm = layout.PaperWide.W
	var m *modal
	again := newButton(outlined, "", w.text("poll-more"), func() {
		m.close()
		if p.Asks.ByPerson() {
			if w.answer(canvas.ShowAnswers(w.workbook(), id, false)) != "" {
				return
			}
		}
		w.openPoll(id)
	})
	again.setOff(w.doc.readOnly())
	save := newButton(outlined, "export", w.text("poll-save"), nil)
	save.run = func() { openMenu(save, w.afterClosing(m, w.pollFormats(id))) }
	m = w.open("", wide+40, container.New(fixed{height: wide * shape}, picture), nil, again, save,
		newButton(primary, "", w.text("close"), func() { m.close() }))
	m.load = func() {
		lay := w.pollPicture(id)
		picture.show(func() scene.Scene { s, _ := lay(); return s }, func() {
			m.Refresh()
			w.probe.log("poll", w.pollTitle(p))
		})
	}
	m.load()
}

// afterClosing returns menu items that close a dialog first.
func (w *Window) afterClosing(m *modal, items []*fyne.MenuItem) []*fyne.MenuItem {
	for _, it := range items {
		run := it.Action
		it.Action = func() {
			m.close()
			run()
		}
	}
	return items
}

// counting is a form in which the dots of a vote are counted.
type counting struct {
	told *label
	dots []*field // by option
}

// countDots lets the dots of a vote be counted by hand.
func (w *Window) countDots(p canvas.Poll) {
	const inner, number = 520, 64
	id := p.ID
	poll := func() canvas.Poll { x, _ := canvas.Get[canvas.Poll](w.workbook(), id); return x }
	told := newLabel("", sizeBody, true, colorInk)
	w.counting = &counting{told: told}
	wrong := newProse("", sizeCaption, colorWarning, inner)
	var inputs []*input
	var m *modal
	tell := func(err error) error {
		reason := ""
		if err != nil {
			reason = w.sentence(err)
		}
		wrong.set(reason, colorWarning)
		if m != nil {
			m.Refresh()
		}
		return err
	}
	bound := func(name string, read func() int, write func(int) (canvas.Change, error)) *input {
		f := newField(w)
		i := newInput(w, f, inner, func() string { // nothing, where there is none: who types 9 behind a 0 has typed 09
			if n := read(); n > 0 {
				return itoa(n)
			}
			return ""
		}, func(s string) error {
			n, good := readCount(s, 0, 1_000_000)
			if !good && strings.TrimSpace(s) != "" {
				return tell(canvas.Refusal{Key: "error-count", Args: []string{s}})
			}
			return tell(w.fieldChange(write(n)))
		})
		i.apart = true
		inputs = append(inputs, i)
		w.probe.put(name, f)
		return i
	}
	people := bound("vote-people", func() int { return poll().People }, func(n int) (canvas.Change, error) { return canvas.SizePoll(w.workbook(), id, n, poll().Dots) })
	dots := bound("vote-dots", func() int { return poll().Dots }, func(n int) (canvas.Change, error) { return canvas.SizePoll(w.workbook(), id, poll().People, n) })
	list := newColumn(4)
	rows := map[string]*fyne.Container{}
	load := func() {
		options := w.workbook().Options(id)
		list.Objects = nil
		for i, o := range options {
			row := rows[o.Option]
			if row == nil {
				key := o.Option
				in := bound("dots:"+itoa(i+1), func() int {
					a, _ := canvas.Get[canvas.Answer](w.workbook(), canvas.AnswerID(id, key, 0))
					return int(a.Value)
				}, func(n int) (canvas.Change, error) { return canvas.CountDots(w.workbook(), id, key, n) })
				w.counting.dots = append(w.counting.dots, in.field)
				remove := newButton(flat, "trash", "", func() { w.step(canvas.RemoveOption(w.workbook(), id, key)) }).hinted(w.hint, w.text("delete"))
				row = newRow(8, 0, newLabel(o.Title, sizeBody, false, colorInk).cutting(), container.New(fixed{width: number}, in), remove)
				rows[key] = row
			}
			list.Add(row)
		}
		for _, i := range inputs {
			i.load(false)
		}
		n, of := w.workbook().Counted(poll())
		said, color := w.text("poll-dots", itoa(n), itoa(of)), colorInk
		if n < of {
			said += ", " + w.text("poll-dots-missing", itoa(of-n))
			color = colorSecondary
		}
		told.set(said, color)
		list.Refresh()
		if m != nil {
			m.Refresh()
		}
	}
	more := newField(w)
	more.SetPlaceHolder(w.text("vote-add"))
	more.OnSubmitted = func(s string) {
		if s = oneLine(s); s == "" {
			return
		}
		c, err := canvas.AddOption(w.workbook(), w.program.ids, id, s)
		if tell(w.fieldChange(c, err)) == nil {
			w.doc.editor.Seal()
			more.SetText("")
		}
	}
	scroll := newScroller(list)
	height := min(float32(len(w.workbook().Options(id)))*(controlHeight+4)+8, max(140, w.win.Canvas().Size().Height-360))
	body := newColumn(10,
		newRow(8, -1, newLabel(w.text("vote-people"), sizeCaption, false, colorSecondary), container.New(fixed{width: number}, people),
			newLabel(w.text("vote-dots"), sizeCaption, false, colorSecondary), container.New(fixed{width: number}, dots)),
		container.New(fixed{height: max(height, 120)}, scroll), more.object(), told, wrong)
	m = w.open(w.pollTitle(p), inner+40, body, func() { w.doc.editor.Seal() },
		newButton(outlined, "", w.text("close"), func() { m.canceled() }),
		newButton(primary, "", w.text("vote-rank"), func() {
			m.canceled()
			w.showPoll(id)
		}))
	m.load = load
	load()
	if len(inputs) > 2 {
		m.focus(inputs[2].field)
		inputs[2].field.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}
