package export

import (
	"fmt"
	"strings"

	"clustercanvas/canvas"
)

// overview composes the worksheet that puts all periods side by side. Every figure is that of the
// period's own worksheet.
func (b *xlsxBook) overview(name string, models []*periodSheet) *xlsxSheet {
	s := &xlsxSheet{name: name, frozen: 5, heading: 5, onePage: true, widths: []float64{38}}
	info := b.Info()
	s.put("A", 1, xlsxCell{value: firstOf(info.Cluster, b.word("table-overview")), style: xlsxStyle{bold: true, size: 18}})
	s.rows[0].height = 28
	per := b.word("table-per-year")
	if info.Currency != "" {
		per = b.word("table-per-year-in", info.Currency)
	}
	s.put("A", 2, xlsxCell{value: joined(" · ", b.word("table-overview"), per, b.word("table-overview-all")), style: xlsxStyle{ink: xlsxSecondary}})
	head := xlsxStyle{bold: true, fill: xlsxInk, ink: "FFFFFF", wrap: true}
	s.put("A", 4, xlsxCell{style: head})
	s.put("A", 5, xlsxCell{style: head})
	for i, m := range models {
		column := columnName(i + 1)
		s.widths = append(s.widths, 16)
		scenario, _ := canvas.Get[canvas.Scenario](b.Workbook, m.period.Scenario)
		title := scenario.Title
		if i > 0 && models[i-1].period.Scenario == m.period.Scenario {
			title = ""
		}
		right := head
		right.right = true
		s.put(column, 4, xlsxCell{value: title, style: right})
		s.put(column, 5, xlsxCell{value: b.periodLabel(m.period), style: right})
	}
	s.rows[3].height, s.rows[4].height = 20, 20
	row := 6
	line := func(title, from, column string, share, strong bool) {
		style := xlsxStyle{below: true, bold: strong, above: strong}
		if strong {
			style.fill = xlsxQuiet
		}
		s.put("A", row, xlsxCell{value: title, style: style})
		for i, m := range models {
			style := style
			style.format = m.amount
			if share {
				style.format = m.share
			}
			cell := "'" + strings.ReplaceAll(m.name, "'", "''") + "'!" + cellRef(column, m.row[from])
			s.put(columnName(i+1), row, xlsxCell{
				formula: fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, cell), value: textIfNone(m.at(column, m.row[from]).value), style: style,
			})
		}
		row++
	}
	band := func(key string) {
		s.put("A", row, xlsxCell{value: strings.ToUpper(b.word(key))})
		s.dress(row, "A", columnName(len(models)), func(x *xlsxStyle) { *x = xlsxStyle{bold: true, size: 11, fill: xlsxHairline} })
		row++
	}
	band("table-financing")
	for _, g := range canvas.Groups {
		line(b.listed("group", string(g)), "group-"+string(g), colAll, false, false)
	}
	line(b.word("table-all-sources"), "sources", colAll, false, true)
	line(b.word("table-all-today"), "sources", colToday, false, false)
	line(b.word("table-income"), "income", colAmount, false, true)
	line(b.word("table-in-kind-apart"), "in-kind", colAmount, false, false)
	band("table-shares")
	for _, g := range canvas.Groups {
		line(b.listed("group", string(g)), "group-"+string(g), colAll1, true, false)
	}
	for _, side := range canvas.Sides {
		line(b.word("table-side-of-"+string(side)), "side-"+string(side), colAll1, true, false)
		line(b.word("table-today-of", b.word("table-side-of-"+string(side))), "side-"+string(side), colToday1, true, false)
	}
	band("table-cost")
	for _, g := range canvas.CostGroups {
		line(b.listed("cost", string(g)), "cost-"+string(g), colAll, false, false)
	}
	line(b.word("table-cost-sum"), "cost", colAll, false, true)
	band("table-coverage")
	for _, key := range []string{"free", "core", "free-missing", "restricted", "projects", "projects-missing", "uncovered"} {
		line(b.word("table-"+key), key, colAll, false, key == "uncovered")
	}
	line(b.word("table-result"), "result", colAll, false, true)
	line(b.word("table-reserve"), "reserve", colAll, false, false)
	line(b.word("table-reserve-after"), "reserve-after", colAll, false, false)
	return s
}

// textIfNone returns the value of a cell that is asked for: an empty text where it is no figure.
func textIfNone(value any) any {
	if n, ok := value.(float64); ok {
		return n
	}
	return ""
}
