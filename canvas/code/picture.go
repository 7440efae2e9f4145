package code

import (
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/makiuchi-d/gozxing/qrcode/encoder"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Quiet is how many modules (squares of a code) are left white on each side within a Shape. Readers want
// four: let nothing dark be nearer than another two.
const Quiet = 2

// Shape returns the picture of a code, with the quiet zone around it: a scene.Symbol with it, in black on
// white, is the code. The Grid is the number of modules from edge to edge, 25 for cards of the deck, 29
// for sources and corners with ids that the program made. It reports false for a mark that has no code.
func Shape(m Mark) (*scene.Shape, bool) {
	squares, ok := SquaresOf(m)
	if !ok {
		return nil, false
	}
	shape := &scene.Shape{Name: "code " + m.String(), Grid: float64(squares.N + 2*Quiet)}
	for _, o := range outlines(squares.N, squares.Dark) {
		shape.Outlines = append(shape.Outlines, o.Moved(geom.Pt{X: Quiet, Y: Quiet}))
	}
	return shape, true
}

// smallest returns the smallest code that bears a seventh of it being wrong, and of these the one that bears
// most.
func smallest(s string) (*encoder.QRCode, error) {
	best, err := encoder.Encoder_encode(s, decoder.ErrorCorrectionLevel_M, nil)
	if err != nil {
		return nil, err
	}
	for _, level := range []decoder.ErrorCorrectionLevel{decoder.ErrorCorrectionLevel_Q, decoder.ErrorCorrectionLevel_H} {
		q, err := encoder.Encoder_encode(s, level, nil)
		if err == nil && q.GetMatrix().GetWidth() == best.GetMatrix().GetWidth() {
			best = q
		}
	}
	return best, nil
}

// outlines returns the edges between the dark squares of a grid and the others: around what is dark
// clockwise on paper, around holes the other way, so that the non-zero rule fills what is dark. No two
// squares are drawn as two, so no renderer leaves a light line between them.
func outlines(n int, dark func(x, y int) bool) []geom.Polygon {
	type vertex struct{ x, y int }
	type edge struct{ at, by vertex } // where it begins, and one step on its way; the dark is at its right hand
	left := map[edge]bool{}
	var order []edge
	add := func(e edge) { left[e] = true; order = append(order, e) }
	for y := range n {
		for x := range n {
			if !dark(x, y) {
				continue
			}
			if !dark(x, y-1) {
				add(edge{vertex{x, y}, vertex{1, 0}})
			}
			if !dark(x+1, y) {
				add(edge{vertex{x + 1, y}, vertex{0, 1}})
			}
			if !dark(x, y+1) {
				add(edge{vertex{x + 1, y + 1}, vertex{-1, 0}})
			}
			if !dark(x-1, y) {
				add(edge{vertex{x, y + 1}, vertex{0, -1}})
			}
		}
	}
	var out []geom.Polygon
	for _, first := range order {
		var p geom.Polygon
		for e, turned := first, true; left[e]; {
			delete(left, e)
			if turned {
				p = append(p, geom.Pt{X: float64(e.at.x), Y: float64(e.at.y)})
			}
			to := vertex{e.at.x + e.by.x, e.at.y + e.by.y}
			// To the right first: squares that touch at a corner stay apart.
			for _, by := range []vertex{{-e.by.y, e.by.x}, e.by, {e.by.y, -e.by.x}} {
				if next := (edge{to, by}); left[next] || next == first {
					turned = by != e.by
					e = next
					break
				}
			}
		}
		if len(p) > 0 {
			out = append(out, p)
		}
	}
	return out
}
