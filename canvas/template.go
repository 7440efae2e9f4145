package canvas

import (
	"slices"

	"clustercanvas/canvas/geom"
)

// SectionID names a section within its template.
type SectionID string

// Words is a text in several languages, by language code. English is always there.
type Words map[string]string

// In returns the text in a language: what stands here, else what the text of that English is called
// in the tools that come with the program, else the English.
func (w Words) In(language string) string {
	if s, ok := w[language]; ok {
		return s
	}
	base := BaseLanguage(language)
	if s, ok := w[base]; ok {
		return s
	}
	english := w["en"]
	if base == PseudoLanguage {
		return Pseudo(english)
	}
	if s, ok := catalogued(base, english); ok {
		return s
	}
	return english
}

// Template is the data definition of one strategy tool: what the user calls a tool. Its
// vocabulary is closed: no expressions, no formulas (docs/templates.md).
type Template struct {
	Format   int       `json:"format"` // of this file: 1
	ID       string    `json:"id"`
	Version  int       `json:"version"`
	Title    Words     `json:"title"`
	Short    Words     `json:"short"`           // for tabs and menus
	About    Words     `json:"about,omitempty"` // three sentences: what it is for, how to read it, what to do first
	Of       Of        `json:"of"`              // what a sheet of the tool shows
	Credit   []Words   `json:"credit"`          // the lines that stand at the foot of every sheet
	Sections []Section `json:"sections"`
	Layouts  []Layout  `json:"layouts"` // the first is the usual one
}

// Of says what a sheet of a tool shows.
type Of string

// What a sheet shows: one period of a scenario, or all of them side by side, or two periods that
// are compared, or the cluster itself, whatever the scenario.
const (
	OfPeriod   Of = "period"
	OfScenario Of = "scenario"
	OfPair     Of = "pair"
	OfCluster  Of = "cluster"
)

// Repeats reports whether a sheet has a column for each of several periods.
func (o Of) Repeats() bool { return o == OfScenario || o == OfPair }

// OnePeriod reports whether a sheet names the period that it shows.
func (o Of) OnePeriod() bool { return o == OfPeriod || o == OfPair }

// Section is one area of a template.
type Section struct {
	ID      SectionID `json:"id"`
	Role    Role      `json:"role"`
	Title   Words     `json:"title"`
	Lead    Words     `json:"lead,omitempty"`   // one line under the title
	Prompt  Words     `json:"prompt,omitempty"` // a question that an empty section asks
	Icon    string    `json:"icon,omitempty"`   // a pictogram beside the title
	Accepts []Accept  `json:"accepts"`
	Field   string    `json:"field,omitempty"` // the key of the text that it shows; with text
	Own     bool      `json:"own,omitempty"`   // the text is that of the period, not of the cluster
	Most    int       `json:"most,omitempty"`  // so many lines of text at most; 0 is any number
	Parts   bool      `json:"parts,omitempty"` // it is headed by the parts of the cluster; with notes
	Links   []Role    `json:"links,omitempty"` // sheets that have one of these roles are what stands behind it
}

// Accept is what may lie in a section.
type Accept string

// What a section may accept.
const (
	AcceptSources    Accept = "sources"
	AcceptNotes      Accept = "notes"
	AcceptCosts      Accept = "costs"
	AcceptMetrics    Accept = "metrics"
	AcceptReferences Accept = "references"
	AcceptText       Accept = "text"
)

// Accepts lists what a section may accept.
var Accepts = []Accept{AcceptSources, AcceptNotes, AcceptCosts, AcceptMetrics, AcceptReferences, AcceptText}

// Layout is one page layout of a template: the same sections for another paper or a projector.
// All lengths are in millimetres on its page.
type Layout struct {
	ID        string     `json:"id"` // "a3", "wide"
	Page      [2]geom.MM `json:"page"`
	Head      Head       `json:"head,omitempty"`
	Columns   *Columns   `json:"columns,omitempty"` // where the sheet repeats over periods
	Places    []Place    `json:"places"`
	Ornaments []Ornament `json:"ornaments,omitempty"`
}

