package app

import (
	"slices"

	"clustercanvas/canvas"
)

// linkSelected draws an arrow between the two things that are selected, from the first to the
// second.
func (w *Window) linkSelected() {
	two := things(w)
	c, link, err := canvas.AddLink(w.workbook(), w.sheet, two[0], two[1])
	if w.do(c, err) {
		w.doc.editor.Seal()
		w.choose([]canvas.Item{link})
	}
}

// turnArrow turns the selected arrow around.
func (w *Window) turnArrow() {
	c, link, err := canvas.ReverseLink(w.workbook(), w.selection[0].ID)
	if w.do(c, err) {
		w.doc.editor.Seal()
		w.choose([]canvas.Item{link})
	}
}

// canLink returns whether two things are selected that an arrow could join.
func canLink(w *Window) bool { return canEdit(w) && len(things(w)) == 2 }

// onArrow returns whether an arrow is all that is selected.
func onArrow(w *Window) bool {
	return canEditSelection(w) && len(w.selection) == 1 && w.isArrow(w.selection[0])
}

func (w *Window) isArrow(item canvas.Item) bool {
	_, ok := canvas.Get[canvas.Link](w.workbook(), item.ID)
	return ok
}

// things returns what is selected of what lies on the sheet by itself: all but the arrows, which
// lie where their ends are.
func things(w *Window) []canvas.Item {
	return slices.DeleteFunc(slices.Clone(w.selection), w.isArrow)
}
