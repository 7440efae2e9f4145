package canvas

import "clustercanvas/canvas/geom"

// RecordID names a record. Ids are random, so that two copies of a file that went separate ways
// can be merged; the id of what there is once at most for its owners, such as a Funding, a Cost or
// a Field, follows from what it belongs to.
type RecordID string

// Kind is the name of a record's type, as files hold it.
type Kind string

// The kinds of records.
const (
	KindInfo      Kind = "info"
	KindTemplate  Kind = "template"
	KindScenario  Kind = "scenario"
	KindPeriod    Kind = "period"
	KindCard      Kind = "card"
	KindSource    Kind = "source"
	KindFunding   Kind = "funding"
	KindTotal     Kind = "total"
	KindCostLine  Kind = "cost_line"
	KindCost      Kind = "cost"
	KindField     Kind = "field"
	KindHorizon   Kind = "horizon"
	KindMetric    Kind = "metric"
	KindTarget    Kind = "target"
	KindReading   Kind = "reading"
	KindReference Kind = "reference"
	KindSheet     Kind = "sheet"
	KindPlacement Kind = "placement"
	KindNote      Kind = "note"
	KindLink      Kind = "link"
	KindView      Kind = "view"
	KindMeeting   Kind = "meeting"
	KindDecision  Kind = "decision"
	KindPoll      Kind = "poll"
	KindAnswer    Kind = "answer"
)

// Kinds lists every kind, owners before what they own.
var Kinds = []Kind{
	KindInfo, KindTemplate, KindScenario, KindPeriod, KindCard, KindSource,
	KindFunding, KindTotal, KindCostLine, KindCost, KindField, KindHorizon, KindMetric, KindTarget,
	KindReading, KindReference, KindSheet, KindPlacement, KindNote, KindLink, KindView,
	KindMeeting, KindDecision, KindPoll, KindAnswer,
}

// Record is one row of a workbook. Sealed: Info, TemplateCopy, Scenario, Period, Card, Source,
// Funding, Total, CostLine, Cost, Field, Horizon, Metric, Target, Reading, Reference, Sheet,
// Placement, Note, Link, View, Meeting, Decision, Poll, Answer.
//
// Invariant: a Record is a comparable value: no slice, map or pointer. So == means "same
// content" and a copy never aliases the original (TestRecords_AreComparable). What would be a
// list is a set of records that point at their owner.
type Record interface {
	// RecordID returns the id of the record.
	RecordID() RecordID
	// Kind returns the kind of the record.
	Kind() Kind
	// Owners returns the ids of the records that this one cannot be without: removing one of
	// them removes it.
	Owners() []RecordID
	// check returns what is wrong with the record by itself.
	check() error
}

// InfoID is the id of the one Info of a workbook.
const InfoID RecordID = "info"

// Info is the workbook itself: the cluster and what holds for all sheets.
type Info struct {
	ID       RecordID `json:"id"`
	Cluster  string   `json:"cluster,omitempty"`  // name of the cluster, as sheets print it
	Country  string   `json:"country,omitempty"`  // or region, in the user's words
	Type     string   `json:"type,omitempty"`     // baby, emerging, growth, supercluster, or the user's word
	Category string   `json:"category,omitempty"` // grow, transform, build, or the user's word
	Helix    string   `json:"helix,omitempty"`    // triple, pentagon, or the user's word
	Founded  int      `json:"founded,omitempty"`  // year; 0 is not known
	Members  int      `json:"members,omitempty"`  // 0 is not known
	Staff    int      `json:"staff,omitempty"`    // 0 is not known
	Currency string   `json:"currency,omitempty"` // three letters as in ISO 4217
	Language string   `json:"language,omitempty"` // of the sheets, as in BCP 47: "en", "de"
	Second   string   `json:"second,omitempty"`   // a second language of the cluster, as in BCP 47
	About    string   `json:"about,omitempty"`    // where the content comes from, what it leaves open
	Logo     string   `json:"logo,omitempty"`     // the hash of an Asset: the picture in the header of sheets
	Brand    string   `json:"brand,omitempty"`    // color of the header, as "#RRGGBB"; empty is ink

	Discretion Discretion `json:"discretion,omitempty"` // what the public version does with confidential figures
}

// TemplateCopy is the workbook's own copy of a template, as JSON text: a record like any other,
// so that changing the template is a change like any other.
type TemplateCopy struct {
	ID   RecordID `json:"id"`
	JSON string   `json:"json"`
}

