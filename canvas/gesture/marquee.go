package gesture

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// marquee is a rubber band: what it touches is selected, beside what was. What is locked is not: it
// is there to be worked over.
type marquee struct {
	from   geom.Pt
	before []canvas.Item
}

// Name returns "marquee".
func (marquee) Name() string { return "marquee" }

// Event draws the band and selects as it grows.
func (s marquee) Event(c Context, e Event) (State, Effect) {
	switch e.Kind {
	case Move:
		band := geom.R(min(s.from.X, e.At.X), min(s.from.Y, e.At.Y), max(s.from.X-e.At.X, e.At.X-s.from.X), max(s.from.Y-e.At.Y, e.At.Y-s.from.Y))
		out := Effect{Marquee: &band}
		out.Select = slices.Clone(s.before)
		had := make(map[canvas.Item]bool, len(s.before))
		for _, it := range s.before {
			had[it] = true
		}
		for _, it := range c.ItemsIn(band) {
			if !had[it] {
				out.Select = append(out.Select, it)
			}
		}
		out.Selects = !slices.Equal(out.Select, c.Selection)
		return s, out
	case Up, Cancel:
		return Idle{}, Effect{}
	case Escape, Down:
		return givenUp{}, Effect{Selects: true, Select: s.before}
	}
	return s, Effect{}
}
