package canvas

import (
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
)

func TestDropCard_MakesASource(t *testing.T) {
	for _, x := range []struct {
		card    Card
		sheet   func(b *book) Spot
		group   Group
		side    Side
		because string
	}{
		{grant, func(b *book) Spot { return b.on(b.maps, "public") }, GroupPublic, SidePublic, "where it belongs"},
		{grant, func(b *book) Spot { return b.on(b.maps, "private") }, GroupPrivate, SidePrivate, "taken to the other side"},
		{project, func(b *book) Spot { return b.on(b.maps, "private") }, GroupProject, SidePrivate, "a project may lie on either"},
		{fees, func(b *book) Spot { return b.on(b.canvas, "public-funding") }, GroupPublic, SidePublic, "taken into the other group"},
		{fees, func(b *book) Spot { return b.on(b.canvas, "project-funding") }, GroupProject, SidePrivate, "a project of its side"},
		{project, func(b *book) Spot { return b.on(b.canvas, "private-funding") }, GroupPrivate, SidePrivate, "no project any more"},
		{grant, func(b *book) Spot { return b.in("private", 2) }, GroupPrivate, SidePrivate, "in a column"},
	} {
		b := newBook(t)
		spot := x.sheet(b)
		c, id, err := DropCard(b.Workbook, b.ids, x.card, spot)
		b.do(c, err)
		s := has[Source](b, id)
		if s.Card != x.card.ID || s.Scenario != b.scenario || s.Group != x.group || s.Side != x.side || s.Use != x.card.Use {
			t.Errorf("%s: %+v", x.because, s)
		}
		if card := has[Card](b, x.card.ID); card != x.card {
			t.Errorf("%s: the card has become %+v", x.because, card)
		}
		period := b.periods[0]
		if spot.Column != "" {
			period = spot.Column
		}
		f := has[Funding](b, FundingID(id, period))
		if f.Value != (Value{}) || f.Status != AsIs || f.Basis != Stated || len(b.Fundings(id)) != 1 {
			t.Errorf("%s: it brings %+v", x.because, f)
		}
	}
}

func TestDropCard_ASecondSourceOfTheSameCard(t *testing.T) {
	b := newBook(t)
	first := b.drop(project, "public")
	second := b.drop(project, "public")
	if first == second || len(b.Sources(b.scenario)) != 2 || len(b.Cards()) != 1 {
		t.Fatalf("%q and %q of %d cards", first, second, len(b.Cards()))
	}
	if has[Source](b, first).Rank >= has[Source](b, second).Rank {
		t.Error("the second does not come second")
	}
}

func TestDropCard_GoesOnWhereNotYetAtWork(t *testing.T) {
	b := newBook(t)
	id := b.drop(fees, "private")
	b.value(id, 0, ShareOf(Percent(30)))
	again := func(s Spot) RecordID {
		c, id, err := DropCard(b.Workbook, b.ids, fees, s)
		b.do(c, err)
		return id
	}
	if got := again(b.in("private", 1)); got != id {
		t.Errorf("another source %q in the second period", got)
	}
	if got := again(b.in("public", 2)); got == id || has[Source](b, got).Side != SidePublic {
		t.Error("a source of the private side goes on where the public one is shown")
	}
	if got := again(b.in("private", 1)); got == id {
		t.Error("the same source is at work twice in a period")
	}
	if got := b.brings(id); got != "30 %|–|" {
		t.Errorf("it brings %s", got)
	}
}

func TestDropCard_KnowsWhatTheUserMadeOfTheCard(t *testing.T) {
	b := newBook(t)
	b.drop(grant, "public")
	b.do(Edit(b.Workbook, grant.ID, "edit", func(c *Card) { c.Use = UseInKind }))
	id := b.drop(grant, "public") // the deck knows nothing of it
	if got := has[Source](b, id).Use; got != UseInKind {
		t.Errorf("the new source is for %s", got)
	}
	if has[Card](b, grant.ID).Use != UseInKind {
		t.Error("the drop has undone the edit")
	}
}

func TestDropCard_LiesWhereItIsDropped(t *testing.T) {
	b := newBook(t)
	c, id, err := DropCard(b.Workbook, b.ids, grant, b.at("public", 20, 30))
	b.do(c, err)
	p := has[Placement](b, PlacementID(id, b.maps, ""))
	if !p.Free || p.At != (geom.Pt{X: 20, Y: 30}) || p.Section != "public" || p.Rank == "" {
		t.Errorf("it lies at %+v", p)
	}
	ordered := b.on(b.canvas, "public-funding")
	ordered.After, ordered.Before = "4", "5"
	c, id, err = DropCard(b.Workbook, b.ids, fees, ordered)
	b.do(c, err)
	if p := has[Placement](b, PlacementID(id, b.canvas, "")); p.Free || p.Rank <= "4" || p.Rank >= "5" {
		t.Errorf("it lies at %+v", p)
	}
	if n := len(All[Placement](b.Workbook)); n != 2 {
		t.Errorf("%d places were made", n)
	}
	b.drop(project, "public")
	if n := len(All[Placement](b.Workbook)); n != 2 {
		t.Error("a drop that says no place made one")
	}
}

