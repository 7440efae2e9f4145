package canvas

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas/geom"
)

func TestClip_BringsSourcesAndNotes(t *testing.T) {
	b := newBook(t)
	id := b.drop(project, "public")
	b.do(Edit(b.Workbook, id, "edit", func(s *Source) { s.Title, s.Payer, s.Ends = "Horizon", "EU", NewYearMonth(2028, 6) }))
	b.do(Edit(b.Workbook, FundingID(id, b.periods[0]), "edit", func(f *Funding) {
		f.Value, f.Status, f.Origin = AmountOf(90_000_00), InAction, "Grant agreement"
	}))
	note := b.note("members", "Breakfast")
	text := Copy(b.Workbook, b.maps, []Item{{ID: id}, {ID: note}, {ID: "gone"}})
	start := b.Workbook
	c, made, err := Paste(b.Workbook, b.ids, text, b.in("private", 1))
	b.do(c, err)
	if got := counts(start, b.Workbook); got != "source+1 funding+1 note+1" || len(made) != 2 {
		t.Fatalf("pasted %s, %v", got, made)
	}
	s, f, n := has[Source](b, made[0].ID), has[Funding](b, FundingID(made[0].ID, b.periods[1])), has[Note](b, made[1].ID)
	if s.ID == id || s.Title != "Horizon" || s.Payer != "EU" || s.Ends != NewYearMonth(2028, 6) || s.Side != SidePrivate || s.Group != GroupProject || s.SameAs != "" {
		t.Errorf("the source: %+v", s)
	}
	if f.Value != AmountOf(90_000_00) || f.Status != InAction || f.Origin != "Grant agreement" {
		t.Errorf("what it brings: %+v", f)
	}
	if n.ID == note || n.Text != "Breakfast" || n.Sheet != b.overTime || n.Column != b.periods[1] || n.Section != "private" {
		t.Errorf("the note: %+v", n)
	}
	for _, r := range start.Records() {
		if b.Record(r.RecordID()) != r {
			t.Errorf("pasting changed %s %q", r.Kind(), r.RecordID())
		}
	}
}

func TestClip_GoesToAnotherWorkbook(t *testing.T) {
	b := newBook(t)
	fee := b.drop(fees, "private")
	b.value(fee, 0, ShareOf(Percent(20)))
	b.drop(fees, "private")
	text := Copy(b.Workbook, b.maps, []Item{{ID: fee}, {ID: b.Sources(b.scenario)[1].ID}})
	other := newBook(t)
	other.n = 500
	start := other.Workbook
	c, made, err := Paste(other.Workbook, other.ids, text, other.on(other.canvas, "private-funding"))
	other.do(c, err)
	if got := counts(start, other.Workbook); got != "card+1 source+2 funding+2" || has[Card](other, fees.ID) != fees {
		t.Errorf("pasted %s", got)
	}
	if other.brings(made[0].ID) != "20 %||" || other.brings(made[1].ID) != "–||" {
		t.Error("they bring something else")
	}
	// Where the card is known, it stays as it is there.
	third := newBook(t)
	third.n = 500
	third.drop(fees, "private")
	third.do(Edit(third.Workbook, fees.ID, "edit", func(c *Card) { c.Title = "Dues" }))
	c, _, err = Paste(third.Workbook, third.ids, text, third.on(third.maps, "private"))
	third.do(c, err)
	if has[Card](third, fees.ID).Title != "Dues" {
		t.Error("pasting renamed a card")
	}
}

func TestPaste_AtAFreePlaceSideBySide(t *testing.T) {
	b := newBook(t)
	items := []Item{{ID: b.drop(grant, "public")}, {ID: b.drop(fees, "private")}}
	c, made, err := Paste(b.Workbook, b.ids, Copy(b.Workbook, b.maps, items), b.at("public", 50, 60))
	b.do(c, err)
	first, second := has[Placement](b, PlacementID(made[0].ID, b.maps, "")), has[Placement](b, PlacementID(made[1].ID, b.maps, ""))
	if !first.Free || first.At != (geom.Pt{X: 50, Y: 60}) || second.At == first.At {
		t.Errorf("%+v and %+v", first, second)
	}
	if has[Source](b, made[1].ID).Side != SidePublic || has[Source](b, items[1].ID).Side != SidePrivate {
		t.Error("pasted on the public side it is not public, or the original is")
	}
}

