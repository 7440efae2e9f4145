package gesture

import (
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

func (r *robot) lock(items ...canvas.Item) {
	r.t.Helper()
	change, err := canvas.LockItems(r.w(), r.sheet, r.context().Lying(items), true)
	if err != nil {
		r.t.Fatal(err)
	}
	r.do(change)
}

func TestLock_WhatIsLockedIsSelectedAndStays(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.card("pri-membership", "private"), r.lay("Raise the fee", 20, 120)
	r.lock(a, n)
	for _, it := range []canvas.Item{a, n} {
		p := r.on(it)
		r.press(p).chose(it).to(p.Add(geom.Pt{X: 30})).isIn("locked").hints("refused-locked", true)
		if r.effect.Cursor != CursorNo || len(r.effect.Sprite.Items) > 0 {
			t.Errorf("effect %+v", r.effect)
		}
		r.to(p.Add(geom.Pt{X: 60})).release().isIn("idle").hints("refused-locked", true).committed(0)
		if _, err := Nudge(r.context(), geom.Pt{X: 1}); err == nil {
			t.Error("it can be nudged")
		}
	}
	r.doubleClick(r.on(n)).hints("refused-locked", true)
	if r.edited == n {
		t.Error("the note opens for typing")
	}
	r.doubleClick(r.on(a)) // what a source brings is no matter of its place
	if r.edited != a {
		t.Error("the figure of the source does not open")
	}
}

func TestLock_OthersAreDraggedWithoutIt(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.lay("Raise the fee", 20, 40), r.lay("Ask the members", 20, 120)
	r.lock(n)
	r.chosen = []canvas.Item{a, n}
	was := r.box(n)
	r.drag(r.on(a), r.on(a).Add(geom.Pt{X: 53, Y: 21})).release().committed(1).chose(a)
	if r.box(n) != was {
		t.Errorf("the locked note lies at %v, not at %v", r.box(n), was)
	}
}

func TestLock_TheRubberBandLeavesItOut(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.lay("Raise the fee", 20, 40), r.lay("Ask the members", 20, 120)
	r.lock(n)
	r.press(r.in("private", 1, 1)).to(r.in("private", 0.01, 0.01)).isIn("marquee").chose(a)
	r.release()
	if all := Loose(r.context()); len(all) != 1 || all[0] != a {
		t.Errorf("all of it is %v", all)
	}
	r.shift = true
	r.click(r.on(n)).chose(a, n)
}
