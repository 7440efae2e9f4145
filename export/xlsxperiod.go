package export

import (
	"fmt"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/words"
)

// The columns of a financing model.
const (
	colName     = "A"
	colPayer    = "B"
	colSide     = "C"
	colUse      = "D"
	colStatus   = "E"
	colBasis    = "F"
	colShare    = "G" // as typed
	colTyped    = "H" // the amount as typed
	colAmount   = "I" // per year, typed or computed
	colToday    = "J" // of it, what is as is
	colAll      = "K" // of it, what is as is or in action
	colToday1   = "L" // the same as shares of the income
	colAll1     = "M"
	colOrigin   = "N"
	modelHead   = 6
	modelIncome = 8
)

// figures are what a row counts.
type figures struct {
	amount, today, all money
	todayPart, allPart part
}

// periodSheet is the worksheet of one period, and where on it the figures stand that others ask for.
type periodSheet struct {
	*xlsxSheet
	b      *xlsxBook
	period canvas.Period
	shares analysis.Shares
	next   int            // the row that is written next
	row    map[string]int // of figures by their name
	value  map[string]figures
	amount string // the format of amounts
	share  string // the format of shares

	first, last  int // rows of the sources
	groups       map[canvas.Group][2]int
	rests        map[canvas.Group]int // rows of what is not split
	shareTotals  []string             // cells of typed shares and amounts of sides and groups
	amountTotals []string
}

// period composes the worksheet of a period.
func (b *xlsxBook) period(p canvas.Period, name string) *periodSheet {
	s := &periodSheet{
		xlsxSheet: &xlsxSheet{
			name: name, frozen: modelHead, heading: modelHead,
			widths: []float64{44, 20, 9, 13, 11, 12, 11.5, 13, 14, 14, 14, 10, 12, 34},
		},
		b: b, period: p, shares: analysis.Of(b.Workbook, p.ID),
		row: map[string]int{}, value: map[string]figures{},
		groups: map[canvas.Group][2]int{}, rests: map[canvas.Group]int{},
	}
	s.amount, s.share = b.amountFormat(p), "0.0%"
	if s.shares.Places > 0 {
		s.share = "0.00%"
	}
	s.head()
	s.financing()
	s.costs()
	s.coverage()
	s.income() // last: its formula names cells of all of them
	s.rule()
	const fits = 85 // rows that can still be read when they are printed on one page
	s.onePage = len(s.rows) <= fits
	return s
}

// amountFormat shows cents where there are some.
func (b *xlsxBook) amountFormat(p canvas.Period) string {
	whole := true
	look := func(m canvas.Money) { whole = whole && m%100 == 0 }
	for _, x := range b.At(p.ID) {
		look(x.Funding.Value.Amount)
	}
	for _, l := range b.CostLines(p.Scenario) {
		c, _ := canvas.Get[canvas.Cost](b.Workbook, canvas.CostID(l.ID, p.ID))
		look(c.Amount)
	}
	for _, of := range canvas.TotalsOf {
		t, _ := canvas.Get[canvas.Total](b.Workbook, canvas.TotalID(p.ID, of))
		look(t.Value.Amount)
	}
	if whole {
		return `#,##0;[Red]-#,##0;0`
	}
	return `#,##0.00;[Red]-#,##0.00;0.00`
}

// head writes what the worksheet is about, and the headings of the columns.
func (s *periodSheet) head() {
	b, p := s.b, s.period
	scenario, _ := canvas.Get[canvas.Scenario](b.Workbook, p.Scenario)
	currency := b.Info().Currency
	s.put(colName, 1, xlsxCell{value: firstOf(b.Info().Cluster, b.word("table-model")), style: xlsxStyle{bold: true, size: 18}})
	s.rows[0].height = 28
	s.put(colName, 2, xlsxCell{value: joined(" · ", b.word("table-model"), scenario.Title, b.periodLabel(p)), style: xlsxStyle{bold: true, size: 12}})
	s.rows[1].height = 20
	line := xlsxStyle{ink: xlsxSecondary}
	per := b.word("table-per-year")
	if currency != "" {
		per = b.word("table-per-year-in", currency)
	}
	s.put(colName, 3, xlsxCell{value: joined(" · ", per, years(p)), style: line})
	round := b.Text(p.ID, "funding-round")
	if round != "" {
		round = words.Labeled(b.language, b.word("table-funding-round"), strings.Join(strings.Fields(round), " "))
	}
	s.put(colPayer, 3, xlsxCell{value: round, style: line})
	s.put(colName, 4, xlsxCell{value: b.word("table-legend"), style: line})
	if _, public := b.Public(); public {
		s.put(colAmount, 4, xlsxCell{value: b.word("table-public"), style: line})
	}
	heads := []string{"what", "payer", "side", "use", "status", "basis", "share-typed", "amount-typed", "amount", "today", "all", "today", "all", "origin"}
	head := xlsxStyle{bold: true, wrap: true, fill: xlsxInk, ink: "FFFFFF"}
	for i, key := range heads {
		style := head
		style.right = i >= 6 && i <= 12
		style.indent = indentOf(columnName(i))
		s.put(columnName(i), modelHead, xlsxCell{value: b.word("table-" + key), style: style})
	}
	s.rows[modelHead-1].height = 42
	over := xlsxStyle{ink: xlsxSecondary, size: 9, right: true}
	s.put(colAll, modelHead-1, xlsxCell{value: b.word("table-amounts"), style: over})
	s.put(colAll1, modelHead-1, xlsxCell{value: b.word("table-shares"), style: over})
	s.next = modelHead + 1
}

