package text

import (
	"slices"
	"testing"

	"golang.org/x/text/unicode/bidi"
	"pgregory.net/rapid"
)

func TestFromLeft_IsHowPeopleReadIt(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"left alone", "abc 12", "abc 12"},
		{"right alone", "שלום עולם", "םלוע םולש"},
		{"a figure among letters from the right", "ab גד 12 הו z", "ab וה 12 דג z"},
		{"a paragraph from the right", "גד ab 12", "ab 12 דג"},
		{"letters from the left within", "גד ab cd הו", "וה ab cd דג"},
		{"a range and a percentage", "גד 45% 2026-2030", "2026-2030 45% דג"},
		{"an amount with commas", "גד 1,520.5", "1,520.5 דג"},
		{"a bracket around figures", "גד (2027)", ")2027( דג"},
		{"a bracket after letters from the right", "ab (גד) cd", "ab (דג) cd"},
		{"a bracket in a paragraph from the right", "גד (ab) הו", "וה )ab( דג"},
		{"a stop at the end", "גד.", ".דג"},
		{"spaces at the end stay there", "ab גד  ", "ab דג  "},
		{"Arabic with a figure", "مر 45 با", "اب 45 رم"},
	} {
		rs := []rune(c.in)
		of := levels(rs, baseLevel(c.in))
		var got []rune
		for _, i := range fromLeft(of) {
			got = append(got, rs[i])
		}
		if string(got) != c.want {
			t.Errorf("%s: %q lies as %q and not as %q", c.name, c.in, string(got), c.want)
		}
	}
}

// What letters are read from the right is what another reading of UAX #9 says, brackets apart, which the
// other does not pair at the end of a line.
func TestLevels_AreThoseOfAnother(t *testing.T) {
	letters := []rune("abz אבג مرب 012 ٠١ .,:;+-–%€$<>!?/ \u0301\u05b0\u064e漢กक😀")
	rapid.Check(t, func(t *rapid.T) {
		str := rapid.StringOfN(rapid.RuneFrom(letters), 1, 24, -1).Draw(t, "text")
		var p bidi.Paragraph
		direction := bidi.LeftToRight
		if baseLevel(str) == 1 {
			direction = bidi.RightToLeft
		}
		if _, err := p.SetString(str, bidi.DefaultDirection(direction)); err != nil {
			t.Skip(err)
		}
		order, err := p.Order()
		if err != nil {
			t.Skip(err)
		}
		var want []uint8
		for i := range order.NumRuns() {
			run := order.Run(i)
			for range []rune(run.String()) {
				want = append(want, uint8(run.Direction()))
			}
		}
		var got []uint8
		for _, l := range levels([]rune(str), baseLevel(str)) {
			got = append(got, l&1)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q: %v, and not %v", str, got, want)
		}
	})
}
