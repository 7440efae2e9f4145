package examples_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/words"
	"clustercanvas/examples"
	"clustercanvas/export"
)

func read(t *testing.T, e examples.Example) canvas.Workbook {
	t.Helper()
	w, err := export.ReadJSON(bytes.NewReader(e.JSON), nil)
	if err != nil {
		t.Fatalf("%s: %v", e.ID, err)
	}
	return w
}

func TestAll_IsEveryFile(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var files, ids []string
	for _, entry := range entries {
		if id, ok := strings.CutSuffix(entry.Name(), ".json"); ok {
			files = append(files, id)
		}
	}
	for _, e := range examples.All() {
		ids = append(ids, e.ID)
	}
	slices.Sort(files)
	slices.Sort(ids)
	if !slices.Equal(files, ids) {
		t.Errorf("files %q, examples %q", files, ids)
	}
}

func TestAll_CarriesTheNameOfTheCluster(t *testing.T) {
	for _, e := range examples.All() {
		info := read(t, e).Info()
		if e.Title != info.Cluster || info.Language != "en" || info.About == "" {
			t.Errorf("%s: title %q, cluster %+v", e.ID, e.Title, info)
		}
	}
}

func TestIn_IsTheTitleInALanguage(t *testing.T) {
	for _, e := range examples.All() {
		for _, l := range words.Languages[1:] {
			if examples.Text(l, e.Title) == "" || e.In(l+"-XX") != e.In(l) || e.In("en") != e.Title || e.In("fi") != e.Title {
				t.Errorf("%s is called %q in English and %q in %s", e.ID, e.Title, e.In(l), l)
			}
		}
	}
}

func TestFind_GivesCopies(t *testing.T) {
	first, ok := examples.Find("slovenia")
	if !ok {
		t.Fatal("no example slovenia")
	}
	first.JSON[0] = 'x'
	if again, _ := examples.Find("slovenia"); again.JSON[0] == 'x' {
		t.Error("the embedded file was changed")
	}
	if _, ok := examples.Find("atlantis"); ok {
		t.Error("an example that is not there was found")
	}
}

func TestExamples_BeginWithTheirTool(t *testing.T) {
	tools := map[string]string{
		"intl-entrepreneurial": "map", "fully-public": "map", "national-public": "map", "heavy-public": "map",
		"export-organisation": "map", "gov-to-private": "evolution", "health-valley": "evolution",
		"slovenia": "evolution", "monterrey": "map canvas", "metaindustry4": "canvas",
		"ocean-tech":                  "canvas map evolution financing financing roadmap triangle comparison insight hundred",
		"intl-entrepreneurial-canvas": "map canvas", "infrastructure": "map canvas", "solar": "map canvas roadmap",
		"tourism": "map canvas", "medicalps-2014": "map insight hundred", "one-third-rule": "hundred canvas",
		"ocean-autonomy": "roadmap", "avaesen": "roadmap",
	}
	for _, e := range examples.All() {
		w := read(t, e)
		var got []string
		for _, s := range w.Sheets() {
			got = append(got, w.Template(s).ID)
		}
		if strings.Join(got, " ") != tools[e.ID] {
			t.Errorf("%s shows %q, want %q", e.ID, got, tools[e.ID])
		}
	}
}

