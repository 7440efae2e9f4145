package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"clustercanvas/canvas"
)

func TestLanguages_SayTheSame(t *testing.T) {
	english, german := readTable("en"), readTable("de")
	for _, lang := range Languages {
		words := readTable(lang)
		for key, s := range english {
			other, ok := words[key]
			if !ok {
				t.Errorf("%s lacks %q", lang, key)
				continue
			}
			if got, want := verb.FindAllString(other, -1), verb.FindAllString(s, -1); !slices.Equal(got, want) {
				t.Errorf("%s: %q takes %q, in English %q: %q", lang, key, got, want, other)
			}
			if n := utf8.RuneCountInString(other); n > longest(s, german[key]) {
				t.Errorf("%s: %q is %d letters long, at most %d have room: %q", lang, key, n, longest(s, german[key]), other)
			}
			if strings.TrimSpace(other) != other || other == "" {
				t.Errorf("%s: %q is %q", lang, key, other)
			}
		}
		for key := range words {
			if _, ok := english[key]; !ok {
				t.Errorf("%s has %q, which English lacks", lang, key)
			}
		}
	}
}

// verb is a place for an argument. Places are in the order of English: arguments have no numbers.
var verb = regexp.MustCompile(`%[sd]`)

// longest returns how many letters a short text may have that is called so in English and German: the
// longer of both and a third, and a little, as the places for it are made. Long texts are wrapped.
func longest(english, german string) int {
	n := max(utf8.RuneCountInString(english), utf8.RuneCountInString(german))
	if n >= 40 {
		return 3 * n
	}
	return n*4/3 + 6
}

func TestKnown(t *testing.T) {
	for wished, want := range map[string]string{
		"de-AT": "de", "nb": "nb", "no": "nb", "nn-NO": "nb", "no-NO": "nb", "FR": "fr", "sl-SI": "sl", "sv": "en", "": "en",
		canvas.PseudoLanguage: canvas.PseudoLanguage, "qps-ploc": canvas.PseudoLanguage,
	} {
		if got := Known(wished); got != want {
			t.Errorf("%q is served by %q, want %q", wished, got, want)
		}
	}
}

// The pseudo-language shows what has not gone through the words, so it is in every one of them.
func TestText_InThePseudoLanguage(t *testing.T) {
	for key, english := range readTable("en") {
		s := Text(canvas.PseudoLanguage, key)
		if plain := verb.ReplaceAllString(s, ""); strings.ContainsFunc(plain, func(r rune) bool { return r < 0x80 && unicode.IsLetter(r) }) {
			t.Errorf("%q is %q", key, s)
		}
		if got, want := verb.FindAllString(s, -1), verb.FindAllString(english, -1); !slices.Equal(got, want) {
			t.Errorf("%q takes %q, in English %q", key, got, want)
		}
	}
}

func TestText_FallsBack(t *testing.T) {
	for _, c := range []struct{ language, key, want string }{
		{"de-AT", "idea", "Idee"},
		{"fr", "idea", "idée"},
		{"no", "idea", "idé"},
		{"sv", "idea", "idea"},
		{"", "idea", "idea"},
		{"en", "no such word", "no such word"},
	} {
		if got := Text(c.language, c.key); got != c.want {
			t.Errorf("%q in %q is %q, not %q", c.key, c.language, got, c.want)
		}
	}
}

func TestNumbers_AreWrittenAsTheLanguageDoes(t *testing.T) {
	const thin, fixed = "\u2009", "\u00a0"
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ got, want string }{
		{Number(0), "0"},
		{Number(999), "999"},
		{Number(1234567), "1" + thin + "234" + thin + "567"},
		{Number(-1000), Minus + "1" + thin + "000"},
		{Decimal("en", 1205, 2), "12.05"},
		{Decimal("de", 1205, 2), "12,05"},
		{Decimal("de", -5, 1), Minus + "0,5"},
		{Percent("en", 355, 1), "35.5" + fixed + "%"},
		{Percent("de", 35, 0), "35" + fixed + "%"},
		{Money("en", 120000, "EUR"), "1" + thin + "200" + fixed + "EUR"},
		{Money("de", 120050, "EUR"), "1" + thin + "200,50" + fixed + "EUR"},
		{Money("en", 5, ""), "0.05"},
		{ShortMoney("en", 99_99, "EUR"), "99.99" + fixed + "EUR"},
		{ShortMoney("en", 540_000_49, "EUR"), "540" + thin + "000" + fixed + "EUR"},
		{ShortMoney("en", 1_230_000_00, "EUR"), "1.23" + fixed + "m" + fixed + "EUR"},
		{ShortMoney("de", 2_000_000_00, ""), "2" + fixed + "Mio."},
		{ShortMoney("de", 9_000_000_000_000_00, "EUR"), "9" + thin + "000" + fixed + "Mrd." + fixed + "EUR"},
		{Date("en", time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)), "1 March 2026"},
		{Date("de", time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)), "1. März 2026"},
		{Date("de", time.Time{}), ""},
		{Date("nb", day), "1. mars 2026"},
		{Date("da", day), "1. marts 2026"},
		{Date("nl", day), "1 maart 2026"},
		{Date("fr", day), "1 mars 2026"},
		{Date("es", day), "1 de marzo de 2026"},
		{Date("sl", day), "1. marca 2026"},
		{DayAndMonth("es", day), "1 de marzo"},
		{Percent("nl", 355, 1), "35,5%"},
		{Percent("fr", 355, 1), "35,5" + fixed + "%"},
		{Money("sl", 120050, "EUR"), "1" + thin + "200,50" + fixed + "EUR"},
		{ShortMoney("nb", 2_500_000_00, "NOK"), "2,5" + fixed + "mill." + fixed + "NOK"},
		{ShortMoney("es", 2_000_000_000_00, "EUR"), "2" + fixed + "mil M" + fixed + "EUR"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
