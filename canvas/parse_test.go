package canvas

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// refusedFigure stands for ErrNumber in the tables below.
const refusedFigure = -1

func TestParseShare(t *testing.T) {
	for _, x := range []struct {
		typed  string
		en, de Share // in millionths
	}{
		{"35", 350_000, 350_000},
		{"0", 0, 0},
		{"100", Whole, Whole},
		{"35%", 350_000, 350_000},
		{" 35 % ", 350_000, 350_000},
		{"35\u00a0%", 350_000, 350_000},
		{"35\u202f%", 350_000, 350_000},
		{"12,5 %", 125_000, 125_000},
		{"12.5", 125_000, 125_000},
		{"0.5", 5_000, 5_000},
		{"0,5", 5_000, 5_000},
		{"0.125", 1_250, 1_250},
		{"0,125", 1_250, 1_250},
		{"33.3333", 333_333, 333_333},
		{"33,3333", 333_333, 333_333},
		{"33.33330", 333_333, 333_333},
		{"0.0001", 1, 1},
		{"99.9999", 999_999, 999_999},
		{"33,333", refusedFigure, 333_330}, // 33 thousand in English
		{"33.333", 333_330, refusedFigure},
		{"33.33333", refusedFigure, refusedFigure},
		{"100,00001", refusedFigure, refusedFigure},
		{"100.0001", refusedFigure, refusedFigure},
		{"101", refusedFigure, refusedFigure},
		{"-5", refusedFigure, refusedFigure},
		{"−5", refusedFigure, refusedFigure},
		{"+5", refusedFigure, refusedFigure},
		{"", refusedFigure, refusedFigure},
		{" ", refusedFigure, refusedFigure},
		{"%", refusedFigure, refusedFigure},
		{"5 %%", refusedFigure, refusedFigure},
		{"% 5", refusedFigure, refusedFigure},
		{".", refusedFigure, refusedFigure},
		{"5.", refusedFigure, refusedFigure},
		{"1.2.3", refusedFigure, refusedFigure},
		{"1..2", refusedFigure, refusedFigure},
		{"abc", refusedFigure, refusedFigure},
		{"1e1", refusedFigure, refusedFigure},
		{"NaN", refusedFigure, refusedFigure},
		{"0x10", refusedFigure, refusedFigure},
		{"٣", refusedFigure, refusedFigure},
		{"½", refusedFigure, refusedFigure},
		{strings.Repeat("9", 40), refusedFigure, refusedFigure},
		{"0." + strings.Repeat("0", 40) + "1", refusedFigure, refusedFigure},
	} {
		for language, want := range map[string]Share{"en": x.en, "de": x.de} {
			got, err := ParseShare(x.typed, language)
			sameFigure(t, fmt.Sprintf("%q in %s", x.typed, language), int64(got), err, int64(want))
		}
	}
}

