package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// lineThing is one line of a table with figures: a source or a cost line, the sum over those of a
// group, or a line that waits to be filled in.
type lineThing struct {
	kind     lineKind
	ref      scene.Ref
	item     canvas.Item
	rank     canvas.Rank
	group    canvas.Group // of a source: the color of its bar
	name     string
	short    string // the name where that is too long; empty: it has none
	second   string // the name in the second language; empty: nothing to say
	inShort  string // the short name in the second language
	label    string // a word on its state: "in action", "projects only"
	action   bool   // the label is that of what is in action
	amount   figure
	share    figure
	part     float64 // of the greatest line on the sheet: how long its bar is
	inAction bool
	sum      scene.Sum                                                                   // what it tells of at once
	secret   bool                                                                        // it, or its figure, is confidential, and this is not the public version
	withheld bool                                                                        // it has a figure that is not shown
	metric   canvas.Metric                                                               // of a line of a metric
	peer     canvas.Reference                                                            // of the figure of another cluster
	draw     func(a *area, p *page, l *lineThing, r geom.Rect, d density, pageIndex int) // nil: as a source or a cost
	named    canvas.Cell                                                                 // what typing into each of them means; the zero Cell is none
	paid     canvas.Cell
	shared   canvas.Cell
}

// figure is a number as it stands in a line.
type figure struct {
	text     string
	computed bool // it follows from the other figure, and looks so
}

// lineKind says what a line is.
type lineKind uint8

const (
	lineOfRecord lineKind = iota
	lineOfSum             // the name of a group of costs, with its sum
	lineToFill            // a usual cost line that nobody has used
	lineToAdd             // an empty line for one more
)

// lineStyle is how tightly lines are set, in mm.
type lineStyle struct{ pitch, size geom.MM }

// lineStyle returns the style of the lines of the area: that of its pile, else that of a density.
func (a *area) lineStyle(d density) lineStyle {
	if a.style != nil && d != furtherDensity {
		return *a.style
	}
	return d.lines
}

// leastLineColumn is how wide a column of lines without bars is at least; the lines of a section
// flow into as many as fit.
const leastLineColumn geom.MM = 66

// barred reports whether the lines of the area have room for bars.
func (a *area) barred() bool { return a.wide() && a.content.W > 100 }

// wide reports whether the lines of the area are a table over its whole width.
func (a *area) wide() bool { return a.place.Heading == canvas.HeadingRow }

// collectLines makes the lines of what the area shows.
func (a *area) collectLines() {
	a.collectMetrics()
	a.collectReferences()
	if a.place.Flow != canvas.FlowLines {
		return
	}
	for _, c := range a.cards {
		a.lines = append(a.lines, a.sourceLine(c))
	}
	a.restLine()
	a.cards = nil
	if !a.section.Takes(canvas.AcceptCosts) {
		return
	}
	groups := a.section.Role.CostGroups()
	for _, g := range groups {
		lines := a.costLines(g)
		if len(groups) > 1 && len(lines) > 0 {
			a.lines = append(a.lines, a.sumLine(g))
		}
		a.lines = append(a.lines, lines...)
	}
}

// restLine is what no source of a group has, in a public version: without it the lines of a group
// would not make its sum, and nobody knew why.
func (a *area) restLine() {
	b := a.b
	group, ok := a.section.Role.Group()
	if !ok || !b.public() {
		return
	}
	s := b.shares[a.period]
	rest := analysis.Rest{Of: canvas.TotalOfGroup(group)}
	for _, x := range s.Rests {
		if x.Of == rest.Of {
			rest.Num, rest.Shown, rest.Illustrative = rest.Num+x.Num, rest.Shown+x.Shown, rest.Illustrative || x.Illustrative
		}
	}
	if rest.Num == 0 {
		return
	}
	l := &lineThing{
		ref: a.ref(), sum: scene.SumSection, group: group, name: words.Text(b.language, "not-shown-here"),
		share: figure{b.approximately(rest.Illustrative) + words.Percent(b.language, rest.Shown, s.Places), true}, part: float64(rest.Num) / float64(s.Den),
	}
	if m, known := s.AmountOf(rest); known {
		l.amount, l.part = figure{text: b.approximately(rest.Illustrative) + b.amount(m)}, b.ofGreatest(m)
	}
	a.lines = append(a.lines, l)
}

