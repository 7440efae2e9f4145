package sheetview

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// ActiveCell returns the cell that keys go to, as in a table. It reports false where none is.
func (v *View) ActiveCell() (canvas.Cell, bool) {
	return v.cell.Cell, v.cell != layout.CellBox{}
}

// activate makes a cell the one that keys go to, shows it and selects its row.
func (v *View) activate(b layout.CellBox) {
	v.setCell(b)
	v.choose(v.rowOf(b))
	v.see(v.view.revealed(b.Rect))
}

// setCell makes a cell the active one; the zero CellBox is none.
func (v *View) setCell(b layout.CellBox) {
	other := b.Cell != v.cell.Cell
	v.cell = b
	if other && v.cfg.CellChosen != nil {
		v.cfg.CellChosen()
	}
}

// dropCell leaves no cell active.
func (v *View) dropCell() {
	v.setCell(layout.CellBox{})
	v.tabbed = geom.Rect{}
	v.redraw()
}

// rowOf returns what lies on the sheet as the row of a cell.
func (v *View) rowOf(b layout.CellBox) []canvas.Item {
	for _, s := range v.result.Slots {
		if b.Cell.Record != "" && s.Item.ID == b.Cell.Record && v.desk.Lift(s.Page, s.Rect).Contains(b.Rect.Center()) {
			return []canvas.Item{s.Item}
		}
	}
	return nil
}

// cellOf goes from the active cell to its neighbor in a row that is selected from elsewhere, as undo
// does; what is no row of the table leaves no cell active.
func (v *View) cellOf(items []canvas.Item) {
	was, ok := v.ActiveCell()
	if !ok || len(items) == 0 || slices.Equal(items, v.rowOf(v.cell)) {
		return
	}
	v.dropCell()
	for _, b := range v.table {
		if b.Cell.What == was.What && b.Cell.Column == was.Column && slices.Equal(v.rowOf(b), items) {
			v.setCell(b)
			return
		}
	}
}

// followCell keeps the active cell where the sheet has been laid out anew.
func (v *View) followCell() {
	if _, ok := v.ActiveCell(); ok {
		b, _ := v.table.Follow(v.cell)
		v.setCell(b)
	}
}

// cellKey answers a key while a cell is active. It reports false for a key that means the same as
// without one.
func (v *View) cellKey(e *fyne.KeyEvent, shift bool) bool {
	if _, ok := v.ActiveCell(); !ok {
		return v.enterTable(e, shift)
	}
	if v.state.Name() != "idle" {
		return false
	}
	switch e.Name {
	case fyne.KeyEscape:
		v.dropCell()
	case fyne.KeyTab:
		v.tab(shift, false)
	case fyne.KeyReturn, fyne.KeyEnter:
		if shift {
			v.step(gesture.Above)
		} else {
			v.typeInto(v.cell, false, nil)
		}
	case fyne.KeyF2:
		v.typeInto(v.cell, false, nil)
	case fyne.KeyLeft:
		v.step(gesture.Left)
	case fyne.KeyRight:
		v.step(gesture.Right)
	case fyne.KeyUp:
		v.step(gesture.Above)
	case fyne.KeyDown:
		v.step(gesture.Below)
	case fyne.KeyHome:
		v.tabbed = geom.Rect{}
		v.activate(v.table.Edge(v.cell, gesture.Left))
	case fyne.KeyEnd:
		v.tabbed = geom.Rect{}
		v.activate(v.table.Edge(v.cell, gesture.Right))
	case fyne.KeyDelete, fyne.KeyBackspace:
		v.ClearCell()
	default:
		return false
	}
	return true
}

// enterTable has Tab and Enter begin with the first cell of the row that is selected or, where
// nothing is, of the sheet.
func (v *View) enterTable(e *fyne.KeyEvent, back bool) bool {
	enters := e.Name == fyne.KeyTab || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
	if !enters || len(v.table) == 0 || len(v.selection) > 1 || v.state.Name() != "idle" {
		return false
	}
	if len(v.selection) == 0 {
		b, _ := v.table.Next(layout.CellBox{}, back)
		v.activate(b)
		return true
	}
	for _, b := range v.table {
		if slices.Equal(v.rowOf(b), v.selection) {
			v.activate(b)
			return true
		}
	}
	return false
}

// FirstCell makes the first cell of the sheet that holds something of a kind the active one; where
// there is none of that kind, or none is named, the first of all.
func (v *View) FirstCell(what canvas.What) {
	for _, b := range v.table {
		if b.Cell.What == what {
			v.activate(b)
			return
		}
	}
	if b, ok := v.table.Next(layout.CellBox{}, false); ok {
		v.activate(b)
	}
}

