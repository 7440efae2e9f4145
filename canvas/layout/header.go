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
	f := b.frame
	edge := p.Size.W - f.margin
	right := edge - taken
	rule, ink := b.brand()
	title := b.template.Title.In(b.language)
	if continued {
		title = words.Text(b.language, "continued-title", title)
	}
	width := b.drawState(p, right)
	named := face{size: f.title, color: ink, role: "title"}.bold()
	named, title = clipped(named, min(4, 0.6*f.title), right-f.margin-width-8, title)
	wide := p.text(named, geom.Pt{X: f.margin, Y: f.titleLine}, canvas.AlignStart, title)
	if at := (geom.Pt{X: f.margin + wide + 4, Y: f.titleLine}); !f.low() { // there the cluster stands behind it
		p.echo(secondTitle, 3.2, gap{at, right - width - 8 - at.X}, b.second(b.template.Title.In))
	}
	under := b.w.Info().Cluster
	if b.sheet.Title != "" {
		if under != "" {
			under += " · "
		}
		under += b.sheet.Title
	}
	b.drawUnder(p, under, f.margin+wide, right-width, right)
	p.line(scene.Pen{Width: 0.5, Color: rule}, geom.Pt{X: f.margin, Y: f.rule}, geom.Pt{X: edge, Y: f.rule})
}

// drawUnder sets what stands under the title of a page, with the date at the right; or behind the
// title, from its end to the state, where the head has one line.
func (b *builder) drawUnder(p *page, under string, title, state, right geom.MM) {
	f := b.frame
	subtitle := face{size: f.subtitle, color: Secondary, role: "subtitle"}
	if f.low() {
		const gap = 4
		room := state - title - 2*gap
		if subtitle = shrunk(subtitle, leastLine, max(0, room), under); textWidth(subtitle, under) > room {
			return // half a name is none
		}
		p.text(subtitle, geom.Pt{X: title + gap, Y: f.titleLine}, canvas.AlignStart, under)
		return
	}
	date := words.Date(b.language, b.options.Date)
	width := p.text(face{size: f.date, color: Secondary, role: "date"}, geom.Pt{X: right, Y: f.secondLine}, canvas.AlignEnd, date)
	room := right - f.margin - width - 8 - b.legendWidth()
	p.text(shrunk(subtitle, 2.4, room, under), geom.Pt{X: f.margin, Y: f.secondLine + 0.4}, canvas.AlignStart, under)
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
	f := face{size: b.frame.state, color: Ink, role: "state"}.bold()
	f = shrunk(f, min(2.8, 0.65*f.size), 0.8*room, strings.Join(states, ""))
	for i := range states {
		f, states[i] = clipped(f, f.size, room/geom.MM(len(states)), states[i])
	}
	x := right
	for i := len(states) - 1; i >= 0; i-- {
		x -= p.text(f, geom.Pt{X: x, Y: b.frame.titleLine}, canvas.AlignEnd, states[i])
		if i > 0 {
			pen, y := scene.Pen{Width: 0.4, Color: Ink}, b.frame.titleLine-0.36*f.size
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
		frame := b.frame
		right, rule := p.Size.W-frame.margin, p.Size.H-frame.footer
		p.line(scene.Pen{Width: 0.2, Color: Hairline}, geom.Pt{X: frame.margin, Y: rule}, geom.Pt{X: right, Y: rule})
		number := words.Text(b.language, "page", count(i+1), count(len(b.pages)))
		credit := face{size: frame.credit, color: Secondary, role: "credit"}
		y := rule + frame.creditDown
		p.text(credit, geom.Pt{X: right, Y: y}, canvas.AlignEnd, number)
		room, shared := right-frame.margin-frame.pageNumber, 1
		if notice != "" {
			f := credit
			if f.color = Ink; warn {
				f.color = Warning
			}
			f.size = frame.notice
			const most = 78
			at, wide, rows := y, geom.MM(0), 0
			for _, l := range text.Wrap(f.style, f.size, most, notice) {
				p.put(f, geom.Pt{X: right - frame.pageNumber - l.Text.Width, Y: at}, l)
				at += max(frame.pitch, f.size*1.1)
				wide = max(wide, l.Text.Width)
				rows++
			}
			room, shared = room-wide-frame.margin/2, max(shared, rows)
		}
		for _, l := range b.credit(credit, room, right-frame.margin, shared) {
			p.put(credit, geom.Pt{X: frame.margin, Y: y}, l)
			p.link()
			y += frame.pitch
		}
	}
}

// credit wraps the credit lines to a width: each on lines of its own, or one after another where
// they would reach the edge of the page, which printers leave white. Below the first rows, which they
// share with the number of the page and with what is said about the figures, there is more room.
func (b *builder) credit(f face, room, below geom.MM, shared int) []text.Line {
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
	var out []text.Line
	for left := text.Normal(strings.Join(all, " ")); left != ""; {
		if len(out) >= shared {
			return append(out, text.Wrap(f.style, f.size, below, left)...)
		}
		first := text.Wrap(f.style, f.size, room, left)[0]
		out, left = append(out, first), strings.TrimLeft(left[first.End:], " ")
	}
	return out
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
	if b.elsewhere > 0 {
		add(words.Text(b.language, "elsewhere", count(b.elsewhere)))
	}
	if b.illustrative {
		add(words.Text(b.language, "illustrative-sheet"))
	}
	return notice, warn
}
