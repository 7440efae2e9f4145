package canvas

import (
	"fmt"
	"testing"
)

// cost gives the book a cost line of a group with an amount in a period.
func (b *book) cost(group CostGroup, title string, period int, amount Money) RecordID {
	b.t.Helper()
	c, id, err := AddCostLine(b.Workbook, b.ids, b.scenario, group, "", title)
	b.do(c, err)
	b.do(SetCost(b.Workbook, id, b.periods[period], amount))
	return id
}

// spends returns what cost lines of a scenario take, period by period.
func (b *book) spends(scenario RecordID) string {
	s := ""
	for _, l := range b.CostLines(scenario) {
		s += l.Title + ":"
		for _, p := range b.Periods(scenario) {
			if x, ok := Get[Cost](b.Workbook, CostID(l.ID, p.ID)); ok {
				s += fmt.Sprint(x.Amount)
			}
			s += "|"
		}
	}
	return s
}

func TestSetCost_KeepsWhatWasSaidOfTheFigure(t *testing.T) {
	b := newBook(t)
	line := b.cost(CostTeam, "CEO", 0, 100)
	b.do(Edit(b.Workbook, CostID(line, b.periods[0]), "set-status", func(c *Cost) { c.Status, c.Origin = InAction, "contract" }))
	b.do(SetCost(b.Workbook, line, b.periods[0], 200))
	if got := has[Cost](b, CostID(line, b.periods[0])); got.Amount != 200 || got.Status != InAction || got.Origin != "contract" {
		t.Errorf("it is %+v", got)
	}
	b.do(ClearCost(b.Workbook, line, b.periods[0]))
	if got := b.spends(b.scenario); got != "CEO:|||" {
		t.Errorf("cleared, it is %q", got)
	}
}

func TestCosts_AreCopiedWithTheirScenario(t *testing.T) {
	b := newBook(t)
	b.cost(CostTeam, "CEO", 0, 100)
	b.cost(CostStartUp, "Logo", 0, 5)
	b.do(SetField(b.Workbook, b.periods[0], "funding-round", "First"))
	c, draft, err := CopyScenario(b.Workbook, b.ids, b.scenario, "Draft")
	b.do(c, err)
	if got, want := b.spends(draft), b.spends(b.scenario); got != want {
		t.Errorf("the copy spends %q, not %q", got, want)
	}
	p := b.Periods(draft)[0].ID
	if b.Text(p, "funding-round") != "First" {
		t.Error("the text of the period is lost")
	}
	for _, l := range b.CostLines(draft) {
		if has[CostLine](b, l.SameAs).Title != l.Title {
			t.Errorf("%q does not say what it was copied from", l.Title)
		}
	}
	b.do(SetCost(b.Workbook, b.CostLines(draft)[0].ID, p, 999))
	if got := b.spends(b.scenario); got != "CEO:100|||Logo:5|||" {
		t.Errorf("the as-is has become %q", got)
	}
	b.do(RemoveScenario(b.Workbook, draft))
	if len(All[CostLine](b.Workbook)) != 2 || len(All[Cost](b.Workbook)) != 2 || len(All[Field](b.Workbook)) != 1 {
		t.Error("removing the draft took something else, or left something")
	}
}

func TestAddPeriod_BeginsWithCostsButNotWithThoseOfStartingUp(t *testing.T) {
	b := newBook(t)
	b.cost(CostTeam, "CEO", 0, 100)
	b.cost(CostStartUp, "Logo", 0, 5)
	c, _, err := AddPeriod(b.Workbook, b.ids, b.scenario, b.periods[0], "Year 1b", true)
	b.do(c, err)
	if got := b.spends(b.scenario); got != "CEO:100|100|||Logo:5||||" {
		t.Errorf("it spends %q", got)
	}
}

func TestRemoveItems_TakesACostLineOutOfThePeriod(t *testing.T) {
	b := newBook(t)
	line := b.cost(CostTeam, "CEO", 0, 100)
	b.do(SetCost(b.Workbook, line, b.periods[1], 200))
	b.do(RemoveItems(b.Workbook, b.canvas, []Item{{ID: line}}))
	if got := b.spends(b.scenario); got != "CEO:|200||" {
		t.Fatalf("it spends %q", got)
	}
	b.do(ShowPeriod(b.Workbook, b.canvas, b.scenario, b.periods[1]))
	b.do(RemoveItems(b.Workbook, b.canvas, []Item{{ID: line}}))
	if got := b.spends(b.scenario); got != "" {
		t.Errorf("it still spends %q", got)
	}
}

func TestMoveItems_TakesACostLineToItsGroup(t *testing.T) {
	b := newBook(t)
	c, money, err := AddSheet(b.Workbook, b.ids, BuiltIn()[3], b.scenario, b.periods[0], "")
	b.do(c, err)
	first, second := b.cost(CostTeam, "CEO", 0, 100), b.cost(CostOperations, "Office", 0, 50)
	spot := b.on(money, "operations")
	spot.Before = has[CostLine](b, second).Rank
	b.do(MoveItems(b.Workbook, []Moved{{Item: Item{ID: first}}}, spot))
	if l := has[CostLine](b, first); l.Group != CostOperations || l.Rank >= has[CostLine](b, second).Rank {
		t.Errorf("it is %+v", l)
	}
	d, made, err := DuplicateItems(b.Workbook, b.ids, []Moved{{Item: Item{ID: first}}}, b.on(money, "team"))
	b.do(d, err)
	if l := has[CostLine](b, made[0].ID); l.Group != CostTeam || has[Cost](b, CostID(l.ID, b.periods[0])).Amount != 100 {
		t.Errorf("the copy is %+v", l)
	}
	e, err := MoveItems(b.Workbook, []Moved{{Item: Item{ID: first}}}, b.on(money, "public"))
	refuses(t, e, err, "refused-no-costs")
	source := b.drop(grant, "public")
	f, err := MoveItems(b.Workbook, []Moved{{Item: Item{ID: source}}}, b.on(money, "team"))
	refuses(t, f, err, "refused-notes-only")
}
