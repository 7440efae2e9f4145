package command

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/words"
)

// difference is what differs between two files: records by kind, and what the periods come to that
// both of them have.
type difference struct {
	A       string       `json:"a"`
	B       string       `json:"b"`
	Same    bool         `json:"same"`
	Records []diffRecord `json:"records"`
	Periods []diffPeriod `json:"periods"`
}

// diffRecord is a record that only one of the files has, or that differs.
type diffRecord struct {
	Kind   string      `json:"kind"`
	ID     string      `json:"id"`
	Change string      `json:"change"` // added, removed, changed
	Title  string      `json:"title"`  // what people know it by
	Fields []diffField `json:"fields"` // of a record that differs

	kind canvas.Kind
}

// diffField is one field of a record that differs: as the file holds it, and in words.
type diffField struct {
	Field  string          `json:"field"`
	Before json.RawMessage `json:"before"`
	After  json.RawMessage `json:"after"`

	before, after string
}

// diffPeriod is a period that both files have, with the figures that differ.
type diffPeriod struct {
	Scenario string       `json:"scenario"`
	Period   string       `json:"period"`
	ID       string       `json:"id"`
	Figures  []diffFigure `json:"figures"`
}

// diffFigure is a figure that differs: an amount, or a share in per cent; null is not known.
type diffFigure struct {
	Figure string `json:"figure"`
	Unit   string `json:"unit"` // money, percent
	Before any    `json:"before"`
	After  any    `json:"after"`

	before, after, by string
}

// diffCommand tells what differs between two files, as lines for people or as JSON.
func diffCommand(f *flag.FlagSet) func(*call) error {
	asJSON := f.Bool("json", false, "")
	return func(c *call) error {
		a, err := c.read(c.operands[0])
		if err != nil {
			return err
		}
		b, err := c.read(c.operands[1])
		if err != nil {
			return err
		}
		d := differ{a: a.Workbook, b: b.Workbook}.between(c.operands[0], c.operands[1])
		if !*asJSON {
			d.print(printable{c.out})
			return nil
		}
		return c.writeJSON(d)
	}
}

// differ compares two workbooks, records by their ids: those of copies of one file are the same.
type differ struct{ a, b canvas.Workbook }

