package layout

import (
	"cmp"
	"slices"
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// endsLook is how the strip of beginnings and ends is drawn, by its width.
type endsLook struct {
	names geom.MM // of the column of names
	least geom.MM // the size below which they do not go
	pitch geom.MM // of the rows
	bar   geom.MM
	size  geom.MM // of names
}

// ends answers when the money of each source begins and ends: a bar for each over the years of
// the scenario, and under them in which year how much stops. Where no years are known, the
// periods are the columns.
func (b *builder) ends(p *page, r geom.Rect, period canvas.RecordID) geom.MM {
	x, ok := canvas.Get[canvas.Period](b.w, period)
	if !ok {
		return 0
	}
	e := analysis.EndsOf(b.w, x.Scenario)
	spans := slices.Clone(e.Spans)
	if len(spans) == 0 {
		return b.nothing(p, r, "insight-no-sources")
	}
	slices.SortStableFunc(spans, func(x, y analysis.Span) int {
		return cmp.Or(cmp.Compare(groupRank(x.Source.Group), groupRank(y.Source.Group)), -cmp.Compare(bit(x.Ends), bit(y.Ends)))
	})
	look := endsLook{names: min(0.42*r.W, 62), least: 2.6, pitch: 4.4, bar: 2.3, size: answerSize}
	if b.frame.low() {
		look.names, look.least = 0.41*r.W, leastLine
	}
	a := b.axisOf(x.Scenario, e, geom.R(r.X+look.names+3, r.Y, r.W-look.names-3, r.H))
	stops := b.stopRows(p, r.W, e)
	var foot geom.MM
	flags := flags{}
	if a.years > 0 && r.W >= flagsWidth {
		flags = b.flagsOf(e, a)
		foot = flags.height()
	}
	if foot == 0 || foot > 0.45*r.H {
		flags, foot = nil, 0
		for _, s := range stops {
			foot += s.h
		}
		if foot > 0 {
			foot += 1.6
		}
		foot = min(foot, r.H/3)
	}
	room := r.H - a.head - foot
	if n := geom.MM(len(spans)); n*look.pitch > room { // a little tighter before rows are left out
		look.pitch = max(3.5, room/n)
		look.size, look.bar = min(look.size, look.pitch*0.78), min(look.bar, look.pitch*0.5)
	}
	if most := int((room - asideSize*leading) / look.pitch); len(spans) > int(room/look.pitch+1e-6) {
		spans = telling(spans, max(most, 0))
	}
	for _, s := range spans { // names of one size
		look.size = shrunk(face{size: look.size}, min(look.size, look.least), look.names-markSize-1.3, b.sourceName(s.Source)).size
	}
	var rows []row
	for _, s := range spans {
		rows = append(rows, row{h: look.pitch, draw: func(r geom.Rect) { b.spanRow(p, r, s, a, look) }})
	}
	height := min(geom.MM(len(rows))*look.pitch, room)
	a.draw(b, p, r.Y, height)
	used := b.stack(p, geom.R(r.X, r.Y+a.head, r.W, room), 0, rows)
	y := r.Y + a.head + height
	switch {
	case flags != nil:
		flags.draw(p, a, y)
		return a.head + height + foot
	case foot > 0:
		return a.head + height + 1.6 + b.stack(p, geom.R(r.X, y+1.6, r.W, r.Bottom()-y-1.6), 0, stops)
	}
	return a.head + used
}

// telling puts those spans first that say most, so many as fit: those that end, those of which
// anything is stated, the greatest; and keeps the order in them.
func telling(spans []analysis.Span, most int) []analysis.Span {
	order := make([]int, len(spans))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := spans[i], spans[j]
		return cmp.Or(-cmp.Compare(bit(x.Ends), bit(y.Ends)), -cmp.Compare(bit(x.FromKnown || x.ToKnown), bit(y.FromKnown || y.ToKnown)),
			-cmp.Compare(x.Amount, y.Amount))
	})
	most = min(most, len(order))
	slices.Sort(order[:most])
	out := make([]analysis.Span, len(spans))
	for i, at := range order {
		out[i] = spans[at]
	}
	return out
}

// axis is the time over which the strip runs: years, or the periods where years are not known.
type axis struct {
	rect    geom.Rect
	head    geom.MM // of the labels above
	first   int     // year; 0 where the columns are periods
	years   int     // how many
	periods []canvas.Period
}

