package app

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// made selects what a command has made.
func (s *stage) made(w *Window, c canvas.Change, id canvas.RecordID, err error) canvas.RecordID {
	s.Helper()
	if !w.do(c, err) {
		s.Fatal(w.status.said)
	}
	w.selected([]canvas.Item{{ID: id}})
	return id
}

// tapped presses a button of the inspector.
func (s *stage) tapped(w *Window, name string) {
	s.Helper()
	b, ok := w.inspector.shown.named[name].(*button)
	if !ok {
		s.Fatalf("the inspector has no button %q", name)
	}
	test.Tap(b)
}

// chosen chooses an entry of a choice of the inspector by its words.
func (s *stage) chosen(w *Window, name, text string) {
	s.Helper()
	b, ok := w.inspector.shown.named[name].(*button)
	if !ok {
		s.Fatalf("the inspector has no choice %q", name)
	}
	s.pick(b.choices(), text)
}

func TestInspector_ChangesACostLine(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	scenario, now := w.figures()
	periods := w.workbook().Periods(scenario.ID)
	c, id, err := canvas.AddCostLine(w.workbook(), s.p.ids, scenario.ID, canvas.CostStartUp, "", "Office")
	s.made(w, c, id, err)
	f := w.inspector.shown
	if !f.named["status"].(*segments).off {
		t.Error("what is not known can be said to be as is")
	}
	s.typed(w, s.field(w, "amount"), "120 000")
	w.focusSheet()
	cost := func(p canvas.RecordID) canvas.Cost {
		x, _ := canvas.Get[canvas.Cost](w.workbook(), canvas.CostID(id, p))
		return x
	}
	if got := cost(now.ID); got.Amount != 12_000_000 {
		t.Fatalf("it costs %d", got.Amount)
	}
	f.named["status"].(*segments).choose(1)
	s.typed(w, s.field(w, "origin"), "offer")
	s.typed(w, s.field(w, "title"), "Furniture")
	test.Tap(f.named["confidential"].(*check))
	if got := cost(now.ID); got.Status != canvas.InAction || got.Origin != "offer" {
		t.Errorf("the cost is %+v", got)
	}
	s.typed(w, s.field(w, "amount-in-1"), "5k")
	w.focusSheet()
	if got := cost(periods[1].ID).Amount; got != 500_000 {
		t.Errorf("in the next period it costs %d", got)
	}
	if text := proseOf(f, w.text("start-up-again", periods[1].Label)); text == nil || !text.Visible() {
		t.Error("a cost of starting up that comes again is not spoken of")
	}
	s.chosen(w, "group", w.text("cost-group-operations"))
	if text := proseOf(f, w.text("start-up-again", "")); text == nil || text.Visible() {
		t.Error("what is no cost of starting up is spoken of as one")
	}
	l, _ := canvas.Get[canvas.CostLine](w.workbook(), id)
	if l.Title != "Furniture" || !l.Confidential || l.Group != canvas.CostOperations {
		t.Errorf("the line is %+v", l)
	}
	s.typed(w, s.field(w, "amount-in-1"), "many")
	w.focusSheet()
	if got := s.input(w, "amount-in-1").wrong; !got.Visible() || got.text != w.text("refused-amount", "many") {
		t.Errorf("under the amount stands %q", got.text)
	}
	if got := cost(periods[1].ID).Amount; got != 500_000 {
		t.Errorf("what cannot be read leaves %d", got)
	}
	s.typed(w, s.field(w, "amount"), "")
	w.focusSheet()
	if got := cost(now.ID); got.ID != "" {
		t.Errorf("an empty amount leaves %+v", got)
	}
	s.tapped(w, "delete-everywhere")
	if _, ok := canvas.Get[canvas.CostLine](w.workbook(), id); ok {
		t.Error("the line is still there")
	}
}

