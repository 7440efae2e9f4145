package app

import (
	"strconv"
	"strings"

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
		return words.Text(w.figureLanguage(), "percent", w.typedShare(v.Share))
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
