package canvas

import (
	"slices"
	"strings"
	"testing"

	"clustercanvas/canvas/geom"
)

func TestAddNotes_SeveralLinesBecomeSeveralNotes(t *testing.T) {
	b := newBook(t)
	like := Note{ID: "x", Sheet: "y", Tint: TintInAction, Size: NoteLarge, Author: "KL", Heading: true, Text: "not this"}
	c, made, err := AddNotes(b.Workbook, b.ids, []string{"a", "", "c"}, like, b.on(b.canvas, "members"))
	b.do(c, err)
	var texts []string
	for i, n := range b.Notes(b.canvas) {
		texts = append(texts, n.Text)
		if n.ID != made[i].ID || n.Section != "members" || n.Column != "" || n.Tint != TintInAction || n.Size != NoteLarge ||
			n.Author != "KL" || !n.Heading || n.Free {
			t.Errorf("note %d is %+v", i, n)
		}
	}
	if !slices.Equal(texts, []string{"a", "", "c"}) || len(made) != 3 || c.Label.Key != "add-notes" {
		t.Errorf("%q, %v, %v", texts, made, c.Label)
	}
	if c, made, err = AddNotes(b.Workbook, b.ids, nil, like, b.on(b.canvas, "members")); err != nil || len(c.Diff)+len(made) != 0 {
		t.Errorf("no lines make %v, %v", made, err)
	}
}

func TestAddNotes_LieWhereTheyAreDropped(t *testing.T) {
	b := newBook(t)
	first := b.note("members", "first")
	spot := b.on(b.canvas, "members")
	spot.Before = has[Note](b, first).Rank
	c, _, err := AddNotes(b.Workbook, b.ids, []string{"a", "b"}, Note{Tint: TintAsIs, Size: NoteSmall}, spot)
	b.do(c, err)
	last := b.note("members", "last")
	var order []string
	for _, n := range b.Notes(b.canvas) {
		order = append(order, n.Text)
	}
	if !slices.Equal(order, []string{"a", "b", "first", "last"}) {
		t.Errorf("they lie in the order %q; the last is %+v", order, has[Note](b, last))
	}
	c, made, err := AddNotes(b.Workbook, b.ids, []string{"a", "b"}, Note{Tint: TintAsIs, Size: NoteSmall}, b.at("public", 10, 20))
	b.do(c, err)
	up, down := has[Note](b, made[0].ID), has[Note](b, made[1].ID)
	if !up.Free || up.At != (geom.Pt{X: 10, Y: 20}) || down.At.X != 10 || down.At.Y <= up.At.Y || up.Rank >= down.Rank {
		t.Errorf("%+v and %+v", up, down)
	}
	noColumn := b.on(b.canvas, "members")
	noColumn.Column = b.periods[1]
	c, made, err = AddNotes(b.Workbook, b.ids, []string{"a"}, Note{Tint: TintAsIs, Size: NoteSmall}, noColumn)
	b.do(c, err)
	if n := has[Note](b, made[0].ID); n.Column != "" {
		t.Errorf("on a sheet of one period: %+v", n)
	}
	c, made, err = AddNotes(b.Workbook, b.ids, []string{"a"}, Note{Tint: TintAsIs, Size: NoteSmall}, b.in("public", 1))
	b.do(c, err)
	if n := has[Note](b, made[0].ID); n.Column != b.periods[1] || made[0].Column != b.periods[1] || c.Label.Key != "add-note" {
		t.Errorf("in a column: %+v", n)
	}
}

func TestAddNotes_Refuses(t *testing.T) {
	add := func(text string, like Note, section SectionID) func(b *book) (Change, error) {
		return func(b *book) (Change, error) {
			c, made, err := AddNotes(b.Workbook, b.ids, []string{"good", text}, like, b.on(b.canvas, section))
			if len(made) != 0 {
				t.Errorf("refused, and made %v", made)
			}
			return c, err
		}
	}
	good := Note{Tint: TintAsIs, Size: NoteSmall}
	refusesAll(t, func(*book) {}, []asked{
		{"too long", "refused-text", add(strings.Repeat("x", MaxText+1), good, "members")},
		{"no text", "refused-text", add("\xff", good, "members")},
		{"no tint", "refused-text", add("x", Note{Size: NoteSmall}, "members")},
		{"no such section", "refused-no-section", add("x", good, "nowhere")},
	})
}

