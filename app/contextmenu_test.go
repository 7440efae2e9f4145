package app

import (
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
)

// A menu at the pointer has the actions of the table, and no more of them than can be seen at once.
func TestContextMenus_HaveActionsOnly(t *testing.T) {
	const most = 14
	for of, ids := range contextMenus {
		n := 0
		for _, id := range ids {
			_, isAction := findAction(id)
			if _, isMenu := menuNamed(id); !isAction && !isMenu && id != "" {
				t.Errorf("the menu of a %s has %q, which is neither an action nor a menu", of, id)
			}
			if id != "" {
				n++
			}
		}
		if n > most {
			t.Errorf("the menu of a %s has %d entries, more than %d", of, n, most)
		}
	}
}

// labels returns the words of a menu.
func labels(items []*fyne.MenuItem) []string {
	var out []string
	for _, item := range items {
		if !item.IsSeparator {
			out = append(out, item.Label)
		}
	}
	return out
}

func TestContextMenu_IsOfWhatIsPointedAt(t *testing.T) {
	_, w, source, note := findStage(t)
	check := func(of string, has ...string) []*fyne.MenuItem {
		t.Helper()
		if got := w.pointedAt(); got != of {
			t.Fatalf("the menu is that of a %s, not of a %s", got, of)
		}
		items := w.contextMenu(of)
		for _, key := range has {
			if !slices.Contains(labels(items), w.text(key)) {
				t.Errorf("the menu of a %s has no %q: %q", of, w.text(key), labels(items))
			}
		}
		return items
	}
	w.choose([]canvas.Item{source})
	check(menuSource, "action-item-status", "action-edit-copy", "action-edit-hide", "menu-arrange")
	w.choose([]canvas.Item{note})
	items := check(menuNote, "action-edit-open", "action-item-tint", "action-item-size")
	if slices.Contains(labels(items), w.text("action-edit-hide")) {
		t.Error("a note can be hidden, says its menu")
	}
	w.choose([]canvas.Item{source, note})
	items = check(menuSeveral, "action-edit-duplicate")
	if slices.Contains(labels(items), w.text("action-item-tint")) {
		t.Error("a source can have a color, says the menu of several")
	}
	w.choose(nil)
	check(menuDesk, "action-edit-paste", "action-file-picture")
	for _, item := range w.contextMenu(menuTab) {
		if item.Disabled && !strings.Contains(item.Label, "–") {
			t.Errorf("%q is disabled without a reason", item.Label)
		}
	}
}

// What cannot be done says why.
func TestContextMenu_SaysWhyNot(t *testing.T) {
	_, w, _, note := findStage(t)
	saver := w.doc.saver
	w.doc.saver = nil // as where it may only be looked at
	defer func() { w.doc.saver = saver }()
	w.choose([]canvas.Item{note})
	found := false
	for _, item := range w.contextMenu(menuNote) {
		if strings.HasPrefix(item.Label, w.text("action-edit-delete")) {
			found = item.Disabled && strings.Contains(item.Label, w.text("why-read-only"))
		}
	}
	if !found {
		t.Error("nothing says why a note cannot be deleted")
	}
}

func TestContextMenu_ByTheKeys(t *testing.T) {
	s, w, source, _ := findStage(t)
	open := func() bool {
		_, is := w.win.Canvas().Overlays().Top().(fyne.Widget)
		return is
	}
	w.choose([]canvas.Item{source})
	w.focusSheet()
	s.key(w, desktop.KeyMenu)
	if !open() {
		t.Fatal("the Menu key opens no menu")
	}
	s.key(w, fyne.KeyDown)
	s.key(w, fyne.KeyReturn) // edit
	if open() {
		t.Fatal("the menu stays")
	}
	w.win.Canvas().Focus(w.deck.list)
	w.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF10, Modifier: shift})
	if !open() {
		t.Fatal("Shift+F10 opens no menu in the deck")
	}
	w.deck.list.setCurrent(3)
	before := len(w.workbook().At(w.period))
	s.key(w, fyne.KeyDown)
	s.key(w, fyne.KeyReturn)
	if got := len(w.workbook().At(w.period)); got != before+1 {
		t.Errorf("the menu of a card leaves %d sources, not %d", got, before+1)
	}
}

