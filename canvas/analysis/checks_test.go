package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas"
)

// keys are the findings as text: the key and its arguments, a ! where figures are wrong.
func keys(found []Finding) string {
	var out []string
	for _, f := range found {
		s := strings.TrimPrefix(f.Key, "check-")
		if f.Severe {
			s += "!"
		}
		if len(f.Args) > 0 {
			s += " " + strings.Join(f.Args, "/")
		}
		if f.Shown != 0 {
			s += fmt.Sprintf(" %d%%", f.Shown)
		}
		if f.Amount != 0 {
			s += fmt.Sprint(" ", f.Amount/100)
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestChecks_OfMoney(t *testing.T) {
	spread := []source{{id: "a", group: pub, value: euros(50)}, {id: "b", group: pri, value: euros(50)}}
	projects := []source{{id: "a", group: pub, value: euros(50)}, {id: "b", group: prj, side: canvas.SidePublic, use: canvas.UseProjects, value: euros(50)}}
	for name, c := range map[string]struct {
		sources []source
		totals  map[canvas.TotalOf]canvas.Value
		costs   [][]canvas.Record
		want    string
	}{
		"nothing":  {},
		"all well": {spread, nil, [][]canvas.Record{cost("ceo", canvas.CostTeam, 100, canvas.AsIs)}, ""},
		"too much": {
			[]source{{id: "a", group: pub, value: share(70)}, {id: "b", group: pri, value: share(50)}},
			map[canvas.TotalOf]canvas.Value{canvas.TotalPublicSide: share(60), canvas.TotalPrivateGroup: share(45)}, nil,
			"over-100! 20%, over-side! 10%, over-group! 5%",
		},
		"shares and amounts":    {[]source{{id: "a", group: pub, value: share(70)}, {id: "b", group: pri, value: euros(50)}}, nil, nil, "mixed!"},
		"one source":            {[]source{{id: "a", group: pub, value: share(51)}, {id: "b", group: pri, value: share(49)}}, nil, nil, "one-source card 51%"},
		"exactly half":          {[]source{{id: "a", group: pub, value: share(50)}, {id: "b", group: pri, value: share(50)}}, nil, nil, ""},
		"the only one there is": {[]source{{id: "a", group: pub, value: share(100)}}, nil, nil, ""},
		"the team is not paid":  {projects, nil, [][]canvas.Record{cost("ceo", canvas.CostTeam, 60, canvas.AsIs)}, "core-short 10"},
		"projects are not paid": {
			projects, nil, [][]canvas.Record{cost("ceo", canvas.CostTeam, 40, canvas.AsIs), cost("lab", canvas.CostProjects, 70, canvas.AsIs)},
			"projects-short 10",
		},
		"neither": {
			projects, nil, [][]canvas.Record{cost("ceo", canvas.CostTeam, 70, canvas.AsIs), cost("lab", canvas.CostProjects, 55, canvas.AsIs)},
			"core-short 20, projects-short 5",
		},
		"income that no source has might pay": {
			projects, map[canvas.TotalOf]canvas.Value{canvas.TotalIncome: euros(125)},
			[][]canvas.Record{cost("ceo", canvas.CostTeam, 70, canvas.AsIs), cost("lab", canvas.CostProjects, 60, canvas.AsIs)},
			"projects-short 5",
		},
		"no amounts": {[]source{{id: "a", group: pub, value: share(50)}}, nil, [][]canvas.Record{cost("ceo", canvas.CostTeam, 70, canvas.AsIs)}, ""},
	} {
		w := workbook(t, c.sources, c.totals)
		for _, x := range c.costs {
			w = with(t, w, x...)
		}
		w = edited(t, w, "card", func(c *canvas.Card) { c.Title = "card" })
		got := Checks(w)
		if keys(got) != c.want {
			t.Errorf("%s: %s, want %s", name, keys(got), c.want)
		}
		for _, f := range got {
			if f.Scenario != "s" || f.Period != "y" {
				t.Errorf("%s: %s has no place", name, f.Key)
			}
		}
		if !slices.EqualFunc(got, ChecksOf(w, "y"), func(a, b Finding) bool { return keys([]Finding{a}) == keys([]Finding{b}) }) {
			t.Errorf("%s: of the period %s", name, keys(ChecksOf(w, "y")))
		}
	}
}

func TestChecks_OfYears(t *testing.T) {
	month := canvas.NewYearMonth
	for name, c := range map[string]struct {
		source canvas.Source
		at     string
		want   string // periods, with the finding
	}{
		"all well":           {canvas.Source{Title: "Grant", Starts: month(2027, 5), Ends: month(2035, 1)}, "123", ""},
		"ended":              {canvas.Source{Title: "Grant", Ends: month(2027, 12)}, "123", "2 ended! Grant/2027, 3 ended! Grant/2027"},
		"ends in between":    {canvas.Source{Title: "Grant", Ends: month(2029, 1)}, "12", ""},
		"not begun":          {canvas.Source{Title: "Grant", Starts: month(2031, 1)}, "23", "2 not-begun! Grant/2031"},
		"in kind, not begun": {canvas.Source{Title: "Room", Use: canvas.UseInKind, Starts: month(2031, 1)}, "23", "2 not-begun Room/2031"},
	} {
		c.source.ID = "x"
		w := timed(t, []canvas.Source{c.source}, map[canvas.RecordID]string{"x": c.at}, euros(10))
		var got []string
		for _, f := range Checks(w) {
			got = append(got, string(f.Period)+" "+keys([]Finding{f}))
			if f.Item != (canvas.Item{ID: "x", Column: f.Period}) {
				t.Errorf("%s: look at %v", name, f.Item)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
	w := timed(t, []canvas.Source{{ID: "x", Ends: month(2027, 12)}}, map[canvas.RecordID]string{"x": "12"}, euros(10))
	w = edited(t, w, canvas.FundingID("x", "2"), func(f *canvas.Funding) { f.Status = canvas.Idea })
	if got := Checks(w); len(got) != 0 {
		t.Errorf("an idea: %s", keys(got))
	}
}

func TestChecks_StartUpCostsComeOnce(t *testing.T) {
	w := workbook(t, nil, nil)
	w = with(t, w, canvas.Period{ID: "z", Scenario: "s", Rank: "q"})
	for id, group := range map[string]canvas.CostGroup{"Opening": canvas.CostStartUp, "CEO": canvas.CostTeam} {
		w = with(t, w, cost(id, group, 5, canvas.AsIs)...)
		w = with(t, w, canvas.Cost{ID: canvas.CostID(canvas.RecordID(id), "z"), Line: canvas.RecordID(id), Period: "z", Amount: 5_00, Status: canvas.InAction, Basis: canvas.Stated})
	}
	got := Checks(w)
	if keys(got) != "start-up-later Opening" || got[0].Item != (canvas.Item{ID: "Opening", Column: "z"}) || got[0].Period != "z" {
		t.Errorf("%s: %+v", keys(got), got)
	}
	if got := ChecksOf(w, "y"); len(got) != 0 {
		t.Errorf("of the first period: %s", keys(got))
	}
}

// sheeted is a workbook of one period with a Canvas, and the notes "section tint part".
func sheeted(t *testing.T, helix string, notes ...string) canvas.Workbook {
	t.Helper()
	w := with(t, workbook(t, nil, nil), canvas.Info{ID: canvas.InfoID, Language: "en", Helix: helix})
	var tool canvas.TemplateCopy
	for _, x := range canvas.BuiltIn() {
		if tmpl, err := canvas.ParseTemplate([]byte(x.JSON)); err == nil && tmpl.ID == "canvas" {
			tool = x
		}
	}
	c, sheet, err := canvas.AddSheet(w, counter("sheet"), tool, "s", "y", "")
	if err == nil {
		w, err = w.Apply(c.Diff)
	}
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range notes {
		f := strings.Fields(s + " as-is")
		n := canvas.Note{
			ID: canvas.RecordID(fmt.Sprint("n", i)), Sheet: sheet, Rank: canvas.Rank(fmt.Sprintf("a%d1", i)), Text: "words",
			Section: canvas.SectionID(f[0]), Tint: canvas.Tint(f[1]), Size: canvas.NoteSmall,
		}
		if len(f) > 3 {
			n.Part = canvas.Part(f[2])
		}
		w = with(t, w, n)
	}
	return w
}

func TestChecks_OfSheets(t *testing.T) {
	for name, c := range map[string]struct {
		helix string
		notes []string
		want  string // without what is empty
	}{
		"a blank sheet":                     {"", nil, ""},
		"new members, nothing reaches them": {"", []string{"members-new in-action"}, "no-channel Channels"},
		"new members, an old channel":       {"", []string{"members-new in-action", "channels as-is"}, "no-channel Channels"},
		"new members, a new channel":        {"", []string{"members-new in-action", "channels in-action"}, ""},
		"members of today":                  {"", []string{"members-new as-is"}, ""},
		"parts, no helix":                   {"", []string{"members as-is companies"}, ""},
		"members that are not sorted":       {canvas.HelixPentagon, []string{"members as-is"}, ""},
		"a pentagon without capital": {
			canvas.HelixPentagon, []string{"members as-is companies", "members as-is start-ups", "members as-is academia", "members as-is government"}, "no-capital",
		},
		"a triple helix": {canvas.HelixTriple, []string{"members as-is companies", "members as-is government"}, "no-academia"},
		"new ones are no members yet": {
			canvas.HelixTriple, []string{"members as-is companies", "members as-is government", "members-new as-is academia"}, "no-academia",
		},
	} {
		w := sheeted(t, c.helix, c.notes...)
		found := slices.DeleteFunc(Checks(w), func(f Finding) bool { return f.Key == "check-empty" })
		if keys(found) != c.want {
			t.Errorf("%s: %s, want %s", name, keys(found), c.want)
		}
		for _, f := range found {
			if _, ok := canvas.Get[canvas.Sheet](w, f.Sheet); !ok || f.Section == "" || f.Period != "y" {
				t.Errorf("%s: %+v has no place", name, f)
			}
		}
	}
}

func TestChecks_ListsWhatIsEmpty(t *testing.T) {
	if got := keys(Checks(sheeted(t, ""))); got != "" {
		t.Errorf("a blank sheet: %s", got)
	}
	w := sheeted(t, "", "activities")
	got := Checks(w)
	if len(got) != 1 || got[0].Args[0] != "Canvas" {
		t.Fatalf("findings are %s", keys(got))
	}
	titles := strings.Split(got[0].Args[1], ", ")
	sheet := w.Sheets()[0]
	if all := len(w.Template(sheet).Sections); len(titles) != all-1 || slices.Contains(titles, "Cluster activities") || got[0].Section != w.Template(sheet).Sections[0].ID {
		t.Errorf("%d of %d sections are empty: %q", len(titles), all, titles)
	}
	// Money anywhere: the cluster may do without the other kinds. Costs fill the costs.
	w = with(t, w, canvas.Source{ID: "x", Scenario: "s", Card: "card", Rank: "i", Group: pub, Side: canvas.SidePublic, Use: canvas.UseAnything},
		canvas.Funding{ID: canvas.FundingID("x", "y"), Source: "x", Period: "y", Status: canvas.AsIs, Basis: canvas.Stated})
	w = with(t, w, cost("ceo", canvas.CostTeam, 5, canvas.AsIs)...)
	if now := strings.Split(Checks(w)[0].Args[1], ", "); len(now) != len(titles)-4 {
		t.Errorf("with money and costs still empty: %q", now)
	}
}

func TestChecks_OfMetrics(t *testing.T) {
	full := func(m canvas.Metric) canvas.Metric {
		m.ID, m.Origin, m.Owner = "m", "Statistics office", "Ms. Lind"
		return m
	}
	for name, c := range map[string]struct {
		metric  canvas.Metric
		years   []int
		targets []int64
		want    string
	}{
		"all well":         {full(canvas.Metric{Title: "Jobs"}), []int{2030}, []int64{5}, ""},
		"no name yet":      {full(canvas.Metric{}), []int{2030}, nil, ""},
		"parked":           {full(canvas.Metric{Title: "Newsletters", Parked: true}), nil, nil, ""},
		"activity":         {full(canvas.Metric{Title: "Events", Measures: canvas.MeasuresActivity}), []int{2030}, []int64{5}, "activity Events"},
		"activity, hidden": {full(canvas.Metric{Title: "Number of webinars"}), []int{2030}, []int64{5}, "activity-as-impact Number of webinars"},
		"no target":        {full(canvas.Metric{Title: "Jobs"}), []int{2030}, nil, "no-target Jobs"},
		"no horizon":       {full(canvas.Metric{Title: "Jobs"}), nil, nil, "no-horizon"},
		"no year":          {full(canvas.Metric{Title: "Jobs"}), []int{0}, []int64{5}, "horizon-no-year "},
		"nobody's":         {canvas.Metric{ID: "m", Title: "Jobs"}, []int{2030}, []int64{5}, "no-origin Jobs, no-owner Jobs"},
	} {
		w := measured(t, c.years, map[canvas.Metric][]int64{c.metric: c.targets})
		got := Checks(w)
		if keys(got) != c.want {
			t.Errorf("%s: %s, want %s", name, keys(got), c.want)
		}
		if of := ChecksOf(w, "no period"); keys(of) != c.want {
			t.Errorf("%s, of a period: %s", name, keys(of))
		}
		for _, f := range got {
			if f.Item.ID != "m" && f.Record != "h0" && f.Key != "check-no-horizon" || f.Period != "" {
				t.Errorf("%s: %+v has no place", name, f)
			}
		}
	}
}

func TestSoundsLikeActivity(t *testing.T) {
	for title, want := range map[string]bool{
		"Members": true, "Number of members": true, "New members a year": true, "Newsletter subscribers": true, "Webinars held": true,
		"Mitgliederzahl": true, "Netzwerkveranstaltungen": true, "Anzahl Treffen": true, "Veranstaltungen": true, "Teilnehmende": true,
		"Revenue of members": false, "Members’ exports": false, "Jobs": false, "Market share": false, "Events revenue": false,
		"Umsatz der Mitglieder": false, "Investitionen in Mitgliedsfirmen": false, "Arbeitsplätze bei Mitgliedern": false,
		"": false, "Prevention of accidents": false, "CO2": false,
		"Antall medlemmer": true, "Omsetning hos medlemmene": false, "Antal møder": true, "Arbejdspladser hos medlemmerne": false,
		"Aantal leden": true, "Omzet van de leden": false, "Nombre de membres": true, "Chiffre d’affaires des membres": false,
		"Número de socios": true, "Empleos creados por socios": false, "Število članov": true, "Prihodki članov": false,
		"Infrastructure": false, "Lidar": false,
	} {
		if got := soundsLikeActivity(title); got != want {
			t.Errorf("%q sounds like activity: %t", title, got)
		}
	}
}

func TestChecks_SayWhenATextHasMoreLinesThanItsSectionWants(t *testing.T) {
	tool, err := canvas.NewTemplateCopy([]byte(`{"format":1,"id":"few","version":1,"title":{"en":"Few"},"short":{"en":"Few"},"of":"cluster",
		"credit":[{"en":"Drawn by the Harbor Cluster."}],
		"sections":[{"id":"pillars","role":"pillars","title":{"en":"Pillars"},"accepts":["text"],"field":"pillars","most":2}],
		"layouts":[{"id":"a","page":[400,300],"places":[{"section":"pillars","outline":{"rect":[20,40,300,90]},"content":[20,50,300,80],"flow":"text","heading":"label"}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"One\nTwo": false, "One\n\nTwo\n": false, "One\nTwo\nThree": true} {
		w, problems := canvas.NewWorkbook([]canvas.Record{
			tool, canvas.Sheet{ID: "sheet", Template: tool.ID, Rank: "i"},
			canvas.Field{ID: canvas.FieldID("", "pillars"), Key: "pillars", Text: text},
		})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		found := false
		for _, f := range Checks(w) {
			found = found || f.Key == "check-too-many" && f.Sheet == "sheet" && f.Section == "pillars"
		}
		if found != want {
			t.Errorf("%q is found: %v", text, found)
		}
	}
}
