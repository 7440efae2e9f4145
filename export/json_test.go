package export

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"clustercanvas/canvas"
	"clustercanvas/examples"
)

var updateJSON = flag.Bool("update-json", false, "write the golden file of the exchange format")

func readJSON(t testing.TB, s string) canvas.Workbook {
	t.Helper()
	w, err := ReadJSON(strings.NewReader(s), nil)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func writeJSON(t testing.TB, w canvas.Workbook) string {
	t.Helper()
	var b strings.Builder
	if err := WriteJSON(&b, w); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// one returns an exchange file with a scenario of two periods "a" and "b", a source "s" and a
// canvas "c"; the arguments are what else stands in the file, the source, and the canvas.
func one(file, source, sheet string) string {
	return fmt.Sprintf(`{"format": "cluster-canvas", "version": 1, %s "scenarios": [{"id": "x",
		"periods": [{"id": "a", "label": "Year 1"}, {"id": "b", "label": "Year 2"}],
		"sources": [{"id": "s", "card": "pri-membership" %s}]}],
		"sheets": [{"id": "c", "tool": "canvas", "period": "a" %s}]}`, file, source, sheet)
}

func funding(f string) string { return one("", `, "fundings": [{"period": "a", `+f+`}]`, "") }

func total(f string) string {
	return strings.Replace(one("", "", ""), `"sources"`, `"totals": [{"period": "a", `+f+`}], "sources"`, 1)
}

func cost(c string) string {
	return strings.Replace(one("", "", ""), `"sources"`, `"costs": [{`+c+`}], "sources"`, 1)
}

func metric(m string) string { return one(`"metrics": [{`+m+`}],`, "", "") }

func TestReadJSON_SaysWhatIsWrongAndWhere(t *testing.T) {
	const source, sheet, line = "scenarios[0].sources[0]", "sheets[0]", "scenarios[0].costs[0]"
	for name, c := range map[string]struct{ file, want string }{
		"not JSON":              {"{\n\"format\": \"cluster-canvas\",\n version", "line 3: this is not JSON"},
		"two values":            {one("", "", "") + "{}", "this is not JSON"},
		"nothing":               {"", "this is not JSON"},
		"other bytes":           {"\xff\xfe{", "the file is not UTF-8 text"},
		"another format":        {`{"type": "FeatureCollection", "features": []}`, `format: this is not a file of Cluster Canvas`},
		"another kind":          {`[1, 2]`, `format: this is not a file of Cluster Canvas`},
		"newer":                 {`{"format": "cluster-canvas", "version": 2, "moods": []}`, "version: 2 is newer than what this program reads, which is 1"},
		"older":                 {`{"format": "cluster-canvas", "version": 0}`, "version: this should be 1"},
		"unknown field":         {one("", `, "shar": 40`, ""), source + ".shar: there is no such field here, only id, rank, card"},
		"field in another case": {one("", `, "Title": "x"`, ""), source + ".Title: there is no such field here"},
		"field twice":           {one("", `, "title": "x", "title": "y"`, ""), source + ".title: this field is there twice"},
		"number for text":       {one("", `, "title": 3`, ""), source + ".title: this is a number and should be a text"},
		"text for list":         {one("", `, "fundings": "all"`, ""), source + ".fundings: this is a text and should be a list"},
		"list for object":       {one(`"cluster": [],`, "", ""), "cluster: this is a list and should be an object"},
		"null":                  {one("", `, "title": null`, ""), source + ".title: this is null and should be a text"},
		"text for truth":        {one("", `, "confidential": "yes"`, ""), source + ".confidential: this is a text and should be true or false"},
		"half a year":           {one(`"cluster": {"founded": 2004.5},`, "", ""), "cluster.founded: 2004.5 is not a whole number"},

		"share over 100":            {funding(`"share": 140`), source + ".fundings[0].share: 140 is not between 0 and 100"},
		"share a little over":       {funding(`"share": 100.0001`), ".share: 100.0001 is not between 0 and 100"},
		"share below 0":             {funding(`"share": -1`), ".share: -1 is not between 0 and 100"},
		"share too exact":           {funding(`"share": 33.33333`), ".share: 33.33333 has more than four decimals"},
		"share in words":            {funding(`"share": "a third"`), `.share: "a third" is not a number such as 1200.5`},
		"share as power":            {funding(`"share": 4e1`), `.share: "4e1" is not a number such as 1200.5`},
		"share without number":      {funding(`"share": ""`), `.share: "" is not a number`},
		"amount with comma":         {funding(`"amount": "1,200"`), `.amount: "1,200" is not a number`},
		"amount grouped oddly":      {funding(`"amount": "12 00"`), `.amount: "12 00" is not a number`},
		"amount in tenths of cents": {funding(`"amount": 1.005`), ".amount: 1.005 has more than two decimals"},
		"amount below 0":            {funding(`"amount": "-5"`), ".amount: -5 is not between 0 and 9000000000000"},
		"amount beyond":             {funding(`"amount": 99999999999999999999999`), "is not between 0 and 9000000000000"},
		"both":                      {funding(`"share": 4, "amount": 5`), source + ".fundings[0]: both share and amount are given"},
		"status":                    {funding(`"status": "asis"`), `.status: "asis" is none of as-is, in-action, idea`},
		"basis":                     {funding(`"basis": "guess"`), `.basis: "guess" is none of stated, estimate, illustrative`},
		"unknown period":            {one("", `, "fundings": [{"period": "Year 3"}]`, ""), source + `.fundings[0].period: no period "Year 3"; there is "Year 1", "Year 2"`},
		"which period":              {one("", `, "fundings": [{"share": 3}]`, ""), source + `.fundings[0].period: this is missing; there is "Year 1", "Year 2"`},
		"period twice":              {one("", `, "fundings": [{"period": "a"}, {"period": "Year 1"}]`, ""), source + ".fundings[1]: what the source brings in this period is already said in " + source + ".fundings[0]"},
		"total of nothing":          {total(`"of": "public-side"`), "scenarios[0].totals[0]: a total needs a share or an amount"},
		"total of what":             {total(`"share": 3`), "scenarios[0].totals[0].of: this is missing; it should be one of income, public-side"},
		"share of income":           {total(`"of": "income", "share": 100`), "scenarios[0].totals[0].share: the income is an amount"},

		"unknown card":                     {strings.Replace(one("", "", ""), "pri-membership", "pri-membrship", 1), source + `.card: no card "pri-membrship" in the deck or in this file`},
		"no card":                          {strings.Replace(one("", "", ""), "pri-membership", "", 1), source + ".card: this is missing"},
		"card of no deck":                  {one(`"cards": [{"deck": "pri-membrship"}],`, "", ""), `cards[0].deck: the deck has no card "pri-membrship"`},
		"card of no group":                 {one(`"cards": [{"title": "Tolls"}],`, "", ""), "cards[0].group: this is missing; it should be one of public, private, project"},
		"project card of no side":          {one(`"cards": [{"title": "Tolls", "group": "project"}],`, "", ""), "cards[0].side: this is missing; it should be one of public, private"},
		"card of no level":                 {one(`"cards": [{"title": "Tolls", "group": "public", "level": "world"}],`, "", ""), `cards[0].level: "world" is none of local, `},
		"cards of one name":                {strings.Replace(one(`"cards": [{"title": "Tolls", "group": "public"}, {"title": "Tolls", "group": "private"}],`, "", ""), "pri-membership", "Tolls", 1), source + `.card: several are called "Tolls": say which by its id`},
		"public money on the private side": {one("", `, "group": "public", "side": "private"`, ""), source + `: wrong side of public money: "private"`},
		"use":                              {one("", `, "use": "fun"`, ""), source + `.use: "fun" is none of anything, projects, in-kind`},
		"month 13":                         {one("", `, "starts": "2026-13"`, ""), source + `.starts: "2026-13" is not a month such as 2026-01`},
		"only a year":                      {one("", `, "ends": "2026"`, ""), source + `.ends: "2026" is not a month such as 2026-01`},
		"ends before it starts":            {one("", `, "starts": "2026-02", "ends": "2026-01"`, ""), source + ": wrong ends before starts"},
		"seven periods":                    {strings.Replace(one("", "", ""), `{"id": "b", "label": "Year 2"}`, strings.Repeat("{}, ", 5)+"{}", 1), "scenarios[0].periods: there are 7 periods; a scenario has at most 6"},
		"time running backwards":           {strings.Replace(one("", "", ""), `"label": "Year 1"`, `"from": 2030, "to": 2020`, 1), "scenarios[0].periods[0]: wrong toYear before fromYear"},
		"rank":                             {one("", `, "rank": "B"`, ""), source + `: wrong rank: "B"`},
		"long title":                       {one("", `, "title": "`+strings.Repeat("x", 401)+`"`, ""), source + ": title of 401 bytes is longer than 400"},

		"id twice":               {one("", "", `, "notes": [{"id": "s", "section": "channels"}]`), sheet + `.notes[0]: the id "s" is already that of ` + source},
		"id of a funding":        {one("", `, "fundings": [{"period": "a"}]`, `, "notes": [{"id": "f:s:a", "section": "channels"}]`), `already`},
		"id of the cluster":      {one(`"cluster": {}, "cards": [{"id": "info", "title": "x", "group": "public"}],`, "", ""), `cards[0]: the id "info" is already that of cluster`},
		"card of the deck twice": {one(`"cards": [{"deck": "pri-events"}, {"deck": "pri-events"}],`, "", ""), `cards[1]: the id "card:pri-events" is already that of cards[0]`},

		"unknown tool":              {strings.Replace(one("", "", ""), `"canvas"`, `"canvass"`, 1), sheet + `.tool: no tool "canvass"; built in are map, evolution, canvas`},
		"unknown scenario":          {one("", "", `, "scenario": "y"`), sheet + `.scenario: no scenario "y"; there is "x"`},
		"sheet of no period":        {strings.Replace(one("", "", ""), `, "period": "a"`, "", 1), sheet + `.period: this is missing`},
		"unknown section":           {one("", "", `, "notes": [{"section": "channels"}, {"section": "chanels"}]`), sheet + `.notes[1].section: the Canvas has no section "chanels", only key-stakeholders, `},
		"no section":                {one("", "", `, "notes": [{"text": "x"}]`), sheet + `.notes[0].section: the Canvas has no section ""`},
		"source among the channels": {one("", "", `, "placements": [{"source": "s", "section": "channels"}]`), sheet + `.placements[0].section: the section "channels" of the Canvas takes no sources`},
		"unknown source":            {one("", "", `, "placements": [{"source": "z"}]`), sheet + `.placements[0].source: no source "z"; there is "pri-membership"`},
		"placed twice":              {one("", "", `, "placements": [{"source": "s"}, {"source": "s"}]`), sheet + ".placements[1]: the place of this source is already given in " + sheet + ".placements[0]"},
		"half a place":              {one("", "", `, "placements": [{"source": "s", "at": [3]}]`), sheet + ".placements[0].at: this should be two numbers in millimetres, such as [20, 35.5]"},
		"a place with three sides":  {one("", "", `, "placements": [{"source": "s", "at": [3, [4], 5]}]`), sheet + ".placements[0].at: this should be two numbers"},
		"a place on the moon":       {one("", "", `, "placements": [{"source": "s", "at": [3, 1e9]}]`), sheet + ".placements[0]: wrong place"},
		"a place beyond numbers":    {one("", "", `, "placements": [{"source": "s", "at": [3, 1e999]}]`), sheet + ".placements[0].at: this should be two numbers"},
		"tint":                      {one("", "", `, "notes": [{"section": "channels", "tint": "pink"}]`), sheet + `.notes[0].tint: "pink" is none of as-is, in-action, remark, neutral`},
		"size":                      {one("", "", `, "notes": [{"section": "channels", "size": "huge"}]`), sheet + `.notes[0].size: "huge" is none of small, medium, large`},
		"note in no column":         {strings.Replace(one("", "", `, "notes": [{"section": "public"}]`), `"canvas", "period": "a"`, `"evolution"`, 1), sheet + `.notes[0].column: this is missing; there is "Year 1", "Year 2"`},
		"note in no such column":    {strings.Replace(one("", "", `, "notes": [{"section": "public", "column": "c"}]`), `"canvas", "period": "a"`, `"evolution"`, 1), sheet + `.notes[0].column: no period "c"`},

		"cost line of no list":   {cost(`"line": "yacht"`), line + `.line: there is no usual cost line "yacht"`},
		"cost line of no group":  {cost(`"title": "Yacht"`), line + ".group: this is missing; it should be one of start-up, team, operations, projects"},
		"cost of nothing":        {cost(`"line": "ceo", "amounts": [{"period": "a"}]`), line + ".amounts[0].amount: this is missing"},
		"cost below 0":           {cost(`"line": "ceo", "amounts": [{"period": "a", "amount": -5}]`), line + ".amounts[0].amount: -5 is not between 0"},
		"cost in no period":      {cost(`"line": "ceo", "amounts": [{"period": "c", "amount": 5}]`), line + `.amounts[0].period: no period "c"`},
		"cost twice":             {cost(`"line": "ceo", "amounts": [{"period": "a", "amount": 5}, {"period": "a", "amount": 6}]`), line + ".amounts[1]: what the line costs in this period is already said in " + line + ".amounts[0]"},
		"text without key":       {one(`"texts": [{"text": "x"}],`, "", ""), `texts[0]: wrong key: ""`},
		"text without text":      {one(`"texts": [{"key": "why"}],`, "", ""), `texts[0]: wrong a field without a text: "why"`},
		"text twice":             {one(`"texts": [{"key": "why", "text": "x"}, {"key": "why", "text": "y"}],`, "", ""), "texts[1]: this text is already given in texts[0]"},
		"metric without horizon": {metric(`"targets": [{"value": 3}]`), "metrics[0].targets[0].horizon: this is missing; there is none"},
		"target of nothing":      {one(`"horizons": [{}], "metrics": [{"targets": [{}]}],`, "", ""), "metrics[0].targets[0].value: this is missing"},
		"target twice":           {one(`"horizons": [{}], "metrics": [{"targets": [{"value": 1}, {"value": 2}]}],`, "", ""), "metrics[0].targets[1]: the target for this horizon is already given in metrics[0].targets[0]"},
		"reading on no day":      {metric(`"readings": [{"value": 3}]`), `metrics[0].readings[0].day: "" is not a day such as 2026-03-31, 2026-03 or 2026`},
		"reading on day 0":       {metric(`"readings": [{"day": "2026-00-03", "value": 3}]`), `metrics[0].readings[0].day: "2026-00-03" is not a day`},
		"reading on 30 February": {metric(`"readings": [{"day": "2026-02-30", "value": 3}]`), "metrics[0].readings[0]: wrong day"},
		"reading too exact":      {metric(`"readings": [{"day": "2026", "value": 0.0000001}]`), "metrics[0].readings[0].value: 0.0000001 has more than six decimals"},
		"reading beyond":         {metric(`"readings": [{"day": "2026", "value": -9000000000000}]`), "metrics[0].readings[0].value: -9000000000000 is beyond 900000000000"},
		"metric of no kind":      {metric(`"measures": "mood"`), `metrics[0].measures: "mood" is none of impact, activity`},
		"rating":                 {metric(`"outcome": "maybe"`), `metrics[0].outcome: "maybe" is none of no, partly, yes`},
		"share of one of two":    {metric(`"title": "Jobs"}, {"title": "Jobs"}, {"shareOf": "Jobs"`), `metrics[2].shareOf: several are called "Jobs": say which by its id`},
		"compared with one of two": {strings.Replace(one("", "", `, "against": "Year 1"`), `"label": "Year 2"`, `"label": "Year 1"`, 1),
			`sheets[0].against: several are called "Year 1": say which by its id`},
		"share of itself":       {metric(`"id": "m", "shareOf": "m"`), "metrics[0]: wrong a share of itself"},
		"reference of nothing":  {one(`"references": [{"cluster": "South"}],`, "", ""), "references[0].value: this is missing"},
		"part":                  {one("", "", `, "notes": [{"section": "members", "part": "mice"}]`), sheet + `.notes[0].part: "mice" is none of start-ups, companies`},
		"period of no scenario": {one("", "", `}, {"tool": "roadmap", "period": "a"`), `sheets[1].period: no period "a"; there is none`},

		"template of nothing":   {one(`"templates": [{}],`, "", ""), "templates[0]: exactly one of tool, template and json should be given"},
		"template of too much":  {one(`"templates": [{"tool": "map", "json": "{}"}],`, "", ""), "templates[0]: exactly one of tool, template and json should be given"},
		"template of no tool":   {one(`"templates": [{"tool": "mapp"}],`, "", ""), `templates[0]: there is no built-in tool "mapp"`},
		"template of no use":    {one(`"templates": [{"template": {"format": 1, "id": "x"}}],`, "", ""), "templates[0]: canvas: template"},
		"template of no object": {one(`"templates": [{"template": null}],`, "", ""), "templates[0]: canvas: template"},
	} {
		w, err := ReadJSON(strings.NewReader(c.file), nil)
		var faults *JSONError
		switch {
		case !errors.Is(err, ErrJSON) || !errors.As(err, &faults):
			t.Errorf("%s: error %v, want ErrJSON", name, err)
		case !slices.ContainsFunc(faults.Faults, func(f string) bool { return strings.Contains(f, c.want) }):
			t.Errorf("%s: faults %q, want %q", name, faults.Faults, c.want)
		case w.Len() != 0:
			t.Errorf("%s: %d records came with the error", name, w.Len())
		}
	}
}

func TestReadJSON_TellsSeveralFaultsInTheOrderOfTheFile(t *testing.T) {
	_, err := ReadJSON(strings.NewReader(one("", `, "use": "fun", "fundings": [{"period": "a", "share": 200}]`,
		`, "notes": [{"section": "chanels"}]`)), nil)
	var faults *JSONError
	if !errors.As(err, &faults) || len(faults.Faults) != 3 {
		t.Fatalf("error %v, want three faults", err)
	}
	for i, place := range []string{"scenarios[0].sources[0].use", "scenarios[0].sources[0].fundings[0].share", "sheets[0].notes[0].section"} {
		if !strings.HasPrefix(faults.Faults[i], place+": ") {
			t.Errorf("fault %d is %q, want one of %s", i, faults.Faults[i], place)
		}
	}
}

func TestReadJSON_TellsFaultsOnlyAsFarAsTheyAreOfUse(t *testing.T) {
	notes := strings.Repeat(`{"section": "chanels"},`, 30)
	_, err := ReadJSON(strings.NewReader(one("", "", `, "notes": [`+strings.TrimSuffix(notes, ",")+`]`)), nil)
	var faults *JSONError
	if !errors.As(err, &faults) || len(faults.Faults) != 20 || faults.More != 10 {
		t.Errorf("%v, want 20 faults and 10 more", err)
	}
	_, err = ReadJSON(strings.NewReader(one("", `, "`+strings.Repeat("é", 10_000)+`": 1`, "")), nil)
	if !errors.As(err, &faults) || len(faults.Faults[0]) > 600 {
		t.Errorf("a fault of %d bytes, want a short one", len(faults.Faults[0]))
	}
}

func TestReadJSON_StopsAtItsLimits(t *testing.T) {
	long := strings.Repeat(" ", maxExchangeBytes+1)
	deep := one("", `, "fundings": `+strings.Repeat("[", 200_000)+strings.Repeat("]", 200_000), "")
	many := one("", `, "fundings": [`+strings.Repeat("{},", maxExchangeEntries)+"{}]", "")
	for _, c := range []struct{ file, want string }{
		{long, "the file is longer than 64 MB"},
		{deep, "this is not JSON"},
		{many, "the file has more than 500000 entries"},
	} {
		if _, err := ReadJSON(strings.NewReader(c.file), nil); !errors.Is(err, ErrJSON) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %.200v, want %q", err, c.want)
		}
	}
}

func TestReadJSON_PassesOnWhatTheReaderSays(t *testing.T) {
	broken := errors.New("the cable is out")
	if _, err := ReadJSON(iotest.ErrReader(broken), nil); !errors.Is(err, broken) || errors.Is(err, ErrJSON) {
		t.Errorf("error %v, want the reader's", err)
	}
}

func TestReadJSON_ReadsFiguresExactly(t *testing.T) {
	for figure, want := range map[string]canvas.Value{
		`"share": 0`:                        canvas.ShareOf(0),
		`"share": 100`:                      canvas.ShareOf(canvas.Whole),
		`"share": 100.00000`:                canvas.ShareOf(canvas.Whole),
		`"share": 33.3333`:                  canvas.ShareOf(333_333),
		`"share": "33.33"`:                  canvas.ShareOf(333_300),
		`"share": 0.0001`:                   canvas.ShareOf(1),
		`"share": 14.5`:                     canvas.ShareOf(145_000),
		`"amount": 0`:                       canvas.AmountOf(0),
		`"amount": 0.07`:                    canvas.AmountOf(7),
		`"amount": 1200000`:                 canvas.AmountOf(120_000_000),
		`"amount": "1 200 000.00"`:          canvas.AmountOf(120_000_000),
		`"amount": "1\u00a0200\u202f000.5"`: canvas.AmountOf(120_000_050),
		`"amount": 9000000000000`:           canvas.AmountOf(canvas.MaxMoney),
		`"amount": 8999999999999.99`:        canvas.AmountOf(canvas.MaxMoney - 1),
		`"share": null`:                     {},
		`"share": null, "amount": null`:     {},
		`"amount": null, "share": 5`:        canvas.ShareOf(canvas.Percent(5)),
		`"basis": "estimate"`:               {},
	} {
		w := readJSON(t, funding(figure))
		f, ok := canvas.Get[canvas.Funding](w, canvas.FundingID("s", "a"))
		if !ok || f.Value != want {
			t.Errorf("%s: %+v, want %+v", figure, f.Value, want)
		}
		if again := readJSON(t, writeJSON(t, w)); again.Record(f.ID) != canvas.Record(f) {
			t.Errorf("%s: written and read it is %+v", figure, again.Record(f.ID))
		}
	}
}

func TestReadJSON_NeedsNoIDs(t *testing.T) {
	const file = `{"format": "cluster-canvas", "version": 1,
		"cards": [{"title": "Tolls", "group": "private"}],
		"scenarios": [{"periods": [{"label": "Now"}],
			"sources": [{"card": "Tolls", "fundings": [{"share": 5}]}, {"card": "pri-events", "title": "Fair"}]}],
		"sheets": [{"id": "sheet-2", "tool": "map", "placements": [{"source": "Fair", "at": [1, 2]}]},
			{"tool": "evolution", "notes": [{"section": "public"}]}]}`
	w := readJSON(t, file)
	for _, id := range []canvas.RecordID{
		"card-1", "card:pri-events", "scenario-1", "scenario-1-period-1", "scenario-1-source-1", "scenario-1-source-2",
		"f:scenario-1-source-1:scenario-1-period-1", "sheet-2", "sheet-2-2", "sheet-2-2-note-1", "p:scenario-1-source-2:sheet-2:",
		"template:map:2", "template:evolution:2",
	} {
		if w.Record(id) == nil {
			t.Errorf("no record %q", id)
		}
	}
	if w.Len() != 13 {
		t.Errorf("%d records, want 13", w.Len())
	}
	if n := w.Notes("sheet-2-2"); len(n) != 1 || n[0].Column != "scenario-1-period-1" {
		t.Errorf("notes %+v, want one in the only column", n)
	}
	if again := readJSON(t, file); !slices.Equal(again.Records(), w.Records()) {
		t.Error("the same file gave another workbook")
	}
}

func TestReadJSON_AsksForIDsThatAreMissing(t *testing.T) {
	n := 0
	w, err := ReadJSON(strings.NewReader(one("", `, "fundings": [{"period": "Year 2"}]`, `, "notes": [{"section": "channels"}]`)),
		func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprintf("new%d", n)) })
	if err != nil {
		t.Fatal(err)
	}
	if notes := w.Notes("c"); n != 1 || len(notes) != 1 || notes[0].ID != "new1" {
		t.Errorf("%d ids asked for, notes %+v", n, notes)
	}
	same := func() canvas.RecordID { return "s" }
	if _, err := ReadJSON(strings.NewReader(one("", "", `, "notes": [{"section": "channels"}]`)), same); !errors.Is(err, ErrJSON) {
		t.Errorf("an id that is taken was given away: %v", err)
	}
}

