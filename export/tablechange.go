package export

import (
	"strconv"
	"strings"

	"clustercanvas/canvas"
)

// For returns the table as it would be taken into a period: rows that name a scenario or a period
// are for that one, by title and label; what the workbook does not have, and what would have no
// group, is a problem of its row.
func (t Table) For(w canvas.Workbook, scenario, period canvas.RecordID) Table {
	rows := make([]Row, len(t.Rows))
	found := finder{w: w, scenario: scenario, period: period, periods: map[[2]string]canvas.RecordID{}}
	known := newTaking(w, nil)
	for i, r := range t.Rows {
		if r.taken() {
			r.Problems, r.Notes = nil, append([]RowProblem(nil), r.Notes...)
			key := ""
			if r.period, key = found.find(r); key != "" {
				r.problem("", key, r.Scenario, r.Period)
			} else {
				known.look(&r)
			}
		}
		rows[i] = r
	}
	t.Rows = rows
	return t
}

// Change returns one change that adds the good rows: each as For finds it. A source or cost that
// is in the scenario already and has no figure in the period goes on; otherwise there is a second
// one, as there is when a card is dropped twice. It is refused where no row is good.
func (t Table) Change(w canvas.Workbook, ids canvas.IDs, scenario, period canvas.RecordID) (canvas.Change, error) {
	good := t.For(w, scenario, period).Good()
	if len(good) == 0 {
		return canvas.Change{}, canvas.Refusal{Key: "refused-table"}
	}
	x := newTaking(w, ids)
	for _, r := range good {
		x.take(r)
	}
	return canvas.Change{Label: canvas.Label{Key: "add-table", Args: []string{strconv.Itoa(len(good))}}, Diff: x.diff}, nil
}

// finder finds scenarios and periods by their names.
type finder struct {
	w                canvas.Workbook
	scenario, period canvas.RecordID
	periods          map[[2]string]canvas.RecordID // found already; empty: there is none
}

// find returns the period that a row is for, or why there is none.
func (f finder) find(r Row) (canvas.RecordID, string) {
	if r.Scenario == "" && r.Period == "" {
		if _, ok := canvas.Get[canvas.Period](f.w, f.period); !ok {
			return "", "row-no-period"
		}
		return f.period, ""
	}
	key := [2]string{r.Scenario, r.Period}
	id, known := f.periods[key]
	if !known {
		id = f.look(r)
		f.periods[key] = id
	}
	if id == "" {
		return "", "row-period"
	}
	return id, ""
}

func (f finder) look(r Row) canvas.RecordID {
	scenario, ok := f.scenarioOf(r.Scenario)
	if !ok {
		return ""
	}
	periods := f.w.Periods(scenario)
	if r.Period == "" {
		for _, p := range periods {
			if p.ID == f.period || scenario != f.scenario {
				return p.ID
			}
		}
		return ""
	}
	for _, p := range periods {
		if fold(p.Label) == fold(r.Period) {
			return p.ID
		}
	}
	year, err := strconv.Atoi(strings.TrimSpace(r.Period))
	for _, p := range periods {
		if err == nil && p.FromYear != 0 && year >= p.FromYear && year <= max(p.FromYear, p.ToYear) {
			return p.ID
		}
	}
	return ""
}

// scenarioOf finds a scenario by its title; the one that is asked for goes before others of the
// same title.
func (f finder) scenarioOf(title string) (canvas.RecordID, bool) {
	if title == "" {
		return f.scenario, true
	}
	if s, ok := canvas.Get[canvas.Scenario](f.w, f.scenario); ok && fold(s.Title) == fold(title) {
		return s.ID, true
	}
	for _, s := range f.w.Scenarios() {
		if fold(s.Title) == fold(title) {
			return s.ID, true
		}
	}
	return "", false
}

// taking collects the records that the rows of a table become. It knows by name what is there,
// so that a table of ten thousand rows takes no longer than it must.
type taking struct {
	w       canvas.Workbook
	ids     canvas.IDs
	diff    canvas.Diff
	cards   map[string]canvas.Card       // by folded title
	sources map[string][]canvas.Source   // by scenario, card and folded title
	lines   map[string][]canvas.CostLine // by scenario, group and folded title
	passed  map[string]int               // by what is looked for: so many of a list have a figure already
	last    map[canvas.RecordID]canvas.Rank
	lastRow map[canvas.RecordID]canvas.Rank
}

