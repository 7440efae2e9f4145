package gather

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// book is a workbook with an as-is and a copy of it, and a Map of each.
type book struct {
	canvas.Workbook
	asIs, copied   canvas.RecordID // scenarios
	sheet, draft   canvas.RecordID
	state, members canvas.Source // of the as-is
}

func newBook(t rapid.TB) book {
	t.Helper()
	n := 0
	ids := func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprintf("r%03d", n)) }
	var b book
	do := func(c canvas.Change, err error) {
		t.Helper()
		if err == nil {
			b.Workbook, err = b.Apply(c.Diff)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	b.Workbook, _ = canvas.NewWorkbook(canvas.Start(ids, canvas.Info{Cluster: "Harbor", Language: "de", Currency: "EUR"}, "As is", []string{"Year 1"}))
	b.asIs = b.Scenarios()[0].ID
	period := b.Periods(b.asIs)[0].ID
	c, sheet, err := canvas.AddSheet(b.Workbook, ids, canvas.BuiltIn()[0], b.asIs, period, "")
	do(c, err)
	b.sheet = sheet
	for i, e := range []int{1, 12} {
		entry, _ := deck.Numbered(e)
		c, id, err := canvas.AddSource(b.Workbook, ids, entry.Card(), period)
		do(c, err)
		if i == 0 {
			do(canvas.Edit(b.Workbook, id, "edit", func(s *canvas.Source) { s.Title = "State of Harbor" }))
		}
	}
	do(canvas.AddCard(b.Workbook, canvas.Card{ID: "card:own", Title: "Raffle", Group: canvas.GroupPrivate, Side: canvas.SidePrivate, Use: canvas.UseAnything}))
	c, copied, err := canvas.CopyScenario(b.Workbook, ids, b.asIs, "Group 1")
	do(c, err)
	b.copied = copied
	for _, s := range b.Sheets() {
		if s.Scenario == copied {
			b.draft = s.ID
		}
	}
	b.state, b.members = b.Sources(b.asIs)[0], b.Sources(b.asIs)[1]
	return b
}

// told says in short what words mean.
func (b book) told(of []Word) string {
	var out []string
	for _, x := range of {
		s := string(x.Trouble)
		switch {
		case s != "":
			s = "!" + s
		case x.Source != "":
			source, _ := canvas.Get[canvas.Source](b.Workbook, x.Source)
			scenario, _ := canvas.Get[canvas.Scenario](b.Workbook, source.Scenario)
			s = fmt.Sprintf("%s in %s", deck.Plain(deck.Title(x.Card, "en")), scenario.Title)
		case x.Card.ID == "":
			s = "blank " + x.Card.Title
		default:
			s = deck.Plain(deck.Title(x.Card, "en"))
		}
		switch x.Value.Kind {
		case canvas.ShareValue:
			s += fmt.Sprintf(" %v%%", float64(x.Value.Share)/1e4)
		case canvas.AmountValue:
			s += fmt.Sprintf(" %d", x.Value.Amount/100)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func title(n int) string {
	e, _ := deck.Numbered(n)
	return deck.Plain(e.Title.In("en"))
}

func TestRead(t *testing.T) {
	b := newBook(t)
	state, members := canvas.LongShortID(b.state.ID), canvas.LongShortID(b.members.ID)
	german, _ := deck.Numbered(3)
	for typed, want := range map[string]string{
		"":                            "",
		" ,; \n":                      "",
		"7":                           title(7),
		"07, 007;\n#12.":              title(7) + "; !twice; " + title(12),
		"0 31 99 1234":                "!unknown; !unknown; !unknown; !unknown",
		"CC:D:07":                     title(7),
		"cc:d:07":                     title(7),
		"ccødø07":                     title(7),
		"CCÖSÖ" + string(b.state.ID):  title(1) + " in As is",
		"CC:D:99 CC:D: CC:Q:1 CC:":    "!unknown; !unknown; !unknown; !unknown",
		state[:4]:                     title(1) + " in As is",
		strings.ToLower(state[:6]):    title(1) + " in As is",
		members[:4] + " " + members:   title(12) + " in As is; !twice",
		"CC:S:" + string(b.state.ID):  title(1) + " in As is",
		"cc:s:r0":                     "!unknown",
		"A QQQQ":                      "!unknown; !unknown",
		"CC:D:7":                      "!unknown",
		"B1 b2":                       "!untitled; !untitled",
		"CC:B:3":                      "!untitled",
		`B1="Tombola" CC:B:2="State"`: "blank Tombola; blank State",
		"X1 CC:X:2":                   "!shock; !shock",
		"CC:P:11:r010:1":              "!corner",
		`"raffle" “Tombola” „ Los  kauf “`:   "Raffle; blank Tombola; blank Los kauf",
		`"Tombola" "tombola"`:                "blank Tombola; !twice",
		`"State of harbor"`:                  title(1) + " in As is",
		`"` + title(9) + `"`:                 title(9),
		`"` + deck.Plain(german.Title["de"]): title(3),
		"\" \" 7 “”":                         title(7),
		"7=20 8=12,5% 9=12.5 %,10=40000":     title(7) + " 20%; " + title(8) + " 12.5%; " + title(9) + " 12.5%; " + title(10) + " 40000",
		"7 = 20 8\n=5":                       title(7) + " 20%; " + title(8) + "; !unknown 5%",
		"7=much 8=101% 9=":                   "!figure; !figure; !figure",
		"7=20% 7=10%":                        title(7) + " 20%; " + title(7) + " 10%",
		`B1 b1 B2="Tombola" B3="Tombola"`:    "!untitled; !twice; blank Tombola; blank Tombola",
		`B1="Tombola"=5`:                     "blank Tombola 5%",
	} {
		if got := b.told(Read(b.Workbook, b.sheet, "", []Typed{{"public", typed}}, nil, "de")); got != want {
			t.Errorf("%q is\n%s, not\n%s", typed, got, want)
		}
	}
}

func TestRead_InACopyOfTheScenario(t *testing.T) {
	b := newBook(t)
	typed := canvas.LongShortID(b.state.ID)[:4] + " CC:S:" + string(b.members.ID)
	got := b.told(Read(b.Workbook, b.draft, "", []Typed{{"public", typed}}, nil, "en"))
	if want := title(1) + " in Group 1; " + title(12) + " in Group 1"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestRead_InSeveralSections(t *testing.T) {
	b := newBook(t)
	state := canvas.LongShortID(b.state.ID)
	words := Read(b.Workbook, b.sheet, "", []Typed{{"public", "7 " + state}, {"private", "7 " + state}}, nil, "en")
	if got, want := b.told(words), title(7)+"; "+title(1)+" in As is; "+title(7)+"; !elsewhere"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	if words[3].Other != "public" {
		t.Errorf("it was typed before for %q", words[3].Other)
	}
	blanks := Read(b.Workbook, b.sheet, "", []Typed{{"public", "B1"}, {"private", "b1"}}, map[string]string{"B1": "Tombola"}, "en")
	if got := b.told(blanks); got != "blank Tombola; !elsewhere" {
		t.Errorf("of a blank card: %s", got)
	}
	found := Found(words)
	if len(found) != 3 || found[2].Section != "private" {
		t.Errorf("found is %+v", found)
	}
}

func TestRead_AsksWhichOfSeveral(t *testing.T) {
	b := newBook(t)
	records := b.Records()
	first := canvas.LongShortID(b.state.ID)
	for n := 0; ; n++ { // another source that begins alike
		id := canvas.RecordID(fmt.Sprint("n", n))
		if strings.HasPrefix(canvas.LongShortID(id), first[:2]) {
			twin := b.members
			twin.ID, twin.Rank = id, "z"
			records = append(records, twin, canvas.Funding{ID: canvas.FundingID(id, b.Periods(b.asIs)[0].ID), Source: id, Period: b.Periods(b.asIs)[0].ID, Status: canvas.AsIs, Basis: canvas.Stated})
			break
		}
	}
	var problems []canvas.Problem
	if b.Workbook, problems = canvas.NewWorkbook(records); len(problems) > 0 {
		t.Fatal(problems)
	}
	typed := []Typed{{"public", strings.ToLower(first[:2]) + " b1"}}
	words := Read(b.Workbook, b.sheet, "", typed, nil, "en")
	if len(words[0].Among) != 2 || b.told(words) != "!several; !untitled" {
		t.Fatalf("%s among %d", b.told(words), len(words[0].Among))
	}
	answers := map[string]string{words[0].Key: string(words[0].Among[1].ID), words[1].Key: "Tombola"}
	words = Read(b.Workbook, b.sheet, "", typed, answers, "en")
	if words[0].Source == b.state.ID || b.told(words) != title(12)+" in As is; blank Tombola" {
		t.Errorf("with answers: %s", b.told(words))
	}
}

func TestSections_AreThoseOfCards(t *testing.T) {
	b := newBook(t)
	var got []canvas.SectionID
	for _, s := range Sections(b.Workbook, b.sheet) {
		got = append(got, s.ID)
	}
	if !slices.Equal(got, []canvas.SectionID{"public", "private"}) || Sections(b.Workbook, "gone") != nil {
		t.Errorf("the sections are %v", got)
	}
}

// TestRead_TakesAnything: whatever is typed is read to its end, and what is found can be put on the sheet or
// is refused.
func TestRead_TakesAnything(t *testing.T) {
	alphabet := []rune("017BXCDSP:=%,.; \n\"“”„k€ä#\u00ad\x00")
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t)
		typed := rapid.StringOf(rapid.SampledFrom(alphabet)).Draw(t, "typed") + rapid.String().Draw(t, "more")
		words := Read(b.Workbook, b.sheet, "", []Typed{{"public", typed}, {"private", typed}}, nil, "de")
		for _, x := range words {
			if !strings.Contains(typed, x.Typed) || x.Typed == "" {
				t.Fatalf("%q was not typed", x.Typed)
			}
		}
		n := 0
		c, _, err := canvas.Gather(b.Workbook, func() canvas.RecordID { n++; return canvas.RecordID(fmt.Sprint("made", n)) }, b.sheet, Found(words), true)
		if err != nil {
			return
		}
		if _, err := b.Apply(c.Diff); err != nil {
			t.Fatal(err)
		}
	})
}
