package systemfonts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"clustercanvas/canvas/text"
)

// fileOf returns the name of the file that a face comes from.
func (f *Fonts) fileOf(x *text.Foreign) string {
	for _, y := range f.faces {
		if x != nil && y.parsed == x {
			return filepath.Base(y.file)
		}
	}
	return ""
}

func TestFind_HasAFaceForEveryScript(t *testing.T) {
	f := OfSystem()
	for name, letters := range map[string]string{
		"Arabic": "م", "Hebrew": "ש", "Devanagari": "क्षि", "Bengali": "ক", "Tamil": "த", "Thai": "ไ", "Chinese": "漢", "Japanese": "か",
		"Korean": "한", "emoji": "😀", "an emoji of several": "👨‍👩‍👧", "a digit in a key": "1️⃣",
	} {
		x := f.Find([]rune(letters), text.Regular)
		if x == nil || !x.Has([]rune(letters)) {
			t.Errorf("%s: no face has %q; `make test` installs fonts for it", name, letters)
		}
		if again := f.Find([]rune(letters), text.Regular); again != x {
			t.Errorf("%s: another face the second time", name)
		}
	}
	if x := f.Find([]rune{0xe000}, text.Regular); x != nil {
		t.Errorf("%s has a letter for private use", f.fileOf(x))
	}
}

func TestFind_TakesTheWeightThatIsAskedFor(t *testing.T) {
	f := OfSystem()
	regular, bold := f.Find([]rune("क"), text.Regular), f.Find([]rune("क"), text.BoldItalic)
	if r, b := f.fileOf(regular), f.fileOf(bold); !strings.Contains(r, "Regular") || !strings.Contains(b, "Bold") {
		t.Errorf("regular is %q, bold %q", r, b)
	}
}

func TestFind_DoesNotReadAnythingBeforeItIsAsked(t *testing.T) {
	folder := t.TempDir()
	f := In(folder)
	copyFont(t, sample(t), folder)
	if f.scanned {
		t.Fatal("it has looked already")
	}
	if f.Find([]rune("ก"), text.Regular) == nil {
		t.Error("a font that came before the first question is not found")
	}
}

// sample returns a small font of the system.
func sample(t testing.TB) string {
	t.Helper()
	const name = "/usr/share/fonts/truetype/noto/NotoSansThaiUI-Regular.ttf"
	if _, err := os.Stat(name); err != nil {
		t.Fatalf("%v; `make test` installs it", err)
	}
	return name
}

