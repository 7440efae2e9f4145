package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// under calls a function for everything that a window shows: an object, and what draws it.
func under(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	f(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			under(child, f)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			under(child, f)
		}
	}
}

// Every button of the bars has a tip, and so has every button anywhere that has no words.
func TestTooltip_NoButtonIsWithout(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	buttons := 0
	check := func(what string, o fyne.CanvasObject, words bool) {
		under(o, func(o fyne.CanvasObject) {
			b, ok := o.(*button)
			if !ok {
				return
			}
			buttons++
			if tipped := b.hint != nil && (b.tip != "" || b.tipNow != nil && b.tipNow() != ""); !tipped && (words || b.text == "") {
				t.Errorf("%s: the button %q %q has no tip", what, b.icon, b.text)
			}
		})
	}
	check("top bar", w.top, true)
	check("tabs", w.tabs, true)
	check("status bar", w.status, true)
	check("deck", w.deck, true)
	s.addCard(w, "pub-local-gov")
	for _, page := range w.side.pages {
		w.side.show(page.id)
		check(page.id, w.side, false)
	}
	w.view.NewNote()
	w.side.show("selection")
	check("note", w.side, false)
	if buttons < 20 {
		t.Errorf("only %d buttons were looked at", buttons)
	}
}

func TestTooltip_SaysTheKeyAndWhyNot(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	if got, want := w.tip("edit-undo"), "Undo   Ctrl+Z\nThere is nothing to undo"; got != want {
		t.Errorf("undo says %q, not %q", got, want)
	}
	s.addCard(w, "pub-local-gov")
	if got := w.tip("edit-undo"); !strings.HasPrefix(got, "Undo: ") || strings.Contains(got, "\n") {
		t.Errorf("undo says %q", got)
	}
}

// The box comes after a moment, lies beside its button and within the window, and goes with the
// pointer; for the keyboard it is the same.
func TestTooltip_ComesAndGoes(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.tips.delay = 0
	for _, b := range []*button{w.top.export, w.top.undo, w.status.fit, w.status.zoomOut, w.tabs.plus, w.deck.own, w.tabs.period} {
		for _, by := range []struct{ come, go_ func() }{
			{func() { b.MouseIn(&desktop.MouseEvent{}) }, b.MouseOut},
			{b.FocusGained, b.FocusLost},
		} {
			s.clock.move(tipAgain)
			by.come()
			s.until("the tip is there", func() bool { return w.tips.shown() != "" })
			at, size, from := w.tips.box.Position(), w.tips.box.Size(), offset(b)
			to := from.AddXY(b.Size().Width, b.Size().Height)
			if room := w.win.Canvas().Size(); at.X < 0 || at.Y < 0 || at.X+size.Width > room.Width || at.Y+size.Height > room.Height {
				t.Errorf("the tip %q lies at %v, %v, outside of the window", w.tips.shown(), at, size)
			}
			if at.X < to.X && at.X+size.Width > from.X && at.Y < to.Y && at.Y+size.Height > from.Y {
				t.Errorf("the tip %q lies on its button", w.tips.shown())
			}
			by.go_()
			if w.tips.shown() != "" || slices.Contains(w.tips.layer.Objects, fyne.CanvasObject(w.tips.box)) {
				t.Errorf("the tip stays")
			}
		}
	}
}

// From a button to its neighbor the box goes along at once; a press takes it away.
func TestTooltip_GoesAlong(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.tips.delay = 0
	w.status.zoomIn.MouseIn(&desktop.MouseEvent{})
	s.until("the tip is there", func() bool { return w.tips.shown() != "" })
	w.status.zoomIn.MouseOut()
	w.status.zoomOut.MouseIn(&desktop.MouseEvent{})
	if got := w.tips.shown(); got != w.tip("view-zoom-out") {
		t.Errorf("the neighbor says %q", got)
	}
	test.Tap(w.status.zoomOut)
	if w.tips.shown() != "" {
		t.Error("a press leaves the tip")
	}
}

func TestTooltip_GoesWhenADialogOpens(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.tips.delay = 0
	w.top.export.MouseIn(&desktop.MouseEvent{})
	s.until("the tip is there", func() bool { return w.tips.shown() != "" })
	w.perform("help-keys")
	if w.tips.shown() != "" {
		t.Error("the tip stays under the dialog")
	}
}