func TestInspector_ChangesAMetric(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.addSheet(s.tool(clusterTool))
	c, jobs, err := canvas.AddMetric(w.workbook(), s.p.ids, "Jobs", false)
	s.made(w, c, jobs, err)
	c, id, err := canvas.AddMetric(w.workbook(), s.p.ids, "", true)
	s.made(w, c, id, err)
	f := w.inspector.shown
	metric := func() canvas.Metric { m, _ := canvas.Get[canvas.Metric](w.workbook(), id); return m }
	s.typed(w, s.field(w, "title"), "Share of jobs")
	s.typed(w, s.field(w, "unit"), "%")
	s.typed(w, s.field(w, "published"), "Statistics office")
	s.typed(w, s.field(w, "owner"), "AB")
	f.named["measures"].(*segments).choose(1)
	f.named["scale"].(*segments).choose(2)
	s.chosen(w, "share-of", "Jobs")
	f.named["available"].(*segments).choose(3)
	f.named["understood"].(*segments).choose(2)
	f.named["trackable"].(*segments).choose(1)
	test.Tap(f.named["parked"].(*check))
	want := canvas.Metric{
		ID: id, Rank: metric().Rank, Title: "Share of jobs", Unit: "%", Measures: canvas.MeasuresActivity, Origin: "Statistics office",
		Owner: "AB", Scale: canvas.ScaleSteps, ShareOf: jobs, Available: canvas.RatedYes, Understood: canvas.RatedPart, Trackable: canvas.RatedNo,
	}
	if got := metric(); got != want {
		t.Errorf("the metric is %+v", got)
	}
	s.typed(w, s.field(w, "target-at-2"), "12,5k")
	w.focusSheet()
	h := w.workbook().Horizons()[1]
	if got, _ := canvas.Get[canvas.Target](w.workbook(), canvas.TargetID(id, h.ID)); got.Value != 12_500*canvas.One {
		t.Errorf("the target is %d", got.Value)
	}
	s.refuses(w, "target-at-2", "lots", w.text("refused-quantity", "lots"))
}

func TestInspector_Readings(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.addSheet(s.tool(clusterTool))
	c, id, err := canvas.AddMetric(w.workbook(), s.p.ids, "Jobs", false)
	s.made(w, c, id, err)
	if got := s.field(w, "new-reading-day").Text; got != "2026-11-22" {
		t.Errorf("the day of a new reading is %q", got)
	}
	for _, r := range [][2]string{{"3/2029", "14 000"}, {"2029-03-12", "0.4"}, {"2024", "9"}} {
		s.typed(w, s.field(w, "new-reading-day"), r[0])
		s.typed(w, s.field(w, "new-reading-value"), r[1])
		s.tapped(w, "new-reading")
	}
	readings := w.workbook().Readings(id)
	if len(readings) != 3 || readings[0].Day != canvas.NewDay(2024, 0, 0) || readings[1].Day != canvas.NewDay(2029, 3, 0) ||
		readings[1].Value != 14_000*canvas.One || readings[2].Day != canvas.NewDay(2029, 3, 12) {
		t.Fatalf("the readings are %+v", readings)
	}
	if got := s.field(w, "reading-day-2").Text; got != "2029-03" {
		t.Errorf("the second reading is of %q", got)
	}
	s.typed(w, s.field(w, "reading-origin-1"), "census")
	s.typed(w, s.field(w, "reading-by-1"), "AB")
	s.typed(w, s.field(w, "reading-value-1"), "10")
	if got := w.workbook().Readings(id)[0]; got.Origin != "census" || got.By != "AB" || got.Value != 10*canvas.One {
		t.Errorf("the first reading is %+v", got)
	}
	s.typed(w, s.field(w, "new-reading-day"), "spring")
	s.typed(w, s.field(w, "new-reading-value"), "3")
	s.tapped(w, "new-reading")
	if n := len(w.workbook().Readings(id)); n != 3 {
		t.Errorf("%d readings after a day that is none", n)
	}
	if text := proseOf(w.inspector.shown, w.text("error-day", "spring")); text == nil || !text.Visible() {
		t.Error("nothing is said of a day that is none")
	}
	s.tapped(w, "reading-delete-2")
	if n := len(w.workbook().Readings(id)); n != 2 {
		t.Errorf("%d readings after one was deleted", n)
	}
}

