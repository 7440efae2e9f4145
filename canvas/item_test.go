package canvas

import (
	"slices"
	"testing"

	"clustercanvas/canvas/geom"
)

// these are items to move where the place of each does not matter.
func these(items ...Item) []Moved { return moved(items) }

func TestMoveItems_ToTheOtherSide(t *testing.T) {
	sheets := newBook(t) // the ids of every new book are the same
	for _, x := range []struct {
		card  Card
		from  SectionID
		to    Spot
		group Group
		side  Side
	}{
		{grant, "public", sheets.on(sheets.maps, "private"), GroupPrivate, SidePrivate},
		{grant, "public", sheets.on(sheets.maps, "public"), GroupPublic, SidePublic},
		{project, "public", sheets.on(sheets.maps, "private"), GroupProject, SidePrivate},
		{project, "public", sheets.on(sheets.canvas, "private-funding"), GroupPrivate, SidePrivate},
		{grant, "public", sheets.on(sheets.canvas, "project-funding"), GroupProject, SidePublic},
		{fees, "private", sheets.on(sheets.canvas, "public-funding"), GroupPublic, SidePublic},
	} {
		b := newBook(t)
		id := b.drop(x.card, x.from)
		b.value(id, 0, ShareOf(Percent(33)))
		b.do(MoveItems(b.Workbook, these(Item{ID: id}), x.to))
		s := has[Source](b, id)
		if s.Group != x.group || s.Side != x.side || b.brings(id) != "33 %||" {
			t.Errorf("%s in %s: %+v brings %s", x.card.ID, x.to.Section, s, b.brings(id))
		}
		if sheet := has[Sheet](b, b.overTime); shows(b.Workbook, sheet) != nil {
			t.Error(shows(b.Workbook, sheet))
		}
	}
}

func TestMoveItems_BackToTheSamePlace(t *testing.T) {
	b := newBook(t)
	id := b.drop(grant, "public")
	there := Moved{Item: Item{ID: id}, At: geom.Pt{X: 10, Y: 10}}
	b.do(MoveItems(b.Workbook, []Moved{there}, b.at("public", 0, 0)))
	b.do(Edit(b.Workbook, id, "edit", func(s *Source) { s.Group, s.Side = GroupPrivate, SidePrivate }))
	b.do(MoveItems(b.Workbook, []Moved{there}, b.at("public", 0, 0)))
	p := has[Placement](b, PlacementID(id, b.maps, ""))
	if s := has[Source](b, id); s.Side != SidePublic || !p.Free || p.At != there.At {
		t.Errorf("%+v lies at %+v", s, p)
	}
}

func TestMoveItems_KeepsThePlacesThatStillHold(t *testing.T) {
	for _, x := range []struct {
		card    Card
		section SectionID // on the Canvas
		stays   bool
	}{
		{project, "project-funding", true},
		{grant, "public-funding", false},
	} {
		b := newBook(t)
		id := b.drop(x.card, "public")
		ordered := b.on(b.canvas, x.section)
		ordered.After = "i"
		b.do(MoveItems(b.Workbook, these(Item{ID: id}), ordered))
		b.do(MoveItems(b.Workbook, these(Item{ID: id}), b.at("private", 0, 0)))
		if p, ok := Get[Placement](b.Workbook, PlacementID(id, b.canvas, "")); ok != x.stays {
			t.Errorf("%s on the Canvas: %+v", x.card.ID, p)
		}
		if p := has[Placement](b, PlacementID(id, b.maps, "")); p.Section != "private" {
			t.Errorf("%s on the Map: %+v", x.card.ID, p)
		}
	}
}

func TestMoveItems_ShowsWhatWasHidden(t *testing.T) {
	b := newBook(t)
	id := b.drop(grant, "public")
	ordered := b.on(b.canvas, "public-funding")
	ordered.After = "i"
	b.do(MoveItems(b.Workbook, these(Item{ID: id}), ordered))
	b.do(HideItems(b.Workbook, b.canvas, []Item{{ID: id}}))
	b.do(MoveItems(b.Workbook, these(Item{ID: id}), b.on(b.canvas, "public-funding")))
	if b.Record(PlacementID(id, b.canvas, "")) != nil {
		t.Error("it is hidden where it was dropped")
	}
}

