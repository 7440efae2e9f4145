package canvas

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
)

// gathers applies what was found, and checks that the same again changes nothing.
func (b *book) gathers(sheet RecordID, replace bool, found ...Gathered) []Item {
	b.t.Helper()
	c, items, err := Gather(b.Workbook, b.ids, sheet, found, replace)
	b.do(c, err)
	again, same, err := Gather(b.Workbook, b.ids, sheet, found, replace)
	if err != nil || len(again.Diff) != 0 || len(same) != len(items) {
		b.t.Errorf("the same again: %v, %v", again.Diff, err)
	}
	return items
}

// shown lists what a sheet shows: the titles of sources, by section and column.
func (b *book) shown(sheet RecordID) string {
	s := has[Sheet](b, sheet)
	var out []string
	for _, section := range b.Template(s).Sections {
		if !section.Takes(AcceptSources) {
			continue
		}
		for _, p := range b.Columns(s) {
			column := RecordID("")
			if b.Template(s).Of.Repeats() {
				column = p.ID
			}
			var in []string
			for _, at := range b.At(p.ID) {
				place, _ := Get[Placement](b.Workbook, PlacementID(at.Source.ID, sheet, column))
				if section.Role.Shows(at.Source) && !place.Hidden {
					in = append(in, strings.Join(b.name(at.Source.ID), ""))
				}
			}
			out = append(out, string(section.ID)+": "+strings.Join(in, ", "))
		}
	}
	return strings.Join(out, "; ")
}

func TestGather_PutsCardsToWork(t *testing.T) {
	b := newBook(t)
	b.gathers(b.maps, false, Gathered{Section: "public", Card: grant}, Gathered{Section: "private", Card: fees})
	if got := b.shown(b.maps); got != "public: State grant; private: Fees" {
		t.Error(got)
	}
	if n := len(All[Placement](b.Workbook)); n != 0 {
		t.Errorf("%d places by hand although nobody has said one", n)
	}
}

func TestGather_TakesWhatIsThere(t *testing.T) {
	b := newBook(t)
	g, f := b.drop(grant, "public"), b.drop(fees, "private")
	b.value(g, 0, ShareOf(Percent(40)))
	items := b.gathers(b.maps, false, Gathered{Section: "private", Card: grant}, Gathered{Section: "private", Source: f})
	if want := []Item{{ID: g}, {ID: f}}; !slices.Equal(items, want) || b.brings(g) != "40 %||" {
		t.Errorf("%v, the first brings %s", items, b.brings(g))
	}
	if s := has[Source](b, g); s.Side != SidePrivate || s.Group != GroupPrivate {
		t.Errorf("%+v", s)
	}
	if got := b.shown(b.maps); got != "public: ; private: State grant, Fees" {
		t.Error(got)
	}
}

func TestGather_Replaces(t *testing.T) {
	b := newBook(t)
	b.drop(grant, "public")
	f := b.drop(fees, "private")
	sources := len(b.Sources(b.scenario))
	c, _, err := Gather(b.Workbook, b.ids, b.maps, []Gathered{{Section: "private", Source: f}}, true)
	before := b.Workbook
	b.do(c, err)
	if got := b.shown(b.maps); got != "public: ; private: Fees" {
		t.Error(got)
	}
	if got := b.shown(b.canvas); !strings.Contains(got, "State grant") {
		t.Errorf("it is gone from another sheet: %s", got)
	}
	if len(b.Sources(b.scenario)) != sources {
		t.Error("a source is gone")
	}
	b.gathers(b.maps, true, Gathered{Section: "public", Card: grant}, Gathered{Section: "private", Source: f})
	if got := b.shown(b.maps); got != "public: State grant; private: Fees" {
		t.Errorf("what was hidden does not come back: %s", got)
	}
	back, err := before.Apply(c.Diff)
	if err == nil {
		back, err = back.Apply(c.Diff.Reverse())
	}
	if err != nil || !same(back, before) {
		t.Errorf("undone it is another workbook: %v", err)
	}
}