func copyFont(t testing.TB, from, folder string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, filepath.Base(from)), b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFind_PassesOverWhatIsNoFont(t *testing.T) {
	folder := t.TempDir()
	whole, err := os.ReadFile(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, b []byte) {
		if err := os.WriteFile(filepath.Join(folder, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("empty.ttf", nil)
	write("words.ttf", []byte(strings.Repeat("no font ", 1000)))
	write("cut.ttf", whole[:len(whole)/2])
	write("head.otf", whole[:200])
	write("collection.ttc", append([]byte("ttcf\x00\x01\x00\x00\xff\xff\xff\xff"), whole...))
	claims := append([]byte{}, whole...)
	copy(claims[12+12:], []byte{0xff, 0xff, 0xff, 0xff}) // a table of four gigabytes
	write("claims.ttf", claims)
	write("whole.pfb", whole)
	if err := os.Mkdir(filepath.Join(folder, "folder.ttf"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(folder, "nowhere"), filepath.Join(folder, "dead.ttf")); err != nil {
		t.Fatal(err)
	}
	huge, err := os.Create(filepath.Join(folder, "huge.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := huge.Write(whole); err != nil {
		t.Fatal(err)
	}
	if err := huge.Truncate(largest + 1); err != nil { // takes no room on the disk
		t.Fatal(err)
	}
	if err := huge.Close(); err != nil {
		t.Fatal(err)
	}
	if x := In(folder, filepath.Join(folder, "missing")).Find([]rune("ก"), text.Regular); x != nil {
		t.Error("a face comes from a file that is no font")
	}
	below := filepath.Join(folder, "folder.ttf", "below")
	if err := os.Mkdir(below, 0o700); err != nil {
		t.Fatal(err)
	}
	copyFont(t, sample(t), below)
	if In(folder).Find([]rune("ก"), text.Regular) == nil {
		t.Error("the one font that is whole is not found among the others")
	}
}

// A font that is damaged in any place is passed over or draws what it can, and never ends the program.
func TestFind_SurvivesDamagedFonts(t *testing.T) {
	whole, err := os.ReadFile(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	name := filepath.Join(folder, "a.ttf")
	t.Cleanup(func() { text.SetSource(nil) })
	rapid.Check(t, func(t *rapid.T) {
		b := append([]byte{}, whole...)
		for range rapid.IntRange(1, 40).Draw(t, "flips") {
			b[rapid.IntRange(0, len(b)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		if rapid.Bool().Draw(t, "cut") {
			b = b[:rapid.IntRange(0, len(b)).Draw(t, "to")]
		}
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		text.SetSource(In(folder).Find)
		const str = "ประเทศไทย ก็ น้ำ 12"
		for _, l := range text.Wrap(text.Bold, 4, 20, str) {
			if !(l.Text.Width >= 0 && l.Text.Width < 10_000) {
				t.Fatalf("a line is %v mm wide", l.Text.Width)
			}
		}
	})
}

// Whatever the scripts, a text that is broken into lines loses no letter, and no line is too wide for
// more than one cluster.
func TestWrap_LosesNothingInAnyScript(t *testing.T) {
	text.SetSource(OfSystem().Find)
	t.Cleanup(func() { text.SetSource(nil) })
	parts := []string{"ab", " ", " ", "WV", "هيئة", "الملاحة", "(", ")", "45 %", "שלום", "क्षेत्रीय", "मुख्य", "โครงการ", "เกาะ", "成员", "，", "。", "かタ", "한국", "😀", "👨‍👩‍👧", "\ue000", "\u00ad", "\n", "-", "e\u0301", "\u200c"}
	rapid.Check(t, func(t *rapid.T) {
		str := text.Normal(strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 30).Draw(t, "text"), ""))
		width := rapid.Float64Range(4, 60).Draw(t, "width")
		at := 0
		for _, l := range text.Wrap(text.Regular, 3, width, str) {
			if l.Start < at || l.End < l.Start || strings.Trim(str[at:l.Start], "\n") != "" {
				t.Fatalf("line %d to %d after %d in %q", l.Start, l.End, at, str)
			}
			at = l.End
			shown := 0
			x := -1e-9
			for _, r := range l.Text.Runs {
				for _, c := range r.Clusters {
					shown += utf8.RuneCountInString(c.Text)
					if c.X+r.X < x {
						t.Fatalf("%q lies left of what comes before it in %q", c.Text, str)
					}
					x = c.X + r.X - 1e-9
				}
				if len(r.Glyphs) > 0 {
					shown += utf8.RuneCountInString(r.Text)
				}
			}
			want := 0
			for _, r := range l.Text.Plain {
				if r != '\u200c' && r != '\u200d' {
					want++
				}
			}
			if joiners := strings.Count(l.Text.Plain, "\u200c") + strings.Count(l.Text.Plain, "\u200d"); shown+len(l.Missing) < want || shown+len(l.Missing) > want+joiners {
				t.Fatalf("%d of %d letters are drawn in %q", shown+len(l.Missing), want, l.Text.Plain)
			}
			places := text.Places(text.Regular, 3, str[l.Start:l.End], l.Right)
			if len(places) != utf8.RuneCountInString(str[l.Start:l.End])+1 {
				t.Fatalf("%d places for %q", len(places), str[l.Start:l.End])
			}
		}
		if at != len(str) {
			t.Fatalf("the lines end at %d of %d in %q", at, len(str), str)
		}
	})
}

// What no font has is told, wherever it stands, so that a box is drawn for it.
func TestSet_TellsOfLettersThatNoFontHas(t *testing.T) {
	text.SetSource(OfSystem().Find)
	t.Cleanup(func() { text.SetSource(nil) })
	for _, str := range []string{"a\ue000b", "مر\ue000حبا", "海\ue000", "\ue000"} {
		l := text.Set(text.Regular, 10, 0, str)
		if len(l.Missing) != 1 || l.Missing[0].Letter != 0xe000 || l.Missing[0].Width != 6 || text.Has(text.Regular, str) {
			t.Errorf("%q: missing is %v", str, l.Missing)
		}
	}
	if !text.Has(text.Regular, "海 and مر") {
		t.Error("letters that fonts have are told as missing")
	}
}
