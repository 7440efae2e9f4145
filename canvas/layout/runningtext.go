package layout

import (
	"fmt"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// leastText is the size in mm below which running text does not go; what does not fit then goes on
// to a further page.
const leastText geom.MM = 2.4

// textSizes are the sizes in mm that running text begins with.
var textSizes = map[canvas.TextSize]geom.MM{canvas.TextSmall: 3.2, canvas.TextMedium: 3.8, canvas.TextLead: 6.4}

// fieldCell returns the cell of the text that the area shows.
func (a *area) fieldCell() canvas.Cell {
	c := canvas.Cell{What: canvas.CellText, Key: a.section.Field}
	if a.section.Own {
		c.Column = a.period
	}
	return c
}

// paragraphs returns the text of the area, one entry a line; nothing where there is none.
func (a *area) paragraphs() []string {
	c := a.fieldCell()
	s := strings.TrimRight(text.Normal(a.b.w.Text(c.Column, c.Key)), " ")
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// setText is running text wrapped at a size: lines, with what stands before the first line of a
// paragraph.
type setText struct {
	size  geom.MM
	lines []textLine
}

type textLine struct {
	number string // of a numbered paragraph
	line   text.Line
}

// textAt wraps the text of the area at a size; numbered where the section counts its lines.
func (a *area) textAt(size, width geom.MM, paragraphs []string) setText {
	out := setText{size: size}
	count := 0
	for _, p := range paragraphs {
		number := ""
		if a.section.Most > 0 {
			if p == "" {
				continue
			}
			count++
			number = fmt.Sprint(count)
		}
		for j, l := range text.Wrap(text.Regular, size, width-a.numberRoom(size), p) {
			x := textLine{line: l}
			if j == 0 {
				x.number = number
			}
			out.lines = append(out.lines, x)
		}
	}
	return out
}

// numberRoom returns how far numbered lines are set in.
func (a *area) numberRoom(size geom.MM) geom.MM {
	if a.section.Most > 0 {
		return 1.7 * size
	}
	return 0
}

func (t setText) pitch() geom.MM { return t.size * leading }

// fitText returns the text of the area in the greatest size, from the one that its place begins
// with down, at which it fits.
func (a *area) fitText() setText {
	size := textSizes[a.place.Text]
	if size == 0 {
		size = textSizes[canvas.TextMedium]
	}
	for {
		t := a.textAt(size, a.content.W, a.paragraphs())
		if size <= leastText || text.Height(len(t.lines), size, t.pitch()) <= a.content.H {
			return t
		}
		size = max(leastText, size*0.93)
	}
}

// drawText draws the text of the area, or the question that it asks while it is empty, and tells
// where it is typed. What does not fit is the rest.
func (a *area) drawText(p *page, pageIndex int) {
	t := a.fitText()
	a.b.cells = append(a.b.cells, CellBox{Page: pageIndex, Cell: a.fieldCell(), Rect: a.content, Size: t.size, Lines: true, Inset: a.numberRoom(t.size)})
	if len(t.lines) == 0 {
		if a.b.options.Prompts {
			a.drawPrompt(p)
		}
		return
	}
	room := a.content.H
	if text.Height(len(t.lines), t.size, t.pitch()) > room { // below stands on which page it goes on
		room -= max(0, 3.6-(a.outline.Bounds().Bottom()-a.content.Bottom()))
	}
	fits := min(len(t.lines), max(1, int((room-t.size)/t.pitch()+1e-6)+1))
	p.as(a.fieldRef(), func() { a.drawLines(p, t, t.lines[:fits], geom.Pt{X: a.content.X, Y: a.content.Y + 0.86*t.size}) })
	a.rest.text = t.lines[fits:]
}

func (a *area) fieldRef() scene.Ref {
	c := a.fieldCell()
	return a.itemRef(scene.RefField, canvas.FieldID(c.Column, c.Key))
}

// drawLines draws lines of running text, the first with its baseline at a point, and returns the
// baseline that the next one would have.
func (a *area) drawLines(p *page, t setText, lines []textLine, at geom.Pt) geom.MM {
	f := face{size: t.size, color: Ink, role: "text"}
	for _, l := range lines {
		if l.number != "" {
			p.text(f.bold().in(Secondary), at, canvas.AlignStart, l.number)
		}
		p.put(f, geom.Pt{X: at.X + a.numberRoom(t.size), Y: at.Y}, l.line)
		at.Y += t.pitch()
	}
	return at.Y
}

// furtherText flows what is left of the text of an area onto further pages; it returns the page,
// from 0, on which it begins.
func (f *flowing) furtherText(a *area) int {
	var left []string
	for _, l := range a.rest.text { // lines were broken for the width of the section
		left = append(left, l.line.Text.Plain)
	}
	const heading, least = 8, 24
	wide := min(190, f.b.layout.Page[0]-2*f.b.frame.margin)
	t := a.textAt(3.4, wide, []string{strings.Join(left, " ")})
	start := -1
	for lines := t.lines; len(lines) > 0; {
		if f.page == nil || f.y+heading+least > f.bottom() {
			f.open()
		}
		if start < 0 {
			start = len(f.b.pages)
		}
		n := min(len(lines), max(1, int((f.bottom()-f.y-heading)/t.pitch())))
		f.title(a, geom.R(f.b.frame.margin, f.y, f.page.Size.W-2*f.b.frame.margin, heading+geom.MM(n)*t.pitch()))
		f.page.as(a.fieldRef(), func() {
			a.drawLines(f.page, t, lines[:n], geom.Pt{X: f.b.frame.margin, Y: f.y + heading + t.size})
		})
		f.y += heading + geom.MM(n)*t.pitch() + 6
		lines = lines[n:]
	}
	return start
}

// labelLine returns the baseline of a small line over a content that begins below the edge of its
// section.
func labelLine(edge, content geom.MM) geom.MM {
	if content-edge < 5.5 {
		return content - 1.3
	}
	return max(edge+4, content-2.5)
}

// labelHeading sets the title as a small line right over the content.
func (a *area) labelHeading(p *page) {
	box := a.outline.Bounds()
	f := face{size: overbarSize, spacing: 0.3, color: Secondary, role: "section"}.bold()
	if g, ok := groupOf(a.place.Tone); ok {
		f.color = GroupColor(g)
	}
	x := a.content.X
	title := upper(a.section.Title.In(a.b.language))
	room := box.Right() - x
	f, title = narrowed(f, room, title)
	at := geom.Pt{X: x, Y: labelLine(box.Y, a.content.Y)}
	at.X += p.text(f, at, canvas.AlignStart, title) + secondApart
	a.secondTitle(p, gap{at, box.Right() - at.X})
}

// fieldOrnament draws a short text of the cluster or of a period, with its words before it. An
// empty one is only there where it can be typed.
func (b *builder) fieldOrnament(p *page, o canvas.Ornament, at geom.Pt, period canvas.RecordID) {
	c := canvas.Cell{What: canvas.CellText, Key: o.Field}
	if o.Own {
		c.Column = period
	}
	said := strings.Join(strings.Fields(b.w.Text(c.Column, c.Key)), " ")
	f := face{size: fieldSize, color: Secondary, role: "field"}
	after := func(value string) string {
		if label := o.Words.In(b.language); label != "" {
			return words.Text(b.language, "label-value", label, value)
		}
		return value
	}
	shown := after(said)
	if said == "" {
		if !b.options.Prompts {
			return
		}
		f, shown = f.in(Pale), after("–")
	}
	const most = 110
	f = shrunk(f, 2.2, most, shown)
	shown = cut(f, most, shown)
	w := text.Width(f.style, f.size, shown)
	x := at.X
	switch o.Align {
	case canvas.AlignCenter:
		x -= w / 2
	case canvas.AlignEnd:
		x -= w
	}
	p.as(scene.Ref{Kind: scene.RefField, ID: string(canvas.FieldID(c.Column, c.Key))}, func() {
		p.text(f, geom.Pt{X: x, Y: at.Y}, canvas.AlignStart, shown)
	})
	label := text.Width(f.style, f.size, after(""))
	r := geom.R(x+label, at.Y-1.2*f.size, max(w-label, 30), 1.7*f.size)
	if o.Align == canvas.AlignEnd {
		r.X = at.X - r.W // room to type a longer one is on the left
	}
	b.cell(0, c, r, f.size, canvas.AlignStart)
}
