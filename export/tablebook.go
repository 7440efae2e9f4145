package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"clustercanvas/canvas"
)

// Book returns a new workbook of a table: with the scenarios and periods that the table names, in
// its order, or one of each, called as is said, and with all its good rows. It returns the table
// as it was taken too. It is refused where no row is good. It has no sheets.
func (t Table) Book(ids canvas.IDs, info canvas.Info, scenario, period string) (canvas.Workbook, Table, error) {
	var records []canvas.Record
	titles, labels := t.titles(scenario, period)
	ranks := canvas.Ranks("", "", len(titles))
	for i, title := range titles {
		start := canvas.Start(ids, info, title, labels[title])
		for _, r := range start {
			switch r := r.(type) {
			case canvas.Scenario:
				r.Rank = ranks[i]
				records = append(records, r)
			case canvas.Period:
				if year := strings.TrimSpace(r.Label); yearAlone.MatchString(year) {
					r.FromYear, _ = strconv.Atoi(year)
					r.ToYear = r.FromYear
				}
				records = append(records, r)
			case canvas.Info:
				if i == 0 {
					records = append(records, r)
				}
			default:
				records = append(records, r)
			}
		}
	}
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		return w, t, fmt.Errorf("export: table: %s", problems[0].Reason)
	}
	first := w.Scenarios()[0].ID
	at := w.Periods(first)[0].ID
	taken := t.For(w, first, at)
	change, err := t.Change(w, ids, first, at)
	if err != nil {
		return w, taken, err
	}
	w, err = w.Apply(change.Diff)
	return w, taken, err
}

// titles returns the scenarios that a table names, and the periods of each, in its order. What
// names none belongs to the first.
func (t Table) titles(scenario, period string) (titles []string, labels map[string][]string) {
	labels = map[string][]string{}
	same := func(a string) func(string) bool { return func(b string) bool { return fold(a) == fold(b) } }
	for _, r := range t.Good() {
		if r.Scenario != "" && !slices.ContainsFunc(titles, same(r.Scenario)) {
			titles = append(titles, r.Scenario)
		}
	}
	if titles == nil {
		titles = []string{scenario}
	}
	for _, r := range t.Good() {
		title := titles[max(0, slices.IndexFunc(titles, same(firstOf(r.Scenario, titles[0]))))]
		if r.Period != "" && !slices.ContainsFunc(labels[title], same(r.Period)) && len(labels[title]) < canvas.MaxPeriods {
			labels[title] = append(labels[title], r.Period)
		}
	}
	for _, title := range titles {
		if labels[title] == nil {
			labels[title] = []string{period}
		}
	}
	return titles, labels
}
