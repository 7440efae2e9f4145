package sheetview

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// knobs counts the handles that are to be seen.
func (s *stage) knobs() int {
	n := 0
	for _, k := range s.view.over.knobs {
		if k.Visible() {
			n++
		}
	}
	return n
}

func TestArrow_IsDrawnByTheKeyAndTheMouse(t *testing.T) {
	s := newStage(t, 0)
	a, b := s.card("pri-membership", "private"), s.card("pub-national-program", "public")
	s.view.TypedRune('a')
	if s.view.state.Name() != "arrow" || s.view.Cursor() != desktop.CrosshairCursor {
		t.Fatalf("the state is %s, the cursor %v", s.view.state.Name(), s.view.Cursor())
	}
	s.drag(s.on(a), s.on(b))
	if s.view.over.drawn < 3 {
		t.Error("no arrow is to be seen on its way")
	}
	s.release().pump().committed(1)
	links := s.w().Links(s.sheet)
	if len(links) != 1 {
		t.Fatalf("the arrows are %v", links)
	}
	link := canvas.Item{ID: links[0].ID}
	if !slices.Equal(s.view.Selection(), []canvas.Item{link}) || s.view.state.Name() != "idle" {
		t.Errorf("selected is %v", s.view.Selection())
	}
	if path := s.view.arrows[link]; s.view.over.drawn < len(path)-1 {
		t.Errorf("the arrow of %d points is not lit up: %d lines", len(path), s.view.over.drawn)
	}
	s.show() // the selection stays when the sheet is shown anew
	if !slices.Equal(s.view.Selection(), []canvas.Item{link}) {
		t.Errorf("selected is %v", s.view.Selection())
	}
	s.key(fyne.KeyDelete)
	if !slices.Equal(s.deleted, []canvas.Item{link}) {
		t.Errorf("deleted is %v", s.deleted)
	}
}

func TestArrow_HandlesShowOnOneSelectedThing(t *testing.T) {
	s := newStage(t, 0)
	a, b := s.card("pri-membership", "private"), s.card("pub-national-program", "public")
	if s.knobs() != 0 {
		t.Error("handles where nothing is selected")
	}
	s.click(s.on(a))
	if s.knobs() != 4 {
		t.Fatalf("%d handles", s.knobs())
	}
	box := s.view.homes[a][0]
	knob := s.view.view.position(geom.Pt{X: box.Right(), Y: box.Center().Y}).AddXY(7, 0)
	s.to(knob)
	if s.view.Cursor() != desktop.CrosshairCursor {
		t.Error("the cursor does not tell a handle")
	}
	s.drag(knob, s.on(b)).release().committed(1)
	if len(s.w().Links(s.sheet)) != 1 {
		t.Error("no arrow was drawn")
	}
	s.view.Select([]canvas.Item{a, b})
	if s.knobs() != 0 {
		t.Error("handles on two things")
	}
	s.locked = canvas.ErrRefused // a file that is for looking only
	s.view.Select([]canvas.Item{a})
	if s.knobs() != 0 {
		t.Error("handles where nothing can be changed")
	}
	s.view.TypedRune('a')
	if s.view.state.Name() != "idle" {
		t.Error("the tool is taken up where nothing can be changed")
	}
}

func TestHand_MovesTheViewUntilItIsPutAway(t *testing.T) {
	s := newStage(t, 0)
	a := s.card("pri-membership", "private")
	s.view.TypedRune('h')
	before := s.view.view.origin
	s.drag(s.on(a), s.on(a).AddXY(40, 30)).release().committed(0)
	if s.view.view.origin == before || len(s.view.Selection()) != 0 {
		t.Errorf("the view is at %v, selected is %v", s.view.view.origin, s.view.Selection())
	}
	s.key(fyne.KeyEscape)
	s.click(s.on(a))
	if !slices.Equal(s.view.Selection(), []canvas.Item{a}) {
		t.Error("Escape does not put the hand away")
	}
	s.view.TypedRune('h')
	s.view.TypedRune('v')
	s.drag(s.on(a), s.on(a).AddXY(40, 30)).release().committed(1)
}
