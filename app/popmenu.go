package app

import (
	"strings"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clustercanvas/canvas/find"
)

// popMenu is a menu over the window, with the menus within it beside it. It is our own because the
// toolkit's says keys in English, so pale that they cannot be read, and not why an entry is off.
// Like the toolkit's it goes as soon as something is chosen, or anything else is pressed.
type popMenu struct {
	widget.BaseWidget
	canvas fyne.Canvas
	panels []*menuPanel // the menu, and those that are open within it
	before fyne.Focusable
	about  func(*fyne.MenuItem) fyne.CanvasObject // what lies beside the menu while an entry is the current one; may be nil, and return nil
	beside fyne.CanvasObject                      // that, now; nil is nothing
}

// saidKey is the shortcut of an entry as the window writes it. It is shown and triggers nothing.
type saidKey string

// ShortcutName is for the toolkit.
func (k saidKey) ShortcutName() string { return "said:" + string(k) }

const (
	menuRowHeight  float32 = 28
	menuLineHeight float32 = 9
	menuPad        float32 = 4
	menuEdge       float32 = 4 // of the window
)

// openPopMenu opens a menu with its corner at a place in the window, or as near as it fits.
func openPopMenu(c fyne.Canvas, at fyne.Position, items []*fyne.MenuItem) *popMenu {
	m := &popMenu{canvas: c, before: c.Focused()}
	m.ExtendBaseWidget(m)
	m.open(items, at, at.X)
	c.Overlays().Add(m)
	m.Resize(c.Size())
	c.Focus(m)
	return m
}

// open adds a panel; where it does not fit to the right of at, its right edge comes to left.
func (m *popMenu) open(items []*fyne.MenuItem, at fyne.Position, left float32) {
	p := newMenuPanel(m, items, len(m.panels))
	room, size := m.canvas.Size(), p.MinSize()
	size.Height = min(size.Height, room.Height-2*menuEdge)
	if at.X+size.Width > room.Width-menuEdge {
		at.X = min(left, room.Width-menuEdge) - size.Width
		if len(m.panels) == 0 {
			at.X = room.Width - menuEdge - size.Width
		}
	}
	at.X = max(menuEdge, at.X)
	at.Y = max(menuEdge, min(at.Y, room.Height-menuEdge-size.Height))
	p.Move(fyne.NewPos(float32(int(at.X)), float32(int(at.Y))))
	p.Resize(size)
	m.panels = append(m.panels, p)
	m.Refresh()
}

// openWithin opens the menu of an entry beside it.
func (m *popMenu) openWithin(r *menuEntry) {
	m.panels = m.panels[:r.panel.level+1]
	at := r.panel.Position().AddXY(r.panel.Size().Width-2, r.Position().Y-r.panel.scroll.offset)
	m.open(r.item.ChildMenu.Items, at, r.panel.Position().X+2)
}

// tell shows beside the menu what there is to say about its current entry: at its right, or at its
// left where there is no room.
func (m *popMenu) tell() {
	m.beside = nil
	p := m.last()
	if r := p.row(); r != nil && m.about != nil {
		m.beside = m.about(r.item)
	}
	if m.beside != nil {
		const gap = 4
		room, size := m.canvas.Size(), m.beside.MinSize()
		x := p.Position().X + p.Size().Width + gap
		if x+size.Width > room.Width-menuEdge {
			x = max(menuEdge, p.Position().X-gap-size.Width)
		}
		m.beside.Move(fyne.NewPos(x, max(menuEdge, min(p.Position().Y, room.Height-menuEdge-size.Height))))
		m.beside.Resize(size)
	}
	m.Refresh()
}

// close takes the menu away and gives the keyboard back.
func (m *popMenu) close() {
	m.canvas.Overlays().Remove(m)
	if m.before != nil {
		m.canvas.Focus(m.before)
	}
}

// choose does what an entry says.
func (m *popMenu) choose(r *menuEntry) {
	switch {
	case r == nil || r.item.Disabled:
	case r.item.ChildMenu != nil:
		m.openWithin(r)
		m.last().step(+1)
	default:
		m.close()
		if r.item.Action != nil {
			r.item.Action()
		}
	}
}

func (m *popMenu) last() *menuPanel { return m.panels[len(m.panels)-1] }

// Tapped closes the menu.
func (m *popMenu) Tapped(*fyne.PointEvent) { m.close() }

// TappedSecondary closes the menu.
func (m *popMenu) TappedSecondary(*fyne.PointEvent) { m.close() }

// Scrolled does nothing: what lies under the menu stays.
func (m *popMenu) Scrolled(*fyne.ScrollEvent) {}

// MouseIn does nothing; what lies under the menu does not light up.
func (m *popMenu) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (m *popMenu) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (m *popMenu) MouseOut() {}

// FocusGained is for the toolkit.
func (m *popMenu) FocusGained() {}

// FocusLost is for the toolkit.
func (m *popMenu) FocusLost() {}

// TypedRune goes to the next entry that begins with a letter.
func (m *popMenu) TypedRune(r rune) {
	p, letter := m.last(), find.Folded(string(r))
	for i := range p.rows {
		row := p.rows[(p.current+1+i+len(p.rows))%len(p.rows)]
		if !row.item.IsSeparator && strings.HasPrefix(find.Folded(row.item.Label), letter) {
			p.to(row.at)
			return
		}
	}
}

// TypedKey goes through the entries.
func (m *popMenu) TypedKey(e *fyne.KeyEvent) {
	p := m.last()
	switch e.Name {
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyDown:
		p.step(+1)
	case fyne.KeyHome:
		p.current = -1
		p.step(+1)
	case fyne.KeyEnd:
		p.current = len(p.rows)
		p.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.choose(p.row())
	case fyne.KeyRight:
		if r := p.row(); r != nil && r.item.ChildMenu != nil {
			m.choose(r)
		}
	case fyne.KeyLeft, fyne.KeyEscape:
		if len(m.panels) > 1 {
			m.panels = m.panels[:len(m.panels)-1]
			m.Refresh()
		} else if e.Name == fyne.KeyEscape {
			m.close()
		}
	}
}

// CreateRenderer makes what draws the menu.
func (m *popMenu) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{layout: func(fyne.Size) {}, min: func() fyne.Size { return fyne.Size{} }}
	show := func() {
		d.objects = d.objects[:0]
		for _, p := range m.panels {
			d.objects = append(d.objects, p)
		}
		if m.beside != nil {
			d.objects = append(d.objects, m.beside)
		}
	}
	d.refresh = func() {
		show()
		fynecanvas.Refresh(m)
	}
	show()
	return d
}
