package export

import (
	"strconv"

	"clustercanvas/canvas"
)

// xlsxSheet is one worksheet as it is composed: what stands in its cells and how it looks. It knows
// nothing of the file.
type xlsxSheet struct {
	name    string
	tab     string    // color of its tab
	widths  []float64 // of the columns, in characters
	rows    []xlsxRow // from row 1
	frozen  int       // rows that stay when scrolling
	heading int       // the row that is printed on every page; 0: none
	onePage bool      // printed on one page, however small
	lists   []xlsxList
}

type xlsxRow struct {
	cells  []xlsxCell
	height float64 // in points; 0: as the text needs
}

// xlsxCell is one cell: a constant, or a formula with the value that it has.
type xlsxCell struct {
	value   any    // string, float64 or nil
	formula string // without "="; empty: a constant
	style   xlsxStyle
}

// xlsxStyle is how a cell looks.
type xlsxStyle struct {
	bold, italic, wrap, right, center bool
	size                              float64 // in points; 0: as usual
	ink, fill                         string  // six hexadecimal digits; empty: as usual
	format                            string  // of a figure
	above, below                      bool    // a hairline
	indent                            int
}

// xlsxList offers the words of a list in some cells of a column.
type xlsxList struct {
	column   string
	from, to int
	words    []string
}

// The inks and grounds of worksheets; those of the groups are those of the sheets.
const (
	xlsxInk       = "1B2733"
	xlsxSecondary = "5B6B7A"
	xlsxHairline  = "C9D2DA"
	xlsxQuiet     = "F5F7F9"
	xlsxTyped     = "1F5FBF" // figures that were typed, as financing models have it
	xlsxWarning   = "B23B1E"
)

var xlsxGroupInk = map[canvas.Group]string{canvas.GroupPublic: "2F4B8F", canvas.GroupPrivate: "00846A", canvas.GroupProject: "96458C"}
var xlsxGroupGround = map[canvas.Group]string{canvas.GroupPublic: "E8ECF6", canvas.GroupPrivate: "E1F2EE", canvas.GroupProject: "F5E8F3"}

// put sets a cell by its column, from "A", and its row, from 1.
func (s *xlsxSheet) put(column string, row int, c xlsxCell) {
	for len(s.rows) < row {
		s.rows = append(s.rows, xlsxRow{})
	}
	i := columnIndex(column)
	r := &s.rows[row-1]
	for len(r.cells) <= i {
		r.cells = append(r.cells, xlsxCell{})
	}
	r.cells[i] = c
}

// at returns a cell.
func (s *xlsxSheet) at(column string, row int) xlsxCell {
	i := columnIndex(column)
	if row > len(s.rows) || i >= len(s.rows[row-1].cells) {
		return xlsxCell{}
	}
	return s.rows[row-1].cells[i]
}

// dress changes how the cells of a row look, from one column to another, also the empty ones.
func (s *xlsxSheet) dress(row int, from, to string, change func(*xlsxStyle)) {
	for i := columnIndex(from); i <= columnIndex(to); i++ {
		cell := s.at(columnName(i), row)
		change(&cell.style)
		s.put(columnName(i), row, cell)
	}
}

// columnIndex returns the number of a column from 0: of "A" 0, of "AA" 26.
func columnIndex(name string) int {
	n := 0
	for _, r := range name {
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}

// columnName returns the name of a column by its number from 0.
func columnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// cellRef returns the name of a cell: "K7".
func cellRef(column string, row int) string { return column + strconv.Itoa(row) }

// fixedRef returns the name of a cell that stays when a formula is copied: "$K$7".
func fixedRef(column string, row int) string { return "$" + column + "$" + strconv.Itoa(row) }

// cellSpan returns the name of a part of a column: "K7:K9".
func cellSpan(column string, from, to int) string {
	return cellRef(column, from) + ":" + cellRef(column, to)
}

// fixedSpan returns the name of a part of a column that stays when a formula is copied.
func fixedSpan(column string, from, to int) string {
	return fixedRef(column, from) + ":" + fixedRef(column, to)
}

// money is an amount that may not be known: then its cell holds an empty text.
type money struct {
	n     canvas.Money
	known bool
}

func (m money) value() any {
	if !m.known {
		return ""
	}
	return float64(m.n) / 100
}

// part is a share of the income, 1 is all; it may not be known.
type part struct {
	n     float64
	known bool
}

func (p part) value() any {
	if !p.known {
		return ""
	}
	return p.n
}

// sumOf adds what is known; nothing is known where none is.
func sumOf(of ...money) money {
	var out money
	for _, m := range of {
		if m.known {
			out.n, out.known = out.n+m.n, true
		}
	}
	return out
}

func partsOf(of ...part) part {
	var out part
	for _, p := range of {
		if p.known {
			out.n, out.known = out.n+p.n, true
		}
	}
	return out
}
