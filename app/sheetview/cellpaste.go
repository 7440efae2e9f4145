package sheetview

import (
	"strconv"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
)

// Pasted is what became of a block of values that was pasted into cells.
type Pasted struct {
	Cells   int // values that there were
	Bad     []BadCell
	Outside int // values for which there was no cell
}

// BadCell is a value that could not be read.
type BadCell struct {
	Cell  canvas.Cell
	Typed string
	Err   error
}

// pasteMost is how many rows one paste fills at most: more is a table that got here by mistake.
const pasteMost = 200

// PasteCells types a block of values, as spreadsheets put it on the clipboard, into the active cell
// and those right of it and below, as they lie on the sheet. It is one step of undo. What cannot be
// read is left as it was and told.
func (v *View) PasteCells(block string) Pasted {
	if _, ok := v.ActiveCell(); !ok || !v.FinishEdit() || v.locked() {
		return Pasted{}
	}
	if v.cell.Lines {
		v.pasteLines(block)
		return Pasted{Cells: 1}
	}
	s := spreading{view: v, w: v.workbook, table: v.table, language: v.language(), amounts: map[canvas.RecordID]bool{}}
	s.spread(v.cell, Block(block))
	if len(s.change.Diff) > 0 {
		s.change.Label = canvas.Label{Key: "paste-cells-many", Args: []string{strconv.Itoa(s.done)}}
		if s.done == 1 {
			s.change.Label = s.label
		}
		if err := v.commit(s.change); err != nil {
			v.refuse(err)
			v.redraw()
			return Pasted{}
		}
		v.sealed()
	}
	if b, ok := v.table.Find(s.first.Cell, s.first.Rect.Center()); ok {
		v.activate(b)
	}
	return s.out
}

// pasteLines opens a cell of several lines with what is pasted at its end.
func (v *View) pasteLines(block string) {
	v.typeInto(v.cell, false, nil)
	if e := v.editor; e != nil {
		end := e.entry.At(len(e.entry.Text), false)
		if end.Text != "" && !strings.HasSuffix(end.Text, "\n") {
			end = end.Insert("\n")
		}
		e.entry.edit(end.Insert(strings.TrimSpace(block)), false)
	}
}

// spreading is a block of values on its way into cells.
type spreading struct {
	view     *View
	w        canvas.Workbook
	table    gesture.Table
	language string
	change   canvas.Change
	label    canvas.Label // of the last value
	first    layout.CellBox
	done     int
	amounts  map[canvas.RecordID]bool // fundings whose amount was put
	out      Pasted
}

func (s *spreading) spread(at layout.CellBox, rows [][]string) {
	s.first = at
	for i, row := range rows {
		if i > 0 {
			below, ok := s.table.Beside(at.Rect, gesture.Below)
			if !ok || i >= pasteMost {
				s.outside(rows[i:]...)
				return
			}
			at = below
		}
		here := at
		for j, value := range row {
			if j > 0 {
				right, ok := s.table.Beside(here.Rect, gesture.Right)
				if !ok {
					s.outside(row[j:])
					break
				}
				here = right
			}
			put, made := s.put(here, value)
			here = put
			if j == 0 || made {
				at = s.back(here, j)
			}
		}
		if i == 0 {
			s.first = at
		}
	}
}

// back returns the cell so many places to the left in a row, or the first one.
func (s *spreading) back(from layout.CellBox, places int) layout.CellBox {
	for range places {
		left, ok := s.table.Beside(from.Rect, gesture.Left)
		if !ok {
			break
		}
		from = left
	}
	return from
}

// put types a value into a cell. It returns where that lies then, and whether its row was made.
func (s *spreading) put(b layout.CellBox, value string) (layout.CellBox, bool) {
	if value != "" {
		s.out.Cells++
	}
	funding := canvas.FundingID(b.Cell.Record, b.Cell.Column)
	if value == s.view.written(s.w, b.Cell) || b.Cell.What == canvas.CellShare && s.amounts[funding] {
		return b, false // of an amount and a share beside it the amount is kept: the other follows
	}
	c, cell, err := canvas.TypeCell(s.w, s.view.cfg.IDs, b.Cell, value, s.language)
	next := s.w
	if err == nil && len(c.Diff) > 0 {
		next, err = s.w.Apply(c.Diff)
	}
	if err != nil {
		s.out.Bad = append(s.out.Bad, BadCell{b.Cell, value, err})
		return b, false
	}
	if len(c.Diff) == 0 {
		return b, false
	}
	s.w, s.change.Diff, s.label = next, s.change.Diff.Then(c.Diff), c.Label
	s.done++
	if b.Cell.What == canvas.CellAmount {
		s.amounts[funding] = true
	}
	if cell == b.Cell {
		return b, false
	}
	res, err := s.view.cfg.Layout(s.w, s.view.sheet) // the new row pushes others away
	if err != nil {
		return b, false
	}
	s.table = gesture.NewTable(res)
	if made, ok := s.table.Find(cell, b.Rect.Center()); ok {
		return made, true
	}
	return b, false
}

func (s *spreading) outside(rows ...[]string) {
	for _, row := range rows {
		for _, value := range row {
			if value != "" {
				s.out.Cells++
				s.out.Outside++
			}
		}
	}
}

// Block returns the values of a text by rows, as a spreadsheet puts a range onto the clipboard:
// separated by tabs and line breaks, and quoted where they hold such.
func Block(block string) [][]string {
	block = strings.ReplaceAll(strings.ToValidUTF8(block, "\uFFFD"), "\r\n", "\n")
	block = strings.ReplaceAll(block, "\r", "\n")
	block = strings.TrimRight(block, "\n")
	quotes := strings.Count(block, `"`)%2 == 0
	var rows [][]string
	row, value, quoted := []string{}, strings.Builder{}, false
	end := func() {
		row = append(row, strings.TrimSpace(value.String()))
		value.Reset()
	}
	letters := []rune(block)
	for i := 0; i < len(letters); i++ {
		switch r := letters[i]; {
		case quoted && r == '"' && i+1 < len(letters) && letters[i+1] == '"':
			value.WriteRune(r)
			i++
		case quoted && r == '"':
			quoted = false
		case quoted:
			value.WriteRune(r)
		case quotes && r == '"' && value.Len() == 0:
			quoted = true
		case r == '\t':
			end()
		case r == '\n':
			end()
			rows, row = append(rows, row), []string{}
		default:
			value.WriteRune(r)
		}
	}
	end()
	return append(rows, row)
}
