package canvas

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Workbook is an immutable snapshot of records, and its templates parsed. The zero Workbook is
// empty. Copies share what has not changed between them; any goroutine may read one.
type Workbook struct {
	kinds     map[Kind]map[RecordID]Record
	templates map[RecordID]*Template
	assets    assets
	public    *Public // nil: it is not the public version of another; never changed
}

// NewWorkbook returns a workbook of the given records. It degrades: a record that is wrong by
// itself, has an owner that is missing, or an id twice is left out and reported.
func NewWorkbook(records []Record) (Workbook, []Problem) {
	w := Workbook{kinds: map[Kind]map[RecordID]Record{}, templates: map[RecordID]*Template{}}
	var problems []Problem
	byKind := map[Kind][]Record{}
	for _, r := range records {
		byKind[r.Kind()] = append(byKind[r.Kind()], r)
	}
	for _, kind := range Kinds {
		of := byKind[kind]
		slices.SortFunc(of, func(a, b Record) int { return cmp.Compare(a.RecordID(), b.RecordID()) })
		for _, r := range of {
			if err := w.admit(r); err != nil {
				problems = append(problems, Problem{Record: r.RecordID(), Kind: kind, Reason: err.Error()})
			}
		}
	}
	return w, problems
}

// admit adds a record to a workbook under construction.
func (w Workbook) admit(r Record) error {
	if err := r.check(); err != nil {
		return err
	}
	if w.Record(r.RecordID()) != nil {
		return fmt.Errorf("the id %q is there twice", r.RecordID())
	}
	if owner, missing := w.missing(r); missing {
		return fmt.Errorf("its owner %q is missing", owner)
	}
	if t, ok := r.(TemplateCopy); ok {
		parsed, err := t.Parsed()
		if err != nil {
			return err
		}
		w.templates[t.ID] = parsed
	}
	if w.kinds[r.Kind()] == nil {
		w.kinds[r.Kind()] = map[RecordID]Record{}
	}
	w.kinds[r.Kind()][r.RecordID()] = r
	return nil
}

// ownerKinds are the kinds of the records that Owners names, in its order.
var ownerKinds = map[Kind][][]Kind{
	KindPeriod:    {{KindScenario}},
	KindSource:    {{KindScenario}, {KindCard}},
	KindFunding:   {{KindSource}, {KindPeriod}},
	KindTotal:     {{KindPeriod}},
	KindCostLine:  {{KindScenario}},
	KindCost:      {{KindCostLine}, {KindPeriod}},
	KindField:     {{KindPeriod}},
	KindTarget:    {{KindMetric}, {KindHorizon}},
	KindReading:   {{KindMetric}},
	KindSheet:     {{KindTemplate}, {KindScenario}, {KindPeriod}},
	KindPlacement: {{KindSource}, {KindSheet}, {KindPeriod}},
	KindNote:      {{KindSheet}, {KindPeriod}},
	KindLink:      {{KindSheet}, {KindSource, KindNote}, {KindSource, KindNote}, {KindPeriod}, {KindPeriod}},
	KindView:      {{KindSheet}, {KindPeriod}},
	KindDecision:  {{KindMeeting}},
	KindPoll:      {{KindMeeting}},
	KindAnswer:    {{KindPoll}, {KindAnswer}},
}

// missing returns the first owner of a record that is not there as what it should be.
func (w Workbook) missing(r Record) (RecordID, bool) {
	for i, owner := range r.Owners() {
		there := slices.ContainsFunc(ownerKinds[r.Kind()][i], func(k Kind) bool {
			_, ok := w.kinds[k][owner]
			return ok
		})
		if !there {
			return owner, true
		}
	}
	return "", false
}

// Record returns the record with an id, or nil.
func (w Workbook) Record(id RecordID) Record {
	for _, kind := range Kinds {
		if r, ok := w.kinds[kind][id]; ok {
			return r
		}
	}
	return nil
}

// Records returns all records, by kind and id.
func (w Workbook) Records() []Record {
	out := make([]Record, 0, w.Len())
	for _, kind := range Kinds {
		for _, id := range slices.Sorted(maps.Keys(w.kinds[kind])) {
			out = append(out, w.kinds[kind][id])
		}
	}
	return out
}

// Len returns the number of records.
func (w Workbook) Len() int {
	n := 0
	for _, of := range w.kinds {
		n += len(of)
	}
	return n
}

