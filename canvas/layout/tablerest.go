package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// tableRest is the lines of a table that did not fit on the first page.
type tableRest struct {
	at      geom.Pt // on the first page, where words say where the rest is
	left    []line
	columns []column
	heads   []string
	over    func(p *page) row
	width   geom.MM
}

// furtherTables makes the pages for the lines of tables that did not fit.
func (b *builder) furtherTables() {
	for _, t := range b.tables {
		first := b.pages[0]
		f := face{size: b.frame.overflow, color: Warning, role: "overflow"}
		first.text(f, t.at, canvas.AlignStart, words.Text(b.language, "continued", count(len(t.left)), count(len(b.pages)+1)))
		for left := t.left; len(left) > 0; {
			p := b.newPage()
			b.header(p, true)
			y := b.frame.rule + b.frame.begin
			p.sum = scene.SumColumn
			for _, head := range []row{t.over(p), columnHeads(p, t.columns, t.heads)} {
				head.draw(geom.R(b.frame.margin, y, t.width, head.h))
				y += head.h
			}
			bottom := b.frame.bottom(p.Size.H)
			n := 0
			for ; n < len(left); n++ {
				x := left[n].row(p, t.columns)
				if n > 0 && y+x.h > bottom {
					break
				}
				x.draw(geom.R(b.frame.margin, y, t.width, x.h))
				y += x.h
			}
			left = left[n:]
			b.pages = append(b.pages, p)
		}
	}
}
