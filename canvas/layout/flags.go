package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// stopFlag says under the strip, at a month, what stops then.
type stopFlag struct {
	x     geom.MM // of the month on the axis
	left  geom.MM // where its words begin
	right geom.MM
	lane  int    // from the top
	first string // in bold: year and share
	rest  string // whose money it is
}

type flags []stopFlag

// flagsWidth is the width from which what stops is said at its place on the axis.
const flagsWidth geom.MM = 200

const (
	flagWidth geom.MM = 62 // of names, at most
	flagLane  geom.MM = 8.6
	flagGap   geom.MM = 1.4 // between a stem and its words
	mostFlags         = 12
	mostLanes         = 3
)

// flagsOf returns what stops, each year at its place, in as many lanes as keep words and stems
// apart; none where there are too many.
func (b *builder) flagsOf(e analysis.Ends, a axis) flags {
	var out flags
	for _, s := range e.Stops {
		names := b.names(s.Sources)
		if names == "" {
			continue
		}
		f := stopFlag{x: a.at(last(s)), first: b.stopWords(s)}
		aside, bold := asideFace(), answerFace().bold()
		_, f.rest = clipped(aside, aside.size, min(flagWidth, 0.24*a.rect.W), names)
		wide := max(text.Width(aside.style, aside.size, f.rest), text.Width(bold.style, bold.size, f.first))
		if f.left = f.x + flagGap; f.left+wide > a.rect.Right() {
			f.left = f.x - flagGap - wide
		}
		f.right = f.left + wide
		out = append(out, f)
	}
	for lanes := 1; lanes <= mostLanes && len(out) <= mostFlags; lanes++ {
		if out.arrange(0, lanes) {
			return out
		}
	}
	return nil
}

// arrange gives the flags from one on a lane each, so that nothing crosses; false where that
// takes more lanes.
func (f flags) arrange(from, lanes int) bool {
	if from == len(f) {
		return true
	}
	for f[from].lane = 0; f[from].lane < lanes; f[from].lane++ {
		free := true
		for _, x := range f[:from] {
			free = free && !x.crosses(f[from])
		}
		if free && f.arrange(from+1, lanes) {
			return true
		}
	}
	return false
}

// crosses reports whether the words of one flag would lie on the words or the stem of another.
func (f stopFlag) crosses(g stopFlag) bool {
	const gap = 2
	over := func(x geom.MM, h stopFlag) bool { return x > h.left-flagGap+0.1 && x < h.right+gap }
	switch {
	case f.lane < g.lane:
		return over(g.x, f)
	case g.lane < f.lane:
		return over(f.x, g)
	}
	return min(f.x, f.left) < max(g.x, g.right)+gap && min(g.x, g.left) < max(f.x, f.right)+gap
}

// height returns how high all flags are together.
func (f flags) height() geom.MM {
	n := 0
	for _, x := range f {
		n = max(n, x.lane+1)
	}
	return geom.MM(n) * flagLane
}

// draw draws the flags under the strip that ends at y.
func (f flags) draw(p *page, a axis, y geom.MM) {
	for _, x := range f {
		top := y + geom.MM(x.lane)*flagLane
		p.line(scene.Pen{Width: 0.4, Color: Ink}, geom.Pt{X: x.x, Y: y}, geom.Pt{X: x.x, Y: top + flagLane - 1.2})
		p.text(answerFace().bold(), geom.Pt{X: x.left, Y: top + 4.2}, canvas.AlignStart, x.first)
		p.text(asideFace(), geom.Pt{X: x.left, Y: top + 7.8}, canvas.AlignStart, x.rest)
	}
}

// last returns the month after the last one in which money flows that stops in a year.
func last(s analysis.Stop) canvas.YearMonth {
	var m canvas.YearMonth
	for _, x := range s.Sources {
		if x.Ends.Year() == s.Year {
			m = max(m, x.Ends+1)
		}
	}
	if m == 0 {
		m = canvas.NewYearMonth(s.Year+1, 1)
	}
	return m
}
