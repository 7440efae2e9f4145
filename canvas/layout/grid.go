package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// column is a column of a table of figures; widths and places are in mm from its left edge.
type column struct {
	at    geom.MM // of its left edge, or its right edge where it ends there
	width geom.MM
	align canvas.Align
}

// line is a line of a table of figures.
type line struct {
	ref    scene.Ref
	mark   analysis.Mark // before the first words
	group  canvas.Group  // whose mark stands before the name
	cells  []string      // by column; the first two are the word for the mark, and the name
	strong bool          // a sum
	warn   int           // the column whose figure is a warning; 0 is none
}

// linePitch is the height of a line of a table whose name takes one line.
const linePitch geom.MM = 4.9

// row returns the line as a row in the columns of a table.
func (l line) row(p *page, columns []column) row {
	f := answerFace()
	if l.strong {
		f = f.bold()
	}
	left := columns[1].at
	if l.group != "" {
		left += markSize + 1.3
	}
	name, lines := fitted(f, 2.6, columns[1].at+columns[1].width-left, 1, l.cells[1])
	h := max(linePitch, geom.MM(len(lines))*name.size*leading+0.7)
	return row{h: h, draw: func(r geom.Rect) {
		p.as(l.ref, func() {
			base := r.Y + 3.6
			if l.mark != "" {
				p.markSign(l.mark, geom.Pt{X: r.X + columns[0].at + 0.9, Y: base - 0.35*f.size}, 1.7)
			}
			if l.group != "" {
				p.mark(l.group, geom.Pt{X: r.X + columns[1].at + markSize/2, Y: base - 0.36*f.size}, markSize)
			}
			p.lines(name, geom.Pt{X: r.X + left, Y: base}, lines)
			for i, s := range l.cells {
				g := f
				switch {
				case i == 1:
					continue
				case i == 0:
					g = asideFace()
				case l.warn == i:
					g.color = Warning
				}
				at := r.X + columns[i].at
				if i == 0 && l.mark != "" {
					at += 3.2
				}
				p.text(shrunk(g, 2, columns[i].width, s), geom.Pt{X: at, Y: base}, columns[i].align, s)
			}
			pen := scene.Pen{Width: 0.15, Color: Hairline}
			if l.strong {
				pen = scene.Pen{Width: 0.3, Color: Pale}
			}
			p.line(pen, geom.Pt{X: r.X, Y: r.Bottom()}, geom.Pt{X: r.Right(), Y: r.Bottom()})
		})
	}}
}

// columnHeads returns the row over a table: the words of its columns, in small type.
func columnHeads(p *page, columns []column, heads []string) row {
	return row{h: 5.2, draw: func(r geom.Rect) {
		for i, s := range heads {
			f, s := clipped(asideFace(), 2.2, columns[i].width, s)
			p.text(f, geom.Pt{X: r.X + columns[i].at, Y: r.Y + 3.4}, columns[i].align, s)
		}
		p.line(scene.Pen{Width: 0.4, Color: Ink}, geom.Pt{X: r.X, Y: r.Bottom()}, geom.Pt{X: r.Right(), Y: r.Bottom()})
	}}
}

// widest returns how wide the cells of a column are at most.
func widest(lines []line, i int, heads []string) geom.MM {
	f := asideFace()
	w := text.Width(f.style, f.size, heads[i])
	for _, l := range lines {
		style := text.Regular
		if l.strong {
			style = text.Bold
		}
		w = max(w, text.Width(style, answerSize, l.cells[i]))
	}
	return w
}

// columnsFor returns columns into a width: the word for the mark, the name, and the figures as
// wide as they are, ending at their right edges; the name takes what is left. Where that is too
// little for a name, the figures are set closer, each by as much of its width.
func columnsFor(lines []line, heads []string, width, word geom.MM) []column {
	const gap, leastName = 4.5, 20
	out := make([]column, len(heads))
	var figures geom.MM
	for i := 2; i < len(out); i++ {
		out[i] = column{width: min(widest(lines, i, heads), 34), align: canvas.AlignEnd}
		figures += out[i].width
	}
	closer := min(1, max(0, width-word-leastName-gap*geom.MM(len(out)-2))/max(figures, 1))
	x := width
	for i := len(out) - 1; i >= 2; i-- {
		out[i].at, out[i].width = x, closer*out[i].width
		x -= out[i].width + gap
	}
	out[0] = column{width: max(0, word-3.2)}
	out[1] = column{at: word, width: x - word}
	return out
}