func TestParseMoney(t *testing.T) {
	const euro, thousand, million, billion = 100, 100_000, 100_000_000, 100_000_000_000
	for _, x := range []struct {
		typed  string
		en, de Money // in cents
	}{
		{"1 200 000", 1_200_000 * euro, 1_200_000 * euro},
		{"1\u00a0200\u00a0000", 1_200_000 * euro, 1_200_000 * euro},
		{"1\u202f200\u202f000", 1_200_000 * euro, 1_200_000 * euro},
		{"1\u2009200\u2009000", 1_200_000 * euro, 1_200_000 * euro},
		{"1'200'000", 1_200_000 * euro, 1_200_000 * euro},
		{"1’200’000", 1_200_000 * euro, 1_200_000 * euro},
		{"1,200,000", 1_200_000 * euro, 1_200_000 * euro},
		{"1.200.000", 1_200_000 * euro, 1_200_000 * euro},
		{"1,200", 1_200 * euro, 120}, // thousands in English, a fraction in German
		{"1.200", 120, 1_200 * euro},
		{"0,200", 20, 20},
		{"0.200", 20, 20},
		{"3.000,50 €", 3_000*euro + 50, 3_000*euro + 50},
		{"3,000.50", 3_000*euro + 50, 3_000*euro + 50},
		{"€ 3 000", 3_000 * euro, 3_000 * euro},
		{"€3000", 3_000 * euro, 3_000 * euro},
		{"$3000", 3_000 * euro, 3_000 * euro},
		{"EUR 5k", 5 * thousand, 5 * thousand},
		{"EUR\u00a05k", 5 * thousand, 5 * thousand},
		{"5 k EUR", 5 * thousand, 5 * thousand},
		{"CHF 1'000", 1 * thousand, 1 * thousand},
		{"1.2m", 120_000_000, 120_000_000},
		{"1,2 Mio", 120_000_000, 120_000_000},
		{"1,2 Mio. €", 120_000_000, 120_000_000},
		{"5 MIO", 5 * million, 5 * million},
		{"5 MRD", 5 * billion, 5 * billion},
		{"5 TSD", 5 * thousand, 5 * thousand},
		{"5 MIO EUR", 5 * million, 5 * million},
		{"2 Tsd.", 2 * thousand, 2 * thousand},
		{"2.5 million", 250_000_000, 250_000_000},
		{"2,5 Millionen", 250_000_000, 250_000_000},
		{"1.23456789bn", 123_456_789_000, 123_456_789_000},
		{"1.2345678m", 123_456_780, 123_456_780},
		{"1.23456789m", 123_456_789, 123_456_789},
		{"1.234567891m", refusedFigure, refusedFigure}, // finer than a cent
		{"0.00001k", 1, 1},
		{"0.5", 50, 50},
		{"0", 0, 0},
		{"0 €", 0, 0},
		{"12.34", 1234, 1234},
		{"12.340", 1234, 12_340 * euro},
		{"12.345", refusedFigure, 12_345 * euro},
		{"12,345", 12_345 * euro, refusedFigure},
		{"100 000 000 000", 100 * billion, 100 * billion},
		{"9000 bn", MaxMoney, MaxMoney},
		{"9 000 000 000 000", MaxMoney, MaxMoney},
		{"9 000 000 000 000.01", refusedFigure, refusedFigure},
		{"9001 bn", refusedFigure, refusedFigure},
		{"999999999999999 bn", refusedFigure, refusedFigure},
		{strings.Repeat("9", 60), refusedFigure, refusedFigure},
		{"-5", refusedFigure, refusedFigure},
		{"€ -5", refusedFigure, refusedFigure},
		{"", refusedFigure, refusedFigure},
		{"€", refusedFigure, refusedFigure},
		{"EUR", refusedFigure, refusedFigure},
		{"k", refusedFigure, refusedFigure},
		{"abc", refusedFigure, refusedFigure},
		{"1e5", refusedFigure, refusedFigure},
		{"5 apples", refusedFigure, refusedFigure},
		{"5 %", refusedFigure, refusedFigure},
		{"MIO 5", refusedFigure, refusedFigure},
		{"1,20,000", refusedFigure, refusedFigure},
		{"12 00", refusedFigure, refusedFigure},
		{"1 2 3", refusedFigure, refusedFigure},
		{"1234 567", refusedFigure, refusedFigure},
		{"1.2 3", refusedFigure, refusedFigure},
		{"1. 000", refusedFigure, refusedFigure},
		{",100", refusedFigure, refusedFigure}, // may mean a tenth as well
		{".100", refusedFigure, refusedFigure},
		{"1,", refusedFigure, refusedFigure},
		{"1.000,", refusedFigure, refusedFigure},
		{"1,000.000.000", refusedFigure, refusedFigure},
		{"1_000", refusedFigure, refusedFigure},
		{"''1", refusedFigure, refusedFigure},
		{"٣٤", refusedFigure, refusedFigure},
	} {
		for language, want := range map[string]Money{"en": x.en, "de": x.de} {
			got, err := ParseMoney(x.typed, language)
			sameFigure(t, fmt.Sprintf("%q in %s", x.typed, language), int64(got), err, int64(want))
		}
	}
}