func TestInspector_GrowthOfAMetric(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.addSheet(s.tool(clusterTool))
	c, jobs, err := canvas.AddMetric(w.workbook(), s.p.ids, "Jobs", false)
	s.made(w, c, jobs, err)
	h := w.workbook().Horizons()
	w.do(canvas.SetTarget(w.workbook(), jobs, h[1].ID, 200*canvas.One))
	c, id, err := canvas.AddMetric(w.workbook(), s.p.ids, "Share", false)
	s.made(w, c, id, err)
	w.step(canvas.Edit(w.workbook(), id, "set-metric", func(m *canvas.Metric) { m.ShareOf = jobs }))
	s.typed(w, s.field(w, "target-at-1"), "10")
	s.typed(w, s.field(w, "target-at-2"), "20")
	w.focusSheet()
	// 10 to 20 in ten years is 7.2 % a year; 200 jobs are 20 % of 1 000.
	want := w.text("growth-a-year", "2026", "2036", "+7.2\u00a0%") + "\n" + w.text("implied-total", "10 years (2036)", "1\u2009000")
	if text := proseOf(w.inspector.shown, want); text == nil || !text.Visible() {
		t.Errorf("nowhere stands %q", want)
	}
	s.typed(w, s.field(w, "new-reading-day"), "2026")
	s.typed(w, s.field(w, "new-reading-value"), "5")
	s.tapped(w, "new-reading")
	if labelOfForm(w.inspector.shown, w.text("reading-against", "50\u00a0%", "10")) == nil {
		t.Error("the reading does not stand against the path")
	}
}

func TestInspector_ChangesAReference(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.addSheet(s.tool(clusterTool))
	c, metric, err := canvas.AddMetric(w.workbook(), s.p.ids, "Jobs", false)
	s.made(w, c, metric, err)
	c, id, err := canvas.AddReference(w.workbook(), s.p.ids, canvas.Reference{})
	s.made(w, c, id, err)
	for name, text := range map[string]string{"peer": "Bilbao", "measure": "Jobs a year", "quantity": "1.2k", "unit": "jobs", "year": "2019", "published": "annual report"} {
		s.typed(w, s.field(w, name), text)
		w.focusSheet()
	}
	s.chosen(w, "compared", "Jobs")
	r, _ := canvas.Get[canvas.Reference](w.workbook(), id)
	want := canvas.Reference{ID: id, Rank: r.Rank, Cluster: "Bilbao", Measure: "Jobs a year", Unit: "jobs", Value: 1_200 * canvas.One, Year: 2019, Origin: "annual report", Metric: metric}
	if r != want {
		t.Errorf("the reference is %+v", r)
	}
	s.refuses(w, "year", "19", w.text("refused-year", "19"))
}

func TestInspector_PartOfANote(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.addSheet(s.tool(clusterTool))
	spot := canvas.Spot{Sheet: w.sheet, Section: "members"}
	c, made, err := canvas.AddNotes(w.workbook(), s.p.ids, []string{"A company"}, canvas.Note{Tint: canvas.TintNeutral, Size: canvas.NoteMedium}, spot)
	id := s.made(w, c, made[0].ID, err)
	s.chosen(w, "part", w.text("part-capital"))
	note := func() canvas.Note { n, _ := canvas.Get[canvas.Note](w.workbook(), id); return n }
	if got := note().Part; got != canvas.PartCapital {
		t.Errorf("the note speaks of %q", got)
	}
	w.step(canvas.EditInfo(w.workbook(), "set-helix", func(i *canvas.Info) { i.Helix = canvas.HelixTriple }))
	if got := w.inspector.shown.named["part"].(*button).text; got != w.text("part-capital") {
		t.Errorf("a part that is counted no more is shown as %q", got)
	}
	s.chosen(w, "part", w.text("none"))
	if got := note().Part; got != canvas.NoPart {
		t.Errorf("the note speaks of %q", got)
	}
}

