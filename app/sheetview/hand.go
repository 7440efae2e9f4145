package sheetview

// TakeHand takes up the hand, with which the left button moves the sheet.
func (v *View) TakeHand() { v.grab(true) }

// LeaveTool goes back to selecting, from whatever tool was taken up.
func (v *View) LeaveTool() { v.leaveTool() }

// Hand reports whether the left button moves the sheet.
func (v *View) Hand() bool { return v.input.grabs }

// astrayEdge is how much of the desk, in units, may be left in sight before the way back is
// offered: hardly more than what can never be lost.
const astrayEdge = edge + 20

// Astray reports whether hardly anything of the sheet is in sight.
func (v *View) Astray() bool {
	desk := v.desk.Bounds()
	if desk.Empty() || !v.sized() {
		return false
	}
	left := v.view.seen().Intersect(desk)
	few := astrayEdge / v.view.zoom
	return left.W < min(few, desk.W*0.9) || left.H < min(few, desk.H*0.9)
}

// tellAstray tells the window when the sheet gets lost, and when it is there again.
func (v *View) tellAstray() {
	if now := v.Astray(); now != v.astray {
		v.astray = now
		if v.cfg.Astray != nil {
			v.cfg.Astray(now)
		}
	}
}

// Say shows a line for the hand near the foot of the view until it does something; an empty one
// takes it away.
func (v *View) Say(words string) {
	v.notice = notice{words: words, calm: true}
	v.sayHint()
	v.repaint()
}