// band begins a part of the worksheet.
func (s *periodSheet) band(key string) {
	s.put(colName, s.next, xlsxCell{value: strings.ToUpper(s.b.word(key))})
	s.dress(s.next, colName, colOrigin, func(x *xlsxStyle) { *x = xlsxStyle{bold: true, size: 11, fill: xlsxHairline} })
	s.rows[s.next-1].height = 19
	s.next++
}

// group begins a group of rows.
func (s *periodSheet) heading(text, ink, ground string) {
	s.put(colName, s.next, xlsxCell{value: text})
	s.dress(s.next, colName, colOrigin, func(x *xlsxStyle) { *x = xlsxStyle{bold: true, ink: ink, fill: ground} })
	s.next++
}

// text sets a cell of words.
func (s *periodSheet) text(column string, row int, value string) {
	s.put(column, row, xlsxCell{value: value, style: xlsxStyle{below: true, indent: indentOf(column)}})
}

// indentOf keeps words away from the figures before them.
func indentOf(column string) int {
	return indentAfter(column == colOrigin)
}

// typed sets the cells of a figure as it was typed.
func (s *periodSheet) typed(row int, v canvas.Value) {
	share, amount := xlsxCell{}, xlsxCell{}
	switch v.Kind {
	case canvas.ShareValue:
		share.value = float64(v.Share) / float64(canvas.Whole)
	case canvas.AmountValue:
		amount.value = float64(v.Amount) / 100
	}
	share.style = xlsxStyle{ink: xlsxTyped, below: true, format: "0.####%"}
	if v.Share%canvas.Percent(1) == 0 {
		share.style.format = "0%"
	}
	amount.style = xlsxStyle{ink: xlsxTyped, below: true, format: s.amount}
	s.put(colShare, row, share)
	s.put(colTyped, row, amount)
}

// figure sets a cell that is computed.
func (s *periodSheet) figure(column string, row int, formula string, value any) {
	format := s.amount
	if column == colToday1 || column == colAll1 {
		format = s.share
	}
	s.put(column, row, xlsxCell{formula: formula, value: value, style: xlsxStyle{below: true, format: format}})
}

// rule draws the lines below the rows through, also where a row has no figure.
func (s *periodSheet) rule() {
	for row := modelHead + 1; row <= len(s.rows); row++ {
		if s.at(colName, row).style.below {
			s.dress(row, colName, colOrigin, func(x *xlsxStyle) { x.below = true })
		}
	}
}

// strong lets a row stand out as a sum.
func (s *periodSheet) strong(row int) {
	s.dress(row, colName, colOrigin, func(x *xlsxStyle) { x.bold, x.above, x.below, x.fill = true, true, true, xlsxQuiet })
}

// status returns what a source's or cost's status, use, side and basis are called in the table.
func (b *xlsxBook) listed(what, of string) string { return b.word("table-" + what + "-" + of) }

// lists offers the words of lists in rows.
func (s *periodSheet) offer(column, what string, from, to int, of []string) {
	if to < from {
		return
	}
	var list []string
	for _, x := range of {
		list = append(list, s.b.listed(what, x))
	}
	s.lists = append(s.lists, xlsxList{column: column, from: from, to: to, words: list})
}

func named[T ~string](of []T) []string {
	var out []string
	for _, x := range of {
		out = append(out, string(x))
	}
	return out
}

// financing writes the sources, group by group, what is not split, and the sides.
func (s *periodSheet) financing() {
	b := s.b
	s.band("table-financing")
	if s.next != modelIncome {
		panic("export: xlsx: the income has no row")
	}
	s.next++
	s.first = s.next
	for _, g := range canvas.Groups {
		s.heading(b.listed("group", string(g)), xlsxGroupInk[g], xlsxGroupGround[g])
		from := s.next
		var all []figures
		for _, p := range s.shares.Parts {
			if p.Source.Group == g {
				all = append(all, s.source(p))
			}
		}
		s.groups[g] = [2]int{from, s.next - 1}
		s.offer(colSide, "side", from, s.next-1, named(canvas.Sides))
		s.offer(colUse, "use", from, s.next-1, named(canvas.Uses))
		s.offer(colStatus, "status", from, s.next-1, named(canvas.Statuses))
		s.offer(colBasis, "basis", from, s.next-1, named(canvas.Bases))
		s.groupSum(g, add(all...))
	}
	s.last = s.next - 1
	s.sides()
}

