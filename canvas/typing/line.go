package typing

import (
	"math"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/text"
)

// Line is a line of a text that is typed, as it is set: where it lies, and where a caret may stand in
// it. Lengths are mm of what the line lies on: of a page or, lifted, of the desk.
type Line struct {
	Page        int
	From, To    int  // bytes of the text; spaces at the end of the line belong to it
	Soft        bool // the text goes on in the next line without a line break
	Top, Bottom geom.MM
	Stops       []Stop // in order, the first at From, the last at To
}

// Stop is where a caret may stand. Of letters that are read from the right, the later ones are further
// left.
type Stop struct {
	At int
	X  geom.MM
}

// Setting is how a text is set: its face, its size and the distance of its lines, in mm, and how wide
// a line is at most.
type Setting struct {
	Style       text.Style
	Size, Pitch geom.MM
	Width       geom.MM
}

// ascent is how far above the baseline a line begins, as a part of the size of its type.
const ascent = 0.98

// Lines sets a text, as text.Wrap breaks it, with the baseline of its first line starting at a point.
// The offsets begin at an offset. There is one line at least.
func (s Setting) Lines(str string, start geom.Pt, offset int) []Line {
	var out []Line
	wrapped := text.Wrap(s.Style, s.Size, s.Width, str)
	for i, l := range wrapped {
		top := start.Y + geom.MM(i)*s.Pitch - ascent*s.Size
		x := Line{From: offset + l.Start, To: offset + l.End, Top: top, Bottom: top + s.Pitch}
		x.Soft = i+1 < len(wrapped) && wrapped[i+1].Start == l.End
		x.Stops = s.stops(str[l.Start:l.End], start.X, offset+l.Start, l.Right)
		if x.Soft { // the spaces at its end hang beyond its edge
			for j := range x.Stops {
				x.Stops[j].X = min(x.Stops[j].X, max(start.X+s.Width, start.X+l.Text.Width))
			}
		}
		out = append(out, x)
	}
	return out
}

// stops returns where a caret may stand in one line that starts at an x.
func (s Setting) stops(str string, x geom.MM, offset int, right bool) []Stop {
	places := text.Places(s.Style, s.Size, str, right)
	at := map[int]geom.MM{} // by byte
	i := 0
	for b := range str {
		at[b] = places[i]
		i++
	}
	at[len(str)] = places[len(places)-1]
	clusters := Clusters(str)
	out := make([]Stop, len(clusters))
	for i, c := range clusters {
		out[i] = Stop{At: offset + c, X: x + at[c]}
	}
	return out
}

// One sets a text in one line, whatever its width, from a point.
func (s Setting) One(str string, start geom.Pt) Line {
	top := start.Y - ascent*s.Size
	right := text.Set(s.Style, s.Size, 0, str).Right
	return Line{To: len(str), Top: top, Bottom: top + s.Pitch, Stops: s.stops(str, start.X, 0, right)}
}

// Start returns where the baseline of a line starts that is set so.
func (s Setting) Start(l Line) geom.Pt { return geom.Pt{X: l.Stops[0].X, Y: l.Top + ascent*s.Size} }

// Moved returns the line moved by a distance.
func (l Line) Moved(by geom.Pt) Line {
	stops := make([]Stop, len(l.Stops))
	for i, s := range l.Stops {
		stops[i] = Stop{At: s.At, X: s.X + by.X}
	}
	l.Stops, l.Top, l.Bottom = stops, l.Top+by.Y, l.Bottom+by.Y
	return l
}

// x returns where the caret stands at a place of the line.
func (l Line) x(at int) geom.MM {
	for _, s := range l.Stops {
		if s.At >= at {
			return s.X
		}
	}
	return l.Stops[len(l.Stops)-1].X
}

// nearest returns the place of the line nearest to an x; never the end of one that goes on in the next.
func (l Line) nearest(x geom.MM) int {
	best := l.Stops[0]
	for _, s := range l.Stops[1:] {
		if math.Abs(s.X-x) < math.Abs(best.X-x) && s.At <= l.last() {
			best = s
		}
	}
	return best.At
}

// last returns the last place of the line at which the caret belongs to it.
func (l Line) last() int {
	if l.Soft && len(l.Stops) > 1 {
		return l.Stops[len(l.Stops)-2].At
	}
	return l.To
}

// reach returns from where to where a stretch of the line lies. Where directions mix it may take in
// letters between that are not of it.
func (l Line) reach(from, to int) (left, right geom.MM) {
	left, right = l.x(from), l.x(to)
	left, right = min(left, right), max(left, right)
	for _, s := range l.Stops {
		if s.At > from && s.At < to {
			left, right = min(left, s.X), max(right, s.X)
		}
	}
	return left, right
}

// lineAt returns the line in which a caret stands: between two that go on, the second.
func lineAt(lines []Line, at int) (int, bool) {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i].From <= at {
			return i, true
		}
	}
	return 0, len(lines) > 0
}

// CaretAt returns where a caret stands: from the top of its line to its bottom.
func CaretAt(lines []Line, at int) (from, to geom.Pt, ok bool) {
	i, ok := lineAt(lines, at)
	if !ok {
		return from, to, false
	}
	x := lines[i].x(at)
	return geom.Pt{X: x, Y: lines[i].Top}, geom.Pt{X: x, Y: lines[i].Bottom}, true
}

// Nearest returns the place of the text nearest to a point: of the line at its height, else of the
// first or the last one.
func Nearest(lines []Line, p geom.Pt) int {
	if len(lines) == 0 {
		return 0
	}
	best := 0
	for i, l := range lines {
		if l.Top <= p.Y {
			best = i
		}
	}
	return lines[best].nearest(p.X)
}

// Marked returns the rectangles over a stretch of the text: one for each line that has some of it.
// A line break in it shows as a narrow one.
func Marked(lines []Line, from, to int) []geom.Rect {
	var out []geom.Rect
	for i, l := range lines {
		if l.To < from || l.From >= to || from == to {
			continue
		}
		a, b := l.reach(max(from, l.From), min(to, l.To))
		if i+1 < len(lines) && to > l.To && !l.Soft {
			b += 0.25 * (l.Bottom - l.Top)
		}
		if b > a {
			out = append(out, geom.R(a, l.Top, b-a, l.Bottom-l.Top))
		}
	}
	return out
}