// Get returns the record of type T with an id.
func Get[T Record](w Workbook, id RecordID) (T, bool) {
	var zero T
	r, ok := w.kinds[zero.Kind()][id].(T)
	return r, ok
}

// All returns the records of type T in no order.
func All[T Record](w Workbook) []T { return where(w, func(T) bool { return true }) }

func where[T Record](w Workbook, keep func(T) bool) []T {
	var zero T
	var out []T
	for _, r := range w.kinds[zero.Kind()] {
		if t := r.(T); keep(t) {
			out = append(out, t)
		}
	}
	return out
}

// Info returns what is known of the cluster; the zero Info where the workbook has none.
func (w Workbook) Info() Info {
	i, _ := Get[Info](w, InfoID)
	return i
}

// Scenarios returns the scenarios in order.
func (w Workbook) Scenarios() []Scenario {
	return inOrder(All[Scenario](w))
}

// Periods returns the periods of a scenario in order of time.
func (w Workbook) Periods(scenario RecordID) []Period {
	of := where(w, func(p Period) bool { return p.Scenario == scenario })
	return inOrder(of)
}

// Cards returns the cards that were used, or made by the user, by id.
func (w Workbook) Cards() []Card {
	return slices.SortedFunc(slices.Values(All[Card](w)), func(a, b Card) int { return cmp.Compare(a.ID, b.ID) })
}

// Sources returns the sources of a scenario in order.
func (w Workbook) Sources(scenario RecordID) []Source {
	return inOrder(w.sourcesOf(scenario))
}

// sourcesOf returns the sources of a scenario in no order.
func (w Workbook) sourcesOf(scenario RecordID) []Source {
	return where(w, func(s Source) bool { return s.Scenario == scenario })
}

// Funded is a source at work in a period, with what it brings there.
type Funded struct {
	Source  Source
	Funding Funding
}

// At returns the sources at work in a period, in order.
func (w Workbook) At(period RecordID) []Funded {
	p, ok := Get[Period](w, period)
	if !ok {
		return nil
	}
	var out []Funded
	for _, s := range w.Sources(p.Scenario) {
		if f, ok := Get[Funding](w, FundingID(s.ID, period)); ok {
			out = append(out, Funded{s, f})
		}
	}
	return out
}

// Fundings returns what a source brings, in the order of the periods.
func (w Workbook) Fundings(source RecordID) []Funding {
	s, ok := Get[Source](w, source)
	if !ok {
		return nil
	}
	var out []Funding
	for _, p := range w.Periods(s.Scenario) {
		if f, ok := Get[Funding](w, FundingID(source, p.ID)); ok {
			out = append(out, f)
		}
	}
	return out
}

// Sheets returns the sheets in order.
func (w Workbook) Sheets() []Sheet {
	return inOrder(All[Sheet](w))
}

// Notes returns the notes of a sheet in order.
func (w Workbook) Notes(sheet RecordID) []Note {
	return inOrder(w.notesOn(sheet))
}

// notesOn returns the notes of a sheet in no order.
func (w Workbook) notesOn(sheet RecordID) []Note {
	return where(w, func(n Note) bool { return n.Sheet == sheet })
}

// Views returns what is to be shown, in order.
func (w Workbook) Views() []View {
	return inOrder(All[View](w))
}

// CostLines returns the cost lines of a scenario in order.
func (w Workbook) CostLines(scenario RecordID) []CostLine {
	of := where(w, func(l CostLine) bool { return l.Scenario == scenario })
	return inOrder(of)
}

// Text returns the text of a field; empty where there is none.
func (w Workbook) Text(of RecordID, key string) string {
	f, _ := Get[Field](w, FieldID(of, key))
	return f.Text
}

// Horizons returns the points in time that the cluster looks ahead to, in order.
func (w Workbook) Horizons() []Horizon {
	return inOrder(All[Horizon](w))
}

// Metrics returns the metrics in order: those that are parked, or those that are not.
func (w Workbook) Metrics(parked bool) []Metric {
	of := where(w, func(m Metric) bool { return m.Parked == parked })
	return inOrder(of)
}

