package layout

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// Table is rows under a head that every page repeats. A row is never split, but for one that is higher
// than a page. Without rows there is no table.
type Table struct {
	Columns []TableColumn
	Rows    [][]TableCell // what a row lacks is empty
}

// TableColumn is a column of a Table.
type TableColumn struct {
	Head   string
	Weight float64 // its part of the width that is left by columns without one, which are as wide as what is in them
	Right  bool    // for figures, which stand one under another
}

// TableCell is what stands in a row and column of a Table.
type TableCell struct {
	Text   string
	Strong bool         // for what is read first
	Quiet  bool         // for what is read last
	Group  canvas.Group // the sign of the group before the text; empty is none
}

func (b Table) strips(s *setter) []strip {
	if len(b.Rows) == 0 || len(b.Columns) == 0 {
		return nil
	}
	t := tableSetter{setter: s, table: b}
	t.place()
	head := t.head()
	out := []strip{head}
	if head.height > s.content.H/3 { // no head to repeat: it is read once, like a row
		names := make([]TableCell, len(b.Columns))
		for i, c := range b.Columns {
			names[i] = TableCell{Text: c.Head, Quiet: true}
		}
		head = strip{draw: func(*page, geom.Pt) {}}
		out = t.row(names, &head, false)
	}
	for i, row := range b.Rows {
		out = append(out, t.row(row, &head, i == len(b.Rows)-1)...)
	}
	return s.around(out, s.k*4*step, s.k*5*step, false)
}

// tableSetter sets the rows of a table in columns.
type tableSetter struct {
	*setter
	table Table
	at    []geom.MM // the left edges of the columns, from that of the page's content
	width []geom.MM
}

// place finds the widths of the columns.
func (t *tableSetter) place() {
	n := len(t.table.Columns)
	gap := min(t.k*columnGap, t.content.W/geom.MM(4*n))
	room := t.content.W - gap*geom.MM(n-1)
	t.width = make([]geom.MM, n)
	var fixed, least geom.MM
	var weights float64
	for i, c := range t.table.Columns {
		if c.Weight > 0 {
			weights += c.Weight
			least += 0.1 * room
			continue
		}
		t.width[i] = min(t.widest(i), room/2)
		fixed += t.width[i]
	}
	if most := max(room-least, room/2); fixed > most {
		for i := range t.width {
			t.width[i] *= most / fixed
		}
		fixed = most
	}
	var x geom.MM
	for i, c := range t.table.Columns {
		if c.Weight > 0 {
			t.width[i] = (room - fixed) * c.Weight / weights
		}
		t.at = append(t.at, x)
		x += t.width[i] + gap
	}
}

// widest returns how wide a column is that breaks no line.
func (t *tableSetter) widest(column int) geom.MM {
	f := t.small(Secondary, "")
	w := textWidth(f, text.Normal(t.table.Columns[column].Head))
	for _, row := range t.table.Rows {
		if column < len(row) {
			c := row[column]
			for _, part := range strings.Split(text.Normal(c.Text), "\n") {
				w = max(w, t.signRoom(c)+textWidth(t.face(c), part))
			}
		}
	}
	return w + 1e-6
}

// face is the type of a cell.
func (t *tableSetter) face(c TableCell) face {
	f := t.body()
	if c.Strong {
		f = f.bold()
	}
	if c.Quiet {
		f.color = Secondary
	}
	f.role = "cell"
	return f
}

// signRoom is the room for the sign of the group of a cell.
func (t *tableSetter) signRoom(c TableCell) geom.MM {
	if c.Group == "" {
		return 0
	}
	return t.k * 4
}

// head returns the heads of the columns over a rule.
func (t *tableSetter) head() strip {
	f := t.small(Secondary, "head of a table")
	var lines [][]text.Line
	most := 1
	for i, c := range t.table.Columns {
		l := text.Wrap(f.style, f.size, t.width[i], c.Head)
		lines, most = append(lines, l), max(most, len(l))
	}
	pitch := t.k * smallPitch
	h := geom.MM(most)*pitch + t.k*step
	return strip{height: h, keep: true, draw: func(p *page, at geom.Pt) {
		for i, c := range t.table.Columns {
			up := geom.MM(most-len(lines[i])) * pitch // the last lines stand level
			for j, l := range lines[i] {
				x := at.X + t.at[i]
				if c.Right {
					x += t.width[i] - l.Text.Width
				}
				p.put(f, geom.Pt{X: x, Y: t.baseline(geom.Pt{Y: at.Y + up + geom.MM(j)*pitch}, pitch, f)}, l)
			}
		}
		t.rule(p, at, h, Secondary)
	}}
}

func (t *tableSetter) rule(p *page, at geom.Pt, down geom.MM, c scene.Color) {
	y := at.Y + down
	p.line(scene.Pen{Width: 0.2 * t.k, Color: c}, geom.Pt{X: at.X, Y: y}, geom.Pt{X: at.X + t.content.W, Y: y})
}

// row returns a row over a rule: one strip, or as many as it needs where it is higher than a page.
func (t *tableSetter) row(cells []TableCell, head *strip, last bool) []strip {
	lines := make([][]text.Line, len(t.table.Columns))
	most := 1
	for i := range t.table.Columns {
		if i < len(cells) {
			f := t.face(cells[i])
			lines[i] = text.Wrap(f.style, f.size, max(t.k, t.width[i]-t.signRoom(cells[i])), cells[i].Text)
			most = max(most, len(lines[i]))
		}
	}
	pitch, white := t.k*bodyPitch, t.k*step
	room := max(1, int((t.content.H-head.height-2*white)/pitch+1e-6))
	var out []strip
	for from := 0; from < most; from += room {
		to := min(from+room, most)
		h := geom.MM(to-from)*pitch + 2*white
		out = append(out, strip{height: h, head: head, draw: func(p *page, at geom.Pt) {
			for i, c := range t.table.Columns {
				if i >= len(cells) {
					break
				}
				f := t.face(cells[i])
				x := at.X + t.at[i] + t.signRoom(cells[i])
				if g := cells[i].Group; g != "" && from == 0 {
					p.mark(g, geom.Pt{X: at.X + t.at[i] + t.k*1.2, Y: at.Y + white + pitch/2}, t.k*2.2)
				}
				for j := from; j < min(to, len(lines[i])); j++ {
					l, left := lines[i][j], x
					if c.Right {
						left = at.X + t.at[i] + t.width[i] - l.Text.Width
					}
					p.put(f, geom.Pt{X: left, Y: t.baseline(geom.Pt{Y: at.Y + white + geom.MM(j-from)*pitch}, pitch, f)}, l)
				}
			}
			ink := Hairline
			if last && to == most {
				ink = Secondary
			}
			t.rule(p, at, h, ink)
		}})
	}
	return out
}