// What goes on is seen again where it was dropped, even where it had been hidden.
func TestDropCard_ShowsWhatWasHidden(t *testing.T) {
	b := newBook(t)
	id := b.drop(grant, "public")
	b.do(HideItems(b.Workbook, b.overTime, []Item{{id, b.periods[1]}}))
	c, again, err := DropCard(b.Workbook, b.ids, grant, b.in("public", 1))
	b.do(c, err)
	if again != id || b.Record(PlacementID(id, b.overTime, b.periods[1])) != nil {
		t.Error("it is at work, and still hidden")
	}
}

func TestDropCard_Refuses(t *testing.T) {
	drop := func(c Card, section SectionID) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			change, id, err := DropCard(b.Workbook, b.ids, c, b.on(b.canvas, section))
			if id != "" {
				t.Errorf("refused, and made %q", id)
			}
			return change, err
		}
	}
	wrong, taken := grant, grant
	wrong.Side = SidePrivate
	taken.ID = "r001"
	refusesAll(t, func(*book) {}, []asked{
		{"notes only", "refused-notes-only", drop(grant, "channels")},
		{"no such section", "refused-no-section", drop(grant, "public")},
		{"a wrong card", "refused-value", drop(wrong, "public-funding")},
		{"a card with the id of something else", "refused-value", drop(taken, "public-funding")},
	})
}

func TestSetValue(t *testing.T) {
	b := newBook(t)
	id := b.drop(grant, "public")
	funding := FundingID(id, b.periods[0])
	b.do(Edit(b.Workbook, funding, "edit", func(f *Funding) { f.Status, f.Basis, f.Origin = Idea, Estimate, "Budget" }))
	before := has[Funding](b, funding)
	for _, v := range []Value{ShareOf(Percent(12)), AmountOf(5_00), {}, ShareOf(Whole), AmountOf(MaxMoney), ShareOf(0)} {
		c, err := SetValue(b.Workbook, funding, v)
		b.do(c, err)
		before.Value = v
		if got := has[Funding](b, funding); got != before {
			t.Errorf("%+v, not %+v", got, before)
		}
		if len(c.Diff) != 1 || c.Key == "" {
			t.Errorf("the change is %+v", c)
		}
	}
	if c, err := SetValue(b.Workbook, funding, ShareOf(0)); err != nil || len(c.Diff) != 0 {
		t.Errorf("the same value again: %+v, %v", c, err)
	}
	set := func(id RecordID, v Value) func(b *book) (Change, error) {
		return func(b *book) (Change, error) { return SetValue(b.Workbook, id, v) }
	}
	refusesAll(t, func(b *book) { b.drop(grant, "public") }, []asked{
		{"gone", "refused-gone", set("gone", Value{})},
		{"a source is no funding", "refused-gone", set(id, Value{})},
		{"above 100 %", "refused-value", set(funding, ShareOf(Whole+1))},
		{"below 0", "refused-value", set(funding, AmountOf(-1))},
		{"beyond all", "refused-value", set(funding, AmountOf(MaxMoney+1))},
		{"both", "refused-value", set(funding, Value{Kind: ShareValue, Share: 1, Amount: 1})},
		{"of no kind", "refused-value", set(funding, Value{Kind: "rate", Share: 1})},
	})
}

