package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// A tool of the cluster, and one that compares, that nobody has written a line of code for.
const (
	clusterTool = `{
  "format": 1, "id": "made-up-of-cluster", "version": 1, "of": "cluster",
  "title": {"en": "Goals"}, "short": {"en": "Goals"}, "credit": [{"en": "Made up for tests."}],
  "sections": [
    {"id": "goals", "role": "metrics", "title": {"en": "Goals"}, "prompt": {"en": "What for?"}, "accepts": ["metrics"]},
    {"id": "ideas", "role": "parked-metrics", "title": {"en": "Ideas"}, "prompt": {"en": "What else?"}, "accepts": ["metrics"]},
    {"id": "others", "role": "references", "title": {"en": "Others"}, "prompt": {"en": "Who else?"}, "accepts": ["references"]},
    {"id": "members", "role": "members", "title": {"en": "Members"}, "prompt": {"en": "Who?"}, "accepts": ["notes"], "parts": true}
  ],
  "layouts": [{
    "id": "a3", "page": [420, 297],
    "places": [
      {"section": "goals", "outline": {"rect": [14, 40, 392, 90]}, "content": [20, 52, 380, 74], "flow": "matrix", "heading": "block"},
      {"section": "ideas", "outline": {"rect": [14, 134, 190, 60]}, "content": [20, 146, 178, 44], "flow": "lines", "heading": "block"},
      {"section": "others", "outline": {"rect": [214, 134, 192, 60]}, "content": [220, 146, 180, 44], "flow": "lines", "heading": "block"},
      {"section": "members", "outline": {"rect": [14, 200, 392, 50]}, "content": [20, 212, 380, 34], "flow": "grid", "heading": "block"}
    ]
  }]
}`
	pairTool = `{
  "format": 1, "id": "made-up-pair", "version": 1, "of": "pair",
  "title": {"en": "Two"}, "short": {"en": "Two"}, "credit": [{"en": "Made up for tests."}],
  "sections": [
    {"id": "money", "role": "public-funding", "title": {"en": "Money"}, "prompt": {"en": "Who pays?"}, "accepts": ["sources"]}
  ],
  "layouts": [{
    "id": "a3", "page": [420, 297],
    "columns": {"x": 14, "w": 392, "gap": 8, "nominal": 192},
    "places": [
      {"section": "money", "repeat": true, "outline": {"rect": [0, 40, 192, 200]}, "content": [6, 60, 180, 170], "flow": "stack", "heading": "block"}
    ]
  }]
}`
)

// tool returns a tool of a test as a record.
func (s *stage) tool(text string) canvas.TemplateCopy {
	s.Helper()
	c, err := canvas.NewTemplateCopy([]byte(text))
	if err != nil {
		s.Fatal(err)
	}
	return c
}

// pick chooses an entry of a menu by its words.
func (s *stage) pick(items []*fyne.MenuItem, text string) {
	s.Helper()
	for _, item := range items {
		if item.Label == text && item.Action != nil {
			item.Action()
			return
		}
		if item.ChildMenu != nil && item.Label != text {
			for _, child := range item.ChildMenu.Items {
				if item.Label+"/"+child.Label == text {
					child.Action()
					return
				}
			}
		}
	}
	s.Fatalf("the menu has no entry %q", text)
}

func TestWindow_SheetOfTheClusterKeepsThePeriod(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	item := s.addCard(w, "pub-local-gov")
	first, _ := w.figures()
	periods := w.workbook().Periods(first.ID)
	w.showPeriod(periods[1].ID)
	w.addSheet(s.tool(clusterTool))
	now, tool := w.inView()
	if tool.Of != canvas.OfCluster || now.Scenario != "" || w.period != periods[1].ID {
		t.Fatalf("in view is %+v, the panels speak of %q", now, w.period)
	}
	if h := w.workbook().Horizons(); len(h) != 4 || h[0].Label != "Today" || h[0].Year != 2026 || h[3].Label != "30 years" || h[3].Year != 2056 {
		t.Errorf("the horizons are %+v", h)
	}
	if got := w.tabs.period.text; got != periods[1].Label {
		t.Errorf("beside the tabs stands %q", got)
	}
	w.showPeriod(periods[0].ID)
	if w.period != periods[0].ID || len(w.shares().Parts) != 1 {
		t.Error("the panels do not speak of the period that was chosen")
	}
	w.addCard(w.deck.list.rows[0].card)
	if w.status.said == "" || !w.status.refused {
		t.Error("a card without a section for it is not refused")
	}
	w.addSheet(canvas.BuiltIn()[0])
	if now, _ := w.inView(); now.Period != periods[0].ID || now.Scenario != first.ID || len(w.result.Slots) != 1 || w.result.Slots[0].Item.ID != item.ID {
		t.Errorf("the next sheet is %+v", now)
	}
	w.perform("edit-undo")
	w.perform("edit-undo")
	if n := len(w.workbook().Horizons()); n != 0 {
		t.Errorf("after undo of the sheet there are %d horizons", n)
	}
}