// Readings returns the readings of a metric, earliest first.
func (w Workbook) Readings(metric RecordID) []Reading {
	of := where(w, func(r Reading) bool { return r.Metric == metric })
	slices.SortFunc(of, func(a, b Reading) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
	return of
}

// References returns the figures of other clusters in order.
func (w Workbook) References() []Reference {
	return inOrder(All[Reference](w))
}

// Columns returns the periods that a sheet shows: one, or all of its scenario, or the two that it
// compares. A sheet of the cluster shows the money of today: the first period of the first
// scenario.
func (w Workbook) Columns(s Sheet) []Period {
	t := w.Template(s)
	if t != nil && t.Of == OfCluster {
		for _, scenario := range w.Scenarios() {
			if periods := w.Periods(scenario.ID); len(periods) > 0 {
				return periods[:1]
			}
		}
		return nil
	}
	if t != nil && t.Of == OfPair {
		var out []Period
		for _, id := range []RecordID{s.Against, s.Period} {
			if p, ok := Get[Period](w, id); ok {
				out = append(out, p)
			}
		}
		return out
	}
	if s.Period != "" {
		if p, ok := Get[Period](w, s.Period); ok {
			return []Period{p}
		}
		return nil
	}
	return w.Periods(s.Scenario)
}

// Template returns the parsed template of a sheet. It is shared: do not change it.
func (w Workbook) Template(s Sheet) *Template { return w.templates[s.Template] }

// Templates returns the parsed templates that the workbook holds, by the id of their copy.
func (w Workbook) Templates() map[RecordID]*Template { return maps.Clone(w.templates) }

// Apply returns the workbook after d, sharing what d does not touch. It fails with ErrStale when
// d was made for another state, and with ErrBroken when what it leaves would break a rule: a
// record that is wrong by itself, or one without its owner.
func (w Workbook) Apply(d Diff) (Workbook, error) {
	next := Workbook{kinds: maps.Clone(w.kinds), templates: w.templates, assets: w.assets, public: w.public}
	if next.kinds == nil {
		next.kinds = map[Kind]map[RecordID]Record{}
	}
	own := map[Kind]bool{}
	of := func(kind Kind) map[RecordID]Record {
		if !own[kind] {
			own[kind] = true
			if next.kinds[kind] = maps.Clone(w.kinds[kind]); next.kinds[kind] == nil {
				next.kinds[kind] = map[RecordID]Record{}
			}
		}
		return next.kinds[kind]
	}
	for id, x := range d {
		if w.Record(id) != x.Before {
			return w, fmt.Errorf("%w: record %q", ErrStale, id)
		}
		if x.Before != nil {
			delete(of(x.Before.Kind()), id)
		}
		if x.After != nil {
			of(x.After.Kind())[id] = x.After
		}
	}
	if own[KindTemplate] {
		if err := next.parseTemplates(); err != nil {
			return w, err
		}
	}
	if err := next.keepsRules(d); err != nil {
		return w, err
	}
	return next, nil
}

func (w *Workbook) parseTemplates() error {
	parsed := map[RecordID]*Template{}
	for id, r := range w.kinds[KindTemplate] {
		t, err := r.(TemplateCopy).Parsed()
		if err != nil {
			return fmt.Errorf("%w: template %q: %w", ErrBroken, id, err)
		}
		parsed[id] = t
	}
	w.templates = parsed
	return nil
}

// keepsRules checks what d touched.
func (w Workbook) keepsRules(d Diff) error {
	removed := false
	for id, x := range d {
		if x.After == nil {
			removed = true
			continue
		}
		if x.After.RecordID() != id {
			return fmt.Errorf("%w: record %q calls itself %q", ErrBroken, id, x.After.RecordID())
		}
		if err := x.After.check(); err != nil {
			return fmt.Errorf("%w: %s %q: %w", ErrBroken, x.After.Kind(), id, err)
		}
		if x.Before != nil && x.Before.Kind() != x.After.Kind() {
			return fmt.Errorf("%w: %s %q would become a %s", ErrBroken, x.Before.Kind(), id, x.After.Kind())
		}
		if owner, missing := w.missing(x.After); missing {
			return fmt.Errorf("%w: %s %q has no owner %q", ErrBroken, x.After.Kind(), id, owner)
		}
	}
	if !removed {
		return nil
	}
	for _, kind := range Kinds {
		for id, r := range w.kinds[kind] {
			for _, owner := range r.Owners() {
				if x, touched := d[owner]; touched && x.After == nil {
					return fmt.Errorf("%w: %s %q would outlive its owner %q", ErrBroken, kind, id, owner)
				}
			}
		}
	}
	return nil
}
