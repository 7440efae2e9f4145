package layout

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

const (
	signRoom   geom.MM = 3.2 // at the right, beside the sign of the tint
	noteRadius geom.MM = 0.8
)

// noteThing is a note, or a part of a long one, as it is drawn on a sheet.
type noteThing struct {
	note    canvas.Note
	whole   string          // all of its text, also where this is a part of it
	base    canvas.NoteSize // the size that the section begins with
	from    int             // bytes of the text that stand on pages before
	to      int             // where the rest of it goes on on a further page; 0: nowhere
	heading bool            // the first line of this part is the heading
	part    string          // of the cluster that it speaks of; empty: none, or none that is told
	picture canvas.Asset    // that it shows; zero where the file does not have it
	room    geom.MM         // how high its section is
	scale   *scale          // of the page
}

// pad returns the room around the text.
func (t *noteThing) pad() geom.MM { return t.scale.pad }

func (t *noteThing) item() canvas.Item { return canvas.Item{ID: t.note.ID, Column: t.note.Column} }

func (t *noteThing) rank() canvas.Rank { return t.note.Rank }

// usual returns the size of type in the note at a density.
func (t *noteThing) usual(d density) geom.MM {
	scale := noteScale(t.base) * noteScale(t.note.Size)
	return max(d.note*scale, t.scale.floor().note)
}

// size returns the size of type in the note at a width: a fifth smaller at most than is usual at the
// density, where a word of it would have to be broken.
func (t *noteThing) size(width geom.MM, d density) geom.MM {
	size := t.usual(d)
	inner := width - t.pad() - signRoom
	if geom.MM(longestWord(t.whole))*size*widestLetter <= inner {
		return size
	}
	if wide := t.widest(size); wide > inner {
		return max(size*inner/wide*0.999, 0.8*size, min(size, t.scale.floor().note))
	}
	return size
}

// widest returns how wide the widest word of the note is.
func (t *noteThing) widest(size geom.MM) geom.MM {
	style := text.Regular
	if t.note.Heading {
		style = text.Bold
	}
	first, rest, _ := strings.Cut(t.whole, "\n")
	return max(text.Widest(style, size, first), text.Widest(text.Regular, size, rest))
}

// breaks reports whether a word of the note is broken at a width.
func (t *noteThing) breaks(width geom.MM, d density) bool {
	size, inner := t.size(width, d), width-t.pad()-signRoom
	return geom.MM(longestWord(t.whole))*size*widestLetter > inner && t.widest(size) > inner
}

// widestLetter is how wide a letter is at most, as a part of the size, on the average of a word.
const widestLetter = 0.72

// longestWord returns how many letters stand together at most.
func longestWord(s string) int {
	longest, n := 0, 0
	for _, r := range s {
		if n++; r == ' ' || r == '\n' {
			n = 0
		}
		longest = max(longest, n)
	}
	return longest
}

// set returns the lines of the note at a width, heading first.
func (t *noteThing) set(width geom.MM, d density) (heading, body []text.Line) {
	size := t.size(width, d)
	inner := width - t.pad() - signRoom
	rest := t.text()
	rest = rest[min(t.from, len(rest)):]
	if t.heading {
		first, after, more := strings.Cut(rest, "\n")
		heading = text.Wrap(text.Bold, size, inner, first)
		if !more {
			return heading, nil
		}
		rest = after
	}
	return heading, text.Wrap(text.Regular, size, inner, rest)
}

// text returns what of the text of the note is set: spaces at its end are not, but lines that wait for
// letters are.
func (t *noteThing) text() string { return strings.TrimRight(text.Normal(t.note.Text), " ") }

