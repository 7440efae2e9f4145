package sheetview

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/typing"
)

// typingIn opens a note with a text.
func typingIn(t *testing.T, text string) (*stage, canvas.Item, *textBox) {
	s := newStage(t, 0)
	n := s.note(text, "private")
	s.view.Edit(n)
	s.pump()
	if s.view.editor == nil {
		t.Fatal("the note is not open")
	}
	return s, n, s.view.editor.entry
}

// text returns what a note says.
func (s *stage) textOf(n canvas.Item) string {
	note, _ := canvas.Get[canvas.Note](s.w(), n.ID)
	return note.Text
}

// letter returns where in the box the pointer is between two letters.
func (b *textBox) letter(at int) fyne.Position {
	from, to, _ := typing.CaretAt(b.lines(), at)
	p := b.view.view.position(from.Add(to).Mul(0.5))
	return p.Subtract(b.Position()).AddXY(0.2, 0)
}

func (s *stage) pressText(b *textBox, at int, held fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held}
	e.Position = b.letter(at)
	b.MouseDown(e)
	b.MouseUp(e)
}

func (s *stage) dragText(b *textBox, to int) {
	e := &fyne.DragEvent{}
	e.Position = b.letter(to)
	b.Dragged(e)
	b.DragEnd()
}

func key(b *textBox, names ...fyne.KeyName) {
	for _, name := range names {
		b.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func ctrl(b *textBox, name fyne.KeyName, more ...fyne.KeyModifier) {
	m := fyne.KeyModifierShortcutDefault
	for _, x := range more {
		m |= x
	}
	b.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: m})
}

// The caret stands on the screen where the paper has the edge of a letter.
func TestText_TheCaretStandsBetweenTheLettersOfThePaper(t *testing.T) {
	s, n, b := typingIn(t, "AV words To wrap, señor, and many more of them, to the end")
	slot := s.view.result.Slots[0]
	if slot.Item != n {
		t.Fatal("another slot")
	}
	for _, zoom := range []float64{2, 5} {
		s.view.see(s.view.view.zoomed(zoom, fyne.NewPos(100, 100)))
		lines := s.view.lift(slot.Lines(b.Text))
		if len(lines) < 2 {
			t.Fatal("the note has one line")
		}
		for _, l := range lines {
			for _, stop := range l.Stops {
				if stop.At == l.To && l.Soft {
					continue
				}
				b.move(b.At(stop.At, false))
				want := s.view.view.position(geom.Pt{X: stop.X, Y: l.Top})
				got := b.Position().Add(b.caret.Position())
				if dx := got.X + caretWidth/2 - want.X; dx > 0.01 || dx < -0.01 {
					t.Fatalf("at %d the caret stands %v units beside its letter", stop.At, dx)
				}
				if got.Y < want.Y || got.Y+b.caret.Size().Height > want.Y+s.view.view.units(l.Bottom-l.Top) {
					t.Fatalf("at %d the caret reaches out of its line", stop.At)
				}
			}
		}
	}
}

func TestText_ThePointerSelects(t *testing.T) {
	s, _, b := typingIn(t, "One two three\nfour")
	s.pressText(b, 5, 0)
	if b.Caret != 5 || b.SelectedText() != "" {
		t.Errorf("a press: caret %d, %q", b.Caret, b.SelectedText())
	}
	s.dragText(b, 10)
	if b.SelectedText() != "wo th" {
		t.Errorf("a drag selects %q", b.SelectedText())
	}
	s.later(time.Second)
	s.pressText(b, 1, fyne.KeyModifierShift)
	if b.SelectedText() != "ne t" {
		t.Errorf("with Shift %q is selected", b.SelectedText())
	}
	s.later(time.Second)
	s.pressText(b, 5, 0)
	s.pressText(b, 5, 0)
	if b.SelectedText() != "two" {
		t.Errorf("a double press selects %q", b.SelectedText())
	}
	s.dragText(b, 9)
	if b.SelectedText() != "two three" {
		t.Errorf("a drag after it selects %q", b.SelectedText())
	}
	s.pressText(b, 5, 0)
	if b.SelectedText() != "One two three" {
		t.Errorf("a third press selects %q", b.SelectedText())
	}
	visible := 0
	for _, o := range b.marks.Objects {
		if o.Visible() {
			visible++
		}
	}
	if visible == 0 {
		t.Error("what is selected does not show")
	}
	s.committed(0)
}

