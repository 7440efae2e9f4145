package export

import (
	"math"

	"github.com/signintech/gopdf"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// pdfTolerance is how far in mm a pictogram in a PDF may lie from its outline: half of what a
// printer of 1200 dpi can place. It takes two thirds of the corners out of small ones.
const pdfTolerance geom.MM = 0.01

func (p *pdfWriter) polygon(i scene.Polygon) {
	if len(i.Points) < 3 {
		return
	}
	fill, stroke := i.Fill != nil, i.Pen.Width > 0
	if fill {
		p.fillColor(*i.Fill)
	}
	if stroke {
		p.pen(i.Pen)
	}
	switch {
	case fill && stroke && i.Alpha == 0:
		p.outline(i.Points, "FD")
	case fill && stroke: // one after the other, so that all readers let the fill shine through the frame
		p.outline(i.Points, "F")
		p.outline(i.Points, "D")
	case fill:
		p.outline(i.Points, "F")
	case stroke:
		p.outline(i.Points, "D")
	}
}

// outline draws a closed outline, filled, stroked or both. Corners of frames are mitered.
func (p *pdfWriter) outline(pts geom.Polygon, style string) {
	if r, ok := pts.Upright(); ok && p.set.dash == [2]geom.MM{} { // a rectangle would begin its dashes elsewhere
		p.gp.RectFromUpperLeftWithStyle(r.X*ptPerMM, r.Y*ptPerMM, r.W*ptPerMM, r.H*ptPerMM, style)
		return
	}
	p.gp.Polygon(p.points(pts), style)
}

// polyline draws a line. Gopdf knows neither open paths nor round ends, so a full line is drawn
// as the outline of the stroke; the dashes of a broken one are lines with flat ends.
func (p *pdfWriter) polyline(i scene.Polyline) {
	if len(i.Points) < 2 || !(i.Pen.Width > 0) {
		return
	}
	if i.Pen.Dash == [2]geom.MM{} {
		if outline := geom.Stroke(i.Points, i.Pen.Width, false); len(outline) > 2 {
			p.fillColor(i.Pen.Color)
			p.gp.Polygon(p.points(outline), "F")
		}
		return
	}
	p.pen(scene.Pen{Width: i.Pen.Width, Color: i.Pen.Color})
	for _, dash := range geom.Dashes(i.Points, false, i.Pen.Dash) {
		for k := 1; k < len(dash); k++ {
			p.gp.Line(dash[k-1].X*ptPerMM, dash[k-1].Y*ptPerMM, dash[k].X*ptPerMM, dash[k].Y*ptPerMM)
		}
	}
}

// pdfShapeKey is a shape at a size.
type pdfShapeKey struct {
	shape *scene.Shape
	size  geom.MM
}

// symbol draws a shared outline, every part by itself. A part that lies over another would show
// through, so of a symbol that does all parts are one outline.
func (p *pdfWriter) symbol(i scene.Symbol) {
	if i.Shape == nil || !(i.Shape.Grid > 0) || !(i.Size > 0) {
		return
	}
	key := pdfShapeKey{i.Shape, i.Size}
	parts, ok := p.shapes[key]
	if !ok {
		parts = scaledParts(i.Shape, i.Size)
		p.shapes[key] = parts
	}
	p.fillColor(i.Color)
	if i.Alpha != 0 {
		parts = []geom.Polygon{bridged(parts)}
	}
	for _, part := range parts {
		if len(part) > 2 {
			p.gp.Polygon(p.points(part.Moved(i.At)), "F")
		}
	}
}

// scaledParts returns the outlines of a shape at a size in mm, without corners that nobody sees.
func scaledParts(s *scene.Shape, size geom.MM) []geom.Polygon {
	parts := make([]geom.Polygon, 0, len(s.Outlines))
	for _, o := range s.Outlines {
		part := make(geom.Polygon, len(o))
		for i, q := range o {
			part[i] = q.Mul(size / s.Grid)
		}
		parts = append(parts, simplified(part, pdfTolerance))
	}
	return withHoles(parts)
}

// bridged joins outlines to one, by lines that are drawn there and back and so have no area.
func bridged(parts []geom.Polygon) geom.Polygon {
	var out geom.Polygon
	for _, part := range parts {
		if len(part) > 0 {
			out = append(append(out, part...), part[0])
		}
	}
	for i := len(parts) - 1; i >= 0; i-- {
		if len(parts[i]) > 0 {
			out = append(out, parts[i][0])
		}
	}
	return out
}

// simplified returns an outline from which no corner of pts is farther than a tolerance
// (Douglas and Peucker).
func simplified(pts geom.Polygon, tolerance geom.MM) geom.Polygon {
	if len(pts) < 4 {
		return pts
	}
	keep := make([]bool, len(pts))
	far := 0 // the corner farthest from the first divides the outline in two lines
	for i := range pts {
		if pts[i].Dist(pts[0]) > pts[far].Dist(pts[0]) {
			far = i
		}
	}
	keep[0], keep[far] = true, true
	type stretch struct{ from, to int } // to may be len(pts), which is the first again
	for todo := []stretch{{0, far}, {far, len(pts)}}; len(todo) > 0; {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		a, b := pts[s.from], pts[s.to%len(pts)]
		worst, at := tolerance, -1
		for i := s.from + 1; i < s.to; i++ {
			if d := distanceFrom(a, b, pts[i]); d > worst {
				worst, at = d, i
			}
		}
		if at >= 0 {
			keep[at] = true
			todo = append(todo, stretch{s.from, at}, stretch{at, s.to})
		}
	}
	out := make(geom.Polygon, 0, len(pts)/2)
	for i, k := range keep {
		if k {
			out = append(out, pts[i])
		}
	}
	return out
}

// distanceFrom returns how far p lies from the stretch between a and b.
func distanceFrom(a, b, p geom.Pt) geom.MM {
	along, to := b.Sub(a), p.Sub(a)
	length := along.X*along.X + along.Y*along.Y
	if length == 0 {
		return p.Dist(a)
	}
	t := math.Max(0, math.Min(1, (to.X*along.X+to.Y*along.Y)/length))
	return a.Add(along.Mul(t)).Dist(p)
}

func (p *pdfWriter) fillColor(c scene.Color) {
	if !p.set.hasFill || p.set.fill != c {
		p.gp.SetFillColor(c.R, c.G, c.B)
		p.set.fill, p.set.hasFill = c, true
	}
}

func (p *pdfWriter) pen(pen scene.Pen) {
	if !p.set.hasStroke || p.set.stroke != pen.Color {
		p.gp.SetStrokeColor(pen.Color.R, pen.Color.G, pen.Color.B)
		p.set.stroke, p.set.hasStroke = pen.Color, true
	}
	if p.set.width != pen.Width {
		p.gp.SetLineWidth(pen.Width * ptPerMM)
		p.set.width = pen.Width
	}
	if !(pen.Dash[0] > 0 && pen.Dash[1] > 0) {
		pen.Dash = [2]geom.MM{}
	}
	if p.set.dash != pen.Dash {
		if pen.Dash == [2]geom.MM{} {
			p.gp.SetLineType("full")
		} else {
			p.gp.SetCustomLineType([]float64{pen.Dash[0] * ptPerMM, pen.Dash[1] * ptPerMM}, 0)
		}
		p.set.dash = pen.Dash
	}
}

// points returns points of the page in points of PDF, in memory that the next call uses again:
// gopdf copies them.
func (p *pdfWriter) points(pts []geom.Pt) []gopdf.Point {
	p.buffer = p.buffer[:0]
	for _, q := range pts {
		p.buffer = append(p.buffer, gopdf.Point{X: q.X * ptPerMM, Y: q.Y * ptPerMM})
	}
	return p.buffer
}