// WideLayout is the id of the page layout for a projector: 16:9, with large type.
const WideLayout = "wide"

// Head is how much room a page layout gives to what stands around its content: the head with tool,
// cluster and state, and the foot with the credit lines.
type Head string

// The heads: two lines as on paper, or one low line, for a projector.
const (
	HeadUsual Head = ""
	HeadLow   Head = "low"
)

// Columns says how what is marked "repeat" is repeated over the periods. Its places and
// ornaments are drawn for one column of the nominal width and stretched in x to the real one.
type Columns struct {
	X       geom.MM `json:"x"`
	W       geom.MM `json:"w"` // of all columns together
	Gap     geom.MM `json:"gap"`
	Nominal geom.MM `json:"nominal"`
}

// Place is where a section lies in a layout.
type Place struct {
	Section SectionID  `json:"section"`
	Repeat  bool       `json:"repeat,omitempty"`
	Outline Outline    `json:"outline"`
	Content [4]geom.MM `json:"content"` // x, y, width, height of where things lie
	Flow    Flow       `json:"flow"`
	Text    TextSize   `json:"text,omitempty"`  // of running text, to begin with
	Cards   CardSize   `json:"cards,omitempty"` // the size to begin with; layout steps down from it
	Notes   NoteSize   `json:"notes,omitempty"` // the size to begin with in a flow
	Heading Heading    `json:"heading"`
	Tone    Tone       `json:"tone,omitempty"`
	Frame   bool       `json:"frame,omitempty"` // a hairline around the outline
	Shows   []Show     `json:"shows,omitempty"`
	Bands   []Band     `json:"bands,omitempty"` // stripes of the content from top to bottom, all of one height
	Pile    string     `json:"pile,omitempty"`  // places with the same word share the height of all of them by what each needs
}

// Band is a stripe across a section, named for a level. It is ornament: what lies by itself
// begins in the band of its level, and lying in a band changes nothing.
type Band struct {
	Level Level `json:"level"`
	Title Words `json:"title"`
}

// ContentRect returns the content as a rectangle.
func (p Place) ContentRect() geom.Rect {
	return geom.R(p.Content[0], p.Content[1], p.Content[2], p.Content[3])
}

// Outline is the edge of a section, to draw and to hit. Exactly one of Rect, Polygon and Circle
// is given.
type Outline struct {
	Rect    *[4]geom.MM  `json:"rect,omitempty"`
	Round   geom.MM      `json:"round,omitempty"` // radius of the corners of Rect
	Polygon [][2]geom.MM `json:"polygon,omitempty"`
	Circle  *[3]geom.MM  `json:"circle,omitempty"` // center and radius
}

// Shape returns the outline as a polygon, curves flattened.
func (o Outline) Shape() geom.Polygon {
	switch {
	case o.Rect != nil && o.Round > 0:
		return geom.R(o.Rect[0], o.Rect[1], o.Rect[2], o.Rect[3]).Round(o.Round)
	case o.Rect != nil:
		return geom.R(o.Rect[0], o.Rect[1], o.Rect[2], o.Rect[3]).Polygon()
	case o.Circle != nil:
		return geom.Circle(geom.Pt{X: o.Circle[0], Y: o.Circle[1]}, o.Circle[2])
	}
	p := make(geom.Polygon, len(o.Polygon))
	for i, q := range o.Polygon {
		p[i] = geom.Pt{X: q[0], Y: q[1]}
	}
	return p
}

// Flow is how cards and notes find their place in a section.
type Flow string

