package app

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
)

// onSheet is what lies on a sheet, in the order in which one reads it.
type onSheet struct {
	sheet canvas.Sheet
	items []canvas.Item
	cells []canvas.Cell // texts that are typed into the sheet
}

// onSheets returns what lies on every sheet, beginning with the one in view. Only layout knows
// that, so that the others are laid out for it, once for each state of the document.
func (w *Window) onSheets() []onSheet {
	var out []onSheet
	for _, s := range w.workbook().Sheets() {
		if s.ID == w.sheet {
			out = append([]onSheet{lyingOn(s, w.result)}, out...)
			continue
		}
		on, known := w.elsewhere[s.ID]
		if !known {
			if result, err := w.layout(w.workbook(), s.ID); err == nil {
				on = lyingOn(s, result)
			}
			if w.elsewhere == nil {
				w.elsewhere = map[canvas.RecordID]onSheet{}
			}
			on.sheet = s
			w.elsewhere[s.ID] = on
		}
		out = append(out, on)
	}
	return out
}

func lyingOn(s canvas.Sheet, result layout.Result) onSheet {
	on := onSheet{sheet: s, items: gesture.Reading(result)}
	for _, c := range result.Cells {
		if c.Cell.What == canvas.CellText {
			on.cells = append(on.cells, c.Cell)
		}
	}
	return on
}

// showItem brings something into view and selects it, on whatever sheet it lies.
func (w *Window) showItem(sheet canvas.RecordID, item canvas.Item) {
	w.showSheet(sheet)
	w.choose([]canvas.Item{item})
	w.view.Reveal()
}

// itemTitle returns what people call something that lies on a sheet; of a note that is its first
// line.
func (w *Window) itemTitle(item canvas.Item) string {
	switch r := w.workbook().Record(item.ID).(type) {
	case canvas.Source:
		return w.sourceTitle(r)
	case canvas.Note:
		first, _, _ := strings.Cut(strings.TrimSpace(r.Text), "\n")
		return first
	case canvas.CostLine:
		return deck.Plain(deck.CostTitle(r, w.fileLanguage()))
	case canvas.Metric:
		return r.Title
	case canvas.Reference:
		return r.Cluster
	default:
		return ""
	}
}
