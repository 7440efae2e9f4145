// Package words holds the words that are printed on sheets, in every language, and how numbers
// and dates are written there. The window's own words are not here: they belong to the window.
//
// The words are data: a JSON file for each language with the same keys. English is complete; a
// word that another language lacks is taken from English, and a test says which.
package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"clustercanvas/canvas"
)

//go:embed *.json
var files embed.FS

// Languages lists the languages of sheets by their codes; the first is the one to fall back to.
// Each has its words here, in the window (app/translations), in the deck, the tools and the examples:
// a language is offered once all of these are complete.
var Languages = []string{"en", "de", "nb", "da", "nl", "fr", "es", "sl"}

var tables sync.Map // by language, so that only those that are asked for are read

// table returns the words of a language that is known.
func table(language string) map[string]string {
	if t, ok := tables.Load(language); ok {
		return t.(map[string]string)
	}
	t, _ := tables.LoadOrStore(language, readTable(language))
	return t.(map[string]string)
}

func readTable(language string) map[string]string {
	out := map[string]string{}
	if language == canvas.PseudoLanguage {
		for key, s := range table(Languages[0]) {
			out[key] = canvas.Pseudo(s)
		}
		return out
	}
	b, err := files.ReadFile(language + ".json")
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		panic("words: " + language + ": " + err.Error()) // embedded: TestLanguages_SayTheSame
	}
	return out
}

// Known returns the language of the list that serves a wished one: "de-AT" is served by "de",
// and what is not there by English. The pseudo-language serves itself.
func Known(language string) string {
	base := canvas.BaseLanguage(language)
	if slices.Contains(Languages, base) || base == canvas.PseudoLanguage {
		return base
	}
	return Languages[0]
}

// Labeled joins a name and what is said of it, "Goal: 12", as the language does.
func Labeled(language, name, said string) string { return Text(language, "labeled", name, said) }

// Text returns a word in a language, with %s replaced by the arguments in order. A key that is
// missing everywhere is returned itself, so that it is seen.
func Text(language, key string, args ...any) string {
	s, ok := table(Known(language))[key]
	if !ok {
		if s, ok = table(Languages[0])[key]; !ok {
			return key
		}
	}
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}

// Minus stands before negative numbers: a dash, as the fonts of sheets have no minus sign.
const Minus = "–"

// Number returns a whole number with its thousands apart by thin spaces.
func Number(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = Minus, s[1:]
	}
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteRune('\u2009')
		}
		b.WriteRune(r)
	}
	return sign + b.String()
}

// Decimal returns n tenths, hundredths and so on: n through 10 to the power of places, with the
// decimal mark of the language.
func Decimal(language string, n int64, places int) string {
	if places == 0 {
		return Number(n)
	}
	unit := int64(1)
	for range places {
		unit *= 10
	}
	sign := ""
	if n < 0 {
		sign, n = Minus, -n
	}
	return sign + Number(n/unit) + Point(language) + fmt.Sprintf("%0*d", places, n%unit)
}

// Quantity returns millionths as a number with all its decimals and no more.
func Quantity(language string, micro int64) string {
	places := 6
	for places > 0 && micro%10 == 0 {
		micro, places = micro/10, places-1
	}
	return Decimal(language, micro, places)
}

// Point returns the decimal mark of a language.
func Point(language string) string { return Text(language, "point") }

// Percent returns n units of 10 to the power of -places per cent, with the sign.
func Percent(language string, n int64, places int) string {
	return Text(language, "percent", Decimal(language, n, places))
}

// Money returns an amount in minor units (hundredths) with its currency; cents are shown only
// where there are some.
func Money(language string, minor int64, currency string) string {
	s := ""
	if minor%100 == 0 {
		s = Number(minor / 100)
	} else {
		s = Decimal(language, minor, 2)
	}
	if currency == "" {
		return s
	}
	return s + "\u00a0" + currency
}

// ShortMoney returns an amount in minor units as a card shows it: exact below a thousand, in whole
// units below a million, and in millions or billions with two places above.
func ShortMoney(language string, minor int64, currency string) string {
	const thousand, million, billion = 100_000, 100_000_000, 100_000_000_000
	in := func(unit int64, key string) string {
		n, places := (minor+unit/200)/(unit/100), 2
		for places > 0 && n%10 == 0 {
			n, places = n/10, places-1
		}
		return strings.TrimSpace(Decimal(language, n, places) + "\u00a0" + Text(language, key) + "\u00a0" + currency)
	}
	switch {
	case minor < thousand:
		return Money(language, minor, currency)
	case minor < million:
		return Money(language, (minor+50)/100*100, currency)
	case minor < billion:
		return in(million, "million")
	}
	return in(billion, "billion")
}

// Date returns a day written out in the language: "21 November 2026". The zero time is empty.
func Date(language string, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	month := Text(language, "month-"+strconv.Itoa(int(t.Month())))
	return Text(language, "date", t.Day(), month, t.Year())
}

// DayAndMonth returns a day without its year: "21 November".
func DayAndMonth(language string, t time.Time) string {
	return Text(language, "day-and-month", t.Day(), Text(language, "month-"+strconv.Itoa(int(t.Month()))))
}
