package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// onSecond returns all that the second screen of a window holds, as text: what is laid out, what is
// written around it, and every record that it knows.
func (s *stage) onSecond(w *Window) string {
	s.Helper()
	if !w.second.open() {
		s.Fatal("there is no second screen")
	}
	out := []string{w.second.win.Title(), strings.Join(textsOf(w.second.win.Content()), "\n")}
	for _, p := range w.second.result.Pages {
		out = append(out, scene.Dump(p))
	}
	for _, r := range w.second.book.Records() {
		body, err := canvas.Encode(r)
		if err != nil {
			s.Fatal(err)
		}
		if r.Kind() != canvas.KindTemplate {
			out = append(out, string(body))
		}
	}
	return strings.Join(out, "\n")
}

// Whatever is done in the window, the second screen holds nothing that is confidential.
func TestSecondScreen_HoldsNothingConfidential(t *testing.T) {
	s := newStage(t)
	w, sponsor := s.secretSponsor()
	secrets := []string{"Quiet", "sponsorship", `"40\u00a0%"`, `"37\u00a0%"`, `"share":400000`, `"share":370000`, "Hush", string(sponsor.ID)}
	check := func(when string) {
		t.Helper()
		held := s.onSecond(w)
		for _, secret := range secrets {
			if i := strings.Index(held, secret); i >= 0 {
				t.Errorf("%s the second screen holds %q: %s", when, secret, held[max(0, i-80):min(len(held), i+60)])
			}
		}
		if !strings.Contains(held, "Membership") && !strings.Contains(held, "pri-membership") {
			t.Errorf("%s the second screen shows nothing at all", when)
		}
	}
	w.perform("present-screen")
	check("at first")
	w.do(canvas.SetValue(w.workbook(), canvas.FundingID(sponsor.ID, w.period), canvas.ShareOf(canvas.Percent(37))))
	check("after an edit")
	w.choose([]canvas.Item{sponsor})
	check("while it is selected")
	s.notes(w, "Hush")
	notes := w.workbook().Notes(w.sheet)
	w.choose([]canvas.Item{{ID: notes[len(notes)-1].ID}})
	w.perform("item-confidential")
	check("after another note")
	w.perform("present-swap")
	check("after the screens were swapped")
	w.do(canvas.SetValue(w.workbook(), canvas.FundingID(sponsor.ID, w.period), canvas.ShareOf(canvas.Percent(40))))
	check("after an edit in the other window")
	w.perform("present-here")
	w.perform("present-keep")
	check("in the room")
	w.perform("edit-undo")
	check("after an undo")
	w.addSheet(canvas.BuiltIn()[2])
	check("on another sheet")
}

func TestSecondScreen_IsInStep(t *testing.T) {
	s := newStage(t)
	w := s.threeViews()
	w.perform("present-screen")
	views := w.workbook().Views()
	for i, v := range views {
		w.goToView(v.ID)
		two := w.second
		if two.sheet != w.sheet || len(two.result.Pages) == 0 {
			t.Fatalf("view %d: it shows %q", i+1, two.sheet)
		}
		lit := layout.Lit{Section: v.Section}
		_, box, ok := lit.Where(two.result)
		if v.Section == "" {
			box, ok = two.view.Pages()[0], true
		}
		if !ok || !alike(two.view.Camera().Fitted, box) {
			t.Errorf("view %d: %v is in sight, not %v", i+1, two.view.Camera().Fitted, box)
		}
	}
	w.view.ZoomTo(300)
	w.view.Pan(-50, 20)
	if a, b := w.view.Seen().Center(), w.second.view.Seen().Center(); a.Dist(b) > 0.5 {
		t.Errorf("the window shows %v, the second screen %v", a, b)
	}
	w.second.key(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	if w.showing.view != views[1].ID {
		t.Error("the keys of a clicker do nothing there")
	}
}

func TestSecondScreen_ShowsBlackLaserAndTimer(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.perform("present-screen")
	w.perform("present-black")
	if !w.second.blank.Visible() || w.roomLayer.blank.Visible() {
		t.Error("black is not on the second screen, or also where somebody works")
	}
	w.second.key(&fyne.KeyEvent{Name: fyne.KeyDown})
	if w.second.blank.Visible() {
		t.Error("no key there calls the sheet back")
	}
	w.startTimer(90e9)
	if got := w.second.clock.digits.Text; got != "1:30" || !w.second.clock.Visible() {
		t.Errorf("the timer says %q", got)
	}
	w.perform("present-laser")
	w.view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 200)}})
	if !w.view.Laser() || w.second.view.Laser() {
		t.Error("the pointer is no laser, or also there")
	}
	w.perform("present-screen")
	if w.view.Laser() || w.timer != nil {
		t.Error("what was for the room stays when there is none any more")
	}
}

func TestSecondScreen_ClosesAndSwapsSafely(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	first := w.win
	w.perform("present-screen")
	other := w.second.win
	w.perform("present-swap")
	if w.win != other || w.second.win != first || w.win.MainMenu() == nil || first.MainMenu() != nil {
		t.Fatal("the windows have not changed places")
	}
	if !strings.Contains(first.Title(), "public") || strings.Contains(w.win.Title(), "public") {
		t.Errorf("they are called %q and %q", w.win.Title(), first.Title())
	}
	w.win.Resize(fyne.NewSize(1280, 800))
	s.addCard(w, "pri-events")
	w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: ctrl | shift})
	if n := len(w.workbook().At(w.period)); n != 1 {
		t.Errorf("%d cards are there", n)
	}
	w.second.close()
	if w.second.open() || hasSecond(w) {
		t.Error("the second screen stays")
	}
	w.second.close() // once more does nothing
	s.addCard(w, "pri-membership")
	w.perform("present-screen")
	s.closed(w)
	if w.second.open() {
		t.Error("the second screen outlives its window")
	}
}
