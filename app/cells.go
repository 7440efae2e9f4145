package app

import (
	"strings"

	"clustercanvas/app/sheetview"
	"clustercanvas/canvas"
)

// onCell reports whether a cell of the sheet is active, as in a table: then copying and pasting
// are of what it holds.
func onCell(w *Window) bool {
	if w.doc == nil || w.view == nil {
		return false
	}
	_, active := w.view.ActiveCell()
	return active
}

// cellChosen hears that another cell is active.
func (w *Window) cellChosen() {
	w.showMenu()
	if cell, ok := w.view.ActiveCell(); ok {
		w.probe.log("cell", cellName(cell))
	}
	w.probe.touch()
}

// cellOpened hears that the active cell is open for typing.
func (w *Window) cellOpened() {
	cell, _ := w.view.ActiveCell()
	w.probe.log("type", cellName(cell))
	w.probe.touch()
}

// locked returns why nothing can be typed; nil where it can.
func (w *Window) locked() error {
	if w.doc.readOnly() {
		return errReadOnly
	}
	return nil
}

// copyCell puts what the active cell holds on the clipboard.
func (w *Window) copyCell() {
	text, _ := w.view.CellText()
	w.program.app.Clipboard().SetContent(text)
	w.say(w.program.words.count("copied", 1), false)
}

// pasteCells types a block of values into the active cell and those beside it, and says what
// could not be read.
func (w *Window) pasteCells(block string) {
	p := w.view.PasteCells(block)
	if said := w.pastedSentence(p); said != "" {
		w.say(said, true)
	}
}

// pastedSentence says what of a paste did not find its place; nothing where all of it did.
func (w *Window) pastedSentence(p sheetview.Pasted) string {
	var said []string
	if n := len(p.Bad); n > 0 {
		const most = 3
		var bad []string
		for _, b := range p.Bad[:min(n, most)] {
			bad = append(bad, w.text("paste-cell", b.Typed, w.cellTitle(b.Cell)))
		}
		if n > most {
			bad = append(bad, w.program.words.count("further", n-most))
		}
		said = append(said, w.text("paste-cells-bad", itoa(n), itoa(p.Cells), strings.Join(bad, ", ")))
		if n == 1 {
			said = append(said, w.sentence(p.Bad[0].Err))
		}
	}
	if p.Outside > 0 {
		said = append(said, w.program.words.count("paste-cells-outside", p.Outside))
	}
	return strings.Join(said, " ")
}

// cellTitle returns what people call a cell: its row and its column.
func (w *Window) cellTitle(c canvas.Cell) string {
	b := w.workbook()
	var parts []string
	for _, id := range []canvas.RecordID{c.Record, c.Column} {
		title := ""
		switch r := b.Record(id).(type) {
		case canvas.Source:
			title = w.sourceTitle(r)
		case canvas.CostLine:
			title = r.Title
			if title == "" {
				title = w.program.words.argument("cost:" + r.Deck)
			}
		case canvas.Metric:
			title = r.Title
		case canvas.Horizon:
			title = r.Label
		case canvas.Reference:
			title = r.Cluster
		case canvas.Period:
			title = r.Label
		default:
		}
		if title != "" {
			parts = append(parts, title)
		}
	}
	if len(parts) == 0 {
		return w.text("paste-new-row")
	}
	return strings.Join(parts, ", ")
}

// cellName returns what tests of the real window call a cell.
func cellName(c canvas.Cell) string {
	row := string(c.Record)
	switch {
	case row != "":
	case c.New != "":
		row = "new-" + c.New
	default:
		row = c.Key
	}
	return "cell:" + string(c.What) + ":" + row + ":" + string(c.Column)
}