// source writes the row of a source.
func (s *periodSheet) source(p analysis.Part) figures {
	b, row := s.b, s.next
	s.next++
	name, payer, origin := sourceTitle(b.Workbook, p.Source, b.language), p.Source.Payer, p.Funding.Origin
	s.text(colName, row, name)
	s.text(colPayer, row, payer)
	s.text(colSide, row, b.listed("side", string(p.Source.Side)))
	s.text(colUse, row, b.listed("use", string(p.Source.Use)))
	s.text(colStatus, row, b.listed("status", string(p.Funding.Status)))
	s.text(colBasis, row, b.listed("basis", string(p.Funding.Basis)))
	s.text(colOrigin, row, origin)
	s.typed(row, p.Funding.Value)

	f := figures{amount: money{p.Amount, p.AmountKnown}}
	if p.Counts {
		f.all = f.amount
		f.allPart = s.partOf(p)
		if p.Funding.Status == canvas.AsIs {
			f.today, f.todayPart = f.all, f.allPart
		}
	}
	share, typed, income := cellRef(colShare, row), cellRef(colTyped, row), fixedRef(colAmount, modelIncome)
	inKind, asIs, idea := quoted(b.listed("use", string(canvas.UseInKind))), quoted(b.listed("status", string(canvas.AsIs))), quoted(b.listed("status", string(canvas.Idea)))
	counts := fmt.Sprintf("AND(%s<>%s,%s<>%s)", cellRef(colUse, row), inKind, cellRef(colStatus, row), idea)
	today := func(column string) string {
		return fmt.Sprintf(`IF(%s=%s,%s,"")`, cellRef(colStatus, row), asIs, cellRef(column, row))
	}
	s.figure(colAmount, row, fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,IF(AND(ISNUMBER(%[2]s),%[3]s<>%[4]s,ISNUMBER(%[5]s)),ROUND(%[2]s*%[5]s,2),""))`,
		typed, share, cellRef(colUse, row), inKind, income), f.amount.value())
	s.figure(colToday, row, today(colAll), f.today.value())
	s.figure(colAll, row, fmt.Sprintf(`IF(%s,%s,"")`, counts, amountOf(row)), f.all.value())
	s.figure(colToday1, row, today(colAll1), f.todayPart.value())
	s.figure(colAll1, row, fmt.Sprintf(`IF(%s,%s,"")`, counts, shareOf(row)), f.allPart.value())
	return f
}

// partOf returns the share of a source as the worksheet computes it.
func (s *periodSheet) partOf(p analysis.Part) part {
	if !p.Known || s.shares.Den == 0 || (p.Funding.Value.Kind == canvas.AmountValue && s.shares.Income == 0) {
		return part{}
	}
	return part{float64(p.Num) / float64(s.shares.Den), true}
}

// amountOf is the formula of the amount in a row from what was typed there. It asks for the income
// as typed only: the income that is computed is made of such amounts.
func amountOf(row int) string {
	return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,IF(AND(ISNUMBER(%[2]s),ISNUMBER(%[3]s)),ROUND(%[2]s*%[3]s,2),""))`,
		cellRef(colTyped, row), cellRef(colShare, row), fixedRef(colTyped, modelIncome))
}

// shareOf is the formula of the share in a row from what was typed there.
func shareOf(row int) string {
	return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,IF(AND(ISNUMBER(%[2]s),N(%[3]s)>0),%[2]s/%[3]s,""))`,
		cellRef(colShare, row), cellRef(colTyped, row), fixedRef(colAmount, modelIncome))
}

// quoted writes a text into a formula.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// total writes the row of a typed total, and returns what it says; false where none was typed.
func (s *periodSheet) total(of canvas.TotalOf, title string) (figures, int, bool) {
	t, ok := canvas.Get[canvas.Total](s.b.Workbook, canvas.TotalID(s.period.ID, of))
	if !ok {
		return figures{}, 0, false
	}
	row := s.next
	s.next++
	s.row["total-"+string(of)] = row
	s.text(colName, row, title)
	s.text(colBasis, row, s.b.listed("basis", string(t.Basis)))
	s.text(colOrigin, row, t.Origin)
	s.typed(row, t.Value)
	f := figures{amount: money{t.Value.Amount, t.Value.Kind == canvas.AmountValue}}
	income := s.shares.Income
	if t.Value.Kind == canvas.ShareValue {
		s.shareTotals = append(s.shareTotals, cellRef(colShare, row))
		f.allPart = part{float64(t.Value.Share) / float64(canvas.Whole), true}
		if s.shares.IncomeKnown {
			f.amount = money{shareOfMoney(income, t.Value.Share), true}
		}
	} else {
		s.amountTotals = append(s.amountTotals, cellRef(colTyped, row))
		if s.shares.IncomeKnown && income > 0 {
			f.allPart = part{float64(t.Value.Amount) / float64(income), true}
		}
	}
	s.figure(colAmount, row, amountOf(row), f.amount.value())
	s.figure(colAll1, row, shareOf(row), f.allPart.value())
	return f, row, true
}

// shareOfMoney returns a share of an amount, rounded half up to a minor unit.
func shareOfMoney(m canvas.Money, s canvas.Share) canvas.Money {
	const whole = int64(canvas.Whole)
	high, low := int64(m)/whole, int64(m)%whole // so that nothing overflows in between
	return canvas.Money(high*int64(s) + (low*int64(s)+whole/2)/whole)
}
