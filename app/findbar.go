package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
	"clustercanvas/canvas/find"
)

// findBar is the row over the sheet in which one looks for something in the whole file. What is
// found is lit on the sheet; the arrows go from one to the next, from sheet to sheet.
type findBar struct {
	widget.BaseWidget
	window         *Window
	ground, line   *surface
	field          *field
	count          *label
	previous, next *button
	filter, sheets *button
	quit           *button
	searching
}

const (
	findRow  float32 = 42
	findWide float32 = 640 // from this width on all of it is one row
)

func newFindBar(w *Window) *findBar {
	b := &findBar{window: w, ground: newSurface(colorPanel, colorNone, 0), line: newHairline(), field: newField(w),
		count: newLabel("", sizeCaption, false, colorSecondary).cutting()}
	b.field.SetPlaceHolder(w.text("find-what"))
	b.field.Icon = iconSource("search", themed(colorSecondary))
	b.field.OnChanged = func(typed string) {
		b.query.Text = typed
		b.changed()
	}
	b.field.OnSubmitted = func(string) { b.advance(+1) }
	b.field.escaped = b.close
	b.field.keys = func(k fyne.KeyName) bool {
		switch k {
		case fyne.KeyDown:
			b.advance(+1)
		case fyne.KeyUp:
			b.advance(-1)
		default:
			return false
		}
		return true
	}
	b.previous = w.actionButton(flat, "previous", "", "edit-find-previous")
	b.next = w.actionButton(flat, "following", "", "edit-find-next")
	b.filter = newChoice(flat, b.filterChoices).hinted(w.hint, w.text("hint-find-filter"))
	b.sheets = newChoice(flat, b.sheetChoices).hinted(w.hint, w.text("hint-find-sheets"))
	b.quit = newButton(flat, "cross", "", b.close).hinted(w.hint, w.text("close")+"   "+w.text("key-escape"))
	b.Hide()
	b.ExtendBaseWidget(b)
	for name, o := range map[string]fyne.CanvasObject{"find": b.field, "button:find-filter": b.filter, "button:find-sheets": b.sheets,
		"button:edit-find-next": b.next, "button:edit-find-previous": b.previous, "button:find-close": b.quit} {
		w.probe.put(name, o)
	}
	return b
}

// showFind opens the bar, with what was looked for last.
func (w *Window) showFind() {
	b := w.findBar
	if !b.Visible() {
		b.Show()
		w.win.Content().Refresh()
		b.changed()
	}
	w.win.Canvas().Focus(b.field)
	b.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// findStep shows the next of what was found, or the one before.
func findStep(by int) func(*Window) {
	return func(w *Window) {
		if !w.findBar.Visible() {
			w.showFind()
			return
		}
		w.findBar.advance(by)
	}
}

// close takes the bar away and leaves selected what it has shown last.
func (b *findBar) close() {
	if !b.Visible() {
		return
	}
	w := b.window
	b.Hide()
	w.view.Light(false, nil, nil)
	w.win.Content().Refresh()
	w.win.Canvas().Unfocus()
	w.focusSheet()
	w.probe.log("found")
	w.probe.touch()
}

// changed looks for something else, and shows the first of it that is on the sheet in view.
func (b *findBar) changed() {
	b.current = hit{}
	b.look(b.window)
	if items, cells := b.on(b.window.sheet); len(items)+len(cells) > 0 {
		b.step(+1, b.window.workbook().Sheets(), b.window.sheet)
		b.show()
	}
	b.tell()
}

// load shows the document as it is now.
func (b *findBar) load() {
	if b.Visible() {
		b.look(b.window)
		b.tell()
	}
}

// tell lights what was found on the sheet in view, and says how much there is.
func (b *findBar) tell() {
	w := b.window
	search := find.New(w.workbook(), b.query)
	items, cells := b.on(w.sheet)
	w.view.Light(!search.Empty(), items, cells)
	n, at := len(b.hits), b.at()
	switch {
	case search.Empty():
		b.count.set("", colorSecondary)
	case n == 0:
		b.count.set(w.text("find-nothing"), colorWarning)
	case at < 0:
		b.count.set(w.program.words.count("find-found", n), colorSecondary)
	default:
		b.count.set(w.text("find-of", itoa(at+1), itoa(n)), colorSecondary)
	}
	b.previous.setOff(n == 0)
	b.next.setOff(n == 0)
	b.filter.setText(w.filterWords(b.query.Filter))
	b.sheets.setText(w.program.words.count("find-sheets", len(b.searching.count())))
	b.sheets.setOff(n == 0)
	w.probe.log("found", itoa(len(items)+len(cells)), itoa(at+1), itoa(n))
	w.probe.touch()
}

// advance goes to the next of what was found, or the one before, on whatever sheet it lies.
func (b *findBar) advance(by int) {
	if b.step(by, b.window.workbook().Sheets(), b.window.sheet) {
		b.show()
	}
	b.tell()
}

// show selects what was found, on its sheet. The keyboard stays in the bar.
func (b *findBar) show() {
	w, h := b.window, b.current
	w.showSheet(h.sheet)
	if w.sheet != h.sheet {
		return // what is typed there must be finished first
	}
	if h.item.ID == "" {
		w.view.ShowCell(h.cell)
		return
	}
	w.choose([]canvas.Item{h.item})
	w.view.Reveal()
}

// sheetChoices are the sheets on which something was found.
func (b *findBar) sheetChoices() []*fyne.MenuItem {
	w := b.window
	count := b.searching.count()
	var items []*fyne.MenuItem
	for _, s := range w.workbook().Sheets() {
		if count[s.ID] == 0 {
			continue
		}
		item := fyne.NewMenuItem(w.text("find-on-sheet", w.tabTitle(s), itoa(count[s.ID])), func() {
			for _, h := range b.hits {
				if h.sheet == s.ID {
					b.current = h
					b.show()
					b.tell()
					return
				}
			}
		})
		item.Checked = s.ID == w.sheet
		items = append(items, item)
	}
	return items
}

// height is how high the bar is in a width; nothing where it is not there.
func (b *findBar) height(width float32) float32 {
	switch {
	case !b.Visible():
		return 0
	case width < findWide:
		return 2*findRow - 6
	}
	return findRow
}

// CreateRenderer makes what draws the bar.
func (b *findBar) CreateRenderer() fyne.WidgetRenderer {
	field := b.field.object()
	d := &drawn{objects: []fyne.CanvasObject{b.ground, field, b.count, b.previous, b.next, b.filter, b.sheets, b.quit, b.line}}
	d.layout = func(s fyne.Size) {
		const pad, gap, countWide = 10, 6, 96
		y := (findRow - controlHeight) / 2
		b.ground.Resize(s)
		box(b.line, 0, s.Height-1, s.Width, 1)
		right := s.Width - pad
		put := func(o fyne.CanvasObject, wide float32) {
			right -= wide
			box(o, right, y, wide, controlHeight)
			right -= gap
		}
		put(b.quit, controlHeight)
		if s.Width >= findWide {
			put(b.sheets, 112)
			put(b.filter, 150)
		}
		put(b.next, controlHeight)
		put(b.previous, controlHeight)
		put(b.count, countWide)
		box(field, pad, y, right-pad, controlHeight)
		if s.Width < findWide {
			half := (s.Width - 2*pad - gap) / 2
			box(b.filter, pad, findRow-3, half, controlHeight)
			box(b.sheets, pad+half+gap, findRow-3, half, controlHeight)
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, findRow) }
	d.refresh = func() {
		for _, o := range d.objects {
			o.Refresh()
		}
		d.layout(b.Size())
	}
	return d
}
