package app

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"clustercanvas/app/sheetview"
	"clustercanvas/canvas"
	"clustercanvas/canvas/guide"
	"clustercanvas/canvas/text"
	"clustercanvas/examples"
)

// seen is a text that a window shows, and where.
type seen struct {
	text     string
	min, max fyne.Position
}

// textsIn returns the texts of something that can be seen, sheets apart.
func textsIn(o fyne.CanvasObject, at fyne.Position, clip filled) []seen {
	if !o.Visible() {
		return nil
	}
	at = at.Add(o.Position())
	area := filled{min: at, max: at.AddXY(o.Size().Width, o.Size().Height)}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *sheetview.View, *scenePicture:
		return nil
	case *fyne.Container:
		children = o.Objects
	case *scroller:
		children, clip = test.WidgetRenderer(o).Objects(), common(clip, area)
	case fyne.Widget:
		if _, scrolls := o.(fyne.Scrollable); scrolls {
			clip = common(clip, area)
			clip.min.X, clip.max.X = area.min.X, area.max.X // what is typed goes on to the right
		}
		children = test.WidgetRenderer(o).Objects()
	case *fynecanvas.Text:
		size := o.MinSize()
		x := at.X
		switch o.Alignment {
		case fyne.TextAlignCenter:
			x += (o.Size().Width - size.Width) / 2
		case fyne.TextAlignTrailing:
			x += o.Size().Width - size.Width
		default:
		}
		s := seen{o.Text, fyne.NewPos(max(x, clip.min.X), at.Y), fyne.NewPos(min(x+size.Width, clip.max.X), at.Y+size.Height)}
		if o.Text == "" || s.min.Y < clip.min.Y || s.max.Y > clip.max.Y+1 || !clip.holds(s.min.AddXY(size.Width/2, size.Height/2)) {
			return nil
		}
		return []seen{s}
	}
	var out []seen
	for _, child := range children {
		out = append(out, textsIn(child, at, clip)...)
	}
	return out
}

// tour shows what a window has: the start screen, every page beside every kind of sheet, things that
// are selected, and the dialogs. It stops at each.
func tour(s *stage, stop func(w *Window, where string)) {
	w := s.window()
	small := fyne.NewSize(1280, 720)
	w.win.Resize(small)
	stop(w, "start screen")
	e, _ := examples.Find("ocean-tech")
	w.openExample(e)
	w.win.Resize(small)
	told := map[string]bool{}
	for _, sheet := range w.workbook().Sheets() {
		if tool := w.workbook().Template(sheet).ID; told[tool] {
			continue
		} else {
			told[tool] = true
		}
		w.showSheet(sheet.ID)
		for _, page := range w.side.pages {
			w.side.show(page.id)
			s.until("the pictures of the panels are painted", func() bool { return !w.insight.picture.busy && !w.whatIf.picture.busy })
			stop(w, w.workbook().Template(sheet).ID+", page "+page.id)
		}
	}
	w.side.show("selection")
	for _, sheet := range w.workbook().Sheets() {
		w.showSheet(sheet.ID)
		for _, items := range [][]canvas.Item{firstOf[canvas.Source](w), firstOf[canvas.Note](w), firstOf[canvas.CostLine](w), firstOf[canvas.Metric](w), firstOf[canvas.Reference](w)} {
			if items != nil {
				w.choose(items)
				stop(w, "something selected on "+w.workbook().Template(sheet).ID)
			}
		}
	}
	for _, id := range []string{"edit-preferences", "file-export", "file-open", "file-profile", "file-save-as", "help-keys", "help-about"} {
		w.perform(id)
		stop(w, id)
		s.modal(w).close()
	}
	w.perform("sheet-outline")
	stop(w, "outline")
}

// shownBy returns the texts on top: of the dialog that is open, or of the window.
func shownBy(w *Window) []seen {
	size := w.win.Canvas().Size()
	all := filled{max: fyne.NewPos(size.Width, size.Height)}
	if overlays := w.win.Canvas().Overlays().List(); len(overlays) > 0 {
		return textsIn(overlays[len(overlays)-1], fyne.Position{}, all)
	}
	return textsIn(w.win.Content(), fyne.Position{}, all)
}

// written reports whether a text begins something that is no word of the program: what somebody has
// written in the workbook, or the name of a folder.
func written(w *Window, beginning string) bool {
	if strings.HasPrefix(beginning, "/") {
		return true
	}
	if w.doc == nil {
		return false
	}
	found := false
	_, err := canvas.Translated(w.workbook(), "en", func(s string) string {
		found = found || strings.HasPrefix(s, beginning)
		return s
	})
	return err == nil && found
}

