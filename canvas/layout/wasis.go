package layout

import (
	"cmp"
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/words"
)

// wasIs is something that differs between two states of a workbook: what it was, and what it is. Empty is
// nothing.
type wasIs struct {
	what, was, is string
	group         canvas.Group // of the money; empty where it is none
	kind          canvas.Kind
}

// wasIsKinds are the kinds that are told, in their order. Where things lie is no matter for a table, and
// what was said in a meeting stands elsewhere.
var wasIsKinds = []canvas.Kind{
	canvas.KindSource, canvas.KindFunding, canvas.KindTotal, canvas.KindCostLine, canvas.KindCost, canvas.KindField, canvas.KindNote,
	canvas.KindMetric, canvas.KindTarget, canvas.KindReading, canvas.KindReference, canvas.KindHorizon, canvas.KindScenario, canvas.KindPeriod, canvas.KindSheet,
}

// wasAndIs returns what differs between two states, by kind and name.
func wasAndIs(then, now canvas.Workbook, language string) []wasIs {
	c := comparer{then: then, now: now, language: words.Known(language)}
	var out []wasIs
	c.diff = canvas.Between(then, now)
	for _, x := range c.diff {
		r := x.After
		if r == nil {
			r = x.Before
		}
		if !slices.Contains(wasIsKinds, r.Kind()) || c.goesWithOwner(r) || c.toldByFigures(r) {
			continue
		}
		row := wasIs{kind: r.Kind()}
		row.what, row.group = c.name(r)
		if x.Before != nil {
			row.was = c.said(then, x.Before)
		}
		if x.After != nil {
			row.is = c.said(now, x.After)
		}
		if row.was != row.is {
			out = append(out, row)
		}
	}
	slices.SortFunc(out, func(a, b wasIs) int {
		return cmp.Or(cmp.Compare(slices.Index(wasIsKinds, a.kind), slices.Index(wasIsKinds, b.kind)),
			cmp.Compare(a.what, b.what), cmp.Compare(a.was, b.was), cmp.Compare(a.is, b.is))
	})
	return out
}

// comparer names what differs between two states.
type comparer struct {
	then, now canvas.Workbook
	diff      canvas.Diff
	language  string
}

// goesWithOwner reports whether a record came or went with a scenario, a period, a sheet or a metric: that
// is told, and not all that is in it.
func (c comparer) goesWithOwner(r canvas.Record) bool {
	for _, id := range r.Owners() {
		x, touched := c.diff[id]
		owner := x.After
		if owner == nil {
			owner = x.Before
		}
		if !touched {
			if owner = c.now.Record(id); owner == nil {
				continue
			}
		} else if (x.Before == nil || x.After == nil) && slices.Contains([]canvas.Kind{canvas.KindScenario, canvas.KindPeriod, canvas.KindSheet, canvas.KindMetric}, owner.Kind()) {
			return true
		}
		if c.goesWithOwner(owner) {
			return true
		}
	}
	return false
}

// toldByFigures reports whether a source or a cost line came or went with figures, which name it.
func (c comparer) toldByFigures(r canvas.Record) bool {
	if x := c.diff[r.RecordID()]; x.Before != nil && x.After != nil {
		return false
	}
	for _, x := range c.diff {
		for _, y := range []canvas.Record{x.Before, x.After} {
			switch y := y.(type) {
			case canvas.Funding:
				if y.Source == r.RecordID() {
					return true
				}
			case canvas.Cost:
				if y.Line == r.RecordID() {
					return true
				}
			default:
			}
		}
	}
	return false
}

// get returns a record as it is now, or as it was.
func get[T canvas.Record](c comparer, id canvas.RecordID) T {
	r, ok := canvas.Get[T](c.now, id)
	if !ok {
		r, _ = canvas.Get[T](c.then, id)
	}
	return r
}

// name returns what people know a record by.
func (c comparer) name(r canvas.Record) (string, canvas.Group) {
	at := func(what string, period canvas.RecordID) string { return dotted(what, unbrokenLabel(c.period(period))) }
	switch r := r.(type) {
	case canvas.Source:
		return c.source(r), r.Group
	case canvas.Funding:
		s := get[canvas.Source](c, r.Source)
		return at(c.source(s), r.Period), s.Group
	case canvas.Total:
		return at(words.Text(c.language, "minutes-total-"+string(r.Of)), r.Period), r.Of.Group()
	case canvas.CostLine:
		return deck.Plain(deck.CostTitle(r, c.language)), ""
	case canvas.Cost:
		return at(deck.Plain(deck.CostTitle(get[canvas.CostLine](c, r.Line), c.language)), r.Period), ""
	case canvas.Field:
		return at(c.field(r.Key), r.Of), ""
	case canvas.Note:
		sheet := get[canvas.Sheet](c, r.Sheet)
		return dotted(c.sheet(sheet), c.section(sheet, r.Section)), ""
	case canvas.Metric:
		return r.Title, ""
	case canvas.Target:
		h := get[canvas.Horizon](c, r.Horizon)
		label := h.Label
		if label == "" {
			label = count(h.Year)
		}
		return dotted(get[canvas.Metric](c, r.Metric).Title, label), ""
	case canvas.Reading:
		return dotted(get[canvas.Metric](c, r.Metric).Title, dayWords(c.language, r.Day)), ""
	case canvas.Reference:
		return dotted(r.Cluster, r.Measure), ""
	default:
		return words.Text(c.language, "minutes-"+string(r.Kind())), ""
	}
}

