package export

import (
	"fmt"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
)

// costs writes the cost lines, group by group, and their sum.
func (s *periodSheet) costs() {
	b := s.b
	s.put(colAll1, s.next-1, xlsxCell{value: b.word("table-cost-shares"), style: xlsxStyle{ink: xlsxSecondary, size: 9, right: true}})
	s.band("table-cost")
	var all []figures
	var rows []int
	for _, g := range canvas.CostGroups {
		s.heading(b.listed("cost", string(g)), xlsxInk, xlsxQuiet)
		from := s.next
		var of []figures
		for _, l := range b.CostLines(s.period.Scenario) {
			if l.Group == g {
				of = append(of, s.costLine(l))
			}
		}
		to, row := s.next-1, s.next
		s.next++
		s.offer(colStatus, "status", from, to, named(canvas.Statuses))
		s.offer(colBasis, "basis", from, to, named(canvas.Bases))
		sum := add(of...)
		s.text(colName, row, b.word("table-sum", b.listed("cost", string(g))))
		s.sums(row, map[string]any{colToday: sum.today.value(), colAll: sum.all.value()}, func(column string) []string {
			if to < from {
				return nil
			}
			return []string{cellSpan(column, from, to)}
		})
		s.strong(row)
		s.row["cost-"+string(g)], s.value["cost-"+string(g)] = row, sum
		all, rows = append(all, sum), append(rows, row)
	}
	row := s.next
	s.next += 2
	sum := add(all...)
	s.text(colName, row, b.word("table-cost-sum"))
	s.sums(row, map[string]any{colToday: sum.today.value(), colAll: sum.all.value()}, cellsAt(rows))
	s.strong(row)
	s.row["cost"], s.value["cost"] = row, sum
	for i, g := range canvas.CostGroups { // what part each group is of all cost
		r := rows[i]
		value := part{}
		if f := s.value["cost-"+string(g)].all; f.known && sum.all.n > 0 {
			value = part{float64(f.n) / float64(sum.all.n), true}
		}
		s.figure(colAll1, r, fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),N(%[2]s)>0),%[1]s/%[2]s,"")`, cellRef(colAll, r), fixedRef(colAll, row)), value.value())
		s.strong(r)
	}
}

// costLine writes the row of a cost line.
func (s *periodSheet) costLine(l canvas.CostLine) figures {
	b, row := s.b, s.next
	s.next++
	c, known := canvas.Get[canvas.Cost](b.Workbook, canvas.CostID(l.ID, s.period.ID))
	name, origin := deck.Plain(deck.CostTitle(l, b.language)), c.Origin
	s.text(colName, row, name)
	s.text(colOrigin, row, origin)
	value := canvas.Value{}
	var f figures
	status := canvas.AsIs
	if known {
		value, status = canvas.AmountOf(c.Amount), c.Status
		f.amount = money{c.Amount, true}
		if c.Status != canvas.Idea {
			f.all = f.amount
		}
		if c.Status == canvas.AsIs {
			f.today = f.all
		}
	}
	s.text(colStatus, row, b.listed("status", string(status)))
	if known {
		s.text(colBasis, row, b.listed("basis", string(c.Basis)))
	}
	s.typed(row, value)
	idea, asIs := quoted(b.listed("status", string(canvas.Idea))), quoted(b.listed("status", string(canvas.AsIs)))
	s.figure(colAmount, row, fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, cellRef(colTyped, row)), f.amount.value())
	s.figure(colAll, row, fmt.Sprintf(`IF(%s<>%s,%s,"")`, cellRef(colStatus, row), idea, cellRef(colAmount, row)), f.all.value())
	s.figure(colToday, row, fmt.Sprintf(`IF(%s=%s,%s,"")`, cellRef(colStatus, row), asIs, cellRef(colAll, row)), f.today.value())
	return f
}

// coverage writes whether the money pays for the cost: what may pay for anything against what has
// to be paid anyway, what is for projects only against projects; then result and reserve.
func (s *periodSheet) coverage() {
	b := s.b
	s.band("table-coverage")
	c := s.covered()
	use := func(column string, u canvas.Use) string {
		return fmt.Sprintf("SUMIFS(%s,%s,%s)", fixedSpan(column, s.first, s.last), fixedSpan(colUse, s.first, s.last), quoted(b.listed("use", string(u))))
	}
	row := func(name string) func(string) string {
		return func(column string) string { return "N(" + cellRef(column, s.row[name]) + ")" }
	}
	line := func(name string, formula func(column string) string, today, all money, strong bool) {
		r := s.next
		s.next++
		s.text(colName, r, b.word("table-"+name))
		s.figure(colToday, r, formula(colToday), today.value())
		s.figure(colAll, r, formula(colAll), all.value())
		if strong {
			s.strong(r)
		}
		s.row[name], s.value[name] = r, figures{today: today, all: all}
	}
	sum := func(names ...string) func(string) string {
		return func(column string) string {
			var cells []string
			for _, n := range names {
				cells = append(cells, cellRef(column, s.row[n]))
			}
			return "SUM(" + strings.Join(cells, ",") + ")"
		}
	}
	less := func(a, b string) func(string) string {
		return func(column string) string {
			return fmt.Sprintf("MAX(0,%s-%s)", row(a)(column), row(b)(column))
		}
	}
	free := func(column string) string { return use(column, canvas.UseAnything) }
	if _, public := b.Public(); public { // money that is not split may pay for anything there (analysis.Cover)
		free = func(column string) string {
			return fmt.Sprintf("%[1]s+IF(ISNUMBER(%[2]s),MAX(0,%[2]s-%[3]s-%[4]s),0)", use(column, canvas.UseAnything),
				fixedRef(colAmount, modelIncome), use(colAll, canvas.UseAnything), use(colAll, canvas.UseProjects))
		}
	}
	line("free", free, c.today.free, c.all.free, false)
	line("core", sum("cost-"+string(canvas.CostStartUp), "cost-"+string(canvas.CostTeam), "cost-"+string(canvas.CostOperations)), c.today.core, c.all.core, false)
	line("free-missing", less("core", "free"), c.today.freeMissing(), c.all.freeMissing(), true)
	line("free-left", less("free", "core"), c.today.freeLeft(), c.all.freeLeft(), false)
	line("restricted", func(column string) string { return use(column, canvas.UseProjects) }, c.today.restricted, c.all.restricted, false)
	line("projects", sum("cost-"+string(canvas.CostProjects)), c.today.projects, c.all.projects, false)
	line("projects-missing", less("projects", "restricted"), c.today.projectsMissing(), c.all.projectsMissing(), true)
	line("restricted-left", less("restricted", "projects"), c.today.restrictedLeft(), c.all.restrictedLeft(), false)
	line("uncovered", func(column string) string {
		return fmt.Sprintf("%s+MAX(0,%s-%s)", row("free-missing")(column), row("projects-missing")(column), row("free-left")(column))
	}, c.today.uncovered(), c.all.uncovered(), true)
	s.next++
	// The row of the income comes before that of its part without a source.
	line("income-all", func(column string) string {
		return fmt.Sprintf("SUM(%s,%s,%s)", cellRef(column, s.row["free"]), cellRef(column, s.row["restricted"]), cellRef(column, s.next))
	}, c.today.income, c.all.income, true)
	line("unsplit", func(string) string {
		return fmt.Sprintf("IF(ISNUMBER(%[1]s),MAX(0,%[1]s-%[2]s-%[3]s),0)", fixedRef(colAmount, modelIncome), cellRef(colAll, s.row["free"]), cellRef(colAll, s.row["restricted"]))
	}, c.today.unsplit, c.all.unsplit, false)
	line("cost-all", row("cost"), c.today.cost(), c.all.cost(), true)
	line("result", func(column string) string {
		return cellRef(column, s.row["income-all"]) + "-" + cellRef(column, s.row["cost-all"])
	}, c.today.result(), c.all.result(), true)
	s.reserve(c)
}

// reserve writes the typed reserve and what the result makes of it.
func (s *periodSheet) reserve(c coverage) {
	b, from, to := s.b, s.next, s.next+1
	s.next += 2
	t, typed := canvas.Get[canvas.Total](b.Workbook, canvas.TotalID(s.period.ID, canvas.TotalReserve))
	s.text(colName, from, b.word("table-reserve"))
	s.typed(from, t.Value)
	if typed {
		s.text(colBasis, from, b.listed("basis", string(t.Basis)))
		s.text(colOrigin, from, t.Origin)
	}
	s.text(colName, to, b.word("table-reserve-after"))
	for _, x := range []struct {
		column string
		result money
	}{{colToday, c.today.result()}, {colAll, c.all.result()}} {
		begins, ends := money{t.Value.Amount, typed}, money{t.Value.Amount + x.result.n, typed}
		s.figure(x.column, from, fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, fixedRef(colTyped, from)), begins.value())
		s.figure(x.column, to, fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s+%[2]s,"")`, cellRef(x.column, from), cellRef(x.column, s.row["result"])), ends.value())
		if x.column == colAll {
			s.value["reserve"], s.value["reserve-after"] = figures{all: begins}, figures{all: ends}
		}
	}
	s.strong(to)
	s.row["reserve"], s.row["reserve-after"] = from, to
}

