package canvas

import (
	"slices"
	"testing"

	"clustercanvas/canvas/geom"
)

// stepBook is a Map with three sources and a note, which appear one after another.
func stepBook(t *testing.T) (*book, []Item) {
	b := newBook(t)
	things := []Item{{ID: b.drop(grant, "public")}, {ID: b.drop(fees, "private")}, {ID: b.drop(project, "public")}}
	things = append(things, Item{ID: b.noteOn(b.at("private", 5, 5), "Growing")})
	for i, it := range things {
		b.do(StepItems(b.Workbook, b.maps, []Item{it}, i+1))
	}
	return b, things
}

func (b *book) wantSteps(want ...[]Item) {
	b.t.Helper()
	got := b.Steps(b.maps)
	same := len(got) == len(want)
	for i := range want {
		same = same && len(got[i]) == len(want[i])
		for _, it := range want[i] {
			same = same && slices.Contains(got[i], it)
		}
	}
	if !same {
		b.t.Errorf("the steps are %v, want %v", got, want)
	}
}

func TestStepItems_AppearInTheOrderThatIsSet(t *testing.T) {
	b, x := stepBook(t)
	one := func(it Item) []Item { return []Item{it} }
	b.wantSteps(one(x[0]), one(x[1]), one(x[2]), one(x[3]))
	b.do(StepItems(b.Workbook, b.maps, []Item{x[1], x[3]}, 1)) // with the first
	b.wantSteps([]Item{x[0], x[1], x[3]}, one(x[2]))           // what was left empty is closed up
	b.do(StepItems(b.Workbook, b.maps, []Item{x[0]}, 0))
	b.wantSteps([]Item{x[1], x[3]}, one(x[2]))
	if b.StepOf(b.maps, x[2]) != 2 || b.StepOf(b.maps, x[0]) != 0 || b.StepOf(b.canvas, x[2]) != 0 {
		t.Error("a thing is told another step than the one it has")
	}
	if b.Record(PlacementID(x[0].ID, b.maps, "")) != nil {
		t.Error("a placement that says nothing is left behind")
	}
	b.do(StepItems(b.Workbook, b.maps, []Item{x[0]}, 3))
	b.do(MoveStep(b.Workbook, b.maps, 3, 1))
	b.wantSteps(one(x[0]), []Item{x[1], x[3]}, one(x[2]))
	b.do(SetSteps(b.Workbook, b.maps, [][]Item{{x[2]}, {}, {x[0], x[1]}}))
	b.wantSteps(one(x[2]), []Item{x[0], x[1]})
	b.do(ClearSteps(b.Workbook, b.maps))
	b.wantSteps()
}

func TestStepItems_Refuses(t *testing.T) {
	b, x := stepBook(t)
	for name, do := range map[string]struct {
		key string
		do  func() (Change, error)
	}{
		"no such sheet":  {"refused-sheet-gone", func() (Change, error) { return StepItems(b.Workbook, "gone", x, 1) }},
		"an arrow":       {"refused-step", func() (Change, error) { return StepItems(b.Workbook, b.maps, []Item{{ID: "l"}}, 1) }},
		"beyond the end": {"refused-value", func() (Change, error) { return StepItems(b.Workbook, b.maps, x[:1], 6) }},
		"below zero":     {"refused-value", func() (Change, error) { return StepItems(b.Workbook, b.maps, x[:1], -1) }},
		"twice":          {"refused-step", func() (Change, error) { return SetSteps(b.Workbook, b.maps, [][]Item{x[:1], x[:1]}) }},
		"no such step":   {"refused-value", func() (Change, error) { return MoveStep(b.Workbook, b.maps, 1, 5) }},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := do.do()
			refuses(t, c, err, do.key)
		})
	}
	many := make([][]Item, MaxSteps+1)
	for i := range many {
		many[i] = []Item{{ID: b.drop(grant, "public")}}
	}
	c, err := SetSteps(b.Workbook, b.maps, many)
	refuses(t, c, err, "refused-steps")
}

// TestSteps_StayWithTheirThings: what moves a thing about leaves its step alone, and what is hidden or
// gone leaves no gap.
func TestSteps_StayWithTheirThings(t *testing.T) {
	b, x := stepBook(t)
	step := func(want int, it Item, what string) {
		t.Helper()
		if got := b.StepOf(b.maps, it); got != want {
			t.Errorf("%s: the step is %d, want %d", what, got, want)
		}
	}
	b.do(MoveItems(b.Workbook, []Moved{{Item: x[0], At: geom.Pt{X: 9, Y: 40}}}, b.at("public", 0, 0)))
	step(1, x[0], "moved by hand")
	b.do(MoveItems(b.Workbook, these(x[2]), b.at("private", 0, 0)))
	step(3, x[2], "on the other side")
	b.do(SetSide(b.Workbook, x[2].ID, SidePublic))
	step(3, x[2], "back by its side")
	b.do(HideItems(b.Workbook, b.maps, []Item{x[1]}))
	step(2, x[2], "after a hidden one")
	b.do(ShowHidden(b.Workbook, b.maps))
	step(2, x[1], "shown again")
	c, made, err := DuplicateItems(b.Workbook, b.ids, []Moved{{Item: x[0]}, {Item: x[3]}}, b.at("public", 1, 1))
	b.do(c, err)
	step(1, made[0], "a copy of a card")
	step(4, made[1], "a copy of a note")
	b.do(RemoveItems(b.Workbook, b.maps, []Item{x[0], made[0]}))
	step(1, x[1], "the first one gone")
	c, copied, err := CopySheet(b.Workbook, b.ids, b.maps, "Copy")
	b.do(c, err)
	if n := len(b.Steps(copied)); n != 3 {
		t.Errorf("the copy of the sheet has %d steps", n)
	}
	over := Item{x[1].ID, b.periods[0]}
	b.do(StepItems(b.Workbook, b.overTime, []Item{over}, 1))
	s := b.in("private", 1)
	b.do(MoveItems(b.Workbook, these(over), s))
	if b.StepOf(b.overTime, Item{x[1].ID, b.periods[1]}) != 1 {
		t.Error("in another column the step is lost")
	}
}
