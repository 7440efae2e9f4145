package sheetview

import (
	"clustercanvas/canvas/gesture"
	"clustercanvas/canvas/layout"
)

// TakeSteps takes up the tool that says in which order things appear, or puts it away.
func (v *View) TakeSteps() {
	if v.Ordering() {
		v.send(gesture.Event{Kind: gesture.Escape, At: v.input.at})
		return
	}
	v.leaveTool()
	if v.state.Name() != "idle" || !v.FinishEdit() {
		return
	}
	if v.readOnly() {
		v.refuse(v.cfg.Locked())
		v.redraw()
		return
	}
	v.setCell(layout.CellBox{})
	v.choose(nil)
	v.state = gesture.StepTool()
	v.ordered()
	v.send(v.event(gesture.Move))
}

// Ordering reports whether the tool that sets steps is in hand.
func (v *View) Ordering() bool { return v.state.Name() == "ordering" }

// ordered tells the window that the tool that sets steps was taken up or put away.
func (v *View) ordered() {
	if v.cfg.Ordering != nil {
		v.cfg.Ordering(v.Ordering())
	}
}