func newTaking(w canvas.Workbook, ids canvas.IDs) *taking {
	x := &taking{
		w: w, ids: ids, diff: canvas.Diff{}, cards: map[string]canvas.Card{},
		sources: map[string][]canvas.Source{}, lines: map[string][]canvas.CostLine{},
		passed: map[string]int{}, last: map[canvas.RecordID]canvas.Rank{}, lastRow: map[canvas.RecordID]canvas.Rank{},
	}
	for _, c := range w.Cards() {
		for _, name := range []string{c.Short, c.Title} {
			if fold(name) != "" {
				x.cards[fold(name)] = c
			}
		}
	}
	for _, s := range w.Scenarios() {
		for _, source := range w.Sources(s.ID) {
			x.know(source)
			x.last[s.ID] = max(x.last[s.ID], source.Rank)
		}
		for _, l := range w.CostLines(s.ID) {
			x.knowLine(l)
			x.lastRow[s.ID] = max(x.lastRow[s.ID], l.Rank)
		}
	}
	return x
}

func sourceKey(s canvas.Source) string {
	return string(s.Scenario) + "\x00" + string(s.Card) + "\x00" + fold(s.Title) + "\x00" + string(s.Group) + string(s.Side) + string(s.Use)
}

func lineKey(l canvas.CostLine) string {
	return string(l.Scenario) + "\x00" + string(l.Group) + "\x00" + l.Deck + "\x00" + fold(l.Title)
}

func (x *taking) know(s canvas.Source) {
	x.sources[sourceKey(s)] = append(x.sources[sourceKey(s)], s)
}

func (x *taking) knowLine(l canvas.CostLine) {
	x.lines[lineKey(l)] = append(x.lines[lineKey(l)], l)
}

func (x *taking) put(r canvas.Record) {
	id := r.RecordID()
	before := x.w.Record(id)
	if before == r {
		delete(x.diff, id)
		return
	}
	x.diff[id] = canvas.Delta{Before: before, After: r}
}

// record returns a record as it will be, or nil.
func (x *taking) record(id canvas.RecordID) canvas.Record {
	if d, ok := x.diff[id]; ok {
		return d.After
	}
	return x.w.Record(id)
}

// look says what would be in the way of a row, and whether there is one like it.
func (x *taking) look(r *Row) {
	switch r.Kind {
	case RowSource:
		_, source, ok := x.sourceOf(*r)
		if !ok {
			r.problem("", "row-no-group", firstOf(r.Name, r.Card))
			return
		}
		_, goesOn := x.free(source, r.period)
		x.again(r, len(x.sources[sourceKey(source)]) > 0 && !goesOn)
	case RowCost:
		l, ok := x.lineOf(*r)
		if !ok {
			r.problem("", "row-no-cost-group", firstOf(r.Name, r.Card))
			return
		}
		_, goesOn := x.freeLine(l, r.period)
		x.again(r, len(x.lines[lineKey(l)]) > 0 && !goesOn)
	default:
	}
}

func (x *taking) again(r *Row, there bool) {
	if there {
		r.Notes = append(r.Notes, RowProblem{Row: r.Number, Key: "row-again", Args: []string{cutCell(firstOf(r.Name, r.Card))}})
	}
}

// free returns a source like this that brings nothing in a period yet; a payer that is not said may
// be any.
func (x *taking) free(like canvas.Source, period canvas.RecordID) (canvas.Source, bool) {
	list := x.sources[sourceKey(like)]
	looked := sourceKey(like) + "\x00" + fold(like.Payer) + "\x00" + string(period)
	for i := x.passed[looked]; i < len(list); i++ {
		s := list[i]
		f, there := x.record(canvas.FundingID(s.ID, period)).(canvas.Funding)
		samePayer := like.Payer == "" || fold(like.Payer) == fold(s.Payer)
		if samePayer && (!there || f.Value.Kind == canvas.NothingYet) {
			x.passed[looked] = i
			return s, true
		}
	}
	x.passed[looked] = len(list)
	return canvas.Source{}, false
}

// freeLine returns a cost line like this of which nothing is known in a period yet.
func (x *taking) freeLine(like canvas.CostLine, period canvas.RecordID) (canvas.CostLine, bool) {
	list := x.lines[lineKey(like)]
	looked := lineKey(like) + "\x00" + string(period)
	for i := x.passed[looked]; i < len(list); i++ {
		if x.record(canvas.CostID(list[i].ID, period)) == nil {
			x.passed[looked] = i
			return list[i], true
		}
	}
	x.passed[looked] = len(list)
	return canvas.CostLine{}, false
}

// take adds what a row becomes.
func (x *taking) take(r Row) {
	switch r.Kind {
	case RowSource:
		x.source(r)
	case RowCost:
		x.cost(r)
	case RowTotal:
		x.put(canvas.Total{
			ID: canvas.TotalID(r.period, r.Total), Period: r.period, Of: r.Total, Value: r.Value, Basis: r.Basis, Origin: r.Origin,
		})
	default:
	}
}

