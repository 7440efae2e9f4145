package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// popStage opens a menu with a line, a disabled entry and a menu within it, and keeps what was chosen.
func popStage(t *testing.T, at fyne.Position) (*stage, *Window, *popMenu, *[]string) {
	t.Helper()
	s := newStage(t)
	w := s.newFile()
	w.focusSheet()
	chosen := &[]string{}
	entry := func(label string) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() { *chosen = append(*chosen, label) })
	}
	off, more := entry("Off"), fyne.NewMenuItem("More", nil)
	off.Disabled = true
	more.ChildMenu = fyne.NewMenu("", entry("Inner one"), entry("Inner two"))
	m := openPopMenu(w.win.Canvas(), at, []*fyne.MenuItem{entry("First"), fyne.NewMenuItemSeparator(), off, more, entry("Last")})
	return s, w, m, chosen
}

func TestPopMenu_ByTheKeys(t *testing.T) {
	for _, c := range []struct {
		keys []fyne.KeyName
		want []string
		open bool
	}{
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, []string{"First"}, false},
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeyReturn}, []string{"Last"}, false},
		{[]fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeySpace}, []string{"First"}, false},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn}, nil, true}, // off
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn}, []string{"Inner two"}, false},
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn, fyne.KeyLeft, fyne.KeyDown, fyne.KeyReturn}, []string{"Last"}, false},
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEscape, fyne.KeyEscape}, nil, false},
		{[]fyne.KeyName{fyne.KeyReturn}, nil, true},
	} {
		s, w, _, chosen := popStage(t, fyne.NewPos(300, 300))
		for _, k := range c.keys {
			s.key(w, k)
		}
		if open := w.win.Canvas().Overlays().Top() != nil; !slices.Equal(*chosen, c.want) || open != c.open {
			t.Errorf("%v chooses %q and leaves it open: %t", c.keys, *chosen, open)
		}
		if !c.open && w.win.Canvas().Focused() != fyne.Focusable(w.view) {
			t.Errorf("after %v the keyboard is not back on the sheet", c.keys)
		}
	}
}

func TestPopMenu_ALetterGoesToItsEntry(t *testing.T) {
	s, w, m, chosen := popStage(t, fyne.NewPos(300, 300))
	w.win.Canvas().Focused().TypedRune('l')
	if r := m.last().row(); r == nil || r.item.Label != "Last" {
		t.Fatal("L does not go to Last")
	}
	s.key(w, fyne.KeyReturn)
	if !slices.Equal(*chosen, []string{"Last"}) {
		t.Errorf("chosen is %q", *chosen)
	}
}

func TestPopMenu_ByTheMouse(t *testing.T) {
	_, w, m, chosen := popStage(t, fyne.NewPos(300, 300))
	m.panels[0].rows[3].MouseIn(&desktop.MouseEvent{})
	if len(m.panels) != 2 {
		t.Fatal("the menu within does not open under the pointer")
	}
	m.panels[0].rows[0].MouseIn(&desktop.MouseEvent{})
	if len(m.panels) != 1 {
		t.Fatal("it does not close when the pointer goes on")
	}
	m.panels[0].rows[3].MouseIn(&desktop.MouseEvent{})
	test.Tap(m.panels[1].rows[0])
	if !slices.Equal(*chosen, []string{"Inner one"}) || w.win.Canvas().Overlays().Top() != nil {
		t.Errorf("chosen is %q", *chosen)
	}
	_, w, m, chosen = popStage(t, fyne.NewPos(300, 300))
	test.Tap(m)
	if len(*chosen) != 0 || w.win.Canvas().Overlays().Top() != nil {
		t.Error("a press beside the menu does not close it")
	}
}

// Wherever it is opened, all of it is in the window.
func TestPopMenu_StaysInTheWindow(t *testing.T) {
	for _, at := range []fyne.Position{{}, fyne.NewPos(1275, 5), fyne.NewPos(5, 795), fyne.NewPos(1275, 795), fyne.NewPos(640, 400)} {
		_, w, m, _ := popStage(t, at)
		m.panels[0].rows[3].MouseIn(&desktop.MouseEvent{})
		room := w.win.Canvas().Size()
		for i, p := range m.panels {
			from, to := p.Position(), p.Position().AddXY(p.Size().Width, p.Size().Height)
			if from.X < 0 || from.Y < 0 || to.X > room.Width || to.Y > room.Height {
				t.Errorf("opened at %v, panel %d lies from %v to %v", at, i, from, to)
			}
		}
		if a, b := m.panels[0], m.panels[1]; b.Position().X < a.Position().X+a.Size().Width-4 && b.Position().X+b.Size().Width > a.Position().X+4 {
			t.Errorf("opened at %v, the menu within lies over the menu", at)
		}
	}
	s := newStage(t)
	w := s.newFile()
	var many []*fyne.MenuItem
	for range 80 {
		many = append(many, fyne.NewMenuItem("Entry", nil))
	}
	m := openPopMenu(w.win.Canvas(), fyne.NewPos(10, 700), many)
	s.key(w, fyne.KeyEnd)
	if p := m.last(); p.Size().Height > w.win.Canvas().Size().Height || p.scroll.offset == 0 || p.current != 79 {
		t.Errorf("a long menu is %v high, and its end is at %v", p.Size().Height, p.scroll.offset)
	}
}

// A key of the window that is pressed while a menu is open is meant for what lies under it.
func TestPopMenu_GoesWhenAnActionIsDone(t *testing.T) {
	_, w, _, chosen := popStage(t, fyne.NewPos(300, 300))
	w.perform("view-zoom-in")
	if w.win.Canvas().Overlays().Top() != nil || len(*chosen) != 0 {
		t.Error("the menu stays over what was done")
	}
}

// Where an entry is checked, the words of all begin at one edge, beside the room for the sign.
func TestPopMenu_WordsBeginAtOneEdge(t *testing.T) {
	s := newStage(t)
	w := s.window()
	items := []*fyne.MenuItem{fyne.NewMenuItem("First", func() {}), fyne.NewMenuItem("Second", func() {}), fyne.NewMenuItem("Third", func() {})}
	items[1].Checked = true
	m := openPopMenu(w.win.Canvas(), fyne.NewPos(100, 100), items)
	edges := map[float32][]string{}
	for _, r := range m.panels[0].rows {
		for _, o := range test.WidgetRenderer(r).Objects() {
			if words, ok := o.(*fynecanvas.Text); ok && words.Text == r.item.Label {
				edges[words.Position().X] = append(edges[words.Position().X], words.Text)
			}
		}
	}
	if len(edges) != 1 {
		t.Errorf("the words begin at %v", edges)
	}
}
