package canvas

import (
	"slices"
	"strings"
	"unicode"
)

// dollars and crowns are currencies that share a sign.
var (
	dollars = []string{"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"}
	crowns  = []string{"NOK", "SEK", "DKK", "ISK", "CZK"}
)

// CurrencyIn returns the currency that a typed amount names before or behind its figure: three
// letters as in ISO 4217, or "$" or "KR" where the sign alone does not say which; empty where it
// names none.
func CurrencyIn(typed string) string {
	words := strings.FieldsFunc(typed, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsDigit(r) })
	for _, w := range words {
		w = strings.Trim(w, ".,'’()-–−+")
		switch {
		case isCurrency(w):
			return w
		case strings.EqualFold(w, "kr"):
			return "KR"
		}
		for _, r := range w {
			switch r {
			case '€':
				return "EUR"
			case '£':
				return "GBP"
			case '¥':
				return "JPY"
			}
			if unicode.Is(unicode.Sc, r) {
				return string(r)
			}
		}
	}
	return ""
}

// SameCurrency reports whether a currency that CurrencyIn returns may be the workbook's own, which
// is three letters.
func SameCurrency(said, own string) bool {
	switch said {
	case "$":
		return slices.Contains(dollars, own)
	case "KR":
		return slices.Contains(crowns, own)
	}
	return said == own
}

// InCurrency refuses an amount in another currency than the workbook's: a file has one.
func (w Workbook) InCurrency(typed string) error {
	said, own := CurrencyIn(typed), strings.ToUpper(w.Info().Currency)
	if said == "" || own == "" || SameCurrency(said, own) {
		return nil
	}
	return refused("refused-currency", said, own)
}
