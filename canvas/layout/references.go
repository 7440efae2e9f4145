package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// Where the parts of the figure of another cluster stand, as parts of the width of its line.
var peerColumns = []struct {
	what     canvas.What
	from, to float64
	end      bool
}{
	{canvas.CellPeer, 0, 0.27, false},
	{canvas.CellPeerMeasure, 0.28, 0.53, false},
	{canvas.CellPeerValue, 0.54, 0.67, true},
	{canvas.CellPeerUnit, 0.68, 0.78, false},
	{canvas.CellPeerYear, 0.79, 0.86, false},
	{canvas.CellPeerOrigin, 0.87, 1, false},
}

// collectReferences makes the lines of the figures of other clusters.
func (a *area) collectReferences() {
	if !a.section.Takes(canvas.AcceptReferences) {
		return
	}
	for _, r := range a.b.w.References() {
		a.lines = append(a.lines, &lineThing{
			ref: a.itemRef(scene.RefReference, r.ID), item: canvas.Item{ID: r.ID, Column: a.column}, rank: r.Rank,
			name: r.Cluster, peer: r, draw: (*area).drawReference,
		})
	}
	if a.b.options.Prompts {
		next := [2]string{"first-reference", "another-reference"}[min(1, len(a.lines))]
		a.lines = append(a.lines, &lineThing{
			kind: lineToAdd, ref: a.ref(), name: words.Text(a.b.language, next), named: canvas.Cell{What: canvas.CellPeer},
		})
	}
}

// drawReference draws the figure of another cluster as a line: who, what, how much, when, and who
// says so.
func (a *area) drawReference(p *page, l *lineThing, r geom.Rect, d density, pageIndex int) {
	s := a.lineStyle(d)
	base := r.Y + r.H/2 + 0.36*s.size
	for i, c := range peerColumns {
		cell := canvas.Cell{What: c.what, Record: l.peer.ID}
		shown := cell.Written(a.b.w, a.b.language)
		f := face{size: s.size, color: Ink, role: "line"}
		if i > 2 {
			f = f.in(Secondary)
			f.size *= 0.9
		}
		if shown == "" {
			f, shown = f.in(Pale), "–"
		}
		x, room := r.X+r.W*c.from, r.W*(c.to-c.from)
		f = shrunk(f, 1.9, room, shown)
		shown = cut(f, room, shown)
		at, align := geom.Pt{X: x, Y: base}, canvas.AlignStart
		if c.end {
			at.X, align = x+room, canvas.AlignEnd
		}
		p.text(f, at, align, shown)
		a.b.cell(pageIndex, cell, geom.R(x-0.5, r.Y, room+0.8, r.H), s.size, align)
	}
	p.line(scene.Pen{Width: 0.15, Color: Hairline}, geom.Pt{X: r.X, Y: r.Bottom()}, geom.Pt{X: r.Right(), Y: r.Bottom()})
}
