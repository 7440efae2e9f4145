package layout

import (
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// barThin is the height of a bar in a line of a chart.
const barThin geom.MM = 2.1

// track is the ground that a bar lies on: what the whole would be.
var track = scene.Color{R: 0xED, G: 0xF0, B: 0xF3}

// portion returns the part of a bar from one number to another, where its width is the whole.
func portion(r geom.Rect, from, to, whole int64) geom.Rect {
	if whole <= 0 {
		return geom.R(r.X, r.Y, 0, r.H)
	}
	at := func(n int64) geom.MM { return r.W * float64(min(max(n, 0), whole)) / float64(whole) }
	return geom.R(r.X+at(from), r.Y, at(to)-at(from), r.H)
}

// bead draws a part of a bar with round ends; nothing where it would not be seen.
func (p *page) bead(r geom.Rect, c scene.Color) {
	if r.W > 0.05 {
		p.fill(r.Round(min(r.H/2, r.W/2, 1.1)), c, scene.Pen{})
	}
}

// inAction lays the pale foot of what is in action on a part of a bar.
func (p *page) inAction(r geom.Rect) {
	if r.W > 0.05 {
		h := min(1.1, r.H*0.38)
		p.fill(geom.R(r.X, r.Bottom()-h, r.W, h).Polygon(), TintColor(canvas.TintInAction), scene.Pen{})
	}
}

// hatch fills a rectangle with slanting lines in a frame: what is missing, told without color.
func (p *page) hatch(r geom.Rect, c scene.Color) {
	if r.W < 0.05 || r.H < 0.05 {
		return
	}
	pen := scene.Pen{Width: 0.3, Color: c}
	p.fill(r.Polygon(), Paper, scene.Pen{})
	const step = 1.3
	for along := step; along < r.W+r.H; along += step {
		from := geom.Pt{X: r.X + min(along, r.W), Y: r.Y + max(0, along-r.W)}
		to := geom.Pt{X: r.X + max(0, along-r.H), Y: r.Y + min(along, r.H)}
		p.line(pen, from, to)
	}
	p.frame(r.Polygon(), pen)
}

// measure is a line of a chart: a name, a bar, a figure. The bar lies beside the name, or under
// both where below is set.
type measure struct {
	ref    scene.Ref
	group  canvas.Group // whose mark stands before the name; empty is none
	name   string
	aside  string // behind the name
	figure string
	color  scene.Color // of the figure
	plain  bool        // the figure is not bold
	bar    func(r geom.Rect)
}

// markSize is the size of the mark of a group before a name.
const markSize geom.MM = 2.2

// indent returns how much a mark takes before a name.
func (m measure) indent() geom.MM {
	if m.group == "" {
		return 0
	}
	return markSize + 1.3
}

func (m measure) figureFace() face {
	f := answerFace().in(m.color)
	if !m.plain {
		f = f.bold()
	}
	return f
}

// under returns a row with the bar under name and figure.
func (m measure) under(p *page, width geom.MM) row {
	figure := m.figureFace()
	room := width - m.indent() - text.Width(figure.style, figure.size, m.figure) - 3
	f := answerFace()
	lines := text.Wrap(f.style, f.size, room, m.name)
	aside := asideFace()
	beside := m.aside != "" && len(lines) == 1 && lines[0].Text.Width+2+text.Width(aside.style, aside.size, m.aside) <= room
	var asides []text.Line
	if m.aside != "" && !beside {
		asides = text.Wrap(aside.style, aside.size, room, m.aside)
	}
	head := geom.MM(len(lines))*f.size*leading + geom.MM(len(asides))*aside.size*leading
	return row{h: head + 0.4 + barThin, draw: func(r geom.Rect) {
		p.as(m.ref, func() {
			base := r.Y + f.size
			if m.group != "" {
				p.mark(m.group, geom.Pt{X: r.X + markSize/2, Y: base - 0.36*f.size}, markSize)
			}
			left := r.X + m.indent()
			y := p.lines(f, geom.Pt{X: left, Y: base}, lines)
			if beside {
				p.text(aside, geom.Pt{X: left + lines[0].Text.Width + 2, Y: base}, canvas.AlignStart, m.aside)
			}
			p.lines(aside, geom.Pt{X: left, Y: y - f.size + aside.size}, asides)
			p.text(figure, geom.Pt{X: r.Right(), Y: base}, canvas.AlignEnd, m.figure)
			m.bar(geom.R(r.X, r.Bottom()-barThin, r.W, barThin))
		})
	}}
}

// besideWidth is the width from which the bars of sources lie beside their names.
const besideWidth geom.MM = 100

// pitchFor returns the height of n lines of a chart in a height: as usual, or a little tighter.
func pitchFor(n int, height geom.MM) geom.MM {
	return min(1.5*answerSize, max(1.3*answerSize, height/geom.MM(max(n, 1))))
}

// beside returns rows of a height, or higher, with the bars of all between names and figures, in
// columns that hold the longest of them.
func beside(p *page, width, pitch geom.MM, all []measure) []row {
	var names, figures geom.MM
	aside := asideFace()
	for _, m := range all {
		name := m.indent() + text.Width(text.Regular, answerSize, m.name)
		if m.aside != "" {
			name += 1.6 + text.Width(aside.style, aside.size, m.aside)
		}
		names = max(names, name)
		f := m.figureFace()
		figures = max(figures, text.Width(f.style, f.size, m.figure))
	}
	names = min(names, 0.45*width)
	var out []row
	for _, m := range all {
		f, lines := fitted(answerFace(), 2.6, names-m.indent(), 1, m.name) // never none: a name is not empty
		h := max(pitch, geom.MM(len(lines))*f.size*leading)
		out = append(out, row{h: h, draw: func(r geom.Rect) {
			p.as(m.ref, func() {
				base := r.Y + answerSize
				if m.group != "" {
					p.mark(m.group, geom.Pt{X: r.X + markSize/2, Y: base - 0.36*answerSize}, markSize)
				}
				p.lines(f, geom.Pt{X: r.X + m.indent(), Y: base}, lines)
				if w := m.indent() + lines[0].Text.Width + 1.6; m.aside != "" && len(lines) == 1 && w+text.Width(aside.style, aside.size, m.aside) <= names+0.1 {
					p.text(aside, geom.Pt{X: r.X + w, Y: base}, canvas.AlignStart, m.aside)
				}
				p.text(m.figureFace(), geom.Pt{X: r.Right(), Y: base}, canvas.AlignEnd, m.figure)
				bar := geom.R(r.X+names+3, base-0.36*answerSize-barThin/2, width-names-figures-6, barThin)
				m.bar(bar)
			})
		}})
	}
	return out
}

// headRow returns a row with words at the left and a figure at the right, both bold; the figure
// goes under the words where the two are too long for one line.
func headRow(p *page, width geom.MM, words, figure string, color scene.Color) row {
	f := answerFace().bold()
	if w := text.Width(f.style, f.size, words) + text.Width(f.style, f.size, figure) + 3; figure == "" || w > width {
		rows := []row{paragraph(p, f, width, words)}
		if figure != "" {
			rows = append(rows, paragraph(p, f.in(color), width, figure))
		}
		return joined(0, rows...)
	}
	return row{h: f.size * leading, draw: func(r geom.Rect) {
		p.text(f, geom.Pt{X: r.X, Y: r.Y + f.size}, canvas.AlignStart, words)
		p.text(f.in(color), geom.Pt{X: r.Right(), Y: r.Y + f.size}, canvas.AlignEnd, figure)
	}}
}

// joined returns rows as one, that stay together.
func joined(gap geom.MM, rows ...row) row {
	var h geom.MM
	for _, x := range rows {
		h += x.h + gap
	}
	return row{h: h - gap, draw: func(r geom.Rect) {
		y := r.Y
		for _, x := range rows {
			x.draw(geom.R(r.X, y, r.W, x.h))
			y += x.h + gap
		}
	}}
}

// space returns a row of nothing.
func space(h geom.MM) row { return row{h: h, draw: func(geom.Rect) {}} }

// percent returns a number of display units as per cent.
func (b *builder) percent(n int64, places int) string { return words.Percent(b.language, n, places) }

// money returns an amount as charts show it, in short, and never broken over two lines.
func (b *builder) money(m canvas.Money) string {
	if b.options.Without.Amounts {
		return leftOut
	}
	sign := ""
	if m < 0 {
		sign, m = words.Minus+text.Joiner, -m
	}
	return sign + unsplit(words.ShortMoney(b.language, int64(m), b.w.Info().Currency))
}

// unsplit keeps the thousands of a number on one line.
func unsplit(s string) string { return strings.ReplaceAll(s, "\u2009", "\u2009"+text.Joiner) }

// groupRank orders the groups as they stand on sheets.
func groupRank(g canvas.Group) int { return slices.Index(canvas.Groups, g) }

// bit orders what is not before what is.
func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
