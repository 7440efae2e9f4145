package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/outline"
	"clustercanvas/canvas/words"
)

// outlineView shows the whole workbook as rows, in the place of the sheet, and has everything in them
// typed. It has as many widgets as rows fit, however many there are.
type outlineView struct {
	widget.BaseWidget
	window  *Window
	ground  *surface
	lines   []*outlineLine
	rows    []outline.Row
	open    map[string]bool
	first   int // the row in the first line
	current int
	field   *field // where a row is typed; hidden otherwise
	typing  string // the row that is open for typing; empty: none
	focused bool
	shift   bool   // is held down
	told    string // the row that the tests were told of last
}

const (
	outlineHeight float32 = 30
	outlineIndent float32 = 20
	outlineMost   int     = 200 // lines: as many as the highest screen has
)

func newOutlineView(w *Window) *outlineView {
	o := &outlineView{window: w, ground: newSurface(colorPanel, colorNone, 0), open: map[string]bool{"cluster": true, "sheets": true}}
	o.field = newField(w)
	o.field.keys, o.field.escaped, o.field.left = o.fieldKey, o.giveUp, func() { o.take() }
	o.field.OnSubmitted = func(string) {
		if o.take() {
			o.to(o.current + 1)
		}
	}
	o.ExtendBaseWidget(o)
	o.Hide()
	return o
}

// shown reports whether the outline is in view.
func (o *outlineView) shown() bool { return o != nil && o.Visible() }

// load tells the document as it is now. The current row stays as long as it is there.
func (o *outlineView) load() {
	if !o.shown() {
		return
	}
	was := ""
	if o.current < len(o.rows) {
		was = o.rows[o.current].ID
	}
	o.tell()
	if was != "" && o.index(was) < 0 {
		o.reveal(was)
	}
	if i := o.index(was); i >= 0 {
		o.current = i
	}
	o.to(min(o.current, len(o.rows)-1))
}

func (o *outlineView) tell() {
	w := o.window
	o.rows = outline.Rows(w.workbook(), w.fileLanguage(), func(id string) bool { return o.open[id] })
}

// reveal opens what a row lies in, wherever that is now: a source that was taken to the other side is
// told there.
func (o *outlineView) reveal(id string) {
	w := o.window
	all := outline.Rows(w.workbook(), w.fileLanguage(), func(string) bool { return true })
	at := slices.IndexFunc(all, func(r outline.Row) bool { return r.ID == id })
	if at < 0 {
		return
	}
	for i, depth := at, all[at].Depth; i >= 0; i-- {
		if all[i].Depth < depth {
			depth = all[i].Depth
			o.open[all[i].ID] = true
		}
	}
	o.tell()
}

// to makes a row the current one, and says what it is.
func (o *outlineView) to(i int) {
	if len(o.rows) == 0 {
		return
	}
	o.current = min(max(i, 0), len(o.rows)-1)
	seen := max(1, int(o.Size().Height/outlineHeight))
	o.first = max(min(o.first, o.current), o.current-seen+1)
	w, r := o.window, o.rows[o.current]
	w.say(o.sentence(r), false)
	if r.Item.ID != "" && r.Sheet == w.sheet {
		w.view.Select([]canvas.Item{r.Item})
	}
	if r.ID != o.told {
		o.told = r.ID
		w.probe.log("row", o.sentence(r))
	}
	w.probe.touch()
	o.Refresh()
}

// find goes to a row by its id, opening what it lies in where that is told already.
func (o *outlineView) find(id string) bool {
	for i, r := range o.rows {
		if r.ID == id {
			o.to(i)
			return true
		}
	}
	return false
}

// name returns what a row is called.
func (o *outlineView) name(r outline.Row) string {
	if r.Key != "" {
		return o.window.text(r.Key)
	}
	if r.Name == "" {
		return o.window.text("outline-unnamed")
	}
	return r.Name
}

// value returns what a row holds, in words.
func (o *outlineView) value(r outline.Row) string {
	for _, x := range r.Words {
		if x.Value == r.Value {
			return o.word(x)
		}
	}
	return strings.Join(strings.Fields(r.Value), " ")
}

func (o *outlineView) word(x outline.Word) string {
	if x.Key != "" {
		return o.window.text(x.Key)
	}
	return x.Name
}

// sentence says where a row lies, what it is and what it holds.
func (o *outlineView) sentence(r outline.Row) string {
	said := o.name(r)
	for i, depth := o.index(r.ID), r.Depth; i >= 0 && depth > 0; i-- {
		if above := o.rows[i]; above.Depth < depth {
			depth = above.Depth
			name := o.name(above)
			if above.Set != nil && len(above.Words) == 0 && above.Value != "" {
				name = o.value(above)
			}
			said = name + " › " + said
		}
	}
	if v := o.value(r); v != "" {
		said = words.Labeled(o.window.program.words.language, said, v)
	}
	return said
}

func (o *outlineView) index(id string) int {
	for i, r := range o.rows {
		if r.ID == id {
			return i
		}
	}
	return -1
}

// do applies a command and says why where it cannot be.
func (o *outlineView) do(c canvas.Change, err error) bool {
	if o.window.doc.readOnly() {
		o.window.say(o.window.text("refused-read-only"), true)
		return false
	}
	if err == nil && len(c.Diff) == 0 {
		return true
	}
	ok := o.window.do(c, err)
	if ok {
		o.window.doc.editor.Seal()
	}
	return ok
}

