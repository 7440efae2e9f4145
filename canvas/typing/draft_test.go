package typing

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/text"
)

var setting = Setting{Style: text.Regular, Size: 4, Pitch: 5.2, Width: 40}

// with returns a draft with the caret where | stands in a text, and what is selected from where ^
// stands.
func with(s string) Draft {
	caret, anchor := strings.Index(s, "|"), strings.Index(s, "^")
	plain := strings.NewReplacer("|", "", "^", "").Replace(s)
	if anchor >= 0 && anchor < caret {
		caret--
	} else if anchor > caret {
		anchor--
	}
	d := NewDraft(plain).at(caret, false)
	if anchor >= 0 {
		d.Anchor = anchor
	}
	return d
}

// shown is the other way round.
func shown(d Draft) string {
	out := d.Text[:d.Caret] + "|" + d.Text[d.Caret:]
	if d.Anchor < d.Caret {
		return out[:d.Anchor] + "^" + out[d.Anchor:]
	} else if d.Anchor > d.Caret {
		return out[:d.Anchor+1] + "^" + out[d.Anchor+1:]
	}
	return out
}

func TestDraft_Keys(t *testing.T) {
	insert := func(s string) func(Draft) Draft { return func(d Draft) Draft { return d.Insert(s) } }
	left := func(word, keep bool) func(Draft) Draft { return func(d Draft) Draft { return d.Left(word, keep) } }
	right := func(word, keep bool) func(Draft) Draft { return func(d Draft) Draft { return d.Right(word, keep) } }
	back := func(word bool) func(Draft) Draft { return func(d Draft) Draft { return d.Backspace(word) } }
	del := func(word bool) func(Draft) Draft { return func(d Draft) Draft { return d.Delete(word) } }
	for _, x := range []struct {
		name   string
		before string
		do     func(Draft) Draft
		after  string
	}{
		{"a letter", "ab|c", insert("x"), "abx|c"},
		{"over a selection", "a^bc|d", insert("x"), "ax|d"},
		{"an accent joins its letter", "e|x", insert("\u0301"), "é|x"},
		{"lines of other systems", "|", insert("a\r\nb\rc"), "a\nb\nc|"},
		{"no control letters", "|", insert("a\x00\x1bb\tc"), "ab c|"},
		{"left", "ab|c", left(false, false), "a|bc"},
		{"left over a line break", "a\n|b", left(false, false), "a|\nb"},
		{"left at the beginning", "|a", left(false, false), "|a"},
		{"left of a selection", "a^bc|d", left(false, false), "a|bcd"},
		{"left, selecting", "ab|c", left(false, true), "a|b^c"},
		{"left by a word", "one two| three", left(true, false), "one |two three"},
		{"left by a word, over a space", "one |two", left(true, false), "|one two"},
		{"left by a word, to the line before", "one\n|two", left(true, false), "one|\ntwo"},
		{"right", "a|bc", right(false, false), "ab|c"},
		{"right of a selection", "a|bc^d", right(false, false), "abc|d"},
		{"right by a word", "one| two three", right(true, false), "one two| three"},
		{"right by a word, inside of one", "o|ne two", right(true, false), "one| two"},
		{"right over a family", "|👨‍👩‍👧x", right(false, false), "👨‍👩‍👧|x"},
		{"right over a shaped letter", "|क्षि", right(false, false), "क्षि|"},
		{"backspace", "ab|c", back(false), "a|c"},
		{"backspace over a family", "👨‍👩‍👧|x", back(false), "|x"},
		{"backspace over a selection", "a^bc|d", back(false), "a|d"},
		{"backspace at the beginning", "|a", back(false), "|a"},
		{"backspace over a line break", "a\n|b", back(false), "a|b"},
		{"backspace over a word", "one two| three", back(true), "one | three"},
		{"delete", "a|bc", del(false), "a|c"},
		{"delete over a line break", "a|\nb", del(false), "a|b"},
		{"delete over a word", "|one two", del(true), "| two"},
		{"delete at the end", "a|", del(false), "a|"},
		{"all", "a|b", Draft.All, "^ab|"},
		{"a word", "one tw|o", func(d Draft) Draft { return d.Word(d.Caret) }, "one ^two|"},
		{"between words", "one | two", func(d Draft) Draft { return d.Word(d.Caret) }, "one^  |two"},
		{"a word of letters that people hyphenate", "l'eau, |École", func(d Draft) Draft { return d.Word(d.Caret) }, "l'eau, ^École|"},
		{"a paragraph", "a\nb|c\nd", func(d Draft) Draft { return d.Paragraph(d.Caret) }, "a\n^bc|\nd"},
		{"changed from elsewhere", "Fees up|", func(d Draft) Draft { return d.Follow("Fees go up") }, "Fees go |up"},
		{"taken back elsewhere", "Fees up|", func(d Draft) Draft { return d.Follow("Fees") }, "Fees|"},
	} {
		if got := shown(x.do(with(x.before))); got != x.after {
			t.Errorf("%s: %q becomes %q and not %q", x.name, x.before, got, x.after)
		}
	}
}

