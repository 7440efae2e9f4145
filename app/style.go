package app

import "clustercanvas/canvas"

// copyStyle keeps how the selected thing looks, for others.
func (w *Window) copyStyle() {
	if style, ok := canvas.StyleOf(w.workbook(), w.sheet, w.selection[0]); ok {
		w.program.style = style
		w.say(w.text("style-copied"), false)
		w.showMenu()
	}
}

// pasteStyle gives what is selected the look that was copied.
func (w *Window) pasteStyle() {
	w.step(canvas.SetStyle(w.workbook(), w.sheet, w.selection, w.program.style))
}

func canCopyStyle(w *Window) bool {
	if !hasDoc(w) || len(w.selection) != 1 {
		return false
	}
	_, ok := canvas.StyleOf(w.workbook(), w.sheet, w.selection[0])
	return ok
}

func canPasteStyle(w *Window) bool {
	return canEditSelection(w) && w.program.style != (canvas.Style{})
}