// height returns how high the note is at a width.
func (t *noteThing) height(width geom.MM, d density) geom.MM {
	heading, body := t.set(width, d)
	size := t.size(width, d)
	h := text.Height(len(heading)+len(body), size, size*leading) + 2*t.pad() + t.top(width)
	if t.pictureBox(width).H > 0 && t.text() == "" {
		h = 2*t.pad() + t.top(width) - pictureGap
	}
	if t.note.Author != "" {
		h += 2.6
	}
	return max(h, t.lowest(d))
}

// lowest returns how high every note is: two lines, less looks like a label; on a projector's page,
// where room is short, one.
func (t *noteThing) lowest(d density) geom.MM {
	size := t.usual(d)
	return size*leading*geom.MM(t.scale.least) + 2*t.pad() - size*0.3
}

// top returns how much room there is taken over the text, at a width of the note.
func (t *noteThing) top(width geom.MM) geom.MM { return t.overline() + t.pictureRoom(width) }

// overline returns how much room the part of the cluster takes over the text.
func (t *noteThing) overline() geom.MM {
	if t.part == "" {
		return 0
	}
	return 2.8
}

func (t *noteThing) draw(p *page, r geom.Rect, d density) {
	p.fill(r.Round(noteRadius), TintColor(t.note.Tint), scene.Pen{})
	t.sign(p, geom.Pt{X: r.Right() - 1.6, Y: r.Y + 1.6})
	if t.note.Confidential {
		p.padlock(geom.Pt{X: r.Right() - 1.6, Y: r.Y + 4.7}, 1.9, Secondary)
	}
	size := t.size(r.W, d)
	heading, body := t.set(r.W, d)
	f := face{size: size, color: Ink, role: "note"}
	if t.part != "" {
		f := shrunk(face{size: 2.2, color: Secondary, role: "part"}.bold(), leastLine, r.W-t.pad()-signRoom, t.part)
		p.text(f, geom.Pt{X: r.X + t.pad(), Y: r.Y + t.pad() + 1.5}, canvas.AlignStart, cut(f, r.W-t.pad()-signRoom, t.part))
	}
	t.drawPicture(p, r, t.pad()+t.overline())
	y := p.lines(f.bold(), geom.Pt{X: r.X + t.pad(), Y: r.Y + t.pad() + t.top(r.W) + 0.86*size}, heading)
	p.lines(f, geom.Pt{X: r.X + t.pad(), Y: y}, body)
	if t.note.Author != "" {
		p.text(face{size: 2.2, color: Secondary, role: "author"},
			geom.Pt{X: r.Right() - t.pad(), Y: r.Bottom() - 1.2}, canvas.AlignEnd, t.note.Author)
	}
}

// sign draws what keeps the tints apart in a grey print, in a corner of the note.
func (t *noteThing) sign(p *page, at geom.Pt) { tintSign(p, t.note.Tint, at) }

// tintSign draws the sign of a tint around a point: a dot for as is, an arrow head for in action,
// an upright bar for a remark, nothing for a neutral note.
func tintSign(p *page, tint canvas.Tint, at geom.Pt) {
	switch tint {
	case canvas.TintAsIs:
		p.fill(geom.Circle(at, 0.7), Secondary, scene.Pen{})
	case canvas.TintInAction:
		p.fill(geom.Polygon{{X: at.X - 0.8, Y: at.Y - 0.95}, {X: at.X + 0.95, Y: at.Y}, {X: at.X - 0.8, Y: at.Y + 0.95}}, Secondary, scene.Pen{})
	case canvas.TintRemark:
		p.fill(geom.R(at.X-0.3, at.Y-1, 0.6, 1.25).Polygon(), Secondary, scene.Pen{})
		p.fill(geom.Circle(geom.Pt{X: at.X, Y: at.Y + 0.75}, 0.36), Secondary, scene.Pen{})
	}
}

// freeWidth returns how wide a note at a free place is.
func (t *noteThing) freeWidth() geom.MM {
	switch t.note.Size {
	case canvas.NoteSmall:
		return 32
	case canvas.NoteLarge:
		return 62
	}
	return 46
}