func TestReadJSON_SideFollowsTheGroup(t *testing.T) {
	for fields, want := range map[string][2]string{
		``:                                       {"private", "private"},
		`, "group": "public"`:                    {"public", "public"},
		`, "group": "project"`:                   {"project", "private"},
		`, "group": "project", "side": "public"`: {"project", "public"},
	} {
		s, _ := canvas.Get[canvas.Source](readJSON(t, one("", fields, "")), "s")
		if string(s.Group) != want[0] || string(s.Side) != want[1] {
			t.Errorf("%s: %s money on the %s side, want %v", fields, s.Group, s.Side, want)
		}
	}
}

func TestReadJSON_FillsRanksBetweenThoseGiven(t *testing.T) {
	notes := func(ranks ...string) string {
		var list []string
		for _, r := range ranks {
			if r != "" {
				r = fmt.Sprintf(`"rank": %q, `, r)
			}
			list = append(list, fmt.Sprintf(`{%s"section": "channels", "text": "%d"}`, r, len(list)))
		}
		return one("", "", `, "notes": [`+strings.Join(list, ",")+"]")
	}
	for _, c := range []struct {
		ranks []string
		order string
	}{
		{[]string{"", "", "", ""}, "0123"},
		{[]string{"", "i", "", "", "j", ""}, "012345"},
		{[]string{"c", "b", "a", ""}, "2310"},
		{[]string{"b", "", "a"}, "201"},
	} {
		order := ""
		for _, n := range readJSON(t, notes(c.ranks...)).Notes("c") {
			order += n.Text
		}
		if order != c.order {
			t.Errorf("ranks %q give the order %s, want %s", c.ranks, order, c.order)
		}
	}
}