func TestWindow_ScenariosFromASheetOfTheCluster(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.addCard(w, "pub-local-gov")
	w.addSheet(s.tool(clusterTool))
	from, _ := w.figures()
	w.copyScenario(from)
	s.press(w, "create")
	made, _ := w.figures()
	if made.ID == from.ID || made.BasedOn != from.ID || len(w.shares().Parts) != 1 {
		t.Errorf("the panels speak of %+v", made)
	}
	w.showScenario(from.ID)
	if now, _ := w.figures(); now.ID != from.ID {
		t.Errorf("the panels speak of %+v", now)
	}
	w.emptyScenario(from)
	s.press(w, "create")
	if now, tool := w.inView(); tool.Of != canvas.OfPeriod || now.Scenario == from.ID {
		t.Errorf("in view is %+v", now)
	}
}

func TestWindow_ComparesScenarios(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	item := s.addCard(w, "pub-local-gov")
	asIs, before := w.figures()
	w.copyScenario(asIs)
	s.press(w, "create")
	draft, after := w.figures()
	if got := w.compareChoices(); len(got) != 0 && !s.hasBuiltIn(canvas.OfPair) {
		t.Errorf("without a tool that compares there are %d choices", len(got))
	}
	w.addSheet(s.tool(pairTool))
	sheet, _ := w.inView()
	if sheet.Against != before.ID || sheet.Period != after.ID {
		t.Fatalf("compared are %q and %q", sheet.Against, sheet.Period)
	}
	if len(w.result.Slots) != 2 {
		t.Errorf("%d cards are in view", len(w.result.Slots))
	}
	if got, want := w.tabs.scenario.text, asIs.Title+" · "+before.Label; got != want {
		t.Errorf("at the left stands %q, not %q", got, want)
	}
	// What is selected in the first column is edited there.
	w.choose([]canvas.Item{{ID: item.ID, Column: before.ID}})
	if w.period != before.ID {
		t.Error("the panels do not follow the column")
	}
	s.typed(w, s.field(w, "value"), "30")
	if got := s.funding(w, item).Value; got != canvas.ShareOf(canvas.Percent(30)) {
		t.Errorf("it brings %v", got)
	}
	w.focusSheet()

	second := w.workbook().Periods(draft.ID)[1]
	s.pick(w.periodChoices(), second.Label)
	if sheet, _ = w.inView(); sheet.Period != second.ID && sheet.Period != w.workbook().Periods(asIs.ID)[1].ID {
		t.Errorf("the sheet shows %q", sheet.Period)
	}
	w.showPair(false, before.ID) // that one stands first already: they change places
	if sheet, _ = w.inView(); sheet.Period != before.ID {
		t.Errorf("the sheet compares %q with %q", sheet.Against, sheet.Period)
	}
	w.showPair(true, before.ID)
	if sheet, _ = w.inView(); sheet.Against != before.ID || sheet.Period == before.ID {
		t.Errorf("the sheet compares %q with %q", sheet.Against, sheet.Period)
	}

	n := len(w.workbook().Sheets())
	w.compare(after.ID, before.ID)
	sheet, _ = w.inView()
	if _, tool := w.inView(); tool.Of != canvas.OfPair || sheet.Against != before.ID || sheet.Period != after.ID {
		t.Errorf("the as-is does not stand first: %q and %q", sheet.Against, sheet.Period)
	}
	again := w.sheet
	w.stepSheet(1)
	w.compare(before.ID, after.ID)
	if w.sheet != again || len(w.workbook().Sheets()) != n+1 {
		t.Error("a comparison that is there is made again")
	}
	for _, item := range w.scenarioChoices() {
		if strings.HasPrefix(item.Label, asIs.Title) && !item.Disabled {
			t.Errorf("the title of a scenario can be chosen among periods: %q", item.Label)
		}
	}
}