func TestCopy_LeavesOutWhatIsNotAtWork(t *testing.T) {
	b := newBook(t)
	id := b.drop(grant, "public")
	text := Copy(b.Workbook, b.overTime, []Item{{id, b.periods[1]}, {id, b.periods[0]}})
	c, made, err := Paste(b.Workbook, b.ids, text, b.on(b.maps, "public"))
	if err != nil || len(made) != 1 || len(c.Diff) != 2 {
		t.Errorf("pasted %v, %v", made, err)
	}
}

func TestPaste_Refuses(t *testing.T) {
	paste := func(pick func(b *book) RecordID, section SectionID) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			text := Copy(b.Workbook, b.maps, []Item{{ID: pick(b)}})
			c, made, err := Paste(b.Workbook, b.ids, text, b.on(b.canvas, section))
			if len(made) != 0 {
				t.Errorf("refused, and made %v", made)
			}
			return c, err
		}
	}
	source := func(b *book) RecordID { return b.Sources(b.scenario)[0].ID }
	refusesAll(t, func(b *book) { b.drop(grant, "public") }, []asked{
		{"a source among notes", "refused-notes-only", paste(source, "channels")},
		{"no such section", "refused-no-section", paste(source, "nowhere")},
	})
}

// A text that another program put into the clipboard can do no harm.
func TestPaste_TakesNoFalseClip(t *testing.T) {
	b := newBook(t)
	id := b.drop(grant, "public")
	note := b.note("members", "x")
	good := Copy(b.Workbook, b.maps, []Item{{ID: id}})
	noted := Copy(b.Workbook, b.maps, []Item{{ID: note}})
	for name, x := range map[string]string{
		"plain text":            "State grant",
		"nothing":               "",
		"only the beginning":    clipMagic,
		"another version":       strings.Replace(good, "/1 ", "/2 ", 1),
		"an unknown field":      strings.Replace(good, "{", `{"sheets":[],`, 1),
		"something behind":      good + "x",
		"no fundings":           replaced(t, good, `"fundings"`, `"notes"`),
		"fewer places":          replaced(t, good, `"at":[{"x":0,"y":0}]`, `"at":[]`),
		"a wrong source":        replaced(t, good, `"use":"anything"`, `"use":"beer"`),
		"a wrong figure":        replaced(t, good, `"value":{}`, `"value":{"kind":"share","share":1000001}`),
		"a card that is not in": replaced(t, good, `"card":"grant"`, `"card":"other"`),
		"a card as the source":  replaced(t, good, `"card":"grant"`, `"card":"info"`),
		"a card over the info":  replaced(t, good, `"id":"grant"`, `"id":"info"`, `"card":"grant"`, `"card":"info"`),
		"a card over a sheet":   replaced(t, good, `"id":"grant"`, `"id":"`+string(b.maps)+`"`, `"card":"grant"`, `"card":"`+string(b.maps)+`"`),
		"a card that is wrong":  replaced(t, good, `"id":"grant"`, `"id":"new","level":"village"`, `"card":"grant"`, `"card":"new"`),
		"a wrong note":          replaced(t, noted, `"tint":"as-is"`, `"tint":"pink"`),
	} {
		before := b.Records()
		c, made, err := Paste(b.Workbook, b.ids, x, b.on(b.maps, "public"))
		if !errors.Is(err, ErrClip) || len(c.Diff)+len(made) != 0 || !slices.Equal(before, b.Records()) {
			t.Errorf("%s: %v, %v", name, made, err)
		}
	}
}