func TestInspector_HorizonsAndProfile(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.addSheet(s.tool(clusterTool))
	w.perform("edit-undo")
	c, id, err := canvas.AddSheet(w.workbook(), s.p.ids, s.tool(clusterTool), "", "", "")
	w.do(c, err)
	w.showSheet(id)
	s.tapped(w, "usual-horizons")
	if n := len(w.workbook().Horizons()); n != 4 {
		t.Fatalf("%d horizons", n)
	}
	s.tapped(w, "add-horizon")
	h := w.workbook().Horizons()
	if len(h) != 5 || h[4].Label != "40 years" || h[4].Year != 2066 {
		t.Errorf("the horizons are %+v", h)
	}
	s.typed(w, s.field(w, "horizon-label-2"), "Half way")
	s.typed(w, s.field(w, "horizon-year-2"), "2031")
	w.focusSheet()
	if got := w.workbook().Horizons()[1]; got.Label != "Half way" || got.Year != 2031 {
		t.Errorf("the second horizon is %+v", got)
	}
	for range 4 {
		s.tapped(w, "horizon-delete-1")
	}
	if n := len(w.workbook().Horizons()); n != 2 || w.status.said != w.text("refused-two-horizons") {
		t.Errorf("%d horizons are left, and %q is said", n, w.status.said)
	}

	s.typed(w, s.field(w, "country"), "Norway")
	s.typed(w, s.field(w, "founded"), "2004")
	s.typed(w, s.field(w, "members"), "1 200")
	s.typed(w, s.field(w, "staff"), "12")
	s.chosen(w, "type", w.text("type-growth"))
	s.chosen(w, "category", w.text("category-build"))
	if text := proseOf(w.inspector.shown, deck.Advice("build").In("en")); text == nil || !text.Visible() {
		t.Error("the category changes no advice")
	}
	s.chosen(w, "helix", w.text("helix-triple"))
	s.chosen(w, "second-language", "Deutsch")
	info := w.workbook().Info()
	if info.Country != "Norway" || info.Founded != 2004 || info.Members != 1200 || info.Staff != 12 || info.Type != "growth" ||
		info.Category != "build" || info.Helix != "triple" || info.Second != "de" {
		t.Errorf("the profile is %+v", info)
	}
	s.refuses(w, "staff", "a dozen", w.text("error-count", "a dozen"))
}

func TestProfile_KeepsWordsOfTheFile(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.step(canvas.EditInfo(w.workbook(), "set-cluster-type", func(i *canvas.Info) { i.Type = "network of networks" }))
	w.perform("file-profile")
	m := s.modal(w)
	if m.load == nil || m.title.text != w.text("profile") {
		t.Fatalf("the dialog is %q", m.title.text)
	}
	name := w.win.Canvas().Focused().(*field)
	s.typed(w, name, "Ocean tech")
	s.press(w, "done")
	if got := w.workbook().Info(); got.Cluster != "Ocean tech" || got.Type != "network of networks" {
		t.Errorf("the profile is %+v", got)
	}
	if len(w.modals) != 0 {
		t.Error("the dialog is still open")
	}
}