func TestDraft_GoesThroughLinesAsTheyAreSet(t *testing.T) {
	const s = "A first line that is too long for its width\nshort\nand the last one of them, long again"
	lines := setting.Lines(s, geom.Pt{X: 10, Y: 20}, 0)
	if len(lines) < 5 || !lines[0].Soft {
		t.Fatalf("there are %d lines", len(lines))
	}
	d := NewDraft(s).at(lines[0].From+9, false)
	x := lines[0].x(d.Caret)
	for i := 1; i < len(lines); i++ {
		d = d.Up(lines, -1, false)
		at, _ := lineAt(lines, d.Caret)
		if at != i {
			t.Fatalf("after %d times down the caret is in line %d", i, at)
		}
		if got := lines[i].x(d.Caret); lines[i].Stops[len(lines[i].Stops)-1].X > x && (got > x+3 || got < x-3) {
			t.Errorf("in line %d it stands at %.1f and not at %.1f", i, got, x)
		}
	}
	if d = d.Up(lines, -1, false); d.Caret != len(s) {
		t.Errorf("from the last line down it comes to %d", d.Caret)
	}
	d = d.Up(lines, 3, true)
	if from, to := d.Selection(); from == to {
		t.Error("nothing is selected")
	}
	d = d.at(lines[1].From+2, false)
	if home := d.Home(lines, false, false); home.Caret != lines[1].From {
		t.Errorf("the line begins at %d and not at %d", lines[1].From, home.Caret)
	}
	end := d.End(lines, false, false)
	if at, _ := lineAt(lines, end.Caret); at != 1 || end.Caret < lines[1].To-1 {
		t.Errorf("the end of line 1 is %d, in line %d", end.Caret, at)
	}
	if d.Home(lines, true, false).Caret != 0 || d.End(lines, true, false).Caret != len(s) {
		t.Error("Ctrl+Home and Ctrl+End do not go to the ends of the text")
	}
}

// A caret stands where the letters of the paper lie.
func TestLines_StopsAreWhereTheGlyphsAre(t *testing.T) {
	const s = "AVATAR To Wave: señor Ærø, fjord & Tyre"
	line := text.Set(text.Regular, 4, 0, s)
	l := setting.One(s, geom.Pt{X: 5, Y: 7})
	var glyphs []geom.MM
	for _, r := range line.Text.Runs {
		for _, g := range r.Glyphs {
			glyphs = append(glyphs, 5+r.X+g.X)
		}
	}
	glyphs = append(glyphs, 5+line.Text.Width)
	if len(glyphs) != len(l.Stops) {
		t.Fatalf("%d glyphs and %d stops", len(glyphs), len(l.Stops))
	}
	for i, s := range l.Stops {
		if d := s.X - glyphs[i]; d > 0.001 || d < -0.001 {
			t.Errorf("stop %d is %.3f mm beside its glyph", i, d)
		}
	}
}

