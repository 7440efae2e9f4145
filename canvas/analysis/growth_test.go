package analysis

import (
	"fmt"
	"strings"
	"testing"

	"clustercanvas/canvas"
)

// measured is a workbook of metrics by the years of four horizons; zeros are no targets.
func measured(t *testing.T, years []int, targets map[canvas.Metric][]int64) canvas.Workbook {
	t.Helper()
	var records []canvas.Record
	for i, y := range years {
		records = append(records, canvas.Horizon{ID: canvas.RecordID(fmt.Sprint("h", i)), Rank: canvas.Rank(fmt.Sprintf("a%d1", i)), Year: y})
	}
	for m, values := range targets {
		m.Rank = "i"
		if m.Measures == "" {
			m.Measures = canvas.MeasuresImpact
		}
		if m.Scale == "" {
			m.Scale = canvas.ScaleLinear
		}
		records = append(records, m)
		for i, v := range values {
			h := canvas.RecordID(fmt.Sprint("h", i))
			if v != 0 {
				records = append(records, canvas.Target{ID: canvas.TargetID(m.ID, h), Metric: m.ID, Horizon: h, Value: canvas.Quantity(v) * canvas.One, Basis: canvas.Stated})
			}
		}
	}
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return w
}

// The figures of the ocean cluster in the report.
func TestGrowthOf_TheOceanCluster(t *testing.T) {
	w := measured(t, []int{2021, 2030, 2040, 2050}, map[canvas.Metric][]int64{
		{ID: "revenue", Title: "Revenue", Unit: "EUR m"}: {10, 350, 40_000, 500_000},
		{ID: "share", Unit: "%", ShareOf: "revenue"}:     {5, 12, 14, 22},
		{ID: "of nothing", Unit: "%", ShareOf: "gone"}:   {5, 12, 14, 22},
	})
	var steps, whole []string
	for _, s := range GrowthOf(w, "revenue").Steps {
		steps = append(steps, fmt.Sprint(s.PerYear, s.Known))
	}
	for _, x := range GrowthOf(w, "share").Implied {
		whole = append(whole, fmt.Sprint((x.Total+canvas.One/2)/canvas.One, x.Known))
	}
	if got := strings.Join(steps, " "); got != "484 true 606 true 287 true" {
		t.Errorf("growth is %s", got)
	}
	if got := strings.Join(whole, " "); got != "200 true 2917 true 285714 true 2272727 true" {
		t.Errorf("the market would be %s", got)
	}
	if x := GrowthOf(w, "revenue").Implied; x != nil {
		t.Errorf("revenue is the share of %v", x)
	}
	if x := GrowthOf(w, "of nothing").Implied; x != nil {
		t.Errorf("a share of nothing implies %v", x)
	}
}

