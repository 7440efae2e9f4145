package canvas

import "testing"

func TestCurrencyIn(t *testing.T) {
	for typed, want := range map[string]string{
		"3 000": "", "€ 3 000": "EUR", "3 000 €": "EUR", "3000 USD": "USD", "USD 3,000": "USD", "$3,000": "$", "£5": "GBP",
		"12 kr.": "KR", "1,2 Mio": "", "3 Mio EUR": "EUR", "5 MRD": "", "1.2m": "", "35 %": "", "": "", "about": "",
	} {
		if got := CurrencyIn(typed); got != want {
			t.Errorf("%q names %q, not %q", typed, got, want)
		}
	}
}

func TestTypeCell_RefusesAnotherCurrency(t *testing.T) {
	b := newBook(t) // in EUR
	source := b.drop(grant, "public")
	for _, c := range []Cell{
		{What: CellAmount, Record: source, Column: b.periods[0]}, {What: CellCost, New: "team:ceo", Column: b.periods[0]},
		{What: CellTotal, Key: string(TotalReserve), Column: b.periods[0]},
	} {
		change, _, err := TypeCell(b.Workbook, b.ids, c, "3 000 USD", "en")
		refuses(t, change, err, "refused-currency")
		b.typed(c, "3 000 EUR")
	}
	b.do(EditInfo(b.Workbook, "set-currency", func(i *Info) { i.Currency = "CAD" }))
	b.typed(Cell{What: CellAmount, Record: source, Column: b.periods[0]}, "$ 3,000")
}