// Scenario is one state of the business model: "As-is 2026", "Draft B", "Programme ends".
type Scenario struct {
	ID      RecordID `json:"id"`
	Title   string   `json:"title,omitempty"`
	Rank    Rank     `json:"rank"`
	BasedOn RecordID `json:"basedOn,omitempty"` // the scenario it was copied from; may be gone
}

// Period is one column of time of a scenario: "Year 1", "Years 3-5", "2027". Amounts in it are
// per year: over several years, their average.
type Period struct {
	ID       RecordID `json:"id"`
	Scenario RecordID `json:"scenario"`
	Label    string   `json:"label,omitempty"`
	Rank     Rank     `json:"rank"`
	FromYear int      `json:"fromYear,omitempty"` // 0 is not known
	ToYear   int      `json:"toYear,omitempty"`   // 0 is not known
	SameAs   RecordID `json:"sameAs,omitempty"`   // the period that it was copied from; may be gone
}

// Card is a kind of financing: an entry of the deck, or the user's own. Where Deck is set, its
// words come from the deck in the language of the sheet, unless the user changed them.
type Card struct {
	ID        RecordID `json:"id"`
	Deck      string   `json:"deck,omitempty"`  // id in the deck; empty for the user's own
	Title     string   `json:"title,omitempty"` // empty: the deck's
	Short     string   `json:"short,omitempty"` // up to 22 characters; empty: the deck's, or the title
	Body      string   `json:"body,omitempty"`
	Pictogram string   `json:"pictogram,omitempty"` // name in the deck's pictograms; empty: the deck's
	Group     Group    `json:"group"`
	Side      Side     `json:"side"`
	Level     Level    `json:"level,omitempty"`
	Use       Use      `json:"use"`
}

// Source is a card at work in a scenario: the second EU project is a second source of the same
// card. Side and group begin as the card's and belong to the scenario: what a draft decides
// leaves the as-is alone. A source is at work in the periods for which it has a Funding.
type Source struct {
	ID           RecordID  `json:"id"`
	Scenario     RecordID  `json:"scenario"`
	Card         RecordID  `json:"card"`
	SameAs       RecordID  `json:"sameAs,omitempty"` // the source that this one was copied from with its scenario
	Rank         Rank      `json:"rank"`
	Title        string    `json:"title,omitempty"` // empty: the card's
	Payer        string    `json:"payer,omitempty"`
	Group        Group     `json:"group"`
	Side         Side      `json:"side"`
	Use          Use       `json:"use"`
	Starts       YearMonth `json:"starts,omitempty"`
	Ends         YearMonth `json:"ends,omitempty"`
	Confidential bool      `json:"confidential,omitempty"`
}

// Funding is what a source brings in a period: one value, as it was typed. It is the single
// truth for money: every sheet shows it, none owns it.
type Funding struct {
	ID     RecordID `json:"id"`
	Source RecordID `json:"source"`
	Period RecordID `json:"period"`
	Value  Value    `json:"value"`
	Status Status   `json:"status"`
	Basis  Basis    `json:"basis"`
	Origin string   `json:"origin,omitempty"` // where the figure comes from

	Confidential bool `json:"confidential,omitempty"` // the figure, not the source
}

// Total is a share or an amount of a side, a group or the whole income of a period that is known
// although its sources are not; or the reserve that the period begins with, which is no income.
type Total struct {
	ID     RecordID `json:"id"`
	Period RecordID `json:"period"`
	Of     TotalOf  `json:"of"`
	Value  Value    `json:"value"`
	Basis  Basis    `json:"basis"`
	Origin string   `json:"origin,omitempty"`

	Confidential bool `json:"confidential,omitempty"`
}

// CostLine is something that the cluster pays for in a scenario: the CEO, the office, a project.
// Like a source it has no money of its own.
type CostLine struct {
	ID           RecordID  `json:"id"`
	Scenario     RecordID  `json:"scenario"`
	Rank         Rank      `json:"rank"`
	Group        CostGroup `json:"group"`
	Deck         string    `json:"deck,omitempty"`   // id in the list of usual lines; empty for the user's own
	Title        string    `json:"title,omitempty"`  // empty: that of the usual line
	SameAs       RecordID  `json:"sameAs,omitempty"` // the line that this one was copied from with its scenario
	Confidential bool      `json:"confidential,omitempty"`
}

// Cost is what a cost line takes in a period: an amount per year. Without one nothing is known.
type Cost struct {
	ID     RecordID `json:"id"`
	Line   RecordID `json:"line"`
	Period RecordID `json:"period"`
	Amount Money    `json:"amount"` // per year, 0 to MaxMoney
	Status Status   `json:"status"`
	Basis  Basis    `json:"basis"`
	Origin string   `json:"origin,omitempty"`

	Confidential bool `json:"confidential,omitempty"` // the figure, not the line
}

