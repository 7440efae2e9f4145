package sheetview

import (
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
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

// Sources are left out by the tiles while they are on their way, and lie on the sheet again when they
// have arrived.
func TestTravel_LeadsToWhereThingsLie(t *testing.T) {
	s := newStage(t, 0)
	item := s.card("pri-membership", "private")
	s.pump()
	from := s.view.result
	s.do(canvas.MoveItems(s.editor.Workbook(), []canvas.Moved{{Item: item, At: geom.Pt{X: 90, Y: 120}}}, canvas.Spot{Sheet: s.sheet, Section: "private", Free: true}))
	s.pump()
	trips := layout.Travel(s.editor.Workbook(), from, s.view.result, "", "")
	if len(trips) != 1 {
		t.Fatalf("%d trips", len(trips))
	}
	s.view.Travel(from, trips)
	if !s.view.Traveling() || !s.view.hidden()[item] {
		t.Fatal("nothing is on its way")
	}
	s.pump()
	if s.view.Traveling() || s.view.hidden() != nil || len(s.view.travel.layer.Objects) != 0 {
		t.Error("it does not arrive")
	}
	s.view.Travel(from, trips)
	s.do(canvas.RemoveItems(s.editor.Workbook(), s.sheet, []canvas.Item{item}))
	if s.view.Traveling() {
		t.Error("what is gone still travels")
	}
	s.pump()
}
