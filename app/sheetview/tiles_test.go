package sheetview

import (
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/export/raster"
)

func TestTiles_AreThePicture(t *testing.T) {
	s := newStage(t, 0)
	s.card("pri-membership", "private")
	s.card("pub-national-program", "public")
	s.note("Raise the fee", "private")
	for _, zoom := range []float64{s.view.view.zoom, ActualSize, 1.7 * ActualSize} {
		s.view.SetCamera(Camera{Zoom: zoom, Center: geom.Pt{X: 210, Y: 148}})
		s.pump()
		page := &s.view.result.Pages[0]
		k := s.view.view.pxPerMM()
		whole := image.NewRGBA(image.Rectangle{Max: raster.PixelSize(page.Size, k)})
		for i := range whole.Pix {
			whole.Pix[i] = 0xff
		}
		raster.New(nil).Draw(whole, page, geom.Pt{}, k)
		if len(s.view.tiles.shown) == 0 {
			t.Fatal("no tiles")
		}
		for key, tile := range s.view.tiles.shown {
			box := tileBox(key, whole.Rect.Max)
			img := tile.object.Image.(*image.RGBA)
			if img.Rect.Size() != box.Size() || img.Stride != 4*img.Rect.Dx() || !tile.object.Visible() {
				t.Fatalf("tile %v is %v, stride %d", key, img.Rect, img.Stride)
			}
			for y := range box.Dy() {
				a := img.Pix[y*img.Stride : (y+1)*img.Stride]
				b := whole.Pix[whole.PixOffset(box.Min.X, box.Min.Y+y):whole.PixOffset(box.Max.X, box.Min.Y+y)]
				if !slices.Equal(a, b) {
					t.Fatalf("at zoom %v tile %v differs in row %d", zoom, key.at, y)
				}
			}
			at := s.view.view.page(s.view.desk[0]).Min.Add(box.Min)
			if want := s.view.view.pixelPosition(at); tile.object.Position() != want || tile.object.Size() != s.view.view.pixelSize(box.Size()) {
				t.Errorf("tile %v lies at %v, want %v", key.at, tile.object.Position(), want)
			}
		}
	}
}

func TestTiles_OnlyWhatLooksDifferentIsPainted(t *testing.T) {
	s := newStage(t, 0)
	s.view.SetCamera(Camera{Zoom: ActualSize, Center: geom.Pt{X: 210, Y: 148}})
	a := s.card("pri-membership", "private")
	s.card("pub-national-program", "public")
	all := len(s.view.tiles.shown)
	before := s.view.tiles.painted
	s.show()
	s.pump()
	if n := s.view.tiles.painted - before; n != 0 {
		t.Errorf("%d tiles were painted for the same sheet", n)
	}
	change, err := canvas.SetValue(s.w(), canvas.FundingID(a.ID, s.w().Periods(s.w().Scenarios()[0].ID)[0].ID), canvas.Value{Kind: canvas.ShareValue, Share: canvas.Percent(30)})
	before = s.view.tiles.painted
	s.do(change, err)
	if n := s.view.tiles.painted - before; n == 0 || n >= all {
		t.Errorf("%d of %d tiles were painted for one figure", n, all)
	}
	before = s.view.tiles.painted
	s.editor.Undo(s.now)
	s.pump()
	if n := s.view.tiles.painted - before; n != 0 {
		t.Errorf("%d tiles were painted to undo it", n)
	}
}

func TestTiles_ZoomingShowsTheOldOnesUntilTheNewAreThere(t *testing.T) {
	s := newStage(t, 0)
	s.card("pri-membership", "private")
	s.view.ZoomIn()
	if len(s.view.tiles.stale) == 0 {
		t.Fatal("nothing shows while the tiles are painted")
	}
	page := s.view.view.page(s.view.desk[0])
	for _, old := range s.view.tiles.stale {
		if !old.object.Visible() || old.object.Image == nil {
			t.Error("an old tile is not to be seen")
		}
		at := fyne.NewPos(float32(page.Min.X), float32(page.Min.Y)).AddXY(s.view.view.units(old.rect.X), s.view.view.units(old.rect.Y))
		if dist(at, old.object.Position()) > 1.01 {
			t.Errorf("an old tile is at %v, want %v", old.object.Position(), at)
		}
	}
	s.pump()
	if len(s.view.tiles.stale) != 0 {
		t.Error("the old ones stay")
	}
	before := s.view.tiles.painted
	s.view.ZoomOut()
	s.view.ZoomIn()
	s.pump()
	if n := s.view.tiles.painted - before; n > len(s.view.tiles.shown) {
		t.Errorf("%d tiles were painted on the way there and back", n)
	}
}