// In a window of 1280 by 720, no text of the window is cut, lies on another or leaves the window, in
// any language; and the fonts have every letter.
func TestLanguages_TheWindowHasRoom(t *testing.T) {
	for _, l := range languages {
		t.Run(l, func(t *testing.T) {
			s := newStage(t)
			s.p.choose(func(x *settings) { x.Language = l })
			whole := map[string]bool{}
			for _, table := range []map[string]string{readTranslation(l), readTranslation("en")} {
				for _, phrase := range table {
					whole[phrase] = strings.HasSuffix(phrase, "…")
				}
			}
			told := map[string]bool{}
			tell := func(format string, args ...any) {
				if line := strings.TrimSpace(strings.Split(format, ":")[0]) + args[1].(string); !told[line] {
					told[line] = true
					t.Errorf(format, args...)
				}
			}
			n := 0
			tour(s, func(w *Window, where string) {
				texts := shownBy(w)
				n += len(texts)
				for i, x := range texts {
					if strings.HasSuffix(x.text, "…") && !whole[x.text] && !written(w, strings.TrimSuffix(x.text, "…")) {
						tell("%s: %q is cut", where, x.text)
					}
					if x.max.X > w.win.Canvas().Size().Width+1 || x.min.X < -1 {
						tell("%s: %q leaves the window: %v to %v", where, x.text, x.min, x.max)
					}
					for _, y := range texts[:i] {
						if x.min.X < y.max.X-1 && y.min.X < x.max.X-1 && x.min.Y < y.max.Y-4 && y.min.Y < x.max.Y-4 {
							tell("%s: %q lies on %q", where, x.text, y.text)
						}
					}
					named := strings.NewReplacer("←", "", "→", "", "↑", "", "↓", "").Replace(x.text) // the toolkit has them
					if missing := text.Set(text.Regular, 3, 0, named).Missing; len(missing) > 0 {
						tell("%s: %q has a letter that the fonts lack: %q", where, x.text, string(missing[0].Letter))
					}
				}
			})
			if n < 1000 {
				t.Errorf("only %d texts were found", n)
			}
		})
	}
}

// A window changes its language while it is open, menus, panels and dialogs with it, and back again.
// The sheets keep that of the file.
func TestLanguages_AreChangedInAnOpenWindow(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.side.show("guide")
	for _, l := range append(slices.Clone(languages[1:]), "en") {
		w.perform("edit-preferences")
		s.p.choose(func(x *settings) { x.Language = l })
		w = s.p.windows[0]
		words := newWording(l)
		if got := w.win.MainMenu().Items[0].Label; got != words.text("menu-file") {
			t.Errorf("%s: the first menu is called %q", l, got)
		}
		shown := map[string]bool{}
		for _, x := range shownBy(w) {
			shown[x.text] = true
		}
		way, _ := guide.Find("first")
		for _, want := range []string{words.text("page-guide"), words.text("export"), way.Steps[0].Title.In(l)} {
			if !shown[want] {
				t.Errorf("%s: nothing says %q", l, want)
			}
		}
		if got := w.fileLanguage(); got != "en" {
			t.Errorf("%s: the sheets have become %s", l, got)
		}
	}
}

// Whatever a window says has gone through the words: what has no accents in the pseudo-language is a
// name, a number, or not translated.
func TestLanguages_TheWindowWritesNothingOut(t *testing.T) {
	s := newStage(t)
	s.p.prefs.set.Language = canvas.PseudoLanguage
	s.p.applyPrefs()
	if s.p.words.language != canvas.PseudoLanguage {
		t.Fatalf("the window speaks %q", s.p.words.language)
	}
	same := map[string]bool{"EUR": true, "Alt": true, "test": true} // the currency, a key, the version of this program
	for _, f := range exportFormats() {
		same[strings.ToUpper(f)] = true
	}
	told := map[string]bool{programName: true}
	for _, l := range languages {
		told[newWording(l).text("language")] = true
	}
	for _, e := range examples.All() { // called in English where there is no catalog
		told[e.Title] = true
	}
	tour(s, func(w *Window, where string) {
		for _, x := range shownBy(w) {
			for word := range strings.FieldsFuncSeq(x.text, func(r rune) bool { return !unicode.IsLetter(r) }) {
				key := len(word) == 1 // of the keyboard, or a size of paper
				if plain := strings.IndexFunc(word, func(r rune) bool { return r < 0x80 }) >= 0; plain && !key && !same[word] && !told[x.text] && !strings.HasPrefix(x.text, "/") {
					told[x.text] = true
					t.Errorf("%s: %q is not translated", where, x.text)
				}
			}
		}
	})
}