func TestNearest_FindsTheLetterUnderThePointer(t *testing.T) {
	const s = "Some words that need more than a line\n\nand more"
	lines := setting.Lines(s, geom.Pt{X: 10, Y: 20}, 0)
	for _, c := range Clusters(s) {
		from, to, ok := CaretAt(lines, c)
		if !ok {
			t.Fatal("no line")
		}
		if got := Nearest(lines, geom.Pt{X: from.X + 0.01, Y: (from.Y + to.Y) / 2}); got != c {
			t.Errorf("at the caret %d the pointer finds %d", c, got)
		}
	}
	if Nearest(lines, geom.Pt{}) != 0 || Nearest(lines, geom.Pt{X: 1e6, Y: 1e6}) != len(s) {
		t.Error("far away is not the ends of the text")
	}
}

// drawText is a text with everything that people type, and more.
func drawText(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.SampledFrom([]string{
		"a", "word", " ", "  ", "\n", "é", "e\u0301", "\u0301", "👨‍👩‍👧", "क्षि", "漢", "ş", "\u00ad", "'", "-", "שלום", "\x00", "\xff", "🇳🇴",
	}), 0, 12).Draw(t, "text")
	return strings.Join(parts, "")
}

func TestDraft_KeepsItsCaretBetweenLetters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := NewDraft(drawText(t))
		for range rapid.IntRange(1, 20).Draw(t, "keys") {
			lines := setting.Lines(d.Text, geom.Pt{}, 0)
			word, keep := rapid.Bool().Draw(t, "word"), rapid.Bool().Draw(t, "keep")
			switch rapid.IntRange(0, 12).Draw(t, "key") {
			case 0, 1:
				d = d.Insert(drawText(t))
			case 2:
				d = d.Left(word, keep)
			case 3:
				d = d.Right(word, keep)
			case 4:
				d = d.Backspace(word)
			case 5:
				d = d.Delete(word)
			case 6:
				d = d.Up(lines, rapid.IntRange(-3, 3).Draw(t, "lines"), keep)
			case 7:
				d = d.Home(lines, word, keep)
			case 8:
				d = d.End(lines, word, keep)
			case 9:
				d = d.At(rapid.IntRange(-2, len(d.Text)+2).Draw(t, "at"), keep)
			case 10:
				d = d.Word(rapid.IntRange(-2, len(d.Text)+2).Draw(t, "at"))
			case 11:
				d = d.Paragraph(rapid.IntRange(0, len(d.Text)).Draw(t, "at"))
			case 12:
				d = d.Follow(drawText(t))
			}
			stops := Clusters(d.Text)
			if !slices.Contains(stops, d.Caret) || !slices.Contains(stops, d.Anchor) {
				t.Fatalf("caret %d, anchor %d, of %q at %v", d.Caret, d.Anchor, d.Text, stops)
			}
			if !utf8.ValidString(d.Text) || !norm.NFC.IsNormalString(d.Text) {
				t.Fatalf("the text is %q", d.Text)
			}
			lines = setting.Lines(d.Text, geom.Pt{}, 0)
			if _, _, ok := CaretAt(lines, d.Caret); !ok {
				t.Fatal("the caret is nowhere")
			}
			at := 0
			for _, l := range lines { // the lines hold the text, all of it, once
				if l.From < at || l.From > at+1 || l.To < l.From {
					t.Fatalf("a line from %d to %d comes after %d", l.From, l.To, at)
				}
				at = l.To
			}
			if at != len(d.Text) {
				t.Fatalf("the lines end at %d of %d", at, len(d.Text))
			}
		}
	})
}

func TestSteps_LettersInARowAreOneStep(t *testing.T) {
	var s Steps
	d := NewDraft("")
	type_ := func(letters string) {
		for _, r := range letters {
			s.Keep(d, true)
			d = d.Insert(string(r))
		}
	}
	type_("one")
	s.Pause()
	type_("two")
	s.Keep(d, false)
	d = d.All().Backspace(false)
	for _, want := range []string{"onetwo", "one", "", ""} {
		if d = s.Undo(d); d.Text != want {
			t.Errorf("undone to %q and not to %q", d.Text, want)
		}
	}
	for _, want := range []string{"one", "onetwo", "", ""} {
		if d = s.Redo(d); d.Text != want {
			t.Errorf("done again to %q and not to %q", d.Text, want)
		}
	}
	type_("x")
	if d = s.Redo(d); d.Text != "x" {
		t.Errorf("a letter leaves %q to be done again", d.Text)
	}
}
