package gesture

import (
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// link draws an arrow by the command.
func (r *robot) link(from, to canvas.Item) canvas.Item {
	r.t.Helper()
	change, link, err := canvas.AddLink(r.w(), r.sheet, from, to)
	if err != nil {
		r.t.Fatal(err)
	}
	r.do(change)
	return link
}

// arrows returns which items the arrows of the sheet join.
func (r *robot) arrows() [][2]canvas.Item {
	var out [][2]canvas.Item
	for _, l := range r.w().Links(r.sheet) {
		from, to := l.Ends()
		out = append(out, [2]canvas.Item{from, to})
	}
	return out
}

func (r *robot) joined(want ...[2]canvas.Item) *robot {
	r.t.Helper()
	if got := r.arrows(); !slices.Equal(got, want) {
		r.t.Fatalf("the arrows are %v, want %v", got, want)
	}
	return r
}

// tool takes the arrow tool up, as the key does.
func (r *robot) tool() *robot { r.state = ArrowTool(r.context()); return r }

func TestArrow_DrawnByTheTool(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.card("pri-membership", "private"), r.lay("Raise the fee", 60, 130)
	r.tool().isIn("arrow").to(r.on(a)).hints("hint-arrow", false)
	if r.effect.Cursor != CursorCross || r.effect.Hover != a {
		t.Errorf("effect %+v", r.effect)
	}
	r.press(r.on(a)).isIn("linking").chose(a).to(r.in("private", 0.9, 0.5)).hints("hint-arrow-to", false)
	if r.effect.Arrow == nil || r.effect.Arrow[1] != r.pointer || len(r.effect.Landing) > 0 {
		t.Errorf("over nothing: %+v", r.effect)
	}
	r.to(r.on(n))
	if r.effect.Arrow == nil || !slices.Equal(r.effect.Landing, []geom.Rect{r.box(n)}) {
		t.Errorf("the target does not light up: %+v", r.effect)
	}
	r.release().isIn("idle").committed(1).joined([2]canvas.Item{a, n})
	if len(r.chosen) != 1 || r.chosen[0].ID != canvas.LinkID(r.sheet, a, n) {
		t.Errorf("selected is %v, want the arrow", r.chosen)
	}
}

func TestArrow_DrawnByTwoClicks(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.card("pri-membership", "private"), r.lay("Raise the fee", 60, 130)
	r.tool().click(r.on(a)).isIn("linking").committed(0)
	r.to(r.on(n)).press(r.on(n)).committed(1).release().isIn("idle").joined([2]canvas.Item{a, n})
	// From what is selected, one click is enough.
	r.chosen = []canvas.Item{n}
	r.tool().isIn("linking").click(r.on(a)).isIn("idle").committed(2)
	if n := len(r.arrows()); n != 2 {
		t.Errorf("there are %d arrows", n)
	}
}

func TestArrow_DrawnFromAHandle(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.card("pri-membership", "private"), r.lay("Raise the fee", 60, 130)
	if len(Handles(r.context())) != 0 {
		t.Error("there are handles where nothing is selected")
	}
	r.click(r.on(a)).chose(a)
	handles := Handles(r.context())
	if len(handles) != 4 {
		t.Fatalf("there are %d handles", len(handles))
	}
	for _, h := range handles {
		r.chosen = []canvas.Item{a}
		r.to(h)
		if r.effect.Cursor != CursorCross {
			t.Errorf("the pointer does not tell the handle at %v", h)
		}
	}
	r.drag(handles[0], r.on(n)).isIn("linking").release().isIn("idle").committed(1).joined([2]canvas.Item{a, n})
	// A click on a handle is none of an arrow.
	r.click(r.on(a)).click(handles[1]).isIn("idle").committed(1).chose(a)
}

func TestArrow_HandlesLeaveWhatLiesThere(t *testing.T) {
	r := newRobot(t, 0)
	a := r.lay("Raise the fee", 60, 60)
	b := r.lay("Ask the members", 60+r.box(a).W+1, 60) // right beside
	r.click(r.on(a)).chose(a)
	if n := len(Handles(r.context())); n != 3 {
		t.Errorf("there are %d handles", n)
	}
	edge := geom.Pt{X: r.box(b).X + 0.5, Y: r.on(b).Y}
	r.press(edge).isIn("pressing").chose(b).release()
}

func TestArrow_OverNothingIsNothing(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	r.tool().press(r.in("public", 0.5, 0.5)).isIn("arrow").hints("hint-arrow-nothing", true)
	r.release().press(r.on(a)).to(r.in("public", 0.5, 0.5)).release().isIn("idle").committed(0).joined()
	r.tool().press(r.on(a)).to(r.in("public", 0.5, 0.5)).to(r.on(a)).release().isIn("idle").committed(0).joined()
}

func TestArrow_IsThereOnce(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.card("pri-membership", "private"), r.lay("Raise the fee", 60, 130)
	r.link(a, n)
	r.chosen = nil
	r.tool().drag(r.on(a), r.on(n)).hints("refused-linked", true)
	r.release().isIn("idle").hints("refused-linked", true).committed(0)
}

func TestArrow_IsSelectedByAClickNearIt(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.lay("Raise the fee", 10, 40), r.lay("Ask the members", 100, 150)
	link := r.link(a, n)
	path := r.res.Arrows[0].Path
	middle := path[len(path)/2]
	along := path[len(path)/2+1].Sub(middle)
	across := geom.Pt{X: -along.Y, Y: along.X}.Mul(1 / along.Dist(geom.Pt{}))
	r.to(middle)
	if r.effect.Hover != link {
		t.Errorf("under the pointer is %v", r.effect.Hover)
	}
	r.click(middle.Add(across.Mul(5.5 / pxPerMM))).chose(link)
	r.click(middle.Add(across.Mul(7 / pxPerMM))).chose()
	r.shift = true
	r.click(r.on(a)).click(middle).chose(a, link)
	r.shift = false
	r.press(middle).to(middle.Add(geom.Pt{X: 40})).release().isIn("idle").committed(0)
	r.doubleClick(middle)
	if r.edited != link {
		t.Errorf("edited is %v", r.edited)
	}
	change, err := canvas.RemoveItems(r.w(), r.sheet, []canvas.Item{link})
	if err != nil {
		t.Fatal(err)
	}
	r.do(change)
	r.joined()
}

func TestArrow_FollowsWhatItJoins(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.lay("Raise the fee", 10, 40), r.lay("Ask the members", 100, 150)
	r.link(a, n)
	was := r.res.Arrows[0].Path
	r.drag(r.on(a), r.on(a).Add(geom.Pt{X: 31, Y: 63})).release().committed(1)
	if is := r.res.Arrows[0].Path; is[0] == was[0] {
		t.Error("the arrow stayed")
	}
	r.chosen = []canvas.Item{a, n}
	r.ctrl = true
	r.drag(r.on(n), r.on(n).Add(geom.Pt{X: -40, Y: 17})).release().committed(2)
	if got := len(r.arrows()); got != 2 {
		t.Errorf("the copies are joined by %d arrows", got-1)
	}
}

func TestNext_GoesToTheArrowsLast(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.lay("Raise the fee", 10, 40), r.lay("Ask the members", 100, 150)
	link := r.link(a, n)
	r.chosen = []canvas.Item{n}
	if it, _ := Next(r.context(), false); it != link {
		t.Errorf("behind the last note comes %v", it)
	}
}
