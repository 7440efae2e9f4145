package canvas

import (
	"errors"
	"testing"
)

// linkBook is a Map with two sources, a note, and an arrow from the first source to the note.
func linkBook(t *testing.T) (b *book, state, note, link Item) {
	b = newBook(t)
	state, note = Item{ID: b.drop(grant, "public")}, Item{ID: b.noteOn(b.on(b.maps, "private"), "They decide")}
	c, link, err := AddLink(b.Workbook, b.maps, state, note)
	b.do(c, err)
	return b, state, note, link
}

func (b *book) noteOn(s Spot, text string) RecordID {
	b.t.Helper()
	c, made, err := AddNotes(b.Workbook, b.ids, []string{text}, Note{Tint: TintAsIs, Size: NoteSmall}, s)
	b.do(c, err)
	return made[0].ID
}

func TestAddLink_JoinsThingsOfOneSheet(t *testing.T) {
	b, state, note, link := linkBook(t)
	l := has[Link](b, link.ID)
	if from, to := l.Ends(); from != state || to != note || l.Sheet != b.maps {
		t.Errorf("the arrow is %+v", l)
	}
	elsewhere := Item{ID: b.note("channels", "on the Canvas")}
	for name, x := range map[string]struct {
		from, to Item
		want     string
	}{
		"itself":           {state, state, "refused-link-itself"},
		"twice":            {state, note, "refused-linked"},
		"another sheet":    {state, elsewhere, "refused-link"},
		"gone":             {state, Item{ID: "gone"}, "refused-gone"},
		"a column too few": {state, Item{ID: note.ID, Column: b.periods[0]}, "refused-link"},
		"no thing at all":  {Item{ID: b.periods[0]}, note, "refused-link"},
	} {
		_, _, err := AddLink(b.Workbook, b.maps, x.from, x.to)
		var r Refusal
		if !errors.As(err, &r) || r.Key != x.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	c, back, err := AddLink(b.Workbook, b.maps, note, state)
	b.do(c, err)
	if back == link || len(b.Links(b.maps)) != 2 {
		t.Errorf("the way back is %v of %v", back, b.Links(b.maps))
	}
	if _, _, err := ReverseLink(b.Workbook, link.ID); !errors.As(err, new(Refusal)) {
		t.Errorf("turned onto the other one: %v", err)
	}
}

func TestReverseLink_SwapsTheEnds(t *testing.T) {
	b, state, note, link := linkBook(t)
	c, turned, err := ReverseLink(b.Workbook, link.ID)
	b.do(c, err)
	if from, to := has[Link](b, turned.ID).Ends(); from != note || to != state || len(b.Links(b.maps)) != 1 {
		t.Errorf("the arrows are %v", b.Links(b.maps))
	}
}

func TestRemoveItems_TakesArrowsAlong(t *testing.T) {
	b, state, note, link := linkBook(t)
	before := b.Workbook
	for _, gone := range []Item{note, link} {
		b.Workbook = before
		b.do(RemoveItems(b.Workbook, b.maps, []Item{gone}))
		if len(b.Links(b.maps)) != 0 {
			t.Errorf("without %v there is still %v", gone, b.Links(b.maps))
		}
	}
	b.Workbook = before
	b.do(RemoveSource(b.Workbook, state.ID))
	if len(b.Links(b.maps)) != 0 {
		t.Errorf("without its source there is still %v", b.Links(b.maps))
	}
}

func TestLinks_FollowWhatMovesToAnotherColumn(t *testing.T) {
	b := newBook(t)
	state := Item{b.drop(grant, "public"), b.periods[0]}
	note := Item{b.noteOn(b.in("private", 0), "x"), b.periods[0]}
	c, _, err := AddLink(b.Workbook, b.overTime, state, note)
	b.do(c, err)
	b.do(MoveItems(b.Workbook, []Moved{{Item: state}}, b.in("public", 1)))
	from, to := b.Links(b.overTime)[0].Ends()
	if from != (Item{state.ID, b.periods[1]}) || to != note || len(b.Links(b.overTime)) != 1 {
		t.Errorf("the arrows are %v", b.Links(b.overTime))
	}
}

func TestLinks_AreCopiedWithBothEnds(t *testing.T) {
	b, state, note, _ := linkBook(t)
	c, made, err := DuplicateItems(b.Workbook, b.ids, []Moved{{Item: note}}, b.on(b.maps, "private"))
	b.do(c, err)
	if len(b.Links(b.maps)) != 1 {
		t.Errorf("a copy of one end, %v, has the arrows %v", made, b.Links(b.maps))
	}
	c, made, err = DuplicateItems(b.Workbook, b.ids, []Moved{{Item: state}, {Item: note}}, b.on(b.maps, "public"))
	b.do(c, err)
	if _, ok := Get[Link](b.Workbook, LinkID(b.maps, made[0], made[1])); !ok || len(b.Links(b.maps)) != 2 {
		t.Errorf("the arrows are %v", b.Links(b.maps))
	}
	c, sheet, err := CopySheet(b.Workbook, b.ids, b.maps, "again")
	b.do(c, err)
	if len(b.Links(sheet)) != 2 {
		t.Errorf("the copy of the sheet has %v", b.Links(sheet))
	}
	c, scenario, err := CopyScenario(b.Workbook, b.ids, b.scenario, "draft")
	b.do(c, err)
	links := 0
	for _, s := range b.Sheets() {
		if s.Scenario == scenario {
			links += len(b.Links(s.ID))
		}
	}
	if links != 4 {
		t.Errorf("the copy of the scenario has %d arrows", links)
	}
}