func (d differ) between(pathA, pathB string) difference {
	out := difference{A: pathA, B: pathB, Records: []diffRecord{}, Periods: []diffPeriod{}}
	before, after := byID(d.a), byID(d.b)
	ids := slices.Sorted(maps.Keys(before))
	for id := range after {
		if _, both := before[id]; !both {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		x, was := before[id]
		y, is := after[id]
		switch {
		case x == y:
		case !is || was && x.Kind() != y.Kind():
			out.Records = append(out.Records, d.one("removed", d.a, x))
			if is {
				out.Records = append(out.Records, d.one("added", d.b, y))
			}
		case !was:
			out.Records = append(out.Records, d.one("added", d.b, y))
		default:
			r := d.one("changed", d.b, y)
			r.Fields = d.fields(x, y)
			out.Records = append(out.Records, r)
		}
	}
	order := map[string]int{"removed": 0, "added": 1, "changed": 2}
	slices.SortStableFunc(out.Records, func(x, y diffRecord) int {
		return cmp.Or(cmp.Compare(slices.Index(canvas.Kinds, x.kind), slices.Index(canvas.Kinds, y.kind)),
			cmp.Compare(order[x.Change], order[y.Change]), cmp.Compare(x.Title, y.Title), cmp.Compare(x.ID, y.ID))
	})
	out.Periods = append(out.Periods, d.periods()...)
	out.Same = len(out.Records) == 0
	return out
}

func byID(w canvas.Workbook) map[canvas.RecordID]canvas.Record {
	out := map[canvas.RecordID]canvas.Record{}
	for _, r := range w.Records() {
		out[r.RecordID()] = r
	}
	return out
}

func (d differ) one(change string, w canvas.Workbook, r canvas.Record) diffRecord {
	return diffRecord{
		Kind: string(r.Kind()), ID: string(r.RecordID()), Change: change, Title: oneLine(recordTitle(w, r)), Fields: []diffField{}, kind: r.Kind(),
	}
}

// recordTitle returns what people know a record by.
func recordTitle(w canvas.Workbook, r canvas.Record) string {
	at := func(what string, period canvas.RecordID) string {
		p, _ := canvas.Get[canvas.Period](w, period)
		return say("diff-of", what, periodTitle(w, p))
	}
	switch r := r.(type) {
	case canvas.Info:
		return r.Cluster
	case canvas.TemplateCopy:
		return w.Templates()[r.ID].Short.In("en")
	case canvas.Scenario:
		return r.Title
	case canvas.Period:
		return periodTitle(w, r)
	case canvas.Card:
		return deck.Plain(deck.Title(r, "en"))
	case canvas.Source:
		return sourceTitle(w, r)
	case canvas.Funding:
		s, _ := canvas.Get[canvas.Source](w, r.Source)
		return at(sourceTitle(w, s), r.Period)
	case canvas.Total:
		return at(string(r.Of), r.Period)
	case canvas.CostLine:
		return deck.Plain(deck.CostTitle(r, "en"))
	case canvas.Cost:
		l, _ := canvas.Get[canvas.CostLine](w, r.Line)
		return at(deck.Plain(deck.CostTitle(l, "en")), r.Period)
	case canvas.Field:
		if r.Of == "" {
			return r.Key
		}
		return at(r.Key, r.Of)
	case canvas.Horizon:
		return cmp.Or(r.Label, fmt.Sprint(r.Year))
	case canvas.Metric:
		return r.Title
	case canvas.Target:
		m, _ := canvas.Get[canvas.Metric](w, r.Metric)
		h, _ := canvas.Get[canvas.Horizon](w, r.Horizon)
		return say("diff-of", m.Title, cmp.Or(h.Label, fmt.Sprint(h.Year)))
	case canvas.Reading:
		m, _ := canvas.Get[canvas.Metric](w, r.Metric)
		return say("diff-of", m.Title, fmt.Sprint(r.Day.Year()))
	case canvas.Reference:
		return say("diff-of", r.Cluster, r.Measure)
	case canvas.Sheet:
		return sheetTitle(w, r)
	case canvas.Placement:
		s, _ := canvas.Get[canvas.Source](w, r.Source)
		sheet, _ := canvas.Get[canvas.Sheet](w, r.Sheet)
		return say("diff-at", sourceTitle(w, s), sheetTitle(w, sheet))
	case canvas.Note:
		first, _, _ := strings.Cut(r.Text, "\n")
		sheet, _ := canvas.Get[canvas.Sheet](w, r.Sheet)
		return say("diff-at", first, sheetTitle(w, sheet))
	case canvas.Link:
		end := func(id canvas.RecordID) string {
			if end := w.Record(id); end != nil {
				return recordTitle(w, end)
			}
			return string(id)
		}
		return end(r.From) + " → " + end(r.To)
	case canvas.View:
		sheet, _ := canvas.Get[canvas.Sheet](w, r.Sheet)
		return cmp.Or(r.Title, sheetTitle(w, sheet))
	case canvas.Meeting:
		return r.Title
	case canvas.Decision:
		first, _, _ := strings.Cut(r.Text, "\n")
		return first
	case canvas.Poll:
		return r.Title
	case canvas.Answer:
		poll, _ := canvas.Get[canvas.Poll](w, r.Poll)
		option, _ := canvas.Get[canvas.Answer](w, canvas.AnswerID(r.Poll, r.Option, 0))
		return say("diff-of", poll.Title, option.Title)
	default:
		return string(r.RecordID())
	}
}

// periodTitle returns what a period is called, with its scenario.
func periodTitle(w canvas.Workbook, p canvas.Period) string {
	s, _ := canvas.Get[canvas.Scenario](w, p.Scenario)
	return strings.TrimSuffix(strings.TrimSpace(s.Title+", "+p.Label), ",")
}

// fields returns the fields in which two states of a record differ, in the order of their names.
func (d differ) fields(x, y canvas.Record) []diffField {
	before, after := fieldsOf(x), fieldsOf(y)
	names := slices.Sorted(maps.Keys(before))
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if _, both := before[name]; !both {
			names = append(names, name)
		}
	}
	out := []diffField{}
	for _, name := range names {
		if string(before[name]) == string(after[name]) {
			continue
		}
		f := diffField{Field: name, Before: orNull(before[name]), After: orNull(after[name])}
		f.before, f.after = d.written(d.a, x, name, f.Before), d.written(d.b, y, name, f.After)
		out = append(out, f)
	}
	return out
}

