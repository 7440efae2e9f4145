package canvas

import "testing"

func TestAddHorizons_AreTheUsualOnes(t *testing.T) {
	b := newBook(t)
	b.horizons()
	want := []Horizon{{Label: "Today", Year: 2026}, {Label: "10 years", Year: 2036}, {Year: 2046}, {Year: 2056}}
	for i, h := range b.Horizons() {
		if h.Label != want[i].Label || h.Year != want[i].Year {
			t.Errorf("horizon %d is %+v", i, h)
		}
	}
	b.do(AddHorizons(b.Workbook, b.ids, 1999, nil))
	if n := len(b.Horizons()); n != 4 {
		t.Errorf("asked again, there are %d", n)
	}
}

func TestHorizons_AreTwoToSix(t *testing.T) {
	b := newBook(t)
	list := b.horizons()
	c, between, err := AddHorizon(b.Workbook, b.ids, list[0], "Soon", 2030)
	b.do(c, err)
	if b.Horizons()[1].ID != between {
		t.Error("it does not lie after the one it was added after")
	}
	c, _, err = AddHorizon(b.Workbook, b.ids, "", "Late", 2099)
	b.do(c, err)
	if b.Horizons()[5].Label != "Late" {
		t.Error("it is not the last")
	}
	c, _, err = AddHorizon(b.Workbook, b.ids, "", "Later", 2199)
	refuses(t, c, err, "refused-six-horizons")
	for range 4 {
		b.do(RemoveHorizon(b.Workbook, b.Horizons()[0].ID))
	}
	c, err = RemoveHorizon(b.Workbook, b.Horizons()[0].ID)
	refuses(t, c, err, "refused-two-horizons")
}

func TestMetrics_OwnTheirTargetsAndReadings(t *testing.T) {
	b := newBook(t)
	horizon := b.horizons()[0]
	c, metric, err := AddMetric(b.Workbook, b.ids, "Jobs", false)
	b.do(c, err)
	b.do(SetTarget(b.Workbook, metric, horizon, 8000*One))
	for _, day := range []Day{NewDay(2029, 3, 12), NewDay(2027, 0, 0)} {
		c, _, err = AddReading(b.Workbook, b.ids, Reading{Metric: metric, Day: day, Value: One})
		b.do(c, err)
	}
	if r := b.Readings(metric); len(r) != 2 || r[0].Day.Year() != 2027 {
		t.Errorf("the readings are %+v", r)
	}
	before := b.Workbook
	d, err := RemoveRecord(b.Workbook, metric)
	b.do(d, err)
	if len(All[Target](b.Workbook))+len(All[Reading](b.Workbook))+len(All[Metric](b.Workbook)) != 0 {
		t.Error("something of it is left")
	}
	b.do(Change{Diff: d.Diff.Reverse()}, nil)
	if !same(b.Workbook, before) {
		t.Error("taken back, it is not as it was")
	}
}

func TestReadings_AreOfADayThatThereIs(t *testing.T) {
	b := newBook(t)
	c, metric, err := AddMetric(b.Workbook, b.ids, "Jobs", false)
	b.do(c, err)
	for day, ok := range map[Day]bool{
		NewDay(2028, 2, 29): true, NewDay(2027, 2, 29): false, NewDay(2027, 13, 1): false, NewDay(2027, 4, 31): false,
		NewDay(2027, 0, 0): true, NewDay(2027, 6, 0): true, NewDay(2027, 0, 5): false, 0: false, -20270101: false,
	} {
		c, _, err := AddReading(b.Workbook, b.ids, Reading{Metric: metric, Day: day})
		if ok && err != nil {
			t.Errorf("%d is refused: %v", day, err)
		} else if !ok {
			refuses(t, c, err, "refused-value")
		}
	}
}

func TestMoveItems_ParksAMetric(t *testing.T) {
	tool, err := NewTemplateCopy([]byte(`{"format":1,"id":"goals","version":1,"title":{"en":"Goals"},"short":{"en":"Goals"},"of":"cluster",
		"credit":[{"en":"Drawn by the Harbor Cluster."}],
		"sections":[{"id":"on","role":"metrics","title":{"en":"On"},"accepts":["metrics"]},{"id":"off","role":"parked-metrics","title":{"en":"Off"},"accepts":["metrics"]}],
		"layouts":[{"id":"a","page":[400,300],"places":[
			{"section":"on","outline":{"rect":[20,40,300,90]},"content":[20,50,300,80],"flow":"matrix","heading":"none"},
			{"section":"off","outline":{"rect":[20,140,300,90]},"content":[20,150,300,80],"flow":"lines","heading":"row"}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	b := newBook(t)
	c, sheet, err := AddSheet(b.Workbook, b.ids, tool, b.scenario, b.periods[0], "")
	b.do(c, err)
	if s := has[Sheet](b, sheet); s.Scenario != "" || s.Period != "" {
		t.Errorf("a sheet of the cluster is of %+v", s)
	}
	c, metric, err := AddMetric(b.Workbook, b.ids, "Jobs", false)
	b.do(c, err)
	b.do(MoveItems(b.Workbook, []Moved{{Item: Item{ID: metric}}}, b.on(sheet, "off")))
	if !has[Metric](b, metric).Parked {
		t.Error("it is not parked")
	}
	d, err := MoveItems(b.Workbook, []Moved{{Item: Item{ID: metric}}}, b.on(b.canvas, "channels"))
	refuses(t, d, err, "refused-no-rows")
	// The sheet outlives every scenario.
	c, draft, err := CopyScenario(b.Workbook, b.ids, b.scenario, "Draft")
	b.do(c, err)
	b.do(RemoveScenario(b.Workbook, b.scenario))
	if has[Sheet](b, sheet).Scenario != "" || len(b.Columns(has[Sheet](b, sheet))) != 1 {
		t.Error("the sheet of the cluster shows no money of today")
	}
	_ = draft
}
