package app

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/export/raster"
)

// photographed writes a photo of a sheet with cards on it, each at a place on its page in mm.
func (s *stage) photographed(b canvas.Workbook, sheet canvas.RecordID, codes layout.Codes, cards map[geom.Pt]layout.PaperCard) string {
	s.Helper()
	const perMM, edge, smaller = 6.0, 12.0, 0.5
	res, err := layout.Sheet(b, sheet, layout.Options{Codes: codes, Prompts: true})
	if err != nil {
		s.Fatal(err)
	}
	page := res.Pages[0]
	img := image.NewRGBA(image.Rectangle{Max: raster.PixelSize(geom.Size{W: page.Size.W + 2*edge, H: page.Size.H + 2*edge}, perMM)})
	draw.Draw(img, img.Bounds(), image.NewUniform(color.Gray{Y: 190}), image.Point{}, draw.Src)
	put := func(sc scene.Scene, at geom.Pt, scale float64) {
		one := paintPaper(s.p.painter, sc, perMM*scale)
		to := image.Pt(int((at.X+edge)*perMM), int((at.Y+edge)*perMM))
		draw.Draw(img, one.Bounds().Add(to), one, image.Point{}, draw.Src)
	}
	put(page, geom.Pt{}, 1)
	for at, c := range cards {
		put(c.Front(geom.Size{W: 63, H: 88}, 0), at, smaller)
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, nil); err != nil {
		s.Fatal(err)
	}
	path := filepath.Join(s.home, "wall.jpg")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		s.Fatal(err)
	}
	return path
}

func printedCard(n int) layout.PaperCard {
	e, _ := deck.Numbered(n)
	return layout.DeckCard(e, "en")
}

// readsPhoto waits until a photo is read, and returns the dialog that tells of it.
func (s *stage) readsPhoto(w *Window, path string) *modal {
	s.Helper()
	w.readPhoto(path, w.sheet)
	s.until("the photo is read", func() bool {
		return len(w.modals) == 1 && w.modals[0].title.text != w.text("photo-reading")
	})
	return w.modals[0]
}

func TestPhoto_IsShownAndPutOnTheSheet(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	e, _ := deck.Numbered(3)
	w.addCard(e.Card())
	path := s.photographed(w.workbook(), w.sheet, layout.SheetCodes, map[geom.Pt]layout.PaperCard{
		{X: 60, Y: 60}: printedCard(7), {X: 300, Y: 90}: printedCard(12), {X: 340, Y: 160}: layout.BlankCard(2, "en"),
		{X: 250, Y: 170}: layout.ShockCards("en")[0],
	})
	before := w.workbook()
	m := s.readsPhoto(w, path)
	put := m.buttons[len(m.buttons)-1]
	if put.off || put.text != "Put 2 cards on the sheet" {
		t.Fatalf("the button says %q", put.text)
	}
	got := chipsIn(m.body)
	for _, want := range []string{"07  " + deckTitle(7), "12  " + deckTitle(12), "Card B2", "Card X:1"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not among %s", want, got)
		}
	}
	if said := proseIn(m.body); !strings.Contains(said, "shock card") || !strings.Contains(said, "will be hidden") {
		t.Errorf("it says\n%s", said)
	}
	var says *field
	var choices []*button
	eachIn(m.body, func(o fyne.CanvasObject) {
		if f, ok := o.(*field); ok {
			says = f
		}
		if b, ok := o.(*button); ok && b.choices != nil && !b.off {
			choices = append(choices, b)
		}
	})
	w.win.Canvas().Focus(says)
	for _, r := range "Raffle" {
		says.TypedRune(r)
	}
	if put.text != "Put 3 cards on the sheet" || w.win.Canvas().Focused() != fyne.Focusable(says) {
		t.Errorf("with the words of the blank card the button says %q", put.text)
	}
	if len(choices) != 3 {
		t.Fatalf("%d choices", len(choices))
	}
	choices[0].choices()[1].Action() // 07 belongs to the private side, somebody says
	put.press()
	at := cardsOn(w, w.sheet, w.period)
	for _, want := range []string{"private " + deckTitle(7), "private " + deckTitle(12), "private Raffle"} {
		if !strings.Contains(at, want) {
			t.Errorf("%q is not on the sheet: %s", want, at)
		}
	}
	if strings.Contains(at, deckTitle(3)) || len(w.workbook().At(w.period)) != 4 {
		t.Errorf("what was not found is still shown, or gone: %s", at)
	}
	free := 0
	for _, p := range canvas.All[canvas.Placement](w.workbook()) {
		if p.Free {
			free++
		}
	}
	if free != 2 { // the third one was put elsewhere by hand
		t.Errorf("%d cards lie where they lay", free)
	}
	w.perform("edit-undo")
	if w.workbook().Len() != before.Len() {
		t.Error("it is more than one step of undo")
	}
}