func TestTiles_HaveTheWindowDrawn(t *testing.T) {
	s := newStage(t, 0)
	asked, painted := 0, s.view.tiles.painted
	s.view.tiles.repaint = func() { asked++ }
	s.view.ZoomActual()
	s.pump()
	if n := s.view.tiles.painted - painted; n == 0 || asked < n {
		t.Errorf("%d tiles were painted, and the window was drawn %d times", n, asked)
	}
}

func TestView_FollowsTheScaleOfTheScreen(t *testing.T) {
	s := newStage(t, 0)
	c, ok := s.window.Canvas().(interface{ SetScale(float32) })
	if !ok {
		t.Fatal("the canvas has no scale to set")
	}
	units := s.view.view.zoom
	c.SetScale(2)
	s.to(fyne.NewPos(300, 300))
	s.pump()
	if s.view.view.scale != 2 || s.view.view.zoom != units {
		t.Fatalf("the scale is %v", s.view.view.scale)
	}
	for key, tile := range s.view.tiles.shown {
		if key.pxPerMM != 2*units {
			t.Errorf("tile %v is of %v px/mm, want %v", key.at, key.pxPerMM, 2*units)
		}
		if img := tile.object.Image.(*image.RGBA); tile.object.Size() != fyne.NewSize(float32(img.Rect.Dx())/2, float32(img.Rect.Dy())/2) {
			t.Errorf("a tile of %v px is %v units", img.Rect.Size(), tile.object.Size())
		}
	}
}

func TestTiles_ObjectsAreUsedAgain(t *testing.T) {
	s := newStage(t, 0)
	s.view.SetCamera(Camera{Zoom: 4 * ActualSize, Center: geom.Pt{X: 100, Y: 100}})
	s.pump()
	for i := range 40 {
		s.view.Pan(float32(-60), float32(20*(i%3-1)))
		s.pump()
	}
	for range 10 {
		s.view.ZoomOut()
		s.view.Pan(13, -7)
		s.pump()
		s.view.ZoomIn()
		s.pump()
	}
	if n := len(s.view.tiles.sharp.Objects) + len(s.view.tiles.old.Objects); n > 60 {
		t.Errorf("there are %d image objects", n)
	}
	if s.view.tiles.cache.bytes > cacheBytes {
		t.Errorf("the cache holds %d bytes", s.view.tiles.cache.bytes)
	}
}

func TestSelection_OfManyIsOnePicture(t *testing.T) {
	w, sheet, ids := deckOf(t, 120)
	s := stageOf(t, w, sheet, ids)
	s.view.SelectAll()
	if s.frames(accent) != 0 || !s.view.over.many.Visible() {
		t.Fatalf("%d frames, picture %v", s.frames(accent), s.view.over.many.Visible())
	}
	img := s.view.over.many.Image.(*image.RGBA)
	pos, _ := s.view.view.box(s.view.homes[s.view.Selection()[50]][0])
	if c := img.RGBAAt(int(pos.X)+5, round(float64(pos.Y))-1); c.A != 0xff {
		t.Errorf("no frame at %v", pos)
	}
	s.view.Select(s.view.Selection()[:3])
	if s.frames(accent) != 3 || s.view.over.many.Visible() {
		t.Error("few frames are a picture")
	}
}

func TestPlan_HiddenItemsAreNotPainted(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	page := &s.view.result.Pages[0]
	with, none := newPlan(page, nil), newPlan(page, map[canvas.Item]bool{a: true})
	box := s.view.homes[a][0]
	if with.look(box) == none.look(box) {
		t.Error("hiding does not change the look")
	}
	if far := geom.R(20, 270, 10, 10); with.look(far) != none.look(far) {
		t.Error("hiding changes the look elsewhere")
	}
	if len(without(page, map[canvas.Item]bool{a: true}).Items) >= len(page.Items) {
		t.Error("nothing is left out")
	}
	other, err := layout.Sheet(s.w(), s.sheet, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if newPlan(&other.Pages[0], nil).look(geom.R(0, 0, 420, 297)) != with.look(geom.R(0, 0, 420, 297)) {
		t.Error("the same sheet laid out twice looks different")
	}
}
