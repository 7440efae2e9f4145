package layout

import (
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Plan shows where the parts of something are, such as those of a window: boxes in a frame, each with a
// number that the text explains.
type Plan struct {
	Size  geom.Size // of the whole, in units of its own: it becomes as wide as running text
	Parts []PlanPart
}

// PlanPart is a box of a Plan.
type PlanPart struct {
	Box    geom.Rect
	Number int
	Lines  int         // gray strokes for what is written there
	Quiet  bool        // a gray ground
	Scene  scene.Scene // in the middle of the box; empty is none
}

func (b Plan) strips(s *setter) []strip {
	if b.Size.W <= 0 || b.Size.H <= 0 {
		return nil
	}
	k := min(s.content.W, s.k*lineLength) / b.Size.W
	if most := s.content.H / b.Size.H; k > most {
		k = most
	}
	one := strip{height: min(s.content.H, s.up(k*b.Size.H)), draw: func(p *page, at geom.Pt) {
		for _, x := range b.Parts {
			s.part(p, x, geom.R(at.X+k*x.Box.X, at.Y+k*x.Box.Y, k*x.Box.W, k*x.Box.H))
		}
		p.frame(geom.R(at.X, at.Y, k*b.Size.W, k*b.Size.H).Polygon(), scene.Pen{Width: 0.35 * s.k, Color: Pale})
	}}
	return s.around([]strip{one}, s.k*4*step, s.k*5*step, false)
}

// part draws one box of a plan.
func (s *setter) part(p *page, x PlanPart, box geom.Rect) {
	ground := Paper
	if x.Quiet {
		ground = Quiet
	}
	p.fill(box.Polygon(), ground, scene.Pen{Width: 0.2 * s.k, Color: Hairline})
	const radius geom.MM = 2.1
	r := min(s.k*radius, 0.26*box.W)
	size := x.Scene.Size
	top := 3.1 * r // the number lies above it
	if k := min((box.W-4*r)/size.W, (box.H-top-2*r)/size.H); size.W > 0 && size.H > 0 && k > 0 {
		corner := geom.Pt{X: box.X + (box.W-k*size.W)/2, Y: box.Y + max(top, (box.H-k*size.H)/2)}
		sheet := geom.R(corner.X, corner.Y, k*size.W, k*size.H)
		p.fill(sheet.Polygon(), Paper, scene.Pen{Width: 0.2 * s.k, Color: Hairline})
		p.Items = append(p.Items, x.Scene.Placed(k, corner).Items...)
	}
	center := geom.Pt{X: box.X + 1.9*r, Y: box.Y + min(box.H/2, 1.9*r)}
	for i := range x.Lines {
		y := center.Y + geom.MM(i)*1.95*r
		if y > box.Bottom()-0.5*r {
			break
		}
		from := center.X + 1.9*r
		to := from + (box.Right()-from-1.5*r)*[]float64{0.62, 0.9, 0.75}[i%3]
		if box.W > 10*box.H { // one line of a bar
			to = from + 0.3*box.W
		}
		if i > 0 {
			from = box.X + 1.2*r
		}
		p.line(scene.Pen{Width: 0.9 * s.k, Color: Hairline}, geom.Pt{X: from, Y: y}, geom.Pt{X: to, Y: y})
	}
	f := face{size: s.k * smallSize, color: Paper, role: "plan"}.bold()
	p.fill(geom.Circle(center, min(r, 0.46*box.H)), Ink, scene.Pen{})
	f.size = min(f.size, 0.6*box.H, 0.3*box.W)
	p.text(f, geom.Pt{X: center.X, Y: center.Y + 0.36*f.size}, canvas.AlignCenter, strconv.Itoa(x.Number))
}
