package layout

import (
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/public"
	"clustercanvas/canvas/scene"
)

// explained is the sample with the order that is offered on a sheet.
func explained(t *testing.T, template string) (*book, Result, Steps) {
	b := sample(t, "en")
	b.do(canvas.SetSteps(b.Workbook, b.at[template], analysis.StepOrder(b.Workbook, b.at[template])))
	res := b.lay(template, Options{})
	return b, res, StepsOf(b.Workbook, b.at[template], res)
}

// TestFrames_GrowUntilTheyAreTheSheet: every picture has all that the one before it has, where it was,
// and the last one of a page is the page. The head and the credit line are on each.
func TestFrames_GrowUntilTheyAreTheSheet(t *testing.T) {
	for _, template := range []string{"map", "evolution", "canvas", "financing", "roadmap", "triangle", "comparison", "hundred"} {
		_, res, steps := explained(t, template)
		frames := steps.Frames(res)
		if steps.Count() == 0 && (template == "map" || template == "evolution" || template == "canvas") {
			t.Fatalf("%s: no order is offered", template)
		}
		var before []scene.Item
		for i, f := range frames {
			if i > 0 && frames[i-1].Page != f.Page {
				before = nil
			}
			kept := before
			for _, item := range f.Scene.Items {
				if len(kept) > 0 && scene.Dump(scene.Scene{Items: []scene.Item{item}}) == scene.Dump(scene.Scene{Items: kept[:1]}) {
					kept = kept[1:]
				}
			}
			if len(kept) > 0 {
				t.Errorf("%s: step %d has not all of the one before, or has it elsewhere", template, f.Step)
			}
			before = f.Scene.Items
			credit := slices.ContainsFunc(f.Scene.Items, func(i scene.Item) bool {
				x, ok := i.(scene.Text)
				return ok && x.Role == "credit"
			})
			if !credit {
				t.Errorf("%s: step %d has no credit line", template, f.Step)
			}
			if last := i == len(frames)-1 || frames[i+1].Page != f.Page; last && scene.Dump(f.Scene) != scene.Dump(res.Pages[f.Page]) {
				t.Errorf("%s: the last picture of page %d is not the page", template, f.Page)
			}
		}
	}
}

// TestSteps_TellNoSumBeforeItsParts: a total appears with the last source that it adds up, the bar
// with the last one of all.
func TestSteps_TellNoSumBeforeItsParts(t *testing.T) {
	b := sample(t, "en")
	sheet := b.at["map"]
	public := analysis.StepOrder(b.Workbook, sheet)
	if len(public) != 3 { // 60 % and 5 % on the public side, 25 % on the private one
		t.Fatalf("the order is %v", public)
	}
	b.do(canvas.SetSteps(b.Workbook, sheet, public))
	res := b.lay("map", Options{})
	steps := StepsOf(b.Workbook, sheet, res)
	first := map[string]int{}
	for _, i := range res.Pages[0].Items {
		a := i.Common()
		key := ""
		switch a.Ref.Kind {
		case scene.RefTotal:
			key = "total " + a.Ref.Section
		case scene.RefSegment:
			key = "bar"
		}
		if key != "" {
			first[key] = steps.Of(a)
		}
	}
	if first["total public"] != 2 || first["total private"] != 3 || first["bar"] != 3 {
		t.Errorf("the sums appear with the steps %v", first)
	}
}

// TestSteps_AsFarInThePublicVersion: where a version lacks what is confidential, its steps are fewer, and
// it shows no more than the other one.
func TestSteps_AsFarInThePublicVersion(t *testing.T) {
	b, _, steps := explained(t, "map")
	secret := canvas.RecordID("")
	for i, it := range steps.Appear(2) {
		if i == 0 {
			secret = it.ID
		}
	}
	b.do(canvas.Edit(b.Workbook, secret, "edit", func(s *canvas.Source) { s.Confidential = true }))
	b.Workbook = public.Of(b.Workbook, "en")
	fewer := StepsOf(b.Workbook, b.at["map"], b.lay("map", Options{}))
	if fewer.Count() != 2 {
		t.Fatalf("there are %d steps", fewer.Count())
	}
	for n, want := range []int{0, 1, 1, 2} {
		if got := fewer.AsFar(steps, n); got != want {
			t.Errorf("at step %d it has come to %d, want %d", n, got, want)
		}
	}
}

func TestSteps_ArrowsWaitForBothEnds(t *testing.T) {
	b := sample(t, "en")
	sheet := b.at["canvas"]
	notes := b.Notes(sheet)
	from, to := canvas.Item{ID: notes[0].ID}, canvas.Item{ID: notes[1].ID}
	c, arrow, err := canvas.AddLink(b.Workbook, sheet, from, to)
	b.do(c, err)
	b.do(canvas.StepItems(b.Workbook, sheet, []canvas.Item{to}, 1))
	b.do(canvas.StepItems(b.Workbook, sheet, []canvas.Item{from}, 2))
	res := b.lay("canvas", Options{})
	steps := StepsOf(b.Workbook, sheet, res)
	drawn := func(n int) bool {
		at := steps.At(res, n)
		return slices.ContainsFunc(at.Pages[0].Items, func(i scene.Item) bool { return i.Common().Ref.ID == string(arrow.ID) }) && len(at.Arrows) == 1
	}
	if drawn(0) || drawn(1) || !drawn(2) {
		t.Error("the arrow does not appear with the later of its ends")
	}
	for _, s := range steps.At(res, 1).Slots {
		if s.Item == from {
			t.Error("what has not appeared can be pointed at")
		}
	}
	if got := steps.Appear(1); len(got) != 1 || got[0] != to {
		t.Errorf("with the first step %v appear", got)
	}
}
