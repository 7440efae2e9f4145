package export

import (
	"fmt"
	"strings"

	"clustercanvas/canvas"
)

// sides writes the same money by sides, what lies on neither, what nobody has, and what stands
// apart.
func (s *periodSheet) sides() {
	b := s.b
	s.heading(b.word("table-sides"), xlsxInk, xlsxQuiet)
	room := figures{all: money{known: true}, allPart: part{known: true}} // for projects that are not split
	roomFormula := map[string]string{colAll: "", colAll1: ""}
	var all []figures
	var rows []int
	for _, side := range canvas.Sides {
		sum, left, formula := s.side(side)
		all, rows = append(all, sum), append(rows, s.row["side-"+string(side)])
		room.all.n += left.all.n
		room.allPart.n += left.allPart.n
		for column := range roomFormula {
			roomFormula[column] += formula[column]
		}
	}
	if rest := s.rests[canvas.GroupProject]; rest > 0 {
		f := s.value["rest-project"]
		f.all.n, f.allPart.n = max(0, f.all.n-room.all.n), max(0, f.allPart.n-room.allPart.n)
		f.today, f.todayPart = f.all, f.allPart
		row := s.next
		s.next++
		s.text(colName, row, b.word("table-no-side"))
		for column, value := range map[string]any{colAll: f.all.value(), colAll1: f.allPart.value()} {
			s.figure(column, row, fmt.Sprintf(`IF(ISNUMBER(%[1]s),MAX(0,%[1]s%[2]s),"")`, cellRef(column, rest), roomFormula[column]), value)
		}
		s.figure(colToday, row, cellRef(colAll, row), f.today.value())
		s.figure(colToday1, row, cellRef(colAll1, row), f.todayPart.value())
		all, rows = append(all, f), append(rows, row)
	}
	s.whole(add(all...), rows)
	s.apart()
}