// sourceLine is a source with what it brings.
func (a *area) sourceLine(c *cardThing) *lineThing {
	b := a.b
	s, part := b.shares[a.period], c.part
	l := &lineThing{
		ref: a.itemRef(scene.RefSource, c.source.ID), item: c.item(), rank: c.rank(),
		group: c.source.Group, secret: c.secret, withheld: c.withheld, name: deck.Plain(c.title()), short: deck.Plain(c.short()), second: deck.Plain(c.second), inShort: c.secondShort, inAction: c.status == canvas.InAction,
		named:  canvas.Cell{What: canvas.CellSource, Record: c.source.ID},
		paid:   canvas.Cell{What: canvas.CellAmount, Record: c.source.ID, Column: a.period},
		shared: canvas.Cell{What: canvas.CellShare, Record: c.source.ID, Column: a.period},
	}
	typed := part.Funding.Value.Kind
	illustrative := part.Funding.Basis == canvas.Illustrative
	if part.AmountKnown {
		l.amount = figure{b.approximately(illustrative) + b.amount(part.Amount), typed != canvas.AmountValue}
		l.part = b.ofGreatest(part.Amount)
	}
	switch {
	case part.Known:
		l.share = figure{b.approximately(illustrative) + words.Percent(b.language, part.Shown, s.Places), typed != canvas.ShareValue}
	case typed == canvas.ShareValue: // in kind: shown as typed, and not counted
		l.share = figure{text: c.share}
	}
	if part.Known {
		if !part.AmountKnown && s.Den > 0 {
			l.part = float64(part.Num) / float64(s.Den)
		}
	}
	if !part.Counts {
		l.part = 0
	}
	l.label, l.action = c.label, c.status == canvas.InAction
	if l.label == "" && c.source.Use == canvas.UseProjects && c.source.Group != canvas.GroupProject {
		l.label = words.Text(b.language, "projects-only")
	}
	return l
}

// approximately returns the sign before a figure that is illustrative, or that sums up some that are.
// What is worked out from sums, such as what is missing or left, has none: it is told in words.
// The foot of the sheet says what the sign means.
func (b *builder) approximately(illustrative bool) string {
	if illustrative {
		b.illustrative = true
		return "~"
	}
	return ""
}

// sum returns an amount that sums up others, with its sign.
func (b *builder) sum(a analysis.Amounts) string {
	return b.approximately(a.Illustrative) + b.amount(a.All)
}

// costLines are the cost lines of a group, those that wait to be filled in, and an empty one.
func (a *area) costLines(g canvas.CostGroup) []*lineThing {
	b := a.b
	p, ok := canvas.Get[canvas.Period](b.w, a.period)
	if !ok {
		return nil
	}
	late := g == canvas.CostStartUp && b.w.Periods(p.Scenario)[0].ID != p.ID // one-time costs are of the first period
	var out []*lineThing
	used := map[string]bool{}
	for _, line := range b.w.CostLines(p.Scenario) {
		if line.Group != g {
			continue
		}
		used[line.Deck] = true
		x, known := canvas.Get[canvas.Cost](b.w, canvas.CostID(line.ID, a.period))
		if late && !known {
			continue
		}
		out = append(out, a.costLine(line, x, known))
	}
	if !a.wide() || !b.options.Prompts || late || b.public() {
		return out
	}
	for _, e := range deck.Costs() {
		if e.Group == g && !e.More && !used[e.ID] {
			fill := canvas.Cell{What: canvas.CellCost, Column: a.period, New: string(g) + ":" + e.ID}
			out = append(out, &lineThing{kind: lineToFill, name: deck.Plain(e.Title.In(b.language)), ref: a.ref(), paid: fill})
		}
	}
	add := canvas.Cell{What: canvas.CellCostLine, Column: a.period, New: string(g) + ":"}
	return append(out, &lineThing{kind: lineToAdd, name: words.Text(b.language, "own-line"), ref: a.ref(), named: add})
}

func (a *area) costLine(line canvas.CostLine, x canvas.Cost, known bool) *lineThing {
	b := a.b
	l := &lineThing{
		ref: a.itemRef(scene.RefCost, line.ID), item: canvas.Item{ID: line.ID, Column: a.column}, rank: line.Rank,
		name:   deck.Plain(deck.CostTitle(line, b.language)),
		second: b.second(func(language string) string { return deck.Plain(deck.CostTitle(line, language)) }),
		secret: !b.public() && (line.Confidential || x.Confidential),
		named:  canvas.Cell{What: canvas.CellCostLine, Record: line.ID},
		paid:   canvas.Cell{What: canvas.CellCost, Record: line.ID, Column: a.period},
	}
	if !known {
		public, _ := b.w.Public()
		l.withheld = public.Missing[canvas.CostID(line.ID, a.period)] > 0
		return l
	}
	l.amount = figure{text: b.approximately(x.Basis == canvas.Illustrative) + b.amount(x.Amount)}
	switch x.Status {
	case canvas.InAction:
		l.label, l.action, l.inAction = words.Text(b.language, "in-action"), true, true
	case canvas.Idea:
		l.label = words.Text(b.language, "idea")
		return l
	}
	l.part = b.ofGreatest(x.Amount)
	return l
}