// axisOf returns the axis of a scenario.
func (b *builder) axisOf(scenario canvas.RecordID, e analysis.Ends, r geom.Rect) axis {
	a := axis{rect: r, head: 5.4, periods: b.w.Periods(scenario)}
	if e.FirstYear > 0 && e.LastYear >= e.FirstYear && e.LastYear-e.FirstYear < 200 {
		a.first, a.years = e.FirstYear, e.LastYear-e.FirstYear+1
	}
	return a
}

// at returns the x of a month, kept on the axis.
func (a axis) at(m canvas.YearMonth) geom.MM {
	months := int(m) - a.first*12
	return a.rect.X + a.rect.W*min(max(float64(months)/float64(12*a.years), 0), 1)
}

// column returns where a period lies on an axis of periods.
func (a axis) column(i int) (from, to geom.MM) {
	w := a.rect.W / geom.MM(max(1, len(a.periods)))
	return a.rect.X + geom.MM(i)*w, a.rect.X + geom.MM(i+1)*w
}

// draw draws the labels of the axis, and a hairline at each of them, down to a height.
func (a axis) draw(b *builder, p *page, y, height geom.MM) {
	f := asideFace()
	rule := func(x geom.MM, strong bool) {
		pen := scene.Pen{Width: 0.2, Color: Hairline}
		if strong {
			pen.Width, pen.Color = 0.3, Pale
		}
		p.line(pen, geom.Pt{X: x, Y: y + a.head - 0.8}, geom.Pt{X: x, Y: y + a.head + height})
	}
	if a.years == 0 {
		for i, x := range a.periods {
			from, to := a.column(i)
			rule(from, true)
			g, label := clipped(f, leastLine, to-from-1, x.Label)
			p.text(g, geom.Pt{X: from + 0.6, Y: y + f.size}, canvas.AlignStart, label)
		}
		rule(a.rect.Right(), true)
		return
	}
	bounds := map[int]bool{a.first: true, a.first + a.years: true}
	for _, x := range a.periods {
		if x.FromYear > 0 {
			bounds[x.FromYear] = true
		}
		if x.ToYear > 0 {
			bounds[x.ToYear+1] = true
		}
	}
	step := a.step(f)
	for i := 0; i <= a.years; i++ {
		year := a.first + i
		x := a.at(canvas.NewYearMonth(year, 1))
		if bounds[year] || i%step == 0 {
			rule(x, bounds[year])
		}
		if i%step == 0 && i < a.years {
			p.text(f, geom.Pt{X: x + 0.6, Y: y + f.size}, canvas.AlignStart, strconv.Itoa(year))
		}
	}
}

// step returns how many years are between two labels, so that these stay apart.
func (a axis) step(f face) int {
	room := text.Width(f.style, f.size, "2030") + 2.5
	for _, step := range []int{1, 2, 5, 10, 20, 50} {
		if a.rect.W/geom.MM(a.years)*geom.MM(step) >= room {
			return step
		}
	}
	return 100
}

// spanRow draws one source: mark, name, and its bar. An end that is open fades in dots, one that
// is known is straight; where money stops there is an upright stroke.
func (b *builder) spanRow(p *page, r geom.Rect, s analysis.Span, a axis, look endsLook) {
	p.as(scene.Ref{Kind: scene.RefSource, ID: string(s.Source.ID)}, func() {
		middle := r.Y + look.pitch/2
		p.mark(s.Source.Group, geom.Pt{X: r.X + markSize/2, Y: middle}, markSize)
		name := b.sourceName(s.Source)
		f := face{size: look.size, color: Ink, role: "answer"}
		left := r.X + markSize + 1.3
		f, name = clipped(f, f.size, r.X+look.names-left, name)
		p.text(f, geom.Pt{X: left, Y: middle + 0.36*f.size}, canvas.AlignStart, name)
		b.spanBar(p, s, a, geom.R(a.rect.X, middle-look.bar/2, a.rect.W, look.bar))
	})
}