// The flows: placed by hand, one under another, in rows of a grid; as lines of a table with
// figures, as a table of metrics by horizons, or as running text.
const (
	FlowFree   Flow = "free"
	FlowStack  Flow = "stack"
	FlowGrid   Flow = "grid"
	FlowLines  Flow = "lines"
	FlowMatrix Flow = "matrix"
	FlowText   Flow = "text"
)

// Flows lists the flows.
var Flows = []Flow{FlowFree, FlowStack, FlowGrid, FlowLines, FlowMatrix, FlowText}

// CardSize is a size of cards on a sheet.
type CardSize string

// The sizes of cards, greatest first.
const (
	CardFull    CardSize = "full"    // pictogram, title, level, share
	CardHalf    CardSize = "half"    // the same, smaller and flatter
	CardCompact CardSize = "compact" // short name, mark, share
	CardLine    CardSize = "line"    // the same on one line
)

// Heading is how the title of a section is set.
type Heading string

// The headings: spaced capitals with a great total beside; a line with an icon; the first row of
// a table, with its sums; a small line over a text; none.
const (
	HeadingSide  Heading = "side"
	HeadingBlock Heading = "block"
	HeadingRow   Heading = "row"
	HeadingLabel Heading = "label"
	HeadingNone  Heading = "none"
)

// Headings lists the headings.
var Headings = []Heading{HeadingSide, HeadingBlock, HeadingRow, HeadingLabel, HeadingNone}

// Tone is the quiet ground of a section.
type Tone string

// The tones: of a group, quiet gray, or paper.
const (
	TonePaper   Tone = ""
	ToneQuiet   Tone = "quiet"
	TonePublic  Tone = "public"
	TonePrivate Tone = "private"
	ToneProject Tone = "project"
)

// Tones lists the tones.
var Tones = []Tone{TonePaper, ToneQuiet, TonePublic, TonePrivate, ToneProject}

// Show is something computed that a section shows.
type Show string

// What a section can show.
const (
	ShowTotal Show = "total" // the share of its side or group, or the sum of its costs, with action and today
)

// Ornament is something drawn that is no section.
type Ornament struct {
	Kind    OrnamentKind `json:"kind"`
	Repeat  bool         `json:"repeat,omitempty"`
	Points  [][2]geom.MM `json:"points,omitempty"` // of a line or an arrow; of a text its anchor
	Rect    *[4]geom.MM  `json:"rect,omitempty"`   // of a bar
	Words   Words        `json:"words,omitempty"`
	Style   TextStyle    `json:"style,omitempty"`
	Align   Align        `json:"align,omitempty"`
	Tone    Tone         `json:"tone,omitempty"`
	Pen     PenWord      `json:"pen,omitempty"`
	Both    bool         `json:"both,omitempty"`    // an arrow with two heads
	Inner   bool         `json:"inner,omitempty"`   // repeated between columns only, not after the last
	Insight Insight      `json:"insight,omitempty"` // of an insight: which answer it draws
	Field   string       `json:"field,omitempty"`   // of a field: the key of the text
	Own     bool         `json:"own,omitempty"`     // of a field: the text is that of the period
}

// OrnamentKind is the kind of an ornament.
type OrnamentKind string

// The kinds of ornaments.
const (
	OrnamentLine    OrnamentKind = "line"
	OrnamentArrow   OrnamentKind = "arrow"
	OrnamentText    OrnamentKind = "text"
	OrnamentBar     OrnamentKind = "bar"     // shares of all sources, with what is not allotted
	OrnamentLegend  OrnamentKind = "legend"  // what the tints of the notes mean
	OrnamentPeriod  OrnamentKind = "period"  // the label of a column
	OrnamentChanges OrnamentKind = "changes" // what is new and what is gone against the column before
	OrnamentInsight OrnamentKind = "insight" // the answer to a question about the figures
	OrnamentField   OrnamentKind = "field"   // a short text of the cluster or the period, with its words before it
)

// Sums reports whether an ornament of the kind tells of several sources at once.
func (k OrnamentKind) Sums() bool {
	return k == OrnamentBar || k == OrnamentChanges || k == OrnamentInsight
}

