package app

import (
	"slices"
	"strings"

	"clustercanvas/app/sheetview"
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// undo takes the last change back and selects what it touched.
func (w *Window) undo() {
	if c, ok := w.doc.undo(w.program.now()); ok {
		w.afterStep(c)
	}
}

// redo does again what was undone last.
func (w *Window) redo() {
	if c, ok := w.doc.redo(w.program.now()); ok {
		w.afterStep(c)
	}
}

// afterStep shows what an undo or redo has touched: it says its name, goes to the sheet that it
// was on, and selects what is there again.
func (w *Window) afterStep(c canvas.Change) {
	w.say(w.program.words.label(c.Label), false)
	w.goToChange(c)
	owners := map[canvas.RecordID]bool{} // metrics of which something was touched
	for _, x := range c.Diff {
		for _, r := range []canvas.Record{x.Before, x.After} {
			switch r := r.(type) {
			case canvas.Target:
				owners[r.Metric] = true
			case canvas.Reading:
				owners[r.Metric] = true
			default:
			}
		}
	}
	var touched []canvas.Item
	for _, slot := range w.result.Slots {
		period := slot.Item.Column
		if period == "" {
			period = w.period
		}
		_, own := c.Diff[slot.Item.ID]
		_, funding := c.Diff[canvas.FundingID(slot.Item.ID, period)]
		_, place := c.Diff[canvas.PlacementID(slot.Item.ID, w.sheet, slot.Item.Column)]
		_, cost := c.Diff[canvas.CostID(slot.Item.ID, period)]
		if own || funding || place || cost || owners[slot.Item.ID] {
			touched = append(touched, slot.Item)
		}
	}
	for _, a := range w.result.Arrows {
		if _, own := c.Diff[a.Item.ID]; own {
			touched = append(touched, a.Item)
		}
	}
	w.choose(touched)
	w.view.Reveal()
}

// goToChange shows a sheet on which a change has moved, made or taken away something, unless that is
// the sheet in view, or it is gone.
func (w *Window) goToChange(c canvas.Change) {
	on := map[canvas.RecordID]bool{}
	for _, x := range c.Diff {
		for _, r := range []canvas.Record{x.Before, x.After} {
			switch r := r.(type) {
			case canvas.Note:
				on[r.Sheet] = true
			case canvas.Placement:
				on[r.Sheet] = true
			case canvas.Link:
				on[r.Sheet] = true
			default:
			}
		}
	}
	if on[w.sheet] {
		return
	}
	for _, s := range w.workbook().Sheets() {
		if on[s.ID] {
			w.showSheet(s.ID)
			return
		}
	}
}

func (w *Window) copy() {
	if onCell(w) {
		w.copyCell()
		return
	}
	w.program.app.Clipboard().SetContent(canvas.Copy(w.workbook(), w.sheet, w.selection))
	w.say(w.program.words.count("copied", len(w.selection)), false)
}

func (w *Window) cut() {
	w.copy()
	if onCell(w) {
		w.view.ClearCell()
		return
	}
	c, err := canvas.RemoveItems(w.workbook(), w.sheet, w.selection)
	if err == nil {
		c.Label.Key = strings.Replace(c.Label.Key, "remove", "cut", 1)
	}
	w.do(c, err)
}

// paste puts what is on the clipboard onto the sheet: values into cells, what was copied here, a
// table of sources and costs, or a note for each line of any other text.
func (w *Window) paste() {
	content := w.program.app.Clipboard().Content()
	if strings.TrimSpace(content) == "" {
		w.say(w.text("nothing-to-paste"), true)
		return
	}
	if onCell(w) && !canvas.IsClip(content) {
		w.pasteCells(content)
		return
	}
	if canvas.IsClip(content) || !w.pasteTable(content) {
		w.pasteItems(content)
	}
}

// pasteItems puts copied items onto the sheet, or a note for each line or row of any other text.
func (w *Window) pasteItems(content string) {
	if canvas.IsClip(content) {
		w.pasteClip(content)
		return
	}
	w.pasteNotes(pastedNotes(content))
}

// pasteOne puts the text on the clipboard onto the sheet as one note, whatever lines it has.
func (w *Window) pasteOne() {
	content := strings.TrimSpace(strings.ToValidUTF8(w.program.app.Clipboard().Content(), "\uFFFD"))
	switch {
	case content == "":
		w.say(w.text("nothing-to-paste"), true)
	case canvas.IsClip(content):
		w.pasteClip(content)
	default:
		w.pasteNotes([]string{strings.ReplaceAll(content, "\r", "")})
	}
}

// pasteClip puts what was copied in this program onto the sheet: where the first of its kinds goes.
func (w *Window) pasteClip(content string) {
	kinds := canvas.ClipOf(content)
	if len(kinds) == 0 {
		w.say(w.sentence(canvas.ErrClip), true)
		return
	}
	for _, kind := range kinds {
		if spot, ok := w.view.SpotFor(kind); ok {
			c, made, err := canvas.Paste(w.workbook(), w.program.ids, content, spot)
			w.pasted(c, made, err)
			return
		}
	}
	w.say(w.text("nowhere-to-paste"), true)
}

// pasteNotes makes a note of each text. A few lie under each other where the hand points; for more,
// layout finds room.
func (w *Window) pasteNotes(texts []string) {
	spot, ok := w.view.SpotFor(canvas.AcceptNotes)
	if !ok {
		w.say(w.text("nowhere-to-paste"), true)
		return
	}
	const few = 3
	if len(texts) > few {
		spot.Free = false
	}
	like := w.program.prefs.like()
	if like.Size == "" {
		like.Size, like.Tint = canvas.NoteMedium, canvas.TintNeutral
	}
	c, made, err := canvas.AddNotes(w.workbook(), w.program.ids, texts, like, spot)
	w.pasted(c, made, err)
}

// pasted does what was pasted, as a step of its own, and selects it.
func (w *Window) pasted(c canvas.Change, made []canvas.Item, err error) {
	w.doc.editor.Seal()
	if w.do(c, err) {
		w.doc.editor.Seal()
		w.choose(made)
	}
}

// maxPasted is how many notes one paste makes at most: more is a table that got here by mistake.
const maxPasted = 200

// pastedNotes returns what notes a text makes: one for each line that says something. A range of a
// spreadsheet makes one for each row, its cells one after another.
func pastedNotes(s string) []string {
	rows := sheetview.Block(s)
	if !strings.Contains(s, "\t") { // quotes mean something only between the cells of a spreadsheet
		rows = nil
		for line := range strings.Lines(strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r", "\n")) {
			rows = append(rows, []string{strings.TrimSpace(line)})
		}
	}
	var out []string
	for _, row := range rows {
		cells := slices.DeleteFunc(row, func(cell string) bool { return cell == "" })
		if text := strings.Join(cells, " · "); text != "" && len(out) < maxPasted {
			out = append(out, text)
		}
	}
	return out
}

// slot returns where an item lies on the sheet in view.
func (w *Window) slot(item canvas.Item) (geom.Pt, canvas.Spot, bool) {
	for _, s := range w.result.Slots {
		if s.Item == item {
			return s.Rect.Min().Sub(s.Content.Min()), canvas.Spot{Sheet: w.sheet, Section: s.Section, Column: item.Column, Free: s.Free}, true
		}
	}
	return geom.Pt{}, canvas.Spot{}, false
}

// duplicate makes a second one of each selected item beside it.
func (w *Window) duplicate() {
	b := w.workbook()
	bySpot := map[canvas.Spot][]canvas.Moved{}
	var spots []canvas.Spot
	const beside = 5 // mm: enough to see that there are two
	for _, item := range w.selection {
		at, spot, ok := w.slot(item)
		if !ok {
			continue
		}
		if bySpot[spot] == nil {
			spots = append(spots, spot)
		}
		bySpot[spot] = append(bySpot[spot], canvas.Moved{Item: item, At: at.Add(geom.Pt{X: beside, Y: beside})})
	}
	var made []canvas.Item
	var steps []func(canvas.Workbook) (canvas.Change, error)
	for _, spot := range spots {
		steps = append(steps, func(b canvas.Workbook) (canvas.Change, error) {
			c, items, err := canvas.DuplicateItems(b, w.program.ids, bySpot[spot], spot)
			made = append(made, items...)
			return c, err
		})
	}
	c, err := joined(b, steps)
	if err == nil && len(steps) > 1 {
		c.Label = manyLabel("duplicate", len(made))
	}
	if w.do(c, err) {
		w.choose(made)
	}
}

// joined makes one change of several commands, each made for what the one before it leaves.
func joined(b canvas.Workbook, steps []func(canvas.Workbook) (canvas.Change, error)) (canvas.Change, error) {
	return canvas.InTurn(b, steps...)
}

// remove deletes what is selected, and says in one sentence what figures went with it.
func (w *Window) remove() {
	lost := w.figuresOf(w.selection)
	if w.do(canvas.RemoveItems(w.workbook(), w.sheet, w.selection)) && lost != "" {
		w.say(lost, false)
	}
}

// figuresOf says what the selected sources bring: it is gone when they are deleted.
func (w *Window) figuresOf(items []canvas.Item) string {
	var parts []string
	for _, item := range items {
		s, ok := canvas.Get[canvas.Source](w.workbook(), item.ID)
		if !ok {
			continue
		}
		f, _ := canvas.Get[canvas.Funding](w.workbook(), canvas.FundingID(item.ID, w.periodOf(item)))
		if f.Value.Kind != canvas.NothingYet {
			parts = append(parts, w.sourceTitle(s)+" "+w.figure(f.Value))
		}
	}
	switch len(parts) {
	case 0:
		return ""
	case 1, 2, 3:
		return w.text("removed-figures", strings.Join(parts, ", "))
	}
	return w.text("removed-figures-many", strings.Join(parts[:2], ", "), w.program.words.count("further", len(parts)-2))
}

// periodOf returns the period that an item was selected in.
func (w *Window) periodOf(item canvas.Item) canvas.RecordID {
	if item.Column != "" {
		return item.Column
	}
	return w.period
}

func (w *Window) hide() {
	n := len(w.selection)
	if w.do(canvas.HideItems(w.workbook(), w.sheet, w.selection)) {
		w.choose(nil)
		w.say(w.program.words.count("hidden", n), false)
	}
}

func (w *Window) showHidden() {
	c, err := canvas.ShowHidden(w.workbook(), w.sheet)
	if err == nil && len(c.Diff) == 0 {
		w.say(w.text("nothing-hidden"), false)
		return
	}
	w.do(c, err)
}

// manyLabel names a change of several things.
func manyLabel(verb string, n int) canvas.Label {
	return canvas.Label{Key: verb + "-many", Args: []string{itoa(n)}}
}
