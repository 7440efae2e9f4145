package canvas

import (
	"regexp"
	"strconv"
	"strings"
)

var month = regexp.MustCompile(`^(?:(\d{4})(?:[-/.](\d{1,2}))?|(\d{1,2})[-/.](\d{4}))$`)

// ParseYearMonth reads "2027-03", "3/2027" and "2027", which is its January. Nothing is no month.
func ParseYearMonth(s string) (YearMonth, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, nil
	}
	m := month.FindStringSubmatch(s)
	if m == nil {
		return 0, ErrNumber
	}
	year, _ := strconv.Atoi(m[1] + m[4])
	number := 1
	if digits := m[2] + m[3]; digits != "" {
		number, _ = strconv.Atoi(digits)
	}
	if number < 1 || number > 12 || year < 1000 {
		return 0, ErrNumber
	}
	return NewYearMonth(year, number), nil
}

var (
	dayFirstYear = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	dayLastYear  = regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$`)
)

// ParseDay reads "2029-03-12" and "12.3.2029", a month as ParseYearMonth does, and "2029", of which no
// month is known.
func ParseDay(typed string) (Day, error) {
	s := strings.TrimSpace(typed)
	wrong := Refusal{Key: "error-day", Args: []string{typed}}
	var parts [3]string
	if m := dayFirstYear.FindStringSubmatch(s); m != nil {
		parts = [3]string{m[1], m[2], m[3]}
	} else if m := dayLastYear.FindStringSubmatch(s); m != nil {
		parts = [3]string{m[3], m[2], m[1]}
	} else {
		m, err := ParseYearMonth(s)
		if err != nil || m == 0 {
			return 0, wrong
		}
		if len(s) == 4 {
			return NewDay(m.Year(), 0, 0), nil
		}
		return NewDay(m.Year(), m.Month(), 0), nil
	}
	var n [3]int
	for i, p := range parts {
		n[i], _ = strconv.Atoi(p)
	}
	if n[0] < 1000 || n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > 31 {
		return 0, wrong
	}
	d := NewDay(n[0], n[1], n[2])
	if d.check() != nil {
		return 0, wrong
	}
	return d, nil
}
