package app

import (
	"strconv"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas"
)

// historyList is the lines of the page of history. There may be thousands: only those in view are
// made. It has the keyboard as one, the arrow keys go through the lines.
type historyList struct {
	widget.BaseWidget
	panel   *historyPanel
	lines   []historyLine
	tops    []float32 // where each line begins, and where the last one ends
	rows    map[string]*historyRow
	order   []fyne.CanvasObject // the rows in view
	focused bool
}

func newHistoryList(p *historyPanel) *historyList {
	l := &historyList{panel: p, rows: map[string]*historyRow{}}
	l.ExtendBaseWidget(l)
	return l
}

// load shows lines.
func (l *historyList) load(lines []historyLine) {
	l.lines, l.tops = lines, l.tops[:0]
	y := float32(0)
	for _, line := range lines {
		l.tops = append(l.tops, y)
		y += line.kind.height()
	}
	l.tops = append(l.tops, y)
	l.showPart()
}

// key names a line while it is there.
func (x historyLine) key() string {
	switch x.kind {
	case lineDay:
		return "day " + x.day + string(x.entry.After())
	case lineNow, lineBegun:
		return strconv.Itoa(int(x.kind))
	}
	return string(x.entry.Change.ID) + "/" + string(x.entry.Mark.ID)
}

// showPart makes the rows of the lines that are in view.
func (l *historyList) showPart() {
	from := l.panel.scroll.offset
	to := from + l.panel.scroll.Size().Height
	rows := map[string]*historyRow{}
	l.order = l.order[:0]
	for i, line := range l.lines {
		if l.tops[i+1] <= from || l.tops[i] >= to {
			continue
		}
		key := line.key()
		r := l.rows[key]
		if r == nil {
			r = newHistoryRow(l)
		}
		r.set(line, i == l.panel.current())
		rows[key] = r
		box(r, 0, l.tops[i], l.Size().Width, line.kind.height())
		l.order = append(l.order, r)
	}
	l.rows = rows
	l.Refresh()
}

// choose goes to a line, as far as it is one that shows a state.
func (l *historyList) choose(i, step int) {
	for ; i >= 0 && i < len(l.lines); i += step {
		if l.lines[i].kind != lineDay {
			l.panel.scroll.reveal(l.tops[i], l.tops[i+1])
			l.panel.choose(l.lines[i])
			return
		}
	}
}

// FocusGained marks the current line.
func (l *historyList) FocusGained() { l.setFocused(true) }

// FocusLost takes the mark away.
func (l *historyList) FocusLost() { l.setFocused(false) }

func (l *historyList) setFocused(on bool) {
	l.focused = on
	l.showPart()
}

// TypedRune does nothing.
func (l *historyList) TypedRune(rune) {}

// TypedKey goes through the lines. The menu key offers what the right button does.
func (l *historyList) TypedKey(e *fyne.KeyEvent) {
	const page = 10
	at := max(0, l.panel.current())
	switch e.Name {
	case fyne.KeyUp:
		l.choose(at-1, -1)
	case fyne.KeyDown:
		l.choose(at+1, +1)
	case fyne.KeyPageUp:
		l.choose(max(0, at-page), -1)
	case fyne.KeyPageDown:
		l.choose(min(len(l.lines)-1, at+page), +1)
	case fyne.KeyHome:
		l.choose(0, +1)
	case fyne.KeyEnd:
		l.choose(len(l.lines)-1, -1)
	case desktop.KeyMenu:
		if at := l.panel.current(); at >= 0 {
			openMenuAt(l.panel.window.win.Canvas(), offset(l).AddXY(margin, l.tops[at+1]), l.panel.menu(l.lines[at]))
		}
	default:
		passKey(l, e)
	}
}

// CreateRenderer makes what draws the rows.
func (l *historyList) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	width := float32(-1)
	d.layout = func(s fyne.Size) {
		if s.Width != width {
			width = s.Width
			l.showPart()
		}
	}
	d.min = func() fyne.Size {
		if len(l.tops) == 0 {
			return fyne.NewSize(0, 0)
		}
		return fyne.NewSize(0, l.tops[len(l.tops)-1]+8)
	}
	d.refresh = func() {
		d.objects = append(d.objects[:0:0], l.order...)
		fynecanvas.Refresh(l)
	}
	d.refresh()
	return d
}

// historyRow is a line in view.
type historyRow struct {
	widget.BaseWidget
	list    *historyList
	line    historyLine
	current bool
	hovered bool
	ground  *surface
	sign    *icon
	at      *label
	words   *label
	remark  *label
	picture *thumbnail
}

func newHistoryRow(l *historyList) *historyRow {
	r := &historyRow{
		list: l, ground: newSurface(colorNone, colorNone, 4), sign: newIcon("clock", colorSecondary, 13),
		at: newLabel("", sizeCaption, false, colorSecondary), words: newLabel("", sizeBody, false, colorInk).cutting(),
		remark: newLabel("", sizeCaption, false, colorSecondary).cutting(),
	}
	r.ExtendBaseWidget(r)
	return r
}

// markIcons are the signs of marks.
var markIcons = map[canvas.MarkKind]string{
	canvas.MarkOpened: "folder", canvas.MarkWorked: "clock", canvas.MarkExported: "export", canvas.MarkSnapshot: "snapshot",
}

