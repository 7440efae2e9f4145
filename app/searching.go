package app

import (
	"cmp"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/find"
)

// hit is something that a search has found: an item of a sheet, or a text that is typed into one.
type hit struct {
	sheet canvas.RecordID
	item  canvas.Item
	cell  canvas.Cell
}

// searching is a search through all sheets: what is looked for, what was found, and which of that
// is shown.
type searching struct {
	query   find.Query
	hits    []hit // sheet by sheet, on each in the order in which one reads it
	current hit   // the zero hit is none
}

// look looks anew. What was shown stays so if it is still found.
func (s *searching) look(w *Window) {
	b := w.workbook()
	search := find.New(b, s.query, w.program.words.language, w.fileLanguage())
	on := w.onSheets()
	slices.SortStableFunc(on, func(x, y onSheet) int {
		return cmp.Compare(slices.Index(b.Sheets(), x.sheet), slices.Index(b.Sheets(), y.sheet))
	})
	s.hits = nil
	for _, o := range on {
		for _, c := range o.cells {
			if search.Cell(c) {
				s.hits = append(s.hits, hit{sheet: o.sheet.ID, cell: c})
			}
		}
		for _, it := range o.items {
			if search.Item(o.sheet, it) {
				s.hits = append(s.hits, hit{sheet: o.sheet.ID, item: it})
			}
		}
	}
	if s.at() < 0 {
		s.current = hit{}
	}
}

// at returns which of what was found is shown; -1 is none.
func (s *searching) at() int { return slices.Index(s.hits, s.current) }

// step goes to the next of what was found, or the one before, round and round; from nowhere it
// begins on a sheet. It reports false where nothing was found.
func (s *searching) step(by int, sheets []canvas.Sheet, from canvas.RecordID) bool {
	n := len(s.hits)
	if n == 0 {
		return false
	}
	if at := s.at(); at >= 0 {
		s.current = s.hits[(at+by+n)%n]
		return true
	}
	place := func(id canvas.RecordID) int {
		return slices.IndexFunc(sheets, func(s canvas.Sheet) bool { return s.ID == id })
	}
	first := slices.IndexFunc(s.hits, func(h hit) bool { return place(h.sheet) >= place(from) })
	switch {
	case by < 0 && first <= 0:
		first = n - 1
	case by < 0:
		first--
	}
	s.current = s.hits[max(0, first)]
	return true
}

// count returns how much was found on each sheet.
func (s *searching) count() map[canvas.RecordID]int {
	out := map[canvas.RecordID]int{}
	for _, h := range s.hits {
		out[h.sheet]++
	}
	return out
}

// on returns what was found on a sheet.
func (s *searching) on(sheet canvas.RecordID) (items []canvas.Item, cells []canvas.Cell) {
	for _, h := range s.hits {
		switch {
		case h.sheet != sheet:
		case h.item.ID != "":
			items = append(items, h.item)
		default:
			cells = append(cells, h.cell)
		}
	}
	return items, cells
}
