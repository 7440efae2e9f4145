package export

import (
	"fmt"
	"math"

	"clustercanvas/canvas"
)

// metrics composes the worksheet of metrics: what each shall be at each horizon, how much that is
// a year, what it was, and what shares imply.
func (b *xlsxBook) metrics(name string) *xlsxSheet {
	horizons := b.Horizons()
	const first = 5 // the column of the first horizon
	s := &xlsxSheet{name: name, frozen: 5, heading: 5, widths: []float64{48, 14, 14, 30, 28}}
	s.put("A", 1, xlsxCell{value: firstOf(b.Info().Cluster, b.word("table-metrics")), style: xlsxStyle{bold: true, size: 18}})
	s.rows[0].height = 28
	s.put("A", 2, xlsxCell{value: joined(" · ", b.word("table-metrics"), b.word("table-metrics-about")), style: xlsxStyle{ink: xlsxSecondary}})
	head := xlsxStyle{bold: true, fill: xlsxInk, ink: "FFFFFF", wrap: true}
	right := head
	right.right = true
	for i, key := range []string{"metric", "unit", "measures", "origin", "owner"} {
		s.put(columnName(i), 4, xlsxCell{style: head})
		s.put(columnName(i), 5, xlsxCell{value: b.word("table-" + key), style: head})
	}
	column := func(i int) string { return columnName(first + i) }
	growth := func(i int) string { return columnName(first + len(horizons) + i) }
	for i, h := range horizons {
		s.widths = append(s.widths, 14)
		s.put(column(i), 4, xlsxCell{value: h.Label, style: right})
		year := right
		year.format = "0"
		c := xlsxCell{style: year}
		if h.Year != 0 {
			c.value = float64(h.Year)
		}
		s.put(column(i), 5, c)
	}
	for i := 1; i < len(horizons); i++ {
		s.widths = append(s.widths, 16)
		s.put(growth(i-1), 4, xlsxCell{value: b.word("table-growth"), style: right})
		from, to := horizonName(horizons[i-1]), horizonName(horizons[i])
		s.put(growth(i-1), 5, xlsxCell{value: from + " → " + to, style: right})
	}
	s.rows[3].height = 20
	row := 6
	for _, parked := range []bool{false, true} {
		list := b.Metrics(parked)
		if len(list) == 0 {
			continue
		}
		if parked {
			s.put("A", row, xlsxCell{value: b.word("table-parked")})
			s.dress(row, "A", growth(max(len(horizons)-2, 0)), func(x *xlsxStyle) { *x = xlsxStyle{bold: true, fill: xlsxHairline} })
			row++
		}
		for _, m := range list {
			b.metric(s, m, row, horizons, column, growth)
			row++
		}
	}
	row = b.implied(s, row+1, horizons, column)
	b.readings(s, row+1)
	return s
}

// horizonName returns what a horizon is called.
func horizonName(h canvas.Horizon) string {
	if h.Year != 0 {
		return fmt.Sprint(h.Year)
	}
	return h.Label
}

const quantityFormat = "#,##0.######"

// metric writes the row of a metric.
func (b *xlsxBook) metric(s *xlsxSheet, m canvas.Metric, row int, horizons []canvas.Horizon, column, growth func(int) string) {
	text := xlsxStyle{below: true}
	for i, value := range []string{m.Title, m.Unit, b.listed("measures", string(m.Measures)), m.Origin, m.Owner} {
		s.put(columnName(i), row, xlsxCell{value: value, style: text})
	}
	typed := xlsxStyle{below: true, ink: xlsxTyped, format: quantityFormat}
	for i, h := range horizons {
		c := xlsxCell{style: typed}
		if t, ok := canvas.Get[canvas.Target](b.Workbook, canvas.TargetID(m.ID, h.ID)); ok {
			c.value = quantityOf(t.Value)
			if t.Value%canvas.One == 0 {
				c.style.format = "#,##0"
			}
		}
		s.put(column(i), row, c)
	}
	for i := 1; i < len(horizons); i++ {
		from, to := cellRef(column(i-1), row), cellRef(column(i), row)
		a, z := fixedRow(column(i-1), 5), fixedRow(column(i), 5)
		formula := fmt.Sprintf(`IF(AND(N(%[1]s)>0,N(%[2]s)>0,N(%[3]s)>0,N(%[4]s)>N(%[3]s)),(%[2]s/%[1]s)^(1/(%[4]s-%[3]s))-1,"")`, from, to, a, z)
		s.put(growth(i-1), row, xlsxCell{formula: formula, value: b.growthOf(m, horizons[i-1], horizons[i]).value(), style: xlsxStyle{below: true, format: "0.0%"}})
	}
}

