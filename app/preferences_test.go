package app

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"clustercanvas/app/sheetview"
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// byKeyboard opens the preferences by their key.
func byKeyboard(s *stage, w *Window) {
	s.Helper()
	w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyComma, Modifier: ctrl})
	if got := s.modal(w).title.text; got != w.text("preferences") {
		s.Fatalf("Ctrl+comma opens %q", got)
	}
}

// tabbed gives the keyboard to the next thing so many times.
func tabbed(w *Window, times int) {
	for range times {
		w.win.Canvas().(interface{ FocusNext() }).FocusNext()
	}
}

// chooseInMenu takes the entry of the menu that is open.
func chooseInMenu(s *stage, w *Window, label string) {
	s.Helper()
	b, ok := w.win.Canvas().Focused().(*button)
	if !ok {
		s.Fatalf("the keyboard is at %T", w.win.Canvas().Focused())
	}
	for _, item := range b.choices() {
		if item.Label == label {
			item.Action()
			return
		}
	}
	s.Fatalf("there is no %q to choose", label)
}

func TestPreferences_ByKeyboard(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	byKeyboard(s, w)
	s.key(w, fyne.KeyRight) // the wheel is what the keyboard is at first
	if !w.program.prefs.wheelZooms() {
		t.Errorf("the wheel is %q", w.program.prefs.set.Wheel)
	}
	tabbed(w, 1)
	chooseInMenu(s, w, w.text("appearance-dark"))
	tabbed(w, 3)
	chooseInMenu(s, w, "Deutsch")
	if got := s.modal(w).title.text; got != "Einstellungen" {
		t.Errorf("in German the dialog is called %q", got)
	}
	tabbed(w, 1)
	chooseInMenu(s, w, w.text("numbers-comma"))
	tabbed(w, 1)
	s.key(w, fyne.KeyRight)
	tabbed(w, 1)
	author, ok := w.win.Canvas().Focused().(*field)
	if !ok {
		t.Fatalf("the keyboard is at %T", w.win.Canvas().Focused())
	}
	s.typed(w, author, "  K L ")
	s.key(w, fyne.KeyEscape)
	if len(w.modals) != 0 {
		t.Fatal("Escape does not close the dialog")
	}
	got := openPrefs().set
	if got.Appearance != dark || got.Language != "de" || got.Numbers != commaNumbers || got.Units != inches || got.Author != "K L" || got.Wheel != wheelZooms {
		t.Errorf("kept is %+v", got)
	}
}

func TestPreferences_ResetTakesAllBack(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.p.choose(func(x *settings) { x.Appearance, x.TextSize, x.Author, x.Still = contrast, 130, "KL", true })
	byKeyboard(s, w)
	s.press(w, "preferences-reset")
	if got := s.p.prefs.set; got.Appearance != "" || got.TextSize != 0 || got.Author != "" || got.Still {
		t.Errorf("after the reset there is %+v", got)
	}
	s.press(w, "done")
	if len(w.modals) != 0 {
		t.Error("the dialog stays")
	}
}

// A theme or a language is shown at once, and what was in view stays in view.
func TestPreferences_LeaveInViewWhatWas(t *testing.T) {
	s := newStage(t)
	w, other := s.newFile(), s.newFile()
	item := s.addCard(w, "pub-local-gov")
	w.view.SetCamera(sheetview.Camera{Zoom: 5, Center: geom.Pt{X: 100, Y: 90}})
	w.side.show("answers")
	before := w.view.Camera()
	s.p.choose(func(x *settings) { x.Appearance, x.Language = dark, "de" })
	if got := w.view.Camera(); got != before {
		t.Errorf("the camera went from %+v to %+v", before, got)
	}
	if sel := w.view.Selection(); len(sel) != 1 || sel[0] != item || w.side.page() != "answers" {
		t.Errorf("selected is %v, the page is %s", sel, w.side.page())
	}
	if c := themed(colorPanel); c != darkPalette[colorPanel] {
		t.Errorf("the panel is %v", c)
	}
	for _, x := range []*Window{w, other} {
		if x.top.export.text != newWording("de").text("export") {
			t.Errorf("a window still says %q", x.top.export.text)
		}
	}
}

func TestPreferences_OfNotesAndFigures(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.p.choose(func(x *settings) { x.Author, x.Numbers = "KL", commaNumbers })
	w.perform("edit-note")
	note, ok := canvas.Get[canvas.Note](w.workbook(), w.selection[0].ID)
	if !ok || note.Author != "KL" {
		t.Errorf("the new note is %+v", note)
	}
	w.view.FinishEdit()
	item := s.addCard(w, "pub-local-gov")
	value := s.field(w, "value")
	s.typed(w, value, "12,5 %")
	s.key(w, fyne.KeyReturn)
	if got := s.funding(w, item).Value.Share; got != 125_000 {
		t.Errorf("12,5 %% is read as %d", got)
	}
	if got := w.figure(s.funding(w, item).Value); got != "12,5\u00a0%" {
		t.Errorf("it is written %q", got)
	}
	s.p.choose(func(x *settings) { x.Units = inches })
	if got := w.lengths(297, 215.9); got != "11,7 × 8,5\u00a0in" {
		t.Errorf("the paper is %q", got)
	}
	s.p.choose(func(x *settings) { x.Units = millimeters })
	if got := w.lengths(297, 210); got != "297 × 210\u00a0mm" {
		t.Errorf("the paper is %q", got)
	}
}

// The size of text is told to the toolkit, on top of what the user's system asks for.
func TestUserScale(t *testing.T) {
	t.Setenv(scaleVariable, "2")
	test.NewTempApp(t)
	u := openUserScale()
	if u.set(usualTextSize) {
		t.Error("the usual size is a change")
	}
	if !u.set(130) || os.Getenv(scaleVariable) != "2.60" {
		t.Errorf("at 130 %% the scale is %s", os.Getenv(scaleVariable))
	}
	if !u.set(usualTextSize) || os.Getenv(scaleVariable) != "2.00" {
		t.Errorf("at the usual size the scale is %s", os.Getenv(scaleVariable))
	}
}

func TestCalmApp_StandsStill(t *testing.T) {
	home(t)
	p := openPrefs()
	p.set.Still = true
	if (calmApp{test.NewTempApp(t), p}).Settings().ShowAnimations() {
		t.Error("with animation off, things move")
	}
}

func TestStatusBar_AsksOnceAboutTheWheel(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	if w.status.wheel.text != w.text("wheel-ask") {
		t.Errorf("at first it says %q", w.status.wheel.text)
	}
	w.wheelChoices()[1].Action()
	if w.status.wheel.text != "" || w.status.wheel.icon != "mouse" || !s.p.prefs.wheelZooms() {
		t.Errorf("then it says %q with a %s", w.status.wheel.text, w.status.wheel.icon)
	}
	before := w.view.ZoomPercent()
	w.view.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 25}})
	if w.view.ZoomPercent() <= before {
		t.Errorf("the wheel zooms from %d to %d %%", before, w.view.ZoomPercent())
	}
}
