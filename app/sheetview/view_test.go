package sheetview

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
)

func TestClick_Selects(t *testing.T) {
	s := newStage(t, 0)
	a, b := s.card("pri-membership", "private"), s.card("pub-national-program", "public")
	s.press(s.on(a), desktop.MouseButtonPrimary)
	if !slices.Equal(s.view.Selection(), []canvas.Item{a}) {
		t.Fatalf("with the button down %v is selected", s.view.Selection())
	}
	s.release().later(time.Second)
	s.hold(desktop.KeyShiftLeft, fyne.KeyModifierShift).click(s.on(b)).letGo(desktop.KeyShiftLeft, fyne.KeyModifierShift)
	if !slices.Equal(s.view.Selection(), []canvas.Item{a, b}) {
		t.Errorf("with Shift %v is selected", s.view.Selection())
	}
	if n := s.frames(accent); n != 2 {
		t.Errorf("%d frames show", n)
	}
	s.key(fyne.KeyEscape)
	if len(s.view.Selection()) != 0 || s.frames(accent) != 0 {
		t.Errorf("after Escape %v is selected", s.view.Selection())
	}
	s.committed(0)
}

// frames counts the frames of the overlay in a color.
func (s *stage) frames(c any) int {
	n := 0
	for _, r := range s.view.over.rects {
		if r.Visible() && r.StrokeColor == c {
			n++
		}
	}
	return n
}

func TestWheel_CtrlZoomsAtThePointer(t *testing.T) {
	s := newStage(t, 0)
	p := fyne.NewPos(312, 208)
	before, zoom := s.view.view.desk(p), s.view.view.zoom
	s.hold(desktop.KeyControlLeft, fyne.KeyModifierControl)
	for range 8 {
		s.wheel(p, 0, 25)
	}
	if got := s.view.view.zoom / zoom; got < 1.85 || got > 2.01 {
		t.Errorf("eight notches are a factor of %v", got)
	}
	if d := before.Dist(s.view.view.desk(p)) * s.view.view.pxPerMM(); d > 1.6 {
		t.Errorf("the point under the pointer moved by %v px", d)
	}
	for range 3 { // fingers: small parts of a notch add up
		s.wheel(p, 0, -2)
	}
	at := s.view.view.zoom
	s.wheel(p, 0, -2)
	if s.view.view.zoom >= at {
		t.Error("small movements of the fingers are lost")
	}
}

func TestWheel_Pans(t *testing.T) {
	s := newStage(t, 0)
	s.view.ZoomActual()
	s.pump()
	a := s.view.view.origin
	s.wheel(fyne.NewPos(300, 300), 0, -25)
	if b := s.view.view.origin; b.Y <= a.Y || b.X != a.X {
		t.Errorf("from %v to %v", a, b)
	}
	a = s.view.view.origin
	s.hold(desktop.KeyShiftLeft, fyne.KeyModifierShift).wheel(fyne.NewPos(300, 300), 0, -25)
	if b := s.view.view.origin; b.X <= a.X || b.Y != a.Y {
		t.Errorf("with Shift from %v to %v", a, b)
	}
}

func TestPan_BySpaceAndByTheMiddleButton(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	grabbed := s.view.view.desk(s.on(a))
	to := s.on(a).AddXY(70, -40)
	s.view.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
	s.drag(s.on(a), to)
	if d := s.view.view.desk(to).Dist(grabbed) * s.view.view.pxPerMM(); d > 1.1 {
		t.Errorf("what was grabbed is %v px from the pointer", d)
	}
	s.release()
	s.view.KeyUp(&fyne.KeyEvent{Name: fyne.KeySpace})
	grabbed = s.view.view.desk(s.on(a))
	to = s.on(a).AddXY(-50, 30)
	s.press(s.on(a), desktop.MouseButtonTertiary).to(to).release()
	if d := s.view.view.desk(to).Dist(grabbed) * s.view.view.pxPerMM(); d > 1.1 {
		t.Errorf("what was grabbed is %v px from the pointer", d)
	}
	if len(s.view.Selection()) != 0 || s.view.state.Name() != "idle" {
		t.Error("panning has selected something")
	}
	s.committed(0)
}

