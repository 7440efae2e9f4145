package sheetview

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
)

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
