package sheetview

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

func (s *stage) lock(items ...canvas.Item) {
	s.t.Helper()
	s.do(canvas.LockItems(s.w(), s.sheet, s.view.Lying(items), true))
}

func TestLock_ShowsAMarkOnTheSelection(t *testing.T) {
	s := newStage(t, 0)
	a, b := s.card("pri-membership", "private"), s.card("pri-events", "private")
	marks := func() int {
		n := 0
		for _, m := range s.view.over.locks {
			if m.Visible() {
				n++
			}
		}
		return n
	}
	s.lock(a)
	s.click(s.on(b))
	if marks() != 0 {
		t.Error("a mark where nothing locked is selected")
	}
	s.click(s.on(a))
	if marks() != 1 {
		t.Fatalf("%d marks on what is locked", marks())
	}
	at := s.view.over.locks[0].Position().AddXY(lockSize/2, lockSize/2)
	box := s.view.homes[a][0]
	if corner := s.view.view.position(geom.Pt{X: box.Right(), Y: box.Y}); at.Subtract(corner).X > 1 || corner.Subtract(at).X > 1 {
		t.Errorf("the mark is at %v, the corner at %v", at, corner)
	}
	s.view.SelectAll()
	if !slices.Equal(s.view.Selection(), []canvas.Item{b}) {
		t.Errorf("everything is %v", s.view.Selection())
	}
}

func TestLock_NothingIsTypedIntoALockedNote(t *testing.T) {
	s := newStage(t, 2)
	n := s.note("Demo day", "activities")
	s.lock(n)
	s.click(s.on(n)).key(fyne.KeyReturn)
	s.pump()
	if _, editing := s.view.Editing(); editing || !slices.Contains(s.said, "refused-locked") {
		t.Errorf("it opens, and says %v", s.said)
	}
	s.key(fyne.KeyRight)
	s.committed(0)
}

func TestKeys_ShiftAndAFigureAreAShortcut(t *testing.T) {
	s := newStage(t, 0)
	s.view.FocusGained()
	s.hold(desktop.KeyShiftLeft, fyne.KeyModifierShift)
	s.view.KeyDown(&fyne.KeyEvent{Name: fyne.Key3})
	s.letGo(desktop.KeyShiftLeft, fyne.KeyModifierShift)
	s.view.KeyDown(&fyne.KeyEvent{Name: fyne.Key3})
	if want := "CustomDesktop:Shift+3"; !slices.Equal(s.heard, []string{want}) {
		t.Errorf("heard is %v, want %s", s.heard, want)
	}
}

func TestZoomToSection_IsTheOneUnderThePointer(t *testing.T) {
	s := newStage(t, 2)
	s.to(s.in("activities", 0.5, 0.5))
	s.view.ZoomToSection()
	var want geom.Rect
	for _, a := range s.view.result.Pages[0].Areas {
		if a.Ref.ID == "activities" {
			want = a.Outline.Bounds()
		}
	}
	seen := s.view.view.seen()
	if c := seen.Center(); c.Dist(want.Center()) > 0.1 || seen.W < want.W || seen.H < want.H || seen.W > want.W*1.5 && seen.H > want.H*1.5 {
		t.Errorf("seen is %v of %v", seen, want)
	}
	// Beside the sheet it is that of what is selected.
	n := s.note("Demo day", "channels")
	s.view.Fit()
	s.view.MouseOut()
	s.view.Select([]canvas.Item{n})
	s.view.ZoomToSection()
	if !s.view.view.seen().Contains(s.view.homes[n][0].Center()) || s.view.view.seen().W > 250 {
		t.Errorf("seen is %v", s.view.view.seen())
	}
}