func TestSetSideAndGroup_AgreeWithEachOther(t *testing.T) {
	side := func(s Side) func(Workbook, RecordID) (Change, error) {
		return func(w Workbook, id RecordID) (Change, error) { return SetSide(w, id, s) }
	}
	group := func(g Group) func(Workbook, RecordID) (Change, error) {
		return func(w Workbook, id RecordID) (Change, error) { return SetGroup(w, id, g) }
	}
	for _, x := range []struct {
		card  Card
		do    func(Workbook, RecordID) (Change, error)
		group Group
		side  Side
	}{
		{grant, side(SidePrivate), GroupPrivate, SidePrivate},
		{grant, side(SidePublic), GroupPublic, SidePublic},
		{grant, group(GroupPrivate), GroupPrivate, SidePrivate},
		{grant, group(GroupProject), GroupProject, SidePublic},
		{fees, group(GroupProject), GroupProject, SidePrivate},
		{fees, side(SidePublic), GroupPublic, SidePublic},
		{project, side(SidePrivate), GroupProject, SidePrivate},
		{project, group(GroupPrivate), GroupPrivate, SidePrivate},
		{project, group(GroupPublic), GroupPublic, SidePublic},
	} {
		b := newBook(t)
		id := b.drop(x.card, SectionID(x.card.Side))
		b.do(x.do(b.Workbook, id))
		if s := has[Source](b, id); s.Group != x.group || s.Side != x.side {
			t.Errorf("%s became %s money on the %s side, not %s on %s", x.card.ID, s.Group, s.Side, x.group, x.side)
		}
		if has[Card](b, x.card.ID) != x.card {
			t.Error("what a scenario decides reached the card")
		}
	}
	refusesAll(t, func(b *book) { b.drop(grant, "public") }, []asked{
		{"gone", "refused-gone", func(b *book) (Change, error) { return SetSide(b.Workbook, "gone", SidePublic) }},
		{"no such side", "refused-value", func(b *book) (Change, error) { return SetSide(b.Workbook, b.Sources(b.scenario)[0].ID, "left") }},
		{"no such group", "refused-value", func(b *book) (Change, error) { return SetGroup(b.Workbook, b.Sources(b.scenario)[0].ID, "church") }},
	})
}

// A place by hand stays as long as its section shows the source, and goes with the section.
func TestSetSide_KeepsThePlacesThatStillHold(t *testing.T) {
	b := newBook(t)
	id := b.drop(project, "public")
	b.do(MoveItems(b.Workbook, []Moved{{Item: Item{ID: id}, At: geom.Pt{X: 5, Y: 5}}}, b.at("public", 0, 0)))
	ordered := b.on(b.canvas, "project-funding")
	ordered.After = "i"
	b.do(MoveItems(b.Workbook, []Moved{{Item: Item{ID: id}}}, ordered))
	b.do(HideItems(b.Workbook, b.overTime, []Item{{id, b.periods[0]}}))
	onMap, onCanvas, hidden := PlacementID(id, b.maps, ""), PlacementID(id, b.canvas, ""), PlacementID(id, b.overTime, b.periods[0])
	b.do(SetSide(b.Workbook, id, SidePrivate))
	if b.Record(onMap) != nil {
		t.Error("it keeps its place on the side that it left")
	}
	if b.Record(onCanvas) == nil {
		t.Error("it lost its place among the projects, where it still is")
	}
	b.do(SetGroup(b.Workbook, id, GroupPrivate))
	if b.Record(onCanvas) != nil {
		t.Error("it keeps its place among the projects")
	}
	if p := has[Placement](b, hidden); !p.Hidden {
		t.Error("what was hidden is not any more")
	}
}

func TestSetTotal(t *testing.T) {
	b := newBook(t)
	period := b.periods[1]
	total := func(of TotalOf) (Total, bool) { return Get[Total](b.Workbook, TotalID(period, of)) }
	b.do(SetTotal(b.Workbook, period, TotalPublicSide, ShareOf(Percent(60)), Estimate))
	b.do(Edit(b.Workbook, TotalID(period, TotalPublicSide), "edit", func(x *Total) { x.Origin = "Report" }))
	b.do(SetTotal(b.Workbook, period, TotalPublicSide, AmountOf(70_00), Stated))
	want := Total{ID: TotalID(period, TotalPublicSide), Period: period, Of: TotalPublicSide, Value: AmountOf(70_00), Basis: Stated, Origin: "Report"}
	if got, _ := total(TotalPublicSide); got != want {
		t.Errorf("%+v", got)
	}
	b.do(SetTotal(b.Workbook, period, TotalIncome, AmountOf(900_00), Stated))
	b.do(SetTotal(b.Workbook, period, TotalPublicSide, Value{}, Stated))
	if _, still := total(TotalPublicSide); still || len(All[Total](b.Workbook)) != 1 {
		t.Error("a total that was taken away is still there")
	}
	if c, err := SetTotal(b.Workbook, period, TotalProjectGroup, Value{}, Stated); err != nil || len(c.Diff) != 0 {
		t.Errorf("taking away what is not there: %+v, %v", c, err)
	}
	set := func(period int, of TotalOf, v Value, basis Basis) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			return SetTotal(b.Workbook, append(b.periods, "gone")[period], of, v, basis)
		}
	}
	refusesAll(t, func(*book) {}, []asked{
		{"gone", "refused-gone", set(3, TotalPublicSide, ShareOf(1), Stated)},
		{"the income as a share of itself", "refused-value", set(0, TotalIncome, ShareOf(Whole), Stated)},
		{"of what", "refused-value", set(0, "all", ShareOf(1), Stated)},
		{"above 100 %", "refused-value", set(0, TotalPublicSide, ShareOf(Whole+1), Stated)},
		{"no basis", "refused-value", set(0, TotalPublicSide, ShareOf(1), "hope")},
	})
}

