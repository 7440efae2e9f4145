package canvas

import "testing"

func TestSetStyle_GivesEachKindItsOwn(t *testing.T) {
	b := newBook(t)
	a, z := b.drop(grant, "public"), b.drop(fees, "private")
	b.value(z, 0, ShareOf(Percent(20)))
	b.do(Edit(b.Workbook, FundingID(a, b.periods[0]), "edit", func(f *Funding) { f.Status, f.Basis = InAction, Estimate }))
	n, m := b.note("channels", "Breakfast"), b.note("channels", "Dinner")
	b.do(Edit(b.Workbook, n, "edit", func(n *Note) { n.Tint, n.Size, n.Heading = TintRemark, NoteLarge, true }))
	all := []Item{{ID: z}, {ID: m}}

	style, ok := StyleOf(b.Workbook, b.canvas, Item{ID: n})
	if !ok {
		t.Fatal("a note has no style")
	}
	b.do(SetStyle(b.Workbook, b.canvas, all, style))
	if got := has[Note](b, m); got.Tint != TintRemark || got.Size != NoteLarge || !got.Heading || got.Text != "Dinner" {
		t.Errorf("the note is %+v", got)
	}
	if f := has[Funding](b, FundingID(z, b.periods[0])); f.Status != AsIs || f.Value != ShareOf(Percent(20)) {
		t.Errorf("the source took the style of a note: %+v", f)
	}
	style, _ = StyleOf(b.Workbook, b.maps, Item{ID: a})
	b.do(SetStyle(b.Workbook, b.maps, all[:1], style))
	if f := has[Funding](b, FundingID(z, b.periods[0])); f.Status != InAction || f.Basis != Estimate || f.Value != ShareOf(Percent(20)) {
		t.Errorf("the source brings %+v", f)
	}
}

func TestSetStyle_Refuses(t *testing.T) {
	b := newBook(t)
	source, note := Item{ID: b.drop(grant, "public")}, Item{ID: b.note("channels", "Breakfast")}
	style, _ := StyleOf(b.Workbook, b.maps, source)
	c, err := SetStyle(b.Workbook, b.canvas, []Item{note}, style)
	refuses(t, c, err, "refused-style")
	style, _ = StyleOf(b.Workbook, b.canvas, note)
	b.do(LockItems(b.Workbook, b.canvas, []Lying{{Item: note}}, true))
	style.Tint = TintRemark
	c, err = SetStyle(b.Workbook, b.canvas, []Item{note}, style)
	refuses(t, c, err, "refused-locked")
	if _, ok := StyleOf(b.Workbook, b.canvas, Item{ID: "gone"}); ok {
		t.Error("what is not there has a style")
	}
}