// TextStyle is a role of text in the type scale of layout.
type TextStyle string

// The styles of a text ornament.
const (
	TextLabel   TextStyle = "label"
	TextOverbar TextStyle = "overbar" // small spaced capitals
	TextHeading TextStyle = "heading"
)

// TextSize is a size of running text.
type TextSize string

// The sizes of running text.
const (
	TextSmall  TextSize = "small"
	TextMedium TextSize = "medium"
	TextLead   TextSize = "lead" // one sentence, to be read first
)

// TextSizes lists the sizes of running text.
var TextSizes = []TextSize{TextSmall, TextMedium, TextLead}

// Align is where a text lies against its anchor.
type Align string

// The alignments.
const (
	AlignStart  Align = ""
	AlignCenter Align = "center"
	AlignEnd    Align = "end"
)

// PenWord is a line by its role.
type PenWord string

// The pens.
const (
	PenHair PenWord = "hair"
	PenRule PenWord = "rule"
	PenDash PenWord = "dash"
)

// Section returns the section with an id.
func (t *Template) Section(id SectionID) (Section, bool) {
	i := slices.IndexFunc(t.Sections, func(s Section) bool { return s.ID == id })
	if i < 0 {
		return Section{}, false
	}
	return t.Sections[i], true
}

// HasLayout reports whether the template has a page layout with an id.
func (t *Template) HasLayout(id string) bool {
	return slices.ContainsFunc(t.Layouts, func(l Layout) bool { return l.ID == id })
}

// Layout returns the page layout with an id, or the first.
func (t *Template) Layout(id string) Layout {
	i := slices.IndexFunc(t.Layouts, func(l Layout) bool { return l.ID == id })
	return t.Layouts[max(i, 0)]
}

// Credits returns the lines of the credit in a language.
func (t *Template) Credits(language string) []string {
	out := make([]string, len(t.Credit))
	for i, line := range t.Credit {
		out[i] = line.In(language)
	}
	return out
}

// Place returns where a section lies in a layout.
func (l Layout) Place(id SectionID) (Place, bool) {
	i := slices.IndexFunc(l.Places, func(p Place) bool { return p.Section == id })
	if i < 0 {
		return Place{}, false
	}
	return l.Places[i], true
}

// Has reports whether a section has one of the given roles.
func (t *Template) Has(roles ...Role) bool {
	return slices.ContainsFunc(t.Sections, func(s Section) bool { return slices.Contains(roles, s.Role) })
}

// SectionFor returns the first section that shows a source.
func (t *Template) SectionFor(s Source) (Section, bool) {
	i := slices.IndexFunc(t.Sections, func(sec Section) bool { return sec.Role.Shows(s) })
	if i < 0 {
		return Section{}, false
	}
	return t.Sections[i], true
}

// Takes reports whether a section accepts something.
func (s Section) Takes(a Accept) bool { return slices.Contains(s.Accepts, a) }

// Frames returns the frames, in x, of n columns: offset and stretch against the nominal one.
func (c Columns) Frames(n int) []ColumnFrame {
	w := (c.W - c.Gap*geom.MM(n-1)) / geom.MM(n)
	out := make([]ColumnFrame, n)
	for i := range out {
		out[i] = ColumnFrame{X: c.X + geom.MM(i)*(w+c.Gap), W: w, Stretch: w / c.Nominal}
	}
	return out
}

// ColumnFrame is where one column of a repeated layout lies.
type ColumnFrame struct {
	X, W    geom.MM
	Stretch float64 // real width through nominal width
}

// Rect returns a rectangle of the nominal column in this frame.
func (f ColumnFrame) Rect(r geom.Rect) geom.Rect {
	return geom.R(f.X+r.X*f.Stretch, r.Y, r.W*f.Stretch, r.H)
}
