package layout

import (
	"strings"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/text"
)

// split returns as much of a note as has room in a rectangle, one line at least, and what is left of
// it; nil where nothing is.
func (t *noteThing) split(width, height geom.MM, d density) (shown, rest *noteThing) {
	heading, body := t.set(width, d)
	size := t.size(width, d)
	all := append(append([]text.Line{}, heading...), body...)
	room := len(all)
	for room > 1 && text.Height(room, size, size*leading)+2*t.pad()+t.top(width) > height+1e-6 {
		room--
	}
	normal := t.text()
	offset := t.from
	if len(heading) > 0 && room > len(heading) {
		offset += len(normal[t.from:]) - len(bodyOf(normal[t.from:]))
	}
	cut := offset + all[room-1].End
	first, second := *t, *t
	first.note.Text, first.note.Author = normal[:cut], ""
	second.from, second.heading = cut+leadingBreaks(normal[cut:]), false
	if second.from >= len(normal) {
		return &first, nil
	}
	first.to = cut
	return &first, &second
}

// bodyOf returns what follows the first line.
func bodyOf(s string) string {
	_, after, _ := strings.Cut(s, "\n")
	return after
}

func leadingBreaks(s string) int { return len(s) - len(strings.TrimLeft(s, "\n")) }

// least returns how high a part of the note is at least that is worth showing: its heading, and three
// lines; and not lower than any note is.
func (t *noteThing) least(width geom.MM, d density) geom.MM {
	heading, body := t.set(width, d)
	lines := len(heading) + min(3, len(body))
	return max(text.Height(lines, t.size(width, d), t.size(width, d)*leading)+2*t.pad()+t.top(width), t.lowest(d))
}
