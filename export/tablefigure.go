package export

import (
	"slices"
	"strings"
	"unicode"

	"clustercanvas/canvas"
)

// isNothing reports whether a cell says that nothing is known.
func isNothing(cell string) bool {
	switch strings.ToLower(cell) {
	case "", "-", "–", "—", "−", "?", "n/a", "n.a.", "na", "k. a.", "k.a.", "…", "...":
		return true
	}
	return false
}

// isFigure reports whether a cell is a share or an amount, if perhaps not one that can be taken.
func isFigure(cell, language string) bool {
	s := strings.TrimSpace(strings.TrimSuffix(cell, "%"))
	s = strings.TrimSpace(strings.Trim(s, "()-−+"))
	if s == "" || strings.IndexFunc(s, unicode.IsDigit) < 0 {
		return false
	}
	bare, _ := withoutCurrency(s)
	if _, err := canvas.ParseMoney(bare, language); err == nil {
		return true
	}
	return strings.Trim(bare, "0123456789.,'’ \u00a0\u2009\u202f") == ""
}

// figure reads the share or the amount in a column.
func (t *rowReader) figure(r *Row, column int) {
	if column >= len(r.Cells) || isNothing(r.Cells[column]) {
		return
	}
	cell, c := r.Cells[column], t.Columns[column]
	at := t.columnName(column)
	if c.Means == OfShare || strings.HasSuffix(cell, "%") {
		share, err := canvas.ParseShare(cell, t.options.Language)
		if err != nil {
			r.problem(at, "row-share", cell)
			return
		}
		r.Value = canvas.ShareOf(share)
		return
	}
	bare, currency := withoutCurrency(cell)
	if currency == "" {
		currency = c.Currency
	}
	t.currencies[currency]++
	if own := strings.ToUpper(t.options.Currency); own != "" && currency != "" && !canvas.SameCurrency(currency, own) {
		r.problem(at, "row-currency", currency, own)
		return
	}
	if strings.Trim(bare, "-−–") != bare || strings.HasPrefix(bare, "(") {
		r.problem(at, "row-negative", cell)
		return
	}
	amount, err := canvas.ParseMoney(bare, t.options.Language)
	if last := []rune(bare); len(last) > 0 && unicode.IsDigit(last[len(last)-1]) {
		for range c.digits {
			amount *= 10
			if amount > canvas.MaxMoney {
				err = canvas.ErrNumber
				break
			}
		}
	}
	if err != nil {
		r.problem(at, "row-amount", cell)
		return
	}
	if r.Value.Kind == canvas.ShareValue {
		r.Notes = append(r.Notes, RowProblem{Row: r.Number, Column: at, Key: "row-both"})
	}
	r.Value = canvas.AmountOf(amount)
}

// withoutCurrency takes the currency off an amount and returns its three letters, or "$" or "KR"
// where the sign alone does not say which.
func withoutCurrency(cell string) (bare, currency string) {
	var b strings.Builder
	rest := []rune(cell)
	for len(rest) > 0 {
		r := rest[0]
		switch {
		case unicode.Is(unicode.Sc, r):
			rest = rest[1:]
			if currency = currencyOf(string(r)); currency == "" {
				currency = string(r)
			}
		case unicode.IsLetter(r):
			n := slices.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
			if n < 0 {
				n = len(rest)
			}
			word := string(rest[:n])
			rest = rest[n:]
			switch known := currencyOf(word); {
			case known != "" && units[strings.ToLower(word)] == 0:
				currency = known
			case strings.EqualFold(word, "kr"):
				currency = "KR"
				rest = trimPoint(rest)
			case len(word) == 3 && strings.ToUpper(word) == word && units[strings.ToLower(word)] == 0 && strings.ToLower(word) != "mrd":
				currency = word
			default:
				b.WriteString(word)
			}
		default:
			b.WriteRune(r)
			rest = rest[1:]
		}
	}
	return strings.TrimSpace(b.String()), currency
}

func trimPoint(rest []rune) []rune {
	if len(rest) > 0 && (rest[0] == '.' || rest[0] == '-') {
		return rest[1:]
	}
	return rest
}