func TestMoveItems_KeepTheirOrder(t *testing.T) {
	b := newBook(t)
	var notes []Item
	for _, text := range []string{"a", "b", "c", "d"} {
		notes = append(notes, Item{ID: b.note("channels", text)})
	}
	spot := b.on(b.canvas, "channels")
	spot.Before = has[Note](b, notes[0].ID).Rank
	b.do(MoveItems(b.Workbook, these(notes[3], notes[1]), spot))
	var got string
	for _, n := range b.Notes(b.canvas) {
		got += n.Text
	}
	if got != "dbac" {
		t.Errorf("they lie in the order %s", got)
	}
}

func TestMoveItems_SeveralAtOnce(t *testing.T) {
	b := newBook(t)
	source := b.drop(grant, "public")
	c, made, err := AddNotes(b.Workbook, b.ids, []string{"remark"}, Note{Tint: TintRemark, Size: NoteSmall}, b.on(b.maps, "public"))
	b.do(c, err)
	b.do(MoveItems(b.Workbook, []Moved{
		{Item: Item{ID: source}, At: geom.Pt{X: 1, Y: 2}}, {Item: made[0], At: geom.Pt{X: 3, Y: 4}},
	}, b.at("private", 0, 0)))
	n, p := has[Note](b, made[0].ID), has[Placement](b, PlacementID(source, b.maps, ""))
	if n.Section != "private" || !n.Free || n.At != (geom.Pt{X: 3, Y: 4}) || n.Tint != TintRemark {
		t.Errorf("the note: %+v", n)
	}
	if p.Section != "private" || p.At != (geom.Pt{X: 1, Y: 2}) || has[Source](b, source).Side != SidePrivate {
		t.Errorf("the source: %+v", p)
	}
}

// columnBook has two sources: one in the first and second period, one in the second only.
func columnBook(b *book) (both, late RecordID) {
	both = b.drop(grant, "public")
	b.value(both, 0, ShareOf(Percent(40)))
	c, _, err := DropCard(b.Workbook, b.ids, grant, b.in("public", 1))
	b.do(c, err)
	b.value(both, 1, AmountOf(25_00))
	c, late, err = DropCard(b.Workbook, b.ids, fees, b.in("private", 1))
	b.do(c, err)
	b.value(late, 1, ShareOf(Percent(10)))
	return both, late
}

func TestMoveItems_BetweenColumnsMovesTheFunding(t *testing.T) {
	b := newBook(t)
	both, late := columnBook(b)
	from := FundingID(late, b.periods[1])
	b.do(Edit(b.Workbook, from, "edit", func(f *Funding) { f.Status, f.Origin = InAction, "Letter" }))
	b.do(MoveItems(b.Workbook, these(Item{late, b.periods[1]}), func() Spot {
		s := b.in("private", 1)
		s.After = "4"
		return s
	}()))
	c, sheet, err := AddSheet(b.Workbook, b.ids, BuiltIn()[0], b.scenario, b.periods[1], "")
	b.do(c, err)
	b.do(HideItems(b.Workbook, sheet, []Item{{ID: late}}))
	b.do(MoveItems(b.Workbook, these(Item{late, b.periods[1]}), b.in("public", 2)))
	if got := b.brings(late); got != "||10 %" {
		t.Errorf("it brings %s", got)
	}
	if f := has[Funding](b, FundingID(late, b.periods[2])); f.Status != InAction || f.Origin != "Letter" {
		t.Errorf("what it brings has become %+v", f)
	}
	if has[Source](b, late).Side != SidePublic {
		t.Error("it has not changed sides on the way")
	}
	for _, p := range All[Placement](b.Workbook) {
		if p.Source == late && p.Column != b.periods[2] {
			t.Errorf("it left a place behind: %+v", p)
		}
	}
	if got := b.brings(both); got != "40 %|2500|" {
		t.Errorf("another source brings %s", got)
	}
}

