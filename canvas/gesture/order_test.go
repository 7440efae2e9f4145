package gesture

import (
	"testing"

	"clustercanvas/canvas"
)

// TestStepTool_NumbersWhatIsPressed: press by press the next number, with Shift the same one, and on
// what has one no number any more; until Escape.
func TestStepTool_NumbersWhatIsPressed(t *testing.T) {
	r := newRobot(t, 0)
	a, b, n := r.card("pri-membership", "private"), r.card("pri-sponsorship", "private"), r.lay("Raise the fee", 60, 130)
	steps := func(want ...int) {
		t.Helper()
		for i, it := range []canvas.Item{a, b, n} {
			if got := r.w().StepOf(r.sheet, it); got != want[i] {
				t.Errorf("thing %d has the step %d, want %d", i, got, want[i])
			}
		}
	}
	r.state = StepTool()
	r.isIn("ordering").to(r.in("private", 0.9, 0.5)).hints("hint-steps", false).to(r.on(n)).hints("hint-step", false)
	if r.effect.Cursor != CursorCross || r.effect.Hover != n {
		t.Errorf("effect %+v", r.effect)
	}
	r.click(r.on(n)).isIn("ordering").click(r.on(a))
	steps(2, 0, 1)
	r.shift = true
	r.click(r.on(b))
	steps(2, 2, 1)
	r.shift = false
	r.to(r.on(n)).hints("hint-step-off", false).click(r.on(n))
	steps(1, 1, 0)
	r.drag(r.on(a), r.in("public", 0.5, 0.5)).release() // nothing is moved
	steps(0, 1, 0)
	r.click(r.in("private", 0.9, 0.9)).isIn("ordering").event(Event{Kind: Cancel})
	r.isIn("ordering").escape().isIn("idle")
	if len(r.commits) != 5 {
		t.Errorf("%d changes were made", len(r.commits))
	}
	r.state = StepTool()
	r.event(Event{Kind: Down, At: r.on(a), Secondary: true}).isIn("idle")
}
