package export

import (
	"slices"

	"clustercanvas/canvas"
)

// Table is what was understood of a table of sources and costs: a CSV file, or what was pasted
// from a spreadsheet. Nothing of it is lost: what cannot be taken is told, row by row, in words of
// canvas/words.
type Table struct {
	Separator rune     // between the cells: a tab, a semicolon or a comma
	Header    bool     // the columns have headings
	Columns   []Column // in their order
	Rows      []Row    // all that are not empty, in order
	Problems  []RowProblem

	currencies map[string]int // how many amounts name each; empty: none
	options    TableOptions
}

// Column is one column of a table.
type Column struct {
	Heading  string    // as it stands; empty without a header
	Means    ColumnOf  // what it was taken for
	Period   string    // of an OfAmount or OfShare column that belongs to one: its label
	Currency string    // that the heading names
	digits   int       // by how many digits its amounts are shifted: thousands, millions
	looks    RowsLooks // what its cells look like
}

// ColumnOf says what a column holds; the words are the headings that WriteCSV writes.
type ColumnOf string

// What a column can hold. Computed figures are known and not read: they follow from the others.
const (
	OfNothing        ColumnOf = ""
	OfKind           ColumnOf = "kind"
	OfScenario       ColumnOf = "scenario"
	OfPeriod         ColumnOf = "period"
	OfGroup          ColumnOf = "group"
	OfSide           ColumnOf = "side"
	OfName           ColumnOf = "name"
	OfCard           ColumnOf = "card"
	OfPayer          ColumnOf = "payer"
	OfUse            ColumnOf = "use"
	OfStatus         ColumnOf = "status"
	OfBasis          ColumnOf = "basis"
	OfShare          ColumnOf = "share"
	OfAmount         ColumnOf = "amount"
	OfComputedShare  ColumnOf = "computed_share"
	OfComputedAmount ColumnOf = "computed_amount"
	OfStarts         ColumnOf = "starts"
	OfEnds           ColumnOf = "ends"
	OfOrigin         ColumnOf = "origin"
)

// TableColumns lists the columns in the order in which WriteCSV writes them.
var TableColumns = []ColumnOf{
	OfKind, OfScenario, OfPeriod, OfGroup, OfSide, OfName, OfCard, OfPayer, OfUse, OfStatus, OfBasis,
	OfShare, OfAmount, OfComputedShare, OfComputedAmount, OfStarts, OfEnds, OfOrigin,
}

// RowKind says what a row of a table is.
type RowKind string

// The kinds of rows. A heading says what the rows after it are; a sum follows from other rows.
// Neither is taken.
const (
	RowSource  RowKind = "source"
	RowCost    RowKind = "cost"
	RowTotal   RowKind = "total" // a typed total, or the reserve
	RowHeading RowKind = "heading"
	RowSum     RowKind = "sum"
)

// TableOptions says how a table is to be read.
type TableOptions struct {
	Language string   // in which figures are written; headings and words are known in every language
	Currency string   // of the workbook; amounts in another one are problems; empty: any
	Periods  []string // labels of periods, that columns of amounts may be headed by

	// What rows are of which the table says nothing. Empty: sources, of a group that has to be
	// said, and costs likewise.
	Kind      RowKind
	Group     canvas.Group
	CostGroup canvas.CostGroup
}

// Row is one row of a table, or one of several amounts of a row that has a column for each period.
type Row struct {
	Number    int      // line in the text, from 1
	Cells     []string // as they stand
	Kind      RowKind
	Scenario  string // title; empty: the one that is asked for
	Period    string // label; empty: the one that is asked for
	Name      string
	Card      string // what the table calls the kind of financing, or the usual cost line
	Payer     string
	Group     canvas.Group     // of a source; empty: that of its card
	Side      canvas.Side      // of a source; empty: that of its group or card
	CostGroup canvas.CostGroup // of a cost; empty: that of the usual line
	Use       canvas.Use       // empty: that of the card
	Status    canvas.Status
	Basis     canvas.Basis
	Total     canvas.TotalOf
	Value     canvas.Value
	Starts    canvas.YearMonth
	Ends      canvas.YearMonth
	Origin    string
	Problems  []RowProblem // why it is not taken; empty: it is
	Notes     []RowProblem // what is to be told though it is taken

	period canvas.RecordID // as For found it
}

// RowProblem is something wrong with a table, as a key of canvas/words and its arguments.
type RowProblem struct {
	Row    int    // line in the text, from 1; 0: the whole table
	Column string // heading, or number from 1 where there is none; empty: the whole row
	Key    string
	Args   []string
}

// Good returns the rows that are taken.
func (t Table) Good() []Row {
	return slices.DeleteFunc(slices.Clone(t.Rows), func(r Row) bool { return !r.taken() })
}

// Bad returns what is wrong: with rows that are therefore not taken, and with the whole table.
func (t Table) Bad() []RowProblem {
	out := slices.Clone(t.Problems)
	for _, r := range t.Rows {
		out = append(out, r.Problems...)
	}
	return out
}

// Notes returns what is to be told although nothing is wrong with it: columns that say nothing to
// the program, sums that follow from other rows.
func (t Table) Notes() []RowProblem {
	var out []RowProblem
	for _, c := range t.Extra() {
		out = append(out, RowProblem{Key: "row-extra-column", Column: c, Args: []string{c}})
	}
	for _, r := range t.Rows {
		out = append(out, r.Notes...)
	}
	return out
}

// Extra returns the headings, or the numbers, of columns that hold something and say nothing to
// the program.
func (t Table) Extra() []string {
	var out []string
	for i, c := range t.Columns {
		if c.Means == OfNothing && (c.Heading != "" || c.looks.filled > 0) {
			out = append(out, t.columnName(i))
		}
	}
	return out
}

// Missing returns what a table of sources and costs cannot be without, and this one has no column
// for.
func (t Table) Missing() []ColumnOf {
	var out []ColumnOf
	if !t.has(OfName) && !t.has(OfCard) {
		out = append(out, OfName)
	}
	if !t.has(OfAmount) && !t.has(OfShare) {
		out = append(out, OfAmount)
	}
	return out
}

// Currency returns the three letters of the currency that all amounts of the table are in, by their
// headings or by themselves; empty where not all say one, and the same.
func (t Table) Currency() string {
	if len(t.currencies) != 1 {
		return ""
	}
	for c := range t.currencies {
		if len(c) == 3 {
			return c
		}
	}
	return ""
}

func (t Table) has(what ColumnOf) bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Means == what })
}

// taken reports whether the row becomes a source, a cost or a total.
func (r Row) taken() bool {
	return len(r.Problems) == 0 && (r.Kind == RowSource || r.Kind == RowCost || r.Kind == RowTotal)
}
