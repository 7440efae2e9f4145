package sheetview

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
)

func TestHand_MovesTheSheetAndSelectsNothing(t *testing.T) {
	s := newStage(t, 0)
	card := s.card("pri-membership", "private")
	s.view.TakeHand()
	if s.view.Cursor() != cursors().hand {
		t.Error("the cursor is no hand")
	}
	before := s.on(card)
	s.drag(before, before.AddXY(60, 40))
	if s.view.Cursor() != cursors().grab {
		t.Error("the cursor does not grab")
	}
	s.release().committed(0)
	if got := s.on(card).Subtract(before); got.X < 58 || got.Y < 38 || len(s.view.Selection()) != 0 {
		t.Errorf("the sheet moved by %v, and %v is selected", got, s.view.Selection())
	}
	s.view.Select([]canvas.Item{card})
	s.key(fyne.KeyEscape)
	if !s.view.Hand() || len(s.view.Selection()) != 0 {
		t.Error("the first Escape must leave the selection and nothing else")
	}
	s.key(fyne.KeyEscape)
	if s.view.Hand() {
		t.Error("the second Escape does not put the hand away")
	}
	s.key(fyne.KeyEscape)
	if len(s.heard) == 0 {
		t.Error("the third Escape does not reach the window")
	}
}

func TestCursor_TellsWhatADragWouldDo(t *testing.T) {
	s := newStage(t, 0)
	card := s.card("pri-membership", "private")
	s.drag(s.on(card), s.in("private", 0.5, 0.8))
	if s.view.Cursor() != cursors().grab {
		t.Error("what is carried is not in a hand")
	}
	s.key(fyne.KeyEscape).release()
	s.drag(s.in("public", 0.9, 0.9), s.in("public", 0.95, 0.95))
	if s.view.Cursor() != desktop.CrosshairCursor {
		t.Error("the rubber band has no cross")
	}
	s.release()
	for name, c := range map[string]*drawnCursor{"hand": cursors().hand, "grab": cursors().grab, "plus": cursors().plus, "no": cursors().no} {
		img, x, y := c.Image()
		if !image.Pt(x, y).In(img.Bounds()) {
			t.Errorf("%s points outside of itself", name)
		}
	}
}

// However far one goes, the way back is offered before the sheet is lost, and no more once it is
// in sight.
func TestAstray_IsToldOnce(t *testing.T) {
	s := newStage(t, 0)
	var told []bool
	s.view.cfg.Astray = func(lost bool) { told = append(told, lost) }
	s.view.Pan(30, 10)
	if s.view.Astray() || len(told) != 0 {
		t.Fatal("a sheet in sight is said to be lost")
	}
	for range 30 {
		s.view.Pan(300, 200)
	}
	if !s.view.Astray() || len(told) != 1 {
		t.Fatalf("a sheet that is out of sight is told as %v", told)
	}
	s.view.Fit()
	if s.view.Astray() || len(told) != 2 || told[1] {
		t.Errorf("and when it is there again as %v", told)
	}
	for range 60 {
		s.view.ZoomOut()
	}
	if s.view.Astray() {
		t.Error("a sheet that is small is said to be lost")
	}
}

func TestLight_DimsAllButWhatIsLit(t *testing.T) {
	s := newStage(t, 0)
	lit, dim := s.card("pri-membership", "private"), s.note("Why?", "public")
	s.view.Light(true, []canvas.Item{lit}, nil)
	s.pump()
	at := func(p fyne.Position) uint8 {
		t.Helper()
		img := s.view.veil.image.Image.(*image.RGBA)
		return img.RGBAAt(round(float64(p.X)*s.view.view.scale), round(float64(p.Y)*s.view.view.scale)).A
	}
	check := func(lighted, dimmed canvas.Item) {
		t.Helper()
		if !s.view.veil.image.Visible() || at(s.on(lighted)) != 0 || at(s.on(dimmed)) == 0 {
			t.Errorf("the veil over what is lit is %d, over the other %d", at(s.on(lighted)), at(s.on(dimmed)))
		}
	}
	check(lit, dim)
	s.view.Pan(-40, 25)
	check(lit, dim)
	s.view.ZoomIn()
	check(lit, dim)
	if n := len(s.view.Lit()); n != 1 {
		t.Errorf("%d places are lit", n)
	}
	s.click(s.on(dim))
	if got := s.view.Selection(); len(got) != 1 || got[0] != dim {
		t.Errorf("what is dimmed cannot be selected: %v", got)
	}
	s.view.Light(false, nil, nil)
	if s.view.veil.image.Visible() {
		t.Error("the veil stays")
	}
}

func TestLetter_GoesToTheWindow(t *testing.T) {
	s := newStage(t, 0)
	var heard []rune
	s.view.cfg.Letter = func(r rune) bool { heard = append(heard, r); return true }
	for _, r := range "x/0" {
		s.view.TypedRune(r)
	}
	if string(heard) != "x/" {
		t.Errorf("the window hears %q", string(heard))
	}
}

// What is dragged to an edge takes the view along, until it is let go.
func TestDrag_TakesTheViewAlongAtTheEdge(t *testing.T) {
	s := newStage(t, 0)
	card := s.card("pri-membership", "private")
	for _, c := range []struct {
		at     fyne.Position
		dx, dy float32 // which way the sheet goes
	}{{fyne.NewPos(3, 300), 1, 0}, {fyne.NewPos(997, 300), -1, 0}, {fyne.NewPos(500, 3), 0, 1}, {fyne.NewPos(500, 697), 0, -1}} {
		s.drag(s.on(card), c.at)
		pull := s.view.input.pull
		if s.view.input.scroll == nil || pull.DX*c.dx < 0 || pull.DY*c.dy < 0 || pull.IsZero() {
			t.Errorf("at %v the view is pulled by %v", c.at, pull)
		}
		s.key(fyne.KeyEscape).release()
		if s.view.input.scroll != nil {
			t.Error("the view goes on by itself")
		}
	}
	s.drag(s.on(card), fyne.NewPos(500, 300))
	if s.view.input.scroll != nil {
		t.Error("the view moves in the middle")
	}
	s.release()
}

func TestSelectAll_LeavesOutWhatIsLocked(t *testing.T) {
	s := newStage(t, 0)
	card, note := s.card("pri-membership", "private"), s.note("Why?", "public")
	s.view.SelectAll()
	if n := len(s.view.Selection()); n != 2 {
		t.Errorf("%d things are selected", n)
	}
	s.do(canvas.LockItems(s.w(), s.sheet, s.view.Lying([]canvas.Item{note}), true))
	s.view.SelectAll()
	if got := s.view.Selection(); len(got) != 1 || got[0] != card {
		t.Errorf("selected is %v", got)
	}
}
