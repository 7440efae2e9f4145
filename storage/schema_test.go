package storage

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
)

// Every kind has a view, and the view shows the record.
func TestSchema_AViewOfEveryKind(t *testing.T) {
	path := createClosed(t, all(t))
	f, _, err := Open(path)
	must(t, err)
	defer f.Close()
	for _, kind := range canvas.Kinds {
		var n int
		if err := f.s.row(`SELECT count(*) FROM "` + string(kind) + `"`).Scan(&n); err != nil || n != 1 {
			t.Errorf("%s: %d rows, %v", kind, n, err)
		}
	}
	for query, want := range map[string]string{
		`SELECT cluster || members FROM info`:                                                                   "Ocean Cluster120",
		`SELECT payer || "group" || starts_year || '-' || starts_month FROM source`:                             "Membersprivate2026-4",
		`SELECT minor_units || status FROM funding`:                                                             "12345678as-is",
		`SELECT percent || "of" FROM total`:                                                                     "40.0public-side",
		`SELECT text FROM note`:                                                                                 `What "about" <fees> & öl 漢?`,
		`SELECT json_extract(json, '$.id') FROM template`:                                                       "tiny",
		`SELECT scenario || label || from_year FROM period`:                                                     "scenario2026" + "2026",
		`SELECT l.deck || l."group" || c.minor_units || c.status FROM cost_line l JOIN cost c ON c.line = l.id`: "ceoteam18000000in-action",
		`SELECT "key" || text FROM field`:                                                                       "ambitionTo lead",
		`SELECT m.title || h.year || t.value FROM target t JOIN metric m ON m.id = t.metric JOIN horizon h ON h.id = t.horizon`: "Jobs203614000.0",
		`SELECT "day" || value || "by" FROM reading`:                                                                           "202903129000.0Ida",
		`SELECT cluster || value || year FROM reference`:                                                                       "Harbor3500.02021",
		`SELECT free || hidden || section || "at" FROM placement`:                                                              `10public{"x":0,"y":0}`,
		`SELECT s.title || p.label FROM sheet s JOIN period p ON p.id = s.period`:                                              "Map2026",
		`SELECT "from" || "to" || label FROM link`:                                                                             "sourcenotepays for",
		`SELECT title || section || veiled || hides_notes || "frame" FROM "view"`:                                              `In publicpublic10{"x":0,"y":0,"w":0,"h":0}`,
		`SELECT m.day || m.present || m.over || d."is" || d.until || d.who FROM meeting m JOIN decision d ON d.meeting = m.id`: "20261121Anna\nOle0action20270100Anna",
		`SELECT p.asks || p.people || p.dots || a.title || a.person || a.value FROM poll p JOIN answer a ON a.poll = p.id`:     "vote123The fee020",
		`SELECT brand || length(logo) FROM info`:                                                                               "#00846A64",
		`SELECT c.title || k.title FROM card c, scenario k`:                                                                    "Membership feesAs-is 2026",
		`SELECT group_concat(name) FROM pragma_table_list WHERE "type" = 'table' AND name NOT LIKE 'sqlite%' AND NOT strict`:   "",
	} {
		var got *string
		if err := f.s.row(query).Scan(&got); err != nil || (got == nil) != (want == "") || (got != nil && *got != want) {
			if got != nil {
				err = fmt.Errorf("%s %w", *got, err)
			}
			t.Errorf("%s gives %v", query, err)
		}
	}
}

func TestSchema_HistoryView(t *testing.T) {
	r := newRig(t)
	c := retitle(r.Workbook(), "card", "x")
	c.Label.Args = []string{"Fees"}
	must(t, r.Do(noon, c))
	r.Undo(noon)
	must(t, r.flush())
	if got := r.rows(`SELECT seq || at || label || args || coalesce(undoes, '-') || records FROM history`); got !=
		`12026-03-01T12:00:00Zrename["Fees"]-1 22026-03-01T12:00:00Zundo["rename","Fees"]c11` {
		t.Error(got)
	}
}

// The contract for outsiders names every kind and every field, and the present version.
func TestDocs_FileFormat(t *testing.T) {
	b, err := os.ReadFile("../docs/file-format.md")
	must(t, err)
	doc := string(b)
	for _, r := range []canvas.Record{
		canvas.Info{}, canvas.TemplateCopy{}, canvas.Scenario{}, canvas.Period{}, canvas.Card{}, canvas.Source{},
		canvas.Funding{}, canvas.Total{}, canvas.CostLine{}, canvas.Cost{}, canvas.Field{}, canvas.Horizon{}, canvas.Metric{},
		canvas.Target{}, canvas.Reading{}, canvas.Reference{}, canvas.Sheet{}, canvas.Placement{}, canvas.Note{}, canvas.Link{}, canvas.View{},
		canvas.Meeting{}, canvas.Decision{}, canvas.Poll{}, canvas.Answer{},
	} {
		_, section, ok := strings.Cut(doc, "\n### "+string(r.Kind())+"\n")
		if !ok {
			t.Errorf("%s has no section", r.Kind())
			continue
		}
		section, _, _ = strings.Cut(section, "\n#")
		var want []string
		for _, f := range reflect.VisibleFields(reflect.TypeOf(r)) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			want = append(want, name)
			if !strings.Contains(section, "| `"+name+"` |") {
				t.Errorf("%s has no field %s", r.Kind(), name)
			}
		}
		for _, line := range strings.Split(section, "\n") {
			name, isField := strings.CutPrefix(line, "| `")
			if name, _, _ = strings.Cut(name, "`"); isField && !slices.Contains(want, name) {
				t.Errorf("%s: there is no field %s", r.Kind(), name)
			}
		}
	}
	for _, line := range strings.Split(schemaSQL+schema2SQL+schema3SQL+schema4SQL, "\n") {
		if rest, ok := strings.CutPrefix(line, "CREATE "); ok {
			if name := strings.Trim(strings.Fields(rest)[1], `"`); !strings.Contains(doc, "`"+name+"`") {
				t.Errorf("%s is not told", name)
			}
		}
	}
	for _, list := range [][]string{
		words(canvas.Groups), words(canvas.Sides), words(canvas.Levels), words(canvas.Uses), words(canvas.Statuses),
		words(canvas.Bases), words(canvas.TotalsOf), words(canvas.NoteSizes), words(canvas.Tints),
		words(canvas.CostGroups), words(canvas.MetricKinds), words(canvas.Scales), words(canvas.Ratings), words(canvas.Parts), words(canvas.DecisionKinds), words(canvas.PollKinds),
	} {
		for _, w := range list {
			if w != "" && !strings.Contains(doc, "`"+w+"`") {
				t.Errorf("the word %s is not told", w)
			}
		}
	}
}

func words[T ~string](of []T) []string {
	var out []string
	for _, w := range of {
		out = append(out, string(w))
	}
	return out
}