// step goes to the nearest cell on one side, if there is one.
func (v *View) step(w gesture.Way) {
	v.tabbed = geom.Rect{}
	if b, ok := v.table.Step(v.cell.Rect, w); ok {
		v.activate(b)
	}
}

// tab goes to the next cell or the one before. Where the typing of a row began is kept for Enter.
func (v *View) tab(back, typed bool) {
	began := v.tabbed
	if began.Empty() && typed {
		began = v.cell.Rect
	}
	if b, ok := v.table.Next(v.cell, back); ok {
		v.activate(b)
		v.tabbed = began
	}
}

// goOn goes to the row below, or the one above: to the cell below the active one or, after Tab went
// along the row, below the cell in which the row was begun.
func (v *View) goOn(back bool) {
	w := gesture.Below
	if back {
		w = gesture.Above
	}
	from := v.cell.Rect
	if !v.tabbed.Empty() {
		from.X, from.W = v.tabbed.X, v.tabbed.W
	}
	v.tabbed = geom.Rect{}
	if b, ok := v.table.Beside(from, w); ok {
		v.activate(b)
		return
	}
	v.activate(v.cell)
}

// cellShortcut goes to the first cell and the last one, by Home and End with Ctrl.
func (v *View) cellShortcut(name fyne.KeyName) bool {
	if len(v.table) == 0 || v.state.Name() != "idle" {
		return false
	}
	switch name {
	case fyne.KeyHome:
		v.activate(v.table[0])
	case fyne.KeyEnd:
		v.activate(v.table[len(v.table)-1])
	default:
		return false
	}
	v.tabbed = geom.Rect{}
	return true
}

// ClearCell takes away what the active cell holds. Its row stays.
func (v *View) ClearCell() {
	cell, ok := v.ActiveCell()
	if !ok || v.locked() || v.written(v.workbook, cell) == "" {
		return
	}
	c, _, err := canvas.TypeCell(v.workbook, v.cfg.IDs, cell, "", v.language())
	v.do(c, err)
	v.sealed()
	v.redraw()
}

// CellText returns what stands in the active cell, as other programs read it: figures without the
// thin spaces that group their digits.
func (v *View) CellText() (string, bool) {
	cell, ok := v.ActiveCell()
	if !ok {
		return "", false
	}
	text := v.written(v.workbook, cell)
	if text == "" && (cell.What == canvas.CellAmount || cell.What == canvas.CellShare) {
		text = v.shownIn(v.cell) // it follows from the other figure
	}
	return strings.ReplaceAll(text, "\u2009", ""), true
}

// locked tells why nothing can be typed, where the file may only be looked at.
func (v *View) locked() bool {
	if v.cfg.Locked == nil {
		return false
	}
	err := v.cfg.Locked()
	if err != nil {
		v.refuse(err)
		v.redraw()
	}
	return err != nil
}

// language returns the language that figures on the sheet are written in.
func (v *View) language() string { return v.workbook.Info().Language }

// sealed makes what was done a step of undo of its own.
func (v *View) sealed() {
	if v.cfg.EditDone != nil {
		v.cfg.EditDone()
	}
}

// written returns what a cell holds as one types it: what an editor begins with. A figure that
// follows from the other one of its source is not held, only shown; a name that is the card's is.
func (v *View) written(w canvas.Workbook, cell canvas.Cell) string {
	language := v.language()
	text := cell.Written(w, language)
	switch cell.What {
	case canvas.CellAmount, canvas.CellShare:
		f, _ := canvas.Get[canvas.Funding](w, canvas.FundingID(cell.Record, cell.Column))
		if (f.Value.Kind == canvas.ShareValue) != (cell.What == canvas.CellShare) {
			return ""
		}
	case canvas.CellSource:
		s, ok := canvas.Get[canvas.Source](w, cell.Record)
		if card, known := canvas.Get[canvas.Card](w, s.Card); ok && known && text == "" {
			return deck.Plain(deck.Title(card, language))
		}
	case canvas.CellCostLine:
		if l, ok := canvas.Get[canvas.CostLine](w, cell.Record); ok && text == "" {
			return deck.Plain(deck.CostTitle(l, language))
		}
	}
	return text
}

// shownIn returns the text that stands in a cell of the sheet.
func (v *View) shownIn(b layout.CellBox) string {
	on := b.Rect.Moved(geom.Pt{}.Sub(v.desk[b.Page].Min()))
	for _, i := range v.result.Pages[b.Page].Items {
		if t, ok := i.(scene.Text); ok && on.Contains(t.Bounds().Center()) {
			return strings.Trim(t.Plain, "–")
		}
	}
	return ""
}
