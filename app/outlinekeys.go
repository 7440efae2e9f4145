package app

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas/outline"
)

// FocusGained is for the toolkit.
func (o *outlineView) FocusGained() { o.focused = true; o.Refresh() }

// FocusLost is for the toolkit.
func (o *outlineView) FocusLost() { o.focused = false; o.Refresh() }

// AcceptsTab is for the toolkit: Tab goes to the next row that can be typed.
func (o *outlineView) AcceptsTab() bool { return true }

// Scrolled moves the rows with the wheel.
func (o *outlineView) Scrolled(e *fyne.ScrollEvent) {
	by := 3
	if e.Scrolled.DY > 0 {
		by = -3
	}
	o.first = max(0, min(o.first+by, len(o.rows)-int(o.Size().Height/outlineHeight)))
	o.Refresh()
}

// KeyDown and KeyUp are for the toolkit: which modifiers are down.
func (o *outlineView) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		o.shift = true
	}
}

// KeyUp is for the toolkit.
func (o *outlineView) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		o.shift = false
	}
}

// TypedKey goes through the rows, opens and closes them.
func (o *outlineView) TypedKey(k *fyne.KeyEvent) {
	if len(o.rows) == 0 {
		return
	}
	page := max(1, int(o.Size().Height/outlineHeight)-1)
	r := o.rows[o.current]
	switch k.Name {
	case fyne.KeyUp:
		o.to(o.current - 1)
	case fyne.KeyDown:
		o.to(o.current + 1)
	case fyne.KeyPageUp:
		o.to(o.current - page)
	case fyne.KeyPageDown:
		o.to(o.current + page)
	case fyne.KeyHome:
		o.to(0)
	case fyne.KeyEnd:
		o.to(len(o.rows) - 1)
	case fyne.KeyTab:
		o.tab()
	case fyne.KeyRight:
		if r.Branch && !o.open[r.ID] {
			o.fold(true)
		} else if r.Branch {
			o.to(o.current + 1)
		}
	case fyne.KeyLeft:
		if r.Branch && o.open[r.ID] {
			o.fold(false)
		} else {
			o.up(r.Depth)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		o.enter()
	case fyne.KeyInsert:
		o.add()
	case fyne.KeyDelete, fyne.KeyBackspace:
		o.remove()
	case fyne.KeyEscape:
		o.window.toggleOutline()
	default:
		o.window.typedKey(k)
	}
}

// TypedShortcut is for the toolkit: Ctrl+Enter adds; what else there is goes to the window.
func (o *outlineView) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierShortcutDefault && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		o.add()
		return
	}
	o.window.shortcut(s)
}

// TypedRune begins to type into the row, or chooses among its words by their first letter.
func (o *outlineView) TypedRune(r rune) {
	if len(o.rows) == 0 {
		return
	}
	switch row := o.rows[o.current]; {
	case row.Set == nil:
	case len(row.Words) > 0:
		o.byLetter(row, r)
	default:
		o.edit(string(r))
	}
}

// tab goes to the next row that can be typed, or the one before.
func (o *outlineView) tab() {
	step := 1
	if o.shift {
		step = -1
	}
	for i := o.current + step; i >= 0 && i < len(o.rows); i += step {
		if o.rows[i].Set != nil {
			o.to(i)
			return
		}
	}
}

// up goes to the row that one of a depth lies in.
func (o *outlineView) up(depth int) {
	for i := o.current - 1; i >= 0; i-- {
		if o.rows[i].Depth < depth {
			o.to(i)
			return
		}
	}
}

// fold opens the current row, or closes it.
func (o *outlineView) fold(open bool) {
	o.open[o.rows[o.current].ID] = open
	o.load()
}

// enter types into the current row or chooses among its words; one that holds nothing is opened or
// closed.
func (o *outlineView) enter() {
	r := o.rows[o.current]
	switch {
	case r.Set == nil && r.Branch:
		o.fold(!o.open[r.ID])
	case r.Set == nil:
	case len(r.Words) > 0:
		o.choose(r)
	default:
		o.edit(r.Value)
	}
}

// edit opens the current row for typing. Several lines are typed as one, with a sign between.
func (o *outlineView) edit(text string) {
	w, r := o.window, o.rows[o.current]
	if w.doc.readOnly() {
		w.say(w.text("refused-read-only"), true)
		return
	}
	o.typing = r.ID
	o.field.SetText(strings.ReplaceAll(text, "\n", lineSign))
	o.field.CursorColumn = utf8.RuneCountInString(o.field.Text)
	o.place()
	w.win.Canvas().Focus(o.field)
	w.probe.log("typing", o.name(r))
}

// lineSign stands for a line break while a row is typed.
const lineSign = " ⏎ "