// Field is a text of the cluster, or of one period, by a key that templates name: its ambition,
// its mission, the funding round. Every sheet that names the key shows the same text.
type Field struct {
	ID   RecordID `json:"id"`
	Of   RecordID `json:"of,omitempty"` // a period; empty: the cluster
	Key  string   `json:"key"`
	Text string   `json:"text"`
}

// Horizon is a point in time that the cluster looks ahead to: "Today", "10 years".
type Horizon struct {
	ID    RecordID `json:"id"`
	Rank  Rank     `json:"rank"`
	Label string   `json:"label,omitempty"`
	Year  int      `json:"year,omitempty"` // 0 is not known
}

// Metric is something that shall show the value of the cluster, or a candidate for that which is
// parked.
type Metric struct {
	ID         RecordID   `json:"id"`
	Rank       Rank       `json:"rank"`
	Title      string     `json:"title,omitempty"`
	Unit       string     `json:"unit,omitempty"` // "%", "EUR m", "full-time jobs"
	Measures   MetricKind `json:"measures"`
	Origin     string     `json:"origin,omitempty"` // who publishes the figures
	Owner      string     `json:"owner,omitempty"`  // who in the cluster looks after it
	Scale      Scale      `json:"scale"`
	ShareOf    RecordID   `json:"shareOf,omitempty"` // it is a percentage: the share that this other metric is of a whole; may be gone
	Parked     bool       `json:"parked,omitempty"`
	Available  Rating     `json:"available,omitempty"`
	Understood Rating     `json:"understood,omitempty"`
	Trackable  Rating     `json:"trackable,omitempty"`
	Outcome    Rating     `json:"outcome,omitempty"`
}

// Target is what a metric shall be at a horizon.
type Target struct {
	ID      RecordID `json:"id"`
	Metric  RecordID `json:"metric"`
	Horizon RecordID `json:"horizon"`
	Value   Quantity `json:"value"`
	Basis   Basis    `json:"basis"`
	Origin  string   `json:"origin,omitempty"`
}

// Reading is what a metric was on a day.
type Reading struct {
	ID     RecordID `json:"id"`
	Metric RecordID `json:"metric"`
	Day    Day      `json:"day"`
	Value  Quantity `json:"value"`
	Origin string   `json:"origin,omitempty"`
	By     string   `json:"by,omitempty"` // who read it
}

// Reference is a figure of another cluster, for comparison and never a target.
type Reference struct {
	ID      RecordID `json:"id"`
	Rank    Rank     `json:"rank"`
	Cluster string   `json:"cluster,omitempty"`
	Measure string   `json:"measure,omitempty"` // what is measured, in words
	Unit    string   `json:"unit,omitempty"`
	Value   Quantity `json:"value"`
	Year    int      `json:"year,omitempty"` // 0 is not known
	Origin  string   `json:"origin,omitempty"`
	Metric  RecordID `json:"metric,omitempty"` // the metric that it is to be compared with; may be gone
}

// Sheet is one tool, shown for one scenario, and for one period where the tool shows one. A sheet
// of the cluster itself has neither.
type Sheet struct {
	ID       RecordID `json:"id"`
	Template RecordID `json:"template"` // the TemplateCopy
	Scenario RecordID `json:"scenario,omitempty"`
	Period   RecordID `json:"period,omitempty"`  // empty where the tool shows all periods
	Against  RecordID `json:"against,omitempty"` // the period that it is compared with; may be gone
	Title    string   `json:"title,omitempty"`   // empty: the tool's
	Rank     Rank     `json:"rank"`
}

// Placement refines where a source lies on a sheet and when it appears, or hides it there. Without one, layout
// places the source by itself: every sheet of a scenario shows all its sources. It holds no money.
type Placement struct {
	ID      RecordID  `json:"id"`
	Source  RecordID  `json:"source"`
	Sheet   RecordID  `json:"sheet"`
	Column  RecordID  `json:"column,omitempty"` // the period, on sheets that repeat over periods
	Section SectionID `json:"section,omitempty"`
	Rank    Rank      `json:"rank,omitempty"` // order in a section, and in depth; empty: the source's
	Free    bool      `json:"free,omitempty"` // At is meant
	At      geom.Pt   `json:"at"`             // from the content's corner, in mm of the template's page
	Hidden  bool      `json:"hidden,omitempty"`
	Locked  bool      `json:"locked,omitempty"` // it stays where it lies until it is unlocked
	Step    int       `json:"step,omitempty"`   // with which step of the explanation it appears; 0 is from the start
}

