package layout

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// page is a scene while it is drawn, with the words to reach for.
type page struct {
	scene.Scene
	language string
	ref      scene.Ref // what is drawn now stands for
	sum      scene.Sum // and what it tells of at once
	ground   int       // how many items lie below the cards and notes
}

// as draws with a ref and goes back to the one before.
func (p *page) as(ref scene.Ref, draw func()) {
	before := p.ref
	p.ref = ref
	draw()
	p.ref = before
}

// summing draws what tells of several sources at once.
func (p *page) summing(of scene.Sum, draw func()) {
	before := p.sum
	p.sum = of
	draw()
	p.sum = before
}

func (p *page) attrs() scene.Attrs { return scene.Attrs{Ref: p.ref, Sum: p.sum} }

// fill draws a filled polygon, with a frame where the pen has a width.
func (p *page) fill(points geom.Polygon, c scene.Color, pen scene.Pen) {
	p.Items = append(p.Items, scene.Polygon{Attrs: p.attrs(), Points: points, Fill: &c, Pen: pen})
}

// frame draws the edge of a polygon.
func (p *page) frame(points geom.Polygon, pen scene.Pen) {
	p.Items = append(p.Items, scene.Polygon{Attrs: p.attrs(), Points: points, Pen: pen})
}

func (p *page) line(pen scene.Pen, points ...geom.Pt) {
	p.Items = append(p.Items, scene.Polyline{Attrs: p.attrs(), Points: points, Pen: pen})
}

// face is how a text looks.
type face struct {
	style   text.Style
	size    geom.MM
	spacing geom.MM
	color   scene.Color
	role    string
}

func (f face) in(c scene.Color) face { f.color = c; return f }

func (f face) bold() face { f.style = text.Bold; return f }

// text draws one line with its baseline at a point: it starts there, or is centered on it, or
// ends there. It returns the width in mm.
func (p *page) text(f face, at geom.Pt, align canvas.Align, s string) geom.MM {
	l := text.Set(f.style, f.size, f.spacing, s)
	switch align {
	case canvas.AlignCenter:
		at.X -= l.Text.Width / 2
	case canvas.AlignEnd:
		at.X -= l.Text.Width
	}
	p.put(f, at, l)
	return l.Text.Width
}

// put draws a measured line, and a box for every letter that no font has.
func (p *page) put(f face, at geom.Pt, l text.Line) {
	t := l.Text
	if len(t.Runs) > 0 {
		t.Attrs, t.At, t.Color, t.Role = p.attrs(), at, f.color, f.role
		p.Items = append(p.Items, t)
	}
	for _, m := range l.Missing {
		h := 0.72 * f.size // the height of capitals
		box := geom.R(at.X+m.X+0.06*f.size, at.Y-h, m.Width-0.12*f.size, h)
		p.frame(box.Polygon(), scene.Pen{Width: 0.06 * f.size, Color: f.color})
		p.Problems = append(p.Problems, scene.Problem{Kind: scene.MissingGlyph, Ref: p.ref, Text: named(m.Letter), Count: 1})
	}
}

// named returns a letter as people can be told of it: one that nothing is drawn for by its number.
func named(r rune) string {
	if unicode.IsGraphic(r) && !unicode.IsSpace(r) {
		return string(r)
	}
	return fmt.Sprintf("U+%04X", r)
}

// lines draws wrapped lines, the first with its baseline at a point, and returns the baseline
// that the next line would have.
func (p *page) lines(f face, at geom.Pt, lines []text.Line) geom.MM {
	for _, l := range lines {
		p.put(f, at, l)
		at.Y += f.size * leading
	}
	return at.Y
}

// fitted wraps a text into at most n lines of a width, smaller by steps down to least; where even
// that is too long it takes the lines it needs. No word is broken before the least size.
func fitted(f face, least, width geom.MM, n int, s string) (face, []text.Line) {
	for {
		lines := text.Wrap(f.style, f.size, width, s)
		whole := text.Widest(f.style, f.size, s) <= width
		if (len(lines) <= n && whole) || f.size <= least {
			return f, lines
		}
		f.size = max(least, f.size*0.93)
	}
}

// shrunk returns the face in the size, at least least, in which a text is no wider than width.
func shrunk(f face, least, width geom.MM, s string) face {
	if w := text.Width(f.style, f.size, s); w > width {
		f.size = max(least, f.size*width/w)
	}
	return f
}

// mark draws the sign of a group around a point in its color.
func (p *page) mark(g canvas.Group, at geom.Pt, size geom.MM) { p.sign(g, at, size, GroupColor(g)) }

// sign draws the sign of a group around a point: square, circle or diamond, all of one weight.
func (p *page) sign(g canvas.Group, at geom.Pt, size geom.MM, c scene.Color) {
	r := size / 2
	switch g {
	case canvas.GroupPublic:
		r *= 0.9
		p.fill(geom.R(at.X-r, at.Y-r, 2*r, 2*r).Polygon(), c, scene.Pen{})
	case canvas.GroupPrivate:
		p.fill(geom.Circle(at, r), c, scene.Pen{})
	default:
		r *= 1.22
		p.fill(geom.Polygon{{X: at.X, Y: at.Y - r}, {X: at.X + r, Y: at.Y}, {X: at.X, Y: at.Y + r}, {X: at.X - r, Y: at.Y}}, c, scene.Pen{})
	}
}

// symbol draws a pictogram of the deck in a square.
func (p *page) symbol(name string, at geom.Pt, size geom.MM, c scene.Color) {
	if shape := shapeOf(name); shape != nil {
		p.Items = append(p.Items, scene.Symbol{Attrs: p.attrs(), At: at, Size: size, Color: c, Shape: shape})
	}
}

// shapes keeps one shape for each pictogram, so that renderers see that they are the same.
var shapes sync.Map

func shapeOf(name string) *scene.Shape {
	if s, ok := shapes.Load(name); ok {
		return s.(*scene.Shape)
	}
	outlines, ok := deck.Outlines(name)
	if !ok {
		return nil
	}
	s, _ := shapes.LoadOrStore(name, &scene.Shape{Name: name, Grid: deck.Grid, Outlines: outlines})
	return s.(*scene.Shape)
}

// upper returns a text in capitals, for words that stand apart by spacing.
func upper(s string) string { return strings.ToUpper(s) }

// textWidth returns how wide a text is in a face.
func textWidth(f face, s string) geom.MM { return text.Width(f.style, f.size, s) }