// sumLine is the name of a group of costs, with its sum.
func (a *area) sumLine(g canvas.CostGroup) *lineThing {
	sum := a.b.coverage(a.period).Costs[g]
	return &lineThing{
		kind: lineOfSum, ref: a.ref(), name: words.Text(a.b.language, "cost-"+string(g)),
		amount: figure{text: a.b.sum(sum)},
	}
}

// ofGreatest returns how long the bar of an amount is: against the greatest amount on the sheet,
// of sources and costs alike, so that both sides can be compared.
func (b *builder) ofGreatest(m canvas.Money) float64 {
	if b.greatest == 0 {
		for _, c := range b.columns {
			for _, p := range b.shares[c.ID].Parts {
				if p.AmountKnown && p.Counts {
					b.greatest = max(b.greatest, p.Amount)
				}
			}
			for _, l := range b.w.CostLines(c.Scenario) {
				if x, ok := canvas.Get[canvas.Cost](b.w, canvas.CostID(l.ID, c.ID)); ok && x.Status != canvas.Idea {
					b.greatest = max(b.greatest, x.Amount)
				}
			}
		}
	}
	if b.greatest == 0 {
		return 0
	}
	return float64(m) / float64(b.greatest)
}

// coverage returns the money of a period against its costs.
func (b *builder) coverage(period canvas.RecordID) analysis.Coverage {
	c, ok := b.covered[period]
	if !ok {
		c = analysis.Cover(b.w, period)
		b.covered[period] = c
	}
	return c
}

func (a *area) lineColumns() int {
	if a.wide() {
		return 1
	}
	return max(1, int((a.content.W+cardGap)/(leastLineColumn+cardGap)))
}

// keepsLine reports whether the words that say where the rest of the lines is take the room of the last
// of them: below a low section there is none.
func (a *area) keepsLine() bool {
	return a.place.Flow == canvas.FlowLines && a.headLow() && a.b.frame.low()
}

func rowsInColumns(n, columns int) int { return (n + columns - 1) / columns }

// packLines lays the lines of the area into its content, column after column, and its notes below
// them. What does not fit, and all that comes after it, is the rest.
func (a *area) packLines(d density) packing {
	s := a.lineStyle(d)
	out := packing{density: d}
	columns := a.lineColumns()
	most := int((a.content.H + 1e-6) / s.pitch) // lines in a column
	if most > 0 && len(a.lines) > columns*most && a.keepsLine() {
		most--
	}
	rows := min(rowsInColumns(len(a.lines), columns), most)
	width := (a.content.W - cardGap*geom.MM(columns-1)) / geom.MM(columns)
	n := 0
	for column := 0; column < columns && n < len(a.lines); column++ {
		x := a.content.X + geom.MM(column)*(width+cardGap)
		for row := 0; row < rows && n < len(a.lines); row++ {
			if row == rows-1 && row > 0 && a.lines[n].kind == lineOfSum {
				break // the name of a group does not end a column
			}
			r := geom.R(x, a.content.Y+geom.MM(row)*s.pitch, width, s.pitch)
			out.placed = append(out.placed, placed{line: a.lines[n], rect: r})
			n++
		}
		if column == columns-1 && n < len(a.lines) && rows < most { // names were pushed on
			rows, column, n, out.placed = rows+1, -1, 0, nil
		}
	}
	out.rest.lines = a.lines[n:]
	if len(out.rest.lines) > 0 {
		out.rest.notes = a.notes
		return out
	}
	below := a.content
	if rows > 0 {
		below.Y += geom.MM(rows)*s.pitch + noteGap
		below.H -= geom.MM(rows)*s.pitch + noteGap
	}
	notes := packRows(nil, a.notes, below, d, "", false)
	out.placed, out.rest.notes = append(out.placed, notes.placed...), notes.rest.notes
	return out
}

// cell tells where a cell lies; the zero Cell is none.
func (b *builder) cell(page int, c canvas.Cell, r geom.Rect, size geom.MM, align canvas.Align) {
	if c != (canvas.Cell{}) {
		b.cells = append(b.cells, CellBox{Page: page, Cell: c, Rect: r, Size: size, Align: align})
	}
}

// packFurther lays lines that are left into the content of a further page; they are one column
// with bars there.
func (a *area) packFurther(lines []*lineThing, in geom.Rect) packing {
	rest := *a
	rest.lines, rest.notes, rest.content = withoutPrompts(lines), nil, in
	if a.place.Flow == canvas.FlowMatrix {
		return rest.packMatrix(furtherDensity)
	}
	return rest.packLines(furtherDensity)
}
