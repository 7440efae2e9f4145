package sheetview

import (
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/export/raster"
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

func TestDrag_CommitsAChange(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	s.drag(s.on(a), s.in("public", 0.5, 0.5))
	if s.view.state.Name() != "dragging" || !s.view.previewed() {
		t.Fatalf("state %s, preview %v", s.view.state.Name(), s.view.previewed())
	}
	if n := s.frames(toneColor(canvas.TonePublic)); n != 1 {
		t.Errorf("%d frames in the color of the section", n)
	}
	if got := s.view.pill.words.Text; got != "hint-drop-move[Public] · hint-escape[]" || !s.view.pill.layer.Visible() {
		t.Errorf("the hint is %q", got)
	}
	s.pump()
	if !s.view.sprite.object.Visible() {
		t.Error("nothing hangs on the pointer")
	}
	s.committed(0).release().committed(1)
	if src, _ := canvas.Get[canvas.Source](s.w(), a.ID); src.Side != canvas.SidePublic {
		t.Errorf("the source is on side %s", src.Side)
	}
	s.pump()
	if s.view.sprite.object.Visible() || s.view.pill.layer.Visible() || s.view.previewed() {
		t.Error("something is left of the drag")
	}
	if !slices.Equal(s.view.Selection(), []canvas.Item{a}) {
		t.Errorf("selected is %v", s.view.Selection())
	}
}

func TestDrag_TheSpriteCoversTheItemUntilTheTilesShowIt(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	from := s.on(a)
	to := from.AddXY(90, 60)
	s.drag(from, to).pump()
	if got := s.view.view.position(s.view.sprite.box.Moved(s.view.sprite.at).Center()); dist(got, to) > 6 { // guides may pull
		t.Errorf("the sprite is at %v, the pointer at %v", got, to)
	}
	s.release()
	if !s.view.sprite.object.Visible() || !s.view.sprite.stays {
		t.Error("the sprite has gone before the tiles are painted")
	}
	if got := s.view.view.position(s.view.sprite.box.Moved(s.view.sprite.at).Center()); dist(got, s.on(a)) > 1 {
		t.Errorf("the sprite is at %v, the item at %v", got, s.on(a))
	}
	s.pump()
	if s.view.sprite.object.Visible() {
		t.Error("the sprite stays")
	}
}

func dist(a, b fyne.Position) float32 { return max(a.X-b.X, b.X-a.X, a.Y-b.Y, b.Y-a.Y) }

func TestDrag_EscapeGivesItUp(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	was := s.on(a)
	s.drag(was, s.in("public", 0.5, 0.5)).key(fyne.KeyEscape)
	if s.view.previewed() || s.view.pill.layer.Visible() {
		t.Error("something is still previewed")
	}
	s.to(s.in("public", 0.3, 0.3)).release().pump().committed(0)
	if s.on(a) != was || s.view.state.Name() != "idle" || s.view.sprite.object.Visible() {
		t.Errorf("the item lies at %v, was at %v; state %s", s.on(a), was, s.view.state.Name())
	}
}

func TestDrag_CtrlIsReadLive(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	s.drag(s.on(a), s.in("private", 0.7, 0.7))
	s.hold(desktop.KeyControlLeft, fyne.KeyModifierControl)
	if !s.view.effect.Sprite.Copy {
		t.Error("Ctrl while dragging is not seen")
	}
	s.release().letGo(desktop.KeyControlLeft, fyne.KeyModifierControl).committed(1)
	if n := len(canvas.All[canvas.Source](s.w())); n != 2 {
		t.Errorf("there are %d sources", n)
	}
}

func TestDrag_ARefusalStaysToBeRead(t *testing.T) {
	s := newStage(t, 2)
	a := s.card("pri-membership", "private-funding")
	s.drag(s.on(a), s.in("activities", 0.5, 0.5))
	if s.frames(warning) != 1 {
		t.Error("the section is not marked")
	}
	s.release().to(s.in("channels", 0.5, 0.5)).committed(0)
	if !s.view.pill.layer.Visible() || !strings.HasPrefix(s.view.pill.words.Text, "refused-notes-only[") {
		t.Errorf("the pill says %q", s.view.pill.words.Text)
	}
	if len(s.said) == 0 || s.said[len(s.said)-1] != "refused-notes-only" {
		t.Errorf("the window was told %v", s.said)
	}
	s.click(s.in("channels", 0.9, 0.9))
	if s.view.pill.layer.Visible() {
		t.Error("the refusal stays for ever")
	}
}

func TestDrag_EndsOutsideOfTheView(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	s.drag(s.on(a), fyne.NewPos(-50, -80))
	s.view.DragEnd() // the driver told the release to nobody
	if s.view.state.Name() != "idle" || s.view.input.button != 0 {
		t.Errorf("state %s", s.view.state.Name())
	}
	s.committed(0)
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

func TestNote_IsTypedInPlace(t *testing.T) {
	s := newStage(t, 0)
	n := s.note("Fee", "private")
	p := s.on(n)
	s.click(p).later(200 * time.Millisecond).click(p).pump()
	e := s.view.editor
	if e == nil || s.window.Canvas().Focused() != fyne.Focusable(e.entry) {
		t.Fatal("the note is not open for typing")
	}
	if s.view.view.zoom < editZoom*ActualSize-1e-9 {
		t.Errorf("the zoom is %d %%", s.view.ZoomPercent())
	}
	if d := dist(e.over.Position(), s.view.view.position(s.view.homes[n][0].Min())); d > 0.5 {
		t.Errorf("the entry lies %v beside the note", d)
	}
	if e.theme.text != s.view.view.units(s.view.noteSize(n)) || e.theme.text < 5 {
		t.Errorf("the type is %v units high", e.theme.text)
	}
	for _, r := range "s up " {
		e.entry.TypedRune(r)
	}
	if note, _ := canvas.Get[canvas.Note](s.w(), n.ID); note.Text != "Fees up " {
		t.Errorf("the note says %q", note.Text)
	}
	if len(s.commits) != 5 || s.commits[0].Key == "" || s.commits[0].Key != s.commits[4].Key {
		t.Errorf("commits %v", s.commits)
	}
	if _, more := s.editor.Last(); !more {
		t.Error("nothing to undo")
	}
	e.entry.TypedShortcut(&fyne.ShortcutUndo{})
	if !slices.Equal(s.heard, []string{"Undo"}) {
		t.Errorf("the window heard %v", s.heard)
	}
	s.editor.Undo(s.now)
	if e.entry.Text != "Fee" {
		t.Errorf("after undo the entry says %q", e.entry.Text)
	}
	s.editor.Redo(s.now)
	e.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.view.editor != nil || s.done != 1 || s.window.Canvas().Focused() != fyne.Focusable(s.view) {
		t.Error("the note is still open")
	}
	if note, _ := canvas.Get[canvas.Note](s.w(), n.ID); note.Text != "Fees up" {
		t.Errorf("the note says %q", note.Text)
	}
}

func TestNote_AClickOutsideEndsTyping(t *testing.T) {
	s := newStage(t, 0)
	n := s.note("Fee", "private")
	s.view.Edit(n)
	s.pump()
	if s.view.editor == nil {
		t.Fatal("not open")
	}
	s.click(s.in("public", 0.5, 0.9))
	if s.view.editor != nil || s.done != 1 {
		t.Error("still open")
	}
	s.view.Edit(n)
	s.pump()
	s.window.Canvas().Unfocus()
	if s.view.editor != nil || s.done != 2 {
		t.Error("still open without the focus")
	}
}

func TestNote_ANewOneThatIsLeftEmptyGoes(t *testing.T) {
	s := newStage(t, 2)
	p := s.in("activities", 0.5, 0.5)
	s.click(p).later(100 * time.Millisecond).click(p).pump()
	if s.view.editor == nil || len(s.w().Notes(s.sheet)) != 1 {
		t.Fatal("no new note is open")
	}
	s.view.editor.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
	if s.view.editor != nil || len(s.w().Notes(s.sheet)) != 0 {
		t.Errorf("the notes are %v", s.w().Notes(s.sheet))
	}
	s.to(s.in("channels", 0.5, 0.5))
	s.view.TypedRune('n')
	s.pump()
	if s.view.editor == nil || s.w().Notes(s.sheet)[0].Section != "channels" {
		t.Fatal("N makes no note under the pointer")
	}
	s.view.editor.entry.TypedRune('x')
	s.view.FinishEdit()
	if notes := s.w().Notes(s.sheet); len(notes) != 1 || notes[0].Text != "x" {
		t.Errorf("the notes are %v", notes)
	}
}

func TestDoubleClick_OpensASource(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	s.click(s.on(a)).later(100 * time.Millisecond).click(s.on(a)).pump()
	if s.opened != a {
		t.Errorf("opened is %v", s.opened)
	}
	s.opened = canvas.Item{}
	s.later(time.Second).click(s.on(a)).later(500 * time.Millisecond).click(s.on(a)).pump()
	if s.opened != (canvas.Item{}) {
		t.Error("two slow clicks are a double-click")
	}
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

func TestDeck_ACardIsDraggedInAndDropped(t *testing.T) {
	s := newStage(t, 0)
	card := deckEntry(t, "pri-services")
	p := s.in("private", 0.5, 0.5)
	if !s.view.DeckDrag(p, card) {
		t.Fatal("the section does not take the card")
	}
	s.pump()
	if !s.view.sprite.object.Visible() {
		t.Error("the card does not hang on the pointer")
	}
	if got := s.view.view.position(s.view.sprite.box.Moved(s.view.sprite.at).Center()); dist(got, p) > 1 {
		t.Errorf("the card is at %v, the pointer at %v", got, p)
	}
	if !strings.HasPrefix(s.view.pill.words.Text, "hint-drop-add[Private]") {
		t.Errorf("the hint is %q", s.view.pill.words.Text)
	}
	if s.view.DeckDrag(fyne.NewPos(-20, 40), card) || s.view.previewed() {
		t.Error("the view takes a card beside it")
	}
	s.view.DeckDrag(p, card)
	s.view.DeckCancel()
	if s.view.previewed() {
		t.Error("a card given up is still shown")
	}
	s.committed(0)
	s.view.DeckDrag(p, card)
	s.view.DeckDrop(p)
	s.committed(1).pump()
	if sel := s.view.Selection(); len(sel) != 1 || dist(s.on(sel[0]), p) > 10 {
		t.Errorf("selected is %v", sel)
	}
	if s.view.sprite.object.Visible() || s.view.previewed() {
		t.Error("something is left of the drag")
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
	if len(none.prepared.Scene().Items) >= len(page.Items) {
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
