package canvas

import (
	"slices"
	"strconv"
	"strings"
)

// Cell is one box of a sheet that is typed into as in a table: a figure, a name, a text. It names
// what is meant, and not where it lies.
type Cell struct {
	What   What
	Record RecordID // the row: a source, a cost line, a metric, a horizon, a reference; empty: a row that is not there yet
	Column RecordID // the period or the horizon, where the box is of one
	New    string   // of a cost line that is not there yet: its group and, after a colon, its id in the deck
	Key    string   // of a text: its key
}

// What says what a cell holds.
type What string

// What a cell can hold. Typing into a row that is not there yet makes it.
const (
	CellAmount      What = "amount" // what a source brings, as an amount
	CellShare       What = "share"  // what a source brings, as a share
	CellSource      What = "source" // the name of a source
	CellCost        What = "cost"   // what a cost line takes
	CellCostLine    What = "cost-line"
	CellText        What = "text" // of the cluster, or of the period that Column names
	CellMetric      What = "metric"
	CellUnit        What = "unit"
	CellMetricFrom  What = "metric-origin"
	CellOwner       What = "owner"
	CellTarget      What = "target"
	CellCandidate   What = "candidate" // the name of a parked metric
	CellHorizon     What = "horizon"
	CellHorizonYear What = "horizon-year"
	CellPeer        What = "peer" // the cluster of a reference
	CellPeerMeasure What = "peer-measure"
	CellPeerValue   What = "peer-value"
	CellPeerUnit    What = "peer-unit"
	CellPeerYear    What = "peer-year"
	CellPeerOrigin  What = "peer-origin"
	CellTotal       What = "total" // the typed total of Column that Key names
)

// Written returns what a cell holds as one types it in a language: what an editor begins with.
func (c Cell) Written(w Workbook, language string) string {
	switch c.What {
	case CellAmount, CellShare:
		f, _ := Get[Funding](w, FundingID(c.Record, c.Column))
		return f.Value.Written(language)
	case CellSource:
		s, _ := Get[Source](w, c.Record)
		return s.Title
	case CellCost:
		if x, ok := Get[Cost](w, CostID(c.Record, c.Column)); ok {
			return AmountOf(x.Amount).Written(language)
		}
	case CellCostLine:
		l, _ := Get[CostLine](w, c.Record)
		return l.Title
	case CellText:
		return w.Text(c.Column, c.Key)
	case CellMetric, CellCandidate, CellUnit, CellMetricFrom, CellOwner:
		m, _ := Get[Metric](w, c.Record)
		return *c.What.ofMetric(&m)
	case CellTarget:
		if t, ok := Get[Target](w, TargetID(c.Record, c.Column)); ok {
			return t.Value.Written(language)
		}
	case CellHorizon:
		h, _ := Get[Horizon](w, c.Record)
		return h.Label
	case CellHorizonYear:
		h, _ := Get[Horizon](w, c.Record)
		return yearWritten(h.Year)
	case CellPeer, CellPeerMeasure, CellPeerUnit, CellPeerOrigin:
		r, _ := Get[Reference](w, c.Record)
		return *c.What.ofReference(&r)
	case CellPeerValue:
		if r, ok := Get[Reference](w, c.Record); ok {
			return r.Value.Written(language)
		}
	case CellPeerYear:
		r, _ := Get[Reference](w, c.Record)
		return yearWritten(r.Year)
	case CellTotal:
		t, _ := Get[Total](w, TotalID(c.Column, TotalOf(c.Key)))
		return t.Value.Written(language)
	}
	return ""
}

// ofMetric and ofReference return the field of a record that a cell holds.
func (x What) ofMetric(m *Metric) *string {
	switch x {
	case CellUnit:
		return &m.Unit
	case CellMetricFrom:
		return &m.Origin
	case CellOwner:
		return &m.Owner
	}
	return &m.Title
}

func (x What) ofReference(r *Reference) *string {
	switch x {
	case CellPeerMeasure:
		return &r.Measure
	case CellPeerUnit:
		return &r.Unit
	case CellPeerOrigin:
		return &r.Origin
	}
	return &r.Cluster
}