// Note is a sticky note. It flows in its section, or lies at a free place where the section lets
// it. A heading and lines make it a list.
type Note struct {
	ID           RecordID  `json:"id"`
	Sheet        RecordID  `json:"sheet"`
	Column       RecordID  `json:"column,omitempty"`
	Section      SectionID `json:"section"`
	Rank         Rank      `json:"rank"`
	Free         bool      `json:"free,omitempty"` // At is meant
	At           geom.Pt   `json:"at"`             // as in Placement
	Size         NoteSize  `json:"size"`
	Tint         Tint      `json:"tint"`
	Text         string    `json:"text,omitempty"` // first line a heading if Heading
	Heading      bool      `json:"heading,omitempty"`
	Author       string    `json:"author,omitempty"`
	Part         Part      `json:"part,omitempty"` // which of the parts of a cluster it speaks of, in sections that are headed by them
	Confidential bool      `json:"confidential,omitempty"`
	Locked       bool      `json:"locked,omitempty"`  // it stays as it is until it is unlocked
	Picture      string    `json:"picture,omitempty"` // the hash of an Asset, shown above the text
	Step         int       `json:"step,omitempty"`    // as in Placement
}

// Link is an arrow on a sheet from one source or note to another. It follows them, and is not drawn
// while one of them does not show. Two things have one link each way at most.
type Link struct {
	ID         RecordID `json:"id"`
	Sheet      RecordID `json:"sheet"`
	From       RecordID `json:"from"` // a Source or a Note
	FromColumn RecordID `json:"fromColumn,omitempty"`
	To         RecordID `json:"to"`
	ToColumn   RecordID `json:"toColumn,omitempty"`
	Label      string   `json:"label,omitempty"` // some words beside the arrow
}

// Ends returns the items that the link leads from and to.
func (r Link) Ends() (from, to Item) { return Item{r.From, r.FromColumn}, Item{r.To, r.ToColumn} }

// View is something to be shown, with others in an order: what of a sheet is in sight, for which
// period, and what is left out. It owns nothing: to show it changes no other record.
type View struct {
	ID      RecordID  `json:"id"`
	Rank    Rank      `json:"rank"`
	Title   string    `json:"title,omitempty"` // empty: the sheet's
	Sheet   RecordID  `json:"sheet"`
	Period  RecordID  `json:"period,omitempty"`  // shown in place of the sheet's own; of several, the column of Section
	Section SectionID `json:"section,omitempty"` // in sight, as great as it fits; empty: Frame, or all of the sheet
	Frame   geom.Rect `json:"frame"`             // in sight, in mm of a page; empty: all of the sheet
	Page    int       `json:"page,omitempty"`    // that Frame is on, from 0
	Layout  string    `json:"layout,omitempty"`  // the page layout that Frame is on; empty: the template's first

	Veiled       bool `json:"veiled,omitempty"`       // the other sections are greyed
	HidesAmounts bool `json:"hidesAmounts,omitempty"` // sums of money; shares stay
	HidesNotes   bool `json:"hidesNotes,omitempty"`
	HidesPrompts bool `json:"hidesPrompts,omitempty"` // the questions that empty sections ask
}

// FundingID returns the id of what a source brings in a period.
func FundingID(source, period RecordID) RecordID { return "f:" + source + ":" + period }

// TotalID returns the id of the typed total of a side, a group or the income in a period.
func TotalID(period RecordID, of TotalOf) RecordID { return "t:" + period + ":" + RecordID(of) }

// CostID returns the id of what a cost line takes in a period.
func CostID(line, period RecordID) RecordID { return "c:" + line + ":" + period }

// FieldID returns the id of a text of the cluster, or of a period.
func FieldID(of RecordID, key string) RecordID { return "x:" + of + ":" + RecordID(key) }

// TargetID returns the id of what a metric shall be at a horizon.
func TargetID(metric, horizon RecordID) RecordID { return "g:" + metric + ":" + horizon }

// PlacementID returns the id of the place of a source on a sheet. The column is empty where the
// sheet does not repeat over periods.
func PlacementID(source, sheet, column RecordID) RecordID {
	return "p:" + source + ":" + sheet + ":" + column
}

// LinkID returns the id of the arrow between two items of a sheet.
func LinkID(sheet RecordID, from, to Item) RecordID {
	return "l:" + sheet + ":" + from.ID + ":" + from.Column + ":" + to.ID + ":" + to.Column
}