func TestGrowthOf_SaysWhatIsNotKnown(t *testing.T) {
	for name, c := range map[string]struct {
		years  []int
		values []int64
		want   string
	}{
		"no targets":         {[]int{2021, 2030}, []int64{0, 0}, ""},
		"one target":         {[]int{2021, 2030}, []int64{0, 5}, ""},
		"a gap":              {[]int{2020, 2025, 2030}, []int64{100, 0, 200}, "72"}, // 2 in ten years
		"no year":            {[]int{0, 2030}, []int64{5, 10}, "?"},
		"the same year":      {[]int{2030, 2030}, []int64{5, 10}, "?"},
		"backwards":          {[]int{2031, 2030}, []int64{5, 10}, "?"},
		"below zero":         {[]int{2021, 2030}, []int64{-5, 10}, "?"},
		"less and less":      {[]int{2020, 2021}, []int64{10, 5}, "-500"},
		"the same, for ever": {[]int{2020, 2021}, []int64{10, 10}, "0"},
	} {
		var got []string
		for _, s := range GrowthOf(measured(t, c.years, map[canvas.Metric][]int64{{ID: "m"}: c.values}), "m").Steps {
			if s.Known {
				got = append(got, fmt.Sprint(s.PerYear))
			} else {
				got = append(got, "?")
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
	if g := GrowthOf(canvas.Workbook{}, "m"); len(g.Targets) != 0 {
		t.Errorf("of no metric: %+v", g)
	}
}

func TestPathAt(t *testing.T) {
	day := canvas.NewDay
	for name, c := range map[string]struct {
		scale  canvas.Scale
		values []int64 // 2020, 2030, 2040
		day    canvas.Day
		want   canvas.Quantity
		known  bool
	}{
		"before the first":         {canvas.ScaleLinear, []int64{100, 200, 400}, day(2019, 12, 31), 0, false},
		"in the year of the first": {canvas.ScaleLinear, []int64{100, 200, 400}, day(2020, 2, 3), 100 * canvas.One, true},
		"halfway":                  {canvas.ScaleLinear, []int64{100, 200, 400}, day(2025, 0, 0), 150 * canvas.One, true},
		"a month of a year":        {canvas.ScaleLinear, []int64{100, 220, 400}, day(2021, 6, 0), 106 * canvas.One, true},
		"at a target":              {canvas.ScaleLinear, []int64{100, 200, 400}, day(2030, 12, 31), 200 * canvas.One, true},
		"at the last":              {canvas.ScaleLinear, []int64{100, 200, 400}, day(2040, 0, 0), 400 * canvas.One, true},
		"after the last":           {canvas.ScaleLinear, []int64{100, 200, 400}, day(2041, 0, 0), 0, false},
		"downwards":                {canvas.ScaleLinear, []int64{100, 50, 0}, day(2025, 0, 0), 75 * canvas.One, true},
		"over a gap":               {canvas.ScaleLinear, []int64{100, 0, 300}, day(2030, 0, 0), 200 * canvas.One, true},
		"even growth":              {canvas.ScaleLog, []int64{100, 400, 800}, day(2025, 0, 0), 200 * canvas.One, true},
		"no growth from below 0":   {canvas.ScaleLog, []int64{-100, 100, 800}, day(2025, 0, 0), 0, true},
		"steps":                    {canvas.ScaleSteps, []int64{100, 400, 800}, day(2039, 11, 0), 400 * canvas.One, true},
		"a step":                   {canvas.ScaleSteps, []int64{100, 400, 800}, day(2040, 12, 31), 800 * canvas.One, true},
		"no targets":               {canvas.ScaleLinear, []int64{0, 0, 0}, day(2025, 0, 0), 0, false},
	} {
		w := measured(t, []int{2020, 2030, 2040}, map[canvas.Metric][]int64{{ID: "m", Scale: c.scale}: c.values})
		if got, known := PathAt(w, "m", c.day); got != c.want || known != c.known {
			t.Errorf("%s: %d, %t, want %d", name, got, known, c.want)
		}
	}
}

func TestGrowthOf_SetsReadingsAgainstThePath(t *testing.T) {
	w := measured(t, []int{2020, 2030}, map[canvas.Metric][]int64{{ID: "m"}: {100, 200}})
	w = with(t, w,
		canvas.Reading{ID: "late", Metric: "m", Day: canvas.NewDay(2025, 12, 31), Value: 120 * canvas.One},
		canvas.Reading{ID: "early", Metric: "m", Day: canvas.NewDay(2010, 0, 0), Value: 7 * canvas.One},
		canvas.Reading{ID: "loss", Metric: "m", Day: canvas.NewDay(2030, 0, 0), Value: -30 * canvas.One})
	var got []string
	for _, r := range GrowthOf(w, "m").Readings {
		got = append(got, fmt.Sprint(r.Reading.ID, " ", int64(r.Path/canvas.One), r.Known, r.Percent))
	}
	if want := "early 0 false 0|late 150 true 80|loss 200 true -15"; strings.Join(got, "|") != want {
		t.Errorf("%v, want %s", got, want)
	}
}