func TestShiftShare(t *testing.T) {
	const nobody = -1 // the neighbor is the part that nobody has
	for _, x := range []struct {
		name              string
		left, right       Share
		to, rest          Share
		newLeft, newRight Share
	}{
		{"to the right", Percent(30), Percent(20), Percent(40), 0, Percent(40), Percent(10)},
		{"to the left", Percent(30), Percent(20), Percent(5), 0, Percent(5), Percent(45)},
		{"whole per cent", Percent(30), Percent(20), 317_000, 0, Percent(32), Percent(18)},
		{"half a per cent is the next", Percent(30), Percent(20), 314_999, 0, Percent(31), Percent(19)},
		{"the fraction stays with the right", Percent(30), 205_000, Percent(40), 0, Percent(40), 105_000},
		{"all of it", Percent(30), 205_000, Percent(90), 0, 505_000, 0},
		{"nothing of it", Percent(30), Percent(20), -5, 0, 0, Percent(50)},
		{"above the whole, to the right", Percent(80), Percent(70), Percent(150), 0, Whole, Percent(50)},
		{"above the whole, to the left", Percent(80), Percent(70), 0, 0, Percent(50), Whole},
		{"into what nobody has", Percent(30), nobody, Percent(45), Percent(20), Percent(45), nobody},
		{"all that nobody has", Percent(30), nobody, Percent(99), 200_500, 500_500, nobody},
		{"nobody has anything", Percent(30), nobody, Percent(99), 0, Percent(30), nobody},
		{"less than nothing is left", Percent(30), nobody, Percent(20), -Percent(50), Percent(20), nobody},
	} {
		b := newBook(t)
		left, right := b.drop(grant, "public"), b.drop(fees, "private")
		b.value(left, 0, ShareOf(x.left))
		neighbor := RecordID("")
		if x.right != nobody {
			b.value(right, 0, ShareOf(x.right))
			neighbor = FundingID(right, b.periods[0])
		}
		c, err := ShiftShare(b.Workbook, FundingID(left, b.periods[0]), neighbor, x.to, x.rest)
		b.do(c, err)
		if c.Key == "" {
			t.Errorf("%s: a drag makes many steps", x.name)
		}
		if got := has[Funding](b, FundingID(left, b.periods[0])).Value; got != ShareOf(x.newLeft) {
			t.Errorf("%s: left has %+v", x.name, got)
		}
		want := Value{}
		if x.newRight != nobody {
			want = ShareOf(x.newRight)
		}
		if got := has[Funding](b, FundingID(right, b.periods[0])).Value; got != want {
			t.Errorf("%s: right has %+v", x.name, got)
		}
	}
}

func TestShiftShare_KeepsWhatTheTwoHave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t)
		left, right := b.drop(grant, "public"), b.drop(fees, "private")
		share := rapid.Int64Range(0, int64(Whole))
		l, r := Share(share.Draw(t, "left")), Share(share.Draw(t, "right"))
		b.value(left, 0, ShareOf(l))
		b.value(right, 0, ShareOf(r))
		to := Share(rapid.Int64Range(-3*int64(Whole), 3*int64(Whole)).Draw(t, "to"))
		b.do(ShiftShare(b.Workbook, FundingID(left, b.periods[0]), FundingID(right, b.periods[0]), to, 0))
		newL, newR := has[Funding](b, FundingID(left, b.periods[0])).Value.Share, has[Funding](b, FundingID(right, b.periods[0])).Value.Share
		if newL+newR != l+r {
			t.Fatalf("%d and %d became %d and %d", l, r, newL, newR)
		}
		if newL%Percent(1) != 0 && newL != l+r && newL != l+r-Whole {
			t.Fatalf("the boundary lies at %d", newL)
		}
	})
}

func TestShiftShare_Refuses(t *testing.T) {
	shift := func(left, right int) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			ids := []RecordID{"gone"}
			for _, at := range b.At(b.periods[0]) {
				ids = append(ids, at.Funding.ID)
			}
			return ShiftShare(b.Workbook, ids[left], ids[right], Percent(10), 0)
		}
	}
	refusesAll(t, func(b *book) {
		for _, v := range []Value{ShareOf(Percent(20)), AmountOf(100_00), {}} {
			b.value(b.drop(grant, "public"), 0, v)
		}
	}, []asked{
		{"an amount on the left", "refused-bar-amounts", shift(2, 1)},
		{"an amount on the right", "refused-bar-amounts", shift(1, 2)},
		{"nothing yet on the right", "refused-bar-amounts", shift(1, 3)},
		{"nothing yet on the left", "refused-bar-amounts", shift(3, 1)},
		{"left is gone", "refused-gone", shift(0, 1)},
		{"right is gone", "refused-gone", shift(1, 0)},
	})
}