// hasBuiltIn reports whether a tool of the program shows something.
func (s *stage) hasBuiltIn(of canvas.Of) bool {
	for _, c := range canvas.BuiltIn() {
		if t, err := canvas.ParseTemplate([]byte(c.JSON)); err == nil && t.Of == of {
			return true
		}
	}
	return false
}

func TestMenu_FollowsScenariosAndPeriods(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	entries := func(id string) []string {
		var out []string
		for _, item := range w.menuItem(id).ChildMenu.Items {
			out = append(out, item.Label)
		}
		return out
	}
	before := w.menuShown
	scenario, period := w.figures()
	w.copyScenario(scenario)
	s.press(w, "create")
	if w.menuShown == before {
		t.Error("the menu does not notice a new scenario")
	}
	draft, _ := w.figures()
	if got := entries("sheet-scenario"); !slices.Contains(got, scenario.Title) || !slices.Contains(got, draft.Title) {
		t.Errorf("the scenarios are %q", got)
	}
	if got := entries("sheet-period"); !slices.Contains(got, period.Label) {
		t.Errorf("the periods are %q", got)
	}
}

func TestWindow_ADraftLeavesTheAsIsAlone(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	item := s.addCard(w, "prj-international")
	before := w.workbook()
	asIs, period := w.figures()
	w.copyScenario(asIs)
	s.press(w, "create")
	draft, _ := w.figures()
	own := w.workbook().Sources(draft.ID)
	if len(own) != 1 || own[0].SameAs != item.ID {
		t.Fatalf("the draft has %+v", own)
	}
	w.choose([]canvas.Item{{ID: own[0].ID}})
	f := w.inspector.shown
	f.named["side"].(*segments).choose(1 - f.named["side"].(*segments).chosen)
	s.typed(w, s.field(w, "value"), "25 %")
	w.focusSheet()
	was, _ := canvas.Get[canvas.Source](before, item.ID)
	is, _ := canvas.Get[canvas.Source](w.workbook(), item.ID)
	changed, _ := canvas.Get[canvas.Source](w.workbook(), own[0].ID)
	if is != was || changed.Side == was.Side {
		t.Errorf("the as-is is on side %q, the draft on %q", is.Side, changed.Side)
	}
	id := canvas.FundingID(item.ID, period.ID)
	if x, _ := canvas.Get[canvas.Funding](w.workbook(), id); x.Value.Kind != canvas.NothingYet {
		t.Errorf("in the as-is it brings %v", x.Value)
	}
	w.compare(w.period, period.ID)
	if sheet, _ := w.inView(); sheet.Against != period.ID {
		t.Errorf("the as-is does not stand first: %q", sheet.Against)
	}
}

func TestWindow_AnAmountIsAShareOnEverySheet(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	first := w.sheet
	a := s.addCard(w, "pub-regional-gov")
	s.typed(w, s.field(w, "value"), "300 000")
	w.focusSheet()
	w.addSheet(s.toolWith(canvas.RoleTeamCost))
	b := s.addCard(w, "pri-membership")
	s.typed(w, s.field(w, "value"), "100 000")
	w.focusSheet()
	w.showSheet(first)
	shares := w.shares()
	for _, p := range shares.Parts {
		want := int64(75)
		if p.Source.ID == b.ID {
			want = 25
		}
		if !p.Known || p.Num*100 != want*shares.Den {
			t.Errorf("%s has %d of %d", p.Source.ID, p.Num, shares.Den)
		}
	}
	if len(shares.Parts) != 2 || len(w.result.Slots) != 2 {
		t.Errorf("%d sources, %d cards", len(shares.Parts), len(w.result.Slots))
	}
	if _, ok := canvas.Get[canvas.Source](w.workbook(), a.ID); !ok {
		t.Error("the first source is gone")
	}
}
