package export

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"clustercanvas/canvas"
)

// MaxTableRows is how many rows of a table are read; further ones are told.
const MaxTableRows = 10_000

// headerWithin is how many rows may stand above the headings of the columns, titles mostly.
const headerWithin = 5

// ReadTable reads a table of sources and costs, as CSV or as it was copied from a spreadsheet: its
// cells apart by tabs, semicolons or commas, quoted or not, its columns in any order, with headings
// in a language of the program or none. Rows of headings such as "Public" or "Team" say what follows;
// sums are recognized and not taken. Whatever text it gets, it reads: what is wrong stands in the
// table.
func ReadTable(text string, o TableOptions) Table {
	lines, separator := splitTable(text)
	t := Table{Separator: separator, currencies: map[string]int{}, options: o}
	if len(lines) > MaxTableRows {
		t.Problems = append(t.Problems, RowProblem{Row: lines[MaxTableRows].number, Key: "row-too-many", Args: []string{strconv.Itoa(MaxTableRows)}})
		lines = lines[:MaxTableRows]
	}
	r := rowReader{Table: &t, kind: o.Kind, group: o.Group, costGroup: o.CostGroup}
	above, header, body := headerOf(lines, o.Periods)
	t.name(header, body)
	for _, l := range above {
		r.title(l)
	}
	for _, l := range body {
		if t.Header && slices.Equal(l.cells, header.cells) {
			t.Rows = append(t.Rows, Row{Number: l.number, Cells: l.cells, Kind: RowHeading})
			continue
		}
		r.row(l)
	}
	r.close()
	if t.Missing() != nil && len(body) > 0 {
		for _, m := range t.Missing() {
			t.Problems = append(t.Problems, RowProblem{Key: "row-missing-" + string(m)})
		}
	}
	return t
}

// rowReader reads rows one after the other: headings hold for what follows.
type rowReader struct {
	*Table
	kind      RowKind
	group     canvas.Group
	costGroup canvas.CostGroup
	open      opened
}

// title reads a row above the headings of the columns.
func (t *rowReader) title(l line) {
	r := Row{Number: l.number, Cells: l.cells, Kind: RowHeading}
	if h, ok := headingOf(firstFilled(l.cells), t.kind); ok {
		t.under(h)
	} else {
		r.Notes = append(r.Notes, RowProblem{Row: l.number, Key: "row-title"})
	}
	t.Rows = append(t.Rows, r)
}

// row reads a row, and its further rows where it has figures for several periods.
func (t *rowReader) row(l line) {
	r := Row{Number: l.number, Cells: l.cells, Status: canvas.AsIs, Basis: canvas.Stated}
	if l.open {
		r.problem("", "row-quote")
	}
	for i := len(t.Columns); i < len(l.cells); i++ {
		if l.cells[i] != "" {
			r.problem("", "row-extra-cells", l.cells[i])
			break
		}
	}
	t.names(&r)
	heading, isHeading := headingOf(r.Name, t.kind)
	alone := t.saysNoMore(r)
	switch {
	case alone && isSum(r.Name):
		r.Kind = RowSum
		r.Notes = append(r.Notes, RowProblem{Row: r.Number, Key: "row-sum", Args: []string{r.Name}})
		t.Rows = append(t.Rows, r)
		return
	case alone && isHeading:
		if part := t.open.heading; part.group == "" && part.costGroup == "" && part.kind == heading.kind {
			t.follows()
		} else {
			t.close()
		}
		t.under(heading)
		r.Kind = RowHeading
		from := len(t.Rows)
		t.Rows = append(t.Rows, t.perPeriod(r)...)
		if t.figures(r) {
			t.open = opened{from, len(t.Rows), heading}
		}
		return
	}
	t.follows()
	t.words(&r)
	t.Rows = append(t.Rows, t.perPeriod(r)...)
}

// names finds what a row is called.
func (t *rowReader) names(r *Row) {
	r.Name, r.Card = t.cell(*r, OfName), t.cell(*r, OfCard)
	r.Scenario, r.Period = t.cell(*r, OfScenario), t.cell(*r, OfPeriod)
	r.Payer, r.Origin = t.cell(*r, OfPayer), t.cell(*r, OfOrigin)
	for _, what := range []ColumnOf{OfName, OfCard, OfPayer, OfOrigin, OfScenario, OfPeriod} {
		if len(t.cell(*r, what)) > canvas.MaxTitle {
			r.problem(t.heading(what), "row-long", strconv.Itoa(canvas.MaxTitle))
		}
	}
	if r.Name == "" && r.Card == "" && t.saysNoMore(*r) {
		r.Name = firstText(*t.Table, *r)
	}
}

