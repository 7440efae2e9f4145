package outline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
)

// builder makes a workbook like another one with nothing but what rows offer.
type builder struct {
	t    *testing.T
	w    canvas.Workbook
	n    int
	like canvas.Workbook
	as   map[canvas.RecordID]canvas.RecordID // what records of the other one are called here
}

func (b *builder) ids() canvas.RecordID {
	b.n++
	return canvas.RecordID(fmt.Sprintf("made%04d", b.n))
}

func (b *builder) rows() []Row { return Rows(b.w, "en", all) }

// row returns the row here for a row of the other workbook.
func (b *builder) row(id string) (Row, bool) {
	id = b.here(id)
	rows := b.rows()
	i := slices.IndexFunc(rows, func(r Row) bool { return r.ID == id })
	if i < 0 {
		return Row{}, false
	}
	return rows[i], true
}

// here puts the ids of this workbook into what is called by those of the other one, the longest first.
func (b *builder) here(id string) string {
	var old []string
	for x := range b.as {
		old = append(old, string(x))
	}
	slices.SortFunc(old, func(x, y string) int { return len(y) - len(x) })
	var pairs []string
	for i, x := range old {
		pairs = append(pairs, x, fmt.Sprintf("\x00%d\x00", i))
	}
	id = strings.NewReplacer(pairs...).Replace(id)
	for i, x := range old {
		id = strings.ReplaceAll(id, fmt.Sprintf("\x00%d\x00", i), string(b.as[canvas.RecordID(x)]))
	}
	return id
}

func (b *builder) do(what string, c canvas.Change, err error) {
	b.t.Helper()
	if err == nil {
		b.w, err = b.w.Apply(c.Diff)
	}
	if err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

// add adds what a row of this workbook offers under a key and, where given, a name.
func (b *builder) add(at, key, name string) canvas.RecordID {
	b.t.Helper()
	for _, r := range b.rows() {
		if r.ID != b.here(at) {
			continue
		}
		for _, a := range r.Add {
			if a.Key == key && (name == "" || a.Name == name) {
				c, id, err := a.Do(b.ids)
				b.do("add "+name+" at "+at, c, err)
				return canvas.RecordID(id)
			}
		}
		b.t.Fatalf("%s offers no %s %s", at, key, name)
	}
	b.t.Fatalf("there is no row %s to add at", b.here(at))
	return ""
}

// make makes, for each record of the other workbook, what a row of it stands for.
func (b *builder) make(r Row, within string) {
	if _, done := b.as[r.Record]; done || r.Record == "" || r.ID != string(r.Record) {
		return
	}
	switch x := b.like.Record(r.Record).(type) {
	case canvas.Period:
		periods := b.w.Periods(b.as[x.Scenario])
		b.as[x.ID] = b.add(string(periods[len(periods)-1].ID), "outline-add-period", "")
	case canvas.Source:
		b.as[x.ID] = b.add(within, "outline-add-source", r.Name)
		for _, f := range b.like.Fundings(x.ID) { // before it is taken out of the first: it goes with its last
			row, _ := b.row(string(f.ID))
			c, err := row.Set("yes")
			b.do("put to work "+r.Name, c, err)
		}
	case canvas.CostLine:
		if x.Deck == "" {
			b.as[x.ID] = b.add(within, "outline-add-own-cost", "")
		} else {
			b.as[x.ID] = b.add(within, "outline-add-cost", r.Name)
		}
	case canvas.Horizon:
		b.as[x.ID] = b.add("horizons", "outline-add-horizon", "")
	case canvas.Metric:
		b.as[x.ID] = b.add(within, "outline-add-metric", "")
	case canvas.Reading:
		b.as[x.ID] = b.add(within, "outline-add-reading", "")
	case canvas.Reference:
		b.as[x.ID] = b.add("references", "outline-add-reference", "")
	case canvas.Sheet:
		b.as[x.ID] = b.add("sheets", "outline-add-sheet", r.Name)
	case canvas.Note:
		b.as[x.ID] = b.add(within, "outline-add-note", "")
	default:
	}
}

// The ocean tech cluster, with everything that is typed into its example, is built from nothing by what
// the rows of the outline offer, and then is told by the same rows.
func TestRows_BuildTheSampleModelFromNothing(t *testing.T) {
	like := example(t, "ocean-tech")
	b := &builder{t: t, like: like, as: map[canvas.RecordID]canvas.RecordID{}}
	records := canvas.Start(b.ids, canvas.Info{Language: "en", Currency: "EUR"}, "As is", []string{"Year 1"})
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b.w = w
	if n := len(like.Scenarios()); n != 1 {
		t.Fatalf("the example has %d scenarios: this test builds one", n)
	}
	scenario := like.Scenarios()[0].ID
	b.as[scenario] = w.Scenarios()[0].ID
	b.as[like.Periods(scenario)[0].ID] = w.Periods(w.Scenarios()[0].ID)[0].ID
	var path []Row
	for _, want := range Rows(like, "en", all) {
		path = append(path[:min(want.Depth, len(path))], want)
		within := ""
		for _, above := range path[:len(path)-1] {
			if above.Record == "" || above.ID != string(above.Record) || above.Depth == want.Depth-1 {
				within = above.ID
			}
		}
		b.make(want, within)
		got, ok := b.row(want.ID)
		if !ok {
			t.Fatalf("%s is not there as %s", want.ID, b.here(want.ID))
		}
		value := want.Value
		if id, ok := b.as[canvas.RecordID(value)]; ok && len(want.Words) > 0 { // a scenario, a period
			value = string(id)
		}
		if want.Set != nil && got.Value != value {
			c, err := got.Set(value)
			b.do("type "+value+" into "+want.ID, c, err)
		}
	}
	told := func(rows []Row) []string {
		var out []string
		for _, r := range rows {
			value := r.Value
			for _, x := range r.Words { // ids are not the same
				if x.Value == r.Value && x.Name != "" {
					value = x.Name
				}
			}
			out = append(out, strings.Repeat("  ", r.Depth)+r.Key+r.Name+": "+value)
		}
		return out
	}
	got, want := told(b.rows()), told(Rows(like, "en", all))
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("row %d is %q and should be %q", i, got[min(i, len(got)-1)], want[i])
		}
	}
	if len(got) != len(want) || len(want) < 400 {
		t.Errorf("there are %d rows, and should be %d", len(got), len(want))
	}
}