func TestSetText(t *testing.T) {
	b := newBook(t)
	id := b.note("members", "before")
	c, err := SetText(b.Workbook, id, "caf\xe9 ✓\n")
	b.do(c, err)
	if got := has[Note](b, id).Text; got != "caf\uFFFD ✓\n" {
		t.Errorf("the text is %q", got)
	}
	if c.Key != "text:"+string(id) || len(c.Diff) != 1 {
		t.Errorf("the change is %+v", c)
	}
	set := func(id RecordID, text string) func(b *book) (Change, error) {
		return func(b *book) (Change, error) { return SetText(b.Workbook, id, text) }
	}
	refusesAll(t, func(b *book) { b.note("members", "before") }, []asked{
		{"gone", "refused-gone", set("gone", "x")},
		{"too long", "refused-value", set(id, strings.Repeat("x", MaxText+1))},
		{"a sheet has no text", "refused-gone", set("r005", "x")},
	})
}

func TestEdit(t *testing.T) {
	b := newBook(t)
	id := b.drop(grant, "public")
	before := has[Source](b, id)
	c, err := Edit(b.Workbook, id, "set-payer", func(s *Source) { s.Payer = "Land" })
	b.do(c, err)
	before.Payer = "Land"
	if got := has[Source](b, id); got != before || c.Key != "set-payer:"+string(id) || c.Label.Key != "set-payer" || c.Label.Args[0] != "State grant" {
		t.Errorf("%+v by %+v", got, c)
	}
	if c, err := Edit(b.Workbook, id, "set-payer", func(s *Source) { s.Payer = "Land" }); err != nil || len(c.Diff) != 0 {
		t.Errorf("the same again: %v, %v", c, err)
	}
	edit := func(set func(s *Source)) func(b *book) (Change, error) {
		return func(b *book) (Change, error) { return Edit(b.Workbook, b.Sources(b.scenario)[0].ID, "edit", set) }
	}
	refusesAll(t, func(b *book) { b.drop(grant, "public") }, []asked{
		{"gone", "refused-gone", func(b *book) (Change, error) { return Edit(b.Workbook, "gone", "edit", func(*Source) {}) }},
		{"another kind", "refused-gone", func(b *book) (Change, error) { return Edit(b.Workbook, b.maps, "edit", func(*Source) {}) }},
		{"another id", "refused-value", edit(func(s *Source) { s.ID = "x" })},
		{"public money, private side", "refused-value", edit(func(s *Source) { s.Side = SidePrivate })},
		{"ends before it starts", "refused-value", edit(func(s *Source) { s.Starts, s.Ends = NewYearMonth(2027, 1), NewYearMonth(2026, 12) })},
		{"the workbook's id", "refused-value", func(b *book) (Change, error) {
			return EditInfo(b.Workbook, "edit", func(i *Info) { i.ID = "x" })
		}},
		{"members below none", "refused-value", func(b *book) (Change, error) {
			return EditInfo(b.Workbook, "edit", func(i *Info) { i.Members = -1 })
		}},
	})
}

func TestAddCard(t *testing.T) {
	b := newBook(t)
	start := b.Workbook
	b.do(AddCard(b.Workbook, project))
	if got := counts(start, b.Workbook); got != "card+1" || has[Card](b, project.ID) != project {
		t.Errorf("made %s", got)
	}
	wrong := fees
	wrong.Use = "beer"
	refusesAll(t, func(b *book) { b.do(AddCard(b.Workbook, project)) }, []asked{
		{"there already", "refused-value", func(b *book) (Change, error) { return AddCard(b.Workbook, project) }},
		{"wrong", "refused-value", func(b *book) (Change, error) { return AddCard(b.Workbook, wrong) }},
	})
}

func TestYearMonth(t *testing.T) {
	for _, x := range [][2]int{{2026, 1}, {2026, 12}, {1999, 6}} {
		if m := NewYearMonth(x[0], x[1]); m.Year() != x[0] || m.Month() != x[1] {
			t.Errorf("%v is %d-%d", x, m.Year(), m.Month())
		}
	}
	if NewYearMonth(2026, 12) >= NewYearMonth(2027, 1) {
		t.Error("months do not follow each other")
	}
}
