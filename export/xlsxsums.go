package export

import (
	"fmt"
	"strings"

	"clustercanvas/canvas"
)

// add adds what rows count.
func add(of ...figures) figures {
	var out figures
	for _, f := range of {
		out.today, out.all = sumOf(out.today, f.today), sumOf(out.all, f.all)
		out.todayPart, out.allPart = partsOf(out.todayPart, f.todayPart), partsOf(out.allPart, f.allPart)
	}
	return out
}

// groupSum writes the typed total of a group, what of it is not split, and the sum.
func (s *periodSheet) groupSum(g canvas.Group, sources figures) {
	b, of := s.b, s.groups[g]
	title := b.listed("group", string(g))
	sum := sources
	restRow := 0
	if t, row, ok := s.total(canvas.TotalOfGroup(g), b.word("table-typed-total", title)); ok {
		rest := figures{}
		if t.amount.known {
			rest.all = money{max(0, t.amount.n-sources.all.n), true}
		}
		if t.allPart.known {
			rest.allPart = part{max(0, t.allPart.n-sources.allPart.n), true}
		}
		rest.today, rest.todayPart = rest.all, rest.allPart
		restRow = s.next
		s.next++
		s.text(colName, restRow, b.word("table-not-split", title))
		less := func(total, column string) string {
			have := ""
			if of[1] >= of[0] {
				have = "-SUM(" + cellSpan(column, of[0], of[1]) + ")"
			}
			return fmt.Sprintf(`IF(ISNUMBER(%[1]s),MAX(0,%[1]s%[2]s),"")`, cellRef(total, row), have)
		}
		s.figure(colAll, restRow, less(colAmount, colAll), rest.all.value())
		s.figure(colToday, restRow, cellRef(colAll, restRow), rest.today.value())
		s.figure(colAll1, restRow, less(colAll1, colAll1), rest.allPart.value())
		s.figure(colToday1, restRow, cellRef(colAll1, restRow), rest.todayPart.value())
		s.value["rest-"+string(g)] = rest
		sum = add(sources, rest)
	}
	s.rests[g] = restRow
	row := s.next
	s.next++
	s.text(colName, row, b.word("table-sum", title))
	s.sums(row, sum.values(), func(column string) []string {
		var cells []string
		if of[1] >= of[0] {
			cells = append(cells, cellSpan(column, of[0], of[1]))
		}
		if restRow > 0 {
			cells = append(cells, cellRef(column, restRow))
		}
		return cells
	})
	s.strong(row)
	s.row["group-"+string(g)], s.value["group-"+string(g)] = row, sum
}

// values are the figures by their columns.
func (f figures) values() map[string]any {
	return map[string]any{
		colToday: f.today.value(), colAll: f.all.value(), colToday1: f.todayPart.value(), colAll1: f.allPart.value(),
	}
}

// sums writes a row of sums: of each column its value now, and the formula over the cells it is of.
func (s *periodSheet) sums(row int, values map[string]any, of func(column string) []string) {
	for column, value := range values {
		s.figure(column, row, sumKnown(of(column)), value)
	}
}

// cellsAt returns the cells of a column in some rows.
func cellsAt(rows []int) func(column string) []string {
	return func(column string) []string {
		cells := make([]string, len(rows))
		for i, r := range rows {
			cells[i] = cellRef(column, r)
		}
		return cells
	}
}

// sumKnown is the formula of a sum that is nothing where none of its parts is known.
func sumKnown(cells []string) string {
	if len(cells) == 0 {
		return `""`
	}
	list := strings.Join(cells, ",")
	return fmt.Sprintf(`IF(COUNT(%[1]s)=0,"",SUM(%[1]s))`, list)
}
