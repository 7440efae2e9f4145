package layout

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/typing"
)

// NotePart is how the text of a note, or of the part of it that lies on a page, is set in its slot.
type NotePart struct {
	Size    geom.MM // of its type; 0 where the slot holds no note
	From    int     // the first byte of the part, of the text as text.Normal has it
	To      int     // after its last byte; 0: the part reaches to the end of the text
	Heading bool    // its first line is a heading
	Top     geom.MM // of the text, below the upper edge of the slot
	Pad     geom.MM // left of the text
}

// setPart returns how the note is set at a density.
func (t *noteThing) setPart(width geom.MM, d density) NotePart {
	return NotePart{Size: t.size(width, d), From: t.from, To: t.to, Heading: t.heading, Top: t.pad() + t.top(width), Pad: t.pad()}
}

// Lines returns the lines of a text that is typed into the note of the slot, as the paper will have
// them, on the page. It may be another text than the one that was laid out.
func (s Slot) Lines(str string) []typing.Line {
	n := s.Note
	part := text.Normal(str)
	if n.To > 0 {
		part = part[:min(n.To, len(part))]
	}
	from := min(n.From, len(part))
	part = part[from:]
	set := typing.Setting{Style: text.Regular, Size: n.Size, Pitch: n.Size * leading, Width: s.Rect.W - n.Pad - signRoom}
	start := geom.Pt{X: s.Rect.X + n.Pad, Y: s.Rect.Y + n.Top + 0.86*n.Size}
	if !n.Heading {
		return onPage(s.Page, set.Lines(part, start, from))
	}
	first, body, more := strings.Cut(part, "\n")
	set.Style = text.Bold
	lines := set.Lines(first, start, from)
	if more {
		start.Y += geom.MM(len(lines)) * set.Pitch
		set.Style = text.Regular
		lines = append(lines, set.Lines(body, start, from+len(first)+1)...)
	}
	return onPage(s.Page, lines)
}

// LinesOf returns the lines of a text that is typed into the cell, on the page: where it may hold
// several, as the paper will have them; else one, whatever its width.
func (b CellBox) LinesOf(str string, pad geom.MM) []typing.Line {
	str = text.Normal(str)
	set := b.Setting()
	if b.Lines {
		start := geom.Pt{X: b.Rect.X + b.Inset, Y: b.Rect.Y + 0.86*b.Size}
		if b.Inset > 0 {
			return onPage(b.Page, numbered(set, str, start))
		}
		return onPage(b.Page, set.Lines(str, start, 0))
	}
	wide := text.Width(set.Style, set.Size, str)
	start := geom.Pt{X: b.Rect.X + pad, Y: b.Rect.Center().Y + 0.36*b.Size}
	switch b.Align {
	case canvas.AlignEnd:
		start.X = b.Rect.Right() - pad - wide
	case canvas.AlignCenter:

		start.X = b.Rect.Center().X - wide/2
	}
	return onPage(b.Page, []typing.Line{set.One(str, start)})
}

// Setting returns how a text is set in the cell.
func (b CellBox) Setting() typing.Setting {
	return typing.Setting{Style: text.Regular, Size: b.Size, Pitch: b.Size * leading, Width: b.Rect.W - b.Inset}
}

// numbered sets paragraphs that are counted: an empty one takes no line, unless it is the last, which
// waits for letters.
func numbered(set typing.Setting, str string, start geom.Pt) []typing.Line {
	var out []typing.Line
	paragraphs := strings.Split(str, "\n")
	at := 0
	for i, p := range paragraphs {
		lines := set.Lines(p, start, at)
		out = append(out, lines...)
		if p != "" || i+1 == len(paragraphs) {
			start.Y += geom.MM(len(lines)) * set.Pitch
		}
		at += len(p) + 1
	}
	return out
}

func onPage(page int, lines []typing.Line) []typing.Line {
	for i := range lines {
		lines[i].Page = page
	}
	return lines
}