func TestGather_ReplacesTheColumnsInWhichSomethingWasFound(t *testing.T) {
	b := newBook(t)
	columnBook(b)
	b.gathers(b.overTime, true, Gathered{Section: "private", Column: b.periods[1], Card: fees})
	if got := b.shown(b.overTime); got != "public: State grant; public: ; public: ; private: ; private: Fees; private: " {
		t.Error(got)
	}
}

func TestGather_TwoOfOneCardAreTwoSources(t *testing.T) {
	b := newBook(t)
	first := b.drop(project, "public")
	items := b.gathers(b.maps, false, Gathered{Section: "private", Card: project}, Gathered{Section: "public", Card: project})
	if items[1].ID != first || items[0].ID == first || len(b.Sources(b.scenario)) != 2 {
		t.Errorf("%v", items)
	}
	items = b.gathers(b.maps, true,
		Gathered{Section: "public", Card: project, Value: ShareOf(Percent(20))}, Gathered{Section: "public", Card: project},
		Gathered{Section: "private", Card: project, Value: ShareOf(Percent(5))})
	if got := b.brings(items[0].ID) + b.brings(items[1].ID) + b.brings(items[2].ID); got != "20 %||–||5 %||" || len(b.Sources(b.scenario)) != 3 {
		t.Errorf("they bring %s", got)
	}
}

func TestGather_GoesOnFromPeriodToPeriod(t *testing.T) {
	b := newBook(t)
	in := func(i int) Gathered { return Gathered{Section: "public", Column: b.periods[i], Card: grant} }
	items := b.gathers(b.overTime, true, in(0), in(2))
	if len(b.Sources(b.scenario)) != 1 || items[0].ID != items[1].ID || b.brings(items[0].ID) != "–||–" {
		t.Errorf("%v", items)
	}
	b.gathers(b.overTime, true, in(1))
	if len(b.Sources(b.scenario)) != 1 || b.brings(items[0].ID) != "–|–|–" {
		t.Error("in another period it is another source")
	}
	x := in(1)
	x.Section = "private"
	b.gathers(b.overTime, false, in(0), x)
	if got := b.shown(b.overTime); got != "public: State grant; public: State grant; public: State grant; private: ; private: State grant; private: " {
		t.Errorf("on two sides at once: %s", got)
	}
}

func TestGather_BlankCards(t *testing.T) {
	b := newBook(t)
	b.drop(fees, "private")
	items := b.gathers(b.canvas, false,
		Gathered{Section: "project-funding", Card: Card{Title: " Raffle "}}, Gathered{Section: "public-funding", Card: Card{Title: "raffle"}},
		Gathered{Section: "private-funding", Card: Card{Title: "fees"}})
	if got := b.shown(b.canvas); got != "public-funding: Raffle; private-funding: Fees; project-funding: Raffle" {
		t.Error(got)
	}
	if len(b.Cards()) != 2 || has[Source](b, items[0].ID).Card != has[Source](b, items[1].ID).Card {
		t.Errorf("there are %d cards", len(b.Cards()))
	}
}

func TestGather_IntoAnotherScenario(t *testing.T) {
	b := newBook(t)
	g := b.drop(grant, "public")
	b.do(Edit(b.Workbook, g, "edit", func(s *Source) { s.Title, s.Confidential = "State of Harbor", true }))
	b.value(g, 0, ShareOf(Percent(40)))
	c, draft, err := CopyScenario(b.Workbook, b.ids, b.scenario, "Group 1")
	b.do(c, err)
	f := b.drop(fees, "private") // after the copy was made
	var sheet RecordID
	for _, s := range b.Sheets() {
		if s.Scenario == draft && b.Template(s).ID == b.Template(has[Sheet](b, b.maps)).ID {
			sheet = s.ID
		}
	}
	items := b.gathers(sheet, true, Gathered{Section: "private", Source: g}, Gathered{Section: "private", Source: f})
	if s := has[Source](b, items[0].ID); s.SameAs != g || s.Side != SidePrivate || !s.Confidential || len(b.Sources(draft)) != 2 {
		t.Errorf("%+v", s)
	}
	if s := has[Source](b, items[1].ID); s.SameAs != f || s.Scenario != draft || s.Card != fees.ID {
		t.Errorf("%+v", s)
	}
	if has[Source](b, g).Side != SidePublic || b.brings(g) != "40 %||" {
		t.Error("the as-is has changed")
	}
}