// sourceOf returns the card and the source that a row becomes, ids aside. It fails where nothing
// says the group.
func (x *taking) sourceOf(r Row) (canvas.Card, canvas.Source, bool) {
	kind := firstOf(r.Card, r.Name)
	card, known := x.cards[fold(kind)]
	if !known {
		card, known = cardNamed(kind)
		if there, ok := x.record(card.ID).(canvas.Card); known && ok {
			card = there // as the user may have changed it
		}
	}
	if !known {
		if r.Group == "" {
			return card, canvas.Source{}, false
		}
		card = canvas.Card{Title: kind, Group: r.Group, Side: sideFor(r, canvas.SidePublic), Use: useFor(r)}
	}
	p, _ := canvas.Get[canvas.Period](x.w, r.period)
	s := canvas.Source{
		Scenario: p.Scenario, Card: card.ID, Payer: r.Payer, Group: card.Group, Side: card.Side, Use: card.Use,
		Starts: r.Starts, Ends: r.Ends,
	}
	if r.Group != "" {
		s.Group, s.Side = r.Group, sideFor(r, card.Side)
	} else if r.Side != "" {
		s.Side = r.Side
	}
	if r.Use != "" {
		s.Use = r.Use
	}
	if r.Card != "" && r.Name != "" && !isNameOf(card, r.Name) {
		s.Title = r.Name
	}
	return card, s, true
}

// sideFor returns the side of a row's money: what it says, what its group says, or a card's.
func sideFor(r Row, card canvas.Side) canvas.Side {
	if r.Group != canvas.GroupProject {
		return canvas.Side(r.Group)
	}
	if r.Side != "" {
		return r.Side
	}
	return card
}

func useFor(r Row) canvas.Use {
	switch {
	case r.Use != "":
		return r.Use
	case r.Group == canvas.GroupProject:
		return canvas.UseProjects
	}
	return canvas.UseAnything
}

// isNameOf reports whether a card is called so, in any language.
func isNameOf(c canvas.Card, name string) bool {
	if fold(c.Title) == fold(name) || fold(c.Short) == fold(name) || fold(c.Deck) == fold(name) {
		return true
	}
	same, ok := cardNamed(name)
	return ok && c.Deck != "" && same.Deck == c.Deck
}

func (x *taking) source(r Row) {
	card, s, _ := x.sourceOf(r)
	if card.ID == "" {
		card.ID = x.ids()
		x.cards[fold(card.Title)] = card
	}
	s.Card = card.ID
	x.put(card)
	if there, ok := x.free(s, r.period); ok {
		s = there
	} else {
		s.ID = x.ids()
		s.Rank = canvas.RankBetween(x.last[s.Scenario], "")
		x.last[s.Scenario] = s.Rank
		x.know(s)
		x.put(s)
	}
	x.put(canvas.Funding{
		ID: canvas.FundingID(s.ID, r.period), Source: s.ID, Period: r.period,
		Value: r.Value, Status: r.Status, Basis: r.Basis, Origin: r.Origin,
	})
}

// lineOf returns the cost line that a row becomes, its id aside. It fails where nothing says the
// group.
func (x *taking) lineOf(r Row) (canvas.CostLine, bool) {
	p, _ := canvas.Get[canvas.Period](x.w, r.period)
	l := canvas.CostLine{Scenario: p.Scenario, Group: r.CostGroup, Title: firstOf(r.Name, r.Card)}
	for _, name := range []string{r.Card, r.Name} {
		id, group, ok := usualCost(name, r.CostGroup)
		if !ok {
			continue
		}
		l.Deck, l.Group = id, group
		if same, _, ok := usualCost(l.Title, group); ok && same == id {
			l.Title = ""
		}
		break
	}
	return l, l.Group != ""
}

func (x *taking) cost(r Row) {
	l, _ := x.lineOf(r)
	if there, ok := x.freeLine(l, r.period); ok {
		l = there
	} else {
		l.ID = x.ids()
		l.Rank = canvas.RankBetween(x.lastRow[l.Scenario], "")
		x.lastRow[l.Scenario] = l.Rank
		x.knowLine(l)
		x.put(l)
	}
	if r.Value.Kind == canvas.AmountValue {
		x.put(canvas.Cost{
			ID: canvas.CostID(l.ID, r.period), Line: l.ID, Period: r.period,
			Amount: r.Value.Amount, Status: r.Status, Basis: r.Basis, Origin: r.Origin,
		})
	}
}

func firstOf(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}