// fieldsOf returns the fields of a record by their names in files.
func fieldsOf(r canvas.Record) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	body, err := json.Marshal(r)
	if err == nil {
		err = json.Unmarshal(body, &out)
	}
	if err != nil {
		panic("command: a record that is no JSON: " + err.Error()) // they all are
	}
	return out
}

func orNull(m json.RawMessage) json.RawMessage {
	if m == nil {
		return json.RawMessage("null")
	}
	return m
}

// written returns a field in words.
func (d differ) written(w canvas.Workbook, r canvas.Record, name string, raw json.RawMessage) string {
	currency := w.Info().Currency
	value := func(v canvas.Value) string {
		if v.Kind == canvas.AmountValue {
			return words.Money("en", int64(v.Amount), currency)
		}
		return cmp.Or(v.Written("en"), say("diff-nothing"))
	}
	switch r := r.(type) {
	case canvas.Funding:
		if name == "value" {
			return value(r.Value)
		}
	case canvas.Total:
		if name == "value" {
			return value(r.Value)
		}
	case canvas.Cost:
		if name == "amount" {
			return words.Money("en", int64(r.Amount), currency)
		}
	case canvas.Target:
		if name == "value" {
			return r.Value.Written("en")
		}
	case canvas.Reading:
		if name == "value" {
			return r.Value.Written("en")
		}
	default:
	}
	var text string
	switch err := json.Unmarshal(raw, &text); {
	case string(raw) == "null", err == nil && text == "":
		return say("diff-nothing")
	case err == nil:
		return fmt.Sprintf("%q", shortText(oneLine(text)))
	}
	return string(raw)
}

// shortText cuts a text to what a line may hold of it.
func shortText(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// print writes the differences for people.
func (d difference) print(to io.Writer) {
	if d.Same {
		fmt.Fprintln(to, say("diff-none"))
		return
	}
	var last canvas.Kind
	for _, r := range d.Records {
		if r.kind != last {
			if last != "" {
				fmt.Fprintln(to)
			}
			fmt.Fprintln(to, say("diff-kind-"+string(r.kind)))
			last = r.kind
		}
		switch r.Change {
		case "added":
			fmt.Fprintln(to, "  "+say("diff-added", r.Title))
		case "removed":
			fmt.Fprintln(to, "  "+say("diff-removed", r.Title))
		default:
			fmt.Fprintln(to, "  "+say("diff-changed", r.Title, r.changes()))
		}
	}
	if len(d.Periods) == 0 {
		return
	}
	fmt.Fprintln(to, "\n"+say("diff-periods"))
	for _, p := range d.Periods {
		fmt.Fprintln(to, "  "+say("diff-of", p.Scenario, p.Period))
		for _, f := range p.Figures {
			if f.by == "" {
				fmt.Fprintln(to, "    "+say("diff-figure", f.Figure, f.before, f.after))
			} else {
				fmt.Fprintln(to, "    "+say("diff-figure-by", f.Figure, f.before, f.after, f.by))
			}
		}
	}
}

// changes returns in a line what changed of a record. Long texts, places and order are only named.
func (r diffRecord) changes() string {
	var out []string
	for _, f := range r.Fields {
		switch f.Field {
		case "rank":
			out = append(out, say("diff-order"))
		case "json":
			out = append(out, say("diff-text"))
		default:
			out = append(out, say("diff-field", f.Field, f.before, f.after))
		}
	}
	return strings.Join(out, ", ")
}
