package layout

import (
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Ruler is a scale of so many millimeters on the paper, whatever the size of its type: laid against a real
// one it shows whether a printer has changed the size.
type Ruler struct {
	Length int    // in mm
	Label  string // beside it
}

func (b Ruler) strips(s *setter) []strip {
	length := min(geom.MM(b.Length), s.content.W)
	const high geom.MM = 5
	f := s.small(Secondary, "ruler")
	one := strip{height: s.up(high + 2*s.k*smallPitch), draw: func(p *page, at geom.Pt) {
		pen := scene.Pen{Width: 0.2, Color: Ink}
		p.line(pen, geom.Pt{X: at.X, Y: at.Y + high}, geom.Pt{X: at.X + length, Y: at.Y + high})
		for mm := 0; mm <= int(length); mm++ {
			long := 0.35 * high
			switch {
			case mm%10 == 0:
				long = high
			case mm%5 == 0:
				long = 0.6 * high
			}
			x := at.X + geom.MM(mm)
			p.line(pen, geom.Pt{X: x, Y: at.Y + high - long}, geom.Pt{X: x, Y: at.Y + high})
			if mm%20 == 0 {
				p.text(f, geom.Pt{X: x, Y: at.Y + high + 1.2*f.size}, canvas.AlignCenter, strconv.Itoa(mm))
			}
		}
		p.text(f, geom.Pt{X: at.X + length + s.k*5, Y: at.Y + high + 1.2*f.size}, canvas.AlignStart, b.Label)
	}}
	return s.around([]strip{one}, s.k*4*step, s.k*5*step, false)
}
