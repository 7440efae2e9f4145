package layout

import (
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/text"
)

// peerWidth is the least width of a column of findings about other clusters.
const peerWidth geom.MM = 74

// peers says what is known about other clusters, each with its source and year: in as many
// columns as there is room for, first what comes first, and only what fits as a whole.
func (b *builder) peers(p *page, r geom.Rect, _ canvas.RecordID) geom.MM {
	const gap = 8
	n := max(1, int((r.W+gap)/(peerWidth+gap)))
	width := (r.W - gap*geom.MM(n-1)) / geom.MM(n)
	low := make([]geom.MM, n) // how far down each column is filled
	var used geom.MM
	for _, x := range deck.Peers() {
		said := text.Wrap(text.Regular, asideSize, width, x.Text.In(b.language))
		by := x.Source + ", " + strconv.Itoa(x.Year)
		f := asideFace()
		f.size *= 0.93
		from := text.Wrap(f.style, f.size, width, by)
		h := geom.MM(len(said))*asideSize*leading + geom.MM(len(from))*f.size*leading
		for i := range n {
			if low[i]+h > r.H+1e-6 {
				continue
			}
			at := geom.Pt{X: r.X + geom.MM(i)*(width+gap), Y: r.Y + low[i] + asideSize}
			at.Y = p.lines(asideFace().in(Ink), at, said)
			p.lines(f, at, from)
			used = max(used, low[i]+h)
			low[i] += h + 2
			break
		}
	}
	return used
}
