package canvas

import "testing"

func TestMarkConfidential_MarksWhatCanBe(t *testing.T) {
	h := newHeap(t)
	id := h.drop(fees, "private")
	cost := h.cost(CostTeam, "CEO", 0, 180_000_00)
	items := []Item{{ID: id}, {ID: cost}, {ID: "gone"}}
	h.do(MarkConfidential(h.Workbook, items, true))
	if !has[Source](h.book, id).Confidential || !has[CostLine](h.book, cost).Confidential || !h.AllConfidential(items) {
		t.Error("what is marked has no mark")
	}
	h.do(MarkConfidential(h.Workbook, items[:1], false))
	if has[Source](h.book, id).Confidential || h.AllConfidential(items) {
		t.Error("the mark is not taken away")
	}
	c, err := MarkConfidential(h.Workbook, items[2:], true)
	refuses(t, c, err, "refused-confidential")
}

func TestSetTotal_KeepsTheMark(t *testing.T) {
	b := newBook(t)
	id := TotalID(b.periods[0], TotalPublicSide)
	b.do(SetTotal(b.Workbook, b.periods[0], TotalPublicSide, ShareOf(Percent(60)), Stated))
	b.do(Edit(b.Workbook, id, "set-confidential-total", func(x *Total) { x.Confidential = true }))
	b.do(SetTotal(b.Workbook, b.periods[0], TotalPublicSide, ShareOf(Percent(65)), Stated))
	if !has[Total](b, id).Confidential {
		t.Error("another figure takes the mark away")
	}
}

func TestMarkFigures_MarksThePeriodAlone(t *testing.T) {
	h := newHeap(t)
	id := h.drop(fees, "private")
	cost := h.cost(CostTeam, "CEO", 0, 180_000_00)
	items := []Item{{ID: id}, {ID: cost}}
	h.do(MarkFigures(h.Workbook, items, h.periods[0], true))
	if !has[Funding](h.book, FundingID(id, h.periods[0])).Confidential || !has[Cost](h.book, CostID(cost, h.periods[0])).Confidential {
		t.Error("a figure that is marked has no mark")
	}
	if has[Source](h.book, id).Confidential || !h.AllFiguresConfidential(items, h.periods[0]) || h.AllFiguresConfidential(items, "gone") {
		t.Error("more is marked than the figures of the period")
	}
	c, err := MarkFigures(h.Workbook, items, "gone", true)
	refuses(t, c, err, "refused-confidential")
}