// said returns what a record holds, in a few words.
func (c comparer) said(w canvas.Workbook, r canvas.Record) string {
	currency := w.Info().Currency
	value := func(v canvas.Value) string {
		switch v.Kind {
		case canvas.AmountValue:
			return words.Money(c.language, int64(v.Amount), currency)
		case canvas.ShareValue:
			return v.Written(c.language)
		}
		return words.Text(c.language, "minutes-no-figure")
	}
	status := func(s canvas.Status) string {
		if s == canvas.AsIs {
			return ""
		}
		return words.Text(c.language, "minutes-status-"+string(s))
	}
	switch r := r.(type) {
	case canvas.Source:
		return dotted(c.source(r), r.Payer, words.Text(c.language, "group-"+string(r.Group)))
	case canvas.Funding:
		return dotted(value(r.Value), status(r.Status))
	case canvas.Total:
		return value(r.Value)
	case canvas.CostLine:
		return deck.Plain(deck.CostTitle(r, c.language))
	case canvas.Cost:
		return dotted(words.Money(c.language, int64(r.Amount), currency), status(r.Status))
	case canvas.Field:
		return shortly(r.Text)
	case canvas.Note:
		return shortly(r.Text)
	case canvas.Metric:
		parked := ""
		if r.Parked {
			parked = words.Text(c.language, "minutes-parked")
		}
		return dotted(r.Title, r.Unit, r.Owner, parked)
	case canvas.Target:
		return words.Quantity(c.language, int64(r.Value))
	case canvas.Reading:
		return words.Quantity(c.language, int64(r.Value))
	case canvas.Reference:
		return dotted(r.Cluster, r.Measure, words.Quantity(c.language, int64(r.Value))+" "+r.Unit)
	case canvas.Horizon:
		return dotted(r.Label, years(r.Year))
	case canvas.Scenario:
		return r.Title
	case canvas.Period:
		return dotted(c.scenario(r.Scenario), r.Label)
	case canvas.Sheet:
		return dotted(c.sheet(r), c.scenario(r.Scenario), c.period(r.Period))
	default:
		return ""
	}
}

// unbrokenLabel keeps a short label on one line: "Year 10" is one thing.
func unbrokenLabel(s string) string {
	if len(s) > 20 {
		return s
	}
	return strings.ReplaceAll(s, " ", "\u00a0")
}

func years(y int) string {
	if y == 0 {
		return ""
	}
	return count(y)
}

func (c comparer) source(s canvas.Source) string {
	if s.Title != "" {
		return s.Title
	}
	return deck.Plain(deck.Title(get[canvas.Card](c, s.Card), c.language))
}

func (c comparer) scenario(id canvas.RecordID) string { return get[canvas.Scenario](c, id).Title }

// period returns the label of a period, with its scenario where there are several.
func (c comparer) period(id canvas.RecordID) string {
	p := get[canvas.Period](c, id)
	if len(c.now.Scenarios()) > 1 || len(c.then.Scenarios()) > 1 {
		return stateWords(c.scenario(p.Scenario), p.Label)
	}
	return p.Label
}

func (c comparer) sheet(s canvas.Sheet) string {
	if s.Title != "" {
		return s.Title
	}
	if t := c.template(s); t != nil {
		return t.Short.In(c.language)
	}
	return ""
}

func (c comparer) template(s canvas.Sheet) *canvas.Template {
	if t := c.now.Template(s); t != nil {
		return t
	}
	return c.then.Template(s)
}

func (c comparer) section(s canvas.Sheet, id canvas.SectionID) string {
	t := c.template(s)
	if t == nil {
		return ""
	}
	section, _ := t.Section(id)
	return plainTitle(section.Title.In(c.language))
}

// field returns what a text is called: the title of the first section of a tool that shows it.
func (c comparer) field(key string) string {
	for _, s := range append(c.now.Sheets(), c.then.Sheets()...) {
		t := c.template(s)
		if t == nil {
			continue
		}
		for _, x := range t.Sections {
			if title := plainTitle(x.Title.In(c.language)); x.Field == key && title != "" {
				return title
			}
		}
	}
	return words.Text(c.language, "minutes-field")
}

// plainTitle returns a title without the places where it may be broken.
func plainTitle(s string) string { return strings.Join(strings.Fields(deck.Plain(s)), " ") }

// dotted puts a point between the parts that are not empty.
func dotted(parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return strings.TrimSpace(s) == "" }), " · ")
}

// shortly cuts a text to what a cell of a table holds.
func shortly(s string) string {
	const most = 240
	if r := []rune(strings.TrimSpace(s)); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return strings.TrimSpace(s)
}