// The program writes as little as a person would: no ranks and no entries for what is as usual.
func TestWriteJSON_LeavesOutWhatIsMeantAnyway(t *testing.T) {
	got := writeJSON(t, readJSON(t, one(`"cards": [{"deck": "pri-events"}],`, `, "fundings": [{"period": "a", "share": 5}]`, "")))
	for _, word := range []string{"rank", "templates", "group", "side", "use", "status", "basis", "level", "card:"} {
		if strings.Contains(got, `"`+word) {
			t.Errorf("there is %q in\n%s", word, got)
		}
	}
	if !strings.Contains(got, `"deck": "pri-events"`) {
		t.Errorf("a card that no source uses is gone from\n%s", got)
	}
}

// Everything that the format can say is in testdata/json/full.json, as the program writes it.
func TestWriteJSON_WritesTheGoldenFile(t *testing.T) {
	const name = "testdata/json/full.json"
	golden, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	w := readJSON(t, string(golden))
	got := writeJSON(t, w)
	if *updateJSON {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != string(golden) {
		t.Errorf("%s is written as\n%s", name, got)
	}
	for _, field := range exchangeAllFields() {
		if !strings.Contains(got, fmt.Sprintf("%q: ", field)) {
			t.Errorf("%s has no field %q", name, field)
		}
	}
	for _, kind := range canvas.Kinds {
		if !slices.ContainsFunc(w.Records(), func(r canvas.Record) bool { return r.Kind() == kind }) {
			t.Errorf("%s has no %s", name, kind)
		}
	}
}

func TestWriteJSON_RefusesWhatTheFormatCannotSay(t *testing.T) {
	good := readJSON(t, one("", "", "")).Records()
	for name, extra := range map[string]canvas.Record{
		"note in a section that is not there": canvas.Note{
			ID: "n", Sheet: "c", Section: "attic", Rank: "i", Size: canvas.NoteSmall, Tint: canvas.TintAsIs,
		},
		"funding in a period of another scenario": canvas.Funding{
			ID: canvas.FundingID("s", "other"), Source: "s", Period: "other", Status: canvas.AsIs, Basis: canvas.Stated,
		},
	} {
		w, problems := canvas.NewWorkbook(append(slices.Clone(good), extra,
			canvas.Scenario{ID: "y", Rank: "i"}, canvas.Period{ID: "other", Scenario: "y", Rank: "i"}))
		if len(problems) > 0 {
			t.Fatalf("%s: %v", name, problems)
		}
		var out bytes.Buffer
		if err := WriteJSON(&out, w); !errors.Is(err, ErrJSON) || out.Len() > 0 {
			t.Errorf("%s: error %v and %d bytes, want ErrJSON and none", name, err, out.Len())
		}
	}
}

func TestWriteJSON_PassesOnWhatTheWriterSays(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	w.Close()
	if err := WriteJSON(w, canvas.Workbook{}); !errors.Is(err, os.ErrClosed) {
		t.Errorf("error %v, want os.ErrClosed", err)
	}
}

func TestWriteJSON_OfExamplesIsStable(t *testing.T) {
	for _, e := range examples.All() {
		first := writeJSON(t, readJSON(t, string(e.JSON)))
		if second := writeJSON(t, readJSON(t, first)); second != first {
			t.Errorf("%s: written again it differs", e.ID)
		}
	}
}

// exchangeDocument returns the file that the document shows.
func exchangeDocument(t *testing.T) string {
	t.Helper()
	doc, err := os.ReadFile("../docs/exchange-format.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```json\n(.*?)```").FindAllSubmatch(doc, -1)
	if len(blocks) != 1 {
		t.Fatalf("%d files in the document, want 1", len(blocks))
	}
	return string(blocks[0][1])
}

func TestExchangeFormat_IsAsTheDocumentSays(t *testing.T) {
	doc, err := os.ReadFile("../docs/exchange-format.md")
	if err != nil {
		t.Fatal(err)
	}
	w := readJSON(t, exchangeDocument(t))
	if got := len(canvas.All[canvas.Funding](w)); got != 3 || w.Info().Cluster != "North Harbor Cluster" {
		t.Errorf("%d fundings of %q", got, w.Info().Cluster)
	}
	for _, field := range exchangeAllFields() {
		if !bytes.Contains(doc, []byte("`"+field+"`")) && !bytes.Contains(doc, []byte("**"+field+"**")) {
			t.Errorf("the document does not say what %q is", field)
		}
	}
}

func FuzzReadJSON(f *testing.F) {
	for _, e := range examples.All() {
		f.Add(e.JSON)
	}
	full, err := os.ReadFile("testdata/json/full.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(full)
	f.Add([]byte(funding(`"share": "33.3333"`)))
	f.Fuzz(func(t *testing.T, body []byte) {
		w, err := ReadJSON(bytes.NewReader(body), nil)
		if err != nil {
			if !errors.Is(err, ErrJSON) || w.Len() > 0 {
				t.Fatalf("error %v with %d records", err, w.Len())
			}
			return
		}
		written := writeJSON(t, w)
		back := readJSON(t, written)
		if !slices.Equal(back.Records(), w.Records()) {
			t.Fatalf("what was read back differs:\n%s", written)
		}
		if writeJSON(t, back) != written {
			t.Fatal("written again it differs")
		}
	})
}

// What may lead nowhere is found by its name all the same.
func TestReadJSON_FindsByName(t *testing.T) {
	w := readJSON(t, `{
		"format": "cluster-canvas", "version": 1,
		"scenarios": [
			{"title": "As is", "periods": [{"id": "a1", "label": "Year 1"}, {"id": "a2", "label": "Year 2"}]},
			{"title": "Draft B", "periods": [{"id": "b1", "label": "Year 1"}]}
		],
		"metrics": [
			{"id": "share", "title": "Share of jobs", "shareOf": "New jobs"}, {"id": "jobs", "title": "New jobs"},
			{"id": "gone", "title": "Gone", "shareOf": "deleted"}, {"id": "named", "title": "Named", "shareOf": "id:New jobs"}
		],
		"references": [{"id": "south", "value": 1, "metric": "New jobs"}],
		"sheets": [
			{"id": "own", "tool": "comparison", "scenario": "As is", "period": "Year 2", "against": "Year 1"},
			{"id": "other", "tool": "comparison", "scenario": "As is", "period": "Year 2", "against": "Draft B / Year 1"},
			{"id": "id", "tool": "comparison", "scenario": "As is", "period": "Year 2", "against": "b1"},
			{"id": "lost", "tool": "comparison", "scenario": "As is", "period": "Year 2", "against": "Draft C / Year 1"}
		]
	}`)
	for id, want := range map[canvas.RecordID]canvas.RecordID{"own": "a1", "other": "b1", "id": "b1", "lost": "Draft C / Year 1"} {
		if s, _ := canvas.Get[canvas.Sheet](w, id); s.Against != want {
			t.Errorf("the sheet %q is against %q, want %q", id, s.Against, want)
		}
	}
	for id, want := range map[canvas.RecordID]canvas.RecordID{"share": "jobs", "gone": "deleted", "named": "New jobs"} {
		if m, _ := canvas.Get[canvas.Metric](w, id); m.ShareOf != want {
			t.Errorf("%q is a share of %q, want %q", id, m.ShareOf, want)
		}
	}
	if r, _ := canvas.Get[canvas.Reference](w, "south"); r.Metric != "jobs" {
		t.Errorf("the reference is of %q, want jobs", r.Metric)
	}
	if back := readJSON(t, writeJSON(t, w)); !slices.Equal(back.Records(), w.Records()) {
		t.Error("read back it differs")
	}
}
