package layout

import (
	"fmt"
	"slices"
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// Sheet lays a sheet out. It fails only where the sheet or its template is not there; whatever
// does not fit goes on to a further page and is told as a Problem.
func Sheet(w canvas.Workbook, sheet canvas.RecordID, o Options) (Result, error) {
	s, ok := canvas.Get[canvas.Sheet](w, sheet)
	if !ok || w.Template(s) == nil {
		return Result{}, fmt.Errorf("layout: no sheet %q", sheet)
	}
	b := newBuilder(w, s, o)
	first := b.newPage()
	b.header(first, false)
	areas := b.areas()
	for _, a := range areas {
		a.drawGround(first)
	}
	for _, orn := range b.layout.Ornaments {
		b.ornament(first, orn)
	}
	first.ground = len(first.Items)
	b.fill(first, areas)
	b.pages = append(b.pages, first)
	b.further(areas)
	b.furtherTables()
	b.drawArrows()
	b.footers()
	b.drawCodes()
	if b.lost > 0 {
		first.Problems = append(first.Problems, scene.Problem{Kind: scene.NoSection, Count: b.lost})
	}
	out := Result{Body: b.frame.body(b.layout), Slots: b.slots, Segments: b.segments, Cells: b.cells, Arrows: b.arrows, Codes: b.codes}
	for _, p := range b.pages {
		out.Pages = append(out.Pages, p.Scene)
	}
	return out, nil
}

// builder is a sheet while it is laid out.
type builder struct {
	w            canvas.Workbook
	sheet        canvas.Sheet
	template     *canvas.Template
	layout       canvas.Layout
	frame        pageFrame
	options      Options
	language     string
	other        string // the second language; empty: there is none
	columns      []canvas.Period
	shares       map[canvas.RecordID]analysis.Shares // of each period that the sheet shows
	covered      map[canvas.RecordID]analysis.Coverage
	greatest     canvas.Money                                          // of the amounts on the sheet; 0 is not looked for yet
	hasCents     *bool                                                 // nil is not looked for yet
	marks        map[canvas.RecordID]map[canvas.RecordID]analysis.Mark // of the sources of each column, against the one before
	titles       titles
	pages        []*page
	slots        []Slot
	segments     []Segment
	arrows       []Arrow
	codes        []CodeBox
	cells        []CellBox
	tables       []tableRest // what did not fit of tables that are no sections
	hidden       int         // sources that the sheet does not show
	illustrative bool        // a figure has the sign that the foot explains
	lost         int         // notes in a section or a column that the sheet has not
	elsewhere    int         // notes in sections that this page layout leaves out
}

func newBuilder(w canvas.Workbook, s canvas.Sheet, o Options) *builder {
	b := &builder{titles: titles{}, w: w, sheet: s, template: w.Template(s), options: o, language: o.Language}
	if b.language == "" {
		b.language = w.Info().Language
	}
	b.language = words.Known(b.language)
	b.other = secondLanguage(w.Info(), b.language)
	b.layout, b.frame = chosenLayout(b.template, o)
	b.columns = w.Columns(s)
	b.shares, b.covered = map[canvas.RecordID]analysis.Shares{}, map[canvas.RecordID]analysis.Coverage{}
	for _, p := range b.columns {
		b.shares[p.ID] = analysis.Of(w, p.ID)
	}
	b.marks = b.changeMarks()
	return b
}

func (b *builder) newPage() *page {
	return &page{
		language: b.language,
		Scene: scene.Scene{
			Size:     geom.Size{W: b.layout.Page[0], H: b.layout.Page[1]},
			Title:    b.name(),
			Author:   b.w.Info().Cluster,
			Language: b.language,
			Credits:  b.template.Credits(b.language),
		},
	}
}

// name returns what the sheet is called: tool, cluster, state.
func (b *builder) name() string {
	name := b.template.Title.In(b.language)
	if c := b.w.Info().Cluster; c != "" {
		name += " – " + c
	}
	return name
}

// state returns the words for scenario and period of the sheet.
func (b *builder) state() string {
	if b.template.Of == canvas.OfCluster {
		return b.years()
	}
	scenario, _ := canvas.Get[canvas.Scenario](b.w, b.sheet.Scenario)
	period, _ := canvas.Get[canvas.Period](b.w, b.sheet.Period)
	return stateWords(scenario.Title, period.Label)
}

// years returns the years that the horizons reach over, where the sheet shows metrics.
func (b *builder) years() string {
	first, last := 0, 0
	for _, h := range b.w.Horizons() {
		if h.Year > 0 && (first == 0 || h.Year < first) {
			first = h.Year
		}
		last = max(last, h.Year)
	}
	if first == last || !b.template.Has(canvas.RoleMetrics) {
		return ""
	}
	return count(first) + " – " + count(last)
}

// area is a section at its place on the page: for sections that repeat, one for each column.
type area struct {
	b       *builder
	section canvas.Section
	place   canvas.Place
	period  canvas.RecordID // whose money it shows
	column  canvas.RecordID // what records carry; empty where the sheet shows one period
	outline geom.Polygon
	content geom.Rect
	cards   []*cardThing
	lines   []*lineThing
	style   *lineStyle // of its lines, where its pile says so
	notes   []*noteThing
	rest    overflow
}

func (a *area) ref() scene.Ref {
	return scene.Ref{Kind: scene.RefSection, ID: string(a.section.ID), Section: string(a.section.ID), Column: string(a.column)}
}

// itemRef returns the ref of something in the area.
func (a *area) itemRef(kind scene.RefKind, id canvas.RecordID) scene.Ref {
	return scene.Ref{Kind: kind, ID: string(id), Section: string(a.section.ID), Column: string(a.column)}
}

// areas returns the sections where they lie, with the sources and notes that each shows.
func (b *builder) areas() []*area {
	var out []*area
	for _, place := range b.layout.Places {
		section, _ := b.template.Section(place.Section)
		if !place.Repeat {
			a := &area{b: b, section: section, place: place, outline: place.Outline.Shape(), content: place.ContentRect()}
			if len(b.columns) > 0 {
				a.period = b.columns[0].ID
			}
			if b.template.Of.Repeats() {
				a.column = a.period
			}
			out = append(out, a)
			continue
		}
		for i, frame := range b.layout.Columns.Frames(max(1, len(b.columns))) {
			if i >= len(b.columns) {
				break
			}
			a := &area{b: b, section: section, place: place, period: b.columns[i].ID, column: b.columns[i].ID}
			a.content = contentIn(place, frame)
			a.outline = stretched(place.Outline, frame)
			out = append(out, a)
		}
	}
	for _, a := range out {
		a.collect()
		a.collectLines()
	}
	b.collectNotes(out)
	b.pile(out)
	return out
}

// contentIn returns the content of a place in a column: the outline is stretched, its margins are
// not, so that what lies in it begins where its title does; in very narrow columns they give way.
func contentIn(place canvas.Place, f canvas.ColumnFrame) geom.Rect {
	const narrow = 60
	nominal, c := place.Outline.Shape().Bounds(), place.ContentRect()
	box := f.Rect(nominal)
	margin := min(1, box.W/narrow)
	left, right := margin*(c.X-nominal.X), margin*(nominal.Right()-c.Right())
	return geom.R(box.X+left, c.Y, box.W-left-right, c.H)
}

// stretched returns an outline in a column; rounded corners stay round.
func stretched(o canvas.Outline, f canvas.ColumnFrame) geom.Polygon {
	if o.Rect != nil {
		return f.Rect(geom.R(o.Rect[0], o.Rect[1], o.Rect[2], o.Rect[3])).Round(o.Round)
	}
	p := o.Shape()
	for i, q := range p {
		p[i] = geom.Pt{X: f.X + q.X*f.Stretch, Y: q.Y}
	}
	return p
}

// collect finds the sources that the area shows.
func (a *area) collect() {
	if !a.section.Takes(canvas.AcceptSources) {
		return
	}
	shares := a.b.shares[a.period]
	for _, x := range shares.Parts {
		if !a.section.Role.Shows(x.Source) {
			continue
		}
		t := a.b.cardThing(x, shares, a.column)
		if t.place.Hidden {
			a.b.hidden++
			continue
		}
		if t.place.Section != a.section.ID {
			t.place.Free, t.place.Rank = false, ""
		}
		a.cards = append(a.cards, t)
	}
	slices.SortStableFunc(a.cards, func(x, y *cardThing) int { return compareRank(x.order(), y.order(), x.source.ID, y.source.ID) })
}

// collectNotes gives each note to the area that it lies in. One in a section or a column that the
// sheet has not is told as a problem.
func (b *builder) collectNotes(areas []*area) {
	at := map[[2]string]*area{}
	for _, a := range areas {
		at[[2]string{string(a.section.ID), string(a.column)}] = a
	}
	if b.options.Without.Notes {
		return
	}
	for _, n := range b.w.Notes(b.sheet.ID) {
		a := at[[2]string{string(n.Section), string(n.Column)}]
		if a == nil {
			b.leftOut(n)
			continue
		}
		t := &noteThing{note: n, whole: text.Normal(n.Text), base: a.place.Notes, heading: n.Heading, scale: b.frame.scale}
		t.picture, t.room = asset(b.w, n.Picture), a.content.H
		if a.section.Parts && n.Part != canvas.NoPart && !b.frame.low() {
			t.part = words.Text(b.language, "part-"+string(n.Part))
		}
		a.notes = append(a.notes, t)
	}
}

// leftOut counts a note that has no place in this page layout.
func (b *builder) leftOut(n canvas.Note) {
	_, known := b.template.Section(n.Section)
	_, placed := b.layout.Place(n.Section)
	switch {
	case known && !placed && len(b.options.Sections) > 0: // it is left out on purpose
	case known && !placed:
		b.elsewhere++
	default:
		b.lost++
	}
}

func compareRank(a, b canvas.Rank, x, y canvas.RecordID) int {
	if a != b {
		if a < b {
			return -1
		}
		return 1
	}
	if x < y {
		return -1
	}
	return 1
}

func count(n int) string { return strconv.Itoa(n) }

// stateWords joins a scenario and a period.
func stateWords(scenario, period string) string {
	if scenario == "" || period == "" {
		return scenario + period
	}
	return scenario + " · " + period
}
