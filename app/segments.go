package app

import (
	"fyne.io/fyne/v2"
	fynecanvas "fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// segments is a choice of a few words that are all in view.
type segments struct {
	widget.BaseWidget
	labels  []string
	colors  []fyne.ThemeColorName // of the words' ground when chosen, for tints; nil is the usual one
	chosen  int                   // -1 is none
	off     bool
	changed func(int)

	hovered int
	focused bool
}

func newSegments(labels []string, changed func(int)) *segments {
	s := &segments{labels: labels, chosen: -1, hovered: -1, changed: changed}
	s.ExtendBaseWidget(s)
	return s
}

func (s *segments) set(chosen int, off bool) {
	if s.chosen != chosen || s.off != off {
		s.chosen, s.off = chosen, off
		s.Refresh()
	}
}

func (s *segments) choose(i int) {
	if s.off || i < 0 || i >= len(s.labels) || i == s.chosen {
		return
	}
	s.chosen = i
	s.Refresh()
	s.changed(i)
}

// parts returns the left edges of the segments and the right edge of the last: each gets the
// width of its words and an equal part of what is left.
func (s *segments) parts(width float32) []float32 {
	edges := make([]float32, len(s.labels)+1)
	rest := (width - s.wish()) / float32(len(s.labels))
	for i, l := range s.labels {
		edges[i+1] = edges[i] + s.wide(l) + rest
	}
	return edges
}

func (s *segments) wide(label string) float32 {
	const pad = 6
	return fyne.MeasureText(label, sizeCaption, fyne.TextStyle{}).Width + 2*pad
}

func (s *segments) wish() float32 {
	var sum float32
	for _, l := range s.labels {
		sum += s.wide(l)
	}
	return sum
}

func (s *segments) at(x float32) int {
	edges := s.parts(s.Size().Width)
	for i := range s.labels {
		if x < edges[i+1] {
			return i
		}
	}
	return len(s.labels) - 1
}

// Tapped chooses what is under the pointer.
func (s *segments) Tapped(e *fyne.PointEvent) { s.choose(s.at(e.Position.X)) }

// MouseIn follows the pointer.
func (s *segments) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved follows the pointer.
func (s *segments) MouseMoved(e *desktop.MouseEvent) {
	if i := s.at(e.Position.X); i != s.hovered {
		s.hovered = i
		s.Refresh()
	}
}

// MouseOut forgets the pointer.
func (s *segments) MouseOut() {
	s.hovered = -1
	s.Refresh()
}

// FocusGained shows that the keyboard is here.
func (s *segments) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost shows that the keyboard has left.
func (s *segments) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune does nothing.
func (s *segments) TypedRune(rune) {}

// TypedKey chooses the neighbor by the arrow keys.
func (s *segments) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	default:
		passKey(s, e)
	}
}

// CreateRenderer makes what draws the choice.
func (s *segments) CreateRenderer() fyne.WidgetRenderer {
	ground, mark := fynecanvas.NewRectangle(themed(colorQuiet)), fynecanvas.NewRectangle(themed(colorPanel))
	ground.CornerRadius, mark.CornerRadius = radius, radius-2
	ground.StrokeWidth, mark.StrokeWidth = 1, 1
	objects := []fyne.CanvasObject{ground, mark}
	words := make([]*fynecanvas.Text, len(s.labels))
	for i, l := range s.labels {
		words[i] = fynecanvas.NewText(l, themed(colorInk))
		words[i].TextSize, words[i].Alignment = sizeCaption, fyne.TextAlignCenter
		objects = append(objects, words[i])
	}
	d := &drawn{objects: objects}
	d.layout = func(size fyne.Size) {
		ground.Resize(size)
		edges := s.parts(size.Width)
		if s.chosen >= 0 {
			box(mark, edges[s.chosen]+2, 2, edges[s.chosen+1]-edges[s.chosen]-4, size.Height-4)
		}
		for i, w := range words {
			h := w.MinSize().Height
			box(w, edges[i], (size.Height-h)/2, edges[i+1]-edges[i], h)
		}
	}
	paint := func() {
		ground.FillColor, ground.StrokeColor = themed(colorQuiet), themed(colorFrame)
		if ground.StrokeWidth = 1; s.focused {
			ground.StrokeColor, ground.StrokeWidth = themed(colorFocus), focusWidth()
		}
		mark.Hidden = s.chosen < 0
		mark.FillColor, mark.StrokeColor = themed(colorPanel), themed(colorFrame)
		if s.off {
			mark.StrokeColor = themed(colorHair)
		} else if s.chosen >= 0 && s.colors != nil {
			mark.FillColor = themed(s.colors[s.chosen])
		}
		for i, w := range words {
			switch {
			case s.off:
				w.Color = themed(colorPale)
			case i == s.chosen && s.colors != nil:
				w.Color = noteInk
			case i == s.chosen || i == s.hovered:
				w.Color = themed(colorInk)
			default:
				w.Color = themed(colorSecondary)
			}
			w.Text = s.labels[i]
			w.Refresh()
		}
		ground.Refresh()
		mark.Refresh()
	}
	d.min = func() fyne.Size { return fyne.NewSize(s.wish(), controlHeight-2) }
	d.refresh = func() {
		paint()
		d.layout(s.Size())
		fynecanvas.Refresh(s)
	}
	paint()
	return d
}

// noteInk is the color of words on the tints of notes, which are light in every theme.
var noteInk = rgb(0x1B2733)
