package text

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-text/typesetting/harfbuzz"
	"pgregory.net/rapid"
)

func TestWidth_IsHarfBuzzInFontUnits(t *testing.T) {
	for _, s := range Styles {
		f := loaded()[s]
		for _, str := range []string{
			"AVATAR To Wave Tyre", "Key Partners: suppliers, Ya. LT", "Größe, Ärger, Åse", "Scale Up programs 35 %", "office fifi flu",
		} {
			buf := harfbuzz.NewBuffer()
			buf.AddRunes([]rune(str), 0, -1)
			buf.GuessSegmentProperties()
			buf.Shape(f.shaper, plain)
			want := 0
			for _, p := range buf.Pos {
				want += int(p.XAdvance)
			}
			got := Width(s, 10, str) * float64(UnitsPerEm(s)) / 10
			if math.Abs(got-float64(want)) > 0.001 {
				t.Errorf("style %d: %q is %.3f units wide, HarfBuzz says %d", s, str, got, want)
			}
		}
	}
}

func TestSet_KeepsEveryLetterOnce(t *testing.T) {
	l := Set(Regular, 10, 0, "a漢b\u00adc e\u0301")
	if l.Text.Plain != "a漢bc é" {
		t.Errorf("plain is %q", l.Text.Plain)
	}
	if len(l.Missing) != 1 || l.Missing[0].Letter != '漢' || l.Missing[0].Width != 6 {
		t.Errorf("missing is %v", l.Missing)
	}
	if len(l.Text.Runs) != 2 || l.Text.Runs[0].Text != "a" || l.Text.Runs[1].Text != "bc é" {
		t.Fatalf("runs are %+v", l.Text.Runs)
	}
	for _, run := range l.Text.Runs {
		for i, g := range run.Glyphs {
			r, _ := utf8.DecodeRuneInString(l.Text.Plain[g.Cluster:])
			if id, _ := Glyph(Regular, r); id != g.ID {
				t.Errorf("glyph %d of %q stands for %q", i, run.Text, r)
			}
		}
	}
}

func TestWrap_BreaksAtSoftHyphens(t *testing.T) {
	lines := Wrap(Bold, 4, 30, "Regional\u00adregierung zahlt")
	var got []string
	for _, l := range lines {
		got = append(got, l.Text.Plain)
	}
	if strings.Join(got, "|") != "Regional-|regierung|zahlt" && strings.Join(got, "|") != "Regional-|regierung zahlt" {
		t.Errorf("lines are %q", got)
	}
}

func TestWrap_LosesNothingAndFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		str := Normal(rapid.StringOfN(rapid.RuneFrom([]rune("abc WVéß-,.\u00ad\n漢 i")), 0, 80, -1).Draw(t, "text"))
		width := rapid.Float64Range(5, 60).Draw(t, "width")
		lines := Wrap(Regular, 3, width, str)
		at := 0
		for _, l := range lines {
			if l.Start < at || l.End < l.Start || strings.Trim(str[at:l.Start], "\n") != "" {
				t.Fatalf("line %d to %d after %d in %q", l.Start, l.End, at, str)
			}
			at = l.End
			if utf8.RuneCountInString(strings.TrimRight(str[l.Start:l.End], " ")) > 2 && l.Text.Width > width+0.01 &&
				l.Text.Width > Width(Regular, 3, "W漢-")+0.01 {
				t.Fatalf("line %q is %.2f mm wide, there are %.2f", l.Text.Plain, l.Text.Width, width)
			}
		}
		if at != len(str) {
			t.Fatalf("the lines end at %d of %d in %q", at, len(str), str)
		}
	})
}

func TestFonts_HaveThousandUnits(t *testing.T) {
	for _, s := range Styles {
		if UnitsPerEm(s) != 1000 {
			t.Errorf("face %d has %d units: PDF truncates widths to a thousandth of an em", s, UnitsPerEm(s))
		}
	}
}

func BenchmarkWrap(b *testing.B) {
	s := strings.Repeat("Members meet customers and find partners for new projects. ", 3)
	for b.Loop() {
		Wrap(Regular, 3.1, 36, s)
	}
}