func TestGather_WhereItLies(t *testing.T) {
	b := newBook(t)
	g, f := b.drop(grant, "public"), b.drop(fees, "private")
	b.gathers(b.maps, true,
		Gathered{Section: "public", Source: g, Free: true, At: geom.Pt{X: 10, Y: 20}},
		Gathered{Section: "public", Card: grant, Free: true, At: geom.Pt{X: 50, Y: 20}},
		Gathered{Section: "private", Source: f, Free: true, At: geom.Pt{X: 5, Y: 6}})
	if p := has[Placement](b, PlacementID(g, b.maps, "")); !p.Free || p.At != (geom.Pt{X: 10, Y: 20}) || p.Section != "public" {
		t.Errorf("%+v", p)
	}
}

func TestGather_WhatIsLockedStays(t *testing.T) {
	b := newBook(t)
	g, f := b.drop(grant, "public"), b.drop(fees, "private")
	b.do(MoveItems(b.Workbook, []Moved{{Item: Item{ID: g}, At: geom.Pt{X: 12, Y: 30}}}, b.at("public", 0, 0)))
	b.do(LockItems(b.Workbook, b.maps, []Lying{{Item: Item{ID: g}, Section: "public"}}, true))
	was := has[Placement](b, PlacementID(g, b.maps, ""))
	b.gathers(b.maps, true, Gathered{Section: "private", Source: f})
	b.gathers(b.maps, true, Gathered{Section: "public", Source: g, Free: true, At: geom.Pt{X: 1, Y: 1}})
	if p := has[Placement](b, PlacementID(g, b.maps, "")); p != was {
		t.Errorf("%+v has become %+v", was, p)
	}
	c, _, err := Gather(b.Workbook, b.ids, b.maps, []Gathered{{Section: "private", Source: g}}, false)
	refuses(t, c, err, "refused-locked-card")
}

func TestGather_Refuses(t *testing.T) {
	gather := func(sheet func(b *book) RecordID, found func(b *book) []Gathered) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			c, items, err := Gather(b.Workbook, b.ids, sheet(b), found(b), true)
			if len(items) != 0 {
				t.Error("it is refused, and returns items")
			}
			return c, err
		}
	}
	one := func(x Gathered) func(b *book) []Gathered { return func(*book) []Gathered { return []Gathered{x} } }
	maps := func(b *book) RecordID { return b.maps }
	years := func(b *book) RecordID { return b.overTime }
	first := func(b *book) RecordID { return b.Sources(b.scenario)[0].ID }
	refusesAll(t, func(b *book) { b.drop(grant, "public") }, []asked{
		{"no such sheet", "refused-sheet-gone", gather(func(*book) RecordID { return "gone" }, one(Gathered{Section: "public", Card: grant}))},
		{"no such section", "refused-no-section", gather(maps, one(Gathered{Section: "middle", Card: grant}))},
		{"a section for notes", "refused-notes-only", gather(func(b *book) RecordID { return b.canvas }, one(Gathered{Section: "channels", Card: grant}))},
		{"no column", "refused-no-period", gather(years, one(Gathered{Section: "public", Card: grant}))},
		{"no such source", "refused-gone", gather(maps, one(Gathered{Section: "public", Source: "gone"}))},
		{"a wrong card", "refused-value", gather(maps, one(Gathered{Section: "public", Card: Card{ID: "new"}}))},
		{"a wrong figure", "refused-value", gather(maps, one(Gathered{Section: "public", Card: grant, Value: ShareOf(-1)}))},
		{"a blank card without a title", "refused-blank", gather(maps, one(Gathered{Section: "public", Card: Card{Title: " "}}))},
		{"one source in two places", "refused-found-twice", gather(maps, func(b *book) []Gathered {
			return []Gathered{{Section: "public", Source: first(b)}, {Section: "private", Source: first(b)}}
		})},
		{"one source on two sides", "refused-two-sides", gather(years, func(b *book) []Gathered {
			return []Gathered{{Section: "public", Column: b.periods[0], Source: first(b)}, {Section: "private", Column: b.periods[1], Source: first(b)}}
		})},
	})
}

