package layout

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/words"
)

var findingKey = regexp.MustCompile(`"(check-[a-z0-9-]+)"`)

// Every check has its words, and all words of checks belong to one.
func TestFindingText_HasWordsForEveryCheck(t *testing.T) {
	told := map[string]bool{}
	files, err := filepath.Glob("../analysis/check*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no checks", err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range findingKey.FindAllStringSubmatch(string(b), -1) {
			told[m[1]] = true
			if words.Text("en", m[1]) == m[1] {
				t.Errorf("%s has no words", m[1])
			}
		}
	}
	b, err := os.ReadFile("../words/en.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range findingKey.FindAllStringSubmatch(string(b), -1) {
		if !told[m[1]] {
			t.Errorf("%s is told of nothing", m[1])
		}
	}
}

func TestFindingText(t *testing.T) {
	w, problems := canvas.NewWorkbook([]canvas.Record{
		canvas.Info{ID: canvas.InfoID, Currency: "EUR"}, canvas.Scenario{ID: "s", Rank: "i"},
		canvas.Card{ID: "c", Group: canvas.GroupPublic, Side: canvas.SidePublic, Use: canvas.UseAnything},
		canvas.Source{ID: "x", Scenario: "s", Card: "c", Rank: "i", Group: canvas.GroupPublic, Side: canvas.SidePublic, Use: canvas.UseAnything, Confidential: true},
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	one := analysis.Finding{Key: "check-one-source", Args: []string{"Grant"}, Item: canvas.Item{ID: "x"}, Shown: 605, Places: 1}
	for _, c := range []struct {
		finding  analysis.Finding
		language string
		want     string
	}{
		{one, "en", "More than half of the income depends on one source: Grant, with 60.5\u00a0%."},
		{one, "de", "Mehr als die Hälfte der Einnahmen hängt an einer Quelle: Grant mit 60,5\u00a0%."},
		{analysis.Finding{Key: "check-core-short", Amount: 1_200_00}, "en", "Money that may pay for anything falls short of start-up, team and operations by 1\u2009200\u00a0EUR a year."},
		{analysis.Finding{Key: "check-ended", Args: []string{"Room", "2027"}}, "en", "Room ended in 2027, before this period, and is still counted."},
		{analysis.Finding{Key: "check-over-100", Shown: 5}, "de", "Die Anteile übersteigen 100 % um 5\u00a0%."},
		{analysis.Finding{Key: "check-mixed"}, "en", "Some figures are shares and some are amounts. Type the income, and they can be compared."},
	} {
		if got := FindingText(c.language, w, c.finding); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
