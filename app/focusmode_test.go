package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestSheetOnly_HidesAllElseAndComesBack(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	before := w.view.Size()
	parts := []fyne.CanvasObject{w.top, w.tabs, w.deck, w.side, w.status}
	shown := func() (n int) {
		for _, o := range parts {
			if o.Visible() {
				n++
			}
		}
		return n
	}
	for _, back := range []func(){
		func() { s.key(w, fyne.KeyEscape) },
		func() { w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyPeriod, Modifier: ctrl}) },
	} {
		w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyPeriod, Modifier: ctrl})
		if shown() != 0 || w.win.MainMenu() != nil {
			t.Fatalf("%d parts of the window stay", shown())
		}
		if got := w.view.Size(); got != w.win.Canvas().Size() {
			t.Errorf("the sheet has %v of %v", got, w.win.Canvas().Size())
		}
		back()
		if shown() != len(parts) || w.win.MainMenu() == nil || w.view.Size() != before {
			t.Errorf("%d parts of the window come back; the sheet has %v, before %v", shown(), w.view.Size(), before)
		}
	}
	w.perform("view-deck")
	w.perform("view-focus")
	w.perform("view-focus")
	if w.deck.Visible() || !w.side.Visible() {
		t.Error("what was folded away before is not so afterwards")
	}
}

func TestLetters_ChooseTheTool(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.view.TypedRune('h')
	if !w.view.Hand() {
		t.Error("H does not take the hand")
	}
	w.view.TypedRune('v')
	if w.view.Hand() {
		t.Error("V does not put it away")
	}
}

func TestZoom_IsChosenInTheStatusBar(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	for _, item := range w.zoomMenu() {
		if item.Label == "150\u00a0%" {
			item.Action()
		}
	}
	if got := w.view.ZoomPercent(); got != 150 || w.status.zoom.text != "150\u00a0%" {
		t.Errorf("the sheet has %d %%, and the status bar says %q", got, w.status.zoom.text)
	}
}

func TestWayBack_IsOfferedWhenTheSheetIsOutOfSight(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	if w.back.Visible() {
		t.Fatal("the way back is offered to who is there")
	}
	for range 40 {
		w.view.Pan(300, 300)
	}
	if !w.back.Visible() {
		t.Fatal("the way back is not offered")
	}
	w.back.press()
	if w.back.Visible() || w.view.Astray() {
		t.Error("it does not lead back")
	}
}