func TestPhoto_OfAnotherSheetGoesThere(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	first := w.sheet
	path := s.photographed(w.workbook(), first, layout.SheetCodes, map[geom.Pt]layout.PaperCard{{X: 60, Y: 60}: printedCard(7)})
	w.addSheet(canvas.BuiltIn()[2])
	if w.sheet == first {
		t.Fatal("no other sheet is in view")
	}
	m := s.readsPhoto(w, path)
	if said := proseIn(m.body); !strings.Contains(said, "This is a photo of “Map”") {
		t.Errorf("it says\n%s", said)
	}
	m.buttons[len(m.buttons)-1].press()
	if w.sheet != first || !strings.Contains(cardsOn(w, first, w.period), deckTitle(7)) {
		t.Error("the card is not on the sheet of the photo")
	}
}

func TestPhoto_OfAToolThatTheFileLacks(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	c, sheet, err := canvas.AddSheet(w.workbook(), w.program.ids, canvas.BuiltIn()[2], w.workbook().Scenarios()[0].ID, w.period, "")
	if err != nil {
		t.Fatal(err)
	}
	with, err := w.workbook().Apply(c.Diff)
	if err != nil {
		t.Fatal(err)
	}
	path := s.photographed(with, sheet, layout.ToolCodes, map[geom.Pt]layout.PaperCard{{X: 160, Y: 200}: printedCard(7)})
	m := s.readsPhoto(w, path)
	if said := proseIn(m.body); !strings.Contains(said, "this file has none") {
		t.Fatalf("it says\n%s", said)
	}
	sheets := len(w.workbook().Sheets())
	m.buttons[len(m.buttons)-1].press()
	s.until("the photo is read again", func() bool { return len(w.modals) == 1 && chipsIn(w.modals[0].body) != "" })
	if len(w.workbook().Sheets()) != sheets+1 {
		t.Error("the sheet is not added")
	}
}

func TestPhoto_WithoutACard(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	path := s.photographed(w.workbook(), w.sheet, layout.SheetCodes, nil)
	if said := proseIn(s.readsPhoto(w, path).body); !strings.Contains(said, "The sheet is there, but no card") {
		t.Errorf("of an empty sheet it says %q", said)
	}
	w.modals[0].canceled()
	path = s.photographed(w.workbook(), w.sheet, layout.NoCodes, nil)
	m := s.readsPhoto(w, path)
	if said := proseIn(m.body); !strings.Contains(said, "no code to be read") {
		t.Errorf("of a sheet without codes it says %q", said)
	}
	m.buttons[0].press() // to type instead
	if len(w.modals) != 1 || w.modals[0].title.text != "After the workshop" {
		t.Error("it does not lead to typing")
	}
	w.modals[0].canceled()
	if err := os.WriteFile(path, []byte("a shopping list"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said := proseIn(s.readsPhoto(w, path).body); !strings.Contains(said, "picture") {
		t.Errorf("of what is no photo it says %q", said)
	}
}

func TestPhoto_GoesOnByTyping(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	path := s.photographed(w.workbook(), w.sheet, layout.SheetCodes, map[geom.Pt]layout.PaperCard{
		{X: 60, Y: 60}: printedCard(7), {X: 340, Y: 160}: layout.BlankCard(2, "en"),
	})
	s.readsPhoto(w, path).buttons[0].press()
	m := s.modal(w)
	var fields []*field
	eachIn(m.body, func(o fyne.CanvasObject) {
		if f, ok := o.(*field); ok {
			fields = append(fields, f)
		}
	})
	if len(fields) != 3 || strings.TrimSpace(fields[0].Text) != "07" || strings.TrimSpace(fields[1].Text) != "B2" {
		t.Fatalf("%d fields, the first holds %q", len(fields), fields[0].Text)
	}
}

func TestPhoto_CanBeStopped(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	path := s.photographed(w.workbook(), w.sheet, layout.SheetCodes, map[geom.Pt]layout.PaperCard{{X: 60, Y: 60}: printedCard(7)})
	w.readPhoto(path, w.sheet)
	s.modal(w).key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(w.modals) != 0 {
		t.Fatal("Escape does not stop it")
	}
	m := s.readsPhoto(w, path) // and the one that was stopped shows nothing
	m.canceled()
	if len(w.modals) != 0 {
		t.Error("the photo that was stopped is shown")
	}
}
