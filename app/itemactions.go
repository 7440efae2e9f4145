package app

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// selectedAll reports whether all that is selected are records of one type, and something is.
func selectedAll[T canvas.Record](w *Window) bool {
	if !hasSelection(w) {
		return false
	}
	for _, item := range w.selection {
		if _, ok := canvas.Get[T](w.workbook(), item.ID); !ok {
			return false
		}
	}
	return true
}

func canEditAll[T canvas.Record](w *Window) bool { return canEdit(w) && selectedAll[T](w) }

// canOpen reports whether what is selected, or a cell, can be opened for typing.
func canOpen(w *Window) bool { return canEdit(w) && (len(w.selection) == 1 || onCell(w)) }

// openSelected opens what is selected for typing, as Enter does on the sheet.
func (w *Window) openSelected() {
	w.focusSheet()
	w.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF2})
}

// each makes one change of the same edit of everything that is selected.
func (w *Window) each(verb string, edit func(canvas.Workbook, canvas.Item) (canvas.Change, error)) (canvas.Change, error) {
	var steps []func(canvas.Workbook) (canvas.Change, error)
	for _, item := range w.selection {
		steps = append(steps, func(b canvas.Workbook) (canvas.Change, error) { return edit(b, item) })
	}
	c, err := joined(w.workbook(), steps)
	if len(w.selection) != 1 {
		c.Label, c.Key = manyLabel(verb, len(w.selection)), ""
	}
	return c, err
}

// noteChoices are the values of a property that all selected notes can have.
func noteChoices[T ~string](w *Window, family, verb string, all []T, of func(*canvas.Note) *T) []*fyne.MenuItem {
	if !selectedAll[canvas.Note](w) {
		return nil
	}
	return valueChoices(w, family, all, func(item canvas.Item) T {
		n, _ := canvas.Get[canvas.Note](w.workbook(), item.ID)
		return *of(&n)
	}, func(value T) (canvas.Change, error) {
		return w.each(verb, func(b canvas.Workbook, item canvas.Item) (canvas.Change, error) {
			return canvas.Edit(b, item.ID, verb, func(n *canvas.Note) { *of(n) = value })
		})
	})
}

// valueChoices are the values of a property of what is selected; the one that all have is checked.
func valueChoices[T ~string](w *Window, family string, all []T, of func(canvas.Item) T, set func(T) (canvas.Change, error)) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, value := range all {
		item := fyne.NewMenuItem(w.text(family+string(value)), func() { w.step(set(value)) })
		item.Checked = true
		for _, it := range w.selection {
			item.Checked = item.Checked && of(it) == value
		}
		items = append(items, item)
	}
	return items
}

func (w *Window) tintChoices() []*fyne.MenuItem {
	return noteChoices(w, "tint-", "set-tint", canvas.Tints, func(n *canvas.Note) *canvas.Tint { return &n.Tint })
}

func (w *Window) sizeChoices() []*fyne.MenuItem {
	return noteChoices(w, "size-", "set-size", canvas.NoteSizes, func(n *canvas.Note) *canvas.NoteSize { return &n.Size })
}

func (w *Window) statusChoices() []*fyne.MenuItem {
	if !selectedAll[canvas.Source](w) {
		return nil
	}
	funding := func(item canvas.Item) canvas.RecordID { return canvas.FundingID(item.ID, w.periodOf(item)) }
	return valueChoices(w, "status-", canvas.Statuses, func(item canvas.Item) canvas.Status {
		f, _ := canvas.Get[canvas.Funding](w.workbook(), funding(item))
		return f.Status
	}, func(value canvas.Status) (canvas.Change, error) {
		return w.each("set-status", func(b canvas.Workbook, item canvas.Item) (canvas.Change, error) {
			return canvas.Edit(b, funding(item), "set-status", func(f *canvas.Funding) { f.Status = value })
		})
	})
}
