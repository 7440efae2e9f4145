package canvas

import (
	"errors"
	"strings"
	"unicode"
)

// ErrNumber means that what was typed is no share or amount.
var ErrNumber = errors.New("canvas: not a number")

// ParseShare reads a percentage as people type it in a language: "35", "12,5 %", "33.3333". It is
// exact to four places behind the decimal point; below 0, above 100 or finer is ErrNumber.
func ParseShare(typed, language string) (Share, error) {
	n, err := parseDecimal(strings.TrimSuffix(strings.TrimSpace(typed), "%"), language, 4)
	if err != nil || n > int64(Whole) {
		return 0, ErrNumber
	}
	return Share(n), nil
}

// multipliers are what people write behind an amount, in English and German.
var multipliers = map[string]int64{
	"": 1, "k": 1e3, "tsd": 1e3, "tsd.": 1e3, "thousand": 1e3, "tausend": 1e3,
	"m": 1e6, "mn": 1e6, "mio": 1e6, "mio.": 1e6, "million": 1e6, "millions": 1e6, "millionen": 1e6,
	"bn": 1e9, "b": 1e9, "mrd": 1e9, "mrd.": 1e9, "billion": 1e9, "billions": 1e9, "milliarde": 1e9, "milliarden": 1e9,
}

// ParseMoney reads an amount as people type it in a language: "1 200 000", "1.2m", "1,2 Mio",
// "€ 3 000". The result is in minor units, exact to the cent. A currency sign or its three
// letters may stand before or behind and are not looked at. What cannot be read, is negative,
// finer than a cent or above MaxMoney is ErrNumber.
func ParseMoney(typed, language string) (Money, error) {
	s := strings.TrimSpace(typed)
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.Is(unicode.Sc, r) || unicode.IsSpace(r) })
	if f := strings.Fields(s); len(f) > 1 && isCurrency(f[0]) {
		s = strings.TrimSpace(strings.TrimPrefix(s, f[0]))
	} else if len(f) > 1 && isCurrency(f[len(f)-1]) {
		s = strings.TrimSpace(strings.TrimSuffix(s, f[len(f)-1]))
	}
	end := strings.LastIndexFunc(s, unicode.IsDigit) + 1
	factor, ok := multipliers[strings.ToLower(strings.TrimSpace(s[end:]))]
	if !ok {
		return 0, ErrNumber
	}
	const places = 8 // behind the point, so that "1.23456m" is exact
	n, err := parseDecimal(s[:end], language, places)
	if err != nil {
		return 0, err
	}
	const unit = 1e6 // 10^places in minor units
	if n*factor/factor != n || n*factor%unit != 0 || n*factor/unit > int64(MaxMoney) {
		return 0, ErrNumber
	}
	return Money(n * factor / unit), nil
}

func isCurrency(word string) bool {
	return len(word) == 3 && strings.ToUpper(word) == word && strings.IndexFunc(word, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// parseDecimal reads a number that is not negative, times 10^places, exactly. Groups of three
// digits may stand apart by spaces, apostrophes, or the mark that is not the decimal one.
func parseDecimal(s, language string, places int) (int64, error) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\'' || r == '’' {
			return '_'
		}
		return r
	}, strings.TrimSpace(s))
	point := decimalMark(s, language)
	whole, fraction := s, ""
	if point >= 0 {
		whole, fraction = s[:point], s[point+1:]
	}
	whole, ok := joined(whole)
	if !ok || len(fraction) > places || strings.IndexFunc(fraction, notDigit) >= 0 || (point >= 0 && fraction == "") {
		return 0, ErrNumber
	}
	var n int64
	for _, r := range whole + fraction + strings.Repeat("0", places-len(fraction)) {
		if n > (1<<62)/10 {
			return 0, ErrNumber
		}
		n = n*10 + int64(r-'0')
	}
	return n, nil
}

// decimalMark returns where the decimal mark stands, or -1. One kind of mark that stands once is
// the decimal one, unless it is the language's mark of thousands and three digits follow.
func decimalMark(s, language string) int {
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	if dot >= 0 && comma >= 0 {
		return max(dot, comma)
	}
	at := max(dot, comma)
	if at < 0 || strings.Count(s, s[at:at+1]) > 1 {
		return -1
	}
	thousands := byte('.')
	if language == "" || strings.HasPrefix(language, "en") {
		thousands = ','
	}
	if s[at] == thousands && len(s)-at-1 == 3 && at <= 3 && s[:at] != "0" {
		return -1
	}
	return at
}

// joined takes the marks out of the whole part of a number; groups must have three digits.
func joined(s string) (string, bool) {
	groups := strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == '.' || r == ',' })
	if len(groups) == 0 || len(strings.Join(groups, "")) > 15 {
		return "", false
	}
	for i, g := range groups {
		if strings.IndexFunc(g, notDigit) >= 0 || (i > 0 && len(g) != 3) || (i == 0 && len(groups) > 1 && len(g) > 3) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func notDigit(r rune) bool { return r < '0' || r > '9' }