func TestMoveItems_Refuses(t *testing.T) {
	move := func(to func(b *book) Spot, items ...func(b *book) Item) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			var of []Item
			for _, it := range items {
				of = append(of, it(b))
			}
			c, err := MoveItems(b.Workbook, these(of...), to(b))
			_, made, again := DuplicateItems(b.Workbook, b.ids, these(of...), to(b))
			if (err == nil) != (again == nil) || len(made) != 0 {
				t.Errorf("duplicating: %v, %v", made, again)
			}
			return c, err
		}
	}
	column := func(section SectionID, i int) func(b *book) Spot {
		return func(b *book) Spot { return b.in(section, i) }
	}
	source := func(i, period int) func(b *book) Item {
		return func(b *book) Item { return Item{b.Sources(b.scenario)[i].ID, b.periods[period]} }
	}
	note := func(b *book) Item { return Item{ID: b.Notes(b.canvas)[0].ID} }
	refusesAll(t, func(b *book) {
		columnBook(b)
		b.note("channels", "Breakfast")
		c, _, err := CopyScenario(b.Workbook, b.ids, b.scenario, "Draft")
		b.do(c, err)
	}, []asked{
		{"already there", "refused-already-there", move(column("public", 1), source(0, 0))},
		{"one of them already there", "refused-already-there", move(column("public", 1), source(1, 1), source(0, 0))},
		{"from two columns into one", "refused-already-there", move(column("public", 2), source(0, 0), source(0, 1))},
		{"a source among notes", "refused-notes-only", move(func(b *book) Spot { return b.on(b.canvas, "channels") }, note, source(0, 0))},
		{"no such section", "refused-no-section", move(column("channels", 1), source(0, 0))},
		{"no such sheet", "refused-sheet-gone", move(func(b *book) Spot { return b.on("gone", "public") }, note)},
		{"gone", "refused-gone", move(column("public", 2), func(*book) Item { return Item{ID: "gone"} })},
		{"from where it is not at work", "refused-gone", move(column("public", 2), source(1, 0))},
		{"a source of another scenario", "refused-other-scenario", move(column("public", 2), func(b *book) Item {
			draft := b.Scenarios()[1].ID
			return Item{b.Sources(draft)[0].ID, b.Periods(draft)[0].ID}
		})},
	})
}

func TestDuplicateItems_InTheSamePeriodIsASecondSource(t *testing.T) {
	b := newBook(t)
	id := b.drop(project, "public")
	b.do(Edit(b.Workbook, id, "edit", func(s *Source) { s.Title, s.Payer, s.SameAs = "Horizon", "EU", "before" }))
	b.value(id, 0, ShareOf(Percent(15)))
	c, made, err := DuplicateItems(b.Workbook, b.ids, these(Item{ID: id}, Item{ID: id}), b.on(b.maps, "private"))
	b.do(c, err)
	if len(made) != 2 || made[0] == made[1] {
		t.Fatalf("made %v", made)
	}
	last := has[Source](b, id).Rank
	for _, it := range made {
		s := has[Source](b, it.ID)
		if s.Card != project.ID || s.Title != "Horizon" || s.Payer != "EU" || s.SameAs != "" || s.Side != SidePrivate || s.Rank <= last {
			t.Errorf("the second is %+v", s)
		}
		if got := b.brings(it.ID); got != "–||" {
			t.Errorf("the second brings %s", got)
		}
		last = s.Rank
	}
	if got := b.brings(id); got != "15 %||" || has[Source](b, id).Side != SidePublic {
		t.Errorf("the first brings %s", got)
	}
}