func TestParse_KnowsVariantsOfLanguages(t *testing.T) {
	for language, want := range map[string]Money{"": 1_200_00, "en-GB": 1_200_00, "en": 1_200_00, "de-AT": 1_20, "nb": 1_20} {
		if got, err := ParseMoney("1,200", language); err != nil || got != want {
			t.Errorf("in %q: %d, %v", language, got, err)
		}
	}
}

func sameFigure(t *testing.T, what string, got int64, err error, want int64) {
	t.Helper()
	if want == refusedFigure {
		if !errors.Is(err, ErrNumber) || got != 0 {
			t.Errorf("%s is %d, %v", what, got, err)
		}
		return
	}
	if err != nil || got != want {
		t.Errorf("%s is %d, not %d: %v", what, got, want, err)
	}
}

// TestParseMoney_ReadsWhatIsWritten: any amount, with any mark of thousands, comes back to the
// cent.
func TestParseMoney_ReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Money(rapid.Int64Range(0, int64(MaxMoney)).Draw(t, "cents"))
		language := rapid.SampledFrom([]string{"en", "de"}).Draw(t, "language")
		point, marks := ".", []string{"", ",", " ", "'", "’", "\u00a0", "\u202f", "\u2009"}
		if language == "de" {
			point, marks[1] = ",", "."
		}
		typed := grouped(fmt.Sprint(int64(m)/100), rapid.SampledFrom(marks).Draw(t, "mark"))
		if cents := m % 100; cents != 0 || rapid.Bool().Draw(t, "cents shown") {
			typed += fmt.Sprintf("%s%02d", point, cents)
		}
		around := rapid.SampledFrom([]string{"%s", "€ %s", "%s €", "%s EUR", "NOK %s", " %s\t"}).Draw(t, "around")
		typed = fmt.Sprintf(around, typed)
		if got, err := ParseMoney(typed, language); err != nil || got != m {
			t.Fatalf("%q is %d, not %d: %v", typed, got, m, err)
		}
	})
}

// grouped puts a mark between groups of three digits.
func grouped(digits, mark string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + mark + digits[i:]
	}
	return digits
}

func TestParseShare_ReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		share := rapid.Int64Range(0, int64(Whole)).Draw(t, "millionths")
		typed := fmt.Sprintf("%d.%04d", share/10_000, share%10_000)
		language := rapid.SampledFrom([]string{"en", "de"}).Draw(t, "language")
		if language == "de" {
			typed = strings.ReplaceAll(typed, ".", ",")
		}
		if got, err := ParseShare(typed+" %", language); err != nil || got != Share(share) {
			t.Fatalf("%q is %d, not %d: %v", typed, got, share, err)
		}
	})
}

func FuzzParseShare(f *testing.F) {
	for _, s := range []string{"12,5 %", "33.3333", "100,00001", "-5", "1 200", "٣", "1\u00a0%"} {
		f.Add(s, "de")
	}
	f.Fuzz(func(t *testing.T, typed, language string) {
		got, err := ParseShare(typed, language)
		if got < 0 || got > Whole || (err != nil && (got != 0 || !errors.Is(err, ErrNumber))) {
			t.Fatalf("%q in %q is %d, %v", typed, language, got, err)
		}
	})
}

func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{"1 200 000", "1.2m", "1,2 Mio", "€ 3 000", "EUR 5k", "9000 bn", "1'200", "٣k", "-5", "0.5 MIO EUR"} {
		f.Add(s, "en")
	}
	f.Fuzz(func(t *testing.T, typed, language string) {
		got, err := ParseMoney(typed, language)
		if got < 0 || got > MaxMoney || (err != nil && (got != 0 || !errors.Is(err, ErrNumber))) {
			t.Fatalf("%q in %q is %d, %v", typed, language, got, err)
		}
	})
}
