package sheetview

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

func TestView_AnyHandLeavesItWhole(t *testing.T) {
	s := newStage(t, 2)
	for _, id := range []string{"pri-membership", "pri-events"} {
		s.card(id, "private-funding")
	}
	s.card("pub-national-program", "public-funding")
	s.note("Demo day", "activities")
	before := s.w()
	rapid.Check(t, func(t *rapid.T) {
		s.editor = canvas.NewEditor(before, s.ids, nil)
		s.editor.Listen(func(canvas.Change) { s.show() })
		s.show()
		s.view.Select(nil)
		s.view.Fit()
		place := func() fyne.Position {
			if slots := s.view.result.Slots; len(slots) > 0 && rapid.Bool().Draw(t, "on something") {
				return s.on(rapid.SampledFrom(slots).Draw(t, "slot").Item)
			}
			return fyne.NewPos(float32(rapid.IntRange(-20, 1020).Draw(t, "x")), float32(rapid.IntRange(-20, 720).Draw(t, "y")))
		}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			switch rapid.IntRange(0, 19).Draw(t, "what") {
			case 0, 1, 2:
				s.to(place())
			case 3, 4:
				if s.button != 0 {
					s.release() // a hand of one button at a time
				}
				s.press(place(), rapid.SampledFrom([]desktop.MouseButton{desktop.MouseButtonPrimary, desktop.MouseButtonPrimary, desktop.MouseButtonSecondary, desktop.MouseButtonTertiary}).Draw(t, "button"))
			case 5, 6:
				s.release()
			case 7:
				s.key(rapid.SampledFrom([]fyne.KeyName{fyne.KeyEscape, fyne.KeyTab, fyne.KeyLeft, fyne.KeyDown, fyne.KeyReturn, fyne.KeyPageDown}).Draw(t, "key"))
			case 8:
				s.hold(desktop.KeyControlLeft, fyne.KeyModifierControl)
			case 9:
				s.letGo(desktop.KeyControlLeft, fyne.KeyModifierControl)
			case 10:
				s.wheel(place(), 0, float32(rapid.SampledFrom([]int{-25, 25, 3}).Draw(t, "notch")))
			case 11:
				s.view.DeckDrag(place(), rapid.SampledFrom(deck.All()).Draw(t, "card").Card())
			case 17:
				if s.button != 0 {
					s.release() // what opens for typing waits for that
				}
				s.view.TypedRune(rapid.SampledFrom([]rune("aahvn13")).Draw(t, "letter"))
				s.pump()
			case 18:
				if items := s.view.Selection(); len(items) > 0 {
					if c, err := canvas.LockItems(s.w(), s.sheet, s.view.Lying(items), rapid.Bool().Draw(t, "lock")); err == nil {
						_ = s.editor.Do(s.now, c)
					}
				}
			case 19:
				if s.button != 0 {
					s.release()
				}
				s.view.SelectAll()
				s.view.NextNote()
				s.pump()
			case 13, 14, 15, 16: // a whole drag, from where it may be to where it may not
				if s.button != 0 {
					s.release()
				}
				s.drag(place(), place())
				if rapid.Bool().Draw(t, "let go") {
					s.release()
				}
			case 12:
				if rapid.Bool().Draw(t, "drop") {
					s.view.DeckDrop(place())
				} else {
					s.editor.Undo(s.now)
				}
			}
		}
		s.letGo(desktop.KeyControlLeft, fyne.KeyModifierControl)
		s.release().view.DragEnd()
		s.view.DeckCancel()
		s.view.FinishEdit()
		s.view.LeaveTool()
		s.view.MouseUp(&desktop.MouseEvent{Button: s.view.input.button})
		s.pump()
		if s.view.state.Name() != "idle" || s.view.previewed() || s.view.sprite.object.Visible() || s.view.input.button != 0 {
			t.Fatalf("state %s, preview %v, sprite %v, button %v", s.view.state.Name(), s.view.previewed(), s.view.sprite.object.Visible(), s.view.input.button)
		}
		for id, tile := range s.view.tiles.shown {
			if !tile.has || tile.object.Image == nil || !tile.object.Visible() {
				t.Fatalf("tile %v is empty", id.at)
			}
		}
	})
	if len(s.commits) < 5 {
		t.Errorf("the hand did only %d things", len(s.commits))
	}
}