// saysNoMore reports whether a row has no words beside its name and its figures: so are headings
// and sums.
func (t *rowReader) saysNoMore(r Row) bool {
	for i, c := range t.Columns {
		switch c.Means {
		case OfName, OfAmount, OfShare, OfComputedShare, OfComputedAmount, OfScenario, OfPeriod, OfNothing, OfOrigin:
		default:
			if i < len(r.Cells) && r.Cells[i] != "" {
				return false
			}
		}
	}
	return true
}

// figures reports whether a row has a figure.
func (t *rowReader) figures(r Row) bool {
	for i, c := range t.Columns {
		if (c.Means == OfAmount || c.Means == OfShare) && i < len(r.Cells) && !isNothing(r.Cells[i]) {
			return true
		}
	}
	return false
}

// under takes what a heading says for the rows that follow.
func (t *rowReader) under(h rowHeading) {
	t.kind, t.group, t.costGroup = h.kind, h.group, h.costGroup
	if h.group == "" && h.kind == RowSource {
		t.group = t.options.Group
	}
	if h.costGroup == "" && h.kind == RowCost {
		t.costGroup = t.options.CostGroup
	}
}

// opened is a heading with a figure, of which it is not known yet whether anything follows it.
type opened struct {
	from, until int // its rows
	heading     rowHeading
}

// follows tells the heading that is open that something follows: its figure is the sum of that.
func (t *rowReader) follows() {
	for i := t.open.from; i < t.open.until; i++ {
		r := &t.Rows[i]
		r.Notes = append(r.Notes, RowProblem{Row: r.Number, Key: "row-sum", Args: []string{cutCell(r.Name)}})
	}
	t.open = opened{}
}

// close ends the heading that is open, of which nothing followed: its figure is all that is known.
func (t *rowReader) close() {
	h := t.open.heading
	for i := t.open.from; i < t.open.until; i++ {
		r := &t.Rows[i]
		switch {
		case h.kind == RowCost:
			r.Kind, r.CostGroup = RowCost, h.costGroup
		case h.group != "":
			r.Kind, r.Total = RowTotal, canvas.TotalOfGroup(h.group)
		default:
			r.Kind, r.Total = RowTotal, canvas.TotalIncome
		}
		t.figureFits(r)
	}
	t.open = opened{}
}

// perPeriod returns a row once, or once for each period that it has a figure for.
func (t *rowReader) perPeriod(r Row) []Row {
	var out []Row
	for i, c := range t.Columns {
		if c.Period == "" || i >= len(r.Cells) || isNothing(r.Cells[i]) {
			continue
		}
		one := r
		one.Period = c.Period
		one.Problems, one.Notes = slices.Clone(r.Problems), slices.Clone(r.Notes)
		t.figure(&one, i)
		out = append(out, one)
	}
	if out == nil {
		for i, c := range t.Columns {
			if c.Means == OfShare && c.Period == "" {
				t.figure(&r, i)
			}
		}
		for i, c := range t.Columns {
			if c.Means == OfAmount && c.Period == "" {
				t.figure(&r, i)
			}
		}
		out = []Row{r}
	}
	for i := range out {
		t.figureFits(&out[i])
	}
	return out
}

// figureFits looks whether the figure of a row can be that of what the row is.
func (t *rowReader) figureFits(r *Row) {
	switch {
	case r.Kind == RowCost && r.Value.Kind == canvas.ShareValue:
		r.problem(t.heading(OfShare), "row-cost-share")
	case r.Kind == RowTotal && r.Value.Kind == canvas.NothingYet && len(r.Problems) == 0:
		r.problem("", "row-total-nothing")
	case r.Kind == RowTotal && r.Total.OnlyAmount() && r.Value.Kind == canvas.ShareValue:
		r.problem(t.heading(OfShare), "row-total-share")
	}
}

// words reads what a row says of itself in words of a list.
func (t *rowReader) words(r *Row) {
	r.Kind = t.kindOf(r)
	r.Use = wordIn(t, r, OfUse, useWords, "row-use", "")
	r.Status = wordIn(t, r, OfStatus, statusWords, "row-status", canvas.AsIs)
	r.Basis = wordIn(t, r, OfBasis, basisWords, "row-basis", canvas.Stated)
	switch r.Kind {
	case RowTotal:
		of, ok := totalWords[fold(r.Card)]
		if !ok {
			r.problem(t.heading(OfCard), "row-total", r.Card)
		}
		r.Total = of
	case RowCost:
		r.CostGroup = wordIn(t, r, OfGroup, costGroupWords, "row-cost-group", t.costGroup)
	default:
		r.Group = wordIn(t, r, OfGroup, groupWords, "row-group", t.group)
		r.Side = wordIn(t, r, OfSide, sideWords, "row-side", "")
		if r.Group == "" && r.Side != "" {
			r.Group = canvas.Group(r.Side)
		}
		if r.Group != "" && r.Group != canvas.GroupProject && r.Side != "" && string(r.Side) != string(r.Group) {
			r.problem(t.heading(OfSide), "row-side-group", t.cell(*r, OfSide))
		}
		t.months(r)
	}
	if r.Kind != RowTotal && r.Name == "" && r.Card == "" {
		r.problem(t.heading(OfName), "row-no-name")
	}
}