// fixedRow returns the name of a cell of which the row stays when a formula is copied.
func fixedRow(column string, row int) string { return fmt.Sprintf("%s$%d", column, row) }

func quantityOf(q canvas.Quantity) float64 { return float64(q) / float64(canvas.One) }

// growthOf returns the growth a year from one horizon to another; 0.1 is a tenth more each year.
func (b *xlsxBook) growthOf(m canvas.Metric, from, to canvas.Horizon) part {
	a, known := canvas.Get[canvas.Target](b.Workbook, canvas.TargetID(m.ID, from.ID))
	z, too := canvas.Get[canvas.Target](b.Workbook, canvas.TargetID(m.ID, to.ID))
	if !known || !too || a.Value <= 0 || z.Value <= 0 || from.Year == 0 || to.Year <= from.Year {
		return part{}
	}
	return part{math.Pow(quantityOf(z.Value)/quantityOf(a.Value), 1/float64(to.Year-from.Year)) - 1, true}
}

// implied writes how great the whole is of which a metric is a share. It returns the next row.
func (b *xlsxBook) implied(s *xlsxSheet, row int, horizons []canvas.Horizon, column func(int) string) int {
	rows := map[canvas.RecordID]int{}
	at := 6
	for _, parked := range []bool{false, true} {
		list := b.Metrics(parked)
		if parked && len(list) > 0 {
			at++
		}
		for _, m := range list {
			rows[m.ID] = at
			at++
		}
	}
	started := false
	for _, m := range append(b.Metrics(false), b.Metrics(true)...) {
		whole, ok := canvas.Get[canvas.Metric](b.Workbook, m.ShareOf)
		if !ok {
			continue
		}
		if !started {
			started = true
			s.put("A", row, xlsxCell{value: b.word("table-implied"), style: xlsxStyle{bold: true, fill: xlsxHairline}})
			s.dress(row, "A", column(max(len(horizons)-1, 0)), func(x *xlsxStyle) { *x = xlsxStyle{bold: true, fill: xlsxHairline} })
			row++
		}
		s.put("A", row, xlsxCell{value: b.word("table-implied-of", whole.Title, m.Title), style: xlsxStyle{below: true}})
		s.dress(row, "B", column(max(len(horizons)-1, 0)), func(x *xlsxStyle) { x.below = true })
		s.put("B", row, xlsxCell{value: whole.Unit, style: xlsxStyle{below: true}})
		for i, h := range horizons {
			n, known := canvas.Get[canvas.Target](b.Workbook, canvas.TargetID(whole.ID, h.ID))
			d, too := canvas.Get[canvas.Target](b.Workbook, canvas.TargetID(m.ID, h.ID))
			value := part{}
			if known && too && d.Value > 0 {
				value = part{quantityOf(n.Value) / (quantityOf(d.Value) / 100), true}
			}
			s.put(column(i), row, xlsxCell{
				formula: fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),N(%[2]s)>0),%[1]s/(%[2]s/100),"")`, cellRef(column(i), rows[whole.ID]), cellRef(column(i), rows[m.ID])),
				value:   value.value(), style: xlsxStyle{below: true, format: "#,##0.##"},
			})
		}
		row++
	}
	return row
}

// readings writes what the metrics were.
func (b *xlsxBook) readings(s *xlsxSheet, row int) {
	started := false
	for _, m := range append(b.Metrics(false), b.Metrics(true)...) {
		for _, r := range b.Readings(m.ID) {
			if !started {
				started = true
				head := xlsxStyle{bold: true, fill: xlsxHairline}
				for i, key := range []string{"readings", "day", "value", "origin", "read-by"} {
					head.right, head.indent = i == 2, indentAfter(i == 3)
					s.put(columnName(i), row, xlsxCell{value: b.word("table-" + key), style: head})
				}
				row++
			}
			text := xlsxStyle{below: true}
			s.put("A", row, xlsxCell{value: m.Title, style: text})
			s.put("B", row, xlsxCell{value: r.Day.String(), style: text})
			s.put("C", row, xlsxCell{value: quantityOf(r.Value), style: xlsxStyle{below: true, ink: xlsxTyped, format: quantityFormat}})
			s.put("E", row, xlsxCell{value: r.By, style: text})
			text.indent = 1
			s.put("D", row, xlsxCell{value: r.Origin, style: text})
			row++
		}
	}
}

// indentAfter keeps words away from figures before them.
func indentAfter(figures bool) int {
	if figures {
		return 1
	}
	return 0
}
