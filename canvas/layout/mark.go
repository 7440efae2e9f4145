package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// changeMarks returns what happened to the sources of each column against the column before: new,
// kept or changed. On a sheet that compares two periods, the first column tells what is gone.
func (b *builder) changeMarks() map[canvas.RecordID]map[canvas.RecordID]analysis.Mark {
	out := map[canvas.RecordID]map[canvas.RecordID]analysis.Mark{}
	if !b.template.Of.Repeats() {
		return out
	}
	put := func(column, source canvas.RecordID, m analysis.Mark) {
		if out[column] == nil {
			out[column] = map[canvas.RecordID]analysis.Mark{}
		}
		out[column][source] = m
	}
	for i := 1; i < len(b.columns); i++ {
		before, now := b.columns[i-1].ID, b.columns[i].ID
		if before == now {
			continue
		}
		for _, x := range analysis.Compare(b.w, before, now).Rows {
			if x.B != nil {
				put(now, x.B.Source.ID, x.Mark)
			} else if x.A != nil && b.template.Of == canvas.OfPair {
				put(before, x.A.Source.ID, x.Mark)
			}
		}
	}
	return out
}

// markColor returns the color of the sign of a change: what comes and goes stands out, the rest
// steps back.
func markColor(m analysis.Mark) scene.Color {
	switch m {
	case analysis.MarkKept:
		return Pale
	case analysis.MarkChanged:
		return Secondary
	}
	return Ink
}

// markWord returns the word for a change.
func (b *builder) markWord(m analysis.Mark) string { return words.Text(b.language, "mark-"+string(m)) }

// markSign draws the sign of a change around a point: + new, = kept, ± changed, – gone.
func (p *page) markSign(m analysis.Mark, at geom.Pt, size geom.MM) {
	r := size / 2
	pen := scene.Pen{Width: size * 0.17, Color: markColor(m)}
	stroke := func(dy geom.MM) {
		p.line(pen, geom.Pt{X: at.X - r, Y: at.Y + dy}, geom.Pt{X: at.X + r, Y: at.Y + dy})
	}
	upright := func(dy, half geom.MM) {
		p.line(pen, geom.Pt{X: at.X, Y: at.Y + dy - half}, geom.Pt{X: at.X, Y: at.Y + dy + half})
	}
	switch m {
	case analysis.MarkNew:
		stroke(0)
		upright(0, r)
	case analysis.MarkKept:
		stroke(-0.45 * r)
		stroke(0.45 * r)
	case analysis.MarkGone:
		stroke(0)
	default:
		stroke(-0.3 * r)
		upright(-0.3*r, 0.7*r)
		stroke(0.95 * r)
	}
}