// take takes what was typed. It reports false where that cannot be: the field then stays.
func (o *outlineView) take() bool {
	i := o.index(o.typing)
	if o.typing == "" || i < 0 {
		o.typing = ""
		return true
	}
	r := o.rows[i]
	typed := o.field.Text
	if r.Lines {
		typed = strings.ReplaceAll(strings.ReplaceAll(typed, lineSign, "\n"), strings.TrimSpace(lineSign), "\n")
	}
	if !o.do(r.Set(typed)) {
		o.window.win.Canvas().Focus(o.field)
		return false
	}
	o.done()
	return true
}

// giveUp closes the field without taking what was typed.
func (o *outlineView) giveUp() { o.done() }

func (o *outlineView) done() {
	had := o.window.win.Canvas().Focused() == fyne.Focusable(o.field)
	o.typing = ""
	o.place()
	if had {
		o.window.win.Canvas().Focus(o)
	}
	o.Refresh()
}

// fieldKey takes Tab, and the keys that leave the row, from the field.
func (o *outlineView) fieldKey(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyTab:
		if o.take() {
			o.tab()
		}
	case fyne.KeyUp:
		if o.take() {
			o.to(o.current - 1)
		}
	case fyne.KeyDown:
		if o.take() {
			o.to(o.current + 1)
		}
	default:
		return false
	}
	return true
}

// byLetter sets the next of the words that begins with a letter.
func (o *outlineView) byLetter(r outline.Row, letter rune) {
	at := 0
	for i, x := range r.Words {
		if x.Value == r.Value {
			at = i
		}
	}
	for n := 1; n <= len(r.Words); n++ {
		x := r.Words[(at+n)%len(r.Words)]
		if first, _ := utf8.DecodeRuneInString(strings.ToLower(o.word(x))); string(first) == strings.ToLower(string(letter)) {
			o.do(r.Set(x.Value))
			return
		}
	}
}

// choose asks for one of the words of a row.
func (o *outlineView) choose(r outline.Row) {
	var items []pick
	for _, x := range r.Words {
		items = append(items, pick{text: o.word(x)})
	}
	o.ask(o.name(r), items, func(i int) { o.do(r.Set(r.Words[i].Value)) })
}

// add adds something at the current row: what there is one of, at once; else what is chosen.
func (o *outlineView) add() {
	w := o.window
	for i := o.current; i >= 0; i-- { // at the nearest row above that takes something
		r := o.rows[i]
		if len(r.Add) == 0 || r.Depth > o.rows[o.current].Depth {
			continue
		}
		if len(r.Add) == 1 {
			o.addOne(r, r.Add[0])
			return
		}
		var items []pick
		for _, a := range r.Add {
			if a.Name != "" {
				items = append(items, pick{text: a.Name, aside: w.text(a.Key)})
			} else {
				items = append(items, pick{text: w.text(a.Key)})
			}
		}
		o.ask(w.text("outline-add"), items, func(i int) { o.addOne(r, r.Add[i]) })
		return
	}
	w.say(w.text("outline-nothing-to-add"), true)
}

// addOne adds something, opens what it lies in, and goes to it.
func (o *outlineView) addOne(at outline.Row, a outline.Add) {
	c, id, err := a.Do(o.window.program.ids)
	if !o.do(c, err) {
		return
	}
	o.open[at.ID] = true
	o.load()
	if o.find(id) {
		o.open[id] = true
		o.load()
	}
}

// remove removes the current row, where that can be.
func (o *outlineView) remove() {
	r := o.rows[o.current]
	switch {
	case r.Remove != nil:
		o.do(r.Remove())
	case r.Set != nil && len(r.Words) == 0:
		o.do(r.Set(""))
	}
}

// ask has one of several lines chosen, by typing some of its letters.
func (o *outlineView) ask(title string, items []pick, chosen func(int)) {
	const inner = 480
	w := o.window
	var m *modal
	var at []int // of the lines that fit, among all
	f := newField(w)
	list := newPickList(min(len(items), 10), func(i int) {
		if i < len(at) {
			m.close()
			w.win.Canvas().Focus(o)
			chosen(at[i])
		}
	})
	load := func() {
		var fit []pick
		at = nil
		for i, x := range items {
			if strings.Contains(strings.ToLower(x.text), strings.ToLower(strings.TrimSpace(f.Text))) {
				fit, at = append(fit, x), append(at, i)
			}
		}
		list.load(fit)
	}
	f.keys = list.key
	f.OnChanged = func(string) { load() }
	f.OnSubmitted = func(string) { list.choose() }
	body := newColumn(8, container.New(fixed{height: controlHeight + 4}, f.object()), list)
	m = w.open(title, inner+40, body, func() { w.win.Canvas().Focus(o) })
	load()
	m.focus(f)
}