// RecordID returns the id of the record.
func (r Info) RecordID() RecordID         { return r.ID }
func (r TemplateCopy) RecordID() RecordID { return r.ID }
func (r Scenario) RecordID() RecordID     { return r.ID }
func (r Period) RecordID() RecordID       { return r.ID }
func (r Card) RecordID() RecordID         { return r.ID }
func (s Source) RecordID() RecordID       { return s.ID }
func (r Funding) RecordID() RecordID      { return r.ID }
func (r Total) RecordID() RecordID        { return r.ID }
func (r CostLine) RecordID() RecordID     { return r.ID }
func (r Cost) RecordID() RecordID         { return r.ID }
func (r Field) RecordID() RecordID        { return r.ID }
func (r Horizon) RecordID() RecordID      { return r.ID }
func (r Metric) RecordID() RecordID       { return r.ID }
func (r Target) RecordID() RecordID       { return r.ID }
func (r Reading) RecordID() RecordID      { return r.ID }
func (r Reference) RecordID() RecordID    { return r.ID }
func (r Sheet) RecordID() RecordID        { return r.ID }
func (r Placement) RecordID() RecordID    { return r.ID }
func (n Note) RecordID() RecordID         { return n.ID }
func (r Link) RecordID() RecordID         { return r.ID }
func (r View) RecordID() RecordID         { return r.ID }

// Kind returns the kind of the record.
func (r Info) Kind() Kind         { return KindInfo }
func (r TemplateCopy) Kind() Kind { return KindTemplate }
func (r Scenario) Kind() Kind     { return KindScenario }
func (r Period) Kind() Kind       { return KindPeriod }
func (r Card) Kind() Kind         { return KindCard }
func (s Source) Kind() Kind       { return KindSource }
func (r Funding) Kind() Kind      { return KindFunding }
func (r Total) Kind() Kind        { return KindTotal }
func (r CostLine) Kind() Kind     { return KindCostLine }
func (r Cost) Kind() Kind         { return KindCost }
func (r Field) Kind() Kind        { return KindField }
func (r Horizon) Kind() Kind      { return KindHorizon }
func (r Metric) Kind() Kind       { return KindMetric }
func (r Target) Kind() Kind       { return KindTarget }
func (r Reading) Kind() Kind      { return KindReading }
func (r Reference) Kind() Kind    { return KindReference }
func (r Sheet) Kind() Kind        { return KindSheet }
func (r Placement) Kind() Kind    { return KindPlacement }
func (n Note) Kind() Kind         { return KindNote }
func (r Link) Kind() Kind         { return KindLink }
func (r View) Kind() Kind         { return KindView }

// Owners returns the records that this one cannot be without.
func (r Info) Owners() []RecordID         { return nil }
func (r TemplateCopy) Owners() []RecordID { return nil }
func (r Scenario) Owners() []RecordID     { return nil }
func (r Period) Owners() []RecordID       { return []RecordID{r.Scenario} }
func (r Card) Owners() []RecordID         { return nil }
func (s Source) Owners() []RecordID       { return []RecordID{s.Scenario, s.Card} }
func (r Funding) Owners() []RecordID      { return []RecordID{r.Source, r.Period} }
func (r Total) Owners() []RecordID        { return []RecordID{r.Period} }
func (r CostLine) Owners() []RecordID     { return []RecordID{r.Scenario} }
func (r Cost) Owners() []RecordID         { return []RecordID{r.Line, r.Period} }
func (r Field) Owners() []RecordID        { return set(r.Of) }
func (r Horizon) Owners() []RecordID      { return nil }
func (r Metric) Owners() []RecordID       { return nil }
func (r Target) Owners() []RecordID       { return []RecordID{r.Metric, r.Horizon} }
func (r Reading) Owners() []RecordID      { return []RecordID{r.Metric} }
func (r Reference) Owners() []RecordID    { return nil }
func (r Sheet) Owners() []RecordID        { return set(r.Template, r.Scenario, r.Period) }
func (r Placement) Owners() []RecordID    { return set(r.Source, r.Sheet, r.Column) }
func (n Note) Owners() []RecordID         { return set(n.Sheet, n.Column) }
func (r Link) Owners() []RecordID         { return set(r.Sheet, r.From, r.To, r.FromColumn, r.ToColumn) }
func (r View) Owners() []RecordID         { return set(r.Sheet, r.Period) }

func set(ids ...RecordID) []RecordID {
	out := ids[:0]
	for _, id := range ids {
		if id != "" {
			out = append(out, id)
		}
	}
	return out
}