// side writes the typed total of a side, and what the side has in all: its sources, what is not
// split of its group, and what its typed total says beyond. It returns how much of that is beyond,
// also as a formula that takes it away.
func (s *periodSheet) side(side canvas.Side) (sum, beyond figures, formula map[string]string) {
	b, title := s.b, s.b.word("table-side-of-"+string(side))
	t, typedRow, typed := s.total(canvas.TotalOfSide(side), b.word("table-typed-total", title))
	var of []figures
	for _, p := range s.shares.Parts {
		if p.Source.Side != side || !p.Counts {
			continue
		}
		f := figures{all: money{p.Amount, p.AmountKnown}, allPart: s.partOf(p)}
		if p.Funding.Status == canvas.AsIs {
			f.today, f.todayPart = f.all, f.allPart
		}
		of = append(of, f)
	}
	sources := add(of...)
	rest := s.value["rest-"+string(side)] // of the group that lies on the side
	sum = add(sources, rest)
	have := sum
	if typed && t.amount.known {
		sum.all = money{max(sum.all.n, t.amount.n), true}
	}
	if typed && t.allPart.known {
		sum.allPart = part{max(sum.allPart.n, t.allPart.n), true}
	}
	if sum.all.known {
		sum.today = money{sum.all.n - (sources.all.n - sources.today.n), true}
	}
	if sum.allPart.known {
		sum.todayPart = part{sum.allPart.n - (sources.allPart.n - sources.todayPart.n), true}
	}
	beyond.all.n, beyond.allPart.n = sum.all.n-have.all.n, sum.allPart.n-have.allPart.n

	row := s.next
	s.next++
	s.text(colName, row, title)
	formula = map[string]string{}
	restRow := s.rests[canvas.Group(side)]
	word := quoted(b.listed("side", string(side)))
	ofSide := func(column string) string {
		return fmt.Sprintf("SUMIFS(%s,%s,%s)", fixedSpan(column, s.first, s.last), fixedSpan(colSide, s.first, s.last), word)
	}
	for _, c := range []struct {
		column, today, total string
		all, now             any
	}{{colAll, colToday, colAmount, sum.all.value(), sum.today.value()}, {colAll1, colToday1, colAll1, sum.allPart.value(), sum.todayPart.value()}} {
		parts := []string{ofSide(c.column)}
		known := fmt.Sprintf(`COUNTIFS(%s,%s,%s,">=0")`, fixedSpan(colSide, s.first, s.last), word, fixedSpan(c.column, s.first, s.last))
		if restRow > 0 {
			parts = append(parts, cellRef(c.column, restRow))
			known += "+COUNT(" + cellRef(c.column, restRow) + ")"
		}
		has := "SUM(" + strings.Join(parts, ",") + ")"
		all := has
		if typed {
			known += "+COUNT(" + cellRef(c.total, typedRow) + ")"
			all = fmt.Sprintf("MAX(%s,N(%s))", has, cellRef(c.total, typedRow))
			formula[c.column] = fmt.Sprintf("-(N(%s)-%s)", cellRef(c.column, row), has)
		}
		s.figure(c.column, row, fmt.Sprintf(`IF(%s=0,"",%s)`, known, all), c.all)
		s.figure(c.today, row, fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s-(%[2]s-%[3]s),"")`, cellRef(c.column, row), ofSide(c.column), ofSide(c.today)), c.now)
	}
	s.strong(row)
	s.row["side-"+string(side)], s.value["side-"+string(side)] = row, sum
	return sum, beyond, formula
}

// whole writes the sum of all sides, and what of the income nobody has.
func (s *periodSheet) whole(sum figures, rows []int) {
	b, row, rest := s.b, s.next, s.next+1
	s.next += 2
	s.text(colName, row, b.word("table-all-sources"))
	s.sums(row, sum.values(), cellsAt(rows))
	s.strong(row)
	s.row["sources"], s.value["sources"] = row, sum

	var nobody figures
	if sum.all.known && s.shares.IncomeKnown && sum.all.n > 0 && sum.all.n < s.shares.Income {
		nobody.all = money{s.shares.Income - sum.all.n, true}
	}
	if sum.allPart.known && sum.allPart.n > 0 && sum.allPart.n < 1-1e-9 {
		nobody.allPart = part{1 - sum.allPart.n, true}
	}
	s.text(colName, rest, b.word("not-allotted-label"))
	s.figure(colAll, rest, fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),N(%[2]s)>0,N(%[2]s)<%[1]s),%[1]s-%[2]s,"")`,
		fixedRef(colAmount, modelIncome), cellRef(colAll, row)), nobody.all.value())
	s.figure(colAll1, rest, fmt.Sprintf(`IF(AND(N(%[1]s)>0,ROUND(N(%[1]s),9)<1),1-%[1]s,"")`, cellRef(colAll1, row)), nobody.allPart.value())
	s.row["nobody"], s.value["nobody"] = rest, nobody
}

// apart writes what is in kind and what is an idea: neither is counted.
func (s *periodSheet) apart() {
	b := s.b
	var inKind, ideas figures
	for _, p := range s.shares.Parts {
		a := money{p.Amount, p.AmountKnown}
		switch {
		case p.Source.Use == canvas.UseInKind && p.Funding.Status != canvas.Idea:
			inKind.all = sumOf(inKind.all, a)
		case p.Funding.Status == canvas.Idea:
			ideas.all = sumOf(ideas.all, a)
		}
	}
	kind, idea := b.listed("use", string(canvas.UseInKind)), b.listed("status", string(canvas.Idea))
	column := func(c string) string { return fixedSpan(c, s.first, s.last) }
	for _, x := range []struct {
		name, key string
		value     figures
		formula   string
	}{
		{"in-kind", "table-in-kind-apart", inKind, fmt.Sprintf("SUMIFS(%s,%s,%s,%s,%s)", column(colAmount), column(colUse), quoted(kind), column(colStatus), quoted("<>"+idea))},
		{"ideas", "table-ideas-apart", ideas, fmt.Sprintf("SUMIFS(%s,%s,%s)", column(colAmount), column(colStatus), quoted(idea))},
	} {
		row := s.next
		s.next++
		s.text(colName, row, b.word(x.key))
		s.figure(colAmount, row, x.formula, float64(x.value.all.n)/100)
		s.row[x.name], s.value[x.name] = row, x.value
	}
	s.next++
}