func TestKeys_WithoutTheMouse(t *testing.T) {
	s := newStage(t, 0)
	a, b := s.card("pub-national-program", "public"), s.card("pri-membership", "private")
	s.key(fyne.KeyTab)
	if !slices.Equal(s.view.Selection(), []canvas.Item{a}) {
		t.Fatalf("Tab selects %v", s.view.Selection())
	}
	s.key(fyne.KeyTab)
	if !slices.Equal(s.view.Selection(), []canvas.Item{b}) {
		t.Fatalf("Tab selects %v", s.view.Selection())
	}
	s.hold(desktop.KeyShiftLeft, fyne.KeyModifierShift).key(fyne.KeyTab)
	if !slices.Equal(s.view.Selection(), []canvas.Item{a}) {
		t.Fatalf("Shift+Tab selects %v", s.view.Selection())
	}
	before := s.view.homes[a][0]
	s.key(fyne.KeyDown).letGo(desktop.KeyShiftLeft, fyne.KeyModifierShift).key(fyne.KeyDown).committed(2)
	if d := s.view.homes[a][0].Y - before.Y; !near(d, 6) {
		t.Errorf("the arrows moved it by %v mm", d)
	}
	if last, _ := s.editor.Last(); last.Key == "" {
		t.Error("nudges are not joined")
	}
	s.key(fyne.KeyDelete)
	if !slices.Equal(s.deleted, []canvas.Item{a}) {
		t.Errorf("deleted is %v", s.deleted)
	}
	s.key(fyne.KeyF5)
	if !slices.Equal(s.heard, []string{"F5"}) {
		t.Errorf("the window heard %v", s.heard)
	}
	s.view.SelectAll()
	if len(s.view.Selection()) != 2 {
		t.Errorf("all are %v", s.view.Selection())
	}
}

func TestZoom_ByTheKeys(t *testing.T) {
	s := newStage(t, 0)
	fitted := s.view.Camera()
	s.view.TypedRune('0')
	if s.view.ZoomPercent() != 100 {
		t.Errorf("0 is %d %%", s.view.ZoomPercent())
	}
	s.view.TypedRune('+')
	if s.view.ZoomPercent() <= 100 {
		t.Error("+ does not zoom in")
	}
	s.view.TypedRune('1')
	if got := s.view.Camera(); got.Center.Dist(fitted.Center) > 0.5 || got.Zoom != fitted.Zoom {
		t.Errorf("1 shows %v, want %v", got, fitted)
	}
	s.view.ZoomFitWidth()
	if w := s.view.desk[0].W * s.view.view.zoom; !near(w, s.view.view.w-2*fitMargin) {
		t.Errorf("the page is %v units wide", w)
	}
	s.view.SetCamera(fitted)
	if got := s.view.Camera(); got.Center.Dist(fitted.Center) > 1e-6 || got.Zoom != fitted.Zoom {
		t.Errorf("the camera is %v, want %v", got, fitted)
	}
	s.pump()
}

func TestMenu_OpensOnceTheButtonIsUp(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	p := s.on(a)
	s.press(p, desktop.MouseButtonSecondary)
	if s.menu != (fyne.Position{}) || !slices.Equal(s.view.Selection(), []canvas.Item{a}) {
		t.Errorf("menu at %v, selected %v", s.menu, s.view.Selection())
	}
	s.release().pump()
	if s.menu != p {
		t.Errorf("the menu is at %v, want %v", s.menu, p)
	}
}

func TestPasteSpot_IsUnderThePointer(t *testing.T) {
	s := newStage(t, 2)
	s.to(s.in("channels", 0.4, 0.4))
	if spot, ok := s.view.PasteSpot(true); !ok || spot.Section != "channels" {
		t.Errorf("the spot is %v", spot)
	}
	s.view.MouseOut()
	if spot, ok := s.view.PasteSpot(false); !ok || s.w().MayDropSources(spot) != nil {
		t.Errorf("the spot is %v", spot)
	}
}

func TestShowSheet_AnotherChangeGivesTheGestureUp(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	s.drag(s.on(a), s.in("public", 0.5, 0.5))
	s.card("pub-national-program", "public")
	if s.view.state.Name() != "idle" || s.view.previewed() {
		t.Errorf("state %s", s.view.state.Name())
	}
	s.release().committed(0)
}

func TestShowSheet_KeepsTheCameraAndDropsWhatIsGone(t *testing.T) {
	s := newStage(t, 0)
	a, b := s.card("pri-membership", "private"), s.card("pub-national-program", "public")
	s.view.Select([]canvas.Item{a, b})
	s.view.ZoomActual()
	camera := s.view.Camera()
	change, err := canvas.RemoveItems(s.w(), s.sheet, []canvas.Item{a})
	s.do(change, err)
	if s.view.Camera() != camera {
		t.Errorf("the camera is %v, was %v", s.view.Camera(), camera)
	}
	if !slices.Equal(s.view.Selection(), []canvas.Item{b}) {
		t.Errorf("selected is %v", s.view.Selection())
	}
}

func TestFit_GoesOnWhenTheViewIsResized(t *testing.T) {
	s := newStage(t, 0)
	s.view.Fit()
	before := s.view.ZoomPercent()
	size := s.view.Size()
	s.view.Resize(fyne.NewSize(size.Width*1.5, size.Height*1.5))
	if got := s.view.ZoomPercent(); got <= before {
		t.Errorf("fitted at %d %%, the larger view still shows %d %%", before, got)
	}
	s.view.ZoomIn()
	zoomed := s.view.ZoomPercent()
	s.view.Resize(size)
	if got := s.view.ZoomPercent(); got != zoomed {
		t.Errorf("a zoom of %d %% by hand became %d %%", zoomed, got)
	}
}
