package words

import (
	"strings"
	"testing"
	"time"
)

func TestLanguages_SayTheSame(t *testing.T) {
	english := tables["en"]
	for _, lang := range Languages {
		for key, s := range english {
			other, ok := tables[lang][key]
			if !ok {
				t.Errorf("%s lacks %q", lang, key)
				continue
			}
			for _, verb := range []string{"%s", "%d", "%%"} {
				if strings.Count(other, verb) != strings.Count(s, verb) {
					t.Errorf("%s: %q has other arguments than in English: %q", lang, key, other)
				}
			}
			if strings.TrimSpace(other) != other || other == "" {
				t.Errorf("%s: %q is %q", lang, key, other)
			}
		}
		for key := range tables[lang] {
			if _, ok := english[key]; !ok {
				t.Errorf("%s has %q, which English lacks", lang, key)
			}
		}
	}
}

func TestText_FallsBack(t *testing.T) {
	for _, c := range []struct{ language, key, want string }{
		{"de-AT", "idea", "Idee"},
		{"fr", "idea", "idea"},
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
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
