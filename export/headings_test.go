package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// Each language has words for every column and group, and none of them means two things.
func TestHeadings_AreRead(t *testing.T) {
	if want := words.Languages[2:]; len(headingLanguages) != len(want) || slices.ContainsFunc(want, func(l string) bool { return !slices.Contains(headingLanguages, l) }) {
		t.Errorf("there are words in %q", headingLanguages)
	}
	meanings := map[string][]string{"column": nil, "group": strs(canvas.Groups), "cost-group": strs(canvas.CostGroups), "side": strs(canvas.Sides), "use": strs(canvas.Uses),
		"status": strs(canvas.Statuses), "basis": strs(canvas.Bases), "part": {"source", "cost"}, "figure": nil, "sum": nil}
	for _, c := range TableColumns {
		if c != OfComputedShare && c != OfComputedAmount {
			meanings["column"] = append(meanings["column"], string(c))
		}
	}
	for _, language := range headingLanguages {
		h := headingsIn(language)
		for kind := range h {
			if _, ok := meanings[kind]; !ok {
				t.Errorf("%s: nothing reads %q", language, kind)
			}
		}
		for kind, all := range meanings {
			if all == nil {
				if h.words(kind, "true") == "" {
					t.Errorf("%s has no words for %s", language, kind)
				}
				continue
			}
			seen := map[string]string{}
			for _, meaning := range all {
				list := h.words(kind, meaning)
				if list == "" {
					t.Errorf("%s has no words for %s %s", language, kind, meaning)
				}
				for word := range strings.SplitSeq(list, "|") {
					if other, ok := seen[fold(word)]; ok && other != meaning {
						t.Errorf("%s: %q is both %s and %s", language, word, other, meaning)
					}
					seen[fold(word)] = meaning
				}
			}
			var lists map[string]string
			if err := json.Unmarshal(h[kind], &lists); err != nil || len(lists) != len(all) {
				t.Errorf("%s: %s has meanings that nothing reads, or is no list: %v", language, kind, err)
			}
		}
	}
}

func strs[T ~string](of []T) []string {
	var out []string
	for _, x := range of {
		out = append(out, string(x))
	}
	return out
}

// A table with the headings that the program itself writes into its spreadsheets is read in every
// language, as is one with its figures typed as people do there.
func TestReadTable_InEveryLanguage(t *testing.T) {
	for _, l := range words.Languages {
		word := func(key string) string { return words.Text(l, key) }
		figure := "1\u00a0200" + words.Point(l) + "5"
		text := strings.Join([]string{
			strings.Join([]string{word("table-what"), word("table-payer"), word("table-use"), word("table-status"), word("table-basis"), word("table-amount"), word("table-origin")}, "\t"),
			word("table-group-private"),
			strings.Join([]string{"Membership fees", "Members", word("table-use-projects"), word("table-status-in-action"), word("table-basis-estimate"), figure, "Budget"}, "\t"),
			word("table-cost"),
			word("table-cost-team"),
			strings.Join([]string{"CEO", "", "", "", "", "2" + words.Point(l) + "5 " + word("million"), ""}, "\t"),
			word("table-cost-sum") + "\t\t\t\t\t9",
		}, "\n")
		table := ReadTable(text, TableOptions{Language: l, Currency: "EUR"})
		var got []string
		for _, r := range table.Rows {
			switch r.Kind {
			case RowSource:
				got = append(got, fmt.Sprint(r.Name, " ", r.Group, " ", r.Payer, " ", r.Use, " ", r.Status, " ", r.Basis, " ", r.Value.Amount, " ", r.Origin))
			case RowCost:
				got = append(got, fmt.Sprint(r.Name, " ", r.CostGroup, " ", r.Value.Amount))
			default:
			}
			for _, p := range r.Problems {
				t.Errorf("%s: %s", l, p.In("en"))
			}
		}
		want := []string{"Membership fees private Members projects in-action estimate 120050 Budget", "CEO team 250000000"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q of\n%s", l, got, text)
		}
	}
}