func (r *historyRow) set(line historyLine, current bool) {
	if r.line.kind == line.kind && r.line.entry.Mark == line.entry.Mark && r.line.text == line.text && r.line.count == line.count && r.line.at == line.at && r.current == current && r.line.can == line.can {
		r.line = line
		return
	}
	r.line, r.current = line, current
	if line.kind == lineSnapshot {
		if r.picture == nil {
			r.picture = newThumbnail(r.list.panel.window.thumbs, 58)
		}
		r.list.panel.picture(r.picture, line.entry)
	}
	r.Refresh()
}

// MouseDown chooses the line, or folds a day.
func (r *historyRow) MouseDown(e *desktop.MouseEvent) {
	r.list.panel.window.win.Canvas().Focus(r.list)
	if r.line.kind == lineDay {
		r.list.panel.fold(r.line)
		return
	}
	r.list.panel.choose(r.line)
	if e.Button == desktop.MouseButtonSecondary {
		openMenuAt(r.list.panel.window.win.Canvas(), e.AbsolutePosition, r.list.panel.menu(r.line))
	}
}

// MouseUp does nothing.
func (r *historyRow) MouseUp(*desktop.MouseEvent) {}

// MouseIn lights the row.
func (r *historyRow) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	if fyne.MeasureText(r.line.text, r.words.size, fyne.TextStyle{Bold: r.words.bold}).Width > r.words.Size().Width {
		r.list.panel.window.hint(r, r.line.text) // it is cut
	}
	r.Refresh()
}

// MouseMoved does nothing.
func (r *historyRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light away.
func (r *historyRow) MouseOut() {
	r.hovered = false
	r.list.panel.window.hint(r, "")
	r.Refresh()
}

// CreateRenderer makes what draws the row.
func (r *historyRow) CreateRenderer() fyne.WidgetRenderer {
	const side = 8
	d := &drawn{}
	d.layout = func(s fyne.Size) {
		box(r.ground, side, 0, s.Width-2*side, s.Height-1)
		left, right := float32(margin), s.Width-margin
		switch r.line.kind {
		case lineDay:
			box(r.sign, left-2, (s.Height-13)/2+3, 13, 13)
			if !r.line.can {
				left -= 18
			}
			wide := r.at.MinSize().Width
			box(r.words, left+18, 6, right-left-18-wide-6, s.Height-6)
			box(r.at, right-wide, 6, wide, s.Height-6)
		case lineSnapshot:
			m := r.picture.MinSize()
			box(r.picture, left, (s.Height-m.Height)/2, m.Width, m.Height)
			left += m.Width + 10
			wide := r.at.MinSize().Width
			box(r.words, left, 6, right-left, 20)
			box(r.sign, left, 30, 12, 12)
			box(r.at, left+17, 26, wide, 19)
			box(r.remark, left+17+wide+8, 26, right-left-17-wide-8, 19)
		case lineNow, lineBegun:
			box(r.words, left, 0, right-left, s.Height)
		default:
			box(r.at, left, 0, 40, s.Height)
			left += 44
			if r.line.kind == lineMark {
				box(r.sign, left, (s.Height-12)/2, 12, 12)
				left += 18
			}
			box(r.words, left, 0, right-left, s.Height)
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, r.line.kind.height()) }
	d.refresh = func() {
		x := r.line
		d.objects = []fyne.CanvasObject{r.ground, r.words}
		r.words.bold, r.words.size = x.kind == lineNow || x.kind == lineDay || x.kind == lineSnapshot, sizeBody
		color := colorInk
		switch x.kind {
		case lineDay:
			r.at.size = sizeSmall
			r.words.size, color = sizeCaption, colorSecondary
			r.at.text = ""
			if x.can {
				name := "down"
				if x.count > 0 {
					name = "right"
					r.at.text = r.list.panel.window.program.words.count("history-changes", x.count)
				}
				r.sign.set(name, colorSecondary)
				d.objects = append(d.objects, r.sign)
			}
			d.objects = append(d.objects, r.at)
		case lineSnapshot:
			r.sign.set(markIcons[x.entry.Mark.Kind], colorSecondary)
			r.at.text, r.remark.text = x.at, x.entry.Mark.Remark
			d.objects = append(d.objects, r.picture, r.sign, r.at, r.remark)
		case lineMark:
			color = colorSecondary
			r.sign.set(markIcons[x.entry.Mark.Kind], colorSecondary)
			r.at.text = x.at
			d.objects = append(d.objects, r.sign, r.at)
		case lineChange:
			if x.entry.Change.Undoes != "" || x.entry.Change.Joins > 0 {
				color = colorSecondary
			}
			r.at.text = x.at
			d.objects = append(d.objects, r.at)
		case lineBegun:
			color = colorSecondary
		}
		r.words.text, r.words.color = x.text, color
		fill, frame := colorNone, colorNone
		if r.hovered && x.kind != lineDay {
			fill = colorHover
		}
		if r.current {
			fill = colorHover
			if r.list.focused {
				frame = colorFocus
			}
		}
		r.ground.set(fill, frame)
		d.layout(r.Size())
		for _, o := range d.objects {
			o.Refresh()
		}
		fynecanvas.Refresh(r)
	}
	d.refresh()
	return d
}
