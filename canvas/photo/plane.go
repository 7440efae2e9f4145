package photo

import (
	"image"
	"image/color"
	"math"

	"clustercanvas/canvas/geom"
)

// plane is the brightness of a picture, row by row.
type plane struct {
	w, h int
	pix  []uint8
}

// planeOf returns the brightness of a picture, each edge a whole number of times smaller so that it has at most
// so many pixels, and that number.
func planeOf(img image.Image, most int) (plane, int) {
	b := img.Bounds()
	k := 1
	for (b.Dx()/k)*(b.Dy()/k) > most {
		k++
	}
	p := plane{w: b.Dx() / k, h: b.Dy() / k}
	p.pix = make([]uint8, p.w*p.h)
	row := make([]uint8, b.Dx())
	sums := make([]int, p.w)
	for y := range p.h {
		clear(sums)
		for j := range k {
			luma(row, img, b.Min.Y+y*k+j)
			for x := range sums {
				for _, v := range row[x*k : x*k+k] {
					sums[x] += int(v)
				}
			}
		}
		for x, s := range sums {
			p.pix[y*p.w+x] = uint8(s / (k * k))
		}
	}
	return p, k
}

// luma fills a row with the brightness of a row of a picture.
func luma(row []uint8, img image.Image, y int) {
	b := img.Bounds()
	switch img := img.(type) {
	case *image.YCbCr:
		copy(row, img.Y[img.YOffset(b.Min.X, y):][:b.Dx()])
	case *image.Gray:
		copy(row, img.Pix[img.PixOffset(b.Min.X, y):][:b.Dx()])
	case *image.RGBA:
		lumaOf(row, img.Pix[img.PixOffset(b.Min.X, y):])
	case *image.NRGBA: // photos are opaque
		lumaOf(row, img.Pix[img.PixOffset(b.Min.X, y):])
	default:
		for x := range row {
			row[x] = color.GrayModel.Convert(img.At(b.Min.X+x, y)).(color.Gray).Y
		}
	}
}

func lumaOf(row, pix []uint8) {
	for x := range row {
		row[x] = uint8((77*int(pix[4*x]) + 150*int(pix[4*x+1]) + 29*int(pix[4*x+2])) >> 8)
	}
}

// half returns the plane half as large.
func (p plane) half() plane {
	out := plane{w: p.w / 2, h: p.h / 2}
	out.pix = make([]uint8, out.w*out.h)
	for y := range out.h {
		a, b := p.pix[2*y*p.w:], p.pix[(2*y+1)*p.w:]
		for x := range out.w {
			out.pix[y*out.w+x] = uint8((int(a[2*x]) + int(a[2*x+1]) + int(b[2*x]) + int(b[2*x+1]) + 2) / 4)
		}
	}
	return out
}

// The parts that four neighbors in a row have in a pixel that lies a quarter beside the second, by Catmull
// and Rom, of 128: edges stay as sharp as they are.
const (
	quarter0 = -9
	quarter1 = 111
	quarter2 = 29
	quarter3 = -3
)

// doubled returns some rows of the plane twice as large.
func (p plane) doubled(from, to int) plane {
	out := plane{w: 2 * p.w, h: 2 * (to - from)}
	out.pix = make([]uint8, out.w*out.h)
	column := make([]int, p.w)
	for y := range out.h {
		// A pixel of the double lies a quarter above or below the middle of its own.
		at, step := from+y/2, 1
		if y%2 == 0 {
			step = -1
		}
		r0, r1, r2, r3 := p.row(at-step), p.row(at), p.row(at+step), p.row(at+2*step)
		for x := range column {
			column[x] = quarter0*int(r0[x]) + quarter1*int(r1[x]) + quarter2*int(r2[x]) + quarter3*int(r3[x])
		}
		line := out.pix[y*out.w:][:out.w]
		for x := range column {
			l2, l1, c, g1, g2 := column[max(0, x-2)], column[max(0, x-1)], column[x], column[min(p.w-1, x+1)], column[min(p.w-1, x+2)]
			line[2*x] = clamp8((quarter0*g1 + quarter1*c + quarter2*l1 + quarter3*l2) >> 14)
			line[2*x+1] = clamp8((quarter0*l1 + quarter1*c + quarter2*g1 + quarter3*g2) >> 14)
		}
	}
	return out
}

func clamp8(v int) uint8 { return uint8(min(255, max(0, v))) }

// row returns a row; those beyond the edge are as the last ones.
func (p plane) row(y int) []uint8 {
	y = min(p.h-1, max(0, y))
	return p.pix[y*p.w:][:p.w]
}

// at returns the brightness at a point, in pixels from the corner: the middle of the first pixel is at a
// half. Between pixels it is that of a smooth surface through them.
func (p plane) at(q geom.Pt) float64 {
	x, y := q.X-0.5, q.Y-0.5
	if !(x > -2 && y > -2 && x < float64(p.w)+1 && y < float64(p.h)+1) {
		return 255
	}
	ix, iy := int(math.Floor(x)), int(math.Floor(y))
	wx, wy := cubic(x-float64(ix)), cubic(y-float64(iy))
	var sum float64
	if ix >= 1 && ix+2 < p.w && iy >= 1 && iy+2 < p.h {
		for j := range 4 {
			r := p.pix[(iy-1+j)*p.w+ix-1:][:4]
			sum += wy[j] * (wx[0]*float64(r[0]) + wx[1]*float64(r[1]) + wx[2]*float64(r[2]) + wx[3]*float64(r[3]))
		}
		return sum
	}
	for j := range 4 {
		r := p.row(iy - 1 + j)
		for i := range 4 {
			sum += wy[j] * wx[i] * float64(r[min(p.w-1, max(0, ix-1+i))])
		}
	}
	return sum
}

// cubic returns the parts of four neighbors in a point between the second and the third, by Catmull and Rom.
func cubic(t float64) [4]float64 {
	return [4]float64{
		t * (-0.5 + t*(1-0.5*t)),
		1 + t*t*(-2.5+1.5*t),
		t * (0.5 + t*(2-1.5*t)),
		t * t * (-0.5 + 0.5*t),
	}
}

// near returns the brightness where a homography takes a point, by the four pixels around: less sharp than at, and
// several times faster.
func (p plane) near(h Homography, q geom.Pt) float64 {
	w := 1 / (h[6]*q.X + h[7]*q.Y + h[8])
	x, y := (h[0]*q.X+h[1]*q.Y+h[2])*w-0.5, (h[3]*q.X+h[4]*q.Y+h[5])*w-0.5
	if !(x >= 0 && y >= 0 && x < float64(p.w-1) && y < float64(p.h-1)) {
		return 255
	}
	ix, iy := int(x), int(y)
	fx, fy := x-float64(ix), y-float64(iy)
	i := iy*p.w + ix
	a, b := p.pix[i:i+2:i+2], p.pix[i+p.w:i+p.w+2:i+p.w+2]
	top, low := float64(a[0])+fx*(float64(a[1])-float64(a[0])), float64(b[0])+fx*(float64(b[1])-float64(b[0]))
	return top + fy*(low-top)
}