func TestDuplicateItems_IntoAnotherPeriodGoesOn(t *testing.T) {
	b := newBook(t)
	both, late := columnBook(b)
	c, made, err := DuplicateItems(b.Workbook, b.ids, these(Item{both, b.periods[1]}, Item{late, b.periods[1]}), b.in("public", 2))
	b.do(c, err)
	if want := []Item{{both, b.periods[2]}, {late, b.periods[2]}}; !slices.Equal(made, want) {
		t.Errorf("made %v", made)
	}
	if b.brings(both) != "40 %|2500|2500" || b.brings(late) != "|10 %|10 %" || len(b.Sources(b.scenario)) != 2 {
		t.Errorf("they bring %s and %s", b.brings(both), b.brings(late))
	}
	if has[Source](b, late).Side != SidePublic {
		t.Error("dropped on the public side it is not of the public side")
	}
}

func TestDuplicateItems_CopiesNotes(t *testing.T) {
	b := newBook(t)
	id := b.note("channels", "Breakfast")
	c, made, err := DuplicateItems(b.Workbook, b.ids, these(Item{ID: id}), b.on(b.canvas, "members"))
	b.do(c, err)
	n := has[Note](b, made[0].ID)
	if n.ID == id || n.Text != "Breakfast" || n.Section != "members" || has[Note](b, id).Section != "channels" {
		t.Errorf("the copy is %+v", n)
	}
}

func TestRemoveItems_TakesOutOfThePeriodEverywhere(t *testing.T) {
	b := newBook(t)
	both, late := columnBook(b)
	for _, s := range []Spot{b.at("public", 9, 9), b.on(b.canvas, "public-funding")} {
		s.After = "4"
		b.do(MoveItems(b.Workbook, these(Item{ID: both}), s))
	}
	b.do(HideItems(b.Workbook, b.overTime, []Item{{both, b.periods[0]}, {both, b.periods[1]}}))
	start := b.Workbook
	c, err := RemoveItems(b.Workbook, b.canvas, []Item{{ID: both}})
	b.do(c, err)
	if got := b.brings(both); got != "|2500|" {
		t.Errorf("it brings %s", got)
	}
	for _, p := range All[Placement](b.Workbook) {
		if p.Column != b.periods[1] {
			t.Errorf("it left a place behind: %+v", p)
		}
	}
	gone := c
	b.do(RemoveItems(b.Workbook, b.overTime, []Item{{both, b.periods[1]}, {late, b.periods[1]}}))
	if len(b.Sources(b.scenario))+len(All[Placement](b.Workbook))+len(All[Funding](b.Workbook)) != 0 {
		t.Error("sources that are nowhere at work are still there")
	}
	if len(b.Cards()) != 2 {
		t.Error("the cards are gone with their sources")
	}
	back, err := start.Apply(gone.Diff)
	if err == nil {
		back, err = back.Apply(gone.Diff.Reverse())
	}
	if err != nil || !same(back, start) {
		t.Errorf("undo does not bring it back with its places: %v", err)
	}
}

func TestRemoveItems_DeletesNotes(t *testing.T) {
	b := newBook(t)
	stays := b.note("channels", "stays")
	goes := b.note("channels", "goes")
	b.do(RemoveItems(b.Workbook, b.canvas, []Item{{ID: goes}}))
	if b.Record(goes) != nil || b.Record(stays) == nil {
		t.Error("another note was deleted")
	}
}

func TestRemoveItems_Refuses(t *testing.T) {
	remove := func(sheet func(b *book) RecordID, it func(b *book) Item) func(b *book) (Change, error) {
		return func(b *book) (Change, error) { return RemoveItems(b.Workbook, sheet(b), []Item{it(b)}) }
	}
	maps := func(b *book) RecordID { return b.maps }
	source := func(b *book) Item { return Item{ID: b.Sources(b.scenario)[0].ID} }
	refusesAll(t, func(b *book) { b.drop(grant, "public") }, []asked{
		{"no such sheet", "refused-sheet-gone", remove(func(*book) RecordID { return "gone" }, source)},
		{"gone", "refused-gone", remove(maps, func(*book) Item { return Item{ID: "gone"} })},
		{"a card is no item", "refused-gone", remove(maps, func(*book) Item { return Item{ID: grant.ID} })},
		{"out of which period", "refused-no-period", remove(func(b *book) RecordID { return b.overTime }, source)},
	})
}

