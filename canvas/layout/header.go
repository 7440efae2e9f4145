package layout

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// header draws the head of a page: tool and cluster at the left, state and date at the right.
func (b *builder) header(p *page, continued bool) {
	logo, taken := b.logoBox(p)
	if taken > 0 {
		asset, _ := b.w.Asset(b.w.Info().Logo)
		p.picture(logo, asset, b.w.Info().Logo, b.w.Info().Cluster)
	}
	edge := p.Size.W - margin
	right := edge - taken
	rule, ink := b.brand()
	title := b.template.Title.In(b.language)
	if continued {
		title = words.Text(b.language, "continued-title", title)
	}
	width := b.drawState(p, right)
	p.text(shrunk(face{size: titleSize, color: ink, role: "title"}.bold(), 4, right-margin-width-8, title),
		geom.Pt{X: margin, Y: titleLine}, canvas.AlignStart, title)
	date := words.Date(b.language, b.options.Date)
	dateWidth := p.text(face{size: dateSize, color: Secondary, role: "date"}, geom.Pt{X: right, Y: secondLine}, canvas.AlignEnd, date)
	under := b.w.Info().Cluster
	if b.sheet.Title != "" {
		if under != "" {
			under += " · "
		}
		under += b.sheet.Title
	}
	room := right - margin - dateWidth - 8 - b.legendWidth()
	p.text(shrunk(face{size: subtitleSize, color: Secondary, role: "subtitle"}, 2.4, room, under),
		geom.Pt{X: margin, Y: secondLine + 0.4}, canvas.AlignStart, under)
	p.line(scene.Pen{Width: 0.5, Color: rule}, geom.Pt{X: margin, Y: headerRule}, geom.Pt{X: edge, Y: headerRule})
}

// drawState sets the words for scenario and period, ending at the right edge, and returns their
// width. Of a sheet that compares two periods it says both, with an arrow of two heads between.
func (b *builder) drawState(p *page, right geom.MM) geom.MM {
	states := []string{b.state()}
	if b.template.Of == canvas.OfPair && len(b.columns) == 2 {
		states = []string{b.stateOf(b.columns[0]), b.stateOf(b.columns[1])}
	}
	const arrow = 11
	room := 0.5*p.Size.W - arrow*geom.MM(len(states)-1)
	f := face{size: stateSize, color: Ink, role: "state"}.bold()
	f = shrunk(f, 2.8, 0.8*room, strings.Join(states, ""))
	for i := range states {
		f, states[i] = clipped(f, f.size, room/geom.MM(len(states)), states[i])
	}
	x := right
	for i := len(states) - 1; i >= 0; i-- {
		x -= p.text(f, geom.Pt{X: x, Y: titleLine}, canvas.AlignEnd, states[i])
		if i > 0 {
			pen, y := scene.Pen{Width: 0.4, Color: Ink}, titleLine-0.36*f.size
			from, to := geom.Pt{X: x - arrow + 2, Y: y}, geom.Pt{X: x - 2, Y: y}
			p.line(pen, from, to)
			head(p, pen, from, to)
			head(p, pen, to, from)
			x -= arrow
		}
	}
	return right - x
}

// stateOf returns the words for a column of the sheet and its scenario.
func (b *builder) stateOf(p canvas.Period) string {
	scenario, _ := canvas.Get[canvas.Scenario](b.w, p.Scenario)
	return stateWords(scenario.Title, p.Label)
}

// footers draws the foot of every page: the credit lines, which cannot be left out, what the
// sheet has to say about its figures, and the number of the page.
func (b *builder) footers() {
	notice, warn := b.notice()
	for i, p := range b.pages {
		right, rule := p.Size.W-margin, p.Size.H-footerUp
		p.line(scene.Pen{Width: 0.2, Color: Hairline}, geom.Pt{X: margin, Y: rule}, geom.Pt{X: right, Y: rule})
		number := words.Text(b.language, "page", count(i+1), count(len(b.pages)))
		credit := face{size: creditSize, color: Secondary, role: "credit"}
		y := rule + 3.9
		p.text(credit, geom.Pt{X: right, Y: y}, canvas.AlignEnd, number)
		room := right - margin - 16
		if notice != "" {
			f := credit
			if f.color = Ink; warn {
				f.color = Warning
			}
			const most = 78
			at, wide := y, geom.MM(0)
			for _, l := range text.Wrap(f.style, f.size, most, notice) {
				p.put(f, geom.Pt{X: right - 16 - l.Text.Width, Y: at}, l)
				at += creditPitch
				wide = max(wide, l.Text.Width)
			}
			room -= wide + 8
		}
		for _, l := range b.credit(credit, room, right-margin) {
			p.put(credit, geom.Pt{X: margin, Y: y}, l)
			p.link()
			y += creditPitch
		}
	}
}

// credit wraps the credit lines to a width: each on lines of its own, or one after another where
// they would reach the edge of the page, which printers leave white. Below the first line, which
// shares its row with the number of the page, there is more room then.
func (b *builder) credit(f face, room, below geom.MM) []text.Line {
	const most = 2
	var apart []text.Line
	var all []string
	for _, line := range b.template.Credit {
		s := unbroken(line.In(b.language))
		apart, all = append(apart, text.Wrap(f.style, f.size, room, s)...), append(all, s)
	}
	if len(apart) <= most {
		return apart
	}
	joined := text.Normal(strings.Join(all, " "))
	first := text.Wrap(f.style, f.size, room, joined)[:1]
	return append(first, text.Wrap(f.style, f.size, below, strings.TrimLeft(joined[first[0].End:], " "))...)
}

// link makes the text drawn last a link to the address that it names, if it names one.
func (p *page) link() {
	if len(p.Items) == 0 {
		return
	}
	t, ok := p.Items[len(p.Items)-1].(scene.Text)
	if !ok {
		return
	}
	if t.Link = address(t.Plain); t.Link != "" {
		p.Items[len(p.Items)-1] = t
	}
}

// notice says, in words, what a reader must know about the figures; warn is set where they cannot
// be right as they stand.
func (b *builder) notice() (notice string, warn bool) {
	add := func(s string) {
		if notice != "" {
			notice += " · "
		}
		notice += s
	}
	for _, c := range b.columns {
		s := b.shares[c.ID]
		if s.Mixed && !warn {
			warn = true
			add(words.Text(b.language, "mixed"))
		}
	}
	b.publicNotice(add)
	if b.hidden > 0 {
		add(words.Text(b.language, "hidden", count(b.hidden)))
	}
	if b.illustrative {
		add(words.Text(b.language, "illustrative-sheet"))
	}
	return notice, warn
}
