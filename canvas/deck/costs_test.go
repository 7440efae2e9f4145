package deck_test

import (
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

func TestCosts_GroupByGroup(t *testing.T) {
	shown := map[canvas.CostGroup]int{}
	ids, last, more := map[string]bool{}, 0, false
	for _, e := range deck.Costs() {
		if ids[e.ID] || e.ID == "" {
			t.Errorf("the id %q is there twice, or empty", e.ID)
		}
		ids[e.ID] = true
		at := slices.Index(canvas.CostGroups, e.Group)
		if at < last {
			t.Errorf("%s of group %q comes after a later group", e.ID, e.Group)
		}
		if at == last && more && !e.More {
			t.Errorf("%s comes after lines that are only suggested", e.ID)
		}
		last, more = at, e.More
		if !e.More {
			shown[e.Group]++
		}
	}
	for group, want := range map[canvas.CostGroup]int{
		canvas.CostStartUp: 5, canvas.CostTeam: 5, canvas.CostOperations: 5, canvas.CostProjects: 4,
	} {
		if shown[group] != want {
			t.Errorf("%d lines of %q, want %d", shown[group], group, want)
		}
	}
}

func TestCosts_ReadInEveryLanguage(t *testing.T) {
	names := map[string]string{}
	for _, e := range deck.Costs() {
		for _, language := range languages {
			text := e.Title[language]
			if text == "" || text != strings.TrimSpace(text) || strings.HasSuffix(text, ".") {
				t.Errorf("%s in %s is %q", e.ID, language, text)
			}
			if other, ok := names[language+text]; ok {
				t.Errorf("%s and %s have the same title in %s", e.ID, other, language)
			}
			names[language+text] = e.ID
		}
	}
}

func TestCosts_AreValidInAWorkbook(t *testing.T) {
	records := []canvas.Record{canvas.Scenario{ID: "s", Rank: "i"}}
	rank := canvas.Rank("")
	for _, e := range deck.Costs() {
		rank = canvas.RankBetween(rank, "")
		records = append(records, canvas.CostLine{ID: canvas.RecordID(e.ID), Scenario: "s", Rank: rank, Group: e.Group, Deck: e.ID})
	}
	if _, problems := canvas.NewWorkbook(records); len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
}

func TestCostTitle(t *testing.T) {
	for _, c := range []struct {
		line           canvas.CostLine
		language, want string
	}{
		{canvas.CostLine{Deck: "ceo"}, "en", "CEO"},
		{canvas.CostLine{Deck: "ceo"}, "de-AT", "Geschäftsführung"},
		{canvas.CostLine{Deck: "ceo", Title: "Director"}, "de", "Director"},
		{canvas.CostLine{Title: "Boat"}, "de", "Boat"},
		{canvas.CostLine{Deck: "of-a-later-version"}, "en", "of-a-later-version"},
	} {
		if got := deck.CostTitle(c.line, c.language); got != c.want {
			t.Errorf("%+v in %s: %q, want %q", c.line, c.language, got, c.want)
		}
	}
	for _, id := range []string{"", "cost:ceo"} {
		if e, ok := deck.FindCost(id); ok {
			t.Errorf("FindCost(%q) = %q", id, e.ID)
		}
	}
}