func TestText_TheKeysOfEveryTextField(t *testing.T) {
	s, n, b := typingIn(t, "One two three")
	clip := s.clipboard()
	ctrl(b, fyne.KeyLeft)
	ctrl(b, fyne.KeyLeft, fyne.KeyModifierShift)
	if b.SelectedText() != "two " {
		t.Fatalf("by words %q is selected", b.SelectedText())
	}
	b.TypedShortcut(&fyne.ShortcutCut{Clipboard: clip})
	if s.textOf(n) != "One three" || clip.Content() != "two " {
		t.Errorf("cut leaves %q and takes %q", s.textOf(n), clip.Content())
	}
	key(b, fyne.KeyHome)
	b.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if s.textOf(n) != "two One three" || b.Caret != 4 {
		t.Errorf("paste makes %q, caret at %d", s.textOf(n), b.Caret)
	}
	key(b, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyEnd)
	ctrl(b, fyne.KeyBackspace)
	if s.textOf(n) != "twone " {
		t.Errorf("the keys leave %q", s.textOf(n))
	}
	b.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	b.TypedRune('é')
	if s.textOf(n) != "é" || clip.Content() != "twone " {
		t.Errorf("typed over everything: %q, copied %q", s.textOf(n), clip.Content())
	}
}

// A burst of typing is one step of undo; a paste, and what comes after a press, is another.
func TestText_ABurstIsOneStep(t *testing.T) {
	s, n, b := typingIn(t, "")
	s.types("one two")
	s.now = s.now.Add(100 * time.Millisecond)
	s.types(" three")
	clip := s.clipboard()
	clip.SetContent(" four")
	b.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	s.types("!")
	s.pressText(b, 0, 0)
	s.types("> ")
	var states []string
	for range 4 {
		states = append(states, s.textOf(n))
		s.editor.Undo(s.now)
	}
	want := []string{"> one two three four!", "one two three four!", "one two three four", "one two three"}
	if strings.Join(states, "|") != strings.Join(want, "|") {
		t.Errorf("undo goes through %q", states)
	}
	if s.textOf(n) != "" || b.Text != "" {
		t.Errorf("at the beginning the note says %q, the box %q", s.textOf(n), b.Text)
	}
	s.editor.Redo(s.now)
	if b.Text != "one two three" || b.Caret != len(b.Text) {
		t.Errorf("after redo the box says %q, caret at %d", b.Text, b.Caret)
	}
}

// A line that waits for letters is there at once: the note grows by it, and the caret is in it.
func TestText_ANewLineMakesRoom(t *testing.T) {
	s, n, b := typingIn(t, "one\ntwo\nthree")
	before := s.view.homes[n][0]
	key(b, fyne.KeyReturn)
	after := s.view.homes[n][0]
	if after.H <= before.H {
		t.Error("the note does not grow")
	}
	if from, to, ok := typing.CaretAt(b.lines(), b.Caret); !ok || !after.Contains(from) || !after.Contains(to) {
		t.Errorf("the caret stands from %v to %v, the note is %v", from, to, after)
	}
	key(b, fyne.KeyEscape)
	if s.textOf(n) != "one\ntwo\nthree" || s.view.homes[n][0] != before {
		t.Error("the empty line stays")
	}
}

func TestText_ALetterThatNoFontHasIsTold(t *testing.T) {
	s, _, b := typingIn(t, "")
	b.TypedRune('a')
	if s.view.notice.hint.Key != "" {
		t.Errorf("of a plain letter is said %v", s.view.notice.hint)
	}
	b.TypedRune('漢')
	if h := s.view.notice.hint; h.Key != "hint-no-letter" || h.Args[0] != "漢" {
		t.Errorf("it is said %v", h)
	}
	key(b, fyne.KeyBackspace)
	if s.view.notice.hint.Key != "" {
		t.Error("it is still said")
	}
}

// A text of the cluster is on the sheet letter by letter.
func TestText_OfTheClusterShowsAsItIsTyped(t *testing.T) {
	s := newTable(t)
	s.click(s.text()).key(fyne.KeyF2).types("We lead")
	if !s.view.TypesLive() || s.w().Text("", "vision") != "We lead" {
		t.Fatalf("the text is %q", s.w().Text("", "vision"))
	}
	s.types("\nthe fleet ")
	s.editor.Undo(s.now)
	if s.view.editor == nil || s.view.editor.entry.Text != "" {
		t.Error("undo does not come to the open text")
	}
	s.editor.Redo(s.now)
	s.types("<")
	if got := s.w().Text("", "vision"); got != "We lead\nthe fleet" {
		t.Errorf("the text is %q", got)
	}
}

// A figure that is typed lies where it will stand, to the right in its cell.
func TestText_OfACellIsPaintedAsTheSheetWould(t *testing.T) {
	s := newTable(t, "Lead")
	s.click(s.at(0, 1)).types("120")
	b := s.view.editor.entry
	lines := b.lines()
	cell := s.view.cell.Rect
	if end := lines[0].Stops[3].X; end > cell.Right() || end < cell.Right()-4 {
		t.Errorf("it ends at %.1f, its cell at %.1f", end, cell.Right())
	}
	if !b.letters.Visible() || b.letters.Image == nil {
		t.Error("it does not show")
	}
	b.TypedShortcut(&fyne.ShortcutUndo{})
	if b.Text != "" {
		t.Errorf("undone to %q", b.Text)
	}
	b.TypedShortcut(&fyne.ShortcutRedo{})
	s.types("\n")
	s.wantCosts("Lead 120")
}