// What a person could check on paper: known shares and totals come to 100 % at most, sides and
// groups that are typed come to exactly that, and no source brings more than its side.
func TestExamples_AddUp(t *testing.T) {
	for _, e := range examples.All() {
		w := read(t, e)
		for _, p := range canvas.All[canvas.Period](w) {
			var all canvas.Share
			bySide := map[canvas.Side]canvas.Share{}
			shares, amounts := 0, 0
			for _, f := range w.At(p.ID) {
				all += f.Funding.Value.Share
				bySide[f.Source.Side] += f.Funding.Value.Share
				switch f.Funding.Value.Kind {
				case canvas.ShareValue:
					shares++
				case canvas.AmountValue:
					amounts++
				}
			}
			if all > canvas.Whole || (shares > 0 && amounts > 0) {
				t.Errorf("%s, %s: shares of %d millionths, %d shares beside %d amounts", e.ID, p.Label, all, shares, amounts)
			}
			total := func(of canvas.TotalOf) (canvas.Share, bool) {
				t, ok := canvas.Get[canvas.Total](w, canvas.TotalID(p.ID, of))
				return t.Value.Share, ok
			}
			var sides, groups canvas.Share
			typedSides, typedGroups := 0, 0
			for _, s := range canvas.Sides {
				if v, ok := total(canvas.TotalOfSide(s)); ok {
					sides += v
					typedSides++
					if bySide[s] > v {
						t.Errorf("%s, %s: the sources of the %s side exceed its total", e.ID, p.Label, s)
					}
				}
			}
			for _, g := range canvas.Groups {
				if v, ok := total(canvas.TotalOfGroup(g)); ok {
					groups += v
					typedGroups++
				}
			}
			if (typedSides > 0 && sides != canvas.Whole) || (typedGroups > 0 && groups != canvas.Whole) {
				t.Errorf("%s, %s: sides come to %d, groups to %d", e.ID, p.Label, sides, groups)
			}
		}
	}
}

// Nothing is passed off as known: a figure is stated with its origin, or it is not stated.
func TestExamples_SayWhereFiguresComeFrom(t *testing.T) {
	for _, e := range examples.All() {
		w := read(t, e)
		for _, f := range canvas.All[canvas.Funding](w) {
			if f.Basis == canvas.Stated && f.Origin == "" {
				t.Errorf("%s: funding %s is stated by nobody", e.ID, f.ID)
			}
		}
		for _, total := range canvas.All[canvas.Total](w) {
			if total.Basis == canvas.Stated && total.Origin == "" {
				t.Errorf("%s: total %s is stated by nobody", e.ID, total.ID)
			}
		}
		for _, c := range canvas.All[canvas.Cost](w) {
			if c.Basis == canvas.Stated && c.Origin == "" {
				t.Errorf("%s: cost %s is stated by nobody", e.ID, c.ID)
			}
		}
		for _, g := range canvas.All[canvas.Target](w) {
			if g.Basis == canvas.Stated && g.Origin == "" {
				t.Errorf("%s: target %s is stated by nobody", e.ID, g.ID)
			}
		}
		for _, r := range canvas.All[canvas.Reading](w) {
			if r.Origin == "" {
				t.Errorf("%s: reading %s is by nobody", e.ID, r.ID)
			}
		}
		for _, r := range w.References() {
			if r.Origin == "" {
				t.Errorf("%s: the figure of %s is by nobody", e.ID, r.Cluster)
			}
		}
	}
}

func TestExamples_LeaveOpenWhatTheSourceLeavesOpen(t *testing.T) {
	for _, id := range []string{"slovenia", "health-valley", "infrastructure", "solar"} {
		e, _ := examples.Find(id)
		for _, f := range canvas.All[canvas.Funding](read(t, e)) {
			if f.Value.Kind != canvas.NothingYet {
				t.Errorf("%s: funding %s has a figure", id, f.ID)
			}
		}
	}
	e, _ := examples.Find("ocean-tech")
	for _, f := range canvas.All[canvas.Funding](read(t, e)) {
		if f.Basis != canvas.Illustrative {
			t.Errorf("ocean-tech: funding %s is %s", f.ID, f.Basis)
		}
	}
	for _, c := range canvas.All[canvas.Cost](read(t, e)) {
		if c.Basis != canvas.Illustrative {
			t.Errorf("ocean-tech: cost %s is %s", c.ID, c.Basis)
		}
	}
	for _, g := range canvas.All[canvas.Target](read(t, e)) {
		if g.Basis != canvas.Illustrative {
			t.Errorf("ocean-tech: target %s is %s", g.ID, g.Basis)
		}
	}
}

