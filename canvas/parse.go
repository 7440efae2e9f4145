package canvas

import (
	"errors"
	"strconv"
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

// ParseValue reads a share or an amount as people type it: nothing is nothing yet, a figure with a
// percent sign is a share, and another one what is asked for. What cannot be read is refused.
func ParseValue(typed string, share bool, language string) (Value, error) {
	typed = strings.TrimSpace(typed)
	switch {
	case typed == "":
		return Value{}, nil
	case share || strings.HasSuffix(typed, "%"):
		s, err := ParseShare(typed, language)
		if err != nil {
			return Value{}, refused("refused-share", typed)
		}
		return ShareOf(s), nil
	}
	m, err := ParseMoney(typed, language)
	if err != nil {
		return Value{}, refused("refused-amount", typed)
	}
	return AmountOf(m), nil
}

// ParseQuantity reads the figure of a metric as people type it: "0.4", "−3", "1,2 Mio", "14 000",
// "12 %". It is exact to six places; a percent sign is not looked at. What cannot be read or is
// beyond MaxQuantity is ErrNumber.
func ParseQuantity(typed, language string) (Quantity, error) {
	s := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(typed), "%"))
	sign := Quantity(1)
	for _, minus := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			s, sign = strings.TrimSpace(rest), -1
			break
		}
	}
	end := strings.LastIndexFunc(s, unicode.IsDigit) + 1
	digits, ok := multipliers[strings.ToLower(strings.TrimSpace(s[end:]))]
	if !ok {
		return 0, ErrNumber
	}
	const micro = 6
	n, err := parseDecimal(s[:end], language, digits+micro)
	if err != nil || n > int64(MaxQuantity) {
		return 0, ErrNumber
	}
	return sign * Quantity(n), nil
}

// Written returns a value as one types it in a language: all its decimals and no more.
func (v Value) Written(language string) string {
	switch v.Kind {
	case ShareValue:
		return written(int64(v.Share), 4, 0, language) + percentSign(language)
	case AmountValue:
		least := 0
		if v.Amount%100 != 0 {
			least = 2
		}
		return written(int64(v.Amount), 2, least, language)
	}
	return ""
}

// Written returns a quantity as one types it in a language: all its decimals and no more.
func (q Quantity) Written(language string) string { return written(int64(q), 6, 0, language) }

// written returns n through 10 to the power of places, with at least so many decimals. Thousands
// stand apart by thin spaces, which every language reads.
func written(n int64, places, least int, language string) string {
	sign := ""
	if n < 0 {
		sign, n = "−", -n
	}
	s := strconv.FormatInt(n, 10)
	for len(s) <= places {
		s = "0" + s
	}
	whole, fraction := s[:len(s)-places], s[len(s)-places:]
	for len(fraction) > least && fraction[len(fraction)-1] == '0' {
		fraction = fraction[:len(fraction)-1]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "\u2009" + whole[i:]
	}
	if fraction == "" {
		return sign + whole
	}
	return sign + whole + decimalPoint(language) + fraction
}

// decimalPoint returns the mark before the decimals in a language: a point in English, and where
// nothing is said; a comma everywhere else.
func decimalPoint(language string) string {
	switch BaseLanguage(language) {
	case "", "en", PseudoLanguage:
		return "."
	}
	return ","
}

// percentSign returns the sign behind a figure, as words.Percent sets it.
func percentSign(language string) string {
	if BaseLanguage(language) == "nl" {
		return "%"
	}
	return "\u00a0%"
}

// multipliers are what people write behind an amount, in every language of the program, and by how
// many digits it moves the decimal point. A billion is that of English.
var multipliers = multipliersOf(map[int]string{
	0: "",
	3: "k|tsd|tsd.|thousand|tausend|t|tus|tus.|tusen|tusind|duizend|mille|millier|milliers|mil|miles|tisoč|tis|tis.",
	6: "m|mn|mio|mio.|million|millions|millionen|mill|mill.|millioner|mln|mln.|miljoen|millón|millones|milijon|milijona|milijone|milijoni|milijonov",
	9: "bn|b|mrd|mrd.|billion|billions|milliarde|milliarden|mia|mia.|milliard|milliarder|milliards|mld|mld.|miljard|md|mds|mds.|mil millones|milijarda|milijardi|milijarde|milijard",
})

func multipliersOf(words map[int]string) map[string]int {
	out := map[string]int{}
	for digits, list := range words {
		for word := range strings.SplitSeq(list, "|") {
			out[word] = digits
		}
	}
	return out
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
	digits, ok := multipliers[strings.ToLower(strings.TrimSpace(s[end:]))]
	if !ok {
		return 0, ErrNumber
	}
	const cents = 2
	n, err := parseDecimal(s[:end], language, digits+cents)
	if err != nil || n > int64(MaxMoney) {
		return 0, ErrNumber
	}
	return Money(n), nil
}

// isCurrency reports whether a word is the three letters of a currency; MIO, MRD and TSD are not.
func isCurrency(word string) bool {
	_, multiplies := multipliers[strings.ToLower(word)]
	return len(word) == 3 && !multiplies && strings.ToUpper(word) == word && strings.IndexFunc(word, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// parseDecimal reads a number that is not negative, times 10^places, exactly. Groups of three
// digits may stand apart by spaces, apostrophes, or the mark that is not the decimal one.
func parseDecimal(s, language string, places int) (int64, error) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\'' || r == '’' {
			return ' '
		}
		return r
	}, strings.TrimSpace(s))
	point := decimalMark(s, language)
	whole, fraction := s, ""
	if point >= 0 {
		whole, fraction = s[:point], s[point+1:]
	}
	whole, ok := joined(whole)
	if point >= 0 && fraction == "" {
		return 0, ErrNumber
	}
	fraction = strings.TrimRight(fraction, "0")
	if !ok || len(fraction) > places || strings.IndexFunc(fraction, notDigit) >= 0 {
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
	if decimalPoint(language) == "." {
		thousands = ','
	}
	if s[at] == thousands && len(s)-at-1 == 3 && at <= 3 && s[:at] != "0" {
		return -1
	}
	return at
}

// joined takes the marks out of the whole part of a number: all of one kind, groups of three digits.
func joined(s string) (string, bool) {
	groups := []string{s}
	if i := strings.IndexAny(s, " .,"); i >= 0 {
		groups = strings.Split(s, s[i:i+1])
	}
	for i, g := range groups {
		if g == "" || strings.IndexFunc(g, notDigit) >= 0 || (i > 0 && len(g) != 3) || (i == 0 && len(groups) > 1 && len(g) > 3) {
			return "", false
		}
	}
	digits := strings.Join(groups, "")
	return digits, len(digits) <= 15
}

func notDigit(r rune) bool { return r < '0' || r > '9' }
