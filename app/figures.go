package app

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/words"
)

func itoa(n int) string { return strconv.Itoa(n) }

// fileLanguage returns the language in which the file's figures are typed and shown.
func (w *Window) fileLanguage() string { return words.Known(w.workbook().Info().Language) }

// figureLanguage returns the language in which the window writes figures beside the sheet, and reads
// them: the file's, or one that has the decimal mark that somebody has chosen.
func (w *Window) figureLanguage() string {
	switch w.program.prefs.numbers() {
	case pointNumbers:
		return "en"
	case commaNumbers:
		return "de"
	}
	return w.fileLanguage()
}

// cardOf returns the card of a source.
func (w *Window) cardOf(s canvas.Source) canvas.Card {
	card, _ := canvas.Get[canvas.Card](w.workbook(), s.Card)
	return card
}

// sourceTitle returns what a source is called: its own name, or that of its card.
func (w *Window) sourceTitle(s canvas.Source) string {
	if s.Title != "" {
		return s.Title
	}
	return deck.Plain(deck.Title(w.cardOf(s), w.fileLanguage()))
}

// figure returns a value as it was typed.
func (w *Window) figure(v canvas.Value) string {
	switch v.Kind {
	case canvas.ShareValue:
		return w.typedShare(v.Share) + "\u00a0%"
	case canvas.AmountValue:
		return w.money(v.Amount)
	}
	return w.text("nothing-yet")
}

// money returns an amount with the currency of the file.
func (w *Window) money(m canvas.Money) string {
	return words.Money(w.figureLanguage(), int64(m), w.workbook().Info().Currency)
}

// typedShare returns a share as one types it: all its decimals and no more.
func (w *Window) typedShare(s canvas.Share) string {
	text := words.Decimal(w.figureLanguage(), int64(s), 4)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), words.Point(w.figureLanguage()))
}

// typedMoney returns an amount as one types it.
func (w *Window) typedMoney(m canvas.Money) string {
	return words.Money(w.figureLanguage(), int64(m), "")
}

// shown returns a figure of an analysis: whole display units of per cent.
func (w *Window) shown(n int64, places int) string {
	return words.Percent(w.figureLanguage(), n, places)
}

var month = regexp.MustCompile(`^(?:(\d{4})(?:[-/.](\d{1,2}))?|(\d{1,2})[-/.](\d{4}))$`)

// parseMonth reads "2027-03", "3/2027" and "2027", which is its January. Nothing is no month.
func parseMonth(s string) (canvas.YearMonth, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, nil
	}
	m := month.FindStringSubmatch(s)
	if m == nil {
		return 0, canvas.ErrNumber
	}
	year, _ := strconv.Atoi(m[1] + m[4])
	number := 1
	if digits := m[2] + m[3]; digits != "" {
		number, _ = strconv.Atoi(digits)
	}
	if number < 1 || number > 12 || year < 1000 {
		return 0, canvas.ErrNumber
	}
	return canvas.NewYearMonth(year, number), nil
}

// typedMonth returns a month as one types it.
func typedMonth(m canvas.YearMonth) string {
	if m == 0 {
		return ""
	}
	s := strconv.Itoa(m.Month())
	if len(s) == 1 {
		s = "0" + s
	}
	return strconv.Itoa(m.Year()) + "-" + s
}

var (
	dayFirstYear = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	dayLastYear  = regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$`)
)

// parseDay reads "2029-03-12" and "12.3.2029", a month as parseMonth does, and "2029", of which no
// month is known.
func parseDay(typed string) (canvas.Day, error) {
	s := strings.TrimSpace(typed)
	wrong := canvas.Refusal{Key: "error-day", Args: []string{typed}}
	var parts [3]string
	if m := dayFirstYear.FindStringSubmatch(s); m != nil {
		parts = [3]string{m[1], m[2], m[3]}
	} else if m := dayLastYear.FindStringSubmatch(s); m != nil {
		parts = [3]string{m[3], m[2], m[1]}
	} else {
		m, err := parseMonth(s)
		if err != nil || m == 0 {
			return 0, wrong
		}
		if len(s) == 4 {
			return canvas.NewDay(m.Year(), 0, 0), nil
		}
		return canvas.NewDay(m.Year(), m.Month(), 0), nil
	}
	var n [3]int
	for i, p := range parts {
		n[i], _ = strconv.Atoi(p)
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if n[0] < 1000 || t.Year() != n[0] || int(t.Month()) != n[1] || t.Day() != n[2] {
		return 0, wrong
	}
	return canvas.NewDay(n[0], n[1], n[2]), nil
}

// parseYear reads a year of four digits. Nothing is no year.
func parseYear(typed string) (int, error) {
	s := strings.TrimSpace(typed)
	if s == "" {
		return 0, nil
	}
	y, err := strconv.Atoi(s)
	if err != nil || y < 1000 || y > 9999 {
		return 0, canvas.Refusal{Key: "refused-year", Args: []string{typed}}
	}
	return y, nil
}

// typedYear returns a year as one types it.
func typedYear(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

// costTitle returns what a cost line is called.
func (w *Window) costTitle(l canvas.CostLine) string {
	if title := deck.Plain(deck.CostTitle(l, w.fileLanguage())); title != "" {
		return title
	}
	return w.text("untitled")
}