// gatherOne draws things that were found on a sheet; without figures, so that none changes.
func gatherOne(r drawing, ids IDs) (Change, error) {
	sheet, replace := r.sheet(), rapid.Bool().Draw(r.T, "replace")
	c, items, err := Gather(r.w, ids, sheet, r.found(sheet), replace)
	r.made(c, items)
	return c, err
}

// found draws what could lie on a sheet, all with a place or none.
func (r drawing) found(sheet RecordID) []Gathered {
	free := rapid.Bool().Draw(r.T, "with places")
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Gathered {
		x := Gathered{Section: "public"}
		if s, ok := Get[Sheet](r.w, sheet); ok {
			var sections []SectionID
			for _, section := range r.w.Template(s).Sections {
				if section.Takes(AcceptSources) {
					sections = append(sections, section.ID)
				}
			}
			if len(sections) > 0 {
				x.Section = rapid.SampledFrom(sections).Draw(t, "section")
			}
			if columns := r.w.Columns(s); r.w.Template(s).Of.Repeats() && len(columns) > 0 {
				x.Column = rapid.SampledFrom(columns).Draw(t, "column").ID
			}
		}
		switch rapid.IntRange(0, 5).Draw(t, "what") {
		case 0:
			x.Source = r.source()
		case 1:
			x.Card.Title = rapid.SampledFrom([]string{"Raffle", "Tombola", "Fees"}).Draw(t, "title")
		default:
			x.Card = rapid.SampledFrom([]Card{grant, fees, project}).Draw(t, "card")
		}
		if x.Free = free; free {
			x.At = geom.Pt{X: float64(rapid.IntRange(0, 4).Draw(t, "x")), Y: 3}
		}
		return x
	}), 1, 7).Draw(r.T, "found")
}

// TestLaw_GatheringAgainChangesNothing: whatever was found, on whatever sheet.
func TestLaw_GatheringAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := busyBook(t)
		w := b.Workbook
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			_, w = checkDeed(t, drawDeed(t), w, b.ids)
		}
		r := drawing{t, w}
		sheet, replace := r.sheet(), rapid.Bool().Draw(t, "replace")
		found := r.found(sheet)
		if rapid.Bool().Draw(t, "with figures") {
			for i := range found {
				found[i].Value = rapid.SampledFrom([]Value{{}, ShareOf(0), ShareOf(Percent(7)), AmountOf(5)}).Draw(t, "value")
			}
		}
		c, items, err := Gather(w, b.ids, sheet, found, replace)
		if err != nil {
			return
		}
		after, err := w.Apply(c.Diff)
		if err != nil {
			t.Fatal(err)
		}
		again, same, err := Gather(after, b.ids, sheet, found, replace)
		if err != nil || len(again.Diff) != 0 {
			t.Fatalf("again: %v, %v", slices.Collect(maps.Values(again.Diff)), err)
		}
		for i, it := range items { // each lies in the section where it was found
			s, _ := Get[Sheet](after, sheet)
			section, _ := after.Template(s).Section(found[i].Section)
			source, ok := Get[Source](after, it.ID)
			place, _ := Get[Placement](after, PlacementID(it.ID, sheet, it.Column))
			if !ok || !section.Role.Shows(source) || place.Hidden || it.Column != same[i].Column {
				t.Fatalf("%+v became %+v at %+v", found[i], source, place)
			}
		}
	})
}
