package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// guesses draws a line of 0 to 100 per cent for each part of the income: a dot for each guess, and under the
// line an open pointer at the middle one and a full one at what is true.
func (d *pollPage) guesses(r geom.Rect) {
	all := analysis.Guesses(d.w, d.truth, d.poll)
	const figures = 30 // the width of a column of figures
	name := 0.25 * r.W
	scale := geom.R(r.X+name, r.Y+scaleRow, r.W-name-2*figures-10, r.H-scaleRow)
	at := func(s canvas.Share) geom.MM { return scale.X + scale.W*geom.MM(s)/geom.MM(canvas.Whole) }
	small := face{size: pollSmall, color: Secondary, role: "scale"}
	rows := rowsIn(geom.R(r.X, scale.Y, r.W, scale.H), len(all), guessRow)
	bottom := scale.Y
	if len(rows) > 0 {
		bottom = rows[len(rows)-1].Bottom()
	}
	for _, percent := range []int{0, 25, 50, 75, 100} {
		x := at(canvas.Percent(percent))
		d.line(scene.Pen{Width: 0.2, Color: Hairline}, geom.Pt{X: x, Y: scale.Y - 1}, geom.Pt{X: x, Y: bottom})
		d.text(small, geom.Pt{X: x, Y: r.Y + 3}, canvas.AlignCenter, words.Percent(d.language, int64(percent), 0))
	}
	second := r.Right()
	first := second - figures
	if d.poll.Shown {
		d.text(small, geom.Pt{X: first, Y: r.Y + 3}, canvas.AlignEnd, d.say("poll-median"))
		d.text(small.in(Ink).bold(), geom.Pt{X: second, Y: r.Y + 3}, canvas.AlignEnd, d.say("poll-truth"))
	}
	for i, g := range all {
		row := rows[i]
		size := min(pollLabel+0.4, 0.4*row.H)
		line := row.Y + 0.66*row.H
		d.label(geom.R(row.X, line-row.H/2, name-8, row.H), size, d.title(g.Option))
		d.line(scene.Pen{Width: 0.4, Color: Secondary}, geom.Pt{X: scale.X, Y: line}, geom.Pt{X: scale.Right(), Y: line})
		if !d.poll.Shown {
			continue
		}
		d.spread(row, line, g, at)
		y := line + 0.36*size
		if len(g.Guesses) > 0 {
			d.text(face{size: size, color: Secondary, role: "median"}, geom.Pt{X: first, Y: y}, canvas.AlignEnd, d.percent(g.Median))
		}
		truth := "–"
		if g.TruthKnown {
			truth = d.percent(g.Truth)
		}
		d.text(face{size: size + 0.6, color: Ink, role: "truth"}.bold(), geom.Pt{X: second, Y: y}, canvas.AlignEnd, truth)
	}
	if !d.poll.Shown {
		d.foot(d.say("poll-hidden"), "")
		return
	}
	d.foot(d.say("poll-guess-legend"), "")
}

// percent writes a share in whole per cent.
func (d *pollPage) percent(s canvas.Share) string {
	return words.Percent(d.language, (int64(s)+5_000)/10_000, 0)
}

// spread draws the guesses of a row over its line, those that would lie on each other one above the other,
// and the truth under it.
func (d *pollPage) spread(row geom.Rect, line geom.MM, g analysis.Guessed, at func(canvas.Share) geom.MM) {
	c := Secondary
	if g.Group == canvas.GroupPublic || g.Group == canvas.GroupPrivate || g.Group == canvas.GroupProject {
		c = GroupColor(g.Group)
	}
	dot := min(pollDot, 0.3*row.H)
	levels := stacked(g.Guesses, dot, at)
	highest := 0
	for _, l := range levels {
		highest = max(highest, l)
	}
	if room := line - row.Y - 1; geom.MM(highest+1)*dot > room {
		dot = room / geom.MM(highest+1) // they still lie side by side: the columns stay
	}
	for i, s := range g.Guesses {
		center := geom.Pt{X: at(s), Y: line - dot*(geom.MM(levels[i])+0.5) - 0.4}
		d.fill(geom.Circle(center, 0.46*dot), c, scene.Pen{Width: 0.25, Color: Paper})
	}
	h := min(4.8, 0.24*row.H)
	top := line + 0.8
	pointer := func(s canvas.Share) geom.Polygon {
		x := at(s)
		return geom.Polygon{{X: x, Y: top}, {X: x + 0.6*h, Y: top + h}, {X: x - 0.6*h, Y: top + h}}
	}
	if g.TruthKnown && len(g.Guesses) > 0 { // how far off they are together
		y := top + 0.7*h
		d.line(scene.Pen{Width: 0.4, Color: Secondary, Dash: [2]geom.MM{1.2, 1}}, geom.Pt{X: at(g.Median), Y: y}, geom.Pt{X: at(g.Truth), Y: y})
	}
	if len(g.Guesses) > 0 {
		d.fill(pointer(g.Median), Paper, scene.Pen{Width: 0.6, Color: c})
	}
	if g.TruthKnown {
		d.fill(pointer(g.Truth), Ink, scene.Pen{})
	}
}

// stacked returns how high each guess, in order of size, lies over the line: as low as it can without
// touching one before it.
func stacked(guesses []canvas.Share, dot geom.MM, at func(canvas.Share) geom.MM) []int {
	out := make([]int, len(guesses))
	for i, s := range guesses {
		for level := 0; ; level++ {
			free := true
			for j := range i {
				if out[j] == level && at(s)-at(guesses[j]) < dot-1e-9 {
					free = false
				}
			}
			if free {
				out[i] = level
				break
			}
		}
	}
	return out
}