// kindOf finds out whether a row is a source, a cost or a typed total.
func (t *rowReader) kindOf(r *Row) RowKind {
	if typed := t.cell(*r, OfKind); typed != "" {
		if kind, ok := kindWords[fold(typed)]; ok {
			return kind
		}
		if kind, ok := partWords[fold(typed)]; ok {
			return kind
		}
		r.problem(t.heading(OfKind), "row-kind", typed)
		return RowSource
	}
	group := fold(t.cell(*r, OfGroup))
	_, cost := costGroupWords[group]
	_, source := groupWords[group]
	switch {
	case cost && !source:
		return RowCost
	case source && !cost:
		return RowSource
	case t.kind != "":
		return t.kind
	case t.cell(*r, OfGroup) == "" && isUsualCost(r.Name):
		return RowCost
	}
	return RowSource
}

// wordIn reads a cell that holds a word of a list.
func wordIn[T ~string](t *rowReader, r *Row, what ColumnOf, list map[string]T, key string, otherwise T) T {
	typed := t.cell(*r, what)
	if typed == "" {
		return otherwise
	}
	if word, ok := list[fold(typed)]; ok {
		return word
	}
	r.problem(t.heading(what), key, typed)
	return otherwise
}

// months reads when a source begins and ends.
func (t *rowReader) months(r *Row) {
	for _, m := range []struct {
		what ColumnOf
		last bool
		into *canvas.YearMonth
	}{{OfStarts, false, &r.Starts}, {OfEnds, true, &r.Ends}} {
		typed := t.cell(*r, m.what)
		if typed == "" {
			continue
		}
		month, ok := readMonth(typed, m.last)
		if !ok {
			r.problem(t.heading(m.what), "row-month", typed)
		}
		*m.into = month
	}
	if r.Starts != 0 && r.Ends != 0 && r.Starts > r.Ends {
		r.problem(t.heading(OfEnds), "row-months", t.cell(*r, OfStarts), t.cell(*r, OfEnds))
	}
}

// readMonth reads a month: "2026-03", "03/2026", "1.3.2026", or a year, which begins in January and
// ends in December.
func readMonth(typed string, last bool) (canvas.YearMonth, bool) {
	var parts []int
	for _, p := range strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune("-/. ", r) }) {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 || n > 9999 {
			return 0, false
		}
		parts = append(parts, n)
	}
	year, month := 0, 0
	switch {
	case len(parts) == 1 && last:
		year, month = parts[0], 12
	case len(parts) == 1:
		year, month = parts[0], 1
	case len(parts) == 2 && parts[0] > 31, len(parts) == 3 && parts[0] > 31:
		year, month = parts[0], parts[1]
	case len(parts) == 2:
		year, month = parts[1], parts[0]
	case len(parts) == 3:
		year, month = parts[2], parts[1]
	}
	if year < 1000 || month < 1 || month > 12 {
		return 0, false
	}
	return canvas.NewYearMonth(year, month), true
}

// problem adds what is wrong with a row.
func (r *Row) problem(column, key string, args ...string) {
	for i, a := range args {
		args[i] = cutCell(a)
	}
	r.Problems = append(r.Problems, RowProblem{Row: r.Number, Column: column, Key: key, Args: args})
}

// cutCell returns what a message may say of a cell: its beginning.
func cutCell(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// cell returns what a row says of something; empty where it has no column for it.
func (t *Table) cell(r Row, what ColumnOf) string {
	for i, c := range t.Columns {
		if c.Means == what && i < len(r.Cells) {
			return r.Cells[i]
		}
	}
	return ""
}

// heading returns the name of the column that holds something.
func (t *Table) heading(what ColumnOf) string {
	for i, c := range t.Columns {
		if c.Means == what {
			return t.columnName(i)
		}
	}
	return ""
}

// columnName returns the heading of a column, or its number from 1.
func (t *Table) columnName(i int) string {
	if i < len(t.Columns) && t.Columns[i].Heading != "" {
		return t.Columns[i].Heading
	}
	return strconv.Itoa(i + 1)
}

func firstFilled(cells []string) string {
	for _, c := range cells {
		if c != "" {
			return c
		}
	}
	return ""
}

// firstText returns the first cell of a row that is no figure.
func firstText(t Table, r Row) string {
	for _, c := range r.Cells {
		if c != "" && !isFigure(c, t.options.Language) {
			return c
		}
	}
	return ""
}
