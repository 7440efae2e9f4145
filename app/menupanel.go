package app

import (
	"slices"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// menuPanel is one menu: its entries under each other.
type menuPanel struct {
	widget.BaseWidget
	menu    *popMenu
	level   int
	rows    []*menuEntry
	current int // the entry that Enter takes; -1 is none
	scroll  *scroller
	checks  bool // an entry is checked: all leave room for the sign
}

func newMenuPanel(m *popMenu, items []*fyne.MenuItem, level int) *menuPanel {
	p := &menuPanel{menu: m, level: level, current: -1}
	// Known before the first entry is made, which leaves room for the sign or not.
	p.checks = slices.ContainsFunc(items, func(item *fyne.MenuItem) bool { return item.Checked })
	rows := container.New(menuRows{})
	for i, item := range items {
		r := &menuEntry{panel: p, item: item, at: i}
		r.ExtendBaseWidget(r)
		p.rows = append(p.rows, r)
		rows.Add(r)
	}
	p.scroll = newScroller(rows)
	p.ExtendBaseWidget(p)
	return p
}

// row returns the current entry; nil where there is none.
func (p *menuPanel) row() *menuEntry {
	if p.current < 0 || p.current >= len(p.rows) {
		return nil
	}
	return p.rows[p.current]
}

// step goes to the next entry, or the one before, round and round. Lines are passed by.
func (p *menuPanel) step(by int) {
	n, at := len(p.rows), p.current
	if at < 0 && by < 0 {
		at = n
	}
	for range n {
		at = (at + by + n) % n
		if !p.rows[at].item.IsSeparator {
			p.to(at)
			return
		}
	}
}

// to makes an entry the current one.
func (p *menuPanel) to(at int) {
	if at == p.current {
		return
	}
	was := p.row()
	p.current = at
	if was != nil {
		was.Refresh()
	}
	if r := p.row(); r != nil {
		r.Refresh()
		p.scroll.reveal(r.Position().Y, r.Position().Y+r.Size().Height)
	}
	if p.menu.about != nil {
		p.menu.tell()
	}
}

// CreateRenderer makes what draws the menu.
func (p *menuPanel) CreateRenderer() fyne.WidgetRenderer {
	ground := newSurface(colorPanel, colorHair, radius)
	return &drawn{
		objects: []fyne.CanvasObject{ground, p.scroll},
		layout: func(s fyne.Size) {
			ground.Resize(s)
			box(p.scroll, menuPad, menuPad, s.Width-2*menuPad, s.Height-2*menuPad)
		},
		min: func() fyne.Size { return p.scroll.content.MinSize().AddWidthHeight(2*menuPad, 2*menuPad) },
		refresh: func() {
			ground.Refresh()
			p.scroll.Refresh()
		},
	}
}

// menuRows is the layout of entries.
type menuRows struct{}

func (menuRows) Layout(o []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, r := range o {
		h := r.MinSize().Height
		box(r, 0, y, s.Width, h)
		y += h
	}
}

func (menuRows) MinSize(o []fyne.CanvasObject) fyne.Size {
	const least = 120
	size := fyne.NewSize(least, 0)
	for _, r := range o {
		m := r.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
	}
	return size
}

// menuEntry is one entry: a sign where it is checked, its words, its key or an arrow for the menu
// within it.
type menuEntry struct {
	widget.BaseWidget
	panel *menuPanel
	item  *fyne.MenuItem
	at    int
}

// key returns what stands at the right.
func (r *menuEntry) key() string {
	if k, ok := r.item.Shortcut.(saidKey); ok {
		return string(k)
	}
	return ""
}

// Tapped takes the entry.
func (r *menuEntry) Tapped(*fyne.PointEvent) {
	if !r.item.IsSeparator {
		r.panel.menu.choose(r)
	}
}

// MouseIn makes the entry the current one, and opens the menu within it.
func (r *menuEntry) MouseIn(*desktop.MouseEvent) {
	m := r.panel.menu
	if r.item.IsSeparator {
		return
	}
	if len(m.panels) > r.panel.level+1 {
		m.panels = m.panels[:r.panel.level+1]
		m.Refresh()
	}
	r.panel.to(r.at)
	if r.item.ChildMenu != nil && !r.item.Disabled {
		m.openWithin(r)
	}
}

// MouseMoved does nothing.
func (r *menuEntry) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing: the entry stays the current one for the keys.
func (r *menuEntry) MouseOut() {}

// CreateRenderer makes what draws the entry.
func (r *menuEntry) CreateRenderer() fyne.WidgetRenderer {
	const pad, gap, sign = 10, 28, 14
	ground, line := fynecanvas.NewRectangle(themed(colorNone)), fynecanvas.NewRectangle(themed(colorHair))
	ground.CornerRadius = radius - 1
	if r.item.IsSeparator {
		return &drawn{
			objects: []fyne.CanvasObject{line},
			layout:  func(s fyne.Size) { box(line, 0, float32(int(s.Height/2)), s.Width, 1) },
			min:     func() fyne.Size { return fyne.NewSize(0, menuLineHeight) },
			refresh: func() {
				line.FillColor = themed(colorHair)
				line.Refresh()
			},
		}
	}
	words, key := fynecanvas.NewText(r.item.Label, themed(colorInk)), fynecanvas.NewText(r.key(), themed(colorSecondary))
	words.TextSize, key.TextSize = sizeBody, sizeCaption
	check, arrow := newIconImage("check", colorInk), newIconImage("right", colorSecondary)
	left := float32(pad)
	if r.panel.checks {
		left += sign + 6
	}
	d := &drawn{objects: []fyne.CanvasObject{ground, words, key}}
	if r.item.Checked {
		d.objects = append(d.objects, check)
	}
	if r.item.ChildMenu != nil {
		d.objects = append(d.objects, arrow)
	}
	d.layout = func(s fyne.Size) {
		ground.Resize(s)
		m, k := words.MinSize(), key.MinSize()
		box(words, left, (s.Height-m.Height)/2, m.Width, m.Height)
		box(key, s.Width-pad-k.Width, (s.Height-k.Height)/2, k.Width, k.Height)
		box(check, pad-2, (s.Height-sign)/2, sign, sign)
		box(arrow, s.Width-pad-sign+2, (s.Height-sign)/2, sign, sign)
	}
	d.min = func() fyne.Size {
		wide := left + words.MinSize().Width + pad
		if r.key() != "" {
			wide += gap + key.MinSize().Width
		}
		if r.item.ChildMenu != nil {
			wide += gap
		}
		return fyne.NewSize(wide, menuRowHeight)
	}
	d.refresh = func() {
		fill, front := colorNone, colorInk
		if r.panel.current == r.at {
			fill = colorHover
		}
		if r.item.Disabled {
			front = colorSecondary
		}
		ground.FillColor, words.Color, key.Color = themed(fill), themed(front), themed(colorSecondary)
		setIcon(check, "check", front)
		setIcon(arrow, "right", colorSecondary)
		for _, o := range []fyne.CanvasObject{ground, words, key} {
			o.Refresh()
		}
	}
	d.refresh()
	return d
}