func TestHideItems_OnOneSheetOnly(t *testing.T) {
	b := newBook(t)
	id := b.drop(grant, "public")
	other := b.drop(fees, "private")
	b.do(MoveItems(b.Workbook, []Moved{{Item: Item{ID: id}, At: geom.Pt{X: 7, Y: 8}}}, b.at("public", 0, 0)))
	start := b.Workbook
	b.do(HideItems(b.Workbook, b.maps, []Item{{ID: id}, {ID: other}}))
	for _, p := range All[Placement](b.Workbook) {
		if p.Sheet != b.maps || !p.Hidden {
			t.Errorf("hidden is %+v", p)
		}
	}
	if len(b.At(b.periods[0])) != 2 {
		t.Error("what is hidden is not at work any more")
	}
	if c, err := ShowHidden(b.Workbook, b.canvas); err != nil || len(c.Diff) != 0 {
		t.Errorf("showing what is hidden elsewhere: %+v, %v", c, err)
	}
	b.do(ShowHidden(b.Workbook, b.maps))
	if !same(b.Workbook, start) {
		t.Error("shown again, it does not lie where it lay")
	}
}

func TestHideItems_Refuses(t *testing.T) {
	hide := func(sheet func(b *book) RecordID, it func(b *book) Item) func(b *book) (Change, error) {
		return func(b *book) (Change, error) { return HideItems(b.Workbook, sheet(b), []Item{it(b)}) }
	}
	maps, over := func(b *book) RecordID { return b.maps }, func(b *book) RecordID { return b.overTime }
	source := func(column int) func(b *book) Item {
		return func(b *book) Item { return Item{b.Sources(b.scenario)[0].ID, append(b.periods, "")[column]} }
	}
	refusesAll(t, func(b *book) {
		b.drop(grant, "public")
		b.note("channels", "Breakfast")
	}, []asked{
		{"a note", "refused-hide-note", hide(maps, func(b *book) Item { return Item{ID: b.Notes(b.canvas)[0].ID} })},
		{"gone", "refused-hide-note", hide(maps, func(*book) Item { return Item{ID: "gone"} })},
		{"no such sheet", "refused-sheet-gone", hide(func(*book) RecordID { return "gone" }, source(3))},
		{"in which column", "refused-no-period", hide(over, source(3))},
		{"there are no columns", "refused-no-period", hide(maps, source(1))},
	})
}

func TestItems_LabelsNameOneAndCountMany(t *testing.T) {
	b := newBook(t)
	state, members, eu := b.drop(grant, "public"), b.drop(fees, "private"), b.drop(project, "public")
	note := b.note("channels", "Breakfast every first Tuesday of the month, with members\nand guests")
	b.do(Edit(b.Workbook, members, "edit", func(s *Source) { s.Title = "Members 2026" }))
	for _, x := range []struct {
		items []Item
		key   string
		arg   string
	}{
		{[]Item{{ID: state}}, "remove-one", "State grant"},
		{[]Item{{ID: members}}, "remove-one", "Members 2026"},
		{[]Item{{ID: eu}}, "remove-one", "deck:prj-eu"},
		{[]Item{{ID: note}}, "remove-one", "Breakfast every first Tuesday of the mo…"},
		{[]Item{{ID: state}, {ID: note}}, "remove-many", "2"},
	} {
		c, err := RemoveItems(b.Workbook, b.maps, x.items)
		if err != nil || c.Label.Key != x.key || !slices.Equal(c.Label.Args, []string{x.arg}) {
			t.Errorf("%+v, %v", c.Label, err)
		}
	}
}