func yearWritten(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

// TypeCell types a text into a cell, in a language: figures as people write them there, nothing to
// take a figure away. Typing into a row that is not there yet makes the row. It returns the cell
// as it is called from then on. What cannot be read is refused with the word for what was wanted.
func TypeCell(w Workbook, ids IDs, c Cell, typed, language string) (Change, Cell, error) {
	typed = strings.TrimSpace(typed)
	if c.Record == "" && c.What != CellText && c.What != CellTotal {
		return typeNew(w, ids, c, typed, language)
	}
	change, err := typeOld(w, c, typed, language)
	return change, c, err
}

func typeOld(w Workbook, c Cell, typed, language string) (Change, error) {
	if slices.Contains([]What{CellAmount, CellCost, CellTotal}, c.What) {
		if err := w.InCurrency(typed); err != nil {
			return Change{}, err
		}
	}
	name := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	switch c.What {
	case CellAmount, CellShare:
		v, err := ParseValue(typed, c.What == CellShare, language)
		if err != nil {
			return Change{}, err
		}
		return SetValue(w, FundingID(c.Record, c.Column), v)
	case CellSource:
		return Edit(w, c.Record, "rename-source", func(s *Source) { s.Title = name(typed) })
	case CellCost:
		if typed == "" {
			return ClearCost(w, c.Record, c.Column)
		}
		m, err := ParseMoney(typed, language)
		if err != nil {
			return Change{}, refused("refused-amount", typed)
		}
		return SetCost(w, c.Record, c.Column, m)
	case CellCostLine:
		return Edit(w, c.Record, "rename-cost", func(l *CostLine) { l.Title = name(typed) })
	case CellText:
		return SetField(w, c.Column, c.Key, typed)
	case CellMetric, CellCandidate, CellUnit, CellMetricFrom, CellOwner:
		return Edit(w, c.Record, "set-metric", func(m *Metric) { *c.What.ofMetric(m) = name(typed) })
	case CellTarget:
		if typed == "" {
			return ClearTarget(w, c.Record, c.Column)
		}
		q, err := ParseQuantity(typed, language)
		if err != nil {
			return Change{}, refused("refused-quantity", typed)
		}
		return SetTarget(w, c.Record, c.Column, q)
	case CellHorizon:
		return Edit(w, c.Record, "set-horizon", func(h *Horizon) { h.Label = name(typed) })
	case CellHorizonYear:
		y, err := parseYear(typed)
		if err != nil {
			return Change{}, err
		}
		return Edit(w, c.Record, "set-horizon", func(h *Horizon) { h.Year = y })
	case CellPeer, CellPeerMeasure, CellPeerUnit, CellPeerOrigin:
		return Edit(w, c.Record, "set-reference", func(r *Reference) { *c.What.ofReference(r) = name(typed) })
	case CellPeerValue:
		q, err := ParseQuantity(typed, language)
		if err != nil {
			return Change{}, refused("refused-quantity", typed)
		}
		return Edit(w, c.Record, "set-reference", func(r *Reference) { r.Value = q })
	case CellPeerYear:
		y, err := parseYear(typed)
		if err != nil {
			return Change{}, err
		}
		return Edit(w, c.Record, "set-reference", func(r *Reference) { r.Year = y })
	case CellTotal:
		v, err := ParseValue(typed, false, language)
		if err != nil || (TotalOf(c.Key).OnlyAmount() && v.Kind == ShareValue) {
			return Change{}, refused("refused-amount", typed)
		}
		return SetTotal(w, c.Column, TotalOf(c.Key), v, Stated)
	}
	return Change{}, refused("refused-value")
}

// typeNew makes the row that a cell is of, with what was typed into it. Nothing makes nothing.
func typeNew(w Workbook, ids IDs, c Cell, typed, language string) (Change, Cell, error) {
	if typed == "" {
		return on(w).labelled("set-field"), c, nil
	}
	var first Change
	var err error
	switch c.What {
	case CellCost, CellCostLine:
		p, ok := Get[Period](w, c.Column)
		if !ok {
			return Change{}, c, refused("refused-no-period")
		}
		group, deck, _ := strings.Cut(c.New, ":")
		first, c.Record, err = AddCostLine(w, ids, p.Scenario, CostGroup(group), deck, "")
	case CellMetric, CellCandidate:
		first, c.Record, err = AddMetric(w, ids, "", c.What == CellCandidate)
	case CellPeer, CellPeerMeasure, CellPeerValue, CellPeerUnit, CellPeerYear, CellPeerOrigin:
		first, c.Record, err = AddReference(w, ids, Reference{})
	default:
		err = refused("refused-value")
	}
	if err != nil {
		return Change{}, c, err
	}
	next, err := w.Apply(first.Diff)
	if err != nil {
		return Change{}, c, err
	}
	second, err := typeOld(next, c, typed, language)
	if err != nil {
		return Change{}, c, err
	}
	c.New = ""
	if c.What == CellCostLine {
		c.Column = "" // its name is that of the line in every period
	}
	second.Diff = first.Diff.Then(second.Diff)
	second.Label = first.Label
	if len(second.Label.Args) == 1 && second.Label.Args[0] == "" {
		second.Label.Args[0] = typed
	}
	return second, c, nil
}

func parseYear(typed string) (int, error) {
	if typed == "" {
		return 0, nil
	}
	y, err := strconv.Atoi(typed)
	if err != nil || y < 1000 || y > 9999 {
		return 0, refused("refused-year", typed)
	}
	return y, nil
}