func (b *builder) spanBar(p *page, s analysis.Span, a axis, r geom.Rect) {
	color := GroupColor(s.Source.Group)
	if a.years == 0 {
		for i, x := range a.periods {
			if f, ok := canvas.Get[canvas.Funding](b.w, canvas.FundingID(s.Source.ID, x.ID)); ok {
				from, to := a.column(i)
				seg := geom.R(from+0.5, r.Y, to-from-1, r.H)
				if f.Status == canvas.Idea {
					p.fill(seg.Polygon(), Paper, scene.Pen{Width: 0.3, Color: color, Dash: [2]geom.MM{1.2, 0.9}})
					continue
				}
				p.fill(seg.Polygon(), color, scene.Pen{})
				if f.Status == canvas.InAction {
					p.inAction(seg)
				}
			}
		}
		return
	}
	from, to := r.X, r.Right()
	if s.From > 0 {
		from = a.at(s.From)
	}
	if s.To > 0 && (s.ToKnown || s.Ends) {
		to = a.at(s.To + 1) // to the end of the month
	}
	if to-from < 0.6 {
		to = min(from+0.6, r.Right())
		from = to - 0.6
	}
	fade := min(5, 0.06*r.W)
	if !s.FromKnown && to-from > 2*fade {
		p.fading(geom.R(from, r.Y, fade, r.H), color, false)
		from += fade
	}
	if !s.ToKnown && !s.Ends && to-from > 2*fade {
		to -= fade
		p.fading(geom.R(to, r.Y, fade, r.H), color, true)
	}
	p.fill(geom.R(from, r.Y, to-from, r.H).Polygon(), color, scene.Pen{})
	if s.Ends {
		p.line(scene.Pen{Width: 0.5, Color: Ink}, geom.Pt{X: to, Y: r.Y - 0.7}, geom.Pt{X: to, Y: r.Bottom() + 0.7})
	}
}

// fading draws the open end of a bar: strokes that grow thinner.
func (p *page) fading(r geom.Rect, c scene.Color, right bool) {
	const n = 4
	pitch := r.W / n
	for i := range n {
		w := pitch * (0.78 - 0.16*float64(i))
		x := r.X + geom.MM(i)*pitch + 0.22*pitch
		if !right {
			x = r.Right() - geom.MM(i)*pitch - 0.22*pitch - w
		}
		p.fill(geom.R(x, r.Y, w, r.H).Polygon(), c, scene.Pen{})
	}
}

// stopWords says how much stops in a year.
func (b *builder) stopWords(s analysis.Stop) string {
	if s.Shown > 0 {
		return words.Text(b.language, "insight-stops-share", strconv.Itoa(s.Year), b.percent(s.Shown, s.Places))
	}
	return words.Text(b.language, "insight-stops", strconv.Itoa(s.Year))
}

// stopRows says, year by year, what stops and whose money it is: in as many columns as there is
// room for.
func (b *builder) stopRows(p *page, width geom.MM, e analysis.Ends) []row {
	const least, gap = 46, 5
	n := max(1, int((width+gap)/(least+gap)))
	cell := (width - gap*geom.MM(n-1)) / geom.MM(n)
	var cells []row
	for _, s := range e.Stops {
		if names := b.names(s.Sources); names != "" {
			cells = append(cells, joined(0.3, paragraph(p, answerFace().bold(), cell, b.stopWords(s)), paragraph(p, asideFace(), cell, names), space(1)))
		}
	}
	var out []row
	for in := range slices.Chunk(cells, n) {
		var h geom.MM
		for _, x := range in {
			h = max(h, x.h)
		}
		out = append(out, row{h: h, draw: func(r geom.Rect) {
			for i, x := range in {
				x.draw(geom.R(r.X+geom.MM(i)*(cell+gap), r.Y, cell, x.h))
			}
		}})
	}
	return out
}

// clipped returns the face in which a text is no wider than width, and the text, shortened where
// it is still too wide in the least size.
func clipped(f face, least, width geom.MM, s string) (face, string) {
	f = shrunk(f, least, width, s)
	if text.Width(f.style, f.size, s) <= width+1e-6 {
		return f, s
	}
	letters := []rune(s)
	for len(letters) > 0 && text.Width(f.style, f.size, string(letters)+"…") > width {
		letters = letters[:len(letters)-1]
	}
	return f, string(letters) + "…"
}

// narrowed sets a title of spaced capitals into a width: as it is, else without its spacing, smaller
// and at last cut.
func narrowed(f face, width geom.MM, s string) (face, string) {
	if text.Set(f.style, f.size, f.spacing, s).Text.Width <= width {
		return f, s
	}
	f.spacing = 0
	return clipped(f, leastLine, width, s)
}
