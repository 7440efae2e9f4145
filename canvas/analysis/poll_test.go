package analysis

import (
	"slices"
	"testing"

	"clustercanvas/canvas"
)

// asked returns a workbook with a poll of options and what people answered about each.
func asked(t *testing.T, w canvas.Workbook, p canvas.Poll, answers map[string][]int64) (canvas.Workbook, canvas.Poll) {
	t.Helper()
	p.ID, p.Meeting, p.Rank, p.Period = "poll", "m", "i", "y"
	records := append(w.Records(), canvas.Meeting{ID: "m", Rank: "i"}, p)
	for i, option := range []string{"public", "private", "project"} {
		o := canvas.Answer{ID: canvas.AnswerID("poll", option, 0), Poll: "poll", Option: option, Rank: canvas.Rank("abc"[i : i+1]), Title: option}
		if p.Asks == canvas.AsksVote {
			o.Value = answers[option][0]
		}
		records = append(records, o)
		for n, v := range answers[option] {
			if p.Asks != canvas.AsksVote {
				records = append(records, canvas.Answer{ID: canvas.AnswerID("poll", option, n+1), Poll: "poll", Option: option, Person: n + 1, Value: v})
			}
		}
	}
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return w, p
}

func TestGuesses_AreBesideTheTruth(t *testing.T) {
	w := workbook(t, []source{{id: "a", group: pub, value: share(60)}, {id: "b", group: pri, value: share(30)}, {id: "c", group: prj, side: canvas.SidePublic, value: share(10)}}, nil)
	w, p := asked(t, w, canvas.Poll{Asks: canvas.AsksGuess}, map[string][]int64{
		"public": {500_000, 300_000, 700_000}, "private": {400_000, 500_000}, "project": nil,
	})
	for i, want := range []struct {
		median, truth canvas.Share
		guesses       []canvas.Share
	}{
		{500_000, 600_000, []canvas.Share{300_000, 500_000, 700_000}},
		{450_000, 300_000, []canvas.Share{400_000, 500_000}},
		{0, 100_000, nil},
	} {
		g := Guesses(w, w, p)[i]
		if g.Median != want.median || g.Truth != want.truth || !g.TruthKnown || !slices.Equal(g.Guesses, want.guesses) {
			t.Errorf("%s is %+v", g.Option.Option, g)
		}
	}
	for _, g := range Guesses(w, canvas.Workbook{}, p) {
		if g.TruthKnown {
			t.Errorf("of nothing %d is known", g.Truth)
		}
	}
}

func TestFills_CountThoseWhoCould(t *testing.T) {
	w, p := asked(t, workbook(t, nil, nil), canvas.Poll{Asks: canvas.AsksFill}, map[string][]int64{"public": {1, 0, 1}, "private": {0, 0, 0}, "project": {1, 1, 1}})
	got := Fills(w, p)
	for i, yes := range []int{2, 0, 3} {
		if got[i].Yes != yes || got[i].Of != 3 {
			t.Errorf("%s: %d of %d", got[i].Option.Option, got[i].Yes, got[i].Of)
		}
	}
}

func TestVotes_AreRankedAndShareAPlace(t *testing.T) {
	for name, x := range map[string]struct {
		dots   [3]int64
		order  []string
		places []int
	}{
		"all apart":  {[3]int64{1, 9, 4}, []string{"private", "project", "public"}, []int{1, 2, 3}},
		"two level":  {[3]int64{5, 5, 2}, []string{"public", "private", "project"}, []int{1, 1, 3}},
		"none":       {[3]int64{0, 0, 0}, []string{"public", "private", "project"}, []int{0, 0, 0}},
		"one so far": {[3]int64{0, 0, 1}, []string{"project", "public", "private"}, []int{1, 0, 0}},
	} {
		w, p := asked(t, workbook(t, nil, nil), canvas.Poll{Asks: canvas.AsksVote, People: 12, Dots: 3}, map[string][]int64{
			"public": {x.dots[0]}, "private": {x.dots[1]}, "project": {x.dots[2]},
		})
		for i, v := range Votes(w, p) {
			if v.Option.Option != x.order[i] || v.Place != x.places[i] {
				t.Errorf("%s: place %d has %s, place %d", name, i+1, v.Option.Option, v.Place)
			}
		}
	}
}