func FuzzPaste(f *testing.F) {
	b := busyBook(f)
	items := []Item{{ID: b.Notes(b.canvas)[0].ID}}
	for _, s := range b.Sources(b.scenario) {
		items = append(items, Item{ID: s.ID})
	}
	f.Add(Copy(b.Workbook, b.maps, items))
	f.Add(clipMagic + "{}")
	f.Fuzz(func(t *testing.T, text string) {
		c, _, err := Paste(b.Workbook, b.ids, text, b.at("public", 10, 10))
		if err != nil {
			return
		}
		w, err := b.Apply(c.Diff)
		if err == nil {
			err = broken(w)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestClip_BringsTheArrowsAndTheDistances(t *testing.T) {
	h := newHeap(t, geom.R(210, 60, 40, 20), geom.R(250, 100, 60, 10), geom.R(220, 200, 60, 10))
	id := h.drop(fees, "private")
	h.do(MoveItems(h.Workbook, []Moved{{Item: Item{ID: id}, At: geom.Pt{X: 80, Y: 90}}}, h.at("private", 0, 0)))
	card := Item{ID: id}
	for _, ends := range [][2]Item{{card, h.things[0].Item}, {h.things[0].Item, h.things[1].Item}, {h.things[1].Item, h.things[2].Item}} {
		c, link, err := AddLink(h.Workbook, h.maps, ends[0], ends[1])
		h.do(c, err)
		h.do(Edit(h.Workbook, link.ID, "edit", func(l *Link) { l.Label = "leads to" }))
	}
	h.do(LockItems(h.Workbook, h.maps, h.things[:1], true))
	text := Copy(h.Workbook, h.maps, []Item{h.things[0].Item, card, h.things[1].Item})
	other := newBook(t)
	other.n = 500
	c, made, err := Paste(other.Workbook, other.ids, text, other.at("private", 30, 50))
	other.do(c, err)
	if len(made) != 3 {
		t.Fatalf("pasted %v", made)
	}
	source, first, second := made[0], made[1], made[2]
	var joins [][2]Item
	for _, l := range other.Links(other.maps) {
		from, to := l.Ends()
		joins = append(joins, [2]Item{from, to})
		if l.Label != "leads to" {
			t.Errorf("the words of the arrow are %q", l.Label)
		}
	}
	if len(joins) != 2 || !slices.Contains(joins, [2]Item{source, first}) || !slices.Contains(joins, [2]Item{first, second}) {
		t.Errorf("the arrows are %v", joins)
	}
	n, m, p := has[Note](other, first.ID), has[Note](other, second.ID), has[Placement](other, PlacementID(source.ID, other.maps, ""))
	if n.At != (geom.Pt{X: 30, Y: 50}) || m.At != (geom.Pt{X: 70, Y: 90}) || p.At != (geom.Pt{X: 100, Y: 120}) {
		t.Errorf("they lie at %v, %v and %v", n.At, m.At, p.At)
	}
	if n.Locked || n.Tint != TintNeutral {
		t.Errorf("the note is %+v", n)
	}
}

func TestClip_BringsCostLinesAndMetrics(t *testing.T) {
	b := newBook(t)
	line := b.cost(CostTeam, "CEO", 0, 180_000_00)
	c, metric, err := AddMetric(b.Workbook, b.ids, "Jobs", false)
	b.do(c, err)
	text := Copy(b.Workbook, b.canvas, []Item{{ID: line}, {ID: metric}})
	if got := ClipOf(text); !slices.Equal(got, []Accept{AcceptCosts, AcceptMetrics}) {
		t.Errorf("the clip holds %v", got)
	}
	start := b.Workbook
	sheet := has[Sheet](b, b.canvas)
	costs := SectionID("")
	for _, s := range b.Template(sheet).Sections {
		if s.Takes(AcceptCosts) {
			costs = s.ID
		}
	}
	only := Copy(b.Workbook, b.canvas, []Item{{ID: line}})
	c, made, err := Paste(b.Workbook, b.ids, only, b.on(b.canvas, costs))
	b.do(c, err)
	if got := counts(start, b.Workbook); got != "cost_line+1 cost+1" || has[Cost](b, CostID(made[0].ID, b.periods[0])).Amount != 180_000_00 {
		t.Errorf("pasted %s", got)
	}
	c, _, err = Paste(b.Workbook, b.ids, only, b.on(b.maps, "public"))
	refuses(t, c, err, "refused-no-costs")
}

func TestPaste_PutsEachKindWhereItBelongs(t *testing.T) {
	b := newBook(t)
	items := []Item{{ID: b.drop(fees, "private")}, {ID: b.note("channels", "Breakfast")}}
	text := Copy(b.Workbook, b.canvas, items)
	for _, section := range []SectionID{"channels", "private-funding"} {
		c, made, err := Paste(b.Workbook, b.ids, text, b.on(b.canvas, section))
		if err != nil || len(made) != 2 {
			t.Fatalf("into %s: %v, %v", section, made, err)
		}
		w, err := b.Apply(c.Diff)
		if err != nil {
			t.Fatal(err)
		}
		s, _ := Get[Source](w, made[0].ID)
		n, _ := Get[Note](w, made[1].ID)
		taker, _ := w.Template(has[Sheet](b, b.canvas)).Section(n.Section)
		if s.Group != GroupPrivate || !taker.Takes(AcceptNotes) {
			t.Errorf("into %s: %+v and %+v", section, s, n)
		}
	}
}
