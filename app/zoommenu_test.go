package app

import "testing"

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