// income writes the row of the income, as typed or computed, above all sources.
func (s *periodSheet) income() {
	b, row := s.b, modelIncome
	t, typed := canvas.Get[canvas.Total](b.Workbook, canvas.TotalID(s.period.ID, canvas.TotalIncome))
	s.text(colName, row, b.word("table-income"))
	s.typed(row, t.Value)
	if typed {
		s.text(colBasis, row, b.listed("basis", string(t.Basis)))
		s.text(colOrigin, row, t.Origin)
	}
	all := func(c string) string { return fixedSpan(c, s.first, s.last) }
	counting := func(c string) string {
		return fmt.Sprintf("SUMPRODUCT(ISNUMBER(%s)*(%s<>%s)*(%s<>%s)*(%s<>\"\"))", all(c),
			all(colUse), quoted(b.listed("use", string(canvas.UseInKind))), all(colStatus), quoted(b.listed("status", string(canvas.Idea))), all(colStatus))
	}
	counted := func(c string, totals []string) string {
		if len(totals) == 0 {
			return counting(c)
		}
		return counting(c) + "+COUNT(" + strings.Join(totals, ",") + ")"
	}
	shares, amounts := counted(colShare, s.shareTotals), counted(colTyped, s.amountTotals)
	var sources, groups, sides []string
	for _, g := range canvas.Groups {
		if of := s.groups[g]; of[1] >= of[0] {
			sources = append(sources, cellSpan(colAll, of[0], of[1]))
		}
		if r := s.row["total-"+string(canvas.TotalOfGroup(g))]; r > 0 {
			have := "0"
			if of := s.groups[g]; of[1] >= of[0] {
				have = "SUM(" + cellSpan(colAll, of[0], of[1]) + ")"
			}
			groups = append(groups, fmt.Sprintf("MAX(0,N(%s)-%s)", cellRef(colTyped, r), have))
		}
	}
	for _, side := range canvas.Sides {
		if r := s.row["total-"+string(canvas.TotalOfSide(side))]; r > 0 {
			sides = append(sides, fmt.Sprintf("MAX(0,N(%s)-SUMIFS(%s,%s,%s))", cellRef(colTyped, r), all(colAll), all(colSide), quoted(b.listed("side", string(side)))))
		}
	}
	// Rows of what is not split lie between the sources; they are no sources, so each group is named.
	sum := "SUM(" + strings.Join(append(sources, "0"), ",") + ")"
	if len(groups)+len(sides) > 0 {
		sum += "+MAX(" + strings.Join(append(groups, "0"), "+") + "," + strings.Join(append(sides, "0"), "+") + ")"
	}
	income := money{s.shares.Income, s.shares.IncomeKnown}
	s.figure(colAmount, row, fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,IF(%[2]s>0,"",IF(%[3]s>0,%[4]s,"")))`, cellRef(colTyped, row), shares, amounts, sum), income.value())
	mixed := any("")
	if s.shares.Mixed {
		mixed = b.word("mixed")
	}
	s.put(colAmount, 3, xlsxCell{
		formula: fmt.Sprintf(`IF(AND(%s>0,%s>0,NOT(ISNUMBER(%s))),%s,"")`, shares, amounts, cellRef(colAmount, row), quoted(b.word("mixed"))),
		value:   mixed, style: xlsxStyle{ink: xlsxWarning, bold: true},
	})
	s.strong(row)
	s.row["income"], s.value["income"] = row, figures{all: income, amount: income}
}