// coverage is what money and cost come to, today and with what is in action.
type coverage struct{ today, all covered }

type covered struct{ income, unsplit, free, restricted, core, projects money }

// covered returns the figures of the coverage.
func (s *periodSheet) covered() coverage {
	c := analysis.Cover(s.b.Workbook, s.period.ID)
	var out coverage
	for _, x := range []struct {
		of          analysis.Amounts
		today, then *money
	}{
		{c.Income, &out.today.income, &out.all.income}, {c.Unsplit, &out.today.unsplit, &out.all.unsplit},
		{c.Free, &out.today.free, &out.all.free}, {c.Restricted, &out.today.restricted, &out.all.restricted},
		{c.Core, &out.today.core, &out.all.core}, {c.Projects, &out.today.projects, &out.all.projects},
	} {
		*x.today, *x.then = money{x.of.Today, true}, money{x.of.All, true}
	}
	return out
}

func atLeastNothing(n canvas.Money) money { return money{max(0, n), true} }

func (c covered) freeMissing() money     { return atLeastNothing(c.core.n - c.free.n) }
func (c covered) freeLeft() money        { return atLeastNothing(c.free.n - c.core.n) }
func (c covered) projectsMissing() money { return atLeastNothing(c.projects.n - c.restricted.n) }
func (c covered) restrictedLeft() money  { return atLeastNothing(c.restricted.n - c.projects.n) }
func (c covered) cost() money            { return money{c.core.n + c.projects.n, true} }
func (c covered) result() money          { return money{c.income.n - c.cost().n, true} }
func (c covered) uncovered() money {
	return money{c.freeMissing().n + max(0, c.projectsMissing().n-c.freeLeft().n), true}
}
