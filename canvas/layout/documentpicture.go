package layout

import (
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// Picture is a scene set into a document, such as a sheet, and the words under it. It is never cut: what
// does not fit on a page goes to the next, and what is higher than a page is made smaller.
type Picture struct {
	Scene   scene.Scene
	Width   float64 // its part of the width of the page, up to 1; 0 is all of it
	Caption string
	Frame   bool // a hairline around it, for what is a page itself
}

// Pictures are set side by side, as wide as each other unless they say how wide they are.
type Pictures []Picture

func (b Picture) strips(s *setter) []strip { return Pictures{b}.strips(s) }

func (b Pictures) strips(s *setter) []strip {
	var shown []Picture
	for _, x := range b {
		if x.Scene.Size.W > 0 && x.Scene.Size.H > 0 {
			shown = append(shown, x)
		}
	}
	if len(shown) == 0 {
		return nil
	}
	gap := min(s.k*2*columnGap, s.content.W/geom.MM(4*len(shown)))
	room := s.content.W - gap*geom.MM(len(shown)-1)
	var parts float64
	for i := range shown {
		if shown[i].Width <= 0 {
			shown[i].Width = 1 / float64(len(shown))
		}
		parts += shown[i].Width
	}
	f := s.small(Secondary, "caption")
	pitch := s.k * smallPitch
	boxes, captions := make([]geom.Rect, len(shown)), make([][]text.Line, len(shown))
	var x, pictures, words geom.MM
	for i, b := range shown {
		w := room * b.Width / max(1, parts)
		boxes[i] = geom.R(x, 0, w, w*b.Scene.Size.H/b.Scene.Size.W)
		if b.Caption != "" {
			captions[i] = text.Wrap(f.style, f.size, w, b.Caption)
		}
		x += w + gap
		pictures, words = max(pictures, boxes[i].H), max(words, geom.MM(len(captions[i]))*pitch)
	}
	if words > 0 {
		words += s.k * step
	}
	words = min(words, s.content.H/2)
	if most := s.content.H - words; pictures > most {
		for i := range boxes {
			boxes[i].W, boxes[i].H = boxes[i].W*most/pictures, boxes[i].H*most/pictures
		}
		pictures = most
	}
	one := strip{height: min(s.content.H, s.up(pictures+words)), draw: func(p *page, at geom.Pt) {
		for i, b := range shown {
			box := boxes[i].Moved(at)
			in := b.Scene.Placed(box.W/b.Scene.Size.W, box.Min())
			p.Items = append(p.Items, in.Items...)
			p.Problems = append(p.Problems, in.Problems...)
			if b.Frame {
				p.frame(box.Polygon(), scene.Pen{Width: 0.2 * s.k, Color: Hairline})
			}
			y := at.Y + pictures + s.k*step
			for _, l := range captions[i] {
				if y+pitch > at.Y+pictures+words+1e-6 {
					break
				}
				p.put(f, geom.Pt{X: box.X, Y: s.baseline(geom.Pt{Y: y}, pitch, f)}, l)
				y += pitch
			}
		}
	}}
	return s.around([]strip{one}, s.k*4*step, s.k*5*step, false)
}

// up returns the next whole step.
func (s *setter) up(h geom.MM) geom.MM {
	n := int(h / (s.k * step))
	if geom.MM(n)*s.k*step < h-1e-9 {
		n++
	}
	return geom.MM(n) * s.k * step
}