func TestContextMenu_SetsWhatIsSelected(t *testing.T) {
	_, w, source, note := findStage(t)
	w.choose([]canvas.Item{note})
	for i, item := range w.tintChoices() {
		if item.Checked != (canvas.Tints[i] == canvas.TintRemark) {
			t.Errorf("%s is checked: %t", item.Label, item.Checked)
		}
	}
	w.tintChoices()[0].Action()
	if n, _ := canvas.Get[canvas.Note](w.workbook(), note.ID); n.Tint != canvas.Tints[0] {
		t.Errorf("the note is %s", n.Tint)
	}
	w.choose([]canvas.Item{source})
	w.statusChoices()[2].Action()
	if f, _ := canvas.Get[canvas.Funding](w.workbook(), canvas.FundingID(source.ID, w.period)); f.Status != canvas.Statuses[2] {
		t.Errorf("the source is %s", f.Status)
	}
	if w.tintChoices() != nil {
		t.Error("a source can have a color")
	}
}

// A picture of the selection has it alone, in its size, and no more.
func TestPicture_OfTheSelectionAlone(t *testing.T) {
	s, w, source, _ := findStage(t)
	w.choose([]canvas.Item{source})
	job := exportJob{workbook: w.workbook(), format: "png", dpi: pictureDPI, only: w.selection, language: "en",
		sheets: []canvas.RecordID{w.sheet}, titles: []string{"Map"}, path: filepath.Join(s.home, "one.png")}
	if _, err := job.run(t.Context(), func(int, string) {}); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(job.path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	slot := w.result.Slots[slices.IndexFunc(w.result.Slots, func(x layout.Slot) bool { return x.Item == source })]
	const mm = pictureDPI / 25.4
	wide, high := float64(img.Bounds().Dx())/mm, float64(img.Bounds().Dy())/mm
	if wide < slot.Rect.W || wide > slot.Rect.W+4*pictureMargin || high < slot.Rect.H || high > slot.Rect.H+4*pictureMargin {
		t.Errorf("the picture of %v is %.1f x %.1f mm", slot.Rect, wide, high)
	}
	colors := map[any]bool{}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			colors[img.At(x, y)] = true
		}
	}
	if r, g, b, _ := img.At(0, 0).RGBA(); r+g+b != 3*0xffff || len(colors) < 8 {
		t.Errorf("there are %d colors, and the corner is not white", len(colors))
	}
}

// What is chosen in a menu is meant for where it was opened, although the pointer has left the sheet
// for the menu.
func TestContextMenu_IsMeantForWhereItWasOpened(t *testing.T) {
	s, w, _, _ := findStage(t)
	for _, area := range w.result.Pages[0].Areas {
		if area.Ref.ID != "private" {
			continue
		}
		camera, size := w.view.Camera(), w.view.Size()
		free := area.Content.Center()
		at := fyne.NewPos(size.Width/2+float32((free.X-camera.Center.X)*camera.Zoom), size.Height/2+float32((free.Y-camera.Center.Y)*camera.Zoom))
		e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at.Add(offset(w.view))}, Button: desktop.MouseButtonSecondary}
		w.view.MouseDown(e)
		w.view.MouseUp(e)
		s.until("the menu is open", func() bool { return w.win.Canvas().Overlays().Top() != nil })
		if got := w.pointedAt(); got != menuSection {
			t.Fatalf("the menu is that of a %s", got)
		}
		w.view.MouseOut()
		before := len(w.workbook().Notes(w.sheet))
		s.key(w, fyne.KeyDown) // a new note
		s.key(w, fyne.KeyReturn)
		notes := w.workbook().Notes(w.sheet)
		if len(notes) != before+1 || !slices.ContainsFunc(notes, func(n canvas.Note) bool { return n.Section == "private" }) {
			t.Errorf("there are %d notes, none of them where the menu was opened", len(notes))
		}
		return
	}
	t.Fatal("the Map has no private side")
}

func TestContextMenu_OfRowsAndArrows(t *testing.T) {
	s, w, source, note := findStage(t)
	w.choose([]canvas.Item{source, note})
	w.perform("arrange-link")
	links := w.workbook().Links(w.sheet)
	if len(links) != 1 {
		t.Fatal("no arrow was drawn")
	}
	w.choose([]canvas.Item{{ID: links[0].ID}})
	if got := w.pointedAt(); got != menuArrow {
		t.Errorf("the menu of an arrow is that of a %s", got)
	}
	s.ask(w, "add sheet financing")
	s.key(w, fyne.KeyReturn)
	scenario, _ := w.figures()
	c, line, err := canvas.AddCostLine(w.workbook(), s.p.ids, scenario.ID, canvas.CostTeam, "", "Desk")
	if !w.do(c, err) {
		t.Fatal(err)
	}
	w.choose([]canvas.Item{{ID: line}})
	if got := w.pointedAt(); got != menuRow || len(w.contextMenu(got)) < 4 {
		t.Errorf("the menu of a cost line is that of a %s", got)
	}
}