func TestInspector_YearsAndRoundOfAPeriod(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	s.typed(w, s.field(w, "from-year"), "2027")
	s.typed(w, s.field(w, "to-year"), "2029")
	s.typed(w, s.field(w, "funding-round"), "Second round")
	s.typed(w, s.field(w, "period-label"), "Second phase")
	s.typed(w, s.field(w, "total-reserve"), "250 000")
	w.focusSheet()
	p, _ := canvas.Get[canvas.Period](w.workbook(), w.period)
	if p.FromYear != 2027 || p.ToYear != 2029 || p.Label != "Second phase" || w.workbook().Text(w.period, fundingRound) != "Second round" {
		t.Errorf("the period is %+v", p)
	}
	if total, _ := canvas.Get[canvas.Total](w.workbook(), canvas.TotalID(w.period, canvas.TotalReserve)); total.Value != canvas.AmountOf(25_000_000) {
		t.Errorf("the reserve is %v", total.Value)
	}
	s.refuses(w, "to-year", "2020", w.text("refused-value"))
}

func TestParseDay(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  canvas.Day
	}{
		{"2029-03-12", canvas.NewDay(2029, 3, 12)},
		{" 2029-3-2 ", canvas.NewDay(2029, 3, 2)},
		{"12.3.2029", canvas.NewDay(2029, 3, 12)},
		{"3/2029", canvas.NewDay(2029, 3, 0)},
		{"2029-03", canvas.NewDay(2029, 3, 0)},
		{"2029", canvas.NewDay(2029, 0, 0)},
		{"", 0}, {"2029-02-30", 0}, {"2029-13", 0}, {"0029-01-01", 0}, {"12/3/2029", 0}, {"today", 0}, {"31.2.2029", 0},
	} {
		got, err := canvas.ParseDay(c.typed)
		if got != c.want || (err != nil) != (c.want == 0) {
			t.Errorf("%q is %d, %v", c.typed, got, err)
		}
		if again, err := canvas.ParseDay(got.String()); c.want != 0 && (again != got || err != nil) {
			t.Errorf("%q is typed as %q", c.typed, got.String())
		}
	}
}

func TestInspector_UsualCostLineHasItsTitle(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	scenario, _ := w.figures()
	usual := deck.Costs()[0]
	c, id, err := canvas.AddCostLine(w.workbook(), s.p.ids, scenario.ID, usual.Group, usual.ID, "")
	s.made(w, c, id, err)
	title := s.field(w, "title")
	if title.Text != "" || title.PlaceHolder != deck.Plain(usual.Title.In("en")) {
		t.Errorf("the title is %q, suggested is %q", title.Text, title.PlaceHolder)
	}
}

// toolWith returns the first tool of the program that has a section of a role.
func (s *stage) toolWith(role canvas.Role) canvas.TemplateCopy {
	s.Helper()
	for _, c := range canvas.BuiltIn() {
		if t, err := canvas.ParseTemplate([]byte(c.JSON)); err == nil && t.Has(role) {
			return c
		}
	}
	s.Fatalf("no tool has a section of role %q", role)
	return canvas.TemplateCopy{}
}

func TestWindow_UndoSelectsTheRow(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	w.addSheet(s.toolWith(canvas.RoleTeamCost))
	scenario, period := w.figures()
	c, id, err := canvas.AddCostLine(w.workbook(), s.p.ids, scenario.ID, canvas.CostTeam, "", "Designer")
	s.made(w, c, id, err)
	w.choose([]canvas.Item{{ID: id}})
	s.typed(w, s.field(w, "amount"), "80 000")
	w.focusSheet()
	w.choose(nil)
	w.perform("edit-undo")
	if _, ok := canvas.Get[canvas.Cost](w.workbook(), canvas.CostID(id, period.ID)); ok {
		t.Fatal("the cost is still there")
	}
	if len(w.selection) != 1 || w.selection[0].ID != id {
		t.Errorf("undo selects %v", w.selection)
	}
	w.perform("edit-redo")
	if len(w.selection) != 1 || w.selection[0].ID != id {
		t.Errorf("redo selects %v", w.selection)
	}
	w.perform("edit-delete")
	if _, ok := canvas.Get[canvas.CostLine](w.workbook(), id); ok {
		t.Error("the line is still there")
	}
}
