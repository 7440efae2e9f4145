package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

func TestKeyPage_HasEveryKeyOfEveryAction(t *testing.T) {
	s := newStage(t)
	w := s.window()
	var page strings.Builder
	for _, g := range w.keyGroups() {
		for _, l := range g.lines {
			if l.what == "" || l.keys == "" || strings.Contains(l.what+l.keys, "key-") || strings.Contains(l.what, "action-") {
				t.Errorf("%s: %q is %q", g.title, l.what, l.keys)
			}
			page.WriteString(l.what + "\t" + l.keys + "\n")
		}
	}
	for _, a := range actions {
		if len(a.keys) == 0 {
			continue
		}
		if line := strings.TrimSuffix(w.text("action-"+a.id), "…") + "\t" + w.keyName(a.keys[0]); !strings.Contains(page.String(), line) {
			t.Errorf("the page of keys lacks %q", line)
		}
	}
}

func TestKeyPage_IsSearched(t *testing.T) {
	s := newStage(t)
	groups := []keyGroup{{"Edit", []keyHint{{"Undo", "Ctrl+Z"}, {"Find", "Ctrl+F"}}}, {"Ansicht", []keyHint{{"Vergrößern", "+"}}}}
	for typed, want := range map[string]int{"": 3, "undo": 1, "ctrl": 2, "edit find": 1, "vergrossern": 1, "xyz": 0} {
		n := 0
		for _, g := range narrowed(groups, typed) {
			n += len(g.lines)
		}
		if n != want {
			t.Errorf("%q leaves %d lines, not %d", typed, n, want)
		}
	}
	w := s.newFile()
	w.view.TypedRune('?')
	if got := s.modal(w).title.text; got != w.text("keys-title") {
		t.Fatalf("? opens %q", got)
	}
	for _, r := range "redo" {
		w.win.Canvas().Focused().TypedRune(r)
	}
	left := 0
	under(s.modal(w), func(o fyne.CanvasObject) {
		if l, ok := o.(*label); ok && l.text == "Ctrl+Shift+Z, Ctrl+Y" {
			left++
		}
	})
	if left != 1 {
		t.Errorf("the line of redo is there %d times", left)
	}
	s.key(w, fyne.KeyEscape)
	if len(w.modals) != 0 {
		t.Error("Escape does not close the page")
	}
}

func TestTab_IsDraggedToAnotherPlace(t *testing.T) {
	s, w, _, _ := findStage(t)
	order := func() (out []canvas.RecordID) {
		for _, s := range w.workbook().Sheets() {
			out = append(out, s.ID)
		}
		return out
	}
	first, second := order()[0], order()[1]
	drag := func(of canvas.RecordID, x float32) {
		one := w.tabs.shown[of]
		one.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(x, offset(one).Y+10)}})
	}
	end := offset(w.tabs.shown[second]).X + w.tabs.shown[second].Size().Width
	drag(first, end+5)
	if !w.tabs.drag.mark.Visible() {
		t.Error("nothing shows where the tab would go")
	}
	w.tabs.shown[first].DragEnd()
	if !slices.Equal(order(), []canvas.RecordID{second, first}) || w.tabs.drag.mark.Visible() {
		t.Errorf("the order is %v", order())
	}
	drag(first, 0)
	s.key(w, fyne.KeyEscape)
	w.tabs.shown[first].DragEnd()
	if !slices.Equal(order(), []canvas.RecordID{second, first}) {
		t.Error("Escape does not give the drag up")
	}
	drag(first, offset(w.tabs.shown[second]).X)
	w.tabs.shown[first].DragEnd()
	if !slices.Equal(order(), []canvas.RecordID{first, second}) {
		t.Errorf("the order is %v", order())
	}
	w.perform("edit-undo")
	if !slices.Equal(order(), []canvas.RecordID{second, first}) {
		t.Error("undo does not take it back")
	}
}
