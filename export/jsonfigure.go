package export

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"clustercanvas/canvas"
)

// exchangeShare reads a percentage of 0 to 100 with up to four decimals.
func exchangeShare(f exchangeFigure) (canvas.Share, error) {
	n, err := exchangeDecimal(string(f), 4)
	switch {
	case errors.Is(err, errExchangeRange), err == nil && (n < 0 || n > int64(canvas.Whole)):
		return 0, fmt.Errorf("%s is not between 0 and 100", f)
	case err != nil:
		return 0, err
	}
	return canvas.Share(n), nil
}

// exchangeAmount reads an amount in major units with up to two decimals.
func exchangeAmount(f exchangeFigure) (canvas.Money, error) {
	n, err := exchangeDecimal(string(f), 2)
	switch {
	case errors.Is(err, errExchangeRange), err == nil && (n < 0 || n > int64(canvas.MaxMoney)):
		return 0, fmt.Errorf("%s is not between 0 and %s", f, exchangeWritten(int64(canvas.MaxMoney), 2))
	case err != nil:
		return 0, err
	}
	return canvas.Money(n), nil
}

// exchangeQuantity reads the figure of a metric, with up to six decimals.
func exchangeQuantity(f exchangeFigure) (canvas.Quantity, error) {
	n, err := exchangeDecimal(string(f), 6)
	switch {
	case errors.Is(err, errExchangeRange), err == nil && (n < -int64(canvas.MaxQuantity) || n > int64(canvas.MaxQuantity)):
		return 0, fmt.Errorf("%s is beyond %s", f, exchangeWritten(int64(canvas.MaxQuantity), 6))
	case err != nil:
		return 0, err
	}
	return canvas.Quantity(n), nil
}

func exchangeQuantityWritten(q canvas.Quantity) *exchangeFigure {
	f := exchangeFigure(exchangeWritten(int64(max(q, -q)), 6))
	if q < 0 {
		f = "-" + f
	}
	return &f
}

// errExchangeRange means that a number is too long to be anything that is meant.
var errExchangeRange = errors.New("out of range")

// exchangeDecimal reads a decimal number exactly, as a whole number of its last place.
func exchangeDecimal(s string, places int) (int64, error) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, dotted := strings.Cut(digits, ".")
	whole, err := exchangeGroups(whole)
	if err != nil || !exchangeDigits(whole) || (dotted && !exchangeDigits(fraction)) {
		return 0, fmt.Errorf("%q is not a number such as 1200.5", s)
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > places {
		return 0, fmt.Errorf("%s has more than %s decimals", s, exchangeCount[places])
	}
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", places-len(fraction)), 10, 64)
	if err != nil {
		return 0, errExchangeRange
	}
	if negative {
		return -n, nil
	}
	return n, nil
}

var exchangeCount = map[int]string{2: "two", 4: "four", 6: "six"}

// exchangeGroups takes the spaces out of "1 200 000": plain, no-break or narrow ones, and only
// between groups of three digits.
func exchangeGroups(s string) (string, error) {
	groups := strings.Split(exchangeSpaces.Replace(s), " ")
	for i, g := range groups[1:] {
		if len(g) != 3 || (i == 0 && len(groups[0]) > 3) {
			return "", errors.New("groups")
		}
	}
	return strings.Join(groups, ""), nil
}

var exchangeSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

func exchangeDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// exchangeWritten writes a number of last places as a decimal number, with no zero too many.
func exchangeWritten(n int64, places int) string {
	s := fmt.Sprintf("%0*d", places+1, n)
	s = s[:len(s)-places] + "." + s[len(s)-places:]
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// exchangeValue reads a share or an amount; neither is nothing yet. It returns the name of the
// field that is wrong, or an empty one where it is both together.
func exchangeValue(share, amount *exchangeFigure) (v canvas.Value, field string, err error) {
	switch {
	case share != nil && amount != nil:
		return v, "", errors.New("both share and amount are given; only one can be what was typed")
	case share != nil:
		s, err := exchangeShare(*share)
		return canvas.ShareOf(s), "share", err
	case amount != nil:
		m, err := exchangeAmount(*amount)
		return canvas.AmountOf(m), "amount", err
	}
	return v, "", nil
}

// exchangeFigures writes a value as a share or an amount.
func exchangeFigures(v canvas.Value) (share, amount *exchangeFigure) {
	switch v.Kind {
	case canvas.ShareValue:
		f := exchangeFigure(exchangeWritten(int64(v.Share), 4))
		return &f, nil
	case canvas.AmountValue:
		f := exchangeFigure(exchangeWritten(int64(v.Amount), 2))
		return nil, &f
	}
	return nil, nil
}

// exchangeMonth reads a month, "2026-01"; empty is not known.
func exchangeMonth(s string) (canvas.YearMonth, error) {
	if s == "" {
		return 0, nil
	}
	year, month, _ := strings.Cut(s, "-")
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	if len(year) != 4 || len(month) != 2 || !exchangeDigits(year+month) || y+m < 2 || m < 1 || m > 12 {
		return 0, fmt.Errorf("%q is not a month such as 2026-01", s)
	}
	return canvas.NewYearMonth(y, m), nil
}

// exchangeDay reads a day, "2026-03-31", or as much of it as is known: "2026-03", "2026".
func exchangeDay(s string) (canvas.Day, error) {
	parts := strings.Split(s, "-")
	n := [3]int{}
	for i, part := range parts {
		long := 2
		if i == 0 {
			long = 4
		}
		if i >= len(n) || len(part) != long || !exchangeDigits(part) {
			return 0, fmt.Errorf("%q is not a day such as 2026-03-31, 2026-03 or 2026", s)
		}
		n[i], _ = strconv.Atoi(part)
		if n[i] == 0 {
			return 0, fmt.Errorf("%q is not a day such as 2026-03-31, 2026-03 or 2026", s)
		}
	}
	return canvas.NewDay(n[0], n[1], n[2]), nil
}