// Cards that are not of the deck stand beside those that are: with a pictogram and a name that fits.
func TestExamples_OwnCardsAreAsCompleteAsTheDecks(t *testing.T) {
	own := 0
	for _, e := range examples.All() {
		for _, c := range canvas.All[canvas.Card](read(t, e)) {
			if c.Deck == "" {
				own++
				if !slices.Contains(deck.Pictograms(), c.Pictogram) || len(deck.Short(c, "en")) > deck.MaxShort {
					t.Errorf("%s: card %+v", e.ID, c)
				}
			}
		}
	}
	if own == 0 {
		t.Error("no example shows a card of its own")
	}
}

func TestExamples_OceanTechInItsTenthYear(t *testing.T) {
	e, _ := examples.Find("ocean-tech")
	w := read(t, e)
	groups := map[canvas.Group]canvas.Money{}
	for _, f := range w.At(w.Columns(w.Sheets()[0])[0].ID) {
		groups[f.Source.Group] += f.Funding.Value.Amount
	}
	want := map[canvas.Group]canvas.Money{
		canvas.GroupPublic: 900_000_00, canvas.GroupPrivate: 1_620_000_00, canvas.GroupProject: 1_080_000_00,
	}
	for g, m := range want {
		if groups[g] != m {
			t.Errorf("%s brings %d, want %d", g, groups[g], m)
		}
	}
}

// Worked out by hand: 2 520 of free money for a team of 1 520 and operations of 1 040, thousands
// all; 1 080 that may pay projects only, for projects of 1 000.
func TestExamples_OceanTechLacksFreeMoneyForItsCore(t *testing.T) {
	e, _ := examples.Find("ocean-tech")
	w := read(t, e)
	c := analysis.Cover(w, "year-10")
	for what, pair := range map[string][2]canvas.Money{
		"free":          {c.Free.All, 2_520_000_00},
		"team":          {c.Costs[canvas.CostTeam].All, 1_520_000_00},
		"operations":    {c.Costs[canvas.CostOperations].All, 1_040_000_00},
		"missing":       {c.FreeMissing, 40_000_00},
		"restricted":    {c.Restricted.All, 1_080_000_00},
		"projects":      {c.Projects.All, 1_000_000_00},
		"result":        {c.Result.All, 40_000_00},
		"start-up then": {c.Costs[canvas.CostStartUp].All, 0},
		"start-up":      {analysis.Cover(w, "year-1").Costs[canvas.CostStartUp].All, 150_000_00},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %d, want %d", what, pair[0], pair[1])
		}
	}
}

// Worked out by hand: 10 million are 5 % of 200 million, and 500 billion 22 % of 2 273 billion.
func TestExamples_OceanAutonomyImpliesAWorldMarket(t *testing.T) {
	e, _ := examples.Find("ocean-autonomy")
	w := read(t, e)
	g := analysis.GrowthOf(w, w.Metrics(false)[1].ID)
	for i, want := range []int64{200, 2_917, 285_714, 2_272_727} {
		if got := g.Implied[i]; !got.Known || int64((got.Total+canvas.One/2)/canvas.One) != want {
			t.Errorf("%d: the market is %v, want %d million", i, got.Total, want)
		}
	}
}

// What the examples say of themselves is nothing that a person would have to mend at once, apart
// from where the figures of the source do.
func TestExamples_HaveNothingSevere(t *testing.T) {
	of := map[string]string{"ocean-tech": "year-10"}
	for _, e := range examples.All() {
		for _, f := range analysis.Checks(read(t, e)) {
			if f.Severe && string(f.Period) != of[e.ID] {
				t.Errorf("%s: %s %q", e.ID, f.Key, f.Args)
			}
		}
	}
}

func TestExamples_AreWrittenAndReadBack(t *testing.T) {
	for _, e := range examples.All() {
		w := read(t, e)
		var first, second bytes.Buffer
		if err := export.WriteJSON(&first, w); err != nil {
			t.Errorf("%s: %v", e.ID, err)
			continue
		}
		back, err := export.ReadJSON(bytes.NewReader(first.Bytes()), nil)
		if err != nil || !slices.Equal(back.Records(), w.Records()) {
			t.Errorf("%s: what was read back differs (%v)", e.ID, err)
		}
		if err := export.WriteJSON(&second, back); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: written twice, the bytes differ (%v)", e.ID, err)
		}
	}
}
