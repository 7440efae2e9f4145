package sheetview

import (
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas/geom"
)

func TestGlide_EndsWhereItShallInAnySize(t *testing.T) {
	s := newStage(t, 0)
	box := geom.R(20, 40, 100, 60)
	s.view.Glide(box)
	if s.view.Gliding() || s.view.Camera().Fitted != box || !s.view.Seen().Overlaps(box) {
		t.Fatalf("it shows %v", s.view.Seen())
	}
	s.view.Resize(fyne.NewSize(500, 300))
	seen := s.view.Seen()
	if seen.X > box.X || seen.Right() < box.Right() || seen.Y > box.Y || seen.Bottom() < box.Bottom() {
		t.Errorf("in another size it shows %v of %v", seen, box)
	}
	s.view.Pan(40, 0)
	if !s.view.Camera().Fitted.Empty() {
		t.Error("moved by hand, it still keeps to what it was told to show")
	}
	s.view.Glide(geom.Rect{})
	if s.view.Camera().Fitted != s.view.desk.Bounds() {
		t.Error("nothing is not all pages")
	}
}

func TestLaser_HasATailOfAFewDots(t *testing.T) {
	s := newStage(t, 0)
	var said []*geom.Pt
	s.view.cfg.LaserAt = func(p *geom.Pt) { said = append(said, p) }
	s.view.SetLaser(true)
	for i := range 20 {
		s.view.PointAt(geom.Pt{X: float64(i), Y: 10})
	}
	seen := 0
	for _, d := range s.view.laser.dots {
		if d.Visible() {
			seen++
		}
	}
	if seen == 0 || seen > laserTail || len(said) != 20 {
		t.Errorf("%d dots, told %d times", seen, len(said))
	}
	s.view.SetLaser(false)
	for _, d := range s.view.laser.dots {
		if d.Visible() {
			t.Error("a dot stays")
		}
	}
	if said[len(said)-1] != nil {
		t.Error("nobody is told that it points nowhere")
	}
}