// toggleOutline shows the outline in the place of the sheet, or the sheet again.
func (w *Window) toggleOutline() {
	if w.outline.shown() {
		w.outline.take()
		w.outline.Hide()
		w.focusSheet()
	} else {
		w.view.FinishEdit()
		w.outline.Show()
		w.outline.load()
		if item, one := w.only(); one {
			w.outline.reveal(string(item.ID))
			w.outline.find(string(item.ID))
		}
		w.win.Canvas().Focus(w.outline)
	}
	w.showMenu()
	w.probe.touch()
}

// CreateRenderer makes what draws the outline.
func (o *outlineView) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	d.layout = func(s fyne.Size) {
		o.ground.Resize(s)
		for n := int(s.Height / outlineHeight); len(o.lines) < min(n, outlineMost); {
			l := &outlineLine{of: o}
			l.ExtendBaseWidget(l)
			o.lines = append(o.lines, l)
		}
		d.objects = []fyne.CanvasObject{o.ground}
		for i, l := range o.lines {
			box(l, 0, float32(i)*outlineHeight, s.Width, outlineHeight)
			d.objects = append(d.objects, l)
		}
		d.objects = append(d.objects, o.field.object())
		o.place()
	}
	d.min = func() fyne.Size { return fyne.NewSize(200, 4*outlineHeight) }
	d.refresh = func() {
		o.ground.Refresh()
		o.place()
		for _, l := range o.lines {
			l.Refresh()
		}
	}
	return d
}

// place gives every line its row, and the field its place over the row that is typed.
func (o *outlineView) place() {
	s := o.Size()
	for i, l := range o.lines {
		l.at = o.first + i
		visible(l, l.at < len(o.rows) && float32(i+1)*outlineHeight <= s.Height+1)
	}
	i := o.index(o.typing)
	visible(o.field.object(), o.typing != "" && i >= o.first)
	if o.typing != "" && i >= o.first {
		x := o.valueAt(s.Width)
		box(o.field.object(), x-8, float32(i-o.first)*outlineHeight-1, s.Width-x-8, outlineHeight+2)
	}
}

// valueAt returns where values begin.
func (o *outlineView) valueAt(width float32) float32 { return min(360, width*0.45) }

// outlineLine is a line in view.
type outlineLine struct {
	widget.BaseWidget
	of      *outlineView
	at      int
	hovered bool
}

// Tapped makes the row of the line the current one; a second tap opens it.
func (l *outlineLine) Tapped(e *fyne.PointEvent) {
	o := l.of
	if !o.take() {
		return
	}
	o.window.win.Canvas().Focus(o)
	again := l.at == o.current
	o.to(l.at)
	switch r := o.rows[o.current]; {
	case r.Branch && e.Position.X < 24+outlineIndent*float32(r.Depth)+outlineIndent:
		o.fold(!o.open[r.ID])
	case again:
		o.enter()
	}
}

// MouseIn lights the line up.
func (l *outlineLine) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.Refresh() }

// MouseMoved does nothing.
func (l *outlineLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (l *outlineLine) MouseOut() { l.hovered = false; l.Refresh() }

// CreateRenderer makes what draws the line.
func (l *outlineLine) CreateRenderer() fyne.WidgetRenderer {
	ground, rule := fynecanvas.NewRectangle(themed(colorNone)), fynecanvas.NewRectangle(themed(colorHair))
	ground.CornerRadius = radius
	mark, name, value := newIcon("right", colorSecondary, 14), fynecanvas.NewText("", themed(colorInk)), fynecanvas.NewText("", themed(colorInk))
	name.TextSize, value.TextSize = sizeBody, sizeBody
	d := &drawn{objects: []fyne.CanvasObject{ground, rule, mark, name, value}}
	d.layout = func(s fyne.Size) {
		o := l.of
		box(ground, 6, 1, s.Width-12, s.Height-2)
		box(rule, 16, s.Height-1, s.Width-32, 1)
		if l.at >= len(o.rows) {
			return
		}
		r := o.rows[l.at]
		x := 16 + outlineIndent*float32(r.Depth)
		box(mark, x, (s.Height-14)/2, 14, 14)
		at := o.valueAt(s.Width)
		put := func(t *fynecanvas.Text, words string, x, most float32) {
			t.Text = shortened(words, t.TextSize, t.TextStyle, most)
			m := t.MinSize()
			box(t, x, (s.Height-m.Height)/2, most, m.Height)
		}
		put(name, o.name(r), x+outlineIndent, at-x-outlineIndent-12)
		put(value, o.value(r), at, s.Width-at-20)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, outlineHeight) }
	d.refresh = func() {
		o := l.of
		if l.at >= len(o.rows) {
			return
		}
		r := o.rows[l.at]
		fill := colorNone
		switch {
		case l.at == o.current:
			fill = colorHover
		case l.hovered:
			fill = colorQuiet
		}
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = themed(fill), themed(colorFocus), 0
		if l.at == o.current && o.focused {
			ground.StrokeWidth = 1
		}
		rule.FillColor = themed(colorHair)
		name.TextStyle.Bold = r.Depth == 0
		name.Color, value.Color = themed(colorInk), themed(colorInk)
		if r.Set == nil {
			value.Color = themed(colorSecondary)
		} else if !r.Branch {
			name.Color = themed(colorSecondary)
		}
		visible(mark, r.Branch)
		turn := "right"
		if o.open[r.ID] {
			turn = "down"
		}
		mark.set(turn, colorSecondary)
		d.layout(l.Size())
		for _, x := range d.objects {
			x.Refresh()
		}
	}
	d.refresh()
	return d
}
