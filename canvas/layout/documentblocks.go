package layout

import (
	"math"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// Title is the name of the document, and a line under it.
type Title struct{ Text, Under string }

// Heading begins a part. Level is 1, 2 or 3; a reader of a PDF shows headings beside the pages.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text. Its lines are no longer than the eye follows back easily.
type Paragraph struct {
	Text  string
	Quiet bool // for what is read last
	Small bool // for what need only be there, such as licenses; as wide as the page
}

// List is short texts one under another, with a dot or a number before each. Empty ones are left out.
type List struct {
	Items    []string
	Numbered bool
}

// Checks is a list with a box before each text, with a tick in it where it is done.
type Checks []Check

// Check is an entry of Checks.
type Check struct {
	Text string
	Done bool
}

// Pairs is rows of a name and what it is: who was there, where.
type Pairs []Pair

// Pair is a row of Pairs. It is left out where Value is empty.
type Pair struct{ Name, Value string }

// Space is white of so many lines of text.
type Space struct{ Lines float64 }

// PageBreak begins a new page. One where a page begins anyway changes nothing.
type PageBreak struct{}

// KeepWithNext keeps a block whole, and on the page of what follows, as far as a page can hold it.
type KeepWithNext struct{ Block Block }

func (b Title) strips(s *setter) []strip {
	f := face{size: s.k * docTitle, color: Ink, role: "title"}.bold()
	out := s.running(f, s.k*8*step, s.content.W, b.Text)
	under := s.running(face{size: s.k * subHeading, color: Secondary, role: "subtitle"}, s.k*5*step, s.content.W, b.Under)
	if len(under) > 0 {
		under[0].before = s.k * step
	}
	return s.around(append(out, under...), 0, s.k*6*step, true)
}

func (b Heading) strips(s *setter) []strip {
	f, pitch, before, after := face{size: s.k * topHeading, color: Ink, role: "heading"}.bold(), 5*step, 10*step, 2*step
	switch {
	case b.Level == 2:
		f.size, pitch, before, after = s.k*subHeading, 4*step, 7*step, step
	case b.Level > 2:
		f.size, pitch, before, after = s.k*bodySize, 4*step, 5*step, 0
	}
	out := s.running(f, s.k*pitch, s.content.W, b.Text)
	if len(out) == 0 {
		return nil
	}
	draw := out[0].draw
	out[0].draw = func(p *page, at geom.Pt) {
		p.Outline = append(p.Outline, scene.Entry{Level: max(1, b.Level), Title: text.Normal(strings.Join(strings.Fields(b.Text), " ")), At: at})
		draw(p, at)
	}
	return s.around(out, s.k*before, s.k*after, true)
}

func (b Paragraph) strips(s *setter) []strip {
	f := s.body()
	if b.Quiet {
		f.color = Secondary
	}
	pitch, width := s.k*bodyPitch, min(s.content.W, s.k*lineLength)
	if b.Small {
		f.size, f.role, pitch, width = s.k*smallSize, "small", s.k*smallPitch, s.content.W
	}
	var out []strip
	for _, part := range strings.Split(text.Normal(b.Text), "\n") {
		lines := noneAlone(s.running(f, pitch, width, part))
		out = append(out, s.around(lines, s.k*2*step, s.k*2*step, false)...)
	}
	return out
}

func (b List) strips(s *setter) []strip {
	f, n := s.body(), 0
	var out []strip
	for _, item := range b.Items {
		if strings.TrimSpace(item) == "" {
			continue
		}
		n++
		sign := func(p *page, at geom.Pt) {
			p.fill(geom.Circle(geom.Pt{X: at.X + s.k*1.6, Y: at.Y + s.k*(bodyPitch/2+0.1)}, s.k*0.5), Secondary, scene.Pen{})
		}
		if number := count(n) + "."; b.Numbered {
			sign = func(p *page, at geom.Pt) {
				p.text(f, geom.Pt{X: at.X + s.k*4.2, Y: s.baseline(at, s.k*bodyPitch, f)}, canvas.AlignEnd, number)
			}
		}
		out = append(out, s.item(item, out == nil, sign)...)
	}
	return s.around(out, s.k*2*step, s.k*2*step, false)
}

func (b Checks) strips(s *setter) []strip {
	var out []strip
	for _, c := range b {
		if strings.TrimSpace(c.Text) == "" {
			continue
		}
		out = append(out, s.item(c.Text, out == nil, func(p *page, at geom.Pt) {
			side := s.k * 3
			box := geom.R(at.X+s.k*0.4, at.Y+s.k*(bodyPitch-3)/2+s.k*0.1, side, side)
			pen := scene.Pen{Width: s.k * 0.3, Color: Secondary}
			p.frame(box.Polygon(), pen)
			if c.Done {
				pen.Width, pen.Color = s.k*0.45, Ink
				p.line(pen, geom.Pt{X: box.X + 0.2*side, Y: box.Y + 0.52*side}, geom.Pt{X: box.X + 0.43*side, Y: box.Y + 0.75*side},
					geom.Pt{X: box.X + 0.82*side, Y: box.Y + 0.25*side})
			}
		})...)
	}
	return s.around(out, s.k*2*step, s.k*2*step, false)
}

// item sets a text of a list behind its sign.
func (s *setter) item(said string, first bool, sign func(*page, geom.Pt)) []strip {
	in := s.k * 6
	lines := noneAlone(s.running(s.body(), s.k*bodyPitch, min(s.content.W, s.k*lineLength)-in, said))
	for i := range lines {
		draw := lines[i].draw
		lines[i].draw = func(p *page, at geom.Pt) {
			if i == 0 {
				sign(p, at)
			}
			draw(p, geom.Pt{X: at.X + in, Y: at.Y})
		}
	}
	if !first {
		lines[0].before = s.k * step
	}
	return lines
}

func (b Pairs) strips(s *setter) []strip {
	names := s.body().in(Secondary)
	var widest geom.MM
	for _, x := range b {
		widest = max(widest, textWidth(names, text.Normal(x.Name)))
	}
	left := min(widest, 0.35*s.content.W)
	gap := s.k * 2 * columnGap
	var out []strip
	for _, x := range b {
		if strings.TrimSpace(x.Value) == "" {
			continue
		}
		name := text.Wrap(names.style, names.size, left, x.Name)
		value := text.Wrap(text.Regular, s.body().size, min(s.content.W-left-gap, s.k*lineLength), x.Value)
		for i := range max(len(name), len(value)) {
			l := strip{height: s.k * bodyPitch, draw: func(p *page, at geom.Pt) {
				y := s.baseline(at, s.k*bodyPitch, names)
				if i < len(name) {
					p.put(names, geom.Pt{X: at.X, Y: y}, name[i])
				}
				if i < len(value) {
					p.put(s.body(), geom.Pt{X: at.X + left + gap, Y: y}, value[i])
				}
			}}
			if i == 0 {
				l.before = s.k * step
			}
			out = append(out, l)
		}
	}
	return s.around(out, s.k*2*step, s.k*4*step, false)
}

func (b Space) strips(s *setter) []strip {
	h := s.k * step * math.Ceil(b.Lines*bodyPitch/step)
	return []strip{{height: min(max(0, h), s.content.H)}}
}

func (PageBreak) strips(*setter) []strip { return []strip{{leave: true}} }

func (b KeepWithNext) strips(s *setter) []strip {
	if b.Block == nil {
		return nil
	}
	out := b.Block.strips(s)
	for i := range out {
		out[i].keep = true
	}
	return out
}

// running sets a text in a width, each line a strip of its own. An empty text is none.
func (s *setter) running(f face, pitch, width geom.MM, said string) []strip {
	if said = strings.TrimSpace(text.Normal(said)); said == "" {
		return nil
	}
	var out []strip
	for _, l := range text.Wrap(f.style, f.size, width, said) {
		out = append(out, strip{height: pitch, draw: func(p *page, at geom.Pt) {
			p.put(f, geom.Pt{X: at.X, Y: s.baseline(at, pitch, f)}, l)
			p.link()
		}})
	}
	return out
}

// baseline returns where the letters of a line stand that begins at a point and is pitch high.
func (s *setter) baseline(at geom.Pt, pitch geom.MM, f face) geom.MM {
	return at.Y + pitch/2 + 0.36*f.size // capitals in the middle
}

// around puts white before and after a block; keep holds it together, and to what follows.
func (s *setter) around(out []strip, before, after geom.MM, keep bool) []strip {
	if len(out) == 0 {
		return nil
	}
	out[0].before, out[len(out)-1].after = before, after
	for i := range out {
		out[i].keep = out[i].keep || keep
	}
	return out
}

// noneAlone keeps the first two lines of a text on one page, and the last two.
func noneAlone(lines []strip) []strip {
	if n := len(lines); n > 1 {
		lines[0].keep, lines[n-2].keep = true, true
	}
	return lines
}
